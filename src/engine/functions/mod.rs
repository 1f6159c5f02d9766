//! The functions: one table, walked by the parser, the evaluation, the help panel, completion and
//! the workbook's writer.
//!
//! # To add a function
//!
//! Write one entry into the table of its family's file (`math.rs`, `text.rs`, …), or begin a new
//! family's file and name it in [`FAMILIES`] and `TABLES`:
//!
//! ```
//! use evalbook::engine::{Fault, functions::{Evaluate, Family, Function, number}};
//!
//! const SHARE: Function = Function::new("SHARE", Family::Math)
//!     .sentence("部分占全部的比例。", "A part's share of the whole.")
//!     .takes(&[number("部分", "part"), number("全部", "whole")])
//!     .example("SHARE(3,4)", "0.75")
//!     .by(Evaluate::Two(|part, whole| if whole == 0.0 { Err(Fault::DivisionByZero) } else { Ok(part / whole) }));
//!
//! assert_eq!(SHARE.signature(true), "SHARE(部分, 全部)");
//! assert_eq!((SHARE.least(), SHARE.most()), (2, 2));
//! ```
//!
//! How its arguments are given is up to [`Evaluate`]:
//! - [`Evaluate::One`] and [`Evaluate::Two`]: numbers in, a number out. The fastest; conversions,
//!   errors, arrays and blocks of rows are the engine's work. A result that is not finite becomes
//!   `#NUM!`.
//! - [`Evaluate::Each`]: one value out of one value per argument, read through [`Arguments`], which
//!   converts as Excel does. Given arrays, the engine calls it element by element.
//! - [`Evaluate::Whole`]: arguments of the kinds `numbers`, `values` and `range` come as whole lists;
//!   the others still come as single values, element by element where arrays are given.
//! - [`Evaluate::Form`]: arguments that are not all calculated (IF), known to the plan.
//!
//! Everything else is data: argument names and kinds (the arity follows from them), the oldest Excel
//! that knows the function, whether it gives an array. The test beside this file runs the example and
//! demands the sentences; nothing else has to be touched.
//!
//! A function that looks at a whole column in every row is right but slow on large tables, and the
//! plan's report says so. Where an index can answer it, `plan/indexed.rs` names it.

mod arguments;
mod combinatorics;
mod conditional;
mod date;
mod date_span;
mod date_work;
mod distribution;
mod information;
mod logic;
mod lookup;
mod math;
mod matrix;
mod numerals;
mod order;
mod rank;
mod regression;
mod reshape;
mod rounding;
mod search;
mod signature;
mod spread;
mod statistics;
mod subtotal;
mod text;
mod text_format;
mod text_letters;
mod text_search;
mod trigonometry;

use std::{collections::BTreeMap, sync::OnceLock};

pub use arguments::{Arguments, Operands, whole};
pub use conditional::taken;
pub use math::power;
pub use rank::{share_at, share_within_at};
pub use rounding::decimals;
pub use signature::{
    Argument, Presence, Take, any, criterion, name, number, numbers, range, text, truth, values,
};

use super::{Fault, Operand, Value};

/// A family of functions, as the help panel groups them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// 数学
    Math,
    /// 逻辑
    Logic,
    /// 统计
    Statistics,
    /// 条件汇总
    Conditional,
    /// 查找
    Lookup,
    /// 文本
    Text,
    /// 日期
    Date,
    /// 信息
    Information,
}

/// The families in the order of the help panel, with their names.
pub const FAMILIES: [(Family, &str, &str); 8] = [
    (Family::Math, "数学", "Mathematics"),
    (Family::Logic, "逻辑", "Logic"),
    (Family::Statistics, "统计", "Statistics"),
    (Family::Conditional, "条件汇总", "Conditional totals"),
    (Family::Lookup, "查找", "Lookup"),
    (Family::Text, "文本", "Text"),
    (Family::Date, "日期", "Dates"),
    (Family::Information, "信息", "Information"),
];

/// A version of Excel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Excel {
    /// Excel 2007 and before.
    V2007,
    /// Excel 2010.
    V2010,
    /// Excel 2013.
    V2013,
    /// Excel 2016.
    V2016,
    /// Excel 2019.
    V2019,
    /// Excel 2021 and Microsoft 365.
    V2021,
    /// None: the function is evalbook's own.
    Never,
}

/// The answer of a calculation: a value or an error.
pub type Answer<T> = Result<T, Fault>;

