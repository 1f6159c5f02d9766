//! What goes with an indicator that is removed or scored otherwise: whatever names it.

use super::draft::Draft;
use super::names::{Named, formula_names, formulas};
use crate::scheme::{Body, Class, Condition, Effect, Figure, Indicator, Measure};
use crate::sentence::Sentence;

impl Draft {
    /// Drops what names an indicator that was removed from a class, or one below it. A formula that
    /// names it is somebody's own writing: that refuses the removal.
    pub(super) fn drop_indicator(&mut self, class: usize, gone: &Indicator) -> Result<(), Sentence> {
        let (mut names, mut columns) = (Vec::new(), Vec::new());
        let parts: Vec<String> = self.scheme.period.parts.iter().map(|part| part.name.clone()).collect();
        collect(gone, &parts, &mut names, &mut columns);
        let (mut others, mut kept) = (Vec::new(), Vec::new());
        let found = self.class(class)?;
        found.indicators.iter().for_each(|one| collect(one, &parts, &mut others, &mut kept));
        columns.retain(|column| !kept.contains(column));
        let owner = found.name.clone();
        self.check_formulas(&owner, &names, &columns)?;
        let found = self.class(class)?;
        let mut said = drop_ties(found, &names);
        said.extend(drop_follow(found, &|condition| names_any(condition, &names)));
        for other in &mut self.scheme.classes {
            for indicator in &mut other.indicators {
                take_own(indicator, &owner, &names, &mut said);
            }
        }
        self.dropped.extend(said);
        Ok(())
    }

    /// Drops what asks for the parts of an indicator that is no longer entered by parts.
    pub(super) fn drop_parts(&mut self, class: usize, indicator: &str) -> Result<(), Sentence> {
        let asks = |condition: &Condition| matches!(condition, Condition::FellByPart { indicator: of, .. } if of == indicator);
        let said = drop_follow(self.class(class)?, &asks);
        self.dropped.extend(said);
        Ok(())
    }

    /// Drops what asks for grades that a class no longer has: from lists of grades the name alone, from
    /// others the whole. A cap at such a grade refuses the removal, for only the office can say what it
    /// becomes.
    pub(super) fn drop_grades(&mut self, class: usize, gone: &[String]) -> Result<(), Sentence> {
        let found = self.class(class)?;
        for restriction in &found.restrictions {
            if matches!(&restriction.effect, Effect::GradeAtMost(grade) if gone.contains(grade)) {
                let (column, is) = (&restriction.column, &restriction.is);
                return Err(Sentence::new(
                    format!("{column}为“{is}”的最高评为这个等次。请先在“否决与限制”里改掉，再删除等次。"),
                    format!(
                        "Where {column} is {is}, this grade is the highest. Change that restriction first."
                    ),
                ));
            }
        }
        let conditions = found.outcomes.iter_mut().map(|outcome| &mut outcome.condition);
        for condition in conditions.chain(found.alerts.iter_mut().map(|alert| &mut alert.condition)) {
            forget_grades(condition, gone);
        }
        let said = drop_follow(found, &|condition| match condition {
            Condition::Grade(grades) | Condition::GradeAgain(grades) => grades.is_empty(),
            Condition::OutOfReach(grade) => gone.contains(grade),
            _ => false,
        });
        self.dropped.extend(said);
        Ok(())
    }

    /// The indicator of another class that takes figures of this one, if there is one.
    pub(super) fn taker_of(&self, class: &str) -> Option<String> {
        let others = self.scheme.classes.iter().filter(|other| other.name != class);
        others.flat_map(|other| &other.indicators).find_map(|indicator| taker(indicator, class))
    }

    fn check_formulas(&mut self, class: &str, names: &[String], columns: &[String]) -> Result<(), Sentence> {
        let all = formulas(&mut self.scheme);
        let named = all.iter().find_map(|(table, text)| {
            let by_name = names.iter().find(|name| formula_names(text, table, Named::Indicator(class), name));
            let by_column =
                || columns.iter().find(|name| formula_names(text, table, Named::Column(class), name));
            Some((text, by_name.or_else(by_column)?))
        });
        let Some((text, name)) = named else { return Ok(()) };
        Err(Sentence::new(
            format!("公式“={text}”要用到“{name}”。请先改掉这个公式，再删除。"),
            format!("The formula ={text} uses {name}. Change the formula first."),
        ))
    }
}

