//! Bytes ↔ book: workbooks read and written.
