//! Texts of what is printed.

use super::texts;

texts! {
    print: "打印", "Print";
    print_table_hint: "打印整张表（Ctrl+P）：A4 横向，每页有表头和页码。", "Print the whole table (Ctrl+P): A4, headings and page numbers on each page.";
    print_explanation_hint: "打印这一项的由来（Ctrl+P）", "Print how this figure came about (Ctrl+P)";
    paper_title(period: String, class: String): "{period} {class}考评结果", "{class}: results, {period}";
    paper_rows(count: String): "共 {count} 个考评对象", "{count} subjects";
    paper_filter(text: String): "只含“{text}”", "Only those with “{text}”";
    paper_columns_left(count: usize): "本页宽度只放得下以上各列，另有 {count} 列见屏幕和导出的工作簿。", "These are the columns that a page has room for; {count} more are on the screen and in the workbook.";
    paper_signatures: "制表人：|审核人：|负责人：|日期：　　　年　　月　　日", "Prepared by:|Checked by:|In charge:|Date:";
}
