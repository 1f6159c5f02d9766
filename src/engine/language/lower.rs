//! Rewriting a formula into functions that Excel 2010 knows.

use std::sync::Arc;

use super::{Binary, Expr, Kind, own};
use crate::engine::{
    Value, date,
    functions::{self, Excel},
};

/// What the rewriting has to know.
pub(super) struct Lowering {
    /// The day TODAY stands for; a workbook must keep showing the figures it was written with.
    pub today: f64,
    /// The names LET gave on the way down and their trees, already rewritten.
    lets: Vec<(Arc<str>, Expr)>,
    /// How many parts may still be written: names that stand for names double with each step.
    room: usize,
}

/// A formula in a workbook holds at most 8,192 letters, so never more parts than this.
const ROOM: usize = 8192;
/// Nothing higher than this is written.
const HIGHEST: u16 = 250;

impl Lowering {
    pub(super) fn new(today: f64) -> Self {
        Self { today, lets: Vec::new(), room: ROOM }
    }

    /// The same formula for Excel 2010; `None` where it has no such form.
    pub(super) fn lower(&mut self, part: &Expr) -> Option<Expr> {
        self.lowered(part).filter(|tree| tree.height <= HIGHEST)
    }

    fn lowered(&mut self, part: &Expr) -> Option<Expr> {
        self.room = self.room.checked_sub(1)?;
        let kind = match &part.kind {
            Kind::Name(name) => {
                let given = self.lets.iter().rev().find(|(known, _)| super::names::same(known, name));
                let Some((_, tree)) = given else { return Some(part.clone()) };
                self.room = self.room.checked_sub(size(tree, self.room)?)?;
                return Some(tree.clone());
            }
            Kind::Unary(sign, inner) => Kind::Unary(*sign, Box::new(self.lower(inner)?)),
            Kind::Group(inner) => Kind::Group(Box::new(self.lower(inner)?)),
            Kind::Binary(operator, left, right) => {
                Kind::Binary(*operator, Box::new(self.lower(left)?), Box::new(self.lower(right)?))
            }
            Kind::Call(name, arguments) => return self.call(name, arguments),
            Kind::Wrong => return None,
            other => other.clone(),
        };
        Some(Expr::new(kind, part.span.clone()))
    }

    fn call(&mut self, name: &str, arguments: &[Expr]) -> Option<Expr> {
        let function = functions::find(name)?;
        if function.name == "LET" {
            return self.inline(arguments);
        }
        let arguments = arguments.iter().map(|part| self.lower(part)).collect::<Option<Vec<Expr>>>()?;
        match function.name {
            "TODAY" => self.day(),
            "IFS" => conditions(&arguments),
            "SWITCH" => cases(&arguments),
            "XLOOKUP" => lookup(&arguments),
            "XMATCH" => (arguments.len() == 2).then(|| position(&arguments)).flatten(),
            "MAXIFS" => extreme(&arguments, 14.0),
            "MINIFS" => extreme(&arguments, 15.0),
            "CONCAT" => join(&arguments),
            "IFNA" => or_if_missing(&arguments),
            "XOR" => odd(&arguments),
            "DENSERANK" => own::dense_rank(&arguments),
            "BALLOTMEAN" => own::ballot_mean(&arguments),
            name => {
                let old = older_name(name);
                let known = functions::find(old).is_some_and(|function| function.since <= Excel::V2010);
                let new = functions::find(old).is_some_and(|function| function.since == Excel::V2010);
                let spelled = if new { format!("_xlfn.{old}") } else { old.to_owned() };
                known.then(|| Expr::call(&spelled, arguments))
            }
        }
    }

    /// LET's names are replaced by what they stand for.
    fn inline(&mut self, arguments: &[Expr]) -> Option<Expr> {
        let (body, pairs) = arguments.split_last()?;
        let before = self.lets.len();
        let mut result = Some(());
        for pair in pairs.chunks(2) {
            let [Expr { kind: Kind::Name(name), .. }, value] = pair else {
                result = None;
                break;
            };
            match self.lower(value) {
                Some(tree) => self.lets.push((Arc::clone(name), tree)),
                None => result = None,
            }
        }
        let body = result.and_then(|()| self.lower(body));
        self.lets.truncate(before);
        body
    }

