//! How a leaf's quantity becomes points: the pattern, its figures, and what samples earn.

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, without};
use crate::session::{Conversion, IndicatorPart, IndicatorView, Measure, Step, WordMark, rule_patterns};

/// The fields of the rule and a live sample.
pub fn panel(scribe: &Scribe, path: &[usize], view: &IndicatorView, conversion: &Conversion) -> Html {
    html! {
        <>
            <div class="entries">{ for view.parameters.iter().map(|one| scribe.parameter(one)) }</div>
            { list(scribe, path, conversion) }
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

/// Steps and words come in lists, whose figures are parameters.
fn list(scribe: &Scribe, path: &[usize], conversion: &Conversion) -> Html {
    let texts = scribe.texts();
    let set = |conversion| scribe.indicator(path, IndicatorPart::Conversion(conversion));
    match conversion {
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
                let fields = scribe.text(texts.word(), &word.word, rename);
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
