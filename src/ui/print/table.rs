//! A table on paper: as many columns as a page of A4 has room for, and all rows.

use yew::{Html, html};

use crate::session::{Alignment, BookView, CellState, ColumnView, GridOutline, GridView, RowView};
use crate::ui::day::date_of;
use crate::ui::text::{Texts, grouped};

/// Columns that are asked for: no page has room for more.
pub const MOST_COLUMNS: usize = 40;
/// The room of a page of A4 on its side, in Latin characters of the print's size.
const ROOM: usize = 172;
/// What a column takes beside its text.
const BESIDE: usize = 2;
/// A text wider than this is wrapped.
const WIDEST: usize = 16;
/// A name is wrapped after so many characters at the latest.
const NAME: usize = 8;

/// A column that is printed.
struct Printed<'a> {
    at: usize,
    column: &'a ColumnView,
    wraps: bool,
}

/// The table with its title and the line for signatures.
pub fn drawn(texts: Texts, book: &BookView, outline: &GridOutline, view: &GridView) -> Html {
    let (columns, left) = fitting(outline, view);
    html! {
        <>
            <h1>{ texts.paper_title(book.period.clone(), outline.title.clone()) }</h1>
            <p class="paper-facts">
                <span>{ texts.paper_rows(grouped(view.rows.len())) }</span>
                if view.matching < outline.rows { <span>{ texts.paper_filter(view.filter.clone()) }</span> }
                <span>{ date_of(book.date) }</span>
            </p>
            <table>
                <thead>{ groups(&columns) }<tr>{ for columns.iter().map(name) }</tr></thead>
                <tbody>{ for view.rows.iter().map(|row| line(texts, &columns, row)) }</tbody>
            </table>
            if left > 0 { <p class="paper-note">{ texts.paper_columns_left(left) }</p> }
            <p class="paper-signatures">
                { for texts.paper_signatures().split('|').map(|who| html! { <span>{ who }</span> }) }
            </p>
        </>
    }
}

/// The columns from the left that fit a page, those without anything in them passed over, and how many
/// more there are.
fn fitting<'a>(outline: &'a GridOutline, view: &GridView) -> (Vec<Printed<'a>>, usize) {
    let (mut room, mut columns, mut passed) = (ROOM, Vec::new(), 0);
    for (at, column) in outline.columns.iter().enumerate().take(MOST_COLUMNS) {
        let texts = view.rows.iter().filter_map(|row| row.cells.get(at));
        let widest = texts.map(|cell| width(&cell.text)).max().unwrap_or(0);
        if widest == 0 && at >= outline.frozen {
            passed += 1;
            continue;
        }
        let wanted = widest.min(WIDEST).max(width(&column.name).min(NAME)) + BESIDE;
        let Some(rest) = room.checked_sub(wanted) else { break };
        room = rest;
        columns.push(Printed { at, column, wraps: widest > WIDEST });
    }
    let left = outline.columns.len() - columns.len() - passed;
    (columns, left)
}

/// A Chinese character takes the room of two Latin ones.
fn width(text: &str) -> usize {
    text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum()
}

/// The headings above the names, each over its columns.
fn groups(columns: &[Printed]) -> Html {
    if columns.iter().all(|printed| printed.column.group.is_empty()) {
        return Html::default();
    }
    let runs = columns.chunk_by(|one, other| one.column.group == other.column.group);
    let heads = runs.map(|run| {
        let name = run.first().map_or("", |printed| printed.column.group.as_str());
        html! { <th scope="colgroup" colspan={run.len().to_string()}>{ name }</th> }
    });
    html! { <tr>{ for heads }</tr> }
}

fn name(printed: &Printed) -> Html {
    html! { <th scope="col">{ &printed.column.name }</th> }
}

fn line(texts: Texts, columns: &[Printed], row: &RowView) -> Html {
    let cells = columns.iter().filter_map(|printed| Some((printed, row.cells.get(printed.at)?)));
    let drawn = cells.map(|(printed, cell)| {
        let side = match printed.column.alignment {
            Alignment::Start => "",
            Alignment::End => "is-end",
            Alignment::Center => "is-centre",
        };
        let wraps = printed.wraps.then_some("is-long");
        let text = match cell.state {
            CellState::Pending if cell.text.is_empty() => texts.pending(),
            _ => &cell.text,
        };
        html! { <td class={yew::classes!(side, wraps)}>{ text }</td> }
    });
    html! { <tr>{ for drawn }</tr> }
}
