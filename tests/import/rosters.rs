//! Rosters in the layouts that offices use.

use evalbook::excel::import::{Level, Target};

use crate::roster::{Roster, column, fixture, new_book};

/// A layout: the fixture and class, where the header stands, and what the columns become.
fn check(name: &str, class: &str, header: (u32, u32), targets: &[&str]) -> Roster {
    let roster = Roster::open(name, class);
    assert_eq!((roster.import.header().first, roster.import.header().rows), header, "{name}");
    assert_eq!(roster.targets(), targets, "{name}");
    roster
}

#[test]
fn a_two_row_header_under_a_title() {
    let targets =
        ["-", "姓名", "+性别", "身份证号", "支部", "科室", "职务", "类别", "+入党时间", "+联系电话", "+备注"];
    for name in ["two_row_header", "libreoffice"] {
        let roster = check(name, "党员", (2, 2), &targets);
        assert_eq!(roster.headings()[1], "基本信息 › 姓名");
        assert_eq!(roster.reason("所在支部"), "表头“所在支部”是“支部”的常用名。");
        assert_eq!((roster.plan.added(), roster.plan.left_out), (5, 2));
        roster.assert_said(Level::Information, "党员花名册!A11", "合计");
        roster.assert_said(Level::Information, "党员花名册!A12", "签字");
        roster.assert_said(Level::Information, "党员花名册!A4", "行号");
        roster.assert_said(Level::Information, "党员花名册!B5", "多余的空格");
        let book = roster.commit();
        let members = book.table("党员").expect("members");
        assert_eq!(
            column(members, "标识"),
            ["王芳（机关第一党支部）", "李强", "王芳（机关第二党支部）", "欧阳明", "＝SUM"]
        );
        assert_eq!(column(members, "姓名"), ["王芳", "李强", "王芳", "欧阳明", "=SUM"]);
        assert_eq!(column(members, "科室"), ["办公室", "办公室", "预算科", "预算科", "国库科"]);
        // Excel's serial days of 2003-07-01, 2005-07-01, 2006-07-01, 2025-07-01 and 2010-07-01.
        assert_eq!(column(members, "入党时间"), ["37803", "38534", "38899", "45839", "40360"]);
        assert_eq!(column(members, "联系电话")[0], "13800000001");
        let branches = book.table("党支部").expect("branches");
        assert_eq!(column(branches, "支部名称"), ["机关第一党支部", "机关第二党支部"]);
    }
}

#[test]
fn a_header_whose_merged_cells_were_lost() {
    let roster = check("lost_merges", "党员", (0, 2), &["-", "姓名", "工号", "支部", "+德", "+能", "+勤"]);
    assert_eq!(roster.headings()[5], "考核情况 › 能");
    let book = roster.commit();
    assert_eq!(column(book.table("党员").expect("members"), "勤"), ["88", "91"]);
}

#[test]
fn people_of_one_name_stay_apart() {
    let roster = check("namesakes", "党员", (0, 1), &["姓名", "工号", "支部", "科室"]);
    roster.assert_said(Level::Warning, "花名册!B9", "第 8 行与第 9 行的工号相同");
    let book = roster.commit();
    assert_eq!(
        column(book.table("党员").expect("members"), "标识"),
        [
            "张伟（A1）",
            "张伟（A2）",
            "李娜（第一支部）",
            "李娜（第二支部）",
            "刘洋",
            "刘洋（2）",
            "周杰",
            "吴敏"
        ]
    );
}

