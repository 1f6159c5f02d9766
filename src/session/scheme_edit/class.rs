//! Parts of a class.

use super::ballots::add_column;
use super::change::ClassPart;
use super::defaults;
use super::draft::{Draft, added, changed, removed};
use super::name::{check_name, name_taken, nothing_there};
use super::names::{Named, rename};
use crate::scheme::{Attribute, Band, Class, Kind, Ledger, Link, Meaning, Options, Restriction};
use crate::sentence::Sentence;

impl Draft {
    pub(super) fn change_class(&mut self, at: usize, part: ClassPart) -> Result<Sentence, Sentence> {
        let name = self.class(at)?.name.clone();
        let of = |zh: &str, en: &str| {
            Sentence::new(format!("修改{name}的{zh}"), format!("Change the {en} of {name}"))
        };
        match part {
            ClassPart::Name(to) => self.rename_class(&name, &to),
            ClassPart::Index(to) => self.rename_index(at, &name, &to),
            ClassPart::Aggregation(aggregation) => self.set_top_aggregation(at, aggregation),
            ClassPart::AddAttribute(attribute) => self.add_attribute(at, attribute),
            ClassPart::Attribute(position, attribute) => self.set_attribute(at, position, attribute),
            ClassPart::RemoveAttribute(position) => self.remove_attribute(at, position),
            ClassPart::Ledger(ledger) => self.set_ledger(at, ledger),
            ClassPart::Link(link) => self.set_link(at, link),
            ClassPart::Restrictions(restrictions) => self.set_restrictions(at, restrictions),
            ClassPart::Grades(grades) => self.set_grades(at, grades),
            ClassPart::Apportionment(apportionment) => {
                self.class(at)?.apportionment = apportionment;
                Ok(of("在岗时间折算", "apportionment"))
            }
            ClassPart::Cap(cap) => {
                self.class(at)?.cap = cap;
                Ok(of("指数上限", "highest index"))
            }
            ClassPart::Decimals(decimals) => {
                self.class(at)?.decimals = decimals.min(6);
                Ok(of("小数位数", "decimals"))
            }
            ClassPart::Adjustment(adjustment) => {
                self.class(at)?.adjustment = adjustment;
                Ok(of("人工调整", "adjustment"))
            }
            ClassPart::Ranking(ranking) => {
                self.class(at)?.ranking = ranking;
                Ok(of("排名规则", "ranking"))
            }
            ClassPart::Previous(previous) => {
                self.class(at)?.previous = previous;
                Ok(of("上年结果", "earlier results"))
            }
            ClassPart::Outcomes(outcomes) => {
                self.class(at)?.outcomes = outcomes;
                Ok(of("结果运用", "outcomes"))
            }
            ClassPart::Alerts(alerts) => {
                self.class(at)?.alerts = alerts;
                Ok(of("预警", "alerts"))
            }
        }
    }

    fn rename_class(&mut self, from: &str, to: &str) -> Result<Sentence, Sentence> {
        let to = self.check_table_name(to)?;
        self.rename_table(from, &to);
        Ok(changed(&Sentence::new(format!("类别“{from}”"), format!("the class {from}")), &to))
    }

    fn rename_index(&mut self, at: usize, class: &str, to: &str) -> Result<Sentence, Sentence> {
        let to = check_name(to)?;
        check_free(self.class(at)?, &to)?;
        let from = self.class(at)?.index.clone();
        rename(&mut self.scheme, Named::Column(class), &from, &to);
        Ok(changed(&Sentence::new(format!("指数“{from}”"), format!("the index {from}")), &to))
    }

    fn add_attribute(&mut self, at: usize, attribute: Attribute) -> Result<Sentence, Sentence> {
        let name = check_name(&attribute.name)?;
        let class = self.class(at)?;
        check_free(class, &name)?;
        let label = added("信息项", "attribute", &name);
        class.attributes.push(Attribute { name, ..attribute });
        Ok(label)
    }

