//! The panel of an indicator: a clause with its rule, or a group.

use yew::{Html, html};

use super::scribe::{Pick, Scribe};
use super::tree::suggestions;
use super::{measure, rule};
use crate::session::{
    Aggregation, Body, ClassPart, Indicator, IndicatorPart, IndicatorView, Missing, Way, usual,
};
use crate::ui::icon::Icon;

/// The panel of the indicator at a path; nothing where there is none any more.
pub fn panel(scribe: &Scribe, path: &[usize], formulas: bool) -> Html {
    let texts = scribe.texts();
    let view = scribe.class_view().and_then(|class| class.indicators.iter().find(|one| one.path == path));
    let (Some(view), Some(indicator)) = (view, indicator_at(scribe, path)) else { return Html::default() };
    let change = |part| scribe.indicator(path, part);
    let icon = |icon, name: &str, part| scribe.icon(icon, name, change(part));
    let [named, coded, sourced] = [(); 3].map(|()| path.to_vec());
    let of = scribe.clone();
    let set = move |path: &[usize], part| of.indicator(path, part);
    let (set_name, set_code, set_source) = (set.clone(), set.clone(), set);
    html! {
        <>
            <div class="panel-head">
                <h3>{ &view.code }{ " " }{ &view.name }</h3>
                <span class="pane-gap" />
                { icon(Icon::Up, texts.move_up(), IndicatorPart::Move(Way::Up)) }
                { icon(Icon::Down, texts.move_down(), IndicatorPart::Move(Way::Down)) }
                { icon(Icon::Forward, texts.move_in(), IndicatorPart::Move(Way::In)) }
                if path.len() > 1 { { icon(Icon::Back, texts.move_out(), IndicatorPart::Move(Way::Out)) } }
                { icon(Icon::Remove, &texts.remove_what(view.name.clone()), IndicatorPart::Remove) }
            </div>
            <div class="entries">
                { scribe.text(texts.name(), &indicator.name, move |to| set_name(&named, IndicatorPart::Name(to))) }
                { scribe.text(texts.indicator_code(), &indicator.code, move |to| set_code(&coded, IndicatorPart::Code(to))) }
            </div>
            { names(scribe, path, &indicator.name) }
            <div class="entry-wide">
                { scribe.text(texts.indicator_source(), &indicator.source, move |to| set_source(&sourced, IndicatorPart::Source(to))) }
            </div>
            { match &indicator.body {
                Body::Group { aggregation, children } => html! {
                    <>
                        <div class="entries">{ for view.parameters.iter().map(|one| scribe.parameter(one)) }</div>
                        { aggregations(scribe, *aggregation, |to| change(IndicatorPart::Aggregation(to))) }
                        { group_tools(scribe, path, *aggregation, children) }
                    </>
                },
                Body::Leaf { measure, conversion, missing } => html! {
                    <>
                        { rule::panel(scribe, path, view, (measure, conversion)) }
                        { measure::panel(scribe, view, measure, conversion) }
                        { missing_picks(scribe, path, *missing) }
                    </>
                },
            } }
            <p class="panel-sentence">{ texts.say(&view.rule) }</p>
            { formula(scribe, view, formulas) }
            if let Body::Leaf { measure, conversion, .. } = &indicator.body {
                { rule::cards(scribe, path, (measure, conversion)) }
            }
        </>
    }
}

/// Usual names for an indicator that has a number for a name.
fn names(scribe: &Scribe, path: &[usize], name: &str) -> Html {
    let number = name.strip_prefix("指标组").or_else(|| name.strip_prefix("指标")).unwrap_or(name);
    if name == number || number.parse::<u32>().is_err() {
        return Html::default();
    }
    let names: &[&str] = if name.starts_with("指标组") { &usual::GROUPS } else { &usual::INDICATORS };
    let taken = |name: &str| {
        scribe.class_view().is_some_and(|class| class.indicators.iter().any(|one| one.name == name))
    };
    let picks = names.iter().filter(|name| !taken(name)).map(|name| Pick {
        name: (*name).to_owned(),
        chosen: false,
        change: scribe.indicator(path, IndicatorPart::Name((*name).to_owned())),
    });
    scribe.picks(scribe.texts().usual_names(), picks)
}

