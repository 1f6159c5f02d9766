//! Broken and hostile files of the formats that evalbook reads by itself: each ends in a workbook or
//! in a sentence, and quickly. The records are put together as [MS-XLS] and [MS-XLSB] describe them.

use std::time::{Duration, Instant};

use evalbook::engine::Fault;
use evalbook::excel::read::{Cell, Region, read_workbook};

use crate::package::zipped;
use crate::roster::file;

/// Reads what may be a workbook; it has to end soon.
fn ends(bytes: &[u8], what: &str) -> Result<evalbook::excel::read::Workbook, String> {
    let began = Instant::now();
    let read = read_workbook(bytes, &mut |_, _| {}).map_err(|sentence| sentence.zh);
    assert!(began.elapsed() < Duration::from_secs(10), "{what}: {:?}", began.elapsed());
    read
}

fn refused(bytes: &[u8], words: &str) {
    match ends(bytes, words) {
        Ok(_) => panic!("was read, instead of {words}"),
        Err(said) => assert!(said.contains(words), "{said}"),
    }
}

/// Bytes that follow from a seed.
fn changes(seed: &mut u64, length: usize) -> (usize, u8) {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    ((*seed >> 33) as usize % length, (*seed >> 25) as u8)
}

/// Cuts and changes bytes of a good file.
fn damage(whole: &[u8], times: usize, wrap: impl Fn(&[u8]) -> Vec<u8>) {
    for length in (0..whole.len()).step_by(whole.len() / 60 + 1) {
        let _ = ends(&wrap(&whole[..length]), "cut");
    }
    let mut seed = 1;
    for time in 0..times {
        let mut bytes = whole.to_vec();
        for _ in 0..=time % 8 {
            let (at, byte) = changes(&mut seed, bytes.len());
            bytes[at] = byte;
        }
        let _ = ends(&wrap(&bytes), "changed");
    }
}

#[test]
fn damaged_files_never_panic() {
    for name in ["libreoffice.xls", "kinds.xls", "libreoffice.ods", "libreoffice.csv", "libreoffice.html"] {
        damage(&file(name), 300, <[u8]>::to_vec);
    }
    let content = part(&file("kinds.ods"), "content.xml");
    damage(&content, 300, ods);
    damage(&xlsb_sheet(), 300, xlsb);
    damage(&stream(), 600, <[u8]>::to_vec);
}

fn part(package: &[u8], name: &str) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(package)).expect("a package");
    let mut bytes = Vec::new();
    std::io::copy(&mut package.by_name(name).expect("the part"), &mut bytes).expect("the part's bytes");
    bytes
}

fn ods(content: &[u8]) -> Vec<u8> {
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
}

/// A chain of sectors that runs in a circle, wherever it does.
#[test]
fn circles_of_sectors_end() {
    for name in ["libreoffice.xls", "kinds.xls"] {
        let whole = file(name);
        let table = u32::from_le_bytes(whole[76..80].try_into().expect("four bytes")) as usize;
        let start = (table + 1) * 512;
        for sector in 0..whole.len() / 512 {
            for target in [sector as u32, 0] {
                let mut bytes = whole.clone();
                let at = start + sector * 4;
                bytes[at..at + 4].copy_from_slice(&target.to_le_bytes());
                let _ = ends(&bytes, name);
            }
        }
    }
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn begin(kind: u8) -> Vec<u8> {
    record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
}

fn listed(position: u32, name: &str) -> Vec<u8> {
    record(0x0085, &[&position.to_le_bytes()[..], &[0, 0, name.len() as u8, 0], name.as_bytes()].concat())
}

/// A stream with a shared text that two records share, and a sheet that claims the whole grid.
fn stream() -> Vec<u8> {
    let shared = [1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 4, 0, 0, b'a', b'b'];
    let head = [begin(5), record(0x00FC, &shared), record(0x003C, &[1, 0x73, 0x59, b'c', 0])].concat();
    let position = (head.len() + listed(0, "A").len() + 4) as u32;
    let cells = [
        record(0x0200, &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0]),
        record(0x00FD, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x027E, &[0, 0, 1, 0, 0, 0, 0x33, 0x30, 0, 0]),
        record(0x0205, &[0, 0, 2, 0, 0, 0, 1, 0]),
        record(0x0205, &[0, 0, 3, 0, 0, 0, 0x2A, 1]),
        record(0x00FD, &[1, 0, 0, 0, 0, 0, 9, 0, 0, 0]),
    ];
    [head, listed(position, "A"), record(0x000A, &[]), begin(0x10), cells.concat(), record(0x000A, &[])]
        .concat()
}

