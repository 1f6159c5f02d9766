//! What can be done about a finding without asking further, as data.

use serde::{Deserialize, Serialize};

use super::repair;
use crate::engine::number_text;
use crate::scheme::model::Scheme;
use crate::sentence::Sentence;

/// A correction of the scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fix {
    /// The shares of a group's children are scaled so that they sum to this.
    ScaleShares {
        /// The class.
        class: String,
        /// The group; the class's top without one.
        group: Option<String>,
        /// What they sum to afterwards.
        to: f64,
    },
    /// The weights of the kinds of raters are scaled so that they sum to 1.
    ScaleRaters {
        /// The class.
        class: String,
        /// The indicator.
        indicator: String,
    },
    /// The weights of the parts of the period are scaled so that they sum to 1.
    ScaleParts,
    /// The weight of the linked index becomes what the own weight leaves of 1.
    CompleteLink {
        /// The class.
        class: String,
    },
    /// A number of the scheme gets a value.
    Set {
        /// Its name as a parameter.
        parameter: String,
        /// Its value.
        value: f64,
    },
    /// Grades are put in order, the best first.
    SortGrades {
        /// The class.
        class: String,
    },
    /// The lowest grade begins at 0.
    LowestFromZero {
        /// The class.
        class: String,
    },
    /// A grade is removed.
    RemoveGrade {
        /// The class.
        class: String,
        /// The position among its grades.
        position: usize,
    },
    /// The steps of a conversion are put in order, the highest first.
    SortSteps {
        /// The class.
        class: String,
        /// The indicator.
        indicator: String,
    },
    /// The two ends of a conversion from nothing to the full mark change places.
    SwapEnds {
        /// The class.
        class: String,
        /// The indicator.
        indicator: String,
    },
    /// A quota's parts of places are rounded down.
    RoundDown {
        /// The class.
        class: String,
        /// The grade.
        grade: String,
    },
    /// A quota is given out over all groups together.
    Pool {
        /// The class.
        class: String,
        /// The grade.
        grade: String,
    },
    /// A quota's share for one grade of the unit is removed.
    RemoveUnitShare {
        /// The class.
        class: String,
        /// The grade.
        grade: String,
        /// The unit's grade.
        unit: String,
    },
    /// A column no longer breaks ties.
    RemoveTieBreak {
        /// The class.
        class: String,
        /// The column.
        column: String,
    },
    /// Extremes of ballots are no longer dropped.
    KeepExtremes {
        /// The class.
        class: String,
        /// The indicator.
        indicator: String,
    },
    /// An attribute takes the subjects of a class.
    LinkAttribute {
        /// The class.
        class: String,
        /// The attribute.
        attribute: String,
        /// The class whose subjects it names.
        of: String,
    },
    /// Words get marks, the lowest there is.
    AddWords {
        /// The class.
        class: String,
        /// The indicator.
        indicator: String,
        /// The words.
        words: Vec<String>,
    },
    /// A rule over whole ballots is removed.
    RemoveBallotRule {
        /// The class.
        class: String,
        /// The indicator.
        indicator: String,
        /// Which rule.
        rule: BallotRule,
    },
    /// An indicator gets another name.
    RenameIndicator {
        /// The class.
        class: String,
        /// Its place in the tree: positions from the top.
        path: Vec<usize>,
        /// Its name.
        name: String,
    },
    /// A table of entries is removed.
    RemoveTable {
        /// The table.
        table: String,
    },
    /// First and last day of the period change places.
    SwapPeriod,
}

/// A rule over whole ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BallotRule {
    /// At most so many high marks.
    High,
    /// At least so many low marks.
    Low,
    /// Not all the same.
    Uniform,
}

impl Fix {
    /// What it does, as a button would say it.
    pub fn label(&self) -> Sentence {
        let say = |zh: String, en: String| Sentence::new(zh, en);
        match self {
            Self::ScaleShares { to, .. } => say(
                format!("按比例调整到合计 {}", number_text(*to)),
                format!("Scale to a sum of {}", number_text(*to)),
            ),
            Self::ScaleRaters { .. } | Self::ScaleParts => {
                Sentence::new("按比例调整到合计 1", "Scale to a sum of 1")
            }
            Self::CompleteLink { .. } => {
                Sentence::new("挂钩权重改为 1－本人权重", "Set the linked weight to 1 − own weight")
            }
            Self::Set { parameter, value } => say(
                format!("“{parameter}”改为 {}", number_text(*value)),
                format!("Set {parameter} to {}", number_text(*value)),
            ),
            Self::SortGrades { .. } => {
                Sentence::new("等次从高到低排好", "Sort the grades from the best down")
            }
            Self::LowestFromZero { .. } => {
                Sentence::new("最低等次从 0 分起", "Let the lowest grade begin at 0")
            }
            Self::RemoveGrade { .. } => Sentence::new("删去这个等次", "Remove this grade"),
            Self::SortSteps { .. } => {
                Sentence::new("分档从高到低排好", "Sort the steps from the highest down")
            }
            Self::SwapEnds { .. } => {
                Sentence::new("对调零分值和满分值", "Let zero and full mark change places")
            }
            Self::RoundDown { .. } => Sentence::new("名额改为向下取整", "Round the places down"),
            Self::Pool { .. } => {
                Sentence::new("名额改为全体统算，按最大余数分配", "Pool the places, largest remainder first")
            }
            Self::RemoveUnitShare { unit, .. } => {
                say(format!("删去单位“{unit}”的比例"), format!("Remove the share for a unit's grade {unit}"))
            }
            Self::RemoveTieBreak { column, .. } => {
                say(format!("同分时不再比较“{column}”"), format!("Break no ties by {column}"))
            }
            Self::KeepExtremes { .. } => Sentence::new("不再去掉最高最低票", "Drop no extreme ballots"),
            Self::LinkAttribute { attribute, of, .. } => say(
                format!("“{attribute}”只填已有的{of}"),
                format!("Let {attribute} take the {of} that are there"),
            ),
            Self::AddWords { words, .. } => say(
                format!("补上“{}”，按最低分计", words.join("”、“")),
                format!("Add {} with the lowest mark", words.join(", ")),
            ),
            Self::RemoveBallotRule { .. } => Sentence::new("删去这条作废规则", "Remove this rule"),
            Self::RenameIndicator { name, .. } => {
                say(format!("改名为“{name}”"), format!("Rename it to {name}"))
            }
            Self::RemoveTable { table } => {
                say(format!("删去表“{table}”"), format!("Remove the table {table}"))
            }
            Self::SwapPeriod => Sentence::new("对调起止日期", "Let first and last day change places"),
        }
    }
}

/// The scheme as it is after the correction. One that fits nothing in it changes nothing.
pub fn apply_fix(scheme: &Scheme, fix: &Fix) -> Scheme {
    let mut scheme = scheme.clone();
    repair::repair(&mut scheme, fix);
    scheme
}
