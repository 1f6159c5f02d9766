//! The sample: an invented bureau with 6 branches, 9 departments and 60 members. Every name and
//! figure is made up, by a fixed sequence, so that the sample is the same everywhere.

mod ballots;
mod work;

use super::{Book, Change};
use crate::engine::{Column, Value};
use crate::scheme::reference_scheme;

const GROUP: &str = "市财政局党组";
const BRANCHES: [(&str, &str); 6] = [
    ("机关第一党支部", "办公室、人事教育科"),
    ("机关第二党支部", "预算科"),
    ("国库党支部", "国库科"),
    ("综合党支部", "综合科、税政科"),
    ("监督评价党支部", "监督评价科"),
    ("资产管理党支部", "资产管理科、采购监管科"),
];
const SURNAMES: &str = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜谢邹章苏潘范彭";
const GIVEN: [&str; 30] = [
    "思远", "雨桐", "建国", "晓燕", "志强", "静怡", "海波", "丽华", "子轩", "梦洁", "国栋", "春梅", "文涛",
    "佳宁", "永康", "秀英", "宇航", "慧敏", "立新", "若兰", "浩然", "玉珍", "明哲", "婷婷", "德胜", "可欣",
    "卫东", "诗涵", "俊杰", "红霞",
];
const POSITIONS: [&str; 4] = ["科长", "副科长", "一级主任科员", "科员"];
const MEMBERS: usize = 60;
/// 2026-12-31.
const DATE: f64 = 46387.0;

/// The sample book.
pub fn sample() -> Book {
    let mut book =
        Book::new(reference_scheme(), "2026 年度党建考评（示例）", "某市财政局（虚构）", "2026 年度", DATE);
    let mut figures = Figures(20_260_701);
    let members = members(&mut figures);
    for (table, rows) in [
        ("党支部", branch_rows(&mut figures)),
        ("党员", members.iter().map(|member| member.row.clone()).collect()),
        ("党组", vec![group_row()]),
        ("年度任务", work::task_rows(&members, &mut figures)),
        ("测评票", ballots::ballot_rows(&members, &mut figures)),
        ("加减分台账", ballots::ledger_rows(&members)),
        ("问题整改", work::problem_rows(&members)),
        ("过程纪实", work::event_rows(&members, &mut figures)),
        ("品牌", work::brand_rows(&members)),
        ("挂钩联系", work::tie_rows(&mut figures)),
        ("任职变动", work::move_rows(&members)),
    ] {
        fill(&mut book, table, &rows);
    }
    book
}

