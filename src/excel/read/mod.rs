//! Workbooks read into plain cells. What a file declares is never believed: limits are checked
//! before the reading library sees it, because a panic or a failed allocation in the browser would
//! take the whole worker down.

mod compound;
mod date;
mod guard;
mod intake;
mod limits;
mod markup;
mod number_format;
mod ods;
mod part;
mod sniff;
mod spreadsheet_xml;
mod text;
mod web_page;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;

#[cfg(test)]
mod tests;

pub use text::Encoding;
pub use workbook::{Cell, Format, Region, Row, Sheet, Workbook, is_blank};

pub use crate::engine::{cell_name as place, column_letters as letters};

use crate::sentence::Sentence;
use sniff::Kind;

/// How far reading has come: rows read, and rows expected as far as the file says so (or 0).
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);

/// Reads a workbook. Whatever is wrong with the file as a whole is said in a sentence.
pub fn read_workbook(bytes: &[u8], progress: Progress<'_>) -> Result<Workbook, Sentence> {
    read_workbook_in(bytes, None, progress)
}

/// Reads a workbook; a text file in the encoding that is said, where one is.
pub fn read_workbook_in(
    bytes: &[u8],
    encoding: Option<Encoding>,
    progress: Progress<'_>,
) -> Result<Workbook, Sentence> {
    let workbook = match sniff::kind(bytes)? {
        Kind::Package => read_package(bytes, progress)?,
        Kind::Xls(stream) => xls::read(&stream, progress)?,
        Kind::WebPage => web_page::read(bytes, progress)?,
        Kind::SpreadsheetXml => spreadsheet_xml::read(bytes, progress)?,
        Kind::Text => text::read(bytes, encoding, progress)?,
    };
    require_content(&workbook)?;
    Ok(workbook)
}

fn read_package(bytes: &[u8], progress: Progress<'_>) -> Result<Workbook, Sentence> {
    let (package, names) = guard::open(bytes)?;
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("content.xml") && has("mimetype") {
        return ods::read(package, &names, progress);
    }
    if names.iter().any(|name| name.ends_with("workbook.bin")) {
        return xlsb::read(package, &names, progress);
    }
    if has("_rels/.rels") && !has("word/document.xml") && !has("ppt/presentation.xml") {
        let survey = guard::survey(package, &names)?;
        return xlsx::read(bytes, survey, progress);
    }
    Err(Sentence::new(
        "这个文件不是 Excel 工作簿（可能是 Word 文档或普通压缩包）。请选择 Excel、WPS 表格或 CSV 文件。",
        "The file is not an Excel workbook (perhaps a Word document or an archive). Choose an Excel, WPS or CSV file.",
    ))
}

fn require_content(workbook: &Workbook) -> Result<(), Sentence> {
    if workbook.sheets.iter().any(|sheet| sheet.row_count() > 0) {
        return Ok(());
    }
    if let Some(problem) = workbook.sheets.iter().find_map(|sheet| sheet.problem.clone()) {
        return Err(problem);
    }
    if let Some(sheet) = workbook.sheets.iter().find(|sheet| !sheet.unread.is_empty() || sheet.outside > 0) {
        return Err(guard::unreadable(&sheet.name));
    }
    Err(if workbook.sheets.is_empty() {
        Sentence::new(
            "这个工作簿里没有工作表。请检查文件后重新导入。",
            "The workbook has no worksheet. Check the file and import it again.",
        )
    } else {
        Sentence::new(
            "这个工作簿是空的，没有任何内容。请确认选对了文件，并且内容已经保存。",
            "The workbook is empty. Make sure that it is the right file and that its contents were saved.",
        )
    })
}
