//! A second roster: who is found again, who is new, and what is only asked.

use evalbook::book::Book;
use evalbook::excel::import::{Fate, Level, Target};

use crate::layouts::bytes;
use crate::roster::{Roster, column, new_book};

/// A book with people of its own.
fn staffed() -> Book {
    let rows = [
        "姓名|工号|支部|科室|身份证号",
        "王芳|A1|甲支部|办公室|11010519491231002X",
        "王芳|A2|乙支部|人事科|",
        "李强|A3|甲支部|办公室|",
        "赵敏||乙支部|人事科|440524188001010014",
        "孙立||甲支部|国库科|",
    ];
    Roster::open_into(new_book(), &bytes(&rows, &[]), "党员").commit()
}

/// Takes rows into the staffed book: the fates by key, and what is warned of.
fn check(rows: &[&str], fates: &[&str], warned: &[&str]) -> Roster {
    let roster = Roster::open_into(staffed(), &bytes(rows, &[]), "党员");
    let told: Vec<String> = roster
        .plan
        .rows
        .iter()
        .map(|row| match row.fate {
            Fate::Added => format!("+{}", row.key),
            Fate::Updated(at) => format!("{at} {}", row.key),
            Fate::Agrees(at) => format!("={at} {}", row.key),
            Fate::LeftOut => "-".into(),
        })
        .collect();
    assert_eq!(told, fates, "{rows:?}");
    let warnings = roster.said(Level::Warning);
    assert_eq!(warnings.len(), warned.len(), "{warnings:#?}");
    for words in warned {
        assert!(warnings.iter().any(|line| line.contains(words)), "{words}: {warnings:#?}");
    }
    roster
}

#[test]
fn people_are_found_by_what_identifies_them() {
    // By staff number, whatever the spelling; a blank cell changes nothing.
    let roster = check(
        &["姓名|工号|职务|科室", "王芳|ａ1|主任|", "李强|A3|科长|国库科"],
        &["0 王芳（A1）", "2 李强"],
        &[],
    );
    let book = roster.commit();
    let members = book.table("党员").expect("members");
    assert_eq!(column(members, "职务"), ["主任", "", "科长", "", ""]);
    assert_eq!(column(members, "科室")[..3], ["办公室", "人事科", "国库科"]);

    // By identity number, though the staff number is new.
    check(&["姓名|工号|身份证号", "赵敏|A9|440524188001010014"], &["3 赵敏"], &[]);
    // By name and branch, one against one.
    check(&["姓名|支部|职务", "孙立| 甲支部 |科长", "王芳|乙支部|科长"], &["4 孙立", "1 王芳（A2）"], &[]);
    // By the key that the app has given.
    check(&["标识|姓名|职务", "王芳（A2）|王芳|科长"], &["1 王芳（A2）"], &[]);
    // What is said already changes nothing.
    let same = check(&["姓名|工号|支部", "李强|A3|甲支部"], &["=2 李强"], &[]);
    assert!(!same.plan.ready);
}

#[test]
fn doubtful_people_are_added_and_said() {
    // The name alone is not enough.
    check(&["姓名|职务", "李强|科长"], &["+李强（2）"], &["已有同名的“李强”"]);
    // The same name in another branch.
    check(&["姓名|支部|职务", "孙立|乙支部|科长"], &["+孙立（乙支部）"], &["已有同名的“孙立”"]);
    // The number agrees, but the identity numbers differ: two people.
    check(&["姓名|工号|身份证号", "王芳|A1|110101199003071006"], &["+王芳（2）"], &["已有这个工号"]);
    // One number is one person's, the other another's: neither is taken.
    check(&["姓名|工号|身份证号", "王芳|A1|440524188001010014"], &["+王芳（2）"], &["已有这个工号"]);
    // The number agrees, the name has changed: the same person, to be checked.
    check(&["姓名|工号", "李刚|A3"], &["2 李强"], &["这里叫“李刚”"]);
    // Two rows claim one number: both are new.
    check(
        &["姓名|工号|支部", "钱一|A3|甲支部", "钱二|A3|甲支部"],
        &["+钱一", "+钱二"],
        &["第 2 行与第 3 行的工号相同", "“李强”已有这个工号", "“李强”已有这个工号"],
    );
}

#[test]
fn branches_are_spelled_as_they_are_registered() {
    let rows = ["姓名|支部", "吴一|甲 支部", "吴二|丙支部", "吴三|丙　支部", "吴四|甲党支部", "吴五|=丁支部"];
    let roster = Roster::open_into(staffed(), &bytes(&rows, &[]), "党员");
    assert_eq!(roster.plan.registered[0].keys, ["丙支部", "甲党支部", "＝丁支部"]);
    roster.assert_said(Level::Information, "名册!B2", "按“甲支部”登记");
    roster.assert_said(Level::Information, "名册!B4", "按“丙支部”登记");
    roster.assert_said(Level::Warning, "名册!B5", "“甲党支部”与“甲支部”很像");
    roster.assert_said(Level::Information, "名册!B6", "按“＝丁支部”登记");
    let book = roster.commit();
    let members = book.table("党员").expect("members");
    assert_eq!(column(members, "支部")[5..], ["甲支部", "丙支部", "丙支部", "甲党支部", "＝丁支部"]);
    let branches = book.table("党支部").expect("branches");
    assert_eq!(column(branches, "支部名称"), ["甲支部", "乙支部", "丙支部", "甲党支部", "＝丁支部"]);
}

/// What the user leaves out or keeps is left out or kept, even where the heading says otherwise.
#[test]
fn what_the_user_leaves_out_is_left_out() {
    let rows = ["姓名|工号|支部", "吴一|B1|甲支部"];
    let mut roster = Roster::open_into(staffed(), &bytes(&rows, &[]), "党员");
    roster.map("工号", Target::Left);
    roster.map("支部", Target::Kept("原支部".into()));
    assert_eq!(roster.targets(), ["姓名", "-", "+原支部"]);
    roster.assert_said(Level::Warning, "名册!B1", "按你的选择不导入");
    roster.map("姓名", Target::Left);
    assert!(!roster.plan.ready);
    roster.assert_said(Level::Error, " ", "没有一列被认作“姓名”");
    roster.map("姓名", Target::Known("姓名".into()));
    let book = roster.commit();
    let members = book.table("党员").expect("members");
    assert_eq!(column(members, "原支部")[5], "甲支部");
    assert_eq!(column(members, "工号")[5], "");
}
