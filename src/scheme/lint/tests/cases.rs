//! One mistake per row: the check that finds it, the mistake, and words of what it says.

use super::edit::*;
use crate::scheme::{
    Adjustment, Aggregate, Aggregation, Alert, Condition, Conversion, Effect, EntryColumn, EntryTable,
    Figure, Filter, Kind, Leaning, Measure, Options, Outcome, QuotaScope, Restriction, Rounding, Scheme,
    Step, WordMark,
};

type Case = (&'static str, fn(&mut Scheme), &'static str);

fn word(word: &str, mark: f64) -> WordMark {
    WordMark { word: word.into(), mark }
}

fn step(from: f64, points: f64) -> Step {
    Step { from, points }
}

fn restriction(effect: Effect) -> Restriction {
    Restriction { column: "处分影响期".into(), is: "是".into(), effect, source: "第七条".into() }
}

fn alert(condition: Condition) -> Alert {
    Alert { name: "提醒".into(), condition, source: "第九条".into() }
}

/// A branch's indicator from its members' figures.
fn from_members(scheme: &mut Scheme, attribute: &str, figure: Figure) {
    let aggregate = Aggregate::Mean { value: String::new() };
    let measure =
        Measure::Subjects { class: "党员".into(), attribute: attribute.into(), figure, aggregate };
    set_measure(indicator(&mut branch(scheme).indicators, "学习教育"), measure);
}