/// A row as pairs of column name and value.
type Row = Vec<(&'static str, Value)>;

struct Member {
    key: String,
    level: f64,
    row: Row,
}

/// A fixed sequence of figures (Knuth's MMIX constants): no randomness, the same on every machine.
struct Figures(u64);

impl Figures {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    /// A mark near `level`, in halves, between 60 and 100.
    fn mark(&mut self, level: f64) -> f64 {
        (level + self.next(17) as f64 / 2.0 - 4.0).clamp(60.0, 100.0)
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let position = self.next(of.len() as u64) as usize;
        of.get(position).copied().unwrap_or_default()
    }
}

fn fill(book: &mut Book, table: &str, rows: &[Row]) {
    let Some(position) = book.table_position(table) else { return };
    let columns = book.tables.get(position).map(|table| &table.columns).into_iter().flatten();
    let columns: Vec<Column> = columns
        .map(|column| {
            rows.iter()
                .map(|row| {
                    row.iter()
                        .find(|(name, _)| *name == column.name)
                        .map(|(_, value)| value.clone())
                        .unwrap_or_default()
                })
                .collect()
        })
        .collect();
    let change = Change::InsertRows { table: position, at: 0, count: rows.len(), columns };
    // The rows are made for this table, so that the change fits; a test holds it to that.
    let _ = book.apply(&change);
}

fn branch_rows(figures: &mut Figures) -> Vec<Row> {
    BRANCHES
        .iter()
        .enumerate()
        .map(|(position, (name, departments))| {
            let less = position as f64;
            let mut row = vec![
                ("支部名称", Value::from(*name)),
                ("书记", Value::text(name_of(position))),
                ("挂钩科室", Value::from(*departments)),
                ("党组", Value::from(GROUP)),
                ("上年指数", Value::Number(92.0 - less * 2.0)),
                ("上年等次", Value::from(if position < 2 { "优秀" } else { "良好" })),
                ("业务指标完成率", Value::Number((103.0 - less * 3.0) / 100.0)),
                ("好票", Value::Number((8 - figures.next(4)) as f64)),
                ("较好票", Value::Number((1 + figures.next(3)) as f64)),
                ("一般票", Value::Number(figures.next(2) as f64)),
                ("差票", Value::Number(0.0)),
            ];
            for quarter in ["一季度学习完成率", "二季度学习完成率", "三季度学习完成率", "四季度学习完成率"]
            {
                // One branch falls behind in the third quarter, so that its alert is seen.
                let fallen = position == 3 && quarter.starts_with("三");
                let done = if fallen { 70 } else { 100 - figures.next(9) };
                row.push((quarter, Value::Number(done as f64 / 100.0)));
            }
            row
        })
        .collect()
}

fn group_row() -> Row {
    vec![
        ("党组名称", Value::from(GROUP)),
        ("党组书记", Value::from("梁启明")),
        ("主体责任评分", Value::Number(93.0)),
    ]
}

fn name_of(number: usize) -> String {
    // Two people share a name on purpose: an office always has a pair.
    if matches!(number, 17 | 41) {
        return "王建国".to_owned();
    }
    let surname = SURNAMES.chars().nth(number % SURNAMES.chars().count()).unwrap_or('王');
    format!("{surname}{}", GIVEN.get(number * 7 % GIVEN.len()).copied().unwrap_or_default())
}

/// The key of the member with this number.
fn key(members: &[Member], number: usize) -> Value {
    members.get(number).map_or(Value::Empty, |member| Value::text(&member.key))
}

fn members(figures: &mut Figures) -> Vec<Member> {
    (0..MEMBERS)
        .map(|number| {
            let name = name_of(number);
            let staff = format!("{}", 1001 + number);
            let key = if name == "王建国" { format!("{name}（{staff}）") } else { name.clone() };
            let (branch, departments) = BRANCHES.get(number % BRANCHES.len()).copied().unwrap_or_default();
            let departments: Vec<&str> = departments.split('、').collect();
            let level = 80.0 + figures.next(17) as f64;
            let mut row: Row = vec![
                ("标识", Value::text(&key)),
                ("姓名", Value::text(&name)),
                ("工号", Value::text(&staff)),
                ("支部", Value::from(branch)),
                ("科室", Value::from(figures.pick(&departments))),
                ("职务", Value::from(position_of(number, figures))),
                ("类别", Value::from(if number % 20 == 19 { "退休" } else { "在职" })),
                (
                    "上年指数",
                    Value::Number(level - figures.next(5) as f64 + if number == 10 { 12.0 } else { 4.0 }),
                ),
                ("上年等次", Value::from(if number % 9 == 0 { "优秀" } else { "合格" })),
            ];
            for indicator in ["业务攻关", "岗位奉献", "文明创建", "志愿服务", "组织学习", "廉洁自律"]
            {
                // Three entries are still awaited, so that the sample shows what that looks like.
                let awaited = indicator == "志愿服务" && matches!(number, 8 | 33 | 52);
                row.push((
                    indicator,
                    if awaited { Value::Empty } else { Value::Number(figures.mark(level)) },
                ));
            }
            if number == 29 {
                row.push(("一票否决", Value::from("是")));
            }
            if number == 44 {
                row.push(("参评情况", Value::from("不定等次")));
            }
            Member { key, level, row }
        })
        .collect()
}

/// The first member of each branch is its secretary.
fn position_of(number: usize, figures: &mut Figures) -> &'static str {
    let position = figures.pick(&POSITIONS);
    if number < BRANCHES.len() { "支部书记" } else { position }
}
