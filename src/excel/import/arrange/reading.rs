//! The ways in which a workbook can be read as one table, the likeliest first among equals.

use super::super::header::{self, Header, Vocabulary};
use super::super::heading::{Said, plain, said_by};
use super::super::top::Top;
use super::find::{self, headings};
use super::names::{heading_for, unit_in};
use super::turn::{self, Turned};
use super::{Aside, Part, bands, sides};
use crate::excel::read::Sheet;
use crate::scheme::Meaning;
use crate::sentence::Sentence;

/// A way in which a workbook can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What the user chooses it by.
    pub label: Sentence,
    /// Whether it is of a hidden sheet.
    pub hidden: bool,
    /// How many rows it has, about.
    pub rows: usize,
    /// Whether a heading names the subjects.
    pub names: bool,
    /// What is read.
    pub shape: Shape,
    /// What stands beside it and is not taken.
    pub asides: Vec<Aside>,
    /// What to say when it is taken.
    pub remark: Option<Sentence>,
    /// Whether it is taken only when the user says so.
    pub offered: bool,
    /// Whether another reading is as good, so that the user should look.
    pub contested: bool,
}

impl Reading {
    /// Whether it has a header.
    pub fn is_settled(&self) -> bool {
        !matches!(&self.shape, Shape::Whole(_, header) | Shape::Visible(_, header) if !header.settled)
    }

    /// Whether it takes all that another one takes.
    pub fn has(&self, other: &Self) -> bool {
        let sheets = |reading: &Self| -> Vec<usize> {
            match &reading.shape {
                Shape::Whole(sheet, _) | Shape::Visible(sheet, _) => vec![*sheet],
                Shape::Parts(parts, _) => parts.iter().map(|part| part.sheet).collect(),
                Shape::Turned(turned, _) => vec![turned.part.sheet],
            }
        };
        let own = sheets(self);
        self.is_stack() && sheets(other).iter().all(|sheet| own.contains(sheet))
    }

    /// Whether it stacks tables of several sheets.
    pub fn is_stack(&self) -> bool {
        matches!(&self.shape, Shape::Parts(parts, _) if parts.first().is_some_and(|first| parts.iter().any(|part| part.sheet != first.sheet)))
    }
}

/// What a reading takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A sheet as it stands.
    Whole(usize, Header),
    /// A sheet without its hidden rows and columns.
    Visible(usize, Header),
    /// One table, or several stacked, with the heading of the column of their names.
    Parts(Vec<Part>, Option<String>),
    /// A table with people across, and the heading for their names.
    Turned(Turned, String),
}

/// Names of sheets that repeat what stands in the others.
const SUMMARIES: &[&str] = &["汇总", "总表", "合计", "总名册", "全部", "总名单"];

/// All readings of a workbook: stacked sheets, then for each sheet its tables and the sheet as it stands.
pub fn readings(
    sheets: &[Sheet],
    vocabulary: &Vocabulary,
    naming: &str,
    known: &dyn Fn(&str) -> bool,
) -> Vec<Reading> {
    let mut all = Vec::new();
    let mut singles: Vec<Vec<Part>> = Vec::new();
    for (position, sheet) in sheets.iter().enumerate() {
        let (readings, parts) = of_sheet(position, sheet, vocabulary, naming, known);
        all.extend(readings);
        all.extend(visible(position, sheet, vocabulary, naming));
        if !sheet.hidden && !parts.is_empty() {
            singles.push(parts);
        }
    }
    let summary = |parts: &Vec<Part>| {
        parts
            .first()
            .and_then(|part| sheets.get(part.sheet))
            .is_some_and(|sheet| SUMMARIES.iter().any(|word| sheet.name.contains(word)))
    };
    let (summaries, parts): (Vec<_>, Vec<_>) = singles.into_iter().partition(summary);
    if let Some(mut stack) = stack_of_sheets(sheets, parts) {
        stack.contested = !summaries.is_empty();
        if let Some(name) = summaries
            .first()
            .and_then(|parts| parts.first())
            .and_then(|part| sheets.get(part.sheet))
            .map(|sheet| &sheet.name)
        {
            stack.remark = Some(Sentence::new(
                format!("“{name}”像是其他工作表的汇总，没有并入，以免重复。如果要用它，请改选。"),
                format!(
                    "{name} seems to sum up the other sheets and was not stacked, so that nothing counts twice. Choose it if you want it."
                ),
            ));
        }
        all.insert(0, stack);
    }
    all
}

/// A template that came back, whose headings stand in a row that is known.
pub fn of_template(position: usize, sheet: &Sheet, row: u32) -> Reading {
    let reason = Sentence::new("按下发的模板认定。", "Known from the template that was handed out.");
    Reading {
        label: Sentence::new(sheet.name.clone(), sheet.name.clone()),
        hidden: false,
        rows: sheet.row_count(),
        names: true,
        shape: Shape::Whole(position, Header { reason, ..Header::given(row, 1) }),
        asides: Vec::new(),
        remark: None,
        offered: false,
        contested: false,
    }
}

