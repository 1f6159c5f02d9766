//! A desk with two classes, units and people, each scored by one entry, so that a test says what it
//! changes and nothing else.

use evalbook::book::{Book, Calculation, Change};
use evalbook::engine::{Column, Value, number_text};
use evalbook::scheme::{
    Aggregation, Attribute, Band, Body, Class, Conversion, Effect, Indicator, Kind, Link, Meaning, Measure,
    Missing, Options, Period, PeriodPart, Ranking, Restriction, Scheme, Ties,
};

pub const UNITS: &str = "党支部";
pub const PEOPLE: &str = "党员";
/// 2026-12-31, the last day of the period.
pub const LAST_DAY: f64 = 46387.0;
/// 2026-06-30.
pub const MID_YEAR: f64 = 46203.0;

/// A book with its calculation.
pub struct Desk {
    pub book: Book,
    pub calculation: Calculation,
}

impl Desk {
    /// A book of this scheme on the last day of the period.
    pub fn new(scheme: Scheme) -> Self {
        Self::on(LAST_DAY, scheme)
    }

    /// A book of this scheme on a day.
    pub fn on(day: f64, scheme: Scheme) -> Self {
        let book = Book::new(scheme, "考评", "某局", "2026 年度", day);
        let calculation = Calculation::new(&book);
        assert_eq!(calculation.model().diagnostics(), [], "the formulas are sound");
        Self { book, calculation }
    }

    /// Adds rows given as lines of tab-separated entries in these columns.
    pub fn fill(&mut self, table: &str, columns: &[&str], lines: &str) -> &mut Self {
        let rows: Vec<Vec<Value>> = lines
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.trim_start_matches(' ').split('\t').map(entry).collect())
            .collect();
        let position = self.book.table_position(table).expect("the table exists");
        let found = &self.book.tables[position];
        for name in columns {
            assert!(found.column_position(name).is_some(), "{table} has no column {name}");
        }
        let entries = found.columns.iter().map(|column| {
            let at = columns.iter().position(|name| *name == column.name);
            let values = rows.iter().map(|row| at.and_then(|at| row.get(at).cloned()).unwrap_or_default());
            values.collect::<Column>()
        });
        let change = Change::InsertRows {
            table: position,
            at: found.rows,
            count: rows.len(),
            columns: entries.collect(),
        };
        self.change(&change);
        self
    }

    /// Enters a value for a subject.
    pub fn enter(&mut self, table: &str, subject: &str, column: &str, value: &str) {
        let row = self.row(table, subject);
        let table = self.book.table_position(table).expect("the table exists");
        let column = self.book.tables[table].column_position(column).expect("the column exists");
        self.change(&Change::Cells { table, column, cells: vec![(row, entry(value))] });
    }

    pub fn change(&mut self, change: &Change) {
        self.book.apply(change).expect("the change fits");
        self.calculation.follow(&self.book, change);
    }

    /// A figure of a subject as text.
    pub fn figure(&self, table: &str, subject: &str, column: &str) -> String {
        match self.value(table, self.row(table, subject), column) {
            Value::Number(number) => number_text(number),
            Value::Text(text) => text.to_string(),
            Value::Empty => String::new(),
            other => format!("{other:?}"),
        }
    }

    /// The figures of a subject, one column after another.
    pub fn figures<const N: usize>(&self, table: &str, subject: &str, columns: [&str; N]) -> [String; N] {
        columns.map(|column| self.figure(table, subject, column))
    }

    /// The value of a row.
    pub fn value(&self, table: &str, row: usize, column: &str) -> Value {
        let position = self.book.table_position(table).expect("the table exists");
        let columns = &self.calculation.model().tables()[position].columns;
        let found = columns.iter().position(|known| known.name == column);
        let found = found.unwrap_or_else(|| panic!("{table} has no column {column}"));
        self.calculation.value(position, found, row)
    }

    /// How many of a class have this figure.
    pub fn count(&self, table: &str, column: &str, figure: &str) -> usize {
        let rows = self.book.table(table).expect("the table exists").rows;
        (0..rows).filter(|&row| self.value(table, row, column) == Value::text(figure)).count()
    }

    /// Whether a class has such a column.
    pub fn has(&self, table: &str, column: &str) -> bool {
        let position = self.book.table_position(table).expect("the table exists");
        self.calculation.model().tables()[position].columns.iter().any(|known| known.name == column)
    }

    fn row(&self, table: &str, subject: &str) -> usize {
        let position = self.book.table_position(table).expect("the table exists");
        let found = &self.book.tables[position];
        (0..found.rows)
            .find(|&row| found.value(0, row) == Value::text(subject))
            .unwrap_or_else(|| panic!("{table} has no {subject}"))
    }
}

