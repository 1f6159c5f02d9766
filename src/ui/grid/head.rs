//! The headings.

use std::ops::Range;

use yew::{Html, html};

use super::component::GridProps;
use super::layout::{GROUP_HEIGHT, HEADING_HEIGHT, Layout};
use super::sheet::Sheet;
use crate::session::{Alignment, ColumnView};

/// How many rows of headings there are.
pub fn rows(layout: &Layout) -> usize {
    if has_groups(layout) { 2 } else { 1 }
}

/// Draws the headings of the frozen columns and of those in sight.
pub fn head(props: &GridProps, sheet: &Sheet, layout: &Layout, columns: &Range<usize>) -> Html {
    let grouped = has_groups(layout);
    let width = layout.width;
    html! {
        <div class="grid-head" role="rowgroup" style={format!("width:{width}px;height:{}px", layout.head)}>
            if grouped {
                <div class="grid-row" role="row" aria-rowindex="1" style={format!("height:{GROUP_HEIGHT}px")}>
                    <div class="cell is-gutter is-group" role="gridcell" aria-colindex="1"
                        style={format!("width:{}px;left:0", layout.gutter)} />
                    { groups(sheet, layout, 0..layout.frozen, true) }
                    { spacer(layout, columns) }
                    { groups(sheet, layout, columns.clone(), false) }
                </div>
            }
            <div class="grid-row" role="row" aria-rowindex={if grouped { "2" } else { "1" }}
                style={format!("height:{HEADING_HEIGHT}px")}>
                <div class="cell is-gutter" role="columnheader" aria-colindex="1"
                    style={format!("width:{}px;left:0", layout.gutter)}>
                    <span class="unseen">{ props.desk.texts.row_number() }</span>
                </div>
                { for (0..layout.frozen).map(|column| heading(props, sheet, layout, column)) }
                { spacer(layout, columns) }
                { for columns.clone().map(|column| heading(props, sheet, layout, column)) }
            </div>
        </div>
    }
}

/// The room of the columns that are scrolled out of sight.
pub fn spacer(layout: &Layout, columns: &Range<usize>) -> Html {
    let from = layout.frozen_width();
    let room = layout.slots.get(columns.start).map_or(0.0, |slot| slot.left - from);
    html! { <div class="grid-spacer" role="presentation" style={format!("width:{room}px")} /> }
}

/// The style of a cell of a column.
pub fn place(layout: &Layout, column: usize) -> Option<String> {
    let slot = layout.slots.get(column)?;
    Some(if column < layout.frozen {
        format!("width:{}px;left:{}px", slot.width, slot.left)
    } else {
        format!("width:{}px", slot.width)
    })
}

/// The class of a column's alignment.
pub fn alignment(column: &ColumnView) -> &'static str {
    match column.alignment {
        Alignment::Start => "is-start",
        Alignment::End => "is-end",
        Alignment::Center => "is-center",
    }
}

fn has_groups(layout: &Layout) -> bool {
    layout.head > HEADING_HEIGHT
}

fn heading(props: &GridProps, sheet: &Sheet, layout: &Layout, position: usize) -> Html {
    let texts = props.desk.texts;
    let Some(column) = sheet.column(position) else { return Html::default() };
    let order = sheet.order.filter(|order| order.column == position).map(|order| order.descending);
    let sort = match order {
        Some(true) => Some("descending"),
        Some(false) => Some("ascending"),
        None => props.sorts.then_some("none"),
    };
    let selected = sheet.selection.span().columns().contains(&position);
    let hint = texts.say(&column.hint);
    let mut title = column.name.clone();
    for more in [hint.as_str(), if props.sorts { texts.order_by() } else { "" }] {
        if !more.is_empty() {
            title.push('\n');
            title.push_str(more);
        }
    }
    let class = yew::classes!(
        "cell",
        "is-heading",
        alignment(column),
        (position < layout.frozen).then_some("is-frozen"),
        (position + 1 == layout.frozen).then_some("is-last-frozen"),
        selected.then_some("is-in-selection"),
        props.sorts.then_some("is-sortable"),
        (!column.editable).then_some("is-read-only"),
    );
    html! {
        <div key={position} {class} role="columnheader" aria-colindex={(position + 2).to_string()} aria-sort={sort}
            style={place(layout, position)} {title}>
            <span class="heading-name">{ &column.name }</span>
            if let Some(descending) = order {
                <span class="heading-order" aria-hidden="true">{ if descending { "▼" } else { "▲" } }</span>
            }
            <span class="heading-border" />
        </div>
    }
}

/// Headings shared by neighbours: a cell for each run of columns with the same group.
fn groups(sheet: &Sheet, layout: &Layout, columns: Range<usize>, frozen: bool) -> Html {
    let mut runs: Vec<(usize, usize, f64, &str)> = Vec::new();
    for position in columns {
        let (Some(column), Some(slot)) = (sheet.column(position), layout.slots.get(position)) else {
            continue;
        };
        match runs.last_mut() {
            Some((_, length, width, name)) if *name == column.group => {
                *length += 1;
                *width += slot.width;
            }
            _ => runs.push((position, 1, slot.width, &column.group)),
        }
    }
    runs.into_iter()
        .map(|(position, length, width, name)| {
            let left = layout.slots.get(position).filter(|_| frozen).map_or(0.0, |slot| slot.left);
            let style =
                if frozen { format!("width:{width}px;left:{left}px") } else { format!("width:{width}px") };
            let class = yew::classes!(
                "cell",
                "is-group",
                frozen.then_some("is-frozen"),
                (frozen && position + length == layout.frozen).then_some("is-last-frozen"),
                name.is_empty().then_some("is-empty"),
            );
            let named = !name.is_empty();
            html! {
                <div key={position} {class} {style} title={named.then(|| name.to_owned())}
                    role={if named { "columnheader" } else { "presentation" }}
                    aria-colindex={named.then(|| (position + 2).to_string())}
                    aria-colspan={named.then(|| length.to_string())}>
                    <span>{ name }</span>
                </div>
            }
        })
        .collect()
}
