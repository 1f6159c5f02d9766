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

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn options_that_begin_with_the_text_come_first() {
        let options = ["第一支部", "机关第一支部", "第二支部"].map(String::from);
        let cases: [(&str, &[&str]); 4] = [
            ("", &["第一支部", "机关第一支部", "第二支部"]),
            ("第一", &["第一支部", "机关第一支部"]),
            (" 二 ", &["第二支部"]),
            ("三", &[]),
        ];
        for (typed, expected) in cases {
            assert_eq!(matching(&options, typed), expected, "{typed:?}");
        }
    }
}
