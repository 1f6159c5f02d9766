//! Criteria of SUMIFS and its family: `">=60"`, `"<>"`, `"张*"`, a number, an empty text.

use std::cmp::Ordering;

use super::{Fault, Value, coerce};

/// How a cell is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`, also where nothing is written.
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// What a cell is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A number; text that reads as it counts as equal.
    Number(f64),
    /// A text without wildcards, in lower case.
    Text(String),
    /// A text with wildcards.
    Pattern(Vec<Mark>),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error.
    Fault(Fault),
    /// Only a cell without anything in it: `"="` and `"<>"`.
    Nothing,
    /// A cell without anything in it or with an empty text: `""`.
    Blank,
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A letter, in lower case.
    Letter(char),
    /// `?`: any one letter.
    One,
    /// `*`: any letters, also none.
    Any,
}

/// A criterion, read once and then asked of many cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// How.
    pub comparison: Comparison,
    /// With what.
    pub subject: Subject,
}

impl Criterion {
    /// Reads a criterion. A reference to an empty cell is the number 0, as in Excel.
    pub fn new(value: &Value) -> Self {
        let subject = match value {
            Value::Number(number) => Subject::Number(*number),
            Value::Empty => Subject::Number(0.0),
            Value::Bool(truth) => Subject::Bool(*truth),
            Value::Fault(fault) => Subject::Fault(*fault),
            Value::Text(text) => return Self::in_text(text),
        };
        Self { comparison: Comparison::Equal, subject }
    }

    fn in_text(text: &str) -> Self {
        const SIGNS: [(&str, Comparison); 6] = [
            ("<>", Comparison::Unequal),
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("=", Comparison::Equal),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        let signed = SIGNS
            .into_iter()
            .find_map(|(sign, comparison)| text.strip_prefix(sign).map(|rest| (comparison, rest)));
        let (comparison, rest) = signed.unwrap_or((Comparison::Equal, text));
        let equality = matches!(comparison, Comparison::Equal | Comparison::Unequal);
        let subject = if rest.is_empty() {
            match signed {
                None => Subject::Blank,
                Some(_) => Subject::Nothing,
            }
        } else if let Some(number) = coerce::number_in_text(rest) {
            Subject::Number(number)
        } else if rest.eq_ignore_ascii_case("TRUE") {
            Subject::Bool(true)
        } else if rest.eq_ignore_ascii_case("FALSE") {
            Subject::Bool(false)
        } else if let Some(fault) = fault_in_text(rest) {
            Subject::Fault(fault)
        } else if equality {
            pattern_or_text(rest)
        } else {
            Subject::Text(lower(rest))
        };
        Self { comparison, subject }
    }

    /// Whether a cell meets it.
    pub fn takes(&self, cell: &Value) -> bool {
        match self.comparison {
            Comparison::Equal => self.equals(cell),
            // A text that reads as the number counts as equal to it, but also as unequal.
            Comparison::Unequal => match (&self.subject, cell) {
                (Subject::Number(_), Value::Text(_)) => true,
                _ => !self.equals(cell),
            },
            _ => self.order(cell).is_some_and(|order| match self.comparison {
                Comparison::Less => order == Ordering::Less,
                Comparison::LessOrEqual => order != Ordering::Greater,
                Comparison::Greater => order == Ordering::Greater,
                _ => order != Ordering::Less,
            }),
        }
    }

    fn equals(&self, cell: &Value) -> bool {
        match (&self.subject, cell) {
            (Subject::Number(wanted), Value::Number(number)) => number == wanted,
            (Subject::Number(wanted), Value::Text(text)) => coerce::number_in_text(text) == Some(*wanted),
            (Subject::Text(wanted), Value::Text(text)) => coerce::same_text(wanted, text),
            (Subject::Pattern(marks), Value::Text(text)) => matches(marks, text),
            (Subject::Bool(wanted), Value::Bool(truth)) => truth == wanted,
            (Subject::Fault(wanted), Value::Fault(fault)) => fault == wanted,
            (Subject::Nothing, cell) => cell.is_empty(),
            (Subject::Blank, Value::Empty) => true,
            (Subject::Blank, Value::Text(text)) => text.is_empty(),
            _ => false,
        }
    }

    /// The order of the cell against the subject; only like is compared with like.
    fn order(&self, cell: &Value) -> Option<Ordering> {
        match (&self.subject, cell) {
            (Subject::Number(wanted), Value::Number(number)) => number.partial_cmp(wanted),
            (Subject::Text(wanted), Value::Text(text)) => Some(coerce::compare_texts(text, wanted)),
            (Subject::Bool(wanted), Value::Bool(truth)) => Some(truth.cmp(wanted)),
            _ => None,
        }
    }
}

fn fault_in_text(text: &str) -> Option<Fault> {
    [
        Fault::Null,
        Fault::DivisionByZero,
        Fault::Value,
        Fault::Reference,
        Fault::Name,
        Fault::Number,
        Fault::NotAvailable,
    ]
    .into_iter()
    .find(|fault| fault.text().eq_ignore_ascii_case(text))
}

fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn pattern_or_text(text: &str) -> Subject {
    match pattern(text) {
        Some(marks) => Subject::Pattern(marks),
        None => Subject::Text(lower(&text.replace("~~", "~").replace("~*", "*").replace("~?", "?"))),
    }
}

/// The pattern in a text; `None` when it holds no wildcard.
pub fn pattern(text: &str) -> Option<Vec<Mark>> {
    let marks = marks(text);
    marks.iter().any(|mark| !matches!(mark, Mark::Letter(_))).then_some(marks)
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        marks.push(match letter {
            '~' => match letters.next_if(|next| matches!(next, '*' | '?' | '~')) {
                Some(next) => Mark::Letter(next),
                None => Mark::Letter('~'),
            },
            '*' => Mark::Any,
            '?' => Mark::One,
            other => Mark::Letter(other),
        });
    }
    marks
}

