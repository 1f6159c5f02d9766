//! evalbook's own functions as formulas of Excel 2010.

use super::{
    Binary, Expr, Kind, Rows,
    lower::{not_available, number},
};

/// No cell holds a larger number that can be typed; no text is below it to a criterion.
const ANY_NUMBER: &str = "<=9.99E+307";

/// DENSERANK: how many different numbers are better, each counted as its share of its equals.
///
/// The equals are counted among numbers only, since a criterion takes the text `5` for the number as
/// well; what is no number divides by 1, so that an empty cell is no division by 0. The shares of an
/// inexact third have to be rounded to be whole again. Excel takes time in proportion to the square
/// of the rows for each cell of it.
pub(super) fn dense_rank(arguments: &[Expr]) -> Option<Expr> {
    let (value, range) = (arguments.first()?, arguments.get(1).filter(|range| is_cells(range))?);
    let ascending = match arguments.get(2).map(|option| &option.bare().kind) {
        None | Some(Kind::Missing) => false,
        Some(Kind::Number(number)) => *number != 0.0,
        Some(Kind::Bool(truth)) => *truth,
        Some(_) => return None,
    };
    // A number in a text counts, and an empty cell as 0. It stands first, as its error comes first.
    let wanted = Expr::binary(Binary::Add, value.clone(), number(0.0));
    let compared = |operator| {
        let compared = Expr::binary(operator, wanted.clone(), range.clone());
        Expr::binary(Binary::Multiply, compared, is_number(range))
    };
    let criterion = Expr::made(Kind::Text(ANY_NUMBER.into()));
    let equals = Expr::call("COUNTIFS", vec![range.clone(), range.clone(), range.clone(), criterion]);
    let others = Expr::binary(Binary::Subtract, number(1.0), is_number(range));
    let divisor = Expr::binary(Binary::Add, equals, others);
    let better = compared(if ascending { Binary::Greater } else { Binary::Less });
    let shares = Expr::call("SUMPRODUCT", vec![Expr::binary(Binary::Divide, better, divisor)]);
    let whole = Expr::call("ROUND", vec![shares, number(0.0)]);
    let rank = Expr::binary(Binary::Add, whole, number(1.0));
    let found = Expr::call("SUMPRODUCT", vec![compared(Binary::Equal)]);
    let lost = Expr::binary(Binary::Equal, found, number(0.0));
    Some(Expr::call("IF", vec![lost, not_available(), rank]))
}

/// BALLOTMEAN: TRIMMEAN leaves out the whole even number at or below its share of the numbers, which
/// half a mark more than the wanted number makes safe from rounding.
pub(super) fn ballot_mean(arguments: &[Expr]) -> Option<Expr> {
    let range = arguments.first()?;
    let (both_ends, from) = (twice(arguments.get(1))?, whole(arguments.get(2), 3.0)?);
    let count = Expr::call("COUNT", vec![range.clone()]);
    let enough = Expr::binary(Binary::GreaterOrEqual, count.clone(), from);
    let left = Expr::binary(Binary::Greater, count.clone(), both_ends.clone());
    let share = Expr::binary(Binary::Divide, Expr::binary(Binary::Add, both_ends, number(0.5)), count);
    let trimmed = Expr::call("TRIMMEAN", vec![range.clone(), share]);
    let mean = Expr::call("AVERAGE", vec![range.clone()]);
    Some(Expr::call("IF", vec![Expr::call("AND", vec![enough, left]), trimmed, mean]))
}

/// How many are left out at both ends together.
fn twice(drop: Option<&Expr>) -> Option<Expr> {
    Some(match whole(drop, 1.0)? {
        Expr { kind: Kind::Number(drop), .. } => number(2.0 * drop),
        drop => Expr::binary(Binary::Multiply, number(2.0), drop),
    })
}

/// A whole number that is not negative; another one where it is left out.
fn whole(part: Option<&Expr>, other: f64) -> Option<Expr> {
    match part.map(|part| &part.bare().kind) {
        None | Some(Kind::Missing) => Some(number(other)),
        Some(Kind::Number(given)) if *given >= 0.0 => Some(number(given.trunc())),
        Some(Kind::Name(_)) => Some(Expr::call("INT", vec![part?.clone()])),
        Some(Kind::Reference(cell)) if cell.rows == Rows::This && cell.last.is_none() => {
            Some(Expr::call("INT", vec![part?.clone()]))
        }
        Some(_) => None,
    }
}

fn is_number(range: &Expr) -> Expr {
    Expr::call("ISNUMBER", vec![range.clone()])
}

/// Whether a part is cells, as COUNTIFS has to have them.
fn is_cells(part: &Expr) -> bool {
    matches!(part.bare().kind, Kind::Reference(_) | Kind::Binary(Binary::Range, ..))
}
