//! The democratic appraisal of party members: ballots with words.

use super::build::{
    alert, attribute, ballots, bands, commend, graded, graded_again, leaf, limit_best, person, restriction,
    subject_of, urge, year_2026,
};
use super::tables::ballot_table;
use crate::scheme::model::{
    Aggregation, Class, Condition, Conversion, Effect, Kind, Meaning, Missing, Options, Previous, Scheme,
};

const CLASS: &str = "党员";
const BRANCH: &str = "党支部";
const RATERS: [(&str, f64); 3] = [("自评", 0.1), ("互评", 0.5), ("支委评议", 0.4)];
const RULES: &str = "民主评议党员有关规定（请核对条款）";

/// The scheme.
pub(super) fn scheme() -> Scheme {
    let words = [("优秀", 100.0), ("合格", 85.0), ("基本合格", 65.0), ("不合格", 40.0)];
    let mut members = Class::new(CLASS, "评议得分", "标识");
    members.attributes = person();
    members.attributes.extend([
        attribute(BRANCH, Meaning::Branch, Options::Free),
        attribute("入党时间", Meaning::JoinDate, Options::Free),
    ]);
    members.aggregation = Aggregation::Weights;
    members.indicators = vec![leaf(
        ("1", "民主评议"),
        1.0,
        ballots(&RATERS, &words, "评议等次"),
        Conversion::Mark,
        Missing::Reweight,
    )];
    members.restrictions = vec![
        restriction("参评情况", "不定等次", Effect::NoGrade("不定等次".into()), RULES),
        restriction("参评情况", "不参加", Effect::Exempt("不参加评议".into()), RULES),
        restriction("受处分情况", "影响期内", Effect::GradeAtMost("合格".into()), RULES),
    ];
    members.grades = bands(&[("优秀", 92.0), ("合格", 75.0), ("基本合格", 60.0), ("不合格", 0.0)]);
    limit_best(&mut members.grades, 1.0 / 3.0, "优秀党员比例一般不超过三分之一（请核对文件和条款）");
    members.ranking.within = Some(BRANCH.into());
    members.previous = Some(Previous { index: "上年得分".into(), grade: "上年等次".into() });
    members.outcomes = vec![
        commend("优秀党员", graded(&["优秀"]), "通报表扬，推荐表彰"),
        urge("谈心谈话", graded(&["基本合格"]), "党支部谈心谈话，帮助改进"),
        urge("组织处置", graded(&["不合格"]), "按规定限期改正或作组织处置"),
        urge("连续不合格", graded_again(&["基本合格", "不合格"]), "提交上级党组织研究"),
    ];
    members.alerts = vec![alert("评议偏低", Condition::Below(60.0))];
    let choices = words.map(|(word, _)| word.to_owned()).into();
    let mut ballots = ballot_table(
        CLASS,
        &RATERS.map(|(name, _)| name),
        ("评议等次", Kind::Text, Options::Choice(choices)),
    );
    if let Some(rater) = ballots.columns.iter_mut().find(|column| column.name == "评分人") {
        rater.options = subject_of(CLASS);
    }
    Scheme {
        name: "民主评议党员办法".into(),
        period: year_2026(),
        classes: vec![members],
        tables: vec![ballots],
    }
}
