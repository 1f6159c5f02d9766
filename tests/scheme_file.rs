//! A scheme on its own: begun from a template, saved, loaded, taken into the next year, corrected.

#![cfg(test)]

mod office;

use evalbook::session::{Action, Severity, Start, TEMPLATES, TemplateId};
use office::Office;

#[test]
fn every_template_begins_a_book_that_waits_for_entries() {
    for template in &TEMPLATES {
        let office = Office::with_template(template.id);
        assert_eq!(office.notices(), Vec::<String>::new());
        assert_eq!(office.scheme().scheme, template.scheme());
        assert_eq!(office.scheme().clauses[0].title().zh, "第一条");
        let (_, period, date) = office.particulars();
        assert_eq!((period.as_str(), date), ("2026 年度", 46_387.0));
    }
}

#[test]
fn a_saved_scheme_begins_another_book() {
    let file = Office::with_template(TemplateId::Department).save_scheme();
    let mut other = Office::without_book();
    other.load_scheme(&file);
    assert_eq!(other.notices(), Vec::<String>::new());
    assert_eq!(other.scheme().scheme, TemplateId::Department.scheme());
    let mut again = Office::restored(&other.journal());
    assert_eq!(again.save_scheme(), file);
}

#[test]
fn a_loaded_scheme_keeps_the_entries_it_still_has_and_comes_back() {
    let mut office = Office::with_reference();
    office.paste("党支部", "名册", "支部名称", "甲支部\n");
    let missing = office.result("党支部", "甲支部", "缺项");
    let mut scheme = office.save_scheme();
    let text = String::from_utf8(scheme).expect("it is text").replace("堡垒指数", "战斗力指数");
    scheme = text.into_bytes();
    office.load_scheme(&scheme);
    assert_eq!(office.scheme().classes[0].index, "战斗力指数");
    assert_eq!(office.result("党支部", "甲支部", "缺项"), missing);
    office.undo();
    assert_eq!(office.scheme().classes[0].index, "堡垒指数");
    assert_eq!(office.result("党支部", "甲支部", "缺项"), missing);
}

#[test]
fn a_file_that_is_no_scheme_changes_nothing_and_is_said() {
    let mut office = Office::with_reference();
    let before = office.scheme();
    office.load_scheme(b"PK\x03\x04");
    assert_eq!(office.scheme(), before);
    assert!(office.notices()[0].contains("不是考评办法文件"), "{:?}", office.notices());
}

/// 2027-01-01 is day 46388, 2027-12-31 day 46752.
#[test]
fn next_year_begins_with_this_years_scheme_roster_and_results() {
    let mut office = Office::with_sample();
    let branch = |office: &mut Office, column: &str| office.shown("党支部", "名册", "国库党支部", column);
    let index = office.result("党支部", "国库党支部", "堡垒指数");
    let grade = office.result("党支部", "国库党支部", "等次");
    office.act(Action::Start(Start::NextYear), None);
    let (title, period, date) = office.particulars();
    assert_eq!((title.as_str(), period.as_str(), date), ("2027 年度党建考评（示例）", "2027 年度", 46_752.0));
    let scheme = office.scheme().scheme;
    assert_eq!((scheme.period.from, scheme.period.to), (46_388.0, 46_752.0));
    assert_eq!(scheme.classes, TemplateId::Reference.scheme().classes);
    assert_eq!(office.outline("党员", "名册").rows, 60);
    assert_eq!(branch(&mut office, "挂钩科室"), "国库科");
    assert_eq!((branch(&mut office, "上年指数"), branch(&mut office, "上年等次")), (index, grade));
    assert_eq!(office.result("党支部", "国库党支部", "堡垒指数"), "");
    assert_eq!(office.outline("年度任务", "评分").rows, 0);
}

#[test]
fn a_finding_appears_with_the_mistake_and_goes_with_its_correction() {
    let mut office = Office::with_reference();
    assert!(office.findings("E01").is_empty());
    office.act(Action::SetParameter { name: "党员.岗位奉献.权重".into(), text: "0.35".into() }, None);
    let found = office.findings("E01");
    let (position, finding) = found.first().expect("the weights sum to 1.1").clone();
    assert!(finding.sentence.zh.contains("1.1"), "{}", finding.sentence.zh);
    assert_eq!((finding.severity, finding.whereabouts.zh.as_str()), (Severity::Error, "党员 › 日常表现"));
    assert_eq!(finding.fix.as_ref().map(|fix| fix.zh.as_str()), Some("按比例调整到合计 1"));
    assert_eq!(position, 0, "the most severe come first");
    office.fix(position);
    assert!(office.findings("E01").is_empty());
    office.undo();
    assert_eq!(office.findings("E01").len(), 1);
    office.undo();
    assert!(office.findings("E01").is_empty());
}
