//! What a browser calls: the same models and the same columns, in WebAssembly.

use std::sync::Arc;

use evalbook::engine::{Column, Model};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{agreement, by_hand, by_model, scores::Scores};

/// The lines of the models of some seeds, as [`agreement::lines`] gives them.
#[wasm_bindgen]
pub fn lines(first: u32, after: u32) -> String {
    agreement::lines(first..after)
}

/// The values of a model, as [`agreement::shown`] gives them.
#[wasm_bindgen]
pub fn shown(seed: u32) -> String {
    agreement::shown(seed)
}

/// Rows of scores with what was calculated of them.
#[wasm_bindgen]
pub struct Trial {
    scores: Scores,
    entries: Vec<(String, Arc<Column>)>,
    by_hand: Vec<Vec<f64>>,
    model: Model,
}

#[wasm_bindgen]
impl Trial {
    /// So many rows, not yet calculated.
    #[wasm_bindgen(constructor)]
    pub fn new(rows: u32) -> Self {
        let scores = Scores::new(rows as usize);
        let entries = by_model::entries(&scores);
        Self { scores, entries, by_hand: Vec::new(), model: Model::default() }
    }

    /// Calculates the first columns by hand.
    pub fn by_hand(&mut self, columns: u32) {
        self.by_hand = by_hand::columns(&self.scores, columns as usize);
    }

    /// Calculates the first columns with the engine.
    pub fn by_engine(&mut self, columns: u32) {
        self.model = by_model::model(&self.entries, self.scores.rows(), columns as usize);
    }

    /// Gives one row another mark and calculates what that reaches; another mark at every `turn`.
    pub fn edit(&mut self, turn: u32) {
        if let Some((_, column)) = self.entries.first() {
            let fresh = by_model::edited(column, turn as usize);
            self.model.replace_entries(0, 0, Arc::new(fresh), &[by_model::EDITED]);
        }
    }

    /// The largest difference between engine and hand, in proportion; NaN where one has no number.
    pub fn difference(&self) -> f64 {
        by_model::difference(&self.model, self.entries.len(), &self.by_hand)
    }

    /// A column of marks.
    pub fn marks(&self, column: u32) -> Vec<f64> {
        self.scores.marks.get(column as usize).cloned().unwrap_or_default()
    }

    /// The groups of the rows.
    pub fn groups(&self) -> Vec<u32> {
        self.scores.groups.iter().map(|&group| group as u32).collect()
    }

    /// A column calculated by hand.
    pub fn figures(&self, column: u32) -> Vec<f64> {
        self.by_hand.get(column as usize).cloned().unwrap_or_default()
    }
}
