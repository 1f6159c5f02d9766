//! The reachable range, by hand: what is entered, what remains, what may still grow or fall.

use evalbook::book::Change;
use evalbook::scheme::{
    Adjustment, Aggregation, Alert, Condition, Conversion, Effect, EntryColumn, EntryTable, Kind, Ledger,
    Measure, Missing, Options, Scheme,
};

use crate::desk::{Desk, LAST_DAY, MID_YEAR, PEOPLE, UNITS, leaf, link, mark, people, restriction};

fn reachable(change: impl FnOnce(&mut evalbook::scheme::Class)) -> Scheme {
    people(|class| {
        let count = |column: &str| Measure::Entry {
            column: column.into(),
            kind: Kind::Count,
            options: Options::Free,
        };
        class.indicators = vec![
            mark("成绩", 0.5),
            leaf("活动", 0.3, count("活动次数"), Conversion::Addition { each: 10.0 }, Missing::Zero),
            leaf("缺勤", 0.2, count("缺勤次数"), Conversion::Deduction { each: 10.0 }, Missing::Zero),
        ];
        class.alerts = vec![Alert {
            name: "无望优秀".into(),
            condition: Condition::OutOfReach("优秀".into()),
            source: "第十条".into(),
        }];
        change(class);
    })
}

const COLUMNS: &[&str] = &["姓名", "成绩", "活动次数", "缺勤次数"];

/// 甲: 78.8 × 0.5 = 39.4 is fixed; two activities are 20 × 0.3 = 6 and may grow to 30; no absence is 20
/// and may fall to 0. So 45.4 to 89.4 in June; on the last day 39.4 + 6 + 20 = 65.4 and no more.
/// 乙 has no mark: 0 to 50 for it on any day. 丙's blanks are open in June and count as 0 at the end.
#[test]
fn the_range_is_what_is_entered_and_what_remains() {
    let rows = "甲\t78.8\t2\t0\n乙\t\t2\t0\n丙\t100\t\t";
    for (day, expected) in [
        (MID_YEAR, [("甲", "45.4", "89.4"), ("乙", "6", "100"), ("丙", "50", "100")]),
        (LAST_DAY, [("甲", "65.4", "65.4"), ("乙", "26", "76"), ("丙", "70", "70")]),
    ] {
        let mut desk = Desk::on(day, reachable(|_| {}));
        desk.fill(PEOPLE, COLUMNS, rows);
        for (subject, least, most) in expected {
            assert_eq!(desk.figures(PEOPLE, subject, ["保底", "可达"]), [least, most], "{subject} on {day}");
        }
        assert_eq!(
            desk.figure(PEOPLE, "甲", "预警.无望优秀"),
            match day {
                MID_YEAR => "满分也只有 89.4，达不到“优秀”（90）",
                _ => "满分也只有 65.4，达不到“优秀”（90）",
            }
        );
    }
}

#[test]
fn the_date_of_the_book_decides_and_no_clock() {
    let mut desk = Desk::on(MID_YEAR, reachable(|_| {}));
    desk.fill(PEOPLE, COLUMNS, "甲\t78.8\t2\t0");
    assert_eq!(desk.figure(PEOPLE, "甲", "可达"), "89.4");
    desk.change(&Change::Particulars {
        title: "考评".into(),
        organisation: "某局".into(),
        period: "2026 年度".into(),
        date: LAST_DAY,
    });
    assert_eq!(desk.figure(PEOPLE, "甲", "可达"), "65.4");
    let lowered = desk.calculation.lowered().tables.iter();
    for column in lowered.flat_map(|table| &table.columns) {
        assert!(!column.formula.contains("TODAY"), "{}", column.formula);
    }
}

/// Bonus may grow to 5, penalty to 10: 45.4 − 10 and 89.4 + 5 in June; a bonus of 3 counts already.
#[test]
fn bonus_and_penalty_can_grow_to_their_caps() {
    let mut scheme = reachable(|class| {
        class.cap = None;
        class.ledger = Some(Ledger {
            table: "台账".into(),
            class: "类别".into(),
            owner: "对象".into(),
            direction: "方向".into(),
            bonus: "加分".into(),
            penalty: "减分".into(),
            points: "分值".into(),
            case: None,
            multiplier: None,
            bonus_cap: 5.0,
            penalty_cap: 10.0,
        });
    });
    let column = |name: &str| EntryColumn {
        name: name.into(),
        kind: if name == "分值" { Kind::Number } else { Kind::Text },
        options: Options::Free,
        formula: None,
    };
    scheme.tables.push(EntryTable {
        name: "台账".into(),
        purpose: String::new(),
        columns: ["类别", "对象", "方向", "分值"].map(column).into(),
    });
    for (day, least, most) in [(MID_YEAR, "38.4", "93.4"), (LAST_DAY, "67.4", "67.4")] {
        let mut desk = Desk::on(day, scheme.clone());
        desk.fill(PEOPLE, COLUMNS, "甲\t78.8\t2\t0").fill(
            "台账",
            &["类别", "对象", "方向", "分值"],
            "党员\t甲\t加分\t3\n党员\t甲\t减分\t1",
        );
        // 45.4 + 3 − 10 and 89.4 + 5 − 1; at the end 65.4 + 3 − 1.
        assert_eq!(desk.figures(PEOPLE, "甲", ["保底", "可达"]), [least, most], "{day}");
    }
}

