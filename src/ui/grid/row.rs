//! A row of cells.

use std::ops::Range;
use std::rc::Rc;

use yew::{Html, Properties, component, html};

use super::component::GridProps;
use super::head::{alignment, place, rows as head_rows, spacer};
use super::layout::{Layout, ROW_HEIGHT, text_width};
use super::sheet::Sheet;
use crate::session::{CellState, CellView, ColumnView, GridOutline, RowView};
use crate::ui::text::Texts;

/// What a row is drawn from; it is drawn again only if some of this differs.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    texts: Texts,
    outline: Rc<GridOutline>,
    layout: Rc<Layout>,
    columns: Range<usize>,
    position: usize,
    cells: Option<Rc<RowView>>,
    blank: bool,
    typed: Vec<(usize, String)>,
    selected: Option<(usize, usize)>,
    active: Option<usize>,
}

/// The row at a position.
pub fn row(
    props: &GridProps,
    sheet: &Sheet,
    layout: &Rc<Layout>,
    columns: &Range<usize>,
    position: usize,
) -> Html {
    let span = sheet.selection.span();
    let active = sheet.selection.active;
    let typed = sheet.number(position).map(|number| sheet.typed(number)).unwrap_or_default();
    html! {
        <Row key={position} texts={props.desk.texts} outline={Rc::clone(&sheet.outline)} layout={Rc::clone(layout)}
            columns={columns.clone()} {position} cells={sheet.row(position).map(Rc::clone)}
            blank={position >= sheet.data_rows()} {typed}
            selected={span.rows().contains(&position).then_some((span.left, span.right))}
            active={(active.row == position).then_some(active.column)} />
    }
}

/// The element of the active cell, for screen readers.
pub fn active_id(outline: &GridOutline) -> String {
    format!("cell-{}-{:?}", outline.grid.table, outline.grid.facet)
}

#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { layout, columns, position, .. } = props;
    let top = layout.head + *position as f64 * ROW_HEIGHT;
    let selected = props.selected.is_some();
    let class = yew::classes!(
        "grid-row",
        (position % 2 == 1).then_some("is-odd"),
        props.blank.then_some("is-blank"),
        selected.then_some("is-in-selection"),
    );
    let number = if props.blank { "＋".to_owned() } else { (position + 1).to_string() };
    html! {
        <div {class} role="row" aria-rowindex={(position + 1 + head_rows(layout)).to_string()}
            style={format!("top:{top}px;width:{}px", layout.width)}>
            <div class="cell is-gutter" role="rowheader" aria-colindex="1"
                style={format!("width:{}px;left:0", layout.gutter)}
                title={props.blank.then_some(props.texts.new_row())}>{ number }</div>
            { for (0..layout.frozen).map(|column| cell(props, column)) }
            { spacer(layout, columns) }
            { for columns.clone().map(|column| cell(props, column)) }
        </div>
    }
}

fn cell(props: &RowProps, position: usize) -> Html {
    let RowProps { layout, texts, outline, .. } = props;
    let Some(column) = outline.columns.get(position) else { return Html::default() };
    let held = props.cells.as_ref().and_then(|row| row.cells.get(position));
    let typed = props.typed.iter().find(|(column, _)| *column == position).map(|(_, text)| text.as_str());
    let selected = props.selected.is_some_and(|(left, right)| (left..=right).contains(&position));
    let active = props.active == Some(position);
    let shown = Shown::of(held, typed, props.blank, *texts);
    let class = yew::classes!(
        "cell",
        alignment(column),
        shown.class,
        (position < layout.frozen).then_some("is-frozen"),
        (position + 1 == layout.frozen).then_some("is-last-frozen"),
        (!column.editable).then_some("is-read-only"),
        (!column.formula.is_empty()).then_some("is-calculated"),
        selected.then_some("is-selected"),
    );
    html! {
        <div key={position} {class} role="gridcell" id={active.then(|| active_id(outline))}
            aria-colindex={(position + 2).to_string()} aria-selected={selected.to_string()}
            aria-readonly={(!column.editable).to_string()} style={place(layout, position)}
            title={shown.title(column, layout, position)}>{ shown.text }</div>
    }
}

struct Shown {
    text: String,
    class: Option<&'static str>,
    fault: Option<String>,
}

impl Shown {
    fn of(held: Option<&CellView>, typed: Option<&str>, blank: bool, texts: Texts) -> Self {
        let plain = |text: &str, class| Self { text: text.to_owned(), class, fault: None };
        if let Some(typed) = typed {
            return plain(typed, Some("is-typed"));
        }
        match held {
            None if blank => plain("", None),
            None => plain(texts.loading(), Some("is-loading")),
            Some(cell) => match &cell.state {
                CellState::Plain => plain(&cell.text, None),
                CellState::Missing if cell.text.is_empty() => plain(texts.missing(), Some("is-missing")),
                CellState::Missing => plain(&cell.text, Some("is-missing")),
                CellState::Pending if cell.text.is_empty() => plain(texts.pending(), Some("is-pending")),
                CellState::Pending => plain(&cell.text, Some("is-pending")),
                CellState::Fault(sentence) => Self {
                    text: cell.text.clone(),
                    class: Some("is-fault"),
                    fault: Some(texts.say(sentence)),
                },
            },
        }
    }

    /// What is wrong with it, or the whole of a text that the column is too narrow for.
    fn title(&self, column: &ColumnView, layout: &Layout, position: usize) -> Option<String> {
        if let Some(fault) = &self.fault {
            return Some(fault.clone());
        }
        let room = layout.slots.get(position).map_or(f64::from(column.width) * 8.0, |slot| slot.width);
        (text_width(&self.text) + 18.0 > room).then(|| self.text.clone())
    }
}
