//! Alerts and outcomes: a card each, with its rule and its subjects.

use yew::{Html, html};

use super::explain;
use crate::session::{AlertView, FollowLine, Leaning, OutcomeView};
use crate::ui::store::Store;
use crate::ui::text::{Texts, grouped};

/// An alert.
pub fn alert_card(store: &Store, texts: Texts, alert: &AlertView) -> Html {
    let head = html! { <h3>{ &alert.name }</h3> };
    let nobody = texts.nobody_warned();
    let lines = lines(store, texts, &alert.subjects);
    card(texts, head, "is-wanting", texts.say(&alert.rule), alert.total, nobody, lines)
}

/// An outcome.
pub fn outcome_card(store: &Store, texts: Texts, outcome: &OutcomeView) -> Html {
    let (leaning, look, count) = match outcome.leaning {
        Leaning::Commend => (texts.commending(), "is-commending", ""),
        Leaning::Urge => (texts.urging(), "is-urging", "is-wanting"),
    };
    let head = html! {
        <>
            <h3>{ &outcome.name }</h3>
            <span class={yew::classes!("leaning", look)}>{ leaning }</span>
            <span class="follow-card-action">{ texts.action_to_do(outcome.action.clone()) }</span>
        </>
    };
    let nobody = texts.nobody_listed();
    let lines = lines(store, texts, &outcome.subjects);
    card(texts, head, count, texts.say(&outcome.rule), outcome.total, nobody, lines)
}

fn card(
    texts: Texts,
    head: Html,
    look: &'static str,
    rule: String,
    total: usize,
    nobody: &'static str,
    lines: Vec<Html>,
) -> Html {
    let left_out = total.saturating_sub(lines.len());
    html! {
        <article class="follow-card">
            <div class="follow-card-head">
                { head }
                <span class={yew::classes!("follow-card-count", if total == 0 { "is-none" } else { look })}>
                    { texts.people_count(grouped(total)) }
                </span>
            </div>
            <p class="follow-card-rule">{ rule }</p>
            if total == 0 {
                <p class="follow-card-nobody">{ nobody }</p>
            } else {
                <ul class="follow">{ for lines }</ul>
            }
            if left_out > 0 { <p class="follow-card-nobody">{ texts.more_not_listed(grouped(left_out)) }</p> }
        </article>
    }
}

fn lines(store: &Store, texts: Texts, subjects: &[FollowLine]) -> Vec<Html> {
    subjects
        .iter()
        .map(|line| {
            let (store, place) = (store.clone(), line.place);
            html! {
                <li key={line.subject.clone()}>
                    <button type="button" class="follow-line" onclick={move |_| explain(&store, place)}
                        title={texts.why_figure(line.subject.clone())}>
                        <span class="follow-subject">{ &line.subject }</span>
                        <span class="follow-reason">{ &line.reason }</span>
                    </button>
                </li>
            }
        })
        .collect()
}
