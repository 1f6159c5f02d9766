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

/// The number in a calculated column; NaN where there is none, so that a comparison fails.
pub fn number(model: &Model, entered: usize, formula: usize, row: usize) -> f64 {
    match model.value(Place { table: 0, column: entered + formula, row }) {
        Value::Number(number) => number,
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMULAS, entries, model, number};
    use crate::{by_hand, scores::Scores};

    #[test]
    fn formulas_and_hand_written_columns_agree() {
        let scores = Scores::new(1_000);
        let entries = entries(&scores);
        let model = model(&entries, scores.rows(), FORMULAS.len());
        assert_eq!(model.diagnostics(), []);
        for (formula, by_hand) in by_hand::columns(&scores).iter().enumerate() {
            for (row, expected) in by_hand.iter().enumerate() {
                let found = number(&model, entries.len(), formula, row);
                let near = (found - expected).abs() <= 1e-12 * expected.abs().max(1.0);
                assert!(near, "{} row {row}: {found} and {expected}", FORMULAS[formula].0);
            }
        }
    }
}
