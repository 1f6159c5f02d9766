//! Texts of the start screen.

use super::texts;

texts! {
    start_promise: "导入花名册，按办法打分，算出指数、名次和等次，导出可以复算的工作簿。", "Import a roster, score by the scheme, get indices, ranks and grades, and export a workbook that recalculates.";
    start_privacy: "一个文件，不联网：数据不离开这台电脑。", "One file, no network: the data never leave this computer.";
    start_choices: "从哪里开始", "Where to begin";
    start_continue(title: String): "继续：{title}", "Continue: {title}";
    start_continue_hint: "回到正在编辑的考评簿。", "Back to the book that is open.";
    start_new: "新建考评", "New evaluation";
    start_new_hint: "用内置的堡垒指数、先锋指数办法，从空白名册开始。", "With the built-in scheme of branch and member indices and an empty roster.";
    start_empty: "自拟办法", "A scheme of your own";
    start_empty_hint: "从空白开始，点选类别、指标、计分规则和等次。", "From nothing: choose classes, indicators, rules and grades.";
    start_import: "导入花名册", "Import a roster";
    start_import_hint: "选一个 Excel 花名册，核对后再收下；也可以直接拖进窗口。", "Choose an Excel roster and check it before it is taken; or drop it on the window.";
    start_sample: "用示例试一试", "Try the sample";
    start_sample_hint: "60 名虚构党员、6 个支部，分数差几项就录齐，随便改。", "Sixty invented members in six branches, scores all but entered. Change anything.";
    start_schemes: "其他办法", "Other schemes";
    start_scheme: "打开考评办法文件", "Open a scheme file";
    start_scheme_hint: "选一个保存过的“考评办法.json”，从空白名册开始。", "Choose a saved scheme (.json) and begin with an empty roster.";
    start_scheme_hint_open: "选一个保存过的“考评办法.json”，用于正在编辑的考评簿；可以撤销。", "Choose a saved scheme (.json) for the book that is open. It can be taken back.";
    start_next_year: "下一年度", "The next year";
    start_next_year_hint: "沿用这本考评簿的办法和认得的文件格式，周期顺延一年，从空白名册开始。", "With this book’s scheme and the layouts of files it knows, its period moved on by a year, and an empty roster.";
    start_path: "做完一次考评的五步", "An evaluation in five steps";
    start_step_roster: "导入或录入考评对象", "import or type the subjects";
    start_step_scheme: "核对指标、权重和规则", "check indicators, weights and rules";
    start_step_scores: "录入、粘贴各项数据", "type or paste the entries";
    start_step_results: "查指数、名次、等次和由来", "see indices, ranks, grades and why";
    start_step_export: "生成带公式的工作簿", "write the workbook with its formulas";
    replace_title: "要另建一本考评簿吗？", "Begin another book?";
    replace_body(title: String): "“{title}”还没有导出。另建之后，它不再保留。", "“{title}” has not been exported. It will not be kept.";
    replace_confirm: "另建", "Begin another";
}
