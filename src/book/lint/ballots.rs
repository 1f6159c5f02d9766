//! Kinds of raters with fewer valid ballots than are needed.

use super::{Books, Report, some};
use crate::engine::{Value, number_text};
use crate::scheme::lint::Place;
use crate::scheme::{Body, Measure};

/// Subjects of whom a kind of rater has given too few valid ballots: its mean does not count.
pub(super) fn too_few(books: &Books, report: &mut Report) {
    for class in &books.book.scheme.classes {
        let Some(position) = books.book.table_position(&class.name) else { continue };
        let Some(table) = books.book.tables.get(position) else { continue };
        let key = table.column_position(&class.key);
        for indicator in class.leaves() {
            let Body::Leaf { measure: Measure::Ballots { table: of, raters, rules, .. }, .. } =
                &indicator.body
            else {
                continue;
            };
            // Without any ballots the indicator has no entries, which is told of by itself.
            if books.book.table(of).is_none_or(|ballots| ballots.rows == 0) {
                continue;
            }
            let needed = rules.fewest.max(1.0);
            for rater in raters {
                let name = format!("{}{}票数", indicator.name, rater.name);
                let Some(column) = books.column(position, &name) else { continue };
                let short =
                    (0..table.rows).filter_map(|row| match books.calculation.value(position, column, row) {
                        Value::Number(count) if count < needed => {
                            let subject = key.map(|key| table.value(key, row));
                            Some(match subject {
                                Some(Value::Text(subject)) => {
                                    format!("{subject}（{} 票）", number_text(count))
                                }
                                _ => format!("第 {} 行", row + 1),
                            })
                        }
                        _ => None,
                    });
                let short: Vec<String> = short.collect();
                if short.is_empty() {
                    continue;
                }
                let (zh, en) = some(&short);
                let needed = number_text(needed);
                report.find(
                    Place::Indicator { class: class.name.clone(), indicator: indicator.name.clone() },
                    &indicator.source,
                    format!("“{}”的“{}”有效票不足 {needed} 张：{zh}。这一类不计分，请补票或核对作废原因。", indicator.name, rater.name),
                    format!("Fewer than {needed} valid ballots of {} in {}: {en}. The kind does not count; add ballots.", rater.name, indicator.name), None);
            }
        }
    }
}
