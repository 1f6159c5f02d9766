//! The sheet that is read, made of the cells of its parts.

use super::super::heading::plain;
use super::super::spelling::spelling;
use super::find::headings;
use super::reading::{Reading, Shape};
use super::{Arranged, Part, Places, Run};
use crate::excel::read::{Cell, Region, Sheet};

/// Arranges the cells that a reading takes.
pub fn arrange(reading: &Reading, sheets: &[Sheet]) -> Arranged {
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    match &reading.shape {
        Shape::Whole(position, header) => {
            Arranged { sheet: None, header: header.clone(), places: Places::plain(*position, names) }
        }
        Shape::Visible(position, header) => Arranged {
            sheet: sheets.get(*position).map(Sheet::without_hidden),
            header: header.clone(),
            places: Places::plain(*position, names),
        },
        Shape::Parts(parts, heading) => stacked(parts, heading.as_deref(), sheets, names),
        Shape::Turned(turned, heading) => self::turned(&turned.part, heading, sheets, names),
    }
}

fn stacked(parts: &[Part], heading: Option<&str>, sheets: &[Sheet], names: Vec<String>) -> Arranged {
    let mut build = Build::default();
    let (Some(first), rows) = (parts.first(), parts.first().map_or(0, |part| part.header.rows)) else {
        return build.done(super::Header::given(0, 0), names, false);
    };
    let mut columns = Columns::default();
    for part in parts {
        if let Some(sheet) = sheets.get(part.sheet) {
            columns.learn(sheet, part);
        }
    }
    let named = heading.map(|heading| (columns.count(), heading));
    let maps: Vec<Vec<Option<u32>>> = (0..parts.len()).map(|part| columns.map(part)).collect();
    build.header(first, sheets, maps.first().map(Vec::as_slice).unwrap_or_default(), &columns, named);
    let mut next = rows;
    for (part, map) in parts.iter().zip(maps) {
        let Some(sheet) = sheets.get(part.sheet) else { continue };
        next = build.rows(sheet, part, map, next, named.and(part.name.as_deref()));
    }
    let header = super::Header { first: 0, rows, ..first.header.clone() };
    build.done(header, names, false)
}

fn turned(part: &Part, heading: &str, sheets: &[Sheet], names: Vec<String>) -> Arranged {
    let mut build = Build::default();
    let none = Vec::new();
    let across = part.columns.as_ref().unwrap_or(&none);
    let header = super::Header { first: 0, ..part.header.clone() };
    let Some(sheet) = sheets.get(part.sheet) else { return build.done(header, names, true) };
    let labels = part.header.rows as usize;
    let rows: Vec<u32> = sheet
        .rows_from(part.rows.0)
        .take_while(|row| row.number <= part.rows.1)
        .filter(|row| {
            row.number == part.rows.0
                || across.iter().skip(labels).any(|&column| !row.cell(column).is_blank())
        })
        .map(|row| row.number)
        .collect();
    for (down, &column) in (0u32..).zip(across) {
        build.places.push(Run {
            first: down,
            sheet: part.sheet,
            from: column,
            columns: Some(rows.iter().copied().map(Some).collect()),
        });
        for (to, &row) in (0u32..).zip(&rows) {
            let cell = match (to, down as usize) {
                (0, 0) => Cell::Text(heading.into()),
                (0, down) if down < labels => Cell::Empty,
                _ => sheet.cell(row, column).clone(),
            };
            build.push(down, to, cell);
        }
    }
    let at = |list: &[u32], wanted: std::ops::RangeInclusive<u32>| {
        let first = list.iter().position(|one| wanted.contains(one))?;
        let last = list.iter().rposition(|one| wanted.contains(one))?;
        Some((u32::try_from(first).ok()?, u32::try_from(last).ok()?))
    };
    for region in &sheet.merges {
        let rows = at(&rows, region.top..=region.bottom);
        let columns = at(across, region.left..=region.right);
        if let (Some((left, right)), Some((top, bottom))) = (rows, columns) {
            build.merges.push(Region { top, left, bottom, right });
        }
    }
    build.done(header, names, true)
}

/// The columns of stacked tables, found again by their headings.
#[derive(Default)]
struct Columns {
    /// The headings of each column as arranged.
    headings: Vec<(String, Vec<String>)>,
    /// For each part: its column in the sheet and the one as arranged.
    maps: Vec<Vec<(u32, usize)>>,
}

impl Columns {
    fn learn(&mut self, sheet: &Sheet, part: &Part) {
        let mut map: Vec<(u32, usize)> = Vec::new();
        let headed = headings(sheet, part);
        let mut all: Vec<u32> = headed.iter().map(|(column, _)| *column).collect();
        match &part.columns {
            Some(columns) => all.extend(columns),
            None => {
                all.extend(sheet.rows_from(part.rows.0).take_while(|row| row.number <= part.rows.1).flat_map(
                    |row| row.cells().filter(|(_, cell)| !cell.is_blank()).map(|(column, _)| column),
                ))
            }
        }
        all.sort_unstable();
        all.dedup();
        for column in all {
            let parts = headed
                .iter()
                .find(|(headed, _)| *headed == column)
                .map(|(_, parts)| parts.clone())
                .unwrap_or_default();
            let name = plain_name(&parts, column);
            let taken = |at: &usize| map.iter().any(|(_, used)| used == at);
            let known = (0..self.headings.len())
                .find(|at| !taken(at) && self.headings.get(*at).is_some_and(|(known, _)| *known == name));
            let at = known.unwrap_or_else(|| {
                self.headings.push((name, parts));
                self.headings.len() - 1
            });
            map.push((column, at));
        }
        self.maps.push(map);
    }

