//! The rule patterns to choose from: one table, walked by the screen and by a test.

use super::defaults;
use super::draft::Draft;
use crate::engine::round_to;
use crate::scheme::{
    Aggregate, BallotRules, Class, Conversion, EntryTable, Figure, Kind, Measure, Missing, Options,
    RaterKind, Step, VoteChoice, WordMark,
};
use crate::sentence::Sentence;

/// A pattern of rules that published schemes use.
#[derive(Debug)]
pub struct RulePattern {
    name: [&'static str; 2],
    example: [&'static str; 2],
    fill: fn(&mut Filling) -> Result<Rule, Sentence>,
    fits: fn(&Measure, &Conversion) -> bool,
}

/// What a leaf consists of.
pub(super) type Rule = (Measure, Conversion, Missing);

/// The leaf a pattern is filled in for.
pub(super) struct Filling<'a> {
    /// The scheme, which may need a table for it.
    pub(super) draft: &'a mut Draft,
    /// The class's position.
    pub(super) class: usize,
    /// The indicator's name.
    pub(super) indicator: &'a str,
    /// The full mark.
    pub(super) full: f64,
}

impl RulePattern {
    /// What it is called.
    pub fn name(&self) -> Sentence {
        Sentence::new(self.name[0], self.name[1])
    }

    /// An example in one line.
    pub fn example(&self) -> Sentence {
        Sentence::new(self.example[0], self.example[1])
    }

    /// Whether a rule is of this pattern.
    pub fn fits(&self, measure: &Measure, conversion: &Conversion) -> bool {
        (self.fits)(measure, conversion)
    }

    /// A rule of this pattern with its usual figures.
    pub(super) fn fill(&self, filling: &mut Filling) -> Result<Rule, Sentence> {
        (self.fill)(filling)
    }
}

/// The patterns, in the order they are offered.
pub fn rule_patterns() -> &'static [RulePattern] {
    &PATTERNS
}

