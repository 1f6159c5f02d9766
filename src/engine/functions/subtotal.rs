//! SUBTOTAL and AGGREGATE: another function chosen by its number.

use super::{
    Answer, Evaluate, Excel, Family, Function, Operand, Operands, Value, find, number, numbers, range,
};
use crate::engine::Fault;

const M: Family = Family::Math;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("SUBTOTAL", M)
        .sentence(
            "按编号汇总：1 平均、2 计数、3 非空计数、4 最大、5 最小、6 乘积、7 和 8 标准差、9 求和、10 和 11 方差；加 100 亦同。",
            "A total by number: 1 mean, 2 count, 3 filled, 4 largest, 5 smallest, 6 product, 7 and 8 standard deviation, 9 sum, 10 and 11 variance; 100 more gives the same.",
        )
        .takes(&[number("功能编号", "function number"), range("区域", "range"), range("区域", "range").repeated()])
        .example("SUBTOTAL(9,{120,10,150})", "280")
        .by(Evaluate::Whole(|operands| {
            let which = operands.whole(0)?;
            let which = if which > 100 { which - 100 } else { which };
            let name = total_name(which).filter(|_| which <= 11).ok_or(Fault::Value)?;
            called(name, operands.from(1))
        })),
    Function::new("AGGREGATE", M)
        .sentence(
            "按编号汇总，可忽略错误：编号同 SUBTOTAL，另有 12 中位数、13 众数、14 第 k 大、15 第 k 小、16 到 19 百分位数和四分位数；选项 2、3、6、7 忽略错误。",
            "A total by number that can pass over errors: numbers as in SUBTOTAL, then 12 median, 13 mode, 14 k-th largest, 15 k-th smallest, 16 to 19 percentiles and quartiles; options 2, 3, 6 and 7 pass over errors.",
        )
        .takes(&[
            number("功能编号", "function number"),
            number("选项", "option"),
            range("数组", "array"),
            numbers("数值", "numbers").repeated(),
        ])
        .example("AGGREGATE(14,6,{88,#N/A,95},1)", "95")
        .since(Excel::V2010)
        .by(Evaluate::Whole(aggregate)),
];

fn total_name(which: i64) -> Option<&'static str> {
    const NAMES: [&str; 19] = [
        "AVERAGE",
        "COUNT",
        "COUNTA",
        "MAX",
        "MIN",
        "PRODUCT",
        "STDEV.S",
        "STDEV.P",
        "SUM",
        "VAR.S",
        "VAR.P",
        "MEDIAN",
        "MODE.SNGL",
        "LARGE",
        "SMALL",
        "PERCENTILE.INC",
        "QUARTILE.INC",
        "PERCENTILE.EXC",
        "QUARTILE.EXC",
    ];
    NAMES.get(usize::try_from(which.checked_sub(1)?).ok()?).copied()
}

fn called(name: &str, operands: &[Operand]) -> Answer<Operand> {
    match find(name).map(|function| function.evaluate) {
        Some(Evaluate::Whole(of)) => of(&Operands::new(operands)),
        _ => Err(Fault::Value),
    }
}

fn aggregate(operands: &Operands<'_>) -> Answer<Operand> {
    let (which, option) = (operands.whole(0)?, operands.whole(1)?);
    let name = total_name(which).filter(|_| (0..=7).contains(&option)).ok_or(Fault::Value)?;
    let lists = operands.from(2);
    if which >= 14 && lists.len() != 2 {
        return Err(Fault::Value);
    }
    if !matches!(option, 2 | 3 | 6 | 7) {
        return called(name, lists);
    }
    // The place or share that the last six take is no list: its error counts.
    let taken = if which >= 14 { 1 } else { lists.len() };
    let sound: Vec<Operand> = lists
        .iter()
        .enumerate()
        .map(|(at, list)| if at < taken { without_faults(list) } else { list.clone() })
        .collect();
    called(name, &sound)
}

fn without_faults(list: &Operand) -> Operand {
    Operand::list(list.values().filter(|value| !matches!(value, Value::Fault(_))).collect())
}
