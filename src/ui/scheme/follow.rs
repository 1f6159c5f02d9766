//! The sections of a class about what follows from results: outcomes and alerts.

use std::rc::Rc;

use yew::{Html, html};

use super::condition::{self, Put};
use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{Alert, Class, ClassPart, Condition, Leaning, Outcome, usual};

/// What follows from results.
pub fn outcomes(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let all = &class.outcomes;
    let set = |outcomes| scribe.part(ClassPart::Outcomes(outcomes));
    let items = all.iter().enumerate().map(|(at, outcome)| {
        let field = |label: &str, value: &str, put: fn(&mut Outcome, String)| {
            let (of, all) = (scribe.clone(), all.clone());
            scribe.text(label, value, move |to| {
                of.part(ClassPart::Outcomes(with(&all, at, |outcome| put(outcome, to))))
            })
        };
        let leanings = [(texts.commend(), Leaning::Commend), (texts.urge(), Leaning::Urge)];
        let leanings = leanings.map(|(name, leaning)| Pick {
            name: name.to_owned(),
            chosen: leaning == outcome.leaning,
            change: set(with(all, at, |outcome| outcome.leaning = leaning)),
        });
        let (of, outcomes) = (scribe.clone(), all.clone());
        let put: Put = Rc::new(move |condition| {
            of.part(ClassPart::Outcomes(with(&outcomes, at, |outcome| outcome.condition = condition)))
        });
        let fields = html! {
            <>
                { field(texts.name(), &outcome.name, |one, to| one.name = to) }
                { field(texts.outcome_action(), &outcome.action, |one, to| one.action = to) }
                { field(texts.indicator_source(), &outcome.source, |one, to| one.source = to) }
                { scribe.picks(texts.leaning(), leanings) }
                { condition::panel(scribe, class, &outcome.condition, put) }
            </>
        };
        scribe.item(&outcome.name, set(without(all, at)), fields)
    });
    let grade = |best: bool| {
        let band = if best { class.grades.first() } else { class.grades.last() };
        Condition::Grade(band.map(|band| band.name.clone()).into_iter().collect())
    };
    let make = |name: &str, action: &str, leaning, condition| Outcome {
        name: name.to_owned(),
        leaning,
        condition,
        action: action.to_owned(),
        source: usual::quota().source,
    };
    let adds = [
        make(texts.outcome_commend(), texts.outcome_commend_action(), Leaning::Commend, grade(true)),
        make(texts.outcome_urge(), texts.outcome_urge_action(), Leaning::Urge, grade(false)),
    ];
    let adds = adds.into_iter().map(|outcome| (outcome.name.clone(), set(and(all, outcome))));
    let previous = scribe.toggle(
        texts.previous(),
        class.previous.is_some(),
        scribe.part(ClassPart::Previous(Some(usual::previous()))),
        scribe.part(ClassPart::Previous(None)),
    );
    html! {
        <>
            <ul class="items">{ for items }</ul>
            { scribe.adds(texts.section_outcomes(), adds) }
            { previous }
        </>
    }
}

/// Warnings through the year.
pub fn alerts(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let all = &class.alerts;
    let set = |alerts| scribe.part(ClassPart::Alerts(alerts));
    let items = all.iter().enumerate().map(|(at, alert)| {
        let (of, alerts) = (scribe.clone(), all.clone());
        let rename = move |to: String| of.part(ClassPart::Alerts(with(&alerts, at, |alert| alert.name = to)));
        let (of, alerts) = (scribe.clone(), all.clone());
        let source =
            move |to: String| of.part(ClassPart::Alerts(with(&alerts, at, |alert| alert.source = to)));
        let (of, alerts) = (scribe.clone(), all.clone());
        let put: Put = Rc::new(move |condition| {
            of.part(ClassPart::Alerts(with(&alerts, at, |alert| alert.condition = condition)))
        });
        let fields = html! {
            <>
                { scribe.text(texts.name(), &alert.name, rename) }
                { scribe.text(texts.indicator_source(), &alert.source, source) }
                { condition::panel(scribe, class, &alert.condition, put) }
            </>
        };
        scribe.item(&alert.name, set(without(all, at)), fields)
    });
    let kinds = condition::kinds(scribe, class).into_iter().map(|(name, condition)| {
        let alert = Alert { name: name.clone(), condition, source: usual::quota().source };
        (name, set(and(all, alert)))
    });
    html! { <><ul class="items">{ for items }</ul>{ scribe.adds(texts.section_alerts(), kinds) }</> }
}
