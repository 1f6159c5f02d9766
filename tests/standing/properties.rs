//! Whatever the class: a quota is never exceeded, row order changes nothing, nobody inside stands
//! below somebody outside of the same group.

use std::collections::BTreeMap;

use evalbook::scheme::{Effect, QuotaScope, Rounding, Scheme, Ties};
use proptest::prelude::*;

use crate::desk::{Desk, PEOPLE, UNITS, link, mark, people, restriction};
use crate::quotas::quota;

#[derive(Clone, Debug)]
struct Person {
    unit: usize,
    score: Option<u8>,
    tie: u8,
    barred: bool,
    probation: bool,
}

#[derive(Clone, Debug)]
struct Setting {
    ties: Ties,
    chain: bool,
    rounding: Rounding,
    scope: QuotaScope,
    first: f64,
    second: f64,
    units: Vec<u8>,
    people: Vec<Person>,
}

fn settings() -> impl Strategy<Value = Setting> {
    let person = (
        0..4usize,
        prop::option::weighted(0.9, 70..100u8),
        0..3u8,
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(unit, score, tie, barred, probation)| Person { unit, score, tie, barred, probation });
    (
        prop_oneof![Just(Ties::Shared), Just(Ties::Dense)],
        any::<bool>(),
        prop_oneof![Just(Rounding::Down), Just(Rounding::HalfUp), Just(Rounding::Up)],
        prop_oneof![
            Just(QuotaScope::Class),
            Just(QuotaScope::Group("支部".into())),
            Just(QuotaScope::Pooled)
        ],
        0..100u8,
        0..100u8,
        prop::collection::vec(80..100u8, 4),
        prop::collection::vec(person, 0..40),
    )
        .prop_map(|(ties, chain, rounding, scope, first, second, units, people)| Setting {
            ties,
            chain,
            rounding,
            scope,
            first: f64::from(first) / 100.0,
            second: f64::from(second) / 100.0,
            units,
            people,
        })
}

fn scheme(setting: &Setting) -> Scheme {
    people(|class| {
        class.indicators = vec![mark("成绩", 1.0), mark("业务", 0.0)];
        class.link = Some(link(1.0, 0.0));
        class.ranking.ties = setting.ties;
        class.ranking.chain = if setting.chain { vec!["业务得分".into()] } else { Vec::new() };
        for (band, share) in [(0, setting.first), (1, setting.second)] {
            class.grades[band].quota = Some(quota(share, setting.rounding, setting.scope.clone()));
        }
        class.restrictions = vec![
            restriction("诫勉", Effect::GradeAtMost("良好".into())),
            restriction("试用期", Effect::NoGrade("不定等次".into())),
        ];
    })
}

/// The book with its rows in this order.
fn desk(setting: &Setting, order: &[usize]) -> Desk {
    let mut desk = Desk::new(scheme(setting));
    let units: Vec<String> =
        setting.units.iter().enumerate().map(|(unit, score)| format!("{unit}支部\t{score}")).collect();
    desk.fill(UNITS, &["支部名称", "支部成绩"], &units.join("\n"));
    let yes = |flag: bool| if flag { "是" } else { "" };
    let rows: Vec<String> = order
        .iter()
        .map(|&number| {
            let person = &setting.people[number];
            let score = person.score.map_or(String::new(), |score| score.to_string());
            format!(
                "{number}号\t{}支部\t{score}\t{}\t{}\t{}",
                person.unit,
                person.tie,
                yes(person.barred),
                yes(person.probation)
            )
        })
        .collect();
    desk.fill(PEOPLE, &["姓名", "支部", "成绩", "业务", "诫勉", "试用期"], &rows.join("\n"));
    desk
}

fn number(desk: &Desk, person: usize, column: &str) -> f64 {
    desk.figure(PEOPLE, &format!("{person}号"), column).parse().unwrap_or(f64::NAN)
}

fn group(setting: &Setting, person: usize) -> usize {
    if setting.scope == QuotaScope::Class { 0 } else { setting.people[person].unit }
}

/// The places of a share of so many people, in whole numbers.
fn places(share: f64, people: usize, rounding: Rounding) -> usize {
    let hundredths = (share * 100.0).round() as usize * people;
    match rounding {
        Rounding::Down => hundredths / 100,
        Rounding::HalfUp => (hundredths + 50) / 100,
        Rounding::Up => hundredths.div_ceil(100),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quotas_hold(setting in settings(), turn in 0..40usize) {
        let count = setting.people.len();
        let order: Vec<usize> = (0..count).collect();
        let found = desk(&setting, &order);
        for (band, share) in [("优秀", setting.first), ("良好", setting.second)] {
            let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
            let mut takes_part: BTreeMap<usize, usize> = BTreeMap::new();
            for person in 0..count {
                let group = group(&setting, person);
                let holds = found.figure(PEOPLE, &format!("{person}号"), "等次") == band;
                *holders.entry(group).or_default() += usize::from(holds);
                *takes_part.entry(group).or_default() += usize::from(!setting.people[person].probation);
            }
            let total: usize = holders.values().sum();
            let all: usize = takes_part.values().sum();
            if setting.scope == QuotaScope::Pooled {
                prop_assert!(total <= places(share, all, setting.rounding), "{band}: {total} of {all}");
            } else {
                for (group, holders) in &holders {
                    let allowed = places(share, takes_part[group], setting.rounding);
                    prop_assert!(*holders <= allowed, "{band} of {group}: {holders} of {allowed}");
                }
            }
            // Nobody inside stands below a candidate outside of the same group.
            for inside in (0..count).filter(|&person| number(&found, person, &format!("{band}入选")) == 1.0) {
                for outside in (0..count).filter(|&person| {
                    group(&setting, person) == group(&setting, inside)
                        && number(&found, person, &format!("{band}候选")) == 1.0
                        && number(&found, person, &format!("{band}入选")) == 0.0
                }) {
                    prop_assert!(number(&found, inside, "名次") < number(&found, outside, "名次"));
                }
            }
        }
        let mut turned = order.clone();
        turned.rotate_left(if count == 0 { 0 } else { turn % count });
        turned.reverse();
        let other = desk(&setting, &turned);
        for person in 0..count {
            let name = format!("{person}号");
            for column in ["先锋指数", "名次", "等次", "优秀名额", "优秀顺位"] {
                prop_assert_eq!(found.figure(PEOPLE, &name, column), other.figure(PEOPLE, &name, column));
            }
        }
    }
}
