//! What there is to say of the sheet, its columns and its rows, in words.

use super::arrange::{Reading, Shape};
use super::diagnostic::{Diagnostics, Level};
use super::left_out::LeftOut;
use super::plan::{Fate, ImportPlan};
use super::target::{Remark, Target};
use super::{Import, extent};
use crate::excel::read::{Cell, Row, Sheet, place};
use crate::sentence::Sentence;

/// Columns from which on a sheet is called wide.
const WIDE: usize = 60;
/// Further columns that a roster keeps.
const MOST_KEPT: usize = 2_000;

/// What there is to say of the file and the sheet.
pub fn about_sheet(import: &Import, diagnostics: &mut Diagnostics) {
    let Some(sheet) = import.chosen_sheet() else { return };
    for sentence in &import.aside {
        diagnostics.general(Level::Information, sentence.clone());
    }
    if let Some(reading) = import.readings.get(import.reading) {
        about_reading(import, reading, diagnostics);
    }
    if let Some(problem) = &sheet.problem {
        diagnostics.general(Level::Warning, problem.clone());
    }
    if sheet.outside > 0 {
        let count = sheet.outside;
        diagnostics.general(
            Level::Warning,
            Sentence::new(
                format!("有 {count} 个单元格的位置超出了工作表的范围，没有读取。"),
                format!("{count} cells lie outside the grid of a sheet and were not read."),
            ),
        );
    }
    for &(row, column) in &sheet.unread {
        diagnostics.add(Level::Warning, Some((row, column)), || {
            Sentence::new(
                "这一格或它后面紧邻的一格读不出来（可能是 #SPILL! 之类的新式错误值），按空白处理。请核对。",
                "This cell or the one right after it cannot be read (perhaps a newer error such as #SPILL!) and counts as blank. Please check.",
            )
        });
    }
    extent::about_extent(import, diagnostics);
    about_rows_above(import, sheet, diagnostics);
    if !import.header.settled {
        diagnostics.general(
            Level::Error,
            Sentence::new(
                "没有找到表头，还不能导入。请指出表头在哪一行；如果这张表没有表头，请在表里加上“姓名”“工号”等列名。",
                "No header was found, so nothing can be imported yet. Point out its row; if the sheet has none, add headings such as 姓名 and 工号.",
            ),
        );
    }
}

/// What there is to say of the cells that make the table, and of those that do not.
fn about_reading(import: &Import, reading: &Reading, diagnostics: &mut Diagnostics) {
    if let Some(remark) = &reading.remark {
        diagnostics.general(Level::Information, remark.clone());
    }
    for aside in &reading.asides {
        let (text, place) = (&aside.text, place(aside.cell.0, aside.cell.1));
        let (level, sentence) = if aside.is_table {
            let zh =
                format!("{place} 起还有一张表（{text}），没有导入。如果要导入的是它，请在“工作表”里改选。");
            let en = format!(
                "Another table begins in {place} ({text}) and is not imported. Choose again under Sheet if you meant it."
            );
            (Level::Warning, Sentence::new(zh, en))
        } else {
            let zh = format!("{place} 起的“{text}”不属于这张表，没有导入。");
            let en = format!("What begins in {place} ({text}) is no part of the table and is not imported.");
            (Level::Information, Sentence::new(zh, en))
        };
        diagnostics.general(level, sentence);
    }
    let others: Vec<&Reading> = import
        .readings
        .iter()
        .filter(|other| *other != reading && other.names && !other.hidden && !reading.has(other))
        .filter(|other| !matches!(other.shape, Shape::Visible(..)))
        .collect();
    if let (Some(first), false) = (others.first(), reading.offered) {
        let (count, zh, en) = (others.len(), &first.label.zh, &first.label.en);
        diagnostics.general(
            Level::Warning,
            Sentence::new(
                format!("这个文件里还有 {count} 种读法（如“{zh}”），没有一并导入。如果要导入的是它，请在“工作表”里改选。"),
                format!("The file can be read in {count} other ways (such as {en}), which are not imported. Choose another under Sheet if you meant one."),
            ),
        );
    }
}

