//! Parameters in small fields: typed, then taken by Enter or on leaving the field.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{Html, Properties, TargetCast, component, html, use_callback, use_state_eq};

use crate::session::{Action, ParameterView};
use crate::ui::store::Desk;

/// What parameters are drawn from.
#[derive(Properties, PartialEq)]
pub struct ParametersProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The parameters.
    pub parameters: Vec<ParameterView>,
}

/// Parameters, one after another.
#[component]
pub fn Parameters(props: &ParametersProps) -> Html {
    html! {
        <div class="parameters">
            { for props.parameters.iter().map(|parameter| html! {
                <ParameterField key={parameter.name.clone()} desk={props.desk.clone()} parameter={parameter.clone()} />
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ParameterFieldProps {
    desk: Desk,
    parameter: ParameterView,
}

/// A parameter. What is typed is kept until it is taken or given up by Esc.
#[component]
fn ParameterField(props: &ParameterFieldProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let oninput = use_callback(draft.clone(), |event: InputEvent, draft| {
        draft.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    let dependencies = (props.desk.store.clone(), props.parameter.clone(), draft.clone());
    let take = use_callback(dependencies, |(), (store, parameter, draft)| {
        if let Some(text) = draft.as_ref().filter(|text| **text != parameter.text) {
            store.send(&Action::SetParameter { name: parameter.name.clone(), text: text.clone() });
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
    let onfocus = yew::Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            field.select();
        }
    });
    let value = draft.as_ref().unwrap_or(&props.parameter.text).clone();
    html! {
        <label class="parameter">
            <span>{ props.desk.texts.say(&props.parameter.label) }</span>
            <input class="input" inputmode="decimal" {value} {oninput} {onkeydown} {onblur} {onfocus}
                data-parameter={props.parameter.name.clone()} />
        </label>
    }
}
