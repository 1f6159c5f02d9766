//! Lines of fields: the separator is found, and fields become cells.

use csv::{ByteRecord, ReaderBuilder};

use super::encoding::{Decoded, Encoding, decode};
use crate::excel::read::date::iso_serial;
use crate::excel::read::intake::{Intake, Page};
use crate::excel::read::workbook::{Cell, Format, Sheet, Workbook};
use crate::excel::read::{Progress, guard};
use crate::sentence::Sentence;

/// Separators, the likelier first.
const SEPARATORS: [u8; 4] = [b'\t', b',', b';', b'|'];
/// Lines that the separator is found from.
const LOOK: usize = 200;
/// Bytes of one line.
const LINE_BYTES: usize = 16 << 20;

/// Reads a text file as a workbook of one sheet.
pub fn read(bytes: &[u8], said: Option<Encoding>, progress: Progress<'_>) -> Result<Workbook, Sentence> {
    let Decoded { text, encoding, doubtful } = decode(bytes, said);
    let (separator, text) = said_separator(&text).unwrap_or_else(|| (separator(&text), &text));
    let quotes = Quotes::of(text, separator);
    if quotes.longest > LINE_BYTES {
        return Err(guard::too_large());
    }
    let mut intake = Intake::new(progress);
    intake.expect(u32::try_from(quotes.lines).unwrap_or(u32::MAX));
    let mut page = Page::new(Sheet::new("Sheet1".into(), false, Vec::new()));
    fill(text, separator, quotes.closed, &mut page, &mut intake)?;
    page.sheet.problem = if doubtful { Some(garbled(encoding)) } else { (!quotes.closed).then(unclosed) };
    let mut workbook = Workbook::new(Format::Text { encoding, separator: char::from(separator) });
    workbook.sheets.push(page.end());
    intake.end();
    Ok(workbook)
}

fn fill(
    text: &str,
    separator: u8,
    quoting: bool,
    page: &mut Page,
    intake: &mut Intake<'_>,
) -> Result<(), Sentence> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    let (mut row, mut from) = (0u32, 0usize);
    loop {
        // Blank lines are rows, though the reader passes over them.
        let blank = text.as_bytes().get(from..).unwrap_or_default();
        let blank = blank.iter().take_while(|&&byte| matches!(byte, b'\r' | b'\n'));
        row = row.saturating_add(line_ends(blank.copied()));
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(_) => return Err(guard::damaged()),
        }
        for (column, bytes) in (0u32..).zip(record.iter()) {
            if let Ok(text) = std::str::from_utf8(bytes) {
                page.put(row, column, field(text, intake), intake)?;
            }
        }
        row = row.saturating_add(1);
        from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        // The reader stops between the two characters of a line's end.
        if text.as_bytes().get(from) == Some(&b'\n')
            && from > 0
            && text.as_bytes().get(from - 1) == Some(&b'\r')
        {
            from += 1;
        }
    }
}

fn line_ends(bytes: impl Iterator<Item = u8>) -> u32 {
    let (mut count, mut before) = (0u32, 0);
    for byte in bytes {
        if byte == b'\r' || before != b'\r' {
            count += 1;
        }
        before = byte;
    }
    count
}

/// A field as a cell: a number or a day where writing it again gives the same text, so that 007,
/// 1.50 and a number of eighteen digits stay as they are; so does 2005.7, which may be a month.
pub fn field(text: &str, intake: &mut Intake<'_>) -> Cell {
    let plain = text.trim_matches([' ', '\u{a0}']);
    if plain.len() <= 17 && plain.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
        let digits = plain.bytes().filter(u8::is_ascii_digit).count();
        if let Ok(number) = plain.parse::<f64>()
            && digits <= 15
            && number.to_string() == plain
            && !is_month(plain)
        {
            return Cell::Number(number);
        }
        if plain.len() == 10
            && plain.bytes().filter(|&byte| byte == b'-').count() == 2
            && let Some(serial) = iso_serial(plain)
        {
            return Cell::Date(serial);
        }
    }
    intake.text(text)
}

fn is_month(text: &str) -> bool {
    let Some((year, month)) = text.split_once('.') else { return false };
    let year = year.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year));
    year && month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month))
}

/// The separator that the first line may state for Excel (`sep=;`), and the lines behind it.
fn said_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end_matches('\r');
    let said = first.strip_prefix("sep=").or_else(|| first.strip_prefix("SEP="))?;
    match said.as_bytes() {
        [separator] if separator.is_ascii() => Some((*separator, rest)),
        _ => None,
    }
}

/// The separator that most lines have the same number of.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LOOK).collect();
    let agreement = |separator: u8| {
        let mut counts: Vec<usize> =
            lines.iter().map(|line| count(line, separator)).filter(|&count| count > 0).collect();
        counts.sort_unstable();
        let runs = counts.chunk_by(|one, other| one == other);
        runs.map(|run| (run.len(), run.first().copied().unwrap_or(0))).max().unwrap_or((0, 0))
    };
    let best = SEPARATORS.iter().rev().max_by_key(|&&separator| agreement(separator));
    best.copied().filter(|&separator| agreement(separator).0 > 0).unwrap_or(b',')
}

/// How often a separator stands outside quotation marks.
fn count(line: &str, separator: u8) -> usize {
    let (mut count, mut quoted) = (0, false);
    for byte in line.bytes().take(LINE_BYTES) {
        quoted ^= byte == b'"';
        count += usize::from(byte == separator && !quoted);
    }
    count
}

/// What the quotation marks of a text do.
struct Quotes {
    /// Whether each is closed.
    closed: bool,
    /// The longest line in bytes, with the line ends that stand within quotation marks.
    longest: usize,
    /// How many lines there are.
    lines: usize,
}

impl Quotes {
    fn of(text: &str, separator: u8) -> Self {
        let mut quotes = Self { closed: true, longest: 0, lines: 1 };
        let (mut quoted, mut begins, mut length) = (false, true, 0);
        let mut bytes = text.bytes().peekable();
        while let Some(byte) = bytes.next() {
            length += 1;
            if quoted {
                if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                    quoted = false;
                }
            } else if byte == b'\n' {
                quotes.longest = quotes.longest.max(length);
                quotes.lines += 1;
                (begins, length) = (true, 0);
                continue;
            } else {
                quoted = byte == b'"' && begins;
            }
            begins = !quoted && byte == separator;
        }
        quotes.longest = quotes.longest.max(length);
        quotes.closed = !quoted;
        quotes
    }
}

fn garbled(encoding: Encoding) -> Sentence {
    let name = encoding.name();
    Sentence::new(
        format!(
            "这个文本文件按 {name} 读取时有认不出的字，显示为“\u{fffd}”。请核对，或换一种编码，或在 Excel、WPS 中另存为 .xlsx 后再导入。"
        ),
        format!(
            "Some of the file's letters are unknown in {name} and are shown as \u{fffd}. Check them, choose another encoding, or save the file as .xlsx and import that."
        ),
    )
}

fn unclosed() -> Sentence {
    Sentence::new(
        "这个文本文件里有没有配对的引号，已把引号当作普通文字读取。请核对含引号的行。",
        "The file has a quotation mark without its partner, so quotation marks were read as plain letters. Check the lines that have them.",
    )
}
