//! The annual assessment of civil servants: 德能勤绩廉, quarterly assessment, ballots.

use super::build::{
    alert, attribute, ballots, bands, commend, graded, graded_again, group, leaf, ledger, limit_best, mark,
    person, restriction, urge, year_2026,
};
use super::tables::{ballot_table, ledger_table};
use crate::scheme::model::{
    Adjustment, Aggregation, CHECK, Class, Condition, Conversion, Effect, Indicator, Kind, Meaning, Measure,
    Missing, Options, Previous, Scheme,
};

const CLASS: &str = "公务员";
const RATERS: [(&str, f64); 3] = [("互评", 0.3), ("分管领导", 0.3), ("主要领导", 0.4)];
const RULES: &str = "《公务员考核规定》（请核对条款）";

/// The scheme.
pub(super) fn scheme() -> Scheme {
    let words = [("优秀", 100.0), ("称职", 85.0), ("基本称职", 70.0), ("不称职", 50.0)];
    let mut servants = Class::new(CLASS, "考核得分", "标识");
    servants.attributes = person();
    servants.attributes.extend([
        attribute("科室", Meaning::Department, Options::Free),
        attribute("职务", Meaning::Position, Options::Free),
        attribute("职级", Meaning::Title, Options::Free),
    ]);
    servants.aggregation = Aggregation::Weights;
    let quarterly = Measure::Parts {
        column: "平时考核".into(),
        kind: Kind::Number,
        options: Options::Between(0.0, 100.0),
    };
    servants.indicators = vec![
        Indicator { share: 0.4, ..group(("一", "年度评价"), Aggregation::Weights, qualities()) },
        leaf(("二", "平时考核"), 0.3, quarterly, Conversion::Mark, Missing::Pending),
        leaf(("三", "民主测评"), 0.3, ballots(&RATERS, &words, "等次"), Conversion::Mark, Missing::Pending),
    ];
    servants.ledger = Some(ledger(5.0, 10.0));
    servants.cap = Some(100.0);
    servants.restrictions = vec![
        restriction("参加考核", "不定等次", Effect::NoGrade("不定等次".into()), RULES),
        restriction("参加考核", "不参加", Effect::Exempt("不参加考核".into()), RULES),
        restriction("受处分情况", "影响期内", Effect::GradeAtMost("称职".into()), RULES),
        restriction("受处分情况", "不称职情形", Effect::GradeAtMost("不称职".into()), RULES),
    ];
    servants.adjustment = Some(Adjustment {
        column: "审定得分".into(),
        reason: "审定理由".into(),
        by: "审定人".into(),
        source: CHECK.into(),
    });
    servants.grades = bands(&[("优秀", 90.0), ("称职", 75.0), ("基本称职", 60.0), ("不称职", 0.0)]);
    limit_best(
        &mut servants.grades,
        0.2,
        "《公务员考核规定》：优秀一般不超过 20%，经批准可到 25%（请核对条款和批准文件）",
    );
    servants.ranking.chain = vec!["平时考核得分".into()];
    servants.ranking.by_hand = Some("同分排序".into());
    servants.previous = Some(Previous { index: "上年得分".into(), grade: "上年等次".into() });
    servants.outcomes = vec![
        commend("嘉奖名单", graded(&["优秀"]), "给予嘉奖"),
        commend("连续优秀", graded_again(&["优秀"]), "优先晋升、重点培养（连续三年的另行记功）"),
        urge("诫勉谈话", graded(&["基本称职"]), "诫勉谈话，限期改进"),
        urge("降低职级", graded(&["不称职"]), "按规定降低职务职级层次"),
        urge("连续不称职", graded_again(&["不称职"]), "按规定予以辞退"),
    ];
    servants.alerts = vec![
        alert("平时考核下滑", Condition::FellByPart { indicator: "平时考核".into(), by: 10.0 }),
        alert("称职无望", Condition::OutOfReach("称职".into())),
    ];
    let choices = words.map(|(word, _)| word.to_owned()).into();
    Scheme {
        name: "公务员年度考核办法".into(),
        period: year_2026(),
        classes: vec![servants],
        tables: vec![
            ballot_table(
                CLASS,
                &RATERS.map(|(name, _)| name),
                ("等次", Kind::Text, Options::Choice(choices)),
            ),
            ledger_table(&[CLASS]),
        ],
    }
}

fn qualities() -> Vec<Indicator> {
    let qualities = [("德", 0.2), ("能", 0.2), ("勤", 0.15), ("绩", 0.3), ("廉", 0.15)];
    (1..)
        .zip(qualities)
        .map(|(number, (name, weight))| {
            let code = format!("一.{number}");
            leaf((&code, name), weight, mark(name), Conversion::Mark, Missing::Pending)
        })
        .collect()
}
