//! The grid: a spreadsheet's table over a window of rows.
//!
//! [`Sheet`] decides and is tested natively; the component draws it, listens and asks the session
//! for rows.

mod completion;
mod keys;
pub mod layout;
mod loaded;
mod movement;
mod place;
mod selection;
mod sheet;
mod statistics;
mod tabular;
pub mod window;

#[cfg(target_arch = "wasm32")]
mod assign;
#[cfg(target_arch = "wasm32")]
mod caret;
#[cfg(target_arch = "wasm32")]
mod component;
#[cfg(target_arch = "wasm32")]
mod deeds;
#[cfg(target_arch = "wasm32")]
mod field;
#[cfg(target_arch = "wasm32")]
mod foot;
#[cfg(target_arch = "wasm32")]
mod head;
#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
mod pane;
#[cfg(target_arch = "wasm32")]
mod pointer;
#[cfg(target_arch = "wasm32")]
mod row;
#[cfg(target_arch = "wasm32")]
mod sight;

pub use keys::{Command, Mode, Stroke, command};
pub use layout::Layout;
pub use loaded::Loaded;
pub use movement::Motion;
pub use place::{Place, Span};
pub use selection::{Cycle, Selection};
pub use sheet::{Choices, Copy, Effect, Sheet};
pub use statistics::Statistics;

#[cfg(target_arch = "wasm32")]
pub use pane::{GridPane, focus_grid};
