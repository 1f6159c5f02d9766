//! Patterns 1 to 11: how entries become points.

use evalbook::session::{
    Aggregation, ClassPart, Conversion, Effect, EntryColumn, EntryTable, IndicatorPart, Kind, Ledger,
    Measure, Options, Period, PeriodPart, SchemeChange, Step, usual,
};

use crate::author::Author;

/// A class of departments with one indicator of a pattern, and these departments.
fn one_rule(full: f64, pattern: &str) -> Author {
    let mut author = Author::of(&["科室"]);
    author.rule("甲项", full, pattern);
    author
}

/// What quantities of the only indicator earn.
#[track_caller]
fn earns(mut author: Author, column: &str, cases: &[(&str, &str)]) {
    let names: Vec<String> = (1..=cases.len()).map(|number| format!("科室{number}")).collect();
    author.rows("科室", "科室名称", &names.join("\n"));
    for (name, (quantity, _)) in names.iter().zip(cases) {
        author.enter("科室", column, &[(name, quantity)]);
    }
    let expected: Vec<(&str, &str)> =
        names.iter().zip(cases).map(|(name, (_, points))| (name.as_str(), *points)).collect();
    author.check("科室", "科室指数", &expected);
}

fn measure(author: &Author) -> Measure {
    match &author.0.scheme().scheme.classes[0].indicators[0].body {
        evalbook::session::Body::Leaf { measure, .. } => measure.clone(),
        _ => panic!("a leaf"),
    }
}

/// 0.7 × (0.6 × 90 + 0.4 × 80) + 0.3 × 70 = 60.2 + 21 = 81.2.
#[test]
fn pattern_01_weights_nested() {
    let mut author = Author::of(&["科室"]);
    author.part(0, ClassPart::Aggregation(Aggregation::Weights));
    author.group(0, &[], "业绩");
    author.indicator(0, &[0], IndicatorPart::Share(0.7));
    author.leaf(0, &[0], ("创新", 0.6, "直接打分"));
    author.leaf(0, &[0], ("服务", 0.4, "直接打分"));
    author.leaf(0, &[], ("作风", 0.3, "直接打分"));
    author.rows("科室", "科室名称", "办公室");
    for (column, mark) in [("创新", "90"), ("服务", "80"), ("作风", "70")] {
        author.enter("科室", column, &[("办公室", mark)]);
    }
    author.check("科室", "科室指数", &[("办公室", "81.20")]);
}

/// 60 common + 40 specific less the reverse list, and a clause that zeroes: 55 + 38 − 5 = 88.
#[test]
fn pattern_02_common_specific_and_reverse_list() {
    let mut author = Author::of(&["科室"]);
    author.group(0, &[], "共性指标");
    author.group(0, &[], "个性指标");
    author.leaf(0, &[0], ("共性", 60.0, "直接打分"));
    author.leaf(0, &[1], ("个性", 40.0, "直接打分"));
    author.part(0, ClassPart::Ledger(Some(usual::ledger())));
    author.part(0, ClassPart::Restrictions(vec![usual::restriction("一票否决", Effect::Zero)]));
    author.rows("科室", "科室名称", "甲\n乙");
    author.enter("科室", "共性", &[("甲", "55"), ("乙", "55")]);
    author.enter("科室", "个性", &[("甲", "38"), ("乙", "38")]);
    author.enter("科室", "一票否决", &[("乙", "是")]);
    author.entries("加减分台账", "对象类别", "科室\t甲\t减分\t5");
    author.check("科室", "科室指数", &[("甲", "88.00"), ("乙", "0.00")]);
}

/// 2 each, at most 12: 15 events still give 12. 6 less 2 each down to 0. 10 × 0.35 off 100 is 96.5.
#[test]
fn pattern_03_each_event() {
    let mut author = one_rule(12.0, "每次加分、封顶");
    author.conversion(Conversion::Addition { each: 2.0 });
    earns(author, "甲项次数", &[("1", "2.00"), ("6", "12.00"), ("15", "12.00")]);
    let mut author = one_rule(6.0, "每次扣分、扣完为止");
    author.conversion(Conversion::Deduction { each: 2.0 });
    earns(author, "甲项扣分次数", &[("0", "6.00"), ("1", "4.00"), ("5", "0.00")]);
    let mut author = one_rule(100.0, "每次扣分、扣完为止");
    author.conversion(Conversion::Deduction { each: 10.0 });
    let amount = Measure::Entry { column: "超支金额".into(), kind: Kind::Number, options: Options::Free };
    author.indicator(0, &[0], IndicatorPart::Measure(Box::new(amount)));
    earns(author, "超支金额", &[("0", "100.00"), ("0.35", "96.50")]);
}

