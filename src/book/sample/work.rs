//! The sample's work through the year: tasks, problems, events, brands, ties and moves.

use super::{BRANCHES, DATE, Figures, Member, Row, key};
use crate::engine::Value;

const TASKS: [&str; 5] = ["预算绩效管理", "财政资金直达", "营商环境提升", "国有资产盘活", "政府采购改革"];
const BRANDS: [&str; 8] =
    ["阳光预算", "清廉国库", "税惠直通", "采购阳光行", "绩效先锋", "资产管家", "联学共建", "窗口微笑"];
const QUARTERS: [&str; 4] = ["一季度进度", "二季度进度", "三季度进度", "四季度进度"];

/// Three tasks of the year, a hard one and four that are followed up, for each branch.
pub(super) fn task_rows(members: &[Member], figures: &mut Figures) -> Vec<Row> {
    let mut rows = Vec::new();
    for (position, (branch, _)) in BRANCHES.iter().enumerate() {
        let mut task = |kind: &'static str, owner: usize, due: f64| -> Row {
            vec![
                ("任务名称", Value::from(figures.pick(&TASKS))),
                ("责任支部", Value::from(*branch)),
                ("任务类别", Value::from(kind)),
                ("责任人", key(members, owner)),
                ("完成时限", Value::Number(due)),
            ]
        };
        for number in 0..3 {
            let mut row = task("年度任务", position + number * BRANCHES.len(), DATE);
            row.push(("权重", Value::Number((3 - number) as f64)));
            let done = (100 - (number * 7 + position * 2)) as f64 / 100.0;
            for (quarter, part) in QUARTERS.iter().zip([0.25, 0.5, 0.75, 1.0]) {
                row.push((*quarter, Value::Number((done * part * 100.0).round() / 100.0)));
            }
            rows.push(row);
        }
        let mut hard = task("攻坚任务", position, DATE);
        hard.push(("攻坚层级", Value::Number(if position % 2 == 0 { 0.9 } else { 0.75 })));
        hard.push(("难度系数", Value::Number(if position % 3 == 0 { 1.1 } else { 1.0 })));
        rows.push(hard);
        for number in 0..4 {
            let due = DATE - 240.0 + 60.0 * number as f64;
            let mut row = task("督办事项", position + 18, due);
            let late = position == 4 && number == 1;
            // One is overdue and not done: its owners are warned.
            if !(position == 3 && number == 3) {
                row.push(("完成日期", Value::Number(if late { due + 9.0 } else { due - 5.0 })));
            }
            rows.push(row);
        }
    }
    rows
}

/// Two problems of each branch, one of which is still open.
pub(super) fn problem_rows(members: &[Member]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (position, (branch, _)) in BRANCHES.iter().enumerate() {
        for (number, problem) in ["组织生活记录不规范", "联系服务不够经常"].into_iter().enumerate()
        {
            let found = DATE - 200.0 + 30.0 * number as f64;
            let mut row = vec![
                ("问题", Value::from(problem)),
                ("责任支部", Value::from(*branch)),
                ("责任人", key(members, position)),
                ("发现日期", Value::Number(found)),
                ("整改时限", Value::Number(found + 60.0)),
            ];
            if !(position == 5 && number == 1) {
                row.push(("整改完成日期", Value::Number(found + 45.0)));
            }
            rows.push(row);
        }
    }
    rows
}

/// Joint actions, exchanges, absences and a fault of conduct.
pub(super) fn event_rows(members: &[Member], figures: &mut Figures) -> Vec<Row> {
    let mut rows = Vec::new();
    for (position, (branch, _)) in BRANCHES.iter().enumerate() {
        let counts = [
            ("联合行动", 5 - figures.next(3)),
            ("双向交流", 1 + figures.next(2)),
            ("组织生活缺席", figures.next(3)),
            ("作风问题", u64::from(position == 4)),
        ];
        for (what, count) in counts {
            for number in 0..count {
                rows.push(vec![
                    ("日期", Value::Number(DATE - 300.0 + 50.0 * number as f64)),
                    ("支部", Value::from(*branch)),
                    ("事项", Value::from(what)),
                    ("涉及党员", key(members, position + 6 * (number as usize + 1))),
                ]);
            }
        }
    }
    rows
}

/// A brand for each branch, a second for two of them.
pub(super) fn brand_rows(members: &[Member]) -> Vec<Row> {
    BRANDS
        .iter()
        .enumerate()
        .map(|(number, brand)| {
            let position = number % BRANCHES.len();
            let (branch, _) = BRANCHES.get(position).copied().unwrap_or_default();
            vec![
                ("品牌名称", Value::from(*brand)),
                ("认领支部", Value::from(branch)),
                ("领办党员", key(members, position + 6 * (1 + number / BRANCHES.len()))),
                ("成效系数", Value::Number((95 - 3 * number) as f64 / 100.0)),
                ("进度", Value::Number(1.0)),
            ]
        })
        .collect()
}

/// Every department a branch is tied to; one branch missed a duty.
pub(super) fn tie_rows(figures: &mut Figures) -> Vec<Row> {
    let mut rows = Vec::new();
    for (branch, departments) in BRANCHES {
        for department in departments.split('、') {
            rows.push(vec![
                ("支部", Value::from(branch)),
                ("科室", Value::from(department)),
                ("应履责次数", Value::Number(12.0)),
                ("实履责次数", Value::Number((12 - figures.next(2)) as f64)),
            ]);
        }
    }
    rows
}

/// One member moved in the middle of the year.
pub(super) fn move_rows(members: &[Member]) -> Vec<Row> {
    let part = |branch: &'static str, from: Option<f64>, to: Option<f64>| {
        vec![
            ("党员", key(members, 7)),
            ("党支部", Value::from(branch)),
            ("起始日期", from.map_or(Value::Empty, Value::Number)),
            ("结束日期", to.map_or(Value::Empty, Value::Number)),
        ]
    };
    vec![part("国库党支部", None, Some(DATE - 184.0)), part("机关第二党支部", Some(DATE - 183.0), None)]
}
