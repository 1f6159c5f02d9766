//! 名额: for each quota and group the base, the places, who is in, who is first out and why.

use rust_xlsxwriter::XlsxError;

use crate::book::{QuotaCandidate, QuotaColumns, QuotaGroup};
use crate::engine::{Place, Value};
use crate::scheme::{Band, Role, quota_sentence};

use super::Export;
use super::cells::lines;
use super::sheet::Sheet;
use super::style::Look;

const WIDTHS: [f64; 8] = [20.0, 22.0, 10.0, 10.0, 12.0, 12.0, 12.0, 30.0];
const LAST: u16 = 7;
const ROOM: f64 = 120.0;
const HEADS: [&str; 8] = ["分组", "对象", "顺位", "指数", "基数", "名额", "入选", "说明"];

/// Writes the quotas of all classes.
pub(super) fn write(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    for (at, width) in (0u16..).zip(WIDTHS) {
        sheet.page.set_column_width(at, width)?;
    }
    sheet.page.set_row_height(0, 28)?;
    sheet.text(0, 0, "名额", &export.styles.title)?;
    sheet.spread(1, 0, LAST, NOTE, &export.styles.note)?;
    let mut row = 2;
    for table in 0..export.book.tables.len() {
        let Some(class) = export.book.class_of(table) else { continue };
        for band in &class.grades {
            let (Some(quota), Some(columns)) = (&band.quota, Columns::of(export, table, band)) else {
                continue;
            };
            row += 1;
            let title = format!("{} · {}", class.name, band.name);
            sheet.spread(row, 0, LAST, &title, &export.styles.section)?;
            sheet.page.set_row_height(row, 24)?;
            row += 1;
            let rule = quota_sentence(band, quota).zh;
            sheet.spread(row, 0, LAST, &rule, &export.styles.words)?;
            sheet.page.set_row_height(row, 16.0 * lines(&rule, ROOM) + 4.0)?;
            row += 1;
            for (at, head) in (0u16..).zip(HEADS) {
                sheet.text(row, at, head, &export.styles.head)?;
            }
            let rows = export.book.tables.get(table).map_or(0, |found| found.rows);
            let says = |column, row| export.words(Place { table, column, row });
            for group in columns.quota.groups(export.calculation, rows, says) {
                row = write_group(export, sheet, row, (table, &group), &columns)?;
            }
        }
    }
    sheet.page.set_print_area(0, 0, row, LAST)?.set_freeze_panes(2, 0)?;
    Ok(())
}

const NOTE: &str = "基数、名额、入选人数和各人的顺位都是活公式；名单是导出时的候选人，改动权重或录入后如有新的候选人，以结果表为准。";

/// What stands in the columns of the sheet.
struct Columns {
    quota: QuotaColumns,
    index: Option<usize>,
    key: usize,
}

impl Columns {
    fn of(export: &Export, table: usize, band: &Band) -> Option<Self> {
        Some(Self {
            quota: QuotaColumns::of(export.calculation, table, band)?,
            index: export.column_of(table, &Role::Index),
            key: super::layout::key_column(export.book, table)?,
        })
    }
}

fn write_group(
    export: &Export,
    sheet: &mut Sheet,
    mut row: u32,
    (table, group): (usize, &QuotaGroup),
    columns: &Columns,
) -> Result<u32, XlsxError> {
    let QuotaGroup { first, places, ref candidates, .. } = *group;
    let styles = &export.styles;
    row += 1;
    let shown = if group.name.is_empty() { "全体" } else { &group.name };
    sheet.text(row, 0, shown, &styles.boxed_strong)?;
    let sum = |at: u16| {
        format!("SUM({0}{1}:{0}{2})", super::cells::letters(at), row + 2, row + 1 + candidates.len() as u32)
    };
    let chosen = candidates.iter().filter(|candidate| candidate.is_in).count();
    sheet.text(row, 1, &format!("候选 {} 个", candidates.len()), &styles.boxed)?;
    sheet.text(row, 2, "", &styles.boxed)?;
    sheet.text(row, 3, "", &styles.boxed)?;
    let whole_look = styles.cell(Look::Whole, true);
    export.show(sheet, (row, 4), Place { table, column: columns.quota.base, row: first }, whole_look)?;
    export.show(sheet, (row, 5), Place { table, column: columns.quota.places, row: first }, whole_look)?;
    if export.layout.is_live() && !candidates.is_empty() {
        sheet.formula(row, 6, &sum(6), &Value::Number(chosen as f64), whole_look)?;
    } else {
        sheet.number(row, 6, chosen as f64, whole_look)?;
    }
    let spare = places.saturating_sub(chosen);
    let words = if spare > 0 { format!("空 {spare} 个名额") } else { "名额用完".to_owned() };
    sheet.text(row, LAST, if places == 0 { "没有名额" } else { &words }, &styles.boxed)?;
    let next = group.first_out();
    for candidate in candidates {
        let subject = candidate.row;
        row += 1;
        sheet.text(row, 0, shown, &styles.boxed)?;
        export.show(sheet, (row, 1), Place { table, column: columns.key, row: subject }, &styles.boxed)?;
        export.show(
            sheet,
            (row, 2),
            Place { table, column: columns.quota.order, row: subject },
            styles.cell(Look::Place, false),
        )?;
        match columns.index {
            Some(column) => {
                let format = styles.cell(export.look_of(table, column), false);
                export.show(sheet, (row, 3), Place { table, column, row: subject }, format)?;
            }
            None => sheet.text(row, 3, "", &styles.boxed)?,
        }
        sheet.text(row, 4, "", &styles.boxed)?;
        sheet.text(row, 5, "", &styles.boxed)?;
        export.show(
            sheet,
            (row, 6),
            Place { table, column: columns.quota.chosen, row: subject },
            styles.cell(Look::Place, false),
        )?;
        let first_out = next.is_some_and(|first| first.order == candidate.order);
        sheet.text(row, LAST, &why(candidate, first_out, places), &styles.boxed)?;
    }
    Ok(row)
}

fn why(
    &QuotaCandidate { order, last, is_in, .. }: &QuotaCandidate,
    first_out: bool,
    places: usize,
) -> String {
    match (is_in, order <= places) {
        (true, _) => "入选".to_owned(),
        (false, true) => format!("第 {order} 至 {last} 位相同，余下 {} 个不够，一起不进", places + 1 - order),
        (false, false) if first_out => format!("第一个未入选：名额 {places} 个，排第 {order}"),
        (false, false) => "未入选".to_owned(),
    }
}
