//! A scheme is built verb by verb; each step can be taken back, each wrong one says why.

use std::collections::BTreeSet;

use super::{ClassPart, IndicatorPart, IndicatorPlace, SchemeChange, Way, rule_patterns};
use crate::book::{Book, Calculation};
use crate::engine::Value;
use crate::scheme::{
    Aggregate, Aggregation, Alert, Body, Condition, Conversion, Effect, Figure, Indicator, Link, Measure,
    Options, Ranking, Restriction, Role, reference_scheme,
};
use crate::sentence::Sentence;
use crate::session::open::Open;

/// Someone who edits a scheme.
struct Editor(Open);

impl Editor {
    fn empty() -> Self {
        let mut scheme = reference_scheme();
        scheme.classes.clear();
        scheme.tables.clear();
        Self(Open::new(Book::new(scheme, "考评", "", "2026 年度", 46387.0)))
    }

    fn reference() -> Self {
        Self(Open::new(crate::book::sample()))
    }

    fn changes(&mut self, change: SchemeChange) -> Option<Sentence> {
        let step = self.0.scheme_change(change).expect("the change is possible");
        self.0.step(step.label, &step.change).expect("the step fits");
        step.warning
    }

    fn class(&mut self, class: usize, part: ClassPart) {
        self.changes(SchemeChange::Class(class, Box::new(part)));
    }

    fn indicator(&mut self, class: usize, path: &[usize], part: IndicatorPart) {
        self.changes(at(class, path, part));
    }

    fn refused(&self, change: SchemeChange) -> String {
        match self.0.scheme_change(change) {
            Ok(step) => panic!("{} should have been refused", step.label.zh),
            Err(sentence) => sentence.zh,
        }
    }

    fn leaf(&self, class: usize, path: &[usize]) -> &Indicator {
        let mut found = &self.0.book.scheme.classes[class].indicators[path[0]];
        for position in &path[1..] {
            let Body::Group { children, .. } = &found.body else { panic!("not a group") };
            found = &children[*position];
        }
        found
    }

    fn tables(&self) -> Vec<&str> {
        self.0.book.tables.iter().map(|table| table.name.as_str()).collect()
    }

    fn columns(&self, table: usize) -> Vec<&str> {
        self.0.book.tables[table].columns.iter().map(|column| column.name.as_str()).collect()
    }

    fn sound(&self) {
        assert_eq!(self.0.calculation.model().diagnostics(), []);
    }
}

fn at(class: usize, path: &[usize], part: IndicatorPart) -> SchemeChange {
    SchemeChange::Indicator(IndicatorPlace { class, path: path.to_vec() }, Box::new(part))
}

fn add_class(name: &str) -> SchemeChange {
    SchemeChange::AddClass(name.into())
}

fn leaf(name: &str) -> IndicatorPart {
    IndicatorPart::AddLeaf(name.into())
}

fn link(class: &str) -> Link {
    Link {
        attribute: "所在支部".into(),
        class: class.into(),
        own: 0.8,
        linked: 0.2,
        exceptions: Vec::new(),
        memberships: None,
        source: String::new(),
    }
}

#[test]
fn every_pattern_lowers_compiles_and_is_known_again() {
    let mut names = BTreeSet::new();
    for (position, pattern) in rule_patterns().iter().enumerate() {
        let mut editor = Editor::empty();
        editor.changes(add_class("党支部"));
        editor.changes(add_class("党员"));
        editor.class(1, ClassPart::Link(Some(link("党支部"))));
        editor.indicator(0, &[], leaf("志愿服务"));
        editor.indicator(0, &[0], IndicatorPart::Pattern(position));
        editor.sound();
        let Body::Leaf { measure, conversion, .. } = &editor.leaf(0, &[0]).body else { panic!("a leaf") };
        let known: Vec<usize> = (0..rule_patterns().len())
            .filter(|other| rule_patterns()[*other].fits(measure, conversion))
            .collect();
        assert_eq!(known, [position], "{}", pattern.name().zh);
        assert!(names.insert(pattern.name().zh) && !pattern.example().zh.is_empty());
    }
}

