//! Several tables, several sheets, and people across.

use std::collections::BTreeMap;

use crate::office::{BRANCHES, Column, Dice, Field, Person, column, columns, people};
use crate::page::Page;
use crate::sample::{Making, Sample, totals};

fn by_branch(people: &[Person]) -> Vec<&[Person]> {
    people.chunk_by(|one, other| one.branch == other.branch).collect()
}

fn branch_said(making: &mut Making, branch: &str) {
    if let Some(person) = making.sample.people.last_mut() {
        person.insert("支部".into(), branch.into());
    }
}

fn list_of_branch(making: &mut Making, page: &mut Page, columns: &[Column], people: &[Person]) {
    for person in people {
        making.list(page, columns, std::slice::from_ref(person));
        branch_said(making, &person.branch);
    }
}

/// A sheet for each branch; `columns` may differ in order, `titled` sheets have a title.
fn sheets(seed: u64, titled: bool, shuffled: bool, summary: bool) -> Sample {
    let mut making = Making::new(seed);
    let mut columns = columns(&mut making.dice, &[Field::Score(0), Field::Score(1)]);
    let everyone = people(&mut making.dice, 4, 2);
    if summary {
        let mut page = Page::new("汇总");
        making.headings(&mut page, &columns);
        for person in &everyone {
            page.row(&crate::sample::cells(person, &columns, 1));
        }
        making.sample.pages.push(page);
    }
    let first = making.sample.pages.len();
    for (at, branch) in by_branch(&everyone).into_iter().enumerate() {
        let mut page = Page::new(&branch[0].branch);
        if titled && at % 2 == 0 {
            page.across(&format!("{}党员考核表", branch[0].branch), columns.len() as u16);
        }
        if at == 0 {
            making.sample.header = (first, page.at(), 1);
        }
        if shuffled && at > 0 {
            let by = 1 + making.dice.below(columns.len() - 1);
            columns.rotate_left(by);
        }
        making.headings(&mut page, &columns);
        list_of_branch(&mut making, &mut page, &columns, branch);
        if titled && columns[0].field == Field::Serial {
            making.other(&mut page, &totals("合计", &columns));
        }
        making.sample.pages.push(page);
    }
    making.sample
}

pub fn sheet_per_branch(seed: u64) -> Sample {
    sheets(seed, false, false, false)
}

pub fn sheet_per_branch_with_titles(seed: u64) -> Sample {
    sheets(seed, true, false, false)
}

pub fn sheet_per_branch_in_other_order(seed: u64) -> Sample {
    sheets(seed, false, true, false)
}

pub fn sheet_per_branch_and_summary(seed: u64) -> Sample {
    sheets(seed, false, false, true)
}

pub fn cover_and_instructions(seed: u64) -> Sample {
    let mut making = Making::new(seed);
    let columns = columns(&mut making.dice, &[Field::Branch]);
    let everyone = people(&mut making.dice, 2, 3);
    let mut cover = Page::new("封面");
    cover.across("某市财政局年度考核材料", 6);
    let mut notes = Page::new("填表说明");
    for line in ["一、本表由各支部填写。", "二、姓名、工号必填。", "三、3月15日前报送。"]
    {
        notes.row(&[line]);
    }
    let mut old = Page::new("2024年");
    old.hidden = true;
    making.headings(&mut old, &columns);
    for person in everyone.iter().chain(&everyone) {
        old.row(&crate::sample::cells(person, &columns, 1));
    }
    making.sample.pages.extend([cover, notes, old]);
    let mut page = Page::new("名册");
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &everyone);
    making.page(page)
}

/// Tables below each other, each under the name of its branch.
fn captions(seed: u64, gap: u32, numbered: bool) -> Sample {
    let mut making = Making::new(seed);
    let columns = columns(&mut making.dice, &[Field::Score(0), Field::Score(1)]);
    let everyone = people(&mut making.dice, 3, 2);
    let mut page = Page::new("各支部");
    page.across("各支部党员考核情况", columns.len() as u16);
    for (at, branch) in by_branch(&everyone).into_iter().enumerate() {
        page.blank(gap);
        let name = &branch[0].branch;
        let number = ["一、", "二、", "三、"][at];
        let caption =
            if numbered { format!("{number}{name}") } else { format!("{name}（{}人）", branch.len()) };
        page.across(&caption, columns.len() as u16);
        if at == 0 {
            making.header(&page, 1);
        }
        making.headings(&mut page, &columns);
        list_of_branch(&mut making, &mut page, &columns, branch);
    }
    making.page(page)
}

