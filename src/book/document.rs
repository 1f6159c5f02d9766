//! The document and its tables.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::engine::{Column, Value};
use crate::scheme::{Body, Class, Indicator, Kind, Meaning, Options, Period, Scheme, entered_columns};

/// Everything that is saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// The title (2026 年度党建考评).
    pub title: String,
    /// The organisation that evaluates.
    pub organisation: String,
    /// The period, as text (2026 年度).
    pub period: String,
    /// The evaluation's date, Excel's serial day; today for every formula.
    pub date: f64,
    /// The scheme.
    pub scheme: Scheme,
    /// The tables: one per class in the scheme's order, then one per entry table.
    pub tables: Vec<Table>,
}

/// A table of the document. Every column has as many rows as the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The name formulas use.
    pub name: String,
    /// What the table is.
    pub role: TableRole,
    /// The number of rows.
    pub rows: usize,
    /// The definitions of the entered columns.
    pub columns: Vec<ColumnDefinition>,
    /// The entered values, a column each.
    pub entries: Vec<Arc<Column>>,
}

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableRole {
    /// The subjects of the class at this position in the scheme.
    Subjects(usize),
    /// The entry table at this position in the scheme.
    Entries(usize),
}

/// An entered column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnDefinition {
    /// The name formulas use, unique in its table.
    pub name: String,
    /// What it means to an importer.
    pub meaning: Meaning,
    /// The kind of its values.
    pub kind: Kind,
    /// The values it may take.
    pub options: Options,
    /// Whether it belongs to the roster or to the scores.
    pub facet: Facet,
}

/// The part of a table a column belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Facet {
    /// Who the subject is.
    Roster,
    /// What is entered about the subject.
    Scores,
    /// What is calculated.
    Results,
}

impl Book {
    /// An empty book for a scheme.
    pub fn new(scheme: Scheme, title: &str, organisation: &str, period: &str, date: f64) -> Self {
        let classes = scheme.classes.iter().enumerate().map(|(position, class)| Table {
            name: class.name.clone(),
            role: TableRole::Subjects(position),
            rows: 0,
            entries: Vec::new(),
            columns: class_columns(&scheme.period, class),
        });
        let entries = scheme.tables.iter().enumerate().map(|(position, table)| Table {
            name: table.name.clone(),
            role: TableRole::Entries(position),
            rows: 0,
            entries: Vec::new(),
            columns: table
                .columns
                .iter()
                .filter(|column| column.formula.is_none())
                .map(|column| ColumnDefinition {
                    name: column.name.clone(),
                    meaning: Meaning::Other,
                    kind: column.kind,
                    options: column.options.clone(),
                    facet: Facet::Scores,
                })
                .collect(),
        });
        let mut tables: Vec<Table> = classes.chain(entries).collect();
        for table in &mut tables {
            table.entries = table.columns.iter().map(|_| Arc::new(Column::empty(0))).collect();
        }
        Self {
            title: title.into(),
            organisation: organisation.into(),
            period: period.into(),
            date,
            scheme,
            tables,
        }
    }

    /// The position of the table with this name.
    pub fn table_position(&self, name: &str) -> Option<usize> {
        self.tables.iter().position(|table| table.name == name)
    }

    /// The table with this name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The class whose subjects the table at `position` holds.
    pub fn class_of(&self, position: usize) -> Option<&Class> {
        match self.tables.get(position)?.role {
            TableRole::Subjects(class) => self.scheme.classes.get(class),
            TableRole::Entries(_) => None,
        }
    }
}

impl Table {
    /// The position of the entered column with this name.
    pub fn column_position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The entered value of a cell; empty outside the table.
    pub fn value(&self, column: usize, row: usize) -> Value {
        self.entries.get(column).map(|entries| entries.get(row)).unwrap_or_default()
    }
}

fn class_columns(period: &Period, class: &Class) -> Vec<ColumnDefinition> {
    let mut columns = Vec::new();
    if !class.attributes.iter().any(|attribute| attribute.name == class.key) {
        columns.push(ColumnDefinition {
            name: class.key.clone(),
            meaning: Meaning::Other,
            kind: Kind::Text,
            options: Options::Free,
            facet: Facet::Roster,
        });
    }
    columns.extend(class.attributes.iter().map(|attribute| ColumnDefinition {
        name: attribute.name.clone(),
        meaning: attribute.meaning,
        kind: attribute.kind,
        options: attribute.options.clone(),
        facet: Facet::Roster,
    }));
    if let Some(previous) = &class.previous {
        for (name, kind) in [(&previous.index, Kind::Number), (&previous.grade, Kind::Text)] {
            let column = score_column(name, kind, Options::Free);
            push_unless_there(ColumnDefinition { facet: Facet::Roster, ..column }, &mut columns);
        }
    }
    for indicator in &class.indicators {
        push_entry_columns(period, indicator, &mut columns);
    }
    push_standing_columns(class, &mut columns);
    columns
}

/// The entries beside the indicators' own: months served, vetoes and bars, adjustment, order by hand.
fn push_standing_columns(class: &Class, columns: &mut Vec<ColumnDefinition>) {
    if let Some(apportionment) = &class.apportionment {
        let options = Options::Between(0.0, apportionment.full);
        push_unless_there(score_column(&apportionment.column, Kind::Number, options), columns);
    }
    for restriction in &class.restrictions {
        // Several restrictions may stand in one column, a word each.
        let same = class.restrictions.iter().filter(|other| other.column == restriction.column);
        let mut words: Vec<String> = same.map(|other| other.is.clone()).collect();
        words.dedup();
        push_unless_there(score_column(&restriction.column, Kind::Text, Options::Choice(words)), columns);
    }
    if let Some(adjustment) = &class.adjustment {
        let options = class.cap.map_or(Options::Free, |cap| Options::Between(0.0, cap));
        push_unless_there(score_column(&adjustment.column, Kind::Number, options), columns);
        for name in [&adjustment.reason, &adjustment.by] {
            push_unless_there(score_column(name, Kind::Text, Options::Free), columns);
        }
    }
    if let Some(hand) = &class.ranking.by_hand {
        push_unless_there(score_column(hand, Kind::Count, Options::Free), columns);
    }
}

fn push_unless_there(column: ColumnDefinition, columns: &mut Vec<ColumnDefinition>) {
    if !columns.iter().any(|there| there.name == column.name) {
        columns.push(column);
    }
}

/// Adds what is entered for an indicator. What several indicators read is entered once.
fn push_entry_columns(period: &Period, indicator: &Indicator, columns: &mut Vec<ColumnDefinition>) {
    match &indicator.body {
        Body::Group { children, .. } => {
            for child in children {
                push_entry_columns(period, child, columns);
            }
        }
        Body::Leaf { measure, .. } => {
            for entered in entered_columns(period, measure) {
                if !columns.iter().any(|column| column.name == entered.name) {
                    columns.push(score_column(&entered.name, entered.kind, entered.options));
                }
            }
        }
    }
}

fn score_column(name: &str, kind: Kind, options: Options) -> ColumnDefinition {
    ColumnDefinition { name: name.into(), meaning: Meaning::Other, kind, options, facet: Facet::Scores }
}
