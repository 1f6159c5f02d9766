//! Broken and hostile files: each ends in a sentence, and quickly.

use evalbook::excel::import::{Import, Level};
use evalbook::excel::read::{Cell, Workbook, read_workbook};

use crate::package::{cell, sheet, workbook, zipped};
use crate::roster::{Roster, fixture, new_book};

fn refused(name: &str, bytes: &[u8], words: &str) {
    let book = new_book();
    let before = book.clone();
    match Import::open(name, bytes, "党员", &book, &mut |_, _| {}) {
        Ok(import) => panic!("{name} was read: {:?}", import.header()),
        Err(sentence) => {
            assert!(sentence.zh.contains(words), "{name}: {}", sentence.zh);
            assert!(!sentence.en.is_empty(), "{name}");
        }
    }
    assert_eq!(book, before);
}

fn read(bytes: &[u8]) -> Workbook {
    read_workbook(bytes, &mut |_, _| {}).unwrap_or_else(|sentence| panic!("{}", sentence.zh))
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A compound file's first bytes with a directory name somewhere behind them.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(utf16(name));
    bytes.resize(4096, 0);
    bytes
}

#[test]
fn files_that_are_no_workbook_say_what_they_are() {
    let whole = fixture("two_row_header");
    let half = &whole[..whole.len() / 2];
    for (name, bytes, words) in [
        ("空.xlsx", &[][..], "0 字节"),
        ("截断.xlsx", half, "不完整或已损坏"),
        ("文本.xlsx", "姓名,支部\n王芳,甲支部\n".as_bytes(), "纯文本"),
        ("国标.xlsx", &[0xD0, 0xD5, 0xC3, 0xFB, b',', 0xD6, 0xA7, 0xB2, 0xBF], "纯文本"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        ("旧.xml", b"<?xml version=\"1.0\"?><Workbook/>", "XML"),
        ("图.xlsx", &[0x89, b'P', b'N', b'G', 0, 0, 0, 13], "不是 .xlsx"),
        ("空包.xlsx", &zipped(&[]), "不是 Excel 工作簿"),
        ("别的.xlsx", &zipped(&[("a.txt", b"a")]), "不是 Excel 工作簿"),
        ("加密.xlsx", &compound("EncryptedPackage"), "密码"),
        ("旧.xls", &compound("Workbook"), ".xls"),
        ("文档.doc", &compound("WordDocument"), "不是 Excel 工作簿"),
        ("表.ods", &zipped(&[("mimetype", b"x"), ("content.xml", b"<a/>")]), ".ods"),
        ("表.xlsb", &zipped(&[("_rels/.rels", b"<a/>"), ("xl/workbook.bin", b"x")]), ".xlsb"),
        ("空表.xlsx", &fixture("empty"), "空的"),
        ("空格.xlsx", &workbook(&sheet(""), &[]), "空的"),
        ("坏.xlsx", &workbook("<chartsheet/>", &[]), "读不出来"),
        ("乱.xlsx", &zipped(&[("_rels/.rels", b"<a/>")]), "不完整或已损坏"),
    ] {
        refused(name, bytes, words);
    }
}

#[test]
fn declared_sizes_are_not_believed() {
    let strings = br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4000000000" uniqueCount="4000000000"><si><t>a</t></si></sst>"#;
    refused("文本数.xlsx", &workbook(&sheet(""), &[("xl/sharedStrings.xml", strings)]), "4000000000");

    // 24 MB of one tag and 24 MB of one text, a few kilobytes when packed.
    let long = "a".repeat(24 << 20);
    refused("长文.xlsx", &workbook(&sheet(&cell("A1", &long)), &[]), "过大");
    refused("长签.xlsx", &workbook(&sheet(&format!("<c r=\"{long}\"/>")), &[]), "过大");
    refused("长注.xlsx", &workbook(&sheet(&format!("<!-- {} -->", "<a>".repeat(8 << 20))), &[]), "过大");

    let formats = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(200_000));
    refused("格式.xlsx", &workbook(&sheet(""), &[("xl/styles.xml", formats.as_bytes())]), "过大");

    let mut bomb = workbook(&sheet(&cell("A1", "姓名")), &[("xl/media/a.png", &[0; 64])]);
    declare(&mut bomb, "xl/media/a.png", u32::MAX - 1);
    refused("炸弹.xlsx", &bomb, "过大");
}