pub fn tables_under_captions(seed: u64) -> Sample {
    captions(seed, 1, true)
}

pub fn tables_under_captions_without_gaps(seed: u64) -> Sample {
    captions(seed, 0, false)
}

pub fn another_table_below(seed: u64) -> Sample {
    let mut making = Making::new(seed);
    let columns = columns(&mut making.dice, &[Field::Branch]);
    let everyone = people(&mut making.dice, 3, 2);
    let mut page = Page::new("名册");
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, &everyone);
    page.blank(2);
    page.row(&["各支部人数统计"]);
    page.row(&["支部", "党员人数", "备注"]);
    for branch in &BRANCHES[..3] {
        page.row(&[branch, "#5", ""]);
    }
    making.page(page)
}

/// Two halves of a list beside each other.
fn halves(seed: u64, gap: u16) -> Sample {
    let mut making = Making::new(seed);
    let columns: Vec<Column> = [Field::Serial, Field::Name, Field::Branch]
        .into_iter()
        .map(|field| column(&mut making.dice, field))
        .collect();
    let everyone = people(&mut making.dice, 3, 3);
    let mut page = Page::new("名册");
    let width = columns.len() as u16 + gap;
    page.across("党员名册", width * 2);
    making.header(&page, 1);
    let top = page.at();
    let (left, right) = everyone.split_at(everyone.len().div_ceil(2));
    for (side, people) in (0..).zip([left, right]) {
        let at = side * width;
        for (across, column) in (at..).zip(&columns) {
            page.put(top, across, &column.heading);
        }
        for (down, person) in (1..).zip(people) {
            for (across, cell) in (at..).zip(crate::sample::cells(person, &columns, down as usize)) {
                page.put(top + down, across, &cell);
            }
            making.say(person, &columns);
        }
    }
    making.page(page)
}

pub fn halves_side_by_side(seed: u64) -> Sample {
    halves(seed, 1)
}

pub fn halves_without_gap(seed: u64) -> Sample {
    halves(seed, 0)
}

/// Branches written across the table, each above its people.
pub fn bands(seed: u64) -> Sample {
    let mut making = Making::new(seed);
    let columns = columns(&mut making.dice, &[Field::Score(0), Field::Score(1)]);
    let columns: Vec<Column> =
        columns.into_iter().filter(|column| column.field != Field::Department).collect();
    let everyone = people(&mut making.dice, 3, 2);
    let mut page = Page::new("名册");
    making.header(&page, 1);
    making.headings(&mut page, &columns);
    for branch in by_branch(&everyone) {
        let name = &branch[0].branch;
        let band =
            if seed.is_multiple_of(2) { name.clone() } else { format!("{name}（{}人）", branch.len()) };
        page.across(&band, columns.len() as u16);
        list_of_branch(&mut making, &mut page, &columns, branch);
    }
    making.page(page)
}

/// What stands beside the names of a table with people across.
#[derive(Clone, Copy, Default)]
struct Across {
    title: bool,
    groups: bool,
    weights: bool,
    mean: bool,
    numbers: bool,
    signature: bool,
}

fn across(seed: u64, with: Across) -> Sample {
    let mut making = Making::new(seed);
    let everyone = people(&mut making.dice, 2, 2);
    let mut page = Page::new("测评");
    let left = 1 + u16::from(with.groups) + u16::from(with.weights);
    if with.title {
        page.across("2026年度干部测评表", left + everyone.len() as u16);
        page.row(&["单位：分"]);
    }
    making.sample.header = (0, 0, 1 + u32::from(with.groups));
    let corner = making.dice.pick(&["指标", "测评项目", "考核内容", "项目＼姓名", "姓名"]).to_string();
    let mut names = vec![if with.groups { "一级指标".to_string() } else { corner }];
    if with.groups {
        names.push("二级指标".into());
    }
    if with.weights {
        names.push("权重".into());
    }
    names.extend(everyone.iter().map(|person| person.name.clone()));
    if with.mean {
        names.push("平均".into());
        making.sample.left_out = 1;
    }
    page.row(&names);
    let mut said: Vec<BTreeMap<String, String>> =
        everyone.iter().map(|person| BTreeMap::from([("姓名".to_string(), person.name.clone())])).collect();
    if with.numbers {
        let mut row = vec!["工号".to_string()];
        row.extend(everyone.iter().map(|person| person.number.clone()));
        page.row(&row);
        for (said, person) in said.iter_mut().zip(&everyone) {
            said.insert("工号".into(), person.number.clone());
        }
    }
    let top = page.at();
    for (at, leaf) in ["德", "能", "勤", "绩"].iter().enumerate() {
        let mut row = Vec::new();
        if with.groups {
            row.push(["基本素质", "", "工作实绩", ""][at].to_string());
        }
        row.push(leaf.to_string());
        if with.weights {
            row.push("#25".into());
        }
        row.extend(everyone.iter().map(|person| person.cell(Field::Score(at), 0)));
        if with.mean {
            row.push("#80".into());
        }
        page.row(&row);
        for (said, person) in said.iter_mut().zip(&everyone) {
            said.insert(format!("+{leaf}"), person.scores[at].clone());
        }
    }
    if with.groups {
        page.merge(top, 0, top + 1, 0);
        page.merge(top + 2, 0, top + 3, 0);
    }
    if with.signature {
        page.row(&["填表人：", "", "审核人："]);
    }
    making.sample.people = said;
    making.page(page)
}

