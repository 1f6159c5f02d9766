//! The ledger's column of what counts, where cases or multipliers are set.

use super::formula::{cell, own_column};
use super::{Format, FormulaColumn, Role};
use crate::scheme::model::{Ledger, Scheme};
use crate::sentence::Sentence;

const MULTIPLIED: &str = "折算分值";
const COUNTED: &str = "计入分值";

/// The column that bonus and penalty of a class are summed from.
pub(super) fn points_column(scheme: &Scheme, ledger: &Ledger) -> String {
    match (&ledger.case, &ledger.multiplier) {
        (None, None) => ledger.points.clone(),
        _ => format!("{}{COUNTED}", prefix(scheme, ledger)),
    }
}

/// The calculated columns of a ledger's table: what each row counts.
pub(super) fn table_columns(scheme: &Scheme, table: &str) -> Vec<FormulaColumn> {
    kinds(scheme, table).into_iter().flat_map(|ledger| Counted { scheme, ledger }.columns()).collect()
}

/// The ledgers over a table that count differently from each other.
fn kinds<'a>(scheme: &'a Scheme, table: &str) -> Vec<&'a Ledger> {
    let mut found: Vec<&Ledger> = Vec::new();
    for ledger in scheme.classes.iter().filter_map(|class| class.ledger.as_ref()) {
        let counts = ledger.table == table && (ledger.case.is_some() || ledger.multiplier.is_some());
        if counts && !found.iter().any(|other| alike(other, ledger)) {
            found.push(ledger);
        }
    }
    found
}

/// Whether the rows of two ledgers count alike, so that one column does for both.
fn alike(one: &Ledger, other: &Ledger) -> bool {
    let read = |ledger: &Ledger| {
        let Ledger { table, class, owner, direction, points, case, multiplier, .. } = ledger.clone();
        (table, class, owner, direction, points, case, multiplier)
    };
    read(one) == read(other)
}

/// What the column's name begins with: nothing for the first that counts so, else its class.
fn prefix(scheme: &Scheme, ledger: &Ledger) -> String {
    let first = kinds(scheme, &ledger.table).first().is_some_and(|first| alike(first, ledger));
    let mut classes = scheme.classes.iter();
    let class = classes.find(|class| class.ledger.as_ref().is_some_and(|other| alike(other, ledger)));
    class.filter(|_| !first).map_or_else(String::new, |class| class.name.clone())
}

struct Counted<'a> {
    scheme: &'a Scheme,
    ledger: &'a Ledger,
}

impl Counted<'_> {
    fn columns(&self) -> Vec<FormulaColumn> {
        let points = &self.ledger.points;
        let multiplied = self.ledger.multiplier.as_ref().map(|multiplier| {
            let by = cell(multiplier);
            let meaning = Sentence::new(
                format!("{points}乘以{multiplier}，{multiplier}空白按 1 计。"),
                format!("{points} times {multiplier}; a blank {multiplier} is 1."),
            );
            (format!("{}*IF({by}=\"\",1,{by})", cell(points)), meaning)
        });
        match (&self.ledger.case, multiplied) {
            (None, None) => Vec::new(),
            (None, Some((formula, meaning))) => vec![self.column(COUNTED, formula, meaning)],
            (Some(case), None) => vec![self.once(case, points)],
            (Some(case), Some((formula, meaning))) => {
                let column = self.column(MULTIPLIED, formula, meaning);
                let once = self.once(case, &column.name);
                vec![column, once]
            }
        }
    }

    /// Of the rows with one case, class, subject and direction the largest counts; equals share it, so
    /// that the order of rows means nothing.
    fn once(&self, case: &str, value: &str) -> FormulaColumn {
        let Ledger { class, owner, direction, .. } = self.ledger;
        let criteria: Vec<String> = [case, class, owner, direction]
            .into_iter()
            .map(|of| format!("{},{}", own_column(of), cell(of)))
            .collect();
        let (criteria, values, own) = (criteria.join(","), own_column(value), cell(value));
        let largest = format!("MAXIFS({values},{criteria})");
        let equals = format!("COUNTIFS({criteria},{values},{own})");
        // A blank criterion is 0 to one program and blank to another: such a row stands for itself.
        let alone: Vec<String> =
            [case, class, owner, direction].into_iter().map(|of| format!("{}=\"\"", cell(of))).collect();
        let alone = alone.join(",");
        let formula = format!("IF(OR({alone}),1*{own},IF({own}<{largest},0,{own}/{equals}))");
        let meaning = Sentence::new(
            format!("同一{owner}同一{case}同一{direction}只计最大的一笔，相等的平分。"),
            format!("Of one {case}, {owner} and {direction} only the largest counts; equal ones share it."),
        );
        self.column(COUNTED, formula, meaning)
    }

    fn column(&self, part: &str, formula: String, meaning: Sentence) -> FormulaColumn {
        FormulaColumn {
            name: format!("{}{part}", prefix(self.scheme, self.ledger)),
            group: String::new(),
            formula,
            role: Role::Helper,
            format: Format::UpTo(4),
            meaning,
        }
    }
}
