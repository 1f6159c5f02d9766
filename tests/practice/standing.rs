//! Patterns 12 to 18: what follows from points.

use evalbook::session::{
    Aggregate, Alert, ClassPart, Condition, Effect, EntryColumn, EntryTable, Figure, Filter, IndicatorPart,
    Kind, Leaning, Link, LinkException, Measure, Options, Outcome, Quota, QuotaScope, Ranking, Rounding,
    SchemeChange, Ties, UnitShare, usual,
};

use crate::author::Author;

/// People with one mark each and the usual grades from 90, 80 and 60.
fn marked(names: &[&str], marks: &[&str]) -> Author {
    let mut author = Author::of(&["党员"]);
    author.rule("成绩", 100.0, "直接打分");
    author.part(0, ClassPart::Grades(usual::bands(usual::GRADES[0])));
    author.rows("党员", "姓名", &names.join("\n"));
    for (name, mark) in names.iter().zip(marks) {
        author.enter("党员", "成绩", &[(name, mark)]);
    }
    author
}

fn best(author: &mut Author, class: usize, quota: Quota) {
    let mut grades = usual::bands(usual::GRADES[0]);
    grades[0].quota = Some(quota);
    author.part(class, ClassPart::Grades(grades));
}

/// One fifth of seven is 1.4: one place rounded down or half up, two rounded up.
#[test]
fn pattern_12_quota_and_its_rounding() {
    for (rounding, second) in [(Rounding::Down, "良好"), (Rounding::HalfUp, "良好"), (Rounding::Up, "优秀")]
    {
        let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚"];
        let mut author = marked(&names, &["97", "96", "95", "94", "93", "92", "91"]);
        best(&mut author, 0, Quota { rounding, ..usual::quota() });
        author.check("党员", "等次", &[("甲", "优秀"), ("乙", second), ("丙", "良好")]);
    }
}

/// Two branches of five, one fifth each: one place in the first, none in the second, whose own grade
/// is 不合格. Pooled, the two places of ten are shared out one to one.
#[test]
fn pattern_12_places_by_the_units_own_grade() {
    for (scope, units, expected) in [
        (QuotaScope::Group("所属党支部".into()), vec![("不合格", 0.0)], ["优秀", "良好", "良好"]),
        (QuotaScope::Pooled, Vec::new(), ["优秀", "良好", "优秀"]),
    ] {
        let mut author = Author::of(&["党支部", "党员"]);
        author.rule("支部成绩", 100.0, "直接打分");
        author.leaf(1, &[], ("成绩", 100.0, "直接打分"));
        author.part(0, ClassPart::Grades(usual::bands(usual::GRADES[0])));
        author.part(1, ClassPart::Link(Some(Link { own: 1.0, linked: 0.0, ..usual::link("党支部") })));
        let units =
            units.into_iter().map(|(grade, share)| UnitShare { grade: grade.into(), share }).collect();
        best(&mut author, 1, Quota { scope, units, ..usual::quota() });
        author.rows("党支部", "党支部名称", "一支部\n二支部");
        author.enter("党支部", "支部成绩", &[("一支部", "95"), ("二支部", "50")]);
        let people = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
        for (at, name) in people.into_iter().enumerate() {
            let branch = if at < 5 { "一支部" } else { "二支部" };
            author.rows("党员", "姓名", &format!("{name}\t\t\t{branch}"));
            author.enter("党员", "成绩", &[(name, &(99 - at).to_string())]);
        }
        author.check("党员", "等次", &[("甲", expected[0]), ("乙", expected[1]), ("己", expected[2])]);
    }
}

