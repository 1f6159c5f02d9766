//! 堡垒指数 of a party branch, 100 points.

use super::super::build::{
    alert, any_rows, attribute, bands, commend, entry, graded, graded_again, group, leaf, ledger,
    restriction, rows, share_of, up_to, urge, votes,
};
use super::{BRANCH, BRANDS, EVENTS, GROUP, OVERDUE, PROBLEMS, TASKS, TIES};
use crate::scheme::model::{
    Aggregate, Aggregation, CHECK, Class, Condition, Conversion, Effect, Indicator, Kind, Meaning, Measure,
    Missing, Options, Previous,
};

/// The class of branches.
pub(super) fn class() -> Class {
    let mut class = Class::new(BRANCH, "堡垒指数", "支部名称");
    class.attributes = vec![
        attribute("支部名称", Meaning::UnitName, Options::Free),
        attribute("书记", Meaning::Leader, Options::Free),
        attribute("挂钩科室", Meaning::Department, Options::Free),
        attribute(GROUP, Meaning::Other, Options::SubjectOf(GROUP.into())),
    ];
    class.indicators = vec![tasks(), integration(), brands(), organisation(), follow_up(), conduct()];
    class.ledger = Some(ledger(5.0, 10.0));
    class.restrictions = vec![restriction(
        "重大问题",
        "是",
        Effect::GradeAtMost("合格".into()),
        "党组织发生重大违纪违法问题的不得评优（请核对本单位文件条款）",
    )];
    class.grades = bands(&[("优秀", 90.0), ("良好", 80.0), ("合格", 60.0), ("不合格", 0.0)]);
    class.ranking.chain = vec!["重点任务得分".into()];
    class.previous = Some(Previous { index: "上年指数".into(), grade: "上年等次".into() });
    class.outcomes = vec![
        commend("先进支部", graded(&["优秀"]), "通报表彰，推荐为先进基层党组织"),
        urge("约谈书记", graded(&["不合格"]), "党组约谈支部书记，限期整改"),
        urge("连续靠后", graded_again(&["合格", "不合格"]), "列为整顿对象，派员指导"),
    ];
    class.alerts = vec![
        alert("指数偏低", Condition::Below(70.0)),
        alert("任务逾期", any_rows(TASKS, "责任支部", &[("状态", OVERDUE)])),
        alert("整改逾期", any_rows(PROBLEMS, "责任支部", &[("整改状态", OVERDUE)])),
        alert("学习下滑", Condition::FellByPart { indicator: "学习教育".into(), by: 0.1 }),
        alert("优秀无望", Condition::OutOfReach("优秀".into())),
    ];
    class
}

fn tasks() -> Indicator {
    let of = |kind: &str, aggregate| rows(TASKS, "责任支部", &[("任务类别", kind)], aggregate);
    group(
        ("A", "重点任务"),
        Aggregation::Points,
        vec![
            leaf(
                ("A1", "年度任务完成"),
                15.0,
                of("年度任务", Aggregate::WeightedMean { value: "完成率".into(), weight: "权重".into() }),
                up_to(1.0, Some(0.6)),
                Missing::Pending,
            ),
            leaf(
                ("A2", "攻坚任务"),
                15.0,
                of("攻坚任务", Aggregate::Mean { value: "攻坚成效".into() }),
                up_to(1.0, None),
                Missing::Pending,
            ),
            leaf(
                ("A3", "业务指标"),
                10.0,
                entry("业务指标完成率", Kind::Percent, Options::Free),
                up_to(1.0, Some(0.6)),
                Missing::Pending,
            ),
        ],
    )
}

fn integration() -> Indicator {
    let marks = [("好票", 100.0), ("较好票", 80.0), ("一般票", 60.0), ("差票", 40.0)];
    group(
        ("B", "业务融合"),
        Aggregation::Points,
        vec![
            leaf(
                ("B1", "挂钩履责"),
                6.0,
                rows(TIES, "支部", &[], Aggregate::Sum { value: "未履责次数".into() }),
                Conversion::Deduction { each: 2.0 },
                Missing::Zero,
            ),
            leaf(
                ("B2", "联合行动"),
                6.0,
                events("联合行动"),
                Conversion::Addition { each: 1.5 },
                Missing::Zero,
            ),
            leaf(("B3", "融合测评"), 8.0, votes(&marks), up_to(100.0, None), Missing::Pending),
        ],
    )
}

fn brands() -> Indicator {
    let of = |aggregate| rows(BRANDS, "认领支部", &[], aggregate);
    group(
        ("C", "品牌建设"),
        Aggregation::Points,
        vec![
            leaf(
                ("C1", "品牌认领"),
                4.0,
                of(Aggregate::Count),
                Conversion::Addition { each: 2.0 },
                Missing::Zero,
            ),
            leaf(
                ("C2", "品牌成效"),
                6.0,
                of(Aggregate::Mean { value: "成效系数".into() }),
                up_to(1.0, None),
                Missing::Zero,
            ),
        ],
    )
}

fn organisation() -> Indicator {
    let study =
        Measure::Parts { column: "学习完成率".into(), kind: Kind::Percent, options: Options::Free };
    group(
        ("D", "组织建设"),
        Aggregation::Points,
        vec![
            leaf(
                ("D1", "组织生活"),
                6.0,
                events("组织生活缺席"),
                Conversion::Deduction { each: 0.5 },
                Missing::Zero,
            ),
            leaf(("D2", "学习教育"), 4.0, study, up_to(1.0, Some(0.6)), Missing::Pending),
            leaf(
                ("D3", "双向交流"),
                5.0,
                events("双向交流"),
                Conversion::Addition { each: 2.5 },
                Missing::Zero,
            ),
        ],
    )
}

/// What was due and is done in time; what was found and put right. Both are computed from days. A
/// branch for which nothing was due is not judged by it.
fn follow_up() -> Indicator {
    let due = [("任务类别", "督办事项"), ("是否到期", "是")];
    group(
        ("E", "跟踪问效"),
        Aggregation::Points,
        vec![
            leaf(
                ("E1", "按时办结"),
                5.0,
                rows(TASKS, "责任支部", &due, share_of(&[("状态", "按时完成")])),
                up_to(1.0, None),
                Missing::Reweight,
            ),
            leaf(
                ("E2", "问题闭环"),
                5.0,
                rows(PROBLEMS, "责任支部", &[], share_of(&[("整改状态", "已闭环")])),
                up_to(1.0, None),
                Missing::Reweight,
            ),
        ],
    )
}

fn conduct() -> Indicator {
    let mut conduct = group(
        ("F", "廉洁作风"),
        Aggregation::Points,
        vec![leaf(
            ("F1", "作风纪律"),
            5.0,
            events("作风问题"),
            Conversion::Deduction { each: 1.0 },
            Missing::Zero,
        )],
    );
    conduct.source = CHECK.into();
    conduct
}

/// How many events of a kind the branch has.
fn events(kind: &str) -> Measure {
    rows(EVENTS, "支部", &[("事项", kind)], Aggregate::Count)
}
