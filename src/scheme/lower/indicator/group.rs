//! A group's score from its children's.

use super::super::formula::{blank_if, blank_if_any, cell, cells_between, sum_of_presence, sum_of_products};
use super::{awaits_entries, is_reweighted, may_all_be_left_out, score_cells, score_column};
use crate::scheme::model::{Aggregation, Body, Class, Indicator};
use crate::scheme::parameter::indicator_parameter;

/// The score of the class's top from its indicators'.
pub(in crate::scheme::lower) fn group_formula(
    class: &Class,
    aggregation: Aggregation,
    children: &[Indicator],
) -> String {
    Group { class, aggregation, children }.formula(|value| value)
}

/// A group's score on its parent's scale: in points under points, elsewhere out of 100.
pub(super) fn nested_group_formula(
    class: &Class,
    indicator: &Indicator,
    within: Aggregation,
    aggregation: Aggregation,
    children: &[Indicator],
) -> String {
    let group = Group { class, aggregation, children };
    match (within, aggregation) {
        (Aggregation::Points, Aggregation::Points) => group.formula(|value| value),
        (Aggregation::Points, _) => {
            let full = indicator_parameter(&class.name, &indicator.name, "满分");
            group.formula(|value| format!("{full}*({value})/100"))
        }
        (_, Aggregation::Points) => {
            let shares = group.shares().join("+");
            group.formula(|value| format!("100*({value})/({shares})"))
        }
        _ => group.formula(|value| value),
    }
}

struct Group<'a> {
    class: &'a Class,
    aggregation: Aggregation,
    children: &'a [Indicator],
}

impl Group<'_> {
    /// Blank while something is awaited or where everything is left out, else the scaled value.
    fn formula(&self, scale: impl Fn(String) -> String) -> String {
        if self.children.is_empty() {
            return "0".to_owned();
        }
        let awaited: Vec<String> = self
            .children
            .iter()
            .filter(|child| awaits_entries(child))
            .map(|child| cell(&score_column(child)))
            .collect();
        let value = match (self.is_optional(), self.absent()) {
            (false, _) => scale(self.value()),
            (true, None) => scale(self.value_of_present()),
            (true, Some(absent)) => blank_if(&absent, &scale(self.value_of_present())),
        };
        blank_if_any(&awaited, &value)
    }

    fn is_optional(&self) -> bool {
        self.children.iter().any(is_reweighted)
    }

    fn shares(&self) -> Vec<String> {
        self.children.iter().map(|child| share(self.class, self.aggregation, child)).collect()
    }

    /// The children's scores as arguments of a function.
    fn list(&self) -> String {
        score_cells(self.children).join(",")
    }

    /// The children's scores as one range.
    fn range(&self) -> String {
        match self.children {
            [first, .., last] => cells_between(&score_column(first), &score_column(last)),
            _ => self.list(),
        }
    }

    /// The value where all children have scores.
    fn value(&self) -> String {
        let count = self.children.len();
        match self.aggregation {
            Aggregation::Points => format!("SUM({})", self.list()),
            Aggregation::Weights => sum_of_products(&self.shares(), &score_cells(self.children)),
            Aggregation::Best(best) if usize::from(best) >= count => format!("AVERAGE({})", self.range()),
            Aggregation::Best(best) => mean_of_best(&self.range(), best),
            Aggregation::DropLowest(drop) if usize::from(drop) >= count => format!("MAX({})", self.range()),
            Aggregation::DropLowest(drop) => mean_without_lowest(&self.range(), drop),
            _ => self.plain(),
        }
    }

    /// The value where some children may be left out, but not all.
    fn value_of_present(&self) -> String {
        let scores = score_cells(self.children);
        match self.aggregation {
            Aggregation::Points => {
                format!("SUM({})*({})/({})", self.list(), self.shares().join("+"), self.present())
            }
            Aggregation::Weights => {
                let numbers: Vec<String> = scores.iter().map(|score| format!("N({score})")).collect();
                format!("({})/({})", sum_of_products(&self.shares(), &numbers), self.present())
            }
            Aggregation::Best(best) => {
                let range = self.range();
                let few = format!("AVERAGE({range})");
                if usize::from(best) >= self.children.len() {
                    return few;
                }
                format!("IF(COUNT({range})>{best},{},{few})", mean_of_best(&range, best))
            }
            Aggregation::DropLowest(drop) => {
                let range = self.range();
                let few = format!("MAX({range})");
                if usize::from(drop) >= self.children.len() {
                    return few;
                }
                format!("IF(COUNT({range})>{drop},{},{few})", mean_without_lowest(&range, drop))
            }
            _ => self.plain(),
        }
    }

    /// Functions that pass over blank texts in cells by themselves.
    fn plain(&self) -> String {
        let list = self.list();
        match self.aggregation {
            Aggregation::Minimum => format!("MIN({list})"),
            Aggregation::Maximum => format!("MAX({list})"),
            // The geometric mean of a list with a zero is zero; the function would refuse it.
            Aggregation::Geometric => format!("IF(MIN({list})<=0,0,GEOMEAN({list}))"),
            _ => format!("AVERAGE({list})"),
        }
    }

    /// True where no child has a score, or none that weighs; `None` where one always has.
    fn absent(&self) -> Option<String> {
        match self.aggregation {
            Aggregation::Points | Aggregation::Weights => Some(format!("{}=0", self.present())),
            _ if !may_all_be_left_out(self.children) => None,
            Aggregation::Best(_) | Aggregation::DropLowest(_) => Some(format!("COUNT({})=0", self.range())),
            _ => Some(format!("COUNT({})=0", self.list())),
        }
    }

    fn present(&self) -> String {
        sum_of_presence(&self.shares(), &score_cells(self.children))
    }
}

fn share(class: &Class, aggregation: Aggregation, indicator: &Indicator) -> String {
    match (aggregation, &indicator.body) {
        (Aggregation::Weights, _) => indicator_parameter(&class.name, &indicator.name, "权重"),
        (Aggregation::Points, Body::Group { children, aggregation: aggregation @ Aggregation::Points }) => {
            let shares: Vec<String> =
                children.iter().map(|child| share(class, *aggregation, child)).collect();
            if shares.is_empty() { "0".to_owned() } else { format!("({})", shares.join("+")) }
        }
        (Aggregation::Points, _) => indicator_parameter(&class.name, &indicator.name, "满分"),
        _ => "1".to_owned(),
    }
}

/// `{1,2,…}` up to a count, as the places that LARGE and SMALL take.
fn places(count: u8) -> String {
    let places: Vec<String> = (1..=count).map(|place| place.to_string()).collect();
    format!("{{{}}}", places.join(","))
}

fn mean_of_best(range: &str, best: u8) -> String {
    match best {
        0 | 1 => format!("MAX({range})"),
        _ => format!("AVERAGE(LARGE({range},{}))", places(best)),
    }
}

fn mean_without_lowest(range: &str, drop: u8) -> String {
    let lowest = match drop {
        0 => return format!("AVERAGE({range})"),
        1 => format!("MIN({range})"),
        _ => format!("SUM(SMALL({range},{}))", places(drop)),
    };
    format!("(SUM({range})-{lowest})/(COUNT({range})-{drop})")
}
