mod hostile;
mod lowered;

use std::sync::Arc;

use super::*;

fn entries(name: &str, values: &[Value]) -> TableColumn {
    TableColumn { name: name.into(), source: Source::Entries(Arc::new(values.iter().cloned().collect())) }
}

fn formula(name: &str, text: &str) -> TableColumn {
    TableColumn { name: name.into(), source: Source::Formula(text.into()) }
}

fn numbers(values: &[f64]) -> Vec<Value> {
    values.iter().map(|&number| Value::Number(number)).collect()
}

fn texts(values: &[&str]) -> Vec<Value> {
    values.iter().map(Value::text).collect()
}

/// Two tables like those of an evaluation.
fn sample(formulas: &[(&str, &str)]) -> Model {
    let mut columns = vec![
        entries("姓名", &texts(&["王某", "李某", "张某", "赵某"])),
        entries("支部", &texts(&["甲", "乙", "甲", "乙"])),
        entries("自身", &numbers(&[92.952, 92.951, 85.777, 85.495])),
        entries("备注", &[Value::Empty, Value::text("5"), Value::Bool(true), Value::Number(3.0)]),
    ];
    columns.extend(formulas.iter().map(|(name, text)| formula(name, text)));
    let branches = vec![
        entries("名称", &texts(&["甲", "乙"])),
        entries("指数", &numbers(&[98.63, 76.95])),
        formula("人数", "COUNTIFS(党员[支部],[@名称])"),
        formula("最高", "MAXIFS(党员[自身],党员[支部],[@名称])"),
    ];
    Model::new(
        vec![
            Table { name: "党员".into(), rows: 4, columns },
            Table { name: "支部".into(), rows: 2, columns: branches },
        ],
        vec![
            Parameter { name: "党员.自身.权重".into(), value: Value::Number(0.8) },
            Parameter { name: "A1任务完成".into(), value: Value::Number(15.0) },
        ],
        46_350.0,
    )
}

fn value(model: &Model, name: &str, row: usize) -> Value {
    let column = model.tables()[0].columns.iter().position(|column| column.name == name).expect("column");
    model.value(Place { table: 0, column, row })
}

const FINAL: &str =
    "ROUND(MIN(党员.自身.权重*[@自身]+(1-党员.自身.权重)*XLOOKUP([@支部],支部[名称],支部[指数]),100),2)";

#[test]
fn calculates_the_linked_score() {
    let model = sample(&[("最终", FINAL), ("名次", "RANK([@最终],[最终])")]);
    assert_eq!(model.diagnostics(), []);
    for (row, score, rank) in [(0, 94.09, 1.0), (1, 89.75, 2.0), (2, 88.35, 3.0), (3, 83.79, 4.0)] {
        assert_eq!(value(&model, "最终", row), Value::Number(score));
        assert_eq!(value(&model, "名次", row), Value::Number(rank));
    }
    assert_eq!(model.value(Place { table: 1, column: 2, row: 0 }), Value::Number(2.0));
    assert_eq!(model.value(Place { table: 1, column: 3, row: 1 }), Value::Number(92.951));
}

