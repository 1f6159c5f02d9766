//! Where an entered value came from, in a sentence.

use super::display::entered_text;
use super::open::Open;
use crate::book::Source;
use crate::engine::{Place, Value};
use crate::scheme::Kind;
use crate::sentence::Sentence;

impl Open {
    /// Where the value of an entered cell came from: file, sheet and cell, and what it was; that it was
    /// typed. Nothing is said of a blank cell that was never imported, nor of a calculated one.
    pub(super) fn source_sentence(&self, place: Place) -> Option<Sentence> {
        let table = self.book.tables.get(place.table)?;
        let definition = table.columns.get(place.column)?;
        let value = table.value(place.column, place.row);
        match self.book.source_of(place.table, place.column, place.row) {
            Some(source) => Some(imported(&source, &value, definition.kind)),
            None if value.is_empty() => None,
            None if self.is_made_key(place) => Some(Sentence::new("由考评簿编定", "made by evalbook")),
            None => Some(Sentence::new("手工录入", "typed")),
        }
    }

    /// Whether a column is the key that evalbook makes for people.
    fn is_made_key(&self, place: Place) -> bool {
        let class = self.book.class_of(place.table);
        class.is_some_and(|class| {
            let table = self.book.tables.get(place.table);
            let key = table.and_then(|table| table.column_position(&class.key));
            key == Some(place.column) && class.attributes.iter().all(|attribute| attribute.name != class.key)
        })
    }
}

fn imported(source: &Source<'_>, value: &Value, kind: Kind) -> Sentence {
    let shown = |value: &Value, blank: &str| {
        if value.is_empty() { blank.to_owned() } else { entered_text(value, kind) }
    };
    let place = match (source.sheet, source.cell.as_str()) {
        ("", cell) => cell.to_owned(),
        (sheet, "") => sheet.to_owned(),
        (sheet, cell) => format!("{sheet}!{cell}"),
    };
    let file = source.file;
    let (mut zh, mut en) = (format!("来自 {file} › {place}"), format!("from {file} › {place}"));
    if let Some(written) = &source.written {
        zh += &format!("，导入时由 {} 改为 {}", shown(written, "空白"), shown(&source.imported, "空白"));
        en += &format!(
            ", corrected from {} to {} on import",
            shown(written, "blank"),
            shown(&source.imported, "blank")
        );
    }
    if source.imported != *value {
        zh += &match value {
            Value::Empty => format!("，导入后清空（原为 {}）", shown(&source.imported, "空白")),
            value => format!(
                "，导入后改为 {}（原为 {}）",
                entered_text(value, kind),
                shown(&source.imported, "空白")
            ),
        };
        en += &format!(
            ", since changed to {} (was {})",
            shown(value, "blank"),
            shown(&source.imported, "blank")
        );
    }
    Sentence::new(zh, en)
}
