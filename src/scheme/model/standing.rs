//! What decides the standing: ranks, grades, quotas, vetoes, caps and bars.

use serde::{Deserialize, Serialize};

/// How ranks are given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// What equals get.
    pub ties: Ties,
    /// Columns that break ties, one after another, larger first (业务攻关得分).
    pub chain: Vec<String>,
    /// The entry column of an order by hand (同分排序: 1, 2 …) that breaks what remains, where allowed.
    pub by_hand: Option<String>,
    /// The attribute within whose groups a second rank is given (支部), where wanted.
    pub within: Option<String>,
}

/// What equals get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ties {
    /// They share a rank and the next ones are skipped: 1-2-2-4.
    Shared,
    /// They share a rank and none is skipped (Chinese ranking): 1-2-2-3.
    Dense,
}

/// A grade, the index it begins at, and how many may hold it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// The grade's name.
    pub name: String,
    /// The lowest index of the grade, included.
    pub from: f64,
    /// How many may hold it, where that is limited; who finds no place gets the next grade.
    pub quota: Option<Quota>,
}

/// How many may hold a grade. Never exceeded: equals at the border get in together or not at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quota {
    /// The part of those who take part.
    pub share: f64,
    /// How a part of a place is rounded.
    pub rounding: Rounding,
    /// Among whom.
    pub scope: QuotaScope,
    /// Other parts by the unit's own grade, where groups are subjects of the linked class: none for
    /// a vetoed unit, more for an excellent one.
    pub units: Vec<UnitShare>,
    /// The clause (依据).
    pub source: String,
}

/// The part of a group whose unit has this grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitShare {
    /// The unit's grade.
    pub grade: String,
    /// The part.
    pub share: f64,
}

/// How a part of a place is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rounding {
    /// Down, the only one that never passes the share.
    Down,
    /// Half up.
    HalfUp,
    /// Up.
    Up,
}

/// Among whom places are given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuotaScope {
    /// The whole class.
    Class,
    /// Each group of an attribute on its own.
    Group(String),
    /// The places of the whole class, shared out over the groups of the linked class (the attribute
    /// of the class's link) by largest remainder; equal remainders go to the larger group, then to
    /// the unit with the higher index; what is still equal is held back.
    Pooled,
}

/// Something that limits a subject, with its clause: a veto, a cap, a bar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restriction {
    /// The entry column (一票否决).
    pub column: String,
    /// The text in it that means yes (是).
    pub is: String,
    /// What it does.
    pub effect: Effect,
    /// The clause (依据).
    pub source: String,
}

/// What a restriction does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// The index is 0.
    Zero,
    /// The grade is at best this one. With the second grade it is a bar from the best.
    GradeAtMost(String),
    /// Takes part and has an index, but no grade and no place in a quota: the grade is this text
    /// (不定等次).
    NoGrade(String),
    /// Does not take part: no index, no rank; the grade is this text (不参评).
    Exempt(String),
}