pub(super) const CASES: &[Case] = &[
    ("E01", |scheme| entry(scheme).share = 0.35, "权重合计 1.1"),
    ("E01", |scheme| member(scheme).indicators[0].share = 70.0, "权重合计 70.3"),
    ("W02", |scheme| indicator(&mut branch(scheme).indicators, "学习教育").share = 9.0, "满分合计 105 分"),
    ("W03", |scheme| entry(scheme).share = 0.0, "为 0"),
    (
        "E04",
        |scheme| {
            if let Measure::Ballots { raters, .. } = ballots(scheme) {
                raters[0].weight = 0.2;
            }
        },
        "权重合计 1.1",
    ),
    ("W05", |scheme| member(scheme).link.iter_mut().for_each(|link| link.own = 0.7), "0.7 与挂钩权重 0.2"),
    (
        "E06",
        |scheme| {
            scheme.period.parts[0].weight = 0.5;
            let kind = Kind::Number;
            let options = Options::Between(0.0, 100.0);
            set_measure(entry(scheme), Measure::Parts { column: "岗位奉献".into(), kind, options });
        },
        "权重合计 1.25",
    ),
    ("E10", |scheme| member(scheme).grades.swap(0, 1), "“优秀”从 90 分起，却排在 75 分起的“合格”之后"),
    ("E11", |scheme| member(scheme).grades[1].from = 90.0, "“合格”都从 90 分起"),
    ("W12", |scheme| member(scheme).grades[3].from = 10.0, "从 10 分起"),
    ("E13", |scheme| member(scheme).grades[1].name = "优秀".into(), "都叫“优秀”"),
    ("A14", |scheme| member(scheme).grades.clear(), "没有等次"),
    ("E15", |scheme| member(scheme).cap = Some(85.0), "最高 85 分，等次“优秀”要 90"),
    // 0.8 × (100 + 10) + 0.2 × (100 + 5) = 109 without the limit.
    (
        "E16",
        |scheme| {
            member(scheme).cap = None;
            member(scheme).grades[0].from = 110.0;
        },
        "先锋指数也只有 109",
    ),
    (
        "E20",
        |scheme| {
            quota(scheme, 20.0, Rounding::Down, QuotaScope::Class);
        },
        "是 20",
    ),
    (
        "E20",
        |scheme| {
            quota(scheme, 0.2, Rounding::Down, QuotaScope::Pooled).units.push(unit("优秀", 1.3));
        },
        "是 1.3",
    ),
    (
        "E21",
        |scheme| {
            quota(scheme, 0.0, Rounding::Down, QuotaScope::Class);
        },
        "比例是 0",
    ),
    (
        "E21",
        |scheme| {
            let quota = quota(scheme, 0.2, Rounding::Down, QuotaScope::Class).clone();
            member(scheme).grades[3].quota = Some(quota);
        },
        "最低等次“不合格”限了名额",
    ),
    (
        "W22",
        |scheme| {
            quota(scheme, 0.2, Rounding::HalfUp, QuotaScope::Group("支部".into()));
        },
        "四舍五入，各组加起来会超过 20%",
    ),
    (
        "W22",
        |scheme| {
            quota(scheme, 0.25, Rounding::Up, QuotaScope::Class);
        },
        "向上取整，会超过 25%",
    ),
    (
        "E23",
        |scheme| {
            quota(scheme, 0.2, Rounding::Down, QuotaScope::Group("处室".into()));
        },
        "“处室”分组",
    ),
    (
        "E23",
        |scheme| {
            member(scheme).link = None;
            quota(scheme, 0.2, Rounding::Down, QuotaScope::Pooled);
        },
        "没有挂钩",
    ),
    (
        "E24",
        |scheme| {
            quota(scheme, 0.2, Rounding::Down, QuotaScope::Pooled).units.push(unit("一等", 0.3));
        },
        "“一等”另定，但党支部没有",
    ),
    // Five brands at most of 2 points each under a full mark of 100 reach 10.
    (
        "W30",
        |scheme| {
            entered(scheme, "岗位奉献", Options::Between(0.0, 5.0));
            converted(scheme, Conversion::Addition { each: 2.0 });
        },
        "最多只能得 10",
    ),
    (
        "W31",
        |scheme| converted(scheme, Conversion::Steps { steps: vec![step(90.0, 120.0), step(0.0, 60.0)] }),
        "能给 120",
    ),
    ("W31", |scheme| converted(scheme, Conversion::Words { words: vec![word("好", 110.0)] }), "能给 110"),
    (
        "W31",
        |scheme| converted(scheme, Conversion::RankPoints { first: 105.0, step: 3.0, least: 60.0 }),
        "能给 105",
    ),
    (
        "E32",
        |scheme| converted(scheme, Conversion::Proportion { target: 80.0, floor: Some(90.0), most: 1.0 }),
        "起计线 90 高于目标值 80",
    ),
    (
        "E32",
        |scheme| converted(scheme, Conversion::Proportion { target: 0.0, floor: None, most: 1.0 }),
        "目标值是 0",
    ),
    (
        "E32",
        |scheme| converted(scheme, Conversion::Interpolation { zero: 5.0, target: 5.0, most: 1.0 }),
        "都是 5",
    ),
    (
        "W33",
        |scheme| {
            entered(scheme, "投诉件数", Options::Free);
            converted(scheme, Conversion::Addition { each: 20.0 });
        },
        "“投诉件数”，却是越多得分越高",
    ),
    (
        "W33",
        |scheme| {
            entered(scheme, "差错率高的笔数", Options::Free);
            entered(scheme, "差错数", Options::Free);
            converted(scheme, Conversion::Interpolation { zero: 0.0, target: 10.0, most: 1.0 });
        },
        "“差错数”",
    ),
    (
        "E34",
        |scheme| converted(scheme, Conversion::Steps { steps: vec![step(60.0, 60.0), step(90.0, 100.0)] }),
        "90 在 60 之后",
    ),
    (
        "W35",
        |scheme| converted(scheme, Conversion::Steps { steps: vec![step(90.0, 60.0), step(60.0, 100.0)] }),
        "90 得 60 分，较低的 60 反而得 100",
    ),
    (
        "E36",
        |scheme| {
            chosen(scheme, &["好", "较好", "一般", "差"]);
            converted(scheme, Conversion::Words { words: vec![word("好", 100.0), word("较好", 80.0)] });
        },
        "可选“一般”、“差”",
    ),
    (
        "E36",
        |scheme| {
            chosen(scheme, &["好"]);
            converted(scheme, Conversion::Words { words: vec![word("好", 100.0), word("优", 80.0)] });
        },
        "给“优”定了分",
    ),
    (
        "W37",
        |scheme| converted(scheme, Conversion::RankPoints { first: 100.0, step: 3.0, least: 60.0 }),
        "按名次计分",
    ),
    ("W37", |scheme| converted(scheme, Conversion::MinMax), "按最大值和最小值计分"),
    ("E40", |scheme| set_group(scheme, "日常表现", Aggregation::Best(7)), "取最好 7 项，却只有 6 项"),
    ("E40", |scheme| set_group(scheme, "日常表现", Aggregation::DropLowest(6)), "一项不剩"),
    ("E40", |scheme| set_group(scheme, "日常表现", Aggregation::Best(0)), "最好 0 项"),
    ("W41", |scheme| member(scheme).aggregation = Aggregation::DropLowest(1), "等于去了两次"),
    ("E50", |scheme| scheme.tables[1].name = "党员".into(), "都叫“党员”"),
    ("E51", |scheme| entry(scheme).name = "文明创建".into(), "都叫“文明创建”"),
    ("E52", |scheme| scheme.tables[0].columns[3].name = "责任支部".into(), "两列都叫“责任支部”"),
    ("E52", |scheme| entered(scheme, "等次", Options::Free), "两列都叫“等次”"),
    (
        "E53",
        |scheme| {
            if let Measure::Ballots { raters, .. } = ballots(scheme) {
                raters[1].name = "自评".into();
            }
        },
        "党员.民主测评.自评权重",
    ),
    ("E54", |scheme| scheme.period.from = 50_000.0, "第一天在最后一天之后"),
    (
        "E60",
        |scheme| member(scheme).link.iter_mut().for_each(|link| link.class = "党委".into()),
        "“党委”，但没有这一类",
    ),
    (
        "E60",
        |scheme| member(scheme).link.iter_mut().for_each(|link| link.attribute = "党小组".into()),
        "“党小组”，名册里没有",
    ),
    (
        "W61",
        |scheme| member(scheme).attributes[2].options = Options::Free,
        "“支部”挂钩党支部，却可以随意填写",
    ),
    (
        "A62",
        |scheme| {
            member(scheme).link = None;
            member(scheme).ranking.within = None;
        },
        "“支部”填的是党支部",
    ),
    (
        "E63",
        |scheme| from_members(scheme, "支部", Figure::Index),
        "党支部·堡垒指数 → 党支部·本人得分 → 党支部·学习教育 → 党员·先锋指数 → 党支部·堡垒指数",
    ),
    ("E70", |scheme| scheme.tables[0].name = "任务清单".into(), "表“年度任务”，但没有这张表"),
    ("E70", |scheme| scheme.tables[0].columns[1].name = "牵头支部".into(), "“责任支部”列，但没有"),
    ("E70", |scheme| from_members(scheme, "支部", Figure::Part("贡献".into())), "指标“贡献”，但没有"),
    (
        "E70",
        |scheme| scheme.tables.retain(|table| table.name != "加减分台账"),
        "党员的加减分要用“加减分台账”",
    ),
    (
        "A71",
        |scheme| {
            scheme.tables.push(EntryTable {
                name: "会议记录".into(),
                purpose: String::new(),
                columns: vec![EntryColumn {
                    name: "日期".into(),
                    kind: Kind::Date,
                    options: Options::Free,
                    formula: None,
                }],
            });
        },
        "表“会议记录”没有",
    ),
    (
        "E72",
        |scheme| member(scheme).attributes[3].options = Options::SubjectOf("科室".into()),
        "要填科室，但没有这一类",
    ),
    ("E72", |scheme| entered(scheme, "岗位奉献", Options::Between(100.0, 0.0)), "下限大于上限"),
    (
        "E73",
        |scheme| {
            let formula = "[@岗位贡献]*0.8".to_owned();
            set_measure(entry(scheme), Measure::Formula { formula, kind: Kind::Number });
        },
        "公式有误：",
    ),
    ("E73", |scheme| scheme.tables[0].columns[17].formula = Some("SUM(".into()), "“攻坚成效”的公式有误"),
    (
        "E80",
        |scheme| {
            let rules = rules(scheme);
            rules.ballot = Some("票号".into());
            rules.high = Some((0.0, 0.0));
        },
        "0 分以上的不得超过 0 个",
    ),
    (
        "E80",
        |scheme| {
            let rules = rules(scheme);
            rules.ballot = Some("票号".into());
            rules.low = Some((0.0, 2.0));
        },
        "至少 2 个低于 0 分",
    ),
    (
        "W81",
        |scheme| {
            let rules = rules(scheme);
            rules.ballot = None;
            rules.high = Some((90.0, 3.0));
        },
        "没有指明票号列",
    ),
    (
        "W81",
        |scheme| {
            let rules = rules(scheme);
            rules.rater = None;
            rules.no_self_vote = vec!["互评".into()];
        },
        "没有指明评分人列",
    ),
    (
        "W82",
        |scheme| {
            if let Measure::Ballots { trim_from, .. } = ballots(scheme) {
                *trim_from = 2.0;
            }
        },
        "满 2 票就去掉",
    ),
    ("E90", |scheme| member(scheme).ranking.chain.push("业务攻坚得分".into()), "先比“业务攻坚得分”"),
    ("E90", |scheme| member(scheme).ranking.within = Some("处室".into()), "“处室”内另排名次"),
    (
        "E91",
        |scheme| member(scheme).restrictions.push(restriction(Effect::GradeAtMost("良好".into()))),
        "最高为“良好”，但党员没有",
    ),
    (
        "E91",
        |scheme| member(scheme).restrictions.push(restriction(Effect::GradeAtMost("优秀".into()))),
        "已是最好的等次",
    ),
    ("E92", |scheme| member(scheme).alerts.push(alert(Condition::OutOfReach("一等".into()))), "等次“一等”"),
    (
        "E92",
        |scheme| {
            member(scheme).previous = None;
            member(scheme).alerts.push(alert(Condition::FellByYear(5.0)));
        },
        "上年指数",
    ),
    (
        "E92",
        |scheme| {
            let (table, owner) = ("年度任务".into(), "责任支部".into());
            let only = vec![Filter { column: "进展状态".into(), is: "逾期".into() }];
            branch(scheme).alerts.push(alert(Condition::Rows { table, owner, only, most: 0.0 }));
        },
        "“年度任务”的“进展状态”列",
    ),
    (
        "W93",
        |scheme| member(scheme).ledger.iter_mut().for_each(|ledger| ledger.bonus_cap = 0.0),
        "加分上限是 0",
    ),
    ("E94", |scheme| member(scheme).indicators.clear(), "党员没有指标"),
    (
        "W95",
        |scheme| {
            if let crate::scheme::Body::Group { children, .. } = &mut member(scheme).indicators[0].body {
                children.clear();
            }
        },
        "“日常表现”下面没有指标",
    ),
    (
        "W97",
        |scheme| {
            let restriction = Restriction { source: String::new(), ..restriction(Effect::Zero) };
            member(scheme).restrictions.push(restriction);
        },
        "限制“处分影响期”没有写明依据",
    ),
    (
        "W97",
        |scheme| {
            member(scheme).outcomes.push(Outcome {
                name: "先进个人".into(),
                leaning: Leaning::Commend,
                condition: Condition::Grade(vec!["优秀".into()]),
                action: "通报表彰".into(),
                source: "请核对本单位文件".into(),
            });
        },
        "”、“先进个人”没有写明依据",
    ),
    (
        "A98",
        |scheme| {
            member(scheme).adjustment = Some(Adjustment {
                column: "人工调整".into(),
                reason: "人工调整理由".into(),
                by: "人工调整批准".into(),
                source: "请核对".into(),
            });
        },
        "优秀名额、挂钩、人工调整 等）",
    ),
];
