//! What is behind all classes: the scheme's name, its period, its classes and its tables of entries.

use yew::{Callback, Html, html};

use super::scribe::{Pick, Scribe, and, with, without};
use crate::session::{
    EntryColumn, EntryTable, Kind, Options, Period, PeriodPart, Scheme, SchemeChange, usual,
};
use crate::ui::day;

/// The list of classes, with the most usual ones to add.
pub fn classes(scribe: &Scribe, scheme: &Scheme, on_class: &Callback<usize>) -> Html {
    let texts = scribe.texts();
    let empty = scheme.classes.is_empty();
    let free = usual::CLASSES.iter().filter(|name| !scheme.classes.iter().any(|class| class.name == **name));
    let adds = free.map(|name| ((*name).to_owned(), SchemeChange::AddClass((*name).to_owned())));
    let other = [(texts.another().to_owned(), SchemeChange::AddClass(String::new()))];
    html! {
        <section class="outline" aria-label={texts.classes()}>
            <div class="outline-head"><h3>{ texts.classes() }</h3></div>
            if empty {
                <div class="outline-empty">
                    <p class="empty-title">{ texts.scheme_empty() }</p>
                    <p>{ texts.scheme_empty_hint() }</p>
                </div>
            }
            <ul class="outline-rows">
                { for scheme.classes.iter().enumerate().map(|(at, class)| {
                    let onclick = on_class.reform(move |_| at);
                    html! {
                        <li>
                            <button type="button" class="outline-row" {onclick}>
                                <span class="outline-name">{ &class.name }</span>
                                <span class="outline-rule">{ &class.index }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
            <div class="outline-foot">{ scribe.adds(texts.add_class(), adds.chain(other)) }</div>
        </section>
    }
}

/// The list of tables of entries.
pub fn tables(scribe: &Scribe, scheme: &Scheme, chosen: Option<usize>, on_table: &Callback<usize>) -> Html {
    let texts = scribe.texts();
    let adds = [(texts.another().to_owned(), SchemeChange::AddTable(String::new()))];
    let free = usual::TABLES.iter().filter(|name| !scheme.tables.iter().any(|table| table.name == **name));
    let usual = free.map(|name| ((*name).to_owned(), SchemeChange::AddTable((*name).to_owned())));
    html! {
        <section class="outline" aria-label={texts.tables()}>
            <div class="outline-head"><h3>{ texts.tables() }</h3></div>
            <p class="panel-hint">{ texts.tables_hint() }</p>
            <ul class="outline-rows">
                { for scheme.tables.iter().enumerate().map(|(at, table)| {
                    let onclick = on_table.reform(move |_| at);
                    let is_chosen = chosen == Some(at);
                    html! {
                        <li>
                            <button type="button" class={yew::classes!("outline-row", is_chosen.then_some("is-chosen"))}
                                aria-pressed={is_chosen.to_string()} {onclick}>
                                <span class="outline-name">{ &table.name }</span>
                                <span class="outline-rule">{ &table.purpose }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
            <div class="outline-foot">{ scribe.adds(texts.add_table(), usual.chain(adds)) }</div>
        </section>
    }
}

/// The panel of the whole: name and period.
pub fn whole(scribe: &Scribe, scheme: &Scheme) -> Html {
    let texts = scribe.texts();
    let period = &scheme.period;
    let date = |label: &str, value: f64, make: fn(&Period, f64) -> Period| {
        let now = period.clone();
        scribe.text(label, &day::date_of(value), move |text| {
            let to = day::serial_of(&text).unwrap_or(value);
            SchemeChange::Period(make(&now, to))
        })
    };
    let sets: [(&str, &[&str]); 3] = [
        (texts.parts_quarters(), &["一季度", "二季度", "三季度", "四季度"]),
        (texts.parts_halves(), &["上半年", "下半年"]),
        (texts.parts_none(), &[]),
    ];
    let sets = sets.map(|(name, parts)| {
        let chosen = period.parts.iter().map(|part| part.name.as_str()).eq(parts.iter().copied());
        let weight = 1.0 / parts.len().max(1) as f64;
        let parts = parts.iter().map(|part| PeriodPart { name: (*part).to_owned(), weight }).collect();
        Pick {
            name: name.to_owned(),
            chosen,
            change: SchemeChange::Period(Period { parts, ..period.clone() }),
        }
    });
    let weights = period.parts.iter().enumerate().map(|(at, part)| {
        let now = period.clone();
        scribe.number(&texts.weight_of(part.name.clone()), part.weight, move |weight| {
            let parts = with(&now.parts, at, |part| part.weight = weight);
            SchemeChange::Period(Period { parts, ..now.clone() })
        })
    });
    html! {
        <>
            <div class="panel-head"><h3>{ &scheme.name }</h3></div>
            <div class="entry-wide">{ scribe.text(texts.scheme_name(), &scheme.name, SchemeChange::Name) }</div>
            <div class="entries">
                { date(texts.period_from(), period.from, |period, from| Period { from, ..period.clone() }) }
                { date(texts.period_to(), period.to, |period, to| Period { to, ..period.clone() }) }
            </div>
            { scribe.picks(texts.period_parts(), sets) }
            <div class="entries">{ for weights }</div>
        </>
    }
}

/// The panel of a table of entries.
pub fn table(scribe: &Scribe, scheme: &Scheme, at: usize) -> Html {
    let texts = scribe.texts();
    let Some(table) = scheme.tables.get(at) else { return Html::default() };
    let set = |columns: Vec<EntryColumn>| SchemeChange::Table(at, EntryTable { columns, ..table.clone() });
    let (named, purposed) = (table.clone(), table.clone());
    let items = table.columns.iter().enumerate().map(|(position, column)| {
        let fields = column_fields(scribe, scheme, (at, table), (position, column));
        scribe.item(&column.name, set(without(&table.columns, position)), fields)
    });
    let name = texts.attribute_of((table.columns.len() + 1).to_string());
    let more = EntryColumn { name, kind: Kind::Text, options: Options::Free, formula: None };
    let adds = [(texts.another().to_owned(), set(and(&table.columns, more)))];
    html! {
        <>
            <div class="panel-head">
                <h3>{ &table.name }</h3>
                <span class="pane-gap" />
                { scribe.icon(crate::ui::icon::Icon::Remove, &texts.remove_what(table.name.clone()), SchemeChange::RemoveTable(at)) }
            </div>
            { scribe.text(texts.name(), &table.name, move |name| SchemeChange::Table(at, EntryTable { name, ..named.clone() })) }
            <div class="entry-wide">
                { scribe.text(texts.purpose(), &table.purpose, move |purpose| {
                    SchemeChange::Table(at, EntryTable { purpose, ..purposed.clone() })
                }) }
            </div>
            <h4>{ texts.columns() }</h4>
            <ul class="items">{ for items }</ul>
            { scribe.adds(texts.columns(), adds) }
        </>
    }
}

fn column_fields(
    scribe: &Scribe,
    scheme: &Scheme,
    (at, table): (usize, &EntryTable),
    (position, column): (usize, &EntryColumn),
) -> Html {
    let texts = scribe.texts();
    let put = |column: EntryColumn| {
        let columns = with(&table.columns, position, |found| *found = column);
        SchemeChange::Table(at, EntryTable { columns, ..table.clone() })
    };
    let field = |label: &str, value: &str, change: fn(&mut EntryColumn, String)| {
        let table = table.clone();
        scribe.text(label, value, move |to| {
            let columns = with(&table.columns, position, |column| change(column, to));
            SchemeChange::Table(at, EntryTable { columns, ..table.clone() })
        })
    };
    let free = |kind| (kind, Options::Free);
    let kinds = [
        (texts.kind_text().to_owned(), free(Kind::Text)),
        (texts.kind_number().to_owned(), free(Kind::Number)),
        (texts.kind_count().to_owned(), free(Kind::Count)),
        (texts.kind_percent().to_owned(), free(Kind::Percent)),
        (texts.kind_date().to_owned(), free(Kind::Date)),
        (texts.kind_choice().to_owned(), (Kind::Text, Options::Choice(vec!["是".into(), "否".into()]))),
    ];
    let classes = scheme.classes.iter().map(|class| {
        (texts.subject_of(class.name.clone()), (Kind::Text, Options::SubjectOf(class.name.clone())))
    });
    let picks = kinds.into_iter().chain(classes).map(|(name, (kind, options))| Pick {
        name,
        chosen: column.formula.is_none()
            && kind == column.kind
            && match (&options, &column.options) {
                (Options::SubjectOf(one), Options::SubjectOf(other)) => one == other,
                (Options::Free, Options::Between(..)) => true,
                (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
            },
        change: put(EntryColumn { kind, options, formula: None, ..column.clone() }),
    });
    let calculated = Pick {
        name: texts.formula().to_owned(),
        chosen: column.formula.is_some(),
        change: put(EntryColumn {
            kind: Kind::Number,
            options: Options::Free,
            formula: column.formula.clone().or(Some("0".to_owned())),
            ..column.clone()
        }),
    };
    let choices = match &column.options {
        Options::Choice(choices) => Some(choices.join("、")),
        _ => None,
    };
    let choices = choices.map(|choices| {
        field(texts.choice_words(), &choices, |column, to| {
            let words = to.split(['、', '，', ',', ' ']).filter(|word| !word.is_empty());
            column.options = Options::Choice(words.map(str::to_owned).collect());
        })
    });
    let formula = column.formula.as_ref().map(|formula| {
        field(texts.formula(), formula, |column, to| {
            let to = to.trim_start_matches(['=', '＝']).to_owned();
            column.formula = (!to.is_empty()).then_some(to);
        })
    });
    html! {
        <>
            { field(texts.name(), &column.name, |column, to| column.name = to) }
            { scribe.picks(texts.kind(), picks.chain([calculated])) }
            { for choices }
            { for formula }
        </>
    }
}
