//! Names for the columns that are kept: unique, and fit to be used in formulas.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Column;
use super::spelling::trimmed;
use crate::excel::read::{is_blank, letters};

/// Characters of a name.
const LONGEST: usize = 60;

/// The names given so far.
pub struct KeptNames {
    used: BTreeSet<String>,
    leaves: BTreeMap<String, usize>,
    /// The number that a name gets next.
    next: BTreeMap<String, usize>,
}

impl KeptNames {
    /// No names given yet beside the reserved ones.
    pub fn new(columns: &[Column], reserved: &BTreeSet<String>) -> Self {
        let mut leaves = BTreeMap::new();
        for column in columns {
            *leaves.entry(fit(column.leaf())).or_default() += 1;
        }
        Self { used: reserved.clone(), leaves, next: BTreeMap::new() }
    }

    /// A name for a column after its heading: the lowest part where it is the only one, with its
    /// groups where that tells it apart, otherwise with a number. Also whether it was numbered.
    pub fn propose(&mut self, column: &Column) -> (String, bool) {
        let leaf = fit(column.leaf());
        if leaf.is_empty() {
            return self.take(&format!("列{}", letters(column.position)));
        }
        let joined = fit(&column.parts.concat());
        if self.leaves.get(&leaf).is_some_and(|&count| count > 1)
            && joined != leaf
            && !self.used.contains(&joined)
        {
            self.used.insert(joined.clone());
            return (joined, false);
        }
        self.take(&leaf)
    }

    /// A wanted name, with a number where it is taken already.
    pub fn take(&mut self, wanted: &str) -> (String, bool) {
        let wanted = fit(wanted);
        let wanted = if wanted.is_empty() { "列".to_string() } else { wanted };
        let mut name = wanted.clone();
        let number = self.next.entry(wanted.clone()).or_insert(2);
        while self.used.contains(&name) {
            name = format!("{wanted}（{number}）");
            *number += 1;
        }
        self.used.insert(name.clone());
        let changed = name != wanted;
        (name, changed)
    }
}

/// A heading as a column's name: on one line, without the signs that references are written with.
fn fit(heading: &str) -> String {
    let mut name = String::new();
    for character in trimmed(heading).chars().take(LONGEST) {
        match character {
            '[' => name.push('（'),
            ']' => name.push('）'),
            '#' => name.push('＃'),
            '@' => name.push('＠'),
            '\'' => name.push('’'),
            '\n' | '\r' => {}
            _ if character.is_control() => {}
            _ if is_blank(character) => name.push(' '),
            _ => name.push(character),
        }
    }
    trimmed(&name).to_string()
}
