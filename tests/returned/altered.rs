//! Templates that come back with more than the cells filled in: columns moved, renamed or removed, rows added
//! or deleted, another version of the scheme.

use evalbook::excel::Spread;
use evalbook::excel::read::{place, read_workbook};
use evalbook::session::{Action, NoticeLevel, SchemeChange};

use crate::filled::filled;
use crate::office::Office;
use crate::templates::{HEADINGS, said};
use crate::workbook;

struct Altered {
    name: &'static str,
    table: &'static str,
    facet: &'static str,
    alter: fn(&[u8], &str) -> Vec<u8>,
    level: NoticeLevel,
    says: &'static [&'static str],
}

/// The cells of two columns exchanged in the headings and the first rows.
fn with_moved(bytes: &[u8], sheet: &str) -> Vec<u8> {
    let workbook = read_workbook(bytes, &mut |_, _| {}).expect("the template is read");
    let last = workbook.sheets[0].last_row().expect("rows") as usize;
    (HEADINGS..=last).fold(bytes.to_vec(), |bytes, row| {
        workbook::swapped(&bytes, sheet, &place(row as u32, 1), &place(row as u32, 2))
    })
}

/// A row copied from the first, further down.
fn with_row(bytes: &[u8], sheet: &str) -> Vec<u8> {
    workbook::rewritten(bytes, sheet, |text| {
        let row =
            text.split("<row r=\"4\"").nth(1).and_then(|rest| rest.split_once("</row>")).expect("a row").0;
        let copy = format!("<row r=\"400\"{row}</row>").replace("\"A4\"", "\"A400\"");
        let copy = (0..26).fold(copy, |copy, at| {
            let column = place(0, at).replace('1', "");
            copy.replace(&format!("\"{column}4\""), &format!("\"{column}400\""))
        });
        text.replace("</sheetData>", &format!("{copy}</sheetData>"))
    })
}

fn without_row(bytes: &[u8], sheet: &str) -> Vec<u8> {
    workbook::rewritten(bytes, sheet, |text| {
        let (before, rest) = text.split_once("<row r=\"5\"").expect("a row");
        format!("{before}{}", rest.split_once("</row>").expect("it ends").1)
    })
}

fn renamed(bytes: &[u8], sheet: &str) -> Vec<u8> {
    filled(bytes, sheet, &[("C3", "另起的名")])
}

fn emptied(bytes: &[u8], sheet: &str) -> Vec<u8> {
    filled(bytes, sheet, &[("D3", "")])
}

fn widened(bytes: &[u8], sheet: &str) -> Vec<u8> {
    workbook::rewritten(bytes, sheet, |text| {
        let (before, rest) = text.split_once("<row r=\"3\"").expect("headings");
        let (row, after) = rest.split_once("</row>").expect("they end");
        format!(
            "{before}<row r=\"3\"{row}<c r=\"AZ3\" t=\"inlineStr\"><is><t>领导批示</t></is></c></row>{after}"
        )
    })
}

const ALTERED: &[Altered] = &[
    Altered {
        name: "moved",
        table: "党员",
        facet: "评分",
        alter: with_moved,
        level: NoticeLevel::Warning,
        says: &["列的次序", "按列名对应"],
    },
    Altered {
        name: "renamed",
        table: "党员",
        facet: "评分",
        alter: renamed,
        level: NoticeLevel::Warning,
        says: &["C 列的表头由", "改成了“另起的名”", "改回来再导入"],
    },
    Altered {
        name: "a heading removed",
        table: "党员",
        facet: "评分",
        alter: emptied,
        level: NoticeLevel::Warning,
        says: &["被删去了", "补上"],
    },
    Altered {
        name: "a column added",
        table: "党员",
        facet: "评分",
        alter: widened,
        level: NoticeLevel::Warning,
        says: &["AZ 列“领导批示”是模板里没有的"],
    },
    Altered {
        name: "a row added",
        table: "党员",
        facet: "评分",
        alter: with_row,
        level: NoticeLevel::Warning,
        says: &["多了 1 行", "逐行核对"],
    },
    Altered {
        name: "a row deleted",
        table: "党员",
        facet: "评分",
        alter: without_row,
        level: NoticeLevel::Warning,
        says: &["少了 1 行", "请让填报人补上"],
    },
    Altered {
        name: "a task deleted",
        table: "年度任务",
        facet: "评分",
        alter: without_row,
        level: NoticeLevel::Warning,
        says: &["有 1 行不见了", "原样不动"],
    },
];

#[test]
fn what_was_altered_is_said_with_what_to_do() {
    for case in ALTERED {
        let mut office = Office::with_sample();
        let bytes = office.hand_out_template(case.table, case.facet, Spread::Together, None);
        office.read_scores("交回.xlsx", "党员", &(case.alter)(&bytes, case.table));
        let said = said(&office, &[case.level]);
        let found = said.iter().any(|sentence| case.says.iter().all(|words| sentence.contains(words)));
        assert!(found, "{}: {:?} is not in {said:#?}", case.name, case.says);
    }
}

/// Another version of the scheme, another period, a table that is gone.
#[test]
fn another_scheme_is_noticed() {
    let given = Office::with_sample().hand_out_template("年度任务", "评分", Spread::Together, None);
    let check = |name: &str, office: &mut Office, level: NoticeLevel, words: &str| {
        office.read_scores("交回.xlsx", "党员", &given);
        let said = said(office, &[level]);
        assert!(said.iter().any(|sentence| sentence.contains(words)), "{name}: {words} is not in {said:#?}");
    };
    let mut weighted = Office::with_sample();
    weighted.set_parameter("党员.业务攻关.权重", "0.2");
    check("another weight", &mut weighted, NoticeLevel::Information, "这张表的列没有变");
    let mut other = Office::with_sample();
    let (title, _, date) = other.particulars();
    other.set_date(&title, "2031 年度", date);
    check("another period", &mut other, NoticeLevel::Warning, "不是这个考评簿（或不是这个周期）");
    let mut renamed = Office::with_sample();
    let mut tables = renamed.scheme().scheme.tables;
    let at = tables.iter().position(|table| table.name == "年度任务").expect("tasks");
    let goal = tables[at].columns.iter_mut().find(|column| column.name == "目标").expect("goals");
    goal.name = "工作目标".into();
    renamed.act(Action::ChangeScheme(SchemeChange::Table(at, tables[at].clone())), None);
    check("another column", &mut renamed, NoticeLevel::Warning, "新要填的“工作目标”");
    check("another column", &mut renamed, NoticeLevel::Warning, "“目标”现在不用填了");
}
