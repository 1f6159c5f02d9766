//! What the screen says of where a value came from, through edits, undo, saving and restoring.

mod office;

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
