//! The book of the year after: the same scheme and the same subjects, last year's results beside them,
//! and nothing entered yet.

use std::sync::Arc;

use super::{Book, Calculation, Facet, Table};
use crate::engine::Column;
use crate::scheme::{Role, next_year, year_later, years_later};

/// The book for the period a year later. The rosters and the layouts of files are carried over; where a class compares with last
/// year, its results become last year's.
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
            let entries = to.column_position(column).and_then(|at| to.entries.get_mut(at));
            let figures = calculation.role_position(position, &role);
            if let (Some(entries), Some(figures)) = (entries, figures) {
                let values = (0..from.rows).map(|row| calculation.value(position, figures, row));
                *entries = Arc::new(values.collect());
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
    let roster = from.columns.iter().zip(&from.entries).filter(|(column, _)| column.facet == Facet::Roster);
    for (column, entries) in roster {
        match to.column_position(&column.name).and_then(|at| to.entries.get_mut(at)) {
            Some(blank) => *blank = Arc::clone(entries),
            None => {
                to.columns.push(column.clone());
                to.entries.push(Arc::clone(entries));
            }
        }
    }
}
