//! Every place in a scheme where something is named, so that a new name reaches all of them.

use crate::scheme::{
    Aggregate, Body, Class, Condition, Effect, EntryTable, Figure, Filter, Indicator, Ledger, Link, Measure,
    Options, QuotaScope, Scheme,
};

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// A class or a table of entries.
    Table,
    /// A column of this table.
    Column(&'a str),
    /// An indicator of this class.
    Indicator(&'a str),
    /// A grade of this class.
    Grade(&'a str),
    /// A formula over the rows of this table, which names things within its text.
    Formula(&'a str),
}

type Take<'a> = &'a mut dyn FnMut(Named<'_>, &mut String);

/// Gives what has a name another one, wherever it is named.
pub(super) fn rename(scheme: &mut Scheme, named: Named<'_>, from: &str, to: &str) {
    let mut take = |found: Named<'_>, text: &mut String| match found {
        Named::Formula(table) => *text = renamed_formula(text, table, named, from, to),
        found if found == named && text == from => *text = to.to_owned(),
        _ => {}
    };
    for table in &mut scheme.tables {
        visit_table(table, &mut take);
    }
    let linked: Vec<Option<String>> =
        scheme.classes.iter().map(|class| class.link.as_ref().map(|link| link.class.clone())).collect();
    for (class, linked) in scheme.classes.iter_mut().zip(linked) {
        visit_class(class, linked.as_deref(), &mut take);
    }
}

/// The formulas of a scheme, each with the table over whose rows it stands.
pub(super) fn formulas(scheme: &mut Scheme) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut take = |named: Named<'_>, text: &mut String| {
        if let Named::Formula(table) = named {
            found.push((table.to_owned(), text.clone()));
        }
    };
    scheme.tables.iter_mut().for_each(|table| visit_table(table, &mut take));
    scheme.classes.iter_mut().for_each(|class| visit_class(class, None, &mut take));
    found
}

/// Whether a formula over the rows of a table names this.
pub(super) fn formula_names(text: &str, table: &str, named: Named<'_>, name: &str) -> bool {
    // No name has a blank, so that another text comes about wherever this one is named.
    renamed_formula(text, table, named, name, " ") != text
}

/// A formula's text with another name. Names stand in brackets, before them, or between dots.
fn renamed_formula(text: &str, table: &str, named: Named<'_>, from: &str, to: &str) -> String {
    match named {
        Named::Table => text
            .replace(&format!("{from}["), &format!("{to}["))
            .replace(&format!("{from}."), &format!("{to}.")),
        Named::Column(of) => {
            let own = if of == table {
                text.replace(&format!("[@{from}]"), &format!("[@{to}]"))
            } else {
                text.to_owned()
            };
            own.replace(&format!("{of}[{from}]"), &format!("{of}[{to}]"))
        }
        Named::Indicator(of) => text
            .replace(&format!("{of}.{from}."), &format!("{of}.{to}."))
            .replace(&format!("[@{from}得分]"), &format!("[@{to}得分]"))
            .replace(&format!("{of}[{from}得分]"), &format!("{of}[{to}得分]")),
        Named::Grade(_) | Named::Formula(_) => text.to_owned(),
    }
}

fn visit_table(table: &mut EntryTable, take: Take) {
    take(Named::Table, &mut table.name);
    let name = table.name.clone();
    for column in &mut table.columns {
        take(Named::Column(&name), &mut column.name);
        visit_options(&mut column.options, &name, take);
        if let Some(formula) = &mut column.formula {
            take(Named::Formula(&name), formula);
        }
    }
}

fn visit_options(options: &mut Options, table: &str, take: Take) {
    match options {
        Options::SubjectOf(class) => take(Named::Table, class),
        Options::SubjectOfClassIn(column) => take(Named::Column(table), column),
        // The classes of a ledger are a choice; a choice that happens to be called alike is not.
        Options::Choice(_) | Options::Free | Options::Between(..) => {}
    }
}

fn visit_class(class: &mut Class, linked: Option<&str>, take: Take) {
    take(Named::Table, &mut class.name);
    let name = class.name.clone();
    let own = Named::Column(&name);
    take(own, &mut class.key);
    take(own, &mut class.index);
    for attribute in &mut class.attributes {
        take(own, &mut attribute.name);
        visit_options(&mut attribute.options, &name, take);
    }
    for indicator in &mut class.indicators {
        visit_indicator(indicator, &name, take);
    }
    if let Some(apportionment) = &mut class.apportionment {
        take(own, &mut apportionment.column);
    }
    if let Some(ledger) = &mut class.ledger {
        visit_ledger(ledger, take);
    }
    if let Some(link) = &mut class.link {
        visit_link(link, &name, take);
    }
    visit_standing(class, &name, linked, take);
}

fn visit_standing(class: &mut Class, name: &str, linked: Option<&str>, take: Take) {
    let own = Named::Column(name);
    for restriction in &mut class.restrictions {
        take(own, &mut restriction.column);
        if let Effect::GradeAtMost(grade) = &mut restriction.effect {
            take(Named::Grade(name), grade);
        }
    }
    if let Some(adjustment) = &mut class.adjustment {
        take(own, &mut adjustment.column);
        take(own, &mut adjustment.reason);
        take(own, &mut adjustment.by);
    }
    let ranking = &mut class.ranking;
    ranking.chain.iter_mut().for_each(|column| take(own, column));
    ranking.by_hand.iter_mut().chain(&mut ranking.within).for_each(|column| take(own, column));
    for band in &mut class.grades {
        take(Named::Grade(name), &mut band.name);
        let Some(quota) = &mut band.quota else { continue };
        if let QuotaScope::Group(column) = &mut quota.scope {
            take(own, column);
        }
        for unit in &mut quota.units {
            take(Named::Grade(linked.unwrap_or_default()), &mut unit.grade);
        }
    }
    if let Some(previous) = &mut class.previous {
        take(own, &mut previous.index);
        take(own, &mut previous.grade);
    }
    let conditions = class.outcomes.iter_mut().map(|outcome| &mut outcome.condition);
    for condition in conditions.chain(class.alerts.iter_mut().map(|alert| &mut alert.condition)) {
        visit_condition(condition, name, take);
    }
}

fn visit_condition(condition: &mut Condition, class: &str, take: Take) {
    match condition {
        Condition::Grade(grades) | Condition::GradeAgain(grades) => {
            grades.iter_mut().for_each(|grade| take(Named::Grade(class), grade));
        }
        Condition::OutOfReach(grade) => take(Named::Grade(class), grade),
        Condition::FellByPart { indicator, .. } | Condition::PartBelow { indicator, .. } => {
            take(Named::Indicator(class), indicator);
        }
        Condition::Rows { table, owner, only, .. } => {
            take(Named::Table, table);
            take(Named::Column(table), owner);
            visit_filters(only, table, take);
        }
        Condition::All(conditions) => {
            conditions.iter_mut().for_each(|condition| visit_condition(condition, class, take));
        }
        Condition::AtLeast(_) | Condition::Below(_) | Condition::RankWithin(_) | Condition::FellByYear(_) => {
        }
    }
}

fn visit_link(link: &mut Link, class: &str, take: Take) {
    take(Named::Column(class), &mut link.attribute);
    take(Named::Table, &mut link.class);
    for exception in &mut link.exceptions {
        take(Named::Column(class), &mut exception.column);
    }
    if let Some(memberships) = &mut link.memberships {
        take(Named::Table, &mut memberships.table);
        let table = memberships.table.clone();
        let columns =
            [&mut memberships.member, &mut memberships.unit, &mut memberships.from, &mut memberships.to];
        columns.into_iter().for_each(|column| take(Named::Column(&table), column));
    }
}

fn visit_ledger(ledger: &mut Ledger, take: Take) {
    take(Named::Table, &mut ledger.table);
    let table = ledger.table.clone();
    let columns = [&mut ledger.class, &mut ledger.owner, &mut ledger.direction, &mut ledger.points];
    let further = ledger.case.iter_mut().chain(&mut ledger.multiplier);
    columns.into_iter().chain(further).for_each(|column| take(Named::Column(&table), column));
}

fn visit_indicator(indicator: &mut Indicator, class: &str, take: Take) {
    take(Named::Indicator(class), &mut indicator.name);
    match &mut indicator.body {
        Body::Group { children, .. } => {
            children.iter_mut().for_each(|child| visit_indicator(child, class, take));
        }
        Body::Leaf { measure, .. } => visit_measure(measure, class, take),
    }
}

fn visit_measure(measure: &mut Measure, class: &str, take: Take) {
    match measure {
        Measure::Entry { column, options, .. } => {
            take(Named::Column(class), column);
            visit_options(options, class, take);
        }
        // The columns of the parts are called after the part and this.
        Measure::Parts { column, .. } => take(Named::Column(class), column),
        Measure::Rows { table, owner, only, aggregate } => {
            take(Named::Table, table);
            take(Named::Column(table), owner);
            visit_filters(only, table, take);
            visit_aggregate(aggregate, table, take);
        }
        Measure::Subjects { class: other, attribute, figure, .. } => {
            take(Named::Table, other);
            take(Named::Column(other), attribute);
            if let Figure::Part(indicator) = figure {
                take(Named::Indicator(other), indicator);
            }
        }
        Measure::Votes { choices } => {
            choices.iter_mut().for_each(|choice| take(Named::Column(class), &mut choice.column));
        }
        Measure::Ballots { table, owner, kind, mark, rules, .. } => {
            take(Named::Table, table);
            let columns = [owner, kind, mark].into_iter().chain(&mut rules.ballot).chain(&mut rules.rater);
            columns.for_each(|column| take(Named::Column(table), column));
        }
        Measure::Formula { formula, .. } => take(Named::Formula(class), formula),
    }
}

fn visit_aggregate(aggregate: &mut Aggregate, table: &str, take: Take) {
    match aggregate {
        Aggregate::WeightedMean { value, weight } => {
            take(Named::Column(table), value);
            take(Named::Column(table), weight);
        }
        Aggregate::Mean { value }
        | Aggregate::Sum { value }
        | Aggregate::Minimum { value }
        | Aggregate::Maximum { value } => take(Named::Column(table), value),
        Aggregate::Share { of } => visit_filters(of, table, take),
        Aggregate::Count => {}
    }
}

fn visit_filters(filters: &mut [Filter], table: &str, take: Take) {
    filters.iter_mut().for_each(|filter| take(Named::Column(table), &mut filter.column));
}
