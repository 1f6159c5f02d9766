//! Matching of the sheet's columns with the class's: by the names in use, then by the shape of the
//! values; each with its reason. Nothing is matched by mere likeness of spelling.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::column::Column;
use super::heading::{Said, plain, said_by};
use super::naming::KeptNames;
use super::shape::Shape;
use super::spelling::spelling;
use super::target::{Proposal, Remark, Target};
use crate::book::{ColumnDefinition, Facet};
use crate::scheme::{Kind, Meaning};
use crate::sentence::Sentence;

/// What columns can be matched with.
#[derive(Debug)]
pub struct Against<'a> {
    /// The class's name.
    pub class: &'a str,
    /// The entered columns of its table.
    pub definitions: &'a [ColumnDefinition],
    /// Names that a kept column cannot have.
    pub reserved: BTreeSet<String>,
    /// The spelled keys of the subjects that a column refers to, by the column's name.
    pub referred: BTreeMap<String, HashSet<String>>,
}

const SAME_NAME: usize = 10_000;
const IN_USE: usize = 9_000;

/// Proposes what every column becomes. What the user said about a column, by its position in the
/// sheet, comes first.
pub fn propose(columns: &[Column], against: &Against<'_>, said: &BTreeMap<u32, Target>) -> Vec<Proposal> {
    let mut matching = Matching {
        columns,
        against,
        heard: columns.iter().map(heard).collect(),
        assigned: BTreeMap::new(),
        remarks: BTreeMap::new(),
    };
    matching.by_user(said);
    matching.by_name();
    matching.by_shape();
    matching.proposals(said)
}

struct Matching<'a> {
    columns: &'a [Column],
    against: &'a Against<'a>,
    heard: Vec<Vec<Said>>,
    /// Column → definition and reason.
    assigned: BTreeMap<usize, (usize, Sentence)>,
    remarks: BTreeMap<usize, Remark>,
}

/// What a column's heading says; numbers that only count rows are not staff numbers.
fn heard(column: &Column) -> Vec<Said> {
    let mut said = said_by(column.leaf());
    if column.parts.len() > 1 {
        said.extend(said_by(&column.parts.concat()));
    }
    if said.contains(&Said::PerhapsRowNumber) {
        if column.shape.counts_rows {
            said = vec![Said::RowNumber];
        }
        said.retain(|said| *said != Said::PerhapsRowNumber);
    }
    said
}

