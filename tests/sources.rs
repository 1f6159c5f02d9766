//! What the screen says of where a value came from, through edits, undo, saving and restoring.

#![cfg(test)]

mod office;

use evalbook::session::Action;
use office::Office;

/// A roster as text, which is read as a sheet without a name.
const ROSTER: &str = "姓名,工号,支部,业务攻关\n王一,A1,甲支部,80\n李二,A2,乙支部,\n";

/// Says what is said of a member's cell.
fn check(office: &mut Office, facet: &str, column: &str, said: &str) {
    assert_eq!(office.source("党员", facet, "王一", column), said, "{column}");
}

fn imported() -> Office {
    let mut office = Office::with_reference();
    office.read("第三党支部.csv", "党员", ROSTER.as_bytes());
    office.commit();
    office
}

#[test]
fn the_source_of_a_cell_is_said() {
    let mut office = imported();
    check(&mut office, "名册", "工号", "来自 第三党支部.csv › B2");
    check(&mut office, "名册", "标识", "由考评簿编定");
    check(&mut office, "名册", "职务", "");
    office.enter("党员", "名册", "王一", "职务", "主任");
    check(&mut office, "名册", "职务", "手工录入");
    check(&mut office, "评分", "业务攻关", "来自 第三党支部.csv › D2");
    office.enter("党员", "评分", "王一", "业务攻关", "85");
    let changed = "来自 第三党支部.csv › D2，导入后改为 85（原为 80）";
    check(&mut office, "评分", "业务攻关", changed);
    office.enter("党员", "评分", "王一", "业务攻关", "");
    check(&mut office, "评分", "业务攻关", "来自 第三党支部.csv › D2，导入后清空（原为 80）");
    office.undo();
    check(&mut office, "评分", "业务攻关", changed);
    for mut later in [Office::restored(&office.journal()), Office::opened(&office.export())] {
        check(&mut later, "评分", "业务攻关", changed);
        check(&mut later, "名册", "职务", "手工录入");
        later.undo();
        later.undo();
        later.undo();
        assert_eq!(later.outline("党员", "名册").rows, 0, "the import is taken back");
    }
}

/// A figure is traced down to the cell of the file.
#[test]
fn an_explanation_ends_in_the_file() {
    let mut office = imported();
    let mut views = vec![office.explain("党员", "王一", "业务攻关得分")];
    let mut origins = Vec::new();
    while let Some(view) = views.pop() {
        views.extend(
            view.inputs.iter().filter_map(|input| input.place).map(|place| office.explain_place(place)),
        );
        origins.extend(view.inputs.into_iter().map(|input| input.origin.zh));
    }
    assert!(origins.contains(&"王一，来自 第三党支部.csv › D2".to_owned()), "{origins:?}");
}

/// Findings by group as `level topic count`, with what is listed of them that is not ignored.
fn groups(office: &Office) -> Vec<String> {
    let view = office.import();
    let say = |(level, topic, count): &(_, evalbook::sentence::Sentence, usize)| {
        format!("{level:?} {} {count}", topic.zh)
    };
    view.groups.iter().map(say).collect()
}

fn office_with_a_bad_cell() -> Office {
    let mut office = Office::with_reference();
    let text = "姓名,工号,支部,业务攻关\n王一,A1,甲支部,八十\n李二,A2,乙支部,缺考\n";
    office.read("得分.csv", "党员", text.as_bytes());
    office
}

/// A bad cell is looked at, corrected before it is taken, and the correction is remembered.
#[test]
fn a_cell_is_corrected_in_the_preview() {
    let mut office = office_with_a_bad_cell();
    assert!(groups(&office).contains(&"Warning 数字 2".to_owned()), "{:?}", groups(&office));
    let found =
        office.import().diagnostics.iter().find(|one| one.place == "D2").cloned().expect("it is found");
    let (row, column) = found.cell.expect("it is about a cell");
    assert_eq!((row, column, office.import().groups[found.group].1.zh.as_str()), (1, 3, "数字"));
    office.act(Action::ImportCell { row, column, text: None, reason: None }, None);
    let focus = office.import().focus.clone().expect("the cell is shown");
    assert_eq!((focus.place.as_str(), focus.written), ("D2", None));
    assert_eq!(focus.rows[focus.row - focus.first][focus.column], "八十");
    let correct = |text: &str| Action::ImportCell { row, column, text: Some(text.into()), reason: None };
    office.act(correct("80"), None);
    assert!(groups(&office).contains(&"Warning 数字 1".to_owned()), "{:?}", groups(&office));
    assert_eq!(office.import().preview[0].cells[column], "80");
    assert_eq!(office.import().focus.as_ref().and_then(|focus| focus.written.as_deref()), Some("八十"));
    // What the file says, typed again, is no correction.
    office.act(correct("八十"), None);
    assert_eq!(office.import().focus.as_ref().and_then(|focus| focus.written.clone()), None);
    office.act(correct("80"), None);
    office.commit();
    let corrected = "来自 得分.csv › D2，导入时由 八十 改为 80";
    check(&mut office, "评分", "业务攻关", corrected);
    office.enter("党员", "评分", "王一", "业务攻关", "85");
    check(&mut office, "评分", "业务攻关", &format!("{corrected}，导入后改为 85（原为 80）"));
    let mut later = Office::opened(&office.export());
    check(&mut later, "评分", "业务攻关", &format!("{corrected}，导入后改为 85（原为 80）"));
    assert_eq!(office.result("党员", "王一", "业务攻关得分"), "85");
}

/// What is ignored is not counted and not marked; the reason stands in the history.
#[test]
fn a_finding_is_ignored_for_a_reason() {
    let mut office = office_with_a_bad_cell();
    let ignore =
        |reason: &str| Action::ImportCell { row: 2, column: 3, text: None, reason: Some(reason.into()) };
    assert_eq!(office.import().preview[1].marked, [3]);
    office.act(ignore("病假缺考"), None);
    assert!(groups(&office).contains(&"Warning 数字 1".to_owned()), "{:?}", groups(&office));
    assert_eq!(office.import().preview[1].marked, [0; 0]);
    office.act(ignore(" "), None);
    assert!(groups(&office).contains(&"Warning 数字 2".to_owned()), "{:?}", groups(&office));
    office.act(ignore("病假缺考"), None);
    office.commit();
    let said = office.notices().pop().expect("it is said");
    assert!(said.contains("忽略 1 处提示（D3 病假缺考）"), "{said}");
    assert_eq!(office.source("党员", "评分", "李二", "业务攻关"), "来自 得分.csv › D3");
}