#[test]
fn a_scheme_is_built_from_an_empty_one_and_taken_back_to_it() {
    let mut editor = Editor::empty();
    let before = editor.0.book.clone();
    editor.changes(add_class("党支部"));
    editor.changes(add_class("党员"));
    editor.class(1, ClassPart::Link(Some(link("党支部"))));
    editor.indicator(0, &[], IndicatorPart::AddGroup("重点任务".into()));
    editor.indicator(0, &[0], leaf("年度任务"));
    editor.indicator(1, &[], leaf("业务攻关"));
    editor.indicator(1, &[], leaf("志愿服务"));
    editor.indicator(1, &[1], IndicatorPart::Pattern(1));
    editor.indicator(1, &[], IndicatorPart::Normalise);
    editor.class(
        1,
        ClassPart::Restrictions(vec![Restriction {
            column: "一票否决".into(),
            is: "是".into(),
            effect: Effect::Zero,
            source: String::new(),
        }]),
    );
    editor.sound();
    assert_eq!(editor.tables(), ["党支部", "党员"]);
    assert_eq!(
        editor.columns(1),
        ["标识", "姓名", "工号", "职务", "所在支部", "业务攻关", "志愿服务次数", "一票否决"]
    );
    assert_eq!(editor.0.book.tables[1].columns[4].options, Options::SubjectOf("党支部".into()));
    assert_eq!(editor.leaf(0, &[0, 0]).code, "A1");
    assert_eq!((editor.leaf(1, &[0]).share, editor.leaf(1, &[1]).share), (50.0, 50.0));
    let after = editor.0.book.clone();
    while editor.0.undo().expect("every step can be taken back").is_some() {}
    assert_eq!(editor.0.book, before);
    while editor.0.redo().expect("and made again").is_some() {}
    assert_eq!(editor.0.book, after);
}

#[test]
fn what_cannot_be_is_refused_with_a_sentence() {
    let mut editor = Editor::reference();
    editor.changes(add_class("科室"));
    let long = "很".repeat(41);
    for (change, part) in [
        (add_class("党员"), "已经有“党员”了"),
        (add_class("测评票"), "已经有“测评票”了"),
        (add_class(" "), "不能为空"),
        (add_class("3组"), "不能以数字开头"),
        (add_class("党员（在职）"), "“（”不能用在公式中"),
        (add_class(&long), "名称太长"),
        (SchemeChange::AddTable("党员".into()), "已经有“党员”了"),
        (SchemeChange::RemoveClass(0), "请先取消挂钩"),
        (SchemeChange::RemoveClass(9), "已不在考评办法里"),
        (SchemeChange::RemoveTable(0), "请先改掉那里的规则"),
        (at(1, &[], leaf("业务攻关")), "已经有“业务攻关”了"),
        (at(1, &[1], leaf("新的")), "请先新增一个指标组"),
        (at(1, &[0], IndicatorPart::Move(Way::In)), "没有可以移入的指标组"),
        (at(1, &[0], IndicatorPart::Missing(crate::scheme::Missing::Zero)), "没有自己的计分规则"),
        (at(1, &[1], IndicatorPart::Share(-1.0)), "须是 0 或正数"),
        (at(1, &[1], IndicatorPart::Share(f64::NAN)), "须是 0 或正数"),
        (SchemeChange::Class(0, Box::new(ClassPart::RemoveAttribute(0))), "不能删除"),
        (SchemeChange::Class(1, Box::new(ClassPart::RemoveAttribute(2))), "请先取消挂钩"),
        (SchemeChange::Class(0, Box::new(ClassPart::Link(Some(link("党员"))))), "不能这样挂钩"),
        (SchemeChange::Class(0, Box::new(ClassPart::Link(Some(link("党支部"))))), "不能这样挂钩"),
        (SchemeChange::Class(1, Box::new(ClassPart::Index("名次".into()))), "已经有“名次”了"),
    ] {
        let said = editor.refused(change);
        assert!(said.contains(part), "{said} does not say {part}");
    }
}