pub fn people_across(seed: u64) -> Sample {
    across(seed, Across::default())
}

pub fn people_across_below_title(seed: u64) -> Sample {
    across(seed, Across { title: true, signature: true, ..Across::default() })
}

pub fn people_across_with_groups(seed: u64) -> Sample {
    across(seed, Across { groups: true, weights: true, ..Across::default() })
}

pub fn people_across_with_means(seed: u64) -> Sample {
    across(seed, Across { mean: true, weights: true, ..Across::default() })
}

pub fn people_across_with_numbers(seed: u64) -> Sample {
    across(seed, Across { numbers: true, ..Across::default() })
}

/// The branches themselves, with their secretaries.
pub fn list_of_branches(seed: u64) -> Sample {
    let mut dice = Dice::new(seed);
    let mut making = Making::new(seed);
    making.sample.class = "党支部";
    let mut page = Page::new("支部");
    page.across("基层党支部情况表", 4);
    making.header(&page, 1);
    let name = dice.pick(&["支部名称", "党支部", "党组织名称", "支部"]);
    page.row(&["序号", name, "书记", "党员人数"]);
    for (at, person) in people(&mut dice, 5, 1).chunk_by(|one, other| one.branch == other.branch).enumerate()
    {
        let count = format!("#{}", 3 + at);
        page.row(&[&format!("#{}", at + 1), &person[0].branch, &person[0].name, &count]);
        making.sample.people.push(BTreeMap::from([
            ("支部名称".to_string(), person[0].branch.clone()),
            ("书记".to_string(), person[0].name.clone()),
            ("+党员人数".to_string(), count[1..].to_string()),
        ]));
    }
    making.other(&mut page, &["", "合计", "", "#25"]);
    making.page(page)
}

/// A list without headings: nobody can be sure of its columns.
pub fn no_header(seed: u64) -> Sample {
    let mut making = Making::new(seed);
    let columns = columns(&mut making.dice, &[Field::Score(0)]);
    let everyone = people(&mut making.dice, 2, 3);
    let mut page = Page::new("名册");
    making.list(&mut page, &columns, &everyone);
    making.page(page)
}

/// The same people in two years: taken together they would count twice.
pub fn two_years(seed: u64) -> Sample {
    let mut making = Making::new(seed);
    let columns = columns(&mut making.dice, &[Field::Branch, Field::Score(0)]);
    let everyone = people(&mut making.dice, 2, 3);
    for year in ["2025年", "2026年"] {
        let mut page = Page::new(year);
        making.headings(&mut page, &columns);
        making.list(&mut page, &columns, &everyone);
        making.sample.pages.push(page);
    }
    making.sample
}

/// Members, and below them candidates with other columns: both are lists of people.
pub fn two_kinds_of_lists(seed: u64) -> Sample {
    let mut making = Making::new(seed);
    let columns = columns(&mut making.dice, &[Field::Branch, Field::Score(0), Field::Score(1)]);
    let everyone = people(&mut making.dice, 3, 2);
    let (members, candidates) = everyone.split_at(everyone.len() / 2);
    let mut page = Page::new("名册");
    making.headings(&mut page, &columns);
    making.list(&mut page, &columns, members);
    page.blank(1);
    page.row(&["入党积极分子"]);
    page.row(&["姓名", "培养联系人", "申请时间", "备注"]);
    for person in candidates {
        page.row(&[&person.name, "王芳", "2025年6月", ""]);
        making.say(person, &columns);
    }
    making.page(page)
}
