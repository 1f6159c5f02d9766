//! The scheme screen: tabs of classes, the outline and the panel.

use std::rc::Rc;

use yew::{
    Html, UseStateHandle, component, hook, html, use_callback, use_effect_with, use_mut_ref, use_state_eq,
};

use super::following::{Place, followed};
use super::place::{Focus, Section, place_of};
use super::scribe::Scribe;
use super::{class, findings, follow, indicator, link, overview, standing, tree};
use crate::session::{Action, ClassSchemeView, FindingPlace, IndicatorView, SchemeView};
use crate::ui::frame::DeskProps;
use crate::ui::live::use_live;
use crate::ui::tabs::{Tab, Tabs};
use crate::ui::text::{Texts, grouped};

/// The scheme screen.
#[component]
pub fn SchemeScreen(props: &DeskProps) -> Html {
    let texts = props.desk.texts;
    let scheme = use_live(&props.desk.store.scheme);
    let found = use_live(&props.desk.store.findings);
    use_effect_with(props.desk.store.clone(), |store| {
        store.send(&Action::ShowFindings);
        let store = store.clone();
        move || {
            store.send(&Action::HideFindings);
            store.findings.set(None);
        }
    });
    let chosen = use_state_eq(|| 0_usize);
    let empty = scheme.as_ref().is_some_and(|view| view.classes.is_empty());
    {
        // Who adds classes stays where they are added.
        let chosen = chosen.clone();
        use_effect_with(empty, move |empty| {
            if *empty {
                chosen.set(OVERVIEW);
            }
        });
    }
    let focus = use_state_eq(|| None::<Focus>);
    let table = use_state_eq(|| None::<usize>);
    let formulas = use_state_eq(|| false);
    let classes = scheme.as_ref().map_or(0, |view| view.classes.len());
    let dependencies = (chosen.clone(), focus.clone(), classes);
    let choose = use_callback(dependencies, |position: usize, (chosen, focus, classes)| {
        chosen.set(if position < *classes { position } else { OVERVIEW });
        focus.set(None);
    });
    let on_focus = use_callback(focus.clone(), |to: Focus, focus| {
        focus.set(Some(to));
        show_panel();
    });
    let on_table = use_callback((table.clone(), focus.clone()), |to: usize, (table, focus)| {
        focus.set(None);
        table.set((**table != Some(to)).then_some(to));
    });
    let toggle = use_callback(formulas.clone(), |_, formulas| formulas.set(!**formulas));
    let on_place = {
        let dependencies = (scheme.clone(), chosen.clone(), focus.clone());
        use_callback(dependencies, |place: FindingPlace, (scheme, chosen, focus)| {
            let Some(view) = scheme else { return };
            let (at, to) = place_of(&view.scheme, &place);
            chosen.set(at.unwrap_or(OVERVIEW));
            focus.set(to);
        })
    };
    let view = scheme.unwrap_or_default();
    let at = (*chosen).min(view.classes.len());
    let scribe = Scribe { desk: props.desk.clone(), view: Rc::clone(&view), at };
    let class_view = view.classes.get(at);
    let shows_findings = *focus == Some(Focus::Findings);
    let open_findings = on_focus.reform(|_| Focus::Findings);
    use_follow(class_view, at, &focus);
    let focused = focus.as_ref().cloned().unwrap_or_else(|| usual_focus(class_view));
    let panel = if shows_findings {
        findings::panel(&scribe, found.as_deref(), &on_place)
    } else if class_view.is_none() {
        match *table {
            Some(table) if table < view.scheme.tables.len() => overview::table(&scribe, &view.scheme, table),
            _ => overview::whole(&scribe, &view.scheme),
        }
    } else {
        panel_of(&scribe, &focused, *formulas)
    };
    html! {
        <section class="screen">
            <h1 class="unseen">{ texts.scheme() }</h1>
            <Tabs id="scheme" label={texts.scheme()} tabs={tabs(texts, &view)} chosen={at} on_choose={choose.clone()} />
            <div class="editor">
                <div class="editor-outline">
                    <div class="scheme-head">
                        <h2>{ &view.name }</h2>
                        <span class="pane-gap" />
                        { findings::counts(&scribe, found.as_deref(), shows_findings, open_findings) }
                        <label class="switch">
                            <input type="checkbox" checked={*formulas} onchange={toggle} />{ texts.show_formulas() }
                        </label>
                    </div>
                    if let Some(class_view) = class_view {
                        <p class="scheme-sentence"><strong>{ &class_view.index }</strong>{ texts.say(&class_view.sentence) }</p>
                        <p class="scheme-advice">{ texts.scheme_advice() }</p>
                        { tree::indicators(&scribe, &focused, &on_focus, *formulas) }
                        { tree::sections(&scribe, &focused, &on_focus) }
                    } else {
                        { overview::classes(&scribe, &view.scheme, &choose) }
                        { overview::tables(&scribe, &view.scheme, *table, &on_table) }
                    }
                </div>
                <aside class="editor-panel" id={PANEL} key={format!("{at} {focused:?} {:?}", *table)}
                    aria-label={texts.panel()}>{ panel }</aside>
            </div>
        </section>
    }
}

