//! What the cases change in the reference scheme.

use crate::scheme::{
    Aggregation, BallotRules, Body, Class, Conversion, Indicator, Measure, Options, Quota, QuotaScope,
    Rounding, Scheme, UnitShare,
};

pub fn branch(scheme: &mut Scheme) -> &mut Class {
    class(scheme, "党支部")
}

pub fn member(scheme: &mut Scheme) -> &mut Class {
    class(scheme, "党员")
}

fn class<'a>(scheme: &'a mut Scheme, name: &str) -> &'a mut Class {
    scheme.classes.iter_mut().find(|class| class.name == name).expect("there is such a class")
}

pub fn indicator<'a>(indicators: &'a mut [Indicator], name: &str) -> &'a mut Indicator {
    fn find<'a>(indicators: &'a mut [Indicator], name: &str) -> Option<&'a mut Indicator> {
        indicators.iter_mut().find_map(|indicator| {
            if indicator.name == name {
                return Some(indicator);
            }
            match &mut indicator.body {
                Body::Group { children, .. } => find(children, name),
                Body::Leaf { .. } => None,
            }
        })
    }
    find(indicators, name).expect("there is such an indicator")
}

/// 岗位奉献 of a member: one of six weighted indicators, an entry between 0 and 100.
pub fn entry(scheme: &mut Scheme) -> &mut Indicator {
    indicator(&mut member(scheme).indicators, "岗位奉献")
}

pub fn set_conversion(indicator: &mut Indicator, to: Conversion) {
    if let Body::Leaf { conversion, .. } = &mut indicator.body {
        *conversion = to;
    }
}

pub fn set_measure(indicator: &mut Indicator, to: Measure) {
    if let Body::Leaf { measure, .. } = &mut indicator.body {
        *measure = to;
    }
}

/// 岗位奉献 converted in another way.
pub fn converted(scheme: &mut Scheme, to: Conversion) {
    set_conversion(entry(scheme), to);
}

/// 岗位奉献 entered in another column.
pub fn entered(scheme: &mut Scheme, column: &str, options: Options) {
    let kind = crate::scheme::Kind::Number;
    set_measure(entry(scheme), Measure::Entry { column: column.into(), kind, options });
}

/// 岗位奉献 as one of these words.
pub fn chosen(scheme: &mut Scheme, words: &[&str]) {
    let options = Options::Choice(words.iter().map(|word| (*word).to_owned()).collect());
    let kind = crate::scheme::Kind::Text;
    set_measure(entry(scheme), Measure::Entry { column: "岗位奉献".into(), kind, options });
}

pub fn set_group(scheme: &mut Scheme, name: &str, to: Aggregation) {
    if let Body::Group { aggregation, .. } = &mut indicator(&mut member(scheme).indicators, name).body {
        *aggregation = to;
    }
}

pub fn ballots(scheme: &mut Scheme) -> &mut Measure {
    match &mut indicator(&mut member(scheme).indicators, "民主测评").body {
        Body::Leaf { measure, .. } => measure,
        Body::Group { .. } => panic!("民主测评 is a leaf"),
    }
}

pub fn rules(scheme: &mut Scheme) -> &mut BallotRules {
    match ballots(scheme) {
        Measure::Ballots { rules, .. } => rules,
        _ => panic!("民主测评 is measured by ballots"),
    }
}

/// The quota of the members' best grade.
pub fn quota(scheme: &mut Scheme, share: f64, rounding: Rounding, scope: QuotaScope) -> &mut Quota {
    let quota = Quota { share, rounding, scope, units: Vec::new(), source: "第五条".into() };
    member(scheme).grades[0].quota.insert(quota)
}

pub fn unit(grade: &str, share: f64) -> UnitShare {
    UnitShare { grade: grade.into(), share }
}