/// One case, 3 points, entered twice for one department and once for another: 97 and 97.
#[test]
fn pattern_04_one_case_once_in_a_department() {
    let mut author = one_rule(100.0, "直接打分");
    author.part(0, ClassPart::Ledger(Some(Ledger { case: Some("案号".into()), ..usual::ledger() })));
    author.rows("科室", "科室名称", "甲\n乙");
    author.enter("科室", "甲项", &[("甲", "100"), ("乙", "100")]);
    let line = |subject: &str| format!("科室\t{subject}\t减分\t3\t一号案");
    author.entries("加减分台账", "对象类别", &[line("甲"), line("甲"), line("乙")].join("\n"));
    author.check("科室", "科室指数", &[("甲", "97.00"), ("乙", "97.00")]);
}

/// Below the floor 0, in proportion up to 1.2 times the mark; 10 days earn 0 and 5 all, less is better.
#[test]
fn pattern_05_completion() {
    let mut author = one_rule(50.0, "按完成率");
    author.conversion(Conversion::Proportion { target: 1.0, floor: Some(0.6), most: 1.2 });
    let cases = [("59%", "0.00"), ("60%", "30.00"), ("94%", "47.00"), ("110%", "55.00"), ("150%", "60.00")];
    earns(author, "甲项完成率", &cases);
    let author = one_rule(100.0, "两点之间按直线");
    earns(author, "甲项数值", &[("12", "0.00"), ("6", "80.00"), ("4", "100.00")]);
}

/// Half-open: 90 is in the first band, 89.99 in the second; 较好 is 80 of 100.
#[test]
fn pattern_06_steps_and_words() {
    let mut author = one_rule(4.0, "分档");
    let steps =
        [(90.0, 4.0), (80.0, 3.0), (60.0, 2.0), (0.0, 1.0)].map(|(from, points)| Step { from, points });
    author.conversion(Conversion::Steps { steps: steps.into() });
    let cases = [("100", "4.00"), ("90", "4.00"), ("89.99", "3.00"), ("80", "3.00"), ("59.99", "1.00")];
    earns(author, "甲项数值", &cases);
    let author = one_rule(100.0, "等级折算");
    earns(author, "甲项等级", &[("好", "100.00"), ("较好", "80.00"), ("一般", "60.00"), ("差", "40.00")]);
}

/// 1st 60, equals 57 each; 60 ÷ 80 of the best; (15 − 10) ÷ (20 − 10); against the mean 75.
#[test]
fn pattern_07_against_others() {
    let mut author = one_rule(60.0, "按名次");
    author.conversion(Conversion::RankPoints { first: 60.0, step: 3.0, least: 0.0 });
    earns(author, "甲项数值", &[("9", "60.00"), ("7", "57.00"), ("7", "57.00"), ("5", "51.00")]);
    earns(one_rule(100.0, "与最好的比"), "甲项数值", &[("80", "100.00"), ("60", "75.00")]);
    earns(one_rule(100.0, "标准化"), "甲项数值", &[("10", "0.00"), ("15", "50.00"), ("20", "100.00")]);
    earns(one_rule(100.0, "与平均比"), "甲项数值", &[("90", "100.00"), ("60", "80.00")]);
    // Mean 4, deviation of the whole class 2: 75 + 10 × (6 − 4) ÷ 2 = 85.
    let mut author = one_rule(100.0, "标准化");
    author.conversion(Conversion::ZScore { centre: 75.0, spread: 10.0 });
    earns(author, "甲项数值", &[("2", "65.00"), ("6", "85.00")]);
}