#[test]
fn new_names_reach_every_place_and_keep_figures() {
    let mut editor = Editor::reference();
    let index = |editor: &Editor| -> Vec<Value> {
        let calculation = &editor.0.calculation;
        let column = calculation.role_position(1, &Role::Index).expect("members have an index");
        (0..60).map(|row| calculation.value(1, column, row)).collect()
    };
    let before = index(&editor);
    assert!(before.iter().any(|value| matches!(value, Value::Number(number) if *number > 80.0)));
    for change in [
        SchemeChange::Class(1, Box::new(ClassPart::Name("同志".into()))),
        SchemeChange::Class(0, Box::new(ClassPart::Name("支委会".into()))),
        SchemeChange::Class(0, Box::new(ClassPart::Index("战斗指数".into()))),
        at(1, &[0, 3], IndicatorPart::Name("公益服务".into())),
        at(0, &[1], IndicatorPart::Name("融合".into())),
    ] {
        assert_eq!(editor.changes(change), None, "nothing is lost by a name");
        editor.sound();
        assert_eq!(index(&editor), before);
    }
    for (table, column, to) in [(0, 3, "分量"), (1, 2, "得票"), (2, 2, "谁")] {
        let mut entries = editor.0.book.scheme.tables[table].clone();
        entries.columns[column].name = to.into();
        entries.name = format!("新{}", entries.name);
        assert_eq!(editor.changes(SchemeChange::Table(table, entries)), None);
        editor.sound();
        assert_eq!(index(&editor), before);
    }
    assert_eq!(editor.tables()[..6], ["支委会", "同志", "党组", "新年度任务", "新测评票", "新加减分台账"]);
    let Body::Leaf { measure: Measure::Entry { column, .. }, .. } = &editor.leaf(1, &[0, 3]).body else {
        panic!("an entry")
    };
    assert_eq!(column, "公益服务");
}

#[test]
fn what_goes_with_entries_is_said() {
    let mut editor = Editor::reference();
    let warning = editor.changes(at(1, &[0, 1], IndicatorPart::Remove)).expect("entries go");
    assert!(warning.zh.contains("60 个已录入的数据"), "{}", warning.zh);
    assert!(warning.zh.contains("Ctrl+Z"));
    editor.sound();
}

#[test]
fn what_names_an_indicator_goes_with_it_and_is_said() {
    let mut editor = Editor::empty();
    editor.changes(add_class("党支部"));
    editor.changes(add_class("党员"));
    editor.class(1, ClassPart::Link(Some(link("党支部"))));
    editor.indicator(1, &[], IndicatorPart::AddGroup("业绩".into()));
    editor.indicator(1, &[0], leaf("攻关"));
    editor.indicator(1, &[], leaf("学习"));
    editor.indicator(1, &[1], IndicatorPart::Pattern(10));
    editor.indicator(0, &[], leaf("带队"));
    editor.indicator(0, &[0], IndicatorPart::Pattern(11));
    let figure = Measure::Subjects {
        class: "党员".into(),
        attribute: "所在支部".into(),
        figure: Figure::Part("攻关".into()),
        aggregate: Aggregate::Mean { value: String::new() },
    };
    editor.indicator(0, &[0], IndicatorPart::Measure(Box::new(figure)));
    let chain = ["攻关得分", "学习得分"].map(str::to_owned).into();
    let ranking = editor.0.book.scheme.classes[1].ranking.clone();
    editor.class(1, ClassPart::Ranking(Ranking { chain, ..ranking }));
    let below = |indicator: &str| Condition::PartBelow { indicator: indicator.into(), share: 0.6 };
    let alert = |name: &str, condition| Alert { name: name.into(), condition, source: String::new() };
    let both = Condition::All(vec![Condition::Below(60.0), below("攻关")]);
    let fell = Condition::FellByPart { indicator: "学习".into(), by: 0.1 };
    editor.class(
        1,
        ClassPart::Alerts(vec![alert("攻关弱", both), alert("学习弱", below("学习")), alert("学习降", fell)]),
    );
    editor.sound();

    // Renamed, all of them follow and nothing is said.
    assert_eq!(editor.changes(at(1, &[0, 0], IndicatorPart::Name("攻坚".into()))), None);
    assert_eq!(editor.changes(at(1, &[1], IndicatorPart::Name("研学".into()))), None);
    editor.sound();
    assert_eq!(editor.0.book.scheme.classes[1].ranking.chain, ["攻坚得分", "研学得分"]);

    // Scored otherwise, it no longer falls from part to part.
    let said = editor.changes(at(1, &[1], IndicatorPart::Pattern(0))).expect("an alert goes");
    assert!(said.zh.contains("删除预警“学习降”"), "{}", said.zh);

    // With the group goes what is in it, and whatever names that.
    let said = editor.changes(at(1, &[0], IndicatorPart::Remove)).expect("more goes with it");
    for part in ["同分不再比较“攻坚得分”", "删除预警“攻关弱”", "“带队”改取党员的本人得分", "Ctrl+Z"]
    {
        assert!(said.zh.contains(part), "{}", said.zh);
    }
    editor.sound();
    let class = &editor.0.book.scheme.classes[1];
    assert_eq!(class.ranking.chain, ["研学得分"]);
    assert_eq!(class.alerts.iter().map(|alert| alert.name.as_str()).collect::<Vec<_>>(), ["学习弱"]);
    assert!(editor.refused(SchemeChange::RemoveClass(1)).contains("“带队”取“党员”的数"));

    // Somebody's own formula is not rewritten: it has to be changed first, also for an entry's column.
    for formula in ["[@研学得分]*2", "[@研学]*2", "SUM(党员[研学得分])", "党员.研学.满分"] {
        editor.indicator(1, &[], leaf("合算"));
        let measure = Measure::Formula { formula: formula.into(), kind: crate::scheme::Kind::Number };
        editor.indicator(1, &[1], IndicatorPart::Measure(Box::new(measure)));
        let refusal = editor.refused(at(1, &[0], IndicatorPart::Remove));
        assert!(
            refusal.contains(&format!("公式“={formula}”要用到“研学”")) || refusal.contains("研学得分"),
            "{refusal}"
        );
        editor.indicator(1, &[1], IndicatorPart::Remove);
    }
}

