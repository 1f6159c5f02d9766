//! Browser only: what the page needs of its browser, and the worker's host. It knows the session's
//! Actions and Events and nothing below them.

pub mod clipboard;
pub mod files;
mod host;
mod lock;
pub mod message;
pub mod preferences;
mod role;
mod shelf;

pub use host::{Host, Incoming, Reason};
pub use lock::hold;
pub use role::{Role, report_page_panics, role};
pub use shelf::Draft;
