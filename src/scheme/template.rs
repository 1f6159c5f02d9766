//! The built-in reference evaluation: 堡垒指数 for party branches and 先锋指数 for members, linked.
//!
//! Its figures are the reference's illustration; an office checks each against its own documents.

use super::model::{
    Aggregate, Aggregation, Attribute, BallotRules, Band, Body, Class, Conversion, Effect, EntryColumn,
    EntryTable, Filter, Indicator, Kind, Ledger, Link, Meaning, Measure, Missing, Options, Period,
    PeriodPart, Ranking, RaterKind, Restriction, Scheme, Ties, VoteChoice,
};

const CHECK: &str = "请核对本单位文件";
const BRANCH: &str = "党支部";
const MEMBER: &str = "党员";
const TASKS: &str = "年度任务";
const LEDGER: &str = "加减分台账";
const BALLOTS: &str = "测评票";

/// The reference evaluation.
pub fn reference_scheme() -> Scheme {
    Scheme {
        name: "堡垒指数与先锋指数考评办法".into(),
        period: year_2026(),
        classes: vec![branch_class(), member_class()],
        tables: vec![task_table(), ballot_table(), ledger_table()],
    }
}

fn branch_class() -> Class {
    Class {
        name: BRANCH.into(),
        index: "堡垒指数".into(),
        key: "支部名称".into(),
        attributes: vec![
            attribute("支部名称", Meaning::UnitName, Kind::Text, Options::Free),
            attribute("书记", Meaning::Leader, Kind::Text, Options::Free),
            attribute("挂钩科室", Meaning::Department, Kind::Text, Options::Free),
        ],
        aggregation: Aggregation::Points,
        indicators: branch_indicators(),
        apportionment: None,
        ledger: Some(ledger(5.0, 10.0)),
        link: None,
        restrictions: Vec::new(),
        cap: None,
        decimals: 2,
        adjustment: None,
        ranking: shared_ranking(None),
        grades: bands(&[("优秀", 90.0), ("良好", 80.0), ("合格", 60.0), ("不合格", 0.0)]),
        previous: None,
        outcomes: Vec::new(),
        alerts: Vec::new(),
    }
}

fn branch_indicators() -> Vec<Indicator> {
    let done = |column: &str, floor: Option<f64>| {
        leaf_body(
            entry(column, Kind::Percent),
            Conversion::Proportion { target: 1.0, floor, most: 1.0 },
            Missing::Pending,
        )
    };
    let deducted = |column: &str, each: f64| {
        leaf_body(entry(column, Kind::Count), Conversion::Deduction { each }, Missing::Zero)
    };
    let added = |column: &str, each: f64| {
        leaf_body(entry(column, Kind::Count), Conversion::Addition { each }, Missing::Zero)
    };
    vec![
        group(
            "A",
            "重点任务",
            Aggregation::Points,
            vec![
                leaf(
                    "A1",
                    "年度任务完成",
                    15.0,
                    leaf_body(
                        Measure::Rows {
                            table: TASKS.into(),
                            owner: "责任支部".into(),
                            only: vec![Filter { column: "任务类别".into(), is: "年度任务".into() }],
                            aggregate: Aggregate::WeightedMean {
                                value: "完成率".into(),
                                weight: "权重".into(),
                            },
                        },
                        Conversion::Proportion { target: 1.0, floor: Some(0.6), most: 1.0 },
                        Missing::Pending,
                    ),
                ),
                leaf(
                    "A2",
                    "攻坚任务",
                    15.0,
                    leaf_body(
                        Measure::Rows {
                            table: TASKS.into(),
                            owner: "责任支部".into(),
                            only: vec![Filter { column: "任务类别".into(), is: "攻坚任务".into() }],
                            aggregate: Aggregate::Mean { value: "攻坚成效".into() },
                        },
                        Conversion::Proportion { target: 1.0, floor: None, most: 1.0 },
                        Missing::Pending,
                    ),
                ),
                leaf("A3", "业务指标", 10.0, done("业务指标完成率", Some(0.6))),
            ],
        ),
        group(
            "B",
            "业务融合",
            Aggregation::Points,
            vec![
                leaf("B1", "挂钩履责", 6.0, deducted("挂钩未履责次数", 2.0)),
                leaf("B2", "联合行动", 6.0, added("联合行动次数", 1.5)),
                leaf(
                    "B3",
                    "融合测评",
                    8.0,
                    leaf_body(
                        Measure::Votes {
                            choices: votes(&[
                                ("好票", 100.0),
                                ("较好票", 80.0),
                                ("一般票", 60.0),
                                ("差票", 40.0),
                            ]),
                        },
                        Conversion::Proportion { target: 100.0, floor: None, most: 1.0 },
                        Missing::Pending,
                    ),
                ),
            ],
        ),
        group(
            "C",
            "品牌建设",
            Aggregation::Points,
            vec![
                leaf("C1", "品牌认领", 4.0, added("认领品牌数", 2.0)),
                leaf(
                    "C2",
                    "品牌成效",
                    6.0,
                    leaf_body(
                        Measure::Entry {
                            column: "品牌成效系数".into(),
                            kind: Kind::Number,
                            options: Options::Between(0.0, 1.0),
                        },
                        Conversion::Proportion { target: 1.0, floor: None, most: 1.0 },
                        Missing::Pending,
                    ),
                ),
            ],
        ),
        group(
            "D",
            "组织建设",
            Aggregation::Points,
            vec![
                leaf("D1", "组织生活", 6.0, deducted("组织生活缺次", 0.5)),
                leaf("D2", "学习教育", 4.0, done("学习完成率", None)),
                leaf("D3", "双向交流", 5.0, added("双向交流人次", 2.5)),
            ],
        ),
        group(
            "E",
            "跟踪问效",
            Aggregation::Points,
            vec![
                leaf("E1", "按时办结", 5.0, done("按时率", None)),
                leaf("E2", "问题闭环", 5.0, done("闭环率", None)),
            ],
        ),
        group(
            "F",
            "廉洁作风",
            Aggregation::Points,
            vec![leaf("F1", "作风纪律", 5.0, deducted("作风问题次数", 1.0))],
        ),
    ]
}

