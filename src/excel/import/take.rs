//! A cell as the value of a column: by the column's kind and meaning, nothing changed in silence.

use std::sync::Arc;

use super::diagnostic::Topic;
use super::shape::{IdentityFault, identity_fault};
use super::spelling::{person_name, personal_number, trimmed};
use super::written::{
    Precision, cell_text, date_text, hundredth, share_text, written_date, written_number, written_share,
};
use crate::book::ColumnDefinition;
use crate::engine::{Fault, Value, number_text};
use crate::excel::read::Cell;
use crate::scheme::{Kind, Meaning, Options};
use crate::sentence::Sentence;

/// What was noticed on taking a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The cell holds an error; nothing is taken.
    Fault(Fault),
    /// A long number was stored as a number and has lost its last digits.
    LostDigits,
    /// It is not a number; it is taken as text.
    NotANumber,
    /// It is not a whole number of at least 0; it is taken as it is.
    NotACount,
    /// A share above 150 %: perhaps percent signs are missing.
    LargeShare(f64),
    /// It is not a day; it is taken as text.
    NotADay,
    /// 1985.1 as a number may be January or October; it is taken as text.
    AmbiguousMonth,
    /// A number was taken as Excel's serial day.
    SerialDay(f64),
    /// It is not an identity card number.
    IdentityForm,
    /// The check digit does not fit.
    IdentityCheck,
    /// It is not one of the values to choose from.
    NotAChoice,
    /// It lies outside the bounds.
    OutOfBounds(f64, f64),
}

/// A harmless adjustment; told once per column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adjustment {
    /// Blanks were taken out.
    Blanks,
    /// Full-width digits and signs were taken as half-width ones.
    Width,
    /// Only the month was given; its first day stands for it.
    Month,
    /// The time of day was left off.
    Time,
    /// Text was read as a number or a day.
    FromText,
    /// Plain numbers were taken as percentages, as the heading says.
    Percent,
}

/// A value taken from a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The value.
    pub value: Value,
    /// What was noticed.
    pub finding: Option<Finding>,
    /// What was adjusted.
    pub adjustment: Option<Adjustment>,
}

impl Taken {
    fn plain(value: Value) -> Self {
        Self { value, finding: None, adjustment: None }
    }

    fn found(value: Value, finding: Finding) -> Self {
        Self { value, finding: Some(finding), adjustment: None }
    }

    fn adjusted(value: Value, adjustment: Adjustment) -> Self {
        Self { value, finding: None, adjustment: Some(adjustment) }
    }
}

/// Takes a cell as a value of a column. `in_percent` says that the heading gives % as the unit of
/// plain numbers.
pub fn take(cell: &Cell, definition: &ColumnDefinition, in_percent: bool) -> Taken {
    if cell.is_blank() {
        return Taken::default();
    }
    if let Cell::Fault(fault) = cell {
        return Taken::found(Value::Empty, Finding::Fault(*fault));
    }
    let mut taken = match definition.kind {
        Kind::Text => text(cell, definition.meaning),
        Kind::Number => number(cell, written_number),
        Kind::Count => count(cell),
        Kind::Percent => percent(cell, in_percent),
        Kind::Date => day(cell),
    };
    if taken.finding.is_none() {
        taken.finding = outside(&taken.value, &definition.options);
    }
    taken
}

fn text(cell: &Cell, meaning: Meaning) -> Taken {
    match cell {
        Cell::Text(text) => known_text(text, meaning),
        Cell::Number(number) => {
            let taken = Taken::plain(Value::text(number_text(*number)));
            if number.abs() >= 1e15 {
                Taken { finding: Some(Finding::LostDigits), ..taken }
            } else {
                checked(taken, meaning)
            }
        }
        other => Taken::plain(Value::text(cell_text(other))),
    }
}

/// Names and numbers of people without stray blanks; remarks and unknown columns stay as they are.
fn known_text(text: &Arc<str>, meaning: Meaning) -> Taken {
    let (kept, adjustment) = match meaning {
        Meaning::Other | Meaning::Remark => return Taken::plain(Value::Text(Arc::clone(text))),
        Meaning::PersonName | Meaning::Leader => (person_name(text), Adjustment::Blanks),
        Meaning::StaffNumber | Meaning::IdentityNumber | Meaning::Phone => {
            let number = personal_number(text);
            let blanks = number.chars().count() != text.chars().count();
            (number, if blanks { Adjustment::Blanks } else { Adjustment::Width })
        }
        _ => (trimmed(text).into(), Adjustment::Blanks),
    };
    let taken = if *kept == **text {
        Taken::plain(Value::Text(Arc::clone(text)))
    } else {
        Taken::adjusted(Value::text(kept), adjustment)
    };
    checked(taken, meaning)
}

fn checked(taken: Taken, meaning: Meaning) -> Taken {
    let Value::Text(text) = &taken.value else { return taken };
    if meaning != Meaning::IdentityNumber {
        return taken;
    }
    let finding = identity_fault(text).map(|fault| match fault {
        IdentityFault::Form => Finding::IdentityForm,
        IdentityFault::CheckDigit => Finding::IdentityCheck,
    });
    Taken { finding, ..taken }
}

