//! Where everything stands in the workbook: planned first, because formulas refer to it.

mod columns;

use std::collections::BTreeMap;

use crate::book::{Book, Calculation, Facet, TableRole};

use super::bulk;
use super::cells::sheet_prefix;
use super::groups::{Group, groups, is_of_people};
use super::kept::{Kept, SAVED_SHEET, saved_rows};
use super::names::sheet_name;
use super::scheme::{Line, VALUE_COLUMN, lines};
use super::volume::{Extras, Volume};

use columns::{marked, of_facet, result_columns, subjects};

pub(in crate::excel) use columns::{Section, identity, is_working, key_column, section};

/// The first row of data, the same on every sheet with a table: above it stand the title, the groups
/// and the columns' names.
pub(in crate::excel) const FIRST_ROW: u32 = 3;

/// What a sheet is for; a table by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::excel) enum Purpose {
    Cover,
    Scheme,
    Roster(usize),
    Scores(usize),
    Entries(usize),
    Results(usize),
    Comparison,
    ComparisonOf(usize),
    Steps,
    Saved,
    Clauses,
    Quotas,
    Alerts,
    Outcomes,
    Overview,
    /// A unit by its position among those of the layout.
    Unit(usize),
    /// Forms by their position among those of the layout.
    Forms(usize),
    Publication(usize),
}

/// A column of a sheet; a column of the model by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::excel) enum Place {
    /// Where the model's column stands.
    Home(usize),
    /// The model's column repeated from where it stands.
    Repeat(usize),
    /// The model's column written again, so that a sheet sorted alone is noticed.
    Copy(usize),
}

/// A sheet as planned.
#[derive(Clone, Debug)]
pub(in crate::excel) struct Plan {
    pub name: String,
    pub purpose: Purpose,
    pub columns: Vec<Place>,
    pub rows: usize,
}

/// Where a column of the model stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::excel) struct Spot {
    pub sheet: usize,
    pub column: u16,
}

/// The subjects of a sheet of forms.
#[derive(Clone, Debug)]
pub(in crate::excel::write) struct FormRows {
    pub table: usize,
    pub rows: Vec<usize>,
}

/// Excel takes 1,023 page breaks on a sheet.
const FORMS_ON_A_SHEET: usize = 1_000;

/// Where everything stands.
pub(in crate::excel) struct Layout {
    sheets: Vec<Plan>,
    scheme: Vec<Line>,
    spots: Vec<Vec<Option<Spot>>>,
    names: BTreeMap<String, (usize, BTreeMap<String, usize>)>,
    rows: Vec<usize>,
    parameters: BTreeMap<String, (usize, u32, u16)>,
    units: Vec<Group>,
    forms: Vec<FormRows>,
    live: bool,
}

impl Layout {
    /// Plans the sheets of the whole workbook.
    pub fn new(book: &Book, calculation: &Calculation, kept: &Kept) -> Self {
        Self::of(book, calculation, kept, &Volume::Whole(Extras::default()))
    }

    /// Plans the sheets of a volume.
    pub(in crate::excel::write) fn of(
        book: &Book,
        calculation: &Calculation,
        kept: &Kept,
        volume: &Volume,
    ) -> Self {
        let mut layout = Self {
            sheets: Vec::new(),
            spots: calculation.model().tables().iter().map(|table| vec![None; table.columns.len()]).collect(),
            names: names(calculation),
            rows: book.tables.iter().map(|table| table.rows).collect(),
            parameters: BTreeMap::new(),
            scheme: Vec::new(),
            units: Vec::new(),
            forms: Vec::new(),
            live: volume.is_live(),
        };
        match volume {
            Volume::Whole(extras) => layout.plan_whole(book, calculation, kept, *extras),
            Volume::Unit(group) => {
                layout.plan_unit(group.clone());
                layout.plan_forms(book, group.table, &group.rows);
            }
            Volume::Forms => layout.plan_all_forms(book),
            Volume::Publication => {
                for (position, table) in subjects(book).filter(|(_, table)| table.rows > 0) {
                    let name = format!("公示-{}", table.name);
                    layout.add(&name, Purpose::Publication(position), Vec::new(), table.rows);
                }
            }
        }
        layout
    }

