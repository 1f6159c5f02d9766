//! Names of sheets and files, cleaned.

use crate::book::Book;

const LONGEST_SHEET_NAME: usize = 31;
const LONGEST_FILE_NAME: usize = 80;

/// What the book's files are called, from its title and period.
pub(super) fn stem(book: &Book) -> String {
    let title = cleaned(&book.title);
    let period = cleaned(&book.period);
    let mut name = if title.is_empty() { "考评簿".to_owned() } else { title };
    if !name.contains(&period) {
        name = format!("{period}{name}");
    }
    let name: String = name.chars().take(LONGEST_FILE_NAME).collect();
    name.trim_end_matches(['.', ' ']).to_owned()
}

/// Text without what Windows or a browser refuses in a file's name.
pub(super) fn cleaned(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|letter| if letter.is_control() || "<>:\"/\\|?*".contains(letter) { ' ' } else { letter })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('.').to_owned()
}

/// A sheet's name that Excel takes and that none of `taken` has.
pub(super) fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let kept: String = wanted
        .chars()
        .map(|letter| if letter.is_control() || "[]:*?/\\".contains(letter) { '_' } else { letter })
        .collect();
    let kept = kept.trim_matches(['\'', ' ']);
    let kept = if kept.is_empty() || kept.eq_ignore_ascii_case("history") { "表" } else { kept };
    let mut name = shortened(kept, LONGEST_SHEET_NAME);
    let mut turn = 2;
    while taken.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        let suffix = format!("({turn})");
        name = format!("{}{suffix}", shortened(kept, LONGEST_SHEET_NAME - suffix.len()));
        turn += 1;
    }
    name
}

/// At most so many UTF-16 units, which is what Excel counts.
fn shortened(text: &str, longest: usize) -> String {
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|letter| {
            units += letter.len_utf16();
            units <= longest
        })
        .collect();
    kept.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{cleaned, sheet_name};

    #[test]
    fn sheet_names_are_what_excel_takes() {
        let taken = ["评分-党员".to_owned(), "abc".to_owned()];
        for (wanted, name) in [
            ("结果-党员", "结果-党员"),
            ("评分-党员", "评分-党员(2)"),
            ("ABC", "ABC(2)"),
            ("一/二:三*四?五[六]七\\八", "一_二_三_四_五_六_七_八"),
            ("'引号'", "引号"),
            ("History", "表"),
            ("", "表"),
            (
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三",
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
            ),
        ] {
            assert_eq!(sheet_name(wanted, &taken), name);
        }
    }

    #[test]
    fn long_names_stay_unique() {
        let long = "长".repeat(40);
        let first = sheet_name(&long, &[]);
        let second = sheet_name(&long, std::slice::from_ref(&first));
        assert_ne!(first, second);
        assert_eq!(second.encode_utf16().count(), 31);
    }

    #[test]
    fn file_names_hold_nothing_a_system_refuses() {
        assert_eq!(cleaned("2026 年度: a/b\\c?\n<党建>*考评."), "2026 年度 a b c 党建 考评");
    }
}
