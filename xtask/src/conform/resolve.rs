//! A1 references answered by the engine's own language: each cell that a formula reads becomes a
//! parameter, each rectangle a table, and the formula the same formula over their names. The product's
//! language stays without A1: there `B3` is a name like any other.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use evalbook::engine::functions::{self, Evaluate, Function, Take};
use evalbook::engine::language::{Binary, Expr, Kind, Style, parse, print};
use evalbook::engine::{Column, Fault, Parameter, Source, Table, TableColumn};

use super::area::{Area, COLUMNS, Cell, End, ROWS, split_sheet};
use super::workbook::Workbook;

/// A larger rectangle is not built.
const MOST_CELLS: u64 = 4_000_000;
/// Names that stand for names are followed this far.
const DEEPEST: usize = 16;

/// Functions that see the empty rest of whole columns and rows.
const COUNTERS: &[&str] = &["ROWS", "COLUMNS", "COUNTBLANK", "COUNTIF", "COUNTIFS"];

/// Why a formula cannot be judged.
pub type Refusal = String;

/// A formula in the engine's language with what it reads.
#[derive(Debug, Default)]
pub struct Question {
    /// The formula.
    pub formula: String,
    /// The rectangles.
    pub tables: Vec<Table>,
    /// The cells.
    pub parameters: Vec<Parameter>,
    /// The names of the functions it calls, each once.
    pub functions: Vec<String>,
    /// The function whose value is the formula's.
    pub outermost: Option<&'static Function>,
}

/// Turns the formulas of a workbook into questions.
pub struct Resolver<'a> {
    workbook: &'a Workbook,
    built: BTreeMap<(usize, Area), Vec<TableColumn>>,
}

impl<'a> Resolver<'a> {
    /// A resolver for a workbook.
    pub fn new(workbook: &'a Workbook) -> Self {
        Self { workbook, built: BTreeMap::new() }
    }

    /// The question that a formula asks in a cell. An array formula takes rectangles whole where an
    /// ordinary one takes the cell in its own row or column.
    pub fn question(
        &mut self,
        sheet: usize,
        here: Cell,
        text: &str,
        array: bool,
    ) -> (Question, Result<(), Refusal>) {
        let (tree, problems) = parse(text);
        let mut walk = Walk {
            resolver: self,
            sheet,
            here,
            question: Question::default(),
            cells: BTreeMap::new(),
            areas: BTreeMap::new(),
            lets: Vec::new(),
            depth: 0,
        };
        walk.note_functions(&tree);
        if let Some(problem) = problems.first() {
            return (walk.question, Err(format!("syntax: {}", problem.sentence.en)));
        }
        let outcome = walk.part(&tree, Place { crosses: !array, array, counts: false });
        let mut question = walk.question;
        if let Kind::Call(name, _) = &tree.bare().kind {
            question.outermost = functions::find(name);
        }
        let outcome = outcome.map(|tree| question.formula = print(&tree, Style::Tight));
        (question, outcome)
    }

    fn columns(&mut self, sheet: usize, area: Area) -> Vec<TableColumn> {
        let cells = self.workbook.sheets.get(sheet).map(|sheet| &sheet.cells);
        let build = || {
            let column = |column: u32| -> TableColumn {
                let value = |row| cells.and_then(|cells| cells.get(&Cell { row, column })).cloned();
                let values: Column =
                    (area.first.row..=area.last.row).map(|row| value(row).unwrap_or_default()).collect();
                TableColumn { name: format!("c{column}"), source: Source::Entries(Arc::new(values)) }
            };
            (area.first.column..=area.last.column).map(column).collect()
        };
        self.built.entry((sheet, area)).or_insert_with(build).clone()
    }
}

/// How the place of a part takes a rectangle.
#[derive(Clone, Copy)]
struct Place {
    /// A rectangle standing right here gives way to one cell of it.
    crosses: bool,
    /// Operators work on whole rectangles.
    array: bool,
    /// Empty cells below and beside the sheet's last ones count.
    counts: bool,
}

impl Place {
    fn value(self) -> Self {
        Self { crosses: !self.array, counts: false, ..self }
    }

    fn list(self) -> Self {
        Self { crosses: false, ..self }
    }
}

struct Walk<'a, 'b> {
    resolver: &'b mut Resolver<'a>,
    sheet: usize,
    here: Cell,
    question: Question,
    cells: BTreeMap<(usize, Cell), String>,
    areas: BTreeMap<(usize, Area), String>,
    lets: Vec<String>,
    depth: usize,
}

