//! Which columns of the model a grid shows, in which order.

use super::open::Open;
use super::{Facet, Grid};
use crate::book::TableRole;
use crate::scheme::{Class, Role};

/// The positions in the model of a grid's columns.
pub(super) fn grid_columns(open: &Open, grid: Grid) -> Vec<usize> {
    let Some(table) = open.book.tables.get(grid.table) else { return Vec::new() };
    let entered = |facet: Facet| {
        table
            .columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column.facet == facet)
            .map(|(position, _)| position)
    };
    let Some(class) = open.book.class_of(grid.table) else {
        let all = table.columns.len() + open.calculation.formulas(grid.table).len();
        return if grid.facet == Facet::Scores { (0..all).collect() } else { Vec::new() };
    };
    match grid.facet {
        Facet::Roster => entered(Facet::Roster).collect(),
        Facet::Scores => {
            identifying_columns(open, grid.table, class).into_iter().chain(entered(Facet::Scores)).collect()
        }
        Facet::Results => identifying_columns(open, grid.table, class)
            .into_iter()
            .chain(result_columns(open, grid.table))
            .collect(),
    }
}

/// Whether a column of a grid can be edited: entered columns of its own facet.
pub(super) fn is_editable(open: &Open, grid: Grid, position: usize) -> bool {
    let Some(table) = open.book.tables.get(grid.table) else { return false };
    let own = table.columns.get(position).is_some_and(|column| match table.role {
        TableRole::Subjects(_) => column.facet == grid.facet,
        TableRole::Entries(_) => true,
    });
    own && !is_key(open, grid.table, position)
}

/// All grids of the book: roster, scores and results of every class, then the entry tables.
pub(super) fn grids(open: &Open) -> Vec<Grid> {
    let mut grids = Vec::new();
    for (table, found) in open.book.tables.iter().enumerate() {
        match found.role {
            TableRole::Subjects(_) => {
                grids.extend(
                    [Facet::Roster, Facet::Scores, Facet::Results].map(|facet| Grid { table, facet }),
                );
            }
            TableRole::Entries(_) => grids.push(Grid { table, facet: Facet::Scores }),
        }
    }
    grids
}

/// The key of a class whose key is made by evalbook; one that is an attribute is typed.
fn is_key(open: &Open, table: usize, position: usize) -> bool {
    let (Some(class), Some(found)) = (open.book.class_of(table), open.book.tables.get(table)) else {
        return false;
    };
    let made = !class.attributes.iter().any(|attribute| attribute.name == class.key);
    made && found.column_position(&class.key) == Some(position)
}

fn identifying_columns(open: &Open, table: usize, class: &Class) -> Vec<usize> {
    let Some(found) = open.book.tables.get(table) else { return Vec::new() };
    let mut columns: Vec<usize> = found.column_position(&class.key).into_iter().collect();
    columns.extend(class.ranking.within.iter().filter_map(|name| found.column_position(name)));
    columns
}

/// The standing first, then what makes it, then what follows from it.
fn result_columns(open: &Open, table: usize) -> Vec<usize> {
    let first = open.calculation.entered_columns(table);
    let mut columns: Vec<(u8, usize)> = open
        .calculation
        .formulas(table)
        .iter()
        .enumerate()
        .filter_map(|(position, column)| {
            let place = match &column.role {
                Role::Index => 0,
                Role::Rank => 1,
                Role::RankWithin => 2,
                Role::Grade => 3,
                Role::Missing => 4,
                Role::Computed => 5,
                Role::Adjustment => 6,
                Role::Own => 7,
                Role::Linked => 8,
                Role::Bonus => 9,
                Role::Penalty => 10,
                Role::Part(_) | Role::Group(_) => 11,
                Role::Floor => 12,
                Role::Reach => 13,
                Role::Outcome(_) => 14,
                Role::Alert(_) => 15,
                // How a quota was filled is told where the grade is explained.
                Role::Helper | Role::TakesPart | Role::Quota(..) | Role::Pooled => return None,
            };
            Some((place, first + position))
        })
        .collect();
    columns.sort();
    columns.into_iter().map(|(_, position)| position).collect()
}