fn number(cell: &Cell, written: fn(&str) -> Option<f64>) -> Taken {
    match cell {
        Cell::Number(number) => Taken::plain(Value::Number(*number)),
        Cell::Text(text) => match written(text) {
            Some(number) => Taken::adjusted(Value::Number(number), Adjustment::FromText),
            None => Taken::found(Value::Text(Arc::clone(text)), Finding::NotANumber),
        },
        other => Taken::found(Value::text(cell_text(other)), Finding::NotANumber),
    }
}

fn count(cell: &Cell) -> Taken {
    let taken = number(cell, written_number);
    match taken.value {
        Value::Number(number) if number < 0.0 || number.fract() != 0.0 => {
            Taken { finding: Some(Finding::NotACount), ..taken }
        }
        _ => taken,
    }
}

fn percent(cell: &Cell, in_percent: bool) -> Taken {
    let taken = number(cell, written_share);
    let has_sign = matches!(cell, Cell::Text(text) if text.contains(['%', '％']));
    match taken.value {
        Value::Number(number) if in_percent && !has_sign => {
            Taken::adjusted(Value::Number(hundredth(number)), Adjustment::Percent)
        }
        Value::Number(share) if share > 1.5 => Taken { finding: Some(Finding::LargeShare(share)), ..taken },
        _ => taken,
    }
}

fn day(cell: &Cell) -> Taken {
    match cell {
        Cell::Date(moment) if *moment >= 1.0 && moment.fract() == 0.0 => Taken::plain(Value::Number(*moment)),
        Cell::Date(moment) if *moment >= 1.0 => {
            Taken::adjusted(Value::Number(moment.floor()), Adjustment::Time)
        }
        Cell::Text(text) => match written_date(text) {
            Some((serial, Precision::Day)) => Taken::adjusted(Value::Number(serial), Adjustment::FromText),
            Some((serial, Precision::Month)) => Taken::adjusted(Value::Number(serial), Adjustment::Month),
            None => Taken::found(Value::Text(Arc::clone(text)), Finding::NotADay),
        },
        Cell::Number(number) => day_in_number(*number),
        other => Taken::found(Value::text(cell_text(other)), Finding::NotADay),
    }
}

/// 20260305 and 1985.07 are days written as numbers; 1985.1 may have been 1985.10; 46086 is a
/// serial day that has lost its format.
fn day_in_number(number: f64) -> Taken {
    let text = number_text(number);
    let digits_behind = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    if digits_behind == 1 && (1900.0..2200.0).contains(&number) {
        return Taken::found(Value::text(text), Finding::AmbiguousMonth);
    }
    if let Some((serial, precision)) = written_date(&text) {
        let adjustment = if precision == Precision::Month { Adjustment::Month } else { Adjustment::FromText };
        return Taken::adjusted(Value::Number(serial), adjustment);
    }
    if number.fract() == 0.0 && (7_000.0..80_000.0).contains(&number) {
        return Taken::found(Value::Number(number), Finding::SerialDay(number));
    }
    Taken::found(Value::text(text), Finding::NotADay)
}

fn outside(value: &Value, options: &Options) -> Option<Finding> {
    match (options, value) {
        (Options::Choice(choices), Value::Text(text)) if !choices.iter().any(|choice| **choice == **text) => {
            Some(Finding::NotAChoice)
        }
        (Options::Between(low, high), Value::Number(number)) if !(*low..=*high).contains(number) => {
            Some(Finding::OutOfBounds(*low, *high))
        }
        _ => None,
    }
}

impl Finding {
    /// What kind of thing was noticed.
    pub fn topic(&self) -> Topic {
        match self {
            Finding::Fault(_) => Topic::Faults,
            Finding::NotANumber | Finding::NotACount | Finding::LargeShare(_) => Topic::Numbers,
            Finding::NotADay | Finding::AmbiguousMonth | Finding::SerialDay(_) => Topic::Days,
            Finding::LostDigits | Finding::IdentityForm | Finding::IdentityCheck => Topic::Identities,
            Finding::NotAChoice => Topic::Choices,
            Finding::OutOfBounds(..) => Topic::Bounds,
        }
    }

