//! Names that are nearly right.

/// Up to three of `known` that are nearest to `typed`, nearest first; none that are far off.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let typed_letters: Vec<char> = typed.to_lowercase().chars().take(64).collect();
    let mut ranked: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|name| {
            let letters: Vec<char> = name.to_lowercase().chars().take(64).collect();
            let longest = letters.len().max(typed_letters.len());
            let inside = !typed.is_empty() && (name.contains(typed) || typed.contains(name));
            let steps = distance(&typed_letters, &letters);
            let near = inside || steps * 2 <= longest;
            (near && !name.is_empty()).then_some((if inside { steps.min(1) } else { steps }, name))
        })
        .collect();
    ranked.sort();
    ranked.truncate(3);
    ranked.into_iter().map(|(_, name)| name).collect()
}

/// How many letters have to change (Levenshtein).
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (cell, b) in row.iter_mut().skip(1).zip(right) {
            let changed = diagonal + usize::from(a != b);
            diagonal = *cell;
            before = changed.min(*cell + 1).min(before + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Whether two names are the same; Latin letters may differ in case, as in Excel.
pub fn same(left: &str, right: &str) -> bool {
    left == right || left.eq_ignore_ascii_case(right)
}
