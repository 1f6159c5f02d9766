//! The condition of an outcome or an alert: one, or several that all hold.

use std::rc::Rc;

use yew::{Html, html};

use super::rows::{ToFilters, filters};
use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{Body, Class, Condition, Indicator, Measure, Options, SchemeChange};

/// Puts a condition in the place of another.
pub type Put = Rc<dyn Fn(Condition) -> SchemeChange>;

/// The fields of a condition, and what to add to it.
pub fn panel(scribe: &Scribe, class: &Class, now: &Condition, put: Put) -> Html {
    let texts = scribe.texts();
    let all = flat(now);
    let each = all.iter().enumerate().map(|(at, condition)| {
        let (list, of) = (all.clone(), Rc::clone(&put));
        let put_one: Put = Rc::new(move |to| of(joined(with(&list, at, |found| *found = to))));
        let fields = one(scribe, class, condition, put_one);
        if all.len() < 2 {
            return fields;
        }
        scribe.item(texts.when(), put(joined(without(&all, at))), fields)
    });
    let free = kinds(scribe, class);
    let free = free.into_iter().filter(|(_, kind)| !all.iter().any(|condition| same(kind, condition)));
    let adds = free.map(|(name, kind)| (name, put(joined(and(&all, kind)))));
    let adds = scribe.more(texts.and_when(), adds);
    if all.len() < 2 {
        return html! { <>{ for each }{ adds }</> };
    }
    html! { <div class="item-wide"><ul class="items">{ for each }</ul>{ adds }</div> }
}

/// The kinds of conditions a class can have, each with its usual figures.
pub fn kinds(scribe: &Scribe, class: &Class) -> Vec<(String, Condition)> {
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
    all.extend(by_parts(&class.indicators).first().map(|indicator| {
        (
            texts.when_fell_by_part().to_owned(),
            Condition::FellByPart { indicator: (*indicator).to_owned(), by: 10.0 },
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

/// One condition: its kind, its figure and what it names.
fn one(scribe: &Scribe, class: &Class, now: &Condition, put: Put) -> Html {
    let texts = scribe.texts();
    let picks = kinds(scribe, class).into_iter().map(|(name, kind)| {
        let chosen = same(&kind, now);
        let name = match now {
            Condition::OutOfReach(grade) if chosen => texts.when_out_of_reach(grade.clone()),
            _ => name,
        };
        Pick { name, chosen, change: put(if chosen { now.clone() } else { kind }) }
    });
    let figure = figure_of(now).map(|figure| {
        let (now, put) = (now.clone(), Rc::clone(&put));
        scribe.number(texts.figure(), figure, move |to| put(with_figure(&now, to)))
    });
    html! { <>{ scribe.choose(texts.when(), picks.collect()) }{ for figure }{ named(scribe, class, now, &put) }</> }
}

/// What a condition names: grades, an indicator, rows of a table.
fn named(scribe: &Scribe, class: &Class, now: &Condition, put: &Put) -> Html {
    let texts = scribe.texts();
    let grades = |chosen: &[String], make: fn(Vec<String>) -> Condition| {
        let picks = class.grades.iter().map(|band| {
            let at = chosen.iter().position(|grade| *grade == band.name);
            let grades = at.map_or_else(|| and(chosen, band.name.clone()), |at| without(chosen, at));
            Pick { name: band.name.clone(), chosen: at.is_some(), change: put(make(grades)) }
        });
        scribe.picks(texts.section_grades(), picks)
    };
    let indicators = |names: Vec<String>, chosen: &str, make: &dyn Fn(String) -> Condition| {
        let picks = names.into_iter().map(|name| Pick {
            chosen: name == chosen,
            change: put(make(name.clone())),
            name,
        });
        scribe.picks(texts.indicator(), picks)
    };
    match now {
        Condition::Grade(chosen) => grades(chosen, Condition::Grade),
        Condition::GradeAgain(chosen) => grades(chosen, Condition::GradeAgain),
        Condition::OutOfReach(chosen) => {
            let picks = class.grades.iter().map(|band| Pick {
                name: band.name.clone(),
                chosen: band.name == *chosen,
                change: put(Condition::OutOfReach(band.name.clone())),
            });
            scribe.picks(texts.section_grades(), picks)
        }
        Condition::PartBelow { indicator, share } => {
            let all = scribe.class_view().into_iter().flat_map(|class| &class.indicators);
            let names = all.map(|one| one.name.clone()).collect();
            let share = *share;
            indicators(names, indicator, &|indicator| Condition::PartBelow { indicator, share })
        }
        Condition::FellByPart { indicator, by } => {
            let names = by_parts(&class.indicators).into_iter().map(str::to_owned).collect();
            let by = *by;
            indicators(names, indicator, &|indicator| Condition::FellByPart { indicator, by })
        }
        Condition::Rows { table, owner, only, most } => {
            let found = scribe.view.scheme.tables.iter().find(|found| found.name == *table);
            let (put, table, owner, most) = (Rc::clone(put), table.clone(), owner.clone(), *most);
            let to: ToFilters = Rc::new(move |only| {
                put(Condition::Rows { table: table.clone(), owner: owner.clone(), only, most })
            });
            let drawn =
                found.map(|found| filters(scribe, found, &|column| texts.only_rows(column), only, &to));
            drawn.unwrap_or_default()
        }
        _ => Html::default(),
    }
}

/// Whether conditions are of one kind.
fn same(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (Condition::Rows { table, .. }, Condition::Rows { table: other, .. }) => table == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// The conditions that all hold.
fn flat(condition: &Condition) -> Vec<Condition> {
    match condition {
        Condition::All(all) => all.iter().flat_map(flat).collect(),
        one => vec![one.clone()],
    }
}

/// One condition as it is, several as all of them.
fn joined(mut all: Vec<Condition>) -> Condition {
    match (all.pop(), all.is_empty()) {
        (Some(one), true) => one,
        (last, _) => Condition::All(all.into_iter().chain(last).collect()),
    }
}

/// The indicators that are entered part by part.
fn by_parts(indicators: &[Indicator]) -> Vec<&str> {
    let of = |indicator: &'_ Indicator| {
        matches!(&indicator.body, Body::Leaf { measure: Measure::Parts { .. }, .. })
    };
    let mut found = Vec::new();
    for indicator in indicators {
        match &indicator.body {
            Body::Group { children, .. } => found.extend(by_parts(children)),
            Body::Leaf { .. } => found.extend(of(indicator).then_some(indicator.name.as_str())),
        }
    }
    found
}

fn figure_of(condition: &Condition) -> Option<f64> {
    figure(&mut condition.clone()).copied()
}

fn with_figure(condition: &Condition, to: f64) -> Condition {
    let mut condition = condition.clone();
    if let Some(figure) = figure(&mut condition) {
        *figure = to;
    }
    condition
}

/// The one figure that a condition is judged by.
fn figure(condition: &mut Condition) -> Option<&mut f64> {
    match condition {
        Condition::AtLeast(figure)
        | Condition::Below(figure)
        | Condition::RankWithin(figure)
        | Condition::FellByYear(figure)
        | Condition::FellByPart { by: figure, .. }
        | Condition::PartBelow { share: figure, .. }
        | Condition::Rows { most: figure, .. } => Some(figure),
        _ => None,
    }
}