/// Excel's answers.
#[test]
fn coerces_as_excel() {
    for (text, row, expected) in [
        ("-2^2", 0, Value::Number(4.0)),
        ("2^3^2", 0, Value::Number(64.0)),
        ("50%%", 0, Value::Number(0.005)),
        ("0.1+0.2=0.3", 0, Value::Bool(true)),
        ("0.5-0.4-0.1", 0, Value::Number(0.0)),
        ("(0.5-0.4-0.1)=0", 0, Value::Bool(false)),
        ("1/0", 0, Value::Fault(Fault::DivisionByZero)),
        ("0^0", 0, Value::Fault(Fault::Number)),
        ("10^400", 0, Value::Fault(Fault::Number)),
        ("[@备注]", 0, Value::Number(0.0)),
        ("[@备注]&\"x\"", 0, Value::text("x")),
        ("[@备注]+1", 1, Value::Number(6.0)),
        ("SUM([@备注],1)", 1, Value::Number(1.0)),
        ("SUM([@备注],1)", 2, Value::Number(1.0)),
        ("SUM(\"5\",TRUE)", 0, Value::Number(6.0)),
        ("SUM([备注])", 0, Value::Number(3.0)),
        ("AVERAGE([备注])", 0, Value::Number(3.0)),
        ("COUNT([备注])", 0, Value::Number(1.0)),
        ("COUNTA([备注])", 0, Value::Number(3.0)),
        ("COUNTIF([备注],5)", 0, Value::Number(1.0)),
        ("\"a\"<1", 0, Value::Bool(false)),
        ("\"a\"=\"A\"", 0, Value::Bool(true)),
        ("TRUE>\"z\"", 0, Value::Bool(true)),
        ("1&2", 0, Value::text("12")),
        ("\"x\"+1", 0, Value::Fault(Fault::Value)),
        ("IF([@备注]=\"\",\"\",1)", 0, Value::text("")),
        ("SUMPRODUCT(([支部]=\"甲\")*[自身])", 0, Value::Number(92.952 + 85.777)),
        ("SUM(IF([支部]=\"甲\",[自身]))", 0, Value::Number(92.952 + 85.777)),
        ("[自身]", 0, Value::Fault(Fault::Spill)),
        ("COUNTIFS([支部],[@支部],[自身],\">\"&[@自身])+1", 2, Value::Number(2.0)),
        ("INDEX(支部[指数],MATCH([@支部],支部[名称],0))", 1, Value::Number(76.95)),
        ("VLOOKUP([@支部],支部,2,FALSE)", 1, Value::Number(76.95)),
        ("VLOOKUP(\"丙\",支部,2,FALSE)", 1, Value::Fault(Fault::NotAvailable)),
        ("LET(a,[@自身],b,a+1,b-a)", 0, Value::Number(1.0)),
        ("TODAY()", 0, Value::Number(46_350.0)),
        ("SUM([@[自身]:[备注]])", 3, Value::Number(88.495)),
        ("COUNTA(支部[#All])", 0, Value::Number(12.0)),
        ("INDEX(支部[#Headers],2)", 0, Value::text("指数")),
        ("A1任务完成*2", 0, Value::Number(30.0)),
        ("SWITCH([@支部],\"甲\",1,2)", 1, Value::Number(2.0)),
        ("IFS(FALSE,1)", 0, Value::Fault(Fault::NotAvailable)),
        ("CHOOSE(3,1,2)", 0, Value::Fault(Fault::Value)),
        ("IFERROR(1/0,\"错\")", 0, Value::text("错")),
        ("ROUND(21.9/0.2,0)", 0, Value::Number(110.0)),
    ] {
        let model = sample(&[("x", text)]);
        assert_eq!(model.diagnostics(), [], "{text}");
        assert_eq!(value(&model, "x", row), expected, "{text}");
    }
}

#[test]
fn says_what_is_wrong_and_what_to_do() {
    for (text, says, fix) in [
        ("[@自生]", "没有名为“自生”的列", "[自身]"),
        ("支步[指数]", "没有名为“支步”的表", "支部"),
        ("党员.自身权重", "没有名为“党员.自身权重”", "党员.自身.权重"),
        ("SUMM(1)", "没有名为“SUMM”的函数", "SUM"),
        ("自身+1", "不能不加方括号", "[@自身]"),
        ("支部[@指数]", "只能引用本表", "XLOOKUP"),
        ("ROUND(1)", "至少要 2 个参数", "ROUND(数值, 位数)"),
        ("COUNTIFS([支部],\"甲\",[自身])", "成对", "COUNTIFS"),
    ] {
        let model = sample(&[("x", text)]);
        let found = &model.diagnostics()[0];
        assert!(found.sentence.zh.contains(says), "{text}: {found:?}");
        assert!(found.fix.as_ref().expect("fix").zh.contains(fix), "{text}: {found:?}");
        assert!(matches!(value(&model, "x", 0), Value::Fault(_)));
        assert!(!model.check(0, text).is_empty());
    }
}

#[test]
fn cycles_come_with_their_path() {
    let model = sample(&[("a", "[@b]+1"), ("b", "SUM([c])"), ("c", "[@a]"), ("d", "[@a]")]);
    assert_eq!(model.diagnostics().len(), 3);
    assert!(model.diagnostics()[0].sentence.zh.contains("党员[a] → 党员[b] → 党员[c] → 党员[a]"));
    for name in ["a", "b", "c", "d"] {
        assert_eq!(value(&model, name, 0), Value::Fault(Fault::Cycle));
    }
}

#[test]
fn an_edit_gives_what_a_fresh_model_gives() {
    let formulas = [("最终", FINAL), ("名次", "RANK([@最终],[最终])"), ("平均", "AVERAGE([最终])-[@最终]")];
    let mut model = sample(&formulas);
    let changed = Arc::new(numbers(&[92.952, 99.0, 85.777, 85.495]).into_iter().collect::<Column>());
    model.replace_entries(0, 2, changed, &[1]);
    assert_eq!(value(&model, "名次", 1), Value::Number(1.0));
    model.set_parameter("党员.自身.权重", Value::Number(0.5));
    let fresh = Model::new(
        model.tables().to_vec(),
        vec![
            Parameter { name: "党员.自身.权重".into(), value: Value::Number(0.5) },
            Parameter { name: "A1任务完成".into(), value: Value::Number(15.0) },
        ],
        46_350.0,
    );
    for (table, given) in model.tables().iter().enumerate() {
        for column in 0..given.columns.len() {
            assert_eq!(model.column(table, column), fresh.column(table, column));
        }
    }
}