    fn day(&self) -> Option<Expr> {
        let day = date::day_of(self.today)?;
        let parts = [day.year, day.month, day.day];
        Some(Expr::call("DATE", parts.iter().map(|&part| number(part as f64)).collect()))
    }
}

/// How many parts a tree has; `None` when more than `most`.
fn size(tree: &Expr, most: usize) -> Option<usize> {
    let mut waiting = vec![tree];
    let mut count = 0;
    while let Some(part) = waiting.pop() {
        count += 1;
        if count > most {
            return None;
        }
        match &part.kind {
            Kind::Array(rows) => waiting.extend(rows.iter().flatten()),
            Kind::Unary(_, inner) | Kind::Group(inner) => waiting.push(inner),
            Kind::Binary(_, left, right) => waiting.extend([&**left, &**right]),
            Kind::Call(_, arguments) => waiting.extend(arguments),
            _ => {}
        }
    }
    Some(count)
}

/// The name that every Excel knows for the same calculation.
fn older_name(name: &str) -> &str {
    match name {
        "RANK.EQ" => "RANK",
        "PERCENTRANK.INC" => "PERCENTRANK",
        "PERCENTILE.INC" => "PERCENTILE",
        "QUARTILE.INC" => "QUARTILE",
        "STDEV.S" => "STDEV",
        "STDEV.P" => "STDEVP",
        "VAR.S" => "VAR",
        "VAR.P" => "VARP",
        "MODE.SNGL" => "MODE",
        "COVARIANCE.P" => "COVAR",
        "FORECAST.LINEAR" => "FORECAST",
        other => other,
    }
}

pub(super) fn number(number: f64) -> Expr {
    Expr::made(Kind::Number(number))
}

pub(super) fn not_available() -> Expr {
    Expr::call("NA", Vec::new())
}

fn conditions(arguments: &[Expr]) -> Option<Expr> {
    let mut tree = not_available();
    for pair in arguments.chunks(2).rev() {
        let [condition, value] = pair else { return None };
        tree = Expr::call("IF", vec![condition.clone(), value.clone(), tree]);
    }
    Some(tree)
}

fn cases(arguments: &[Expr]) -> Option<Expr> {
    let (subject, rest) = arguments.split_first()?;
    let pairs = rest.chunks_exact(2);
    let mut tree = pairs.remainder().first().cloned().unwrap_or_else(not_available);
    for pair in pairs.rev() {
        let [key, value] = pair else { return None };
        let condition = Expr::binary(Binary::Equal, subject.clone(), key.clone());
        tree = Expr::call("IF", vec![condition, value.clone(), tree]);
    }
    Some(tree)
}

/// MATCH for an exact match. A text that is written out with `*`, `?` or `~` has no such form, since MATCH
/// takes these for wildcards; what a cell brings along is taken as MATCH takes it, and of an empty cell
/// MATCH finds nothing where XLOOKUP finds the first empty one: 对账 shows such a row as different.
fn position(arguments: &[Expr]) -> Option<Expr> {
    let [key, keys, ..] = arguments else { return None };
    if matches!(&key.bare().kind, Kind::Text(text) if text.contains(['*', '?', '~'])) {
        return None;
    }
    Some(Expr::call("MATCH", vec![key.clone(), keys.clone(), number(0.0)]))
}

/// XLOOKUP for an exact match from the first row.
fn lookup(arguments: &[Expr]) -> Option<Expr> {
    let results = arguments.get(2)?;
    let is = |at: usize, plain: f64| {
        arguments
            .get(at)
            .is_none_or(|part| matches!(part.kind, Kind::Missing) || part.kind == Kind::Number(plain))
    };
    if !is(4, 0.0) || !is(5, 1.0) {
        return None;
    }
    let at = position(arguments)?;
    let found = Expr::call("INDEX", vec![results.clone(), at.clone()]);
    match arguments.get(3).filter(|part| !matches!(part.kind, Kind::Missing)) {
        None => Some(found),
        Some(default) => {
            let missing = Expr::call("ISNA", vec![at]);
            Some(Expr::call("IF", vec![missing, default.clone(), found]))
        }
    }
}

