//! Browser only: what the page needs of its browser, and nothing of evalbook's own subject.

mod role;

pub use role::{Role, report_page_panics, role};