static PATTERNS: [RulePattern; 17] = [
    RulePattern {
        name: ["直接打分", "A mark"],
        example: ["录入 86，得 86（按满分封顶）", "86 entered is 86, up to the full mark"],
        fill: |filling| {
            let options = Options::Between(0.0, filling.full.max(100.0));
            Ok((filling.entry("", Kind::Number, options), Conversion::Mark, Missing::Pending))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::Mark),
    },
    RulePattern {
        name: ["每次加分、封顶", "Points for each, capped"],
        example: ["每次 2 分，最高 12 分：15 次得 12", "2 each, at most 12: 15 times earn 12"],
        fill: |filling| {
            let each = filling.part(0.2);
            Ok((
                filling.entry("次数", Kind::Count, Options::Free),
                Conversion::Addition { each },
                Missing::Zero,
            ))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::Addition { .. }),
    },
    RulePattern {
        name: ["每次扣分、扣完为止", "Points off for each, down to 0"],
        example: ["满分 6，每次扣 2 分：1 次得 4", "6 less 2 each: once leaves 4"],
        fill: |filling| {
            let each = filling.part(0.2);
            let measure = filling.entry("扣分次数", Kind::Count, Options::Free);
            Ok((measure, Conversion::Deduction { each }, Missing::Zero))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::Deduction { .. }),
    },
    RulePattern {
        name: ["按完成率", "By completion"],
        example: [
            "完成 94% 得满分的 94%，低于 60% 得 0",
            "94% earns 94% of the full mark, below 60% nothing",
        ],
        fill: |filling| {
            let conversion = Conversion::Proportion { target: 1.0, floor: Some(0.6), most: 1.0 };
            Ok((filling.entry("完成率", Kind::Percent, Options::Free), conversion, Missing::Pending))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::Proportion { .. }),
    },
    RulePattern {
        name: ["两点之间按直线", "Linear between two"],
        example: ["平均 10 天得 0，5 天得满分，越少越好", "0 at 10 days, full at 5: less is better"],
        fill: |filling| {
            let conversion = Conversion::Interpolation { zero: 10.0, target: 5.0, most: 1.0 };
            Ok((filling.entry("数值", Kind::Number, Options::Free), conversion, Missing::Pending))
        },
        fits: |measure, conversion| {
            is_entry(measure) && matches!(conversion, Conversion::Interpolation { .. })
        },
    },
    RulePattern {
        name: ["分档", "Steps"],
        example: ["95 以上得 10，80 以上得 8，60 以上得 6", "10 from 95, 8 from 80, 6 from 60"],
        fill: |filling| {
            let step = |from, part| Step { from, points: filling.part(part) };
            let steps = vec![step(95.0, 1.0), step(80.0, 0.8), step(60.0, 0.6)];
            let measure = filling.entry("数值", Kind::Number, Options::Free);
            Ok((measure, Conversion::Steps { steps }, Missing::Pending))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::Steps { .. }),
    },
    RulePattern {
        name: ["等级折算", "Words"],
        example: ["好 100%，较好 80%，一般 60%，差 40%", "good 100%, fair 80%, plain 60%, poor 40%"],
        fill: |filling| {
            let words = marks(&WORDS).map(|(word, mark)| WordMark { word, mark }).collect();
            let options = Options::Choice(WORDS.map(|(word, _)| word.to_owned()).into());
            let measure = filling.entry("等级", Kind::Text, options);
            Ok((measure, Conversion::Words { words }, Missing::Pending))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::Words { .. }),
    },
    RulePattern {
        name: ["民主测评票", "Votes"],
        example: [
            "录入优、称、基、不各多少票，折算平均分",
            "the numbers of votes by choice, as their mean mark",
        ],
        fill: |filling| {
            let choices = marks(&VOTES)
                .map(|(word, mark)| VoteChoice { column: format!("{}{word}票", filling.indicator), mark });
            let conversion = Conversion::Proportion { target: 100.0, floor: None, most: 1.0 };
            Ok((Measure::Votes { choices: choices.collect() }, conversion, Missing::Pending))
        },
        fits: |measure, _| matches!(measure, Measure::Votes { .. }),
    },
    RulePattern {
        name: ["评分票，分主体加权", "Ballots by kinds of raters"],
        example: [
            "自评 10%、互评 30%、服务对象 20%、组织 40%",
            "self 10%, peers 30%, served 20%, committee 40%",
        ],
        fill: |filling| Ok((filling.ballots(), Conversion::Mark, Missing::Pending)),
        fits: |measure, _| matches!(measure, Measure::Ballots { .. }),
    },
    RulePattern {
        name: ["任务清单加权完成率", "Tasks, weighted"],
        example: ["任务登记在清单里，完成率按权重平均", "tasks in a list, completion averaged by weight"],
        fill: |filling| {
            let conversion = Conversion::Proportion { target: 1.0, floor: Some(0.6), most: 1.0 };
            Ok((filling.tasks(), conversion, Missing::Pending))
        },
        fits: |measure, _| matches!(measure, Measure::Rows { .. }),
    },
    RulePattern {
        name: ["分期录入", "By parts of the period"],
        example: ["四个季度各录一次，按期加权", "entered each quarter, weighted by quarter"],
        fill: |filling| {
            let column = format!("{}完成率", filling.indicator);
            let conversion = Conversion::Proportion { target: 1.0, floor: None, most: 1.0 };
            let measure = Measure::Parts { column, kind: Kind::Percent, options: Options::Free };
            Ok((measure, conversion, Missing::Reweight))
        },
        fits: |measure, _| matches!(measure, Measure::Parts { .. }),
    },
    RulePattern {
        name: ["所属对象的平均分", "The mean of its own"],
        example: ["党支部取本支部党员得分的平均", "a branch takes its members' mean"],
        fill: |filling| Ok((filling.subjects()?, Conversion::Mark, Missing::Pending)),
        fits: |measure, _| matches!(measure, Measure::Subjects { .. }),
    },
    RulePattern {
        name: ["按名次", "By rank"],
        example: [
            "第一名 60 分，每退一名少 3 分（随他人变动）",
            "60 for the first, 3 less each place (depends on others)",
        ],
        fill: |filling| {
            let (first, step, least) = (filling.full, filling.part(0.05), filling.part(0.5));
            let measure = filling.entry("数值", Kind::Number, Options::Free);
            Ok((measure, Conversion::RankPoints { first, step, least }, Missing::Pending))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::RankPoints { .. }),
    },
    RulePattern {
        name: ["与最好的比", "Against the best"],
        example: [
            "最好的得满分，其余按比例（随他人变动）",
            "full for the best, in proportion (depends on others)",
        ],
        fill: |filling| {
            let measure = filling.entry("数值", Kind::Number, Options::Free);
            Ok((measure, Conversion::AgainstBest, Missing::Pending))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::AgainstBest),
    },
    RulePattern {
        name: ["与平均比", "Against the mean"],
        example: [
            "达到平均得满分，以下按比例（随他人变动）",
            "full at the mean, in proportion below (depends on others)",
        ],
        fill: |filling| {
            let measure = filling.entry("数值", Kind::Number, Options::Free);
            Ok((measure, Conversion::AgainstMean, Missing::Pending))
        },
        fits: |measure, conversion| is_entry(measure) && matches!(conversion, Conversion::AgainstMean),
    },
    RulePattern {
        name: ["标准化", "Standardised"],
        example: [
            "最低 0 分，最高满分，之间按直线（随他人变动）",
            "0 for the least, full for the greatest (depends on others)",
        ],
        fill: |filling| {
            let measure = filling.entry("数值", Kind::Number, Options::Free);
            Ok((measure, Conversion::MinMax, Missing::Pending))
        },
        fits: |measure, conversion| {
            is_entry(measure) && matches!(conversion, Conversion::MinMax | Conversion::ZScore { .. })
        },
    },
    RulePattern {
        name: ["自己写公式", "A formula"],
        example: ["用 Excel 公式，由本行各列算出", "an Excel formula over the row's columns"],
        fill: |filling| {
            let formula = format!("{}*1", crate::engine::number_text(filling.full));
            Ok((Measure::Formula { formula, kind: Kind::Number }, Conversion::Mark, Missing::Pending))
        },
        fits: |measure, _| matches!(measure, Measure::Formula { .. }),
    },
];

