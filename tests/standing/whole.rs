//! A scheme that decides the standing by every means at once, with eight units and 78 people.

use evalbook::scheme::{
    Adjustment, Aggregation, Alert, Apportionment, Condition, Conversion, Effect, EntryColumn, EntryTable,
    Filter, Kind, Leaning, LinkException, Measure, Memberships, Missing, Options, Outcome, Previous, Quota,
    QuotaScope, Rounding, Scheme, Ties, UnitShare,
};

use crate::desk::{Desk, PEOPLE, UNITS, leaf, link, mark, restriction, scheme};

/// How many people each unit has; see the tests of quotas.
const SIZES: [usize; 8] = [8, 8, 8, 13, 7, 12, 12, 10];

/// The scheme; ranks by these ties.
pub fn whole(ties: Ties) -> Scheme {
    let mut scheme = scheme();
    let column = |(name, kind): (&str, Kind)| EntryColumn {
        name: name.into(),
        kind,
        options: Options::Free,
        formula: None,
    };
    for (name, columns) in [
        (
            "任职记录",
            vec![("人员", Kind::Text), ("单位", Kind::Text), ("起", Kind::Date), ("止", Kind::Date)],
        ),
        ("任务", vec![("事项", Kind::Text), ("责任人", Kind::Text), ("状态", Kind::Text)]),
    ] {
        scheme.tables.push(EntryTable {
            name: name.into(),
            purpose: String::new(),
            columns: columns.into_iter().map(column).collect(),
        });
    }
    let class = &mut scheme.classes[1];
    let count =
        |column: &str| Measure::Entry { column: column.into(), kind: Kind::Count, options: Options::Free };
    let parts = Measure::Parts { column: "学习".into(), kind: Kind::Number, options: Options::Free };
    class.aggregation = Aggregation::Weights;
    class.indicators = vec![
        mark("成绩", 0.6),
        leaf("活动", 0.2, count("活动次数"), Conversion::Addition { each: 20.0 }, Missing::Zero),
        leaf("缺勤", 0.1, count("缺勤次数"), Conversion::Deduction { each: 10.0 }, Missing::Zero),
        leaf("学习", 0.1, parts, Conversion::Mark, Missing::Pending),
    ];
    class.apportionment =
        Some(Apportionment { column: "在岗月数".into(), full: 12.0, source: "第二条".into() });
    let mut link = link(0.8, 0.2);
    link.exceptions =
        vec![LinkException { column: "职务".into(), is: "支部书记".into(), own: 0.5, linked: 0.5 }];
    link.memberships = Some(Memberships {
        table: "任职记录".into(),
        member: "人员".into(),
        unit: "单位".into(),
        from: "起".into(),
        to: "止".into(),
    });
    class.link = Some(link);
    class.restrictions = vec![
        restriction("一票否决", Effect::Zero),
        restriction("诫勉", Effect::GradeAtMost("良好".into())),
        restriction("试用期", Effect::NoGrade("不定等次".into())),
        restriction("病休", Effect::Exempt("不参评".into())),
    ];
    class.adjustment = Some(Adjustment {
        column: "调整后指数".into(),
        reason: "调整理由".into(),
        by: "调整批准人".into(),
        source: "第八条".into(),
    });
    class.ranking.ties = ties;
    class.ranking.chain = vec!["成绩得分".into(), "学习得分".into()];
    class.ranking.by_hand = Some("同分排序".into());
    class.ranking.within = Some("支部".into());
    let quota = |share: f64, scope: QuotaScope, units: &[(&str, f64)]| Quota {
        share,
        rounding: Rounding::Down,
        scope,
        units: units.iter().map(|&(grade, share)| UnitShare { grade: grade.into(), share }).collect(),
        source: "第六条".into(),
    };
    class.grades[0].quota = Some(quota(0.2, QuotaScope::Pooled, &[("不合格", 0.0), ("优秀", 0.25)]));
    class.grades[1].quota = Some(quota(0.4, QuotaScope::Group("科室".into()), &[]));
    class.previous = Some(Previous { index: "上年指数".into(), grade: "上年等次".into() });
    class.outcomes = outcomes();
    class.alerts = alerts();
    scheme
}