    fn set_attribute(
        &mut self,
        at: usize,
        position: usize,
        attribute: Attribute,
    ) -> Result<Sentence, Sentence> {
        let to = check_name(&attribute.name)?;
        let class = self.class(at)?;
        let table = class.name.clone();
        let from =
            class.attributes.get(position).map(|found| found.name.clone()).ok_or_else(nothing_there)?;
        if from != to {
            check_free(class, &to)?;
            self.rename_column(&table, &from, &to);
        }
        let label = Sentence::new(format!("修改信息项“{to}”"), format!("Change the attribute {to}"));
        if let Some(found) = self.class(at)?.attributes.get_mut(position) {
            *found = Attribute { name: to, ..attribute };
        }
        Ok(label)
    }

    fn remove_attribute(&mut self, at: usize, position: usize) -> Result<Sentence, Sentence> {
        let class = self.class(at)?;
        let name =
            class.attributes.get(position).map(|found| found.name.clone()).ok_or_else(nothing_there)?;
        if class.key == name {
            return Err(Sentence::new(
                format!("“{name}”用来识别每个{}，不能删除。可以改名。", class.name),
                format!("{name} tells one {} from another and cannot go. It can be renamed.", class.name),
            ));
        }
        if class.link.as_ref().is_some_and(|link| link.attribute == name) {
            return Err(Sentence::new(
                format!("指数按“{name}”挂钩。请先取消挂钩，再删除它。"),
                format!("The index is linked by {name}. Remove the link first."),
            ));
        }
        if class.ranking.within.as_ref() == Some(&name) {
            class.ranking.within = None;
        }
        class.attributes.remove(position);
        Ok(removed("信息项", "attribute", &name))
    }

    fn set_ledger(&mut self, at: usize, ledger: Option<Ledger>) -> Result<Sentence, Sentence> {
        let class = self.class(at)?.name.clone();
        let label =
            Sentence::new(format!("修改{class}的加减分"), format!("Change bonus and penalty of {class}"));
        if let Some(ledger) = &ledger {
            match self.scheme.tables.iter_mut().find(|table| table.name == ledger.table) {
                Some(table) => {
                    let named = table.columns.iter_mut().find(|column| column.name == ledger.class);
                    if let Some(Options::Choice(choices)) = named.map(|column| &mut column.options)
                        && !choices.contains(&class)
                    {
                        choices.push(class);
                    }
                    let case = ledger.case.iter().map(|name| (name, Kind::Text));
                    let times = ledger.multiplier.iter().map(|name| (name, Kind::Number));
                    for (name, kind) in case.chain(times) {
                        add_column(table, defaults::column(name, kind, Options::Free));
                    }
                }
                None => {
                    self.check_table_name(&ledger.table)?;
                    self.scheme.tables.push(defaults::ledger_table(ledger, &class));
                }
            }
        }
        self.class(at)?.ledger = ledger;
        Ok(label)
    }

    fn set_link(&mut self, at: usize, link: Option<Link>) -> Result<Sentence, Sentence> {
        let class = self.class(at)?.name.clone();
        let Some(link) = link else {
            self.class(at)?.link = None;
            return Ok(Sentence::new(format!("取消{class}的挂钩"), format!("Remove the link of {class}")));
        };
        self.check_link(&class, &link)?;
        let attribute = check_name(&link.attribute)?;
        let found = self.class(at)?;
        match found.attributes.iter_mut().find(|found| found.name == attribute) {
            Some(attribute) => attribute.options = Options::SubjectOf(link.class.clone()),
            None => {
                check_free(found, &attribute)?;
                let meaning =
                    if link.class.contains("支部") { Meaning::Branch } else { Meaning::Department };
                let options = Options::SubjectOf(link.class.clone());
                found.attributes.push(Attribute { options, ..defaults::attribute(&attribute, meaning) });
            }
        }
        if let Some(memberships) = &link.memberships
            && !self.scheme.tables.iter().any(|table| table.name == memberships.table)
        {
            self.check_table_name(&memberships.table)?;
            self.scheme.tables.push(defaults::membership_table(memberships, &class, &link.class));
        }
        let label = Sentence::new(
            format!("{class}与{}挂钩", link.class),
            format!("Link {class} with {}", link.class),
        );
        self.class(at)?.link = Some(link);
        Ok(label)
    }

