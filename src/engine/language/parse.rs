//! Text to tree. The parser never stops: whatever is wrong becomes a problem with its place, and a
//! tree comes back all the same.

use std::{ops::Range, sync::Arc};

use super::{
    Binary, Expr, Kind, Unary, brackets,
    token::{Token, What, plain, tokens},
};
use crate::sentence::Sentence;

/// Trees higher than this are refused: every later walk is a recursion on a small stack.
const HIGHEST: u16 = 200;

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

/// The tree of a formula (a leading `=` is allowed) and everything wrong with its text.
pub fn parse(text: &str) -> (Expr, Vec<Problem>) {
    let mut parser =
        Parser { text, tokens: tokens(text), at: 0, depth: 0, problems: Vec::new(), full: false };
    if parser.peek() == &What::Operator(Binary::Equal) {
        parser.at += 1;
    }
    if parser.peek() == &What::End {
        let problem = Problem::new(0..text.len(), "公式是空的。", "The formula is empty.")
            .with_fix("写一个公式，例如 [@得分]*0.8。", "Write a formula, for example [@Score]*0.8.");
        return (Expr::new(Kind::Wrong, 0..text.len()), vec![problem]);
    }
    let tree = parser.expression(0);
    parser.leftovers();
    (tree, parser.problems)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: u16,
    problems: Vec<Problem>,
    /// Whether the depth limit was reported; then the rest is skipped without further words.
    full: bool,
}

