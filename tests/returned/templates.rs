//! Templates that are handed out, filled in by a program, and come back.

use std::io::{Cursor, Read};

use evalbook::book::{Book, sample};
use evalbook::excel::Spread;
use evalbook::excel::read::{place, read_workbook};
use evalbook::excel::returned::recognise;
use evalbook::session::{NoticeLevel, PortionState};
use zip::ZipArchive;

use crate::filled::{filled, parts};
use crate::libreoffice::recalculated;
use crate::office::Office;
use crate::workbook::{self, Recalculated};

const UNIT: &str = "国库党支部";
pub const HEADINGS: usize = 2;

/// The sentences of the import under way of a level or above it.
pub fn said(office: &Office, wanted: &[NoticeLevel]) -> Vec<String> {
    let found = office.import().diagnostics.iter().filter(|one| wanted.contains(&one.level));
    found.map(|one| one.sentence.zh.clone()).collect()
}

fn warnings(office: &Office) -> Vec<String> {
    said(office, &[NoticeLevel::Warning, NoticeLevel::Error])
}

/// The workbooks of an archive by name.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a file opens");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("it is read");
            (part.name().expect("a name").into_owned(), content)
        })
        .collect()
}

fn of_unit(bytes: &[u8], unit: &str) -> Vec<u8> {
    let files = unpacked(bytes);
    let found = files.iter().find(|(name, _)| name.starts_with(unit));
    found
        .unwrap_or_else(|| {
            panic!("none for {unit} in {:?}", files.iter().map(|file| &file.0).collect::<Vec<_>>())
        })
        .1
        .clone()
}

/// The address of a cell by its heading, in the row whose first cell is this; a number is the row's own.
fn address(bytes: &[u8], sheet: &str, row: &str, column: &str) -> String {
    let workbook = read_workbook(bytes, &mut |_, _| {}).expect("the template is read");
    let sheet = workbook.sheets.iter().find(|found| found.name == sheet).expect("the sheet is there");
    let text = |cell: &evalbook::excel::read::Cell| evalbook::excel::import::cell_text(cell).into_owned();
    let headings = sheet.row(HEADINGS as u32).expect("headings");
    let (column, _) = headings
        .cells()
        .find(|(_, cell)| text(cell) == column)
        .unwrap_or_else(|| panic!("no column {column}"));
    let row = row.parse::<u32>().map(|row| row - 1).unwrap_or_else(|_| {
        let found = sheet.rows_from(HEADINGS as u32 + 1).find(|found| text(found.cell(0)) == row);
        found.unwrap_or_else(|| panic!("no row {row}")).number
    });
    place(row, column)
}

fn fill(bytes: &[u8], sheet: &str, entries: &[(&str, &str, &str)]) -> Vec<u8> {
    let places: Vec<(String, &str)> =
        entries.iter().map(|(row, column, content)| (address(bytes, sheet, row, column), *content)).collect();
    let entries: Vec<(&str, &str)> =
        places.iter().map(|(place, content)| (place.as_str(), *content)).collect();
    filled(bytes, sheet, &entries)
}

/// Every table can be handed out; what comes back as it was asks nothing and changes nothing.
#[test]
fn what_was_not_filled_in_changes_nothing() {
    let book = sample();
    for (position, table) in book.tables.iter().enumerate() {
        let facets: &[&str] =
            if book.class_of(position).is_some() { &["名册", "评分"] } else { &["评分"] };
        for facet in facets {
            let name = format!("{} {facet}", table.name);
            let mut office = Office::with_sample();
            let bytes = office.hand_out_template(&table.name, facet, Spread::Together, None);
            office.read_scores("改了名字.xlsx", "党员", &bytes);
            let view = office.import();
            assert_eq!((view.class.as_str(), view.scores), (table.name.as_str(), *facet == "评分"), "{name}");
            assert_eq!((view.added, view.updated), (0, 0), "{name}: {:?}", view.diagnostics);
            assert_eq!(said(&office, &[NoticeLevel::Warning]), Vec::<String>::new(), "{name}");
            let again = Office::with_sample().hand_out_template(&table.name, facet, Spread::Together, None);
            assert!(bytes == again, "{name}: the same bytes");
        }
    }
}

struct Case {
    name: &'static str,
    table: &'static str,
    facet: &'static str,
    /// The unit or the kind of raters.
    unit: &'static str,
    /// Row (by its first cell, or its number), column, content.
    entries: &'static [(&'static str, &'static str, &'static str)],
    added: usize,
    updated: usize,
    /// Row, column, text in the book.
    then: &'static [(&'static str, &'static str, &'static str)],
}

