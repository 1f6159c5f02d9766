//! The built-in schemes, in one table that the start screen and a test walk. Their figures are
//! illustrations; an office checks each against its own documents.

mod build;
mod civil_service;
mod department;
mod member_appraisal;
mod reference;
mod tables;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::model::Scheme;
use crate::sentence::Sentence;

pub use reference::reference_scheme;

/// Which built-in scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TemplateId {
    /// The reference evaluation: 堡垒指数 and 先锋指数.
    Reference,
    /// The annual assessment of civil servants.
    CivilService,
    /// The democratic appraisal of party members.
    MemberAppraisal,
    /// The performance of departments.
    Department,
    /// Nothing yet.
    Empty,
}

/// A built-in scheme: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Which one.
    pub id: TemplateId,
    names: (&'static str, &'static str),
    lines: (&'static str, &'static str),
    builder: fn() -> Scheme,
}

/// All built-in schemes, in the order they are offered.
pub static TEMPLATES: [Template; 5] = [
    Template {
        id: TemplateId::Reference,
        names: ("堡垒指数与先锋指数", "Branch and member indices"),
        lines: (
            "党组、党支部、党员三级联动：任务清单、业务融合、品牌、测评票、加减分台账、名额、结果运用和预警。",
            "Party group, branches and members linked: tasks, brands, ballots, ledger, quotas, outcomes, alerts.",
        ),
        builder: reference_scheme,
    },
    Template {
        id: TemplateId::CivilService,
        names: ("公务员年度考核", "Annual assessment of civil servants"),
        lines: (
            "德能勤绩廉、平时考核和民主测评，优秀、称职、基本称职、不称职四等，优秀限名额。",
            "Five qualities, quarterly assessment and ballots; four grades with a quota for the best.",
        ),
        builder: civil_service::scheme,
    },
    Template {
        id: TemplateId::MemberAppraisal,
        names: ("民主评议党员", "Democratic appraisal of party members"),
        lines: (
            "自评、互评和支委评议填等次票，优秀、合格、基本合格、不合格四等，附作废规则。",
            "Word ballots by oneself, peers and the committee; four grades; rules for void ballots.",
        ),
        builder: member_appraisal::scheme,
    },
    Template {
        id: TemplateId::Department,
        names: ("部门绩效考核", "Performance of departments"),
        lines: (
            "百分制：重点工作、履职效能、服务满意、内部管理，另加减分，适合科室、处室和下属单位。",
            "Out of 100: key work, duties, satisfaction and management, with bonus and penalty.",
        ),
        builder: department::scheme,
    },
    Template {
        id: TemplateId::Empty,
        names: ("空白办法", "An empty scheme"),
        lines: (
            "从第一类考评对象开始，自己一条一条写。",
            "Begin with the first class of subjects and write every clause.",
        ),
        builder: empty_scheme,
    },
];

impl Template {
    /// Its name.
    pub fn name(&self) -> Sentence {
        Sentence::new(self.names.0, self.names.1)
    }

    /// What it is, in one line.
    pub fn line(&self) -> Sentence {
        Sentence::new(self.lines.0, self.lines.1)
    }

    /// The scheme.
    pub fn scheme(&self) -> Scheme {
        (self.builder)()
    }
}

impl TemplateId {
    /// The scheme of this template.
    pub fn scheme(self) -> Scheme {
        // The table holds every identifier; a test sees to it.
        TEMPLATES.iter().find(|template| template.id == self).map_or_else(empty_scheme, Template::scheme)
    }
}

fn empty_scheme() -> Scheme {
    Scheme {
        name: "考评办法".into(), period: build::year_2026(), classes: Vec::new(), tables: Vec::new()
    }
}
