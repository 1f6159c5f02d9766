//! Who belongs together: the units by which results are handed out.

use std::collections::BTreeMap;

use crate::book::Book;
use crate::engine::Value;
use crate::scheme::Meaning;

/// The subjects of a class that belong to one unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// The table of the subjects.
    pub table: usize,
    /// The entered column that names the unit.
    pub column: usize,
    /// The unit's name.
    pub name: String,
    /// The subjects' rows, in the roster's order.
    pub rows: Vec<usize>,
    /// Where the unit is a subject itself: its table and row.
    pub own: Option<(usize, usize)>,
}

/// All units, class by class, in the order of their first subjects. Subjects without a unit belong to
/// none.
pub(super) fn groups(book: &Book) -> Vec<Group> {
    (0..book.tables.len()).flat_map(|table| groups_of(book, table)).collect()
}

/// The units of a class.
pub(super) fn groups_of(book: &Book, table: usize) -> Vec<Group> {
    let (Some(column), Some(found)) = (unit_column(book, table), book.tables.get(table)) else {
        return Vec::new();
    };
    let own = unit_rows(book, table);
    let mut groups: Vec<Group> = Vec::new();
    let mut known = BTreeMap::new();
    for row in 0..found.rows {
        let Value::Text(name) = found.value(column, row) else { continue };
        if name.trim().is_empty() {
            continue;
        }
        let at = *known.entry(name.to_string()).or_insert_with(|| {
            let own = own.get(&*name).copied();
            groups.push(Group { table, column, name: name.to_string(), rows: Vec::new(), own });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.rows.push(row);
        }
    }
    groups
}

/// Whether a class's subjects are people.
pub(super) fn is_of_people(book: &Book, table: usize) -> bool {
    book.class_of(table).is_some_and(|class| {
        class.attributes.iter().any(|attribute| attribute.meaning == Meaning::PersonName)
    })
}

/// The entered column that names a subject's unit: that of the link, else the branch, else the
/// department. Units themselves are not gathered: there are as many as one reads at a glance.
fn unit_column(book: &Book, table: usize) -> Option<usize> {
    let class = book.class_of(table).filter(|_| is_of_people(book, table))?;
    let columns = &book.tables.get(table)?.columns;
    let by_name =
        class.link.as_ref().and_then(|link| columns.iter().position(|column| column.name == link.attribute));
    let by_meaning = |meaning: Meaning| columns.iter().position(|column| column.meaning == meaning);
    by_name.or_else(|| by_meaning(Meaning::Branch)).or_else(|| by_meaning(Meaning::Department))
}

/// The rows of the linked class's subjects by their keys.
fn unit_rows(book: &Book, table: usize) -> BTreeMap<String, (usize, usize)> {
    let found = book.class_of(table).and_then(|class| {
        let unit = book.table_position(&class.link.as_ref()?.class)?;
        let key = book.tables.get(unit)?.column_position(&book.class_of(unit)?.key)?;
        Some((unit, key, book.tables.get(unit)?))
    });
    let Some((unit, key, units)) = found else { return BTreeMap::new() };
    (0..units.rows)
        .filter_map(|row| match units.value(key, row) {
            Value::Text(name) => Some((name.to_string(), (unit, row))),
            _ => None,
        })
        .collect()
}
