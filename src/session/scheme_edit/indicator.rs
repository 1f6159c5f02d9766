//! Indicators and groups.

use super::change::{IndicatorPart, IndicatorPlace, Way};
use super::draft::{Draft, added, changed, move_item, removed};
use super::name::{check_name, name_taken, nothing_there};
use super::names::{Named, rename};
use super::pattern::{Filling, rule_patterns};
use super::tree::{below, has_name, indicator, normalise, parent};
use crate::engine::{number_text, round_to};
use crate::scheme::{Aggregation, Body, CHECK, Conversion, Indicator, Measure, Options};
use crate::sentence::Sentence;

impl Draft {
    pub(super) fn change_indicator(
        &mut self,
        place: &IndicatorPlace,
        part: IndicatorPart,
    ) -> Result<Sentence, Sentence> {
        match part {
            IndicatorPart::AddLeaf(name) => self.add_leaf(place, &name),
            IndicatorPart::AddGroup(name) => self.add_group(place, &name),
            IndicatorPart::Aggregation(aggregation) => self.set_aggregation(place, aggregation),
            IndicatorPart::Normalise => {
                let found = below(&mut self.scheme, place)?;
                normalise(*found.aggregation, found.children);
                Ok(Sentence::new("按比例调整分值，合计归整", "Scale the shares to the whole"))
            }
            IndicatorPart::Remove => {
                let (group, position) = parent(place)?;
                let gone = indicator(&mut self.scheme, place)?.clone();
                below(&mut self.scheme, &group)?.children.remove(position);
                self.drop_indicator(place.class, &gone)?;
                Ok(removed("指标", "indicator", &gone.name))
            }
            IndicatorPart::Move(way) => self.move_indicator(place, way),
            IndicatorPart::Name(name) => self.rename_indicator(place, &name),
            IndicatorPart::Pattern(pattern) => self.set_pattern(place, pattern),
            IndicatorPart::Measure(measure) => {
                self.fit_ballots(&measure)?;
                self.set_part(place, IndicatorPart::Measure(measure))
            }
            part => self.set_part(place, part),
        }
    }

    pub(super) fn set_top_aggregation(
        &mut self,
        class: usize,
        to: Aggregation,
    ) -> Result<Sentence, Sentence> {
        self.set_aggregation(&IndicatorPlace { class, path: Vec::new() }, to)
    }

    /// Between points and weights the shares are scaled; figures of one kind mean nothing as the other.
    fn set_aggregation(&mut self, place: &IndicatorPlace, to: Aggregation) -> Result<Sentence, Sentence> {
        let found = below(&mut self.scheme, place)?;
        let scaled = matches!(to, Aggregation::Points | Aggregation::Weights);
        if scaled && *found.aggregation != to {
            for child in found.children.iter_mut() {
                child.share = points_of(child);
            }
            normalise(to, found.children);
        }
        *found.aggregation = to;
        Ok(Sentence::new("修改合成方式", "Change how indicators come together"))
    }

    fn add_leaf(&mut self, place: &IndicatorPlace, name: &str) -> Result<Sentence, Sentence> {
        let name = self.free_name(place, name, "指标")?;
        self.add(place, &name, |_| Body::Group { aggregation: Aggregation::Points, children: Vec::new() })?;
        let mut path = place.path.clone();
        path.push(below(&mut self.scheme, place)?.children.len() - 1);
        self.set_pattern(&IndicatorPlace { class: place.class, path }, 0)?;
        Ok(added("指标", "indicator", &name))
    }

    fn add_group(&mut self, place: &IndicatorPlace, name: &str) -> Result<Sentence, Sentence> {
        let name = self.free_name(place, name, "指标组")?;
        self.add(place, &name, |within| {
            let aggregation = match within {
                Aggregation::Points => Aggregation::Points,
                _ => Aggregation::Weights,
            };
            Body::Group { aggregation, children: Vec::new() }
        })?;
        Ok(added("指标组", "group", &name))
    }

