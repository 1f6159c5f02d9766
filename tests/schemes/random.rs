//! Random schemes: every measure, conversion, aggregation and missing policy, ballots with rules, ledgers
//! with cases and multipliers.

use evalbook::scheme::{
    Aggregate, Aggregation, BallotRules, Band, Class, Conversion, Effect, Figure, Filter, Indicator, Kind,
    Ledger, Link, Measure, Missing, Options, RaterKind, Restriction, Scheme, Step, Ties, VoteChoice,
    WordMark,
};

use super::dice::Dice;
use super::{attribute, class, group, leaf, scheme, table};

pub const UNITS: &str = "单位";
pub const PEOPLE: &str = "人员";
pub const TASKS: &str = "任务";
pub const PAPERS: &str = "票";
pub const EVENTS: &str = "台账";
pub const WORDS: [&str; 4] = ["好", "较好", "一般", "差"];
pub const KINDS: [&str; 3] = ["自评", "互评", "领导"];

/// A random scheme of two classes: units, and people who belong to them.
pub fn random_scheme(dice: &mut Dice) -> Scheme {
    let parts: Vec<(&str, f64)> = ["一季度", "二季度", "三季度", "四季度"]
        .into_iter()
        .take(dice.between(1, 4))
        .map(|name| (name, dice.pick(&[0.1, 0.2, 0.25, 0.3, 0.5])))
        .collect();
    let mut maker = Maker { dice, count: 0, people: Vec::new() };
    let mut people = maker.class(PEOPLE);
    people.attributes.push(attribute(UNITS, Kind::Text));
    people.restrictions.push(Restriction {
        column: "不参评".into(),
        is: "是".into(),
        effect: Effect::Exempt("不参评".into()),
        source: "第三条".into(),
    });
    maker.people = people.indicators.iter().map(|indicator| indicator.name.clone()).collect();
    let units = maker.class(UNITS);
    // Members from their unit's index, unless the unit reads theirs.
    if !format!("{units:?}").contains("figure: Index") && maker.dice.percent(50) {
        people.link = Some(Link {
            attribute: UNITS.into(),
            class: UNITS.into(),
            own: 0.8,
            linked: 0.2,
            exceptions: Vec::new(),
            memberships: None,
            source: "第四条".into(),
        });
    }
    let tables = vec![
        table(TASKS, &["人员", "单位", "类", "状态"], &["值", "权"]),
        table(PAPERS, &["人员", "单位", "主体", "等级", "票号", "评分人"], &["分"]),
        table(EVENTS, &["类别", "对象", "方向", "案号"], &["分值", "倍数"]),
    ];
    scheme(vec![units, people], tables, &parts)
}

struct Maker<'a> {
    dice: &'a mut Dice,
    count: usize,
    /// The names of the people's top indicators, once they are made.
    people: Vec<String>,
}

