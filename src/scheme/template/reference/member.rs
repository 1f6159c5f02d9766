//! 先锋指数 of a party member: own score and the branch's index.

use super::super::build::{
    alert, any_rows, attribute, ballots, bands, commend, graded, graded_again, group, leaf, ledger,
    limit_best, mark, person, restriction, rows, subject_of, up_to, urge,
};
use super::{BRANCH, BRANDS, MEMBER, MOVES, OVERDUE, TASKS};
use crate::scheme::model::{
    Aggregate, Aggregation, CHECK, Class, Condition, Conversion, Effect, Indicator, Link, LinkException,
    Meaning, Memberships, Missing, Options, Previous,
};

/// The kinds of raters.
pub(super) const RATERS: [(&str, f64); 4] =
    [("自评", 0.1), ("互评", 0.3), ("服务对象", 0.2), ("党组织", 0.4)];

/// The class of members.
pub(super) fn class() -> Class {
    let mut class = Class::new(MEMBER, "先锋指数", "标识");
    class.attributes = person();
    class.attributes.extend([
        attribute("支部", Meaning::Branch, subject_of(BRANCH)),
        attribute("科室", Meaning::Department, Options::Free),
        attribute("职务", Meaning::Position, Options::Free),
        attribute("类别", Meaning::Category, Options::Free),
        attribute("身份证号", Meaning::IdentityNumber, Options::Free),
    ]);
    class.aggregation = Aggregation::Weights;
    let daily = group(("一", "日常表现"), Aggregation::Weights, daily());
    let appraisal = ballots(&RATERS, &[], "分数");
    class.indicators = vec![
        Indicator { share: 0.7, ..daily },
        leaf(("二", "民主测评"), 0.3, appraisal, Conversion::Mark, Missing::Pending),
    ];
    class.ledger = Some(ledger(10.0, 10.0));
    class.link = Some(link());
    class.restrictions = vec![
        restriction("一票否决", "是", Effect::Zero, "《中国共产党纪律处分条例》及本单位办法（请核对条款）"),
        restriction(
            "处分影响期",
            "是",
            Effect::GradeAtMost("基本合格".into()),
            "《中国共产党纪律处分条例》（请核对影响期和条款）",
        ),
        restriction(
            "参评情况",
            "不定等次",
            Effect::NoGrade("不定等次".into()),
            "立案未结等情形（请核对条款）",
        ),
        restriction(
            "参评情况",
            "不参评",
            Effect::Exempt("不参评".into()),
            "请假超过半年等情形（请核对条款）",
        ),
    ];
    class.cap = Some(100.0);
    class.ranking.within = Some("支部".into());
    class.ranking.chain = vec!["业务攻关得分".into()];
    class.grades = bands(&[("优秀", 90.0), ("合格", 75.0), ("基本合格", 60.0), ("不合格", 0.0)]);
    limit_best(&mut class.grades, 1.0 / 3.0, "优秀一般不超过三分之一（请核对本单位文件；有的单位为 20%）");
    class.previous = Some(Previous { index: "上年指数".into(), grade: "上年等次".into() });
    class.outcomes = vec![
        commend("表彰名单", graded(&["优秀"]), "通报表彰，绩效和评优优先"),
        commend(
            "培养名单",
            Condition::All(vec![graded(&["优秀"]), Condition::RankWithin(10.0)]),
            "列为培养对象，安排重点岗位锻炼",
        ),
        urge("约谈名单", graded(&["基本合格", "不合格"]), "支部书记约谈，制定改进措施"),
        urge("连续靠后", graded_again(&["基本合格", "不合格"]), "党组约谈，调整岗位"),
    ];
    class.alerts = vec![
        alert("指数偏低", Condition::Below(75.0)),
        alert("任务逾期", any_rows(TASKS, "责任人", &[("状态", OVERDUE)])),
        alert("业务攻关偏弱", Condition::PartBelow { indicator: "业务攻关".into(), share: 0.7 }),
        alert("比上年下降", Condition::FellByYear(5.0)),
        alert("合格无望", Condition::OutOfReach("合格".into())),
    ];
    class
}

/// The four families of the reference with the office's own. Who has no task or leads no brand is
/// marked by the rest.
fn daily() -> Vec<Indicator> {
    let achieved = leaf(("1", "业务攻关实绩"), 0.6, mark("业务攻关"), Conversion::Mark, Missing::Pending);
    let tasks = Aggregate::WeightedMean { value: "完成率".into(), weight: "权重".into() };
    let tasks = leaf(
        ("2", "承担任务"),
        0.3,
        rows(TASKS, "责任人", &[("任务类别", "年度任务")], tasks),
        up_to(1.0, None),
        Missing::Reweight,
    );
    let brands = leaf(
        ("3", "品牌领办"),
        0.1,
        rows(BRANDS, "领办党员", &[], Aggregate::Mean { value: "成效系数".into() }),
        up_to(1.0, None),
        Missing::Reweight,
    );
    let hard = group(("1", "业务攻关"), Aggregation::Weights, vec![achieved, tasks, brands]);
    let others =
        [("岗位奉献", 0.25), ("文明创建", 0.1), ("志愿服务", 0.1), ("组织学习", 0.1), ("廉洁自律", 0.1)];
    let others = (2..).zip(others).map(|(number, (name, weight))| {
        leaf((&format!("一.{number}"), name), weight, mark(name), Conversion::Mark, Missing::Pending)
    });
    std::iter::once(Indicator { code: "一.1".into(), share: 0.35, ..hard }).chain(others).collect()
}

fn link() -> Link {
    Link {
        attribute: "支部".into(),
        class: BRANCH.into(),
        own: 0.8,
        linked: 0.2,
        exceptions: vec![LinkException {
            column: "职务".into(),
            is: "支部书记".into(),
            own: 0.5,
            linked: 0.5,
        }],
        memberships: Some(Memberships {
            table: MOVES.into(),
            member: MEMBER.into(),
            unit: BRANCH.into(),
            from: "起始日期".into(),
            to: "结束日期".into(),
        }),
        source: CHECK.into(),
    }
}
