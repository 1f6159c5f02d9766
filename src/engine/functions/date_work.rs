//! Working days.

use super::{Answer, Evaluate, Excel, Family, Function, Operand, Operands, Value, any, values};
use crate::engine::{Fault, coerce, date};

const D: Family = Family::Date;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("NETWORKDAYS", D)
        .sentence("两个日期之间的工作日数，首尾都算。", "The working days between two dates, both counted.")
        .takes(&[any("开始日期", "start"), any("结束日期", "end"), values("假日", "holidays").optional()])
        .example("NETWORKDAYS(\"2026-11-23\",\"2026-11-29\")", "5")
        .by(Evaluate::Whole(|operands| between(operands, WEEKEND, 2))),
    Function::new("NETWORKDAYS.INTL", D)
        .sentence(
            "两个日期之间的工作日数，周末可以指定。",
            "The working days between two dates, with a weekend of one's own.",
        )
        .takes(&[
            any("开始日期", "start"),
            any("结束日期", "end"),
            any("周末", "weekend").optional(),
            values("假日", "holidays").optional(),
        ])
        .example("NETWORKDAYS.INTL(\"2026-11-23\",\"2026-11-29\",11)", "6")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| between(operands, weekend(operands, 2)?, 3))),
    Function::new("WORKDAY", D)
        .sentence("若干个工作日之后的日期。", "The date some working days later.")
        .takes(&[any("开始日期", "start"), any("天数", "days"), values("假日", "holidays").optional()])
        .example("WORKDAY(\"2026-9-25\",6,{\"2026-10-1\",\"2026-10-2\"})", "46302")
        .by(Evaluate::Whole(|operands| later(operands, WEEKEND, 2))),
    Function::new("WORKDAY.INTL", D)
        .sentence(
            "若干个工作日之后的日期，周末可以指定。",
            "The date some working days later, with a weekend of one's own.",
        )
        .takes(&[
            any("开始日期", "start"),
            any("天数", "days"),
            any("周末", "weekend").optional(),
            values("假日", "holidays").optional(),
        ])
        .example("WORKDAY.INTL(\"2026-11-27\",1,\"0000001\")", "46354")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| later(operands, weekend(operands, 2)?, 3))),
];

/// Which days are free, from Monday on.
type Week = [bool; 7];

const WEEKEND: Week = [false, false, false, false, false, true, true];

fn is_free(week: &Week, day: f64) -> bool {
    week.get((day - 2.0).rem_euclid(7.0) as usize).copied().unwrap_or(false)
}

/// The weekend by its number, or as seven letters from Monday on where 1 is free.
fn weekend(operands: &Operands<'_>, at: usize) -> Answer<Week> {
    if !operands.given(at) {
        return Ok(WEEKEND);
    }
    let mut week = [false; 7];
    if let Value::Text(text) = operands.value(at) {
        if text.chars().count() != 7 {
            return Err(Fault::Value);
        }
        for (free, letter) in week.iter_mut().zip(text.chars()) {
            *free = match letter {
                '0' => false,
                '1' => true,
                _ => return Err(Fault::Value),
            };
        }
        return Ok(week);
    }
    let free = match operands.whole(at)? {
        number @ 1..=7 => [(number + 4) % 7, (number + 5) % 7],
        number @ 11..=17 => [(number - 5) % 7; 2],
        _ => return Err(Fault::Number),
    };
    for (day, is_free) in (0_i64..).zip(&mut week) {
        *is_free = free.contains(&day);
    }
    Ok(week)
}

fn day(operands: &Operands<'_>, at: usize) -> Answer<f64> {
    let value = operands.value(at);
    if matches!(value, Value::Bool(_)) {
        return Err(Fault::Value);
    }
    let day = coerce::number(&value)?.floor();
    date::day_of(day).map(|_| day).ok_or(Fault::Number)
}

/// The holidays that would be working days, in order, each once.
fn holidays(operands: &Operands<'_>, at: usize, week: &Week) -> Answer<Vec<f64>> {
    let mut days = Vec::new();
    for value in operands.from(at).iter().take(1).flat_map(Operand::values) {
        if value.is_empty() {
            continue;
        }
        let day = coerce::number(&value)?.floor();
        date::day_of(day).ok_or(Fault::Number)?;
        if !is_free(week, day) {
            days.push(day);
        }
    }
    days.sort_by(f64::total_cmp);
    days.dedup();
    Ok(days)
}

fn between(operands: &Operands<'_>, week: Week, holidays_at: usize) -> Answer<Operand> {
    let (start, end) = (day(operands, 0)?, day(operands, 1)?);
    let (first, last) = (start.min(end), start.max(end));
    let holidays = holidays(operands, holidays_at, &week)?;
    let weeks = ((last - first + 1.0) / 7.0).floor();
    let a_week = week.iter().filter(|free| !**free).count() as f64;
    let mut count = weeks * a_week;
    let mut rest = first + weeks * 7.0;
    while rest <= last {
        count += f64::from(u8::from(!is_free(&week, rest)));
        rest += 1.0;
    }
    count -= holidays.iter().filter(|day| (first..=last).contains(*day)).count() as f64;
    Ok(Value::Number(if start <= end { count } else { -count }).into())
}

fn later(operands: &Operands<'_>, week: Week, holidays_at: usize) -> Answer<Operand> {
    let mut day = day(operands, 0)?;
    if matches!(operands.value(1), Value::Bool(_)) {
        return Err(Fault::Value);
    }
    let mut left = operands.number(1)?.trunc();
    if week.iter().all(|free| *free) {
        return Err(Fault::Value);
    }
    let holidays = holidays(operands, holidays_at, &week)?;
    while left != 0.0 {
        let reached = advance(day, left, &week)?;
        // Each holiday passed over costs one more working day.
        let (first, last) = if left > 0.0 { (day + 1.0, reached) } else { (reached, day - 1.0) };
        let passed = holidays.iter().filter(|day| (first..=last).contains(*day)).count() as f64;
        day = reached;
        left = passed.copysign(left);
    }
    Ok(Value::Number(day).into())
}

/// The day some days of the week's working ones away: whole weeks at once, then day by day.
fn advance(day: f64, count: f64, week: &Week) -> Answer<f64> {
    let a_week = week.iter().filter(|free| !**free).count() as f64;
    let weeks = ((count.abs() - 1.0) / a_week).floor();
    let step = count.signum();
    let mut day = day + step * 7.0 * weeks;
    let mut left = count.abs() - a_week * weeks;
    while left > 0.0 {
        day += step;
        date::day_of(day).ok_or(Fault::Number)?;
        if !is_free(week, day) {
            left -= 1.0;
        }
    }
    Ok(day)
}
