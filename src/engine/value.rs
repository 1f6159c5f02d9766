//! What a cell holds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// An Excel error as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fault {
    /// `#NULL!`
    Null,
    /// `#DIV/0!`
    DivisionByZero,
    /// `#VALUE!`
    Value,
    /// `#REF!`
    Reference,
    /// `#NAME?`
    Name,
    /// `#NUM!`
    Number,
    /// `#N/A`
    NotAvailable,
    /// `#SPILL!`: a result with more than one value where one is needed.
    Spill,
    /// `#CALC!`: an array that holds nothing.
    Calculation,
    /// A cycle of formulas; Excel shows 0 and a warning, evalbook a fault.
    Cycle,
}

impl Fault {
    /// The text Excel shows, `#DIV/0!` and so on; a cycle shows `#CYCLE!`.
    pub fn text(self) -> &'static str {
        match self {
            Fault::Null => "#NULL!",
            Fault::DivisionByZero => "#DIV/0!",
            Fault::Value => "#VALUE!",
            Fault::Reference => "#REF!",
            Fault::Name => "#NAME?",
            Fault::Number => "#NUM!",
            Fault::NotAvailable => "#N/A",
            Fault::Spill => "#SPILL!",
            Fault::Calculation => "#CALC!",
            Fault::Cycle => "#CYCLE!",
        }
    }
}

/// The value of one cell. Dates are numbers (Excel's serial days, 1900 system); a column's kind
/// says that they are shown as dates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing was entered.
    #[default]
    Empty,
    /// A number; never NaN or infinite.
    Number(f64),
    /// Text.
    Text(Arc<str>),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error.
    Fault(Fault),
}

impl Value {
    /// A text value.
    pub fn text(text: impl AsRef<str>) -> Self {
        Value::Text(Arc::from(text.as_ref()))
    }

    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        matches!(self, Value::Empty)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::text(text)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Bool(truth)
    }
}

impl From<Fault> for Value {
    fn from(fault: Fault) -> Self {
        Value::Fault(fault)
    }
}
