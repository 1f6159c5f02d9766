//! A recalculated workbook: reading it, comparing it with the app's figures, editing its parts.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Range, Reader, Xlsx};
use evalbook::book::{Book, Calculation, TableRole};
use evalbook::engine::Value;
use evalbook::scheme::Format;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const NAMES_ROW: usize = 2;
/// The first row of a table on its sheet.
pub const FIRST_ROW: usize = 3;

/// All sheets of a workbook.
pub struct Recalculated {
    sheets: BTreeMap<String, Range<Data>>,
}

impl Recalculated {
    pub fn new(bytes: &[u8]) -> Self {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("the workbook opens");
        Self { sheets: workbook.worksheets().into_iter().collect() }
    }

    /// Every cell of every sheet shows what it showed before: each cached result is what the formula
    /// gives. Gives how many cells were compared.
    pub fn assert_nothing_changed(&self, before: &Self) -> usize {
        let mut compared = 0;
        for (sheet, range) in &before.sheets {
            for (row, column, ours) in range.used_cells() {
                let theirs = self.cell(sheet, row + first_row(range), column + first_column(range));
                assert!(
                    shows_the_same(ours, &theirs),
                    "{sheet} row {} column {}: written as {ours:?}, recalculated {theirs:?}",
                    row + first_row(range) + 1,
                    column + first_column(range) + 1
                );
                compared += 1;
            }
        }
        compared
    }

    fn cell(&self, sheet: &str, row: usize, column: usize) -> Data {
        let range = self.sheets.get(sheet).unwrap_or_else(|| panic!("there is no sheet {sheet}"));
        range.get_value((row as u32, column as u32)).cloned().unwrap_or_default()
    }

    pub fn number(&self, sheet: &str, row: usize, column: usize) -> f64 {
        match self.cell(sheet, row, column) {
            Data::Float(number) => number,
            Data::Int(number) => number as f64,
            other => panic!("{sheet} row {row} column {column} holds {other:?} and no number"),
        }
    }

    pub fn text(&self, sheet: &str, row: usize, column: usize) -> String {
        match self.cell(sheet, row, column) {
            Data::String(text) => text,
            other => panic!("{sheet} row {row} column {column} holds {other:?} and no text"),
        }
    }

    /// What a cell says, nothing where it holds no text.
    pub fn said(&self, sheet: &str, row: usize, column: usize) -> String {
        match self.cell(sheet, row, column) {
            Data::String(text) => text,
            _ => String::new(),
        }
    }

    /// How many rows a sheet has from its first.
    pub fn height(&self, sheet: &str) -> usize {
        self.sheets.get(sheet).and_then(Range::end).map_or(0, |(row, _)| row as usize + 1)
    }

    /// Whether some cell of the sheet holds this text.
    pub fn holds(&self, sheet: &str, text: &str) -> bool {
        let range = self.sheets.get(sheet).unwrap_or_else(|| panic!("there is no sheet {sheet}"));
        range.used_cells().any(|(_, _, cell)| matches!(cell, Data::String(found) if found == text))
    }

    /// The column with this name.
    pub fn column(&self, sheet: &str, name: &str) -> usize {
        (0..2000)
            .find(|&column| self.cell(sheet, NAMES_ROW, column) == Data::String(name.to_owned()))
            .unwrap_or_else(|| panic!("{sheet} has no column {name}"))
    }

    /// A subject's figure by the name of its column; subjects stand in the first column.
    pub fn figure(&self, sheet: &str, subject: &str, column: &str) -> f64 {
        let column = self.column(sheet, column);
        let row = (FIRST_ROW..1000).find(|&row| self.cell(sheet, row, 0) == Data::String(subject.to_owned()));
        self.number(sheet, row.unwrap_or_else(|| panic!("{sheet} has no {subject}")), column)
    }

    /// Every difference on every sheet of comparison is the number 0.
    pub fn assert_differences_are_zero(&self) {
        for (sheet, range) in self.sheets.iter().filter(|(sheet, _)| sheet.starts_with("对账-")) {
            let heads: Vec<Data> = (0..range.width()).map(|column| self.cell(sheet, 1, column)).collect();
            let begin = |text: &str| {
                heads.iter().position(|head| matches!(head, Data::String(found) if found.starts_with(text)))
            };
            let first = begin("差").expect("there are differences");
            let end = begin("考评簿").expect("there are figures");
            assert!(end > first);
            for row in FIRST_ROW..range.height() {
                for column in first..end {
                    assert_eq!(self.number(sheet, row, column), 0.0, "{sheet} row {row} column {column}");
                }
            }
        }
    }
}

fn first_row(range: &Range<Data>) -> usize {
    range.start().map_or(0, |(row, _)| row as usize)
}

fn first_column(range: &Range<Data>) -> usize {
    range.start().map_or(0, |(_, column)| column as usize)
}

fn shows_the_same(ours: &Data, theirs: &Data) -> bool {
    match (ours, theirs) {
        (Data::Float(ours), Data::Float(theirs)) => (ours - theirs).abs() <= 1e-9 * ours.abs().max(1.0),
        (Data::DateTime(ours), Data::DateTime(theirs)) => ours.as_f64() == theirs.as_f64(),
        (Data::String(text), Data::Empty) | (Data::Empty, Data::String(text)) => text.is_empty(),
        (ours, theirs) => ours == theirs,
    }
}

