//! Someone who writes a scheme from an empty one by the verbs of its screen, and enters what it asks.

use evalbook::session::{
    Action, CellEdit, ClassPart, Conversion, IndicatorPart, IndicatorPlace, SchemeChange, TemplateId,
    rule_patterns,
};

use crate::office::Office;

/// An author with a book that began empty.
pub struct Author(pub Office);

impl Author {
    /// An author of a scheme with these classes.
    pub fn of(classes: &[&str]) -> Self {
        let mut author = Self(Office::with_template(TemplateId::Empty));
        for class in classes {
            author.change(SchemeChange::AddClass((*class).into()));
        }
        author
    }

    pub fn change(&mut self, change: SchemeChange) {
        let before = self.0.journal();
        self.0.act(Action::ChangeScheme(change), None);
        assert_ne!(self.0.journal(), before, "refused: {:?}", self.0.notices().last());
    }

    pub fn part(&mut self, class: usize, part: ClassPart) {
        self.change(SchemeChange::Class(class, Box::new(part)));
    }

    pub fn indicator(&mut self, class: usize, path: &[usize], part: IndicatorPart) {
        let place = IndicatorPlace { class, path: path.to_vec() };
        self.change(SchemeChange::Indicator(place, Box::new(part)));
    }

    pub fn group(&mut self, class: usize, path: &[usize], name: &str) {
        self.indicator(class, path, IndicatorPart::AddGroup(name.into()));
    }

    /// Adds an indicator below a place: its name, its points or weight, the name of its pattern.
    pub fn leaf(&mut self, class: usize, path: &[usize], leaf: (&str, f64, &str)) -> Vec<usize> {
        let (name, share, pattern) = leaf;
        self.indicator(class, path, IndicatorPart::AddLeaf(name.into()));
        let view = self.0.scheme();
        let found = view.classes[class].indicators.iter().find(|one| one.name == name);
        let path = found.expect("the indicator is there").path.clone();
        self.indicator(class, &path, IndicatorPart::Share(share));
        let position = rule_patterns().iter().position(|one| one.name().zh == pattern);
        self.indicator(class, &path, IndicatorPart::Pattern(position.expect("there is such a pattern")));
        path
    }

    /// The only indicator of a class, out of so many points.
    pub fn rule(&mut self, name: &str, full: f64, pattern: &str) {
        self.leaf(0, &[], (name, full, pattern));
    }

    pub fn conversion(&mut self, conversion: Conversion) {
        self.indicator(0, &[0], IndicatorPart::Conversion(conversion));
    }

    /// Writes rows from a column on: lines of tab-separated cells.
    pub fn rows(&mut self, table: &str, column: &str, lines: &str) {
        self.0.paste(table, "名册", column, lines);
    }

    /// Writes rows of a table of entries from a column on.
    pub fn entries(&mut self, table: &str, column: &str, lines: &str) {
        self.0.paste(table, "评分", column, lines);
    }

    /// Enters one cell of a row of a table of entries.
    pub fn entry(&mut self, table: &str, row: usize, column: &str, text: &str) {
        let outline = self.0.outline(table, "评分");
        let position = outline.columns.iter().position(|view| view.name == column).expect("a column");
        let edit = CellEdit { row, column: position, text: text.into() };
        self.0.act(Action::Edit { grid: outline.grid, edits: vec![edit] }, None);
    }

    /// Enters one cell of a subject's roster row.
    pub fn roster(&mut self, class: &str, subject: &str, column: &str, text: &str) {
        self.0.enter(class, "名册", subject, column, text);
    }

    /// Enters one column of a subject's scores.
    pub fn enter(&mut self, class: &str, column: &str, entries: &[(&str, &str)]) {
        for (subject, text) in entries {
            self.0.enter(class, "评分", subject, column, text);
        }
    }

    #[track_caller]
    pub fn check(&mut self, class: &str, figure: &str, expected: &[(&str, &str)]) {
        let shown: Vec<(&str, String)> =
            expected.iter().map(|(subject, _)| (*subject, self.0.result(class, subject, figure))).collect();
        let shown: Vec<(&str, &str)> =
            shown.iter().map(|(subject, text)| (*subject, text.as_str())).collect();
        assert_eq!(shown, expected, "{figure}");
    }
}
