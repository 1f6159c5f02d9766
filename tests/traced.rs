//! Every point is traced: from an index down through rules in words to entries, figures of the scheme
//! and rows of tables.

#![cfg(test)]

mod office;

use std::collections::BTreeMap;

use evalbook::session::{ExplanationView, InputView};
use office::Office;

type Place = (usize, usize, usize);

/// No explanation of the sample goes deeper than this many figures, class over class over class.
const DEEPEST: usize = 16;

/// Someone who follows an explanation to its ends.
struct Walk {
    office: Office,
    depths: BTreeMap<Place, usize>,
    ends: BTreeMap<&'static str, usize>,
}

impl Walk {
    /// How many figures lie between this one and its farthest end, this one included.
    fn depth(&mut self, view: &ExplanationView) -> usize {
        let place = (view.table, view.column, view.row);
        if let Some(depth) = self.depths.get(&place) {
            assert!(*depth > 0, "{} of {} comes of itself", view.name, view.subject);
            return *depth;
        }
        self.depths.insert(place, 0);
        assert!(!view.formula.is_empty(), "{} of {} has no formula", view.name, view.subject);
        assert!(!view.rule.zh.is_empty() && !view.rule.en.is_empty(), "{} has no rule in words", view.name);
        let constant = !view.formula.contains(['[', '.']);
        assert!(constant || !view.inputs.is_empty(), "{} ={} ends in nothing", view.name, view.formula);
        let mut deepest = 0;
        for input in &view.inputs {
            match input.place {
                Some(place) => {
                    let below = self.office.explain_place(place);
                    deepest = deepest.max(self.depth(&below));
                }
                None => *self.ends.entry(end_of(view, input)).or_default() += 1,
            }
        }
        self.depths.insert(place, deepest + 1);
        deepest + 1
    }
}

/// What a branch ends in.
fn end_of(view: &ExplanationView, input: &InputView) -> &'static str {
    assert!(!input.name.is_empty(), "{} of {}", view.name, view.subject);
    match input.origin.zh.as_str() {
        "考评办法" => "parameter",
        origin if ["，手工录入", "，未录入", "，由考评簿编定"].iter().any(|end| origin.ends_with(end)) => {
            "entry"
        }
        origin if origin.starts_with("共 ") && origin.ends_with(" 行计入") => "rows",
        origin if origin.contains(" 行：") => "row",
        other => panic!("{} of {}: {} ends in “{other}”", view.name, view.subject, input.name),
    }
}

#[test]
fn every_point_is_traced_to_entries_figures_of_the_scheme_and_rows() {
    for (class, index) in [("党组", "领航指数"), ("党支部", "堡垒指数"), ("党员", "先锋指数")]
    {
        let mut office = Office::with_sample();
        let grid = office.outline(class, "结果").grid;
        let subject = office.window(grid).rows[0].cells[0].text.clone();
        let view = office.explain(class, &subject, index);
        let mut walk = Walk { office, depths: BTreeMap::new(), ends: BTreeMap::new() };
        let depth = walk.depth(&view);
        assert!(depth <= DEEPEST, "{index} of {subject} is {depth} figures deep");
        let ends: Vec<&str> = walk.ends.keys().copied().collect();
        assert_eq!(ends, ["entry", "parameter", "row", "rows"], "{index} of {subject}");
    }
}
