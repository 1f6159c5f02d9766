//! A small field: typed, then taken by Enter or on leaving it; numbers also by stepping.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{
    AttrValue, Callback, Html, Properties, TargetCast, component, html, use_callback, use_effect_with,
    use_state_eq,
};

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
    // What was taken is there: nothing is left to keep.
    {
        let draft = draft.clone();
        use_effect_with(props.value.clone(), move |_| draft.set(None));
    }
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
    // Quick clicks step on from what the last one made, whether it has been taken yet or not.
    let stepper = |step: Step| {
        let next = stepped(&value, step);
        let (draft, on_take) = (draft.clone(), props.on_take.clone());
        let onclick = Callback::from(move |_: web_sys::MouseEvent| {
            draft.set(Some(next.clone()));
            on_take.emit(next.clone());
        });
        stepper(props, step, onclick)
    };
    let inputmode = if props.number { "decimal" } else { "text" };
    html! {
        <label class={yew::classes!("entry", props.number.then_some("is-number"))}>
            <span class="entry-label">{ &props.label }</span>
            <span class="entry-field">
                if props.number { { stepper(Step::Down) } }
                <input class="input" {inputmode} value={value.clone()} {oninput} {onkeydown} {onblur} {onfocus}
                    autocomplete="off" aria-label={&props.label} />
                if props.number { { stepper(Step::Up) } }
            </span>
        </label>
    }
}

fn stepper(props: &FieldProps, step: Step, onclick: Callback<web_sys::MouseEvent>) -> Html {
    let (sign, name) = match step {
        Step::Down => ("−", props.texts.less(props.label.to_string())),
        Step::Up => ("＋", props.texts.more(props.label.to_string())),
    };
    html! {
        <button type="button" class="stepper" aria-label={name.clone()} title={name} {onclick}>{ sign }</button>
    }
}
