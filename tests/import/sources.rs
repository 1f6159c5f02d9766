//! Every imported value knows its file, sheet and cell, and what the file said.

use evalbook::book::Book;
use evalbook::excel::import::{Import, Purpose};

use crate::layouts::bytes;
use crate::package::{cell, sheet, zipped};
use crate::roster::{new_book, text};

/// Takes a file into a book.
fn take(book: &mut Book, file: &str, table: &str, bytes: &[u8]) {
    let into = (table, Purpose::Roster);
    let import = Import::open_for(file, bytes, into, book, &mut |_, _| {})
        .unwrap_or_else(|said| panic!("{}", said.zh));
    let plan = import.plan(book);
    assert!(plan.ready, "{:?}", plan.diagnostics);
    book.apply(&plan.change(book)).unwrap_or_else(|refused| panic!("{}", refused.0.zh));
}

/// Where each value of a column came from, as `file sheet cell: value`; `-` for a typed one.
fn check(book: &Book, table: &str, column: &str, expected: &[&str]) {
    let position = book.table_position(table).expect("the table");
    let found = &book.tables[position];
    let at = found.column_position(column).expect("the column");
    let told: Vec<String> = (0..found.rows)
        .map(|row| match book.source_of(position, at, row) {
            Some(source) => {
                format!("{} {} {}: {}", source.file, source.sheet, source.cell, text(&source.imported))
            }
            None => "-".into(),
        })
        .collect();
    assert_eq!(told, expected, "{table} {column}");
}

/// Rows that are left out break a run, and nothing else does.
#[test]
fn a_roster_leaves_its_places() {
    let mut book = new_book();
    let rows =
        ["党员名册||", "姓名|职务|支部", "王一|主任|甲支部", "合计|2|", "李二||乙支部", "张三|科员|甲支部"];
    take(&mut book, "甲.xlsx", "党员", &bytes(&rows, &[]));
    check(
        &book,
        "党员",
        "姓名",
        &["甲.xlsx 名册 A3: 王一", "甲.xlsx 名册 A5: 李二", "甲.xlsx 名册 A6: 张三"],
    );
    check(&book, "党员", "职务", &["甲.xlsx 名册 B3: 主任", "甲.xlsx 名册 B5: ", "甲.xlsx 名册 B6: 科员"]);
    check(&book, "党员", "标识", &["-", "-", "-"]);
    // A branch that is registered because a member names it comes from the first cell that does.
    check(&book, "党支部", "支部名称", &["甲.xlsx 名册 C3: 甲支部", "甲.xlsx 名册 C5: 乙支部"]);
    let members = &book.tables[book.table_position("党员").expect("members")];
    let name = members.provenance.column(members.column_position("姓名").expect("names")).expect("sources");
    assert_eq!((name.runs(), name.kept_values()), (2, 0));
}

/// A second file is the source of what it says; a blank cell of it says nothing.
#[test]
fn a_second_file_takes_over_what_it_says() {
    let mut book = new_book();
    take(
        &mut book,
        "一月.xlsx",
        "党员",
        &bytes(&["姓名|工号|职务|科室", "王一|A1|主任|办公室", "李二|A2|科员|人事科"], &[]),
    );
    take(
        &mut book,
        "二月.xlsx",
        "党员",
        &bytes(&["工号|姓名|科室|职务", "A2|李二||科长", "A1|王一|办公室|处长", "A3|张三|国库科|"], &[]),
    );
    check(
        &book,
        "党员",
        "职务",
        &["二月.xlsx 名册 D3: 处长", "二月.xlsx 名册 D2: 科长", "二月.xlsx 名册 D4: "],
    );
    check(
        &book,
        "党员",
        "科室",
        &["二月.xlsx 名册 C3: 办公室", "一月.xlsx 名册 D3: 人事科", "二月.xlsx 名册 C4: 国库科"],
    );
}

/// A sheet for each branch: rows name their own sheet, and the branch is the sheet's name.
#[test]
fn stacked_sheets_leave_their_places() {
    let page = |people: [&str; 2]| {
        let mut data = cell("A1", "姓名") + &cell("B1", "工号") + &cell("C1", "职务");
        for (row, name) in (2..).zip(people) {
            data += &(cell(&format!("A{row}"), name)
                + &cell(&format!("B{row}"), &format!("{name}号"))
                + &cell(&format!("C{row}"), "科员"));
        }
        sheet(&data)
    };
    let mut book = new_book();
    take(&mut book, "全局.xlsx", "党员", &two_sheets(&page(["王一", "李二"]), &page(["张三", "赵四"])));
    check(
        &book,
        "党员",
        "姓名",
        &[
            "全局.xlsx 第一支部 A2: 王一",
            "全局.xlsx 第一支部 A3: 李二",
            "全局.xlsx 第二支部 A2: 张三",
            "全局.xlsx 第二支部 A3: 赵四",
        ],
    );
    check(
        &book,
        "党员",
        "支部",
        &[
            "全局.xlsx 第一支部 : 第一支部",
            "全局.xlsx 第一支部 : 第一支部",
            "全局.xlsx 第二支部 : 第二支部",
            "全局.xlsx 第二支部 : 第二支部",
        ],
    );
}

fn two_sheets(first: &str, second: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let workbook = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="第一支部" sheetId="1" r:id="a"/><sheet name="第二支部" sheetId="2" r:id="b"/></sheets></workbook>"#
    );
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let relations = |of: String| format!(r#"<Relationships xmlns="{PACKAGE}">{of}</Relationships>"#);
    let sheets = relation("a", "worksheet", "worksheets/sheet1.xml")
        + &relation("b", "worksheet", "worksheets/sheet2.xml");
    zipped(&[
        ("_rels/.rels", relations(relation("r", "officeDocument", "xl/workbook.xml")).as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations(sheets).as_bytes()),
        ("xl/worksheets/sheet1.xml", first.as_bytes()),
        ("xl/worksheets/sheet2.xml", second.as_bytes()),
    ])
}
