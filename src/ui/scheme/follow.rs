//! The sections of a class about what follows from results: outcomes and alerts.

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{
    Alert, Body, Class, ClassPart, Condition, Indicator, Leaning, Measure, Options, Outcome, SchemeChange,
    usual,
};

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
        let put = move |condition| {
            of.part(ClassPart::Outcomes(with(&outcomes, at, |outcome| outcome.condition = condition)))
        };
        let fields = html! {
            <>
                { field(texts.name(), &outcome.name, |one, to| one.name = to) }
                { field(texts.outcome_action(), &outcome.action, |one, to| one.action = to) }
                { scribe.picks(texts.leaning(), leanings) }
                { condition(scribe, class, &outcome.condition, put) }
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
        let put = move |condition| {
            of.part(ClassPart::Alerts(with(&alerts, at, |alert| alert.condition = condition)))
        };
        let fields = html! {
            <>
                { scribe.text(texts.name(), &alert.name, rename) }
                { condition(scribe, class, &alert.condition, put) }
            </>
        };
        scribe.item(&alert.name, set(without(all, at)), fields)
    });
    let kinds = conditions(scribe, class).into_iter().map(|(name, condition)| {
        let alert = Alert { name: name.clone(), condition, source: usual::quota().source };
        (name, set(and(all, alert)))
    });
    html! { <><ul class="items">{ for items }</ul>{ scribe.adds(texts.section_alerts(), kinds) }</> }
}

/// The kinds of conditions a class can have, each with its usual figures.
fn conditions(scribe: &Scribe, class: &Class) -> Vec<(String, Condition)> {
    let texts = scribe.texts();
    let last: Vec<String> = class.grades.last().map(|band| band.name.clone()).into_iter().collect();
    let mut all = vec![
        (texts.when_below().to_owned(), Condition::Below(60.0)),
        (texts.when_at_least().to_owned(), Condition::AtLeast(90.0)),
        (texts.when_rank().to_owned(), Condition::RankWithin(3.0)),
    ];
    if !last.is_empty() {
        all.push((texts.when_grade().to_owned(), Condition::Grade(last.clone())));
        all.extend(class.grades.first().map(|band| {
            (texts.when_out_of_reach(band.name.clone()), Condition::OutOfReach(band.name.clone()))
        }));
    }
    if class.previous.is_some() {
        all.push((texts.when_fell().to_owned(), Condition::FellByYear(5.0)));
        all.push((texts.when_grade_again().to_owned(), Condition::GradeAgain(last)));
    }
    let indicators = scribe.class_view().into_iter().flat_map(|class| &class.indicators);
    if let Some(leaf) = indicators.clone().find(|indicator| indicator.leaf) {
        all.push((
            texts.when_part_below().to_owned(),
            Condition::PartBelow { indicator: leaf.name.clone(), share: 0.6 },
        ));
    }
    all.extend(by_parts(&class.indicators).map(|indicator| {
        (
            texts.when_fell_by_part().to_owned(),
            Condition::FellByPart { indicator: indicator.to_owned(), by: 10.0 },
        )
    }));
    for table in &scribe.view.scheme.tables {
        let owner =
            table.columns.iter().find(|column| column.options == Options::SubjectOf(class.name.clone()));
        all.extend(owner.map(|owner| {
            let condition = Condition::Rows {
                table: table.name.clone(),
                owner: owner.name.clone(),
                only: Vec::new(),
                most: 0.0,
            };
            (texts.when_rows(table.name.clone()), condition)
        }));
    }
    all
}

/// The kind of a condition and its figures.
fn condition(
    scribe: &Scribe,
    class: &Class,
    now: &Condition,
    put: impl Fn(Condition) -> SchemeChange + Clone + 'static,
) -> Html {
    let texts = scribe.texts();
    let same = |one: &Condition| match (one, now) {
        (Condition::Rows { table, .. }, Condition::Rows { table: other, .. }) => table == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(now),
    };
    let kinds = conditions(scribe, class).into_iter().map(|(name, condition)| {
        let chosen = same(&condition);
        Pick { name, chosen, change: put(if chosen { now.clone() } else { condition }) }
    });
    let figure = figure_of(now).map(|figure| {
        let (now, put) = (now.clone(), put.clone());
        scribe.number(texts.figure(), figure, move |to| put(with_figure(&now, to)))
    });
    let grades = match now {
        Condition::Grade(grades) | Condition::GradeAgain(grades) => Some(grades),
        _ => None,
    };
    let grades = grades.map(|chosen| {
        let picks = class.grades.iter().map(|band| {
            let at = chosen.iter().position(|grade| *grade == band.name);
            let grades = at.map_or_else(|| and(chosen, band.name.clone()), |at| without(chosen, at));
            let change = match now {
                Condition::GradeAgain(_) => Condition::GradeAgain(grades),
                _ => Condition::Grade(grades),
            };
            Pick { name: band.name.clone(), chosen: at.is_some(), change: put(change) }
        });
        scribe.picks(texts.section_grades(), picks)
    });
    let indicator = match now {
        Condition::PartBelow { indicator, share } => Some((indicator, *share)),
        _ => None,
    };
    let indicators = indicator.map(|(chosen, share)| {
        let all = scribe.class_view().into_iter().flat_map(|class| &class.indicators);
        let picks = all.filter(|one| one.leaf).map(|one| Pick {
            name: one.name.clone(),
            chosen: one.name == *chosen,
            change: put(Condition::PartBelow { indicator: one.name.clone(), share }),
        });
        scribe.picks(texts.indicator(), picks)
    });
    html! { <>{ scribe.picks(texts.when(), kinds) }{ for figure }{ for grades }{ for indicators }</> }
}

/// The first indicator that is entered part by part.
fn by_parts(indicators: &[Indicator]) -> Option<&str> {
    indicators.iter().find_map(|indicator| match &indicator.body {
        Body::Group { children, .. } => by_parts(children),
        Body::Leaf { measure: Measure::Parts { .. }, .. } => Some(indicator.name.as_str()),
        Body::Leaf { .. } => None,
    })
}

fn figure_of(condition: &Condition) -> Option<f64> {
    match condition {
        Condition::AtLeast(figure)
        | Condition::Below(figure)
        | Condition::RankWithin(figure)
        | Condition::FellByYear(figure)
        | Condition::FellByPart { by: figure, .. }
        | Condition::PartBelow { share: figure, .. }
        | Condition::Rows { most: figure, .. } => Some(*figure),
        _ => None,
    }
}

fn with_figure(condition: &Condition, to: f64) -> Condition {
    let mut condition = condition.clone();
    match &mut condition {
        Condition::AtLeast(figure)
        | Condition::Below(figure)
        | Condition::RankWithin(figure)
        | Condition::FellByYear(figure)
        | Condition::FellByPart { by: figure, .. }
        | Condition::PartBelow { share: figure, .. }
        | Condition::Rows { most: figure, .. } => *figure = to,
        _ => {}
    }
    condition
}
