//! Formulas that an ordinary cell of Excel 2010 calculates as evalbook does.
//!
//! Without the array key (Ctrl+Shift+Enter) that Excel takes one row of a column wherever a single value
//! belongs, except inside a few functions. A formula that counts on whole columns elsewhere is
//! rewritten where that is easy, and otherwise has no form for the workbook.

use super::{Expr, Kind, Rows};
use crate::engine::functions::{self, Evaluate, Family, Function};

/// Functions that calculate whole columns in their arguments by themselves.
const TAKES_LISTS: [&str; 5] = ["SUMPRODUCT", "AGGREGATE", "LOOKUP", "MMULT", "INDEX"];
/// Functions whose ranges have to be cells, not calculated lists.
const TAKES_CELLS: [&str; 9] =
    ["RANK", "RANK.EQ", "RANK.AVG", "COUNTBLANK", "SUBTOTAL", "SUMIF", "COUNTIF", "AVERAGEIF", "ROW"];

/// The formula for an ordinary cell.
pub(super) fn for_a_single_cell(tree: &Expr) -> Option<Expr> {
    if is_list(tree) {
        return None;
    }
    if fits(tree, false) {
        return Some(tree.clone());
    }
    // A sum of calculated columns is what SUMPRODUCT is for.
    let Kind::Call(name, arguments) = &tree.bare().kind else { return None };
    let sum = Expr::call("SUMPRODUCT", arguments.clone());
    (name.eq_ignore_ascii_case("SUM") && arguments.len() == 1 && fits(&sum, false)).then_some(sum)
}

/// Whether a part is calculated alike; `lists` where whole columns are calculated anyway.
fn fits(part: &Expr, lists: bool) -> bool {
    match &part.kind {
        Kind::Unary(_, inner) | Kind::Group(inner) => (lists || !is_list(inner)) && fits(inner, lists),
        Kind::Binary(super::Binary::Range, ..) => true,
        Kind::Binary(_, left, right) => {
            let both = [left, right];
            both.into_iter().all(|side| (lists || !is_list(side)) && fits(side, lists))
        }
        Kind::Call(name, arguments) => match functions::find(name) {
            Some(function) => call_fits(function, arguments, lists),
            None => false,
        },
        _ => true,
    }
}

fn call_fits(function: &Function, arguments: &[Expr], lists: bool) -> bool {
    let takes_lists = TAKES_LISTS.contains(&function.name);
    let takes_cells = function.family == Family::Conditional || TAKES_CELLS.contains(&function.name);
    // IF and its kind take one row even inside the functions that calculate whole columns.
    let chooses = matches!(function.evaluate, Evaluate::Form(_));
    arguments.iter().enumerate().all(|(at, argument)| {
        let single = function.argument(at).is_none_or(|known| known.take.is_single());
        let list = is_list(argument);
        let placed = !list || if single { lists && !chooses } else { !takes_cells || is_cells(argument) };
        placed && fits(argument, (lists || takes_lists) && !chooses)
    })
}

/// Whether a part is cells of the workbook rather than calculated.
fn is_cells(part: &Expr) -> bool {
    matches!(part.bare().kind, Kind::Reference(_) | Kind::Name(_) | Kind::Binary(super::Binary::Range, ..))
}

/// Whether a part gives more than one value because it holds whole columns. Constants in curly
/// brackets are calculated whole in every Excel.
fn is_list(part: &Expr) -> bool {
    match &part.kind {
        Kind::Reference(reference) => {
            reference.rows != Rows::This || reference.last.is_some() || reference.first.is_none()
        }
        Kind::Unary(_, inner) | Kind::Group(inner) => is_list(inner),
        Kind::Binary(super::Binary::Range, ..) => true,
        Kind::Binary(_, left, right) => is_list(left) || is_list(right),
        Kind::Call(name, arguments) => functions::find(name).is_some_and(|function| {
            let singles = arguments.iter().enumerate().filter(|(at, _)| match function.evaluate {
                Evaluate::Whole(_) => function.argument(*at).is_none_or(|known| known.take.is_single()),
                _ => true,
            });
            let whole_rows = function.gives_array && function.name != "INDEX";
            whole_rows || singles.map(|(_, argument)| argument).any(is_list)
        }),
        _ => false,
    }
}
