//! Broken and hostile files: each ends in a sentence, and quickly.

use evalbook::excel::import::{Import, Level};
use evalbook::excel::read::{Cell, Workbook, read_workbook};

use crate::layouts::bytes;
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

/// A compound file with one empty stream.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0; 512];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[26..34].copy_from_slice(&[3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    bytes[44..52].copy_from_slice(&[1, 0, 0, 0, 1, 0, 0, 0]);
    bytes[60..64].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    bytes[68..].fill(0xFF);
    bytes[76..80].copy_from_slice(&[0; 4]);
    // The table: itself, then the directory in one sector.
    bytes.extend([0xFD, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF]);
    bytes.resize(1024, 0xFF);
    for (name, kind) in [("Root Entry", 5), (name, 2)] {
        let mut entry = vec![0; 128];
        let letters = utf16(name);
        entry[..letters.len()].copy_from_slice(&letters);
        entry[64] = (letters.len() + 2) as u8;
        entry[66] = kind;
        entry[116..120].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
        bytes.extend(entry);
    }
    bytes.resize(1536, 0);
    bytes
}

#[test]
fn files_that_are_no_workbook_say_what_they_are() {
    let whole = fixture("two_row_header");
    let half = &whole[..whole.len() / 2];
    for (name, bytes, words) in [
        ("空.xlsx", &[][..], "0 字节"),
        ("截断.xlsx", half, "不完整或已损坏"),
        ("网页.xls", b"<html><body><p>1</p></body></html>", "网页"),
        ("单页.xls", b"MIME-Version: 1.0\r\n", "网页"),
        ("旧.xml", b"<?xml version=\"1.0\"?><Workbook/>", "XML"),
        ("图.xlsx", &[0x89, b'P', b'N', b'G', 0, 0, 0, 13], "不是工作簿"),
        ("空包.xlsx", &zipped(&[]), "不是 Excel 工作簿"),
        ("别的.xlsx", &zipped(&[("a.txt", b"a")]), "不是 Excel 工作簿"),
        ("加密.xlsx", &compound("EncryptedPackage"), "密码"),
        ("旧.xls", &compound("Workbook"), "不完整或已损坏"),
        ("更旧.xls", &[0x09, 0x04, 0x06, 0x00, 0x00, 0x04, 0x10, 0x00], "Excel 4.0"),
        ("文档.doc", &compound("WordDocument"), "不是 Excel 工作簿"),
        ("表.ods", &zipped(&[("mimetype", b"x"), ("content.xml", b"<a/>")]), "没有工作表"),
        ("表.xlsb", &zipped(&[("_rels/.rels", b"<a/>"), ("xl/workbook.bin", b"x")]), "不完整或已损坏"),
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
    roster.assert_said(Level::Warning, "名册!A1048576", "没有名称");
    roster.assert_said(Level::Warning, " ", "超出了工作表的范围");
    let declared = "“名册”声明了 1,048,576 行 × 16,384 列，实际只有 4 个单元格";
    roster.assert_said(Level::Information, " ", declared);
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

/// A string that holds nothing keeps its number among the shared strings.
#[test]
fn empty_shared_strings_keep_their_places() {
    let strings = br#"<sst count="5" uniqueCount="5"><si><t>A</t></si><si/><si><t></t></si><si><r><t>C</t></r><r><t>D</t></r><rPh sb="0" eb="1"><t>X</t></rPh></si><si><t xml:space="preserve"> E_x000D_</t></si></sst>"#;
    let data: String =
        (0..5).map(|index| format!(r#"<c r="A{}" t="s"><v>{index}</v></c>"#, index + 1)).collect();
    let read = read(&workbook(&sheet(&data), &[("xl/sharedStrings.xml", strings)]));
    let texts: Vec<Cell> = (0..5).map(|row| read.sheets[0].cell(row, 0).clone()).collect();
    let text = |text: &str| Cell::Text(text.into());
    assert_eq!(texts, [text("A"), Cell::Empty, Cell::Empty, text("CD"), text(" E\r")]);
}

/// Addresses that no grid has, and areas written backwards.
#[test]
fn impossible_addresses_end_in_a_sentence_or_a_workbook() {
    let good = [cell("A1", "姓名"), cell("B1", "支部")].concat();
    for strange in [
        cell("ZZZZZZZZZZ1", "远"),
        cell("A99999999999999999999", "远"),
        cell("7", "远"),
        cell("", "远"),
        format!("<row r=\"4294967295\">{}</row><row/><row/>", cell("A2", "远")),
        format!("<row r=\"99999999999\">{}</row>", cell("A2", "远")),
    ] {
        let page = sheet(&format!("{good}{strange}{}", cell("A3", "王芳")));
        let page = page.replace("<sheetData>", "<dimension ref=\"C9:A1\"/><sheetData>");
        if let Ok(read) = read_workbook(&workbook(&page, &[]), &mut |_, _| {}) {
            assert_eq!(read.sheets[0].cell(0, 0), &Cell::Text("姓名".into()), "{strange}");
        }
    }
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

/// Files made to cost much: as many names, headings and merged areas alike as fit.
#[test]
fn files_made_to_cost_much_end_soon() {
    let mut rows = vec!["姓名".to_string()];
    rows.extend((0..20_000).map(|_| "同名".to_string()));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let roster = Roster::open_into(new_book(), &bytes(&rows, &[]), "党员");
    assert_eq!(roster.plan.rows.last().map(|row| row.key.to_string()), Some("同名（20000）".into()));

    let headings = format!("姓名{}", "|甲".repeat(5_000));
    let values = format!("王芳{}", "|1".repeat(5_000));
    let roster = Roster::open_into(new_book(), &bytes(&[&headings, &values], &[]), "党员");
    assert_eq!(roster.targets()[5_000], "+甲（5000）");
    assert!(!roster.plan.ready);
    roster.assert_said(Level::Error, " ", "2000 列");

    let areas: Vec<String> = (0..50_000).map(|row| format!("A{}:XFD{}", row % 50 + 1, row + 60)).collect();
    let areas: Vec<&str> = areas.iter().map(String::as_str).collect();
    let roster =
        Roster::open_into(new_book(), &bytes(&["姓名|支部", "王芳|甲支部", "李强|"], &areas), "党员");
    assert!(roster.plan.diagnostics.total() > 0);
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
