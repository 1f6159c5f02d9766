//! Where a leaf's quantity comes from.

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{
    Aggregate, Conversion, EntryTable, Figure, Filter, IndicatorPart, Kind, Measure, Options, RaterKind,
    SchemeChange, VoteChoice,
};

/// The fields of a measure.
pub fn panel(scribe: &Scribe, path: &[usize], measure: &Measure, conversion: &Conversion) -> Html {
    let texts = scribe.texts();
    let set = |measure| scribe.indicator(path, IndicatorPart::Measure(Box::new(measure)));
    match measure {
        Measure::Entry { column, kind, options } | Measure::Parts { column, kind, options } => {
            let parts = matches!(measure, Measure::Parts { .. });
            let make = move |column: String, kind: Kind, options: Options| {
                if parts {
                    Measure::Parts { column, kind, options }
                } else {
                    Measure::Entry { column, kind, options }
                }
            };
            let (of, at, now, of_kind, of_options) =
                (scribe.clone(), path.to_vec(), column.clone(), *kind, options.clone());
            let rename = move |to| {
                of.indicator(&at, IndicatorPart::Measure(Box::new(make(to, of_kind, of_options.clone()))))
            };
            let kinds = [
                (texts.kind_number(), Kind::Number),
                (texts.kind_count(), Kind::Count),
                (texts.kind_percent(), Kind::Percent),
                (texts.kind_text(), Kind::Text),
            ];
            let picks = kinds.map(|(name, to)| Pick {
                name: name.to_owned(),
                chosen: to == *kind,
                change: set(make(now.clone(), to, options.clone())),
            });
            let wordy = matches!(conversion, Conversion::Words { .. });
            html! {
                <>
                    { scribe.text(texts.entered_in(), column, rename) }
                    if !wordy { { scribe.picks(texts.kind(), picks) } }
                </>
            }
        }
        Measure::Votes { choices } => {
            let items = choices.iter().enumerate().map(|(at, choice)| {
                let (of, path, all) = (scribe.clone(), path.to_vec(), choices.clone());
                let rename = move |to: String| {
                    let choices = with(&all, at, |choice| choice.column = to);
                    of.indicator(&path, IndicatorPart::Measure(Box::new(Measure::Votes { choices })))
                };
                let fields = scribe.text(texts.vote_column(), &choice.column, rename);
                scribe.item(&choice.column, set(Measure::Votes { choices: without(choices, at) }), fields)
            });
            let column = texts.vote_of((choices.len() + 1).to_string());
            let more = set(Measure::Votes { choices: and(choices, VoteChoice { column, mark: 20.0 }) });
            html! {
                <>
                    <ul class="items">{ for items }</ul>
                    { scribe.adds(texts.vote_column(), [(texts.another().to_owned(), more)]) }
                </>
            }
        }
        Measure::Ballots { raters, .. } => raters_panel(scribe, path, measure, raters),
        Measure::Rows { table, owner, only, aggregate } => {
            let rows = |of: &str, owner: &str, aggregate: Aggregate| {
                let only = if of == table { only.clone() } else { Vec::new() };
                set(Measure::Rows { table: of.into(), owner: owner.into(), only, aggregate })
            };
            let filtered = |only: Vec<Filter>| {
                let (table, owner, aggregate) = (table.clone(), owner.clone(), aggregate.clone());
                set(Measure::Rows { table, owner, only, aggregate })
            };
            html! { <>{ rows_panel(scribe, (table, owner, aggregate), &rows) }{ filters(scribe, table, only, &filtered) }</> }
        }
        Measure::Subjects { class, attribute, figure, aggregate } => {
            let figures = [(texts.figure_own(), Figure::Own), (texts.figure_index(), Figure::Index)];
            let subjects = |figure: Figure, aggregate: Aggregate| {
                set(Measure::Subjects {
                    class: class.clone(),
                    attribute: attribute.clone(),
                    figure,
                    aggregate,
                })
            };
            let value = String::new;
            let aggregates = [
                (texts.by_mean(), Aggregate::Mean { value: value() }),
                (texts.by_minimum(), Aggregate::Minimum { value: value() }),
                (texts.by_maximum(), Aggregate::Maximum { value: value() }),
                (texts.by_sum(), Aggregate::Sum { value: value() }),
            ];
            let picks = figures.map(|(name, to)| Pick {
                name: name.to_owned(),
                chosen: to == *figure,
                change: subjects(to, aggregate.clone()),
            });
            let ways = aggregates.map(|(name, to)| Pick {
                name: name.to_owned(),
                chosen: to == *aggregate,
                change: subjects(figure.clone(), to),
            });
            html! { <>{ scribe.picks(class, picks) }{ scribe.picks(texts.aggregation(), ways) }</> }
        }
        Measure::Formula { formula, kind } => {
            let (of, at, kind) = (scribe.clone(), path.to_vec(), *kind);
            let make = move |to: String| {
                let formula = to.trim_start_matches(['=', '＝']).to_owned();
                of.indicator(&at, IndicatorPart::Measure(Box::new(Measure::Formula { formula, kind })))
            };
            html! { <div class="entry-wide">{ scribe.text(texts.formula(), formula, make) }</div> }
        }
    }
}