#[test]
fn explains_down_to_the_entries() {
    let model = sample(&[
        ("和", "党员.自身.权重*[@自身]+0.2*98.63"),
        ("最终", FINAL),
        ("等次", "IF([@最终]>=90,\"优秀\",IF([@最终]>=80,\"良好\",\"一般\"))"),
    ]);
    let place = |column, row| Place { table: 0, column, row };
    let sum = model.explain(place(4, 0)).expect("explained");
    assert_eq!(sum.substituted, "0.8 * 92.952 + 0.2 * 98.63");
    assert!(sum.steps.is_empty());
    assert_eq!(sum.inputs.len(), 2);
    let whole = model.explain(place(5, 0)).expect("explained");
    assert_eq!(
        whole.substituted,
        "ROUND(MIN(0.8 * 92.952 + (1 - 0.8) * XLOOKUP(\"甲\", 支部[名称], 支部[指数]), 100), 2)"
    );
    assert_eq!(
        whole.steps,
        [
            "ROUND(MIN(0.8 * 92.952 + (1 - 0.8) * 98.63, 100), 2)",
            "ROUND(MIN(94.0876, 100), 2)",
            "ROUND(94.0876, 2)"
        ]
    );
    assert!(whole.inputs.contains(&ExplainedInput::Cell {
        place: Place { table: 1, column: 1, row: 0 },
        value: Value::Number(98.63)
    }));
    let grade = model.explain(place(6, 1)).expect("explained");
    assert_eq!(grade.substituted, "IF(89.75 >= 90, \"优秀\", IF(89.75 >= 80, \"良好\", \"一般\"))");
    assert_eq!(grade.steps, ["IF(89.75 >= 80, \"良好\", \"一般\")"]);
    let count = model.explain(Place { table: 1, column: 2, row: 0 }).expect("explained");
    assert_eq!(
        count.inputs,
        [
            ExplainedInput::Cell { place: Place { table: 1, column: 0, row: 0 }, value: Value::text("甲") },
            ExplainedInput::Rows { table: 0, column: 1, rows: vec![0, 2], total: 2 },
        ]
    );
}

#[test]
fn a_fault_knows_where_it_began() {
    let model = sample(&[("a", "1/([@自身]-92.952)"), ("b", "[@a]+1"), ("c", "SUM([b])")]);
    let place = |column, row| Place { table: 0, column, row };
    assert_eq!(model.origin(place(6, 3)), Some(place(4, 0)));
    assert_eq!(model.origin(place(4, 0)), Some(place(4, 0)));
    assert_eq!(model.origin(place(4, 1)), None);
}

struct Sheets;

impl A1Layout for Sheets {
    fn cell(&self, table: &str, column: &str, row: usize) -> Option<String> {
        let letter = letter(column)?;
        Some(if table == "党员" {
            format!("${letter}{}", row + 2)
        } else {
            format!("支部!${letter}{}", row + 2)
        })
    }
    fn column(&self, table: &str, column: &str) -> Option<String> {
        let letter = letter(column)?;
        let sheet = if table == "党员" { "" } else { "支部!" };
        Some(format!("{sheet}${letter}$2:${letter}$5"))
    }
    fn parameter(&self, name: &str) -> Option<String> {
        (name == "党员.自身.权重").then(|| "方案!$C$2".to_owned())
    }
}

fn letter(column: &str) -> Option<&'static str> {
    Some(match column {
        "姓名" | "名称" => "A",
        "支部" | "指数" => "B",
        "自身" => "C",
        "备注" => "D",
        _ => return None,
    })
}

