//! The reference evaluation: 堡垒指数 for party branches and 先锋指数 for members, linked, with the
//! party group above them.

mod branch;
mod group;
mod member;
mod tables;

use super::build::year_2026;
use crate::scheme::model::Scheme;

pub(super) const BRANCH: &str = "党支部";
pub(super) const MEMBER: &str = "党员";
pub(super) const GROUP: &str = "党组";
pub(super) const TASKS: &str = "年度任务";
pub(super) const PROBLEMS: &str = "问题整改";
pub(super) const EVENTS: &str = "过程纪实";
pub(super) const BRANDS: &str = "品牌";
pub(super) const TIES: &str = "挂钩联系";
pub(super) const MOVES: &str = "任职变动";
/// The state of a task that is overdue and not done.
pub(super) const OVERDUE: &str = "逾期未完成";

/// The reference evaluation.
pub fn reference_scheme() -> Scheme {
    Scheme {
        name: "堡垒指数与先锋指数考评办法".into(),
        period: year_2026(),
        classes: vec![branch::class(), member::class(), group::class()],
        tables: tables::tables(),
    }
}
