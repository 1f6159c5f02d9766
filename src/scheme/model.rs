//! The scheme as data.

use serde::{Deserialize, Serialize};

/// A whole scheme: its classes of subjects and the tables their entries come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scheme {
    /// The scheme's name, as an office would title it.
    pub name: String,
    /// The classes of subjects, in the order they are shown.
    pub classes: Vec<Class>,
    /// Tables of entries beside the subjects' own: tasks, ledger, ballots.
    pub tables: Vec<EntryTable>,
}

/// A class of subjects (党支部, 党员 …), evaluated alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Class {
    /// The class's name; its table has the same one.
    pub name: String,
    /// The name of its index (堡垒指数, 先锋指数).
    pub index: String,
    /// The column that identifies a subject and is unique in the table.
    pub key: String,
    /// The attributes a roster gives. The key is among them where it is an attribute itself.
    pub attributes: Vec<Attribute>,
    /// How the top indicators make the own score.
    pub aggregation: Aggregation,
    /// The indicators at the top of the tree.
    pub indicators: Vec<Indicator>,
    /// Bonus and penalty, where the class has them.
    pub ledger: Option<Ledger>,
    /// The link to another class's index, where there is one.
    pub link: Option<Link>,
    /// The veto, where there is one.
    pub veto: Option<Veto>,
    /// The most an index can be, where it is limited.
    pub cap: Option<f64>,
    /// Decimals of the index: rounded once, half away from zero, at the end.
    pub decimals: u8,
    /// The attribute within whose groups a second rank is given (支部), where wanted.
    pub rank_within: Option<String>,
    /// The grades from the best down; half-open bands [from, next better's from).
    pub grades: Vec<Band>,
}

/// A known attribute of a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribute {
    /// The column's name.
    pub name: String,
    /// What it means to an importer.
    pub meaning: Meaning,
    /// The kind of its values.
    pub kind: Kind,
    /// The values it may take.
    pub options: Options,
}

/// What a roster column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Meaning {
    /// A person's name.
    PersonName,
    /// The name of a unit that is itself a subject.
    UnitName,
    /// A staff number.
    StaffNumber,
    /// An identity card number.
    IdentityNumber,
    /// The department (科室, 处室).
    Department,
    /// The party branch.
    Branch,
    /// The position (职务).
    Position,
    /// The rank or title (职级, 职称).
    Title,
    /// The category of person (在职, 退休 …).
    Category,
    /// Gender.
    Gender,
    /// Date of birth.
    BirthDate,
    /// Date of joining the party.
    JoinDate,
    /// Mobile number.
    Phone,
    /// The secretary or leader of a unit.
    Leader,
    /// A remark.
    Remark,
    /// Anything else, kept as it is.
    Other,
}

/// The kind of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Any text; digits stay text.
    Text,
    /// A number.
    Number,
    /// A whole number of events, votes or tasks.
    Count,
    /// A share; 0.94 is shown as 94%.
    Percent,
    /// A day, as Excel's serial number.
    Date,
}

/// The values a column may take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Options {
    /// Anything of the column's kind.
    Free,
    /// One of these.
    Choice(Vec<String>),
    /// The key of a subject of this class.
    SubjectOf(String),
    /// The key of a subject of the class that this column of the same row names.
    SubjectOfClassIn(String),
    /// A number between two bounds, both included.
    Between(f64, f64),
}

/// A node of the indicator tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// The office's code (A1).
    pub code: String,
    /// The name, unique in its class.
    pub name: String,
    /// Points where the parent sums points; weight where the parent sums by weight.
    pub share: f64,
    /// Where the rule comes from (依据).
    pub source: String,
    /// A group of indicators or a leaf with a rule.
    pub body: Body,
}

/// What an indicator consists of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// How children make their parent's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aggregation {
    /// The sum of the children's points.
    Points,
    /// The sum of weight × score, scores out of 100.
    Weights,
}

/// How a raw quantity is taken from entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Measure {
    /// The subject's own entry in a column named after the indicator, or as given.
    Entry {
        /// The column's name.
        column: String,
        /// The kind of its values.
        kind: Kind,
        /// The values it may take.
        options: Options,
    },
    /// An aggregate of the rows of a table that belong to the subject.
    Rows {
        /// The table.
        table: String,
        /// The column that names the subject.
        owner: String,
        /// Only rows whose column equals this text.
        only: Option<(String, String)>,
        /// The aggregate.
        aggregate: Aggregate,
    },
    /// Votes by choice (优, 良, 中, 差), as the mean of their marks out of 100.
    Votes {
        /// The choices.
        choices: Vec<VoteChoice>,
    },
    /// Raw ballots: per kind of rater the mean of the marks, extremes dropped, then weighted.
    Ballots {
        /// The table of ballots.
        table: String,
        /// The column that names the subject.
        owner: String,
        /// The column of the rater's kind.
        kind: String,
        /// The column of the mark, out of 100.
        mark: String,
        /// The kinds with their weights.
        raters: Vec<RaterKind>,
        /// One highest and one lowest mark are dropped from this many marks on.
        trim_from: f64,
    },
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
    /// How many rows there are.
    Count,
}

/// A choice on a vote, entered as a number of votes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoteChoice {
    /// The column of the number of votes.
    pub column: String,
    /// The mark of one vote, out of 100.
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

/// How a raw quantity becomes points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Conversion {
    /// The quantity is the score itself, kept between 0 and the full mark.
    Mark,
    /// Full mark × quantity ÷ target, at most the full mark; 0 below the floor.
    Proportion {
        /// The quantity that earns the full mark.
        target: f64,
        /// The quantity below which nothing is earned.
        floor: Option<f64>,
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

/// Bonus and penalty taken from a ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The table.
    pub table: String,
    /// The column that names the subject's class.
    pub class: String,
    /// The column that names the subject.
    pub owner: String,
    /// The column that says bonus or penalty.
    pub direction: String,
    /// The text in it that means bonus.
    pub bonus: String,
    /// The text in it that means penalty.
    pub penalty: String,
    /// The column of points.
    pub points: String,
    /// The most that bonuses can add.
    pub bonus_cap: f64,
    /// The most that penalties can take.
    pub penalty_cap: f64,
}

/// A score that depends on another class's index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The attribute that holds the other subject's key.
    pub attribute: String,
    /// The other class.
    pub class: String,
    /// The weight of the own score.
    pub own: f64,
    /// The weight of the other's index.
    pub linked: f64,
}

/// A veto: the index is 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Veto {
    /// The entry column.
    pub column: String,
    /// The text in it that means veto.
    pub yes: String,
    /// The clause.
    pub source: String,
}

/// A grade and the index it begins at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// The grade's name.
    pub name: String,
    /// The lowest index of the grade, included.
    pub from: f64,
}

/// A table of entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryTable {
    /// The table's name.
    pub name: String,
    /// What it is for, in one line.
    pub purpose: String,
    /// Its columns.
    pub columns: Vec<EntryColumn>,
}

/// A column of a table of entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryColumn {
    /// The column's name.
    pub name: String,
    /// The kind of its values.
    pub kind: Kind,
    /// The values it may take.
    pub options: Options,
    /// A formula in Excel's syntax where the column is calculated.
    pub formula: Option<String>,
}
