//! The performance of departments, out of 100 points.

use super::build::{
    alert, any_rows, attribute, bands, calculated, column, commend, entry, free, graded, graded_again, group,
    leaf, ledger, limit_best, restriction, rows, subject_of, up_to, urge, votes, year_2026,
};
use super::tables::ledger_table;
use crate::scheme::model::{
    Adjustment, Aggregate, Aggregation, CHECK, Class, Condition, Conversion, Effect, EntryTable, Indicator,
    Kind, Meaning, Measure, Missing, Options, Previous, Scheme, Step,
};

const CLASS: &str = "科室";
const WORK: &str = "重点工作";

/// The scheme.
pub(super) fn scheme() -> Scheme {
    let mut departments = Class::new(CLASS, "绩效得分", "科室名称");
    departments.attributes = vec![
        attribute("科室名称", Meaning::UnitName, Options::Free),
        attribute("负责人", Meaning::Leader, Options::Free),
        attribute("分类", Meaning::Category, Options::Free),
    ];
    departments.indicators = vec![work(), duties(), satisfaction(), management()];
    departments.ledger = Some(ledger(5.0, 20.0));
    departments.restrictions = vec![
        restriction("一票否决", "是", Effect::Zero, "安全、廉政等一票否决事项（请核对本单位条款）"),
        restriction(
            "重大失误",
            "是",
            Effect::GradeAtMost("合格".into()),
            "重大失误不得评优评良（请核对条款）",
        ),
    ];
    departments.adjustment = Some(Adjustment {
        column: "核定得分".into(),
        reason: "核定理由".into(),
        by: "核定人".into(),
        source: CHECK.into(),
    });
    departments.ranking.within = Some("分类".into());
    departments.ranking.chain = vec!["重点工作得分".into()];
    departments.grades = bands(&[("优秀", 90.0), ("良好", 80.0), ("合格", 60.0), ("不合格", 0.0)]);
    limit_best(&mut departments.grades, 0.3, CHECK);
    departments.previous = Some(Previous { index: "上年得分".into(), grade: "上年等次".into() });
    departments.outcomes = vec![
        commend("先进科室", graded(&["优秀"]), "授予先进，绩效上浮"),
        urge("约谈负责人", graded(&["不合格"]), "分管领导约谈负责人"),
        urge("连续靠后", graded_again(&["不合格"]), "调整负责人"),
    ];
    departments.alerts = vec![
        alert("工作逾期", any_rows("重点工作清单", CLASS, &[("状态", "逾期未完成")])),
        alert("预算执行慢", Condition::FellByPart { indicator: "预算执行".into(), by: 0.1 }),
        alert("良好无望", Condition::OutOfReach("良好".into())),
    ];
    Scheme {
        name: "部门绩效考核办法".into(),
        period: year_2026(),
        classes: vec![departments],
        tables: vec![work_table(), ledger_table(&[CLASS])],
    }
}

fn work() -> Indicator {
    let mean = Aggregate::WeightedMean { value: "完成率".into(), weight: "权重".into() };
    let due = [("是否到期", "是")];
    let in_time = Aggregate::Share { of: super::build::filters(&[("状态", "按时完成")]) };
    group(
        ("一", WORK),
        Aggregation::Points,
        vec![
            leaf(
                ("1.1", "完成情况"),
                30.0,
                rows("重点工作清单", CLASS, &[], mean),
                up_to(1.0, Some(0.6)),
                Missing::Pending,
            ),
            leaf(
                ("1.2", "按时办结"),
                10.0,
                rows("重点工作清单", CLASS, &due, in_time),
                up_to(1.0, None),
                Missing::Reweight,
            ),
        ],
    )
}

fn duties() -> Indicator {
    let budget =
        Measure::Parts { column: "预算执行率".into(), kind: Kind::Percent, options: Options::Free };
    let steps = [(0.98, 10.0), (0.95, 8.0), (0.9, 6.0), (0.8, 3.0)];
    let steps = steps.map(|(from, points)| Step { from, points }).into();
    group(
        ("二", "履职效能"),
        Aggregation::Points,
        vec![
            leaf(("2.1", "预算执行"), 15.0, budget, up_to(1.0, Some(0.6)), Missing::Pending),
            leaf(
                ("2.2", "办件准确率"),
                10.0,
                entry("办件准确率", Kind::Percent, Options::Between(0.0, 1.0)),
                Conversion::Steps { steps },
                Missing::Pending,
            ),
        ],
    )
}

fn satisfaction() -> Indicator {
    let marks = [("满意票", 100.0), ("较满意票", 85.0), ("一般票", 60.0), ("不满意票", 0.0)];
    leaf(("三", "服务满意"), 20.0, votes(&marks), up_to(100.0, None), Missing::Pending)
}

fn management() -> Indicator {
    let counted = |column: &str| entry(column, Kind::Count, Options::Free);
    group(
        ("四", "内部管理"),
        Aggregation::Points,
        vec![
            leaf(
                ("4.1", "制度执行"),
                8.0,
                counted("违规次数"),
                Conversion::Deduction { each: 2.0 },
                Missing::Zero,
            ),
            leaf(
                ("4.2", "信息报送"),
                7.0,
                counted("采用信息篇数"),
                Conversion::Addition { each: 0.5 },
                Missing::Zero,
            ),
        ],
    )
}

fn work_table() -> EntryTable {
    let state = "IF([@工作名称]=\"\",\"\",IF([@完成日期]<>\"\",IF(OR([@完成时限]=\"\",[@完成日期]<=[@完成时限]),\
                 \"按时完成\",\"逾期完成\"),IF([@完成时限]=\"\",\"未定时限\",IF([@完成时限]<考评日期,\"逾期未完成\",\
                 \"进行中\"))))";
    let due = "IF(OR([@状态]=\"按时完成\",[@状态]=\"逾期完成\",[@状态]=\"逾期未完成\"),\"是\",\"否\")";
    EntryTable {
        name: "重点工作清单".into(),
        purpose: "重点工作清单：每行一项，写明科室、权重、时限和完成情况。".into(),
        columns: vec![
            free("工作名称", Kind::Text),
            column(CLASS, Kind::Text, subject_of(CLASS)),
            column("权重", Kind::Number, Options::Between(0.0, 100.0)),
            column("完成率", Kind::Percent, Options::Between(0.0, 1.0)),
            free("完成时限", Kind::Date),
            free("完成日期", Kind::Date),
            free("说明", Kind::Text),
            calculated("状态", Kind::Text, state),
            calculated("是否到期", Kind::Text, due),
        ],
    }
}
