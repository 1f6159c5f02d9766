//! Raw ballots: the kinds of raters with their weights, what words mean, and which ballots are void.

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{
    BallotRules, EntryColumn, IndicatorPart, IndicatorView, Kind, Measure, Options, RaterKind, SchemeChange,
    WordMark, usual,
};

/// A leaf that is measured by ballots.
#[derive(Clone)]
struct Ballots {
    scribe: Scribe,
    view: IndicatorView,
    measure: Measure,
}

/// The fields of ballots; nothing for another measure.
pub fn panel(scribe: &Scribe, view: &IndicatorView, measure: &Measure) -> Html {
    let Measure::Ballots { words, raters, rules, .. } = measure else { return Html::default() };
    let ballots = Ballots { scribe: scribe.clone(), view: view.clone(), measure: measure.clone() };
    html! { <>{ ballots.raters(raters) }{ ballots.words(words) }{ ballots.rules(raters, rules) }</> }
}

impl Ballots {
    fn to(&self, change: impl FnOnce(&mut Measure)) -> SchemeChange {
        let mut measure = self.measure.clone();
        change(&mut measure);
        self.scribe.indicator(&self.view.path, IndicatorPart::Measure(Box::new(measure)))
    }

    fn to_raters(&self, to: Vec<RaterKind>) -> SchemeChange {
        self.to(|measure| {
            if let Measure::Ballots { raters, .. } = measure {
                *raters = to;
            }
        })
    }

    /// Ballots with other words. Marks and words are in columns of their own.
    fn to_words(&self, to: Vec<WordMark>) -> SchemeChange {
        let number = self.columns().iter().find(|column| column.kind == Kind::Number);
        let number = number.map_or_else(|| "分数".to_owned(), |column| column.name.clone());
        self.to(|measure| {
            if let Measure::Ballots { words, mark, .. } = measure {
                match (words.is_empty(), to.is_empty()) {
                    (true, false) => *mark = "等级".to_owned(),
                    (false, true) => *mark = number,
                    _ => {}
                }
                *words = to;
            }
        })
    }

    fn to_rules(&self, change: impl FnOnce(&mut BallotRules)) -> SchemeChange {
        self.to(|measure| {
            if let Measure::Ballots { rules, .. } = measure {
                change(rules);
            }
        })
    }

    fn columns(&self) -> &[EntryColumn] {
        let Measure::Ballots { table, .. } = &self.measure else { return &[] };
        let found = self.scribe.view.scheme.tables.iter().find(|found| found.name == *table);
        found.map_or(&[], |found| found.columns.as_slice())
    }

    fn raters(&self, raters: &[RaterKind]) -> Html {
        let (scribe, texts) = (&self.scribe, self.scribe.texts());
        let items = raters.iter().enumerate().map(|(at, rater)| {
            let weight = scribe.figure(&self.view, &format!("{}权重", rater.name));
            scribe.item(&rater.name, self.to_raters(without(raters, at)), weight)
        });
        let one_more = |raters: &[RaterKind], name: String| and(raters, RaterKind { name, weight: 0.1 });
        let names = ["自评", "互评", "上级", "下级", "服务对象", "党组织", "群众代表"];
        let free = names.into_iter().filter(|name| !raters.iter().any(|rater| rater.name == *name));
        let adds = free.map(|name| (name.to_owned(), self.to_raters(one_more(raters, name.to_owned()))));
        let (of, all) = (self.clone(), raters.to_vec());
        html! {
            <>
                <h4>{ texts.raters() }</h4>
                <ul class="items">{ for items }</ul>
                { scribe.adds(texts.rater_other(), adds) }
                <div class="entries">
                    { scribe.text(texts.another(), "", move |name| of.to_raters(one_more(&all, name))) }
                </div>
            </>
        }
    }

    fn words(&self, words: &[WordMark]) -> Html {
        let (scribe, texts) = (&self.scribe, self.scribe.texts());
        let items = words.iter().enumerate().map(|(at, word)| {
            let (of, all) = (self.clone(), words.to_vec());
            let rename = move |to| of.to_words(with(&all, at, |word| word.word = to));
            let mark = scribe.figure(&self.view, &format!("{}分值", word.word));
            let fields = html! { <>{ scribe.text(texts.word(), &word.word, rename) }{ mark }</> };
            scribe.item(&word.word, self.to_words(without(words, at)), fields)
        });
        let word = texts.word_of((words.len() + 1).to_string());
        let more = self.to_words(and(words, WordMark { word, mark: 20.0 }));
        let wordy = !words.is_empty();
        html! {
            <>
                { scribe.toggle(texts.ballot_words(), wordy, self.to_words(usual::words()), self.to_words(Vec::new())) }
                if wordy {
                    <ul class="items">{ for items }</ul>
                    { scribe.adds(texts.word(), [(texts.another().to_owned(), more)]) }
                }
            </>
        }
    }