#[test]
fn shares_are_scaled_to_the_whole() {
    let mut editor = Editor::empty();
    editor.changes(add_class("科室"));
    for (name, share) in [("甲项", 10.0), ("乙项", 10.0), ("丙项", 10.0)] {
        editor.indicator(0, &[], leaf(name));
        let last = editor.0.book.scheme.classes[0].indicators.len() - 1;
        editor.indicator(0, &[last], IndicatorPart::Share(share));
    }
    let shares = |editor: &Editor| -> Vec<f64> {
        editor.0.book.scheme.classes[0].indicators.iter().map(|indicator| indicator.share).collect()
    };
    editor.indicator(0, &[], IndicatorPart::Normalise);
    // 100 ÷ 3 in hundredths is 33.33 each; the hundredth that is left goes to one of them.
    assert_eq!(shares(&editor), [33.33, 33.33, 33.34]);
    editor.class(0, ClassPart::Aggregation(Aggregation::Weights));
    assert_eq!(shares(&editor).iter().sum::<f64>(), 1.0);
    editor.class(0, ClassPart::Aggregation(Aggregation::Points));
    assert!((shares(&editor).iter().sum::<f64>() - 100.0).abs() < 1e-9);
    editor.sound();
}

#[test]
fn indicators_move_between_groups() {
    let mut editor = Editor::empty();
    editor.changes(add_class("科室"));
    editor.indicator(0, &[], IndicatorPart::AddGroup("业绩".into()));
    editor.indicator(0, &[], leaf("创新"));
    editor.indicator(0, &[], leaf("服务"));
    let names = |editor: &Editor| -> Vec<(Vec<usize>, String)> {
        let view = editor.0.scheme_view();
        view.classes[0].indicators.iter().map(|one| (one.path.clone(), one.name.clone())).collect()
    };
    let of = |path: &[usize], name: &str| (path.to_vec(), name.to_owned());
    editor.indicator(0, &[1], IndicatorPart::Move(Way::In));
    assert_eq!(names(&editor), [of(&[0], "业绩"), of(&[0, 0], "创新"), of(&[1], "服务")]);
    editor.indicator(0, &[1], IndicatorPart::Move(Way::Up));
    assert_eq!(names(&editor), [of(&[0], "服务"), of(&[1], "业绩"), of(&[1, 0], "创新")]);
    editor.indicator(0, &[1, 0], IndicatorPart::Move(Way::Out));
    assert_eq!(names(&editor), [of(&[0], "服务"), of(&[1], "业绩"), of(&[2], "创新")]);
}

