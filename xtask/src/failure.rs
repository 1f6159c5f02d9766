//! Why a command stopped, as a sentence for the person at the terminal.

use std::fmt::{self, Display};

/// What a step of a command gives.
pub type Outcome<T = ()> = Result<T, Failure>;

/// A sentence that says what went wrong and, where it helps, what to do.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with its sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// A failure that was spoken of before.
    pub fn said() -> Self {
        Self(String::new())
    }

    /// Whether there is nothing more to say of it.
    pub fn is_said(&self) -> bool {
        self.0.is_empty()
    }
}

impl Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Puts a sentence before another library's error.
pub trait Explain<T> {
    /// The value, or a failure that begins with the sentence.
    fn explain(self, sentence: impl Display) -> Outcome<T>;
}

impl<T, E: Display> Explain<T> for Result<T, E> {
    fn explain(self, sentence: impl Display) -> Outcome<T> {
        self.map_err(|error| Failure::new(format!("{sentence}: {error:#}")))
    }
}
