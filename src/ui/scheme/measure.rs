//! Where a leaf's quantity comes from.

use yew::{Html, html};

use super::rows;
use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{
    Aggregate, Conversion, Figure, IndicatorPart, Kind, Measure, Options, RaterKind, SchemeChange, VoteChoice,
};

/// A leaf whose measure is drawn.
struct Leaf<'a> {
    scribe: &'a Scribe,
    path: &'a [usize],
}

/// The fields of a measure.
pub fn panel(scribe: &Scribe, path: &[usize], measure: &Measure, conversion: &Conversion) -> Html {
    let leaf = Leaf { scribe, path };
    match measure {
        Measure::Entry { column, kind, options } | Measure::Parts { column, kind, options } => {
            let wordy = matches!(conversion, Conversion::Words { .. });
            leaf.entry(matches!(measure, Measure::Parts { .. }), wordy, (column, *kind, options))
        }
        Measure::Votes { choices } => leaf.votes(choices),
        Measure::Ballots { raters, .. } => leaf.ballots(measure, raters),
        Measure::Rows { .. } => rows::panel(scribe, measure, &|measure| leaf.set(measure)),
        Measure::Subjects { class, figure, aggregate, .. } => {
            leaf.subjects(measure, class, (figure, aggregate))
        }
        Measure::Formula { formula, kind } => leaf.formula(formula, *kind),
    }
}

impl Leaf<'_> {
    fn set(&self, measure: Measure) -> SchemeChange {
        self.scribe.indicator(self.path, IndicatorPart::Measure(Box::new(measure)))
    }

    /// A field whose text makes another measure.
    fn text(&self, label: &str, value: &str, make: impl Fn(String) -> Measure + 'static) -> Html {
        let (scribe, path) = (self.scribe.clone(), self.path.to_vec());
        self.scribe
            .text(label, value, move |to| scribe.indicator(&path, IndicatorPart::Measure(Box::new(make(to)))))
    }

    fn entry(&self, parts: bool, wordy: bool, (column, kind, options): (&str, Kind, &Options)) -> Html {
        let texts = self.scribe.texts();
        let make = move |column: String, kind: Kind, options: Options| {
            if parts {
                Measure::Parts { column, kind, options }
            } else {
                Measure::Entry { column, kind, options }
            }
        };
        let now = options.clone();
        let kinds = [
            (texts.kind_number(), Kind::Number),
            (texts.kind_count(), Kind::Count),
            (texts.kind_percent(), Kind::Percent),
            (texts.kind_text(), Kind::Text),
        ];
        let picks = kinds.map(|(name, to)| Pick {
            name: name.to_owned(),
            chosen: to == kind,
            change: self.set(make(column.to_owned(), to, options.clone())),
        });
        html! {
            <>
                <div class="entry-wide">
                    { self.text(texts.entered_in(), column, move |to| make(to, kind, now.clone())) }
                </div>
                if !wordy { { self.scribe.picks(texts.kind(), picks) } }
            </>
        }
    }

    fn votes(&self, choices: &[VoteChoice]) -> Html {
        let texts = self.scribe.texts();
        let items = choices.iter().enumerate().map(|(at, choice)| {
            let all = choices.to_vec();
            let fields = self.text(texts.vote_column(), &choice.column, move |to| Measure::Votes {
                choices: with(&all, at, |choice| choice.column = to),
            });
            let fewer = self.set(Measure::Votes { choices: without(choices, at) });
            self.scribe.item(&choice.column, fewer, fields)
        });
        let column = texts.vote_of((choices.len() + 1).to_string());
        let more = self.set(Measure::Votes { choices: and(choices, VoteChoice { column, mark: 20.0 }) });
        html! {
            <>
                <ul class="items">{ for items }</ul>
                { self.scribe.adds(texts.vote_column(), [(texts.another().to_owned(), more)]) }
            </>
        }
    }

    fn ballots(&self, measure: &Measure, raters: &[RaterKind]) -> Html {
        let set = |raters: Vec<RaterKind>| {
            let mut measure = measure.clone();
            if let Measure::Ballots { raters: found, .. } = &mut measure {
                *found = raters;
            }
            self.set(measure)
        };
        let items = raters.iter().enumerate().map(|(at, rater)| {
            self.scribe.item(&rater.name, set(without(raters, at)), html! { <span>{ &rater.name }</span> })
        });
        let names = ["自评", "互评", "上级", "下级", "服务对象", "党组织", "群众代表"];
        let free = names.into_iter().filter(|name| !raters.iter().any(|rater| rater.name == *name));
        let adds = free
            .map(|name| (name.to_owned(), set(and(raters, RaterKind { name: name.into(), weight: 0.1 }))));
        html! {
            <>
                <ul class="items">{ for items }</ul>
                { self.scribe.adds(self.scribe.texts().raters(), adds) }
            </>
        }
    }

    fn subjects(&self, measure: &Measure, class: &str, (figure, aggregate): (&Figure, &Aggregate)) -> Html {
        let texts = self.scribe.texts();
        let set = |to: Figure, way: Aggregate| {
            let mut measure = measure.clone();
            if let Measure::Subjects { figure, aggregate, .. } = &mut measure {
                (*figure, *aggregate) = (to, way);
            }
            self.set(measure)
        };
        let figures = [(texts.figure_own(), Figure::Own), (texts.figure_index(), Figure::Index)];
        let figures = figures.map(|(name, to)| Pick {
            name: name.to_owned(),
            chosen: to == *figure,
            change: set(to, aggregate.clone()),
        });
        let value = String::new;
        let ways = [
            (texts.by_mean(), Aggregate::Mean { value: value() }),
            (texts.by_minimum(), Aggregate::Minimum { value: value() }),
            (texts.by_maximum(), Aggregate::Maximum { value: value() }),
            (texts.by_sum(), Aggregate::Sum { value: value() }),
        ];
        let ways = ways.map(|(name, to)| Pick {
            name: name.to_owned(),
            chosen: to == *aggregate,
            change: set(figure.clone(), to),
        });
        html! { <>{ self.scribe.picks(class, figures) }{ self.scribe.picks(texts.aggregation(), ways) }</> }
    }

    fn formula(&self, formula: &str, kind: Kind) -> Html {
        let make = move |to: String| Measure::Formula {
            formula: to.trim_start_matches(['=', '＝']).to_owned(),
            kind,
        };
        html! { <div class="entry-wide">{ self.text(self.scribe.texts().formula(), formula, make) }</div> }
    }
}
