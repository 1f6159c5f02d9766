//! The table of checks.

use super::finding::{Finding, Severity};
use super::lookup::Lookup;
use super::report::Report;
use super::{
    ballots, conversions, extremes, formulas, grades, links, names, quotas, shares, sources, standing, tables,
};
use crate::scheme::model::Scheme;
use crate::sentence::Sentence;

/// A check: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its code, the same in every version.
    pub code: &'static str,
    /// How serious what it finds is.
    pub severity: Severity,
    /// What it looks at, in Chinese.
    pub zh: &'static str,
    /// What it looks at, in English.
    pub en: &'static str,
    /// Looks and reports.
    pub(super) look: fn(&Lookup, &mut Report),
}

impl Check {
    /// What it looks at.
    pub fn title(&self) -> Sentence {
        Sentence::new(self.zh, self.en)
    }
}

/// Every static check, in the order findings are given.
pub static CHECKS: [Check; 52] = [
    row("E01", Severity::Error, "权重合计为 1", "Weights sum to 1", shares::weights),
    row("W02", Severity::Warning, "满分合计为 100", "Points sum to 100", shares::points),
    row("W03", Severity::Warning, "每项都有分值或权重", "Every indicator counts", shares::not_positive),
    row("E04", Severity::Error, "评分人权重合计为 1", "Raters' weights sum to 1", shares::raters),
    row("W05", Severity::Warning, "挂钩权重合计为 1", "Link weights sum to 1", shares::link),
    row("E06", Severity::Error, "分期权重合计为 1", "The parts' weights sum to 1", shares::parts),
    row("E10", Severity::Error, "等次从高到低", "Grades from the best down", grades::order),
    row("E11", Severity::Error, "没有空档等次", "No empty grade", grades::empty),
    row("W12", Severity::Warning, "最低等次从 0 分起", "The lowest grade begins at 0", grades::lowest),
    row("E13", Severity::Error, "等次不重名", "Grades have their own names", grades::names),
    row("A14", Severity::Advice, "设有等次", "There are grades", grades::none),
    row("E15", Severity::Error, "指数上限不低于最好等次", "The limit allows the best grade", grades::cap),
    row("E16", Severity::Error, "等次可以达到", "Grades can be reached", grades::out_of_reach),
    row("E20", Severity::Error, "名额比例在 0 到 1 之间", "Quotas between 0 and 1", quotas::share),
    row("E21", Severity::Error, "名额能够执行", "Quotas can be kept", quotas::impossible),
    row("W22", Severity::Warning, "名额取整不超比例", "Rounding keeps within the part", quotas::rounding),
    row("E23", Severity::Error, "名额分组存在", "Groups of quotas are there", quotas::groups),
    row("E24", Severity::Error, "单位等次存在", "The units' grades are there", quotas::units),
    row("W30", Severity::Warning, "满分可以得到", "Full marks can be reached", conversions::unreachable),
    row(
        "W31",
        Severity::Warning,
        "得分不超满分",
        "Points stay within the full mark",
        conversions::above_full,
    ),
    row("E32", Severity::Error, "起计线、目标值合理", "Floors and targets fit", conversions::ends),
    row("W33", Severity::Warning, "越多越好还是越少越好", "More or less is better", conversions::direction),
    row("E34", Severity::Error, "分档从高到低", "Steps from the highest down", conversions::steps),
    row("W35", Severity::Warning, "分档越高得分越多", "Higher steps earn more", conversions::falling_steps),
    row("E36", Severity::Error, "用词都有分值", "Every word has a mark", conversions::words),
    row("W37", Severity::Warning, "得分不随他人变动", "Points do not depend on others", conversions::cohort),
    row("E40", Severity::Error, "取舍项数合理", "Keeps and drops fit", extremes::counts),
    row("W41", Severity::Warning, "极值只去一次", "Extremes are dropped once", extremes::twice),
    row("E50", Severity::Error, "表不重名", "Tables have their own names", names::tables),
    row("E51", Severity::Error, "指标不重名", "Indicators have their own names", names::indicators),
    row("E52", Severity::Error, "列不重名", "Columns have their own names", names::columns),
    row("E53", Severity::Error, "参数不重名", "Parameters have their own names", names::parameter_names),
    row("E54", Severity::Error, "周期起止有序", "The period's days in order", names::period),
    row("E60", Severity::Error, "挂钩对象存在", "What links name is there", links::target),
    row("W61", Severity::Warning, "挂钩列只填已有对象", "Linked columns take what is there", links::options),
    row("A62", Severity::Advice, "所属列有用", "Columns that name subjects are used", links::idle),
    row("E63", Severity::Error, "没有循环", "No cycles", links::cycles),
    row("E70", Severity::Error, "数据来源存在", "Sources are there", tables::missing),
    row("A71", Severity::Advice, "每张表都有用", "Every table is used", tables::unused),
    row("E72", Severity::Error, "可选值合理", "Values can be entered", tables::options),
    row("E73", Severity::Error, "公式能够计算", "Formulas compile", formulas::wrong),
    row("E80", Severity::Error, "作废规则不会作废全部", "Rules do not void everything", ballots::all_void),
    row("W81", Severity::Warning, "作废规则起作用", "Rules over ballots apply", ballots::idle),
    row("W82", Severity::Warning, "去极值后有票可算", "Dropping leaves ballots", ballots::trim),
    row("E90", Severity::Error, "同分比较列存在", "Tie-breaks are there", standing::chain),
    row("E91", Severity::Error, "限制等次存在", "Limits name grades that are there", standing::restrictions),
    row("E92", Severity::Error, "条件所用存在", "What conditions name is there", standing::conditions),
    row("W93", Severity::Warning, "加减分上限大于 0", "Bonus and penalty can count", standing::ledger),
    row("E94", Severity::Error, "每类都有指标", "Every class has indicators", standing::empty),
    row("W95", Severity::Warning, "每组都有指标", "Every group has indicators", standing::empty_group),
    row(
        "W97",
        Severity::Warning,
        "限制和运用写明依据",
        "Limits and outcomes name their clause",
        sources::missing,
    ),
    row("A98", Severity::Advice, "依据已核对", "Clauses are checked", sources::unchecked),
];

const fn row(
    code: &'static str,
    severity: Severity,
    zh: &'static str,
    en: &'static str,
    look: fn(&Lookup, &mut Report),
) -> Check {
    Check { code, severity, zh, en, look }
}

/// All that is wrong with a scheme or questionable about it, in the order of the checks.
pub fn lint(scheme: &Scheme) -> Vec<Finding> {
    let lookup = Lookup::new(scheme);
    let mut findings = Vec::new();
    for check in &CHECKS {
        let mut report = Report::new(check.code, check.severity, &mut findings);
        (check.look)(&lookup, &mut report);
    }
    findings
}
