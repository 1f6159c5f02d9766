//! A workbook that another program has rewritten opens as the book it came from.

use evalbook::book::{Book, Calculation, History, sample};
use evalbook::excel::read::read_workbook;
use evalbook::excel::reopen::{Difference, Reopened};
use evalbook::excel::{Kept, export};
use evalbook::file;
use evalbook::sentence::Sentence;

use crate::{golden, libreoffice, workbook};

fn kept(book: &Book) -> Vec<u8> {
    let saved = file::write(book, &History::default()).expect("the book is written");
    let step = Sentence::new("新建", "begin");
    let kept = Kept { saved: &saved, steps: &[&step] };
    export(book, &Calculation::new(book), kept, &mut |_, _| {}).expect("the book is exported")
}

/// Opens a workbook: the book must be this one; gives what differs.
fn check(book: &Book, bytes: &[u8]) -> Vec<Difference> {
    let workbook = read_workbook(bytes, &mut |_, _| {}).expect("the workbook is read");
    let reopened = Reopened::of(workbook).expect("the workbook holds a book");
    let back = file::read(reopened.text()).expect("the book is read").book;
    assert_eq!(&back, book);
    reopened.differences(&back, &Calculation::new(&back))
}

#[test]
fn rewritten_by_libreoffice_it_is_the_same_book() {
    let mut faulty = golden::book();
    golden::set(&mut faulty, "党员", "业务攻关", 0, "缺考".into());
    golden::set(&mut faulty, "党员", "工号", 0, "007".into());
    golden::set(&mut faulty, "党员", "科室", 0, "=1+1".into());
    golden::set(&mut faulty, "党员", "职务", 0, " 前后空格 ".into());
    for (name, book) in [("golden", golden::book()), ("sample", sample()), ("faulty", faulty)] {
        let rewritten = libreoffice::recalculated(&format!("reopened-{name}"), &kept(&book));
        assert_eq!(check(&book, &rewritten), [], "{name}");
    }
}

#[test]
fn what_was_edited_before_libreoffice_rewrote_it_is_listed() {
    let book = golden::book();
    let edited = workbook::edited(&kept(&book), "方案", "<v>0.35</v>", "<v>0.2</v>");
    let edited = workbook::edited(&edited, "评分-党员", "<v>84</v>", "<v>91.5</v>");
    let found = check(&book, &libreoffice::recalculated("edited", &edited));
    let said: Vec<(&str, &str, String, String)> = found
        .iter()
        .map(|found| {
            let shown = |value: &evalbook::engine::Value| format!("{value:?}");
            (found.subject.as_str(), found.item.zh.as_str(), shown(&found.before), shown(&found.after))
        })
        .collect();
    let number = |text: &str| format!("Number({text})");
    assert_eq!(
        said,
        [
            ("党员 › 业务攻关", "权重", number("0.35"), number("0.2")),
            ("张某", "岗位奉献", number("84.0"), number("91.5")),
        ]
    );
}
