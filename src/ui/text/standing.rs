//! Texts of alerts, outcomes and quotas.

use super::texts;

texts! {
    standing: "预警与结果运用", "Alerts and outcomes";
    step_standing: "预警", "Alerts";
    step_alerts(count: String): "{count} 条预警", "{count} alerts";
    step_no_alerts: "无预警", "no alerts";
    alerts: "预警", "Alerts";
    outcomes: "结果运用", "Outcomes";
    quotas: "名额", "Quotas";
    standing_none(class: String): "{class}的方案里没有预警、结果运用和名额。", "The scheme of {class} has no alerts, outcomes or quotas.";
    standing_none_advice: "去方案里添加", "Add some in the scheme";
    standing_empty(class: String): "还没有{class}，所以没有可预警的对象。", "There are no subjects ({class}), so there is nobody to warn.";
    nobody_warned: "没有人达到这一条。", "Nobody meets this.";
    nobody_listed: "名单是空的。", "The list is empty.";
    people_count(count: String): "{count} 个", "{count}";
    more_not_listed(count: String): "另有 {count} 个没有列出，请到结果表里按这一列筛选。", "{count} more are not listed; filter the results by this column.";
    commending: "正向", "Commend";
    urging: "督促", "Urge";
    action_to_do(action: String): "应做：{action}", "To do: {action}";
    quota_of(grade: String): "{grade}名额", "Places of {grade}";
    quota_group: "范围", "Group";
    quota_whole: "全体", "All";
    quota_base: "参评", "Base";
    quota_places: "名额", "Places";
    quota_inside: "入选", "In";
    quota_first_out: "首位落选", "First out";
    quota_nobody_out: "没有落选的", "nobody";
    quota_left(count: usize): "空 {count} 个", "{count} left";
    show_inside(count: usize): "{count} 个", "{count}";
    why_figure(name: String): "看“{name}”怎样得出", "How “{name}” came about";
}