fn member_class() -> Class {
    Class {
        name: MEMBER.into(),
        index: "先锋指数".into(),
        key: "标识".into(),
        attributes: vec![
            attribute("姓名", Meaning::PersonName, Kind::Text, Options::Free),
            attribute("工号", Meaning::StaffNumber, Kind::Text, Options::Free),
            attribute("支部", Meaning::Branch, Kind::Text, Options::SubjectOf(BRANCH.into())),
            attribute("科室", Meaning::Department, Kind::Text, Options::Free),
            attribute("职务", Meaning::Position, Kind::Text, Options::Free),
            attribute("类别", Meaning::Category, Kind::Text, Options::Free),
            attribute("身份证号", Meaning::IdentityNumber, Kind::Text, Options::Free),
        ],
        aggregation: Aggregation::Weights,
        indicators: vec![
            Indicator {
                share: 0.7, ..group("一", "日常表现", Aggregation::Weights, member_indicators())
            },
            leaf(
                "二",
                "民主测评",
                0.3,
                leaf_body(
                    Measure::Ballots {
                        table: BALLOTS.into(),
                        owner: "测评对象".into(),
                        kind: "评分主体".into(),
                        mark: "分数".into(),
                        raters: [("自评", 0.1), ("互评", 0.3), ("服务对象", 0.2), ("党组织", 0.4)]
                            .map(|(name, weight)| RaterKind { name: name.into(), weight })
                            .into(),
                        words: Vec::new(),
                        trim_from: 7.0,
                        rules: BallotRules::default(),
                    },
                    Conversion::Mark,
                    Missing::Pending,
                ),
            ),
        ],
        apportionment: None,
        ledger: Some(ledger(10.0, 10.0)),
        link: Some(Link {
            attribute: "支部".into(),
            class: BRANCH.into(),
            own: 0.8,
            linked: 0.2,
            exceptions: Vec::new(),
            memberships: None,
            source: CHECK.into(),
        }),
        restrictions: vec![Restriction {
            column: "一票否决".into(),
            is: "是".into(),
            effect: Effect::Zero,
            source: CHECK.into(),
        }],
        cap: Some(100.0),
        decimals: 2,
        adjustment: None,
        ranking: shared_ranking(Some("支部")),
        grades: bands(&[("优秀", 90.0), ("合格", 75.0), ("基本合格", 60.0), ("不合格", 0.0)]),
        previous: None,
        outcomes: Vec::new(),
        alerts: Vec::new(),
    }
}

fn member_indicators() -> Vec<Indicator> {
    [
        ("业务攻关", 0.35),
        ("岗位奉献", 0.25),
        ("文明创建", 0.1),
        ("志愿服务", 0.1),
        ("组织学习", 0.1),
        ("廉洁自律", 0.1),
    ]
    .into_iter()
    .enumerate()
    .map(|(position, (name, weight))| {
        let measure =
            Measure::Entry { column: name.into(), kind: Kind::Number, options: Options::Between(0.0, 100.0) };
        leaf(
            &(position + 1).to_string(),
            name,
            weight,
            leaf_body(measure, Conversion::Mark, Missing::Pending),
        )
    })
    .map(|indicator| Indicator { code: format!("一.{}", indicator.code), ..indicator })
    .collect()
}