/// Half own, half the unit: a unit of 80 is fixed, one without an entry can be 0 to 100, and who has no
/// unit yet can get into the worst and the best of them.
#[test]
fn the_unit_counts_with_its_own_range() {
    let mut desk = Desk::new(reachable(|class| class.link = Some(link(0.5, 0.5))));
    desk.fill(UNITS, &["支部名称", "支部成绩"], "甲支部\t80\n乙支部\t").fill(
        PEOPLE,
        &["姓名", "支部", "成绩", "活动次数", "缺勤次数"],
        "甲\t甲支部\t100\t10\t0\n乙\t乙支部\t100\t10\t0\n丙\t\t100\t10\t0",
    );
    for (subject, least, most) in [("甲", "90", "90"), ("乙", "50", "100"), ("丙", "50", "100")] {
        assert_eq!(desk.figures(PEOPLE, subject, ["保底", "可达"]), [least, most], "{subject}");
    }
    assert_eq!(desk.figures(UNITS, "乙支部", ["保底", "可达"]), ["0", "100"]);
}

#[test]
fn a_veto_is_nothing_and_an_adjustment_stays() {
    let scheme = reachable(|class| {
        class.restrictions =
            vec![restriction("一票否决", Effect::Zero), restriction("病休", Effect::Exempt("不参评".into()))];
        class.adjustment = Some(Adjustment {
            column: "调整后指数".into(),
            reason: "调整理由".into(),
            by: "调整批准人".into(),
            source: String::new(),
        });
    });
    let mut desk = Desk::on(MID_YEAR, scheme);
    desk.fill(
        PEOPLE,
        &["姓名", "成绩", "活动次数", "缺勤次数", "一票否决", "病休", "调整后指数", "调整理由"],
        "甲\t90\t1\t0\t是\n乙\t90\t1\t0\t\t是\n丙\t90\t1\t0\t\t\t91\t会议决定\n丁\t\t1\t0\t\t\t91\t会议决定",
    );
    for (subject, least, most, alert) in [
        ("甲", "0", "0", "满分也只有 0，达不到“优秀”（90）"),
        ("乙", "", "", ""),
        ("丙", "91", "91", ""),
        ("丁", "3", "100", ""),
    ] {
        assert_eq!(
            desk.figures(PEOPLE, subject, ["保底", "可达", "预警.无望优秀"]),
            [least, most, alert],
            "{subject}"
        );
    }
}

/// Quarters of weight .25: 80 and 60 are entered, two remain: (80 + 60) ÷ 4 = 35 to
/// (80 + 60 + 100 + 100) ÷ 4 = 85.
#[test]
fn parts_that_are_entered_stay() {
    let mut desk = Desk::new(reachable(|class| {
        let parts = Measure::Parts { column: "学习".into(), kind: Kind::Number, options: Options::Free };
        class.indicators = vec![leaf("学习", 1.0, parts, Conversion::Mark, Missing::Pending)];
    }));
    desk.fill(
        PEOPLE,
        &["姓名", "一季度学习", "二季度学习", "三季度学习", "四季度学习"],
        "甲\t80\t60\n乙\n丙\t80\t60\t40\t20",
    );
    for (subject, index, least, most) in
        [("甲", "", "35", "85"), ("乙", "", "0", "100"), ("丙", "50", "50", "50")]
    {
        assert_eq!(
            desk.figures(PEOPLE, subject, ["先锋指数", "保底", "可达"]),
            [index, least, most],
            "{subject}"
        );
    }
    assert_eq!(desk.figure(PEOPLE, "甲", "预警.无望优秀"), "满分也只有 85，达不到“优秀”（90）");
}

/// The same aggregations over the bounds. Entered 60 and 90, one remains 0 to 100.
#[test]
fn every_aggregation_has_its_range() {
    for (aggregation, least, most) in [
        (Aggregation::Mean, "50", "83.33"),
        (Aggregation::Minimum, "0", "60"),
        (Aggregation::Maximum, "90", "100"),
        // The cube root of 60 × 90 × 100 = 540000.
        (Aggregation::Geometric, "0", "81.43"),
        (Aggregation::Best(2), "75", "95"),
        (Aggregation::DropLowest(1), "75", "95"),
    ] {
        let mut desk = Desk::new(reachable(|class| {
            class.aggregation = aggregation;
            class.indicators = vec![mark("一", 0.0), mark("二", 0.0), mark("三", 0.0)];
        }));
        desk.fill(PEOPLE, &["姓名", "一", "二", "三"], "甲\t60\t90");
        assert_eq!(desk.figures(PEOPLE, "甲", ["保底", "可达"]), [least, most], "{aggregation:?}");
    }
}

#[test]
fn without_need_there_is_no_range() {
    let desk = Desk::new(people(|_| {}));
    assert!(!desk.has(PEOPLE, "可达") && !desk.has(UNITS, "可达"));
}
