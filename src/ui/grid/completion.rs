//! The choices a typed text may mean.

/// More are not listed; typing on narrows them down.
const MOST_LISTED: usize = 60;

/// The options that match: those that begin with the text first, then those that contain it; all of
/// them for an empty text.
pub fn matching<'a>(options: &'a [String], typed: &str) -> Vec<&'a str> {
    let typed = typed.trim().to_lowercase();
    let begins = options.iter().filter(|option| option.to_lowercase().starts_with(&typed));
    let contains = options.iter().filter(|option| {
        let option = option.to_lowercase();
        !option.starts_with(&typed) && option.contains(&typed)
    });
    begins.chain(contains).take(MOST_LISTED).map(String::as_str).collect()
}
