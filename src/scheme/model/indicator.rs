//! Indicators and the rules by which entries become points.

use serde::{Deserialize, Serialize};

use super::{Kind, Options};

/// A node of the indicator tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// The office's code (A1).
    pub code: String,
    /// The name, unique in its class.
    pub name: String,
    /// Points where the parent sums points; weight where it sums by weight; unused elsewhere.
    pub share: f64,
    /// Where the rule comes from (依据).
    pub source: String,
    /// A group of indicators or a leaf with a rule.
    pub body: Body,
}

/// What an indicator consists of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(
    clippy::large_enum_variant,
    reason = "most indicators are leaves; on the page's 32 bits it is not that large"
)]
pub enum Body {
    /// Further indicators.
    Group {
        /// How they make the group's score.
        aggregation: Aggregation,
        /// The indicators.
        children: Vec<Indicator>,
    },
    /// A rule over entries.
    Leaf {
        /// The raw quantity.
        measure: Measure,
        /// How it becomes points.
        conversion: Conversion,
        /// What an entry that is missing means.
        missing: Missing,
    },
}

/// How children make their parent's score. Children are out of 100 except under `Points`. Children
/// that are left out (`Missing::Reweight`) are passed over; of too few the best remains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aggregation {
    /// The sum of the children's points.
    Points,
    /// The sum of weight × score.
    Weights,
    /// The mean of the scores.
    Mean,
    /// The least of the scores (短板).
    Minimum,
    /// The greatest of the scores.
    Maximum,
    /// The geometric mean of the scores.
    Geometric,
    /// The mean of the best so many scores.
    Best(u8),
    /// The mean of the scores without the lowest so many.
    DropLowest(u8),
}

/// How a raw quantity is taken from entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Measure {
    /// The subject's own entry in a column.
    Entry {
        /// The column's name.
        column: String,
        /// The kind of its values.
        kind: Kind,
        /// The values it may take.
        options: Options,
    },
    /// The subject's own entries, one for each part of the period (一季度学习完成率 …): their mean
    /// weighted by the parts' weights. Under `Missing::Reweight` over the parts that are entered.
    Parts {
        /// The column's name without the part's.
        column: String,
        /// The kind of its values.
        kind: Kind,
        /// The values it may take.
        options: Options,
    },
    /// An aggregate of the rows of a table that belong to the subject. A row whose value is blank makes
    /// the subject wait, counts as 0 or is passed over, by the indicator's `Missing`; no rows at all
    /// are a sum and a number of 0, and no mean.
    Rows {
        /// The table.
        table: String,
        /// The column that names the subject.
        owner: String,
        /// Only rows that all these hold for.
        only: Vec<Filter>,
        /// The aggregate.
        aggregate: Aggregate,
    },
    /// An aggregate of figures of another class's subjects that name this one (a branch from its
    /// members' own scores). Exempt subjects are passed over; one without the figure is treated as a
    /// row without a value.
    Subjects {
        /// The other class.
        class: String,
        /// Its attribute that names this class's subject.
        attribute: String,
        /// The figure taken.
        figure: Figure,
        /// The aggregate; its value column is not used.
        aggregate: Aggregate,
    },
    /// Votes by choice (优, 称, 基, 不), as the mean of their marks out of 100.
    Votes {
        /// The choices.
        choices: Vec<VoteChoice>,
    },
    /// Raw ballots: per kind of rater the mean of the valid marks, extremes dropped, then weighted.
    /// Under `Missing::Reweight` a kind without ballots is left out and the others scaled up; under
    /// `Missing::Zero` it counts 0.
    Ballots {
        /// The table of ballots.
        table: String,
        /// The column that names the subject.
        owner: String,
        /// The column of the rater's kind.
        kind: String,
        /// The column of the mark, out of 100, or of the word.
        mark: String,
        /// What words mean, where ballots carry words (优秀 95 …); empty where they carry marks.
        words: Vec<WordMark>,
        /// The kinds with their weights.
        raters: Vec<RaterKind>,
        /// One highest and one lowest mark are dropped from this many marks on.
        trim_from: f64,
        /// Which ballots are void.
        rules: BallotRules,
    },
    /// A formula in Excel's syntax over the class's row.
    Formula {
        /// The formula, without the leading `=`.
        formula: String,
        /// The kind of its value.
        kind: Kind,
    },
}

/// A figure of a subject of another class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure {
    /// The own score, before any link: never the final index, so that no cycle arises.
    Own,
    /// The score of the indicator with this name.
    Part(String),
    /// The index.
    Index,
}

/// A condition on a row: its column is this text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// The column.
    pub column: String,
    /// The text.
    pub is: String,
}

/// An aggregate over the rows that belong to a subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Aggregate {
    /// The mean of a column weighted by another.
    WeightedMean {
        /// The values.
        value: String,
        /// The weights.
        weight: String,
    },
    /// The mean of a column.
    Mean {
        /// The values.
        value: String,
    },
    /// The sum of a column.
    Sum {
        /// The values.
        value: String,
    },
    /// The least of a column.
    Minimum {
        /// The values.
        value: String,
    },
    /// The greatest of a column.
    Maximum {
        /// The values.
        value: String,
    },
    /// How many rows there are.
    Count,
    /// Which part of the rows these hold for (按时率): 0 to 1.
    Share {
        /// The conditions.
        of: Vec<Filter>,
    },
}

