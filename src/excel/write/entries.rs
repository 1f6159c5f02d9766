//! The sheets of entered cells: rosters, scores, and the tables of tasks, ballots and events.

use std::collections::BTreeMap;

use rust_xlsxwriter::{ConditionalFormatFormula, XlsxError};

use crate::book::{ColumnDefinition, TableRole};
use crate::scheme::{Body, Indicator, Kind, Measure, Missing, Options, Period, entered_columns};

use super::Export;
use super::cells::letters;
use super::formulas::{ROW_MARK, Template};
use super::layout::{FIRST_ROW, Place, Plan, Purpose};
use super::sheet::Sheet;
use super::style::Look;
use super::table::{Cells, Drawn, SUBJECT, write as write_table};
use super::validation;

/// Writes one sheet of entered cells, with the calculated columns of its rows.
pub(super) fn write<'e>(
    export: &'e Export,
    sheet: &mut Sheet<'_, 'e>,
    plan: &Plan,
    table: usize,
) -> Result<(), XlsxError> {
    let Some(found) = export.book.tables.get(table) else { return Ok(()) };
    let mut feeds = BTreeMap::new();
    if let Some(class) = export.book.class_of(table) {
        let period = &export.book.scheme.period;
        class.indicators.iter().for_each(|indicator| push_feeds(period, indicator, &mut feeds));
    }
    let columns: Vec<Drawn> = plan
        .columns
        .iter()
        .filter_map(|place| match *place {
            Place::Repeat(_) | Place::Copy(_) => subject(export, sheet.position, table, *place),
            Place::Home(column) => home(export, table, column, &feeds),
        })
        .collect();
    let (title, note) = title_and_note(export, plan, table);
    write_table(export, sheet, &title, note.as_deref(), columns, found.rows)?;
    for (at, place) in (0u16..).zip(&plan.columns) {
        if let Place::Home(column) = *place
            && let Some(definition) = found.columns.get(column)
        {
            validation::add(export, sheet, at, found, definition)?;
        }
    }
    if matches!(plan.purpose, Purpose::Scores(_)) {
        show_missing(export, sheet, plan, table, &feeds)?;
    }
    Ok(())
}

/// A column that tells who the subject is; `None` for one that stands here itself.
pub(super) fn subject<'a>(
    export: &'a Export,
    seen_from: usize,
    table: usize,
    place: Place,
) -> Option<Drawn<'a>> {
    let (Place::Repeat(column) | Place::Copy(column)) = place else { return None };
    let spot = export.layout.spot(table, column)?;
    let prefix = export.layout.prefix(spot.sheet, seen_from);
    let template = Template::new(&format!("{prefix}{}{ROW_MARK}", letters(spot.column)));
    let definition = export.book.tables.get(table)?.columns.get(column)?;
    let values = export.calculation.model().column(table, column)?;
    Some(Drawn {
        group: SUBJECT.to_owned(),
        name: definition.name.clone(),
        look: Look::of_kind(definition.kind),
        strong: false,
        folded: false,
        unprinted: false,
        cells: match place {
            Place::Copy(_) => Cells::Values(values),
            _ => Cells::Repeats(template, values),
        },
    })
}

fn home<'a>(
    export: &'a Export,
    table: usize,
    column: usize,
    feeds: &BTreeMap<String, Feed>,
) -> Option<Drawn<'a>> {
    let values = export.calculation.model().column(table, column)?;
    let entered = export.calculation.entered_columns(table);
    if let Some(definition) = export.book.tables.get(table)?.columns.get(column) {
        return Some(Drawn {
            group: feeds.get(&definition.name).map_or("", |feed| feed.indicator.as_str()).to_owned(),
            name: definition.name.clone(),
            look: look(definition),
            strong: false,
            folded: false,
            unprinted: false,
            cells: Cells::Values(values),
        });
    }
    let formula = export.calculation.formula(table, column)?;
    Some(Drawn {
        group: formula.group.clone(),
        name: formula.name.clone(),
        look: Look::of_format(formula.format),
        strong: false,
        folded: false,
        unprinted: false,
        cells: match export.formulas.of(table, column.checked_sub(entered)?) {
            Some(template) => Cells::Formulas(template, values),
            None => Cells::Values(values),
        },
    })
}

/// Words from a list stand in the middle.
fn look(definition: &ColumnDefinition) -> Look {
    match (&definition.options, definition.kind) {
        (Options::Choice(_), Kind::Text) => Look::Word,
        (_, kind) => Look::of_kind(kind),
    }
}

fn title_and_note(export: &Export, plan: &Plan, table: usize) -> (String, Option<String>) {
    let Some(found) = export.book.tables.get(table) else { return (plan.name.clone(), None) };
    match (plan.purpose, found.role) {
        (Purpose::Roster(_), _) => {
            (format!("{}名册", found.name), Some(format!("共 {} 个考评对象。", found.rows)))
        }
        (Purpose::Entries(_), TableRole::Entries(entry)) => {
            let purpose = export.book.scheme.tables.get(entry).map_or("", |table| table.purpose.as_str());
            let growing = "在本簿中增行时，请插在两行之间，末行之后追加的不计入。";
            (found.name.clone(), Some(format!("{purpose}{growing}")))
        }
        _ => (format!("{}评分", found.name), None),
    }
}

/// The indicator that an entered column feeds.
struct Feed {
    indicator: String,
    missing: Missing,
    /// All columns of a vote: it is missing only where all of them are blank.
    together: Vec<String>,
}

fn push_feeds(period: &Period, indicator: &Indicator, feeds: &mut BTreeMap<String, Feed>) {
    match &indicator.body {
        Body::Group { children, .. } => {
            children.iter().for_each(|child| push_feeds(period, child, feeds));
        }
        Body::Leaf { measure, missing, .. } => {
            let columns: Vec<String> =
                entered_columns(period, measure).into_iter().map(|column| column.name).collect();
            for column in &columns {
                let vote = matches!(measure, Measure::Votes { .. });
                let feed = Feed {
                    indicator: format!("{} {}", indicator.code, indicator.name),
                    missing: *missing,
                    together: if vote { columns.clone() } else { vec![column.clone()] },
                };
                feeds.entry(column.clone()).or_insert(feed);
            }
        }
    }
}

/// Colours blank cells that the index waits for.
fn show_missing(
    export: &Export,
    sheet: &mut Sheet,
    plan: &Plan,
    table: usize,
    feeds: &BTreeMap<String, Feed>,
) -> Result<(), XlsxError> {
    let Some(found) = export.book.tables.get(table).filter(|found| found.rows > 0) else { return Ok(()) };
    let line = FIRST_ROW + 1;
    for (at, place) in (0u16..).zip(&plan.columns) {
        let Place::Home(column) = *place else { continue };
        let Some(definition) = found.columns.get(column) else { continue };
        let Some(feed) = feeds.get(&definition.name).filter(|feed| feed.missing == Missing::Pending) else {
            continue;
        };
        let cells: Vec<String> = feed
            .together
            .iter()
            .filter_map(|name| export.layout.named(&found.name, name))
            .map(|spot| format!("LEN(${}{line})", letters(spot.column)))
            .collect();
        let rule = format!("={}=0", cells.join("+"));
        let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&export.styles.missing);
        sheet.page.add_conditional_format(FIRST_ROW, at, FIRST_ROW + found.rows as u32 - 1, at, &rule)?;
    }
    Ok(())
}
