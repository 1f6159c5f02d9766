//! Days and times: made, read and taken apart.

use super::{
    Answer, Arguments, Evaluate, Excel, Family, Form, Function, Value, any, arguments::whole, number, text,
};
use crate::engine::{
    Fault, coerce,
    date::{self, Day},
};

const D: Family = Family::Date;
/// Seconds of a day.
const DAY: f64 = 86_400.0;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("TODAY", D)
        .sentence("考评簿的当前日期。", "The book's current day.")
        .example("TODAY()", "TODAY()")
        .volatile()
        .by(Evaluate::Form(Form::Today)),
    Function::new("NOW", D)
        .sentence("考评簿的当前日期，不含钟点。", "The book's current day; it knows no time of day.")
        .example("NOW()", "TODAY()")
        .volatile()
        .by(Evaluate::Form(Form::Today)),
    Function::new("DATE", D)
        .sentence("由年、月、日得到日期。", "The date of a year, a month and a day.")
        .takes(&[number("年", "year"), number("月", "month"), number("日", "day")])
        .example("DATE(2026,2,29)", "46082")
        .by(Evaluate::Each(make)),
    Function::new("TIME", D)
        .sentence("由时、分、秒得到时间。", "The time of hours, minutes and seconds.")
        .takes(&[number("时", "hour"), number("分", "minute"), number("秒", "second")])
        .example("TIME(18,0,0)", "0.75")
        .by(Evaluate::Each(time)),
    Function::new("DATEVALUE", D)
        .sentence("把写成文字的日期转为日期。", "The day that a text stands for.")
        .takes(&[text("文字", "text")])
        .example("DATEVALUE(\"2026年11月24日\")", "46350")
        .by(Evaluate::Each(|arguments| moment(arguments).map(|moment| Value::Number(moment.floor())))),
    Function::new("TIMEVALUE", D)
        .sentence("把写成文字的时间转为时间。", "The time of day that a text stands for.")
        .takes(&[text("文字", "text")])
        .example("TIMEVALUE(\"18:00\")", "0.75")
        .by(Evaluate::Each(|arguments| moment(arguments).map(|moment| Value::Number(moment.fract())))),
    Function::new("YEAR", D)
        .sentence("日期的年份。", "The year of a date.")
        .takes(&[any("日期", "date")])
        .example("YEAR(\"2026-11-24\")", "2026")
        .by(Evaluate::Each(|arguments| part(arguments, |day| day.year))),
    Function::new("MONTH", D)
        .sentence("日期的月份。", "The month of a date.")
        .takes(&[any("日期", "date")])
        .example("MONTH(\"2026-11-24\")", "11")
        .by(Evaluate::Each(|arguments| part(arguments, |day| day.month))),
    Function::new("DAY", D)
        .sentence("日期是几日。", "The day of the month of a date.")
        .takes(&[any("日期", "date")])
        .example("DAY(\"2026-11-24\")", "24")
        .by(Evaluate::Each(|arguments| part(arguments, |day| day.day))),
    Function::new("HOUR", D)
        .sentence("时间的小时。", "The hour of a time.")
        .takes(&[any("时间", "time")])
        .example("HOUR(\"18:30\")", "18")
        .by(Evaluate::Each(|arguments| Ok(Value::Number((seconds(arguments)? / 3600.0).floor())))),
    Function::new("MINUTE", D)
        .sentence("时间的分钟。", "The minute of a time.")
        .takes(&[any("时间", "time")])
        .example("MINUTE(\"18:30\")", "30")
        .by(Evaluate::Each(|arguments| Ok(Value::Number((seconds(arguments)? / 60.0).floor() % 60.0)))),
    Function::new("SECOND", D)
        .sentence("时间的秒。", "The second of a time.")
        .takes(&[any("时间", "time")])
        .example("SECOND(\"18:30:15\")", "15")
        .by(Evaluate::Each(|arguments| Ok(Value::Number(seconds(arguments)? % 60.0)))),
    Function::new("WEEKDAY", D)
        .sentence(
            "星期几：默认星期日为 1，类型 2 时星期一为 1。",
            "The day of the week: Sunday is 1, with type 2 Monday.",
        )
        .takes(&[any("日期", "date"), number("类型", "type").optional()])
        .example("WEEKDAY(\"2026-11-24\",2)", "2")
        .by(Evaluate::Each(weekday)),
    Function::new("WEEKNUM", D)
        .sentence("一年中的第几周。", "The number of the week in its year.")
        .takes(&[any("日期", "date"), number("类型", "type").optional()])
        .example("WEEKNUM(\"2026-11-24\")", "48")
        .by(Evaluate::Each(week)),
    Function::new("ISOWEEKNUM", D)
        .sentence("按国际标准，一年中的第几周。", "The number of the week by the international standard.")
        .takes(&[any("日期", "date")])
        .example("ISOWEEKNUM(\"2027-01-01\")", "53")
        .since(Excel::V2013)
        .by(Evaluate::Each(|arguments| iso_week(day_number(arguments, 0)?).map(Value::Number))),
];

