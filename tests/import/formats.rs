//! The formats that offices have. LibreOffice wrote the files in `tests/fixtures` from one workbook of
//! openpyxl's; what is put together here follows the formats' own descriptions.

use encoding_rs::{BIG5, GBK, UTF_8};
use evalbook::book::{Provenance, Table};
use evalbook::engine::Fault;
use evalbook::excel::read::{Cell, Encoding, Format, Region, Workbook, read_workbook, read_workbook_in};

use crate::roster::{Roster, file, new_book};

fn read(bytes: &[u8]) -> Workbook {
    read_workbook(bytes, &mut |_, _| {}).unwrap_or_else(|sentence| panic!("{}", sentence.zh))
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

/// A text file's cells, row by row.
fn rows(workbook: &Workbook) -> Vec<Vec<Cell>> {
    let sheet = &workbook.sheets[0];
    let row = |number| {
        let row = sheet.row(number);
        let width = row.and_then(|row| row.cells().last()).map_or(0, |(column, _)| column + 1);
        (0..width).map(|column| sheet.cell(number, column).clone()).collect()
    };
    (0..=sheet.last_row().unwrap_or(0)).map(row).collect()
}

#[test]
fn one_roster_in_every_format_gives_one_book() {
    let tables = |name: &str| -> Vec<Table> {
        let roster = Roster::open_into(new_book(), &file(name), "党员");
        assert_eq!((roster.import.header().first, roster.import.header().rows), (2, 2), "{name}");
        assert!(roster.plan.ready, "{name}");
        let mut tables = roster.commit().tables;
        // The sheet of a text file has no name.
        tables.iter_mut().for_each(|table| table.provenance = Provenance::default());
        tables
    };
    let expected = tables("two_row_header.xlsx");
    for name in
        ["libreoffice.xlsx", "libreoffice.xls", "libreoffice.ods", "libreoffice.csv", "libreoffice.html"]
    {
        let found = tables(name);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{name}");
        }
    }
}

/// Excel's serial number of 2026-03-05 is 46086; the workbook counts from 1904.
#[test]
fn every_kind_of_cell_in_every_format() {
    let expected = [
        Cell::Date(46_086.0),
        Cell::Date(46_086.75),
        Cell::Span(1.5),
        Cell::Date(46_086.0),
        Cell::Number(0.125),
        Cell::Number(1234.5),
        Cell::Fault(Fault::DivisionByZero),
        text("甲乙"),
        text(" 王　芳 "),
    ];
    for (name, format) in
        [("kinds.xlsx", Format::Xlsx), ("kinds.xls", Format::Xls), ("kinds.ods", Format::Ods)]
    {
        let workbook = read(&file(name));
        assert_eq!(workbook.format, format);
        let sheet = &workbook.sheets[0];
        for (row, expected) in (0..).zip(&expected) {
            assert_eq!(sheet.cell(row, 1), expected, "{name} row {row}");
        }
        assert_eq!(sheet.merges, [Region { top: 2, left: 3, bottom: 3, right: 4 }], "{name}");
        assert_eq!(sheet.hidden_rows, [(5, 6)], "{name}");
        assert_eq!(sheet.hidden_columns, [(3, 3)], "{name}");
        let sheets: Vec<_> =
            workbook.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
        assert_eq!(sheets, [("各类", false), ("藏", true)], "{name}");
    }
}

#[test]
fn text_files_show_their_encoding() {
    let words = "姓名,支部\n王芳,甲支部\n";
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    let wide = |bytes: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    for (bytes, encoding) in [
        (UTF_8.encode(words).0.into_owned(), Encoding::Utf8),
        (marked(&[0xEF, 0xBB, 0xBF], words.as_bytes()), Encoding::Utf8),
        (GBK.encode(words).0.into_owned(), Encoding::Gb18030),
        (marked(&[0xFF, 0xFE], &wide(u16::to_le_bytes)), Encoding::Utf16Le),
        (marked(&[0xFE, 0xFF], &wide(u16::to_be_bytes)), Encoding::Utf16Be),
    ] {
        let workbook = read(&bytes);
        assert_eq!(workbook.format, Format::Text { encoding, separator: ',' });
        assert_eq!(rows(&workbook)[1], [text("王芳"), text("甲支部")], "{encoding:?}");
    }
    let big5 = BIG5.encode("姓名,單位\n王芳,處\n").0.into_owned();
    let said = read_workbook_in(&big5, Some(Encoding::Big5), &mut |_, _| {}).expect("readable");
    assert_eq!(rows(&said)[0], [text("姓名"), text("單位")]);
    let wrong = read_workbook_in(&big5, Some(Encoding::Utf8), &mut |_, _| {}).expect("readable");
    assert!(wrong.sheets[0].problem.as_ref().is_some_and(|problem| problem.zh.contains("UTF-8")));
}