#[test]
fn what_records_announce_is_not_believed() {
    let read = ends(&stream(), "a stream").expect("a workbook");
    let sheet = &read.sheets[0];
    assert_eq!(sheet.cell(0, 0), &Cell::Text("ab女c".into()));
    // 0x3033 packs 3084 hundredths.
    assert_eq!(sheet.cell(0, 1), &Cell::Number(30.84));
    assert_eq!(sheet.cell(0, 2), &Cell::Bool(true));
    assert_eq!(sheet.cell(0, 3), &Cell::Fault(Fault::NotAvailable));
    assert_eq!((sheet.cell_count(), sheet.unread.as_slice()), (4, &[(1, 0)][..]));

    // A hundred thousand sheets that share their records.
    let mut shared = begin(5);
    for _ in 0..100_000 {
        shared.extend(listed(0, "A"));
    }
    let cells: Vec<u8> =
        (0..60_000u16).flat_map(|row| record(0x0203, &[&row.to_le_bytes()[..], &[0; 12]].concat())).collect();
    let position = (shared.len() as u32 + 4).to_le_bytes();
    shared.extend(record(0x000A, &[]));
    let size = listed(0, "A").len();
    for sheet in 0..100_000 {
        let at = begin(5).len() + sheet * size + 4;
        let later = u32::from_le_bytes(position) + sheet as u32 % 60_000 * 18;
        shared[at..at + 4].copy_from_slice(&later.to_le_bytes());
    }
    shared.extend(cells);
    let _ = ends(&shared, "shared records");

    let locked = [begin(5), record(0x002F, &[1, 0, 1, 0]), record(0x000A, &[])].concat();
    refused(&locked, "密码");
}

/// A record of an .xlsb.
fn packed(kind: u16, data: &[u8]) -> Vec<u8> {
    let kind = if kind < 0x80 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
    let length = data.len();
    let length =
        if length < 0x80 { vec![length as u8] } else { vec![length as u8 | 0x80, (length >> 7) as u8] };
    [&kind[..], &length, data].concat()
}

fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&(letters.len() as u32 / 2).to_le_bytes()[..], &letters].concat()
}

fn in_cell(column: u32, value: &[u8]) -> Vec<u8> {
    [&column.to_le_bytes()[..], &[0; 4], value].concat()
}

fn xlsb_sheet() -> Vec<u8> {
    let bounds =
        |numbers: [u32; 4]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>();
    [
        packed(0x94, &bounds([0, 1_048_575, 0, 16_383])),
        packed(0x3C, &[&bounds([2, 2, 0, 0])[..], &[1, 0]].concat()),
        packed(0x00, &[&[0; 11][..], &[0x10], &[0; 13]].concat()),
        packed(0x07, &in_cell(0, &[0, 0, 0, 0])),
        packed(0x05, &in_cell(1, &46_086f64.to_le_bytes())),
        packed(0x3E, &in_cell(2, &[&[1][..], &wide("富文")].concat())),
        packed(0x0B, &in_cell(3, &[0x07])),
        packed(0x07, &in_cell(4, &[9, 0, 0, 0])),
        packed(0xB0, &bounds([0, 1, 0, 0])),
    ]
    .concat()
}