    /// Refuses a link that leads back to its class: no index could be made.
    fn check_link(&self, class: &str, link: &Link) -> Result<(), Sentence> {
        let mut next = Some(link.class.clone());
        for _ in 0..=self.scheme.classes.len() {
            let Some(name) = next else { return Ok(()) };
            if name == class {
                return Err(Sentence::new(
                    format!("“{class}”不能这样挂钩：“{}”的指数又要用到“{class}”的指数。", link.class),
                    format!(
                        "{class} cannot be linked so: the index of {} needs that of {class}.",
                        link.class
                    ),
                ));
            }
            let found =
                self.scheme.classes.iter().find(|found| found.name == name).ok_or_else(nothing_there)?;
            next = found.link.as_ref().map(|link| link.class.clone());
        }
        Ok(())
    }

    fn set_restrictions(&mut self, at: usize, restrictions: Vec<Restriction>) -> Result<Sentence, Sentence> {
        for restriction in &restrictions {
            check_name(&restriction.column)?;
        }
        let class = self.class(at)?;
        let table = class.name.clone();
        let before: Vec<String> = class.restrictions.iter().map(|found| found.column.clone()).collect();
        if before.len() == restrictions.len() {
            for (from, to) in before.iter().zip(&restrictions).filter(|(from, to)| **from != to.column) {
                // A column that several restrictions read keeps its entries with the last that names it.
                if !restrictions.iter().any(|found| found.column == *from) {
                    self.renames.columns.push((table.clone(), from.clone(), to.column.clone()));
                }
            }
        }
        self.class(at)?.restrictions = restrictions;
        Ok(Sentence::new(format!("修改{table}的否决与限制"), format!("Change vetoes and caps of {table}")))
    }

    fn set_grades(&mut self, at: usize, grades: Vec<Band>) -> Result<Sentence, Sentence> {
        for (position, band) in grades.iter().enumerate() {
            let name = check_name(&band.name)?;
            if grades.iter().take(position).any(|other| other.name == name) {
                return Err(name_taken(&name));
            }
        }
        let class = self.class(at)?;
        let table = class.name.clone();
        let before: Vec<String> = class.grades.iter().map(|band| band.name.clone()).collect();
        if before.len() == grades.len() {
            let kept = |name: &String| grades.iter().any(|band| band.name == *name);
            for (from, band) in before.iter().zip(&grades).filter(|(from, _)| !kept(from)) {
                rename(&mut self.scheme, Named::Grade(&table), from, &band.name);
            }
        } else {
            let gone = before.into_iter().filter(|name| !grades.iter().any(|band| band.name == *name));
            self.drop_grades(at, &gone.collect::<Vec<_>>())?;
        }
        self.class(at)?.grades = grades;
        Ok(Sentence::new(format!("修改{table}的等次"), format!("Change the grades of {table}")))
    }
}

/// Refuses the name of a column that the class has: entered or made from its indicators.
pub(super) fn check_free(class: &Class, name: &str) -> Result<(), Sentence> {
    let calculated = ["指标得分", "本人得分", "加分", "减分", "缺项", "名次", "等次"];
    let attributes = class.attributes.iter().map(|attribute| attribute.name.as_str());
    let mut taken = attributes.chain([class.key.as_str(), class.index.as_str()]).chain(calculated);
    if taken.any(|taken| taken == name) { Err(name_taken(name)) } else { Ok(()) }
}
