//! The sources of one column: runs of rows that came one after another from the same column of a
//! sheet, so that a column of any length costs one run. Only what differs is kept cell by cell.

use serde::{Deserialize, Serialize};

use crate::engine::{Value, cell_name};

/// Where the values of a column came from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sources {
    /// In the order in which the runs first name them.
    places: Vec<Place>,
    /// From the top, none touching the next where they could be one.
    runs: Vec<Run>,
    /// The imported value of cells that were edited since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    edited: Kept,
    /// What the file said in cells that were corrected on importing them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    corrected: Kept,
}

/// Values kept of some rows, which are in order.
type Kept = Vec<(usize, Value)>;

/// A column of a sheet, or a row of one that was turned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// The column that the values stood in, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The row that the values stood in, from 0. Without column and row the value is the sheet's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
}

/// Rows that came from one place, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u32; 4]", into = "[u32; 4]")]
struct Run {
    /// The first row of the table.
    first: u32,
    /// How many rows.
    count: u32,
    /// The position of the place.
    place: u32,
    /// The row (the column, where the place is a row) of the sheet that the first one came from.
    at: u32,
}

impl From<[u32; 4]> for Run {
    fn from([first, count, place, at]: [u32; 4]) -> Self {
        Self { first, count, place, at }
    }
}

impl From<Run> for [u32; 4] {
    fn from(run: Run) -> Self {
        [run.first, run.count, run.place, run.at]
    }
}

impl Run {
    fn rows(&self) -> (usize, usize) {
        (self.first as usize, self.first as usize + self.count as usize)
    }

    /// The part of it from one row up to another.
    fn between(&self, from: usize, to: usize) -> Option<Run> {
        let (first, end) = self.rows();
        let (from, to) = (from.max(first), to.min(end));
        (from < to).then(|| Run {
            first: number(from),
            count: number(to - from),
            place: self.place,
            at: self.at.saturating_add(number(from - first)),
        })
    }
}

impl Sources {
    /// Notes that a row below all that are noted came from a place, at this row of it (this column,
    /// where the place is a row).
    pub fn push(&mut self, row: usize, place: &Place, at: u32) {
        if self.runs.last().is_none_or(|last| last.rows().1 <= row) {
            self.add(Run { first: number(row), count: 1, place: 0, at }, place);
        }
    }

    /// Notes what the file said in a cell of the row noted last, which was corrected on importing it.
    pub fn correct(&mut self, row: usize, written: Value) {
        if self.corrected.last().is_none_or(|(last, _)| *last < row) {
            self.corrected.push((row, written));
        }
    }

    /// How many runs it takes to say where the values came from.
    pub fn runs(&self) -> usize {
        self.runs.len()
    }

    /// How many values are kept beside the entries.
    pub fn kept_values(&self) -> usize {
        self.edited.len() + self.corrected.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The rows that something is known of: first row and count.
    pub fn rows(&self) -> Vec<(usize, usize)> {
        let mut rows: Vec<(usize, usize)> = Vec::new();
        for run in &self.runs {
            let (first, end) = run.rows();
            match rows.last_mut() {
                Some(last) if last.0 + last.1 == first => last.1 += end - first,
                _ => rows.push((first, end - first)),
            }
        }
        rows
    }

    /// Where a row's value came from: the place, and the cell's name.
    pub(super) fn find(&self, row: usize) -> Option<(&Place, String)> {
        let run = self.run(row)?;
        let place = self.places.get(run.place as usize)?;
        let cell = match (place.column, place.row) {
            (Some(column), _) => cell_name(run.at, column),
            (None, Some(row)) => cell_name(row, run.at),
            (None, None) => String::new(),
        };
        Some((place, cell))
    }

    /// Whether a row's value was imported.
    pub(super) fn knows(&self, row: usize) -> bool {
        self.run(row).is_some()
    }

    /// The imported value of a cell that was edited since.
    pub(super) fn edited(&self, row: usize) -> Option<&Value> {
        kept(&self.edited, row)
    }

    /// What the file said in a cell that was corrected.
    pub(super) fn corrected(&self, row: usize) -> Option<&Value> {
        kept(&self.corrected, row)
    }

    /// Follows values that others take the place of, given by row, before and after. The imported value
    /// is kept as long as the cell's differs from it.
    pub(super) fn edit<'a>(&mut self, cells: impl Iterator<Item = (usize, &'a Value, &'a Value)>) {
        let mut before = std::mem::take(&mut self.edited).into_iter().peekable();
        let mut edited = Kept::new();
        for (row, value, after) in cells {
            while let Some(other) = before.next_if(|(known, _)| *known < row) {
                edited.push(other);
            }
            let known = before.next_if(|(known, _)| *known == row).map(|(_, imported)| imported);
            if self.knows(row) {
                let imported = known.unwrap_or_else(|| value.clone());
                if imported != *after {
                    edited.push((row, imported));
                }
            }
        }
        edited.extend(before);
        self.edited = edited;
    }

    pub(super) fn insert(&mut self, at: usize, count: usize) {
        let above = self.slice(&[(0, at)]);
        let below = self.slice(&[(at, usize::MAX - at)]);
        *self = above;
        self.append(&below, |row| row + count);
    }

    pub(super) fn remove(&mut self, at: usize, count: usize) {
        let end = at + count;
        let above = self.slice(&[(0, at)]);
        let below = self.slice(&[(end, usize::MAX - end)]);
        *self = above;
        self.append(&below, |row| row - count);
    }

