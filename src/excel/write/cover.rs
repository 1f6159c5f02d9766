//! 说明: what the workbook is, what its sheets are, the rules in force and whether it agrees with
//! itself.

use rust_xlsxwriter::{Url, XlsxError};

use crate::book::TableRole;
use crate::engine::Value;

use super::Export;
use super::cells::lines;
use super::comparison::{AGREED, TOTAL_CELL, conclusion};
use super::layout::{Plan, Purpose};
use super::limits::FORMULA_CHARACTERS;
use super::scheme::sentences;
use super::sheet::Sheet;

const LABEL_WIDTH: f64 = 24.0;
const WORDS_WIDTH: f64 = 96.0;
const LINE_HEIGHT: f64 = 16.0;

const READING: [&str; 6] = [
    "得分、指数、名次和等次都是活公式：改动“方案”的蓝色数字或各评分表的录入，结果随之重算。",
    "浅黄色的空格是尚未录入、指数还在等待的项；“缺项”不为 0 的对象暂不出指数、名次和等次。",
    "结果表各组标题上方的“＋”可以展开计算过程列（原值、票数、均分）。",
    "名册、评分、结果各表的同一行是同一个对象：可以筛选，不要单独给某一张表排序；错位时对账会指出来。",
    "增减考评对象请在考评簿中进行后重新导出；本簿的公式按导出时的对象写成。",
    "指数按方案规定的小数位四舍五入一次；名次和等次按四舍五入后的指数确定，看到的数就是定等次的数。",
];

/// Writes the cover.
pub(super) fn write(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.page.set_column_width(0, LABEL_WIDTH)?.set_column_width(1, WORDS_WIDTH)?;
    sheet.page.set_row_height(0, 44)?;
    sheet.spread(0, 0, 1, &export.book.title, &export.styles.cover_title)?;
    let mut cover = Cover { export, row: 2 };
    cover.particulars(sheet)?;
    cover.section(sheet, "工作表")?;
    let shown = |plan: &Plan| !matches!(plan.purpose, Purpose::Cover | Purpose::Saved);
    for (position, plan) in export.layout.sheets().iter().enumerate().filter(|(_, plan)| shown(plan)) {
        cover.link(sheet, position, plan)?;
    }
    cover.section(sheet, "怎样看")?;
    for sentence in READING {
        cover.wide_sentence(sheet, sentence)?;
    }
    cover.section(sheet, "现行规则")?;
    for class in &export.book.scheme.classes {
        for (at, sentence) in sentences(class).iter().enumerate() {
            cover.sentence(sheet, if at == 0 { &class.name } else { "" }, sentence)?;
        }
    }
    cover.plain_values(sheet)?;
    sheet.page.set_print_area(0, 0, cover.row.saturating_sub(1), 1)?;
    sheet.page.set_portrait();
    Ok(())
}

struct Cover<'a> {
    export: &'a Export<'a>,
    row: u32,
}

