//! A table on paper: as many columns as a page of A4 has room for, and all rows.

use yew::{Html, html};

use crate::session::{Alignment, BookView, ColumnView, GridOutline, GridView, RowView};
use crate::ui::day::date_of;
use crate::ui::text::{Texts, grouped};

/// The room of a page of A4 on its side, in Latin characters of the print's size.
const ROOM: usize = 170;
/// What a column takes beside its text.
const BESIDE: usize = 2;
/// A name or a text wider than this is wrapped.
const WIDEST: usize = 16;

/// How many columns from the left fit a page.
pub fn fitting(outline: &GridOutline) -> usize {
    let mut room = ROOM;
    let fits = |column: &&ColumnView| {
        let wanted = usize::from(column.width).min(WIDEST) + BESIDE;
        let fits = wanted <= room;
        room = room.saturating_sub(wanted);
        fits
    };
    outline.columns.iter().take_while(fits).count().max(1)
}

/// The table with its title and the line for signatures.
pub fn drawn(texts: Texts, book: &BookView, outline: &GridOutline, view: &GridView) -> Html {
    let columns: Vec<&ColumnView> = outline.columns.iter().take(fitting(outline)).collect();
    let left = outline.columns.len() - columns.len();
    html! {
        <>
            <h1>{ texts.paper_title(book.period.clone(), outline.title.clone()) }</h1>
            <p class="paper-facts">
                <span>{ texts.paper_rows(grouped(view.rows.len())) }</span>
                if view.matching < outline.rows { <span>{ texts.paper_filter(view.filter.clone()) }</span> }
                <span>{ date_of(book.date) }</span>
            </p>
            <table>
                <thead>
                    { groups(&columns) }
                    <tr>{ for columns.iter().map(|column| html! { <th scope="col" class={side(column)}>{ &column.name }</th> }) }</tr>
                </thead>
                <tbody>{ for view.rows.iter().map(|row| line(&columns, row)) }</tbody>
            </table>
            if left > 0 { <p class="paper-note">{ texts.paper_columns_left(left) }</p> }
            <p class="paper-signatures">
                { for texts.paper_signatures().split('|').map(|who| html! { <span>{ who }</span> }) }
            </p>
        </>
    }
}

/// The headings above the names, each over its columns.
fn groups(columns: &[&ColumnView]) -> Html {
    if columns.iter().all(|column| column.group.is_empty()) {
        return Html::default();
    }
    let runs = columns.chunk_by(|one, other| one.group == other.group);
    let heads = runs.map(|run| {
        let name = run.first().map_or("", |column| column.group.as_str());
        html! { <th scope="colgroup" colspan={run.len().to_string()}>{ name }</th> }
    });
    html! { <tr>{ for heads }</tr> }
}

fn line(columns: &[&ColumnView], row: &RowView) -> Html {
    let cells = columns.iter().zip(&row.cells);
    html! { <tr>{ for cells.map(|(column, cell)| html! { <td class={side(column)}>{ &cell.text }</td> }) }</tr> }
}

fn side(column: &ColumnView) -> Option<&'static str> {
    match column.alignment {
        Alignment::Start => None,
        Alignment::End => Some("is-end"),
        Alignment::Center => Some("is-centre"),
    }
}
