//! The sections of a class about its link with another, and about bonus and penalty.

use yew::{Html, html};

use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{Class, ClassPart, Ledger, Link, usual};

/// The link.
pub fn link(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let others = scribe.view.scheme.classes.iter().filter(|other| other.name != class.name);
    let linked = |name: &str| class.link.as_ref().is_some_and(|link| link.class == name);
    let none = Pick {
        name: texts.without_link().to_owned(),
        chosen: class.link.is_none(),
        change: scribe.part(ClassPart::Link(None)),
    };
    let picks = others.map(|other| Pick {
        name: texts.with_class(other.name.clone()),
        chosen: linked(&other.name),
        change: scribe.part(ClassPart::Link(Some(usual::link(&other.name)))),
    });
    html! {
        <>
            if scribe.view.scheme.classes.len() < 2 { { scribe.hint(texts.link_needs_two()) } }
            { scribe.picks(texts.section_link(), [none].into_iter().chain(picks)) }
            if let Some(link) = &class.link { { link_fields(scribe, class, link) } }
        </>
    }
}

fn link_fields(scribe: &Scribe, class: &Class, link: &Link) -> Html {
    let texts = scribe.texts();
    let set = |link: Link| scribe.part(ClassPart::Link(Some(link)));
    let attributes = scribe.groups(class).map(|attribute| Pick {
        name: attribute.name.clone(),
        chosen: attribute.name == link.attribute,
        change: set(Link { attribute: attribute.name.clone(), ..link.clone() }),
    });
    let exceptions = link.exceptions.iter().enumerate().map(|(at, exception)| {
        let (of, link_now) = (scribe.clone(), link.clone());
        let rename = move |is: String| {
            let exceptions = with(&link_now.exceptions, at, |exception| exception.is = is);
            of.part(ClassPart::Link(Some(Link { exceptions, ..link_now.clone() })))
        };
        let fields = html! {
            <>
                { scribe.text(&exception.column, &exception.is, rename) }
                { scribe.rule(&format!("{}本人权重", exception.is)) }
                { scribe.rule(&format!("{}挂钩权重", exception.is)) }
            </>
        };
        let exceptions = without(&link.exceptions, at);
        scribe.item(&exception.is, set(Link { exceptions, ..link.clone() }), fields)
    });
    let adds = scribe.groups(class).filter(|attribute| attribute.name != link.attribute).map(|attribute| {
        let exceptions = and(&link.exceptions, usual::exception(&attribute.name));
        (attribute.name.clone(), set(Link { exceptions, ..link.clone() }))
    });
    let moves = scribe.toggle(
        texts.memberships(),
        link.memberships.is_some(),
        set(Link { memberships: Some(usual::memberships()), ..link.clone() }),
        set(Link { memberships: None, ..link.clone() }),
    );
    let (of, link_now) = (scribe.clone(), link.clone());
    let source = move |source| of.part(ClassPart::Link(Some(Link { source, ..link_now.clone() })));
    html! {
        <>
            { scribe.picks(texts.linked_by(), attributes) }
            <div class="entries">{ scribe.rule("本人权重") }{ scribe.rule("挂钩权重") }</div>
            <h4>{ texts.link_exceptions() }</h4>
            <ul class="items">{ for exceptions }</ul>
            { scribe.adds(texts.exception_by(), adds) }
            { moves }
            if let Some(found) = &link.memberships { { scribe.hint(&texts.ledger_entered_in(found.table.clone())) } }
            <div class="entry-wide">{ scribe.text(texts.indicator_source(), &link.source, source) }</div>
        </>
    }
}

/// Bonus and penalty.
pub fn ledger(scribe: &Scribe, class: &Class) -> Html {
    let texts = scribe.texts();
    let set = |ledger: Option<Ledger>| scribe.part(ClassPart::Ledger(ledger));
    let toggle =
        scribe.toggle(texts.section_ledger(), class.ledger.is_some(), set(Some(usual::ledger())), set(None));
    let Some(ledger) = &class.ledger else {
        return html! { <>{ scribe.hint(texts.ledger_hint()) }{ toggle }</> };
    };
    let table = scribe.view.scheme.tables.iter().find(|table| table.name == ledger.table);
    let columns = table.map(|table| table.columns.as_slice()).unwrap_or_default();
    type Make<'a> = &'a dyn Fn(Option<String>) -> Ledger;
    let column = |label: &str, usual: &str, chosen: &Option<String>, make: Make| {
        let taken = [&ledger.class, &ledger.owner, &ledger.direction, &ledger.points];
        let names = columns.iter().filter(|column| !taken.contains(&&column.name));
        let mut names: Vec<&str> = names.map(|column| column.name.as_str()).collect();
        // The usual column is added where the table has none yet.
        if !names.contains(&usual) {
            names.push(usual);
        }
        let none =
            Pick { name: texts.none().to_owned(), chosen: chosen.is_none(), change: set(Some(make(None))) };
        let picks = names.into_iter().map(|name| Pick {
            name: name.to_owned(),
            chosen: chosen.as_deref() == Some(name),
            change: set(Some(make(Some(name.to_owned())))),
        });
        scribe.picks(label, [none].into_iter().chain(picks))
    };
    html! {
        <>
            { toggle }
            <div class="entries">{ scribe.rule("加分上限") }{ scribe.rule("减分上限") }</div>
            { scribe.hint(&texts.ledger_entered_in(ledger.table.clone())) }
            { column(texts.ledger_case(), "案号", &ledger.case, &|case| Ledger { case, ..ledger.clone() }) }
            { column(texts.ledger_multiplier(), "倍数", &ledger.multiplier, &|multiplier| Ledger { multiplier, ..ledger.clone() }) }
        </>
    }
}
