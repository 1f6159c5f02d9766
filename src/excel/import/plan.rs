//! What an import will do: every row and value that will be taken, and all there is to say of it.
//! The preview and the change are both made from it.

use std::collections::HashMap;
use std::sync::Arc;

use super::arrange::{Origin, Places};
use super::correction::written_value;
use super::diagnostic::{Diagnostics, Level, Topic};
use super::heading::{Said, plain, said_by};
use super::left_out::reason_to_leave;
use super::many::Among;
use super::purpose::Purpose;
use super::references::Hints;
use super::take::{Adjustment, take};
use super::target::Target;
use super::written::cell_text;
use super::{Import, NOWHERE, change, entries, filled, findings, link, scores, subjects};
use crate::book::{Book, Change, ColumnDefinition, Facet, Table};
use crate::engine::Value;
use crate::excel::read::{Region, Row, Sheet};
use crate::scheme::{Class, Kind, Meaning, Options};

/// Cells that one import may bring, blank ones included.
const MOST_CELLS: usize = 40_000_000;

/// What an import will do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    /// The columns that are taken.
    pub columns: Vec<PlannedColumn>,
    /// The rows that are taken, in the sheet's order.
    pub rows: Vec<PlannedRow>,
    /// Rows with something in them that are left out; each has a diagnostic.
    pub left_out: usize,
    /// Subjects of linked classes that will be registered too.
    pub registered: Vec<Registered>,
    /// What there is to say, worst first.
    pub diagnostics: Diagnostics,
    /// Whether it can be taken.
    pub ready: bool,
    /// The position of the class's table in the book.
    pub table: usize,
    /// The file's name.
    pub file: String,
    /// Where the rows came from.
    pub places: Places,
    /// What the file says in cells that the user corrected.
    pub corrected: Vec<(Origin, Value)>,
}

/// A column that is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedColumn {
    /// Its position among the columns of the import.
    pub source: usize,
    /// Its position in the sheet.
    pub position: u32,
    /// The position of the column of the table, where it is there already.
    pub existing: Option<usize>,
    /// What it is.
    pub definition: ColumnDefinition,
    /// Whether the heading says that plain numbers are percentages.
    pub in_percent: bool,
    /// Its values, one for each row that is taken.
    pub values: Vec<Value>,
}

/// A row that is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedRow {
    /// Its number in the sheet, from 0.
    pub number: u32,
    /// The key that its subject has or will have.
    pub key: Arc<str>,
    /// What happens to it.
    pub fate: Fate,
}

/// What happens to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It becomes a new subject.
    Added,
    /// It changes the subject in this row of the table.
    Updated(usize),
    /// The subject in this row of the table is already as the row says.
    Agrees(usize),
    /// It is left out; a diagnostic says why.
    LeftOut,
}

/// Subjects of another class that are registered because the rows name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The class.
    pub class: String,
    /// The position of its table in the book.
    pub table: usize,
    /// The keys.
    pub keys: Vec<String>,
}

impl ImportPlan {
    /// The change that does what the plan shows, to the book that it was made for.
    pub fn change(&self, book: &Book) -> Change {
        change::change(self, book)
    }

    /// How many rows have a fate.
    pub fn count(&self, wanted: impl Fn(Fate) -> bool) -> usize {
        self.rows.iter().filter(|row| wanted(row.fate)).count()
    }

    /// How many subjects will be added.
    pub fn added(&self) -> usize {
        self.count(|fate| fate == Fate::Added)
    }

    /// How many subjects will be changed.
    pub fn updated(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Updated(_)))
    }

    /// The first column with a meaning.
    pub fn column_meaning(&self, meaning: Meaning) -> Option<&PlannedColumn> {
        self.columns.iter().find(|column| column.definition.meaning == meaning)
    }

    /// The column with a name.
    pub fn column_named(&self, name: &str) -> Option<&PlannedColumn> {
        self.columns.iter().find(|column| column.definition.name == name)
    }
}