/// Stands for what is behind all classes, however many there are.
const OVERVIEW: usize = usize::MAX;
const PANEL: &str = "scheme-panel";
/// From this width on the panel stands beside the outline; below it, under it.
const BESIDE: f64 = 1001.0;

/// Brings the panel into sight where it is under the outline.
fn show_panel() {
    let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64());
    let panel = gloo::utils::document().get_element_by_id(PANEL);
    if let (Some(panel), true) = (panel, width.is_some_and(|width| width < BESIDE)) {
        panel.scroll_into_view();
    }
}

/// Keeps the panel at its indicator when that moves or is renamed; an indicator just added is shown.
#[hook]
fn use_follow(class: Option<&ClassSchemeView>, at: usize, focus: &UseStateHandle<Option<Focus>>) {
    let names: Vec<Place> = class.into_iter().flat_map(|class| &class.indicators).map(place).collect();
    let seen = use_mut_ref(|| (usize::MAX, Vec::new()));
    let focus = focus.clone();
    use_effect_with((at, names), move |(at, names)| {
        let (was_at, before) = seen.replace((*at, names.clone()));
        if was_at == *at && before != *names {
            let path = match focus.as_ref() {
                Some(Focus::Indicator(path)) => Some(path.as_slice()),
                Some(_) => None,
                None => before.first().map(|(path, _)| path.as_slice()),
            };
            let to = followed(&before, names, path);
            if to.is_some() || path.is_some() {
                focus.set(to.map(Focus::Indicator));
            }
        }
    });
}

fn place(view: &IndicatorView) -> Place {
    (view.path.clone(), view.name.clone())
}

/// The first indicator; in a class without any the class itself.
fn usual_focus(view: Option<&ClassSchemeView>) -> Focus {
    let first = view.and_then(|view| view.indicators.first());
    first.map_or(Focus::Section(Section::Subjects), |first| Focus::Indicator(first.path.clone()))
}

fn tabs(texts: Texts, view: &SchemeView) -> Vec<Tab> {
    let classes = view.classes.iter().map(|class| {
        let leaves = class.indicators.iter().filter(|indicator| indicator.leaf).count();
        Tab {
            name: format!("{} · {}", class.name, class.index).into(),
            count: grouped(leaves).into(),
            wanting: false,
        }
    });
    let overview = Tab { name: texts.scheme_overview().into(), count: "".into(), wanting: false };
    classes.chain([overview]).collect()
}

fn panel_of(scribe: &Scribe, focus: &Focus, formulas: bool) -> Html {
    let Some(found) = scribe.class() else { return Html::default() };
    let section = match focus {
        Focus::Indicator(path) => return indicator::panel(scribe, path, formulas),
        Focus::Section(section) => *section,
        Focus::Findings => return Html::default(),
    };
    let body = match section {
        Section::Subjects => return class::subjects(scribe, found),
        Section::Index => class::index(scribe, found),
        Section::Link => link::link(scribe, found),
        Section::Ledger => link::ledger(scribe, found),
        Section::Restrictions => standing::restrictions(scribe, found),
        Section::Grades => standing::grades(scribe, found),
        Section::Ranking => standing::ranking(scribe, found),
        Section::Adjustment => standing::adjustment(scribe, found),
        Section::Outcomes => follow::outcomes(scribe, found),
        Section::Alerts => follow::alerts(scribe, found),
    };
    let (name, _) = section.words(scribe);
    html! { <><div class="panel-head"><h3>{ name }</h3></div>{ body }</> }
}
