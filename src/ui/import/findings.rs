//! What was found in the workbook, worst first, each with its place: counted by kind, filtered by a
//! click on a count; a click on one shows its cell.

use yew::{Html, UseStateHandle, component, html, use_state};

use super::ImportPanelProps;
use crate::session::{Action, ImportDiagnosticView, ImportView, NoticeLevel};
use crate::ui::icon::{Icon, drawing};
use crate::ui::store::{Desk, Store};
use crate::ui::text::{Texts, grouped};

/// Which findings are listed.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    All,
    Level(NoticeLevel),
    Group(usize),
    Ignored,
}

impl Shown {
    fn holds(self, found: &ImportDiagnosticView) -> bool {
        match self {
            Shown::Ignored => found.ignored.is_some(),
            _ if found.ignored.is_some() => false,
            Shown::All => true,
            Shown::Level(level) => found.level == level,
            Shown::Group(group) => found.group == group,
        }
    }

    /// How many there are, listed or not.
    fn count(self, view: &ImportView) -> usize {
        let sum = |holds: &dyn Fn(usize, NoticeLevel) -> bool| {
            let groups = view.groups.iter().enumerate();
            groups.filter(|(at, (level, ..))| holds(*at, *level)).map(|(_, (.., count))| count).sum()
        };
        match self {
            Shown::All => sum(&|_, _| true),
            Shown::Level(wanted) => sum(&|_, level| level == wanted),
            Shown::Group(wanted) => sum(&|at, _| at == wanted),
            Shown::Ignored => view.diagnostics.iter().filter(|found| found.ignored.is_some()).count(),
        }
    }
}

/// The list of findings.
#[component]
pub fn Findings(props: &ImportPanelProps) -> Html {
    let ImportPanelProps { desk: Desk { store, texts }, view } = props;
    let chosen = use_state(|| Shown::All);
    if view.diagnostics.is_empty() {
        return html! {
            <p class="import-clear">{ drawing(Icon::Done) }{ texts.import_no_findings() }</p>
        };
    }
    // What was chosen may be gone, as after a correction.
    let shown = if chosen.count(view) == 0 { Shown::All } else { *chosen };
    let listed: Vec<&ImportDiagnosticView> =
        view.diagnostics.iter().filter(|found| shown.holds(found)).collect();
    let title = texts.import_findings(grouped(Shown::All.count(view)));
    html! {
        <details class="import-part" open=true>
            <summary><h2>{ title.clone() }</h2></summary>
            { chips(*texts, view, shown, &chosen) }
            if !listed.is_empty() {
                <ul class="import-findings" tabindex="0" aria-label={title}>
                    { for listed.iter().enumerate().map(|(number, found)| finding(store, *texts, view, number, found)) }
                </ul>
            }
            if listed.len() < shown.count(view) {
                <p class="import-hint">{ texts.import_findings_cut(grouped(listed.len())) }</p>
            }
        </details>
    }
}

/// The counts: all, by level, by topic, and what is ignored; a click lists only those.
fn chips(texts: Texts, view: &ImportView, shown: Shown, chosen: &UseStateHandle<Shown>) -> Html {
    let chip = |is: Shown, icon: Option<NoticeLevel>, name: &str| {
        let (count, chosen) = (is.count(view), chosen.clone());
        if count == 0 && is != shown {
            return Html::default();
        }
        html! {
            <button type="button" class="chip" aria-pressed={(is == shown).to_string()} onclick={move |_| chosen.set(is)}>
                { icon.map(|level| drawing(named(texts, level).1)) }{ name }<span class="chip-count">{ grouped(count) }</span>
            </button>
        }
    };
    let levels = [NoticeLevel::Error, NoticeLevel::Warning, NoticeLevel::Information];
    html! {
        <div class="import-chips" role="group" aria-label={texts.import_filter()}>
            { chip(Shown::All, None, texts.import_all()) }
            { for levels.into_iter().map(|level| chip(Shown::Level(level), Some(level), named(texts, level).2)) }
            <span class="chip-rule" aria-hidden="true" />
            { for view.groups.iter().enumerate().map(|(at, (_, topic, _))| chip(Shown::Group(at), None, &texts.say(topic))) }
            { chip(Shown::Ignored, None, texts.import_ignored()) }
        </div>
    }
}

fn finding(
    store: &Store,
    texts: Texts,
    view: &ImportView,
    number: usize,
    found: &ImportDiagnosticView,
) -> Html {
    let (class, icon, name) = named(texts, found.level);
    let body = html! {
        <>
            { drawing(icon) }<span class="unseen">{ name }</span>
            <span class="import-place">{ &found.place }</span>
            <span>
                { texts.say(&found.sentence) }
                if let Some(reason) = &found.ignored {
                    <em class="import-ignored">{ texts.import_ignored_because(reason.clone()) }</em>
                }
            </span>
        </>
    };
    let Some((row, column)) = found.cell else {
        return html! { <li key={number} {class}><div class="finding">{ body }</div></li> };
    };
    let at = view.focus.as_ref().is_some_and(|focus| (focus.row, focus.column) == (row, column));
    let store = store.clone();
    let show = move |_| store.send(&Action::ImportCell { row, column, text: None, reason: None });
    html! {
        <li key={number} {class}>
            <button type="button" class="finding is-link" aria-current={at.then_some("true")} onclick={show}
                title={texts.import_show_cell()}>{ body }{ drawing(Icon::Forward) }</button>
        </li>
    }
}

fn named(texts: Texts, level: NoticeLevel) -> (&'static str, Icon, &'static str) {
    match level {
        NoticeLevel::Error => ("is-error", Icon::Error, texts.import_error()),
        NoticeLevel::Warning => ("is-warning", Icon::Warning, texts.import_warning()),
        NoticeLevel::Information => ("is-information", Icon::Information, texts.import_information()),
    }
}