/// Plans an import, among others that are taken with it.
pub fn plan(import: &Import, book: &Book, among: &Among) -> ImportPlan {
    let mut plan = ImportPlan {
        columns: Vec::new(),
        rows: Vec::new(),
        left_out: 0,
        registered: Vec::new(),
        diagnostics: Diagnostics::default(),
        ready: false,
        table: import.table,
        file: import.file.clone(),
        places: import.places.clone(),
        corrected: import.corrected.iter().map(|(origin, cell)| (*origin, written_value(cell))).collect(),
    };
    let mut diagnostics = Diagnostics::default();
    findings::about_sheet(import, &mut diagnostics);
    import.about_template(book, &mut diagnostics);
    if let (Some(sheet), Some(table)) = (import.chosen_sheet(), book.tables.get(import.table))
        && import.header.settled
    {
        plan_columns(&mut plan, import, table);
        diagnostics.topic = Topic::Columns;
        findings::about_columns(import, &mut diagnostics);
        findings::about_width(import, &mut diagnostics);
        let wanted = import.naming(book);
        match naming_column(&plan, import, wanted) {
            Some(name) => {
                diagnostics.topic = Topic::LeftOut;
                plan_rows(&mut plan, import, sheet, name, &mut diagnostics);
                plan_values(&mut plan, (import, sheet), name, &mut diagnostics);
                diagnostics.topic = Topic::Subjects;
                decide(&mut plan, (import, sheet), book, among, &mut diagnostics);
                diagnostics.topic = Topic::Outcome;
                if let Some(returned) = import.returned() {
                    filled::count_rows(&plan, import, returned, &mut diagnostics);
                }
                findings::about_outcome(&plan, &mut diagnostics);
            }
            None => diagnostics.general(Level::Error, findings::nameless(wanted)),
        }
    }
    diagnostics.sort();
    plan.ready = !diagnostics.blocks();
    plan.diagnostics = diagnostics;
    plan
}

/// The planned column that tells what a row is about. Entries may do without one of their columns, but
/// not with only one.
fn naming_column(plan: &ImportPlan, import: &Import, wanted: &str) -> Option<usize> {
    let exact = plan.columns.iter().position(|column| column.definition.name == wanted);
    if import.purpose != Purpose::Entries {
        return exact;
    }
    let text = |column: &&PlannedColumn| column.definition.kind == Kind::Text;
    let first = plan.columns.iter().find(text).map(|column| column.source);
    let first = plan.columns.iter().position(|column| Some(column.source) == first);
    (plan.columns.len() >= 2).then(|| exact.or(first)).flatten()
}

/// Decides what becomes of the rows.
fn decide(
    plan: &mut ImportPlan,
    (import, sheet): (&Import, &Sheet),
    book: &Book,
    among: &Among,
    diagnostics: &mut Diagnostics,
) {
    let Some(table) = book.tables.get(import.table) else { return };
    match (import.purpose, book.class_of(import.table)) {
        (Purpose::Entries, _) | (_, None) => {
            let hints = hints(plan, import, sheet);
            entries::decide(plan, book, (table, among), &hints, diagnostics);
            if let Some(returned) = import.returned() {
                filled::find_rows(plan, book, table, returned, diagnostics);
            }
        }
        (Purpose::Roster, Some(class)) => {
            link::resolve(plan, book, diagnostics);
            subjects::decide(plan, table, class, (among, diagnostics));
        }
        (Purpose::Scores, Some(class)) => {
            link::resolve(plan, book, diagnostics);
            plan.registered.clear();
            scores::decide(plan, table, class, book, diagnostics);
        }
    }
}

/// What columns that are not taken say of the subjects: numbers and units tell people of one name apart.
fn hints(plan: &ImportPlan, import: &Import, sheet: &Sheet) -> Hints {
    let meanings = [Meaning::StaffNumber, Meaning::IdentityNumber, Meaning::Branch, Meaning::Department];
    meanings
        .into_iter()
        .filter_map(|meaning| {
            let column = import.columns.iter().find(|column| {
                said_by(column.leaf())
                    .iter()
                    .any(|said| matches!(said, Said::Meaning(one, _) if *one == meaning))
            })?;
            let value = |row: &PlannedRow| Value::text(cell_text(sheet.cell(row.number, column.position)));
            Some((meaning, plan.rows.iter().map(value).collect()))
        })
        .collect()
}

/// The attribute that names the subjects of a class.
pub fn naming_attribute(class: &Class) -> &str {
    let is_attribute = class.attributes.iter().any(|attribute| attribute.name == class.key);
    let person = class.attributes.iter().find(|attribute| attribute.meaning == Meaning::PersonName);
    match person {
        Some(person) if !is_attribute => &person.name,
        _ => &class.key,
    }
}

fn plan_columns(plan: &mut ImportPlan, import: &Import, table: &Table) {
    for (source, (column, proposal)) in import.columns.iter().zip(&import.proposals).enumerate() {
        let (existing, definition) = match &proposal.target {
            Target::Left => continue,
            Target::Known(name) => {
                let Some(existing) = table.column_position(name) else { continue };
                let Some(definition) = table.columns.get(existing) else { continue };
                (Some(existing), definition.clone())
            }
            Target::Kept(name) => {
                let definition = ColumnDefinition {
                    name: name.clone(),
                    meaning: proposal.meaning,
                    kind: proposal.kind,
                    options: Options::Free,
                    facet: Facet::Roster,
                };
                (None, definition)
            }
        };
        plan.columns.push(PlannedColumn {
            source,
            position: column.position,
            existing,
            definition,
            in_percent: column.parts.iter().any(|part| part.contains(['%', '％']) || part.contains("百分")),
            values: Vec::new(),
        });
    }
}

