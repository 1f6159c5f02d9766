//! Words and signs of a formula. Full-width signs and digits, as a Chinese keyboard types them, are
//! read like their plain twins.

use std::ops::Range;

use super::{Binary, brackets};
use crate::engine::Fault;

/// A word or sign and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub what: What,
    pub span: Range<usize>,
}

/// What a word or sign is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Number(f64),
    Text(String),
    /// A text whose closing quote is missing.
    OpenText(String),
    Name(String),
    Fault(Fault),
    /// `[…]` with its span's inside still to be read.
    Brackets,
    /// `[…` without its end.
    OpenBrackets,
    Operator(Binary),
    Percent,
    Open,
    Close,
    OpenBrace,
    CloseBrace,
    Comma,
    Semicolon,
    Other(char),
    End,
}

/// The plain twin of a full-width letter, digit or sign.
pub(super) fn plain(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' | '\u{a0}' => ' ',
        '×' => '*',
        '÷' => '/',
        '−' | '—' => '-',
        '“' | '”' | '„' => '"',
        '【' => '[',
        '】' => ']',
        '￥' => '$',
        other => other,
    }
}

/// Whether a name may begin with it.
pub(super) fn begins_name(letter: char) -> bool {
    (letter.is_alphanumeric() && !letter.is_ascii_digit()) || matches!(letter, '_' | '\\' | '$')
}

/// Whether a name may go on with it.
pub(super) fn continues_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '\\' | '$' | '.' | '?' | '·' | '!')
}

/// The tokens of a text, the last one [`What::End`].
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        scanner.skip_space();
        let start = scanner.at;
        let what = scanner.next();
        let end = what == What::End;
        tokens.push(Token { what, span: start..scanner.at });
        if end {
            return tokens;
        }
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn raw(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn peek(&self) -> Option<char> {
        self.raw().map(plain)
    }

    fn advance(&mut self) -> Option<char> {
        let letter = self.raw()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.advance();
        }
    }

    fn next(&mut self) -> What {
        let Some(letter) = self.peek() else {
            return What::End;
        };
        if letter.is_ascii_digit() || (letter == '.' && self.digit_after_point()) {
            return self.number();
        }
        if begins_name(letter) {
            return What::Name(self.name());
        }
        match letter {
            '"' => self.quoted(),
            '\'' => self.quoted_name(),
            '#' => self.fault(),
            '[' => self.brackets(),
            _ => self.sign(letter),
        }
    }

    fn digit_after_point(&self) -> bool {
        self.rest().chars().nth(1).map(plain).is_some_and(|letter| letter.is_ascii_digit())
    }

    fn digits(&mut self, into: &mut String) {
        while let Some(letter) = self.peek().filter(char::is_ascii_digit) {
            into.push(letter);
            self.advance();
        }
    }

    fn number(&mut self) -> What {
        let mut digits = String::new();
        self.digits(&mut digits);
        if self.peek() == Some('.') {
            digits.push('.');
            self.advance();
            self.digits(&mut digits);
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            let back = self.at;
            let mut power = String::from("e");
            self.advance();
            if let Some(sign) = self.peek().filter(|letter| matches!(letter, '+' | '-')) {
                power.push(sign);
                self.advance();
            }
            let before = power.len();
            self.digits(&mut power);
            if power.len() > before {
                digits.push_str(&power);
            } else {
                self.at = back;
            }
        }
        What::Number(digits.parse().unwrap_or(0.0))
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(letter) = self.peek().filter(|&letter| continues_name(letter)) {
            name.push(letter);
            self.advance();
        }
        name
    }

    /// A text: a doubled quote stands for one. Curly quotes close curly quotes.
    fn quoted(&mut self) -> What {
        let curly = self.advance() != Some('"');
        let closes = |letter: char| if curly { plain(letter) == '"' } else { letter == '"' };
        let mut text = String::new();
        loop {
            match self.advance() {
                None => return What::OpenText(text),
                Some(letter) if closes(letter) => match self.raw() {
                    Some(again) if again == letter && letter == '"' => {
                        text.push('"');
                        self.advance();
                    }
                    _ => return What::Text(text),
                },
                Some(letter) => text.push(letter),
            }
        }
    }

    /// A name in single quotes may hold anything; after `!` a cell of that sheet follows.
    fn quoted_name(&mut self) -> What {
        self.advance();
        let mut name = String::new();
        loop {
            match self.advance() {
                None => return What::OpenText(name),
                Some('\'') if self.raw() == Some('\'') => {
                    name.push('\'');
                    self.advance();
                }
                Some('\'') => break,
                Some(letter) => name.push(letter),
            }
        }
        if self.raw() == Some('!') {
            name.push_str(&self.name());
        }
        What::Name(name)
    }

    fn fault(&mut self) -> What {
        const FAULTS: [Fault; 10] = [
            Fault::Null,
            Fault::DivisionByZero,
            Fault::Value,
            Fault::Reference,
            Fault::Name,
            Fault::Number,
            Fault::NotAvailable,
            Fault::Spill,
            Fault::Calculation,
            Fault::Cycle,
        ];
        let rest: String =
            self.rest().chars().take(8).map(|letter| plain(letter).to_ascii_uppercase()).collect();
        match FAULTS.into_iter().find(|fault| rest.starts_with(fault.text())) {
            Some(fault) => {
                for _ in 0..fault.text().len() {
                    self.advance();
                }
                What::Fault(fault)
            }
            None => {
                self.advance();
                What::Other('#')
            }
        }
    }

    fn brackets(&mut self) -> What {
        match brackets::end(self.rest()) {
            Some(length) => {
                self.at += length;
                What::Brackets
            }
            None => {
                self.at = self.text.len();
                What::OpenBrackets
            }
        }
    }

    fn sign(&mut self, letter: char) -> What {
        self.advance();
        match letter {
            '+' => What::Operator(Binary::Add),
            '-' => What::Operator(Binary::Subtract),
            '*' => What::Operator(Binary::Multiply),
            '/' => What::Operator(Binary::Divide),
            '^' => What::Operator(Binary::Power),
            '&' => What::Operator(Binary::Join),
            ':' => What::Operator(Binary::Range),
            '=' => What::Operator(Binary::Equal),
            '≠' => What::Operator(Binary::Unequal),
            '≤' | '≦' => What::Operator(Binary::LessOrEqual),
            '≥' | '≧' => What::Operator(Binary::GreaterOrEqual),
            '<' => match self.peek() {
                Some('>') => self.two(Binary::Unequal),
                Some('=') => self.two(Binary::LessOrEqual),
                _ => What::Operator(Binary::Less),
            },
            '>' => match self.peek() {
                Some('=') => self.two(Binary::GreaterOrEqual),
                _ => What::Operator(Binary::Greater),
            },
            '%' => What::Percent,
            '(' => What::Open,
            ')' => What::Close,
            '{' => What::OpenBrace,
            '}' => What::CloseBrace,
            ',' => What::Comma,
            ';' => What::Semicolon,
            other => What::Other(other),
        }
    }

    fn two(&mut self, operator: Binary) -> What {
        self.advance();
        What::Operator(operator)
    }
}