/// A choice on a vote, entered as a number of votes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoteChoice {
    /// The column of the number of votes.
    pub column: String,
    /// The mark of one vote, out of 100.
    pub mark: f64,
}

/// A word and the mark it stands for, out of 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordMark {
    /// The word (好, 较好 …).
    pub word: String,
    /// The mark.
    pub mark: f64,
}

/// A kind of rater and its weight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RaterKind {
    /// The kind (自评, 互评, 服务对象, 党组织).
    pub name: String,
    /// Its weight.
    pub weight: f64,
}

/// Which ballots are void. A ballot's marks are the rows that share a number in `ballot`; without
/// such a column each row is a ballot of its own and the rules over a whole ballot do not apply.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BallotRules {
    /// The column of the ballot's number (票号).
    pub ballot: Option<String>,
    /// The column that names who voted (评分人), where it is known.
    pub rater: Option<String>,
    /// Void with more than `most` marks of at least `mark`: (mark, most).
    pub high: Option<(f64, f64)>,
    /// Void with fewer than `least` marks below `mark`: (mark, least).
    pub low: Option<(f64, f64)>,
    /// Void when a ballot over several subjects gives all the same mark.
    pub uniform_is_void: bool,
    /// The kinds of raters (互评) in which a vote for oneself is void.
    pub no_self_vote: Vec<String>,
    /// With fewer valid ballots of a kind than this its mean is not shown and does not count.
    pub fewest: f64,
}

/// How a raw quantity becomes points. `full` is the full mark: the share under points, else 100. A
/// calculated quantity is compared with thresholds and ranked at ten decimals, so that 0.6 reached by
/// a sum is 0.6. The cohort are those of the class who take part; from a rule over it an exempt subject
/// has 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Conversion {
    /// The quantity is the score itself, kept between 0 and the full mark.
    Mark,
    /// Full mark × quantity ÷ target; 0 below the floor; at most `most` times the full mark.
    Proportion {
        /// The quantity that earns the full mark.
        target: f64,
        /// The quantity below which nothing is earned.
        floor: Option<f64>,
        /// How many times the full mark over-fulfilment can earn; 1 where it earns nothing.
        most: f64,
    },
    /// Nothing at `zero`, the full mark at `target`, linear between, at most `most` times the full
    /// mark. With `zero` above `target` less is better.
    Interpolation {
        /// The quantity that earns nothing.
        zero: f64,
        /// The quantity that earns the full mark.
        target: f64,
        /// How many times the full mark it can earn at most.
        most: f64,
    },
    /// Full mark less so many points for each, not below 0.
    Deduction {
        /// Points for each.
        each: f64,
    },
    /// So many points for each, at most the full mark.
    Addition {
        /// Points for each.
        each: f64,
    },
    /// Half-open steps from the highest down: the points of the first whose `from` is reached; 0
    /// below the last.
    Steps {
        /// The steps, highest `from` first.
        steps: Vec<Step>,
    },
    /// A word's mark, as that part of the full mark (mark ÷ 100). Another word is a fault.
    Words {
        /// The words.
        words: Vec<WordMark>,
    },
    /// Points by rank within the class (1st 60, 2nd 57 …), equals share a rank. Depends on the cohort.
    RankPoints {
        /// The points of the first.
        first: f64,
        /// How many points less for each further place.
        step: f64,
        /// The fewest points.
        least: f64,
    },
    /// Full mark × quantity ÷ the class's mean, at most the full mark; 0 where the mean is. Depends on
    /// the cohort.
    AgainstMean,
    /// Full mark × quantity ÷ the class's best; 0 where the best is. Depends on the cohort.
    AgainstBest,
    /// Full mark × (quantity − least) ÷ (greatest − least); the full mark where all are equal. Depends
    /// on the cohort.
    MinMax,
    /// Centre + spread × (quantity − mean) ÷ standard deviation (of the whole class), kept between 0
    /// and the full mark; the centre where all are equal. Depends on the cohort.
    ZScore {
        /// The points of the mean.
        centre: f64,
        /// The points of one standard deviation.
        spread: f64,
    },
}

/// A step of a conversion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The lowest quantity of the step, included.
    pub from: f64,
    /// Its points.
    pub points: f64,
}

/// What a missing entry means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// The index waits for it (待录入).
    Pending,
    /// It counts as the entry 0 (空白按 0 计).
    Zero,
    /// The indicator is left out and the others' shares are scaled up (不参评，权重重分).
    Reweight,
}

impl Conversion {
    /// Whether others' entries change the points (rank, mean, best, spread).
    pub fn depends_on_cohort(&self) -> bool {
        matches!(
            self,
            Self::RankPoints { .. }
                | Self::AgainstMean
                | Self::AgainstBest
                | Self::MinMax
                | Self::ZScore { .. }
        )
    }
}
