//! Logic.

use super::{
    Answer, Evaluate, Excel, Family, Form, Function, Operand, Operands, Value, any, name, truth, values,
};
use crate::engine::{Fault, coerce};

const L: Family = Family::Logic;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("IF", L)
        .sentence(
            "条件成立取前者，否则取后者。",
            "The first value where the condition holds, else the second.",
        )
        .takes(&[
            truth("条件", "condition"),
            any("成立时", "if true").optional(),
            any("否则", "if false").optional(),
        ])
        .example("IF(85>=60,\"合格\",\"不合格\")", "\"合格\"")
        .by(Evaluate::Form(Form::If)),
    Function::new("IFS", L)
        .sentence("第一个成立的条件对应的值。", "The value of the first condition that holds.")
        .takes(&[
            truth("条件", "condition"),
            any("值", "value"),
            truth("条件", "condition").repeated(),
            any("值", "value").repeated(),
        ])
        .example("IFS(85>=90,\"优秀\",85>=80,\"良好\")", "\"良好\"")
        .since(Excel::V2019)
        .by(Evaluate::Form(Form::Conditions)),
    Function::new("SWITCH", L)
        .sentence("与表达式相等的那一项对应的值。", "The value beside the case that equals the expression.")
        .takes(&[
            any("表达式", "expression"),
            any("情形", "case"),
            any("值", "value"),
            any("情形或默认值", "case or default").repeated(),
        ])
        .example("SWITCH(\"好\",\"好\",100,\"较好\",80,0)", "100")
        .since(Excel::V2019)
        .by(Evaluate::Form(Form::Switch)),
    Function::new("IFERROR", L)
        .sentence("有错误时取后者。", "The second value where the first is an error.")
        .takes(&[any("值", "value"), any("出错时", "if error")])
        .example("IFERROR(1/0,0)", "0")
        .by(Evaluate::Form(Form::IfError)),
    Function::new("IFNA", L)
        .sentence("找不到（#N/A）时取后者。", "The second value where the first is #N/A.")
        .takes(&[any("值", "value"), any("找不到时", "if missing")])
        .example("IFNA(#N/A,\"无\")", "\"无\"")
        .since(Excel::V2013)
        .by(Evaluate::Form(Form::IfMissing)),
    Function::new("AND", L)
        .sentence("所有条件都成立。", "Whether every condition holds.")
        .takes(&[values("条件", "condition"), values("条件", "condition").repeated()])
        .example("AND(2>1,3>2)", "TRUE")
        .by(Evaluate::Whole(|operands| all_of(operands, |holds, total| holds == total))),
    Function::new("OR", L)
        .sentence("至少一个条件成立。", "Whether at least one condition holds.")
        .takes(&[values("条件", "condition"), values("条件", "condition").repeated()])
        .example("OR(2<1,3>2)", "TRUE")
        .by(Evaluate::Whole(|operands| all_of(operands, |holds, _| holds > 0))),
    Function::new("XOR", L)
        .sentence("成立的条件是奇数个。", "Whether an odd number of conditions hold.")
        .takes(&[values("条件", "condition"), values("条件", "condition").repeated()])
        .example("XOR(2>1,3>2)", "FALSE")
        .since(Excel::V2013)
        .by(Evaluate::Whole(|operands| all_of(operands, |holds, _| holds % 2 == 1))),
    Function::new("NOT", L)
        .sentence("条件不成立。", "Whether the condition does not hold.")
        .takes(&[truth("条件", "condition")])
        .example("NOT(1>2)", "TRUE")
        .by(Evaluate::Each(|arguments| Ok(Value::Bool(!arguments.truth(0)?)))),
    Function::new("TRUE", L)
        .sentence("真。", "TRUE.")
        .example("TRUE()", "TRUE")
        .by(Evaluate::Each(|_| Ok(Value::Bool(true)))),
    Function::new("FALSE", L)
        .sentence("假。", "FALSE.")
        .example("FALSE()", "FALSE")
        .by(Evaluate::Each(|_| Ok(Value::Bool(false)))),
    Function::new("LET", L)
        .sentence("给中间结果起名再使用。", "Names parts of a calculation and uses them.")
        .takes(&[
            name("名称", "name"),
            any("值", "value"),
            any("名称或算式", "name or calculation"),
            any("名称、值或算式", "name, value or calculation").repeated(),
        ])
        .example("LET(得分,80,得分+5)", "85")
        .since(Excel::V2021)
        .by(Evaluate::Form(Form::Let)),
];

/// Counts the conditions that hold: text is passed over, but written TRUE and FALSE in quotes count.
fn all_of(operands: &Operands<'_>, decide: fn(usize, usize) -> bool) -> Answer<Operand> {
    let (mut holds, mut total) = (0, 0);
    for operand in operands.all() {
        if let Operand::Value(value) = operand {
            match (value, coerce::truth(value)) {
                (_, Ok(truth)) => {
                    holds += usize::from(truth);
                    total += 1;
                }
                (Value::Text(_), Err(_)) => {}
                (_, Err(fault)) => return Err(fault),
            }
            continue;
        }
        for value in operand.values() {
            match value {
                Value::Bool(truth) => {
                    holds += usize::from(truth);
                    total += 1;
                }
                Value::Number(number) => {
                    holds += usize::from(number != 0.0);
                    total += 1;
                }
                Value::Fault(fault) => return Err(fault),
                Value::Empty | Value::Text(_) => {}
            }
        }
    }
    if total == 0 {
        return Err(Fault::Value);
    }
    Ok(Value::Bool(decide(holds, total)).into())
}