impl Matching<'_> {
    fn by_user(&mut self, said: &BTreeMap<u32, Target>) {
        for (position, column) in self.columns.iter().enumerate() {
            if let Some(Target::Known(name)) = said.get(&column.position)
                && let Some(definition) = self.definition(name)
            {
                self.assigned.insert(position, (definition, Sentence::new("由你指定。", "Chosen by you.")));
            }
        }
        // What the user keeps or leaves out takes part in no matching.
        for (position, column) in self.columns.iter().enumerate() {
            if matches!(said.get(&column.position), Some(Target::Kept(_) | Target::Left))
                && let Some(heard) = self.heard.get_mut(position)
            {
                *heard = vec![Said::Usual];
            }
        }
    }

    fn definition(&self, name: &str) -> Option<usize> {
        self.against.definitions.iter().position(|definition| definition.name == name)
    }

    fn is_taken(&self, definition: usize) -> bool {
        self.assigned.values().any(|&(taken, _)| taken == definition)
    }

    fn by_name(&mut self) {
        let mut pairs = Vec::new();
        for (position, column) in self.columns.iter().enumerate() {
            for (index, definition) in self.against.definitions.iter().enumerate() {
                if let Some(score) = self.name_score(position, column, definition) {
                    pairs.push((score, column.tally.values > 0, position, index));
                }
            }
        }
        pairs.sort_by_key(|&(score, filled, position, _)| (std::cmp::Reverse((score, filled)), position));
        for (score, _, position, index) in pairs {
            if self.assigned.contains_key(&position) {
                continue;
            }
            let Some(definition) = self.against.definitions.get(index) else { continue };
            if let Some(taken) = self.taker(index) {
                let remark = Remark::Rival { attribute: definition.name.clone(), taken };
                self.remarks.entry(position).or_insert(remark);
            } else {
                let reason = name_reason(self.columns.get(position), definition, score);
                self.remarks.remove(&position);
                self.assigned.insert(position, (index, reason));
            }
        }
    }

    /// The heading of the column that was taken for a definition.
    fn taker(&self, definition: usize) -> Option<String> {
        let (&position, _) = self.assigned.iter().find(|(_, (taken, _))| *taken == definition)?;
        self.columns.get(position).map(|column| column.heading())
    }

    fn name_score(&self, position: usize, column: &Column, definition: &ColumnDefinition) -> Option<usize> {
        let heard = self.heard.get(position)?;
        if heard.as_slice() == [Said::Usual] && column.parts.is_empty() {
            return None;
        }
        let name = plain(&definition.name);
        let own = column.parts.last().is_some_and(|leaf| plain(leaf) == name)
            || plain(&column.parts.concat()) == name;
        if own && !column.parts.is_empty() {
            return Some(SAME_NAME);
        }
        if definition.facet != Facet::Roster {
            return None;
        }
        heard
            .iter()
            .filter_map(|said| match said {
                Said::Meaning(meaning, rank) if self.means(*meaning, definition) => Some(IN_USE - rank),
                _ => None,
            })
            .max()
            .or_else(|| self.named_after_class(column, definition).then_some(IN_USE - 50))
    }

    /// Whether a heading's meaning is a definition's. A unit that is itself evaluated goes by the
    /// names that others use for it.
    fn means(&self, meaning: Meaning, definition: &ColumnDefinition) -> bool {
        if meaning == definition.meaning {
            return true;
        }
        let class = self.against.class;
        definition.meaning == Meaning::UnitName
            && match meaning {
                Meaning::Branch => class.contains("支部") || class.contains("党组织"),
                Meaning::Department => ["科", "处", "部门", "股"].iter().any(|word| class.contains(word)),
                _ => false,
            }
    }

    fn named_after_class(&self, column: &Column, definition: &ColumnDefinition) -> bool {
        let class = plain(self.against.class);
        let leaf = plain(column.leaf());
        matches!(definition.meaning, Meaning::PersonName | Meaning::UnitName)
            && [class.clone(), format!("{class}名称"), format!("{class}姓名")].contains(&leaf)
    }

    fn by_shape(&mut self) {
        for (index, definition) in self.against.definitions.iter().enumerate() {
            if definition.facet != Facet::Roster || self.is_taken(index) {
                continue;
            }
            let fitting: Vec<(usize, usize)> = (0..self.columns.len())
                .filter(|position| self.is_open(*position))
                .filter_map(|position| Some((position, self.shape_count(position, definition)?)))
                .collect();
            match fitting.as_slice() {
                [] => {}
                &[(position, count)] => {
                    let reason = shape_reason(definition, count);
                    self.assigned.insert(position, (index, reason));
                }
                several => {
                    for &(position, _) in several {
                        let remark = Remark::Ambiguous { attribute: definition.name.clone() };
                        self.remarks.entry(position).or_insert(remark);
                    }
                }
            }
        }
    }

    /// Whether a column's heading leaves its meaning open.
    fn is_open(&self, position: usize) -> bool {
        !self.assigned.contains_key(&position) && self.heard.get(position).is_some_and(Vec::is_empty)
    }

    fn shape_count(&self, position: usize, definition: &ColumnDefinition) -> Option<usize> {
        let column = self.columns.get(position)?;
        let shape: &Shape = &column.shape;
        let count = match definition.meaning {
            Meaning::IdentityNumber => shape.identities,
            Meaning::Phone => shape.phones,
            Meaning::PersonName => shape.names,
            _ => {
                let keys = self.against.referred.get(&definition.name)?;
                let known = column.samples.iter().filter(|sample| keys.contains(&spelling(sample))).count();
                return (known >= 2 && known == column.samples.len()).then_some(known);
            }
        };
        shape.mostly(count).then_some(count)
    }

    fn proposals(mut self, said: &BTreeMap<u32, Target>) -> Vec<Proposal> {
        let mut names = KeptNames::new(self.columns, &self.against.reserved);
        let columns = self.columns;
        (0..columns.len())
            .filter_map(|position| {
                let column = columns.get(position)?;
                Some(self.proposal(position, column, said.get(&column.position), &mut names))
            })
            .collect()
    }

    fn proposal(
        &mut self,
        position: usize,
        column: &Column,
        said: Option<&Target>,
        names: &mut KeptNames,
    ) -> Proposal {
        if let Some((definition, reason)) = self.assigned.remove(&position)
            && let Some(definition) = self.against.definitions.get(definition)
        {
            return Proposal {
                target: Target::Known(definition.name.clone()),
                reason,
                meaning: definition.meaning,
                kind: definition.kind,
                remark: None,
            };
        }
        let heard = self.heard.get(position).map(Vec::as_slice).unwrap_or_default();
        let meaning = heard.iter().find_map(|said| match said {
            Said::Meaning(meaning, _) => Some(*meaning),
            _ => None,
        });
        let meaning = meaning.unwrap_or(Meaning::Other);
        let plain = |target, reason, remark| Proposal {
            target,
            reason,
            meaning,
            kind: kept_kind(column, meaning),
            remark,
        };
        match said {
            Some(Target::Left) => {
                let reason = Sentence::new("由你指定不导入。", "Left out by your choice.");
                return plain(Target::Left, reason, Some(Remark::LeftByUser));
            }
            Some(Target::Kept(wanted)) => {
                let (name, renamed) = names.take(wanted);
                let reason = Sentence::new("由你指定保留。", "Kept by your choice.");
                return plain(Target::Kept(name), reason, renamed.then_some(Remark::Renamed));
            }
            _ => {}
        }
        if heard.contains(&Said::RowNumber) && column.tally.numbers == column.tally.values {
            let reason = Sentence::new("只是行号，不必导入。", "It only counts the rows.");
            return plain(Target::Left, reason, Some(Remark::RowNumber));
        }
        let (name, renamed) = names.propose(column);
        let remark = self.remarks.remove(&position).or(renamed.then_some(Remark::Renamed));
        plain(Target::Kept(name), kept_reason(column, remark.as_ref()), remark)
    }
}