fn make(arguments: &Arguments<'_>) -> Answer<Value> {
    let mut year = whole(arguments.number(0)?)?;
    // Excel counts years below 1900 from 1900.
    if (0..1900).contains(&year) {
        year += 1900;
    }
    let (month, day) = (whole(arguments.number(1)?.floor())?, whole(arguments.number(2)?.floor())?);
    date::serial(year, month, day).map(Value::Number).ok_or(Fault::Number)
}

fn time(arguments: &Arguments<'_>) -> Answer<Value> {
    let mut total = 0.0;
    for (at, worth) in [(0, 3600.0), (1, 60.0), (2, 1.0)] {
        let part = arguments.number(at)?.trunc();
        if part.abs() > 32_767.0 {
            return Err(Fault::Number);
        }
        total += part * worth;
    }
    if total < 0.0 { Err(Fault::Number) } else { Ok(Value::Number(total / DAY % 1.0)) }
}

/// The day and time that a text stands for; a number in quotes is none.
fn moment(arguments: &Arguments<'_>) -> Answer<f64> {
    match arguments.sound(0)? {
        Value::Text(text) => coerce::date_in_text(text).ok_or(Fault::Value),
        _ => Err(Fault::Value),
    }
}

fn part(arguments: &Arguments<'_>, of: fn(&Day) -> i64) -> Answer<Value> {
    let day = date::day_of(arguments.number(0)?).ok_or(Fault::Number)?;
    Ok(Value::Number(of(&day) as f64))
}

/// Whole seconds since midnight.
fn seconds(arguments: &Arguments<'_>) -> Answer<f64> {
    let moment = arguments.number(0)?;
    date::day_of(moment).ok_or(Fault::Number)?;
    Ok((moment.fract() * DAY).round() % DAY)
}

/// A serial day without its time.
pub(super) fn day_number(arguments: &Arguments<'_>, at: usize) -> Answer<f64> {
    let day = arguments.number(at)?.floor();
    date::day_of(day).map(|_| day).ok_or(Fault::Number)
}

/// Days since the last day of the week that begins the week: Monday is 2, Sunday 1, as serial days
/// divided by seven leave them.
fn since(day: f64, begins: f64) -> f64 {
    (day - begins).rem_euclid(7.0)
}

fn weekday(arguments: &Arguments<'_>) -> Answer<Value> {
    let day = day_number(arguments, 0)?;
    let kind = if arguments.count() > 1 { arguments.whole(1)? } else { 1 };
    Ok(Value::Number(match kind {
        1 => since(day, 1.0) + 1.0,
        2 => since(day, 2.0) + 1.0,
        3 => since(day, 2.0),
        11..=17 => since(day, (kind - 9) as f64) + 1.0,
        _ => return Err(Fault::Number),
    }))
}

fn week(arguments: &Arguments<'_>) -> Answer<Value> {
    let day = day_number(arguments, 0)?;
    let kind = if arguments.count() > 1 { arguments.whole(1)? } else { 1 };
    let begins = match kind {
        1 => 1.0,
        2 => 2.0,
        11..=17 => (kind - 9) as f64,
        21 => return iso_week(day).map(Value::Number),
        _ => return Err(Fault::Number),
    };
    let year = date::day_of(day).ok_or(Fault::Number)?.year;
    let first = date::serial(year, 1, 1).ok_or(Fault::Number)?;
    Ok(Value::Number(((day - first + since(first, begins)) / 7.0).floor() + 1.0))
}

/// The week belongs to the year of its Thursday.
fn iso_week(day: f64) -> Answer<f64> {
    let thursday = day - since(day, 2.0) + 3.0;
    let year = date::day_of(thursday).ok_or(Fault::Number)?.year;
    let first = date::serial(year, 1, 1).ok_or(Fault::Number)?;
    Ok(((thursday - first) / 7.0).floor() + 1.0)
}
