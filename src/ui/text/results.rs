//! Texts of the results and of explanations.

use super::texts;

texts! {
    results_empty(class: String): "还没有{class}，所以没有结果。", "There are no subjects ({class}), so there are no results yet.";
}
