//! What a file is, from its first bytes: everything but a plain .xlsx is refused with a sentence
//! that says what to do instead.

use super::limits;
use crate::sentence::Sentence;

const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";

/// Passes a zip on; anything else is refused.
pub fn require_xlsx(bytes: &[u8]) -> Result<(), Sentence> {
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
        return Ok(());
    }
    Err(if bytes.starts_with(COMPOUND) { compound(bytes) } else { text_or_unknown(bytes) })
}

/// A compound file: an encrypted workbook or the binary format of Excel 97 to 2003.
fn compound(bytes: &[u8]) -> Sentence {
    if contains_utf16(bytes, "EncryptedPackage") {
        Sentence::new(
            "这个工作簿设了打开密码，无法读取。请在 Excel 或 WPS 里取消密码、另存后再导入。",
            "The workbook is protected by a password. Remove it in Excel or WPS, save, and import again.",
        )
    } else if contains_utf16(bytes, "Workbook") || contains_utf16(bytes, "Book") {
        Sentence::new(
            "这是旧格式（.xls）的工作簿，目前还不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
            "This is a workbook in the old .xls format, which cannot be read yet. Open it in Excel or WPS, save it as .xlsx, and import that.",
        )
    } else {
        Sentence::new(
            "这个文件不是 Excel 工作簿（可能是 Word 等其他文档）。请选择 .xlsx 文件。",
            "The file is not an Excel workbook (perhaps a Word document). Choose an .xlsx file.",
        )
    }
}

fn text_or_unknown(bytes: &[u8]) -> Sentence {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    if text.starts_with("<!doctype html") || text.starts_with("<html") || text.contains("<table") {
        return Sentence::new(
            "这个文件其实是网页（HTML），只是名字像工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
            "The file is in truth a web page (HTML) under a workbook's name. Open it in Excel or WPS, save it as .xlsx, and import that.",
        );
    }
    if text.starts_with("<?xml") || text.starts_with('<') {
        return Sentence::new(
            "这个文件是 XML 文本，不是 .xlsx 工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
            "The file is XML text, not an .xlsx workbook. Open it in Excel or WPS, save it as .xlsx, and import that.",
        );
    }
    if !head.contains(&0) {
        return Sentence::new(
            "这个文件是纯文本（如 CSV），不是 .xlsx 工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
            "The file is plain text (such as CSV), not an .xlsx workbook. Open it in Excel or WPS, save it as .xlsx, and import that.",
        );
    }
    Sentence::new(
        "这个文件不是 .xlsx 工作簿，或者已经损坏。请用 Excel 或 WPS 打开并另存为 .xlsx 后再导入。",
        "The file is not an .xlsx workbook, or it is damaged. Open it in Excel or WPS, save it as .xlsx, and import that.",
    )
}

/// Names in a compound file's directory stand in UTF-16.
fn contains_utf16(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
