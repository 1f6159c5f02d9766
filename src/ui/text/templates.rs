//! Texts of templates to fill in.

use super::texts;

texts! {
    templates_button: "下载填报模板", "Templates to fill in";
    templates_title(name: String): "{name}填报模板", "Templates: {name}";
    templates_say: "已有内容填好并锁定，要填的格子带下拉选项和范围。交回后直接导入，文件名改了也认得。", "What is known is filled in and locked; cells to fill have lists and bounds. Import what comes back: it is known whatever its name.";
    templates_spread: "怎样分发", "Hand out";
    templates_apart: "每个单位一份（压缩包）", "One for each unit, in an archive";
    templates_together: "一份总表", "One for all";
    templates_due: "交回期限（可不填）", "To be given back by (optional)";
    templates_due_hint(date: String): "是否逾期按考评日期（{date}）判断，不看电脑时钟。", "Whether one is late is judged by the evaluation's date ({date}), not by the clock.";
    templates_download: "下载并登记下发", "Download and note down";
    templates_again: "重新下发", "Hand out anew";
    templates_handed: "填报模板的交回情况", "Templates handed out";
    templates_roster_of(table: String): "{table}名册", "Roster of {table}";
    templates_scores_of(table: String): "{table}评分", "Scores of {table}";
    templates_back(count: String, all: String): "已交回 {count} / {all} 份", "{count} of {all} are back";
    templates_until(date: String): "期限 {date}", "due {date}";
    templates_overdue: "逾期未交", "Overdue";
    templates_awaited: "未交回", "Awaited";
    templates_late: "逾期交回", "Back late";
    templates_in: "已交回", "Back";
    templates_whole: "总表", "One for all";
}
