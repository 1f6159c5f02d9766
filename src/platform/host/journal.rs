//! The journal as the page keeps it, and the shelf with it: the records' bytes, never read here.

use js_sys::{ArrayBuffer, Uint8Array};

use crate::platform::shelf::Shelf;

/// The records that make the book, oldest first.
#[derive(Default)]
pub struct Journal {
    records: Vec<Uint8Array>,
    shelf: Shelf,
}

impl Journal {
    /// Adds a record; one that begins makes the earlier ones obsolete.
    pub fn add(&mut self, begins: bool, record: Uint8Array) {
        if begins {
            self.records.clear();
        }
        self.shelf.add(begins, record.clone());
        self.records.push(record);
    }

    /// Takes up a draft of the shelf, with its records.
    pub fn take_up(&mut self, draft: u32, records: Vec<Uint8Array>) {
        self.shelf.take_up(draft, records.len());
        self.records = records;
    }

    /// What keeps the records between visits.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Whether there is nothing to restore.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Gives up the newest record.
    pub fn drop_newest(&mut self) {
        self.records.pop();
        self.shelf.drop_newest();
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
