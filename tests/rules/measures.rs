//! How raw quantities are taken from entries.

use evalbook::scheme::{
    Aggregate, Aggregation, Class, Conversion, Effect, Figure, Filter, Kind, Measure, Missing, Options,
    Restriction, Scheme,
};

use crate::schemes::{
    Row, append, attribute, book, calculated, class, entry, figure, leaf, rows, scheme, shown, table,
};

const QUARTERS: [(&str, f64); 4] = [("一季度", 0.1), ("二季度", 0.2), ("三季度", 0.3), ("四季度", 0.4)];

/// The scores of 甲 (and 乙 …) for one measure, out of 100, with what its tables hold.
#[track_caller]
fn check(scheme: Scheme, filled: &[(&str, Vec<Row>)], of: &str, expected: &str) {
    let mut book = book(scheme);
    for (table, rows) in filled {
        append(&mut book, table, rows);
    }
    let calculation = calculated(&book);
    let count = book.table(of).map_or(0, |table| table.rows);
    let scores: Vec<String> =
        (0..count).map(|row| shown(&figure(&book, &calculation, of, "项得分", row))).collect();
    let scores: Vec<&str> = scores.iter().map(|score| if score.is_empty() { "-" } else { score }).collect();
    assert_eq!(scores.join(" "), expected);
}

fn one(name: &str, measure: Measure, missing: Missing) -> Class {
    class(name, Aggregation::Weights, vec![leaf("项", 1.0, measure, Conversion::Mark, missing)])
}

/// 11: quarters into the year with weights 0.1, 0.2, 0.3, 0.4: 60, 70, 80, 90 give 6 + 14 + 24 + 36 = 80. Of
/// the first two alone (6 + 14) ÷ 0.3. An entry that is no number is a fault.
#[test]
fn pattern_11_quarters_make_the_year() {
    for (missing, expected) in [
        (Missing::Pending, "80 - - #VALUE!"),
        (Missing::Reweight, "80 66.666666667 - #VALUE!"),
        (Missing::Zero, "80 20 0 #VALUE!"),
    ] {
        let parts = Measure::Parts { column: "学习".into(), kind: Kind::Number, options: Options::Free };
        let people = rows(
            "名称 一季度学习 二季度学习 三季度学习 四季度学习",
            &["甲 60 70 80 90", "乙 60 70 - -", "丙 - - - -", "丁 60 缺考 80 90"],
        );
        check(
            scheme(vec![one("党员", parts, missing)], Vec::new(), &QUARTERS),
            &[("党员", people)],
            "党员",
            expected,
        );
    }
}

/// The parts' weights are parameters of the scheme: with four alike the same quarters give 75.
#[test]
fn pattern_11_the_weights_of_quarters_are_parameters() {
    let parts = Measure::Parts { column: "学习".into(), kind: Kind::Number, options: Options::Free };
    let mut book = book(scheme(vec![one("党员", parts, Missing::Pending)], Vec::new(), &QUARTERS));
    let columns = "名称 一季度学习 二季度学习 三季度学习 四季度学习";
    append(&mut book, "党员", &rows(columns, &["甲 60 70 80 90"]));
    for (part, _) in QUARTERS {
        let name = format!("考评期.{part}.权重");
        book.apply(&evalbook::book::Change::Parameter { name, value: 0.25 }).expect("the weight is changed");
    }
    let calculation = calculated(&book);
    assert_eq!(shown(&figure(&book, &calculation, "党员", "项得分", 0)), "75");
}

