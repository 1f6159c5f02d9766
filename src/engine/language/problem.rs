//! What is wrong with a formula's text, in sentences.

use std::ops::Range;

use super::{
    Binary,
    token::{What, plain},
};
use crate::sentence::Sentence;

/// Something wrong with a formula's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The bytes concerned.
    pub span: Range<usize>,
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do about it.
    pub fix: Option<Sentence>,
}

impl Problem {
    /// A problem with the sentences in Chinese and English.
    pub fn new(span: Range<usize>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { span, sentence: Sentence::new(zh, en), fix: None }
    }

    /// The same problem with what to do about it.
    pub fn with_fix(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.fix = Some(Sentence::new(zh, en));
        self
    }
}

/// Nothing is written.
pub(super) fn empty(text: &str) -> Problem {
    Problem::new(0..text.len(), "公式是空的。", "The formula is empty.")
        .with_fix("写一个公式，例如 [@得分]*0.8。", "Write a formula, for example [@Score]*0.8.")
}

/// More levels than can be read.
pub(super) fn too_deep(span: Range<usize>, most: u16) -> Problem {
    Problem::new(
        span,
        format!("公式嵌套太深，超过了 {most} 层。"),
        format!("The formula is nested more than {most} levels deep."),
    )
    .with_fix("把一部分移到另一列，再引用那一列。", "Move a part to another column and refer to it.")
}

/// A text without its closing quote.
pub(super) fn open_text(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "文字缺少右引号。", "The text has no closing quote.")
        .with_fix("在文字末尾加上引号。", "Put a quote at the end of the text.")
}

/// A name that begins with a digit.
pub(super) fn digit_first(span: Range<usize>, name: &str) -> Problem {
    Problem::new(
        span,
        format!("“{name}”以数字开头，不能直接用作名称。"),
        format!("“{name}” begins with a digit and cannot stand as a name."),
    )
    .with_fix(format!("写成 '{name}'，带单引号。"), format!("Write '{name}' with single quotes."))
}

/// A number beyond all numbers.
pub(super) fn too_large(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "数字太大。", "The number is too large.")
}

/// Something else than columns in square brackets.
pub(super) fn odd_reference(span: Range<usize>) -> Problem {
    Problem::new(span, "方括号里的列引用写得不对。", "The reference in square brackets is not well formed.")
        .with_fix(
            "写成 [@列]、[列]、表[列] 或 表[[列1]:[列3]]。",
            "Write [@column], [column], table[column] or table[[first]:[last]].",
        )
}

/// A square bracket that is not closed.
pub(super) fn open_brackets(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "缺少右方括号 ]。", "A closing square bracket is missing.")
        .with_fix("在列名后加上 ]。", "Put ] after the column's name.")
}

/// A round bracket that is not closed.
pub(super) fn open_group(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "这个左括号没有对应的右括号。", "This bracket is not closed.")
        .with_fix("在它的内容后加上 )。", "Put ) after what it holds.")
}

/// A calculation among an array's constants.
pub(super) fn no_constant(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "数组里只能写常量。", "Only constants can stand in an array.")
}

/// A curly bracket that is not closed.
pub(super) fn open_array(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "这个左花括号没有对应的右花括号。", "This curly bracket is not closed.")
        .with_fix("在数组后加上 }。", "Put } after the array.")
}

/// An array whose rows differ in length.
pub(super) fn ragged_array(span: Range<usize>) -> Problem {
    Problem::new(span, "数组各行的个数不同。", "The rows of the array have different lengths.")
}

/// A sign that no formula has.
pub(super) fn odd_sign(span: &Range<usize>, sign: char) -> Problem {
    let problem =
        Problem::new(span.clone(), format!("这里不能用“{sign}”。"), format!("“{sign}” cannot stand here."));
    match plain(sign) {
        '、' | '。' => problem.with_fix("参数之间用逗号。", "Put a comma between arguments."),
        '@' => problem.with_fix("本行的列写成 [@列]。", "Write [@column] for this row's cell."),
        _ => problem.with_fix("删去它。", "Remove it."),
    }
}

/// An operator with nothing before it.
pub(super) fn no_left_operand(span: &Range<usize>, operator: Binary) -> Problem {
    let sign = operator.symbol();
    Problem::new(
        span.clone(),
        format!("“{sign}”前面缺少数值。"),
        format!("Something is missing before “{sign}”."),
    )
    .with_fix("补上数值，或删去这个运算符。", "Put a value there or remove the operator.")
}

/// Nothing where a value belongs.
pub(super) fn no_operand(span: &Range<usize>) -> Problem {
    Problem::new(span.clone(), "这里缺少一个数值。", "A value is missing here.")
        .with_fix("补上数字、文字、列或函数。", "Put a number, a text, a column or a function there.")
}

/// Something after the end of what belongs together.
pub(super) fn unexpected(span: Range<usize>, what: &What) -> Problem {
    match what {
        What::Close => Problem::new(span, "多了一个右括号。", "There is one closing bracket too many.")
            .with_fix("删去它。", "Remove it."),
        What::Comma | What::Semicolon => {
            Problem::new(span, "逗号只能用在函数的括号里。", "A comma can only stand between arguments.")
                .with_fix("删去它，或补上函数名。", "Remove it or name the function.")
        }
        _ => Problem::new(span, "这里缺少运算符。", "An operator is missing here.")
            .with_fix("在两个数值之间加上 +、-、*、/ 或 &。", "Put +, -, *, / or & between the two values."),
    }
}
