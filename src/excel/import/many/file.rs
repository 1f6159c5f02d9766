//! A file of an import, and how far it is understood.

use super::super::diagnostic::Level;
use super::super::{Import, ImportPlan, Target};
use crate::book::Book;
use crate::excel::read::{Encoding, Format, Progress};
use crate::sentence::Sentence;

/// A file of an import.
#[derive(Debug)]
pub struct ManyFile {
    /// Its name.
    pub name: String,
    /// When it was last written, in milliseconds; 0 where that is not known.
    pub modified: f64,
    /// A number that files of other contents do not have.
    pub(super) print: (usize, u64),
    /// What was read of it, or why nothing was.
    pub content: Result<Opened, Sentence>,
}

/// A file that was read.
#[derive(Debug)]
pub struct Opened {
    /// What was understood of it.
    pub import: Import,
    /// What it does to the book when the files before it are taken.
    pub plan: ImportPlan,
    /// What its columns may become.
    pub targets: Vec<String>,
    /// Whence its layout is known.
    pub knowledge: Knowledge,
    /// How many rows the table has when the files before it are taken.
    pub(super) rows_before: usize,
    /// The bytes of a text file, which may have to be read in another encoding.
    text: Option<Vec<u8>>,
}

/// Whence the layout of a file is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Knowledge {
    /// From itself, or by the user.
    Own,
    /// From a file that was imported before.
    Before(String),
    /// From another file of the same import that the user corrected.
    Sibling(String),
}

impl Opened {
    pub(super) fn new(import: Import, bytes: &[u8], knowledge: Knowledge) -> Self {
        let text = matches!(import.format(), Format::Text { .. }).then(|| bytes.to_vec());
        Self { import, plan: ImportPlan::default(), targets: Vec::new(), knowledge, rows_before: 0, text }
    }

    pub(super) fn read_in(
        &mut self,
        encoding: Encoding,
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<(), Sentence> {
        if let Some(text) = &self.text {
            self.import.choose_encoding((text, encoding), book, progress)?;
            self.import.recognise(book);
        }
        Ok(())
    }

    /// Whether the file says nothing that the book does not say.
    pub fn says_nothing_new(&self) -> bool {
        let errors = self.plan.diagnostics.list().iter().filter(|one| one.level == Level::Error).count();
        errors == 1 && !self.plan.rows.is_empty() && self.plan.added() + self.plan.updated() == 0
    }
}

impl ManyFile {
    /// How far the file is understood: information when it is, a warning when something should be looked
    /// at, an error when it cannot be read; and what there is to say of it.
    pub fn state(&self) -> (Level, Sentence) {
        let opened = match &self.content {
            Ok(opened) => opened,
            Err(sentence) => return (Level::Error, sentence.clone()),
        };
        if opened.says_nothing_new() {
            let sentence = Sentence::new("内容与书里一致，没有改动。", "The book says all of it already.");
            return (Level::Information, sentence);
        }
        let worst = opened.plan.diagnostics.list().first();
        if let Some(worst) = worst.filter(|one| one.level >= Level::Warning) {
            return (Level::Warning, worst.sentence.clone());
        }
        (Level::Information, opened.known())
    }

    /// Whether nothing of it is taken though it says something.
    pub fn is_left_out(&self) -> bool {
        self.content.as_ref().map_or(true, |opened| !opened.plan.ready && !opened.says_nothing_new())
    }
}

impl Opened {
    fn known(&self) -> Sentence {
        match &self.knowledge {
            Knowledge::Before(file) => Sentence::new(
                format!("与上次“{file}”的格式相同，已按上次的对应导入。"),
                format!(
                    "Its layout is that of {file}, imported before; the columns become what they did then."
                ),
            ),
            Knowledge::Sibling(file) => Sentence::new(
                format!("与“{file}”的格式相同，已照它的改法。"),
                format!("Its layout is that of {file}; it is corrected like it."),
            ),
            Knowledge::Own => self.own_columns(),
        }
    }

    /// How many columns have their places, and which are kept as further ones.
    fn own_columns(&self) -> Sentence {
        let mut kept = Vec::new();
        let mut known = 0usize;
        for proposal in self.import.proposals() {
            match &proposal.target {
                Target::Known(name) if !self.import.coming.contains(name) => known += 1,
                Target::Known(name) | Target::Kept(name) => kept.push(name.as_str()),
                Target::Left => {}
            }
        }
        if kept.is_empty() {
            return Sentence::new(
                format!("{known} 列有对应。"),
                format!("{known} columns have their places."),
            );
        }
        let shown = kept.iter().take(3).copied().collect::<Vec<_>>();
        let more = if kept.len() > shown.len() { "……" } else { "" };
        Sentence::new(
            format!("{known} 列有对应；“{}”{more}按原样保留。", shown.join("”“")),
            format!("{known} columns have their places; {}{more} kept as they are.", shown.join(", ")),
        )
    }
}

/// A number that files of other contents do not have, all but certainly: length and FNV-1a.
pub(super) fn fingerprint(bytes: &[u8]) -> (usize, u64) {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (bytes.len(), hash)
}

pub(super) fn same_content(other: &str) -> Sentence {
    Sentence::new(
        format!("内容与“{other}”完全相同，没有重复导入。如果选错了文件，请移出后重新选。"),
        format!(
            "Its content is that of {other}, so it is not imported twice. If it is the wrong file, take it off and choose again."
        ),
    )
}
