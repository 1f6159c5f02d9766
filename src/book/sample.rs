//! The sample: an invented bureau with 6 branches, 9 departments and 60 members. Every name and
//! figure is made up, by a fixed sequence, so that the sample is the same everywhere.

use super::{Book, Change};
use crate::engine::{Column, Value};
use crate::scheme::reference_scheme;

const BRANCHES: [(&str, &str, &str); 6] = [
    ("机关第一党支部", "办公室、人事教育科", "梁启明"),
    ("机关第二党支部", "预算科", "邓婉清"),
    ("国库党支部", "国库科", "苏文博"),
    ("综合党支部", "综合科、税政科", "顾念慈"),
    ("监督评价党支部", "监督评价科", "江海潮"),
    ("资产管理党支部", "资产管理科、采购监管科", "白云舒"),
];
const SURNAMES: &str = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜谢邹章苏潘范彭";
const GIVEN: [&str; 30] = [
    "思远", "雨桐", "建国", "晓燕", "志强", "静怡", "海波", "丽华", "子轩", "梦洁", "国栋", "春梅", "文涛",
    "佳宁", "永康", "秀英", "宇航", "慧敏", "立新", "若兰", "浩然", "玉珍", "明哲", "婷婷", "德胜", "可欣",
    "卫东", "诗涵", "俊杰", "红霞",
];
const POSITIONS: [&str; 4] = ["科长", "副科长", "一级主任科员", "科员"];
const MEMBERS: usize = 60;
const TASKS: [&str; 5] = ["预算绩效管理", "财政资金直达", "营商环境提升", "国有资产盘活", "政府采购改革"];
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
        ("年度任务", task_rows(&mut figures)),
        ("测评票", ballot_rows(&members, &mut figures)),
        ("加减分台账", ledger_rows(&members)),
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
        .map(|(position, (name, departments, secretary))| {
            let less = position as f64;
            vec![
                ("支部名称", Value::from(*name)),
                ("书记", Value::from(*secretary)),
                ("挂钩科室", Value::from(*departments)),
                ("业务指标完成率", Value::Number((103.0 - less * 3.0) / 100.0)),
                ("挂钩未履责次数", Value::Number((figures.next(2)) as f64)),
                ("联合行动次数", Value::Number((5 - figures.next(3)) as f64)),
                ("好票", Value::Number((8 - figures.next(4)) as f64)),
                ("较好票", Value::Number((1 + figures.next(3)) as f64)),
                ("一般票", Value::Number(figures.next(2) as f64)),
                ("差票", Value::Number(0.0)),
                ("认领品牌数", Value::Number((1 + figures.next(2)) as f64)),
                ("品牌成效系数", Value::Number((95.0 - less * 4.0) / 100.0)),
                ("组织生活缺次", Value::Number(figures.next(3) as f64)),
                ("学习完成率", Value::Number((100 - figures.next(12)) as f64 / 100.0)),
                ("双向交流人次", Value::Number((1 + figures.next(2)) as f64)),
                ("按时率", Value::Number((100 - figures.next(15)) as f64 / 100.0)),
                ("闭环率", Value::Number((100 - figures.next(10)) as f64 / 100.0)),
                ("作风问题次数", Value::Number(if position == 4 { 1.0 } else { 0.0 })),
            ]
        })
        .collect()
}