    fn add(
        &mut self,
        place: &IndicatorPlace,
        name: &str,
        body: impl FnOnce(Aggregation) -> Body,
    ) -> Result<(), Sentence> {
        let found = below(&mut self.scheme, place)?;
        let share = usual_share(*found.aggregation, found.children);
        let code = next_code(&found.code, found.children.len());
        let body = body(*found.aggregation);
        found.children.push(Indicator { code, name: name.to_owned(), share, source: CHECK.into(), body });
        Ok(())
    }

    /// A name no indicator of the class has; without one the first that is free: 指标1, 指标2 …
    fn free_name(&mut self, place: &IndicatorPlace, name: &str, usual: &str) -> Result<String, Sentence> {
        let indicators = &self.class(place.class)?.indicators;
        if name.is_empty() {
            let mut names = (1..).map(|number: u32| format!("{usual}{number}"));
            return Ok(names.find(|name| !has_name(indicators, name)).unwrap_or_default());
        }
        let name = check_name(name)?;
        if has_name(indicators, &name) { Err(name_taken(&name)) } else { Ok(name) }
    }

    fn move_indicator(&mut self, place: &IndicatorPlace, way: Way) -> Result<Sentence, Sentence> {
        let (group, position) = parent(place)?;
        let name = indicator(&mut self.scheme, place)?.name.clone();
        let label = Sentence::new(format!("移动指标“{name}”"), format!("Move the indicator {name}"));
        match way {
            Way::Up | Way::Down => {
                move_item(below(&mut self.scheme, &group)?.children, position, way)?;
            }
            Way::In => {
                let mut into = group.clone();
                into.path.push(position.checked_sub(1).ok_or_else(|| no_group_before(&name))?);
                below(&mut self.scheme, &into).map_err(|_| no_group_before(&name))?;
                let moved = below(&mut self.scheme, &group)?.children.remove(position);
                below(&mut self.scheme, &into)?.children.push(moved);
            }
            Way::Out => {
                let (outer, behind) = parent(&group)?;
                let moved = below(&mut self.scheme, &group)?.children.remove(position);
                below(&mut self.scheme, &outer)?.children.insert(behind + 1, moved);
            }
        }
        Ok(label)
    }

    fn rename_indicator(&mut self, place: &IndicatorPlace, to: &str) -> Result<Sentence, Sentence> {
        let to = self.free_name(place, check_name(to)?.as_str(), "")?;
        let class = self.class(place.class)?.name.clone();
        let found = indicator(&mut self.scheme, place)?;
        let from = found.name.clone();
        let column = match &found.body {
            Body::Leaf { measure: Measure::Entry { column, .. } | Measure::Parts { column, .. }, .. } => {
                Some(column.clone())
            }
            _ => None,
        };
        rename(&mut self.scheme, Named::Indicator(&class), &from, &to);
        rename(&mut self.scheme, Named::Column(&class), &format!("{from}得分"), &format!("{to}得分"));
        // 志愿服务次数 goes on as 公益服务次数, with its entries.
        if let Some((column, rest)) =
            column.as_ref().and_then(|column| Some((column, column.strip_prefix(&from)?)))
        {
            let becomes = format!("{to}{rest}");
            self.rename_column(&class, column, &becomes);
            let parts: Vec<String> = self.scheme.period.parts.iter().map(|part| part.name.clone()).collect();
            for part in parts {
                self.rename_column(&class, &format!("{part}{column}"), &format!("{part}{becomes}"));
            }
        }
        Ok(changed(&Sentence::new(format!("指标“{from}”"), format!("the indicator {from}")), &to))
    }

    fn set_pattern(&mut self, place: &IndicatorPlace, pattern: usize) -> Result<Sentence, Sentence> {
        let found = indicator(&mut self.scheme, place)?;
        let (name, share) = (found.name.clone(), found.share);
        let (group, _) = parent(place)?;
        let points = *below(&mut self.scheme, &group)?.aggregation == Aggregation::Points;
        let full = if points { share } else { 100.0 };
        let pattern = rule_patterns().get(pattern).ok_or_else(nothing_there)?;
        let (measure, conversion, missing) =
            pattern.fill(&mut Filling { draft: self, class: place.class, indicator: &name, full })?;
        if !matches!(measure, Measure::Parts { .. }) {
            self.drop_parts(place.class, &name)?;
        }
        indicator(&mut self.scheme, place)?.body = Body::Leaf { measure, conversion, missing };
        let pattern = pattern.name();
        Ok(Sentence::new(
            format!("“{name}”按“{}”计分", pattern.zh),
            format!("Score {name} by “{}”", pattern.en),
        ))
    }