#[test]
fn separators_are_found() {
    for (words, expected) in [
        ("a,b,c\n1,2,3\n", ','),
        ("a;b;c\n1,5;2,5;3,5\n", ';'),
        ("a\tb\n1,2\t3,4\n", '\t'),
        ("a|b\n1|2\n", '|'),
        ("某局花名册\n姓名\t支部\n王芳\t甲，乙;丙\n", '\t'),
        ("sep=;\n1;2,3,4\n", ';'),
        ("\"a;b\",c\n\"d;e;f\",g\n", ','),
        ("一列\n二\n", ','),
    ] {
        let Format::Text { separator, .. } = read(words.as_bytes()).format else { panic!("{words}") };
        assert_eq!(separator, expected, "{words}");
    }
}

/// Quotation marks, blank lines, and what must not become a number.
#[test]
fn fields_become_cells() {
    let words = "a,\"b\r\n\"\"c\"\"\",\r\n\r\n007,1.50,110101198001010029\r\n-12,3.5,2026-03-05\n";
    let workbook = read(words.as_bytes());
    assert_eq!(
        rows(&workbook),
        [
            vec![text("a"), text("b\r\n\"c\"")],
            vec![],
            vec![text("007"), text("1.50"), text("110101198001010029")],
            vec![Cell::Number(-12.0), Cell::Number(3.5), Cell::Date(46_086.0)],
        ]
    );
    let unclosed = read("姓名,备注\n王芳,\"甲\n李强,乙\n".as_bytes());
    assert_eq!(rows(&unclosed)[2], [text("李强"), text("乙")]);
    assert!(unclosed.sheets[0].problem.as_ref().is_some_and(|problem| problem.zh.contains("引号")));
}

/// Office systems hand out web pages and text under an .xls name.
#[test]
fn web_pages_are_tables() {
    let page = "<html><head><style>td{}</style></head><body><table border=1>\
        <tr><th colspan=2>基本&nbsp;信息<th rowspan=\"2\">支部</tr>\
        <TR><TD>姓名</TD><TD>工号</TD></TR>\
        <tr><td>王<b>芳</b><td style='mso-number-format:\"\\@\"'>12<td>甲<br>支部<table><tr><td>x</table></tr>\
        </table><table><tr><td>7</td></tr></table></body></html>";
    let gbk = GBK.encode(page).0.into_owned();
    for bytes in [page.as_bytes(), &gbk] {
        let workbook = read(bytes);
        assert_eq!(workbook.format, Format::WebPage);
        let area = |top, left, bottom, right| Region { top, left, bottom, right };
        assert_eq!(workbook.sheets[0].merges, [area(0, 0, 0, 1), area(0, 2, 1, 2)]);
        assert_eq!(
            rows(&workbook),
            [
                vec![text("基本\u{a0}信息"), Cell::Empty, text("支部")],
                vec![text("姓名"), text("工号")],
                vec![text("王芳"), text("12"), text("甲\n支部x")],
                vec![Cell::Number(7.0)],
            ]
        );
    }
}

#[test]
fn xml_spreadsheets_are_tables() {
    let xml = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Worksheet ss:Name="名册"><Table><Column ss:Index="3" ss:Hidden="1"/>
        <Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">姓&amp;名</Data></Cell><Cell><Data ss:Type="Number">1.5</Data></Cell></Row>
        <Row ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="DateTime">2026-03-05T00:00:00.000</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
        </Table></Worksheet></Workbook>"#;
    let workbook = read(xml.as_bytes());
    let sheet = &workbook.sheets[0];
    assert_eq!((workbook.format, sheet.name.as_str()), (Format::SpreadsheetXml, "名册"));
    assert_eq!(
        rows(&workbook)[1..],
        [
            vec![text("姓&名"), Cell::Empty, Cell::Number(1.5)],
            vec![Cell::Empty, Cell::Date(46_086.0), Cell::Fault(Fault::NotAvailable)],
        ]
    );
    assert_eq!((&sheet.hidden_rows[..], &sheet.hidden_columns[..]), (&[(2, 2)][..], &[(2, 2)][..]));
    assert_eq!(sheet.merges, [Region { top: 1, left: 0, bottom: 1, right: 1 }]);
}
