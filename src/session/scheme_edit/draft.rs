//! A scheme while it is changed, and what the change calls otherwise.

use super::change::{SchemeChange, Way};
use super::defaults;
use super::name::{check_name, name_taken, nothing_there};
use super::names::{Named, rename};
use crate::book::Renames;
use crate::scheme::{Class, Options, Scheme};
use crate::sentence::Sentence;

/// A scheme while it is changed.
pub(super) struct Draft {
    /// The scheme.
    pub(super) scheme: Scheme,
    /// What it calls otherwise than before.
    pub(super) renames: Renames,
    /// What named something that has gone, and what became of it.
    pub(super) dropped: Vec<Sentence>,
}

impl Draft {
    /// A draft of a scheme.
    pub(super) fn new(scheme: Scheme) -> Self {
        Self { scheme, renames: Renames::default(), dropped: Vec::new() }
    }

    /// Makes a change and says what it was. After an error the draft is of no use.
    pub(super) fn make(&mut self, change: SchemeChange) -> Result<Sentence, Sentence> {
        match change {
            SchemeChange::Name(name) => {
                let name = check_name(&name)?;
                let label = changed(&Sentence::new("办法名称", "the scheme's name"), &name);
                self.scheme.name = name;
                Ok(label)
            }
            SchemeChange::Period(period) => {
                self.scheme.period = period;
                Ok(Sentence::new("修改考评周期", "Change the period"))
            }
            SchemeChange::AddClass(name) => self.add_class(&name),
            SchemeChange::RemoveClass(at) => self.remove_class(at),
            SchemeChange::MoveClass(at, way) => {
                let name = self.class(at)?.name.clone();
                move_item(&mut self.scheme.classes, at, way)?;
                Ok(Sentence::new(format!("移动类别“{name}”"), format!("Move the class {name}")))
            }
            SchemeChange::Class(at, part) => self.change_class(at, *part),
            SchemeChange::Indicator(place, part) => self.change_indicator(&place, *part),
            SchemeChange::AddTable(name) => self.add_table(&name),
            SchemeChange::Table(at, table) => self.set_table(at, table),
            SchemeChange::RemoveTable(at) => self.remove_table(at),
        }
    }

    pub(super) fn class(&mut self, at: usize) -> Result<&mut Class, Sentence> {
        self.scheme.classes.get_mut(at).ok_or_else(nothing_there)
    }

    /// Refuses a name that a class or a table of entries has.
    pub(super) fn check_table_name(&self, name: &str) -> Result<String, Sentence> {
        let name = check_name(name)?;
        let classes = self.scheme.classes.iter().map(|class| &class.name);
        let mut taken = classes.chain(self.scheme.tables.iter().map(|table| &table.name));
        if taken.any(|taken| taken.eq_ignore_ascii_case(&name)) { Err(name_taken(&name)) } else { Ok(name) }
    }

    /// A name no table has; without one the first that is free: 类别1, 类别2 …
    pub(super) fn free_table_name(&self, name: &str, usual: &str) -> Result<String, Sentence> {
        if !name.is_empty() {
            return self.check_table_name(name);
        }
        let mut names = (1..).map(|number: u32| format!("{usual}{number}"));
        Ok(names.find(|name| self.check_table_name(name).is_ok()).unwrap_or_default())
    }

    /// Gives a class or a table of entries another name, wherever it is named.
    pub(super) fn rename_table(&mut self, from: &str, to: &str) {
        // A ledger's rows name their class by a choice.
        let ledgers: Vec<(String, String)> = self
            .scheme
            .classes
            .iter()
            .filter_map(|class| {
                class.ledger.as_ref().map(|ledger| (ledger.table.clone(), ledger.class.clone()))
            })
            .collect();
        for table in &mut self.scheme.tables {
            for column in &mut table.columns {
                let names_classes =
                    ledgers.iter().any(|(of, named)| *of == table.name && *named == column.name);
                if let (true, Options::Choice(choices)) = (names_classes, &mut column.options) {
                    choices
                        .iter_mut()
                        .filter(|choice| *choice == from)
                        .for_each(|choice| *choice = to.to_owned());
                }
            }
        }
        rename(&mut self.scheme, Named::Table, from, to);
        self.renames.tables.push((from.to_owned(), to.to_owned()));
    }

    /// Gives a column another name, wherever it is named. `table` is its table's name before.
    pub(super) fn rename_column(&mut self, table: &str, from: &str, to: &str) {
        rename(&mut self.scheme, Named::Column(table), from, to);
        self.renames.columns.push((table.to_owned(), from.to_owned(), to.to_owned()));
    }

    fn add_class(&mut self, name: &str) -> Result<Sentence, Sentence> {
        let name = self.free_table_name(name, "类别")?;
        let label = added("类别", "class", &name);
        self.scheme.classes.push(defaults::class(name));
        Ok(label)
    }

    fn remove_class(&mut self, at: usize) -> Result<Sentence, Sentence> {
        let name = self.class(at)?.name.clone();
        let linked =
            self.scheme.classes.iter().find(|class| {
                class.link.as_ref().is_some_and(|link| link.class == name) && class.name != name
            });
        if let Some(linked) = linked {
            return Err(Sentence::new(
                format!("“{}”的指数与“{name}”挂钩。请先取消挂钩，再删除“{name}”。", linked.name),
                format!("The index of {} is linked with {name}. Remove the link first.", linked.name),
            ));
        }
        if let Some(user) = self.taker_of(&name) {
            return Err(Sentence::new(
                format!("“{user}”取“{name}”的数。请先改掉那里的规则，再删除“{name}”。"),
                format!("{user} takes figures of {name}. Change its rule first."),
            ));
        }
        self.scheme.classes.remove(at);
        // Attributes that named its subjects stay, as plain text.
        let attributes = self.scheme.classes.iter_mut().flat_map(|class| &mut class.attributes);
        let columns = self.scheme.tables.iter_mut().flat_map(|table| &mut table.columns);
        for options in attributes.map(|one| &mut one.options).chain(columns.map(|one| &mut one.options)) {
            if *options == Options::SubjectOf(name.clone()) {
                *options = Options::Free;
            }
        }
        Ok(removed("类别", "class", &name))
    }
}

/// Moves an item among its neighbours; at the edge it stays.
pub(super) fn move_item<T>(items: &mut [T], at: usize, way: Way) -> Result<usize, Sentence> {
    if at >= items.len() {
        return Err(nothing_there());
    }
    let to = match way {
        Way::Up | Way::Out => at.saturating_sub(1),
        Way::Down | Way::In => (at + 1).min(items.len() - 1),
    };
    items.swap(at, to);
    Ok(to)
}

/// The label of something added.
pub(super) fn added(zh: &str, en: &str, name: &str) -> Sentence {
    Sentence::new(format!("新增{zh}“{name}”"), format!("Add the {en} {name}"))
}

/// The label of something removed.
pub(super) fn removed(zh: &str, en: &str, name: &str) -> Sentence {
    Sentence::new(format!("删除{zh}“{name}”"), format!("Remove the {en} {name}"))
}

/// The label of something that became something else.
pub(super) fn changed(what: &Sentence, to: &str) -> Sentence {
    Sentence::new(format!("{}改为“{to}”", what.zh), format!("Change {} to {to}", what.en))
}
