//! The status bar: what the active cell is about, and what the selection comes to.

use yew::{Html, html};

use super::component::GridProps;
use super::sheet::Sheet;
use crate::session::{CellState, OptionsView};
use crate::ui::text::grouped;

/// Draws the status bar.
pub fn foot(props: &GridProps, sheet: &Sheet) -> Html {
    let texts = props.desk.texts;
    let span = sheet.selection.span();
    let several = !sheet.selection.is_single();
    html! {
        <div class="grid-foot">
            { about(props, sheet) }
            <div class="grid-sums" aria-live="polite">
                if several {
                    <span>{ texts.selected_cells(grouped(span.rows().len()), grouped(span.columns().len())) }</span>
                    { sums(props, sheet) }
                }
            </div>
        </div>
    }
}

fn about(props: &GridProps, sheet: &Sheet) -> Html {
    let texts = props.desk.texts;
    let Some(column) = sheet.column(sheet.selection.active.column) else {
        return html! { <div class="grid-about" /> };
    };
    if let Some(CellState::Fault(sentence)) = sheet.cell(sheet.selection.active).map(|cell| &cell.state) {
        return html! {
            <div class="grid-about is-fault" role="status">
                <span>{ texts.say(sentence) }</span>{ source_tag(props, sheet) }
            </div>
        };
    }
    if sheet.tab_leaves && sheet.outline.columns.iter().any(|column| column.editable) {
        return html! { <div class="grid-about" role="status">{ texts.tab_leaves() }</div> };
    }
    let kind = match (column.editable, column.formula.is_empty()) {
        (true, _) => None,
        (false, true) => Some(texts.read_only()),
        (false, false) => Some(texts.calculated()),
    };
    let bounds = match &column.options {
        OptionsView::Between(low, high) => Some(texts.between(low.to_string(), high.to_string())),
        OptionsView::Free | OptionsView::Choice(_) => None,
    };
    let hint = texts.say(&column.hint);
    html! {
        <div class="grid-about" title={hint.clone()}>
            <strong>{ &column.name }</strong>
            { kind.map(|kind| html! { <span class="tag">{ kind }</span> }) }
            { bounds.map(|bounds| html! { <span class="tag">{ bounds }</span> }) }
            { source_tag(props, sheet) }
            <span class="grid-hint">{ hint }</span>
        </div>
    }
}

/// Where the active cell's value came from, as its explanation says; nothing before that comes.
fn source_tag(props: &GridProps, sheet: &Sheet) -> Html {
    let trail = props.desk.store.trail.get();
    let active = sheet.selection.active;
    let (Some(view), Some(column), Some(row)) =
        (trail.top(), sheet.column(active.column), sheet.number(active.row))
    else {
        return Html::default();
    };
    let here = view.table == sheet.outline.grid.table && view.row == row && view.name == column.name;
    let said = props.desk.texts.say(&view.rule);
    if !here || !column.formula.is_empty() || said.is_empty() {
        return Html::default();
    }
    html! { <span class="grid-source" title={said.clone()}>{ said }</span> }
}

fn sums(props: &GridProps, sheet: &Sheet) -> Html {
    let texts = props.desk.texts;
    let statistics = sheet.statistics();
    html! {
        <>
            <span>{ texts.count_is(grouped(statistics.filled)) }</span>
            { statistics.sum_text().map(|sum| html! { <span>{ texts.sum_is(sum) }</span> }) }
            { statistics.mean_text().map(|mean| html! { <span>{ texts.mean_is(mean) }</span> }) }
        </>
    }
}
