//! What an import has to say: all of it, worst first.

use std::cmp::Reverse;

use crate::sentence::Sentence;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// For information.
    Information,
    /// Something to look at before taking the import.
    Warning,
    /// The import cannot be taken like this.
    Error,
}

/// What a diagnostic is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The file, the sheet, the header.
    #[default]
    Sheet,
    /// What a column is.
    Columns,
    /// Cells that hold an error.
    Faults,
    /// Numbers that are none, or unlikely ones.
    Numbers,
    /// Days that cannot be read for certain.
    Days,
    /// Identity numbers and other long ones.
    Identities,
    /// Values that are not among the choices.
    Choices,
    /// Numbers out of bounds.
    Bounds,
    /// Rows that are left out.
    LeftOut,
    /// Who or what is meant.
    Subjects,
    /// What was put right without asking.
    Tidied,
    /// What comes of it all.
    Outcome,
}

impl Topic {
    /// Its name, for a list by topics.
    pub fn name(self) -> Sentence {
        let (zh, en) = match self {
            Topic::Sheet => ("工作表与表头", "Sheet and header"),
            Topic::Columns => ("列的对应", "Columns"),
            Topic::Faults => ("错误值", "Error values"),
            Topic::Numbers => ("数字", "Numbers"),
            Topic::Days => ("日期", "Days"),
            Topic::Identities => ("证件号码", "Identity numbers"),
            Topic::Choices => ("不在可选值里", "Not among the choices"),
            Topic::Bounds => ("超出范围", "Out of bounds"),
            Topic::LeftOut => ("略过的行", "Rows left out"),
            Topic::Subjects => ("对象的认定", "Who is meant"),
            Topic::Tidied => ("自动整理", "Put right"),
            Topic::Outcome => ("总体", "As a whole"),
        };
        Sentence::new(zh, en)
    }
}

/// Something found in the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How serious it is.
    pub level: Level,
    /// What it is about.
    pub topic: Topic,
    /// Row and column in the sheet, where it concerns a cell; a column's is that of its heading.
    pub cell: Option<(u32, u32)>,
    /// What is the matter and what to do.
    pub sentence: Sentence,
}

/// How many diagnostics of each level are kept word for word; the others are counted.
const KEPT: usize = 5_000;

/// Diagnostics gathered so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    counts: [usize; 3],
    /// Worst first.
    groups: Vec<(Level, Topic, usize)>,
    /// What the next ones are about.
    pub topic: Topic,
}

impl Diagnostics {
    /// Adds a diagnostic; the sentence is made only when it is kept.
    pub fn add(&mut self, level: Level, cell: Option<(u32, u32)>, sentence: impl FnOnce() -> Sentence) {
        let Some(count) = self.counts.get_mut(level as usize) else { return };
        *count += 1;
        let kept = *count <= KEPT;
        self.count(level);
        if kept {
            self.kept.push(Diagnostic { level, topic: self.topic, cell, sentence: sentence() });
        }
    }

    fn count(&mut self, level: Level) {
        let place = |&(of, topic, _): &(Level, Topic, usize)| (Reverse(of), topic);
        let wanted = (Reverse(level), self.topic);
        let at = self.groups.partition_point(|group| place(group) < wanted);
        match self.groups.get_mut(at) {
            Some(group) if place(group) == wanted => group.2 += 1,
            _ => self.groups.insert(at, (level, self.topic, 1)),
        }
    }

    /// Adds a diagnostic about the sheet as a whole.
    pub fn general(&mut self, level: Level, sentence: Sentence) {
        self.add(level, None, || sentence);
    }

    /// Puts the worst first, those about the sheet as a whole before those about cells, and these
    /// in the sheet's order.
    pub fn sort(&mut self) {
        self.kept.sort_by(|one, other| other.level.cmp(&one.level).then(one.cell.cmp(&other.cell)));
    }

    /// The diagnostics that are kept, in their order.
    pub fn list(&self) -> &[Diagnostic] {
        &self.kept
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// How many there are of each level and topic, worst first.
    pub fn groups(&self) -> Vec<(Level, Topic, usize)> {
        self.groups.clone()
    }

    /// How many are to be looked at and were only counted.
    pub fn unkept(&self) -> usize {
        self.counts.iter().skip(Level::Warning as usize).map(|count| count.saturating_sub(KEPT)).sum()
    }

    /// Whether something stands in the import's way.
    pub fn blocks(&self) -> bool {
        self.counts.last().is_some_and(|&errors| errors > 0)
    }
}
