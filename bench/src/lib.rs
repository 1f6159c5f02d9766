//! The engine beside hand-written columns: the same rows, the same six figures, checked to agree; and
//! the engine beside itself: random models whose values have to be the same natively and in a browser.

pub mod agreement;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod by_hand;
pub mod by_model;
pub mod scores;
