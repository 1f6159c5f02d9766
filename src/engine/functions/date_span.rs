//! From one day to another: months added, days, months and years between, shares of a year.

use super::{
    Answer, Arguments, Evaluate, Excel, Family, Function, Value, any, date::day_number, text, truth,
};
use crate::engine::{
    Fault,
    date::{self, Day},
};

const D: Family = Family::Date;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("EDATE", D)
        .sentence("几个月之后（或之前）的同一天。", "The same day some months later or earlier.")
        .takes(&[any("日期", "date"), any("月数", "months")])
        .example("EDATE(DATE(2026,1,31),1)", "46081")
        .by(Evaluate::Each(|arguments| {
            let (start, months) = (strict_day(arguments)?, strict(arguments, 1)?);
            let first = months_later(start, months)?;
            let last = last_of_month(&date::day_of(first).ok_or(Fault::Number)?)?;
            Ok(Value::Number(last.min(first + start.day.max(1) as f64 - 1.0)))
        })),
    Function::new("EOMONTH", D)
        .sentence(
            "几个月之后（或之前）那个月的最后一天。",
            "The last day of a month some months later or earlier.",
        )
        .takes(&[any("日期", "date"), any("月数", "months")])
        .example("EOMONTH(DATE(2026,1,15),1)", "46081")
        .by(Evaluate::Each(|arguments| {
            let first = months_later(strict_day(arguments)?, strict(arguments, 1)?)?;
            last_of_month(&date::day_of(first).ok_or(Fault::Number)?).map(Value::Number)
        })),
    Function::new("DAYS", D)
        .sentence("两个日期之间的天数。", "The days from one date to another.")
        .takes(&[any("结束日期", "end"), any("开始日期", "start")])
        .example("DAYS(\"2026-12-31\",\"2026-11-24\")", "37")
        .since(Excel::V2013)
        .by(Evaluate::Each(|arguments| {
            Ok(Value::Number(day_number(arguments, 0)? - day_number(arguments, 1)?))
        })),
    Function::new("DAYS360", D)
        .sentence("按每月 30 天计算的天数。", "The days between two dates, with 30 days to a month.")
        .takes(&[any("开始日期", "start"), any("结束日期", "end"), truth("欧洲算法", "European").optional()])
        .example("DAYS360(\"2026-1-30\",\"2026-12-31\")", "330")
        .by(Evaluate::Each(|arguments| {
            let (start, end) = (calendar_day(arguments, 0)?, calendar_day(arguments, 1)?);
            Ok(Value::Number(days_360(start, end, arguments.truth_or(2, false)?) as f64))
        })),
    Function::new("DATEDIF", D)
        .sentence(
            "两个日期之间的整年（Y）、整月（M）或天数（D）。",
            "The whole years (Y), months (M) or days (D) between two dates.",
        )
        .takes(&[any("开始日期", "start"), any("结束日期", "end"), text("单位", "unit")])
        .example("DATEDIF(\"2019-7-1\",\"2026-11-24\",\"Y\")", "7")
        .by(Evaluate::Each(difference)),
    Function::new("YEARFRAC", D)
        .sentence("两个日期之间是几年，带小数。", "The share of years between two dates.")
        .takes(&[any("开始日期", "start"), any("结束日期", "end"), any("基准", "basis").optional()])
        .example("YEARFRAC(\"2026-1-1\",\"2026-7-1\")", "0.5")
        .by(Evaluate::Each(share_of_year)),
];

/// Excel's former add-in functions do not take TRUE for 1.
fn strict(arguments: &Arguments<'_>, at: usize) -> Answer<f64> {
    match arguments.sound(at)? {
        Value::Bool(_) => Err(Fault::Value),
        _ => arguments.number(at),
    }
}

fn strict_day(arguments: &Arguments<'_>) -> Answer<Day> {
    date::day_of(strict(arguments, 0)?).ok_or(Fault::Number)
}

fn calendar_day(arguments: &Arguments<'_>, at: usize) -> Answer<Day> {
    date::day_of(day_number(arguments, at)?).ok_or(Fault::Number)
}

/// The first day of the month that lies some months after a day's own.
fn months_later(day: Day, months: f64) -> Answer<f64> {
    if months.abs() > 120_000.0 {
        return Err(Fault::Number);
    }
    date::serial(day.year, day.month + months.trunc() as i64, 1).ok_or(Fault::Number)
}

fn last_of_month(day: &Day) -> Answer<f64> {
    // December 9999 has no first day after it.
    match date::serial(day.year, day.month + 1, 1) {
        Some(next) => Ok(next - 1.0),
        None => date::serial(day.year, day.month, 31).ok_or(Fault::Number),
    }
}