/// Compares every calculated figure with the app's; gives how many there were.
pub fn agree(book: &Book, calculation: &Calculation, recalculated: &Recalculated) -> usize {
    let mut compared = 0;
    for (position, table) in book.tables.iter().enumerate() {
        let sheet = match table.role {
            TableRole::Subjects(_) => format!("结果-{}", table.name),
            TableRole::Entries(_) => table.name.clone(),
        };
        for (formula, definition) in calculation.formulas(position).iter().enumerate() {
            let column = recalculated.column(&sheet, &definition.name);
            for row in 0..table.rows {
                let ours = calculation.value(position, calculation.entered_columns(position) + formula, row);
                let theirs = recalculated.cell(&sheet, FIRST_ROW + row, column);
                assert!(
                    same(&ours, &theirs, definition.format),
                    "{sheet}, row {}, {}: evalbook has {ours:?}, LibreOffice {theirs:?}",
                    row + 1,
                    definition.name
                );
                compared += 1;
            }
        }
    }
    compared
}

/// Rounded figures are equal, unrounded ones to nine decimals.
fn same(ours: &Value, theirs: &Data, format: Format) -> bool {
    match (ours, theirs) {
        (Value::Number(ours), Data::Float(theirs)) => match format {
            Format::Fixed(_) | Format::Whole => ours == theirs,
            _ => (ours - theirs).abs() < 1e-9,
        },
        (Value::Text(ours), Data::String(theirs)) => ours.as_ref() == theirs,
        (Value::Text(ours), Data::Empty) => ours.is_empty(),
        (Value::Fault(ours), Data::Error(theirs)) => ours.text() == theirs.to_string(),
        _ => false,
    }
}

/// The workbook with one piece of a sheet's XML replaced, which has to occur exactly once.
pub fn edited(bytes: &[u8], sheet: &str, piece: &str, by: &str) -> Vec<u8> {
    rewritten(bytes, sheet, |text| {
        assert_eq!(text.matches(piece).count(), 1, "{piece} in {sheet}");
        text.replace(piece, by)
    })
}

/// The workbook with the first of some equal pieces of a sheet's XML replaced.
pub fn edited_first(bytes: &[u8], sheet: &str, piece: &str, by: &str) -> Vec<u8> {
    rewritten(bytes, sheet, |text| {
        assert!(text.contains(piece), "{piece} in {sheet}");
        text.replacen(piece, by, 1)
    })
}

/// The workbook with another number in a table's cell that holds one.
pub fn with_number(bytes: &[u8], sheet: &str, column: &str, row: usize, number: f64) -> Vec<u8> {
    let letters = letters(Recalculated::new(bytes).column(sheet, column));
    let cell = format!("<c r=\"{letters}{}\"", FIRST_ROW + row + 1);
    rewritten(bytes, sheet, |text| {
        let (before, rest) = text.split_once(&cell).expect("the cell is there");
        let (style, rest) = rest.split_once("<v>").expect("the cell has a value");
        let (_, after) = rest.split_once("</v>").expect("the value ends");
        format!("{before}{cell}{style}<v>{number}</v>{after}")
    })
}

/// A column's letters: 0 is A.
pub fn letters(mut column: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + (column % 26) as u8));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => return letters,
        }
    }
}

/// The workbook with the values of two cells of a sheet exchanged.
pub fn swapped(bytes: &[u8], sheet: &str, one: &str, other: &str) -> Vec<u8> {
    rewritten(bytes, sheet, |text| {
        let value = |cell: &str| {
            let (_, cell) = text.split_once(&format!("<c r=\"{cell}\"")).expect("the cell is there");
            cell.split_once("</c>").expect("the cell ends").0.to_owned()
        };
        let (first, second) = (value(one), value(other));
        text.replace(&format!("\"{one}\"{first}"), &format!("\"{one}\"{second}"))
            .replace(&format!("\"{other}\"{second}"), &format!("\"{other}\"{first}"))
    })
}

/// The workbook with the XML of a sheet rewritten.
pub fn rewritten(bytes: &[u8], sheet: &str, rewrite: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("the workbook is a zip");
    let wanted = part_of(&mut archive, sheet);
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("the part opens");
        let name = part.name().expect("the part has a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("the part is read");
        if name == wanted {
            content = rewrite(&String::from_utf8(content).expect("a part is text")).into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).expect("a part is begun");
        written.write_all(&content).expect("a part is written");
    }
    written.finish().expect("the zip is closed").into_inner()
}

/// The part that holds a sheet: the writer numbers them in the workbook's order.
fn part_of(archive: &mut ZipArchive<Cursor<&[u8]>>, sheet: &str) -> String {
    let mut workbook = String::new();
    let mut part = archive.by_name("xl/workbook.xml").expect("there is a workbook part");
    part.read_to_string(&mut workbook).expect("the workbook part is read");
    let before = workbook.split(&format!("<sheet name=\"{sheet}\"")).next().expect("there is a beginning");
    format!("xl/worksheets/sheet{}.xml", before.matches("<sheet name=").count() + 1)
}
