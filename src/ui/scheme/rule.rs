//! How a leaf's quantity becomes points: the pattern, its figures, and what samples earn.

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, is_part, without};
use crate::session::{
    Conversion, IndicatorPart, IndicatorView, Kind, Measure, Options, Step, WordMark, rule_patterns,
};

/// The fields of the rule and a live sample. Figures that belong to a list are in the list.
pub fn panel(
    scribe: &Scribe,
    path: &[usize],
    view: &IndicatorView,
    (measure, conversion): (&Measure, &Conversion),
) -> Html {
    let listed = listed(measure, conversion);
    let is_listed = |name: &str| listed.iter().any(|part| is_part(name, &view.name, part));
    let parameters = view.parameters.iter().filter(|one| !is_listed(&one.name));
    html! {
        <>
            <div class="entries">{ for parameters.map(|one| scribe.parameter(one)) }</div>
            { conversions(scribe, path, measure, conversion) }
            { list(scribe, path, view, conversion) }
            { samples(scribe, view) }
        </>
    }
}

/// The patterns as cards to choose from.
pub fn cards(scribe: &Scribe, path: &[usize], (measure, conversion): (&Measure, &Conversion)) -> Html {
    let texts = scribe.texts();
    html! {
        <>
            <h4>{ texts.choose_rule() }</h4>
            <div class="cards" role="group" aria-label={texts.indicator_rule()}>
                { for rule_patterns().iter().enumerate().map(|(position, pattern)| {
                    let chosen = pattern.fits(measure, conversion);
                    let onclick = scribe.press(scribe.indicator(path, IndicatorPart::Pattern(position)));
                    html! {
                        <button type="button" class={yew::classes!("card", chosen.then_some("is-chosen"))}
                            aria-pressed={chosen.to_string()} {onclick}>
                            <span class="card-name">{ texts.say(&pattern.name()) }</span>
                            <span class="card-example">{ texts.say(&pattern.example()) }</span>
                        </button>
                    }
                }) }
            </div>
        </>
    }
}

/// The parameters that stand in lists of their own.
fn listed(measure: &Measure, conversion: &Conversion) -> Vec<String> {
    let marks = |words: &[WordMark]| -> Vec<String> {
        words.iter().map(|word| format!("{}分值", word.word)).collect()
    };
    let mut listed = match measure {
        Measure::Votes { choices } => choices.iter().map(|one| format!("{}分值", one.column)).collect(),
        Measure::Ballots { words, raters, .. } => {
            let weights = raters.iter().map(|rater| format!("{}权重", rater.name));
            let rules = ["高分线", "高分最多个数", "低分线", "低分最少个数"].map(str::to_owned);
            marks(words).into_iter().chain(weights).chain(rules).collect()
        }
        _ => Vec::new(),
    };
    if let Conversion::Words { words } = conversion {
        listed.extend(marks(words));
    }
    listed
}

/// How a quantity that is no entry of its own becomes points; an entry's is chosen with its pattern.
fn conversions(scribe: &Scribe, path: &[usize], measure: &Measure, now: &Conversion) -> Html {
    if matches!(measure, Measure::Entry { .. } | Measure::Ballots { .. }) {
        return Html::default();
    }
    let entry = Measure::Entry { column: String::new(), kind: Kind::Number, options: Options::Free };
    let steps = [(90.0, 10.0), (60.0, 6.0)].map(|(from, points)| Step { from, points });
    let all = [
        Conversion::Mark,
        Conversion::Addition { each: 1.0 },
        Conversion::Deduction { each: 1.0 },
        Conversion::Proportion { target: 1.0, floor: None, most: 1.0 },
        Conversion::Interpolation { zero: 0.0, target: 1.0, most: 1.0 },
        Conversion::Steps { steps: steps.into() },
        Conversion::RankPoints { first: 10.0, step: 1.0, least: 0.0 },
        Conversion::AgainstBest,
        Conversion::AgainstMean,
        Conversion::MinMax,
    ];
    let picks = all.into_iter().filter_map(|to| {
        // Called as the pattern is that has it.
        let pattern = rule_patterns().iter().find(|pattern| pattern.fits(&entry, &to))?;
        let chosen = pattern.fits(&entry, now);
        let to = if chosen { now.clone() } else { to };
        let change = scribe.indicator(path, IndicatorPart::Conversion(to));
        Some(Pick { name: scribe.texts().say(&pattern.name()), chosen, change })
    });
    scribe.picks(scribe.texts().indicator_rule(), picks.collect::<Vec<_>>())
}

