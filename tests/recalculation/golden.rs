//! The illustration's book: two branches, four members, their tasks, ballots and events.

use evalbook::book::{Book, Change};
use evalbook::engine::{Column, Value};
use evalbook::scheme::reference_scheme;

/// A row by its columns' names; the others are empty.
type Row = Vec<(&'static str, Value)>;

/// The book with its entries.
pub fn book() -> Book {
    let mut book =
        Book::new(reference_scheme(), "2026 年度党建考评", "某市财政局机关党委", "2026 年度", 46_387.0);
    append(&mut book, "党支部", branches());
    append(&mut book, "党员", members());
    append(&mut book, "年度任务", tasks());
    append(&mut book, "测评票", ballots());
    append(&mut book, "问题整改", problems());
    append(&mut book, "过程纪实", events());
    append(&mut book, "品牌", brands());
    append(&mut book, "挂钩联系", ties());
    append(&mut book, "加减分台账", ledger());
    book
}

/// Puts a value into a cell.
pub fn set(book: &mut Book, table: &str, column: &str, row: usize, value: Value) {
    let table = book.table_position(table).expect("the table exists");
    let column = book.tables[table].column_position(column).expect("the column exists");
    book.apply(&Change::Cells { table, column, cells: vec![(row, value)] }).expect("the cell is set");
}

fn append(book: &mut Book, table: &str, rows: Vec<Row>) {
    let position = book.table_position(table).expect("the table exists");
    let found = &book.tables[position];
    for (name, _) in rows.iter().flatten() {
        assert!(found.column_position(name).is_some(), "{table} has no column {name}");
    }
    let columns = found
        .columns
        .iter()
        .map(|column| {
            let cell =
                |row: &Row| row.iter().find(|(name, _)| *name == column.name).map(|(_, value)| value.clone());
            rows.iter().map(|row| cell(row).unwrap_or_default()).collect::<Column>()
        })
        .collect();
    let change = Change::InsertRows { table: position, at: found.rows, count: rows.len(), columns };
    book.apply(&change).expect("the rows are inserted");
}

fn numbers(row: &mut Row, numbers: &[(&'static str, f64)]) {
    row.extend(numbers.iter().map(|&(name, number)| (name, Value::Number(number))));
}

fn texts(texts: &[(&'static str, &str)]) -> Row {
    texts.iter().map(|&(name, text)| (name, Value::text(text))).collect()
}

fn branches() -> Vec<Row> {
    let columns = [
        "业务指标完成率",
        "好票",
        "较好票",
        "一般票",
        "差票",
        "一季度学习完成率",
        "二季度学习完成率",
        "三季度学习完成率",
        "四季度学习完成率",
    ];
    [
        ("甲支部", [1.03, 6.0, 2.0, 1.0, 0.0, 0.96, 0.96, 0.96, 0.96]),
        ("乙支部", [0.94, 3.0, 4.0, 2.0, 0.0, 0.9, 0.9, 0.9, 0.9]),
    ]
    .into_iter()
    .map(|(name, figures)| {
        let mut row = texts(&[("支部名称", name), ("书记", "某某"), ("挂钩科室", "预算科、国库科")]);
        numbers(&mut row, &columns.into_iter().zip(figures).collect::<Vec<_>>());
        row
    })
    .collect()
}

fn members() -> Vec<Row> {
    let columns = ["业务攻关", "岗位奉献", "文明创建", "志愿服务", "组织学习", "廉洁自律"];
    [
        ("王某", "甲支部", [92.0, 90.0, 85.0, 80.0, 95.0, 100.0], ""),
        ("李某", "乙支部", [95.0, 92.0, 85.0, 85.0, 95.0, 100.0], ""),
        ("张某", "甲支部", [85.0, 84.0, 80.0, 90.0, 88.0, 100.0], ""),
        ("赵某", "乙支部", [94.0, 93.0, 90.0, 90.0, 92.0, 0.0], "是"),
    ]
    .into_iter()
    .map(|(name, branch, figures, veto)| {
        let mut row = texts(&[("标识", name), ("姓名", name), ("支部", branch), ("科室", "预算科")]);
        numbers(&mut row, &columns.into_iter().zip(figures).collect::<Vec<_>>());
        if !veto.is_empty() {
            row.push(("一票否决", Value::text(veto)));
        }
        row
    })
    .collect()
}

fn tasks() -> Vec<Row> {
    let done = [
        ("甲支部", 3.0, 1.0),
        ("甲支部", 2.0, 0.9),
        ("甲支部", 1.0, 0.8),
        ("乙支部", 3.0, 0.85),
        ("乙支部", 2.0, 1.0),
        ("乙支部", 1.0, 0.5),
    ];
    let hard = [("甲支部", 0.9, 1.1), ("乙支部", 0.75, 1.0)];
    let done = done.into_iter().map(|(branch, weight, share)| {
        let mut row = texts(&[("任务名称", "预算执行"), ("责任支部", branch), ("任务类别", "年度任务")]);
        numbers(&mut row, &[("权重", weight), ("四季度进度", share), ("完成时限", 46_356.0)]);
        row
    });
    let hard = hard.into_iter().map(|(branch, level, difficulty)| {
        let mut row = texts(&[("任务名称", "系统上线攻坚"), ("责任支部", branch), ("任务类别", "攻坚任务")]);
        numbers(&mut row, &[("攻坚层级", level), ("难度系数", difficulty)]);
        row
    });
    // Followed up: 19 of 20 in time, and 4 of 5.
    let followed = [("甲支部", 20), ("乙支部", 5)].into_iter().flat_map(|(branch, count)| {
        (0..count).map(move |number| {
            let mut row = texts(&[("任务名称", "督办"), ("责任支部", branch), ("任务类别", "督办事项")]);
            let done = if number == 0 { 46_210.0 } else { 46_200.0 };
            numbers(&mut row, &[("完成时限", 46_203.0), ("完成日期", done)]);
            row
        })
    });
    done.chain(hard).chain(followed).collect()
}

/// All of 5 put right, and 9 of 10.
fn problems() -> Vec<Row> {
    let found = [("甲支部", 5, 0), ("乙支部", 10, 1)].into_iter().flat_map(|(branch, count, open)| {
        (0..count).map(move |number| {
            let mut row = texts(&[("问题", "记录不全"), ("责任支部", branch)]);
            numbers(&mut row, &[("整改时限", 46_300.0)]);
            if number >= open {
                numbers(&mut row, &[("整改完成日期", 46_280.0)]);
            }
            row
        })
    });
    found.collect()
}

fn events() -> Vec<Row> {
    let counts = [
        ("甲支部", "联合行动", 5),
        ("甲支部", "组织生活缺席", 1),
        ("甲支部", "双向交流", 2),
        ("乙支部", "联合行动", 3),
        ("乙支部", "组织生活缺席", 3),
        ("乙支部", "双向交流", 1),
        ("乙支部", "作风问题", 1),
    ];
    let rows = counts.into_iter().flat_map(|(branch, what, count)| {
        (0..count).map(move |_| texts(&[("支部", branch), ("事项", what)]))
    });
    rows.collect()
}

fn brands() -> Vec<Row> {
    let brands = [("甲支部", 0.9), ("甲支部", 0.9), ("乙支部", 0.75)].into_iter().map(|(branch, effect)| {
        let mut row = texts(&[("品牌名称", "品牌"), ("认领支部", branch)]);
        numbers(&mut row, &[("成效系数", effect)]);
        row
    });
    brands.collect()
}

fn ties() -> Vec<Row> {
    let ties = [("甲支部", 12.0), ("乙支部", 11.0)].into_iter().map(|(branch, done)| {
        let mut row = texts(&[("支部", branch), ("科室", "预算科")]);
        numbers(&mut row, &[("应履责次数", 12.0), ("实履责次数", done)]);
        row
    });
    ties.collect()
}

fn ballots() -> Vec<Row> {
    let marks: [(&str, [&[f64]; 4]); 4] = [
        (
            "王某",
            [&[95.0], &[88.0, 90.0, 91.0, 92.0, 93.0, 95.0, 70.0], &[90.0, 88.0, 92.0, 91.0, 89.0], &[92.0]],
        ),
        (
            "李某",
            [&[96.0], &[90.0, 91.0, 92.0, 93.0, 94.0, 95.0, 96.0], &[91.0, 92.0, 90.0, 93.0, 92.0], &[94.0]],
        ),
        (
            "张某",
            [&[98.0], &[80.0, 82.0, 85.0, 84.0, 83.0, 86.0, 90.0], &[85.0, 84.0, 86.0, 83.0, 88.0], &[84.0]],
        ),
        ("赵某", [&[95.0], &[90.0; 7], &[90.0; 5], &[90.0]]),
    ];
    let mut rows = Vec::new();
    for (member, by_kind) in marks {
        for (kind, marks) in ["自评", "互评", "服务对象", "党组织"].into_iter().zip(by_kind) {
            for mark in marks {
                let mut row = texts(&[("测评对象", member), ("评分主体", kind)]);
                numbers(&mut row, &[("分数", *mark)]);
                rows.push(row);
            }
        }
    }
    rows
}

fn ledger() -> Vec<Row> {
    [
        ("党支部", "甲支部", "加分", 2.0),
        ("党支部", "乙支部", "减分", 1.0),
        ("党员", "王某", "加分", 2.0),
        ("党员", "张某", "减分", 0.5),
    ]
    .into_iter()
    .map(|(class, subject, direction, points)| {
        let mut row =
            texts(&[("对象类别", class), ("对象", subject), ("加减分", direction), ("事由", "见台账附件")]);
        numbers(&mut row, &[("分值", points), ("日期", 46_300.0)]);
        row
    })
    .collect()
}