const CASES: &[Case] = &[
    Case {
        name: "scores",
        table: "党员",
        facet: "评分",
        unit: UNIT,
        entries: &[("4", "业务攻关", "61.5"), ("5", "业务攻关", "72")],
        added: 0,
        updated: 2,
        then: &[],
    },
    Case {
        name: "a roster with a newcomer",
        table: "党员",
        facet: "名册",
        unit: UNIT,
        entries: &[("30", "姓名", "新来人"), ("30", "支部", UNIT), ("30", "职务", "科员")],
        added: 1,
        updated: 0,
        then: &[("新来人", "支部", UNIT)],
    },
    Case {
        name: "scores of units",
        table: "党支部",
        facet: "评分",
        unit: UNIT,
        entries: &[],
        added: 0,
        updated: 0,
        then: &[],
    },
    Case {
        name: "tasks, one gone on and one new",
        table: "年度任务",
        facet: "评分",
        unit: UNIT,
        entries: &[
            ("4", "四季度进度", "0.875"),
            ("25", "任务名称", "新增任务"),
            ("25", "责任支部", UNIT),
            ("25", "任务类别", "年度任务"),
            ("25", "完成时限", "2026-11-30"),
        ],
        added: 1,
        updated: 1,
        then: &[("新增任务", "责任支部", UNIT), ("新增任务", "完成时限", "2026-11-30")],
    },
    Case {
        name: "ballots of one kind of raters",
        table: "测评票",
        facet: "评分",
        unit: "互评",
        entries: &[
            ("4", "分数", "91"),
            ("4", "票号", "互评99"),
            ("5", "分数", "92"),
            ("5", "票号", "互评99"),
        ],
        added: 2,
        updated: 0,
        then: &[],
    },
];

fn check(case: &Case) {
    let name = case.name;
    let mut office = Office::with_sample();
    let archive = office.hand_out_template(case.table, case.facet, Spread::Apart, Some(46_400.0));
    let state = |office: &Office| {
        let handed = office.handed();
        let portions = handed.last().expect("something is handed out");
        portions.iter().find(|(unit, _)| unit == case.unit).expect("the unit is listed").1
    };
    assert_eq!(state(&office), PortionState::Awaited, "{name}");
    let given = of_unit(&archive, case.unit);
    let back = fill(&given, case.table, case.entries);
    let back = recalculated(&format!("template-{}", case.table), &back);
    office.read_roster("随便叫什么.xlsx", "党组", &back);
    let view = office.import();
    assert_eq!(view.class, case.table, "{name}");
    assert_eq!((view.added, view.updated), (case.added, case.updated), "{name}: {:?}", view.diagnostics);
    if case.entries.is_empty() {
        return;
    }
    assert_eq!(warnings(&office), Vec::<String>::new(), "{name}");
    office.commit();
    assert_eq!(state(&office), PortionState::Back, "{name}");
    for (row, column, text) in case.then {
        assert_eq!(office.entered(case.table, case.facet, row, column), *text, "{name}");
    }
    for (row, column, text) in
        case.entries.iter().filter(|(row, ..)| row.parse::<u32>().is_ok_and(|row| row < 20))
    {
        let key = Recalculated::new(&given).text(case.table, row.parse::<usize>().expect("a number") - 1, 0);
        if case.added == 0 {
            assert_eq!(office.entered(case.table, case.facet, &key, column), *text, "{name}");
        }
    }
    office.undo();
    assert_eq!(state(&office), PortionState::Awaited, "{name}: taken back");
    office.redo();
    assert_eq!(state(&office), PortionState::Back, "{name}: made again");
}

#[test]
fn what_was_filled_in_is_taken_without_a_question() {
    for case in CASES {
        check(case);
    }
}

/// What is known of the templates is saved and restored, and follows the book's date.
#[test]
fn what_is_late_is_listed() {
    let mut office = Office::with_sample();
    let (title, period, date) = office.particulars();
    office.hand_out_template("年度任务", "评分", Spread::Apart, Some(date - 1.0));
    let late = |office: &Office| {
        let handed = office.handed();
        let portions = handed.iter().flatten();
        portions.filter(|(_, state)| *state == PortionState::Overdue).count()
    };
    let units = office.handed()[0].len();
    assert_eq!(units, 6);
    assert_eq!(late(&office), units);
    let mut opened = Office::opened(&office.export());
    assert_eq!(opened.handed(), office.handed());
    assert_eq!(Office::restored(&office.journal()).handed(), office.handed());
    opened.set_date(&title, &period, date - 2.0);
    assert_eq!(late(&opened), 0);
    office.undo();
    assert!(office.handed().is_empty());
}