    fn plan_whole(&mut self, book: &Book, calculation: &Calculation, kept: &Kept, extras: Extras) {
        let scheme = lines(&book.scheme, calculation.lowered());
        self.add("说明", Purpose::Cover, Vec::new(), 40);
        self.add("办法", Purpose::Clauses, Vec::new(), 100);
        self.add("方案", Purpose::Scheme, Vec::new(), scheme.len());
        self.place_parameters(scheme);
        self.add_entered(book, calculation);
        for (position, table) in subjects(book) {
            let columns = result_columns(book, calculation, position, table);
            self.add(&format!("结果-{}", table.name), Purpose::Results(position), columns, table.rows);
        }
        self.plan_conclusions(book);
        if extras.units {
            groups(book).into_iter().for_each(|group| self.plan_unit(group));
        }
        if extras.forms {
            self.plan_all_forms(book);
        }
        self.add("对账", Purpose::Comparison, Vec::new(), 10);
        for (position, table) in subjects(book) {
            let columns = marked(book, position, table);
            self.add(&format!("对账-{}", table.name), Purpose::ComparisonOf(position), columns, table.rows);
        }
        if !kept.steps.is_empty() {
            self.add("变更记录", Purpose::Steps, Vec::new(), kept.steps.len());
        }
        if !kept.saved.is_empty() {
            self.add(SAVED_SHEET, Purpose::Saved, Vec::new(), saved_rows(kept));
        }
    }

    /// What follows from the results, where the scheme says that something does.
    fn plan_conclusions(&mut self, book: &Book) {
        let classes = &book.scheme.classes;
        if classes.iter().any(|class| class.grades.iter().any(|band| band.quota.is_some())) {
            self.add("名额", Purpose::Quotas, Vec::new(), 50);
        }
        if classes.iter().any(|class| !class.alerts.is_empty()) {
            self.add("预警", Purpose::Alerts, Vec::new(), 50);
        }
        if classes.iter().any(|class| !class.outcomes.is_empty()) {
            self.add("结果运用", Purpose::Outcomes, Vec::new(), 50);
        }
        if !classes.is_empty() {
            self.add("汇总", Purpose::Overview, Vec::new(), 100);
        }
    }

    fn plan_unit(&mut self, group: Group) {
        let (name, rows) = (group.name.clone(), group.rows.len());
        self.add(&name, Purpose::Unit(self.units.len()), Vec::new(), rows);
        self.units.push(group);
    }

    fn plan_all_forms(&mut self, book: &Book) {
        for (position, table) in subjects(book).filter(|(position, _)| is_of_people(book, *position)) {
            let rows: Vec<usize> = (0..table.rows).collect();
            self.plan_forms(book, position, &rows);
        }
    }

    /// A sheet has so many page breaks at most; further forms stand on a further sheet.
    fn plan_forms(&mut self, book: &Book, position: usize, rows: &[usize]) {
        let name = book.tables.get(position).map_or("", |table| table.name.as_str());
        for rows in rows.chunks(FORMS_ON_A_SHEET) {
            let forms = FormRows { table: position, rows: rows.to_vec() };
            self.add(
                &format!("考评表-{name}"),
                Purpose::Forms(self.forms.len()),
                Vec::new(),
                30 * rows.len(),
            );
            self.forms.push(forms);
        }
    }

    fn add_entered(&mut self, book: &Book, calculation: &Calculation) {
        for (position, table) in subjects(book) {
            let columns = of_facet(table, Facet::Roster);
            self.add(&format!("名册-{}", table.name), Purpose::Roster(position), columns, table.rows);
        }
        for (position, table) in subjects(book) {
            let mut columns = marked(book, position, table);
            columns.extend(of_facet(table, Facet::Scores));
            self.add(&format!("评分-{}", table.name), Purpose::Scores(position), columns, table.rows);
        }
        for (position, table) in book.tables.iter().enumerate() {
            if matches!(table.role, TableRole::Entries(_)) {
                let columns = table.columns.len() + calculation.formulas(position).len();
                let columns = (0..columns).map(Place::Home).collect();
                self.add(&table.name, Purpose::Entries(position), columns, table.rows);
            }
        }
    }

