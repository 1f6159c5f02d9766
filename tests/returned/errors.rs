//! An import with something wrong, written out, corrected by a program, and imported again.

use evalbook::session::NoticeLevel;

use crate::filled::{filled, sheet_of};
use crate::libreoffice::recalculated;
use crate::office::Office;
use crate::workbook::Recalculated;

struct Case {
    name: &'static str,
    /// The class's roster, or a table of scores or entries.
    roster: bool,
    table: &'static str,
    rows: &'static [&'static str],
    merges: &'static [&'static str],
    /// What the column of errors says, by the row's number and in order.
    says: &'static [(usize, &'static [&'static str])],
    corrections: &'static [(&'static str, &'static str)],
    /// What the book then has: subject or first cell, column, text.
    then: (&'static str, &'static str, &'static str),
}

const CASES: &[Case] = &[
    Case {
        name: "roster",
        roster: true,
        table: "党员",
        rows: &[
            "市财政局党员名册",
            "单位：机关党委|||填表日期：2026.3",
            "序号|基本情况||||",
            "|姓名|身份证号|入党时间|支部|备注",
            "1|孙一|440101199001011235|2001-07-01|国库党支部|",
            "2|周二||2003年某月|国库党支部|校友",
            "3|||2003-07-01|国库党支部|",
            "4|吴三||2005-07-01|国库党支部|",
        ],
        merges: &["A1:F1", "B3:F3", "A3:A4"],
        says: &[(5, &["C5：", "校验位"]), (6, &["D6：", "读不成日期"]), (7, &["没有名称"])],
        corrections: &[("C5", "440101199001011233"), ("D6", "2003-09-01"), ("B7", "郑四")],
        then: ("郑四", "入党时间", "2003-07-01"),
    },
    Case {
        name: "scores",
        roster: false,
        table: "党员",
        rows: &[
            "姓名|业务攻关|岗位奉献",
            "赵思远|缺考|80",
            "钱丽华|130|81",
            "查无此人|90|82",
            "何志强|70|83",
        ],
        merges: &[],
        says: &[(2, &["B2：", "不是数字"]), (3, &["B3：", "0 到 100 之间"]), (4, &["A4：", "查无此人"])],
        corrections: &[("B2", "61"), ("B3", "62.5"), ("A4", "曹志强")],
        then: ("钱丽华", "业务攻关", "62.5"),
    },
    Case {
        name: "entries",
        roster: false,
        table: "年度任务",
        rows: &[
            "年度任务报送表",
            "任务名称|责任支部|责任人|任务类别|权重|完成时限|一季度进度",
            "试点一|国库党支部|赵思远|年度任务|20|2026-06-30|50%",
            "试点二|国库党支部|赵四方|年度任务|20|2026-06-30|50%",
            "试点三|国库党支部|钱丽华|日常任务|120|六月底|250%",
        ],
        merges: &["A1:G1"],
        says: &[
            (4, &["C4：", "赵四方"]),
            (5, &["D5：", "不在“任务类别”的可选值里", "E5：", "0 到 100", "F5：", "读不成日期", "G5："]),
        ],
        corrections: &[
            ("C4", "赵思远"),
            ("D5", "攻坚任务"),
            ("E5", "12"),
            ("F5", "2026-06-30"),
            ("G5", "25%"),
        ],
        then: ("试点三", "权重", "12"),
    },
];

/// Gives what is to be looked at in the import under way.
fn warnings(office: &Office) -> Vec<String> {
    let view = office.import();
    let wrong = view.diagnostics.iter().filter(|one| one.level != NoticeLevel::Information);
    wrong.map(|one| format!("{} {}", one.place, one.sentence.zh)).collect()
}

fn check(case: &Case) {
    let name = case.name;
    let mut office = Office::with_sample();
    let read = |office: &mut Office, bytes: &[u8]| match case.roster {
        true => office.read_roster("报送.xlsx", case.table, bytes),
        false => office.read_scores("报送.xlsx", case.table, bytes),
    };
    read(&mut office, &sheet_of(case.rows, case.merges));
    let before = warnings(&office);
    let columns = office.import().columns.len();
    assert!(!before.is_empty(), "{name} has something wrong");
    let errors = office.export_errors();
    assert!(errors == office.export_errors(), "{name}: the same bytes");

    let written = Recalculated::new(&errors);
    let sheet = "名册";
    let last = case.rows.iter().map(|line| line.split('|').count()).max().unwrap_or(0);
    for (row, words) in case.says {
        let said = written.text(sheet, row - 1, last);
        for word in *words {
            assert!(said.contains(word), "{name}, row {row}: {said} without {word}");
        }
    }
    for (row, line) in case.rows.iter().enumerate() {
        let first = line.split('|').next().unwrap_or_default();
        if !first.is_empty() && first.parse::<f64>().is_err() {
            assert_eq!(written.text(sheet, row, 0), first, "{name}: the original rows are kept");
        }
    }

    // As it was written it says the same again, at the same places.
    read(&mut office, &recalculated(&format!("errors-{name}"), &errors));
    assert_eq!(warnings(&office), before, "{name}");
    assert_eq!(office.import().columns.len(), columns, "{name}: the column of errors is none");
    let said = &office.import().diagnostics;
    assert!(said.iter().any(|one| one.sentence.zh.contains("改过的错误表")), "{name}: {said:?}");

    let corrected = filled(&errors, sheet, case.corrections);
    read(&mut office, &recalculated(&format!("corrected-{name}"), &corrected));
    assert_eq!(warnings(&office), Vec::<String>::new(), "{name} is clean");
    office.commit();
    let (subject, column, text) = case.then;
    let facet = if case.roster { "名册" } else { "评分" };
    assert_eq!(office.entered(case.table, facet, subject, column), text, "{name}");
}

#[test]
fn an_error_workbook_that_is_corrected_is_clean() {
    for case in CASES {
        check(case);
    }
}

/// The cells are marked by more than a colour, and the rows can be filtered.
#[test]
fn what_is_wrong_is_marked() {
    let mut office = Office::with_sample();
    office.read_scores("得分.xlsx", "党员", &sheet_of(&["姓名|业务攻关", "赵思远|缺考"], &[]));
    let parts = crate::filled::parts(&office.export_errors());
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    assert!(sheet.contains("<autoFilter ref=\"A1:C2\"/>"), "{sheet}");
    let comments = parts.iter().find(|(name, _)| name.contains("comments")).expect("notes").1;
    assert!(comments.contains("ref=\"B2\"") && comments.contains("不是数字"), "{comments}");
}

#[test]
fn where_nothing_is_wrong_it_is_said() {
    let mut office = Office::with_sample();
    office.read_scores("得分.xlsx", "党员", &sheet_of(&["姓名|业务攻关", "赵思远|71"], &[]));
    assert_eq!(office.try_export_errors(), None);
    assert!(office.notices().last().is_some_and(|said| said.contains("没有需要改正")));
}