fn xlsb(sheet: &[u8]) -> Vec<u8> {
    let listed = packed(0x9C, &[&[0; 8][..], &wide("rId1"), &wide("名册")].concat());
    let relations = br#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let texts = packed(0x13, &[&[0][..], &wide("姓名")].concat());
    zipped(&[
        ("_rels/.rels", b"<a/>"),
        ("xl/workbook.bin", &listed),
        ("xl/_rels/workbook.bin.rels", relations),
        ("xl/sharedStrings.bin", &texts),
        ("xl/worksheets/sheet1.bin", sheet),
    ])
}

#[test]
fn binary_packages_are_read() {
    let read = ends(&xlsb(&xlsb_sheet()), "xlsb").expect("a workbook");
    let sheet = &read.sheets[0];
    let cells: Vec<Cell> = (0..5).map(|column| sheet.cell(0, column).clone()).collect();
    let text = |text: &str| Cell::Text(text.into());
    assert_eq!(
        cells,
        [text("姓名"), Cell::Number(46_086.0), text("富文"), Cell::Fault(Fault::DivisionByZero), Cell::Empty]
    );
    assert_eq!((sheet.unread.as_slice(), sheet.name.as_str()), (&[(0, 4)][..], "名册"));
    assert_eq!((&sheet.hidden_rows[..], &sheet.hidden_columns[..]), (&[(0, 0)][..], &[(2, 2)][..]));
    assert_eq!(sheet.merges, [Region { top: 0, left: 0, bottom: 1, right: 0 }]);
}

/// Repeats without end, entities that multiply, and passwords.
#[test]
fn open_documents_are_bounded() {
    let table =
        |rows: &str| format!(r#"<d xmlns:table="t"><table:table table:name="甲">{rows}</table:table></d>"#);
    let cell = r#"<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>甲</text:p></table:table-cell>"#;
    let bomb =
        table(&format!(r#"<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>"#));
    refused(&ods(bomb.as_bytes()), "过大");
    let many = table(&format!("<table:table-row>{cell}</table:table-row>").repeat(20_000));
    refused(&ods(many.as_bytes()), "过大");

    let empty = r#"<table:table-row table:number-rows-repeated="4294967295"><table:table-cell table:number-columns-repeated="4294967295"/></table:table-row>"#;
    let last = r#"<table:table-row><table:table-cell office:value-type="float" office:value="7"/></table:table-row>"#;
    let far = ends(&ods(table(&format!("{last}{}{last}", empty.repeat(3))).as_bytes()), "empty rows")
        .expect("a workbook");
    assert_eq!((far.sheets[0].cell(0, 0), far.sheets[0].outside), (&Cell::Number(7.0), 1));

    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let laughs = format!(
        "<!DOCTYPE d [<!ENTITY l0 \"ha\">{laughs}]>{}",
        table(
            r#"<table:table-row><table:table-cell office:value-type="string"><text:p>&l9;</text:p></table:table-cell></table:table-row>"#
        )
    );
    let read = ends(&ods(laughs.as_bytes()), "laughs").expect("a workbook");
    assert_eq!(read.sheets[0].cell(0, 0), &Cell::Text("&l9;".into()));

    let manifest = br#"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    refused(
        &zipped(&[("mimetype", b"x"), ("content.xml", b"\xFF\x01"), ("META-INF/manifest.xml", manifest)]),
        "密码",
    );
}

/// Lines, fields and quotation marks without end.
#[test]
fn text_is_bounded() {
    refused(&[b"a,\"".as_slice(), &b"x\n".repeat(10 << 20), b"\""].concat(), "过大");
    refused(&b"a".repeat(20 << 20), "过大");
    let wide = ends(&b",1".repeat(4 << 20), "wide").expect("a workbook");
    assert_eq!(wide.sheets[0].cell_count(), 16_383);
    let deep = ends(&b"<table><tr><td>1".repeat(200_000), "tables in tables").expect("a workbook");
    assert_eq!(deep.sheets[0].cell_count(), 1);
    let spans = b"<tr><td rowspan=65534 colspan=1000>1".repeat(2_000);
    let _ = ends(&[b"<table>".as_slice(), &spans].concat(), "spans");
}
