//! The actions that wait, the first of them possibly under way.

use std::collections::{BTreeMap, VecDeque};

use web_sys::File;

use crate::session::{Action, Grid};

/// An action on its way.
pub struct Job {
    /// The number its answer carries.
    pub id: u32,
    /// The action as JSON.
    pub action: String,
    /// The file whose bytes go with it. Kept, so that it can be read again after a death.
    pub file: Option<File>,
    /// The grid that it only shows.
    pub shows: Option<Grid>,
    /// Whether it adds a file to an import of several.
    pub adds: bool,
    /// How many workers died over it.
    pub deaths: u32,
}

/// The actions that wait, in order, and the windows that are shown.
#[derive(Default)]
pub struct Queue {
    jobs: VecDeque<Job>,
    last_id: u32,
    shown: BTreeMap<Grid, String>,
    /// The action that shows what follows from the results, while that is shown.
    standing: Option<String>,
    /// The action that shows the findings, while they are shown.
    findings: Option<String>,
}

impl Queue {
    /// Adds an action at the end. `under_way` says whether the first one has been sent already.
    pub fn push(&mut self, action: &Action, text: String, file: Option<File>, under_way: bool) {
        let mut shows = None;
        match action {
            Action::Look(look) => {
                shows = Some(look.grid);
                self.forget_waiting_look(look.grid, under_way);
                self.shown.insert(look.grid, text.clone());
            }
            Action::LookAway(grid) => {
                self.shown.remove(grid);
            }
            Action::ShowStanding => self.standing = Some(text.clone()),
            Action::HideStanding => self.standing = None,
            Action::ShowFindings => self.findings = Some(text.clone()),
            Action::HideFindings => self.findings = None,
            // Another book has other grids.
            Action::Start(_) => self.shown.clear(),
            _ => {}
        }
        let id = self.next_id();
        let adds = matches!(action, Action::AddFile { .. });
        self.jobs.push_back(Job { id, action: text, file, shows, adds, deaths: 0 });
    }

    /// Takes the files that wait to be added off, all but the one under way; gives their number.
    pub fn forget_waiting_files(&mut self) -> usize {
        let first = self.jobs.front().map(|job| job.id);
        let before = self.jobs.len();
        self.jobs.retain(|job| !job.adds || Some(job.id) == first);
        before - self.jobs.len()
    }

    /// Puts the windows that are shown before everything else: a new worker knows of none.
    pub fn show_again(&mut self) {
        let waiting: Vec<Grid> = self.jobs.iter().filter_map(|job| job.shows).collect();
        let shown: Vec<(Grid, String)> =
            self.shown.iter().map(|(grid, text)| (*grid, text.clone())).collect();
        for action in [self.standing.clone(), self.findings.clone()].into_iter().flatten() {
            let id = self.next_id();
            self.jobs.push_front(Job { id, action, file: None, shows: None, adds: false, deaths: 0 });
        }
        for (grid, action) in shown {
            if !waiting.contains(&grid) {
                let id = self.next_id();
                self.jobs.push_front(Job {
                    id,
                    action,
                    file: None,
                    shows: Some(grid),
                    adds: false,
                    deaths: 0,
                });
            }
        }
    }

    /// The first action.
    pub fn first(&mut self) -> Option<&mut Job> {
        self.jobs.front_mut()
    }

    /// Takes the first action off.
    pub fn finish_first(&mut self) {
        self.jobs.pop_front();
    }

    /// A look at a grid that waits is of no use once a newer one comes, as when a grid is scrolled
    /// while the session works.
    fn forget_waiting_look(&mut self, grid: Grid, under_way: bool) {
        let first = self.jobs.front().filter(|_| under_way).map(|job| job.id);
        self.jobs.retain(|job| job.shows != Some(grid) || Some(job.id) == first);
    }

    fn next_id(&mut self) -> u32 {
        self.last_id = self.last_id.wrapping_add(1);
        self.last_id
    }
}