/// Rows above the header that look like those below it: a header was taken for one that is none.
fn about_rows_above(import: &Import, sheet: &Sheet, diagnostics: &mut Diagnostics) {
    let header = &import.header;
    if !header.settled || header.rows == 0 {
        return;
    }
    let like_data = |row: &Row<'_>| {
        let filled = row.cells().filter(|(_, cell)| !cell.is_blank()).count();
        filled >= 3 && row.cells().any(|(_, cell)| matches!(cell, Cell::Number(_) | Cell::Date(_)))
    };
    let above: Vec<u32> = sheet
        .rows()
        .take_while(|row| row.number < header.first)
        .filter(like_data)
        .map(|row| row.number)
        .collect();
    if let (Some(&first), true) = (above.first(), above.len() >= 2) {
        let (count, row) = (above.len(), import.places.row(first));
        let (zh, en) = (&row.zh, &row.en);
        diagnostics.general(
            Level::Warning,
            Sentence::new(
                format!("表头上面有 {count} 行像是数据（从{zh}起），没有导入。如果表头认错了，请改选；没有表头时请填 0 行。"),
                format!("{count} rows above the header look like data (from {en} on) and are not imported. If the header is wrong, point out its row; say 0 rows if there is none."),
            ),
        );
    }
}

/// What there is to say of the columns.
pub fn about_columns(import: &Import, diagnostics: &mut Diagnostics) {
    let row = import.header.end().saturating_sub(1).max(import.header.first);
    for (column, proposal) in import.columns.iter().zip(&import.proposals) {
        let Some(remark) = &proposal.remark else { continue };
        let heading = column.heading();
        let name = match &proposal.target {
            Target::Known(name) | Target::Kept(name) => name.as_str(),
            Target::Left => "",
        };
        let level = match remark {
            Remark::Rival { .. } | Remark::Ambiguous { .. } | Remark::LeftByUser => Level::Warning,
            Remark::Renamed | Remark::RowNumber | Remark::Unknown => Level::Information,
        };
        diagnostics.add(level, Some((row, column.position)), || column_sentence(remark, &heading, name));
    }
}

/// What there is to say of a sheet with very many columns.
pub fn about_width(import: &Import, diagnostics: &mut Diagnostics) {
    let count = import.columns.len();
    let kept = import.proposals.iter().filter(|one| matches!(one.target, Target::Kept(_))).count();
    if kept > MOST_KEPT {
        diagnostics.general(
            Level::Error,
            Sentence::new(
                format!("这张表有 {kept} 列办法里没有，超过花名册能保留的 {MOST_KEPT} 列。请在原表删去用不着的列后再导入。"),
                format!("{kept} columns of the sheet are not in the scheme, more than the {MOST_KEPT} that a roster keeps. Delete those you do not need and import again."),
            ),
        );
    } else if count > WIDE {
        diagnostics.general(
            Level::Information,
            Sentence::new(
                format!("这张表有 {count} 列，其中 {kept} 列办法里没有，会按原样保留在花名册里。用不着的列可以改为“不导入”。"),
                format!("The sheet has {count} columns; {kept} of them are not in the scheme and will be kept in the roster as they are. Leave out those you do not need."),
            ),
        );
    }
}

fn column_sentence(remark: &Remark, heading: &str, name: &str) -> Sentence {
    match remark {
        Remark::Rival { attribute, taken } => Sentence::new(
            format!(
                "“{heading}”和“{taken}”都像“{attribute}”：取了“{taken}”，“{heading}”按原样保留为“{name}”。如果取错了，请改选。"
            ),
            format!(
                "{heading} and {taken} both look like {attribute}: {taken} was taken, {heading} is kept as {name}. Choose again if that is wrong."
            ),
        ),
        Remark::Renamed => Sentence::new(
            format!("列名“{heading}”已经有了，这一列改称“{name}”。"),
            format!("The name {heading} is taken already; this column is called {name}."),
        ),
        Remark::RowNumber => Sentence::new(
            format!("“{heading}”只是行号，没有导入。"),
            format!("{heading} only counts the rows and is not imported."),
        ),
        Remark::Unknown => Sentence::new(
            format!("“{heading}”列没有导入：要导入的表里没有这一列。如果它另有叫法，请指定。"),
            format!(
                "The column {heading} is left out: the table has none like it. Say which one it is if it goes by another name."
            ),
        ),
        Remark::LeftByUser => Sentence::new(
            format!("“{heading}”列按你的选择不导入。"),
            format!("The column {heading} is left out by your choice."),
        ),
        Remark::Ambiguous { attribute } => Sentence::new(
            format!("有几列都像“{attribute}”，没有替你选。请指定哪一列是“{attribute}”。"),
            format!("Several columns look like {attribute}; none was chosen. Say which one it is."),
        ),
    }
}