/// MAXIFS and MINIFS through AGGREGATE, which skips the rows where its divisor is 0. No match is 0,
/// as in Excel. A criterion from a cell is compared as it is: one with `*` or `?`, or an empty one, is a
/// pattern or 0 to MAXIFS and itself here, and 对账 shows such a row as different.
fn extreme(arguments: &[Expr], which: f64) -> Option<Expr> {
    let (values, criteria) = arguments.split_first()?;
    let mut chosen = Expr::call("ISNUMBER", vec![values.clone()]);
    for pair in criteria.chunks(2) {
        let [range, criterion] = pair else { return None };
        chosen = Expr::binary(Binary::Multiply, chosen, condition(range, criterion)?);
    }
    let taken = Expr::binary(Binary::Divide, values.clone(), chosen);
    let found = Expr::call("_xlfn.AGGREGATE", vec![number(which), number(6.0), taken, number(1.0)]);
    Some(Expr::call("IFERROR", vec![found, number(0.0)]))
}

/// A criterion as a comparison of the whole range; `None` for what a comparison cannot say.
fn condition(range: &Expr, criterion: &Expr) -> Option<Expr> {
    let (operator, operand) = match &criterion.bare().kind {
        Kind::Text(text) => constant_criterion(text)?,
        Kind::Binary(Binary::Join, left, right) => match &left.kind {
            Kind::Text(sign) => (sign_of(sign)?, (**right).clone()),
            _ => return None,
        },
        Kind::Number(_) | Kind::Reference(_) | Kind::Name(_) | Kind::Bool(_) => {
            (Binary::Equal, criterion.clone())
        }
        _ => return None,
    };
    let compared = Expr::binary(operator, range.clone(), operand);
    if operator == Binary::Equal || operator == Binary::Unequal {
        return Some(compared);
    }
    // Text is greater than every number to `>`, but no number to a criterion.
    let numeric = Expr::call("ISNUMBER", vec![range.clone()]);
    Some(Expr::binary(Binary::Multiply, numeric, compared))
}

fn sign_of(text: &str) -> Option<Binary> {
    Some(match text {
        "=" => Binary::Equal,
        "<>" => Binary::Unequal,
        "<" => Binary::Less,
        "<=" => Binary::LessOrEqual,
        ">" => Binary::Greater,
        ">=" => Binary::GreaterOrEqual,
        _ => return None,
    })
}

fn constant_criterion(text: &str) -> Option<(Binary, Expr)> {
    let signs = ["<>", "<=", ">=", "=", "<", ">"];
    let sign = signs.into_iter().find(|sign| text.starts_with(sign)).unwrap_or("");
    let rest = text.get(sign.len()..)?;
    if rest.is_empty() || rest.contains(['*', '?', '~']) {
        return None;
    }
    let operator = if sign.is_empty() { Binary::Equal } else { sign_of(sign)? };
    let operand = match crate::engine::coerce::number(&Value::text(rest)) {
        Ok(value) => number(value),
        Err(_) if operator == Binary::Equal || operator == Binary::Unequal => {
            Expr::made(Kind::Text(rest.into()))
        }
        Err(_) => return None,
    };
    Some((operator, operand))
}

fn is_range(part: &Expr) -> bool {
    match &part.bare().kind {
        Kind::Reference(reference) => reference.rows != super::Rows::This || reference.last.is_some(),
        Kind::Number(_) | Kind::Text(_) | Kind::Bool(_) | Kind::Unary(..) | Kind::Binary(..) => false,
        _ => true,
    }
}

fn join(arguments: &[Expr]) -> Option<Expr> {
    if arguments.iter().any(is_range) {
        return None;
    }
    Some(Expr::call("CONCATENATE", arguments.to_vec()))
}

fn or_if_missing(arguments: &[Expr]) -> Option<Expr> {
    let [value, default] = arguments else { return None };
    let missing = Expr::call("ISNA", vec![value.clone()]);
    Some(Expr::call("IF", vec![missing, default.clone(), value.clone()]))
}

/// XOR of single values: an odd number of them is true.
fn odd(arguments: &[Expr]) -> Option<Expr> {
    if arguments.iter().any(is_range) {
        return None;
    }
    let ones = arguments.iter().map(|part| Expr::call("IF", vec![part.clone(), number(1.0), number(0.0)]));
    let sum = ones.reduce(|left, right| Expr::binary(Binary::Add, left, right))?;
    Some(Expr::binary(Binary::Equal, Expr::call("MOD", vec![sum, number(2.0)]), number(1.0)))
}
