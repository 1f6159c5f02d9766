//! The sections of a class that decide its standing: restrictions, grades, ranks, adjustment.

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{
    Band, Class, ClassPart, Effect, Quota, QuotaScope, Ranking, Restriction, Rounding, SchemeChange, Ties,
    UnitShare, usual,
};

/// Vetoes, caps and bars.
pub fn restrictions(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let all = &class.restrictions;
    let set = |restrictions| scribe.part(ClassPart::Restrictions(restrictions));
    let items = all.iter().enumerate().map(|(at, restriction)| {
        let field = |label: &str, value: &str, put: fn(&mut Restriction, String)| {
            let (of, all) = (scribe.clone(), all.clone());
            scribe.text(label, value, move |to| {
                of.part(ClassPart::Restrictions(with(&all, at, |restriction| put(restriction, to))))
            })
        };
        let cap = class.grades.iter().skip(1).map(|band| Effect::GradeAtMost(band.name.clone()));
        let effects = [Effect::Zero].into_iter().chain(cap).chain([
            usual::Restricts::NoGrade.effect(&class.grades),
            usual::Restricts::Exempt.effect(&class.grades),
        ]);
        let picks = effects.map(|effect| Pick {
            name: effect_words(scribe, &effect),
            chosen: effect == restriction.effect,
            change: set(with(all, at, |restriction| restriction.effect = effect)),
        });
        let fields = html! {
            <>
                { field(texts.restriction_column(), &restriction.column, |one, to| one.column = to) }
                { field(texts.indicator_source(), &restriction.source, |one, to| one.source = to) }
                { scribe.picks(texts.restriction_effect(), picks) }
            </>
        };
        scribe.item(&restriction.column, set(without(all, at)), fields)
    });
    let free = usual::RESTRICTIONS.iter().filter(|(name, _)| !all.iter().any(|one| one.column == *name));
    let adds = free.map(|(name, restricts)| {
        ((*name).to_owned(), set(and(all, usual::restriction(name, restricts.effect(&class.grades)))))
    });
    let other = usual::restriction(&texts.restriction_of((all.len() + 1).to_string()), Effect::Zero);
    html! {
        <>
            { scribe.hint(texts.restrictions_hint()) }
            <ul class="items">{ for items }</ul>
            { scribe.adds(texts.add_restriction(), adds.chain([(texts.another().to_owned(), set(and(all, other)))])) }
        </>
    }
}

fn effect_words(scribe: &Scribe, effect: &Effect) -> String {
    let texts = scribe.texts();
    match effect {
        Effect::Zero => texts.effect_zero().to_owned(),
        Effect::GradeAtMost(grade) => texts.effect_cap(grade.clone()),
        Effect::NoGrade(_) => texts.effect_no_grade().to_owned(),
        Effect::Exempt(_) => texts.effect_exempt().to_owned(),
    }
}

/// Grades and quotas.
pub fn grades(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let all = &class.grades;
    let set = |grades| scribe.part(ClassPart::Grades(grades));
    let last = all.len().saturating_sub(1);
    let items = all.iter().enumerate().map(|(at, band)| {
        let (of, bands) = (scribe.clone(), all.clone());
        let rename = move |to| of.part(ClassPart::Grades(with(&bands, at, |band| band.name = to)));
        let fields = html! {
            <>
                { scribe.text(texts.name(), &band.name, rename) }
                { scribe.rule(&format!("等次.{}", band.name)) }
                if at < last { { quota(scribe, class, at, band) } }
            </>
        };
        scribe.item(&band.name, set(without(all, at)), fields)
    });
    let sets = usual::GRADES.iter().map(|bands| {
        let names: Vec<&str> = bands.iter().map(|(name, _)| *name).collect();
        let chosen = all.iter().map(|band| band.name.as_str()).eq(names.iter().copied());
        Pick { name: names.join("－"), chosen, change: set(usual::bands(bands)) }
    });
    let lowest = Band { name: texts.grade_of((all.len() + 1).to_string()), from: 0.0, quota: None };
    html! {
        <>
            if all.is_empty() { { scribe.hint(texts.grades_hint()) } }
            { scribe.picks(texts.grade_sets(), sets) }
            <ul class="items">{ for items }</ul>
            { scribe.adds(texts.section_grades(), [(texts.another().to_owned(), set(and(all, lowest)))]) }
        </>
    }
}