    /// The finding in words; `column` is what the value becomes, `text` what stands in the cell.
    pub fn sentence(&self, column: &str, text: &str) -> Sentence {
        let text: String = text.chars().take(40).collect();
        let number = text.trim_end_matches(['%', '％']);
        let (zh, en) = match self {
            Finding::Fault(fault) => (
                format!(
                    "这一格是错误值 {}，没有导入，留作空白。请在原表中改正公式或补填“{column}”。",
                    fault.text()
                ),
                format!(
                    "The cell holds the error {} and was left blank. Correct the formula or fill in {column}.",
                    fault.text()
                ),
            ),
            Finding::LostDigits => (
                format!(
                    "“{text}”在表里按数字存放，第 15 位以后已丢失。请在原表中把这一列设为文本并重新录入“{column}”。"
                ),
                format!(
                    "{text} was stored as a number and has lost what follows its 15th digit. Make the column text and enter {column} again."
                ),
            ),
            Finding::NotANumber => (
                format!("“{text}”不是数字，“{column}”按文字保留。请改为数字。"),
                format!("{text} is not a number; {column} keeps it as text. Enter a number."),
            ),
            Finding::NotACount => (
                format!("“{column}”应是不小于 0 的整数，而这里是 {text}。请核对。"),
                format!("{column} should be a whole number of at least 0, but this is {text}. Please check."),
            ),
            Finding::LargeShare(share) => (
                format!(
                    "“{column}”是百分比，{text} 会被当作 {}。如果本意是 {number}%，请在原表中写成 {number}%。",
                    share_text(*share)
                ),
                format!(
                    "{column} is a percentage, so {text} counts as {}. If {number}% is meant, write it so.",
                    share_text(*share)
                ),
            ),
            Finding::NotADay => (
                format!("“{text}”读不成日期，“{column}”按文字保留。请写成 2026-03-05 这样的日期。"),
                format!(
                    "{text} cannot be read as a day; {column} keeps it as text. Write days like 2026-03-05."
                ),
            ),
            Finding::AmbiguousMonth => (
                format!(
                    "{text} 按数字存放，分不清是 1 月还是 10 月，“{column}”按文字保留。请写成 1985-01 或 1985-10 这样。"
                ),
                format!(
                    "{text} was stored as a number and may be January or October; {column} keeps it as text. Write it like 1985-01 or 1985-10."
                ),
            ),
            Finding::SerialDay(serial) => (
                format!("{text} 没有日期格式，按 Excel 的日期序号读作 {}。请核对。", date_text(*serial)),
                format!(
                    "{text} has no date format and was read as Excel's serial day {}. Please check.",
                    date_text(*serial)
                ),
            ),
            Finding::IdentityForm => (
                format!("“{text}”不像身份证号（应为 18 位），按原样保留。请核对。"),
                format!(
                    "{text} does not look like an identity number (18 digits) and is kept as it is. Please check."
                ),
            ),
            Finding::IdentityCheck => (
                format!("身份证号“{text}”的校验位不对，可能有一位录错，按原样保留。请核对。"),
                format!(
                    "The check digit of the identity number {text} is wrong; it is kept as it is. Please check."
                ),
            ),
            Finding::NotAChoice => (
                format!("“{text}”不在“{column}”的可选值里，按原样保留。请核对。"),
                format!("{text} is not among the choices of {column}; it is kept as it is. Please check."),
            ),
            Finding::OutOfBounds(low, high) => (
                format!(
                    "“{column}”应在 {} 到 {} 之间，而这里是 {text}，按原样保留。请核对。",
                    number_text(*low),
                    number_text(*high)
                ),
                format!(
                    "{column} should lie between {} and {}, but this is {text}; it is kept as it is. Please check.",
                    number_text(*low),
                    number_text(*high)
                ),
            ),
        };
        Sentence::new(zh, en)
    }
}

impl Adjustment {
    /// The adjustment in words for a whole column: how many cells, and one as an example.
    pub fn sentence(self, column: &str, count: usize, example: &str) -> Sentence {
        let example: String = example.chars().take(40).collect();
        match self {
            Adjustment::Blanks => Sentence::new(
                format!("“{column}”列有 {count} 个值含多余的空格，已去掉（如“{example}”）。"),
                format!("{column}: stray blanks were taken out of {count} values (such as \"{example}\")."),
            ),
            Adjustment::Width => Sentence::new(
                format!("“{column}”列有 {count} 个值用了全角字符，已改为半角（如“{example}”）。"),
                format!(
                    "{column}: {count} values in full-width characters were taken as half-width (such as \"{example}\")."
                ),
            ),
            Adjustment::Month => Sentence::new(
                format!("“{column}”列有 {count} 个值只写到月，按当月 1 日记（如“{example}”）。"),
                format!(
                    "{column}: {count} values give only the month and count as its first day (such as \"{example}\")."
                ),
            ),
            Adjustment::Time => Sentence::new(
                format!("“{column}”列有 {count} 个值带时刻，只取了日期（如“{example}”）。"),
                format!(
                    "{column}: {count} values have a time of day; only the day was taken (such as \"{example}\")."
                ),
            ),
            Adjustment::Percent => Sentence::new(
                format!(
                    "“{column}”列的表头写明单位是 %，{count} 个数按百分数读取（如“{example}”读作 {example}%）。"
                ),
                format!(
                    "{column}: the heading gives % as the unit, so {count} numbers were read as percentages (such as {example}%)."
                ),
            ),
            Adjustment::FromText => Sentence::new(
                format!("“{column}”列有 {count} 个值是文字形式，已读成数值或日期（如“{example}”）。"),
                format!(
                    "{column}: {count} values were text and were read as numbers or days (such as \"{example}\")."
                ),
            ),
        }
    }
}