/// Writes another unpacked size for a part into the central directory.
fn declare(zip: &mut [u8], name: &str, size: u32) {
    let name = name.as_bytes();
    let at = (46..zip.len() - name.len())
        .filter(|&at| zip[at..].starts_with(name) && zip[at - 46..].starts_with(b"PK\x01\x02"))
        .map(|at| at - 46)
        .next()
        .expect("the part's entry");
    zip[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
}

/// Two cells at the corners of the grid do not cost the grid; cells beyond it are told.
#[test]
fn cells_far_apart_cost_two_cells() {
    let far = sheet(&format!(
        "<row>{}{}</row>{}",
        cell("A1", "姓名"),
        cell("B1", "支部"),
        [cell("A2", "王芳"), cell("XFD1048576", "远"), cell("XFE1", "外"), cell("A1048577", "外")].concat()
    ));
    let far = far.replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>");
    let roster = Roster::open_into(new_book(), &workbook(&far, &[]), "党员");
    assert_eq!(roster.import.chosen_sheet().map(|sheet| (sheet.cell_count(), sheet.outside)), Some((4, 2)));
    assert_eq!(roster.plan.added(), 1);
    roster.assert_said(Level::Warning, "名册!XFD1048576", "没有名称");
    roster.assert_said(Level::Warning, " ", "超出了工作表的范围");
    roster.commit();
}

/// A cell that cannot be read costs itself only; cells out of order find their places.
#[test]
fn what_can_be_read_is_read() {
    let data = [
        cell("A1", "姓名"),
        cell("C1", "工号"),
        cell("B1", "支部"),
        cell("A3", "李强"),
        cell("A2", "王芳"),
        r#"<c r="B2" t="e"><v>#SPILL!</v></c><c r="B3" t="s"><v>7</v></c>"#.into(),
        r#"<c r="C2" t="b"><v>1</v></c><c r="C3"><v>12</v></c><c r="D3"><v>1e999</v></c>"#.into(),
    ];
    let read = read(&workbook(&sheet(&data.concat()), &[]));
    let page = &read.sheets[0];
    assert_eq!(page.unread.len(), 2);
    assert_eq!(page.cell(1, 0), &Cell::Text("王芳".into()));
    assert_eq!(page.cell(1, 2), &Cell::Bool(true));
    assert_eq!(page.cell(2, 2), &Cell::Number(12.0));
    assert_eq!(page.cell(2, 3), &Cell::Empty);
    assert_eq!(page.cell(0, 1), &Cell::Text("支部".into()));
    assert_eq!(page.rows().map(|row| row.number).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn a_sheet_that_breaks_off_is_told() {
    let broken =
        sheet(&[cell("A1", "姓名"), cell("B1", "支部"), cell("A2", "王芳"), "<c r=\"A3".into()].concat());
    let broken = broken.replace("</sheetData></worksheet>", "");
    let roster = Roster::open_into(new_book(), &workbook(&broken, &[]), "党员");
    roster.assert_said(Level::Warning, " ", "只读到第 2 行");
    assert_eq!(roster.plan.added(), 1);
}

/// Any damage to a good file ends in a workbook or a sentence.
#[test]
fn damaged_bytes_never_panic() {
    let whole = fixture("two_row_header");
    for length in (0..whole.len()).step_by(97) {
        let _ = read_workbook(&whole[..length], &mut |_, _| {});
    }
    let mut seed = 1u64;
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..4 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) as usize % bytes.len();
            bytes[at] = (seed >> 25) as u8;
        }
        let _ = Import::open("坏.xlsx", &bytes, "党员", &new_book(), &mut |_, _| {})
            .map(|import| import.plan(&new_book()));
    }
}
