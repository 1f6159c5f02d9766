//! The sections of a class about its subjects and its index.

use yew::{Html, html};

use super::indicator::top_aggregation;
use super::scribe::{Pick, Scribe};
use crate::session::{Apportionment, Attribute, Class, ClassPart, Kind, SchemeChange, Way, usual};
use crate::ui::icon::Icon;

/// The class's name and the attributes of its subjects.
pub fn subjects(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let (named, indexed) = (scribe.clone(), scribe.clone());
    let items = class.attributes.iter().enumerate().map(|(at, attribute)| {
        let remove = scribe.part(ClassPart::RemoveAttribute(at));
        scribe.item(&attribute.name, remove, attribute_fields(scribe, at, attribute))
    });
    let free =
        usual::ATTRIBUTES.iter().filter(|(name, _)| !class.attributes.iter().any(|one| one.name == *name));
    let adds = free.map(|(name, meaning)| {
        let attribute = usual::attribute(name, *meaning);
        ((*name).to_owned(), scribe.part(ClassPart::AddAttribute(attribute)))
    });
    let number = texts.attribute_of((class.attributes.len() + 1).to_string());
    let other = usual::attribute(&number, crate::session::Meaning::Other);
    let other = [(texts.another().to_owned(), scribe.part(ClassPart::AddAttribute(other)))];
    let at = scribe.at;
    html! {
        <>
            <div class="panel-head">
                <h3>{ &class.name }</h3>
                <span class="pane-gap" />
                { scribe.icon(Icon::Up, texts.move_up(), SchemeChange::MoveClass(at, Way::Up)) }
                { scribe.icon(Icon::Down, texts.move_down(), SchemeChange::MoveClass(at, Way::Down)) }
                { scribe.icon(Icon::Remove, &texts.remove_what(class.name.clone()), SchemeChange::RemoveClass(at)) }
            </div>
            <div class="entries">
                { scribe.text(texts.name(), &class.name, move |to| named.part(ClassPart::Name(to))) }
                { scribe.text(texts.index_name(), &class.index, move |to| indexed.part(ClassPart::Index(to))) }
            </div>
            <h4>{ texts.section_subjects() }</h4>
            <ul class="items">{ for items }</ul>
            { scribe.adds(texts.add_attribute(), adds.chain(other)) }
        </>
    }
}

fn attribute_fields(scribe: &Scribe, at: usize, attribute: &Attribute) -> Html {
    let texts = scribe.texts();
    let (of, before) = (scribe.clone(), attribute.clone());
    let rename = move |name| of.part(ClassPart::Attribute(at, Attribute { name, ..before.clone() }));
    let kinds = [
        (texts.kind_text(), Kind::Text),
        (texts.kind_number(), Kind::Number),
        (texts.kind_date(), Kind::Date),
    ];
    let picks = kinds.map(|(name, kind)| Pick {
        name: name.to_owned(),
        chosen: kind == attribute.kind,
        change: scribe.part(ClassPart::Attribute(at, Attribute { kind, ..attribute.clone() })),
    });
    html! { <>{ scribe.text(texts.name(), &attribute.name, rename) }{ scribe.picks(texts.kind(), picks) }</> }
}

/// How the index is made of the indicators.
pub fn index(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let set = |part| scribe.part(part);
    let cap = [(texts.without_cap(), None), (texts.cap_of_100(), Some(100.0))].map(|(name, cap)| Pick {
        name: name.to_owned(),
        chosen: class.cap.is_some() == cap.is_some(),
        change: set(ClassPart::Cap(cap)),
    });
    let decimals = (0..=4).map(|decimals| Pick {
        name: decimals.to_string(),
        chosen: class.decimals == decimals,
        change: set(ClassPart::Decimals(decimals)),
    });
    let served = scribe.toggle(
        texts.apportionment(),
        class.apportionment.is_some(),
        set(ClassPart::Apportionment(Some(usual::apportionment()))),
        set(ClassPart::Apportionment(None)),
    );
    html! {
        <>
            { top_aggregation(scribe, class.aggregation) }
            { scribe.picks(texts.cap(), cap) }
            <div class="entries">{ scribe.rule("指数上限") }</div>
            { scribe.picks(texts.decimals(), decimals) }
            { served }
            if let Some(found) = &class.apportionment {
                <div class="entries">
                    { scribe.rule(&format!("{}满额", found.column)) }
                    { served_field(scribe, found, texts.entered_in(), &found.column, |one, to| one.column = to) }
                    { served_field(scribe, found, texts.indicator_source(), &found.source, |one, to| one.source = to) }
                </div>
            }
        </>
    }
}

fn served_field(
    scribe: &Scribe,
    now: &Apportionment,
    label: &str,
    value: &str,
    put: fn(&mut Apportionment, String),
) -> Html {
    let (of, now) = (scribe.clone(), now.clone());
    scribe.text(label, value, move |to| {
        let mut served = now.clone();
        put(&mut served, to);
        of.part(ClassPart::Apportionment(Some(served)))
    })
}