fn members(figures: &mut Figures) -> Vec<Member> {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    (0..MEMBERS)
        .map(|number| {
            // Two people share a name on purpose: an office always has a pair.
            let name = match number {
                17 | 41 => "王建国".to_owned(),
                _ => {
                    let surname = surnames.get(number % surnames.len()).copied().unwrap_or('王');
                    format!("{surname}{}", GIVEN.get(number * 7 % GIVEN.len()).copied().unwrap_or_default())
                }
            };
            let staff = format!("{}", 1001 + number);
            let key = if name == "王建国" { format!("{name}（{staff}）") } else { name.clone() };
            let (branch, departments, _) = BRANCHES.get(number % BRANCHES.len()).copied().unwrap_or_default();
            let departments: Vec<&str> = departments.split('、').collect();
            let level = 80.0 + figures.next(17) as f64;
            let mut row: Row = vec![
                ("标识", Value::text(&key)),
                ("姓名", Value::text(&name)),
                ("工号", Value::text(&staff)),
                ("支部", Value::from(branch)),
                ("科室", Value::from(figures.pick(&departments))),
                ("职务", Value::from(figures.pick(&POSITIONS))),
                ("类别", Value::from(if number % 20 == 19 { "退休" } else { "在职" })),
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
            Member { key, level, row }
        })
        .collect()
}

fn task_rows(figures: &mut Figures) -> Vec<Row> {
    let mut rows = Vec::new();
    for (position, (branch, _, secretary)) in BRANCHES.iter().enumerate() {
        for number in 0..3 {
            rows.push(vec![
                ("任务名称", Value::from(figures.pick(&TASKS))),
                ("责任支部", Value::from(*branch)),
                ("任务类别", Value::from("年度任务")),
                ("权重", Value::Number((3 - number) as f64)),
                ("完成率", Value::Number((100 - figures.next(20) - position as u64 * 2) as f64 / 100.0)),
                ("责任人", Value::from(*secretary)),
                ("完成时限", Value::Number(DATE - 31.0 * number as f64)),
            ]);
        }
        rows.push(vec![
            ("任务名称", Value::from(figures.pick(&TASKS))),
            ("责任支部", Value::from(*branch)),
            ("任务类别", Value::from("攻坚任务")),
            ("攻坚层级", Value::Number(if position % 2 == 0 { 0.9 } else { 0.75 })),
            ("难度系数", Value::Number(if position % 3 == 0 { 1.1 } else { 1.0 })),
            ("责任人", Value::from(*secretary)),
            ("完成时限", Value::Number(DATE)),
        ]);
    }
    rows
}

fn ballot_rows(members: &[Member], figures: &mut Figures) -> Vec<Row> {
    let mut rows = Vec::new();
    for member in members {
        for (kind, count) in [("自评", 1), ("互评", 7), ("服务对象", 5), ("党组织", 1)] {
            for _ in 0..count {
                rows.push(vec![
                    ("测评对象", Value::text(&member.key)),
                    ("评分主体", Value::from(kind)),
                    ("分数", Value::Number(figures.mark(member.level + 1.0).round())),
                ]);
            }
        }
    }
    rows
}

fn ledger_rows(members: &[Member]) -> Vec<Row> {
    let event = |day: f64,
                 class: &'static str,
                 owner: &str,
                 direction: &'static str,
                 points: f64,
                 why: &'static str| {
        vec![
            ("日期", Value::Number(DATE - day)),
            ("对象类别", Value::from(class)),
            ("对象", Value::text(owner)),
            ("加减分", Value::from(direction)),
            ("分值", Value::Number(points)),
            ("事由", Value::from(why)),
            ("依据", Value::from("考评办法（示例）")),
        ]
    };
    let key = |number: usize| members.get(number).map_or("", |member| member.key.as_str());
    vec![
        event(210.0, "党支部", "机关第一党支部", "加分", 2.0, "经验做法获市级推广"),
        event(120.0, "党支部", "国库党支部", "加分", 1.0, "承办联学共建活动"),
        event(95.0, "党支部", "监督评价党支部", "减分", 1.0, "材料逾期报送"),
        event(180.0, "党员", key(0), "加分", 2.0, "获市级表彰"),
        event(64.0, "党员", key(12), "加分", 1.5, "主持完成攻坚课题"),
        event(40.0, "党员", key(23), "减分", 0.5, "会议迟到"),
        event(12.0, "党员", key(17), "加分", 1.0, "志愿服务先进个人"),
    ]
}