impl Walk<'_, '_> {
    fn part(&mut self, part: &Expr, place: Place) -> Result<Expr, Refusal> {
        if let Some((sheet, area)) = self.area(part)? {
            return self.read(sheet, area, place);
        }
        Ok(Expr::made(match &part.kind {
            Kind::Name(name) => return self.name(part, name, place),
            Kind::Reference(_) => return Err("reference to a table's columns".to_owned()),
            Kind::Binary(Binary::Range, ..) => return Err("range between calculated ends".to_owned()),
            Kind::Unary(operator, inner) => {
                Kind::Unary(*operator, Box::new(self.part(inner, place.value())?))
            }
            Kind::Binary(operator, left, right) => Kind::Binary(
                *operator,
                Box::new(self.part(left, place.value())?),
                Box::new(self.part(right, place.value())?),
            ),
            Kind::Group(inner) => Kind::Group(Box::new(self.part(inner, place)?)),
            Kind::Call(name, arguments) => return self.call(name, arguments, place),
            other => other.clone(),
        }))
    }

    fn call(&mut self, name: &str, arguments: &[Expr], place: Place) -> Result<Expr, Refusal> {
        match bare_name(name).as_str() {
            "SINGLE" => return self.single(arguments, place),
            "ANCHORARRAY" => return self.filled(arguments, place),
            _ => {}
        }
        let Some(function) = functions::find(name) else {
            return Err(format!("function {}", bare_name(name)));
        };
        if function.volatile {
            return Err(format!("{} changes by itself", function.name));
        }
        let before = self.lets.len();
        let mut resolved = Vec::with_capacity(arguments.len());
        for (at, argument) in arguments.iter().enumerate() {
            let names = function.name == "LET" && at % 2 == 0 && at + 1 < arguments.len();
            if let (true, Kind::Name(given)) = (names, &argument.kind) {
                self.lets.push(given.to_lowercase());
                resolved.push(argument.clone());
                continue;
            }
            let place = within(function, at, place);
            let counts = COUNTERS.contains(&function.name);
            resolved.push(self.part(argument, Place { counts, ..place })?);
        }
        self.lets.truncate(before);
        Ok(Expr::call(name, resolved))
    }

    /// `@x`: the cell of a rectangle in this row or column, the first value of an array.
    fn single(&mut self, arguments: &[Expr], place: Place) -> Result<Expr, Refusal> {
        let [argument] = arguments else { return Err("@ without an operand".to_owned()) };
        if self.area(argument)?.is_some() {
            return self.part(argument, Place { crosses: true, ..place });
        }
        let whole = self.part(argument, Place { crosses: false, array: true, counts: false })?;
        let one = || Expr::made(Kind::Number(1.0));
        Ok(Expr::call("INDEX", vec![whole, one(), one()]))
    }

    /// `B2#`: the rectangle that the array formula in a cell fills.
    fn filled(&mut self, arguments: &[Expr], place: Place) -> Result<Expr, Refusal> {
        let [argument] = arguments else { return Err("# without a cell".to_owned()) };
        let Some((sheet, area)) = self.area(argument)? else {
            return Err("# behind something that is not a cell".to_owned());
        };
        let arrays = self.resolver.workbook.sheets.get(sheet).map(|sheet| &sheet.arrays);
        match arrays.and_then(|arrays| arrays.get(&area.first)).copied() {
            Some(fills) => self.read(sheet, fills, place),
            None => Ok(Expr::made(Kind::Fault(Fault::Reference))),
        }
    }

    fn name(&mut self, part: &Expr, name: &str, place: Place) -> Result<Expr, Refusal> {
        let folded = name.to_lowercase();
        if self.lets.contains(&folded) {
            return Ok(part.clone());
        }
        let known = self.resolver.workbook.names.get(&folded).cloned();
        let Some(text) = known else { return Ok(Expr::made(Kind::Fault(Fault::Name))) };
        if self.depth >= DEEPEST {
            return Err("names that stand for names without end".to_owned());
        }
        let (tree, problems) = parse(&text);
        if !problems.is_empty() {
            return Err("a defined name that is not a formula".to_owned());
        }
        self.depth += 1;
        let resolved = self.part(&tree, place);
        self.depth -= 1;
        resolved
    }

