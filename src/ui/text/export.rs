//! Texts of the export.

use super::texts;

texts! {
    export_button: "生成工作簿", "Write the workbook";
    export_again: "再次生成", "Write it again";
    export_title: "年终考评工作簿", "The year-end workbook";
    export_promise: "一个 .xlsx 文件。指数、名次、等次都是活公式：在 Excel、WPS 或 LibreOffice 里改权重、改分数，结果跟着变。", "One .xlsx file. Indices, ranks and grades are live formulas: change a weight or a score in Excel, WPS or LibreOffice and the results follow.";
    export_contents: "工作簿里有", "What is in it";
    export_cover: "说明", "Cover";
    export_cover_hint: "考评什么、何时、谁；怎样读；现行规则；一格对账结论。", "What, when and who; how to read it; the rules in force; one cell with the result of the comparison.";
    export_scheme_hint: "指标、权重和参数，每个数一格，公式引用它们。", "Indicators, weights and parameters, a cell each, that formulas refer to.";
    export_roster_hint: "各类考评对象的名册。", "The rosters of all classes.";
    export_scores_hint: "录入的数据：评分、任务、测评票、台账，带下拉选项。", "The entries: scores, tasks, ballots, ledger, with lists to choose from.";
    export_results_hint: "各项得分、指数、名次、等次，都是公式。", "Parts, index, rank and grade, all of them formulas.";
    export_comparison: "对账", "Comparison";
    export_comparison_hint: "本程序的数与工作簿重算的数逐一相减，应全部为 0。", "Our figures less the workbook's own, one by one; all should be 0.";
    export_missing(count: String, class: String): "{class}还缺 {count} 项录入，相应的指数在工作簿里是空白。", "{class}: {count} entries are missing; the indices concerned are blank in the workbook.";
    export_no_subjects(class: String): "{class}名册还是空的。", "The roster of {class} is empty.";
    export_ready: "录入已齐，可以导出。", "All entries are there; the workbook can be written.";
    export_before: "导出之前", "Before you export";
    export_done(name: String): "已生成“{name}”，在浏览器的下载文件夹里。", "“{name}” has been written; it is in the browser's download folder.";
    export_check: "打开它，看“说明”里的对账结论：应为“全部一致”。", "Open it and look at the comparison on the cover: it should say that all figures agree.";
    export_extras: "另加", "Also";
    export_units: "每个单位一张表", "A sheet for each unit";
    export_forms: "每人一页考评表", "A form for each person";
    export_others: "分发和公示", "To hand out and to publish";
    handout_units: "分单位工作簿", "A workbook for each unit";
    handout_units_hint: "压缩包：每个单位一个工作簿，有本单位结果和每人的考评表。", "An archive: a workbook for each unit with its results and its people's forms.";
    handout_forms: "全部考评表", "All forms";
    handout_forms_hint: "一个工作簿，每人一页 A4，有签名栏。", "One workbook, a page of A4 for each person, with lines to sign.";
    handout_publication: "公示名单", "Publication list";
    handout_publication_hint: "一个工作簿，不含工号和电话，身份证号隐去中间。", "One workbook without staff and phone numbers, identity numbers masked.";
    handout_text: "公示名单（CSV）", "Publication list (CSV)";
    handout_text_hint: "同一份名单的文本，可以贴到网页。", "The same list as text, for a web page.";
    handout_everything: "全套压缩包", "All of it";
    handout_everything_hint: "一个压缩包：年终工作簿、考评表、公示名单和各单位工作簿。", "One archive: the year-end workbook, the forms, the lists and the units' workbooks.";
    export_clauses: "办法", "Clauses";
    export_clauses_hint: "按条编号的考评办法。", "The scheme as numbered clauses.";
    export_following: "名额、预警、结果运用", "Quotas, alerts, outcomes";
    export_following_hint: "谁入选、谁第一个未入选、依据哪一条；预警和结果运用名单。", "Who is in, who is first out, by which rule; the lists of alerts and outcomes.";
    export_overview: "汇总", "Overview";
    export_overview_hint: "等次分布、分单位指数、得分率，附图。", "Grades, indices unit by unit and parts, with charts.";
}
