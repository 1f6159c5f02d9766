//! 领航指数 of a party group, from its branches.

use super::super::build::{alert, attribute, bands, commend, graded, leaf, ledger, mark, up_to, urge};
use super::{BRANCH, GROUP};
use crate::scheme::model::{
    Aggregate, Aggregation, Class, Condition, Conversion, Figure, Meaning, Measure, Missing, Options,
};

/// The class of party groups.
pub(super) fn class() -> Class {
    let mut class = Class::new(GROUP, "领航指数", "党组名称");
    class.attributes = vec![
        attribute("党组名称", Meaning::UnitName, Options::Free),
        attribute("党组书记", Meaning::Leader, Options::Free),
    ];
    class.aggregation = Aggregation::Weights;
    let value = String::new();
    class.indicators = vec![
        leaf(
            ("1", "支部堡垒指数"),
            0.6,
            branches(Aggregate::Mean { value: value.clone() }),
            up_to(100.0, None),
            Missing::Pending,
        ),
        leaf(
            ("2", "短板支部"),
            0.2,
            branches(Aggregate::Minimum { value }),
            up_to(100.0, None),
            Missing::Pending,
        ),
        leaf(("3", "主体责任"), 0.2, mark("主体责任评分"), Conversion::Mark, Missing::Pending),
    ];
    class.ledger = Some(ledger(5.0, 10.0));
    class.cap = Some(100.0);
    class.grades = bands(&[("优秀", 90.0), ("良好", 80.0), ("合格", 60.0), ("不合格", 0.0)]);
    class.outcomes = vec![
        commend("先进党组", graded(&["优秀"]), "通报表扬"),
        urge("责令整改", graded(&["不合格"]), "上级党组织约谈，责令整改"),
    ];
    class.alerts = vec![alert("指数偏低", Condition::Below(70.0))];
    class
}

/// A figure of the group's branches' indices: never of what the group's own index feeds.
fn branches(aggregate: Aggregate) -> Measure {
    Measure::Subjects { class: BRANCH.into(), attribute: GROUP.into(), figure: Figure::Index, aggregate }
}
