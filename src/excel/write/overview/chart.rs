//! Native charts beside their tables, told apart by pattern and weight on black-and-white paper.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartLegendPosition, ChartLine, ChartPatternFill, ChartPatternFillType,
    ChartRange, ChartType, Color, XlsxError,
};

use super::super::sheet::Sheet;
use super::CHART_COLUMN;

const INK: [u32; 6] = [0x002F_5D8C, 0x00C4_6A1B, 0x004F_8A5B, 0x0080_4F8C, 0x0059_5959, 0x00A8_8B2A];
const PATTERNS: [ChartPatternFillType; 6] = [
    ChartPatternFillType::Dotted75Percent,
    ChartPatternFillType::DiagonalStripesWideUpwards,
    ChartPatternFillType::HorizontalStripesNarrow,
    ChartPatternFillType::LargeConfetti,
    ChartPatternFillType::DiagonalStripesWideDownwards,
    ChartPatternFillType::Dotted25Percent,
];
const WIDTH: u32 = 520;
const HEIGHT: u32 = 320;
const FONT: &str = "宋体";

/// Bars over the rows from `begin` to `end`, names in the first column, a series for each of `series`;
/// the names of series stand above `begin`. The chart stands at `first`.
pub(super) fn columns(
    sheet: &mut Sheet,
    (first, begin, end): (u32, u32, u32),
    title: &str,
    series: &[u16],
) -> Result<(), XlsxError> {
    if end <= begin {
        return Ok(());
    }
    let mut chart = begun(ChartType::Column, title);
    let looks = INK.into_iter().zip(PATTERNS).cycle();
    for (&column, (ink, pattern)) in series.iter().zip(looks) {
        let mut fill = ChartPatternFill::new();
        fill.set_pattern(pattern).set_foreground_color(Color::RGB(ink)).set_background_color(Color::White);
        let added = chart.add_series();
        added.set_values(&range(sheet, begin, end, column)).set_categories(&range(sheet, begin, end, 0));
        added.set_name(&range(sheet, begin.saturating_sub(1), begin, column));
        added.set_format(rust_xlsxwriter::ChartFormat::new().set_pattern_fill(&fill));
        added.set_gap(60);
        if let [_] = series {
            added.set_data_label(ChartDataLabel::new().show_value());
        }
    }
    if let [_] = series {
        chart.legend().set_hidden();
    }
    chart.y_axis().set_font(ChartFont::new().set_name(FONT).set_size(9));
    chart.x_axis().set_font(ChartFont::new().set_name(FONT).set_size(9));
    sheet.page.insert_chart(first, CHART_COLUMN, &chart)?;
    Ok(())
}

/// One series as a radar.
pub(super) fn radar(
    sheet: &mut Sheet,
    (first, begin, end): (u32, u32, u32),
    title: &str,
) -> Result<(), XlsxError> {
    let mut chart = begun(ChartType::RadarWithMarkers, title);
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(0x002F_5D8C)).set_width(2.25);
    let added = chart.add_series();
    added.set_values(&range(sheet, begin, end, 1)).set_categories(&range(sheet, begin, end, 0));
    added.set_format(rust_xlsxwriter::ChartFormat::new().set_line(&line));
    chart.legend().set_hidden();
    chart.y_axis().set_min(0).set_max(1).set_major_unit(0.2);
    sheet.page.insert_chart(first, CHART_COLUMN, &chart)?;
    Ok(())
}

fn begun(kind: ChartType, title: &str) -> Chart {
    let mut chart = Chart::new(kind);
    chart.set_width(WIDTH).set_height(HEIGHT).set_alt_text(title);
    chart.title().set_name(title).set_font(ChartFont::new().set_name("黑体").set_size(12).unset_bold());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
}

fn range(sheet: &Sheet, begin: u32, end: u32, column: u16) -> ChartRange {
    ChartRange::new_from_range(&sheet.page.name(), begin, column, end.saturating_sub(1), column)
}