#[test]
fn writes_formulas_for_a_workbook() {
    for (text, written) in [
        ("[@自身]*党员.自身.权重", Some("$C2*方案!$C$2")),
        ("RANK.EQ([@自身],[自身])", Some("RANK($C2,$C$2:$C$5)")),
        ("IFS([@自身]>=90,\"优\",TRUE,\"良\")", Some("IF($C2>=90,\"优\",IF(TRUE,\"良\",NA()))")),
        ("SWITCH([@支部],\"甲\",1,0)", Some("IF($B2=\"甲\",1,0)")),
        ("XLOOKUP([@支部],支部[名称],支部[指数])", Some("INDEX(支部!$B$2:$B$5,MATCH($B2,支部!$A$2:$A$5,0))")),
        (
            "XLOOKUP([@支部],支部[名称],支部[指数],0)",
            Some("IF(ISNA(MATCH($B2,支部!$A$2:$A$5,0)),0,INDEX(支部!$B$2:$B$5,MATCH($B2,支部!$A$2:$A$5,0)))"),
        ),
        (
            "MAXIFS([自身],[支部],[@支部])",
            Some("IFERROR(_xlfn.AGGREGATE(14,6,$C$2:$C$5/(ISNUMBER($C$2:$C$5)*($B$2:$B$5=$B2)),1),0)"),
        ),
        ("LET(a,[@自身]+1,a*a)", Some("($C2+1)*($C2+1)")),
        ("VLOOKUP([@支部],支部[[名称]:[指数]],2,FALSE)", Some("VLOOKUP($B2,支部!$A$2:$B$5,2,FALSE)")),
        ("YEAR(TODAY())", Some("YEAR(DATE(2026,11,24))")),
        (
            "DENSERANK([@自身],[自身])",
            Some(
                "IF(SUMPRODUCT(($C2+0=$C$2:$C$5)*ISNUMBER($C$2:$C$5))=0,NA(),\
                 ROUND(SUMPRODUCT(($C2+0<$C$2:$C$5)*ISNUMBER($C$2:$C$5)/\
                 (COUNTIFS($C$2:$C$5,$C$2:$C$5,$C$2:$C$5,\"<=9.99E+307\")+(1-ISNUMBER($C$2:$C$5)))),0)+1)",
            ),
        ),
        (
            "BALLOTMEAN([自身],1,7)",
            Some(
                "IF(AND(COUNT($C$2:$C$5)>=7,COUNT($C$2:$C$5)>2),\
                 TRIMMEAN($C$2:$C$5,(2+0.5)/COUNT($C$2:$C$5)),AVERAGE($C$2:$C$5))",
            ),
        ),
        ("DENSERANK(1,{1,2,2})", None),
        ("DENSERANK([@自身],[自身],[@备注])", None),
        ("BALLOTMEAN([自身],-1)", None),
        ("TEXTJOIN(\",\",TRUE,[姓名])", None),
        ("SUMPRODUCT(([支部]=[@支部])*[自身])", Some("SUMPRODUCT(($B$2:$B$5=$B2)*$C$2:$C$5)")),
        ("SUM([自身]*2)", Some("SUMPRODUCT($C$2:$C$5*2)")),
        ("SUM(IF([支部]=[@支部],[自身]))", None),
        ("MAX([自身]*2)", None),
        ("COUNTIF([自身]*2,1)", None),
        ("[自身]", None),
        ("SUM({1,2}*2)", Some("SUM({1,2}*2)")),
        (
            "COUNTIFS([支部],[@支部],[自身],\">\"&[@自身])+1",
            Some("COUNTIFS($B$2:$B$5,$B2,$C$2:$C$5,\">\"&$C2)+1"),
        ),
        ("LOOKUP(1,0/([支部]=[@支部]),[自身])", Some("LOOKUP(1,0/($B$2:$B$5=$B2),$C$2:$C$5)")),
        ("A1任务完成*2", None),
        ("1+", None),
    ] {
        let model = sample(&[("x", text)]);
        let formula = model.formula_in_a1(Place { table: 0, column: 4, row: 0 }, &Sheets);
        assert_eq!(formula.as_deref(), written, "{text}");
    }
}

#[test]
fn the_report_names_what_no_index_answers() {
    for (text, says) in [
        ("COUNTIFS([支部],[@支部],[自身],\">\"&[@自身])+1", None),
        ("RANK([@自身],[自身])+INDEX([自身],[@自身]-80)+AVERAGE([自身])", None),
        ("LOOKUP([@自身],{0,60},{\"低\",\"高\"})", None),
        (
            "SUMPRODUCT(([支部]=[@支部])*([自身]>[@自身]))+1",
            Some("SUMPRODUCT 每行都要看一遍整列：其中一个数组"),
        ),
        ("COUNTIFS([自身],\">\"&[@自身],[备注],\"<\"&[@备注])", Some("两个以上的大小比较")),
        ("COUNTIF([[自身]:[备注]],[@自身])", Some("不是同一张表的单列")),
        ("MATCH([@自身],[自身],1)", Some("MATCH 每行都要看一遍整列：这个函数没有索引")),
    ] {
        let model = sample(&[("x", text)]);
        assert_eq!(model.diagnostics(), []);
        let report = model.report();
        let found = report.iter().find(|line| line.zh.starts_with("党员[x]："));
        match says {
            None => assert_eq!(found, None, "{text}"),
            Some(says) => assert!(found.is_some_and(|line| line.zh.contains(says)), "{text}: {report:?}"),
        }
    }
    assert_eq!(
        sample(&[]).report(),
        [crate::sentence::Sentence::new(
            "共用的索引：排序 0 个，分组 1 个，查找 0 个。",
            "Shared indexes: orders 0, groupings 1, finders 0.",
        )]
    );
}