/// 1-2-2-4, 1-2-2-3, told apart by an indicator, and what is left by hand.
#[test]
fn pattern_13_ties() {
    for (ties, chain, by_hand, expected) in [
        (Ties::Shared, false, false, ["1", "2", "2", "4"]),
        (Ties::Dense, false, false, ["1", "2", "2", "3"]),
        (Ties::Shared, true, false, ["1", "3", "2", "4"]),
        (Ties::Shared, false, true, ["1", "3", "2", "4"]),
    ] {
        let mut author = Author::of(&["科室"]);
        author.leaf(0, &[], ("业绩", 50.0, "直接打分"));
        author.leaf(0, &[], ("作风", 50.0, "直接打分"));
        author.part(
            0,
            ClassPart::Ranking(Ranking {
                ties,
                chain: chain.then(|| "业绩得分".to_owned()).into_iter().collect(),
                by_hand: by_hand.then(|| "同分排序".to_owned()),
                within: None,
            }),
        );
        author.rows("科室", "科室名称", "甲\n乙\n丙\n丁");
        author.enter("科室", "业绩", &[("甲", "45"), ("乙", "40"), ("丙", "42"), ("丁", "30")]);
        author.enter("科室", "作风", &[("甲", "45"), ("乙", "42"), ("丙", "40"), ("丁", "30")]);
        if by_hand {
            author.enter("科室", "同分排序", &[("乙", "2"), ("丙", "1")]);
        }
        let ranks = ["甲", "乙", "丙", "丁"].into_iter().zip(expected).collect::<Vec<_>>();
        author.check("科室", "名次", &ranks);
    }
}

#[test]
fn pattern_14_veto_cap_and_bar() {
    let mut author = marked(&["甲", "乙", "丙"], &["95", "95", "95"]);
    author.part(
        0,
        ClassPart::Restrictions(vec![
            usual::restriction("一票否决", Effect::Zero),
            usual::restriction("取消评优资格", Effect::GradeAtMost("良好".into())),
            usual::restriction("受到处分", Effect::GradeAtMost("合格".into())),
        ]),
    );
    author.enter("党员", "一票否决", &[("甲", "是")]);
    author.enter("党员", "取消评优资格", &[("乙", "是")]);
    author.enter("党员", "受到处分", &[("丙", "是")]);
    author.check("党员", "先锋指数", &[("甲", "0.00"), ("乙", "95.00"), ("丙", "95.00")]);
    author.check("党员", "等次", &[("甲", "不合格"), ("乙", "良好"), ("丙", "合格")]);
}

/// The golden example: 0.8 × 92.952 + 0.2 × 98.63 = 94.0876; for a secretary (92.952 + 98.63) ÷ 2 =
/// 95.791; 0.8 × 104 + 0.2 × 98.63 is capped at 100.
#[test]
fn pattern_15_linked_scores() {
    let mut author = Author::of(&["党支部", "党员"]);
    author.rule("支部成绩", 100.0, "直接打分");
    author.leaf(1, &[], ("成绩", 110.0, "直接打分"));
    let secretaries = LinkException { is: "支部书记".into(), ..usual::exception("职务") };
    author.part(1, ClassPart::Link(Some(Link { exceptions: vec![secretaries], ..usual::link("党支部") })));
    author.part(1, ClassPart::Cap(Some(100.0)));
    author.rows("党支部", "党支部名称", "甲支部");
    author.enter("党支部", "支部成绩", &[("甲支部", "98.63")]);
    author.rows("党员", "姓名", "王某\t\t\t甲支部\n书记\t\t支部书记\t甲支部\n能人\t\t\t甲支部");
    author.enter("党员", "成绩", &[("王某", "92.952"), ("书记", "92.952"), ("能人", "104")]);
    author.check("党员", "先锋指数", &[("王某", "94.09"), ("书记", "95.79"), ("能人", "100.00")]);
}

/// A branch takes the mean of its members' own scores, (80 + 90) ÷ 2, while theirs is linked to it.
#[test]
fn pattern_15_a_branch_from_its_members() {
    let mut author = Author::of(&["党支部", "党员"]);
    author.leaf(1, &[], ("成绩", 100.0, "直接打分"));
    author.part(1, ClassPart::Link(Some(usual::link("党支部"))));
    author.rule("党员平均", 100.0, "所属对象的平均分");
    author.rows("党支部", "党支部名称", "甲支部");
    author.rows("党员", "姓名", "王某\t\t\t甲支部\n李某\t\t\t甲支部");
    author.enter("党员", "成绩", &[("王某", "80"), ("李某", "90")]);
    author.check("党支部", "堡垒指数", &[("甲支部", "85.00")]);
    // 0.8 × 80 + 0.2 × 85.
    author.check("党员", "先锋指数", &[("王某", "81.00"), ("李某", "89.00")]);
    let least = Measure::Subjects {
        class: "党员".into(),
        attribute: "所属党支部".into(),
        figure: Figure::Part("成绩".into()),
        aggregate: Aggregate::Minimum { value: String::new() },
    };
    author.indicator(0, &[0], IndicatorPart::Measure(Box::new(least)));
    author.check("党支部", "堡垒指数", &[("甲支部", "80.00")]);
}

