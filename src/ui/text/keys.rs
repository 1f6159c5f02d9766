//! Texts of the list of keys.

use super::texts;

texts! {
    key_arrows: "移动一格", "Move by a cell";
    key_edge: "移到数据边缘", "Move to the edge of the data";
    key_ends: "行首、行尾、表首、表尾", "Start or end of the row, of the table";
    key_pages: "上翻、下翻一屏", "A screen up or down";
    key_extend: "扩大选区", "Extend the selection";
    key_whole: "全选、整列、整行", "Select all, the column, the row";
    key_commit: "确认并下移、右移；加 Shift 反向", "Commit and move down or right; with Shift the other way";
    key_edit: "在原处修改", "Edit in place";
    key_escape: "放弃修改；再按一次可用 Tab 离开表格", "Leave as it was; once more and Tab leaves the table";
    key_clear: "清除选区内容", "Clear the selection";
    key_clipboard: "与 Excel、WPS 互相复制、剪切、粘贴", "Copy, cut and paste, with Excel and WPS too";
    key_fill: "向下填充、填满选区", "Fill down, fill the selection";
    key_choices: "打开可选值", "Open the list of choices";
    key_undo: "撤销、重做", "Undo, redo";
    key_find: "在表中查找", "Find in the table";
    key_explain: "在结果表中：说明这个数怎样得出", "In the results: how the figure came about";
}
