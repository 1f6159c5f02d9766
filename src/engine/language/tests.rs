use super::*;

fn shape(text: &str) -> String {
    let (tree, problems) = parse(text);
    assert!(problems.is_empty(), "{text}: {problems:?}");
    print(&tree, Style::Tight)
}

#[test]
fn reads_full_width_signs() {
    for (typed, plain) in [
        ("ＳＵＭ（［＠得分］，１）", "SUM([@得分],1)"),
        ("＝IF（[@a]＞＝60，“是”，“否”）", "IF([@a]>=60,\"是\",\"否\")"),
        ("1＋2－3×4÷5", "1+2-3*4/5"),
        ("任务【得分】", "任务[得分]"),
        ("{1，2；3，4}", "{1,2;3,4}"),
        ("IF(a≠b；1；2)", "IF(a<>b,1,2)"),
    ] {
        assert_eq!(shape(typed), plain);
    }
}

#[test]
fn gives_back_the_text() {
    for text in [
        "-2^2",
        "2^3^2",
        "2^(3^2)",
        "50%%",
        "-(1+2)*3",
        "\"a\"\"b\"&1",
        "[@[a b]]",
        "[@[a'[b']]]",
        "[列]",
        "表[列]",
        "表[[列1]:[列3]]",
        "表[#All]",
        "表[[#Headers],[列]]",
        "表[@列]",
        "[@[a]:[b]]",
        "[@]",
        "党员.业务攻关.权重*A1任务完成",
        "'一 级（1）'+1",
        "IF(,1,)",
        "{1,2;3,4}",
        "{-1,\"x\",TRUE,#N/A}",
        "#DIV/0!",
        "1-(2-3)",
        "(1=2)=FALSE",
        "LET(x,1,x+x)",
        "0.1",
        "1E+300",
        "$B$2",
        "Sheet1!A1:C9",
    ] {
        assert_eq!(shape(text), text);
        let (tree, _) = parse(text);
        let airy = print(&tree, Style::Airy);
        assert_eq!(parse(&airy).0, tree, "{airy}");
    }
}

#[test]
fn says_everything_that_is_wrong() {
    let cases: [(&str, &[(usize, usize)]); 11] = [
        ("", &[(0, 0)]),
        ("SUM(1,2", &[(3, 4)]),
        ("1+", &[(2, 2)]),
        ("1)", &[(1, 2)]),
        ("\"abc", &[(0, 4)]),
        ("[@a", &[(0, 3)]),
        ("1 2", &[(2, 3)]),
        ("1季度+1", &[(0, 7)]),
        ("*2", &[(0, 1)]),
        ("(1+)*(2+)", &[(3, 3), (8, 8)]),
        ("{1,2;3}", &[(0, 7)]),
    ];
    for (text, spans) in cases {
        let (_, problems) = parse(text);
        let found: Vec<_> = problems.iter().map(|problem| (problem.span.start, problem.span.end)).collect();
        assert_eq!(found, spans, "{text}");
    }
}

#[test]
fn refuses_what_is_too_deep() {
    for text in ["(".repeat(5000), "-".repeat(5000), "1+".repeat(5000) + "1", "SUM(".repeat(5000)] {
        let (tree, problems) = parse(&text);
        assert!(tree.height <= 201);
        assert!(!problems.is_empty());
    }
}

#[test]
fn finds_near_names() {
    assert_eq!(nearest("业务攻坚", ["业务攻关", "文明创建", "总分"]), ["业务攻关"]);
    assert_eq!(nearest("SUMIF", ["SUMIFS", "COUNT"]), ["SUMIFS"]);
    assert!(nearest("完全不同", ["总分"]).is_empty());
}
