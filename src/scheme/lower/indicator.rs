//! Indicators as formula columns: the raw quantity, the leaf's score, the group's score.

use super::formula::{blank_if_any, cell, column, text};
use super::{Format, FormulaColumn, Role};
use crate::scheme::clause::{group_sentence, rule_sentence};
use crate::scheme::model::{
    Aggregate, Aggregation, Body, Class, Conversion, Filter, Indicator, Measure, Missing, RaterKind, Scheme,
    VoteChoice,
};
use crate::scheme::parameter::indicator_parameter;
use crate::sentence::Sentence;

/// The column that holds an indicator's score.
pub(super) fn score_column(indicator: &Indicator) -> String {
    format!("{}得分", indicator.name)
}

/// Adds the columns of an indicator and of all below it, children first.
pub(super) fn push_columns(
    class: &Class,
    indicator: &Indicator,
    within: Aggregation,
    group: &str,
    columns: &mut Vec<FormulaColumn>,
) {
    match &indicator.body {
        Body::Group { aggregation, children } => {
            let title = if group.is_empty() { indicator.name.as_str() } else { group };
            for child in children {
                push_columns(class, child, *aggregation, title, columns);
            }
            columns.push(FormulaColumn {
                name: score_column(indicator),
                group: title.to_owned(),
                formula: nested_group_formula(class, indicator, within, *aggregation, children),
                role: Role::Group(indicator.name.clone()),
                format: Format::UpTo(4),
                meaning: group_sentence(*aggregation, children),
            });
        }
        Body::Leaf { measure, conversion, missing } => {
            let leaf = Leaf { class, indicator, within, group, missing: *missing };
            let raw = leaf.push_raw(measure, columns);
            columns.push(FormulaColumn {
                name: score_column(indicator),
                group: group.to_owned(),
                formula: leaf.score(&raw, conversion),
                role: Role::Part(indicator.name.clone()),
                format: Format::UpTo(4),
                meaning: rule_sentence(indicator, within),
            });
        }
    }
}

/// The score of a group, or of the class's top, from its children's.
pub(super) fn group_formula(class: &Class, aggregation: Aggregation, children: &[Indicator]) -> String {
    blank_if_any(&awaited_cells(children), &group_value(class, aggregation, children))
}

fn awaited_cells(children: &[Indicator]) -> Vec<String> {
    children.iter().filter(|child| awaits_entries(child)).map(|child| cell(&score_column(child))).collect()
}

fn group_value(class: &Class, aggregation: Aggregation, children: &[Indicator]) -> String {
    let scores: Vec<String> = children.iter().map(|child| cell(&score_column(child))).collect();
    let optional = children.iter().any(is_reweighted);
    let shares: Vec<String> = children.iter().map(|child| share(class, aggregation, child)).collect();
    match (aggregation, optional) {
        (Aggregation::Points, false) => format!("SUM({})", scores.join(",")),
        (Aggregation::Weights, false) => sum_of_products(&shares, &scores),
        (
            Aggregation::Mean
            | Aggregation::Minimum
            | Aggregation::Maximum
            | Aggregation::Geometric
            | Aggregation::Best(_)
            | Aggregation::DropLowest(_),
            _,
        ) => "\"\"".to_owned(),
        (Aggregation::Points, true) => {
            let present = sum_of_presence(&shares, &scores);
            format!("IF({present}=0,\"\",SUM({})*({})/({present}))", scores.join(","), shares.join("+"))
        }
        (Aggregation::Weights, true) => {
            let present = sum_of_presence(&shares, &scores);
            let numbers: Vec<String> = scores.iter().map(|score| format!("N({score})")).collect();
            format!("IF({present}=0,\"\",({})/({present}))", sum_of_products(&shares, &numbers))
        }
    }
}

/// A group's score on its parent's scale: out of 100 under weights, in points under points.
fn nested_group_formula(
    class: &Class,
    indicator: &Indicator,
    within: Aggregation,
    aggregation: Aggregation,
    children: &[Indicator],
) -> String {
    let awaited = awaited_cells(children);
    let value = group_value(class, aggregation, children);
    let scaled = match (within, aggregation) {
        (Aggregation::Points, Aggregation::Points) => value,
        (Aggregation::Points, _) => {
            format!("{}*({value})/100", indicator_parameter(&class.name, &indicator.name, "满分"))
        }
        (_, Aggregation::Points) => {
            let shares: Vec<String> = children.iter().map(|child| share(class, aggregation, child)).collect();
            format!("100*{value}/({})", shares.join("+"))
        }
        _ => value,
    };
    blank_if_any(&awaited, &scaled)
}