/// Aggregates of the rows of a table. 甲 has 60, 80 and 100 weighing 1, 2 and 1; 乙 has 50 and a blank
/// weighing 1 and 3; 丙 has no rows. The 备 rows are of another kind and do not count.
#[test]
fn rows_of_a_table_follow_the_missing_policy() {
    let (value, weight) = ("值".to_owned(), "权".to_owned());
    let done = vec![Filter { column: "状态".into(), is: "完成".into() }];
    for (aggregate, pending, zero, reweight) in [
        (Aggregate::WeightedMean { value: value.clone(), weight }, "80 - -", "80 12.5 0", "80 50 -"),
        (Aggregate::Mean { value: value.clone() }, "80 - -", "80 25 0", "80 50 -"),
        (Aggregate::Sum { value: value.clone() }, "100 - 0", "100 50 0", "100 50 0"),
        (Aggregate::Minimum { value: value.clone() }, "60 - -", "60 0 0", "60 50 -"),
        (Aggregate::Maximum { value }, "100 - -", "100 50 0", "100 50 -"),
        (Aggregate::Count, "3 2 0", "3 2 0", "3 2 0"),
        (Aggregate::Share { of: done }, "0.333333333 0.5 -", "0.333333333 0.5 0", "0.333333333 0.5 -"),
    ] {
        for (missing, expected) in
            [(Missing::Pending, pending), (Missing::Zero, zero), (Missing::Reweight, reweight)]
        {
            let measure = Measure::Rows {
                table: "任务".into(),
                owner: "责任人".into(),
                only: vec![Filter { column: "类".into(), is: "正".into() }],
                aggregate: aggregate.clone(),
            };
            let tasks = table("任务", &["责任人", "类", "状态"], &["值", "权"]);
            let filled = [
                ("党员", rows("名称", &["甲", "乙", "丙"])),
                (
                    "任务",
                    rows(
                        "责任人 类 状态 值 权",
                        &[
                            "甲 正 完成 60 1",
                            "甲 正 - 80 2",
                            "甲 正 - 100 1",
                            "乙 正 完成 50 1",
                            "乙 正 - - 3",
                            "甲 备 完成 0 9",
                            "丙 备 完成 10 9",
                        ],
                    ),
                ),
            ];
            check(scheme(vec![one("党员", measure, missing)], vec![tasks], &[]), &filled, "党员", expected);
        }
    }
}

/// 15: a branch from its members' own scores, never the final ones. 甲 has 80 and 90 and an exempt 10, 乙 70
/// and one who waits, 丙 nobody.
#[test]
fn pattern_15_a_branch_from_its_members() {
    for (aggregate, pending, reweight, zero) in [
        (Aggregate::Mean { value: String::new() }, "85 - -", "85 70 -", "85 35 0"),
        (Aggregate::Minimum { value: String::new() }, "80 - -", "80 70 -", "80 0 0"),
        (Aggregate::Maximum { value: String::new() }, "90 - -", "90 70 -", "90 70 0"),
        (Aggregate::Count, "2 2 0", "2 2 0", "2 2 0"),
        // (80 × 1 + 90 × 3) ÷ 4; 乙: 70 × 2 ÷ 2, or ÷ 3 with the other's 0.
        (
            Aggregate::WeightedMean { value: String::new(), weight: "人数".into() },
            "87.5 - -",
            "87.5 70 -",
            "87.5 46.666666667 0",
        ),
    ] {
        for figure in [Figure::Own, Figure::Part("绩".into()), Figure::Index] {
            // The index of the exempt and the waiting is for the standing to say.
            for (missing, expected) in
                [(Missing::Pending, pending), (Missing::Reweight, reweight), (Missing::Zero, zero)]
            {
                let measure = Measure::Subjects {
                    class: "党员".into(),
                    attribute: "支部".into(),
                    figure: figure.clone(),
                    aggregate: aggregate.clone(),
                };
                let branch = one("党支部", measure, missing);
                let mut member = class(
                    "党员",
                    Aggregation::Weights,
                    vec![leaf("绩", 1.0, entry("绩效"), Conversion::Mark, Missing::Pending)],
                );
                member.attributes.extend([attribute("支部", Kind::Text), attribute("人数", Kind::Number)]);
                member.restrictions.push(Restriction {
                    column: "不参评".into(),
                    is: "是".into(),
                    effect: Effect::Exempt("不参评".into()),
                    source: "第二条".into(),
                });
                let filled = [
                    ("党支部", rows("名称", &["甲", "乙", "丙"])),
                    (
                        "党员",
                        rows(
                            "名称 支部 人数 绩效 不参评",
                            &["一 甲 1 80 -", "二 甲 3 90 -", "三 甲 9 10 是", "四 乙 2 70 -", "五 乙 1 - -"],
                        ),
                    ),
                ];
                check(scheme(vec![branch, member], Vec::new(), &[]), &filled, "党支部", expected);
            }
        }
    }
}

/// 10: difficulty × level × points, capped, by a formula over the row where no pattern fits.
#[test]
fn pattern_10_difficulty_times_level() {
    let formula = Measure::Formula {
        formula: "IF([@层级]=\"\",\"\",[@层级]*[@难度]*100)".into(),
        kind: Kind::Number,
    };
    let mut people = one("党员", formula, Missing::Pending);
    people.attributes.extend([attribute("层级", Kind::Number), attribute("难度", Kind::Number)]);
    let filled = [("党员", rows("名称 层级 难度", &["甲 0.9 1.1", "乙 1 1.2", "丙 - 1"]))];
    check(scheme(vec![people], Vec::new(), &[]), &filled, "党员", "99 100 -");
}
