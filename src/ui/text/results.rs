//! Texts of the results and of explanations.

use super::texts;

texts! {
    results_empty(class: String): "还没有{class}，所以没有结果。", "There are no subjects ({class}), so there are no results yet.";
    results_hint: "点一个数，看它怎样得出；点表头排序。", "Click a figure to see how it came about; click a heading to sort.";
    subjects: "考评对象", "Subjects";
    complete: "已出指数", "With an index";
    missing_entries: "缺录入", "Entries missing";
    mean_of(index: String): "{index}平均", "Mean {index}";
    none_yet: "—", "—";
    grades: "等次分布", "Grades";
    grade_count(name: String, count: String): "{name} {count}", "{name} {count}";
    go_to_scores: "去补录", "Enter them";
    explanation: "由来", "How it came about";
    explanation_back(name: String): "返回：{name}", "Back to {name}";
    explanation_close: "关闭（Esc）", "Close (Esc)";
    explanation_steps: "算式", "Working";
    explanation_inputs: "用到的数", "Made from";
    explanation_formula: "公式", "Formula";
    explanation_deeper(name: String): "看“{name}”怎样得出", "How “{name}” came about";
    explanation_empty: "空", "empty";
    explanation_value_missing: "尚无", "none yet";
}
