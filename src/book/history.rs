//! Undo, redo and the journal: one mechanism.

use serde::{Deserialize, Serialize};

use super::{Book, Change, Refused};
use crate::sentence::Sentence;

/// What happened to a document, in order; replayed from the beginning it gives the document back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Record {
    /// A document begins.
    Begin(Box<Book>),
    /// A saved document was opened, with its history.
    Opened {
        /// The document.
        book: Box<Book>,
        /// Its history.
        history: History,
    },
    /// A step was made.
    Step {
        /// What it did.
        label: Sentence,
        /// The change.
        change: Change,
    },
    /// The last step was taken back.
    Undo,
    /// The last undone step was made again.
    Redo,
}

/// The steps made and undone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Step {
    label: Sentence,
    /// What takes the step back (in `done`) or makes it again (in `undone`).
    change: Change,
}

impl History {
    /// Makes a step.
    pub fn step(&mut self, book: &mut Book, label: Sentence, change: &Change) -> Result<(), Refused> {
        let inverse = book.apply(change)?;
        self.done.push(Step { label, change: inverse });
        self.undone.clear();
        Ok(())
    }

    /// Takes the last step back; gives the change that was applied, `None` without a step.
    pub fn undo(&mut self, book: &mut Book) -> Result<Option<Change>, Refused> {
        move_step(&mut self.done, &mut self.undone, book)
    }

    /// Makes the last undone step again; gives the change that was applied, `None` without one.
    pub fn redo(&mut self, book: &mut Book) -> Result<Option<Change>, Refused> {
        move_step(&mut self.undone, &mut self.done, book)
    }

    /// What was done, in order.
    pub fn labels(&self) -> impl Iterator<Item = &Sentence> {
        self.done.iter().map(|step| &step.label)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&Sentence> {
        self.done.last().map(|step| &step.label)
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&Sentence> {
        self.undone.last().map(|step| &step.label)
    }
}

fn move_step(from: &mut Vec<Step>, to: &mut Vec<Step>, book: &mut Book) -> Result<Option<Change>, Refused> {
    let Some(step) = from.pop() else { return Ok(None) };
    match book.apply(&step.change) {
        Ok(inverse) => {
            to.push(Step { label: step.label, change: inverse });
            Ok(Some(step.change))
        }
        Err(refused) => {
            from.push(step);
            Err(refused)
        }
    }
}