fn raters_panel(scribe: &Scribe, path: &[usize], measure: &Measure, raters: &[RaterKind]) -> Html {
    let texts = scribe.texts();
    let set = |raters: Vec<RaterKind>| {
        let mut measure = measure.clone();
        if let Measure::Ballots { raters: found, .. } = &mut measure {
            *found = raters;
        }
        scribe.indicator(path, IndicatorPart::Measure(Box::new(measure)))
    };
    let items = raters.iter().enumerate().map(|(at, rater)| {
        scribe.item(&rater.name, set(without(raters, at)), html! { <span>{ &rater.name }</span> })
    });
    let names = ["自评", "互评", "上级", "下级", "服务对象", "党组织", "群众代表"];
    let free = names.into_iter().filter(|name| !raters.iter().any(|rater| rater.name == *name));
    let adds =
        free.map(|name| (name.to_owned(), set(and(raters, RaterKind { name: name.into(), weight: 0.1 }))));
    html! { <><ul class="items">{ for items }</ul>{ scribe.adds(texts.raters(), adds) }</> }
}

type Rows<'a> = (&'a str, &'a str, &'a Aggregate);

fn rows_panel(
    scribe: &Scribe,
    (table, owner, aggregate): Rows,
    rows: &dyn Fn(&str, &str, Aggregate) -> SchemeChange,
) -> Html {
    let texts = scribe.texts();
    let Some(class) = scribe.class() else { return Html::default() };
    let names_class = |options: &Options| match options {
        Options::SubjectOf(of) => *of == class.name,
        Options::SubjectOfClassIn(_) => true,
        _ => false,
    };
    let tables = &scribe.view.scheme.tables;
    let owned = tables
        .iter()
        .filter_map(|table| Some((table, table.columns.iter().find(|column| names_class(&column.options))?)));
    let picks = owned.map(|(found, column)| Pick {
        name: found.name.clone(),
        chosen: found.name == table,
        change: rows(&found.name, &column.name, Aggregate::Count),
    });
    let numbers: Vec<&str> =
        tables.iter().find(|found| found.name == table).map(numbers_of).unwrap_or_default();
    let (value, weight) = parts(aggregate);
    let value = value.or(numbers.first().copied()).unwrap_or_default().to_owned();
    let weight = weight.or(numbers.last().copied()).unwrap_or_default().to_owned();
    let same = |one: &Aggregate| std::mem::discriminant(one) == std::mem::discriminant(aggregate);
    let by = |make: fn(String) -> Aggregate| make(value.clone());
    let ways = [
        (texts.by_count(), Aggregate::Count),
        (texts.by_sum(), by(|value| Aggregate::Sum { value })),
        (texts.by_mean(), by(|value| Aggregate::Mean { value })),
        (texts.by_weighted(), Aggregate::WeightedMean { value: value.clone(), weight: weight.clone() }),
        (texts.by_maximum(), by(|value| Aggregate::Maximum { value })),
        (texts.by_minimum(), by(|value| Aggregate::Minimum { value })),
    ];
    let ways = ways.map(|(name, to)| Pick {
        name: name.to_owned(),
        chosen: same(&to),
        change: rows(table, owner, to),
    });
    let of = |name: &str, make: &dyn Fn(String) -> Aggregate, chosen: &str| {
        let picks = numbers.iter().map(|column| Pick {
            name: (*column).to_owned(),
            chosen: *column == chosen,
            change: rows(table, owner, make((*column).to_owned())),
        });
        scribe.picks(name, picks)
    };
    let again = |value: String| match aggregate.clone() {
        Aggregate::WeightedMean { weight, .. } => Aggregate::WeightedMean { value, weight },
        Aggregate::Sum { .. } => Aggregate::Sum { value },
        Aggregate::Maximum { .. } => Aggregate::Maximum { value },
        Aggregate::Minimum { .. } => Aggregate::Minimum { value },
        _ => Aggregate::Mean { value },
    };
    let weighted = |weight: String| Aggregate::WeightedMean { value: value.clone(), weight };
    let counts = matches!(aggregate, Aggregate::Count | Aggregate::Share { .. });
    html! {
        <>
            { scribe.picks(texts.entered_in(), picks) }
            { scribe.picks(texts.aggregation(), ways) }
            if !counts { { of(texts.value_column(), &again, &value) } }
            if matches!(aggregate, Aggregate::WeightedMean { .. }) { { of(texts.weight_column(), &weighted, &weight) } }
        </>
    }
}

