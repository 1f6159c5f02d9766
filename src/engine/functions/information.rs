//! Information about values.

use super::{Answer, Argument, Arguments, Evaluate, Excel, Family, Function, Value, any};
use crate::engine::Fault;

const I: Family = Family::Information;

const VALUE: &[Argument] = &[any("值", "value")];

/// An entry for a question about a value, errors included.
const fn asks(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    by: fn(&Arguments<'_>) -> Answer<Value>,
) -> Function {
    Function::new(name, I).sentence(zh, en).takes(VALUE).by(Evaluate::Each(by))
}

pub(super) const FUNCTIONS: &[Function] = &[
    asks("ISNUMBER", "是不是数字。", "Whether it is a number.", |a| {
        Ok(Value::Bool(matches!(a.value(0), Value::Number(_))))
    })
    .example("ISNUMBER(\"12\")", "FALSE"),
    asks("ISTEXT", "是不是文字。", "Whether it is text.", |a| {
        Ok(Value::Bool(matches!(a.value(0), Value::Text(_))))
    })
    .example("ISTEXT(\"12\")", "TRUE"),
    asks("ISNONTEXT", "是不是文字以外的值。", "Whether it is anything but text.", |a| {
        Ok(Value::Bool(!matches!(a.value(0), Value::Text(_))))
    })
    .example("ISNONTEXT(12)", "TRUE"),
    asks("ISLOGICAL", "是不是逻辑值。", "Whether it is TRUE or FALSE.", |a| {
        Ok(Value::Bool(matches!(a.value(0), Value::Bool(_))))
    })
    .example("ISLOGICAL(TRUE)", "TRUE"),
    asks("ISBLANK", "是不是空单元格。", "Whether it is an empty cell.", |a| {
        Ok(Value::Bool(a.value(0).is_empty()))
    })
    .example("ISBLANK(\"\")", "FALSE"),
    asks("ISERROR", "是不是错误。", "Whether it is an error.", |a| {
        Ok(Value::Bool(matches!(a.value(0), Value::Fault(_))))
    })
    .example("ISERROR(1/0)", "TRUE"),
    asks("ISERR", "是不是 #N/A 以外的错误。", "Whether it is an error other than #N/A.", |a| {
        Ok(Value::Bool(matches!(a.value(0), Value::Fault(fault) if *fault != Fault::NotAvailable)))
    })
    .example("ISERR(#N/A)", "FALSE"),
    asks("ISNA", "是不是 #N/A。", "Whether it is #N/A.", |a| {
        Ok(Value::Bool(*a.value(0) == Value::Fault(Fault::NotAvailable)))
    })
    .example("ISNA(#N/A)", "TRUE"),
    asks("ISEVEN", "是不是偶数。", "Whether it is even.", |a| {
        Ok(Value::Bool(a.number(0)?.trunc() % 2.0 == 0.0))
    })
    .example("ISEVEN(4)", "TRUE"),
    asks("ISODD", "是不是奇数。", "Whether it is odd.", |a| {
        Ok(Value::Bool(a.number(0)?.trunc() % 2.0 != 0.0))
    })
    .example("ISODD(4)", "FALSE"),
    Function::new("N", I)
        .sentence("转为数字：文字为 0。", "As a number: text is 0.")
        .takes(&[any("值", "value")])
        .example("N(\"甲\")", "0")
        .by(Evaluate::Each(|arguments| {
            Ok(match arguments.sound(0)? {
                Value::Number(number) => Value::Number(*number),
                Value::Bool(truth) => Value::Number(f64::from(u8::from(*truth))),
                _ => Value::Number(0.0),
            })
        })),
    Function::new("NA", I)
        .sentence("错误值 #N/A。", "The error #N/A.")
        .example("NA()", "#N/A")
        .by(Evaluate::Each(|_| Err(Fault::NotAvailable))),
    Function::new("TYPE", I)
        .sentence(
            "值的类型：数字 1、文字 2、逻辑值 4、错误 16。",
            "The kind of a value: number 1, text 2, truth 4, error 16.",
        )
        .takes(&[any("值", "value")])
        .example("TYPE(\"甲\")", "2")
        .by(Evaluate::Each(|arguments| {
            Ok(Value::Number(match arguments.value(0) {
                Value::Empty | Value::Number(_) => 1.0,
                Value::Text(_) => 2.0,
                Value::Bool(_) => 4.0,
                Value::Fault(_) => 16.0,
            }))
        })),
    Function::new("ERROR.TYPE", I)
        .sentence("错误的编号；没有错误为 #N/A。", "The number of an error; #N/A without one.")
        .takes(&[any("值", "value")])
        .example("ERROR.TYPE(1/0)", "2")
        .since(Excel::V2007)
        .by(Evaluate::Each(|arguments| match arguments.value(0) {
            Value::Fault(fault) => Ok(Value::Number(match fault {
                Fault::Null => 1.0,
                Fault::DivisionByZero => 2.0,
                Fault::Value => 3.0,
                Fault::Reference => 4.0,
                Fault::Name => 5.0,
                Fault::Number => 6.0,
                Fault::NotAvailable => 7.0,
                Fault::Spill => 9.0,
                Fault::Calculation | Fault::Cycle => 14.0,
            })),
            _ => Err(Fault::NotAvailable),
        })),
];
