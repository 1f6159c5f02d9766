//! Tables of entries.

use super::defaults;
use super::draft::{Draft, added, removed};
use super::name::{check_name, name_taken, nothing_there};
use crate::scheme::{Body, Condition, EntryTable, Indicator, Measure};
use crate::sentence::Sentence;

impl Draft {
    pub(super) fn add_table(&mut self, name: &str) -> Result<Sentence, Sentence> {
        let name = self.free_table_name(name, "登记表")?;
        let label = added("登记表", "table", &name);
        let class = self.scheme.classes.first().map(|class| class.name.as_str());
        let table = defaults::table(name, class);
        self.scheme.tables.push(table);
        Ok(label)
    }

    pub(super) fn set_table(&mut self, at: usize, table: EntryTable) -> Result<Sentence, Sentence> {
        let before = self.scheme.tables.get(at).cloned().ok_or_else(nothing_there)?;
        check_columns(&table)?;
        if before.columns.len() == table.columns.len() {
            for (old, new) in before.columns.iter().zip(&table.columns) {
                if old.name != new.name {
                    self.rename_column(&before.name, &old.name, &new.name);
                }
            }
        }
        let mut name = before.name.clone();
        if table.name != before.name {
            name = self.check_table_name(&table.name)?;
            self.rename_table(&before.name, &name);
        }
        if let Some(found) = self.scheme.tables.get_mut(at) {
            *found = EntryTable { name: name.clone(), ..table };
        }
        Ok(Sentence::new(format!("修改登记表“{name}”"), format!("Change the table {name}")))
    }

    pub(super) fn remove_table(&mut self, at: usize) -> Result<Sentence, Sentence> {
        let name = self.scheme.tables.get(at).map(|table| table.name.clone()).ok_or_else(nothing_there)?;
        if let Some(user) = self.user_of(&name) {
            return Err(Sentence::new(
                format!("“{user}”要用到“{name}”。请先改掉那里的规则，再删除这张表。"),
                format!("{user} reads {name}. Change its rule first."),
            ));
        }
        self.scheme.tables.remove(at);
        Ok(removed("登记表", "table", &name))
    }

    /// What reads a table of entries, if anything does.
    fn user_of(&self, table: &str) -> Option<String> {
        self.scheme.classes.iter().find_map(|class| {
            let indicator = class.leaves().into_iter().find(|leaf| reads(leaf, table));
            let ledger = class.ledger.as_ref().is_some_and(|ledger| ledger.table == table);
            let memberships = class.link.as_ref().and_then(|link| link.memberships.as_ref());
            let moves = memberships.is_some_and(|memberships| memberships.table == table);
            let alert = class.alerts.iter().find(|alert| watches(&alert.condition, table));
            let outcome = class.outcomes.iter().find(|outcome| watches(&outcome.condition, table));
            indicator
                .map(|leaf| leaf.name.clone())
                .or_else(|| ledger.then(|| format!("{}的加减分", class.name)))
                .or_else(|| moves.then(|| format!("{}的挂钩", class.name)))
                .or_else(|| alert.map(|alert| alert.name.clone()))
                .or_else(|| outcome.map(|outcome| outcome.name.clone()))
        })
    }
}

fn check_columns(table: &EntryTable) -> Result<(), Sentence> {
    for (position, column) in table.columns.iter().enumerate() {
        check_name(&column.name)?;
        if table.columns.iter().take(position).any(|other| other.name == column.name) {
            return Err(name_taken(&column.name));
        }
    }
    Ok(())
}

/// Whether an indicator reads the table.
fn reads(leaf: &Indicator, table: &str) -> bool {
    matches!(
        &leaf.body,
        Body::Leaf { measure: Measure::Rows { table: read, .. } | Measure::Ballots { table: read, .. }, .. }
            if read == table
    )
}

fn watches(condition: &Condition, table: &str) -> bool {
    match condition {
        Condition::Rows { table: read, .. } => read == table,
        Condition::All(conditions) => conditions.iter().any(|condition| watches(condition, table)),
        _ => false,
    }
}
