//! The standing of subjects: index, ranks, grades, quotas, outcomes, alerts, the reachable range.

#![cfg(test)]

mod desk;
mod follow;
mod index;
#[path = "../office/mod.rs"]
mod office;
mod properties;
mod quotas;
mod ranks;
mod reach;
mod session;
mod whole;

use evalbook::scheme::Ties;

/// Nothing faults when all rules meet, and every clause meets somebody.
#[test]
fn all_rules_live_together() {
    for ties in [Ties::Shared, Ties::Dense] {
        let desk = whole::filled(ties, desk::MID_YEAR);
        for (table, found) in desk.calculation.model().tables().iter().enumerate() {
            for (column, definition) in found.columns.iter().enumerate() {
                for row in 0..found.rows {
                    let value = desk.calculation.value(table, column, row);
                    assert!(
                        !matches!(value, evalbook::engine::Value::Fault(_)),
                        "{} {}: {value:?}",
                        found.name,
                        definition.name
                    );
                }
            }
        }
        for class in &desk.book.scheme.classes {
            let columns = class.outcomes.iter().map(|outcome| format!("结果.{}", outcome.name));
            for column in columns.chain(class.alerts.iter().map(|alert| format!("预警.{}", alert.name))) {
                let rows = desk.book.table(&class.name).expect("the table").rows;
                assert!(desk.count(&class.name, &column, "") < rows, "{column} meets nobody");
                assert!(desk.count(&class.name, &column, "") > 0, "{column} meets everybody");
            }
        }
    }
}