/// Whether a heading announces days; without, digits such as 20260305 may be anything.
fn says_day(heading: &str) -> bool {
    let heading = plain(heading);
    ["日期", "时间", "年月", "date"].iter().any(|word| heading.contains(word))
}

/// The kind of a kept column: days where its heading says so or all its values are, numbers when all
/// its values are.
fn kept_kind(column: &Column, meaning: Meaning) -> Kind {
    let tally = &column.tally;
    let mostly_days = column.shape.dates * 2 > column.shape.values;
    match meaning {
        Meaning::BirthDate | Meaning::JoinDate if mostly_days => Kind::Date,
        Meaning::Other if mostly_days && says_day(column.leaf()) => Kind::Date,
        Meaning::Other if tally.values > 0 && tally.dates == tally.values => Kind::Date,
        Meaning::Other if tally.values > 0 && tally.numbers == tally.values && tally.largest < 1e11 => {
            Kind::Number
        }
        _ => Kind::Text,
    }
}

fn name_reason(column: Option<&Column>, definition: &ColumnDefinition, score: usize) -> Sentence {
    let heading = column.map(|column| column.leaf().to_string()).unwrap_or_default();
    let name = &definition.name;
    if score == SAME_NAME {
        return Sentence::new(format!("表头就是“{name}”。"), format!("The heading is {name}."));
    }
    Sentence::new(
        format!("表头“{heading}”是“{name}”的常用名。"),
        format!("The heading {heading} is a usual name of {name}."),
    )
}

fn shape_reason(definition: &ColumnDefinition, count: usize) -> Sentence {
    let name = &definition.name;
    match definition.meaning {
        Meaning::IdentityNumber => Sentence::new(
            format!("列中 {count} 个值都是校验无误的身份证号。"),
            format!("{count} values are identity numbers with a right check digit."),
        ),
        Meaning::Phone => Sentence::new(
            format!("列中 {count} 个值都是手机号。"),
            format!("{count} values are mobile numbers."),
        ),
        Meaning::PersonName => Sentence::new(
            format!("没有“{name}”表头，而列中 {count} 个值都像姓名。请核对。"),
            format!("No heading says {name}, and {count} values look like names. Please check."),
        ),
        _ => Sentence::new(
            format!("列中的值都是已登记的“{name}”。"),
            format!("Its values are all known in {name}."),
        ),
    }
}

fn kept_reason(column: &Column, remark: Option<&Remark>) -> Sentence {
    match remark {
        Some(Remark::Rival { attribute, taken }) => Sentence::new(
            format!("“{attribute}”已取自“{taken}”列，此列按原样保留。"),
            format!("{attribute} is taken from the column {taken}; this one is kept as it is."),
        ),
        Some(Remark::Ambiguous { attribute }) => Sentence::new(
            format!("有几列都像“{attribute}”，没有替你选，先按原样保留。"),
            format!("Several columns look like {attribute}; none was chosen, this one is kept as it is."),
        ),
        _ if column.parts.is_empty() => {
            Sentence::new("没有表头，按列号保留。", "It has no heading and is kept under its letters.")
        }
        _ => Sentence::new(
            "办法里没有这一列，按原样保留。",
            "The scheme has no such column; it is kept as it is.",
        ),
    }
}
