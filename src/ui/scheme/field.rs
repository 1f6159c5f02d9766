//! A small field: typed, then taken by Enter or on leaving it; numbers also by stepping.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_callback, use_state_eq};

use super::number::{Step, stepped};
use crate::ui::text::Texts;

/// What a field is drawn from.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// The texts.
    pub texts: Texts,
    /// What it is.
    pub label: AttrValue,
    /// What it has.
    pub value: AttrValue,
    /// Told what it is to have.
    pub on_take: Callback<String>,
    /// Whether it is a number, with buttons to step it.
    #[prop_or_default]
    pub number: bool,
}

/// A field. What is typed is kept until it is taken or given up by Esc.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let oninput = use_callback(draft.clone(), |event: InputEvent, draft| {
        draft.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    let dependencies = (props.on_take.clone(), props.value.clone(), draft.clone());
    let take = use_callback(dependencies, |(), (on_take, value, draft)| {
        if let Some(text) = draft.as_ref().filter(|text| **text != **value) {
            on_take.emit(text.clone());
        }
        draft.set(None);
    });
    let onkeydown = use_callback((take.clone(), draft.clone()), |event: KeyboardEvent, (take, draft)| {
        // Keys belong to the input method while it composes.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" => take.emit(()),
            "Escape" => draft.set(None),
            _ => {}
        }
    });
    let onblur = take.reform(|_: FocusEvent| ());
    let onfocus = Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            field.select();
        }
    });
    let value = draft.as_ref().map_or_else(|| props.value.clone(), |text| AttrValue::from(text.clone()));
    let inputmode = if props.number { "decimal" } else { "text" };
    html! {
        <label class={yew::classes!("entry", props.number.then_some("is-number"))}>
            <span class="entry-label">{ &props.label }</span>
            <span class="entry-field">
                if props.number { { stepper(props, Step::Down) } }
                <input class="input" {inputmode} {value} {oninput} {onkeydown} {onblur} {onfocus}
                    autocomplete="off" aria-label={&props.label} />
                if props.number { { stepper(props, Step::Up) } }
            </span>
        </label>
    }
}

fn stepper(props: &FieldProps, step: Step) -> Html {
    let (sign, name) = match step {
        Step::Down => ("−", props.texts.less(props.label.to_string())),
        Step::Up => ("＋", props.texts.more(props.label.to_string())),
    };
    let next = stepped(&props.value, step);
    let onclick = props.on_take.reform(move |_: web_sys::MouseEvent| next.clone());
    html! {
        <button type="button" class="stepper" aria-label={name.clone()} title={name} {onclick}>{ sign }</button>
    }
}