/// Which rows count: for each column of choices all, or those with one of them.
fn filters(
    scribe: &Scribe,
    table: &str,
    only: &[Filter],
    filtered: &dyn Fn(Vec<Filter>) -> SchemeChange,
) -> Html {
    let tables = &scribe.view.scheme.tables;
    let columns = tables.iter().filter(|found| found.name == table).flat_map(|found| &found.columns);
    let picks = columns.filter_map(|column| {
        let Options::Choice(choices) = &column.options else { return None };
        let at = only.iter().position(|filter| filter.column == column.name);
        let others = at.map_or_else(|| only.to_vec(), |at| without(only, at));
        let is = at.and_then(|at| only.get(at)).map(|filter| filter.is.as_str());
        let all = Pick {
            name: scribe.texts().any().to_owned(),
            chosen: at.is_none(),
            change: filtered(others.clone()),
        };
        let one = choices.iter().map(|choice| Pick {
            name: choice.clone(),
            chosen: is == Some(choice),
            change: filtered(and(&others, Filter { column: column.name.clone(), is: choice.clone() })),
        });
        let label = scribe.texts().only_rows(column.name.clone());
        Some(scribe.picks(&label, [all].into_iter().chain(one).collect::<Vec<_>>()))
    });
    html! { <>{ for picks }</> }
}

fn parts(aggregate: &Aggregate) -> (Option<&str>, Option<&str>) {
    match aggregate {
        Aggregate::WeightedMean { value, weight } => (Some(value), Some(weight)),
        Aggregate::Mean { value }
        | Aggregate::Sum { value }
        | Aggregate::Minimum { value }
        | Aggregate::Maximum { value } => (Some(value), None),
        Aggregate::Count | Aggregate::Share { .. } => (None, None),
    }
}

fn numbers_of(table: &EntryTable) -> Vec<&str> {
    let numbers = table.columns.iter().filter(|column| !matches!(column.kind, Kind::Text | Kind::Date));
    numbers.map(|column| column.name.as_str()).collect()
}
