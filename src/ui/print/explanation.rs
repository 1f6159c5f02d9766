//! An explanation on paper: the figure, the rule, the working and what it was made from.

use yew::{Html, html};

use crate::session::ExplanationView;
use crate::ui::text::Texts;

/// The explanation.
pub fn drawn(texts: Texts, view: &ExplanationView) -> Html {
    let rule = texts.say(&view.rule);
    let entered = |value: &'_ str| {
        if value.is_empty() { texts.explanation_empty().to_owned() } else { value.to_owned() }
    };
    let value = if view.value.is_empty() { texts.explanation_value_missing() } else { &view.value };
    html! {
        <>
            <h1>{ format!("{} {}", view.subject, view.name) }</h1>
            <p class="paper-figure">{ value }</p>
            if let Some(remark) = &view.remark { <p class="paper-remark">{ texts.say(remark) }</p> }
            if !rule.is_empty() { <p>{ rule }</p> }
            if !view.lines.is_empty() {
                <h2>{ texts.explanation_steps() }</h2>
                <ol>{ for view.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ol>
            }
            if !view.inputs.is_empty() {
                <h2>{ texts.explanation_inputs() }</h2>
                <table><tbody>
                    { for view.inputs.iter().map(|input| html! {
                        <tr><td>{ &input.name }</td><td class="is-end">{ entered(&input.value) }</td><td>{ texts.say(&input.origin) }</td></tr>
                    }) }
                </tbody></table>
            }
            if !view.formula.is_empty() {
                <h2>{ texts.explanation_formula() }</h2>
                <p class="paper-formula">{ format!("={}", view.formula.trim_start_matches('=')) }</p>
            }
        </>
    }
}