/// The published patterns' figures: 2 each, at most 12, so that 15 times still give 12; 6 less 2 each;
/// below 60 % nothing, in proportion to the full mark.
#[test]
fn rules_are_tried_on_samples() {
    let mut editor = Editor::empty();
    editor.changes(add_class("科室"));
    let samples = |editor: &mut Editor, share: f64, pattern: usize, conversion: Conversion| {
        editor.indicator(0, &[], leaf("甲项"));
        editor.indicator(0, &[0], IndicatorPart::Share(share));
        editor.indicator(0, &[0], IndicatorPart::Pattern(pattern));
        editor.indicator(0, &[0], IndicatorPart::Conversion(conversion));
        let tried = editor.0.scheme_view().classes[0].indicators[0].samples.clone();
        editor.indicator(0, &[0], IndicatorPart::Remove);
        tried.into_iter().map(|(quantity, points)| format!("{quantity}→{points}")).collect::<Vec<_>>()
    };
    let added = samples(&mut editor, 12.0, 1, Conversion::Addition { each: 2.0 });
    assert_eq!(added, ["0→0", "1→2", "3→6", "9→12"]);
    let deducted = samples(&mut editor, 6.0, 2, Conversion::Deduction { each: 2.0 });
    assert_eq!(deducted, ["0→6", "1→4", "2→2", "6→0"]);
    let proportion = Conversion::Proportion { target: 1.0, floor: Some(0.6), most: 1.0 };
    assert_eq!(samples(&mut editor, 10.0, 3, proportion), ["50%→0", "80%→8", "100%→10", "120%→10"]);
}

#[test]
fn a_task_is_given_to_many_owners_at_once() {
    let mut editor = Editor::reference();
    let grid = crate::session::Grid { table: 3, facet: crate::session::Facet::Scores };
    let owners = ["国库党支部".to_owned(), "监督评价党支部".to_owned()];
    let edited = editor.0.assign(grid, &[0, 1], 1, &owners).expect("there is such a table");
    editor.0.step(edited.label, &edited.change.expect("rows are added")).expect("they fit");
    let table = &editor.0.book.tables[3];
    assert_eq!(table.rows, 52);
    let row = |row: usize| [0, 1, 3].map(|column| table.value(column, row));
    for (copied, from, owner) in [(48, 0, 0), (49, 0, 1), (50, 1, 0), (51, 1, 1)] {
        assert_eq!(row(copied), [row(from)[0].clone(), Value::text(&owners[owner]), row(from)[2].clone()]);
    }
    let anew = Calculation::new(&editor.0.book);
    assert_eq!(anew.model().diagnostics(), []);
}

#[test]
fn a_grade_that_goes_takes_what_asks_for_it_along() {
    let mut editor = Editor::reference();
    let member = 1;
    let class = &editor.0.book.scheme.classes[member];
    let mut grades = class.grades.clone();
    let last = grades.pop().expect("a last grade").name;
    let asked = |editor: &Editor| format!("{:?}", editor.0.book.scheme.classes[member].outcomes);
    assert!(asked(&editor).contains(&format!("{last:?}")), "the sample has an outcome of {last}");
    let capped = class.restrictions.iter().any(|one| one.effect == Effect::GradeAtMost(last.clone()));
    assert!(!capped, "no cap is at {last}");
    editor.class(member, ClassPart::Grades(grades.clone()));
    assert!(!asked(&editor).contains(&format!("{last:?}")));
    editor.sound();

    let restriction =
        Restriction { effect: Effect::GradeAtMost(grades[1].name.clone()), ..veto_of(&editor, member) };
    editor.class(member, ClassPart::Restrictions(vec![restriction]));
    grades.remove(1);
    let why = editor.refused(SchemeChange::Class(member, Box::new(ClassPart::Grades(grades))));
    assert!(why.contains("请先在“否决与限制”里改掉"), "{why}");
}

fn veto_of(editor: &Editor, class: usize) -> Restriction {
    editor.0.book.scheme.classes[class].restrictions[0].clone()
}
