//! Templates that were handed out to be filled in, and what came back of them.

use serde::{Deserialize, Serialize};

use super::{Book, Change, Facet};

/// The templates for a part of a table that were handed out last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandedOut {
    /// The table's name.
    pub table: String,
    /// The part of the table.
    pub facet: Facet,
    /// The last day to give them back, Excel's serial day.
    pub due: Option<f64>,
    /// The portions, one for each template.
    pub portions: Vec<Portion>,
}

/// A template that was handed out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portion {
    /// The unit, or the kind of raters, that fills it in; empty for all.
    pub unit: String,
    /// The book's date when it came back last.
    pub back: Option<f64>,
    /// How often it came back.
    pub times: u32,
}

/// How a template that was handed out stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortionState {
    /// It came back.
    Back,
    /// It came back after the last day.
    BackLate,
    /// It has not come back, and there is time.
    Awaited,
    /// It has not come back, and the last day is over.
    Overdue,
}

impl Portion {
    /// How it stands on a day.
    pub fn state(&self, due: Option<f64>, today: f64) -> PortionState {
        let over = |day: f64| due.is_some_and(|due| day > due);
        match self.back {
            Some(day) if over(day) => PortionState::BackLate,
            Some(_) => PortionState::Back,
            None if over(today) => PortionState::Overdue,
            None => PortionState::Awaited,
        }
    }
}

impl Book {
    /// The change that notes down templates as handed out, in the place of those for the same part.
    pub fn hand_out(&self, given: HandedOut) -> Change {
        let is_same = |other: &HandedOut| other.table == given.table && other.facet == given.facet;
        let mut handed = self.handed.clone();
        handed.retain(|other| !is_same(other));
        handed.push(given);
        Change::HandedOut(handed)
    }

    /// The change that notes down templates as back, by table, facet and unit; `None` where none of them
    /// was handed out.
    pub fn take_back<'a>(
        &self,
        templates: impl Iterator<Item = (&'a str, Facet, &'a str)>,
    ) -> Option<Change> {
        let mut handed = self.handed.clone();
        let mut back = false;
        for (table, facet, unit) in templates {
            let given = handed.iter_mut().find(|given| given.table == table && given.facet == facet);
            let portion = given.and_then(|given| given.portions.iter_mut().find(|one| one.unit == unit));
            let Some(portion) = portion else { continue };
            portion.back = Some(self.date);
            portion.times = portion.times.saturating_add(1);
            back = true;
        }
        back.then_some(Change::HandedOut(handed))
    }
}

#[cfg(test)]
mod tests {
    use super::{Portion, PortionState};

    #[test]
    fn what_is_late_depends_on_the_books_date() {
        for (back, due, today, state) in [
            (None, None, 100.0, PortionState::Awaited),
            (None, Some(100.0), 100.0, PortionState::Awaited),
            (None, Some(100.0), 101.0, PortionState::Overdue),
            (Some(100.0), Some(100.0), 200.0, PortionState::Back),
            (Some(101.0), Some(100.0), 200.0, PortionState::BackLate),
            (Some(101.0), None, 200.0, PortionState::Back),
        ] {
            let portion = Portion { unit: String::new(), back, times: 0 };
            assert_eq!(portion.state(due, today), state, "{back:?} {due:?} {today}");
        }
    }
}
