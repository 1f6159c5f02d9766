//! How a function's arguments are described.

/// How an argument is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// One number.
    Number,
    /// One text.
    Text,
    /// One condition.
    Truth,
    /// One value of any kind.
    Any,
    /// One criterion.
    Criterion,
    /// Any number of numbers.
    Numbers,
    /// Any number of values.
    Values,
    /// Cells of a table or an array.
    Range,
    /// A name (LET).
    Name,
}

impl Take {
    /// Whether the argument is one value, so that an array is taken element by element.
    pub fn is_single(self) -> bool {
        matches!(self, Take::Number | Take::Text | Take::Truth | Take::Any | Take::Criterion)
    }
}

/// Whether an argument has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It has to.
    Required,
    /// It may be left out.
    Optional,
    /// It may be repeated, together with the other repeated ones beside it, also not at all.
    Repeated,
}

/// An argument of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its Chinese name.
    pub zh: &'static str,
    /// Its English name.
    pub en: &'static str,
    /// How it is taken.
    pub take: Take,
    /// Whether it has to be there.
    pub presence: Presence,
}

impl Argument {
    const fn new(zh: &'static str, en: &'static str, take: Take) -> Self {
        Self { zh, en, take, presence: Presence::Required }
    }

    /// The same argument, which may be left out.
    pub const fn optional(mut self) -> Self {
        self.presence = Presence::Optional;
        self
    }

    /// The same argument, which may be repeated.
    pub const fn repeated(mut self) -> Self {
        self.presence = Presence::Repeated;
        self
    }
}

/// An argument that is one number.
pub const fn number(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Number)
}

/// An argument that is one text.
pub const fn text(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Text)
}

/// An argument that is one condition.
pub const fn truth(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Truth)
}

/// An argument that is one value of any kind.
pub const fn any(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Any)
}

/// An argument that is a criterion.
pub const fn criterion(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Criterion)
}

/// An argument that is any number of numbers.
pub const fn numbers(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Numbers)
}

/// An argument that is any number of values.
pub const fn values(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Values)
}

/// An argument that is a column or several.
pub const fn range(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Range)
}

/// An argument that is a name.
pub const fn name(zh: &'static str, en: &'static str) -> Argument {
    Argument::new(zh, en, Take::Name)
}
