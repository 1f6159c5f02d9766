//! What the checks found: each with a way to its place and, where one is known, a correction.

use yew::{Callback, Html, html};

use super::scribe::Scribe;
use crate::session::{Action, FindingPlace, FindingsView, Severity};
use crate::ui::icon::{Icon, drawing};

/// The button that opens the list, with its counts as soon as they are known.
pub fn counts(
    scribe: &Scribe,
    found: Option<&FindingsView>,
    open: bool,
    on_open: Callback<web_sys::MouseEvent>,
) -> Html {
    let texts = scribe.texts();
    let counted = |severity| found.map_or(0, |found| found.count(severity));
    let (errors, warnings) = (counted(Severity::Error), counted(Severity::Warning));
    let advice = counted(Severity::Advice);
    let count = |count: usize, class: &'static str, name: &str| {
        if count == 0 {
            return Html::default();
        }
        html! { <span class={yew::classes!("tag", class)}>{ format!("{count} {name}") }</span> }
    };
    html! {
        <button type="button" class={yew::classes!("button", "is-small", open.then_some("is-chosen"))}
            aria-pressed={open.to_string()} onclick={on_open}>
            if found.is_some() {
                { drawing(if errors + warnings > 0 { Icon::Warning } else { Icon::Done }) }
            }
            { texts.findings() }
            { count(errors, "is-fault", texts.errors()) }
            { count(warnings, "is-wanting", texts.warnings()) }
            { count(advice, "", texts.advice()) }
        </button>
    }
}

/// The list.
pub fn panel(scribe: &Scribe, found: Option<&FindingsView>, on_place: &Callback<FindingPlace>) -> Html {
    let texts = scribe.texts();
    let Some(found) = found else { return Html::default() };
    html! {
        <>
            <div class="panel-head"><h3>{ texts.findings() }</h3></div>
            if found.findings.is_empty() { <p class="panel-hint">{ texts.findings_none() }</p> }
            <ol class="findings">
                { for found.findings.iter().enumerate().map(|(position, finding)| {
                    let place = finding.place.clone();
                    let go = on_place.reform(move |_: web_sys::MouseEvent| place.clone());
                    let fix = finding.fix.as_ref().map(|fix| {
                        let store = scribe.desk.store.clone();
                        let onclick = Callback::from(move |_: web_sys::MouseEvent| {
                            store.send(&Action::ApplyFix { finding: position });
                        });
                        html! { <button type="button" class="button is-small" {onclick}>{ texts.say(fix) }</button> }
                    });
                    let class = match finding.severity {
                        Severity::Error => "is-error",
                        Severity::Warning => "is-warning",
                        Severity::Advice => "is-advice",
                    };
                    html! {
                        <li class={yew::classes!("finding", class)}>
                            <button type="button" class="link" onclick={go}>{ texts.say(&finding.whereabouts) }</button>
                            <p>{ texts.say(&finding.sentence) }</p>
                            { for fix }
                        </li>
                    }
                }) }
            </ol>
        </>
    }
}
