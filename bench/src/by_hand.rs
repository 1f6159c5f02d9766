//! The six figures as a programmer would write them for this one case.

use evalbook::engine::round_to;

use crate::scores::{GROUPS, Scores};

/// The weights of the first six columns.
pub const WEIGHTS: [f64; 6] = [0.3, 0.2, 0.15, 0.15, 0.1, 0.1];

/// The first three calculated columns, or all six where more than three are wanted.
pub fn columns(scores: &Scores, count: usize) -> Vec<Vec<f64>> {
    let weighted = weighted(scores);
    let capped = capped(scores, &weighted);
    let rounded: Vec<f64> = capped.iter().map(|&score| round_to(score, 2)).collect();
    if count <= 3 {
        return vec![weighted, capped, rounded];
    }
    let (rank, percent) = standing(&rounded);
    let shares = group_shares(&rounded, &scores.groups);
    vec![weighted, capped, rounded, rank, percent, shares]
}

fn weighted(scores: &Scores) -> Vec<f64> {
    let mut sums = vec![0.0; scores.rows()];
    for (column, weight) in scores.marks.iter().zip(WEIGHTS) {
        for (sum, mark) in sums.iter_mut().zip(column) {
            *sum += weight * mark;
        }
    }
    sums
}

fn capped(scores: &Scores, weighted: &[f64]) -> Vec<f64> {
    let (Some(bar), Some(bonus)) = (scores.marks.get(6), scores.marks.get(7)) else { return Vec::new() };
    let rows = weighted.iter().zip(bar).zip(bonus);
    rows.map(|((score, bar), bonus)| if *bar < 20.0 { 0.0 } else { (score + bonus / 10.0).clamp(0.0, 100.0) })
        .collect()
}

/// RANK and PERCENTRANK.INC (three digits, cut) from one sort.
fn standing(values: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut order: Vec<(u64, u32)> =
        values.iter().zip(0_u32..).map(|(value, row)| (value.to_bits(), row)).collect();
    order.sort_unstable();
    let count = values.len();
    let (mut rank, mut percent) = (vec![0.0; count], vec![0.0; count]);
    for run in order.chunk_by(|one, other| one.0 == other.0).scan(0, |start, run| {
        let first = *start;
        *start += run.len();
        Some((first, run))
    }) {
        let (below, run) = run;
        let place = (count - below - run.len() + 1) as f64;
        let share = (below as f64 / (count - 1) as f64 * 1000.0 + 1e-9).floor() / 1000.0;
        for &(_, row) in run {
            if let (Some(rank), Some(percent)) = (rank.get_mut(row as usize), percent.get_mut(row as usize)) {
                *rank = place;
                *percent = share;
            }
        }
    }
    (rank, percent)
}

/// SUMIFS ÷ (AVERAGEIFS + 1) by group.
fn group_shares(values: &[f64], groups: &[usize]) -> Vec<f64> {
    let mut sums = [0.0; GROUPS];
    let mut counts = [0.0; GROUPS];
    for (value, &group) in values.iter().zip(groups) {
        if let (Some(sum), Some(count)) = (sums.get_mut(group), counts.get_mut(group)) {
            *sum += value;
            *count += 1.0;
        }
    }
    let share = |group: &usize| match (sums.get(*group), counts.get(*group)) {
        (Some(sum), Some(count)) => sum / (sum / count + 1.0),
        _ => 0.0,
    };
    groups.iter().map(share).collect()
}