/// The readings of a sheet, and the tables in it that may be stacked with other sheets.
fn of_sheet(
    position: usize,
    sheet: &Sheet,
    vocabulary: &Vocabulary,
    naming: &str,
    known: &dyn Fn(&str) -> bool,
) -> (Vec<Reading>, Vec<Part>) {
    let whole = whole(position, sheet, vocabulary, naming);
    let mut asides = Vec::new();
    let mut parts = Vec::new();
    for part in find::tables(position, sheet, vocabulary) {
        let (beside, left) = sides::split(sheet, part, vocabulary);
        asides.extend(left);
        for part in beside {
            parts.extend(bands::split(sheet, part, vocabulary));
        }
    }
    let names = |part: &Part| {
        headings(sheet, part).iter().any(|(_, parts)| {
            parts
                .last()
                .is_some_and(|leaf| plain(leaf) == plain(naming) || header::says_name(leaf, vocabulary))
        })
    };
    let naming_parts: Vec<Part> = parts.iter().filter(|part| names(part)).cloned().collect();
    let mut readings = Vec::new();
    if let Some(turned) = turn::find(position, sheet, vocabulary, known) {
        // A heading such as 姓名 may stand in the corner, over the indicators.
        let fits = |part: &Part| part.header.rows > 0 && part.header.first == turned.part.header.first;
        if naming_parts.is_empty() || naming_parts.iter().all(fits) {
            readings.push(turned_reading(sheet, turned, naming));
            readings.push(Reading { names: false, offered: true, ..whole });
            return (readings, Vec::new());
        }
    }
    let untouched =
        matches!(parts.as_slice(), []) || matches!(parts.as_slice(), [part] if part.columns.is_none());
    if untouched {
        readings.push(whole);
        return (readings, naming_parts);
    }
    let others = parts.iter().filter(|part| !naming_parts.contains(part));
    let further: Vec<Aside> = others.map(|part| aside(sheet, part)).collect();
    asides.extend(further);
    let groups = alike(sheet, &naming_parts);
    let several = groups.len() > 1;
    for group in groups {
        readings.push(group_reading(sheet, group, &asides, several));
    }
    readings.push(Reading { names: false, offered: true, ..whole });
    (readings, if several { Vec::new() } else { naming_parts })
}

fn whole(position: usize, sheet: &Sheet, vocabulary: &Vocabulary, naming: &str) -> Reading {
    let top = Top::of(sheet, 0);
    let header = header::find(&top, vocabulary);
    let names = header::names_subjects(&top, &header, vocabulary, naming);
    Reading {
        label: Sentence::new(sheet.name.clone(), sheet.name.clone()),
        hidden: sheet.hidden,
        rows: sheet.row_count(),
        names,
        shape: Shape::Whole(position, header),
        asides: Vec::new(),
        remark: None,
        offered: false,
        contested: false,
    }
}

/// The sheet without what is hidden in it, where something is: taken only when the user says so.
fn visible(position: usize, sheet: &Sheet, vocabulary: &Vocabulary, naming: &str) -> Option<Reading> {
    if sheet.hidden_content().is_empty() {
        return None;
    }
    let reading = whole(position, &sheet.without_hidden(), vocabulary, naming);
    let Shape::Whole(_, header) = reading.shape else { return None };
    let name = &sheet.name;
    Some(Reading {
        label: Sentence::new(
            format!("{name}（不含隐藏的行和列）"),
            format!("{name} (without hidden rows and columns)"),
        ),
        shape: Shape::Visible(position, header),
        offered: true,
        ..reading
    })
}

fn turned_reading(sheet: &Sheet, turned: Turned, naming: &str) -> Reading {
    let name = &sheet.name;
    let people =
        turned.part.columns.as_ref().map_or(0, Vec::len).saturating_sub(turned.part.header.rows as usize);
    Reading {
        label: Sentence::new(
            format!("{name}（横向的人转成行）"),
            format!("{name} (people across made rows)"),
        ),
        hidden: sheet.hidden,
        rows: people,
        names: true,
        remark: Some(turned.part.header.reason.clone()),
        asides: turned.asides.clone(),
        shape: Shape::Turned(turned, naming.to_string()),
        offered: false,
        contested: false,
    }
}

/// A table that names no subjects, as something that is not taken.
fn aside(sheet: &Sheet, part: &Part) -> Aside {
    let headings = headings(sheet, part);
    let words: Vec<&str> =
        headings.iter().take(4).filter_map(|(_, parts)| parts.last().map(String::as_str)).collect();
    let column = headings.first().map_or(0, |(column, _)| *column);
    Aside { cell: (part.header.first, column), text: words.join("、"), is_table: true }
}

/// Tables of a sheet by their headings: those with the same ones are together.
fn alike(sheet: &Sheet, parts: &[Part]) -> Vec<Vec<Part>> {
    let mut groups: Vec<Vec<Part>> = Vec::new();
    for part in parts {
        let fitting = groups.iter_mut().find(|group| {
            group.first().is_some_and(|first| is_alike(&names_of(sheet, first), &names_of(sheet, part)))
        });
        match fitting {
            Some(group) => group.push(part.clone()),
            None => groups.push(vec![part.clone()]),
        }
    }
    groups
}