fn is_last_of_february(day: &Day) -> bool {
    day.month == 2 && day.day == if leap(day.year) { 29 } else { 28 }
}

/// Whether the calendar has a 29 February in a year.
fn leap(year: i64) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn months_of(day: &Day) -> i64 {
    day.year * 12 + day.month
}

fn days_360(mut start: Day, mut end: Day, european: bool) -> i64 {
    if start.day == 31 || (!european && is_last_of_february(&start)) {
        start.day = 30;
    }
    if end.day == 31 {
        if european || start.day == 30 {
            end.day = 30;
        } else {
            end.day = 1;
            end.month += 1;
        }
    }
    (months_of(&end) - months_of(&start)) * 30 + end.day - start.day
}

fn difference(arguments: &Arguments<'_>) -> Answer<Value> {
    let (first, last) = (day_number(arguments, 0)?, day_number(arguments, 1)?);
    let (start, end) = (calendar_day(arguments, 0)?, calendar_day(arguments, 1)?);
    if first > last {
        return Err(Fault::Number);
    }
    let months = months_of(&end) - months_of(&start) - i64::from(end.day < start.day);
    Ok(Value::Number(match arguments.text(2)?.to_ascii_uppercase().as_str() {
        "Y" => months.div_euclid(12) as f64,
        "M" => months as f64,
        "D" => last - first,
        "YM" => months.rem_euclid(12) as f64,
        "MD" if end.day >= start.day => (end.day - start.day) as f64,
        "MD" => {
            // From the same day of the month before, which may run over that month's end.
            let before = date::serial(end.year, end.month - 1, start.day).ok_or(Fault::Number)?;
            last - before
        }
        "YD" => {
            let same_year = date::serial(end.year, start.month, start.day).ok_or(Fault::Number)?;
            let from = match same_year <= last {
                true => same_year,
                false => date::serial(end.year - 1, start.month, start.day).ok_or(Fault::Number)?,
            };
            last - from
        }
        _ => return Err(Fault::Number),
    }))
}

fn share_of_year(arguments: &Arguments<'_>) -> Answer<Value> {
    let basis = if arguments.given(2) { strict(arguments, 2)?.trunc() } else { 0.0 };
    strict(arguments, 0)?;
    strict(arguments, 1)?;
    let (first, last) = (day_number(arguments, 0)?, day_number(arguments, 1)?);
    let (start, end) = (calendar_day(arguments, 0)?, calendar_day(arguments, 1)?);
    let ((first, start), (last, end)) =
        if first <= last { ((first, start), (last, end)) } else { ((last, end), (first, start)) };
    let days = last - first;
    let share = match basis {
        0.0 => american_360(start, end) as f64 / 360.0,
        1.0 => days / year_length(&start, &end, first, last)?,
        2.0 => days / 360.0,
        3.0 => days / 365.0,
        4.0 => days_360(start, end, true) as f64 / 360.0,
        _ => return Err(Fault::Number),
    };
    Ok(Value::Number(share))
}

/// The American 30/360 rule as YEARFRAC has it: the end of February counts as the 30th.
fn american_360(mut start: Day, mut end: Day) -> i64 {
    if is_last_of_february(&start) {
        if is_last_of_february(&end) {
            end.day = 30;
        }
        start.day = 30;
    }
    if end.day == 31 && start.day >= 30 {
        end.day = 30;
    }
    start.day = start.day.min(30);
    (months_of(&end) - months_of(&start)) * 30 + end.day - start.day
}

/// The days of a year between two dates: of the one year they lie within, or the mean of all the years
/// they touch.
fn year_length(start: &Day, end: &Day, first: f64, last: f64) -> Answer<f64> {
    let within = start.year == end.year
        || (start.year + 1 == end.year && (start.month, start.day) >= (end.month, end.day));
    if !within {
        let years = (end.year - start.year + 1) as f64;
        let begin = date::serial(start.year, 1, 1).ok_or(Fault::Number)?;
        let end = date::serial(end.year, 12, 31).ok_or(Fault::Number)?;
        return Ok((end - begin + 1.0) / years);
    }
    if start.year == end.year {
        return Ok(if leap(start.year) { 366.0 } else { 365.0 });
    }
    let holds_leap_day = [start.year, end.year]
        .into_iter()
        .filter(|&year| leap(year))
        .any(|year| date::serial(year, 2, 29).is_some_and(|leap_day| (first..=last).contains(&leap_day)));
    Ok(if holds_leap_day { 366.0 } else { 365.0 })
}
