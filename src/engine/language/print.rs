//! Tree to text, by name.

use super::{
    Binary, Expr, Kind, Reference, Rows, Unary,
    token::{begins_name, continues_name},
};
use crate::engine::digits;

/// How a formula is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without spaces, as one types.
    Tight,
    /// With spaces around operators and after commas, to be read.
    Airy,
}

/// How tightly a sign before an operand binds.
const PREFIX: u8 = 6;
const POSTFIX: u8 = 7;
const OPERAND: u8 = 9;

/// Writes a tree by name.
pub fn print(tree: &Expr, style: Style) -> String {
    let mut printer = Printer { style, text: String::new(), leaf: &mut |_| None };
    printer.part(tree, 0);
    printer.text
}

/// Writes a tree with some of its references and names given by `leaf`.
pub(super) fn print_with(tree: &Expr, style: Style, leaf: &mut dyn FnMut(&Expr) -> Option<String>) -> String {
    let mut printer = Printer { style, text: String::new(), leaf };
    printer.part(tree, 0);
    printer.text
}

/// A text with quotes around it.
pub fn spell_text(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A name of a parameter or table as formulas have to write it.
pub fn spell_name(name: &str) -> String {
    let plain = name.chars().next().is_some_and(begins_name)
        && name.chars().all(|letter| continues_name(letter) && super::token::plain(letter) == letter)
        && !name.eq_ignore_ascii_case("TRUE")
        && !name.eq_ignore_ascii_case("FALSE");
    if plain { name.to_owned() } else { format!("'{}'", name.replace('\'', "''")) }
}

/// A column's name as it stands in square brackets: bare where it may, with brackets of its own where
/// it must.
pub fn spell_column(name: &str) -> String {
    let escaped: String = name.chars().flat_map(escaped).collect();
    if is_simple(name) { escaped } else { format!("[{escaped}]") }
}

fn escaped(letter: char) -> impl Iterator<Item = char> {
    let escape = matches!(letter, '[' | ']' | '【' | '】' | '［' | '］' | '#' | '\'' | '@' | '＃' | '＠');
    escape.then_some('\'').into_iter().chain([letter])
}

/// Whether a name can stand in single brackets, as Excel's table syntax has it.
fn is_simple(name: &str) -> bool {
    let special = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || "[]【】［］#＃@＠',:\"{}$^&*+=->＜＞</();|!`~".contains(letter)
    };
    !name.is_empty() && !name.contains(special)
}

struct Printer<'a> {
    style: Style,
    text: String,
    leaf: &'a mut dyn FnMut(&Expr) -> Option<String>,
}

impl Printer<'_> {
    /// Writes a part inside something that binds with strength `around`.
    fn part(&mut self, part: &Expr, around: u8) {
        let own = strength(part);
        let bracket = own < around;
        if bracket {
            self.text.push('(');
        }
        self.bare(part);
        if bracket {
            self.text.push(')');
        }
    }

    fn bare(&mut self, part: &Expr) {
        if let Some(text) = (self.leaf)(part) {
            self.text.push_str(&text);
            return;
        }
        match &part.kind {
            Kind::Number(number) => self.text.push_str(&number_text(*number)),
            Kind::Text(text) => self.text.push_str(&spell_text(text)),
            Kind::Bool(true) => self.text.push_str("TRUE"),
            Kind::Bool(false) => self.text.push_str("FALSE"),
            Kind::Fault(fault) => self.text.push_str(fault.text()),
            Kind::Name(name) => self.text.push_str(&spell_name(name)),
            Kind::Reference(reference) => self.text.push_str(&reference_text(reference)),
            Kind::Array(rows) => self.array(rows),
            Kind::Unary(Unary::Percent, inner) => {
                self.part(inner, POSTFIX);
                self.text.push('%');
            }
            Kind::Unary(sign, inner) => {
                self.text.push(if *sign == Unary::Minus { '-' } else { '+' });
                self.part(inner, PREFIX);
            }
            Kind::Binary(operator, left, right) => self.binary(*operator, left, right),
            Kind::Call(name, arguments) => self.call(name, arguments),
            Kind::Group(inner) => {
                self.text.push('(');
                self.part(inner, 0);
                self.text.push(')');
            }
            Kind::Missing | Kind::Wrong => {}
        }
    }

    fn binary(&mut self, operator: Binary, left: &Expr, right: &Expr) {
        let strength = operator.strength();
        self.part(left, strength);
        let airy = self.style == Style::Airy && operator != Binary::Range;
        if airy {
            self.text.push(' ');
        }
        self.text.push_str(operator.symbol());
        if airy {
            self.text.push(' ');
        }
        // Left-associative: an equal operator on the right needs brackets.
        self.part(right, strength + 1);
    }

    fn call(&mut self, name: &str, arguments: &[Expr]) {
        self.text.push_str(name);
        self.text.push('(');
        self.list(arguments);
        self.text.push(')');
    }

    fn list(&mut self, parts: &[Expr]) {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.text.push_str(if self.style == Style::Airy { ", " } else { "," });
            }
            self.part(part, 0);
        }
    }

    fn array(&mut self, rows: &[Vec<Expr>]) {
        self.text.push('{');
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                self.text.push(';');
            }
            self.list(row);
        }
        self.text.push('}');
    }
}

fn strength(part: &Expr) -> u8 {
    match &part.kind {
        Kind::Number(number) if *number < 0.0 => PREFIX,
        Kind::Unary(Unary::Percent, _) => POSTFIX,
        Kind::Unary(..) => PREFIX,
        Kind::Binary(operator, ..) => operator.strength(),
        _ => OPERAND,
    }
}

/// Fifteen digits where they are enough, so that what was typed comes back; the exact digits where
/// they are not.
fn number_text(number: f64) -> String {
    let short = digits::shown(number);
    if short.parse() == Ok(number) { short } else { format!("{number:e}").to_uppercase() }
}

/// A reference as formulas write it.
fn reference_text(reference: &Reference) -> String {
    let table = reference.table.as_deref().map(spell_name).unwrap_or_default();
    let columns = match (&reference.first, &reference.last) {
        (None, _) => String::new(),
        (Some(first), None) => spell_column(first),
        (Some(first), Some(last)) => format!("{}:{}", bracketed(first), bracketed(last)),
    };
    let keyword = match reference.rows {
        Rows::This => return format!("{table}[@{columns}]"),
        Rows::Data if reference.first.is_some() => {
            return format!("{table}[{columns}]");
        }
        Rows::Data => "#Data",
        Rows::Headers => "#Headers",
        Rows::All => "#All",
    };
    match (&reference.first, &reference.last) {
        (None, _) => format!("{table}[{keyword}]"),
        (Some(first), None) => format!("{table}[[{keyword}],{}]", bracketed(first)),
        (Some(_), Some(_)) => format!("{table}[[{keyword}],{columns}]"),
    }
}

fn bracketed(name: &str) -> String {
    format!("[{}]", name.chars().flat_map(escaped).collect::<String>())
}
