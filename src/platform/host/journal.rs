//! The journal as the page keeps it: the records' bytes, never read here.

use js_sys::{ArrayBuffer, Uint8Array};

/// The records that make the book, oldest first.
#[derive(Default)]
pub struct Journal {
    records: Vec<Uint8Array>,
}

impl Journal {
    /// Adds a record; one that begins makes the earlier ones obsolete.
    pub fn add(&mut self, begins: bool, record: Uint8Array) {
        if begins {
            self.records.clear();
        }
        self.records.push(record);
    }

    /// Whether there is nothing to restore.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Gives up the newest record.
    pub fn drop_newest(&mut self) {
        self.records.pop();
    }

    /// All records in one buffer, a line each.
    pub fn lines(&self) -> ArrayBuffer {
        let length = self.records.iter().map(|record| record.length() + 1).sum();
        let lines = Uint8Array::new_with_length(length);
        let mut at = 0;
        for record in &self.records {
            lines.set(record, at);
            lines.set_index(at + record.length(), b'\n');
            at += record.length() + 1;
        }
        lines.buffer()
    }
}