/// The three values are kept; one without a reason has no effect.
#[test]
fn pattern_16_adjustment() {
    let mut author = marked(&["甲", "乙"], &["85", "85"]);
    author.part(0, ClassPart::Adjustment(Some(usual::adjustment())));
    author.enter("党员", "调整后指数", &[("甲", "88"), ("乙", "88")]);
    author.enter("党员", "调整理由", &[("甲", "复核漏记")]);
    author.check("党员", "计算指数", &[("甲", "85.00"), ("乙", "85.00")]);
    author.check("党员", "先锋指数", &[("甲", "88.00"), ("乙", "85.00")]);
}

#[test]
fn pattern_17_outcomes_over_two_years() {
    let mut author = marked(&["甲", "乙", "丙"], &["95", "50", "55"]);
    author.part(0, ClassPart::Previous(Some(usual::previous())));
    let outcome = |name: &str, leaning, condition| Outcome {
        name: name.into(),
        leaning,
        condition,
        action: "见办法".into(),
        source: "第九条".into(),
    };
    let low = || vec!["不合格".to_owned()];
    author.part(
        0,
        ClassPart::Outcomes(vec![
            outcome("表彰", Leaning::Commend, Condition::Grade(vec!["优秀".into()])),
            outcome("约谈", Leaning::Urge, Condition::Grade(low())),
            outcome("调整岗位", Leaning::Urge, Condition::GradeAgain(low())),
            outcome(
                "重点帮扶",
                Leaning::Urge,
                Condition::All(vec![Condition::Grade(low()), Condition::Below(52.0)]),
            ),
        ]),
    );
    author.roster("党员", "丙", "上年等次", "不合格");
    for (column, listed) in [
        ("结果.表彰", [true, false, false]),
        ("结果.约谈", [false, true, true]),
        ("结果.调整岗位", [false, false, true]),
        ("结果.重点帮扶", [false, true, false]),
    ] {
        let shown = ["甲", "乙", "丙"].map(|name| !author.0.result("党员", name, column).is_empty());
        assert_eq!(shown, listed, "{column}");
    }
}

/// Publishing, objection and review are rows of a table, each with its day; an objection that is open
/// raises an alert until it is closed.
#[test]
fn pattern_18_procedure() {
    let mut author = marked(&["甲", "乙"], &["85", "85"]);
    author.change(SchemeChange::AddTable("公示与复核".into()));
    let choice = |words: &[&str]| Options::Choice(words.iter().map(|word| (*word).to_owned()).collect());
    let column = |name: &str, kind, options| EntryColumn { name: name.into(), kind, options, formula: None };
    let columns = vec![
        column("对象", Kind::Text, Options::SubjectOf("党员".into())),
        column("环节", Kind::Text, choice(&["公示", "异议", "复核"])),
        column("日期", Kind::Date, Options::Free),
        column("状态", Kind::Text, choice(&["办理中", "已办结"])),
    ];
    let table = EntryTable { name: "公示与复核".into(), purpose: "每步一行。".into(), columns };
    author.change(SchemeChange::Table(0, table));
    let open = Condition::Rows {
        table: "公示与复核".into(),
        owner: "对象".into(),
        only: vec![
            Filter { column: "环节".into(), is: "异议".into() },
            Filter { column: "状态".into(), is: "办理中".into() },
        ],
        most: 0.0,
    };
    author.part(
        0,
        ClassPart::Alerts(vec![Alert {
            name: "异议未办结".into(),
            condition: open,
            source: "第十条".into(),
        }]),
    );
    author.entries(
        "公示与复核",
        "对象",
        "甲\t公示\t2026-12-01\t已办结\n甲\t异议\t2026-12-03\t办理中\n乙\t异议\t2026-12-03\t已办结",
    );
    let raised = |author: &mut Author| {
        ["甲", "乙"].map(|name| !author.0.result("党员", name, "预警.异议未办结").is_empty())
    };
    assert_eq!(raised(&mut author), [true, false]);
    author.entry("公示与复核", 1, "状态", "已办结");
    assert_eq!(raised(&mut author), [false, false]);
}