pub(super) const WORDS: [(&str, f64); 4] = [("好", 100.0), ("较好", 80.0), ("一般", 60.0), ("差", 40.0)];
const VOTES: [(&str, f64); 4] = [("优秀", 100.0), ("称职", 80.0), ("基本称职", 60.0), ("不称职", 40.0)];
const RATERS: [(&str, f64); 4] = [("自评", 0.1), ("互评", 0.3), ("服务对象", 0.2), ("党组织", 0.4)];

fn marks(of: &'static [(&'static str, f64)]) -> impl Iterator<Item = (String, f64)> {
    of.iter().map(|&(word, mark)| (word.to_owned(), mark))
}

fn is_entry(measure: &Measure) -> bool {
    matches!(measure, Measure::Entry { .. })
}

impl Filling<'_> {
    /// The subject's own entry, in a column that is called after the indicator.
    fn entry(&self, what: &str, kind: Kind, options: Options) -> Measure {
        Measure::Entry { column: format!("{}{what}", self.indicator), kind, options }
    }

    /// A part of the full mark, in points.
    fn part(&self, part: f64) -> f64 {
        round_to(self.full * part, 2)
    }

    fn class(&self) -> Option<&Class> {
        self.draft.scheme.classes.get(self.class)
    }

    fn class_name(&self) -> String {
        self.class().map_or_else(String::new, |class| class.name.clone())
    }

    fn ballots(&mut self) -> Measure {
        let class = self.class_name();
        let raters = RATERS.map(|(rater, _)| rater);
        let columns = ["测评对象", "评分主体", "分数"];
        let table = self.table("测评票", &columns, |name| defaults::ballot_table(name, &class, &raters));
        Measure::Ballots {
            table,
            owner: columns[0].into(),
            kind: columns[1].into(),
            mark: columns[2].into(),
            words: Vec::new(),
            raters: marks(&RATERS).map(|(name, weight)| RaterKind { name, weight }).collect(),
            trim_from: 7.0,
            rules: BallotRules::default(),
        }
    }

    fn tasks(&mut self) -> Measure {
        let class = self.class_name();
        let columns = ["责任对象", "权重", "完成率"];
        let table = self.table("年度任务", &columns, |name| defaults::task_table(name, &class));
        Measure::Rows {
            table,
            owner: columns[0].into(),
            only: Vec::new(),
            aggregate: Aggregate::WeightedMean { value: columns[2].into(), weight: columns[1].into() },
        }
    }

    /// A table of entries with these columns whose first names the class's subjects: one that is
    /// there, else a new one.
    fn table(&mut self, usual: &str, columns: &[&str], make: impl FnOnce(String) -> EntryTable) -> String {
        let class = self.class_name();
        let is_of_class = Options::SubjectOf(class.clone());
        let fits = |table: &EntryTable| {
            let has = |name: &&str| table.columns.iter().any(|column| column.name == **name);
            let owner =
                columns.first().and_then(|owner| table.columns.iter().find(|found| found.name == *owner));
            columns.iter().all(has) && owner.is_some_and(|owner| owner.options == is_of_class)
        };
        if let Some(table) = self.draft.scheme.tables.iter().find(|table| fits(table)) {
            return table.name.clone();
        }
        let numbered = (2..100).map(|number| format!("{class}{usual}{number}"));
        let mut names = [usual.to_owned(), format!("{class}{usual}")].into_iter().chain(numbered);
        let name = names.find(|name| self.draft.check_table_name(name).is_ok()).unwrap_or_default();
        self.draft.scheme.tables.push(make(name.clone()));
        name
    }

    fn subjects(&self) -> Result<Measure, Sentence> {
        let class = self.class_name();
        let of_class = Options::SubjectOf(class.clone());
        let others = self.draft.scheme.classes.iter().filter(|other| other.name != class);
        let naming = others.filter_map(|other| {
            Some((other, other.attributes.iter().find(|attribute| attribute.options == of_class)?))
        });
        let found = naming.map(|(other, attribute)| Measure::Subjects {
            class: other.name.clone(),
            attribute: attribute.name.clone(),
            figure: Figure::Own,
            aggregate: Aggregate::Mean { value: String::new() },
        });
        found.into_iter().next().ok_or_else(|| {
            Sentence::new(
                format!("还没有属于“{class}”的对象。请先让另一类对象与“{class}”挂钩。"),
                format!("Nothing belongs to {class} yet. Link another class with it first."),
            )
        })
    }
}
