//! The engine beside hand-written columns, natively.

use std::{hint::black_box, sync::Arc};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use evalbook::engine::Value;
use evalbook_bench::{by_hand, by_model, scores::Scores};

fn calculation(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("six columns");
    group.sample_size(10);
    for rows in [10_000, 100_000, 1_000_000] {
        let scores = Scores::new(rows);
        let entries = by_model::entries(&scores);
        group.bench_with_input(BenchmarkId::new("by hand", rows), &scores, |bench, scores| {
            bench.iter(|| black_box(by_hand::columns(scores)));
        });
        group.bench_with_input(BenchmarkId::new("engine", rows), &entries, |bench, entries| {
            bench.iter(|| black_box(by_model::model(entries, rows, 6)));
        });
    }
    group.finish();
}

fn edit(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one edit of 100,000 rows");
    group.sample_size(20);
    let scores = Scores::new(100_000);
    let entries = by_model::entries(&scores);
    for (name, formulas) in [("row formulas", 3), ("with ranks and groups", 6)] {
        let mut model = by_model::model(&entries, scores.rows(), formulas);
        let Some((_, column)) = entries.first() else { return };
        let versions = [11.5, 88.5].map(|mark| {
            let mut column = column.as_ref().clone();
            column.set(777, Value::Number(mark));
            Arc::new(column)
        });
        let mut turn = versions.iter().cycle();
        group.bench_function(name, |bench| {
            bench.iter(|| {
                if let Some(column) = turn.next() {
                    model.replace_entries(0, 0, Arc::clone(column), &[777]);
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, calculation, edit);
criterion_main!(benches);
