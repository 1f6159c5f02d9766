//! Places in the editor: what its panel shows.

use super::scribe::Scribe;
use crate::session::{Body, Class, FindingPlace, Indicator, Scheme, number_words};

/// What the panel shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Focus {
    /// An indicator, by the positions from the top down.
    Indicator(Vec<usize>),
    /// A section of the class.
    Section(Section),
    /// What the checks found.
    Findings,
}

/// A section of a class beside its indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Its name and the attributes of its subjects.
    Subjects,
    /// How the index is made of the indicators.
    Index,
    /// The link with another class.
    Link,
    /// Bonus and penalty.
    Ledger,
    /// Vetoes, caps and bars.
    Restrictions,
    /// Grades and quotas.
    Grades,
    /// Ranks and ties.
    Ranking,
    /// Adjustment by hand.
    Adjustment,
    /// What follows from results.
    Outcomes,
    /// Warnings.
    Alerts,
}

impl Section {
    /// All, in the order an office writes them.
    pub const ALL: [Self; 10] = [
        Self::Subjects,
        Self::Index,
        Self::Link,
        Self::Ledger,
        Self::Restrictions,
        Self::Grades,
        Self::Ranking,
        Self::Adjustment,
        Self::Outcomes,
        Self::Alerts,
    ];

    /// Its name, and what it says in a few words.
    pub fn words(self, scribe: &Scribe) -> (&'static str, String) {
        let texts = scribe.texts();
        let Some(class) = scribe.class() else { return ("", String::new()) };
        let listed =
            |names: Vec<&str>| if names.is_empty() { texts.none().to_owned() } else { names.join("、") };
        let on = |on: bool| if on { texts.allowed().to_owned() } else { texts.none().to_owned() };
        match self {
            Self::Subjects => {
                let names = class.attributes.iter().map(|attribute| attribute.name.as_str());
                (texts.section_subjects(), listed(names.collect()))
            }
            Self::Index => {
                let cap = class.cap.map(|cap| texts.at_most(number_words(cap)));
                let decimals = texts.decimals_of(class.decimals.to_string());
                (texts.section_index(), cap.into_iter().chain([decimals]).collect::<Vec<_>>().join("，"))
            }
            Self::Link => {
                let link = class.link.as_ref().map(|link| {
                    texts.link_of(number_words(link.own), number_words(link.linked), link.class.clone())
                });
                (texts.section_link(), link.unwrap_or_else(|| texts.none().to_owned()))
            }
            Self::Ledger => {
                let ledger = class.ledger.as_ref().map(|ledger| {
                    texts.ledger_of(number_words(ledger.bonus_cap), number_words(ledger.penalty_cap))
                });
                (texts.section_ledger(), ledger.unwrap_or_else(|| texts.none().to_owned()))
            }
            Self::Restrictions => {
                let names = class.restrictions.iter().map(|found| found.column.as_str());
                (texts.section_restrictions(), listed(names.collect()))
            }
            Self::Grades => (texts.section_grades(), grades(scribe, class)),
            Self::Ranking => {
                let within = class.ranking.within.as_ref().map(|within| texts.rank_within(within.clone()));
                let chain = class.ranking.chain.iter().cloned();
                (texts.section_ranking(), within.into_iter().chain(chain).collect::<Vec<_>>().join("，"))
            }
            Self::Adjustment => (texts.section_adjustment(), on(class.adjustment.is_some())),
            Self::Outcomes => {
                let names = class.outcomes.iter().map(|outcome| outcome.name.as_str());
                (texts.section_outcomes(), listed(names.collect()))
            }
            Self::Alerts => {
                let names = class.alerts.iter().map(|alert| alert.name.as_str());
                (texts.section_alerts(), listed(names.collect()))
            }
        }
    }
}

fn grades(scribe: &Scribe, class: &Class) -> String {
    let texts = scribe.texts();
    let words = class.grades.iter().map(|band| match &band.quota {
        Some(quota) => texts.grade_quota(band.name.clone(), number_words(quota.share * 100.0)),
        None => band.name.clone(),
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() { texts.none().to_owned() } else { words.join("、") }
}

/// Where a finding is: the position of the class, none where it is behind all classes, and what its
/// panel shows.
pub fn place_of(scheme: &Scheme, place: &FindingPlace) -> (Option<usize>, Option<Focus>) {
    let class = |name: &str| scheme.classes.iter().position(|class| class.name == name);
    let (name, focus) = match place {
        FindingPlace::Scheme | FindingPlace::Table(_) => return (None, None),
        FindingPlace::Class(name) => (name, Focus::Section(Section::Index)),
        FindingPlace::Indicator { class: name, indicator } => {
            let path = class(name)
                .and_then(|at| scheme.classes.get(at))
                .and_then(|class| path_of(&class.indicators, indicator));
            (name, path.map_or(Focus::Section(Section::Index), Focus::Indicator))
        }
        FindingPlace::Grade { class: name, .. } => (name, Focus::Section(Section::Grades)),
        FindingPlace::Link(name) => (name, Focus::Section(Section::Link)),
        FindingPlace::Ledger(name) => (name, Focus::Section(Section::Ledger)),
        FindingPlace::Restriction { class: name, .. } => (name, Focus::Section(Section::Restrictions)),
        FindingPlace::Outcome { class: name, .. } => (name, Focus::Section(Section::Outcomes)),
        FindingPlace::Alert { class: name, .. } => (name, Focus::Section(Section::Alerts)),
        FindingPlace::Column { table: name, .. } => (name, Focus::Section(Section::Subjects)),
    };
    class(name).map_or((None, None), |at| (Some(at), Some(focus)))
}

fn path_of(indicators: &[Indicator], name: &str) -> Option<Vec<usize>> {
    indicators.iter().enumerate().find_map(|(position, indicator)| {
        if indicator.name == name {
            return Some(vec![position]);
        }
        let Body::Group { children, .. } = &indicator.body else { return None };
        let mut path = path_of(children, name)?;
        path.insert(0, position);
        Some(path)
    })
}
