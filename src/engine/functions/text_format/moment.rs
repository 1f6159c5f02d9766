//! Days and times in a section.

use super::{
    chinese,
    format::{Numerals, Piece, Section},
};
use crate::engine::{
    Fault,
    date::{self, Day},
};

const DAY: f64 = 86_400.0;
/// The day after the last one Excel knows.
const END: f64 = 2_958_466.0;

const WEEKDAYS: [(&str, char); 7] = [
    ("Saturday", '六'),
    ("Sunday", '日'),
    ("Monday", '一'),
    ("Tuesday", '二'),
    ("Wednesday", '三'),
    ("Thursday", '四'),
    ("Friday", '五'),
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

/// A moment taken apart.
struct Moment {
    day: Day,
    weekday: usize,
    /// Seconds since the beginning of the calendar.
    total: f64,
    hour: i64,
    minute: i64,
    second: i64,
    /// The digits of the second's part.
    part: String,
    /// Whether hours count to twelve.
    halves: bool,
}

impl Moment {
    /// Seconds are rounded to as many decimals as are shown.
    fn of(serial: f64, decimals: usize, halves: bool) -> Option<Self> {
        let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
        let ticks = (serial * DAY * scale).round();
        let total = ticks / scale;
        if !(0.0..END * DAY).contains(&total) {
            return None;
        }
        let days = (total / DAY).floor();
        let seconds = (ticks - days * DAY * scale) / scale;
        let whole = seconds.floor();
        let part = format!("{:0decimals$.0}", (seconds - whole) * scale);
        Some(Self {
            day: date::day_of(days)?,
            weekday: (days as i64).rem_euclid(7) as usize,
            total,
            hour: (whole / 3600.0) as i64,
            minute: (whole / 60.0) as i64 % 60,
            second: whole as i64 % 60,
            part: if decimals > 0 { part } else { String::new() },
            halves,
        })
    }
}

/// The day and time with the section's letters.
pub(super) fn show(section: &Section, serial: f64) -> Result<String, Fault> {
    let pieces = section.pieces.as_slice();
    let is = |run: &str| pieces.contains(&Piece::Date(run.to_owned()));
    let halves = is("am/pm") || is("a/p") || is("上午/下午");
    let point = pieces.iter().position(|piece| *piece == Piece::Point);
    let decimals = point.map_or(0, |at| {
        pieces.iter().skip(at + 1).take_while(|piece| **piece == Piece::Digit('0')).count().min(3)
    });
    let moment = Moment::of(serial, decimals, halves).ok_or(Fault::Value)?;
    let mut shown = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Date(run) => shown.push_str(&moment.run(run, minutes_here(pieces, at), section)),
            Piece::Literal(literal) => shown.push_str(literal),
            Piece::Comma => shown.push(','),
            Piece::Point => {
                shown.push('.');
                shown.push_str(&moment.part);
            }
            Piece::Digit(_) if decimals > 0 => {}
            Piece::Digit(kind) => shown.push(*kind),
            _ => {}
        }
    }
    Ok(shown)
}

impl Moment {
    fn run(&self, run: &str, minutes: bool, section: &Section) -> String {
        let count = |number: i64, width: usize| match section.numerals {
            Some(Numerals::Wide) => chinese::letter_by_letter(&format!("{number:0width$}"), Numerals::Wide),
            Some(numerals) => chinese::counted(number, numerals),
            None => format!("{number:0width$}"),
        };
        let year = |text: String| match section.numerals {
            Some(numerals) => chinese::letter_by_letter(&text, numerals),
            None => text,
        };
        let hour = if self.halves { (self.hour + 11) % 12 + 1 } else { self.hour };
        let width = if run.len() == 1 { 1 } else { 2 };
        match run {
            "y" | "yy" => year(format!("{:02}", self.day.year % 100)),
            "m" | "mm" if minutes => count(self.minute, width),
            "m" | "mm" => count(self.day.month, width),
            "d" | "dd" => count(self.day.day, width),
            "h" | "hh" => count(hour, width),
            "s" | "ss" => count(self.second, width),
            "am/pm" if section.chinese => self.half("上午", "下午"),
            "am/pm" => self.half("AM", "PM"),
            "a/p" => self.half("A", "P"),
            "上午/下午" => self.half("上午", "下午"),
            "[h]" | "[hh]" => format!("{:0width$.0}", (self.total / 3600.0).floor(), width = run.len() - 2),
            "[m]" | "[mm]" => format!("{:0width$.0}", (self.total / 60.0).floor(), width = run.len() - 2),
            "[s]" | "[ss]" => format!("{:0width$.0}", self.total.floor(), width = run.len() - 2),
            _ if run.starts_with(['y', 'e']) => year(self.day.year.to_string()),
            _ if run.starts_with('m') => self.month(run.len(), section.chinese),
            _ => self.weekday(run, section.chinese),
        }
    }

    fn half(&self, before: &str, after: &str) -> String {
        if self.hour < 12 { before } else { after }.to_owned()
    }

    fn month(&self, length: usize, chinese: bool) -> String {
        if chinese && length == 3 {
            return format!("{}月", self.day.month);
        }
        if chinese && length == 4 {
            return format!("{}月", chinese::counted(self.day.month, Numerals::Plain));
        }
        let at = usize::try_from(self.day.month - 1).unwrap_or(0);
        let name = MONTHS.get(at).copied().unwrap_or_default();
        match length {
            3 => name.chars().take(3).collect(),
            5 => name.chars().take(1).collect(),
            _ => name.to_owned(),
        }
    }

    fn weekday(&self, run: &str, chinese: bool) -> String {
        let (name, sign) = WEEKDAYS.get(self.weekday).copied().unwrap_or(("", ' '));
        match run {
            "aaa" => sign.to_string(),
            "ddd" if chinese => format!("周{sign}"),
            "ddd" => name.chars().take(3).collect(),
            _ if chinese || run.starts_with('a') => format!("星期{sign}"),
            _ => name.to_owned(),
        }
    }
}

/// `m` means minutes after hours or before seconds.
fn minutes_here(pieces: &[Piece], at: usize) -> bool {
    let is = |piece: &Piece, letter: char| matches!(piece, Piece::Date(run) if run.trim_start_matches('[').starts_with(letter));
    let timed = |piece: &&Piece| matches!(piece, Piece::Date(run) if !run.contains('/'));
    let before = pieces.iter().take(at).rev().find(timed);
    let after = pieces.iter().skip(at + 1).find(timed);
    before.is_some_and(|piece| is(piece, 'h')) || after.is_some_and(|piece| is(piece, 's'))
}
