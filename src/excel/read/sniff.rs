//! What a file is, from its first bytes; its name may say anything.

use super::compound::{Compound, SIGNATURE};
use super::{guard, limits};
use crate::sentence::Sentence;

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
/// The first bytes from which text is told.
const HEAD: usize = 4096;

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// A package: .xlsx, .xlsb or .ods.
    Package,
    /// The stream of an .xls workbook.
    Xls(Vec<u8>),
    /// A web page.
    WebPage,
    /// An XML spreadsheet of Excel 2003.
    SpreadsheetXml,
    /// Plain text.
    Text,
}

/// What a file is, or why it is nothing that can be read.
pub fn kind(bytes: &[u8]) -> Result<Kind, Sentence> {
    if bytes.is_empty() {
        return Err(Sentence::new(
            "这个文件是空的（0 字节），没有可读的内容。请重新保存或重新复制后再导入。",
            "The file is empty (0 bytes). Save or copy it again, then import it.",
        ));
    }
    if bytes.len() > limits::FILE_BYTES {
        return Err(Sentence::new(
            format!("这个文件有 {} MB，超过 512 MB 的上限。请拆分后分别导入。", bytes.len() >> 20),
            format!(
                "The file has {} MB, more than the 512 MB allowed. Split it and import the parts.",
                bytes.len() >> 20
            ),
        ));
    }
    if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        return Ok(Kind::Package);
    }
    if bytes.starts_with(SIGNATURE) {
        return compound(bytes);
    }
    match bytes {
        // The stream of an .xls without the file around it.
        [0x09, 0x08, ..] => Ok(Kind::Xls(bytes.to_vec())),
        [0x09, 0x00 | 0x02 | 0x04, ..] => Err(too_old()),
        _ => text(bytes),
    }
}

/// A compound file: an encrypted workbook, an .xls or another document.
fn compound(bytes: &[u8]) -> Result<Kind, Sentence> {
    let file = Compound::open(bytes).ok_or_else(guard::damaged)?;
    if file.has("EncryptedPackage") {
        return Err(guard::encrypted());
    }
    match file.stream("Workbook").or_else(|| file.stream("Book")) {
        Some(stream) => Ok(Kind::Xls(stream)),
        None => Err(Sentence::new(
            "这个文件不是 Excel 工作簿（可能是 Word 等其他文档）。请选择 Excel、WPS 表格或 CSV 文件。",
            "The file is not a workbook (perhaps a Word document). Choose an Excel, WPS or CSV file.",
        )),
    }
}

fn text(bytes: &[u8]) -> Result<Kind, Sentence> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let wide = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) || is_plain_utf16(head);
    if !wide && head.iter().any(|&byte| is_no_text(byte)) {
        return Err(unknown());
    }
    let decoded = super::text::decode(head, None);
    let text = decoded.text.trim_start().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&["mime-version:"]) {
        return Err(Sentence::new(
            "这个文件是单个文件网页（.mht），不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
            "The file is a web archive (.mht), which cannot be read. Open it in Excel or WPS, save it as .xlsx, and import that.",
        ));
    }
    if begins(&["%pdf", "{\\rtf"]) {
        return Err(unknown());
    }
    let is_markup = text.starts_with('<');
    if is_markup && text.contains("urn:schemas-microsoft-com:office:spreadsheet") && !text.contains("<html") {
        return Ok(Kind::SpreadsheetXml);
    }
    if is_markup && (text.contains("<html") || text.contains("<table") || text.contains("<!doctype html")) {
        return Ok(Kind::WebPage);
    }
    if begins(&["<?xml"]) {
        return Err(Sentence::new(
            "这个文件是 XML 文本，不是可以读取的表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
            "The file is XML text of a kind that cannot be read. Open it in Excel or WPS, save it as .xlsx, and import that.",
        ));
    }
    Ok(Kind::Text)
}

/// Plain letters in UTF-16 without a mark.
fn is_plain_utf16(head: &[u8]) -> bool {
    matches!(head, [first, 0, second, 0, ..] if *first != 0 && *second != 0)
}

/// Characters that no text has.
fn is_no_text(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0B | 0x0C | 0x1A)
}

fn unknown() -> Sentence {
    Sentence::new(
        "这个文件不是工作簿，也不是文本表格，或者已经损坏。请选择 Excel、WPS 表格或 CSV 文件。",
        "The file is neither a workbook nor a text table, or it is damaged. Choose an Excel, WPS or CSV file.",
    )
}

fn too_old() -> Sentence {
    Sentence::new(
        "这是 Excel 4.0 及更早的格式，不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
        "The file is in the format of Excel 4.0 or before, which cannot be read. Open it in Excel or WPS, save it as .xlsx, and import that.",
    )
}