impl Maker<'_> {
    fn class(&mut self, name: &str) -> Class {
        let aggregation = self.aggregation();
        let count = self.dice.between(1, 4);
        let indicators = self.indicators(name, aggregation, count, 0);
        let mut class = class(name, aggregation, indicators);
        class.attributes.extend([attribute("基数", Kind::Number), attribute("人数", Kind::Number)]);
        class.decimals = self.dice.pick(&[0, 1, 2, 2, 2, 3]);
        class.cap = self.dice.percent(30).then(|| self.dice.pick(&[100.0, 90.0]));
        class.ledger = self.dice.percent(60).then(|| self.ledger());
        class.ranking.ties = self.dice.pick(&[Ties::Shared, Ties::Dense]);
        class.grades = [("优秀", 90.0), ("良好", 75.0), ("合格", 0.0)]
            .map(|(name, from)| Band { name: name.into(), from, quota: None })
            .into();
        class
    }

    fn ledger(&mut self) -> Ledger {
        Ledger {
            table: EVENTS.into(),
            class: "类别".into(),
            owner: "对象".into(),
            direction: "方向".into(),
            bonus: "加分".into(),
            penalty: "减分".into(),
            points: "分值".into(),
            case: self.dice.percent(60).then(|| "案号".into()),
            multiplier: self.dice.percent(50).then(|| "倍数".into()),
            bonus_cap: self.dice.pick(&[5.0, 10.0, 99.0]),
            penalty_cap: self.dice.pick(&[5.0, 10.0, 99.0]),
        }
    }

    fn aggregation(&mut self) -> Aggregation {
        let few = 1 + self.dice.below(3) as u8;
        self.dice.pick(&[
            Aggregation::Points,
            Aggregation::Points,
            Aggregation::Weights,
            Aggregation::Weights,
            Aggregation::Mean,
            Aggregation::Minimum,
            Aggregation::Maximum,
            Aggregation::Geometric,
            Aggregation::Best(few),
            Aggregation::DropLowest(few),
        ])
    }

    fn indicators(&mut self, class: &str, within: Aggregation, count: usize, depth: usize) -> Vec<Indicator> {
        (0..count)
            .map(|_| {
                self.count += 1;
                let name = format!("项{}", self.count);
                let share = match within {
                    Aggregation::Points => self.dice.pick(&[5.0, 10.0, 20.0, 40.0]),
                    _ => self.dice.pick(&[0.1, 0.2, 0.3, 0.5]),
                };
                if depth < 2 && self.dice.percent(30) {
                    let aggregation = self.aggregation();
                    let count = self.dice.between(1, 4);
                    group(&name, share, aggregation, self.indicators(class, aggregation, count, depth + 1))
                } else {
                    self.leaf(class, &name, share)
                }
            })
            .collect()
    }

    fn leaf(&mut self, class: &str, name: &str, share: f64) -> Indicator {
        let missing =
            self.dice.pick(&[Missing::Pending, Missing::Zero, Missing::Reweight, Missing::Reweight]);
        if self.dice.percent(10) {
            let measure =
                Measure::Entry { column: format!("{name}等级"), kind: Kind::Text, options: Options::Free };
            return leaf(name, share, measure, Conversion::Words { words: words() }, missing);
        }
        let measure = self.measure(class, name);
        let conversion = self.conversion();
        leaf(name, share, measure, conversion, missing)
    }

    fn measure(&mut self, class: &str, name: &str) -> Measure {
        let (kind, options) = (Kind::Number, Options::Free);
        match self.dice.below(if class == UNITS { 10 } else { 8 }) {
            0 | 1 => Measure::Entry { column: format!("{name}值"), kind, options },
            2 => Measure::Parts { column: format!("{name}值"), kind, options },
            3 | 4 => Measure::Rows {
                table: TASKS.into(),
                owner: class.into(),
                only: match self.dice.percent(50) {
                    true => vec![Filter { column: "类".into(), is: "正".into() }],
                    false => Vec::new(),
                },
                aggregate: self.aggregate("值", "权"),
            },
            5 => Measure::Votes {
                choices: [("好票", 100.0), ("差票", 40.0)]
                    .map(|(part, mark)| VoteChoice { column: format!("{name}{part}"), mark })
                    .into(),
            },
            6 => self.ballots(class),
            7 => Measure::Formula { formula: "IF([@基数]=\"\",\"\",[@基数]*2-5)".into(), kind },
            _ => Measure::Subjects {
                class: PEOPLE.into(),
                attribute: UNITS.into(),
                figure: match self.dice.below(4) {
                    0 => Figure::Index,
                    1 => Figure::Part(self.dice.pick(&self.people)),
                    _ => Figure::Own,
                },
                aggregate: self.aggregate("", "人数"),
            },
        }
    }

    fn aggregate(&mut self, value: &str, weight: &str) -> Aggregate {
        let value = value.to_owned();
        match self.dice.below(7) {
            0 => Aggregate::WeightedMean { value, weight: weight.into() },
            1 => Aggregate::Mean { value },
            2 => Aggregate::Sum { value },
            3 => Aggregate::Minimum { value },
            4 => Aggregate::Maximum { value },
            5 => Aggregate::Count,
            _ => {
                let (column, is) = if weight == "权" { ("状态", "完成") } else { ("不参评", "") };
                Aggregate::Share { of: vec![Filter { column: column.into(), is: is.into() }] }
            }
        }
    }

    fn ballots(&mut self, class: &str) -> Measure {
        let worded = self.dice.percent(30);
        let numbered = self.dice.percent(60);
        let rules = BallotRules {
            ballot: numbered.then(|| "票号".into()),
            rater: self.dice.percent(70).then(|| "评分人".into()),
            high: self.dice.percent(40).then(|| (90.0, self.dice.pick(&[1.0, 2.0]))),
            low: self.dice.percent(30).then_some((70.0, 1.0)),
            uniform_is_void: self.dice.percent(40),
            no_self_vote: if self.dice.percent(60) {
                vec!["互评".into(), "领导".into()]
            } else {
                Vec::new()
            },
            fewest: self.dice.pick(&[0.0, 0.0, 1.0, 2.0]),
        };
        let kinds = KINDS.into_iter().take(self.dice.between(1, 3));
        Measure::Ballots {
            table: PAPERS.into(),
            owner: class.into(),
            kind: "主体".into(),
            mark: if worded { "等级" } else { "分" }.into(),
            words: if worded { words() } else { Vec::new() },
            raters: kinds
                .map(|name| RaterKind { name: name.into(), weight: self.dice.pick(&[0.1, 0.3, 0.4]) })
                .collect(),
            trim_from: self.dice.pick(&[3.0, 4.0, 5.0]),
            rules,
        }
    }

    fn conversion(&mut self) -> Conversion {
        let most = self.dice.pick(&[1.0, 1.0, 1.2]);
        match self.dice.below(13) {
            0 | 1 => Conversion::Mark,
            2 => Conversion::Proportion {
                target: self.dice.pick(&[60.0, 80.0, 100.0]),
                floor: self.dice.percent(60).then(|| self.dice.pick(&[40.0, 50.0, 60.0])),
                most,
            },
            3 => Conversion::Interpolation { zero: 40.0, target: 100.0, most },
            4 => Conversion::Interpolation { zero: 90.0, target: 20.0, most },
            5 => Conversion::Deduction { each: self.dice.pick(&[0.1, 0.5, 2.0]) },
            6 => Conversion::Addition { each: self.dice.pick(&[0.1, 0.5, 2.0]) },
            7 => Conversion::Steps {
                steps: [(90.0, 5.0), (80.0, 4.0), (60.0, 2.5)]
                    .map(|(from, points)| Step { from, points })
                    .into(),
            },
            8 => Conversion::RankPoints { first: 60.0, step: 3.0, least: 50.0 },
            9 => Conversion::AgainstMean,
            10 => Conversion::AgainstBest,
            11 => Conversion::MinMax,
            _ => Conversion::ZScore { centre: 70.0, spread: 10.0 },
        }
    }
}

fn words() -> Vec<WordMark> {
    let marks = [95.0, 85.0, 70.0, 40.0];
    WORDS.into_iter().zip(marks).map(|(word, mark)| WordMark { word: word.into(), mark }).collect()
}