fn entry(text: &str) -> Value {
    match text.trim() {
        "" => Value::Empty,
        text => text.parse().map_or_else(|_| Value::text(text), Value::Number),
    }
}

/// Units scored by 支部成绩, people by 成绩, both out of 100; no link.
pub fn scheme() -> Scheme {
    let part = |name: &str| PeriodPart { name: name.into(), weight: 0.25 };
    Scheme {
        name: "试行办法".into(),
        period: Period {
            from: 46023.0,
            to: LAST_DAY,
            parts: ["一季度", "二季度", "三季度", "四季度"].map(part).into(),
        },
        classes: vec![
            class(UNITS, "堡垒指数", "支部名称", &[], "支部成绩"),
            class(PEOPLE, "先锋指数", "姓名", &["支部", "职务", "科室"], "成绩"),
        ],
        tables: Vec::new(),
    }
}

/// The scheme with the people changed.
pub fn people(change: impl FnOnce(&mut Class)) -> Scheme {
    let mut scheme = scheme();
    change(&mut scheme.classes[1]);
    scheme
}

fn class(name: &str, index: &str, key: &str, attributes: &[&str], entry: &str) -> Class {
    let attribute = |name: &&str| Attribute {
        name: (*name).into(),
        meaning: Meaning::Other,
        kind: Kind::Text,
        options: Options::Free,
    };
    Class {
        name: name.into(),
        index: index.into(),
        key: key.into(),
        attributes: std::iter::once(&key).chain(attributes).map(attribute).collect(),
        aggregation: Aggregation::Weights,
        indicators: vec![mark(entry, 1.0)],
        apportionment: None,
        ledger: None,
        link: None,
        restrictions: Vec::new(),
        cap: Some(100.0),
        decimals: 2,
        adjustment: None,
        ranking: Ranking { ties: Ties::Shared, chain: Vec::new(), by_hand: None, within: None },
        grades: bands(&[("优秀", 90.0), ("良好", 80.0), ("合格", 60.0), ("不合格", 0.0)]),
        previous: None,
        outcomes: Vec::new(),
        alerts: Vec::new(),
    }
}

/// An indicator that is its own entry, out of 100.
pub fn mark(name: &str, share: f64) -> Indicator {
    let options = Options::Between(0.0, 100.0);
    let measure = Measure::Entry { column: name.into(), kind: Kind::Number, options };
    leaf(name, share, measure, Conversion::Mark, Missing::Pending)
}

pub fn leaf(name: &str, share: f64, measure: Measure, conversion: Conversion, missing: Missing) -> Indicator {
    Indicator {
        code: String::new(),
        name: name.into(),
        share,
        source: String::new(),
        body: Body::Leaf { measure, conversion, missing },
    }
}

pub fn bands(bands: &[(&str, f64)]) -> Vec<Band> {
    bands.iter().map(|&(name, from)| Band { name: name.into(), from, quota: None }).collect()
}

/// A link of people to units by 支部.
pub fn link(own: f64, linked: f64) -> Link {
    Link {
        attribute: "支部".into(),
        class: UNITS.into(),
        own,
        linked,
        exceptions: Vec::new(),
        memberships: None,
        source: "第三条".into(),
    }
}

pub fn restriction(column: &str, effect: Effect) -> Restriction {
    Restriction { column: column.into(), is: "是".into(), effect, source: "第九条".into() }
}