/// The names of an indicator and of all below it, and the columns that are entered for them.
fn collect(indicator: &Indicator, parts: &[String], names: &mut Vec<String>, columns: &mut Vec<String>) {
    names.push(indicator.name.clone());
    match &indicator.body {
        Body::Group { children, .. } => {
            children.iter().for_each(|child| collect(child, parts, names, columns));
        }
        Body::Leaf { measure: Measure::Entry { column, .. }, .. } => columns.push(column.clone()),
        Body::Leaf { measure: Measure::Parts { column, .. }, .. } => {
            columns.extend(parts.iter().map(|part| format!("{part}{column}")));
        }
        Body::Leaf { measure: Measure::Votes { choices }, .. } => {
            columns.extend(choices.iter().map(|choice| choice.column.clone()));
        }
        Body::Leaf { .. } => {}
    }
}

fn drop_ties(class: &mut Class, names: &[String]) -> Vec<Sentence> {
    let names_gone =
        |column: &String| names.iter().any(|name| column.strip_suffix("得分") == Some(name.as_str()));
    let gone: Vec<String> = class.ranking.chain.iter().filter(|column| names_gone(column)).cloned().collect();
    class.ranking.chain.retain(|column| !names_gone(column));
    gone.iter()
        .map(|column| {
            Sentence::new(format!("同分不再比较“{column}”"), format!("{column} no longer breaks ties"))
        })
        .collect()
}

/// An outcome or alert whose condition asks for what is gone goes whole: without that part of its
/// condition it would follow for more subjects than the clause says.
fn drop_follow(class: &mut Class, asks: &dyn Fn(&Condition) -> bool) -> Vec<Sentence> {
    let mut said = Vec::new();
    class.outcomes.retain(|outcome| {
        let gone = any(&outcome.condition, asks);
        if gone {
            said.push(Sentence::new(
                format!("删除结果运用“{}”", outcome.name),
                format!("the outcome {} went with it", outcome.name),
            ));
        }
        !gone
    });
    class.alerts.retain(|alert| {
        let gone = any(&alert.condition, asks);
        if gone {
            said.push(Sentence::new(
                format!("删除预警“{}”", alert.name),
                format!("the alert {} went with it", alert.name),
            ));
        }
        !gone
    });
    said
}

fn any(condition: &Condition, asks: &dyn Fn(&Condition) -> bool) -> bool {
    match condition {
        Condition::All(conditions) => conditions.iter().any(|condition| any(condition, asks)),
        condition => asks(condition),
    }
}

fn forget_grades(condition: &mut Condition, gone: &[String]) {
    match condition {
        Condition::Grade(grades) | Condition::GradeAgain(grades) => {
            grades.retain(|grade| !gone.contains(grade));
        }
        Condition::All(conditions) => {
            conditions.iter_mut().for_each(|condition| forget_grades(condition, gone));
        }
        _ => {}
    }
}

fn names_any(condition: &Condition, names: &[String]) -> bool {
    match condition {
        Condition::PartBelow { indicator, .. } | Condition::FellByPart { indicator, .. } => {
            names.contains(indicator)
        }
        _ => false,
    }
}

/// A figure of an indicator that is gone becomes the own score.
fn take_own(indicator: &mut Indicator, class: &str, names: &[String], said: &mut Vec<Sentence>) {
    match &mut indicator.body {
        Body::Group { children, .. } => {
            children.iter_mut().for_each(|child| take_own(child, class, names, said));
        }
        Body::Leaf { measure: Measure::Subjects { class: of, figure, .. }, .. } if of == class => {
            if matches!(figure, Figure::Part(name) if names.contains(name)) {
                *figure = Figure::Own;
                said.push(Sentence::new(
                    format!("“{}”改取{class}的本人得分", indicator.name),
                    format!("{} takes the own scores of {class} instead", indicator.name),
                ));
            }
        }
        Body::Leaf { .. } => {}
    }
}

fn taker(indicator: &Indicator, class: &str) -> Option<String> {
    match &indicator.body {
        Body::Group { children, .. } => children.iter().find_map(|child| taker(child, class)),
        Body::Leaf { measure: Measure::Subjects { class: of, .. }, .. } if of == class => {
            Some(indicator.name.clone())
        }
        Body::Leaf { .. } => None,
    }
}
