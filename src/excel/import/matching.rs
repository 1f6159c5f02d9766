//! Matching of the sheet's columns with the class's: by the names in use, then by the shape of the
//! values; each with its reason. Nothing is matched by mere likeness of spelling.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::column::Column;
use super::heading::{Said, is_entry_name, plain, said_by};
use super::naming::KeptNames;
use super::purpose::Purpose;
use super::reason;
use super::shape::Shape;
use super::spelling::spelling;
use super::target::{Proposal, Remark, Target};
use crate::book::{ColumnDefinition, Facet};
use crate::scheme::{Meaning, Options};
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
    /// What is imported.
    pub purpose: Purpose,
}

const SAME_NAME: usize = 10_000;
const IN_USE: usize = 9_000;

/// Proposes what every column becomes. What the user said about a column, by its position in the
/// sheet, comes first.
pub fn propose(columns: &[Column], against: &Against<'_>, said: &BTreeMap<u32, Target>) -> Vec<Proposal> {
    let mut matching = Matching {
        columns,
        against,
        headings: columns.iter().map(Heading::of).collect(),
        names: against.definitions.iter().map(|definition| plain(&definition.name)).collect(),
        assigned: BTreeMap::new(),
        settled: BTreeSet::new(),
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
    headings: Vec<Heading>,
    /// The definitions' names, spelled plainly.
    names: Vec<String>,
    /// Column → definition and reason.
    assigned: BTreeMap<usize, (usize, Sentence)>,
    /// Columns that the user keeps or leaves out; they take part in no matching.
    settled: BTreeSet<usize>,
    remarks: BTreeMap<usize, Remark>,
}

/// A column's heading, as far as matching looks at it.
struct Heading {
    leaf: String,
    joined: String,
    said: Vec<Said>,
}

impl Heading {
    /// Numbers that only count rows are not staff numbers.
    fn of(column: &Column) -> Self {
        let joined = column.parts.concat();
        let mut said = said_by(column.leaf());
        if column.parts.len() > 1 {
            said.extend(said_by(&joined));
        }
        if said.contains(&Said::PerhapsRowNumber) {
            if column.shape.counts_rows {
                said = vec![Said::RowNumber];
            }
            said.retain(|said| *said != Said::PerhapsRowNumber);
        }
        Self { leaf: plain(column.leaf()), joined: plain(&joined), said }
    }

    fn meaning(&self) -> Meaning {
        let meaning = self.said.iter().find_map(|said| match said {
            Said::Meaning(meaning, _) => Some(*meaning),
            _ => None,
        });
        meaning.unwrap_or(Meaning::Other)
    }
}

impl Matching<'_> {
    fn by_user(&mut self, said: &BTreeMap<u32, Target>) {
        for (position, column) in self.columns.iter().enumerate() {
            match said.get(&column.position) {
                Some(Target::Known(name)) => {
                    if let Some(definition) = self.definition(name) {
                        self.assigned.insert(position, (definition, reason::by_user()));
                    }
                }
                Some(Target::Kept(_) | Target::Left) => {
                    self.settled.insert(position);
                }
                None => {}
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
        for (position, (column, heading)) in self.columns.iter().zip(&self.headings).enumerate() {
            if self.settled.contains(&position) || column.parts.is_empty() {
                continue;
            }
            for (index, (definition, name)) in self.against.definitions.iter().zip(&self.names).enumerate() {
                if let Some(score) = self.name_score(heading, definition, name) {
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
                let heading = self.columns.get(position).map_or("", Column::leaf);
                let reason = reason::by_name(heading, definition, score == SAME_NAME);
                self.remarks.remove(&position);
                self.assigned.insert(position, (index, reason));
            }
        }
    }

    /// The heading of the column that was taken for a definition.
    fn taker(&self, definition: usize) -> Option<String> {
        let (&position, _) = self.assigned.iter().find(|(_, (taken, _))| *taken == definition)?;
        self.columns.get(position).map(Column::heading)
    }

    fn name_score(&self, heading: &Heading, definition: &ColumnDefinition, name: &str) -> Option<usize> {
        if heading.leaf == name || heading.joined == name {
            return Some(SAME_NAME);
        }
        if self.against.purpose == Purpose::Entries {
            return self.entry_score(heading, definition);
        }
        if definition.facet != Facet::Roster {
            return None;
        }
        let in_use = heading.said.iter().filter_map(|said| match said {
            Said::Meaning(meaning, rank) if self.means(*meaning, definition) => Some(IN_USE - rank),
            _ => None,
        });
        in_use.max().or_else(|| self.named_after_class(heading, definition).then_some(IN_USE - 50))
    }

    /// How well a heading names a column of entries: by a name in use for it, or by what it says of a
    /// subject where only one column refers to subjects of that class.
    fn entry_score(&self, heading: &Heading, definition: &ColumnDefinition) -> Option<usize> {
        if is_entry_name(&definition.name, &heading.leaf) {
            return Some(IN_USE - 20);
        }
        let refers = |definition: &&ColumnDefinition| {
            matches!(definition.options, Options::SubjectOf(_) | Options::SubjectOfClassIn(_))
        };
        let alone = self.against.definitions.iter().filter(refers).count() == 1;
        let subject = heading.said.iter().any(|said| match said {
            Said::Meaning(Meaning::PersonName | Meaning::Leader, _) => {
                definition.name.ends_with('人') || alone
            }
            Said::Meaning(Meaning::Branch, _) => definition.name.contains("支部"),
            Said::Meaning(Meaning::Department, _) => definition.name.contains('科'),
            _ => false,
        });
        (subject && (refers(&definition) || definition.name == "科室")).then_some(IN_USE - 60)
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

    fn named_after_class(&self, heading: &Heading, definition: &ColumnDefinition) -> bool {
        let class = plain(self.against.class);
        let rest = heading.leaf.strip_prefix(class.as_str());
        matches!(definition.meaning, Meaning::PersonName | Meaning::UnitName)
            && matches!(rest, Some("" | "名称" | "姓名"))
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
                    let reason = reason::by_shape(definition, count);
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
        !self.assigned.contains_key(&position)
            && !self.settled.contains(&position)
            && self.headings.get(position).is_some_and(|heading| heading.said.is_empty())
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
        let heading = self.headings.get(position);
        let meaning = heading.map_or(Meaning::Other, Heading::meaning);
        let propose =
            |target, reason, remark| Proposal { target, reason, meaning, kind: column.kind(meaning), remark };
        match said {
            Some(Target::Left) => return propose(Target::Left, reason::by_user(), Some(Remark::LeftByUser)),
            Some(Target::Kept(wanted)) if self.against.purpose.keeps_columns() => {
                let (name, renamed) = names.take(wanted);
                return propose(Target::Kept(name), reason::by_user(), renamed.then_some(Remark::Renamed));
            }
            _ => {}
        }
        if !self.against.purpose.keeps_columns() {
            let counts = heading.is_some_and(|heading| heading.said.contains(&Said::RowNumber));
            return match counts {
                true => propose(Target::Left, reason::row_number(), Some(Remark::RowNumber)),
                false => propose(Target::Left, reason::unknown(), Some(Remark::Unknown)),
            };
        }
        let counts = heading.is_some_and(|heading| heading.said.contains(&Said::RowNumber));
        if counts && column.tally.telling == 0 {
            return propose(Target::Left, reason::row_number(), Some(Remark::RowNumber));
        }
        let (name, renamed) = names.propose(column);
        let remark = self.remarks.remove(&position).or(renamed.then_some(Remark::Renamed));
        propose(Target::Kept(name), reason::kept(column, remark.as_ref()), remark)
    }
}
