//! Excel's number formats, as TEXT applies them.

use crate::engine::{Fault, Value, coerce, date, digits, round};

/// The value in a format: up to four sections for positive, negative, zero and text.
pub fn show(value: &Value, format: &str) -> Result<String, Fault> {
    let sections = sections(format);
    let number = match value {
        Value::Text(text) => match coerce::number_in_text(text) {
            Some(number) => number,
            None => return Ok(text_section(&sections, text)),
        },
        Value::Bool(_) => return Ok(coerce::text(value)?.to_string()),
        value => coerce::number(value)?,
    };
    let numeric: Vec<&Vec<Piece>> = sections.iter().filter(|section| !holds_text(section)).take(3).collect();
    let pick = |at: usize| numeric.get(at).copied();
    let (section, shown) = match numeric.len() {
        0 => return Ok(text_section(&sections, &digits::shown(number))),
        1 => (pick(0), number),
        2 if number < 0.0 => (pick(1), -number),
        2 => (pick(0), number),
        _ if number > 0.0 => (pick(0), number),
        _ if number < 0.0 => (pick(1), -number),
        _ => (pick(2), number),
    };
    let Some(section) = section else { return Err(Fault::Value) };
    if section.iter().any(|piece| matches!(piece, Piece::Date(_))) {
        dated(section, shown)
    } else {
        Ok(numbered(section, shown))
    }
}

/// A part of a format.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Literal(String),
    /// A digit's place: `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    General,
    Text,
    /// `E+` or `E-`: whether a plus is shown.
    Exponent(bool),
    /// A run of date letters.
    Date(String),
}

fn holds_text(section: &[Piece]) -> bool {
    section.contains(&Piece::Text)
}

fn text_section(sections: &[Vec<Piece>], text: &str) -> String {
    let Some(section) = sections.iter().find(|section| holds_text(section)) else {
        return text.to_owned();
    };
    section
        .iter()
        .map(|piece| match piece {
            Piece::Literal(literal) => literal.as_str(),
            Piece::Text => text,
            _ => "",
        })
        .collect()
}

fn sections(format: &str) -> Vec<Vec<Piece>> {
    let mut sections = vec![Vec::new()];
    let letters: Vec<char> = format.chars().collect();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        at += 1;
        let piece = match letter {
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            '"' => {
                let end = letters
                    .iter()
                    .skip(at)
                    .position(|&letter| letter == '"')
                    .map_or(letters.len(), |found| at + found);
                let literal = letters.get(at..end).unwrap_or_default().iter().collect();
                at = end + 1;
                Piece::Literal(literal)
            }
            '\\' | '!' => {
                at += 1;
                Piece::Literal(letters.get(at - 1).map(char::to_string).unwrap_or_default())
            }
            '_' => {
                at += 1;
                Piece::Literal(" ".to_owned())
            }
            '*' => {
                at += 1;
                continue;
            }
            '[' => {
                let end = letters
                    .iter()
                    .skip(at)
                    .position(|&letter| letter == ']')
                    .map_or(letters.len(), |found| at + found);
                let inside: String =
                    letters.get(at..end).unwrap_or_default().iter().collect::<String>().to_lowercase();
                at = end + 1;
                if matches!(inside.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    Piece::Date(format!("[{inside}]"))
                } else {
                    continue;
                }
            }
            '0' | '#' | '?' => Piece::Digit(letter),
            '.' => Piece::Point,
            ',' => Piece::Comma,
            '%' => Piece::Percent,
            '@' => Piece::Text,
            'E' | 'e' if matches!(letters.get(at), Some('+' | '-')) => {
                at += 1;
                Piece::Exponent(letters.get(at - 1) == Some(&'+'))
            }
            'G' | 'g' if starts_with(&letters, at - 1, "general") => {
                at += 6;
                Piece::General
            }
            'A' | 'a' if starts_with(&letters, at - 1, "am/pm") => {
                at += 4;
                Piece::Date("am/pm".to_owned())
            }
            'A' | 'a' if starts_with(&letters, at - 1, "aaa") => {
                let run = run_of(&letters, at - 1);
                at += run.len() - 1;
                Piece::Date(run)
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'e' | 'E' => {
                let run = run_of(&letters, at - 1);
                at += run.len() - 1;
                Piece::Date(run)
            }
            other => Piece::Literal(other.to_string()),
        };
        if let Some(section) = sections.last_mut() {
            section.push(piece);
        }
    }
    sections
}

