//! The outline of a class: its indicators with their shares at a glance, then what else makes its
//! results. Each opens its panel.

use yew::{Callback, Html, html};

use super::place::{Focus, Section};
use super::scribe::Scribe;
use crate::session::{Aggregation, ClassSchemeView, IndicatorPart, IndicatorView, usual};
use crate::ui::text::percent;

/// The indicators of a class, and ways to add some.
pub fn indicators(scribe: &Scribe, focus: &Focus, on_focus: &Callback<Focus>, formulas: bool) -> Html {
    let texts = scribe.texts();
    let Some(view) = scribe.class_view() else { return Html::default() };
    let nothing = view.indicators.is_empty();
    html! {
        <section class="outline" aria-label={texts.indicators()}>
            <div class="outline-head">
                <h3>{ texts.indicators() }</h3>
                { total(scribe, view) }
                <span class="pane-gap" />
                if !nothing { { add_buttons(scribe) } }
            </div>
            if nothing {
                <div class="outline-empty">
                    <p class="empty-title">{ texts.indicators_empty(view.name.clone()) }</p>
                    <p>{ texts.indicators_empty_hint() }</p>
                    { suggestions(scribe, &[], &[]) }
                </div>
            }
            <ul class="outline-rows">
                { for view.indicators.iter().map(|one| row(scribe, one, focus, on_focus, formulas)) }
            </ul>
        </section>
    }
}

/// Names to add an indicator or a group by, below a place; `taken` names are not offered.
pub fn suggestions(scribe: &Scribe, path: &[usize], taken: &[&str]) -> Html {
    let texts = scribe.texts();
    let leaf = |name: &str| scribe.indicator(path, IndicatorPart::AddLeaf(name.to_owned()));
    let group = |name: &str| scribe.indicator(path, IndicatorPart::AddGroup(name.to_owned()));
    let free = |names: &'static [&'static str]| names.iter().filter(|name| !taken.contains(name));
    let other = |name: &'static str| (texts.another().to_owned(), name);
    let leaves = free(&usual::INDICATORS).map(|name| ((*name).to_owned(), *name)).chain([other("")]);
    let groups = free(&usual::GROUPS).map(|name| ((*name).to_owned(), *name)).chain([other("")]);
    html! {
        <>
            { scribe.adds(texts.add_indicator(), leaves.map(|(shown, name)| (shown, leaf(name)))) }
            { scribe.adds(texts.add_group(), groups.map(|(shown, name)| (shown, group(name)))) }
        </>
    }
}

fn add_buttons(scribe: &Scribe) -> Html {
    let texts = scribe.texts();
    let add = |name: &'static str, part: IndicatorPart| {
        let onclick = scribe.press(scribe.indicator(&[], part));
        html! { <button type="button" class="button is-small" {onclick}>{ "＋ " }{ name }</button> }
    };
    html! {
        <>
            { add(texts.indicator(), IndicatorPart::AddLeaf(String::new())) }
            { add(texts.group(), IndicatorPart::AddGroup(String::new())) }
        </>
    }
}

/// What the shares sum to, and a button where that is not the whole.
fn total(scribe: &Scribe, view: &ClassSchemeView) -> Html {
    let texts = scribe.texts();
    let whole = match scribe.class().map(|class| class.aggregation) {
        Some(Aggregation::Points) => 100.0,
        Some(Aggregation::Weights) => 1.0,
        _ => return Html::default(),
    };
    if view.indicators.is_empty() {
        return Html::default();
    }
    let off = (view.total - whole).abs() > 1e-9;
    let onclick = scribe.press(scribe.indicator(&[], IndicatorPart::Normalise));
    html! {
        <>
            <span class={yew::classes!("tag", off.then_some("is-wanting"))}>
                { texts.sum_of(view.total.to_string(), whole.to_string()) }
            </span>
            if off {
                <button type="button" class="button is-small" {onclick}>{ texts.normalise(whole.to_string()) }</button>
            }
        </>
    }
}

fn row(
    scribe: &Scribe,
    view: &IndicatorView,
    focus: &Focus,
    on_focus: &Callback<Focus>,
    formulas: bool,
) -> Html {
    let texts = scribe.texts();
    let here = Focus::Indicator(view.path.clone());
    let chosen = *focus == here;
    let onclick = on_focus.reform(move |_| here.clone());
    let kind = if view.leaf { "is-leaf" } else { "is-group" };
    let width = format!("width: {:.2}%", view.portion * 100.0);
    html! {
        <li key={format!("{:?}", view.path)}>
            <button type="button" class={yew::classes!("outline-row", kind, chosen.then_some("is-chosen"))}
                aria-pressed={chosen.to_string()} {onclick}>
                <span class="outline-name" style={format!("padding-left: {}px", view.depth * 20)}>
                    <span class="outline-code">{ &view.code }</span>{ &view.name }
                </span>
                <span class="outline-portion">
                    <span class="portion-bar" aria-hidden="true"><span style={width}></span></span>
                    <span class="portion-text">{ percent(view.portion) }</span>
                </span>
                <span class="outline-rule">{ texts.say(&view.rule) }</span>
            </button>
            if formulas {
                <code class="formula" aria-label={texts.formula()}>{ format!("={}", view.formula) }</code>
            }
        </li>
    }
}

/// What else makes the results of the class.
pub fn sections(scribe: &Scribe, focus: &Focus, on_focus: &Callback<Focus>) -> Html {
    let texts = scribe.texts();
    html! {
        <section class="outline" aria-label={texts.class_rules()}>
            <div class="outline-head"><h3>{ texts.class_rules() }</h3></div>
            <ul class="outline-rows">
                { for Section::ALL.iter().map(|section| {
                    let chosen = *focus == Focus::Section(*section);
                    let onclick = on_focus.reform(|_| Focus::Section(*section));
                    let (name, summary) = section.words(scribe);
                    html! {
                        <li>
                            <button type="button" class={yew::classes!("outline-row", chosen.then_some("is-chosen"))}
                                aria-pressed={chosen.to_string()} {onclick}>
                                <span class="outline-name">{ name }</span>
                                <span class="outline-rule">{ summary }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
