//! Whatever is typed ends in a value and a sentence, never in a panic or an overflowing stack.

use proptest::prelude::*;

use super::*;
use crate::engine::language::{self, Style};

/// Reads, calculates, explains and writes a formula in every way there is.
fn through_everything(text: &str) {
    let (tree, problems) = language::parse(text);
    for problem in &problems {
        assert!(text.get(problem.span.clone()).is_some(), "{text}: {problem:?}");
        assert!(problem.sentence.zh.ends_with('。') && problem.sentence.en.ends_with('.'), "{problem:?}");
    }
    if problems.is_empty() {
        for style in [Style::Tight, Style::Airy] {
            let printed = language::print(&tree, style);
            assert_eq!(language::parse(&printed), (tree.clone(), Vec::new()), "{text}: {printed}");
        }
    }
    let model = sample(&[("x", text), ("y", "[@x]")]);
    let place = Place { table: 0, column: 4, row: 1 };
    if let Value::Number(number) = model.value(place) {
        assert!(number.is_finite());
    }
    assert!(model.explain(place).is_some());
    model.origin(place);
    model.formula_in_a1(place, &Sheets);
    for problem in model.check(1, text).iter().chain(&model.check(0, text)) {
        assert!(text.get(problem.span.clone()).is_some(), "{text}: {problem:?}");
    }
}

const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "[@",
    "@",
    "#",
    "{",
    "}",
    ",",
    "，",
    ";",
    "\"",
    "“",
    "”",
    "'",
    "+",
    "-",
    "*",
    "/",
    "^",
    "&",
    "=",
    "<>",
    ">=",
    "%",
    ":",
    "!",
    "$",
    " ",
    "1",
    "0",
    "1e308",
    ".5",
    "TRUE",
    "x",
    "[@自身]",
    "[自身]",
    "[@备注]",
    "支部[指数]",
    "支部",
    "党员.自身.权重",
    "[[#All],[自身]]",
    "[@[支部]:[备注]]",
    "#N/A",
    "SUM(",
    "IF(",
    "LET(a,",
    "a",
    "XLOOKUP(",
    "SUMIFS(",
    "TEXT(",
    "INDEX(",
    "ROUND(",
    "SWITCH(",
    "CHOOSE(",
    "LARGE(",
    "ＳＵＭＭ（",
    "ＳＵＭ（",
    "REPT(",
    "FILTER(",
    "\"*\"",
    "\"甲\"",
    "{1,2;3,4}",
    "\u{301}",
    "𠮷",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "\\PC{0,40}") {
        through_everything(&text);
    }

    #[test]
    fn any_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24)) {
        through_everything(&pieces.concat());
    }

    /// Every function with arguments of every kind, also too few and too many.
    #[test]
    fn any_call(
        function in prop::sample::select(functions::all().map(|function| function.name).collect::<Vec<_>>()),
        arguments in prop::collection::vec(
            prop::sample::select(vec![
                "1", "0", "-2", "2.5", "1e9", "\"甲\"", "\"\"", "TRUE", "", "#N/A", "[@自身]", "[@备注]", "[自身]", "[支部]", "[备注]",
                "支部", "{1,2;3,\"x\"}", "\">1\"", "45000", "\"0.00\"", "支部[名称]", "[@支部]", "[@[支部]:[备注]]", "[自身]*[@自身]",
            ]),
            0..6,
        ),
    ) {
        through_everything(&format!("{function}({})", arguments.join(",")));
    }
}

#[test]
fn depth_ends_in_a_sentence() {
    let deep = |open: &str, middle: &str, close: &str, times: usize| {
        format!("{}{middle}{}", open.repeat(times), close.repeat(times))
    };
    let lets: String = (0..60).map(|at| format!("v{},v{at}+v{at},", at + 1)).collect();
    let texts = [
        deep("(", "1", ")", 190),
        deep("(", "1", ")", 3000),
        deep("SUM(1,", "[@自身]", ")", 95),
        deep("IF([@自身]>1,", "[@自身]", ",2)", 95),
        deep("-", "1", "", 190),
        format!("1{}", "+[@自身]".repeat(190)),
        format!("1{}", "+[@自身]".repeat(3000)),
        deep("[", "x", "]", 3000),
        deep("{", "1", "}", 3000),
        deep("*", "1", "", 3000),
        deep("(*", "1", "", 3000),
        format!("LET(v0,[@自身],{lets}v60)"),
        format!("LET(v0,[@自身],{lets}SUM(v60,v1))"),
        format!("LET(a,1{plus},b,a{plus},c,b{plus},c)", plus = "+[@自身]".repeat(150)),
        format!("LET(a,1{plus},b,a{plus},b)", plus = "+[@自身]".repeat(190)),
    ];
    // A worker's stack in the browser is this large, and frames there are smaller than in a test.
    let thread = std::thread::Builder::new().stack_size(1 << 20);
    let run = thread.spawn(move || texts.iter().for_each(|text| through_everything(text)));
    run.expect("a thread").join().expect("no overflow");
}
