//! Texts of the scheme.

use super::texts;

texts! {
    formula: "公式", "Formula";
    show_formulas: "显示公式", "Show formulas";
    indicators: "指标", "Indicators";
    indicator_code: "编号", "Code";
    indicator_name: "指标", "Indicator";
    indicator_portion: "占比", "Share";
    indicator_rule: "计分规则", "Rule";
    indicator_parameters: "参数", "Parameters";
    indicator_source: "依据", "Source";
    class_rules: "指数与等次", "Index and grades";
    scheme_advice: "内置数字只是示例。请逐项对照本单位的考评办法核对；改动立即生效，可以撤销。", "The built-in figures are examples. Check each against your own rules; a change takes effect at once and can be undone.";

    rules_name(class: String): "{class}的指数与等次参数", "Index and grade parameters of {class}";
}
