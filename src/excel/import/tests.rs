//! What the parts of the importer understand, by tables of cases.

use super::heading::{Said, plain, said_by};
use super::shape::{IdentityFault, identity_fault};
use super::spelling::{person_name, personal_number, spelling, unit_core};
use super::take::{Adjustment, Finding, take};
use super::written::{Precision, date_text, hundredth, written_date, written_number, written_share};
use crate::book::{ColumnDefinition, Facet};
use crate::engine::Value;
use crate::excel::read::Cell;
use crate::scheme::{Kind, Meaning, Options};

/// Serial days as Excel shows them for the dates (1900 system).
#[test]
fn days_as_people_write_them() {
    let day = |serial: f64| Some((serial, Precision::Day));
    let month = |serial: f64| Some((serial, Precision::Month));
    for (text, expected) in [
        ("2026-03-05", day(46086.0)),
        ("2026.3.5", day(46086.0)),
        ("2026/3/5", day(46086.0)),
        ("2026年3月5日", day(46086.0)),
        ("２０２６年３月５日", day(46086.0)),
        (" 2026 年 3 月 5 号 ", day(46086.0)),
        ("20260305", day(46086.0)),
        ("2026-03-05 00:00:00", day(46086.0)),
        ("2026-03-05T00:00:00Z", day(46086.0)),
        ("1985.07", month(31229.0)),
        ("1985年7月", month(31229.0)),
        ("198507", month(31229.0)),
        ("2026-03-05 08:30", None),
        ("2026-02-30", None),
        ("2026-13", None),
        ("85.07", None),
        ("1985", None),
        ("2026-3-5-1", None),
        ("三月五日", None),
        ("18500101", None),
        ("", None),
    ] {
        assert_eq!(written_date(text), expected, "{text}");
    }
    assert_eq!(date_text(46086.0), "2026-03-05");
    assert_eq!(date_text(46_086.354_166_666_664), "2026-03-05 08:30");
    assert_eq!(date_text(0.354_166_666_666_667), "08:30");
}

#[test]
fn numbers_as_people_write_them() {
    for (text, expected) in [
        ("85.5", Some(85.5)),
        ("８５．５", Some(85.5)),
        ("85。5", Some(85.5)),
        (" 1 200 ", Some(1200.0)),
        ("1,234,567.5", Some(1_234_567.5)),
        ("12,34", None),
        ("-3", Some(-3.0)),
        ("1e5", None),
        ("inf", None),
        ("NaN", None),
        ("1.2.3", None),
        ("85分", None),
        (".", None),
        ("", None),
    ] {
        assert_eq!(written_number(text), expected, "{text}");
    }
    for (text, expected) in [
        ("94%", Some(0.94)),
        ("９４％", Some(0.94)),
        ("33.3%", Some(0.333)),
        ("0.94", Some(0.94)),
        ("%", None),
    ] {
        assert_eq!(written_share(text), expected, "{text}");
    }
    assert_eq!(hundredth(7.0), 0.07);
}

/// 11010519491231002X is the example of GB 11643-1999.
#[test]
fn identity_numbers_have_check_digits() {
    for (number, fault) in [
        ("11010519491231002X", None),
        ("11010519491231002x", None),
        ("440524188001010014", None),
        ("110105194912310021", Some(IdentityFault::CheckDigit)),
        ("11010519491231002", Some(IdentityFault::Form)),
        ("110105491231002", None),
        ("1101051949123100２X", Some(IdentityFault::Form)),
        ("A1010519491231002X", Some(IdentityFault::Form)),
        ("11010519491231002甲", Some(IdentityFault::Form)),
        ("", Some(IdentityFault::Form)),
    ] {
        assert_eq!(identity_fault(number), fault, "{number}");
    }
}

#[test]
fn headings_as_offices_write_them() {
    for (heading, meaning) in [
        ("姓名", Some(Meaning::PersonName)),
        ("姓　名 *", Some(Meaning::PersonName)),
        ("姓名（签字）", Some(Meaning::PersonName)),
        ("姓名/Name", Some(Meaning::PersonName)),
        ("Full Name", Some(Meaning::PersonName)),
        ("身份证\n号码", Some(Meaning::IdentityNumber)),
        ("员工编号：", Some(Meaning::StaffNumber)),
        ("所属党支部", Some(Meaning::Branch)),
        ("【必填】处室", Some(Meaning::Department)),
        ("联系电话(手机)", Some(Meaning::Phone)),
        ("籍贯", None),
        ("书记员", None),
        ("名", None),
    ] {
        let said = said_by(heading).into_iter().find_map(|said| match said {
            Said::Meaning(meaning, _) => Some(meaning),
            _ => None,
        });
        assert_eq!(said, meaning, "{heading}");
    }
    assert_eq!(plain("得分（满分 10 分）"), "得分");
    assert_eq!(plain("（一）"), "(一)");
}