    fn add(&mut self, name: &str, purpose: Purpose, columns: Vec<Place>, rows: usize) {
        let taken: Vec<String> = self.sheets.iter().map(|plan| plan.name.clone()).collect();
        let sheet = self.sheets.len();
        if let Purpose::Roster(table)
        | Purpose::Scores(table)
        | Purpose::Entries(table)
        | Purpose::Results(table) = purpose
        {
            for (at, place) in (0u16..).zip(&columns) {
                let Place::Home(column) = place else { continue };
                if let Some(slot) = self.spots.get_mut(table).and_then(|spots| spots.get_mut(*column)) {
                    *slot = Some(Spot { sheet, column: at });
                }
            }
        }
        self.sheets.push(Plan { name: sheet_name(name, &taken), purpose, columns, rows });
    }

    fn place_parameters(&mut self, scheme: Vec<Line>) {
        let sheet = self.sheets.len().saturating_sub(1);
        for (row, line) in (0u32..).zip(&scheme) {
            if let Some(name) = line.parameter() {
                self.parameters.insert(name.to_owned(), (sheet, row, VALUE_COLUMN));
            }
        }
        self.scheme = scheme;
    }

    /// Whether figures are formulas.
    pub fn is_live(&self) -> bool {
        self.live
    }

    /// The unit at this position.
    pub(in crate::excel::write) fn unit(&self, position: usize) -> Option<&Group> {
        self.units.get(position)
    }

    /// The forms at this position.
    pub(in crate::excel::write) fn form_rows(&self, position: usize) -> Option<&FormRows> {
        self.forms.get(position)
    }

    /// The sheets in order.
    pub fn sheets(&self) -> &[Plan] {
        &self.sheets
    }

    /// The lines of the scheme's sheet.
    pub(in crate::excel::write) fn scheme(&self) -> &[Line] {
        &self.scheme
    }

    /// Where a column of the model stands.
    pub fn spot(&self, table: usize, column: usize) -> Option<Spot> {
        *self.spots.get(table)?.get(column)?
    }

    /// Where the column with this name stands.
    pub fn named(&self, table: &str, column: &str) -> Option<Spot> {
        let (table, columns) = self.names.get(table)?;
        self.spot(*table, *columns.get(column)?)
    }

    /// How many rows the table with this name has.
    pub fn table_rows(&self, table: &str) -> Option<usize> {
        self.rows.get(self.names.get(table)?.0).copied()
    }

    /// The sheet, row and column of a parameter's cell.
    pub fn parameter(&self, name: &str) -> Option<(usize, u32, u16)> {
        self.parameters.get(name).copied()
    }

    /// The sheet with this purpose.
    pub fn sheet_for(&self, purpose: Purpose) -> Option<usize> {
        self.sheets.iter().position(|plan| plan.purpose == purpose)
    }

    /// What stands before a reference to a sheet, as seen from another: nothing on the same sheet.
    pub fn prefix(&self, sheet: usize, seen_from: usize) -> String {
        match self.sheets.get(sheet) {
            Some(plan) if sheet != seen_from => sheet_prefix(&plan.name),
            _ => String::new(),
        }
    }

    /// How many rows there are on all sheets, for progress.
    pub fn rows(&self) -> u64 {
        self.sheets.iter().map(|plan| plan.rows as u64).sum()
    }

    /// How many cells there are, roughly.
    pub fn cells(&self) -> usize {
        self.count(|_| true)
    }

    /// How many of them are held until the end, roughly.
    pub fn held_cells(&self) -> usize {
        self.count(|plan| !bulk::takes(plan.purpose, plan.rows))
    }

    fn count(&self, counts: impl Fn(&Plan) -> bool) -> usize {
        self.sheets
            .iter()
            .filter(|plan| counts(plan))
            .map(|plan| {
                let columns = match plan.purpose {
                    Purpose::ComparisonOf(table) => {
                        plan.columns.len() + 3 * self.spots.get(table).map_or(0, Vec::len)
                    }
                    _ => plan.columns.len(),
                };
                plan.rows * columns
            })
            .sum()
    }
}

fn names(calculation: &Calculation) -> BTreeMap<String, (usize, BTreeMap<String, usize>)> {
    let tables = calculation.model().tables().iter().enumerate();
    tables
        .map(|(position, table)| {
            let columns = table.columns.iter().enumerate();
            let columns = columns.map(|(column, found)| (found.name.clone(), column)).collect();
            (table.name.clone(), (position, columns))
        })
        .collect()
}
