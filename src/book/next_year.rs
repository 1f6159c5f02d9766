//! The book of the year after: the same scheme and the same subjects, last year's results beside them,
//! and nothing entered yet.

use std::sync::Arc;

use super::{Book, Calculation, Facet, Table};
use crate::engine::Column;
use crate::scheme::{Role, next_year, year_later, years_later};

/// The book for the period a year later. The rosters and the layouts of files are carried over; where a
/// class compares with last year, its results become last year's.
pub fn next_year_book(book: &Book, calculation: &Calculation) -> Book {
    let scheme = next_year(&book.scheme);
    let (title, period) = (years_later(&book.title), years_later(&book.period));
    let mut next = Book::new(scheme, &title, &book.organisation, &period, year_later(book.date));
    for (position, class) in next.scheme.classes.iter().enumerate() {
        let (Some(from), Some(to)) = (book.tables.get(position), next.tables.get_mut(position)) else {
            continue;
        };
        carry_roster(from, to);
        let Some(previous) = &class.previous else { continue };
        for (column, role) in [(&previous.index, Role::Index), (&previous.grade, Role::Grade)] {
            let figures = calculation.role_position(position, &role);
            if let (Some(at), Some(figures)) = (to.column_position(column), figures) {
                let values = (0..from.rows).map(|row| calculation.value(position, figures, row));
                if let Some(entries) = to.entries.get_mut(at) {
                    *entries = Arc::new(values.collect());
                }
                to.provenance.carry(at, None);
            }
        }
    }
    next.mappings.clone_from(&book.mappings);
    next
}

/// The columns of the roster, those too that only an import brought; all others are blank.
fn carry_roster(from: &Table, to: &mut Table) {
    to.rows = from.rows;
    for entries in &mut to.entries {
        *entries = Arc::new(Column::empty(from.rows));
    }
    let columns = from.columns.iter().zip(&from.entries).enumerate();
    for (position, (column, entries)) in columns.filter(|(_, (column, _))| column.facet == Facet::Roster) {
        let at = to.column_position(&column.name).unwrap_or_else(|| {
            to.columns.push(column.clone());
            to.entries.push(Arc::clone(entries));
            to.columns.len() - 1
        });
        if let Some(blank) = to.entries.get_mut(at) {
            *blank = Arc::clone(entries);
        }
        to.provenance.carry(at, from.provenance.shared(position));
    }
}