#[test]
fn figures_in_every_form() {
    let roster = Roster::open("figures", "党员");
    for (level, place, words) in [
        (Level::Warning, "花名册!C2", "第 15 位以后已丢失"),
        (Level::Warning, "花名册!H3", "不是数字"),
        (Level::Warning, "花名册!C4", "校验位不对"),
        (Level::Warning, "花名册!G4", "应在 0 到 100 之间"),
        (Level::Warning, "花名册!C5", "不像身份证号"),
        (Level::Warning, "花名册!E7", "1 月还是 10 月"),
        (Level::Warning, "花名册!E8", "1987-07-01"),
        (Level::Warning, "花名册!F7", "读不成日期"),
        (Level::Warning, "花名册!H8", "#N/A"),
        (Level::Information, "花名册!B3", "全角"),
        (Level::Information, "花名册!E3", "只写到月"),
    ] {
        roster.assert_said(level, place, words);
    }
    let book = roster.commit();
    let members = book.table("党员").expect("members");
    assert_eq!(column(members, "工号"), ["1001", "002", "003", "A-4", "A5", "A6", "A7"]);
    assert_eq!(column(members, "业务攻关"), ["92", "90.5", "101", "", "80", "80", "80"]);
    assert_eq!(column(members, "岗位奉献"), ["85.5", "优", "88", "", "80", "80", ""]);
    // Excel's serial days of 1980-01-01, 1981-02-01, 1982-03-01, 1983-04-01, 1985-07-01, and 1987-07-01.
    assert_eq!(column(members, "出生年月"), ["29221", "29618", "30011", "30407", "31229", "1986.1", "31959"]);
    // 2001-07-01, 2002-07-01, 2003-07-01, 2004-07-01, 2005-07-01, -, 2007-07-01.
    assert_eq!(
        column(members, "参加工作时间"),
        ["37073", "37438", "37803", "38169", "38534", "不详", "39264"]
    );
}

#[test]
fn headings_that_appear_twice() {
    let roster = check(
        "duplicates",
        "党员",
        (0, 2),
        &[
            "姓名",
            "+员工编号",
            "工号",
            "+上半年得分",
            "+上半年备注",
            "+下半年得分",
            "+下半年备注",
            "+特长",
            "+特长（2）",
        ],
    );
    roster.assert_said(Level::Warning, "花名册!B2", "取了“工号”");
    roster.assert_said(Level::Information, "花名册!I2", "特长（2）");
    let book = roster.commit();
    let members = book.table("党员").expect("members");
    assert_eq!(column(members, "下半年备注"), ["乙", "丁"]);
    assert_eq!(column(members, "特长（2）"), ["篮球", "象棋"]);
}

#[test]
fn the_users_word_counts() {
    let mut roster = Roster::open("duplicates", "党员");
    roster.map("员工编号", Target::Known("工号".into()));
    roster.map("上半年 › 得分", Target::Known("业务攻关".into()));
    roster.map("特长", Target::Left);
    assert_eq!(
        roster.targets(),
        ["姓名", "工号", "+工号（2）", "业务攻关", "+上半年备注", "+下半年得分", "+下半年备注", "-", "+特长"]
    );
    let book = roster.commit();
    let members = book.table("党员").expect("members");
    assert_eq!(column(members, "工号"), ["E1", "E2"]);
    assert_eq!(column(members, "业务攻关"), ["88", "87"]);
}

#[test]
fn a_wide_sheet_keeps_all_its_columns() {
    let roster = Roster::open("wide", "党员");
    roster.assert_said(Level::Information, " ", "300 列");
    let book = roster.commit();
    let members = book.table("党员").expect("members");
    assert_eq!(column(members, "指标298"), ["298", "298"]);
}

#[test]
fn without_a_header_the_user_is_asked() {
    let mut roster = Roster::open("no_header", "党员");
    assert!(!roster.plan.ready);
    roster.assert_said(Level::Error, " ", "没有找到表头");
    assert_eq!(roster.import.change(&roster.book), evalbook::book::Change::Several(Vec::new()));
    roster.header(0, 0);
    assert_eq!(roster.targets(), ["+列A", "姓名", "+列C", "+列D"]);
    let book = roster.commit();
    let members = book.table("党员").expect("members");
    assert_eq!(column(members, "姓名"), ["沈一一", "韩二二", "杨三三"]);
    assert_eq!(column(members, "列D"), ["91", "92", "93"]);
}