/// The columns `value×weight` that weighted means over a table need.
pub(super) fn weighted_columns(scheme: &Scheme, table: &str) -> Vec<FormulaColumn> {
    let mut columns: Vec<FormulaColumn> = Vec::new();
    let mut pending: Vec<&Indicator> = scheme.classes.iter().flat_map(|class| &class.indicators).collect();
    while let Some(indicator) = pending.pop() {
        match &indicator.body {
            Body::Group { children, .. } => pending.extend(children),
            Body::Leaf {
                measure: Measure::Rows { table: of, aggregate: Aggregate::WeightedMean { value, weight }, .. },
                ..
            } if of == table => {
                let name = weighted_column(value, weight);
                if !columns.iter().any(|column| column.name == name) {
                    columns.push(FormulaColumn {
                        group: String::new(),
                        formula: format!("{}*{}", cell(value), cell(weight)),
                        role: Role::Helper,
                        format: Format::UpTo(4),
                        meaning: Sentence::new(
                            format!("{value}乘以{weight}。"),
                            format!("{value} times {weight}."),
                        ),
                        name,
                    });
                }
            }
            Body::Leaf { .. } => {}
        }
    }
    columns.sort_by(|one, other| one.name.cmp(&other.name));
    columns
}

struct Leaf<'a> {
    class: &'a Class,
    indicator: &'a Indicator,
    within: Aggregation,
    group: &'a str,
    missing: Missing,
}

impl Leaf<'_> {
    fn parameter(&self, part: &str) -> String {
        indicator_parameter(&self.class.name, &self.indicator.name, part)
    }

    /// Adds the columns that hold the raw quantity, if any, and gives the cell to read it from.
    fn push_raw(&self, measure: &Measure, columns: &mut Vec<FormulaColumn>) -> String {
        match measure {
            Measure::Entry { column, .. } => cell(column),
            Measure::Rows { table, owner, only, aggregate } => {
                let (formula, format) = self.rows(table, owner, only, aggregate);
                self.push_helper("原值", formula, format, columns)
            }
            Measure::Votes { choices } => {
                self.push_helper("原值", self.votes(choices), Format::UpTo(4), columns)
            }
            Measure::Ballots { table, owner, kind, mark, raters, .. } => {
                for rater in raters {
                    self.push_rater(table, owner, kind, mark, rater, columns);
                }
                self.push_helper("原值", self.ballots(raters), Format::UpTo(4), columns)
            }
            Measure::Formula { formula, .. } => {
                self.push_helper("原值", formula.clone(), Format::UpTo(4), columns)
            }
            Measure::Parts { .. } | Measure::Subjects { .. } => "\"\"".to_owned(),
        }
    }

    fn push_helper(
        &self,
        suffix: &str,
        formula: String,
        format: Format,
        columns: &mut Vec<FormulaColumn>,
    ) -> String {
        let name = format!("{}{suffix}", self.indicator.name);
        let reference = cell(&name);
        columns.push(FormulaColumn {
            name,
            group: self.group.to_owned(),
            formula,
            role: Role::Helper,
            format,
            meaning: rule_sentence(self.indicator, self.within),
        });
        reference
    }

    fn rows(&self, table: &str, owner: &str, only: &[Filter], aggregate: &Aggregate) -> (String, Format) {
        let mut criteria = format!("{},{}", column(table, owner), cell(&self.class.key));
        for Filter { column: of, is } in only {
            criteria = format!("{criteria},{},{}", column(table, of), text(is));
        }
        match aggregate {
            Aggregate::WeightedMean { value, weight } => {
                let weights = format!("SUMIFS({},{criteria})", column(table, weight));
                let values = format!("SUMIFS({},{criteria})", column(table, &weighted_column(value, weight)));
                (format!("IF({weights}=0,\"\",{values}/{weights})"), Format::Percent)
            }
            Aggregate::Mean { value } => {
                let count = format!("COUNTIFS({criteria})");
                (
                    format!("IF({count}=0,\"\",SUMIFS({},{criteria})/{count})", column(table, value)),
                    Format::UpTo(4),
                )
            }
            Aggregate::Sum { value } => {
                (format!("SUMIFS({},{criteria})", column(table, value)), Format::UpTo(4))
            }
            Aggregate::Count => (format!("COUNTIFS({criteria})"), Format::Whole),
            Aggregate::Minimum { .. } | Aggregate::Maximum { .. } | Aggregate::Share { .. } => {
                ("\"\"".to_owned(), Format::UpTo(4))
            }
        }
    }

    fn votes(&self, choices: &[VoteChoice]) -> String {
        let cells: Vec<String> = choices.iter().map(|choice| cell(&choice.column)).collect();
        let marks: Vec<String> =
            choices.iter().map(|choice| self.parameter(&format!("{}分值", choice.column))).collect();
        let total = format!("SUM({})", cells.join(","));
        format!("IF({total}=0,\"\",({})/{total})", sum_of_products(&cells, &marks))
    }

    fn push_rater(
        &self,
        table: &str,
        owner: &str,
        kind: &str,
        mark: &str,
        rater: &RaterKind,
        columns: &mut Vec<FormulaColumn>,
    ) {
        let marks = column(table, mark);
        let criteria = format!(
            "{},{},{},{}",
            column(table, owner),
            cell(&self.class.key),
            column(table, kind),
            text(&rater.name)
        );
        // Only marks that are numbers count as ballots.
        let count = format!("COUNTIFS({criteria},{marks},\">=0\")");
        let count = self.push_helper(&format!("{}票数", rater.name), count, Format::Whole, columns);
        let sum = format!("SUMIFS({marks},{criteria})");
        let trimmed = format!("({sum}-MAXIFS({marks},{criteria})-MINIFS({marks},{criteria}))/({count}-2)");
        let mean = format!(
            "IF({count}=0,\"\",IF(AND({count}>2,{count}>={}),{trimmed},{sum}/{count}))",
            self.parameter("去极值起点")
        );
        self.push_helper(&format!("{}均分", rater.name), mean, Format::UpTo(4), columns);
    }

    fn ballots(&self, raters: &[RaterKind]) -> String {
        let means: Vec<String> =
            raters.iter().map(|rater| cell(&format!("{}{}均分", self.indicator.name, rater.name))).collect();
        let weights: Vec<String> =
            raters.iter().map(|rater| self.parameter(&format!("{}权重", rater.name))).collect();
        match self.missing {
            Missing::Pending => blank_if_any(&means, &sum_of_products(&weights, &means)),
            Missing::Zero | Missing::Reweight => {
                let numbers: Vec<String> = means.iter().map(|mean| format!("N({mean})")).collect();
                let present = sum_of_presence(&weights, &means);
                format!("IF({present}=0,\"\",({})/({present}))", sum_of_products(&weights, &numbers))
            }
        }
    }

    fn score(&self, raw: &str, conversion: &Conversion) -> String {
        let full = match self.within {
            Aggregation::Points => self.parameter("满分"),
            _ => "100".to_owned(),
        };
        // Arithmetic on the entry, never a bare reference inside MIN or MAX: these skip text, and an
        // entry that is no number must become a fault.
        let value = match conversion {
            Conversion::Mark => format!("MAX(0,MIN({full},1*{raw}))"),
            Conversion::Proportion { floor, .. } => {
                let share = format!(
                    "{full}*MAX(0,MIN({},{raw}/{}))",
                    self.parameter("封顶倍数"),
                    self.parameter("目标值")
                );
                match floor {
                    Some(_) => format!("IF({raw}<{},0,{share})", self.parameter("起计线")),
                    None => share,
                }
            }
            Conversion::Deduction { .. } => {
                format!("MAX(0,MIN({full},{full}-{}*{raw}))", self.parameter("每次扣分"))
            }
            Conversion::Addition { .. } => format!("MAX(0,MIN({full},{}*{raw}))", self.parameter("每次加分")),
            _ => "\"\"".to_owned(),
        };
        match self.missing {
            Missing::Zero => value_of_blank_as_zero(raw, &self.indicator.body, value),
            Missing::Pending | Missing::Reweight => blank_if_any(&[raw.to_owned()], &value),
        }
    }
}