/// The golden example's votes 6/2/1/0 of 100/80/60/40: 820 ÷ 9 of 8 points is 7.29; and its ballots on
/// 王某: 0.1 × 95 + 0.3 × 90.8 (88 to 93, extremes dropped) + 0.2 × 90 + 0.4 × 92 = 91.54.
#[test]
fn pattern_08_votes_and_ballots() {
    let mut author = one_rule(8.0, "民主测评票");
    author.rows("科室", "科室名称", "甲");
    for (word, votes) in [("优秀", "6"), ("称职", "2"), ("基本称职", "1"), ("不称职", "0")] {
        author.enter("科室", &format!("甲项{word}票"), &[("甲", votes)]);
    }
    author.check("科室", "科室指数", &[("甲", "7.29")]);

    let mut author = Author::of(&["党员"]);
    author.rule("测评", 100.0, "评分票，分主体加权");
    author.rows("党员", "姓名", "王某");
    let ballots = [
        ("自评", &[95][..]),
        ("互评", &[88, 90, 91, 92, 93, 95, 70]),
        ("服务对象", &[90, 88, 92, 91, 89]),
        ("党组织", &[92]),
    ];
    let lines = ballots
        .iter()
        .flat_map(|(kind, marks)| marks.iter().map(move |mark| format!("王某\t{kind}\t{mark}")));
    author.entries("测评票", "测评对象", &lines.collect::<Vec<_>>().join("\n"));
    author.check("党员", "先锋指数", &[("王某", "91.54")]);
}

/// Of ballots on four people: one with four marks of 90 or more, one with all the same mark and 甲's
/// vote for 甲 are void; what is left on 甲 is 80 alone. A word 好 on a ballot is 100.
#[test]
fn pattern_08_void_ballots_and_words() {
    let mut author = Author::of(&["党员"]);
    author.rule("测评", 100.0, "评分票，分主体加权");
    let mut ruled = measure(&author);
    let Measure::Ballots { raters, rules, .. } = &mut ruled else { panic!("ballots") };
    raters.retain(|rater| rater.name == "互评");
    raters[0].weight = 1.0;
    rules.ballot = Some("票号".into());
    rules.rater = Some("评分人".into());
    rules.high = Some((90.0, 3.0));
    rules.uniform_is_void = true;
    rules.no_self_vote = vec!["互评".into()];
    author.indicator(0, &[0], IndicatorPart::Measure(Box::new(ruled.clone())));
    author.rows("党员", "姓名", "甲\n乙\n丙\n丁");
    let ballot = |number: &str, rater: &str, marks: [u32; 4]| {
        let line = |(name, mark): (&str, u32)| format!("{name}\t互评\t{mark}\t{number}\t{rater}");
        ["甲", "乙", "丙", "丁"].into_iter().zip(marks).map(line).collect::<Vec<_>>().join("\n")
    };
    let papers = [
        ballot("一", "戊", [95, 91, 92, 90]),
        ballot("二", "己", [85, 85, 85, 85]),
        ballot("三", "甲", [99, 70, 60, 65]),
        ballot("四", "庚", [80, 70, 60, 65]),
    ];
    author.entries("测评票", "测评对象", &papers.join("\n"));
    author.check("党员", "先锋指数", &[("甲", "80.00"), ("乙", "70.00")]);

    let mut author = Author::of(&["党员"]);
    author.rule("测评", 100.0, "评分票，分主体加权");
    let mut wordy = measure(&author);
    let Measure::Ballots { raters, words, mark, .. } = &mut wordy else { panic!("ballots") };
    raters.retain(|rater| rater.name == "互评");
    raters[0].weight = 1.0;
    *words = usual::words();
    *mark = "等级".into();
    author.indicator(0, &[0], IndicatorPart::Measure(Box::new(wordy)));
    author.rows("党员", "姓名", "甲");
    // 等级 stands behind 分数, which stays empty.
    author.entries("测评票", "测评对象", "甲\t互评\t\t好\n甲\t互评\t\t一般");
    author.check("党员", "先锋指数", &[("甲", "80.00")]);
}

