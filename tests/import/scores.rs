//! Scores for people who are there already, and rows for tables of entries.

use evalbook::book::Book;
use evalbook::excel::import::{Fate, Import, ImportPlan, Level, Purpose};

use crate::layouts::bytes;
use crate::roster::{Roster, column, new_book};

/// A book with six members, two of whom share a name.
fn with_members() -> Book {
    let rows = [
        "姓名|工号|支部|科室",
        "王芳|A101|第一党支部|办公室",
        "王芳|A102|第二党支部|人事科",
        "李强|A103|第一党支部|办公室",
        "张伟|A104|第二党支部|预算科",
        "赵敏|A105|第二党支部|预算科",
    ];
    Roster::open_into(new_book(), &bytes(&rows, &[]), "党员").commit()
}

struct Taken {
    plan: ImportPlan,
    book: Book,
    said: Vec<String>,
}

fn take(mut book: Book, table: &str, rows: &[&str]) -> Taken {
    let bytes = bytes(rows, &[]);
    let into = (table, Purpose::Scores);
    let import =
        Import::open_for("得分.xlsx", &bytes, into, &book, &mut |_, _| {}).expect("a workbook is read");
    let plan = import.plan(&book);
    let said = plan
        .diagnostics
        .list()
        .iter()
        .filter(|one| one.level >= Level::Warning)
        .map(|one| format!("{} {}", import.place(one), one.sentence.zh))
        .collect();
    if plan.ready {
        let before = book.clone();
        let inverse = book.apply(&plan.change(&book)).expect("it applies");
        let mut back = book.clone();
        back.apply(&inverse).expect("the inverse applies");
        assert_eq!(back, before);
    }
    Taken { plan, book, said }
}

fn assert_said(taken: &Taken, words: &[&str]) {
    assert!(
        taken.said.iter().any(|line| words.iter().all(|word| line.contains(word))),
        "{words:?} are not in {:#?}",
        taken.said
    );
}

/// By number, then by name and branch; nobody is added, and nobody is taken for another.
#[test]
fn scores_go_to_the_people_they_are_for() {
    let taken = take(
        with_members(),
        "党员",
        &[
            "2026年组织学习情况||||",
            "序号|姓名|工号|所在支部|组织学习（分）",
            "1|王芳|A102||91",
            "2|王芳||第一党支部|82",
            "3|李 强|||73",
            "4|王芳|||64",
            "5|钱七|||55",
            "6|张为|||46",
            "7|张三|A105||37",
        ],
    );
    let members = taken.book.table("党员").expect("members");
    assert_eq!(column(members, "标识").len(), 5);
    assert_eq!(column(members, "组织学习"), ["82", "91", "73", "", "37"]);
    assert_eq!(column(members, "姓名")[4], "赵敏", "the roster stays as it is");
    assert_eq!((taken.plan.updated(), taken.plan.left_out), (4, 3));
    assert_said(&taken, &["名册!B6", "“王芳”", "没有替你选", "王芳（A101）", "王芳（A102）"]);
    assert_said(&taken, &["名册!B7", "没有“钱七”"]);
    assert_said(&taken, &["名册!B8", "张伟"]);
    assert_said(&taken, &["名册!B9", "“赵敏”", "“张三”", "请核对"]);
}

/// Tasks name branches and people as an office does; a file taken twice adds nothing.
#[test]
fn tasks_become_rows_once() {
    let rows = [
        "2026年度重点任务清单||||||",
        "序号|工作任务|牵头支部|责任人|所在科室|完成期限|备注说明栏",
        "1|减税政策落实|第一党支部|李强||2026-06-30|",
        "2|预算公开|第二 党支部|王芳|人事科|2026年9月30日|",
        "3|国库改革|第二党支部|王芳||2026-12-31|",
        "合计|3|||||",
    ];
    let taken = take(with_members(), "年度任务", &rows);
    let tasks = taken.book.table("年度任务").expect("tasks");
    assert_eq!(column(tasks, "任务名称"), ["减税政策落实", "预算公开"]);
    assert_eq!(column(tasks, "责任支部"), ["第一党支部", "第二党支部"]);
    assert_eq!(column(tasks, "责任人"), ["李强", "王芳（A102）"]);
    assert_eq!(column(tasks, "完成时限"), ["46203", "46295"]);
    assert_said(&taken, &["名册!D5", "“王芳”", "王芳（A101）", "没有导入"]);
    let again = take(taken.book.clone(), "年度任务", &rows);
    assert_eq!(again.plan.count(|fate| matches!(fate, Fate::Agrees(_))), 2);
    assert!(!again.plan.ready, "nothing is new");
    assert_eq!(again.book, taken.book);
}

/// Two ballots that say the same are two; the ledger's subject is looked for in the class it names.
#[test]
fn ballots_and_the_ledger() {
    let ballots = [
        "被测评人|工号|测评主体|得分|票号",
        "李强||党员互评|90|1",
        "李强||党员互评|90|1",
        "王芳|A101|党员互评|85|2",
        "钱七||党员互评|70|3",
    ];
    let taken = take(with_members(), "测评票", &ballots);
    let table = taken.book.table("测评票").expect("ballots");
    assert_eq!(column(table, "测评对象"), ["李强", "李强", "王芳（A101）", "钱七"]);
    assert_eq!(column(table, "分数"), ["90", "90", "85", "70"]);
    assert_said(&taken, &["没有“钱七”", "暂时不计入任何人"]);

    let ledger = [
        "发生日期|对象类别|姓名|加减分|分值|原因",
        "2026.3.5|党员|张伟|加分|2|表彰",
        "2026.4.1|党支部|第二党支部|减分|1|迟报",
    ];
    let taken = take(with_members(), "加减分台账", &ledger);
    let table = taken.book.table("加减分台账").expect("the ledger");
    assert_eq!(column(table, "对象"), ["张伟", "第二党支部"]);
    assert_eq!(column(table, "日期"), ["46086", "46113"]);
    assert_eq!(column(table, "事由"), ["表彰", "迟报"]);
}
