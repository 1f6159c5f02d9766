//! Texts of the roster screen and of the import.

use super::texts;

texts! {
    import_roster_of(class: String): "导入{class}花名册", "Import a roster ({class})";
    roster_empty(class: String): "还没有{class}。", "No subjects yet ({class}).";
    roster_empty_hint: "导入 Excel 花名册，或直接在下面的第一行录入、粘贴。", "Import an Excel roster, or type or paste into the first row below.";
    scores_without_subjects(class: String): "还没有{class}，所以没有可以评分的行。", "There are no subjects ({class}) to score yet.";
    go_to_roster: "先到“名册”导入或录入", "Go to the roster first";
    import_title(file: String): "导入“{file}”", "Import “{file}”";
    import_marks_of(class: String): "导入{class}得分", "Import scores ({class})";
    import_scores_of(table: String): "导入{table}", "Import ({table})";
    import_as: "作为", "As";
    import_commit(count: String, class: String): "导入 {count} 个{class}", "Import {count} ({class})";
    import_commit_rows(count: String, table: String): "导入 {count} 行到{table}", "Import {count} rows ({table})";
    import_not_ready: "还不能导入", "Cannot be taken yet";
    import_added: "新增", "added";
    import_updated: "更新", "updated";
    import_left_out: "略过的行", "rows left out";
    import_registered(class: String): "一并登记的{class}", "registered too ({class})";
    import_sheet: "工作表", "Sheet";
    import_sheet_rows(name: String, rows: String): "{name}（{rows} 行）", "{name} ({rows} rows)";
    import_sheet_hidden(name: String, rows: String): "{name}（{rows} 行，隐藏）", "{name} ({rows} rows, hidden)";
    import_encoding: "文字编码", "Encoding";
    import_header_first: "表头从第几行起", "Header begins at row";
    import_header_rows: "表头行数", "Rows of header";
    import_raw: "原表的开头", "The sheet as it stands";
    import_raw_hint: "标出的是表头。不对的话，点行号改表头的起始行，或改上面的数字。", "The header is marked. If it is wrong, choose the row where it begins or change the numbers above.";
    import_row(number: String): "第 {number} 行", "Row {number}";
    import_columns: "各列的对应", "What the columns are";
    import_column: "列", "Column";
    import_heading: "表头", "Heading";
    import_samples: "样例", "Samples";
    import_becomes: "成为", "Becomes";
    import_reason: "理由", "Why";
    import_keep(name: String): "保留为附加列“{name}”", "Keep as a further column “{name}”";
    import_leave: "不导入", "Leave out";
    import_target_of(heading: String): "“{heading}”成为", "What “{heading}” becomes";
    import_findings(count: String): "提示（{count}）", "Findings ({count})";
    import_findings_cut(count: String): "只列出前 {count} 条。", "Only the first {count} are listed.";
    import_no_findings: "没有发现问题。", "Nothing was found wrong.";
    import_preview: "将要导入的行", "The rows as they will be taken";
    import_preview_cut(count: String): "只列出前 {count} 行；导入的是全部。", "The first {count} rows are shown; all are taken.";
    import_key: "标识", "Key";
    import_sheet_row: "行", "Row";
    import_export_errors: "导出错误表", "Write the errors";
    import_export_errors_hint: "原表加一列“错误说明”，有问题的格子标出来；改好后再导入。", "The sheet with a column that says what is wrong, the cells marked; correct it and import it again.";
    import_error: "错误", "Error";
    import_warning: "注意", "Warning";
    import_information: "说明", "Note";
}