#[test]
fn the_likeliest_visible_sheet_is_proposed() {
    let roster = Roster::open("hidden", "党员");
    let sheets: Vec<(&str, usize, bool)> = roster
        .import
        .readings()
        .iter()
        .map(|reading| (reading.label.zh.as_str(), reading.rows, reading.hidden))
        .collect();
    assert_eq!(sheets, [("封面", 1, false), ("旧名册", 21, true), ("现名册", 3, false)]);
    assert_eq!(roster.import.reading(), 2);
    let Roster { mut import, book, .. } = roster;
    import.choose_sheet(1, &book);
    assert_eq!(import.plan(&book).added(), 20);
}

#[test]
fn branches_are_found_by_their_names() {
    let roster = check("branches", "党支部", (0, 1), &["-", "支部名称", "书记", "挂钩科室", "+党员人数"]);
    roster.assert_said(Level::Warning, "支部!B4", "在第 3 行已经有了");
    assert_eq!((roster.plan.added(), roster.plan.left_out), (2, 2));
    let book = roster.commit();
    assert_eq!(column(book.table("党支部").expect("branches"), "支部名称"), ["第一党支部", "第二党支部"]);
}

#[test]
fn merged_cells_count_for_all_their_rows() {
    let roster = check("merged_down", "党员", (0, 1), &["科室", "姓名", "支部"]);
    roster.assert_said(Level::Information, "花名册!A3", "合并单元格");
    roster.assert_said(Level::Information, "花名册!A5", "重复的表头");
    roster.assert_said(Level::Warning, "花名册!B8", "没有名称");
    let book = roster.commit();
    assert_eq!(
        column(book.table("党员").expect("members"), "科室"),
        ["办公室", "办公室", "预算科", "预算科"]
    );
}

/// A roster taken twice changes nothing the second time, whoever is called alike.
#[test]
fn a_roster_that_was_taken_changes_nothing() {
    for (name, class) in
        [("two_row_header", "党员"), ("figures", "党员"), ("namesakes", "党员"), ("branches", "党支部")]
    {
        let book = Roster::open(name, class).commit();
        let again = Roster::open_into(book, &fixture(name), class);
        assert_eq!((again.plan.added(), again.plan.updated()), (0, 0), "{name}");
        assert!(!again.plan.ready, "{name}");
        again.assert_said(Level::Error, " ", "没有需要导入的");
    }
}

#[test]
fn a_class_that_the_scheme_has_not_is_refused() {
    let refused = evalbook::excel::import::Import::open(
        "a.xlsx",
        &fixture("wide"),
        "车辆",
        &new_book(),
        &mut |_, _| {},
    );
    assert!(refused.is_err_and(|sentence| sentence.zh.contains("车辆")));
}

/// What is hidden is taken and said; the reading without it takes the rest. Columns that are hidden
/// beyond the table are no matter.
#[test]
fn hidden_rows_and_columns_are_taken_or_left() {
    let mut roster = Roster::open("hidden_parts", "党员");
    let said = "“花名册”里隐藏的 1 行（如第 4 行）、1 列（如 C 列）也一并导入";
    roster.assert_said(Level::Information, " ", said);
    assert_eq!((roster.plan.added(), roster.headings().len()), (3, 3));
    let labels: Vec<&str> = roster.import.readings().iter().map(|one| one.label.zh.as_str()).collect();
    assert_eq!(labels, ["花名册", "花名册（不含隐藏的行和列）"]);

    roster.import.choose_sheet(1, &roster.book);
    roster.plan = roster.import.plan(&roster.book);
    assert_eq!(roster.headings(), ["姓名", "支部"]);
    assert!(!roster.said(Level::Information).iter().any(|line| line.contains("隐藏")));
    let book = roster.commit();
    assert_eq!(book.table("党员").map(|table| table.rows), Some(2));
}
