//! What the plan says of itself: which indexes there are, and which calls none can answer.

use std::collections::BTreeSet;

use super::{
    arena::Arena,
    node::{Call, Known, Node, NodeId},
};
use crate::{
    engine::functions::{Evaluate, Take},
    sentence::Sentence,
};

/// How many indexes of each kind the plan holds.
pub fn indexes(arena: &Arena) -> Sentence {
    let count = |of: fn(&Node) -> bool| arena.entries().iter().filter(|entry| of(&entry.node)).count();
    let orders = count(|node| matches!(node, Node::Order(_)));
    let groupings = count(|node| matches!(node, Node::Grouping { .. }));
    let finders = count(|node| matches!(node, Node::Finder(_)));
    Sentence::new(
        format!("共用的索引：排序 {orders} 个，分组 {groupings} 个，查找 {finders} 个。"),
        format!("Shared indexes: orders {orders}, groupings {groupings}, finders {finders}."),
    )
}

/// The calls of a formula that look at a whole column for every row, each once, and why.
pub fn scans(arena: &Arena, root: NodeId) -> Vec<Sentence> {
    let (mut seen, mut waiting, mut found) = (BTreeSet::new(), vec![root], Vec::new());
    while let Some(id) = waiting.pop() {
        let Some(entry) = arena.get(id).filter(|entry| entry.varies) else { continue };
        if !seen.insert(id) {
            continue;
        }
        match &entry.node {
            // The call as written stands by for rows that ask with wildcards; it is no part of the plan.
            Node::Conditional(conditional) => {
                waiting.extend(&conditional.queries);
                waiting.extend(conditional.bound.map(|(_, node)| node));
                continue;
            }
            Node::Call(call) => found.extend(scan(arena, call)),
            _ => {}
        }
        waiting.extend(entry.node.parts());
    }
    found.sort_by(|one: &Sentence, other| one.zh.cmp(&other.zh));
    found.dedup();
    found
}

fn scan(arena: &Arena, call: &Call) -> Option<Sentence> {
    let Call { function: Known(function), arguments } = call;
    let Evaluate::Whole(_) = function.evaluate else { return None };
    // These only ask for a place or a size.
    if matches!(function.name, "INDEX" | "ROWS" | "COLUMNS") {
        return None;
    }
    let lists: Vec<_> = arguments.iter().filter_map(|&id| arena.get(id)).filter(|entry| entry.list).collect();
    if lists.iter().all(|entry| matches!(entry.node, Node::Array { .. })) {
        return None;
    }
    let name = function.name;
    let (zh, en) = if lists.iter().any(|entry| entry.varies) {
        ("其中一个数组每行都要重新算", "one of its arrays is calculated anew for every row")
    } else if function.arguments.iter().any(|argument| argument.take == Take::Criterion) {
        (
            "条件区域不是同一张表的单列，或有两个以上的大小比较",
            "its criteria are not single columns of one table, or compare twice",
        )
    } else {
        ("这个函数没有索引", "no index answers this function")
    };
    Some(Sentence::new(
        format!("{name} 每行都要看一遍整列：{zh}。"),
        format!("{name} looks at the whole column for every row: {en}."),
    ))
}