/// No column names the subjects.
pub fn nameless(attribute: &str) -> Sentence {
    Sentence::new(
        format!("没有一列被认作“{attribute}”，还不能导入。请指定哪一列是“{attribute}”，或改选表头所在的行。"),
        format!(
            "No column was recognised as {attribute}, so nothing can be imported yet. Say which one it is, or choose another row for the header."
        ),
    )
}

/// Too many rows for so many columns.
pub fn too_many(columns: usize) -> Sentence {
    Sentence::new(
        format!("这张表的行数乘以 {columns} 列太大，放不下。请把用不着的列改为“不导入”，或拆成几个文件。"),
        format!(
            "The sheet has too many rows for {columns} columns. Leave out columns you do not need, or split the file."
        ),
    )
}

/// Blank rows among the data.
pub fn blank_rows(count: usize) -> Sentence {
    Sentence::new(
        format!("数据中间有 {count} 个空行，已跳过。"),
        format!("{count} blank rows among the data were skipped."),
    )
}

/// A row that is left out.
pub fn row_left_out(why: LeftOut, row: &Sentence, beginning: &str) -> Sentence {
    let (zh, en) = (&row.zh, &row.en);
    match why {
        LeftOut::Total => Sentence::new(
            format!("{zh}（{beginning}）是合计或平均，没有导入。"),
            format!("{en} ({beginning}) is a total or an average and is not imported."),
        ),
        LeftOut::Signature => Sentence::new(
            format!("{zh}（{beginning}）是签字、日期或说明，没有导入。"),
            format!("{en} ({beginning}) holds signatures, dates or notes and is not imported."),
        ),
        LeftOut::Header => Sentence::new(
            format!("{zh}是重复的表头，没有导入。"),
            format!("{en} repeats the header and is not imported."),
        ),
        LeftOut::Nameless => Sentence::new(
            format!("{zh}（{beginning}）没有名称，没有导入。如果是漏填，请在原表补上。"),
            format!("{en} ({beginning}) has no name and is not imported. Fill it in if it was forgotten."),
        ),
        LeftOut::Note => Sentence::new(
            format!("{zh}只有一段文字（{beginning}），像是说明，没有导入。"),
            format!("{en} has only a text ({beginning}) that looks like a note and is not imported."),
        ),
    }
}

/// Merged cells of a column repeated over their rows.
pub fn merged_repeated(name: &str, count: usize) -> Sentence {
    Sentence::new(
        format!("“{name}”列有合并单元格，{count} 行按合并格的值读取。"),
        format!("{name} has merged cells; {count} rows take the merged value."),
    )
}

/// What there is to say of the whole.
pub fn about_outcome(plan: &ImportPlan, diagnostics: &mut Diagnostics) {
    let agreeing = plan.count(|fate| matches!(fate, Fate::Agrees(_)));
    let changes =
        plan.added() + plan.updated() + plan.registered.iter().map(|one| one.keys.len()).sum::<usize>();
    if plan.rows.is_empty() {
        diagnostics.general(
            Level::Error,
            Sentence::new(
                "表头下面没有可以导入的行。请确认选对了工作表和表头。",
                "There is no row to import below the header. Make sure that sheet and header are the right ones.",
            ),
        );
    } else if changes == 0 {
        diagnostics.general(
            Level::Error,
            Sentence::new(
                "这张表里的内容与现有花名册完全一致，没有需要导入的。",
                "The roster already says all that the sheet does; there is nothing to import.",
            ),
        );
    } else if agreeing > 0 {
        diagnostics.general(
            Level::Information,
            Sentence::new(
                format!("有 {agreeing} 行与现有花名册一致，不作改动。"),
                format!("{agreeing} rows agree with the roster and change nothing."),
            ),
        );
    }
}
