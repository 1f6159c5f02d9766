//! 导出错误表: the sheets of an import as they stand, with what is wrong marked where it is and said at
//! the end of its row, to be corrected and imported again.

mod page;

use std::collections::BTreeMap;

use rust_xlsxwriter::Workbook;

use crate::book::Book;
use crate::excel::import::{Import, ImportPlan, Level};
use crate::excel::read::{Sheet, place};
use crate::sentence::Sentence;

use super::names::{cleaned, sheet_name};
use super::sheet;
use super::template::write_mark;
use super::{Written, limits, properties, refused, reserve};

pub(in crate::excel) use page::heading;

/// What is wrong in a sheet, by where it is.
struct Faults<'a> {
    sheet: &'a Sheet,
    /// The first and the lowest rows of its headings.
    headings: Vec<(u32, u32)>,
    /// What there is to say of a cell.
    cells: BTreeMap<(u32, u32), Vec<String>>,
    /// What there is to say of a row, by its first cell.
    rows: BTreeMap<(u32, u32), Vec<String>>,
    /// What there is to say of the whole.
    general: Vec<String>,
}

impl Faults<'_> {
    /// The lowest row of the first headings.
    fn first_heading(&self) -> Option<u32> {
        self.headings.iter().map(|(_, lowest)| *lowest).min()
    }

    /// Whether a row is of headings.
    fn is_heading(&self, row: u32) -> bool {
        self.headings.iter().any(|(first, lowest)| (*first..=*lowest).contains(&row))
    }

    /// Whether a row stands above all tables.
    fn is_above(&self, row: u32) -> bool {
        self.headings.iter().all(|(first, _)| row < *first)
    }
}

/// The sheets of an import with what is wrong marked in them; the same import gives the same bytes.
pub fn write_errors(import: &Import, plan: &ImportPlan, book: &Book) -> Result<Written, Sentence> {
    let pages = pages(import, plan);
    if pages.iter().all(|page| page.cells.is_empty() && page.general.is_empty()) {
        return Err(nothing_wrong());
    }
    let cells: usize = pages.iter().map(|page| page.sheet.cell_count()).sum();
    limits::check_memory(cells, cells)?;
    reserve(cells);
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(super::COMPRESSION);
    workbook.set_properties(&properties(book));
    let mut taken: Vec<String> = Vec::new();
    for page in &pages {
        let name = sheet_name(&page.sheet.name, &taken);
        page::write(
            page,
            &mut sheet::Sheet::alone(workbook.add_worksheet(), &mut Vec::new(), &mut |_| {}),
            &name,
        )
        .map_err(|error| refused(&name, &error))?;
        taken.push(name);
    }
    if let Some(returned) = import.returned() {
        write_mark(returned, &mut workbook).map_err(|error| refused("", &error))?;
    }
    let bytes = workbook.save_to_buffer().map_err(|error| refused("", &error))?;
    Ok(Written { name: format!("{}-错误表.xlsx", stem(import.file())), bytes })
}

/// The file's name without its ending.
fn stem(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem: String = cleaned(stem).trim_end_matches("-错误表").chars().take(80).collect();
    if stem.is_empty() { "导入".to_owned() } else { stem }
}

fn pages<'a>(import: &'a Import, plan: &ImportPlan) -> Vec<Faults<'a>> {
    let mut pages: Vec<(usize, Faults)> = Vec::new();
    for (position, row) in import.heading_rows() {
        let Some(sheet) = import.sheets().get(position) else { continue };
        if pages.iter().all(|(known, _)| *known != position) {
            let page = Faults {
                sheet,
                headings: Vec::new(),
                cells: BTreeMap::new(),
                rows: BTreeMap::new(),
                general: Vec::new(),
            };
            pages.push((position, page));
        }
        if let Some((_, page)) = pages.iter_mut().find(|(known, _)| *known == position) {
            page.headings.extend(row);
        }
    }
    for diagnostic in plan.diagnostics.list().iter().filter(|one| one.level >= Level::Warning) {
        let words = diagnostic.sentence.zh.clone();
        let origin = diagnostic.cell.and_then(|(row, column)| import.places().origin(row, column));
        let Some(origin) = origin else {
            if let Some((_, page)) = pages.first_mut() {
                page.general.push(words);
            }
            continue;
        };
        let found = pages.iter_mut().find(|(known, _)| *known == origin.sheet);
        let Some((_, page)) = found else { continue };
        let address = place(origin.row, origin.column);
        page.rows.entry((origin.row, 0)).or_default().push(format!("{address}：{words}"));
        page.cells.entry((origin.row, origin.column)).or_default().push(words);
    }
    if let (Some((_, page)), left) = (pages.first_mut(), plan.diagnostics.unkept())
        && left > 0
    {
        page.general.push(format!("还有 {left} 处没有标出：改好这些后再导入，会接着列出。"));
    }
    pages.into_iter().map(|(_, page)| page).collect()
}

fn nothing_wrong() -> Sentence {
    Sentence::new(
        "没有需要改正的地方，不必导出错误表。",
        "There is nothing to correct, so no error workbook is needed.",
    )
}