/// Of 90, 60 and 75; the cube root of 405,000 is 73.99.
#[test]
fn pattern_09_aggregations() {
    for (aggregation, expected) in [
        (Aggregation::Mean, "75.00"),
        (Aggregation::Minimum, "60.00"),
        (Aggregation::Maximum, "90.00"),
        (Aggregation::Geometric, "73.99"),
        (Aggregation::Best(2), "82.50"),
        (Aggregation::DropLowest(1), "82.50"),
    ] {
        let mut author = Author::of(&["科室"]);
        for name in ["甲项", "乙项", "丙项"] {
            author.leaf(0, &[], (name, 10.0, "直接打分"));
        }
        author.part(0, ClassPart::Aggregation(aggregation));
        author.rows("科室", "科室名称", "办公室");
        for (column, mark) in [("甲项", "90"), ("乙项", "60"), ("丙项", "75")] {
            author.enter("科室", column, &[("办公室", mark)]);
        }
        author.check("科室", "科室指数", &[("办公室", expected)]);
    }
}

/// The golden example's hard tasks, 15 points: 0.9 × 1.1 is 14.85, 0.75 × 1 is 11.25; 1 × 1.1 is capped.
#[test]
fn pattern_10_difficulty_times_level() {
    let mut author = Author::of(&["科室"]);
    author.change(SchemeChange::AddTable("重点项目".into()));
    let table = author.0.scheme().scheme.tables[0].clone();
    let column = |name: &str, formula: Option<&str>| EntryColumn {
        name: name.into(),
        kind: Kind::Number,
        options: Options::Free,
        formula: formula.map(str::to_owned),
    };
    let mut columns = table.columns.clone();
    columns.extend([column("水平", None), column("难度", None), column("得分率", Some("[@水平]*[@难度]"))]);
    author.change(SchemeChange::Table(0, EntryTable { columns, ..table }));
    author.rule("攻坚", 15.0, "任务清单加权完成率");
    let rows = Measure::Rows {
        table: "重点项目".into(),
        owner: "对象".into(),
        only: Vec::new(),
        aggregate: evalbook::session::Aggregate::Mean { value: "得分率".into() },
    };
    author.indicator(0, &[0], IndicatorPart::Measure(Box::new(rows)));
    author.conversion(Conversion::Proportion { target: 1.0, floor: None, most: 1.0 });
    author.rows("科室", "科室名称", "甲\n乙\n丙");
    author.entries("重点项目", "对象", "甲\t0.9\t1.1\n乙\t0.75\t1\n丙\t1\t1.1");
    author.check("科室", "科室指数", &[("甲", "14.85"), ("乙", "11.25"), ("丙", "15.00")]);
}

/// Quarters of equal weight, 80 %, 90 %, 100 % and 70 %, are 85; six of twelve months count half.
#[test]
fn pattern_11_quarters_and_parts_of_the_year() {
    let mut author = Author::of(&["科室"]);
    let quarters = ["一季度", "二季度", "三季度", "四季度"];
    let parts = quarters.map(|name| PeriodPart { name: name.into(), weight: 0.25 });
    let period = author.0.scheme().scheme.period;
    author.change(SchemeChange::Period(Period { parts: parts.into(), ..period }));
    author.rule("甲项", 100.0, "分期录入");
    author.part(0, ClassPart::Apportionment(Some(usual::apportionment())));
    let limits = [("不参评", usual::Restricts::Exempt), ("不定等次", usual::Restricts::NoGrade)];
    let limits = limits.map(|(column, what)| usual::restriction(column, what.effect(&[])));
    author.part(0, ClassPart::Restrictions(limits.into()));
    author.part(0, ClassPart::Grades(usual::bands(usual::GRADES[0])));
    author.rows("科室", "科室名称", "甲\n乙\n丙\n丁");
    for (quarter, share) in quarters.into_iter().zip(["80%", "90%", "100%", "70%"]) {
        let column = format!("{quarter}甲项完成率");
        author.enter("科室", &column, &[("甲", share), ("乙", share), ("丁", share)]);
    }
    author.enter("科室", "在岗月数", &[("乙", "6")]);
    author.enter("科室", "不参评", &[("丙", "是")]);
    author.enter("科室", "不定等次", &[("丁", "是")]);
    author.check("科室", "科室指数", &[("甲", "85.00"), ("乙", "42.50"), ("丙", ""), ("丁", "85.00")]);
    author.check("科室", "等次", &[("甲", "良好"), ("乙", "不合格"), ("丙", "不参评"), ("丁", "不定等次")]);
}