fn plan_rows(
    plan: &mut ImportPlan,
    import: &Import,
    sheet: &Sheet,
    name: usize,
    diagnostics: &mut Diagnostics,
) {
    let Some(naming) = plan.columns.get(name).map(|column| column.position) else { return };
    let most_rows = MOST_CELLS / plan.columns.len().max(1);
    let headings: HashMap<u32, String> =
        import.columns.iter().map(|column| (column.position, plain(column.leaf()))).collect();
    let mut last = None;
    let mut blanks = 0usize;
    for row in sheet.rows_from(import.header.end()).filter(|row| !row.is_blank()) {
        blanks += (row.number - last.map_or(import.header.end(), |last: u32| last + 1)) as usize;
        last = Some(row.number);
        if let Some(left) = reason_to_leave(&row, naming, &headings, import.purpose) {
            plan.left_out += 1;
            left.say(&row, naming, &plan.places, diagnostics);
        } else if plan.rows.len() < most_rows {
            plan.rows.push(PlannedRow { number: row.number, key: Arc::from(""), fate: Fate::Added });
        } else {
            diagnostics.general(Level::Error, findings::too_many(plan.columns.len()));
            break;
        }
    }
    if blanks > 0 {
        diagnostics.general(Level::Information, findings::blank_rows(blanks));
    }
}

fn plan_values(
    plan: &mut ImportPlan,
    (import, sheet): (&Import, &Sheet),
    name: usize,
    diagnostics: &mut Diagnostics,
) {
    let rows: Vec<Row<'_>> = plan.rows.iter().filter_map(|row| sheet.row(row.number)).collect();
    let merges = merges_down(sheet);
    for (position, column) in plan.columns.iter_mut().enumerate() {
        if column.position == NOWHERE {
            // No cell says it, so there is nothing to notice.
            column.values = vec![import.unit.value(); rows.len()];
            continue;
        }
        let identifying = position == name
            || matches!(
                column.definition.meaning,
                Meaning::PersonName | Meaning::StaffNumber | Meaning::IdentityNumber
            );
        let none = Vec::new();
        let merges = merges.get(&column.position).filter(|_| !identifying).unwrap_or(&none);
        take_column(column, &rows, sheet, merges, diagnostics);
    }
}

/// Merged regions over several rows by their first column, from the top.
fn merges_down(sheet: &Sheet) -> HashMap<u32, Vec<Region>> {
    let mut merges: HashMap<u32, Vec<Region>> = HashMap::new();
    for region in sheet.merges.iter().filter(|region| region.top < region.bottom) {
        merges.entry(region.left).or_default().push(*region);
    }
    for regions in merges.values_mut() {
        regions.sort_by_key(|region| region.top);
    }
    merges
}

fn take_column(
    column: &mut PlannedColumn,
    rows: &[Row<'_>],
    sheet: &Sheet,
    merges: &[Region],
    diagnostics: &mut Diagnostics,
) {
    let position = column.position;
    let mut adjusted: Vec<(Adjustment, usize, u32)> = Vec::new();
    let mut repeated = Vec::new();
    let mut merges = merges.iter().copied().peekable();
    column.values.reserve_exact(rows.len());
    for row in rows {
        while merges.next_if(|region| region.bottom < row.number).is_some() {}
        let own = row.cell(position);
        let covering = merges.peek().filter(|region| region.top < row.number && own.is_blank());
        let cell = match covering {
            Some(region) => {
                repeated.push(row.number);
                sheet.cell(region.top, position)
            }
            None => own,
        };
        let taken = take(cell, &column.definition, column.in_percent);
        if let Some(finding) = taken.finding {
            diagnostics.topic = finding.topic();
            diagnostics.add(Level::Warning, Some((row.number, position)), || {
                finding.sentence(&column.definition.name, &cell_text(cell))
            });
        }
        if let Some(adjustment) = taken.adjustment {
            match adjusted.iter_mut().find(|(known, ..)| *known == adjustment) {
                Some((_, count, _)) => *count += 1,
                None => adjusted.push((adjustment, 1, row.number)),
            }
        }
        column.values.push(taken.value);
    }
    diagnostics.topic = Topic::Tidied;
    let name = &column.definition.name;
    for (adjustment, count, row) in adjusted {
        diagnostics.add(Level::Information, Some((row, position)), || {
            adjustment.sentence(name, count, &cell_text(sheet.cell(row, position)))
        });
    }
    if let Some(&first) = repeated.first() {
        diagnostics.add(Level::Information, Some((first, position)), || {
            findings::merged_repeated(name, repeated.len())
        });
    }
}
