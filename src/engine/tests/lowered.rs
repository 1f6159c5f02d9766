//! What a workbook carries is what the engine calculates: formulas rewritten for Excel 2010, calculated
//! again, over random tables with gaps, errors, ties and numbers in texts.

use proptest::prelude::*;

use super::*;

/// A workbook whose references are names.
struct Named;

impl A1Layout for Named {
    fn cell(&self, _: &str, column: &str, _: usize) -> Option<String> {
        Some(format!("[@{column}]"))
    }
    fn column(&self, table: &str, column: &str) -> Option<String> {
        Some(format!("{table}[{column}]"))
    }
    fn parameter(&self, name: &str) -> Option<String> {
        Some(name.to_owned())
    }
}

/// Left out are lookups of empty cells and of texts with `*`, `?` or `~`, which MATCH takes otherwise
/// than XLOOKUP; and criteria like `">"&x`, whose text has fifteen digits of `x` where a comparison has all.
const FORMULAS: [&str; 24] = [
    "DENSERANK([@数],[数])",
    "DENSERANK([@数],[数],1)",
    "DENSERANK([@杂],[杂])",
    "DENSERANK([@杂],[数],TRUE)",
    "DENSERANK([@数]/3,[三])",
    "DENSERANK([@数],[杂],0)",
    "BALLOTMEAN([数])",
    "BALLOTMEAN([杂],1,5)",
    "BALLOTMEAN([数],2,3)",
    "BALLOTMEAN([三],0)",
    "BALLOTMEAN([三],,4)",
    "BALLOTMEAN([数],几个,几票)",
    "MAXIFS([数],[名],[@名])",
    "MINIFS([数],[名],[@名],[数],\">0.5\")",
    "IFS([@数]>1,\"高\",[@数]>0,\"中\")",
    "SWITCH([@名],\"甲\",1,\"乙\",2)",
    "XLOOKUP([@名],[名],[数],\"无\")",
    "XLOOKUP([@名]&\"x\",[名],[数],-1)",
    "XMATCH([@三],[三])",
    "IFNA(XMATCH([@三]+1,[三]),-1)",
    "XOR([@数]>1,[@名]=\"甲\")",
    "LET(a,[@数]+1,b,a*a,b-a)",
    "RANK.EQ([@数],[数])",
    "PERCENTRANK.INC([数],[@数])",
];

/// Each formula's own values and those of what a workbook carries, by row.
fn both(text: &str, rows: &[[Value; 3]]) -> (Vec<Value>, Vec<Value>) {
    let column = |at: usize| rows.iter().map(|row| row[at].clone()).collect::<Vec<_>>();
    let calculated = |text: &str| {
        let columns = vec![
            entries("数", &column(0)),
            entries("杂", &column(1)),
            entries("名", &column(2)),
            formula("三", "[@数]/3"),
            formula("x", text),
        ];
        let numbers = [("几个", 1.0), ("几票", 6.0)];
        let parameters =
            numbers.map(|(name, number)| Parameter { name: name.into(), value: Value::Number(number) });
        Model::new(vec![Table { name: "表".into(), rows: rows.len(), columns }], parameters.into(), 46_350.0)
    };
    let model = calculated(text);
    assert_eq!(model.diagnostics(), [], "{text}");
    let place = Place { table: 0, column: 4, row: 0 };
    let written = model.formula_in_a1(place, &Named).expect(text).replace("_xlfn.", "");
    let again = calculated(&written);
    assert_eq!(again.diagnostics(), [], "{written}");
    let values = |model: &Model| model.column(0, 4).expect("calculated").values().collect();
    (values(&model), values(&again))
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        8 => (0..12).prop_map(|number| Value::Number(f64::from(number) / 4.0 - 1.0)),
        4 => (0..3).prop_map(|number| Value::Number(f64::from(number) + 0.1 + 0.2)),
        1 => Just(Value::Empty),
        1 => Just(Value::text("")),
    ]
}

