//! The engine beside hand-written columns, natively.

use std::{hint::black_box, sync::Arc};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use evalbook_bench::{by_hand, by_model, scores::Scores};

fn calculation(criterion: &mut Criterion) {
    for columns in [3, 6] {
        let mut group = criterion.benchmark_group(format!("{columns} columns"));
        group.sample_size(10);
        for rows in [2_000, 100_000, 1_000_000] {
            let scores = Scores::new(rows);
            let entries = by_model::entries(&scores);
            group.bench_with_input(BenchmarkId::new("by hand", rows), &scores, |bench, scores| {
                bench.iter(|| black_box(by_hand::columns(scores, columns)));
            });
            group.bench_with_input(BenchmarkId::new("engine", rows), &entries, |bench, entries| {
                bench.iter(|| black_box(by_model::model(entries, rows, columns)));
            });
        }
        group.finish();
    }
}

fn edit(criterion: &mut Criterion) {
    let rows = 100_000;
    let entries = by_model::entries(&Scores::new(rows));
    for columns in [3, 6] {
        let mut group = criterion.benchmark_group(format!("{columns} columns"));
        group.sample_size(20);
        let mut model = by_model::model(&entries, rows, columns);
        let Some((_, column)) = entries.first() else { return };
        let versions = [0, 1].map(|turn| Arc::new(by_model::edited(column, turn)));
        let mut turn = versions.iter().cycle();
        group.bench_function(BenchmarkId::new("edit", rows), |bench| {
            bench.iter(|| {
                if let Some(column) = turn.next() {
                    model.replace_entries(0, 0, Arc::clone(column), &[by_model::EDITED]);
                }
            });
        });
        group.finish();
    }
}

criterion_group!(benches, calculation, edit);
criterion_main!(benches);
