//! A sample: a workbook, and what a clerk would say that it says.

use std::collections::BTreeMap;

use crate::office::{Column, Dice, Field, Person};
use crate::page::Page;

pub struct Sample {
    pub class: &'static str,
    pub pages: Vec<Page>,
    /// The first page and row of the header, and how many rows it has.
    pub header: (usize, u32, u32),
    /// Who is understood, with what is understood of each, in order.
    pub people: Vec<BTreeMap<String, String>>,
    /// Rows with something in them that are no people.
    pub left_out: usize,
}

/// What is being made.
pub struct Making {
    pub dice: Dice,
    pub sample: Sample,
}

impl Making {
    pub fn new(seed: u64) -> Self {
        let sample =
            Sample { class: "党员", pages: Vec::new(), header: (0, 0, 1), people: Vec::new(), left_out: 0 };
        Self { dice: Dice::new(seed), sample }
    }

    /// Notes where the first header begins.
    pub fn header(&mut self, page: &Page, rows: u32) {
        self.sample.header = (self.sample.pages.len(), page.at(), rows);
    }

    /// A person as the columns tell.
    pub fn say(&mut self, person: &Person, columns: &[Column]) {
        self.say_with(person, columns, &[]);
    }

    /// A person as the columns tell, and what else is understood.
    pub fn say_with(&mut self, person: &Person, columns: &[Column], further: &[(&str, &str)]) {
        let mut said: BTreeMap<String, String> = columns
            .iter()
            .filter(|column| !column.target.is_empty())
            .map(|column| (column.target.clone(), person.value(column.field)))
            .collect();
        said.extend(further.iter().map(|(target, value)| (target.to_string(), value.to_string())));
        self.sample.people.push(said);
    }

    /// Writes the headings in one row.
    pub fn headings(&mut self, page: &mut Page, columns: &[Column]) {
        let headings: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
        page.row(&headings);
    }

    /// Writes people below each other and notes what is understood of them.
    pub fn list(&mut self, page: &mut Page, columns: &[Column], people: &[Person]) {
        for (at, person) in people.iter().enumerate() {
            page.row(&cells(person, columns, at + 1));
            self.say(person, columns);
        }
    }

    /// A row that is no person.
    pub fn other<T: AsRef<str>>(&mut self, page: &mut Page, texts: &[T]) {
        page.row(texts);
        self.sample.left_out += 1;
    }

    pub fn page(mut self, page: Page) -> Sample {
        self.sample.pages.push(page);
        self.sample
    }
}

pub fn cells(person: &Person, columns: &[Column], serial: usize) -> Vec<String> {
    columns.iter().map(|column| person.cell(column.field, serial)).collect()
}

/// A row of totals: a word in the place of the names, figures under the scores.
pub fn totals(word: &str, columns: &[Column]) -> Vec<String> {
    let first = columns.first().is_some_and(|column| column.field == Field::Serial);
    columns
        .iter()
        .enumerate()
        .map(|(at, column)| match column.field {
            Field::Score(_) => "#85.5".into(),
            _ if at == 0 && (first || column.field == Field::Name) => word.into(),
            Field::Name if !first => word.into(),
            _ => String::new(),
        })
        .collect()
}
