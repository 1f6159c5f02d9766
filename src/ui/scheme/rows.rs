//! A quantity taken from the rows of a table that belong to the subject.

use std::rc::Rc;

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, without};
use crate::session::{
    Aggregate, EntryTable, Filter, IndicatorPart, IndicatorView, Kind, Measure, Options, SchemeChange,
};

/// The rows and how they become one quantity.
struct Rows<'a> {
    scribe: &'a Scribe,
    view: &'a IndicatorView,
    table: &'a str,
    owner: &'a str,
    only: &'a [Filter],
    aggregate: &'a Aggregate,
}

/// The fields of rows; nothing for another measure.
pub fn panel(scribe: &Scribe, view: &IndicatorView, measure: &Measure) -> Html {
    let Measure::Rows { table, owner, only, aggregate } = measure else { return Html::default() };
    let rows = Rows { scribe, view, table, owner, only, aggregate };
    html! { <>{ rows.tables() }{ rows.aggregates() }{ rows.filters() }</> }
}

impl Rows<'_> {
    fn set(&self, measure: Measure) -> SchemeChange {
        self.scribe.indicator(&self.view.path, IndicatorPart::Measure(Box::new(measure)))
    }

    fn to(&self, only: Vec<Filter>, aggregate: Aggregate) -> SchemeChange {
        self.set(Measure::Rows { table: self.table.into(), owner: self.owner.into(), only, aggregate })
    }

    fn by(&self, aggregate: Aggregate) -> SchemeChange {
        self.to(self.only.to_vec(), aggregate)
    }

    fn found(&self) -> Option<&EntryTable> {
        self.scribe.view.scheme.tables.iter().find(|table| table.name == self.table)
    }

    /// The tables whose rows can belong to the class's subjects.
    fn tables(&self) -> Html {
        let Some(class) = self.scribe.class() else { return Html::default() };
        let names_class = |options: &Options| match options {
            Options::SubjectOf(of) => *of == class.name,
            Options::SubjectOfClassIn(_) => true,
            _ => false,
        };
        let tables = self.scribe.view.scheme.tables.iter();
        let owned = tables.filter_map(|table| {
            Some((table, table.columns.iter().find(|column| names_class(&column.options))?))
        });
        let picks = owned.map(|(found, column)| {
            let chosen = found.name == self.table;
            let change = if chosen {
                self.by(self.aggregate.clone())
            } else {
                self.set(Measure::Rows {
                    table: found.name.clone(),
                    owner: column.name.clone(),
                    only: Vec::new(),
                    aggregate: Aggregate::Count,
                })
            };
            Pick { name: found.name.clone(), chosen, change }
        });
        self.scribe.picks(self.scribe.texts().entered_in(), picks)
    }

    fn aggregates(&self) -> Html {
        let texts = self.scribe.texts();
        let numbers: Vec<&str> = self.found().map(numbers_of).unwrap_or_default();
        let (value, weight) = parts(self.aggregate);
        let value = value.or(numbers.first().copied()).unwrap_or_default().to_owned();
        let weight = weight.or(numbers.last().copied()).unwrap_or_default().to_owned();
        let same = |one: &Aggregate| std::mem::discriminant(one) == std::mem::discriminant(self.aggregate);
        let of = |make: fn(String) -> Aggregate| make(value.clone());
        let ways = [
            (texts.by_count(), Aggregate::Count),
            (texts.by_part_of_rows(), Aggregate::Share { of: Vec::new() }),
            (texts.by_sum(), of(|value| Aggregate::Sum { value })),
            (texts.by_mean(), of(|value| Aggregate::Mean { value })),
            (texts.by_weighted(), Aggregate::WeightedMean { value: value.clone(), weight: weight.clone() }),
            (texts.by_maximum(), of(|value| Aggregate::Maximum { value })),
            (texts.by_minimum(), of(|value| Aggregate::Minimum { value })),
        ];
        let ways = ways.map(|(name, to)| {
            let chosen = same(&to);
            let change = self.by(if chosen { self.aggregate.clone() } else { to });
            Pick { name: name.to_owned(), chosen, change }
        });
        let valued = |to: &str| with_value(self.aggregate, to);
        let weighted = |to: &str| Aggregate::WeightedMean { value: value.clone(), weight: to.to_owned() };
        let counts = matches!(self.aggregate, Aggregate::Count | Aggregate::Share { .. });
        let has_weight = matches!(self.aggregate, Aggregate::WeightedMean { .. });
        html! {
            <>
                { self.scribe.picks(texts.aggregation(), ways) }
                if !counts { { self.columns(texts.value_column(), &numbers, &value, &valued) } }
                if has_weight { { self.columns(texts.weight_column(), &numbers, &weight, &weighted) } }
            </>
        }
    }

    fn columns(&self, label: &str, columns: &[&str], chosen: &str, make: &dyn Fn(&str) -> Aggregate) -> Html {
        let picks = columns.iter().map(|column| Pick {
            name: (*column).to_owned(),
            chosen: *column == chosen,
            change: self.by(make(column)),
        });
        self.scribe.picks(label, picks)
    }

    fn filters(&self) -> Html {
        let texts = self.scribe.texts();
        let Some(table) = self.found() else { return Html::default() };
        let make = {
            let (scribe, path) = (self.scribe.clone(), self.view.path.clone());
            let (table, owner) = (self.table.to_owned(), self.owner.to_owned());
            move |only, aggregate| {
                let measure = Measure::Rows { table: table.clone(), owner: owner.clone(), only, aggregate };
                scribe.indicator(&path, IndicatorPart::Measure(Box::new(measure)))
            }
        };
        let (to, aggregate) = (make.clone(), self.aggregate.clone());
        let to: ToFilters = Rc::new(move |only| to(only, aggregate.clone()));
        let only = filters(self.scribe, table, &|column| texts.only_rows(column), self.only, &to);
        let Aggregate::Share { of } = self.aggregate else { return only };
        let kept = self.only.to_vec();
        let to: ToFilters = Rc::new(move |of| make(kept.clone(), Aggregate::Share { of }));
        let part = filters(self.scribe, table, &|column| texts.share_of_rows(column), of, &to);
        html! { <>{ only }{ part }</> }
    }
}

