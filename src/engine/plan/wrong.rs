//! What is wrong with names and arguments, in sentences.

use std::ops::Range;

use crate::engine::{
    functions::{self, Function},
    language::{Expr, Problem, nearest, spell_column, spell_name},
};

/// The formula is too deep.
pub fn too_deep(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "公式嵌套太深。", "The formula is nested too deeply.")
        .with_fix("把一部分移到另一列，再引用那一列。", "Move a part to another column and refer to it.")
}

/// A column stands without brackets.
pub fn bare_column(span: &Range<usize>, name: &str) -> Problem {
    let spelled = spell_column(name);
    Problem::new(
        span.clone(),
        format!("“{name}”是本表的一列，不能不加方括号。"),
        format!("“{name}” is a column of this table and needs square brackets."),
    )
    .with_fix(format!("写成 [@{spelled}]。"), format!("Write [@{spelled}]."))
}

/// Nothing has this name.
pub fn no_name<'a>(span: &Range<usize>, name: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    let problem = Problem::new(
        span.clone(),
        format!("没有名为“{name}”的参数或表。"),
        format!("There is no parameter or table “{name}”."),
    );
    suggest(problem, nearest(name, known).into_iter().map(spell_name))
}

/// No table has this name.
pub fn no_table<'a>(span: &Range<usize>, name: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    let problem =
        Problem::new(span.clone(), format!("没有名为“{name}”的表。"), format!("There is no table “{name}”."));
    suggest(problem, nearest(name, known).into_iter().map(spell_name))
}

/// `@` before another table's column.
pub fn other_table(span: &Range<usize>, table: &str) -> Problem {
    Problem::new(
        span.clone(),
        format!("@ 只能引用本表的这一行，“{table}”是另一张表。"),
        format!("@ means this row of the formula's own table; “{table}” is another table."),
    )
    .with_fix(
        "按关键字查找用 XLOOKUP，按条件汇总用 SUMIFS。",
        "Use XLOOKUP to look a row up, SUMIFS to add rows up.",
    )
}

/// No column of the table has this name.
pub fn no_column<'a>(
    span: &Range<usize>,
    table: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Problem {
    let problem = Problem::new(
        span.clone(),
        format!("“{table}”没有名为“{name}”的列。"),
        format!("“{table}” has no column “{name}”."),
    );
    suggest(problem, nearest(name, known).into_iter().map(|near| format!("[{}]", spell_column(near))))
}

/// A colon between things that are not columns of one table.
pub fn no_span(span: &Range<usize>) -> Problem {
    Problem::new(
        span.clone(),
        "冒号两边要是同一张表的列。",
        "Both sides of the colon have to be columns of one table.",
    )
    .with_fix("写成 表[[列1]:[列2]]。", "Write table[[first]:[last]].")
}

/// No function has this name.
pub fn no_function(span: &Range<usize>, name: &str) -> Problem {
    let problem = Problem::new(
        span.clone(),
        format!("没有名为“{name}”的函数。"),
        format!("There is no function “{name}”."),
    );
    let known = functions::all().map(|function| function.name);
    suggest(problem, nearest(&name.to_uppercase(), known).into_iter().map(str::to_owned))
}

/// LET without pairs.
pub fn uneven_let(span: &Range<usize>) -> Problem {
    Problem::new(
        span.clone(),
        "LET 的参数要成对地写名称和值，最后写算式。",
        "LET takes pairs of a name and a value, then the calculation.",
    )
    .with_fix("例如 LET(x, [@得分], x*2)。", "For example LET(x, [@Score], x*2).")
}

/// LET with something else where a name belongs.
pub fn nameless_let(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "LET 的这一处要写一个名称。", "LET needs a name here.")
        .with_fix("名称以汉字或字母开头。", "A name begins with a letter.")
}

/// The problem with the nearest names as its fix.
fn suggest(problem: Problem, near: impl Iterator<Item = String>) -> Problem {
    let near: Vec<String> = near.collect();
    if near.is_empty() {
        return problem;
    }
    let (zh, en) = (near.join("、"), near.join(", "));
    problem.with_fix(format!("是不是 {zh}？"), format!("Did you mean {en}?"))
}

/// What is wrong with the number of arguments, if anything.
pub fn miscounted(function: &Function, count: usize, part: &Expr) -> Option<Problem> {
    let (least, most) = (function.least(), function.most());
    // Repeated arguments come in whole groups, except the ones of SWITCH, whose default stands alone.
    let group = function.repeated().max(1);
    let fixed = function.arguments.len() - function.repeated();
    let uneven = count > fixed && !(count - fixed).is_multiple_of(group);
    if (least..=most).contains(&count) && !uneven {
        return None;
    }
    let name = function.name;
    let (zh, en) = if count < least {
        (
            format!("{name} 至少要 {least} 个参数，这里有 {count} 个。"),
            format!("{name} needs at least {least} arguments; there are {count}."),
        )
    } else if count > most {
        (
            format!("{name} 最多 {most} 个参数，这里有 {count} 个。"),
            format!("{name} takes at most {most} arguments; there are {count}."),
        )
    } else {
        (format!("{name} 的条件要成对地写。"), format!("The arguments of {name} come in pairs."))
    };
    let fix =
        (format!("写成 {}。", function.signature(true)), format!("Write {}.", function.signature(false)));
    Some(Problem::new(part.span.clone(), zh, en).with_fix(fix.0, fix.1))
}