fn names_of(sheet: &Sheet, part: &Part) -> Vec<String> {
    headings(sheet, part)
        .into_iter()
        .map(|(_, parts)| parts.iter().map(|part| plain(part)).collect())
        .collect()
}

/// Whether most headings of two tables are the same.
fn is_alike(one: &[String], other: &[String]) -> bool {
    let common = other.iter().filter(|name| one.contains(name)).count();
    common >= 2 && common * 10 >= one.len().max(other.len()) * 6
}

fn group_reading(sheet: &Sheet, group: Vec<Part>, asides: &[Aside], several: bool) -> Reading {
    let name = &sheet.name;
    let (from, to) = (
        group.iter().map(|part| part.header.first).min().unwrap_or(0) + 1,
        group.iter().map(|part| part.rows.1).max().unwrap_or(0) + 1,
    );
    let count = group.len();
    let rows = group.iter().map(|part| (part.rows.1 + 1).saturating_sub(part.rows.0) as usize).sum();
    let label = if count > 1 {
        Sentence::new(
            format!("{name} 第 {from}–{to} 行，{count} 张表合并"),
            format!("{name} rows {from}–{to}, {count} tables stacked"),
        )
    } else {
        Sentence::new(format!("{name} 第 {from}–{to} 行的表"), format!("{name}, table in rows {from}–{to}"))
    };
    let remark = (count > 1).then(|| {
        Sentence::new(
            format!("“{name}”里有 {count} 张表头相同的表，已合并成一张。"),
            format!("{name} has {count} tables with the same headings; they were stacked into one."),
        )
    });
    let captions: Vec<String> = group.iter().filter_map(|part| part.name.clone()).collect();
    let named = captions.len() == group.len() && count > 1;
    let heading = heading_for(&captions).filter(|_| named);
    let group: Vec<Part> =
        group.into_iter().map(|part| Part { name: part.name.as_deref().and_then(unit_in), ..part }).collect();
    let heading = heading.filter(|heading| !says_same(sheet, &group, heading)).map(String::from);
    Reading {
        label,
        hidden: sheet.hidden,
        rows,
        names: true,
        shape: Shape::Parts(group, heading),
        asides: asides.to_vec(),
        remark,
        offered: false,
        contested: several,
    }
}

/// Whether a column of the tables says already what the column of their names would.
fn says_same(sheet: &Sheet, parts: &[Part], heading: &str) -> bool {
    let wanted = if heading == "支部" { Meaning::Branch } else { Meaning::Department };
    parts.first().is_some_and(|part| {
        headings(sheet, part).iter().any(|(_, parts)| {
            parts.last().is_some_and(|leaf| {
                said_by(leaf)
                    .iter()
                    .any(|said| matches!(said, Said::Meaning(meaning, _) if *meaning == wanted))
            })
        })
    })
}

fn stack_of_sheets(sheets: &[Sheet], tables: Vec<Vec<Part>>) -> Option<Reading> {
    let names = |part: &Part| sheets.get(part.sheet).map(|sheet| names_of(sheet, part)).unwrap_or_default();
    let first = tables.first().and_then(|parts| parts.first()).map(names)?;
    let alike: Vec<Vec<Part>> = tables
        .into_iter()
        .filter(|parts| parts.first().is_some_and(|part| is_alike(&first, &names(part))))
        .collect();
    if alike.len() < 2 {
        return None;
    }
    let called: Vec<String> = alike
        .iter()
        .filter_map(|parts| parts.first().and_then(|part| sheets.get(part.sheet)))
        .map(|sheet| sheet.name.clone())
        .collect();
    let count = called.len();
    // Sheets that are not called after units may be of several years: their people are the same.
    let units = heading_for(&called);
    let heading = units.unwrap_or("工作表");
    let parts: Vec<Part> = alike
        .into_iter()
        .flatten()
        .map(|part| {
            let name = sheets
                .get(part.sheet)
                .map(|sheet| unit_in(&sheet.name).unwrap_or_else(|| sheet.name.clone()));
            Part { name, ..part }
        })
        .collect();
    let said = parts
        .first()
        .and_then(|part| sheets.get(part.sheet))
        .is_some_and(|sheet| says_same(sheet, &parts, heading));
    let rows = parts.iter().map(|part| (part.rows.1 + 1).saturating_sub(part.rows.0) as usize).sum();
    Some(Reading {
        label: Sentence::new(format!("{count} 个工作表合并"), format!("{count} sheets stacked")),
        hidden: false,
        rows,
        names: true,
        shape: Shape::Parts(parts, (!said).then(|| heading.to_string())),
        asides: Vec::new(),
        remark: Some(Sentence::new(
            format!("{count} 个工作表（{}）的表头相同，已合并成一张表。", shown(&called)),
            format!(
                "{count} sheets ({}) have the same headings and were stacked into one table.",
                shown(&called)
            ),
        )),
        offered: units.is_none(),
        contested: false,
    })
}

fn shown(names: &[String]) -> String {
    let more = if names.len() > 4 { "…" } else { "" };
    format!("{}{more}", names.iter().take(4).map(String::as_str).collect::<Vec<_>>().join("、"))
}
