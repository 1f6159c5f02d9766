//! 预警与结果运用: who is warned, what follows from the results, how the quotas were filled.

mod follow;
mod quota;

use yew::{Html, component, html, use_callback, use_effect_with, use_state_eq};

use self::follow::{alert_card, outcome_card};
use self::quota::quota_card;
use super::frame::DeskProps;
use super::live::{use_live, use_part};
use super::results::{ExplanationPanel, use_escape};
use super::screen::Screen;
use super::store::{Desk, Store};
use super::tabs::{Tab, Tabs};
use super::text::{Texts, grouped};
use crate::session::{Action, ClassStanding};

/// The screen.
#[component]
pub fn StandingScreen(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let standing = use_live(&store.standing);
    let explaining = use_part(&store.trail, |trail| trail.top().is_some());
    let chosen = use_state_eq(|| None::<usize>);
    let choose = use_callback((chosen.clone(), store.clone()), |position, (chosen, store)| {
        store.explain_no_more();
        chosen.set(Some(position));
    });
    use_effect_with(store.clone(), |store| {
        store.send(&Action::ShowStanding);
        let store = store.clone();
        move || {
            store.explain_no_more();
            store.send(&Action::HideStanding);
        }
    });
    use_escape(store, explaining);
    // Where nothing was chosen yet, the class with most to tell.
    let busiest = (0..).zip(&standing.classes).max_by_key(|(position, class)| (told(class), *position));
    let position = (*chosen).or(busiest.map(|(position, _)| position)).unwrap_or(0);
    let tabs: Vec<Tab> = standing
        .classes
        .iter()
        .map(|class| Tab {
            name: class.name.clone().into(),
            count: grouped(class.alerts.iter().map(|alert| alert.total).sum()).into(),
            wanting: class.alerts.iter().any(|alert| alert.total > 0),
        })
        .collect();
    let Some(class) = standing.classes.get(position) else { return Html::default() };
    html! {
        <section class="screen">
            <h1 class="unseen">{ texts.standing() }</h1>
            <Tabs id="standing" label={texts.standing()} {tabs} chosen={position} on_choose={choose} />
            <div class={yew::classes!("results", explaining.then_some("is-explaining"))}>
                <div class="standing">{ class_body(store, *texts, class) }</div>
                <ExplanationPanel desk={props.desk.clone()} />
            </div>
        </section>
    }
}

/// How much a class has to tell.
fn told(class: &ClassStanding) -> usize {
    let alerts: usize = class.alerts.iter().map(|alert| alert.total).sum();
    alerts + class.outcomes.iter().map(|outcome| outcome.total).sum::<usize>()
}

fn class_body(store: &Store, texts: Texts, class: &ClassStanding) -> Html {
    if class.alerts.is_empty() && class.outcomes.is_empty() && class.quotas.is_empty() {
        return empty(texts.standing_none(class.name.clone()), Screen::Scheme, texts.standing_none_advice());
    }
    if class.subjects == 0 {
        return empty(texts.standing_empty(class.name.clone()), Screen::Roster, texts.go_to_roster());
    }
    let section = |title: &'static str, cards: Vec<Html>| {
        if cards.is_empty() {
            return Html::default();
        }
        html! {
            <section class="standing-part">
                <h2>{ title }</h2>
                { for cards }
            </section>
        }
    };
    html! {
        <>
            { section(texts.alerts(), class.alerts.iter().map(|alert| alert_card(store, texts, alert)).collect()) }
            { section(texts.outcomes(), class.outcomes.iter().map(|outcome| outcome_card(store, texts, outcome)).collect()) }
            { section(texts.quotas(), class.quotas.iter().map(|quota| quota_card(store, texts, quota)).collect()) }
        </>
    }
}

fn empty(title: String, screen: Screen, advice: &'static str) -> Html {
    html! {
        <div class="empty">
            <p class="empty-title">{ title }</p>
            <p><a class="link" href={format!("#{}", screen.address())}>{ advice }</a></p>
        </div>
    }
}

/// Explains the figure at a place.
fn explain(store: &Store, (table, column, row): (usize, usize, usize)) {
    store.explain(&Action::ExplainPlace { table, column, row });
}