    /// What is known of these rows (first row and count, from the top).
    pub(super) fn slice(&self, rows: &[(usize, usize)]) -> Sources {
        let mut slice = Sources::default();
        for (run, place) in self.cut(rows) {
            slice.add(run, place);
        }
        for &(first, count) in rows {
            let end = first.saturating_add(count);
            slice.edited.extend_from_slice(between(&self.edited, first, end));
            slice.corrected.extend_from_slice(between(&self.corrected, first, end));
        }
        slice
    }

    /// Puts what `by` says of these rows in the place of what is known of them.
    pub(super) fn replace(&mut self, rows: &[(usize, usize)], by: &Sources) {
        let others = self.slice(&complement(rows));
        let by = by.slice(rows);
        let whole = [(0, usize::MAX)];
        let mut all = Sources::default();
        merge(
            others.cut(&whole),
            by.cut(&whole),
            |(run, _)| run.first as usize,
            |(run, place)| {
                all.add(run, place);
            },
        );
        let row = |(row, _): &(usize, Value)| *row;
        merge(others.edited, by.edited, row, |value| all.edited.push(value));
        merge(others.corrected, by.corrected, row, |value| all.corrected.push(value));
        *self = all;
    }

    /// Whether it is as it is made here: of a table of so many rows, in order, and kept values only
    /// where `differs` says so of the imported one.
    pub(in crate::book) fn is_sound(&self, rows: usize, differs: impl Fn(usize, &Value) -> bool) -> bool {
        let mut end = 0;
        let ordered = self.runs.iter().all(|run| {
            let (first, behind) = run.rows();
            let fits = first >= end && first < behind && (run.place as usize) < self.places.len();
            end = behind;
            fits
        });
        let sound = |kept: &Kept| {
            kept.is_sorted_by(|one, other| one.0 < other.0) && kept.iter().all(|(row, _)| self.knows(*row))
        };
        ordered
            && end <= rows
            && sound(&self.edited)
            && sound(&self.corrected)
            && self.edited.iter().all(|(row, value)| differs(*row, value))
    }

    /// The run that a row is in, from that row on.
    fn run(&self, row: usize) -> Option<Run> {
        let behind = self.runs.partition_point(|run| run.rows().0 <= row);
        self.runs.get(behind.checked_sub(1)?)?.between(row, row + 1)
    }

    /// The parts of the runs in these rows, from the top.
    fn cut(&self, rows: &[(usize, usize)]) -> Vec<(Run, &Place)> {
        let mut parts = Vec::new();
        for &(first, count) in rows {
            let end = first.saturating_add(count);
            let from = self.runs.partition_point(|run| run.rows().1 <= first);
            for run in self.runs.iter().skip(from).take_while(|run| run.rows().0 < end) {
                if let (Some(part), Some(place)) =
                    (run.between(first, end), self.places.get(run.place as usize))
                {
                    parts.push((part, place));
                }
            }
        }
        parts
    }

    /// Adds a run below all others, as part of the last one where it goes on from it.
    fn add(&mut self, run: Run, place: &Place) {
        let known = match self.runs.last() {
            Some(last) if self.places.get(last.place as usize) == Some(place) => Some(last.place as usize),
            _ => self.places.iter().position(|known| known == place),
        };
        let position = number(known.unwrap_or_else(|| {
            self.places.push(place.clone());
            self.places.len() - 1
        }));
        // The name of a sheet is the same in all rows.
        let steps = place.column.is_some() || place.row.is_some();
        let at = if steps { run.at } else { 0 };
        if let Some(last) = self.runs.last_mut() {
            let goes_on = last.first + last.count == run.first
                && last.place == position
                && (!steps || last.at.checked_add(last.count) == Some(at));
            if goes_on {
                last.count += run.count;
                return;
            }
        }
        self.runs.push(Run { place: position, at, ..run });
    }

    fn append(&mut self, below: &Sources, shift: impl Fn(usize) -> usize) {
        for (run, place) in below.cut(&[(0, usize::MAX)]) {
            self.add(Run { first: number(shift(run.first as usize)), ..run }, place);
        }
        let shifted = |(row, value): &(usize, Value)| (shift(*row), value.clone());
        self.edited.extend(below.edited.iter().map(shifted));
        self.corrected.extend(below.corrected.iter().map(shifted));
    }
}

/// The value kept of a row.
fn kept(values: &Kept, row: usize) -> Option<&Value> {
    let at = values.binary_search_by_key(&row, |(row, _)| *row).ok()?;
    values.get(at).map(|(_, value)| value)
}

/// The values kept of the rows from one up to another.
fn between(values: &Kept, first: usize, end: usize) -> &[(usize, Value)] {
    let at = |row: usize| values.partition_point(|(known, _)| *known < row);
    values.get(at(first)..at(end)).unwrap_or_default()
}

/// Hands out what is known of some rows and of others, all by its row.
fn merge<T>(one: Vec<T>, other: Vec<T>, row: impl Fn(&T) -> usize, mut hand: impl FnMut(T)) {
    let mut other = other.into_iter().peekable();
    for item in one {
        while let Some(before) = other.next_if(|before| row(before) < row(&item)) {
            hand(before);
        }
        hand(item);
    }
    other.for_each(hand);
}

/// The rows between those, which are given from the top.
fn complement(rows: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut between = Vec::with_capacity(rows.len() + 1);
    let mut from = 0;
    for &(first, count) in rows {
        if from < first {
            between.push((from, first - from));
        }
        from = first.saturating_add(count);
    }
    between.push((from, usize::MAX - from));
    between
}

fn number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