impl Parser<'_> {
    fn peek(&self) -> &What {
        self.tokens.get(self.at).map_or(&What::End, |token| &token.what)
    }

    fn span(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |token| token.span.clone())
    }

    fn last_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.span.end)
    }

    fn report(&mut self, problem: Problem) {
        if !self.full {
            self.problems.push(problem);
        }
    }

    /// Builds a part, or refuses it when the tree would grow too high.
    fn node(&mut self, kind: Kind, span: Range<usize>) -> Expr {
        let part = Expr::new(kind, span.clone());
        if part.height <= HIGHEST {
            return part;
        }
        self.too_deep(span.clone());
        Expr::new(Kind::Wrong, span)
    }

    fn too_deep(&mut self, span: Range<usize>) {
        self.report(
            Problem::new(
                span,
                format!("公式嵌套太深，超过了 {HIGHEST} 层。"),
                format!("The formula is nested more than {HIGHEST} levels deep."),
            )
            .with_fix("把一部分移到另一列，再引用那一列。", "Move a part to another column and refer to it."),
        );
        self.full = true;
    }

    /// Goes a level down, unless that is too deep: then the rest is skipped.
    fn deeper(&mut self) -> Option<Expr> {
        if self.depth < HIGHEST {
            self.depth += 1;
            return None;
        }
        let span = self.span();
        self.too_deep(span.clone());
        self.at = self.tokens.len();
        Some(Expr::new(Kind::Wrong, span))
    }

    fn expression(&mut self, least: u8) -> Expr {
        if let Some(wrong) = self.deeper() {
            return wrong;
        }
        let mut left = self.prefix();
        while let What::Operator(operator) = *self.peek() {
            // A colon that no two operands touch is left over and said to be.
            if operator.strength() <= least || operator == Binary::Range {
                break;
            }
            self.at += 1;
            let right = self.expression(operator.strength());
            let span = left.span.start..right.span.end;
            left = self.node(Kind::Binary(operator, Box::new(left), Box::new(right)), span);
        }
        self.depth -= 1;
        left
    }

    /// Signs before an operand bind tighter than every operator: `-2^2` is 4.
    fn prefix(&mut self) -> Expr {
        let sign = match self.peek() {
            What::Operator(Binary::Subtract) => Unary::Minus,
            What::Operator(Binary::Add) => Unary::Plus,
            _ => return self.postfix(),
        };
        let start = self.span().start;
        self.at += 1;
        if let Some(wrong) = self.deeper() {
            return wrong;
        }
        let inner = self.prefix();
        self.depth -= 1;
        let span = start..inner.span.end;
        self.node(Kind::Unary(sign, Box::new(inner)), span)
    }

    fn postfix(&mut self) -> Expr {
        let mut inner = self.operand();
        // `表[a]:表[b]` binds tighter than a sign or a percentage.
        while self.peek() == &What::Operator(Binary::Range) {
            self.at += 1;
            let right = self.operand();
            let span = inner.span.start..right.span.end;
            inner = self.node(Kind::Binary(Binary::Range, Box::new(inner), Box::new(right)), span);
        }
        while self.peek() == &What::Percent {
            let span = inner.span.start..self.span().end;
            self.at += 1;
            inner = self.node(Kind::Unary(Unary::Percent, Box::new(inner)), span);
        }
        inner
    }

    fn operand(&mut self) -> Expr {
        let span = self.span();
        let kind = match self.peek().clone() {
            What::Number(number) => self.number(number, &span),
            What::Text(text) => Kind::Text(text.into()),
            What::OpenText(text) => {
                self.report(
                    Problem::new(span.clone(), "文字缺少右引号。", "The text has no closing quote.")
                        .with_fix("在文字末尾加上引号。", "Put a quote at the end of the text."),
                );
                Kind::Text(text.into())
            }
            What::Fault(fault) => Kind::Fault(fault),
            What::Name(name) => return self.named(name, span),
            What::Brackets => self.reference(None, span.clone()),
            What::OpenBrackets => self.open_brackets(&span),
            What::Open => return self.group(span),
            What::OpenBrace => return self.array(span),
            _ => return self.missing_operand(span),
        };
        self.at += 1;
        Expr::new(kind, span)
    }

    fn number(&mut self, number: f64, span: &Range<usize>) -> Kind {
        let touching = self.tokens.get(self.at + 1).filter(|next| next.span.start == span.end);
        if let Some(Token { what: What::Name(name), span: next }) = touching {
            let whole = format!("{}{name}", self.text.get(span.clone()).unwrap_or(""));
            let problem = Problem::new(
                span.start..next.end,
                format!("“{whole}”以数字开头，不能直接用作名称。"),
                format!("“{whole}” begins with a digit and cannot stand as a name."),
            )
            .with_fix(format!("写成 '{whole}'，带单引号。"), format!("Write '{whole}' with single quotes."));
            self.report(problem);
            self.at += 1;
            return Kind::Wrong;
        }
        if number.is_finite() {
            return Kind::Number(number);
        }
        self.report(Problem::new(span.clone(), "数字太大。", "The number is too large."));
        Kind::Wrong
    }

    fn named(&mut self, name: String, span: Range<usize>) -> Expr {
        self.at += 1;
        let touches = self.span().start == span.end;
        match self.peek() {
            What::Open => return self.call(name.into(), span),
            What::Brackets if touches => {
                let brackets = self.span();
                let kind = self.reference(Some(name.into()), brackets.clone());
                self.at += 1;
                return Expr::new(kind, span.start..brackets.end);
            }
            What::OpenBrackets if touches => {
                let brackets = self.span();
                let kind = self.open_brackets(&brackets);
                self.at += 1;
                return Expr::new(kind, span.start..brackets.end);
            }
            _ => {}
        }
        let quoted = self.text.get(span.start..).is_some_and(|text| text.starts_with(['\'', '＇']));
        let kind = match name.to_ascii_uppercase().as_str() {
            "TRUE" if !quoted => Kind::Bool(true),
            "FALSE" if !quoted => Kind::Bool(false),
            _ => Kind::Name(name.into()),
        };
        Expr::new(kind, span)
    }

    fn reference(&mut self, table: Option<Arc<str>>, span: Range<usize>) -> Kind {
        match brackets::read(self.text.get(span.clone()).unwrap_or(""), table) {
            Some(reference) => Kind::Reference(reference),
            None => {
                self.report(
                    Problem::new(
                        span,
                        "方括号里的列引用写得不对。",
                        "The reference in square brackets is not well formed.",
                    )
                    .with_fix(
                        "写成 [@列]、[列]、表[列] 或 表[[列1]:[列3]]。",
                        "Write [@column], [column], table[column] or table[[first]:[last]].",
                    ),
                );
                Kind::Wrong
            }
        }
    }

    fn open_brackets(&mut self, span: &Range<usize>) -> Kind {
        self.report(
            Problem::new(span.clone(), "缺少右方括号 ]。", "A closing square bracket is missing.")
                .with_fix("在列名后加上 ]。", "Put ] after the column's name."),
        );
        Kind::Wrong
    }

    fn group(&mut self, span: Range<usize>) -> Expr {
        self.at += 1;
        let inner = self.expression(0);
        let end = self.close(&span, inner.span.end);
        self.node(Kind::Group(Box::new(inner)), span.start..end)
    }

    /// Takes the closing bracket, or says that it is missing; gives the end.
    fn close(&mut self, open: &Range<usize>, end: usize) -> usize {
        if self.peek() == &What::Close {
            let end = self.span().end;
            self.at += 1;
            return end;
        }
        self.report(
            Problem::new(open.clone(), "这个左括号没有对应的右括号。", "This bracket is not closed.")
                .with_fix("在它的内容后加上 )。", "Put ) after what it holds."),
        );
        end.max(self.last_end())
    }

    fn call(&mut self, name: Arc<str>, span: Range<usize>) -> Expr {
        let open = self.span();
        self.at += 1;
        let mut arguments = Vec::new();
        if self.peek() != &What::Close {
            loop {
                arguments.push(self.argument());
                if self.peek() != &What::Comma && self.peek() != &What::Semicolon {
                    break;
                }
                self.at += 1;
            }
        }
        if self.peek() != &What::Close && self.peek() != &What::End {
            self.skip_to_close();
        }
        let end = self.close(&open, open.end);
        self.node(Kind::Call(name, arguments), span.start..end)
    }

    fn argument(&mut self) -> Expr {
        if matches!(self.peek(), What::Comma | What::Semicolon | What::Close) {
            let at = self.span().start;
            return Expr::new(Kind::Missing, at..at);
        }
        self.expression(0)
    }

    /// Two operands in a row: says so once and goes on at the end of this bracket.
    fn skip_to_close(&mut self) {
        self.unexpected();
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                What::End => return,
                What::Close if depth == 0 => return,
                What::Close => depth -= 1,
                What::Open => depth += 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    fn array(&mut self, span: Range<usize>) -> Expr {
        self.at += 1;
        let mut rows = vec![Vec::new()];
        loop {
            if let Some(wrong) = self.deeper() {
                return wrong;
            }
            let constant = self.prefix();
            self.depth -= 1;
            if !is_constant(&constant) {
                self.report(Problem::new(
                    constant.span.clone(),
                    "数组里只能写常量。",
                    "Only constants can stand in an array.",
                ));
            }
            if let Some(row) = rows.last_mut() {
                row.push(constant);
            }
            match self.peek() {
                What::Comma => {}
                What::Semicolon => rows.push(Vec::new()),
                _ => break,
            }
            self.at += 1;
        }
        let end = self.span().end;
        if self.peek() == &What::CloseBrace {
            self.at += 1;
        } else {
            self.report(
                Problem::new(
                    span.clone(),
                    "这个左花括号没有对应的右花括号。",
                    "This curly bracket is not closed.",
                )
                .with_fix("在数组后加上 }。", "Put } after the array."),
            );
        }
        let width = rows.first().map_or(0, Vec::len);
        if rows.iter().any(|row| row.len() != width) {
            self.report(Problem::new(
                span.start..end,
                "数组各行的个数不同。",
                "The rows of the array have different lengths.",
            ));
            return Expr::new(Kind::Wrong, span.start..end);
        }
        self.node(Kind::Array(rows), span.start..end)
    }

    fn missing_operand(&mut self, span: Range<usize>) -> Expr {
        let at = self.last_end();
        match self.peek().clone() {
            What::Other(sign) => {
                self.at += 1;
                let problem = Problem::new(
                    span.clone(),
                    format!("这里不能用“{sign}”。"),
                    format!("“{sign}” cannot stand here."),
                );
                let problem = match plain(sign) {
                    '、' | '。' | '，' => {
                        problem.with_fix("参数之间用逗号。", "Put a comma between arguments.")
                    }
                    '@' => problem.with_fix("本行的列写成 [@列]。", "Write [@column] for this row's cell."),
                    _ => problem.with_fix("删去它。", "Remove it."),
                };
                self.report(problem);
                Expr::new(Kind::Wrong, span)
            }
            What::Operator(operator) => {
                self.at += 1;
                let sign = operator.symbol();
                self.report(
                    Problem::new(
                        span.clone(),
                        format!("“{sign}”前面缺少数值。"),
                        format!("Something is missing before “{sign}”."),
                    )
                    .with_fix("补上数值，或删去这个运算符。", "Put a value there or remove the operator."),
                );
                // What follows is still read, so that its own problems are found.
                self.operand()
            }
            _ => {
                let place = at..span.start.max(at);
                self.report(
                    Problem::new(place.clone(), "这里缺少一个数值。", "A value is missing here.").with_fix(
                        "补上数字、文字、列或函数。",
                        "Put a number, a text, a column or a function there.",
                    ),
                );
                Expr::new(Kind::Wrong, place)
            }
        }
    }

    fn unexpected(&mut self) {
        let span = self.span();
        let problem = match self.peek() {
            What::Close => Problem::new(span, "多了一个右括号。", "There is one closing bracket too many.")
                .with_fix("删去它。", "Remove it."),
            What::Comma | What::Semicolon => {
                Problem::new(span, "逗号只能用在函数的括号里。", "A comma can only stand between arguments.")
                    .with_fix("删去它，或补上函数名。", "Remove it or name the function.")
            }
            _ => Problem::new(span, "这里缺少运算符。", "An operator is missing here.").with_fix(
                "在两个数值之间加上 +、-、*、/ 或 &。",
                "Put +, -, *, / or & between the two values.",
            ),
        };
        self.report(problem);
    }

    /// Whatever is left after a whole formula: said once, and read on for its own problems.
    fn leftovers(&mut self) {
        if self.peek() == &What::End {
            return;
        }
        self.unexpected();
        self.at += 1;
        while self.peek() != &What::End {
            match self.peek() {
                What::Name(_) | What::Brackets | What::Open | What::OpenText(_) | What::OpenBrackets => {
                    self.expression(0);
                }
                _ => self.at += 1,
            }
        }
    }
}

fn is_constant(part: &Expr) -> bool {
    match &part.kind {
        Kind::Unary(Unary::Minus | Unary::Plus, inner) => matches!(inner.kind, Kind::Number(_)),
        Kind::Unary(Unary::Percent, inner) => is_constant(inner),
        kind => {
            matches!(kind, Kind::Number(_) | Kind::Text(_) | Kind::Bool(_) | Kind::Fault(_) | Kind::Wrong)
        }
    }
}
