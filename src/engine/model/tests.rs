//! The plan against the plainest calculation: row by row, every call looking at every row.

use proptest::{prelude::*, strategy::ValueTree};

use super::*;
use crate::engine::{
    Fault,
    column::Builder,
    plan::{Literal, Run},
};

impl Model {
    /// The same results without indexes, blocks or anything shared.
    fn plain(tables: Vec<Table>, parameters: Vec<Parameter>, today: f64) -> Self {
        let mut model = Self::prepared(tables, parameters, today, false);
        for (table, column) in model.order.clone() {
            let root = model.formulas[&(table, column)].compiled.root;
            let evaluator = model.evaluator();
            let values = (0..model.rows[table]).map(|row| match evaluator.operand(root, row).single() {
                Value::Empty => Value::Number(0.0),
                value => value,
            });
            let values: Column = values.collect();
            model.results[table][column] = Arc::new(values);
        }
        model
    }

    fn all_values(&self) -> Vec<Vec<Vec<Literal>>> {
        let column = |column: &Arc<Column>| column.values().map(Literal).collect();
        self.results.iter().map(|columns| columns.iter().map(column).collect()).collect()
    }
}

fn odd_cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => Just(Value::Empty),
        8 => (0..6).prop_map(|number| Value::Number(f64::from(number) / 4.0)),
        4 => prop::sample::select(vec!["甲", "乙", "丙", "a", "A", "1", "0.5", "", "TRUE", ">1", "甲*", "?", "~*", "=", "<>甲", "1.0"]).prop_map(Value::text),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => prop::sample::select(vec![Fault::NotAvailable, Fault::DivisionByZero]).prop_map(Value::Fault),
    ]
}

fn name_cell() -> impl Strategy<Value = Value> {
    prop::sample::select(vec!["甲", "乙", "丙", "A", "a", ""]).prop_map(Value::text)
}

fn number_cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        (0..200).prop_map(|number| Value::Number(f64::from(number) / 8.0 - 5.0)),
        (0..1000).prop_map(|number| Value::Number(f64::from(number) / 10.0)),
    ]
}

fn gappy_cell() -> impl Strategy<Value = Value> {
    prop_oneof![6 => number_cell(), 1 => Just(Value::Empty), 1 => Just(Value::text(""))]
}

/// A row of the first table: any value twice, a name, a number, a number or a gap.
fn row() -> impl Strategy<Value = [Value; 5]> {
    (odd_cell(), odd_cell(), name_cell(), number_cell(), gappy_cell())
        .prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
}

const COLUMNS: [&str; 5] = ["杂", "别", "名", "数", "缺"];

