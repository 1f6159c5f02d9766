//! The year-end workbook: plain sheets, live formulas with cached results, and the reconciliation
//! that proves them.

mod bulk;
mod cells;
mod clauses;
mod comparison;
mod cover;
mod entries;
mod errors;
mod figure;
mod follow;
mod forms;
mod formulas;
mod groups;
mod handout;
pub(super) mod kept;
pub(super) mod layout;
mod limits;
mod names;
mod overview;
mod parts;
mod publication;
mod quotas;
mod results;
mod scheme;
mod sheet;
mod style;
mod table;
mod template;
mod units;
mod validation;
mod volume;
mod widths;

#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::book::{Book, Calculation};
use crate::sentence::Sentence;

use formulas::Formulas;
use layout::{Layout, Plan, Purpose};
use sheet::Sheet;
use style::Styles;

pub(super) use errors::heading as errors_heading;
pub use errors::write_errors;
pub use handout::{Handout, Written, hand_out};
pub use kept::Kept;
pub use template::{Spread, Templates, write_templates};
pub(super) use template::{template_columns, units_of};
pub use volume::Extras;

use volume::Volume;

/// What every sheet is written from.
struct Export<'a> {
    book: &'a Book,
    calculation: &'a Calculation,
    layout: Layout,
    formulas: Formulas,
    styles: Styles,
    kept: Kept<'a>,
}

/// Packing takes about as long as writing; larger files are not worth more of it.
const COMPRESSION: u8 = 3;

/// Writes the workbook; with `kept` it can be opened again as the book it came from. `progress` hears
/// how much of how much is done; the same book gives the same bytes.
pub fn export(
    book: &Book,
    calculation: &Calculation,
    kept: Kept,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<u8>, Sentence> {
    volume_bytes(book, calculation, kept, &Volume::Whole(Extras::default()), progress)
}

fn volume_bytes(
    book: &Book,
    calculation: &Calculation,
    kept: Kept,
    volume: &Volume,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<u8>, Sentence> {
    let export = volume_export(book, calculation, kept, volume)?;
    reserve(export.layout.held_cells());
    export.write(progress).map_err(|(sheet, error)| refused(&sheet, &error))
}

/// What the sheets of a volume are written from.
fn volume_export<'a>(
    book: &'a Book,
    calculation: &'a Calculation,
    kept: Kept<'a>,
    volume: &Volume,
) -> Result<Export<'a>, Sentence> {
    limits::check(book, calculation)?;
    let layout = Layout::of(book, calculation, &kept, volume);
    limits::check_memory(layout.cells(), layout.held_cells())?;
    let formulas = Formulas::new(calculation, &layout);
    Ok(Export { book, calculation, kept, layout, formulas, styles: Styles::new() })
}

impl Export<'_> {
    /// The file, or the sheet that could not be written and why.
    fn write(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Vec<u8>, (String, XlsxError)> {
        let mut workbook = Workbook::new();
        workbook.set_zip_compression_level(COMPRESSION);
        workbook.set_properties(&properties(self.book));
        let total = 2 * self.layout.rows();
        let mut done = 0;
        let mut bulks = Vec::new();
        progress(done, total);
        for (position, plan) in self.layout.sheets().iter().enumerate() {
            let mut written = |rows: u64| progress(done + rows, total);
            Sheet::new(workbook.add_worksheet(), self, position, &mut bulks, &mut written)
                .and_then(|mut sheet| self.write_sheet(&mut sheet, plan))
                .map_err(|error| (plan.name.clone(), error))?;
            done += plan.rows as u64;
            progress(done, total);
        }
        let of_all = |error| (String::new(), error);
        let bytes = workbook.save_to_buffer().map_err(of_all)?;
        drop(workbook);
        let bytes = match bulks.as_slice() {
            [] => bytes,
            bulks => bulk::fill(&bytes, bulks, &mut |rows| progress(done + rows, total)).map_err(of_all)?,
        };
        progress(total, total);
        Ok(bytes)
    }

    fn write_sheet<'e>(&'e self, sheet: &mut Sheet<'_, 'e>, plan: &Plan) -> Result<(), XlsxError> {
        match plan.purpose {
            Purpose::Cover => cover::write(self, sheet),
            Purpose::Clauses => clauses::write(self, sheet),
            Purpose::Scheme => scheme::write(self, sheet),
            Purpose::Roster(table) | Purpose::Scores(table) | Purpose::Entries(table) => {
                entries::write(self, sheet, plan, table)
            }
            Purpose::Results(table) => results::write(self, sheet, plan, table),
            Purpose::Quotas => quotas::write(self, sheet),
            Purpose::Alerts => follow::write_alerts(self, sheet),
            Purpose::Outcomes => follow::write_outcomes(self, sheet),
            Purpose::Overview => overview::write(self, sheet),
            Purpose::Unit(position) => {
                self.layout.unit(position).map_or(Ok(()), |group| units::write(self, sheet, group))
            }
            Purpose::Forms(position) => {
                self.layout.form_rows(position).map_or(Ok(()), |rows| forms::write(self, sheet, rows))
            }
            Purpose::Publication(table) => publication::write(self, sheet, table),
            Purpose::Comparison => comparison::write_summary(self, sheet),
            Purpose::ComparisonOf(table) => comparison::write_details(self, sheet, plan, table),
            Purpose::Steps => kept::write_steps(self, sheet),
            Purpose::Saved => kept::write_saved(self, sheet),
        }
    }
}

/// The file's own dates are the evaluation's, so that no clock reaches the bytes.
fn properties(book: &Book) -> DocProperties {
    let properties = DocProperties::new()
        .set_title(book.title.as_str())
        .set_subject(book.scheme.name.as_str())
        .set_company(book.organisation.as_str())
        .set_comment("evalbook 考评簿");
    match ExcelDateTime::from_timestamp(unix_seconds(book.date))
        .or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))
    {
        Ok(date) => properties.set_creation_datetime(&date),
        Err(_) => properties,
    }
}

/// The seconds since 1970 at the beginning of a serial day.
fn unix_seconds(day: f64) -> i64 {
    const FIRST_OF_1970: i64 = 25_569;
    const SECONDS_A_DAY: i64 = 86_400;
    // A number too large for a day saturates and is refused as a date.
    (day.floor() as i64).saturating_sub(FIRST_OF_1970).saturating_mul(SECONDS_A_DAY)
}

/// A browser's memory grows in small steps, each of them slow: one large block taken and given back
/// leaves it grown.
fn reserve(cells: usize) {
    const BYTES_A_CELL: usize = 225;
    const MANY: usize = 50_000;
    if cfg!(target_arch = "wasm32") && cells > MANY {
        let mut block: Vec<u8> = Vec::new();
        // Without the memory the export goes on and grows step by step.
        if block.try_reserve_exact(cells.saturating_mul(BYTES_A_CELL)).is_ok() {
            std::hint::black_box(&mut block);
        }
    }
}

fn refused(sheet: &str, error: &XlsxError) -> Sentence {
    if matches!(error, XlsxError::MaxStringLengthExceeded) {
        return limits::long_text_on(sheet);
    }
    Sentence::new(
        format!("工作簿没有写成：{error}。原有数据未受影响，请把这句话告诉维护人员。"),
        format!("The workbook could not be written: {error}. Nothing was changed; pass this sentence on."),
    )
}
