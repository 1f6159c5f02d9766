//! A class of subjects and what is known of them.

use serde::{Deserialize, Serialize};

use super::{
    Aggregation, Alert, Band, Body, Indicator, Kind, Ledger, Link, Options, Outcome, Previous, Ranking,
    Restriction, Ties,
};

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
    /// How the top indicators make the base of the own score.
    pub aggregation: Aggregation,
    /// The indicators at the top of the tree.
    pub indicators: Vec<Indicator>,
    /// The part of the period a subject served, where the base counts by it.
    pub apportionment: Option<Apportionment>,
    /// Bonus and penalty, where the class has them.
    pub ledger: Option<Ledger>,
    /// The link to another class's index, where there is one.
    pub link: Option<Link>,
    /// Vetoes, caps and bars, each with its clause.
    pub restrictions: Vec<Restriction>,
    /// The most an index can be, where it is limited.
    pub cap: Option<f64>,
    /// Decimals of the index: rounded once, half away from zero, at the end.
    pub decimals: u8,
    /// Adjustment by hand, where it is allowed.
    pub adjustment: Option<Adjustment>,
    /// How ranks are given.
    pub ranking: Ranking,
    /// The grades from the best down; half-open bands [from, next better's from).
    pub grades: Vec<Band>,
    /// Results of an earlier year, where they are known.
    pub previous: Option<Previous>,
    /// What follows from the results.
    pub outcomes: Vec<Outcome>,
    /// What is warned of through the year.
    pub alerts: Vec<Alert>,
}

impl Class {
    /// A class whose points are summed, with two decimals and shared ranks, and nothing else yet.
    pub fn new(name: impl Into<String>, index: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            index: index.into(),
            key: key.into(),
            attributes: Vec::new(),
            aggregation: Aggregation::Points,
            indicators: Vec::new(),
            apportionment: None,
            ledger: None,
            link: None,
            restrictions: Vec::new(),
            cap: None,
            decimals: 2,
            adjustment: None,
            ranking: Ranking { ties: Ties::Shared, chain: Vec::new(), by_hand: None, within: None },
            grades: Vec::new(),
            previous: None,
            outcomes: Vec::new(),
            alerts: Vec::new(),
        }
    }

    /// The indicators with a rule, in reading order.
    pub fn leaves(&self) -> Vec<&Indicator> {
        let mut found = Vec::new();
        push_leaves(&self.indicators, &mut found);
        found
    }
}

fn push_leaves<'a>(indicators: &'a [Indicator], found: &mut Vec<&'a Indicator>) {
    for indicator in indicators {
        match &indicator.body {
            Body::Group { children, .. } => push_leaves(children, found),
            Body::Leaf { .. } => found.push(indicator),
        }
    }
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

/// The part of the period a subject served: base × served ÷ full, at most the whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Apportionment {
    /// The entry column (在岗月数); blank is the whole period.
    pub column: String,
    /// What is the whole period (12).
    pub full: f64,
    /// The clause (依据).
    pub source: String,
}

/// Adjustment by hand keeps three values: computed, adjusted and effective. One without a reason
/// does not take effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Adjustment {
    /// The entry column of the adjusted index (调整后指数).
    pub column: String,
    /// The entry column of the reason (调整理由).
    pub reason: String,
    /// The entry column of who decided (调整批准人).
    pub by: String,
    /// The clause (依据).
    pub source: String,
}