fn task_table() -> EntryTable {
    EntryTable {
        name: TASKS.into(),
        purpose: "年度任务清单：谁负责、什么时候完成、完成了多少；攻坚任务另记层级与难度系数。".into(),
        columns: vec![
            column("任务名称", Kind::Text, Options::Free),
            column("责任支部", Kind::Text, Options::SubjectOf(BRANCH.into())),
            column("任务类别", Kind::Text, Options::Choice(vec!["年度任务".into(), "攻坚任务".into()])),
            column("权重", Kind::Number, Options::Free),
            column("完成率", Kind::Percent, Options::Free),
            column("攻坚层级", Kind::Number, Options::Between(0.0, 1.0)),
            column("难度系数", Kind::Number, Options::Between(0.0, 2.0)),
            column("责任人", Kind::Text, Options::Free),
            column("完成时限", Kind::Date, Options::Free),
            EntryColumn {
                formula: Some("[@攻坚层级]*[@难度系数]".into()),
                ..column("攻坚成效", Kind::Number, Options::Free)
            },
        ],
    }
}

fn ballot_table() -> EntryTable {
    EntryTable {
        name: BALLOTS.into(),
        purpose: "测评票：每行一张票；原始票全部保留，均分由公式算出。".into(),
        columns: vec![
            column("测评对象", Kind::Text, Options::SubjectOf(MEMBER.into())),
            column(
                "评分主体",
                Kind::Text,
                Options::Choice(["自评", "互评", "服务对象", "党组织"].map(String::from).into()),
            ),
            column("分数", Kind::Number, Options::Between(0.0, 100.0)),
        ],
    }
}

fn ledger_table() -> EntryTable {
    EntryTable {
        name: LEDGER.into(),
        purpose: "加减分台账：每行一件事，写明日期、对象、分值和依据。".into(),
        columns: vec![
            column("日期", Kind::Date, Options::Free),
            column("对象类别", Kind::Text, Options::Choice(vec![BRANCH.into(), MEMBER.into()])),
            column("对象", Kind::Text, Options::SubjectOfClassIn("对象类别".into())),
            column("加减分", Kind::Text, Options::Choice(vec!["加分".into(), "减分".into()])),
            column("分值", Kind::Number, Options::Between(0.0, 100.0)),
            column("事由", Kind::Text, Options::Free),
            column("依据", Kind::Text, Options::Free),
        ],
    }
}

/// The year 2026 (serial days 46023 to 46387) and its quarters.
fn year_2026() -> Period {
    let part = |name: &str| PeriodPart { name: name.into(), weight: 0.25 };
    Period {
        from: 46023.0, to: 46387.0, parts: ["一季度", "二季度", "三季度", "四季度"].map(part).into()
    }
}

fn shared_ranking(within: Option<&str>) -> Ranking {
    Ranking { ties: Ties::Shared, chain: Vec::new(), by_hand: None, within: within.map(str::to_owned) }
}

fn ledger(bonus_cap: f64, penalty_cap: f64) -> Ledger {
    Ledger {
        table: LEDGER.into(),
        class: "对象类别".into(),
        owner: "对象".into(),
        direction: "加减分".into(),
        bonus: "加分".into(),
        penalty: "减分".into(),
        points: "分值".into(),
        case: None,
        multiplier: None,
        bonus_cap,
        penalty_cap,
    }
}

fn attribute(name: &str, meaning: Meaning, kind: Kind, options: Options) -> Attribute {
    Attribute { name: name.into(), meaning, kind, options }
}

fn column(name: &str, kind: Kind, options: Options) -> EntryColumn {
    EntryColumn { name: name.into(), kind, options, formula: None }
}

fn entry(column: &str, kind: Kind) -> Measure {
    Measure::Entry { column: column.into(), kind, options: Options::Free }
}

fn leaf_body(measure: Measure, conversion: Conversion, missing: Missing) -> Body {
    Body::Leaf { measure, conversion, missing }
}

fn leaf(code: &str, name: &str, share: f64, body: Body) -> Indicator {
    Indicator { code: code.into(), name: name.into(), share, source: CHECK.into(), body }
}

fn group(code: &str, name: &str, aggregation: Aggregation, children: Vec<Indicator>) -> Indicator {
    Indicator {
        code: code.into(),
        name: name.into(),
        share: children.iter().map(|child| child.share).sum(),
        source: CHECK.into(),
        body: Body::Group { aggregation, children },
    }
}

fn votes(choices: &[(&str, f64)]) -> Vec<VoteChoice> {
    choices.iter().map(|&(column, mark)| VoteChoice { column: column.into(), mark }).collect()
}

fn bands(bands: &[(&str, f64)]) -> Vec<Band> {
    bands.iter().map(|&(name, from)| Band { name: name.into(), from, quota: None }).collect()
}
