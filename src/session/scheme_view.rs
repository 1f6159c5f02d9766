//! The scheme as the screen shows it, and changes of its parameters.

use super::enter::value_of;
use super::open::Open;
use super::{ClassSchemeView, IndicatorView, Kind, ParameterView, SchemeView};
use crate::book::Change;
use crate::engine::{Value, number_text};
use crate::scheme::{
    Aggregation, Body, Class, Indicator, ParameterCell, Role, index_sentence, parameters, rule_sentence,
};
use crate::sentence::Sentence;

impl Open {
    /// The scheme as the screen shows it.
    pub(super) fn scheme_view(&self) -> SchemeView {
        let scheme = &self.book.scheme;
        let cells = parameters(scheme);
        let classes = scheme.classes.iter().map(|class| {
            let mut indicators = Vec::new();
            self.push_indicators(
                class,
                &class.indicators,
                class.aggregation,
                0,
                1.0,
                &cells,
                &mut indicators,
            );
            ClassSchemeView {
                name: class.name.clone(),
                index: class.index.clone(),
                indicators,
                rules: parameter_views(&cells, class, None),
                sentence: index_sentence(class),
            }
        });
        SchemeView { name: scheme.name.clone(), classes: classes.collect() }
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

    #[expect(clippy::too_many_arguments, reason = "one recursion over the tree with its running state")]
    fn push_indicators(
        &self,
        class: &Class,
        indicators: &[Indicator],
        within: Aggregation,
        depth: usize,
        portion: f64,
        cells: &[ParameterCell],
        views: &mut Vec<IndicatorView>,
    ) {
        let total: f64 = indicators.iter().map(weight).sum();
        for indicator in indicators {
            let own = if total > 0.0 { portion * weight(indicator) / total } else { 0.0 };
            views.push(IndicatorView {
                depth,
                code: indicator.code.clone(),
                name: indicator.name.clone(),
                leaf: matches!(indicator.body, Body::Leaf { .. }),
                portion: own,
                rule: rule_sentence(indicator, within),
                formula: self.indicator_formula(class, indicator),
                source: indicator.source.clone(),
                parameters: parameter_views(cells, class, Some(&indicator.name)),
            });
            if let Body::Group { aggregation, children } = &indicator.body {
                self.push_indicators(class, children, *aggregation, depth + 1, own, cells, views);
            }
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

/// An indicator's share; for a group of points what its children sum to.
fn weight(indicator: &Indicator) -> f64 {
    match &indicator.body {
        Body::Group { aggregation: Aggregation::Points, children } => children.iter().map(weight).sum(),
        _ => indicator.share,
    }
}

fn parameter_views(cells: &[ParameterCell], class: &Class, indicator: Option<&str>) -> Vec<ParameterView> {
    cells
        .iter()
        .filter(|cell| cell.class == class.name && cell.indicator.as_deref() == indicator)
        .map(|cell| ParameterView {
            name: cell.name.clone(),
            label: cell.label.clone(),
            text: number_text(cell.value),
        })
        .collect()
}
