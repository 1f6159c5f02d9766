//! The tables and the entered columns that a scheme needs.

use std::sync::Arc;

use super::{ColumnDefinition, Facet, Provenance, Table, TableRole};
use crate::engine::Column;
use crate::scheme::{Body, Class, EntryTable, Kind, Meaning, Options, Period, Scheme, entered_columns};

/// The empty tables of a scheme: one per class in the scheme's order, then one per entry table.
pub(super) fn layout(scheme: &Scheme) -> Vec<Table> {
    let period = &scheme.period;
    let classes = scheme.classes.iter().enumerate().map(|(position, class)| {
        empty_table(&class.name, TableRole::Subjects(position), class_columns(class, period))
    });
    let entries = scheme.tables.iter().enumerate().map(|(position, table)| {
        empty_table(&table.name, TableRole::Entries(position), entry_columns(table))
    });
    classes.chain(entries).collect()
}

fn empty_table(name: &str, role: TableRole, columns: Columns) -> Table {
    let columns = columns.0;
    let entries = columns.iter().map(|_| Arc::new(Column::empty(0))).collect();
    Table { name: name.to_owned(), role, rows: 0, columns, entries, provenance: Provenance::default() }
}

/// Columns, each name once: what is asked for again (one count that two indicators read) is there.
#[derive(Default)]
struct Columns(Vec<ColumnDefinition>);

impl Columns {
    fn add(&mut self, column: ColumnDefinition) {
        if !self.0.iter().any(|found| found.name == column.name) {
            self.0.push(column);
        }
    }

    fn add_score(&mut self, name: &str, kind: Kind, options: Options) {
        self.add(plain(name, kind, options, Facet::Scores));
    }
}

fn class_columns(class: &Class, period: &Period) -> Columns {
    let mut columns = Columns::default();
    if !class.attributes.iter().any(|attribute| attribute.name == class.key) {
        columns.add(plain(&class.key, Kind::Text, Options::Free, Facet::Roster));
    }
    for attribute in &class.attributes {
        columns.add(ColumnDefinition {
            meaning: attribute.meaning,
            ..plain(&attribute.name, attribute.kind, attribute.options.clone(), Facet::Roster)
        });
    }
    if let Some(previous) = &class.previous {
        columns.add(plain(&previous.index, Kind::Number, Options::Free, Facet::Roster));
        columns.add(plain(&previous.grade, Kind::Text, Options::Free, Facet::Roster));
    }
    for leaf in class.leaves() {
        let Body::Leaf { measure, .. } = &leaf.body else { continue };
        for entered in entered_columns(period, measure) {
            columns.add_score(&entered.name, entered.kind, entered.options);
        }
    }
    add_standing_columns(class, &mut columns);
    columns
}

/// What is entered beside the indicators: service, vetoes and bars, adjustment, the order by hand.
fn add_standing_columns(class: &Class, columns: &mut Columns) {
    if let Some(apportionment) = &class.apportionment {
        columns.add_score(&apportionment.column, Kind::Number, Options::Between(0.0, apportionment.full));
    }
    for restriction in &class.restrictions {
        // Several restrictions may stand in one column, a word each.
        let same = class.restrictions.iter().filter(|other| other.column == restriction.column);
        let mut words: Vec<String> = same.map(|other| other.is.clone()).collect();
        words.dedup();
        columns.add_score(&restriction.column, Kind::Text, Options::Choice(words));
    }
    if let Some(adjustment) = &class.adjustment {
        let options = class.cap.map_or(Options::Free, |cap| Options::Between(0.0, cap));
        columns.add_score(&adjustment.column, Kind::Number, options);
        columns.add_score(&adjustment.reason, Kind::Text, Options::Free);
        columns.add_score(&adjustment.by, Kind::Text, Options::Free);
    }
    if let Some(by_hand) = &class.ranking.by_hand {
        columns.add_score(by_hand, Kind::Count, Options::Free);
    }
}

fn entry_columns(table: &EntryTable) -> Columns {
    let mut columns = Columns::default();
    for column in table.columns.iter().filter(|column| column.formula.is_none()) {
        columns.add_score(&column.name, column.kind, column.options.clone());
    }
    columns
}

fn plain(name: &str, kind: Kind, options: Options, facet: Facet) -> ColumnDefinition {
    ColumnDefinition { name: name.to_owned(), meaning: Meaning::Other, kind, options, facet }
}
