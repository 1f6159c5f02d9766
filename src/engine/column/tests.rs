use proptest::prelude::*;

use super::*;
use crate::engine::Fault;

fn cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Empty),
        (-5..5).prop_map(|number| Value::Number(f64::from(number))),
        "[ab]{0,1}".prop_map(Value::text),
        any::<bool>().prop_map(Value::Bool),
        Just(Value::Fault(Fault::NotAvailable)),
    ]
}

/// A column of one kind, or of several.
fn cells() -> impl Strategy<Value = Vec<Value>> {
    prop_oneof![
        prop::collection::vec(cell(), 0..12),
        prop::collection::vec((0..9).prop_map(|number| Value::Number(f64::from(number))), 0..12),
        prop::collection::vec("[abc]{0,2}".prop_map(Value::text), 0..12),
        prop::collection::vec(Just(Value::Empty), 0..12),
    ]
}

proptest! {
    /// Whatever the storage, a column behaves like a list of values.
    #[test]
    fn a_column_is_a_list(
        start in cells(),
        edits in prop::collection::vec((0_usize..16, cell(), 0_usize..3, 0_usize..4), 0..12),
    ) {
        let mut list = start.clone();
        let mut column: Column = start.into_iter().collect();
        for (row, value, what, count) in edits {
            match what {
                0 => {
                    if row >= list.len() {
                        list.resize(row + 1, Value::Empty);
                    }
                    list[row] = value.clone();
                    column.set(row, value);
                }
                1 => {
                    let at = row.min(list.len());
                    list.splice(at..at, vec![value.clone(); count]);
                    column.insert(row, vec![value; count]);
                }
                _ => {
                    let from = row.min(list.len());
                    list.drain(from..(row + count).min(list.len()).max(from));
                    column.remove(row, count);
                }
            }
            prop_assert_eq!(column.len(), list.len());
            prop_assert_eq!(column.values().collect::<Vec<_>>(), list.clone());
        }
        let fresh: Column = list.iter().cloned().collect();
        prop_assert_eq!(&column, &fresh);
        let text = serde_json::to_string(&column).expect("written");
        prop_assert_eq!(&column, &serde_json::from_str::<Column>(&text).expect("read"));
        prop_assert_eq!(text, serde_json::to_string(&fresh).expect("written"));
        // Books saved earlier have lists of values.
        let listed = serde_json::to_string(&list).expect("written");
        prop_assert_eq!(&column, &serde_json::from_str::<Column>(&listed).expect("read"));
    }

    /// Blocks give the same column as single values.
    #[test]
    fn blocks_are_values(parts in prop::collection::vec(cells(), 0..4)) {
        let mut builder = Builder::default();
        for part in &parts {
            let column: Column = part.iter().cloned().collect();
            match column.view() {
                View::Numbers { values, marks } => builder.push_numbers(values, marks),
                View::Words { ids, words } => builder.push_words(ids, words),
                View::Mixed(values) => values.iter().for_each(|value| builder.push(value.clone())),
            }
        }
        prop_assert_eq!(builder.finish().values().collect::<Vec<_>>(), parts.concat());
    }
}