/// What the fill-in sheet lets in, as its XML says it.
#[test]
fn a_template_lets_in_what_fits() {
    let mut office = Office::with_sample();
    let archive = office.hand_out_template("年度任务", "评分", Spread::Apart, Some(46_371.0));
    let given = of_unit(&archive, UNIT);
    let parts = parts(&given);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    let protection = sheet.split("<sheetProtection").nth(1).and_then(|rest| rest.split('>').next());
    let protection = protection.expect("the sheet is protected");
    assert!(protection.contains("sheet=\"1\"") && !protection.contains("password"), "{protection}");
    for wanted in [
        "type=\"list\"",
        "<formula1>\"年度任务,攻坚任务,督办事项\"</formula1>",
        "<formula1>list_1</formula1>",
        "type=\"date\"",
        "type=\"decimal\"",
        "<formula1>0</formula1><formula2>2</formula2>",
        "state=\"frozen\"",
    ] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
    let styles = &parts["xl/styles.xml"];
    assert!(styles.contains("<protection locked=\"0\"/>"));
    let workbook = &parts["xl/workbook.xml"];
    assert!(workbook.contains("state=\"veryHidden\"") && workbook.contains("state=\"hidden\""), "{workbook}");
    assert!(workbook.contains("<definedName name=\"list_1\">'选项'!$A$1:$A$1</definedName>"), "{workbook}");
    let notes = parts.iter().find(|(name, _)| name.contains("comments")).expect("notes").1;
    assert!(notes.contains("填 0% 到 100% 之间的百分比"), "{notes}");
    let texts = &parts["xl/sharedStrings.xml"];
    assert!(
        texts.contains(&format!("2026 年度 年度任务填报表（{UNIT}）"))
            && texts.contains("2026 年 12 月 15 日前")
    );
}

/// What is known is locked, what is asked for is open.
#[test]
fn known_cells_are_locked() {
    let mut office = Office::with_sample();
    let given = office.hand_out_template("党员", "评分", Spread::Together, None);
    let parts = parts(&given);
    let open = |column: &str| {
        let place = address(&given, "党员", "4", column);
        let cell = parts["xl/worksheets/sheet1.xml"]
            .split(&format!("<c r=\"{place}\" s=\""))
            .nth(1)
            .expect("a cell");
        let look: usize = cell.split('"').next().and_then(|look| look.parse().ok()).expect("a look");
        let looks = parts["xl/styles.xml"].split("<cellXfs").nth(1).expect("looks");
        let look = looks.split("<xf ").nth(look + 1).expect("the look");
        look.contains("locked=\"0\"")
    };
    assert_eq!([open("姓名"), open("支部"), open("业务攻关")], [false, false, true]);
}

/// Any other workbook is none, and neither is one whose mark is damaged a reason to panic.
#[test]
fn only_templates_are_recognised() {
    let mut office = Office::with_sample();
    let recognised = |bytes: &[u8]| recognise(&read_workbook(bytes, &mut |_, _| {}).expect("it is read"));
    assert_eq!(recognised(&office.export()), None);
    let given = office.hand_out_template("党员", "评分", Spread::Together, None);
    let found = recognised(&given).expect("a template");
    assert_eq!((found.table.as_str(), found.of_roster, found.rows), ("党员", false, 60));
    let damaged = workbook::rewritten(&given, "考评簿模板", |text| {
        let (before, rest) = text.split_once("<row r=\"6\"").expect("a row");
        format!("{before}{}", rest.split_once("</row>").expect("it ends").1)
    });
    office.read_scores("坏.xlsx", "党员", &damaged);
    assert!(warnings(&office).iter().any(|sentence| sentence.contains("现在的办法里没有这张表")));
}

/// Who is handed what: every row of a table is in exactly one of the templates for units.
#[test]
fn every_row_is_handed_to_one_unit() {
    let book: Book = sample();
    for (position, table) in book.tables.iter().enumerate().filter(|(_, table)| table.name != "测评票") {
        let mut office = Office::with_sample();
        let archive = office.hand_out_template(&table.name, "评分", Spread::Apart, None);
        let files = unpacked(&archive);
        let rows: usize = files
            .iter()
            .map(|(_, bytes)| {
                recognise(&read_workbook(bytes, &mut |_, _| {}).expect("read")).expect("ours").rows
            })
            .sum();
        assert_eq!(rows, table.rows, "{} ({position})", table.name);
    }
}
