//! Dates.

use super::{Answer, Arguments, Evaluate, Family, Form, Function, Value, any, arguments::whole, number};
use crate::engine::{
    Fault,
    date::{self, Day},
};

const D: Family = Family::Date;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("TODAY", D)
        .sentence("考评簿的当前日期。", "The book's current day.")
        .example("TODAY()", "TODAY()")
        .volatile()
        .by(Evaluate::Form(Form::Today)),
    Function::new("DATE", D)
        .sentence("由年、月、日得到日期。", "The date of a year, a month and a day.")
        .takes(&[number("年", "year"), number("月", "month"), number("日", "day")])
        .example("DATE(2026,2,29)", "46082")
        .by(Evaluate::Each(make)),
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

fn part(arguments: &Arguments<'_>, of: fn(&Day) -> i64) -> Answer<Value> {
    let day = date::day_of(arguments.number(0)?).ok_or(Fault::Number)?;
    Ok(Value::Number(of(&day) as f64))
}