fn quota(scribe: &Scribe, class: &Class, at: usize, band: &Band) -> Html {
    let texts = scribe.texts();
    let set = |quota: Option<Quota>| {
        scribe.part(ClassPart::Grades(with(&class.grades, at, |band| band.quota = quota)))
    };
    let toggle = scribe.toggle(texts.quota(), band.quota.is_some(), set(Some(usual::quota())), set(None));
    let Some(quota) = &band.quota else { return toggle };
    let roundings = [
        (texts.rounding_down(), Rounding::Down),
        (texts.rounding_half(), Rounding::HalfUp),
        (texts.rounding_up(), Rounding::Up),
    ];
    let roundings = roundings.map(|(name, rounding)| Pick {
        name: name.to_owned(),
        chosen: rounding == quota.rounding,
        change: set(Some(Quota { rounding, ..quota.clone() })),
    });
    let groups = scribe.groups(class).map(|attribute| {
        (texts.scope_group(attribute.name.clone()), QuotaScope::Group(attribute.name.clone()))
    });
    let pooled = class.link.iter().map(|link| (texts.scope_pooled(link.class.clone()), QuotaScope::Pooled));
    let scopes =
        [(texts.scope_class().to_owned(), QuotaScope::Class)].into_iter().chain(pooled).chain(groups);
    let scopes = scopes.map(|(name, scope)| Pick {
        name,
        chosen: scope == quota.scope,
        change: set(Some(Quota { scope, ..quota.clone() })),
    });
    let (of, bands) = (scribe.clone(), class.grades.clone());
    let source = move |to: String| {
        let put = |band: &mut Band| {
            if let Some(quota) = &mut band.quota {
                quota.source = to;
            }
        };
        of.part(ClassPart::Grades(with(&bands, at, put)))
    };
    html! {
        <>
            { toggle }
            { scribe.rule(&format!("名额.{}", band.name)) }
            { scribe.picks(texts.rounding(), roundings) }
            { scribe.picks(texts.scope(), scopes) }
            { units(scribe, class, (band, quota), &|units| set(Some(Quota { units, ..quota.clone() }))) }
            { scribe.text(texts.indicator_source(), &quota.source, source) }
        </>
    }
}

/// Other parts of a quota by the unit's own grade, where places are given unit by unit.
fn units(
    scribe: &Scribe,
    class: &Class,
    (band, quota): (&Band, &Quota),
    to: &dyn Fn(Vec<UnitShare>) -> SchemeChange,
) -> Html {
    let texts = scribe.texts();
    let Some(link) = &class.link else { return Html::default() };
    if quota.scope != QuotaScope::Pooled && quota.scope != QuotaScope::Group(link.attribute.clone()) {
        return Html::default();
    }
    let items = quota.units.iter().enumerate().map(|(at, unit)| {
        let share = scribe.rule(&format!("名额.{}.{}", band.name, unit.grade));
        scribe.item(&unit.grade, to(without(&quota.units, at)), share)
    });
    let linked = scribe.view.scheme.classes.iter().find(|other| other.name == link.class);
    let grades = linked.into_iter().flat_map(|linked| &linked.grades);
    let free = grades.filter(|grade| !quota.units.iter().any(|unit| unit.grade == grade.name));
    let adds = free.map(|grade| {
        let unit = UnitShare { grade: grade.name.clone(), share: quota.share };
        (grade.name.clone(), to(and(&quota.units, unit)))
    });
    html! {
        <div class="item-wide">
            { scribe.adds(texts.unit_shares(), adds) }
            <ul class="items">{ for items }</ul>
        </div>
    }
}

/// Ranks and ties.
pub fn ranking(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let now = &class.ranking;
    let set = |ranking: Ranking| scribe.part(ClassPart::Ranking(ranking));
    let ties = [(texts.ties_shared(), Ties::Shared), (texts.ties_dense(), Ties::Dense)];
    let ties = ties.map(|(name, ties)| Pick {
        name: name.to_owned(),
        chosen: ties == now.ties,
        change: set(Ranking { ties, ..now.clone() }),
    });
    let indicators = scribe.class_view().into_iter().flat_map(|class| &class.indicators);
    let chain = indicators.map(|indicator| {
        let column = format!("{}得分", indicator.name);
        let at = now.chain.iter().position(|found| *found == column);
        let chain = match at {
            Some(at) => without(&now.chain, at),
            None => and(&now.chain, column),
        };
        let order = at.map_or_else(String::new, |at| format!("{}. ", at + 1));
        Pick {
            name: format!("{order}{}", indicator.name),
            chosen: at.is_some(),
            change: set(Ranking { chain, ..now.clone() }),
        }
    });
    let none = (texts.none().to_owned(), None);
    let within = scribe.groups(class).map(|attribute| (attribute.name.clone(), Some(attribute.name.clone())));
    let within = [none].into_iter().chain(within).map(|(name, within)| Pick {
        name,
        chosen: within == now.within,
        change: set(Ranking { within, ..now.clone() }),
    });
    let by_hand = scribe.toggle(
        texts.by_hand(),
        now.by_hand.is_some(),
        set(Ranking { by_hand: Some("同分排序".into()), ..now.clone() }),
        set(Ranking { by_hand: None, ..now.clone() }),
    );
    html! {
        <>
            { scribe.picks(texts.ties(), ties) }
            { scribe.picks(texts.tie_chain(), chain) }
            { by_hand }
            { scribe.picks(texts.second_rank(), within) }
        </>
    }
}

/// Adjustment by hand.
pub fn adjustment(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let set = |adjustment| scribe.part(ClassPart::Adjustment(adjustment));
    html! {
        <>
            { scribe.hint(texts.adjustment_hint()) }
            { scribe.toggle(texts.section_adjustment(), class.adjustment.is_some(),
                set(Some(usual::adjustment())), set(None)) }
        </>
    }
}