const FORMULAS: &[&str] = &[
    "[@杂]",
    "[@杂]+[@别]",
    "[@杂]-[@缺]",
    "-[@杂]",
    "[@缺]%",
    "[@数]*[@缺]",
    "[@数]/[@缺]",
    "[@缺]^[@数]",
    "[@杂]&[@别]",
    "[@杂]=[@别]",
    "[@杂]<[@别]",
    "[@杂]>=[@缺]",
    "[@名]=\"a\"",
    "[@缺]=\"\"",
    "[@杂]<>\"\"",
    "[@数]>[@缺]",
    "IF([@缺]=\"\",\"\",[@缺]*2)",
    "IF([@杂],[@名],[@别])",
    "IF([@数]>20,\"优\",IF([@数]>10,\"良\",\"\"))",
    "IF([@杂]>1,5)",
    "IFERROR([@杂]/[@别],\"错\")",
    "IFERROR([@缺]*2,0)",
    "IFS([@数]>10,\"a\",[@杂],[@别])",
    "SWITCH([@名],\"甲\",1,\"乙\",[@杂],3)",
    "CHOOSE([@杂]*4,[@名],[@数],7)",
    "IFNA(MATCH([@杂],[别],0),-1)",
    "SUM([@杂],[@缺],[@数])",
    "MIN([@数],3)",
    "MAX([@杂],[@缺],[@别]*1)",
    "SUM([@杂]:[@缺])",
    "MIN([@[杂]:[缺]])",
    "AVERAGE([@缺],[@数])",
    "COUNT([@杂],[@别],1)",
    "AND([@杂],[@数]>1)",
    "OR([@缺]=\"\",[@别])",
    "SUM(IF([@数]>5,[@杂],[@缺]),1)",
    "ROUND([@数]/3,2)",
    "ROUND([@杂],1)",
    "ROUND([@数],[@缺])",
    "INT([@缺])",
    "MOD([@数],[@缺])",
    "LEFT([@杂],1)",
    "LEN([@名])",
    "ISNUMBER([@杂])",
    "[@数]*1E+200*1E+200-(1+[@数])*1E+200*1E+200",
    "5+[@数]*1E+200*(0-1E+200)",
    "0.3*[@数]+0.2*[@缺]-[@数]*0.5",
    "[@数]*[@数]-2*[@缺]*[@数]",
    "0.1*[@数]-0.1*[@数]-1E-30",
    "RANK([@数],[数])",
    "RANK([@缺],[缺],1)",
    "RANK.AVG([@数],[数])",
    "DENSERANK([@数],[数])",
    "DENSERANK([@缺],[数],1)",
    "PERCENTRANK.EXC([数],[@数])",
    "PERCENTRANK.EXC([缺],[@数],1)",
    "RANK([@缺],[数])",
    "RANK([@杂],[杂])",
    "RANK.EQ([@数]*1,[缺],0)",
    "PERCENTRANK.INC([数],[@数])",
    "PERCENTRANK.INC([缺],[@数],2)",
    "PERCENTRANK.INC([数],[@缺])",
    "PERCENTRANK([杂],[@数])",
    "COUNTIFS([名],[@名])",
    "COUNTIFS([杂],[@杂])",
    "COUNTIFS([杂],[@别])",
    "COUNTIF([杂],\">=\"&[@数])",
    "COUNTIFS([名],[@名],[数],\">\"&[@数])+1",
    "COUNTIFS([名],[@名],[缺],\"<=\"&[@缺])",
    "COUNTIFS([名],[@名],[别],[@杂])",
    "COUNTIFS([名],[@名],[数],\">=10\")",
    "COUNTIF([杂],\"<>\")",
    "COUNTIF([杂],\"\")",
    "COUNTIFS([数],\">\"&[@数],[缺],\"<\"&[@缺])",
    "SUMIFS([数],[名],[@名])",
    "SUMIFS([杂],[名],[@名])",
    "SUMIFS([缺],[名],[@杂])",
    "SUMIFS([数],[名],[@名],[缺],\"<\"&[@数])",
    "SUMIFS([数],[名],\"甲\",[杂],[@杂])",
    "SUMIF([名],[@名],[缺])",
    "SUMIF([缺],[@缺])",
    "AVERAGEIF([名],[@名],[数])",
    "AVERAGEIFS([缺],[名],[@名])",
    "AVERAGEIFS([杂],[名],[@名])",
    "MAXIFS([缺],[名],[@名])",
    "MINIFS([数],[名],[@名],[数],\">=\"&[@缺])",
    "MAXIFS([数],[名],[@名],[数],\"<\"&[@数])",
    "MINIFS([杂],[杂],[@别])",
    "MATCH([@杂],[别],0)",
    "MATCH([@名],[名],0)",
    "XMATCH([@杂],[杂])",
    "XLOOKUP([@杂],[别],[缺])",
    "XLOOKUP([@杂],[别],[名],[@数])",
    "VLOOKUP([@名],表[[名]:[缺]],2,FALSE)",
    "VLOOKUP([@杂],表[[别]:[缺]],3,0)",
    "INDEX([名],[@数])",
    "INDEX([杂],MATCH([@别],[杂],0))",
    "XLOOKUP([@名],次[名],次[分],\"无\")",
    "INDEX(次[分],MATCH([@名],次[名],0))",
    "SUMIFS(次[分],次[名],[@名])",
    "COUNTIFS(次[名],[@名],次[分],\">=\"&[@数])",
    "SUMPRODUCT(([名]=[@名])*([数]>[@数]))+1",
    "SUM(IF([名]=[@名],[数]))",
    "LARGE([数],2)-[@数]",
    "LET(a,[@数]+1,b,a*a,b-a)",
    "SUM([缺])-[@数]",
    "AVERAGE([数])+权重*[@数]",
    "COUNTA([杂])",
    "[@一]*2",
    "RANK([@一],[一])",
    "SUMIFS([一],[名],[@名])",
    "XLOOKUP([@一],[一],[名])",
    "LOOKUP([@数],{0,10,20},{\"低\",\"中\",\"高\"})",
    "TEXT([@数],\"0.0\")",
    "COUNTIFS([名],LEFT([@杂],1))",
    "SUMIFS([数],[名],IF([@数]>10,\"甲\",\"乙\"))",
];

type Rows = Vec<[Value; 5]>;

fn tables(rows: &Rows, first: &str, second: &str) -> Vec<Table> {
    let entered = (0..5).map(|at| TableColumn {
        name: COLUMNS[at].into(),
        source: Source::Entries(Arc::new(rows.iter().map(|row| row[at].clone()).collect())),
    });
    let formula =
        |name: &str, text: &str| TableColumn { name: name.into(), source: Source::Formula(text.into()) };
    let columns = entered.chain([formula("一", first), formula("二", second)]).collect();
    let other = vec![
        TableColumn {
            name: "名".into(),
            source: Source::Entries(Arc::new(["甲", "乙", "a", "甲"].map(Value::text).into_iter().collect())),
        },
        TableColumn {
            name: "分".into(),
            source: Source::Entries(Arc::new(
                [1.5, 2.5, 20.0, 8.25].map(Value::Number).into_iter().collect(),
            )),
        },
        formula("和", "SUMIFS(表[数],表[名],[@名])"),
    ];
    vec![
        Table { name: "表".into(), rows: rows.len(), columns },
        Table { name: "次".into(), rows: 4, columns: other },
    ]
}

