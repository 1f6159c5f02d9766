//! Keys of subjects: unique, and safe as criteria.

use std::collections::BTreeSet;

/// The keys a class has, compared as SUMIFS compares them: without regard to case.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    taken: BTreeSet<String>,
}

impl Keys {
    /// Whether a key is taken.
    pub fn contains(&self, key: &str) -> bool {
        self.taken.contains(&key.to_lowercase())
    }

    /// Takes a key; `false` when it was taken already.
    pub fn take(&mut self, key: &str) -> bool {
        self.taken.insert(key.to_lowercase())
    }

    /// Takes the key itself, or with the first number that makes it unique: 王伟（2）.
    pub fn take_numbered(&mut self, key: &str) -> String {
        let mut candidate = key.to_owned();
        let mut number = 2_u32;
        while !self.take(&candidate) {
            candidate = format!("{key}（{number}）");
            number += 1;
        }
        candidate
    }
}

impl<T: AsRef<str>> FromIterator<T> for Keys {
    fn from_iter<I: IntoIterator<Item = T>>(keys: I) -> Self {
        Self { taken: keys.into_iter().map(|key| key.as_ref().to_lowercase()).collect() }
    }
}

/// A name as a key that conditional functions match literally. Excel's criteria read `*`, `?` and `~`
/// as wildcards and a leading `=`, `<` or `>` as an operator (Excel: "COUNTIF function"); in keys
/// their full-width twins stand instead.
pub fn literal_key(name: &str) -> String {
    let trimmed = name.trim();
    trimmed
        .char_indices()
        .map(|(position, character)| match character {
            '*' => '＊',
            '?' => '？',
            '~' => '～',
            '=' if position == 0 => '＝',
            '<' if position == 0 => '＜',
            '>' if position == 0 => '＞',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Keys, literal_key};

    #[test]
    fn keys_are_literal_criteria() {
        for (name, key) in
            [("=1+1", "＝1+1"), (" 王*伟 ", "王＊伟"), (">a", "＞a"), ("a=b", "a=b"), ("甲支部", "甲支部")]
        {
            assert_eq!(literal_key(name), key);
        }
    }

    #[test]
    fn people_of_one_name_get_keys_of_their_own() {
        let mut keys: Keys = ["Wang", "李强"].into_iter().collect();
        assert_eq!(keys.take_numbered("王伟"), "王伟");
        assert_eq!(keys.take_numbered("王伟"), "王伟（2）");
        assert_eq!(keys.take_numbered("wang"), "wang（2）");
        assert!(!keys.take("WANG"));
    }
}