/// A raw column that is blank text cannot be calculated with; an entry that is empty can.
fn value_of_blank_as_zero(raw: &str, body: &Body, value: String) -> String {
    match body {
        Body::Leaf { measure: Measure::Entry { .. }, .. } => value,
        _ => value.replace(raw, &format!("N({raw})")),
    }
}

fn weighted_column(value: &str, weight: &str) -> String {
    format!("{value}×{weight}")
}

fn share(class: &Class, aggregation: Aggregation, indicator: &Indicator) -> String {
    match (aggregation, &indicator.body) {
        (Aggregation::Weights, _) => indicator_parameter(&class.name, &indicator.name, "权重"),
        (Aggregation::Points, Body::Group { children, aggregation: aggregation @ Aggregation::Points }) => {
            let shares: Vec<String> =
                children.iter().map(|child| share(class, *aggregation, child)).collect();
            format!("({})", shares.join("+"))
        }
        (Aggregation::Points, _) => indicator_parameter(&class.name, &indicator.name, "满分"),
        _ => "1".to_owned(),
    }
}

fn sum_of_products(factors: &[String], cells: &[String]) -> String {
    let products: Vec<String> =
        factors.iter().zip(cells).map(|(factor, cell)| format!("{factor}*{cell}")).collect();
    products.join("+")
}

fn sum_of_presence(shares: &[String], cells: &[String]) -> String {
    let products: Vec<String> =
        shares.iter().zip(cells).map(|(share, cell)| format!("{share}*ISNUMBER({cell})")).collect();
    products.join("+")
}

/// Whether the index waits for something below this indicator.
pub(super) fn awaits_entries(indicator: &Indicator) -> bool {
    match &indicator.body {
        Body::Group { children, .. } => children.iter().any(awaits_entries),
        Body::Leaf { missing, .. } => *missing == Missing::Pending,
    }
}

fn is_reweighted(indicator: &Indicator) -> bool {
    match &indicator.body {
        Body::Group { children, .. } => !children.is_empty() && children.iter().all(is_reweighted),
        Body::Leaf { missing, .. } => *missing == Missing::Reweight,
    }
}

/// Adds all leaves below, in reading order.
pub(super) fn leaves<'a>(indicators: &'a [Indicator], found: &mut Vec<&'a Indicator>) {
    for indicator in indicators {
        match &indicator.body {
            Body::Group { children, .. } => leaves(children, found),
            Body::Leaf { .. } => found.push(indicator),
        }
    }
}