/// How a function is calculated.
#[derive(Clone, Copy, Debug)]
pub enum Evaluate {
    /// A number from a number.
    One(fn(f64) -> Answer<f64>),
    /// A number from two numbers.
    Two(fn(f64, f64) -> Answer<f64>),
    /// A value from one value per argument.
    Each(fn(&Arguments<'_>) -> Answer<Value>),
    /// Anything from whole lists.
    Whole(fn(&Operands<'_>) -> Answer<Operand>),
    /// Known to the plan.
    Form(Form),
}

/// The functions whose arguments are not all calculated, or that the plan answers itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// IF
    If,
    /// IFERROR
    IfError,
    /// IFNA
    IfMissing,
    /// IFS
    Conditions,
    /// SWITCH
    Switch,
    /// CHOOSE
    Choose,
    /// LET
    Let,
    /// TODAY
    Today,
}

/// A function.
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// Its name, in capitals.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// What it does, in Chinese.
    pub zh: &'static str,
    /// What it does, in English.
    pub en: &'static str,
    /// Its arguments.
    pub arguments: &'static [Argument],
    /// A formula that shows it at work.
    pub example: &'static str,
    /// The example's value, written as a formula: `85.35`, `"优秀"`, `TRUE`, `#N/A`.
    pub result: &'static str,
    /// Whether its value can change although its arguments did not.
    pub volatile: bool,
    /// Whether it may give more than one value.
    pub gives_array: bool,
    /// The oldest Excel that knows it.
    pub since: Excel,
    /// How it is calculated.
    pub evaluate: Evaluate,
}

impl Function {
    /// An entry of the table, to be completed.
    pub const fn new(name: &'static str, family: Family) -> Self {
        Self {
            name,
            family,
            zh: "",
            en: "",
            arguments: &[],
            example: "",
            result: "",
            volatile: false,
            gives_array: false,
            since: Excel::V2007,
            evaluate: Evaluate::Each(|_| Err(Fault::Name)),
        }
    }

    /// What it does.
    pub const fn sentence(mut self, zh: &'static str, en: &'static str) -> Self {
        self.zh = zh;
        self.en = en;
        self
    }

    /// The same function under another name.
    pub const fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// Its arguments.
    pub const fn takes(mut self, arguments: &'static [Argument]) -> Self {
        self.arguments = arguments;
        self
    }

    /// A formula and its value.
    pub const fn example(mut self, formula: &'static str, result: &'static str) -> Self {
        self.example = formula;
        self.result = result;
        self
    }

    /// The oldest Excel that knows it, where that is not 2007.
    pub const fn since(mut self, excel: Excel) -> Self {
        self.since = excel;
        self
    }

    /// How it is calculated.
    pub const fn by(mut self, evaluate: Evaluate) -> Self {
        self.evaluate = evaluate;
        self
    }

    /// Marks a function that may give more than one value.
    pub const fn gives_array(mut self) -> Self {
        self.gives_array = true;
        self
    }

    /// Marks a function whose value can change by itself.
    pub const fn volatile(mut self) -> Self {
        self.volatile = true;
        self
    }

    /// The least number of arguments.
    pub fn least(&self) -> usize {
        self.arguments.iter().filter(|argument| argument.presence == Presence::Required).count()
    }

    /// The largest number of arguments, 255 where some repeat.
    pub fn most(&self) -> usize {
        if self.repeated() > 0 { 255 } else { self.arguments.len() }
    }

    /// How many arguments repeat together.
    pub fn repeated(&self) -> usize {
        self.arguments.iter().filter(|argument| argument.presence == Presence::Repeated).count()
    }

    /// The description of the argument at a position, also among repeated ones.
    pub fn argument(&self, at: usize) -> Option<&'static Argument> {
        let fixed = self.arguments.len() - self.repeated();
        match self.arguments.get(at) {
            Some(argument) => Some(argument),
            None if self.repeated() > 0 => self.arguments.get(fixed + (at - fixed) % self.repeated()),
            None => None,
        }
    }

    /// How it is called: `ROUND(数值, 位数)`.
    pub fn signature(&self, chinese: bool) -> String {
        let words: Vec<String> = self
            .arguments
            .iter()
            .map(|argument| {
                let word = if chinese { argument.zh } else { argument.en };
                match argument.presence {
                    Presence::Required => word.to_owned(),
                    Presence::Optional => format!("[{word}]"),
                    Presence::Repeated => format!("[{word}]…"),
                }
            })
            .collect();
        format!("{}({})", self.name, words.join(", "))
    }
}

/// The tables, family by family.
const TABLES: &[&[Function]] = &[
    math::FUNCTIONS,
    rounding::FUNCTIONS,
    combinatorics::FUNCTIONS,
    trigonometry::FUNCTIONS,
    numerals::FUNCTIONS,
    matrix::FUNCTIONS,
    subtotal::FUNCTIONS,
    logic::FUNCTIONS,
    statistics::FUNCTIONS,
    order::FUNCTIONS,
    rank::FUNCTIONS,
    spread::FUNCTIONS,
    regression::FUNCTIONS,
    distribution::NORMAL,
    distribution::STUDENT,
    distribution::CHI_SQUARE,
    distribution::FISHER,
    distribution::GAMMA,
    distribution::BETA,
    distribution::DISCRETE,
    distribution::LIFETIME,
    distribution::SIGNIFICANCE,
    conditional::FUNCTIONS,
    lookup::FUNCTIONS,
    reshape::FUNCTIONS,
    text::FUNCTIONS,
    text_search::FUNCTIONS,
    text_letters::FUNCTIONS,
    date::FUNCTIONS,
    date_span::FUNCTIONS,
    date_work::FUNCTIONS,
    information::FUNCTIONS,
];

/// All functions, family by family.
pub fn all() -> impl Iterator<Item = &'static Function> {
    TABLES.iter().copied().flatten()
}

/// The function of this name, whatever the case; Excel's `_xlfn.` in front is passed over.
pub fn find(name: &str) -> Option<&'static Function> {
    static BY_NAME: OnceLock<BTreeMap<&'static str, &'static Function>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| all().map(|function| (function.name, function)).collect());
    let upper = name.to_ascii_uppercase();
    let bare = upper.strip_prefix("_XLFN.").unwrap_or(&upper);
    let bare = bare.strip_prefix("_XLWS.").unwrap_or(bare);
    by_name.get(bare).copied()
}

#[cfg(test)]
mod tests;
