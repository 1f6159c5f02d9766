//! What a user changes in a scheme.

use serde::{Deserialize, Serialize};

use crate::scheme::{
    Adjustment, Aggregation, Alert, Apportionment, Attribute, Band, Conversion, EntryTable, Ledger, Link,
    Measure, Missing, Outcome, Period, Previous, Ranking, Restriction,
};

/// A change of the scheme. Classes and tables are meant by their positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SchemeChange {
    /// The scheme's name.
    Name(String),
    /// The period and its parts.
    Period(Period),
    /// Adds a class of subjects, with what such a class usually has. Without a name it gets a free one.
    AddClass(String),
    /// Removes a class with its table.
    RemoveClass(usize),
    /// Moves a class among the others.
    MoveClass(usize, Way),
    /// Changes something of a class.
    Class(usize, Box<ClassPart>),
    /// Changes something of an indicator.
    Indicator(IndicatorPlace, Box<IndicatorPart>),
    /// Adds a table of entries, with a column that names a subject. Without a name it gets a free one.
    AddTable(String),
    /// Sets a table of entries. With as many columns as before a column with another name keeps its
    /// entries.
    Table(usize, EntryTable),
    /// Removes a table of entries.
    RemoveTable(usize),
}

/// An indicator's place: the class and the positions from the top of the tree down. An empty path is
/// the top itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IndicatorPlace {
    /// The class.
    pub class: usize,
    /// The positions.
    pub path: Vec<usize>,
}

/// Where to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// Before the one before.
    Up,
    /// Behind the next one.
    Down,
    /// Into the group before, as its last.
    In,
    /// Out of its group, behind it.
    Out,
}

/// A part of a class and what it becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ClassPart {
    /// The name.
    Name(String),
    /// The name of the index.
    Index(String),
    /// How the top indicators make the base.
    Aggregation(Aggregation),
    /// Adds an attribute.
    AddAttribute(Attribute),
    /// Sets an attribute; another name keeps the entries.
    Attribute(usize, Attribute),
    /// Removes an attribute.
    RemoveAttribute(usize),
    /// The part of the period served.
    Apportionment(Option<Apportionment>),
    /// Bonus and penalty; the ledger's table is added where it is missing.
    Ledger(Option<Ledger>),
    /// The link; the attribute that names the other subject is added where it is missing.
    Link(Option<Link>),
    /// Vetoes, caps and bars.
    Restrictions(Vec<Restriction>),
    /// The most an index can be.
    Cap(Option<f64>),
    /// The decimals of the index.
    Decimals(u8),
    /// Adjustment by hand.
    Adjustment(Option<Adjustment>),
    /// Ranks and ties.
    Ranking(Ranking),
    /// The grades. With as many as before a grade with another name is renamed wherever it is named.
    Grades(Vec<Band>),
    /// Last year's results.
    Previous(Option<Previous>),
    /// What follows from results.
    Outcomes(Vec<Outcome>),
    /// What is warned of.
    Alerts(Vec<Alert>),
}

/// A part of an indicator and what it becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum IndicatorPart {
    /// Adds an indicator with a rule below this place. Without a name it gets a free one.
    AddLeaf(String),
    /// Adds a group below this place. Without a name it gets a free one.
    AddGroup(String),
    /// Removes it with all below it.
    Remove,
    /// Moves it.
    Move(Way),
    /// The name; its own entry column follows where it is called after it.
    Name(String),
    /// The code.
    Code(String),
    /// Points or weight.
    Share(f64),
    /// Where the rule comes from.
    Source(String),
    /// The rule pattern at this position of the table, with its usual figures.
    Pattern(usize),
    /// What is measured.
    Measure(Box<Measure>),
    /// How it becomes points.
    Conversion(Conversion),
    /// What a missing entry means.
    Missing(Missing),
    /// How the group's indicators come together; at the top, the class's.
    Aggregation(Aggregation),
    /// Scales the shares below this place so that they are 100 points or weights of 1.
    Normalise,
}
