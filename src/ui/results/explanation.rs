//! How a figure came about: the rule in words, the working in numbers, and what it was made from,
//! down to the entered cell.

use gloo::utils::document;
use web_sys::HtmlElement;
use yew::{Html, NodeRef, component, html};
use yew::{use_callback, use_effect_with, use_node_ref};

use crate::session::{ExplanationView, InputView};
use crate::ui::frame::DeskProps;
use crate::ui::grid::focus_grid;
use crate::ui::icon::{Icon, drawing};
use crate::ui::live::use_live;
use crate::ui::print::print_screen;
use crate::ui::store::{Desk, Store};
use crate::ui::text::Texts;

/// The panel; nothing when nothing is explained.
#[component]
pub fn ExplanationPanel(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let trail = use_live(&store.trail);
    let close = use_callback(store.clone(), |_, store| {
        store.explain_no_more();
        focus_grid();
    });
    let back = use_callback(store.clone(), |_, store| store.explain_back());
    let print = {
        let store = store.clone();
        move |_| {
            print_screen(&store);
        }
    };
    let body = use_node_ref();
    let place = trail.top().map(|view| (view.table, view.column, view.row));
    {
        let body = body.clone();
        use_effect_with(place, move |_| keep_focus(&body));
    }
    let Some(view) = trail.top() else { return Html::default() };
    let below = trail.0.iter().rev().nth(1);
    html! {
        <aside class="explanation" aria-label={texts.explanation()}>
            <div class="explanation-head">
                if let Some(below) = below {
                    <button type="button" class="button is-small is-quiet explanation-back" onclick={back}>
                        { drawing(Icon::Back) }{ texts.explanation_back(below.name.clone()) }
                    </button>
                } else {
                    <span class="explanation-kind">{ texts.explanation() }</span>
                }
                <span class="pane-gap" />
                <button type="button" class="button is-icon is-quiet" onclick={print}
                    aria-label={texts.print_explanation_hint()} title={texts.print_explanation_hint()}>
                    { drawing(Icon::Print) }
                </button>
                <button type="button" class="button is-icon is-quiet" onclick={close}
                    aria-label={texts.explanation_close()} title={texts.explanation_close()}>
                    { drawing(Icon::Close) }
                </button>
            </div>
            <div class="explanation-body" aria-live="polite" tabindex="-1" ref={body}>
                <div key={format!("{place:?}")}>{ explanation(store, *texts, view) }</div>
            </div>
        </aside>
    }
}

/// Going deeper takes away the button that was pressed: the panel has the focus instead.
fn keep_focus(body: &NodeRef) {
    let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
    if let Some(body) = body.cast::<HtmlElement>().filter(|_| lost) {
        // Focusing can fail only for an element that is not shown.
        let _ = body.focus();
    }
}

fn explanation(store: &Store, texts: Texts, view: &ExplanationView) -> Html {
    let rule = texts.say(&view.rule);
    let value =
        if view.value.is_empty() { texts.explanation_value_missing().to_owned() } else { view.value.clone() };
    html! {
        <>
            <p class="explanation-subject">{ &view.subject }</p>
            <h2 class="explanation-figure">
                <span>{ &view.name }</span>
                <strong class={view.value.is_empty().then_some("is-missing")}>{ value }</strong>
            </h2>
            if let Some(remark) = &view.remark {
                <p class="explanation-remark">{ texts.say(remark) }</p>
            }
            if !rule.is_empty() { <p class="explanation-rule">{ rule }</p> }
            if !view.lines.is_empty() {
                <h3>{ texts.explanation_steps() }</h3>
                <ol class="working">{ for view.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ol>
            }
            if !view.inputs.is_empty() {
                <h3>{ texts.explanation_inputs() }</h3>
                <ul class="inputs">
                    { for view.inputs.iter().map(|input| input_line(store, texts, input)) }
                </ul>
            }
            if !view.formula.is_empty() {
                <details class="explanation-formula">
                    <summary>{ texts.explanation_formula() }</summary>
                    <code>{ format!("={}", view.formula.trim_start_matches('=')) }</code>
                </details>
            }
        </>
    }
}

/// One thing that the figure was made from; one that is itself calculated leads deeper.
fn input_line(store: &Store, texts: Texts, input: &InputView) -> Html {
    let body = html! {
        <>
            <span class="input-name">{ &input.name }</span>
            if input.value.is_empty() {
                <span class="input-value is-empty">{ texts.explanation_empty() }</span>
            } else {
                <span class="input-value">{ &input.value }</span>
            }
            <span class="input-origin">{ texts.say(&input.origin) }</span>
        </>
    };
    let Some(place) = input.place else {
        return html! { <li class="input-line">{ body }</li> };
    };
    let store = store.clone();
    let deeper = move |_| store.explain_deeper(place);
    html! {
        <li>
            <button type="button" class="input-line is-link" onclick={deeper}
                title={texts.explanation_deeper(input.name.clone())}>{ body }{ drawing(Icon::Forward) }</button>
        </li>
    }
}
