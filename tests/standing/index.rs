//! How an index comes to stand: apportionment, the link's weights and memberships, adjustment,
//! vetoes and exemption.

use evalbook::book::Change;
use evalbook::scheme::{
    Adjustment, Apportionment, Effect, EntryColumn, EntryTable, Kind, LinkException, Memberships, Options,
};

use crate::desk::{Desk, PEOPLE, UNITS, link, people, restriction, scheme};

/// 90 × months ÷ 12, at most the whole; blank is the whole.
#[test]
fn the_base_counts_by_the_part_of_the_period_served() {
    let scheme = people(|class| {
        class.apportionment =
            Some(Apportionment { column: "在岗月数".into(), full: 12.0, source: "第二条".into() });
    });
    let mut desk = Desk::new(scheme);
    desk.fill(
        PEOPLE,
        &["姓名", "成绩", "在岗月数"],
        "甲\t90\t8\n乙\t90\t12\n丙\t90\t\n丁\t90\t13\n戊\t90\t0\n己\t\t6",
    );
    for (subject, index) in [("甲", "60"), ("乙", "90"), ("丙", "90"), ("丁", "90"), ("戊", "0"), ("己", "")]
    {
        assert_eq!(desk.figure(PEOPLE, subject, "先锋指数"), index, "{subject}");
    }
}

/// Secretaries 50/50, members 80/20: 90 and a branch of 70 give 80 and 86; who has no weight on the
/// branch waits for none.
#[test]
fn some_are_linked_by_other_weights() {
    let scheme = people(|class| {
        let mut link = link(0.8, 0.2);
        link.exceptions = [("支部书记", 0.5, 0.5), ("党组成员", 1.0, 0.0)]
            .map(|(is, own, linked)| LinkException { column: "职务".into(), is: is.into(), own, linked })
            .into();
        class.link = Some(link);
    });
    let mut desk = Desk::new(scheme);
    desk.fill(UNITS, &["支部名称", "支部成绩"], "一支部\t70").fill(
        PEOPLE,
        &["姓名", "支部", "职务", "成绩"],
        "甲\t一支部\t支部书记\t90\n乙\t一支部\t科员\t90\n丙\t\t党组成员\t90\n丁\t\t科员\t90",
    );
    for (subject, index, missing) in
        [("甲", "80", "0"), ("乙", "86", "0"), ("丙", "90", "0"), ("丁", "", "1")]
    {
        assert_eq!(desk.figures(PEOPLE, subject, ["先锋指数", "缺项"]), [index, missing], "{subject}");
    }
}

fn with_memberships() -> evalbook::scheme::Scheme {
    let mut scheme = scheme();
    let mut link = link(0.0, 1.0);
    link.memberships = Some(Memberships {
        table: "任职记录".into(),
        member: "人员".into(),
        unit: "单位".into(),
        from: "起".into(),
        to: "止".into(),
    });
    scheme.classes[1].link = Some(link);
    let column = |name: &str, kind: Kind| EntryColumn {
        name: name.into(),
        kind,
        options: Options::Free,
        formula: None,
    };
    scheme.tables.push(EntryTable {
        name: "任职记录".into(),
        purpose: "谁在哪个单位多久。".into(),
        columns: vec![
            column("人员", Kind::Text),
            column("单位", Kind::Text),
            column("起", Kind::Date),
            column("止", Kind::Date),
        ],
    });
    scheme
}

/// The period is 46023 to 46387, 365 days. 甲: 73 days (46023–46095) in a branch of 100 and 292 in one
/// of 50: (73×100 + 292×50) ÷ 365 = 60. 乙: days before the period and after it do not count, a blank
/// end is the period's. 丙 has no row and counts by the attribute. 丁's second branch has no index yet.
#[test]
fn a_transfer_counts_by_days() {
    let mut desk = Desk::new(with_memberships());
    desk.fill(UNITS, &["支部名称", "支部成绩"], "一支部\t100\n二支部\t50\n三支部\t")
        .fill(PEOPLE, &["姓名", "支部", "成绩"], "甲\t二支部\t0\n乙\t二支部\t0\n丙\t二支部\t0\n丁\t三支部\t0")
        .fill(
            "任职记录",
            &["人员", "单位", "起", "止"],
            "甲\t一支部\t46023\t46095\n甲\t二支部\t46096\t\n乙\t二支部\t40000\t46022\n乙\t一支部\t46000\t47000\n丁\t一支部\t\t46095\n丁\t三支部\t46096\t",
        );
    for (subject, index) in [("甲", "60"), ("乙", "100"), ("丙", "50"), ("丁", "")] {
        assert_eq!(desk.figure(PEOPLE, subject, "先锋指数"), index, "{subject}");
    }
    desk.enter(UNITS, "三支部", "支部成绩", "25");
    // (73×100 + 292×25) ÷ 365 = 40.
    assert_eq!(desk.figure(PEOPLE, "丁", "先锋指数"), "40");
    // A period that begins 46096 leaves 甲 the second branch alone.
    desk.change(&Change::Parameter { name: "考评期.起".into(), value: 46096.0 });
    assert_eq!(desk.figure(PEOPLE, "甲", "先锋指数"), "50");
}

