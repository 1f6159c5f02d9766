//! Layouts as offices make them, written as text: cells apart by `|`, merged areas beside them. What
//! each is expected to give is what a clerk would say on seeing it.

use crate::package::{cell, sheet, workbook};
use crate::roster::{Roster, column, new_book};

struct Layout {
    name: &'static str,
    class: &'static str,
    rows: &'static [&'static str],
    merges: &'static [&'static str],
    header: (u32, u32),
    targets: &'static [&'static str],
    keys: &'static [&'static str],
    left_out: usize,
}

/// A workbook of these rows.
pub fn bytes(rows: &[&str], merges: &[&str]) -> Vec<u8> {
    let mut data = String::new();
    for (row, line) in rows.iter().enumerate() {
        for (column, text) in line.split('|').enumerate() {
            let text = text.trim_matches(' ');
            let place = evalbook::excel::read::place(row as u32, column as u32);
            if text.len() < 9 && text.parse::<f64>().is_ok() {
                data += &format!("<c r=\"{place}\"><v>{text}</v></c>");
            } else if !text.is_empty() {
                data += &cell(&place, text);
            }
        }
    }
    let merged: String = merges.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
    let page =
        sheet(&data).replace("</sheetData>", &format!("</sheetData><mergeCells>{merged}</mergeCells>"));
    workbook(&page, &[])
}

fn check(layout: &Layout) {
    let roster = Roster::open_into(new_book(), &bytes(layout.rows, layout.merges), layout.class);
    let name = layout.name;
    let header = roster.import.header();
    assert_eq!((header.first, header.rows), layout.header, "{name}: {}", header.reason.zh);
    assert_eq!(roster.targets(), layout.targets, "{name}");
    assert_eq!(roster.plan.left_out, layout.left_out, "{name}");
    let key = if layout.class == "党员" { "标识" } else { "支部名称" };
    let class = layout.class;
    let book = roster.commit();
    assert_eq!(column(book.table(class).expect("the class"), key), layout.keys, "{name}");
}

#[test]
fn layouts_are_understood() {
    for layout in LAYOUTS {
        check(layout);
    }
}

const LAYOUTS: &[Layout] = &[
    Layout {
        name: "a list of names",
        class: "党员",
        rows: &["姓名", "王一", "李二"],
        merges: &[],
        header: (0, 1),
        targets: &["姓名"],
        keys: &["王一", "李二"],
        left_out: 0,
    },
    Layout {
        name: "title, blank row, note with the unit's name",
        class: "党员",
        rows: &[
            "附件1",
            "机关党员名册||||",
            "",
            "单位：市财政局||||日期：2026.3",
            "序号|姓名|部门|职务|备注",
            "1|王一|办公室|主任|",
            "2|李二|人事科|科长|",
            "注：以上数据截至2026年3月|||||",
        ],
        merges: &["A2:E2", "A8:E8"],
        header: (4, 1),
        targets: &["-", "姓名", "科室", "职务", "+备注"],
        keys: &["王一", "李二"],
        left_out: 1,
    },
    Layout {
        name: "three rows of headings",
        class: "党员",
        rows: &[
            "序号|姓名|支部|考核得分||||备注",
            "|||上半年||下半年||",
            "|||德|能|德|能|",
            "1|王一|甲支部|90|91|92|93|",
            "2|李二|甲支部|80|81|82|83|",
        ],
        merges: &["A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2", "H1:H3"],
        header: (0, 3),
        targets: &[
            "-",
            "姓名",
            "支部",
            "+考核得分上半年德",
            "+考核得分上半年能",
            "+考核得分下半年德",
            "+考核得分下半年能",
            "+备注",
        ],
        keys: &["王一", "李二"],
        left_out: 0,
    },
    Layout {
        name: "no row numbers, signatures in the column of names",
        class: "党员",
        rows: &[
            "姓名|单位及职务|所在党支部|联系方式",
            "王一|办公室主任|第一党支部|13800000001",
            "李二|人事科科长|第一党支部|13800000002",
            "填表人：||审核人：|",
            "说明：按姓氏笔画排序|||",
        ],
        merges: &[],
        header: (0, 1),
        targets: &["姓名", "职务", "支部", "+联系方式"],
        keys: &["王一", "李二"],
        left_out: 2,
    },
    Layout {
        name: "headings in brackets, with stars and two languages",
        class: "党员",
        rows: &[
            "*姓名 Name|*员工编号(必填)|性 别|所属部门：|党支部/Branch",
            "王一|E01|男|办公室|甲支部",
            "李二|E02|女|办公室|甲支部",
        ],
        merges: &[],
        header: (0, 1),
        targets: &["姓名", "工号", "+性 别", "科室", "支部"],
        keys: &["王一", "李二"],
        left_out: 0,
    },
    Layout {
        name: "scores of the scheme beside the names, in percent and points",
        class: "党支部",
        rows: &[
            "支部|业务指标完成率(%)|一季度学习完成率|好票|总分",
            "甲支部|103|96%|2|98.6",
            "乙支部|94|0.9|1|77",
            "平均|98.5|0.93|1.5|87.8",
        ],
        merges: &[],
        header: (0, 1),
        targets: &["支部名称", "业务指标完成率", "一季度学习完成率", "好票", "+总分"],
        keys: &["甲支部", "乙支部"],
        left_out: 1,
    },
    Layout {
        name: "a number that only counts the rows under a heading that could be a staff number",
        class: "党员",
        rows: &["编号|姓名|科室", "1|王一|办公室", "2|李二|办公室", "3|张三|人事科"],
        merges: &[],
        header: (0, 1),
        targets: &["-", "姓名", "科室"],
        keys: &["王一", "李二", "张三"],
        left_out: 0,
    },
    Layout {
        name: "an identity number under a heading that nobody knows",
        class: "党员",
        rows: &["姓名|证件|支部", "王一|11010519491231002X|甲支部", "李二|440524188001010014|甲支部"],
        merges: &[],
        header: (0, 1),
        targets: &["姓名", "身份证号", "支部"],
        keys: &["王一", "李二"],
        left_out: 0,
    },
    Layout {
        name: "headings repeated on every printed page, subtotals between",
        class: "党员",
        rows: &[
            "姓名|科室|得分",
            "王一|办公室|90",
            "小计||90",
            "姓名|科室|得分",
            "李二|人事科|80",
            "小 计||80",
            "合   计||170",
        ],
        merges: &[],
        header: (0, 1),
        targets: &["姓名", "科室", "+得分"],
        keys: &["王一", "李二"],
        left_out: 4,
    },
    Layout {
        name: "columns named like calculated ones, and one without a heading",
        class: "党员",
        rows: &["姓名|先锋指数|名次|", "王一|95|1|优", "李二|90|2|"],
        merges: &[],
        header: (0, 1),
        targets: &["姓名", "+先锋指数（2）", "+名次（2）", "+列D"],
        keys: &["王一", "李二"],
        left_out: 0,
    },
];
