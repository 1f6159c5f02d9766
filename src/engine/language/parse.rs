//! Text to tree. The parser never stops: whatever is wrong becomes a problem with its place, and a
//! tree comes back all the same.

use std::{ops::Range, sync::Arc};

use super::{
    Binary, Expr, Kind, Problem, Unary, brackets, problem,
    token::{Token, What, tokens},
};

/// Trees higher than this are refused: every later walk is a recursion on a small stack.
const HIGHEST: u16 = 200;

/// The tree of a formula (a leading `=` is allowed) and everything wrong with its text.
pub fn parse(text: &str) -> (Expr, Vec<Problem>) {
    let mut parser =
        Parser { text, tokens: tokens(text), at: 0, depth: 0, problems: Vec::new(), full: false };
    if parser.peek() == &What::Operator(Binary::Equal) {
        parser.at += 1;
    }
    if parser.peek() == &What::End {
        return (Expr::new(Kind::Wrong, 0..text.len()), vec![problem::empty(text)]);
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
        self.report(problem::too_deep(span, HIGHEST));
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
                self.report(problem::open_text(&span));
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
            let problem = problem::digit_first(span.start..next.end, &whole);
            self.report(problem);
            self.at += 1;
            return Kind::Wrong;
        }
        if number.is_finite() {
            return Kind::Number(number);
        }
        self.report(problem::too_large(span));
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
                self.report(problem::odd_reference(span));
                Kind::Wrong
            }
        }
    }

    fn open_brackets(&mut self, span: &Range<usize>) -> Kind {
        self.report(problem::open_brackets(span));
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
        self.report(problem::open_group(open));
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
                self.report(problem::no_constant(&constant.span));
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
            self.report(problem::open_array(&span));
        }
        let width = rows.first().map_or(0, Vec::len);
        if rows.iter().any(|row| row.len() != width) {
            self.report(problem::ragged_array(span.start..end));
            return Expr::new(Kind::Wrong, span.start..end);
        }
        self.node(Kind::Array(rows), span.start..end)
    }

    fn missing_operand(&mut self, span: Range<usize>) -> Expr {
        let at = self.last_end();
        match self.peek().clone() {
            What::Other(sign) => {
                self.at += 1;
                self.report(problem::odd_sign(&span, sign));
                Expr::new(Kind::Wrong, span)
            }
            What::Operator(operator) => {
                self.report(problem::no_left_operand(&span, operator));
                while matches!(self.peek(), What::Operator(_)) {
                    self.at += 1;
                }
                // What follows is still read, so that its own problems are found.
                if let Some(wrong) = self.deeper() {
                    return wrong;
                }
                let operand = self.operand();
                self.depth -= 1;
                operand
            }
            _ => {
                let place = at..span.start.max(at);
                self.report(problem::no_operand(&place));
                Expr::new(Kind::Wrong, place)
            }
        }
    }

    fn unexpected(&mut self) {
        let problem = problem::unexpected(self.span(), self.peek());
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
