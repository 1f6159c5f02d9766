//! How the classes stand.

use super::display::calculated_text;
use super::open::Open;
use super::{ClassSummary, Count, SummaryView};
use crate::book::TableRole;
use crate::engine::Value;
use crate::scheme::{Class, Format, Role};

impl Open {
    /// The counts of the overview.
    pub(super) fn summary(&self) -> SummaryView {
        let classes = self.book.tables.iter().enumerate().filter_map(|(position, table)| match table.role {
            TableRole::Subjects(class) => {
                Some(self.class_summary(position, self.book.scheme.classes.get(class)?, table.rows))
            }
            TableRole::Entries(_) => None,
        });
        SummaryView { classes: classes.collect() }
    }

    fn class_summary(&self, table: usize, class: &Class, rows: usize) -> ClassSummary {
        let numbers = |role: Role| -> Vec<f64> {
            let Some(column) = self.calculation.role_position(table, &role) else { return Vec::new() };
            (0..rows)
                .filter_map(|row| match self.value(table, column, row) {
                    Value::Number(number) => Some(number),
                    _ => None,
                })
                .collect()
        };
        let indices = numbers(Role::Index);
        let missing: f64 = numbers(Role::Missing).iter().sum();
        let mean = if indices.is_empty() {
            String::new()
        } else {
            let mean = indices.iter().sum::<f64>() / indices.len() as f64;
            calculated_text(&Value::Number(mean), Format::Fixed(class.decimals))
        };
        ClassSummary {
            name: class.name.clone(),
            index: class.index.clone(),
            subjects: rows,
            complete: indices.len(),
            missing: missing as usize,
            alerts: self.alert_count(table, class),
            mean,
            grades: self.grade_counts(table, class, rows),
        }
    }

    fn grade_counts(&self, table: usize, class: &Class, rows: usize) -> Vec<Count> {
        let mut counts: Vec<Count> =
            class.grades.iter().map(|band| Count { name: band.name.clone(), count: 0 }).collect();
        if let Some(column) = self.calculation.role_position(table, &Role::Grade) {
            for row in 0..rows {
                if let Value::Text(grade) = self.value(table, column, row)
                    && let Some(count) = counts.iter_mut().find(|count| *count.name == *grade)
                {
                    count.count += 1;
                }
            }
        }
        counts
    }
}
