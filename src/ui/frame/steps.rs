//! The steps of the work, each with how it stands.

use yew::{Html, component, html};

use super::header::HeaderProps;
use crate::session::SummaryView;
use crate::ui::live::{use_live, use_part};
use crate::ui::screen::Screen;
use crate::ui::text::{Texts, grouped};

/// The steps.
#[component]
pub fn Steps(props: &HeaderProps) -> Html {
    let texts = props.desk.texts;
    let store = &props.desk.store;
    let summary = use_live(&store.summary);
    let indicators = use_part(&store.scheme, |scheme| {
        scheme.as_ref().map_or(0, |scheme| {
            let all = scheme.classes.iter().flat_map(|class| &class.indicators);
            all.filter(|indicator| indicator.leaf).count()
        })
    });
    let exported = use_part(&store.exported, Option::is_some);
    let state = State { texts, summary: &summary, indicators, exported };
    html! {
        <nav class="steps" aria-label={texts.steps()}>
            <ol>
                { for Screen::STEPS.into_iter().map(|screen| {
                    let current = screen == props.screen;
                    let (text, wanting) = state.of(screen);
                    html! {
                        <li>
                            <a class={yew::classes!("step", current.then_some("is-current"))}
                                href={format!("#{}", screen.address())}
                                aria-current={current.then_some("step")}>
                                <span class="step-name">{ name(texts, screen) }</span>
                                <span class={yew::classes!("step-state", wanting.then_some("is-wanting"))}>{ text }</span>
                            </a>
                        </li>
                    }
                }) }
            </ol>
        </nav>
    }
}

struct State<'a> {
    texts: Texts,
    summary: &'a SummaryView,
    indicators: usize,
    exported: bool,
}

impl State<'_> {
    /// How a step stands, and whether something is wanting there.
    fn of(&self, screen: Screen) -> (String, bool) {
        let texts = self.texts;
        let classes = &self.summary.classes;
        let subjects: usize = classes.iter().map(|class| class.subjects).sum();
        let missing: usize = classes.iter().map(|class| class.missing).sum();
        let alerts: usize = classes.iter().map(|class| class.alerts).sum();
        let complete: usize = classes.iter().map(|class| class.complete).sum();
        match screen {
            Screen::Start => (String::new(), false),
            Screen::Roster if subjects == 0 => (texts.step_empty().to_owned(), true),
            Screen::Roster => (texts.step_subjects(grouped(subjects)), false),
            Screen::Scheme => (texts.step_indicators(grouped(self.indicators)), false),
            Screen::Scores if missing > 0 => (texts.step_missing(grouped(missing)), true),
            Screen::Scores if subjects > 0 => (texts.step_entered().to_owned(), false),
            Screen::Scores => ("—".to_owned(), false),
            Screen::Results if subjects > 0 => {
                (texts.step_complete(grouped(complete), grouped(subjects)), complete < subjects)
            }
            Screen::Results => ("—".to_owned(), false),
            Screen::Standing if subjects == 0 => ("—".to_owned(), false),
            Screen::Standing if alerts > 0 => (texts.step_alerts(grouped(alerts)), true),
            Screen::Standing => (texts.step_no_alerts().to_owned(), false),
            Screen::Export if self.exported => (texts.step_exported().to_owned(), false),
            Screen::Export => (texts.step_workbook().to_owned(), false),
        }
    }
}

fn name(texts: Texts, screen: Screen) -> &'static str {
    match screen {
        Screen::Start => texts.product(),
        Screen::Roster => texts.roster(),
        Screen::Scheme => texts.scheme(),
        Screen::Scores => texts.scores(),
        Screen::Results => texts.results(),
        Screen::Standing => texts.step_standing(),
        Screen::Export => texts.export(),
    }
}
