//! Which columns a sheet has.

use super::Place;
use crate::book::{Book, Calculation, Facet, Table, TableRole};
use crate::scheme::{FormulaColumn, Meaning, Role};

/// The columns that tell a reader who a subject is: the key, a person's name, the unit it is ranked in
/// or linked to.
pub(in crate::excel) fn identity(book: &Book, position: usize, table: &Table) -> Vec<usize> {
    let Some(class) = book.class_of(position) else { return Vec::new() };
    let wanted = |name: &str, meaning: Meaning| {
        name == class.key
            || meaning == Meaning::PersonName
            || class.ranking.within.as_deref() == Some(name)
            || class.link.as_ref().is_some_and(|link| link.attribute == name)
    };
    table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.facet == Facet::Roster && wanted(&column.name, column.meaning))
        .map(|(column, _)| column)
        .collect()
}

/// The class's results in the order they are read: the conclusion, how it is made up, the indicators,
/// what follows; workings that can be unfolded stand last in their part.
pub(super) fn result_columns(
    book: &Book,
    calculation: &Calculation,
    position: usize,
    table: &Table,
) -> Vec<Place> {
    let mut columns = repeats(identity(book, position, table));
    let entered = calculation.entered_columns(position);
    let formulas = calculation.formulas(position);
    for wanted in [Section::Conclusion, Section::Composition, Section::Indicators, Section::Following] {
        let of_section = |formula: &usize| section(formulas, *formula) == wanted;
        let mut found: Vec<usize> = (0..formulas.len()).filter(of_section).collect();
        if wanted == Section::Composition {
            found.sort_by_key(|&formula| formulas.get(formula).is_some_and(is_working));
        }
        columns.extend(found.into_iter().map(|formula| Place::Home(entered + formula)));
    }
    columns
}

/// Whether a column is a step on the way that a reader unfolds only to follow it.
pub(in crate::excel) fn is_working(formula: &FormulaColumn) -> bool {
    matches!(
        formula.role,
        Role::Helper | Role::TakesPart | Role::Quota(..) | Role::Pooled | Role::Floor | Role::Reach
    )
}

/// The position of the class's key.
pub(in crate::excel) fn key_column(book: &Book, position: usize) -> Option<usize> {
    let class = book.class_of(position)?;
    book.tables.get(position)?.column_position(&class.key)
}

/// A part of the sheet of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::excel) enum Section {
    Conclusion,
    Composition,
    Indicators,
    Following,
}

/// The part that the calculated column at this position belongs to. An intermediate quantity stands
/// before what needs it: a leaf's score, or the summary.
pub(in crate::excel) fn section(formulas: &[FormulaColumn], position: usize) -> Section {
    let of = formulas.iter().skip(position).find(|formula| formula.role != Role::Helper);
    let helps = formulas.get(position).is_some_and(|formula| formula.role == Role::Helper);
    match of.map(|formula| &formula.role) {
        Some(Role::Part(_) | Role::Group(_)) => Section::Indicators,
        Some(
            Role::Computed | Role::Adjustment | Role::Index | Role::Rank | Role::RankWithin | Role::Grade,
        ) if !helps => Section::Conclusion,
        Some(Role::Alert(_) | Role::Outcome(_)) if !helps => Section::Following,
        _ => Section::Composition,
    }
}

pub(super) fn subjects(book: &Book) -> impl Iterator<Item = (usize, &Table)> {
    book.tables.iter().enumerate().filter(|(_, table)| matches!(table.role, TableRole::Subjects(_)))
}

pub(super) fn of_facet(table: &Table, facet: Facet) -> Vec<Place> {
    let found = table.columns.iter().enumerate().filter(|(_, column)| column.facet == facet);
    found.map(|(column, _)| Place::Home(column)).collect()
}

/// The columns that tell who a subject is, the key as a copy.
pub(super) fn marked(book: &Book, position: usize, table: &Table) -> Vec<Place> {
    let key = key_column(book, position);
    let columns = identity(book, position, table).into_iter();
    columns
        .map(|column| if Some(column) == key { Place::Copy(column) } else { Place::Repeat(column) })
        .collect()
}

fn repeats(columns: Vec<usize>) -> Vec<Place> {
    columns.into_iter().map(Place::Repeat).collect()
}