    /// The rectangle that a part refers to, if it does.
    fn area(&self, part: &Expr) -> Result<Option<(usize, Area)>, Refusal> {
        let (sheet, first, last) = match &part.bare().kind {
            Kind::Name(name) if !self.lets.contains(&name.to_lowercase()) => {
                let (sheet, text) = split_sheet(name);
                match End::read(text) {
                    Some(end @ End::Cell(_)) => (sheet, end, end),
                    _ if sheet.is_some() => return Err("a name of another sheet or workbook".to_owned()),
                    _ => return Ok(None),
                }
            }
            Kind::Binary(Binary::Range, left, right) => match (end(left), end(right)) {
                (Some((sheet, first)), Some((None, last))) => (sheet, first, last),
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        let sheet = match sheet {
            None => self.sheet,
            Some(name) => match self.resolver.workbook.sheet(name) {
                Some(sheet) => sheet,
                None => return Err("a cell of another workbook or several sheets".to_owned()),
            },
        };
        Ok(span(first, last).map(|area| (sheet, area)))
    }

    /// The name under which the engine finds a rectangle or one cell of it.
    fn read(&mut self, sheet: usize, area: Area, place: Place) -> Result<Expr, Refusal> {
        if sheet == self.sheet && area.holds(self.here) && !place.crosses {
            return Err("circular reference".to_owned());
        }
        let area = match place.crosses {
            false => area,
            true => match area.crossing(self.here) {
                Some(cell) => Area::one(cell),
                None => return Ok(Expr::made(Kind::Fault(Fault::Value))),
            },
        };
        if area.is_one() {
            if sheet == self.sheet && area.holds(self.here) {
                return Err("circular reference".to_owned());
            }
            return Ok(self.cell(sheet, area.first));
        }
        let end = self.resolver.workbook.sheets.get(sheet).map_or(area.last, |sheet| sheet.end);
        let mut area = area;
        if area.rows() == ROWS && !place.counts {
            area.last.row = end.row;
        }
        if area.columns() == COLUMNS && !place.counts {
            area.last.column = end.column;
        }
        if u64::from(area.rows()) * u64::from(area.columns()) > MOST_CELLS {
            return Err("a rectangle of too many cells".to_owned());
        }
        let next = format!("_area.{}", self.areas.len());
        let name = self.areas.entry((sheet, area)).or_insert_with(|| next.clone()).clone();
        if name == next {
            let columns = self.resolver.columns(sheet, area);
            let rows = usize::try_from(area.rows()).unwrap_or(0);
            self.question.tables.push(Table { name: name.clone(), rows, columns });
        }
        Ok(Expr::made(Kind::Name(name.into())))
    }

    fn cell(&mut self, sheet: usize, cell: Cell) -> Expr {
        let next = format!("_cell.{}", self.cells.len());
        let name = self.cells.entry((sheet, cell)).or_insert_with(|| next.clone()).clone();
        if name == next {
            let cells = self.resolver.workbook.sheets.get(sheet).map(|sheet| &sheet.cells);
            let value = cells.and_then(|cells| cells.get(&cell)).cloned().unwrap_or_default();
            self.question.parameters.push(Parameter { name: name.clone(), value });
        }
        Expr::made(Kind::Name(name.into()))
    }

    fn note_functions(&mut self, part: &Expr) {
        match &part.kind {
            Kind::Unary(_, inner) | Kind::Group(inner) => self.note_functions(inner),
            Kind::Binary(_, left, right) => {
                self.note_functions(left);
                self.note_functions(right);
            }
            Kind::Call(name, arguments) => {
                let name = bare_name(name);
                if !self.question.functions.contains(&name) {
                    self.question.functions.push(name);
                }
                arguments.iter().for_each(|argument| self.note_functions(argument));
            }
            _ => {}
        }
    }
}

/// How a function's argument takes a rectangle.
fn within(function: &Function, at: usize, place: Place) -> Place {
    let Some(argument) = function.argument(at) else { return place.value() };
    match (argument.take, function.evaluate) {
        (Take::Range, _) => Place { crosses: false, array: true, counts: false },
        (Take::Numbers | Take::Values | Take::Name, _) => place.list(),
        (Take::Any, Evaluate::Form(_)) => place,
        _ => place.value(),
    }
}

/// One side of a colon with its sheet.
fn end(part: &Expr) -> Option<(Option<&str>, End)> {
    match &part.kind {
        Kind::Name(name) => {
            let (sheet, text) = split_sheet(name);
            Some((sheet, End::read(text)?))
        }
        Kind::Number(row) if row.fract() == 0.0 && (1.0..=f64::from(ROWS)).contains(row) => {
            Some((None, End::Row(*row as u32 - 1)))
        }
        _ => None,
    }
}

fn span(first: End, last: End) -> Option<Area> {
    let ordered = |one: u32, other: u32| -> RangeInclusive<u32> { one.min(other)..=one.max(other) };
    let (rows, columns) = match (first, last) {
        (End::Cell(first), End::Cell(last)) => return Some(Area::between(first, last)),
        (End::Column(first), End::Column(last)) => (0..=ROWS - 1, ordered(first, last)),
        (End::Row(first), End::Row(last)) => (ordered(first, last), 0..=COLUMNS - 1),
        _ => return None,
    };
    Some(Area {
        first: Cell { row: *rows.start(), column: *columns.start() },
        last: Cell { row: *rows.end(), column: *columns.end() },
    })
}

/// A function's name in capitals without what the file format puts before it.
fn bare_name(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    let bare = upper.strip_prefix("_XLFN.").unwrap_or(&upper);
    bare.strip_prefix("_XLWS.").unwrap_or(bare).to_owned()
}