/// Puts other filters in the place of those that hold.
pub type ToFilters = Rc<dyn Fn(Vec<Filter>) -> SchemeChange>;

/// Which rows of a table count: for each column of choices all, or those with one of them. A text
/// that is calculated, or that a filter asks for, is written; blank is all.
pub fn filters(
    scribe: &Scribe,
    table: &EntryTable,
    label: &dyn Fn(String) -> String,
    only: &[Filter],
    to: &ToFilters,
) -> Html {
    let fields = table.columns.iter().filter_map(|column| {
        let at = only.iter().position(|filter| filter.column == column.name);
        let others = at.map_or_else(|| only.to_vec(), |at| without(only, at));
        let is = at.and_then(|at| only.get(at)).map(|filter| filter.is.as_str());
        let label = label(column.name.clone());
        let of = column.name.clone();
        let one = move |is: String| Filter { column: of.clone(), is };
        if let Options::Choice(choices) = &column.options {
            let any = scribe.texts().any().to_owned();
            let all = Pick { name: any, chosen: at.is_none(), change: to(others.clone()) };
            let picks = choices.iter().map(|choice| Pick {
                name: choice.clone(),
                chosen: is == Some(choice),
                change: to(and(&others, one(choice.clone()))),
            });
            return Some(scribe.picks(&label, [all].into_iter().chain(picks).collect::<Vec<_>>()));
        }
        let is_written = at.is_some() || (column.kind == Kind::Text && column.formula.is_some());
        let to = Rc::clone(to);
        let write = move |text: String| match text.trim() {
            "" => to(others.clone()),
            text => to(and(&others, one(text.to_owned()))),
        };
        is_written.then(|| scribe.text(&label, is.unwrap_or_default(), write))
    });
    html! { <>{ for fields }</> }
}

fn with_value(aggregate: &Aggregate, to: &str) -> Aggregate {
    let value = to.to_owned();
    match aggregate.clone() {
        Aggregate::WeightedMean { weight, .. } => Aggregate::WeightedMean { value, weight },
        Aggregate::Sum { .. } => Aggregate::Sum { value },
        Aggregate::Maximum { .. } => Aggregate::Maximum { value },
        Aggregate::Minimum { .. } => Aggregate::Minimum { value },
        _ => Aggregate::Mean { value },
    }
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
