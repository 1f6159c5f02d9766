//! Lists with one table in a sheet: what stands above, below, beside and between.

use crate::office::{Column, DEPARTMENTS, Field, Person, column, columns, people};
use crate::page::Page;
use crate::sample::{Making, Sample, cells, totals};

const ROSTER: &[Field] = &[Field::Branch];
const SCORED: &[Field] = &[Field::Branch, Field::Score(0), Field::Score(1), Field::Score(2)];

fn start(seed: u64, with: &[Field]) -> (Making, Page, Vec<Column>, Vec<Person>) {
    let mut making = Making::new(seed);
    let columns = columns(&mut making.dice, with);
    let people = people(&mut making.dice, 3, 2);
    (making, Page::new("名册"), columns, people)
}

pub fn plain(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn title(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    page.across("某市财政局2026年度党员考核表", columns.len() as u16);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn title_and_units(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    page.row(&["附件2"]);
    page.across("2026年度考核得分汇总表", columns.len() as u16);
    if making.dice.yes() {
        page.blank(1);
    }
    page.row(&["填报单位：某市财政局", "", "单位：分", "日期：2026年3月5日"]);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn instructions_above(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    page.row(&["填表说明"]);
    for line in [
        "1. 姓名与身份证一致。",
        "2. 支部填写全称；",
        "3. 工号不得为空，缺的补齐。",
        "4. 于3月15日前报办公室",
    ] {
        page.row(&[line]);
    }
    page.blank(1);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    making.page(page)
}

/// The first columns, then groups of scores under headings of two rows.
fn two_rows(seed: u64, lost: bool, above: bool) -> Sample {
    let (mut making, mut page, mut columns, people) = start(seed, ROSTER);
    let plain = columns.len();
    if above {
        page.across("干部考核民主测评汇总", plain as u16 + 4);
        page.row(&["单位：分"]);
    }
    making.header(&page, 2);
    let top = page.at();
    making.headings(&mut page, &columns);
    page.blank(1);
    for at in 0..plain {
        page.merge(top, at as u16, top + 1, at as u16);
    }
    for (group, scores) in [("基本素质", [0, 1]), ("工作实绩", [2, 3])] {
        let left = columns.len() as u16;
        page.put(top, left, group);
        page.merge(top, left, top, left + 1);
        for score in scores {
            let leaf = column(&mut making.dice, Field::Score(score));
            page.put(top + 1, columns.len() as u16, &leaf.heading);
            columns.push(leaf);
        }
    }
    if lost {
        page.lose_merges();
    }
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn two_row_header(seed: u64) -> Sample {
    two_rows(seed, false, false)
}

pub fn two_row_header_below_title(seed: u64) -> Sample {
    two_rows(seed, false, true)
}

pub fn two_row_header_without_merges(seed: u64) -> Sample {
    two_rows(seed, true, false)
}

/// Halves of the year over groups over scores.
fn three_rows(seed: u64, above: bool) -> Sample {
    let (mut making, mut page, mut columns, people) = start(seed, ROSTER);
    let plain = columns.len();
    if above {
        page.across("全年考核情况表", plain as u16 + 4);
        page.row(&["编制单位：机关党委", "", "", "2026年12月"]);
    }
    making.header(&page, 3);
    let top = page.at();
    making.headings(&mut page, &columns);
    page.blank(2);
    for at in 0..plain {
        page.merge(top, at as u16, top + 2, at as u16);
    }
    let left = plain as u16;
    page.put(top, left, "年度考核");
    page.merge(top, left, top, left + 3);
    for (group, scores) in [("上半年", [0, 1]), ("下半年", [0, 1])] {
        let left = columns.len() as u16;
        page.put(top + 1, left, group);
        page.merge(top + 1, left, top + 1, left + 1);
        for score in scores {
            let mut leaf = column(&mut making.dice, Field::Score(score));
            page.put(top + 2, columns.len() as u16, &leaf.heading);
            leaf.target = format!("+年度考核{group}{}", leaf.heading);
            columns.push(leaf);
        }
    }
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn three_row_header(seed: u64) -> Sample {
    three_rows(seed, false)
}

pub fn three_row_header_below_title(seed: u64) -> Sample {
    three_rows(seed, true)
}

pub fn total_below(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    let word = making.dice.pick(&["合计", "合  计", "总计", "平均", "平均分"]).to_string();
    making.other(&mut page, &totals(&word, &columns));
    making.page(page)
}

pub fn statistics_below(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    for word in ["平均分", "最高分", "最低分", "优秀率", "标准差"] {
        making.other(&mut page, &totals(word, &columns));
    }
    making.page(page)
}

pub fn subtotals_between(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    for branch in people.chunk_by(|one, other| one.branch == other.branch) {
        making.list(&mut page, &columns, branch);
        making.other(&mut page, &totals(["小计", "本支部小计"][(seed % 2) as usize], &columns));
    }
    making.other(&mut page, &totals("合计", &columns));
    making.page(page)
}

pub fn signatures_below(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    if making.dice.yes() {
        page.blank(1);
    }
    making.other(&mut page, &["填表人：王芳", "", "审核人：", "填表日期：2026.3.5"]);
    making.page(page)
}

pub fn notes_and_signatures_below(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    let width = columns.len() as u16;
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    for note in ["注：1. 本表一式两份。", "2. 数据截至2026年3月，以组织部门为准。"] {
        page.across(note, width);
        making.sample.left_out += 1;
    }
    making.other(&mut page, &["单位负责人（签字）：", "", "（公章）"]);
    making.page(page)
}

pub fn count_below(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    let count = people.len();
    making.other(&mut page, &[format!("共 {count} 人")]);
    making.page(page)
}

pub fn blank_rows_between(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    for branch in people.chunk_by(|one, other| one.branch == other.branch) {
        making.list(&mut page, &columns, branch);
        page.blank(1);
    }
    making.page(page)
}

pub fn blank_row_below_header(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    page.across("党员花名册", columns.len() as u16);
    page.blank(1);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    page.blank(1);
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn side_notes(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    making.header(&page, 1);
    let top = page.at();
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    let left = columns.len() as u16 + 1;
    for (down, note) in (0..).zip(["填表说明：", "1. 每项满分100分；", "2. 保留一位小数。"])
    {
        page.put(top + down, left, note);
    }
    making.page(page)
}

pub fn side_note_merged(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    page.across("2026年度测评", columns.len() as u16);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    let left = columns.len() as u16 + 1;
    page.put(2, left, "备注：优秀90分以上，合格60分以上，\n不足60分为不合格");
    page.merge(2, left, 6, left + 2);
    making.page(page)
}

pub fn grades_beside(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    making.header(&page, 1);
    let top = page.at();
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    let left = columns.len() as u16 + 2;
    page.put(top, left, "等次标准");
    for (down, (grade, from)) in (1..).zip([("优秀", "≥90"), ("良好", "80–90"), ("一般", "<80")]) {
        page.put(top + down, left, grade);
        page.put(top + down, left + 1, from);
    }
    making.page(page)
}

pub fn blank_column_between(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, SCORED);
    let (left, right): (Vec<Column>, Vec<Column>) =
        columns.into_iter().partition(|column| !matches!(column.field, Field::Score(_)));
    making.header(&page, 1);
    let write = |page: &mut Page, one: &[String], other: &[String]| {
        let row = page.row(one);
        for (at, text) in (one.len() as u16 + 1..).zip(other) {
            page.put(row, at, text);
        }
    };
    let headings =
        |columns: &[Column]| columns.iter().map(|column| column.heading.clone()).collect::<Vec<_>>();
    write(&mut page, &headings(&left), &headings(&right));
    let all: Vec<Column> = left.iter().chain(&right).cloned().collect();
    for (at, person) in people.iter().enumerate() {
        write(&mut page, &cells(person, &left, at + 1), &cells(person, &right, at + 1));
        making.say(person, &all);
    }
    making.page(page)
}

pub fn serial_restarts(seed: u64) -> Sample {
    let (mut making, mut page, mut columns, people) = start(seed, ROSTER);
    columns.retain(|column| column.field != Field::Serial);
    columns.insert(0, column(&mut making.dice, Field::Serial));
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    for branch in people.chunk_by(|one, other| one.branch == other.branch) {
        making.list(&mut page, &columns, branch);
    }
    making.page(page)
}

pub fn headings_broken_over_lines(seed: u64) -> Sample {
    let (mut making, mut page, mut columns, people) = start(seed, ROSTER);
    for column in &mut columns {
        if let Some(broken) = match column.field {
            Field::Name => Some("姓\n名"),
            Field::Branch => Some(" 所在\n党支部 "),
            Field::Number => Some("人员\r\n编号"),
            Field::Department => Some("所在\n科室"),
            Field::Position => Some("现任\n职务"),
            _ => None,
        } {
            column.heading = broken.into();
        }
    }
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn units_in_headings(seed: u64) -> Sample {
    let (mut making, mut page, mut columns, people) = start(seed, SCORED);
    for column in &mut columns {
        if let Field::Score(at) = column.field {
            let unit = ["（分）", "（满分100分）", "(分)"][at];
            column.target = format!("+{}{unit}", column.heading);
            column.heading = format!("{}{unit}", column.heading);
        } else if column.field == Field::Name {
            column.heading = "姓名（必填）".into();
        }
    }
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn bilingual_headings(seed: u64) -> Sample {
    let (mut making, mut page, mut columns, people) = start(seed, ROSTER);
    for column in &mut columns {
        column.heading = match column.field {
            Field::Name => "姓名\nName",
            Field::Branch => "党支部/Branch",
            Field::Number => "工号 Staff No",
            Field::Department => "部门/Department",
            Field::Position => "职务/Position",
            _ => continue,
        }
        .into();
    }
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    making.page(page)
}

pub fn numbers_as_text(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, &[Field::Number, Field::Branch]);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    let wide = |text: &str| {
        text.chars()
            .map(|one| {
                if one.is_ascii_alphanumeric() {
                    char::from_u32(one as u32 + 0xfee0).expect("a wide one")
                } else {
                    one
                }
            })
            .collect::<String>()
    };
    for (at, person) in people.iter().enumerate() {
        let cells: Vec<String> = columns
            .iter()
            .map(|column| match column.field {
                Field::Number if at % 2 == 0 => wide(&person.number),
                Field::Number => format!(" {}\u{a0}", person.number),
                Field::Name if person.name.chars().count() == 2 => {
                    person.name.chars().map(String::from).collect::<Vec<_>>().join("\u{3000}")
                }
                Field::Serial => wide(&(at + 1).to_string()),
                field => person.cell(field, at + 1),
            })
            .collect();
        page.row(&cells);
        // A serial number in text is kept, as no one can tell it from a number of its own.
        making.say(person, &columns);
    }
    making.page(page)
}

pub fn header_on_every_page(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    for (at, part) in people.chunks(3).enumerate() {
        if at > 0 {
            let headings: Vec<String> = columns.iter().map(|column| column.heading.clone()).collect();
            making.other(&mut page, &headings);
        }
        making.list(&mut page, &columns, part);
    }
    making.page(page)
}

pub fn branches_merged_down(seed: u64) -> Sample {
    let (mut making, mut page, mut columns, people) = start(seed, ROSTER);
    let at = columns.iter().position(|column| column.field == Field::Branch).expect("branches");
    let branch = columns.remove(at);
    columns.insert(0, branch);
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    for part in people.chunk_by(|one, other| one.branch == other.branch) {
        let top = page.at();
        for (at, person) in part.iter().enumerate() {
            let mut cells = cells(person, &columns, at + 1);
            if at > 0 {
                cells[0].clear();
            }
            page.row(&cells);
            making.say(person, &columns);
        }
        page.merge(top, 0, page.at() - 1, 0);
    }
    making.page(page)
}

pub fn begins_away_from_the_corner(seed: u64) -> Sample {
    let (mut making, mut page, columns, people) = start(seed, ROSTER);
    page.blank(2);
    page.row_at(2, &["党员名册"]);
    making.header(&page, 1);
    let headings: Vec<String> = columns.iter().map(|column| column.heading.clone()).collect();
    page.row_at(2, &headings);
    for (at, person) in people.iter().enumerate() {
        page.row_at(2, &cells(person, &columns, at + 1));
        making.say(person, &columns);
    }
    making.page(page)
}

pub fn departments_only(seed: u64) -> Sample {
    let (mut making, mut page, columns, mut people) = start(seed, &[Field::Department]);
    for (at, person) in people.iter_mut().enumerate() {
        person.department = DEPARTMENTS[at % 2].into();
    }
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &people);
    making.page(page)
}
