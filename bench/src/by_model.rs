//! The six figures as formulas of the engine.

use std::sync::Arc;

use evalbook::engine::{Column, Model, Place, Source, Table, TableColumn, Value};

use crate::scores::Scores;

/// The formulas, in order, with their names.
pub const FORMULAS: [(&str, &str); 6] = [
    ("加权", "0.3*[@分1]+0.2*[@分2]+0.15*[@分3]+0.15*[@分4]+0.1*[@分5]+0.1*[@分6]"),
    ("封顶", "IF([@分7]<20,0,MIN(100,MAX(0,[@加权]+[@分8]/10)))"),
    ("得分", "ROUND([@封顶],2)"),
    ("名次", "RANK([@得分],[得分])"),
    ("百分位", "PERCENTRANK.INC([得分],[@得分])"),
    ("份额", "SUMIFS([得分],[组],[@组])/(AVERAGEIFS([得分],[组],[@组])+1)"),
];

/// The entered columns, as the document holds them.
pub fn entries(scores: &Scores) -> Vec<(String, Arc<Column>)> {
    let marks = scores.marks.iter().zip(1..).map(|(column, number)| {
        (format!("分{number}"), Arc::new(column.iter().map(|&mark| Value::Number(mark)).collect()))
    });
    let names: Vec<Value> =
        (0..crate::scores::GROUPS).map(|group| Value::text(format!("第{group}组"))).collect();
    let groups = scores.groups.iter().map(|&group| names.get(group).cloned().unwrap_or_default()).collect();
    marks.chain([("组".to_owned(), Arc::new(groups))]).collect()
}

/// The entered columns and the first `formulas` of [`FORMULAS`], calculated.
pub fn model(entries: &[(String, Arc<Column>)], rows: usize, formulas: usize) -> Model {
    let entered = entries.iter().map(|(name, column)| TableColumn {
        name: name.clone(),
        source: Source::Entries(Arc::clone(column)),
    });
    let calculated = FORMULAS.iter().take(formulas).map(|(name, formula)| TableColumn {
        name: (*name).to_owned(),
        source: Source::Formula((*formula).to_owned()),
    });
    let table = Table { name: "成绩".to_owned(), rows, columns: entered.chain(calculated).collect() };
    Model::new(vec![table], Vec::new(), 46387.0)
}

/// The row that an edit changes.
pub const EDITED: usize = 777;

/// A column of marks with another mark in the edited row: two of them by turns.
pub fn edited(column: &Column, turn: usize) -> Column {
    let mut column = column.clone();
    column.set(EDITED, Value::Number(if turn.is_multiple_of(2) { 11.5 } else { 88.5 }));
    column
}

/// The largest difference between a model's calculated columns, after so many entered ones, and those
/// made by hand, in proportion to the number where that is above 1; NaN where the model has no number.
pub fn difference(model: &Model, entered: usize, by_hand: &[Vec<f64>]) -> f64 {
    let mut largest = 0.0;
    for (column, expected) in by_hand.iter().enumerate() {
        for (row, &expected) in expected.iter().enumerate() {
            let Value::Number(found) = model.value(Place { table: 0, column: entered + column, row }) else {
                return f64::NAN;
            };
            largest = f64::max(largest, (found - expected).abs() / expected.abs().max(1.0));
        }
    }
    largest
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{FORMULAS, difference, edited, entries, model};
    use crate::{by_hand, scores::Scores};

    #[test]
    fn formulas_and_hand_written_columns_agree() {
        let scores = Scores::new(1_000);
        let entries = entries(&scores);
        for count in [3, 6] {
            let mut model = model(&entries, scores.rows(), count);
            assert_eq!(model.diagnostics(), []);
            let by_hand = by_hand::columns(&scores, count);
            assert!(difference(&model, entries.len(), &by_hand) <= 1e-12, "{:?}", FORMULAS.get(..count));
            model.replace_entries(0, 0, Arc::new(edited(&entries[0].1, 0)), &[super::EDITED]);
            assert!(difference(&model, entries.len(), &by_hand) > 1e-3, "the edit changed nothing");
        }
    }
}