/// What sample quantities earn: 15 → 12.
fn samples(scribe: &Scribe, view: &IndicatorView) -> Html {
    if view.samples.is_empty() {
        return Html::default();
    }
    html! {
        <p class="samples" aria-live="polite">
            <span class="entry-label">{ scribe.texts().samples() }</span>
            { for view.samples.iter().map(|(quantity, points)| html! {
                <span class="sample">{ quantity }{ " → " }<strong>{ scribe.texts().points_of(points.clone()) }</strong></span>
            }) }
        </p>
    }
}

/// What a conversion has beside its figures: steps and words in lists, a floor or none.
fn list(scribe: &Scribe, path: &[usize], view: &IndicatorView, conversion: &Conversion) -> Html {
    let texts = scribe.texts();
    let set = |conversion| scribe.indicator(path, IndicatorPart::Conversion(conversion));
    match conversion {
        &Conversion::Proportion { target, floor, most } => scribe.toggle(
            texts.floor(),
            floor.is_some(),
            set(Conversion::Proportion { target, floor: floor.or(Some(target * 0.6)), most }),
            set(Conversion::Proportion { target, floor: None, most }),
        ),
        Conversion::MinMax | Conversion::ZScore { .. } => {
            let ways = [
                (texts.spread_range(), Conversion::MinMax),
                (texts.spread_deviation(), Conversion::ZScore { centre: 75.0, spread: 10.0 }),
            ];
            let picks = ways.map(|(name, to)| {
                let chosen = std::mem::discriminant(&to) == std::mem::discriminant(conversion);
                let change = set(if chosen { conversion.clone() } else { to });
                Pick { name: name.to_owned(), chosen, change }
            });
            scribe.picks(texts.spread(), picks)
        }
        Conversion::Steps { steps } => {
            let last = steps.last().map_or((100.0, 10.0), |step| (step.from, step.points));
            let more = and(steps, Step { from: (last.0 - 10.0).max(0.0), points: (last.1 - 1.0).max(0.0) });
            let fewer = without(steps, steps.len().saturating_sub(1));
            scribe.picks(
                texts.steps_count(),
                [
                    ("＋", set(Conversion::Steps { steps: more })),
                    ("−", set(Conversion::Steps { steps: fewer })),
                ]
                .map(|(name, change)| Pick { name: name.to_owned(), chosen: false, change }),
            )
        }
        Conversion::Words { words } => {
            let more =
                and(words, WordMark { word: texts.word_of((words.len() + 1).to_string()), mark: 20.0 });
            let items = words.iter().enumerate().map(|(at, word)| {
                let (of, words, path) = (scribe.clone(), words.clone(), path.to_vec());
                let rename = move |to: String| {
                    let words = super::scribe::with(&words, at, |word| word.word = to);
                    of.indicator(&path, IndicatorPart::Conversion(Conversion::Words { words }))
                };
                let name = scribe.text(texts.word(), &word.word, rename);
                let fields = html! { <>{ name }{ scribe.figure(view, &format!("{}分值", word.word)) }</> };
                (word.word.clone(), fields)
            });
            let items = items.enumerate().map(|(at, (name, fields))| {
                scribe.item(&name, set(Conversion::Words { words: without(words, at) }), fields)
            });
            html! {
                <>
                    <ul class="items">{ for items }</ul>
                    { scribe.adds(texts.word(), [(texts.another().to_owned(), set(Conversion::Words { words: more }))]) }
                </>
            }
        }
        _ => Html::default(),
    }
}