    fn rules(&self, raters: &[RaterKind], rules: &BallotRules) -> Html {
        let (scribe, texts) = (&self.scribe, self.scribe.texts());
        let number = self.column(texts.ballot_number(), "票号", &rules.ballot, &|ballot| {
            self.to_rules(|rules| match ballot {
                Some(_) => rules.ballot = ballot,
                None => {
                    *rules = BallotRules {
                        rater: rules.rater.clone(),
                        no_self_vote: rules.no_self_vote.clone(),
                        fewest: rules.fewest,
                        ..BallotRules::default()
                    }
                }
            })
        });
        let rater = self.column(texts.rater_column(), "评分人", &rules.rater, &|rater| {
            self.to_rules(|rules| {
                if rater.is_none() {
                    rules.no_self_vote.clear();
                }
                rules.rater = rater;
            })
        });
        let own = raters.iter().map(|rater| {
            let at = rules.no_self_vote.iter().position(|name| *name == rater.name);
            let names = at.map_or_else(
                || and(&rules.no_self_vote, rater.name.clone()),
                |at| without(&rules.no_self_vote, at),
            );
            Pick {
                name: rater.name.clone(),
                chosen: at.is_some(),
                change: self.to_rules(|rules| rules.no_self_vote = names),
            }
        });
        html! {
            <>
                <h4>{ texts.void_ballots() }</h4>
                { number }
                if rules.ballot.is_some() { { self.whole(rules) } }
                { rater }
                if rules.rater.is_some() { { scribe.picks(texts.no_self_vote(), own) } }
            </>
        }
    }

    /// What makes a whole ballot void.
    fn whole(&self, rules: &BallotRules) -> Html {
        let (scribe, texts) = (&self.scribe, self.scribe.texts());
        let high = rules.high.or(Some((90.0, 3.0)));
        let low = rules.low.or(Some((70.0, 2.0)));
        let figures = |parts: [&str; 2]| html! { <div class="entries">{ for parts.map(|part| scribe.figure(&self.view, part)) }</div> };
        html! {
            <>
                { scribe.toggle(texts.ballot_high(), rules.high.is_some(),
                    self.to_rules(|rules| rules.high = high), self.to_rules(|rules| rules.high = None)) }
                { figures(["高分线", "高分最多个数"]) }
                { scribe.toggle(texts.ballot_low(), rules.low.is_some(),
                    self.to_rules(|rules| rules.low = low), self.to_rules(|rules| rules.low = None)) }
                { figures(["低分线", "低分最少个数"]) }
                { scribe.toggle(texts.ballot_uniform(), rules.uniform_is_void,
                    self.to_rules(|rules| rules.uniform_is_void = true), self.to_rules(|rules| rules.uniform_is_void = false)) }
            </>
        }
    }

    /// A column of the table to choose, or its usual one, which is then added.
    fn column(
        &self,
        label: &str,
        usual: &str,
        chosen: &Option<String>,
        make: &dyn Fn(Option<String>) -> SchemeChange,
    ) -> Html {
        let texts = self.scribe.texts();
        let taken = |name: &str| match &self.measure {
            Measure::Ballots { rules, .. } => {
                chosen.as_deref() != Some(name)
                    && [&rules.ballot, &rules.rater].into_iter().flatten().any(|other| other == name)
            }
            _ => false,
        };
        let free = |column: &&EntryColumn| {
            column.kind == Kind::Text && column.options == Options::Free && !taken(&column.name)
        };
        let mut names: Vec<&str> =
            self.columns().iter().filter(free).map(|column| column.name.as_str()).collect();
        if !names.contains(&usual) {
            names.push(usual);
        }
        let none = Pick { name: texts.none().to_owned(), chosen: chosen.is_none(), change: make(None) };
        let picks = names.into_iter().map(|name| Pick {
            name: name.to_owned(),
            chosen: chosen.as_deref() == Some(name),
            change: make(Some(name.to_owned())),
        });
        self.scribe.picks(label, [none].into_iter().chain(picks))
    }
}
