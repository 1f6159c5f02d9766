//! What an import has to say, as the screen lists it: in groups, with the cell to look at, to correct
//! or to ignore.

use super::import::level;
use super::{ImportDiagnosticView, ImportFocusView, NoticeLevel};
use crate::excel::import::{Diagnostic, Import, ImportPlan, Level, Topic, cell_text};
use crate::sentence::Sentence;

/// Diagnostics shown.
const SHOWN: usize = 500;
/// Diagnostics shown of one group, so that many of one kind hide no others.
const SHOWN_OF_GROUP: usize = 100;
/// Rows shown above and below a cell that is looked at.
const AROUND: u32 = 2;
/// Ignored findings that the history names one by one.
const NAMED: usize = 20;

/// Cells of the sheet that the user has dealt with.
#[derive(Debug, Default)]
pub(super) struct Attention {
    /// The cell that is looked at.
    focus: Option<(u32, u32)>,
    /// Cells whose findings are ignored, with the reason.
    ignored: Vec<((u32, u32), String)>,
}

/// A level, what it is about and how many there are that are not ignored.
pub(super) type Group = (NoticeLevel, Sentence, usize);

impl Attention {
    /// Looks at a cell.
    pub(super) fn look(&mut self, cell: (u32, u32)) {
        self.focus = Some(cell);
    }

    /// Ignores what is found in a cell, for a reason; without one it is found again.
    pub(super) fn ignore(&mut self, cell: (u32, u32), reason: &str) {
        let reason: String = reason.trim().chars().take(100).collect();
        self.ignored.retain(|(known, _)| *known != cell);
        if !reason.is_empty() {
            self.ignored.push((cell, reason));
        }
    }

    /// Why a diagnostic is ignored. What is only said for information need not be.
    pub(super) fn reason(&self, diagnostic: &Diagnostic) -> Option<&String> {
        let cell = diagnostic.cell.filter(|_| diagnostic.level >= Level::Warning)?;
        self.ignored.iter().find(|(known, _)| *known == cell).map(|(_, reason)| reason)
    }
}

/// A file of the import with what was dealt with in it.
pub(super) struct Looked<'a> {
    /// What was understood of it.
    pub(super) import: &'a Import,
    /// What it does to the book.
    pub(super) plan: &'a ImportPlan,
    /// What was dealt with.
    pub(super) attention: &'a Attention,
}

impl Looked<'_> {
    /// The groups of diagnostics, worst first, and the diagnostics that are shown.
    pub(super) fn diagnostic_views(&self) -> (Vec<Group>, Vec<ImportDiagnosticView>) {
        let (import, diagnostics) = (self.import, &self.plan.diagnostics);
        let mut groups = diagnostics.groups();
        let mut shown: Vec<usize> = vec![0; groups.len()];
        let mut views = Vec::new();
        for diagnostic in diagnostics.list() {
            let key = |&(level, topic, _): &(Level, Topic, usize)| {
                (level, topic) == (diagnostic.level, diagnostic.topic)
            };
            let Some(group) = groups.iter().position(key) else { continue };
            let ignored = self.attention.reason(diagnostic).cloned();
            if let (Some((.., count)), true) = (groups.get_mut(group), ignored.is_some()) {
                *count -= 1;
            }
            let Some(listed) = shown.get_mut(group) else { continue };
            if *listed == SHOWN_OF_GROUP || views.len() == SHOWN {
                continue;
            }
            *listed += 1;
            // What was made up, such as the name of a sheet, has no cell in the file.
            let cell = diagnostic.cell.and_then(|(row, column)| {
                import.places().origin(row, column)?;
                let source = import.columns().iter().position(|one| one.position == column)?;
                Some((row as usize, source))
            });
            views.push(ImportDiagnosticView {
                level: level(diagnostic.level),
                place: import.place(diagnostic),
                sentence: diagnostic.sentence.clone(),
                group,
                cell,
                ignored,
            });
        }
        let named = |(of, topic, count): (Level, Topic, usize)| (level(of), topic.name(), count);
        (groups.into_iter().map(named).collect(), views)
    }

    /// The cell that is looked at, with the rows around it.
    pub(super) fn focus_view(&self) -> Option<ImportFocusView> {
        let (row, position) = self.attention.focus?;
        let import = self.import;
        let sheet = import.chosen_sheet()?;
        let column = import.columns().iter().position(|column| column.position == position)?;
        let first = row.saturating_sub(AROUND);
        let text = |row: u32, position: u32| cell_text(sheet.cell(row, position)).into_owned();
        let last = row.saturating_add(AROUND).min(sheet.last_row().unwrap_or(row).max(row));
        Some(ImportFocusView {
            place: import.places().address(row, position),
            row: row as usize,
            column,
            written: import.written(row, position).map(|cell| cell_text(cell).into_owned()),
            first: first as usize,
            rows: (first..=last)
                .map(|row| import.columns().iter().map(|column| text(row, column.position)).collect())
                .collect(),
        })
    }

    /// The cells whose findings are ignored, as the office program names them, with the reasons.
    fn ignored(&self) -> Vec<String> {
        let mut reasons: Vec<((u32, u32), &String)> = Vec::new();
        for diagnostic in self.plan.diagnostics.list() {
            if let (Some(cell), Some(reason)) = (diagnostic.cell, self.attention.reason(diagnostic))
                && !reasons.contains(&(cell, reason))
            {
                reasons.push((cell, reason));
            }
        }
        let named = |((row, column), reason): ((u32, u32), &String)| {
            format!("{} {reason}", self.import.places().address(row, column))
        };
        reasons.into_iter().map(named).collect()
    }
}

/// What the history says of corrected cells and of ignored findings.
pub(super) fn dealt_with<'a>(files: impl Iterator<Item = Looked<'a>>) -> Sentence {
    let (mut corrected, mut ignored) = (0, Vec::new());
    for looked in files {
        corrected += looked.plan.corrected.len();
        ignored.extend(looked.ignored());
    }
    let mut said = Sentence::default();
    if corrected > 0 {
        said.zh += &format!("，更正 {corrected} 格");
        said.en += &format!(", {corrected} cells corrected");
    }
    if !ignored.is_empty() {
        let count = ignored.len();
        let more = if count > NAMED { "…" } else { "" };
        ignored.truncate(NAMED);
        let named = ignored.join("；");
        said.zh += &format!("，忽略 {count} 处提示（{named}{more}）");
        said.en += &format!(", {count} findings ignored ({named}{more})");
    }
    said
}