fn weight(number: f64) -> Vec<Parameter> {
    vec![Parameter { name: "权重".into(), value: Value::Number(number) }]
}

fn formulas() -> impl Strategy<Value = (&'static str, &'static str)> {
    let free: Vec<&str> = FORMULAS.iter().copied().filter(|text| !text.contains('一')).collect();
    (prop::sample::select(free), prop::sample::select(FORMULAS.to_vec()))
}

fn rows() -> impl Strategy<Value = Rows> {
    prop_oneof![prop::collection::vec(row(), 0..12), prop::collection::vec(row(), 20..60)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn the_plan_is_the_plainest_calculation(rows in rows(), (first, second) in formulas()) {
        let planned = Model::new(tables(&rows, first, second), weight(0.5), 46_350.0);
        let plain = Model::plain(tables(&rows, first, second), weight(0.5), 46_350.0);
        prop_assert!(planned.diagnostics().is_empty(), "{:?}", planned.diagnostics());
        prop_assert_eq!(planned.all_values(), plain.all_values(), "{} | {}", first, second);
    }

    #[test]
    fn edits_give_what_a_fresh_calculation_gives(
        rows in rows(),
        (first, second) in formulas(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), row(), 0_usize..6), 1..6),
    ) {
        let mut rows = rows;
        let mut model = Model::new(tables(&rows, first, second), weight(0.5), 46_350.0);
        let mut weighed = 0.5;
        for (at, fresh, column) in edits {
            if column == 5 || rows.is_empty() {
                weighed += 0.25;
                model.set_parameter("权重", Value::Number(weighed));
            } else {
                let at = at.index(rows.len());
                rows[at][column] = fresh[column].clone();
                let entries: Column = rows.iter().map(|row| row[column].clone()).collect();
                model.replace_entries(0, column, Arc::new(entries), &[at]);
            }
        }
        let fresh = Model::new(tables(&rows, first, second), weight(weighed), 46_350.0);
        prop_assert_eq!(model.all_values(), fresh.all_values(), "{} | {}", first, second);
    }

    /// Shuffled rows give every row the same values, to the last bit. Lookups are left out, which ask
    /// for the first row, and columns with different errors, of which the first one wins.
    #[test]
    fn the_order_of_rows_means_nothing(
        (rows, shuffled) in prop::collection::vec(row(), 2..40)
            .prop_flat_map(|rows| (Just((0..rows.len()).collect::<Vec<_>>()).prop_shuffle(), Just(rows)))
            .prop_map(|(order, rows)| (rows.clone(), order.iter().map(|&at| (at, rows[at].clone())).collect::<Vec<_>>())),
        text in prop::sample::select(
            FORMULAS
                .iter()
                .copied()
                .filter(|text| !["LOOKUP", "MATCH", "INDEX", "杂", "别"].iter().any(|word| text.contains(word)))
                .collect::<Vec<_>>(),
        ),
    ) {
        let there = Model::new(tables(&rows, "[@数]*1.1", text), weight(0.5), 46_350.0);
        let moved: Rows = shuffled.iter().map(|(_, row)| row.clone()).collect();
        let back = Model::new(tables(&moved, "[@数]*1.1", text), weight(0.5), 46_350.0);
        for (now, (before, _)) in shuffled.iter().enumerate() {
            let at = |row| Place { table: 0, column: 6, row };
            prop_assert_eq!(Literal(back.value(at(now))), Literal(there.value(at(*before))), "{}", text);
        }
    }

    /// Every cell can be explained, and a fault traced, without a panic.
    #[test]
    fn every_cell_can_be_explained(rows in prop::collection::vec(row(), 1..8), (first, second) in formulas()) {
        let model = Model::new(tables(&rows, first, second), weight(0.5), 46_350.0);
        for column in 0..7 {
            let place = Place { table: 0, column, row: rows.len() - 1 };
            let explanation = model.explain(place).expect("a cell of the table");
            prop_assert_eq!(Literal(explanation.value), Literal(model.value(place)));
            prop_assert_eq!(model.origin(place).is_some(), matches!(model.value(place), Value::Fault(_)));
        }
    }
}

/// Rows calculated one by one are the rows calculated in blocks, also at the blocks' edges.
#[test]
fn blocks_have_no_edges() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let some = prop::collection::vec(row(), 1100..1101).new_tree(&mut runner).expect("rows").current();
    for text in FORMULAS.iter().filter(|text| !text.contains('一') && !text.contains("SUMPRODUCT")) {
        let model = Model::new(tables(&some, text, "[@一]"), weight(0.5), 46_350.0);
        let root = model.formulas[&(0, 5)].compiled.root;
        let evaluator = model.evaluator();
        let run = Run::new(&evaluator, root);
        let mut builder = Builder::default();
        (0..1100).for_each(|row| run.show(root, row..row + 1, &mut builder));
        assert_eq!(&builder.finish(), model.column(0, 5).expect("calculated"), "{text}");
    }
}