fn starts_with(letters: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(offset, wanted)| {
        letters.get(at + offset).is_some_and(|letter| letter.to_ascii_lowercase() == wanted)
    })
}

/// The run of one date letter, in small letters.
fn run_of(letters: &[char], at: usize) -> String {
    let first = letters.get(at).map(char::to_ascii_lowercase);
    letters
        .iter()
        .skip(at)
        .map(char::to_ascii_lowercase)
        .take_while(|&letter| Some(letter) == first)
        .collect()
}

fn numbered(section: &[Piece], number: f64) -> String {
    if section.contains(&Piece::General) {
        let literal = |piece: &Piece| match piece {
            Piece::Literal(literal) => literal.clone(),
            Piece::General => digits::shown(number),
            _ => String::new(),
        };
        return section.iter().map(literal).collect();
    }
    if section.iter().any(|piece| matches!(piece, Piece::Exponent(_))) {
        return scientific(section, number);
    }
    let layout = Layout::of(section);
    let scaled = number.abs() * 100_f64.powi(layout.percents) / 1000_f64.powi(layout.thousands);
    let rounded = round::nearest(scaled, i32::try_from(layout.decimals).unwrap_or(0));
    let text = fixed(rounded, layout.decimals);
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let whole = if whole == "0" { "" } else { whole };
    let sign = if number < 0.0 && rounded != 0.0 { "-" } else { "" };
    format!("{sign}{}", layout.fill(section, whole, part))
}

/// Decimals of a rounded number, from the digits that are seen.
fn fixed(number: f64, decimals: usize) -> String {
    if number < 1e15 {
        let exact = format!("{number:.decimals$}");
        return exact;
    }
    format!("{:.decimals$}", digits::snapped(number))
}

/// Where the digits of a section go.
struct Layout {
    whole: usize,
    decimals: usize,
    percents: i32,
    thousands: i32,
    grouped: bool,
}

impl Layout {
    fn of(section: &[Piece]) -> Self {
        let point = section.iter().position(|piece| *piece == Piece::Point).unwrap_or(section.len());
        let digits =
            |pieces: &[Piece]| pieces.iter().filter(|piece| matches!(piece, Piece::Digit(_))).count();
        let (before, after) = section.split_at(point);
        let last = before.iter().rposition(|piece| matches!(piece, Piece::Digit(_)));
        let first = before.iter().position(|piece| matches!(piece, Piece::Digit(_)));
        let grouped = match (first, last) {
            (Some(first), Some(last)) => before.get(first..last).unwrap_or_default().contains(&Piece::Comma),
            _ => false,
        };
        let end = section
            .iter()
            .rposition(|piece| matches!(piece, Piece::Digit(_)))
            .map_or(section.len(), |at| at + 1);
        let trailing = section.iter().skip(end).take_while(|piece| **piece == Piece::Comma).count();
        Self {
            whole: digits(before),
            decimals: digits(after),
            percents: i32::try_from(section.iter().filter(|piece| **piece == Piece::Percent).count())
                .unwrap_or(0),
            thousands: i32::try_from(trailing).unwrap_or(0),
            grouped,
        }
    }