impl Cover<'_> {
    fn particulars(&mut self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let book = self.export.book;
        let styles = &self.export.styles;
        for (label, text) in
            [("单位", &book.organisation), ("考评周期", &book.period), ("考评办法", &book.scheme.name)]
        {
            self.label(sheet, label)?;
            sheet.text(self.row, 1, text, &styles.boxed)?;
            self.row += 1;
        }
        self.label(sheet, "考评日期")?;
        sheet.number(self.row, 1, book.date, &styles.date_words)?;
        self.row += 1;
        let subjects: Vec<String> = book
            .tables
            .iter()
            .filter(|table| matches!(table.role, TableRole::Subjects(_)))
            .map(|table| format!("{} {} 个", table.name, table.rows))
            .collect();
        self.label(sheet, "考评对象")?;
        sheet.text(self.row, 1, &subjects.join("，"), &styles.boxed)?;
        self.row += 1;
        self.label(sheet, "对账结论")?;
        let comparison = self.export.layout.sheet_for(Purpose::Comparison).unwrap_or(0);
        let total = format!("{}{TOTAL_CELL}", self.export.layout.prefix(comparison, sheet.position));
        sheet.formula(self.row, 1, &conclusion(&total), &Value::text(AGREED), &styles.boxed_strong)?;
        self.row += 1;
        Ok(())
    }

    fn label(&self, sheet: &mut Sheet, text: &str) -> Result<(), XlsxError> {
        sheet.page.set_row_height(self.row, 22)?;
        sheet.text(self.row, 0, text, &self.export.styles.label)
    }

    fn section(&mut self, sheet: &mut Sheet, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        sheet.page.set_row_height(self.row, 24)?;
        sheet.spread(self.row, 0, 1, text, &self.export.styles.section)?;
        self.row += 1;
        Ok(())
    }

    fn sentence(&mut self, sheet: &mut Sheet, label: &str, text: &str) -> Result<(), XlsxError> {
        sheet.page.set_row_height(self.row, LINE_HEIGHT * lines(text, WORDS_WIDTH - 2.0) + 3.0)?;
        sheet.text(self.row, 0, label, &self.export.styles.words)?;
        sheet.text(self.row, 1, text, &self.export.styles.words)?;
        self.row += 1;
        Ok(())
    }

    fn wide_sentence(&mut self, sheet: &mut Sheet, text: &str) -> Result<(), XlsxError> {
        let room = LABEL_WIDTH + WORDS_WIDTH - 2.0;
        sheet.page.set_row_height(self.row, LINE_HEIGHT * lines(text, room) + 3.0)?;
        sheet.spread(self.row, 0, 1, text, &self.export.styles.words)?;
        self.row += 1;
        Ok(())
    }

    fn link(&mut self, sheet: &mut Sheet, position: usize, plan: &Plan) -> Result<(), XlsxError> {
        let target = format!("internal:{}A1", self.export.layout.prefix(position, sheet.position));
        let url = Url::new(target).set_text(&plan.name);
        sheet.page.write_url_with_format(self.row, 0, url, &self.export.styles.link)?;
        sheet.page.set_row_height(self.row, 19)?;
        sheet.text(self.row, 1, &self.purpose(plan), &self.export.styles.boxed)?;
        self.row += 1;
        Ok(())
    }

    fn purpose(&self, plan: &Plan) -> String {
        let name = |table: usize| self.export.book.tables.get(table).map_or("", |found| found.name.as_str());
        match plan.purpose {
            Purpose::Cover => String::new(),
            Purpose::Scheme => "指标、满分或权重、计分规则、参数；各表公式引用这里的数".to_owned(),
            Purpose::Roster(table) => format!("{}名单及基本情况", name(table)),
            Purpose::Scores(table) => format!("{}的录入数据，每人（每单位）一行", name(table)),
            Purpose::Entries(table) => match self.export.book.tables.get(table).map(|found| found.role) {
                Some(TableRole::Entries(entry)) => {
                    let purpose =
                        self.export.book.scheme.tables.get(entry).map(|found| found.purpose.as_str());
                    // A sheet's name has 31 letters at most: a longer one is said in full.
                    let whole = if plan.name == name(table) {
                        String::new()
                    } else {
                        format!("“{}”。", name(table))
                    };
                    format!("{whole}{}", purpose.unwrap_or_default())
                }
                _ => String::new(),
            },
            Purpose::Results(table) => {
                let index = self.export.book.class_of(table).map_or("", |class| class.index.as_str());
                format!("{}的{index}、名次、等次和各项得分", name(table))
            }
            Purpose::Comparison => "考评簿的数与本簿重算的数是否一致".to_owned(),
            Purpose::ComparisonOf(table) => format!("{}逐人逐项的对账明细", name(table)),
            Purpose::Steps => "从新建起的每一步".to_owned(),
            Purpose::Clauses => "考评办法的条文，按条编号".to_owned(),
            Purpose::Quotas => "各等次的基数、名额、入选和第一个未入选，以及依据的规则".to_owned(),
            Purpose::Alerts => "预警事项、对象和理由".to_owned(),
            Purpose::Outcomes => "结果运用名单和理由".to_owned(),
            Purpose::Overview => "等次分布、分单位指数、各项得分率，附图".to_owned(),
            Purpose::Unit(_) => "本单位及其人员的结果".to_owned(),
            Purpose::Forms(_) => "每人一页，供签字存档".to_owned(),
            Purpose::Publication(_) => "公示名单".to_owned(),
            Purpose::Saved => String::new(),
        }
    }

    /// Says which columns could not become live formulas.
    fn plain_values(&mut self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let mut plain = Vec::new();
        for (position, table) in self.export.book.tables.iter().enumerate() {
            for (formula, column) in self.export.calculation.formulas(position).iter().enumerate() {
                if self.export.formulas.of(position, formula).is_none() {
                    plain.push(format!("{}的“{}”", table.name, column.name));
                }
            }
        }
        if plain.is_empty() {
            return Ok(());
        }
        self.section(sheet, "不随改动重算的列")?;
        let text = format!(
            "下列各列用到 Excel 2010 没有的函数，或超出一个公式的限度（{FORMULA_CHARACTERS} 个字符、64 层嵌套、255 个参数），只写数值：{}。",
            plain.join("、")
        );
        self.wide_sentence(sheet, &text)
    }
}
