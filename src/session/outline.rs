//! The outline of the book: its grids and their columns.

use super::columns::{grid_columns, grids, is_editable};
use super::open::Open;
use super::{Alignment, BookView, ColumnView, Facet, Grid, GridOutline, Kind, OptionsView};
use crate::engine::Value;
use crate::scheme::{
    Body, Class, Format, FormulaColumn, Meaning, Options, Period, Role, entered_columns, fed_leaf,
    rule_sentence,
};
use crate::sentence::Sentence;

/// More subjects than this are not listed to choose from; their keys are typed.
const MOST_CHOICES: usize = 2_000;

impl Open {
    fn people(&self) -> String {
        let classes = &self.book.scheme.classes;
        let names = |class: &&Class| {
            class.attributes.iter().any(|attribute| attribute.meaning == Meaning::PersonName)
        };
        let class = classes.iter().rev().find(names).or(classes.last());
        class.map_or_else(String::new, |class| class.name.clone())
    }

    /// The book's outline.
    pub(super) fn outline(&self) -> BookView {
        BookView {
            title: self.book.title.clone(),
            organisation: self.book.organisation.clone(),
            period: self.book.period.clone(),
            date: self.book.date,
            classes: self.book.scheme.classes.iter().map(|class| class.name.clone()).collect(),
            people: self.people(),
            grids: grids(self).into_iter().filter_map(|grid| self.grid_outline(grid)).collect(),
            handed: self.book.handed.clone(),
            undo: self.undo_label().cloned(),
            redo: self.redo_label().cloned(),
        }
    }

    fn grid_outline(&self, grid: Grid) -> Option<GridOutline> {
        let table = self.book.tables.get(grid.table)?;
        let class = self.book.class_of(grid.table);
        let purpose = self.book.scheme.tables.iter().find(|entries| entries.name == table.name);
        let purpose = purpose.map_or("", |entries| entries.purpose.as_str());
        Some(GridOutline {
            grid,
            title: table.name.clone(),
            purpose: Sentence::new(purpose, purpose),
            rows: table.rows,
            grows: class.is_none() || grid.facet == Facet::Roster,
            frozen: 1,
            columns: grid_columns(self, grid)
                .into_iter()
                .filter_map(|position| self.column_view(grid, position))
                .collect(),
        })
    }

    fn column_view(&self, grid: Grid, position: usize) -> Option<ColumnView> {
        if let Some(column) = self.calculation.formula(grid.table, position) {
            return Some(calculated_column(column));
        }
        let definition = self.book.tables.get(grid.table)?.columns.get(position)?;
        let (group, hint) = self
            .book
            .class_of(grid.table)
            .and_then(|class| indicator_of(&self.book.scheme.period, class, &definition.name))
            .unwrap_or_else(|| (String::new(), Sentence::new("", "")));
        let alignment = match definition.kind {
            Kind::Number | Kind::Count | Kind::Percent => Alignment::End,
            Kind::Text | Kind::Date => Alignment::Start,
        };
        let content = match definition.kind {
            Kind::Text => 16,
            Kind::Date => 12,
            Kind::Number | Kind::Count | Kind::Percent => 9,
        };
        Some(ColumnView {
            width: heading_width(&definition.name).max(content),
            name: definition.name.clone(),
            group,
            kind: definition.kind,
            alignment,
            editable: is_editable(self, grid, position),
            options: self.options_view(&definition.options),
            hint,
            formula: String::new(),
        })
    }

    fn options_view(&self, options: &Options) -> OptionsView {
        match options {
            Options::Free | Options::SubjectOfClassIn(_) => OptionsView::Free,
            Options::Choice(choices) => OptionsView::Choice(choices.clone()),
            Options::Between(low, high) => OptionsView::Between(*low, *high),
            Options::SubjectOf(class) => {
                let keys = self.keys_of(class);
                if keys.len() > MOST_CHOICES { OptionsView::Free } else { OptionsView::Choice(keys) }
            }
        }
    }

    /// The keys of a class's subjects, in the table's order.
    pub(super) fn keys_of(&self, class: &str) -> Vec<String> {
        let Some(position) = self.book.table_position(class) else { return Vec::new() };
        let key = self
            .book
            .class_of(position)
            .and_then(|class| self.book.tables.get(position)?.column_position(&class.key));
        let (Some(key), Some(table)) = (key, self.book.tables.get(position)) else { return Vec::new() };
        (0..table.rows)
            .filter_map(|row| match table.value(key, row) {
                Value::Text(text) => Some(text.to_string()),
                _ => None,
            })
            .collect()
    }
}

fn calculated_column(column: &FormulaColumn) -> ColumnView {
    let (kind, alignment, content) = match column.format {
        Format::Fixed(_) | Format::UpTo(_) => (Kind::Number, Alignment::End, 9),
        Format::Percent => (Kind::Percent, Alignment::End, 9),
        Format::Whole => (Kind::Count, Alignment::End, 6),
        Format::Text => (Kind::Text, Alignment::Center, 10),
    };
    let alignment = match column.role {
        Role::Rank | Role::RankWithin => Alignment::Center,
        _ => alignment,
    };
    ColumnView {
        name: column.name.clone(),
        group: column.group.clone(),
        kind,
        alignment,
        editable: false,
        width: heading_width(&column.name).max(content),
        options: OptionsView::Free,
        hint: column.meaning.clone(),
        formula: column.formula.clone(),
    }
}

/// A heading's width in Latin characters, with room for a sort mark.
fn heading_width(name: &str) -> u16 {
    let width: usize = name.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum();
    u16::try_from(width + 3).unwrap_or(u16::MAX)
}

/// The title and the rule of the indicator that an entered column feeds. The title is the top group's;
/// a leaf at the top is one itself where several columns feed it.
fn indicator_of(period: &Period, class: &Class, column: &str) -> Option<(String, Sentence)> {
    let fed = fed_leaf(period, class, column)?;
    let group = match &fed.top.body {
        Body::Leaf { measure, .. } if entered_columns(period, measure).len() < 2 => String::new(),
        Body::Leaf { .. } | Body::Group { .. } => fed.top.name.clone(),
    };
    Some((group, rule_sentence(fed.leaf, fed.within)))
}