    /// Puts the digits in their places, with the literals between them.
    fn fill(&self, section: &[Piece], whole: &str, part: &str) -> String {
        let mut shown = String::new();
        let figures: Vec<char> = whole.chars().collect();
        let mut decimals = part.chars();
        let kept = part.trim_end_matches('0').len();
        let (mut place, mut decimal, mut after_point) = (0_usize, 0_usize, false);
        for piece in section {
            match piece {
                Piece::Literal(literal) => shown.push_str(literal),
                Piece::Percent => shown.push('%'),
                Piece::Point => {
                    after_point = true;
                    shown.push('.');
                }
                Piece::Digit(kind) if after_point => {
                    let figure = decimals.next().unwrap_or('0');
                    decimal += 1;
                    match kind {
                        '0' => shown.push(figure),
                        _ if decimal <= kept => shown.push(figure),
                        '?' => shown.push(' '),
                        _ => {}
                    }
                }
                Piece::Digit(kind) => {
                    self.whole_digits(&mut shown, &figures, place, *kind);
                    place += 1;
                }
                _ => {}
            }
        }
        shown
    }

    /// The digits that belong to one place of the whole part; the first place takes all in front.
    fn whole_digits(&self, shown: &mut String, figures: &[char], place: usize, kind: char) {
        let from_right = self.whole - place;
        let first = if place == 0 { figures.len().max(from_right) } else { from_right };
        for position in (from_right..=first).rev() {
            let figure = figures.len().checked_sub(position).and_then(|at| figures.get(at)).copied();
            match (figure, kind) {
                (Some(figure), _) => shown.push(figure),
                (None, '0') => shown.push('0'),
                (None, '?') => shown.push(' '),
                (None, _) => continue,
            }
            if self.grouped && position > 1 && position % 3 == 1 {
                shown.push(',');
            }
        }
    }
}

fn scientific(section: &[Piece], number: f64) -> String {
    let split = section.iter().position(|piece| matches!(piece, Piece::Exponent(_))).unwrap_or(0);
    let (mantissa, power) = section.split_at(split);
    let layout = Layout::of(mantissa);
    let mut exponent = if number == 0.0 { 0 } else { number.abs().log10().floor() as i32 };
    let mut scaled =
        round::nearest(number.abs() / 10_f64.powi(exponent), i32::try_from(layout.decimals).unwrap_or(0));
    if scaled >= 10.0 {
        exponent += 1;
        scaled /= 10.0;
    }
    let text = fixed(scaled, layout.decimals);
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let plus = matches!(power.first(), Some(Piece::Exponent(true)));
    let places = power.iter().filter(|piece| matches!(piece, Piece::Digit(_))).count();
    let sign = if number < 0.0 { "-" } else { "" };
    let exponent_sign = if exponent < 0 {
        "-"
    } else if plus {
        "+"
    } else {
        ""
    };
    format!("{sign}{}E{exponent_sign}{:0places$}", layout.fill(mantissa, whole, part), exponent.abs())
}