    fn count(&self) -> u32 {
        u32::try_from(self.headings.len()).unwrap_or(u32::MAX)
    }

    /// The column of a part for every column as arranged.
    fn map(&self, part: usize) -> Vec<Option<u32>> {
        let mut map = vec![None; self.headings.len()];
        for &(column, at) in self.maps.get(part).into_iter().flatten() {
            if let Some(slot) = map.get_mut(at) {
                *slot = Some(column);
            }
        }
        map
    }
}

fn plain_name(parts: &[String], column: u32) -> String {
    if parts.is_empty() {
        format!("\u{1}{column}")
    } else {
        parts.iter().map(|part| plain(&spelling(part))).collect()
    }
}

/// A sheet being made.
#[derive(Default)]
struct Build {
    sheet: Sheet,
    merges: Vec<Region>,
    places: Vec<Run>,
}

impl Build {
    fn push(&mut self, row: u32, column: u32, cell: Cell) {
        if let (Ok(column), false) = (u16::try_from(column), cell == Cell::Empty) {
            // Cells are made row by row from the left; none is out of order.
            let _ = self.sheet.push(row, column, cell);
        }
    }

    fn header(
        &mut self,
        part: &Part,
        sheets: &[Sheet],
        map: &[Option<u32>],
        columns: &Columns,
        named: Option<(u32, &str)>,
    ) {
        let Some(sheet) = sheets.get(part.sheet) else { return };
        let rows = part.header.rows;
        let from = part.header.first;
        self.places.push(Run { first: 0, sheet: part.sheet, from, columns: Some(map.to_vec()) });
        for down in 0..rows {
            for (at, column) in (0u32..).zip(map) {
                let cell = match column {
                    Some(column) => sheet.cell(from + down, *column).clone(),
                    None if down == 0 => {
                        let parts = columns.headings.get(at as usize).map(|(_, parts)| parts.concat());
                        Cell::Text(parts.unwrap_or_default().into())
                    }
                    None => Cell::Empty,
                };
                self.push(down, at, cell);
            }
            if let Some((at, heading)) = named.filter(|_| down == 0) {
                self.push(0, at, Cell::Text(heading.into()));
            }
        }
        self.regions(sheet, map, from, from + rows.saturating_sub(1), 0);
        let made = map.iter().zip(0u32..).filter(|(column, _)| column.is_none()).map(|(_, at)| at);
        for at in made.chain(named.map(|(at, _)| at)).filter(|_| rows > 1) {
            self.merges.push(Region { top: 0, left: at, bottom: rows - 1, right: at });
        }
    }

    /// Adds the rows of a part; gives the row that comes next.
    fn rows(
        &mut self,
        sheet: &Sheet,
        part: &Part,
        map: Vec<Option<u32>>,
        first: u32,
        name: Option<&str>,
    ) -> u32 {
        let (from, last) = part.rows;
        for row in sheet.rows_from(from).take_while(|row| row.number <= last).filter(|row| !row.is_blank()) {
            let down = first + (row.number - from);
            for (at, column) in (0u32..).zip(&map) {
                self.push(down, at, column.map(|column| row.cell(column).clone()).unwrap_or_default());
            }
            // The name of totals and signatures is nobody's.
            if let Some(name) = name.filter(|_| !super::super::rows::is_summary(&row)) {
                self.push(down, u32::try_from(map.len()).unwrap_or(u32::MAX), Cell::Text(name.into()));
            }
        }
        self.regions(sheet, &map, from, last, first);
        self.sheet.unread.extend(
            sheet.unread.iter().filter(|(row, _)| (from..=last).contains(row)).filter_map(
                |&(row, column)| {
                    let at = map.iter().position(|one| *one == Some(column))?;
                    Some((first + (row - from), u32::try_from(at).ok()?))
                },
            ),
        );
        self.sheet.outside += sheet.outside;
        if self.sheet.problem.is_none() {
            self.sheet.problem.clone_from(&sheet.problem);
        }
        self.places.push(Run { first, sheet: part.sheet, from, columns: Some(map) });
        first + (last.saturating_add(1)).saturating_sub(from)
    }

    /// Takes the merged regions between two rows along; one whose columns were torn apart is not.
    fn regions(&mut self, sheet: &Sheet, map: &[Option<u32>], from: u32, last: u32, first: u32) {
        let at = |column: u32| {
            map.iter().position(|one| *one == Some(column)).and_then(|at| u32::try_from(at).ok())
        };
        for region in sheet.merges.iter().filter(|region| region.top >= from && region.bottom <= last) {
            let (Some(left), Some(right)) = (at(region.left), at(region.right)) else { continue };
            if right.checked_sub(left) == Some(region.right - region.left) {
                self.merges.push(Region {
                    top: first + (region.top - from),
                    left,
                    bottom: first + (region.bottom - from),
                    right,
                });
            }
        }
    }

    fn done(mut self, header: super::Header, sheets: Vec<String>, turned: bool) -> Arranged {
        self.sheet.merges = self.merges;
        self.places.retain(|run| run.sheet < sheets.len());
        Arranged { sheet: Some(self.sheet), header, places: Places { sheets, runs: self.places, turned } }
    }
}