fn adjustable() -> evalbook::scheme::Scheme {
    people(|class| {
        class.adjustment = Some(Adjustment {
            column: "调整后指数".into(),
            reason: "调整理由".into(),
            by: "调整批准人".into(),
            source: "第八条".into(),
        });
        class.restrictions = vec![restriction("一票否决", Effect::Zero)];
    })
}

#[test]
fn an_adjustment_keeps_three_values_and_needs_a_reason() {
    let mut desk = Desk::new(adjustable());
    desk.fill(
        PEOPLE,
        &["姓名", "成绩", "调整后指数", "调整理由", "一票否决"],
        "甲\t88\t90\t扶贫一线\n乙\t88\t90\t\n丙\t88\t\t\n丁\t88\t90\t扶贫一线\t是\n戊\t\t90\t扶贫一线\n己\t88\t100.5\t特殊贡献\n庚\t88\t\t想调\n辛\t88\t90\t   ",
    );
    for (subject, computed, index, state) in [
        ("甲", "88", "90", "已调整：由 88 到 90"),
        ("乙", "88", "88", "缺少理由，不生效"),
        ("丙", "88", "88", ""),
        ("丁", "0", "0", "已被否决，不生效"),
        ("戊", "", "", "指数待定，暂不生效"),
        // Never above the cap.
        ("己", "88", "100", "已调整：由 88 到 100.5"),
        ("庚", "88", "88", "只有理由，没有调整后的指数"),
        ("辛", "88", "88", "缺少理由，不生效"),
    ] {
        assert_eq!(
            desk.figures(PEOPLE, subject, ["计算指数", "先锋指数", "调整情况"]),
            [computed, index, state],
            "{subject}"
        );
    }
    assert_eq!(desk.figure(PEOPLE, "甲", "等次"), "优秀");
}

#[test]
fn without_adjustment_its_columns_do_not_exist() {
    let desk = Desk::new(scheme());
    for column in ["计算指数", "调整情况", "调整后指数", "调整理由", "调整批准人"] {
        assert!(!desk.has(PEOPLE, column), "{column}");
    }
}

#[test]
fn restrictions_do_what_they_say() {
    let scheme = people(|class| {
        class.restrictions = vec![
            restriction("一票否决", Effect::Zero),
            restriction("诫勉", Effect::GradeAtMost("良好".into())),
            restriction("警告", Effect::GradeAtMost("合格".into())),
            restriction("试用期", Effect::NoGrade("不定等次".into())),
            restriction("长期病休", Effect::Exempt("不参评".into())),
        ];
    });
    let mut desk = Desk::new(scheme);
    desk.fill(
        PEOPLE,
        &["姓名", "成绩", "一票否决", "诫勉", "警告", "试用期", "长期病休"],
        "甲\t95\n乙\t95\t是\n丙\t95\t\t是\n丁\t95\t\t是\t是\n戊\t95\t\t\t\t是\n己\t\t\t\t\t\t是\n庚\t70\t\t是\n辛\t95\t否\n壬\t\t\t\t\t是",
    );
    for (subject, index, rank, grade, missing) in [
        ("甲", "95", "1", "优秀", "0"),
        ("乙", "0", "7", "不合格", "0"),
        ("丙", "95", "1", "良好", "0"),
        ("丁", "95", "1", "合格", "0"),
        ("戊", "95", "1", "不定等次", "0"),
        ("己", "", "", "不参评", "0"),
        ("庚", "70", "6", "合格", "0"),
        ("辛", "95", "1", "优秀", "0"),
        // Still without an entry, and already known to get no grade.
        ("壬", "", "", "不定等次", "1"),
    ] {
        assert_eq!(
            desk.figures(PEOPLE, subject, ["先锋指数", "名次", "等次", "缺项"]),
            [index, rank, grade, missing],
            "{subject}"
        );
    }
}