fn anything() -> impl Strategy<Value = Value> {
    prop_oneof![
        12 => number(),
        2 => prop::sample::select(vec!["1", "0.5", "甲", ">1", "*"]).prop_map(Value::text),
        1 => any::<bool>().prop_map(Value::Bool),
    ]
}

fn rows(most: usize) -> impl Strategy<Value = Vec<[Value; 3]>> {
    let name = || prop::sample::select(vec!["甲", "乙", "丙"]).prop_map(Value::text);
    let row = (number(), anything(), name()).prop_map(|(number, other, name)| [number, other, name]);
    prop::collection::vec(row, 1..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, ..ProptestConfig::default() })]

    #[test]
    fn a_workbook_carries_what_is_calculated(rows in rows(24), text in prop::sample::select(FORMULAS.to_vec())) {
        let (own, carried) = both(text, &rows);
        prop_assert_eq!(own, carried, "{}", text);
    }

    /// An error among the numbers is the answer of both.
    #[test]
    fn errors_are_carried(mut rows in rows(8), fault in prop::sample::select(vec![Fault::NotAvailable, Fault::Value])) {
        rows[0][1] = Value::Fault(fault);
        for text in ["DENSERANK([@数],[杂])", "DENSERANK([@杂],[杂])", "BALLOTMEAN([杂],1,3)"] {
            let (own, carried) = both(text, &rows);
            prop_assert_eq!(own, carried, "{}", text);
        }
    }
}

/// Whether a formula has a form for the workbook.
fn is_carried(text: &str) -> bool {
    let columns = vec![entries("数", &[Value::Number(1.0)]), formula("x", text)];
    let model = Model::new(vec![Table { name: "表".into(), rows: 1, columns }], Vec::new(), 46_350.0);
    assert_eq!(model.diagnostics(), [], "{text}");
    model.formula_in_a1(Place { table: 0, column: 1, row: 0 }, &Named).is_some()
}

/// The numbers of Excel's own table of limits: 64 levels of functions, 255 arguments.
#[test]
fn what_is_more_than_excel_takes_has_no_form() {
    let nested = |levels: usize| format!("{}[@数]{}", "ABS(".repeat(levels), ")".repeat(levels));
    let arguments = |count: usize| format!("SUM({})", vec!["[@数]"; count].join(","));
    let sum_of_conditions = |count: usize| {
        let pairs: Vec<String> = (0..count).map(|at| format!("[@数]={at},{at}")).collect();
        format!("IFS({})", pairs.join(","))
    };
    for (text, carried) in [
        (nested(64), true),
        (nested(65), false),
        (arguments(255), true),
        // An IF within an IF for each condition.
        (sum_of_conditions(63), true),
        (sum_of_conditions(70), false),
        // Functions that Excel 2010 does not have.
        ("TEXTJOIN(\",\",TRUE,[数])".to_owned(), false),
        // MATCH would take these for wildcards; and a comparison cannot say a wildcard.
        ("XLOOKUP(\"1*\",[数],[数])".to_owned(), false),
        ("XMATCH(\"1~\",[数])".to_owned(), false),
        ("XLOOKUP(\"1\",[数],[数])".to_owned(), true),
        ("MAXIFS([数],[数],\"1*\")".to_owned(), false),
    ] {
        assert_eq!(is_carried(&text), carried, "{text}");
    }
}

/// Excel takes 255 letters between quotes: a longer text is joined of pieces, none of it lost.
#[test]
fn long_texts_are_joined_of_pieces() {
    for length in [255, 256, 700] {
        let long = "长\u{1f600}\"".repeat(length)[..].chars().take(length).collect::<String>();
        let text = format!("\"{}\"&[@数]", long.replace('"', "\"\""));
        let (own, carried) = both(&text, &[[Value::Number(1.0), Value::Empty, Value::Empty]]);
        assert_eq!(own, carried);
        let Value::Text(own) = &own[0] else { panic!("{own:?}") };
        assert!(own.starts_with(&long));
    }
}