fn outcomes() -> Vec<Outcome> {
    let outcome = |name: &str, leaning, condition, action: &str| Outcome {
        name: name.into(),
        leaning,
        condition,
        action: action.into(),
        source: "第十一条".into(),
    };
    vec![
        outcome("表彰名单", Leaning::Commend, Condition::Grade(vec!["优秀".into()]), "通报表扬"),
        outcome("前五名", Leaning::Commend, Condition::RankWithin(5.0), "优先推荐"),
        outcome("约谈名单", Leaning::Urge, Condition::Grade(vec!["不合格".into()]), "约谈提醒"),
        outcome(
            "组织处理",
            Leaning::Urge,
            Condition::GradeAgain(vec!["不合格".into(), "合格".into()]),
            "调整岗位",
        ),
    ]
}

fn alerts() -> Vec<Alert> {
    let overdue = Condition::Rows {
        table: "任务".into(),
        owner: "责任人".into(),
        only: vec![Filter { column: "状态".into(), is: "逾期".into() }],
        most: 0.0,
    };
    let alert = |name: &str, condition| Alert { name: name.into(), condition, source: "第十条".into() };
    vec![
        alert("低分", Condition::Below(75.0)),
        alert("同比下降", Condition::FellByYear(5.0)),
        alert("环比下降", Condition::FellByPart { indicator: "学习".into(), by: 10.0 }),
        alert("单项偏低", Condition::PartBelow { indicator: "成绩".into(), share: 0.8 }),
        alert("任务逾期", overdue.clone()),
        alert("无望优秀", Condition::OutOfReach("优秀".into())),
        alert("逾期且偏低", Condition::All(vec![overdue, Condition::Below(80.0)])),
    ]
}

/// The scheme's book on a day, with entries that meet every clause.
pub fn filled(ties: Ties, day: f64) -> Desk {
    let mut desk = Desk::on(day, whole(ties));
    let units: Vec<String> = ["95", "85", "", "90", "50", "88", "88", "70"]
        .iter()
        .enumerate()
        .map(|(unit, score)| format!("第{}支部\t{score}", unit + 1))
        .collect();
    desk.fill(UNITS, &["支部名称", "支部成绩"], &units.join("\n"));
    let mut people = Vec::new();
    let mut number = 0usize;
    for (unit, size) in SIZES.into_iter().enumerate() {
        for member in 0..size {
            people.push(person(number, unit, member));
            number += 1;
        }
    }
    let columns = [
        "姓名",
        "支部",
        "职务",
        "科室",
        "上年指数",
        "上年等次",
        "成绩",
        "活动次数",
        "缺勤次数",
        "一季度学习",
        "二季度学习",
        "三季度学习",
        "四季度学习",
        "在岗月数",
        "一票否决",
        "诫勉",
        "试用期",
        "病休",
        "调整后指数",
        "调整理由",
        "调整批准人",
        "同分排序",
    ];
    desk.fill(PEOPLE, &columns, &people.join("\n"));
    desk.fill(
        "任职记录",
        &["人员", "单位", "起", "止"],
        "1-1\t第2支部\t46023\t46100\n1-1\t第1支部\t46101\t\n4-2\t第3支部\t\t46050\n4-2\t第4支部\t46051\t\n5-0\t第1支部\t40000\t45000",
    );
    desk.fill(
        "任务",
        &["事项", "责任人", "状态"],
        "一\t1-0\t逾期\n二\t1-0\t办结\n三\t4-5\t逾期\n四\t4-5\t逾期\n五\t8-9\t逾期",
    );
    desk
}

/// Figures by a fixed pattern, with equals among them.
fn person(number: usize, unit: usize, member: usize) -> String {
    let yes = |flag: bool| if flag { "是" } else { "" };
    let score = 70 + (number * 7) % 31;
    let quarters = (0..4).map(|part| match number {
        9 | 30 if part == 3 => String::new(),
        _ => (75 + (number * (part + 3)) % 25).to_string(),
    });
    let quarters: Vec<String> = quarters.collect();
    let adjusted = match number {
        3 => "93\t现场核实\t考评领导小组",
        14 => "95\t\t",
        _ => "\t\t",
    };
    format!(
        "{}-{member}\t第{}支部\t{}\t{}\t{}\t{}\t{score}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{adjusted}\t{}",
        unit + 1,
        unit + 1,
        if member == 0 { "支部书记" } else { "科员" },
        ["办公室", "预算科", ""][number % 3],
        if number.is_multiple_of(4) { String::new() } else { (60 + number % 40).to_string() },
        ["优秀", "合格", "不合格"][number % 3],
        number % 7,
        number % 3,
        quarters.join("\t"),
        if number.is_multiple_of(10) { "6" } else { "" },
        yes(number == 20),
        yes(number == 2 || number == 40),
        yes(number == 33),
        yes(number == 50),
        if number.is_multiple_of(11) { "1" } else { "" },
    )
}
