//! Where a fault began.

use super::explain;
use crate::engine::{
    Fault, Value,
    model::{ExplainedInput, Model, Place},
};

/// The first cell that a fault came from.
pub fn origin(model: &Model, place: Place) -> Option<Place> {
    let mut at = place;
    let mut seen = vec![place];
    loop {
        let Value::Fault(fault) = model.value(at) else {
            return None;
        };
        let next = explain(model, at).and_then(|explanation| {
            explanation.inputs.into_iter().find_map(|input| faulty(model, input, fault, &seen))
        });
        match next {
            Some(next) => {
                seen.push(next);
                at = next;
            }
            None => return Some(at),
        }
    }
}

fn faulty(model: &Model, input: ExplainedInput, fault: Fault, seen: &[Place]) -> Option<Place> {
    let unseen = |place: Place| (!seen.contains(&place)).then_some(place);
    match input {
        ExplainedInput::Cell { place, value } if value == Value::Fault(fault) => unseen(place),
        ExplainedInput::Rows { table, column, rows, .. } => rows
            .into_iter()
            .map(|row| Place { table, column, row })
            .find(|&place| model.value(place) == Value::Fault(fault))
            .and_then(unseen),
        _ => None,
    }
}
