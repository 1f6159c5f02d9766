//! The workbook's looks: fonts that an office has, by role, and number formats that show the decimals
//! that count.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::scheme;
use crate::scheme::Kind;

const BODY: &str = "宋体";
const HEAD: &str = "黑体";
const PROSE: &str = "仿宋";
const LINE: Color = Color::RGB(0x00A6_A6A6);
const HEAD_FILL: Color = Color::RGB(0x00E8_EEF4);
const GROUP_FILL: Color = Color::RGB(0x00D3_DEEA);
const MISSING_FILL: Color = Color::RGB(0x00FF_F2CC);
const WRONG_FILL: Color = Color::RGB(0x00F8_CBAD);
const NOTE_INK: Color = Color::RGB(0x0059_5959);
const MOST_DECIMALS: u8 = 6;

/// How a cell of a table is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Text, to the left.
    Text,
    /// Text in the middle: grades.
    Word,
    /// A number as Excel shows it.
    General,
    /// Exactly so many decimals.
    Fixed(u8),
    /// Up to so many decimals.
    UpTo(u8),
    /// A percentage with up to two decimals.
    Percent,
    /// A whole number.
    Whole,
    /// A whole number in the middle: ranks.
    Place,
    /// A day.
    Date,
}

impl Look {
    /// The look of an entered column.
    pub fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::Text => Look::Text,
            Kind::Number => Look::General,
            Kind::Count => Look::Whole,
            Kind::Percent => Look::Percent,
            Kind::Date => Look::Date,
        }
    }

    /// The look of a calculated column.
    pub fn of_format(format: scheme::Format) -> Self {
        match format {
            scheme::Format::Fixed(decimals) => Look::Fixed(decimals.min(MOST_DECIMALS)),
            scheme::Format::UpTo(decimals) => Look::UpTo(decimals.clamp(1, MOST_DECIMALS)),
            scheme::Format::Percent => Look::Percent,
            scheme::Format::Whole => Look::Whole,
            scheme::Format::Text => Look::Word,
        }
    }

    fn number_format(self) -> String {
        match self {
            Look::Text => "@".to_owned(),
            Look::Word | Look::General => "General".to_owned(),
            Look::Fixed(0) | Look::Whole | Look::Place => "0".to_owned(),
            Look::Fixed(decimals) => format!("0.{}", "0".repeat(usize::from(decimals))),
            Look::UpTo(decimals) => format!("0.{}", "#".repeat(usize::from(decimals))),
            Look::Percent => "0.##%".to_owned(),
            Look::Date => "yyyy-mm-dd".to_owned(),
        }
    }
}

/// The formats of all cells.
pub(super) struct Styles {
    cells: Vec<(Look, Format, Format)>,
    pub title: Format,
    pub cover_title: Format,
    pub section: Format,
    pub note: Format,
    pub words: Format,
    pub label: Format,
    pub boxed: Format,
    pub boxed_strong: Format,
    pub head: Format,
    pub group: Format,
    pub input: Format,
    pub input_day: Format,
    pub sum: Format,
    pub link: Format,
    pub date_words: Format,
    pub missing: Format,
    pub wrong: Format,
    pub whole: Format,
    pub whole_percent: Format,
    pub clause: Format,
    pub clause_title: Format,
    pub form_title: Format,
    pub opinion: Format,
    pub centred: Format,
    pub wide: Format,
}

impl Styles {
    /// All formats.
    pub fn new() -> Self {
        let body =
            Format::new().set_font_name(BODY).set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let boxed = body.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
        let left = boxed.clone().set_align(FormatAlign::Left).set_indent(1);
        let head = boxed
            .clone()
            .set_font_name(HEAD)
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_background_color(HEAD_FILL);
        let title = body.clone().set_font_name(HEAD);
        Self {
            cells: cells(&boxed),
            cover_title: title.clone().set_font_size(20).set_align(FormatAlign::Center).set_text_wrap(),
            section: title.clone().set_font_size(12).set_border_bottom(FormatBorder::Thin),
            title: title.set_font_size(15),
            note: body
                .clone()
                .set_font_size(9)
                .set_font_color(NOTE_INK)
                .set_text_wrap()
                .set_align(FormatAlign::Left),
            words: body.clone().set_text_wrap().set_align(FormatAlign::Top),
            label: head.clone().set_align(FormatAlign::Left).set_indent(1),
            boxed_strong: left.clone().set_font_name(HEAD).set_text_wrap(),
            group: head.clone().set_background_color(GROUP_FILL),
            input_day: boxed
                .clone()
                .set_align(FormatAlign::Right)
                .set_font_color(Color::RGB(0x001F_3F8F))
                .set_num_format("yyyy-mm-dd"),
            input: boxed.clone().set_align(FormatAlign::Right).set_font_color(Color::RGB(0x001F_3F8F)),
            sum: boxed.clone().set_align(FormatAlign::Right).set_font_name(HEAD),
            link: left.clone().set_font_color(Color::RGB(0x001F_4E8C)),
            date_words: left.clone().set_num_format("yyyy\"年\"m\"月\"d\"日\""),
            boxed: left.set_text_wrap(),
            head,
            // On black-and-white paper a slant and a weight tell what the colours tell on the screen.
            missing: Format::new().set_background_color(MISSING_FILL).set_italic(),
            wrong: Format::new().set_background_color(WRONG_FILL).set_bold(),
            whole: Format::new().set_num_format("0"),
            whole_percent: Format::new().set_num_format("0%"),
            clause: body
                .clone()
                .set_font_name(PROSE)
                .set_font_size(12)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            clause_title: body.clone().set_font_name(HEAD).set_font_size(12),
            form_title: body
                .clone()
                .set_font_name(HEAD)
                .set_font_size(18)
                .set_align(FormatAlign::Center)
                .set_text_wrap(),
            opinion: boxed.clone().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left),
            centred: boxed.clone().set_align(FormatAlign::Center).set_text_wrap(),
            wide: body.clone().set_text_wrap(),
        }
    }

    /// The format of a table's cell; strong for conclusions.
    pub fn cell(&self, look: Look, strong: bool) -> &Format {
        let found = self.cells.iter().find(|(known, ..)| *known == look);
        found.map_or(&self.boxed, |(_, plain, heavy)| if strong { heavy } else { plain })
    }
}

fn cells(boxed: &Format) -> Vec<(Look, Format, Format)> {
    let looks = [Look::Text, Look::Word, Look::General, Look::Percent, Look::Whole, Look::Place, Look::Date];
    let decimals = (0..=MOST_DECIMALS).flat_map(|decimals| [Look::Fixed(decimals), Look::UpTo(decimals)]);
    looks
        .into_iter()
        .chain(decimals)
        .map(|look| {
            let format = boxed.clone().set_num_format(look.number_format());
            let format = match look {
                Look::Text => format.set_align(FormatAlign::Left).set_indent(1).set_text_wrap(),
                Look::Word | Look::Place | Look::Date => format.set_align(FormatAlign::Center),
                _ => format.set_align(FormatAlign::Right),
            };
            let strong = format.clone().set_bold();
            (look, format, strong)
        })
        .collect()
}