const WEEKDAYS: [(&str, &str, &str); 7] = [
    ("Saturday", "星期六", "六"),
    ("Sunday", "星期日", "日"),
    ("Monday", "星期一", "一"),
    ("Tuesday", "星期二", "二"),
    ("Wednesday", "星期三", "三"),
    ("Thursday", "星期四", "四"),
    ("Friday", "星期五", "五"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn dated(section: &[Piece], serial: f64) -> Result<String, Fault> {
    let halves = section.iter().any(|piece| *piece == Piece::Date("am/pm".to_owned()));
    let mut seconds = (serial * 86_400.0).round();
    if !(0.0..2_958_466.0 * 86_400.0).contains(&seconds) {
        return Err(Fault::Value);
    }
    let day = date::day_of((seconds / 86_400.0).floor()).ok_or(Fault::Value)?;
    let weekday = ((seconds / 86_400.0).floor() as i64).rem_euclid(7);
    let total = seconds;
    seconds %= 86_400.0;
    let (hour, minute, second) =
        ((seconds / 3600.0) as i64, (seconds / 60.0) as i64 % 60, seconds as i64 % 60);
    let mut shown = String::new();
    for (at, piece) in section.iter().enumerate() {
        let run = match piece {
            Piece::Date(run) => run.as_str(),
            Piece::Literal(literal) => {
                shown.push_str(literal);
                continue;
            }
            Piece::Point => {
                shown.push('.');
                continue;
            }
            Piece::Comma => {
                shown.push(',');
                continue;
            }
            _ => continue,
        };
        let names = WEEKDAYS.get(usize::try_from(weekday).unwrap_or(0)).copied().unwrap_or_default();
        let month =
            usize::try_from(day.month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
        let hours = if halves { (hour + 11) % 12 + 1 } else { hour };
        shown.push_str(&match run {
            "e" => day.year.to_string(),
            _ if run.starts_with('e') => day.year.to_string(),
            "y" | "yy" => format!("{:02}", day.year % 100),
            _ if run.starts_with('y') => day.year.to_string(),
            "m" if minutes_here(section, at) => minute.to_string(),
            "mm" if minutes_here(section, at) => format!("{minute:02}"),
            "m" => day.month.to_string(),
            "mm" => format!("{:02}", day.month),
            "mmm" => month.chars().take(3).collect(),
            "mmmmm" => month.chars().take(1).collect(),
            _ if run.starts_with('m') => month.to_owned(),
            "d" => day.day.to_string(),
            "dd" => format!("{:02}", day.day),
            "ddd" => names.0.chars().take(3).collect(),
            _ if run.starts_with('d') => names.0.to_owned(),
            "aaa" => names.2.to_owned(),
            "aaaa" => names.1.to_owned(),
            "h" => hours.to_string(),
            "hh" => format!("{hours:02}"),
            "s" => second.to_string(),
            "ss" => format!("{second:02}"),
            "am/pm" => if hour < 12 { "AM" } else { "PM" }.to_owned(),
            "[h]" | "[hh]" => ((total / 3600.0).floor() as i64).to_string(),
            "[m]" | "[mm]" => ((total / 60.0).floor() as i64).to_string(),
            "[s]" | "[ss]" => (total as i64).to_string(),
            other => other.to_owned(),
        });
    }
    Ok(shown)
}

/// `m` means minutes after hours or before seconds.
fn minutes_here(section: &[Piece], at: usize) -> bool {
    let is = |piece: &Piece, letter: char| matches!(piece, Piece::Date(run) if run.trim_start_matches('[').starts_with(letter));
    let before = section.iter().take(at).rev().find(|piece| matches!(piece, Piece::Date(_)));
    let after = section.iter().skip(at + 1).find(|piece| matches!(piece, Piece::Date(_)));
    before.is_some_and(|piece| is(piece, 'h')) || after.is_some_and(|piece| is(piece, 's'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Excel's TEXT.
    #[test]
    fn formats_as_excel() {
        for (number, format, text) in [
            (1234.567, "0.00", "1234.57"),
            (1234.567, "#,##0.00", "1,234.57"),
            (1234567.0, "#,##0", "1,234,567"),
            (0.285, "0.0%", "28.5%"),
            (0.285, "0%", "29%"),
            (-5.0, "0.00;(0.00)", "(5.00)"),
            (-5.0, "0.00", "-5.00"),
            (0.0, "0;-0;\"无\"", "无"),
            (7.0, "000", "007"),
            (0.5, "#.##", ".5"),
            (12.0, "General", "12"),
            (94.0876, "0.00分", "94.09分"),
            (45351.0, "yyyy-mm-dd", "2024-02-29"),
            (45351.0, "yyyy\"年\"m\"月\"d\"日\"", "2024年2月29日"),
            (45351.0, "yyyy年m月d日", "2024年2月29日"),
            (45351.0, "aaaa", "星期四"),
            (45351.0, "dddd", "Thursday"),
            (0.5625, "h:mm AM/PM", "1:30 PM"),
            (0.5625, "hh:mm:ss", "13:30:00"),
            (1.5, "[h]:mm", "36:00"),
            (12345.0, "0.00E+00", "1.23E+04"),
            (1234567.0, "0.0,", "1234.6"),
            (85.345, "0.00", "85.35"),
            (1.0, "@", "1"),
        ] {
            assert_eq!(show(&Value::Number(number), format).unwrap(), text, "TEXT({number},{format})");
        }
        assert_eq!(show(&Value::text("甲"), "0.00").unwrap(), "甲");
        assert_eq!(show(&Value::text("甲"), "@同志").unwrap(), "甲同志");
    }
}
