//! Where a leaf's quantity comes from.

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, with, without};
use super::{ballots, rows};
use crate::session::{
    Aggregate, Conversion, Figure, IndicatorPart, IndicatorView, Kind, Measure, Options, SchemeChange,
    VoteChoice,
};

/// A leaf whose measure is drawn.
struct Leaf<'a> {
    scribe: &'a Scribe,
    view: &'a IndicatorView,
}

/// The fields of a measure.
pub fn panel(scribe: &Scribe, view: &IndicatorView, measure: &Measure, conversion: &Conversion) -> Html {
    let leaf = Leaf { scribe, view };
    match measure {
        Measure::Entry { column, kind, options } | Measure::Parts { column, kind, options } => {
            let wordy = matches!(conversion, Conversion::Words { .. });
            leaf.entry(matches!(measure, Measure::Parts { .. }), wordy, (column, *kind, options))
        }
        Measure::Votes { choices } => leaf.votes(choices),
        Measure::Ballots { .. } => ballots::panel(scribe, view, measure),
        Measure::Rows { .. } => rows::panel(scribe, view, measure),
        Measure::Subjects { class, attribute, .. } => leaf.subjects(measure, (class, attribute)),
        Measure::Formula { formula, kind } => leaf.formula(formula, *kind),
    }
}

impl Leaf<'_> {
    fn set(&self, measure: Measure) -> SchemeChange {
        self.scribe.indicator(&self.view.path, IndicatorPart::Measure(Box::new(measure)))
    }

    /// A field whose text makes another measure.
    fn text(&self, label: &str, value: &str, make: impl Fn(String) -> Measure + 'static) -> Html {
        let (scribe, path) = (self.scribe.clone(), self.view.path.clone());
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
            let column = self.text(texts.vote_column(), &choice.column, move |to| Measure::Votes {
                choices: with(&all, at, |choice| choice.column = to),
            });
            let mark = self.scribe.figure(self.view, &format!("{}分值", choice.column));
            let fields = html! { <>{ column }{ mark }</> };
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

    fn subjects(&self, measure: &Measure, (class, attribute): (&str, &str)) -> Html {
        let texts = self.scribe.texts();
        let Measure::Subjects { figure, aggregate, .. } = measure else { return Html::default() };
        let of = |class: &str, attribute: &str, figure: &Figure, aggregate: &Aggregate| {
            self.set(Measure::Subjects {
                class: class.to_owned(),
                attribute: attribute.to_owned(),
                figure: figure.clone(),
                aggregate: aggregate.clone(),
            })
        };
        let naming = Options::SubjectOf(self.scribe.class().map(|own| own.name.clone()).unwrap_or_default());
        let classes = self.scribe.view.scheme.classes.iter().filter_map(|other| {
            let by = other.attributes.iter().find(|attribute| attribute.options == naming)?;
            let chosen = other.name == class;
            let to = if chosen { figure } else { &Figure::Own };
            let by = if chosen { attribute } else { &by.name };
            Some(Pick { name: other.name.clone(), chosen, change: of(&other.name, by, to, aggregate) })
        });
        let own =
            [(texts.figure_own().to_owned(), Figure::Own), (texts.figure_index().to_owned(), Figure::Index)];
        let view = self.scribe.view.classes.iter().find(|view| view.name == class);
        let parts = view.into_iter().flat_map(|view| &view.indicators);
        let parts = parts.map(|part| (part.name.clone(), Figure::Part(part.name.clone())));
        let figures = own.into_iter().chain(parts).map(|(name, to)| Pick {
            name,
            chosen: to == *figure,
            change: of(class, attribute, &to, aggregate),
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
            change: of(class, attribute, figure, &to),
        });
        html! {
            <>
                { self.scribe.picks(texts.take_figures_of(), classes.collect::<Vec<_>>()) }
                { self.scribe.picks(class, figures) }
                { self.scribe.picks(texts.aggregation(), ways) }
            </>
        }
    }

    fn formula(&self, formula: &str, kind: Kind) -> Html {
        let make = move |to: String| Measure::Formula {
            formula: to.trim_start_matches(['=', '＝']).to_owned(),
            kind,
        };
        html! { <div class="entry-wide">{ self.text(self.scribe.texts().formula(), formula, make) }</div> }
    }
}
