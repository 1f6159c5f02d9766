//! One import, with questions a test can ask.

use evalbook::book::{Book, Table};
use evalbook::engine::{Value, number_text};
use evalbook::excel::import::{Import, ImportPlan, Level, Target};
use evalbook::scheme::reference_scheme;

/// An empty book with the reference evaluation.
pub fn new_book() -> Book {
    Book::new(reference_scheme(), "年度党建考评", "某市财政局", "2026 年度", 46_387.0)
}

/// The bytes of a workbook under `tests/fixtures`.
pub fn fixture(name: &str) -> Vec<u8> {
    file(&format!("{name}.xlsx"))
}

/// The bytes of a file under `tests/fixtures`.
pub fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// An import of a fixture into a book.
pub struct Roster {
    pub import: Import,
    pub plan: ImportPlan,
    pub book: Book,
}

impl Roster {
    /// Opens a fixture for an empty book.
    pub fn open(name: &str, class: &str) -> Self {
        Self::open_into(new_book(), &fixture(name), class)
    }

    /// Opens a workbook for a book.
    pub fn open_into(book: Book, bytes: &[u8], class: &str) -> Self {
        let import = Import::open("花名册.xlsx", bytes, class, &book, &mut |_, _| {})
            .unwrap_or_else(|sentence| panic!("{}", sentence.zh));
        Self { plan: import.plan(&book), import, book }
    }

    /// Takes the user's word on a column, by its heading.
    pub fn map(&mut self, heading: &str, target: Target) {
        let column = self.column(heading);
        self.import.map_column(column, target, &self.book);
        self.plan = self.import.plan(&self.book);
    }

    /// Points out the header.
    pub fn header(&mut self, first: u32, rows: u32) {
        self.import.choose_header(first, rows, &self.book);
        self.plan = self.import.plan(&self.book);
    }

    /// What a column becomes: the attribute's name, `+name` when it is kept, `-` when left.
    pub fn targets(&self) -> Vec<String> {
        self.import
            .proposals()
            .iter()
            .map(|proposal| match &proposal.target {
                Target::Known(name) => name.clone(),
                Target::Kept(name) => format!("+{name}"),
                Target::Left => "-".into(),
            })
            .collect()
    }

    /// The headings.
    pub fn headings(&self) -> Vec<String> {
        self.import.columns().iter().map(|column| column.heading()).collect()
    }

    /// Why a column becomes what it does, by its heading.
    pub fn reason(&self, heading: &str) -> &str {
        &self.import.proposals()[self.column(heading)].reason.zh
    }

    /// The diagnostics of a level as `place sentence`.
    pub fn said(&self, level: Level) -> Vec<String> {
        self.plan
            .diagnostics
            .list()
            .iter()
            .filter(|diagnostic| diagnostic.level == level)
            .map(|diagnostic| format!("{} {}", self.import.place(diagnostic), diagnostic.sentence.zh))
            .collect()
    }

    /// Asserts that something is said at a place.
    pub fn assert_said(&self, level: Level, place: &str, words: &str) {
        let said = self.said(level);
        assert!(
            said.iter().any(|line| line.starts_with(place) && line.contains(words)),
            "{level:?} {place} {words} is not among {said:#?}"
        );
    }

    /// Takes the import; what was planned must be what the book then says.
    pub fn commit(mut self) -> Book {
        assert!(self.plan.ready, "{:?}", self.said(Level::Error));
        let before = self.book.clone();
        let change = self.import.change(&self.book);
        let inverse = self.book.apply(&change).unwrap_or_else(|refused| panic!("{}", refused.0.zh));
        self.assert_taken(&before);
        let after = self.book.clone();
        self.book.apply(&inverse).expect("the inverse");
        assert_eq!(self.book, before, "undone, the book is as it was");
        after
    }

    /// The book says exactly what the plan showed: every value of every row that is taken.
    fn assert_taken(&self, before: &Book) {
        use evalbook::excel::import::Fate;
        let table = &self.book.tables[self.plan.table];
        let standing = &before.tables[self.plan.table];
        let key =
            table.column_position(&self.book.class_of(self.plan.table).expect("a class").key).expect("a key");
        let mut next = standing.rows;
        for (position, row) in self.plan.rows.iter().enumerate() {
            let at = match row.fate {
                Fate::Added => {
                    next += 1;
                    next - 1
                }
                Fate::Updated(at) | Fate::Agrees(at) => at,
                Fate::LeftOut => continue,
            };
            assert_eq!(text(&table.value(key, at)), *row.key);
            for column in &self.plan.columns {
                let place = table.column_position(&column.definition.name).expect("the column");
                assert_eq!(table.columns[place], column.definition);
                let planned = &column.values[position];
                if row.fate == Fate::Added || !planned.is_empty() {
                    assert_eq!(
                        table.value(place, at),
                        *planned,
                        "row {} {}",
                        row.number,
                        column.definition.name
                    );
                    self.assert_noted(place, at, (row.number, column.position));
                }
            }
        }
        assert_eq!(table.rows, next);
        let registered: usize = self.plan.registered.iter().map(|one| one.keys.len()).sum();
        let others = |book: &Book| book.tables.iter().map(|table| table.rows).sum::<usize>();
        assert_eq!(others(&self.book) - table.rows, others(before) - standing.rows + registered);
    }

    /// The book knows where a value came from; of a key only where it is new.
    fn assert_noted(&self, column: usize, row: usize, (from, position): (u32, u32)) {
        let table = &self.book.tables[self.plan.table];
        let key = self.book.class_of(self.plan.table).map(|class| &class.key);
        let Some(source) = self.book.source_of(self.plan.table, column, row) else {
            assert_eq!(Some(&table.columns[column].name), key, "row {from} has no source");
            return;
        };
        let place = match self.import.places().origin(from, position) {
            Some(origin) => evalbook::excel::read::place(origin.row, origin.column),
            None => String::new(),
        };
        assert_eq!((source.file, source.cell), ("花名册.xlsx", place));
        assert_eq!(source.imported, table.value(column, row));
    }

    fn column(&self, heading: &str) -> usize {
        self.headings()
            .iter()
            .position(|known| known == heading)
            .unwrap_or_else(|| panic!("no column {heading} in {:?}", self.headings()))
    }
}

/// A table's column as texts.
pub fn column(table: &Table, name: &str) -> Vec<String> {
    let position = table.column_position(name).unwrap_or_else(|| panic!("no column {name}"));
    (0..table.rows).map(|row| text(&table.value(position, row))).collect()
}

/// A value as text; a number as it stands.
pub fn text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number_text(*number),
        Value::Bool(truth) => truth.to_string(),
        Value::Fault(fault) => fault.text().into(),
    }
}