/// The byte where something that fits `wanted` first begins in a text, wildcards understood.
pub fn found(wanted: &str, text: &str) -> Option<usize> {
    // What follows the fitting part may be anything.
    let marks: Vec<Mark> = marks(wanted).into_iter().chain([Mark::Any]).collect();
    let (mut bytes, mut letters) = (Vec::new(), Vec::new());
    for (byte, letter) in text.char_indices() {
        for lower in letter.to_lowercase() {
            bytes.push(byte);
            letters.push(lower);
        }
    }
    bytes.push(text.len());
    let fitting = |&(at, _): &(usize, &usize)| letters.get(at..).is_some_and(|rest| fits(&marks, rest));
    bytes.iter().enumerate().find(fitting).map(|(_, byte)| *byte)
}

/// Whether a text fits a pattern whole.
pub fn matches(marks: &[Mark], text: &str) -> bool {
    let letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    fits(marks, &letters)
}

fn fits(marks: &[Mark], letters: &[char]) -> bool {
    let (mut mark, mut letter) = (0, 0);
    // Where the last `*` stood and how far it reached: the only place to come back to.
    let mut back: Option<(usize, usize)> = None;
    while letter < letters.len() {
        match (marks.get(mark), letters.get(letter)) {
            (Some(Mark::Any), _) => {
                back = Some((mark, letter));
                mark += 1;
            }
            (Some(Mark::One), _) => {
                mark += 1;
                letter += 1;
            }
            (Some(Mark::Letter(wanted)), Some(found)) if wanted == found => {
                mark += 1;
                letter += 1;
            }
            _ => match back {
                Some((star, reached)) => {
                    back = Some((star, reached + 1));
                    mark = star + 1;
                    letter = reached + 1;
                }
                None => return false,
            },
        }
    }
    marks.iter().skip(mark).all(|mark| *mark == Mark::Any)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Excel's COUNTIF of one cell with each criterion.
    #[test]
    fn criteria_as_excel() {
        let text = Value::text;
        for (criterion, cell, taken) in [
            (text(">=60"), Value::Number(60.0), true),
            (text(">=60"), text("75"), false),
            (text("60"), text("60"), true),
            (text("60"), Value::Number(60.0), true),
            (Value::Number(60.0), text("60"), true),
            (text("=张三"), text("张三"), true),
            (text("张*"), text("张三丰"), true),
            (text("张?"), text("张三丰"), false),
            (text("a~*"), text("A*"), true),
            (text("a~*"), text("Ab"), false),
            (text("*"), text(""), true),
            (text("*"), Value::Number(1.0), false),
            (text("<>"), Value::Empty, false),
            (text("<>"), text(""), true),
            (text("<>a"), Value::Empty, true),
            (text("<>a"), text("A"), false),
            (text("="), Value::Empty, true),
            (text("="), text(""), false),
            (text(""), Value::Empty, true),
            (text(""), text(""), true),
            (Value::Empty, Value::Number(0.0), true),
            (Value::Empty, Value::Empty, false),
            (text("TRUE"), Value::Bool(true), true),
            (text("TRUE"), text("TRUE"), false),
            (text(">b"), text("C"), true),
            (text(">b"), Value::Number(9.0), false),
            (text("<>23"), text("23"), true),
            (text("<>23"), Value::Number(23.0), false),
            (text("<5"), Value::Empty, false),
            (text(">"), Value::Number(1.0), false),
            (text("<="), text(""), false),
            (text("<="), Value::Empty, false),
            (text("#N/A"), Value::Fault(Fault::NotAvailable), true),
            (text("<>1"), Value::Fault(Fault::NotAvailable), true),
            (text(">50%"), Value::Number(0.6), true),
        ] {
            assert_eq!(Criterion::new(&criterion).takes(&cell), taken, "{criterion:?} of {cell:?}");
        }
    }
}
