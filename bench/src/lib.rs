//! The engine beside hand-written columns: the same rows, the same six figures, checked to agree.

pub mod by_hand;
pub mod by_model;
pub mod scores;