/// The indicator at a path.
pub fn indicator_at<'a>(scribe: &'a Scribe, path: &[usize]) -> Option<&'a Indicator> {
    let (last, above) = path.split_last()?;
    let mut indicators = &scribe.class()?.indicators;
    for position in above {
        let Body::Group { children, .. } = &indicators.get(*position)?.body else { return None };
        indicators = children;
    }
    indicators.get(*last)
}

/// How the indicators of a class or a group come together.
pub fn aggregations(
    scribe: &Scribe,
    chosen: Aggregation,
    change: impl Fn(Aggregation) -> crate::session::SchemeChange,
) -> Html {
    let texts = scribe.texts();
    let all = [
        (texts.by_points(), Aggregation::Points),
        (texts.by_weights(), Aggregation::Weights),
        (texts.by_mean(), Aggregation::Mean),
        (texts.by_minimum(), Aggregation::Minimum),
        (texts.by_maximum(), Aggregation::Maximum),
        (texts.by_geometric(), Aggregation::Geometric),
        (texts.by_best(), Aggregation::Best(3)),
        (texts.by_drop(), Aggregation::DropLowest(1)),
    ];
    let same = |one: Aggregation| std::mem::discriminant(&one) == std::mem::discriminant(&chosen);
    let count = match chosen {
        Aggregation::Best(count) | Aggregation::DropLowest(count) => Some(count),
        _ => None,
    };
    let counts = count.map(|count| {
        let picks = (1..=5).map(|number| {
            let to = if matches!(chosen, Aggregation::Best(_)) {
                Aggregation::Best(number)
            } else {
                Aggregation::DropLowest(number)
            };
            Pick { name: number.to_string(), chosen: number == count, change: change(to) }
        });
        scribe.picks(texts.how_many(), picks)
    });
    let picks = all.map(|(name, to)| Pick { name: name.to_owned(), chosen: same(to), change: change(to) });
    html! { <>{ scribe.picks(texts.aggregation(), picks) }{ for counts }</> }
}

/// The top's aggregation as a part of the class.
pub fn top_aggregation(scribe: &Scribe, chosen: Aggregation) -> Html {
    aggregations(scribe, chosen, |to| scribe.part(ClassPart::Aggregation(to)))
}

fn group_tools(scribe: &Scribe, path: &[usize], aggregation: Aggregation, children: &[Indicator]) -> Html {
    let texts = scribe.texts();
    let taken: Vec<&str> = scribe
        .class_view()
        .map(|class| class.indicators.iter().map(|one| one.name.as_str()).collect())
        .unwrap_or_default();
    let weights = aggregation == Aggregation::Weights;
    let sum: f64 = children.iter().map(|child| child.share).sum();
    let off = weights && !children.is_empty() && (sum - 1.0).abs() > 1e-9;
    let onclick = scribe.press(scribe.indicator(path, IndicatorPart::Normalise));
    html! {
        <>
            if off {
                <button type="button" class="button is-small" {onclick}>{ texts.normalise("1".to_owned()) }</button>
            }
            { suggestions(scribe, path, &taken) }
        </>
    }
}

fn missing_picks(scribe: &Scribe, path: &[usize], chosen: Missing) -> Html {
    let texts = scribe.texts();
    let picks = [
        (texts.missing_pending(), Missing::Pending),
        (texts.missing_zero(), Missing::Zero),
        (texts.missing_reweight(), Missing::Reweight),
    ];
    scribe.picks(
        texts.when_missing(),
        picks.map(|(name, to)| Pick {
            name: name.to_owned(),
            chosen: to == chosen,
            change: scribe.indicator(path, IndicatorPart::Missing(to)),
        }),
    )
}

fn formula(scribe: &Scribe, view: &IndicatorView, formulas: bool) -> Html {
    if !formulas || view.formula.is_empty() {
        return Html::default();
    }
    html! { <code class="formula" aria-label={scribe.texts().formula()}>{ format!("={}", view.formula) }</code> }
}
