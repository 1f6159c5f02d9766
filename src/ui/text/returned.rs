//! Texts of a workbook that came back.

use super::texts;

texts! {
    returned_title(file: String, count: String): "“{file}”导出后有 {count} 处改动", "{file} has {count} edits since it was exported";
    returned_say: "考评簿已按导出时的内容打开。勾选的改动会一并采用，可以用 Ctrl+Z 撤销。", "The book is open as it was exported. What is ticked will be taken as one step; Ctrl+Z takes it back.";
    returned_take: "采用", "Take";
    returned_take_at(place: String): "采用 {place} 的改动", "Take the edit at {place}";
    returned_place: "位置", "Place";
    returned_subject: "对象", "Subject";
    returned_item: "项目", "Item";
    returned_before: "导出时", "Exported";
    returned_after: "现在", "Now";
    returned_cut(count: String): "只列出前 {count} 处；其余的也会采用。", "The first {count} are listed; the others are taken too.";
    returned_leave: "都不采用", "Take none";
    returned_confirm(count: String): "采用 {count} 处改动", "Take {count} edits";
    start_open: "打开考评簿", "Open a book";
    start_open_hint: "选一个由本程序导出的工作簿，接着做；在 Excel、WPS 里改过的也能认出来。", "Choose a workbook that this program wrote and go on; edits made in Excel or WPS are recognised.";
}