/// No two meanings claim a name, except where the class decides between them.
#[test]
fn names_in_use_are_told_apart() {
    for (heading, meanings) in [("单位", 2), ("姓名", 1), ("编号", 1), ("支部名称", 1), ("职务职级", 1)]
    {
        let said = said_by(heading);
        let count = said.iter().filter(|said| matches!(said, Said::Meaning(..))).count();
        assert_eq!(count, meanings, "{heading}: {said:?}");
    }
}

#[test]
fn spellings_that_mean_the_same() {
    for (one, other) in [
        ("机关 第一支部", "机关第一支部"),
        ("ＡＢＣ１", "abc1"),
        ("第一\u{a0}支部\u{3000}", "第一支部"),
        ("第一支部\u{200b}", "第一支部"),
    ] {
        assert_eq!(spelling(one), spelling(other));
    }
    assert_eq!(unit_core("第一党支部"), unit_core("一支部"));
    assert_ne!(unit_core("第一支部"), unit_core("第二支部"));
    assert_eq!(person_name("王　芳 "), "王芳");
    assert_eq!(person_name(" John  Smith"), "John Smith");
    assert_eq!(personal_number("Ａ１ 2"), "A12");
}

fn column(kind: Kind, meaning: Meaning) -> ColumnDefinition {
    ColumnDefinition { name: "列".into(), meaning, kind, options: Options::Free, facet: Facet::Roster }
}

#[test]
fn cells_become_values_by_kind_and_meaning() {
    let text = |text: &str| Cell::Text(text.into());
    for (cell, kind, meaning, value, finding, adjustment) in [
        (text("=1+1"), Kind::Text, Meaning::Other, Value::text("=1+1"), None, None),
        (text(" 留白 "), Kind::Text, Meaning::Remark, Value::text(" 留白 "), None, None),
        (text(" 科 "), Kind::Text, Meaning::Department, Value::text("科"), None, Some(Adjustment::Blanks)),
        (text("　"), Kind::Text, Meaning::Other, Value::Empty, None, None),
        (Cell::Number(13_800_000_001.0), Kind::Text, Meaning::Phone, Value::text("13800000001"), None, None),
        (
            Cell::Number(1.101_011_980_010_1e17),
            Kind::Text,
            Meaning::IdentityNumber,
            Value::text("110101198001010000"),
            Some(Finding::LostDigits),
            None,
        ),
        (Cell::Date(46_086.0), Kind::Text, Meaning::Other, Value::text("2026-03-05"), None, None),
        (Cell::Date(46_086.5), Kind::Date, Meaning::Other, 46_086.0.into(), None, Some(Adjustment::Time)),
        (
            Cell::Number(20_260_305.0),
            Kind::Date,
            Meaning::Other,
            46_086.0.into(),
            None,
            Some(Adjustment::FromText),
        ),
        (Cell::Number(1985.07), Kind::Date, Meaning::Other, 31_229.0.into(), None, Some(Adjustment::Month)),
        (
            Cell::Number(1985.1),
            Kind::Date,
            Meaning::Other,
            Value::text("1985.1"),
            Some(Finding::AmbiguousMonth),
            None,
        ),
        (text("1985.1"), Kind::Date, Meaning::Other, 31_048.0.into(), None, Some(Adjustment::Month)),
        (Cell::Number(2.5), Kind::Count, Meaning::Other, 2.5.into(), Some(Finding::NotACount), None),
        (
            Cell::Number(94.0),
            Kind::Percent,
            Meaning::Other,
            94.0.into(),
            Some(Finding::LargeShare(94.0)),
            None,
        ),
        (text("94%"), Kind::Percent, Meaning::Other, 0.94.into(), None, Some(Adjustment::FromText)),
        (
            Cell::Bool(true),
            Kind::Number,
            Meaning::Other,
            Value::text("TRUE"),
            Some(Finding::NotANumber),
            None,
        ),
        (text("优"), Kind::Number, Meaning::Other, Value::text("优"), Some(Finding::NotANumber), None),
    ] {
        let taken = take(&cell, &column(kind, meaning), false);
        assert_eq!(
            (taken.value, taken.finding, taken.adjustment),
            (value, finding, adjustment),
            "{cell:?} as {kind:?}"
        );
    }
    let taken = take(&Cell::Number(94.5), &column(Kind::Percent, Meaning::Other), true);
    assert_eq!((taken.value, taken.adjustment), (0.945.into(), Some(Adjustment::Percent)));
}
