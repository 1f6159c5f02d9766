//! Texts of the grid.

use super::texts;

texts! {
    missing: "待录入", "to enter";
    pending: "待定", "pending";
    loading: "…", "…";
    row_number: "行号", "Row";
    new_row: "新增一行", "A new row";
    read_only: "只读", "Read-only";
    calculated: "由公式计算", "Calculated";
    count_is(count: String): "计数 {count}", "Count {count}";
    sum_is(sum: String): "求和 {sum}", "Sum {sum}";
    mean_is(mean: String): "平均 {mean}", "Average {mean}";
    selected_cells(rows: String, columns: String): "已选 {rows} 行 × {columns} 列", "{rows} × {columns} selected";
    tab_leaves: "现在按 Tab 可离开表格。", "Tab now leaves the table.";
    cell_field(row: String, column: String): "{row}，{column}", "{row}, {column}";
    row_is(row: String): "第 {row} 行", "Row {row}";
    find: "查找", "Find";
    find_in_table: "在表中查找", "Find in the table";
    clear_find: "清除查找", "Clear";
    rows_found(found: String, all: String): "{found} / {all} 行", "{found} of {all} rows";
    rows_all(all: String): "{all} 行", "{all} rows";
    nothing_found: "没有符合的行。", "No row matches.";
    remove_rows(count: String): "删除 {count} 行", "Remove {count} rows";
    remove_rows_hint: "删除选区所在的行，可以撤销", "Remove the rows of the selection; this can be undone";
    sorted_descending: "从大到小", "Largest first";
    sorted_ascending: "从小到大", "Smallest first";
    order_by: "点击排序", "Click to sort";
    print_note: "屏幕上只有滚动到的行。结果表请按页面上的“打印”，其他表请先导出工作簿。", "Only the rows scrolled to are on the screen. Results have a button that prints them whole; for other tables export the workbook first.";
    choices: "可选值", "Choices";
    copied_cells(count: String): "已复制 {count} 个单元格。", "{count} cells copied.";
    copy_failed: "浏览器没有允许写入剪贴板，请再按一次 Ctrl+C。", "The browser did not allow the clipboard to be written. Press Ctrl+C again.";
    between(low: String, high: String): "{low} 到 {high}", "{low} to {high}";
    assign: "派给多个对象", "Assign to many";
    assign_hint: "选中的行给每个对象各复制一行。", "The rows chosen are copied, one for each owner.";
    assign_title(rows: String): "把选中的 {rows} 行派给", "Assign the {rows} rows chosen to";
    assign_column: "对象写在哪一列", "The owner's column";
    assign_owners: "派给谁", "Owners";
    assign_to(owners: String): "派给 {owners} 个对象", "Assign to {owners}";
}