    fn set_part(&mut self, place: &IndicatorPlace, part: IndicatorPart) -> Result<Sentence, Sentence> {
        let found = indicator(&mut self.scheme, place)?;
        let name = found.name.clone();
        let rule = Sentence::new(format!("修改“{name}”的计分规则"), format!("Change the rule of {name}"));
        let Indicator { code, share, source, body, .. } = found;
        match (part, body) {
            (IndicatorPart::Code(to), _) => {
                *code = to.trim().to_owned();
                Ok(changed(&Sentence::new(format!("“{name}”的编号"), format!("the code of {name}")), code))
            }
            (IndicatorPart::Share(to), _) if to.is_finite() && to >= 0.0 => {
                *share = to;
                let label = Sentence::new(format!("“{name}”的分值"), format!("the share of {name}"));
                Ok(changed(&label, &number_text(to)))
            }
            (IndicatorPart::Share(_), _) => Err(Sentence::new(
                "分值或权重须是 0 或正数。",
                "Points and weights are 0 or positive numbers.",
            )),
            (IndicatorPart::Source(to), _) => {
                *source = to.trim().to_owned();
                Ok(changed(
                    &Sentence::new(format!("“{name}”的依据"), format!("the source of {name}")),
                    source,
                ))
            }
            (IndicatorPart::Measure(to), Body::Leaf { measure, .. }) => {
                *measure = *to;
                Ok(rule)
            }
            (IndicatorPart::Conversion(to), Body::Leaf { measure, conversion, .. }) => {
                if let (Measure::Entry { options, .. }, Conversion::Words { words }) = (measure, &to) {
                    *options = Options::Choice(words.iter().map(|word| word.word.clone()).collect());
                }
                *conversion = to;
                Ok(rule)
            }
            (IndicatorPart::Missing(to), Body::Leaf { missing, .. }) => {
                *missing = to;
                Ok(rule)
            }
            _ => Err(Sentence::new(
                format!("“{name}”是指标组，没有自己的计分规则。"),
                format!("{name} is a group and has no rule of its own."),
            )),
        }
    }
}

/// What a further indicator usually has: 10 points, or the weight that is left.
fn usual_share(aggregation: Aggregation, children: &[Indicator]) -> f64 {
    let sum: f64 = children.iter().map(|child| child.share).sum();
    match aggregation {
        Aggregation::Points => 10.0,
        Aggregation::Weights if sum < 0.999 => round_to(1.0 - sum, 4),
        _ => 0.1,
    }
}

/// A for the first at the top, A1 for the first in it, A1.1 below that.
fn next_code(group: &str, siblings: usize) -> String {
    let number = siblings + 1;
    if group.is_empty() {
        let letter = u8::try_from(siblings).ok().filter(|siblings| *siblings < 26);
        return letter.map_or_else(|| number.to_string(), |letter| char::from(b'A' + letter).to_string());
    }
    let between = if group.ends_with(|letter: char| letter.is_ascii_digit()) { "." } else { "" };
    format!("{group}{between}{number}")
}

/// An indicator's share; for a group of points what its children sum to.
fn points_of(indicator: &Indicator) -> f64 {
    match &indicator.body {
        Body::Group { aggregation: Aggregation::Points, children } => children.iter().map(points_of).sum(),
        _ => indicator.share,
    }
}

fn no_group_before(name: &str) -> Sentence {
    Sentence::new(
        format!("“{name}”前面没有可以移入的指标组。请先在它前面新增一个指标组。"),
        format!("There is no group before {name} to move it into. Add one before it first."),
    )
}
