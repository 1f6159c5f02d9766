//! The scheme as the screen shows it, and changes of its parameters.

use super::enter::value_of;
use super::open::Open;
use super::scheme_edit::samples;
use super::{ClassSchemeView, IndicatorView, Kind, ParameterView, SchemeView};
use crate::book::Change;
use crate::engine::{Value, number_text, round_to};
use crate::scheme::{
    Aggregation, Body, Class, Indicator, ParameterCell, Role, clauses, index_sentence, parameters,
    rule_sentence,
};
use crate::sentence::Sentence;

impl Open {
    /// The scheme as the screen shows it.
    pub(super) fn scheme_view(&self) -> SchemeView {
        let scheme = &self.book.scheme;
        let cells = parameters(scheme);
        let classes = scheme.classes.iter().map(|class| {
            let mut listing = Listing {
                open: self,
                class,
                cells: &cells,
                tried: samples(scheme, class),
                views: Vec::new(),
            };
            listing.push(&class.indicators, class.aggregation, &[], 1.0);
            ClassSchemeView {
                name: class.name.clone(),
                index: class.index.clone(),
                indicators: listing.views,
                rules: parameter_views(&cells, class, None),
                sentence: index_sentence(class),
                total: total(class.aggregation, &class.indicators),
            }
        });
        SchemeView {
            name: scheme.name.clone(),
            classes: classes.collect(),
            scheme: scheme.clone(),
            clauses: clauses(scheme),
        }
    }

    /// A typed parameter as a change with its label.
    pub(super) fn parameter_change(&self, name: &str, text: &str) -> Result<(Sentence, Change), Sentence> {
        let cell = parameters(&self.book.scheme).into_iter().find(|cell| cell.name == name);
        let label = cell.map(|cell| cell.label).ok_or_else(|| {
            Sentence::new(
                format!("考评办法里没有参数“{name}”，未作改动。"),
                format!("The scheme has no parameter {name}; nothing was changed."),
            )
        })?;
        match value_of(text, Kind::Number) {
            Value::Number(value) if value >= 0.0 => {
                let label = Sentence::new(
                    format!("{}改为 {}", label.zh, number_text(value)),
                    format!("Set {} to {}", label.en, number_text(value)),
                );
                Ok((label, Change::Parameter { name: name.to_owned(), value }))
            }
            _ => Err(Sentence::new(
                format!("“{text}”不能作为{}。请填 0 或正数。", label.zh),
                format!("“{text}” cannot be the {}. Enter 0 or a positive number.", label.en),
            )),
        }
    }

    fn indicator_formula(&self, class: &Class, indicator: &Indicator) -> String {
        let role = match indicator.body {
            Body::Group { .. } => Role::Group(indicator.name.clone()),
            Body::Leaf { .. } => Role::Part(indicator.name.clone()),
        };
        let table = self.book.table_position(&class.name);
        let columns = table.map_or(&[][..], |table| self.calculation.formulas(table));
        columns
            .iter()
            .find(|column| column.role == role)
            .map_or_else(String::new, |column| column.formula.clone())
    }
}

/// The indicators of a class on their way to views.
struct Listing<'a> {
    open: &'a Open,
    class: &'a Class,
    cells: &'a [ParameterCell],
    /// What sample quantities earn, by indicator.
    tried: Vec<(String, Vec<(String, String)>)>,
    views: Vec<IndicatorView>,
}

impl Listing<'_> {
    fn push(&mut self, indicators: &[Indicator], within: Aggregation, path: &[usize], portion: f64) {
        let total: f64 = indicators.iter().map(weight).sum();
        for (position, indicator) in indicators.iter().enumerate() {
            let own = if total > 0.0 { portion * weight(indicator) / total } else { 0.0 };
            let tried = self.tried.iter_mut().find(|(name, _)| *name == indicator.name);
            let samples = tried.map(|(_, samples)| std::mem::take(samples)).unwrap_or_default();
            let place = [path, &[position]].concat();
            self.views.push(IndicatorView {
                path: place.clone(),
                depth: path.len(),
                code: indicator.code.clone(),
                name: indicator.name.clone(),
                leaf: matches!(indicator.body, Body::Leaf { .. }),
                portion: own,
                rule: rule_sentence(indicator, within),
                formula: self.open.indicator_formula(self.class, indicator),
                source: indicator.source.clone(),
                parameters: parameter_views(self.cells, self.class, Some(&indicator.name)),
                samples,
            });
            if let Body::Group { aggregation, children } = &indicator.body {
                self.push(children, *aggregation, &place, own);
            }
        }
    }
}

/// What shares sum to; 0 where indicators count alike.
fn total(aggregation: Aggregation, indicators: &[Indicator]) -> f64 {
    match aggregation {
        Aggregation::Points => round_to(indicators.iter().map(weight).sum(), 6),
        Aggregation::Weights => round_to(indicators.iter().map(|indicator| indicator.share).sum(), 6),
        _ => 0.0,
    }
}

/// An indicator's share; for a group of points what its children sum to.
fn weight(indicator: &Indicator) -> f64 {
    match &indicator.body {
        Body::Group { aggregation: Aggregation::Points, children } => children.iter().map(weight).sum(),
        _ => indicator.share,
    }
}

/// A quota is a part of all, which people read as a percentage.
fn parameter_text(cell: &ParameterCell) -> String {
    if cell.name.contains(".名额.") {
        format!("{}%", number_text(round_to(cell.value * 100.0, 6)))
    } else {
        number_text(cell.value)
    }
}

fn parameter_views(cells: &[ParameterCell], class: &Class, indicator: Option<&str>) -> Vec<ParameterView> {
    cells
        .iter()
        .filter(|cell| cell.class == class.name && cell.indicator.as_deref() == indicator)
        .map(|cell| ParameterView {
            name: cell.name.clone(),
            label: cell.label.clone(),
            text: parameter_text(cell),
        })
        .collect()
}
