//! What comes next: the host's decisions, apart from the browser's machinery that carries them out.

use js_sys::{ArrayBuffer, Uint8Array};
use web_sys::File;

use super::Reason;
use super::journal::Journal;
use super::queue::Queue;
use super::sentences;
use crate::platform::message::ToWorker;
use crate::platform::shelf::Shelf;
use crate::session::{Action, Notice, NoticeLevel};

/// An action is given up when this many workers died over it.
const DEATHS_OVER_AN_ACTION: u32 = 2;
/// The host gives up when this many workers in a row died before they took an action.
const DEATHS_AT_START: u32 = 3;
/// The number of the answer to the journal; those of actions are counted from 1.
const RESTORE: u32 = 0;

/// What the host does next.
pub enum Next {
    /// It waits.
    Nothing,
    /// It posts this.
    Post(ToWorker),
    /// It reads the file that goes with the action.
    Read {
        /// The action's number.
        id: u32,
        /// The file.
        file: File,
    },
    /// It replaces the worker.
    Restart {
        /// Why.
        reason: Reason,
        /// What to say of it.
        notices: Vec<Notice>,
    },
    /// It says this and goes on.
    Tell(Notice),
    /// It gives up.
    Stop(Notice),
}

/// What the worker is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// It has not said yet that it takes actions.
    #[default]
    Starting,
    /// It reads the journal.
    Restoring,
    /// Nothing.
    Idle,
    /// The page reads the file of the first action.
    Reading,
    /// It deals with the first action.
    Working,
    /// There is none any more.
    Stopped,
}

impl Phase {
    /// Whether the user waits for it.
    pub fn is_work(self) -> bool {
        matches!(self, Self::Restoring | Self::Reading | Self::Working)
    }
}

/// The course of the work: what waits, what is under way, and what to restore.
#[derive(Default)]
pub struct Course {
    phase: Phase,
    queue: Queue,
    journal: Journal,
    serial: u32,
    committed: bool,
    deaths_at_start: u32,
    deaths_at_restoring: u32,
}

impl Course {
    /// What the worker is doing.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Which worker is listened to.
    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// Another worker is being started; gives its number.
    pub fn new_line(&mut self) -> u32 {
        self.serial = self.serial.wrapping_add(1);
        self.phase = Phase::Starting;
        self.serial
    }

    /// No worker could be started at all.
    pub fn no_line(&mut self) -> Next {
        self.stop()
    }

    /// An action is to be sent.
    pub fn push(&mut self, action: &Action, text: String, file: Option<File>) -> Next {
        if self.phase == Phase::Stopped {
            return self.stop();
        }
        let under_way = matches!(self.phase, Phase::Reading | Phase::Working);
        self.queue.push(action, text, file, under_way);
        self.next()
    }

    /// The worker takes actions.
    pub fn ready(&mut self) -> Next {
        self.deaths_at_start = 0;
        if self.journal.is_empty() {
            self.phase = Phase::Idle;
            return self.next();
        }
        self.restore()
    }

    /// A draft is to be the book, at once or as soon as the worker takes actions; while it is at work on
    /// another book nothing is done.
    pub fn take_up(&mut self, draft: u32, records: Vec<Uint8Array>) -> Next {
        match self.phase {
            Phase::Idle => {
                self.journal.take_up(draft, records);
                self.restore()
            }
            Phase::Starting => {
                self.journal.take_up(draft, records);
                Next::Nothing
            }
            _ => Next::Nothing,
        }
    }

    fn restore(&mut self) -> Next {
        self.phase = Phase::Restoring;
        let attachment = Some(self.journal.lines());
        match serde_json::to_string(&Action::Restore) {
            Ok(action) => Next::Post(ToWorker { id: RESTORE, action, attachment }),
            Err(_) => self.stop(),
        }
    }

    /// The worker has dealt with what was sent.
    pub fn done(&mut self, id: u32) -> Next {
        if id == RESTORE {
            self.deaths_at_restoring = 0;
            self.queue.show_again();
        } else {
            self.queue.finish_first();
        }
        self.phase = Phase::Idle;
        self.next()
    }

    /// What keeps the journal between visits.
    pub fn shelf(&self) -> &Shelf {
        self.journal.shelf()
    }

    /// A record of the journal came.
    pub fn journaled(&mut self, begins: bool, record: Uint8Array) {
        self.journal.add(begins, record);
        self.committed = true;
    }

    /// The file of an action was read, or could not be.
    pub fn file_read(&mut self, id: u32, bytes: Option<ArrayBuffer>) -> Next {
        let Some(job) = self.queue.first().filter(|job| job.id == id) else { return Next::Nothing };
        if self.phase != Phase::Reading {
            return Next::Nothing;
        }
        match bytes {
            Some(bytes) => {
                let message = ToWorker { id, action: job.action.clone(), attachment: Some(bytes) };
                self.phase = Phase::Working;
                Next::Post(message)
            }
            None => {
                self.queue.finish_first();
                self.phase = Phase::Idle;
                self.next()
            }
        }
    }

    /// The user wants the work under way stopped. Of several files the one under way is read to its end,
    /// so that those that are read stay; asked again, that one is stopped too.
    pub fn cancel(&mut self) -> Next {
        if matches!(self.phase, Phase::Working | Phase::Reading) {
            let left = self.queue.forget_waiting_files();
            if left > 0 {
                return Next::Tell(notice(NoticeLevel::Information, sentences::files_left(left)));
            }
        }
        match self.phase {
            Phase::Working => {
                self.queue.finish_first();
                Next::Restart {
                    reason: Reason::Cancelled,
                    notices: vec![notice(NoticeLevel::Information, sentences::cancelled())],
                }
            }
            Phase::Reading => {
                self.queue.finish_first();
                self.phase = Phase::Idle;
                self.next()
            }
            _ => Next::Nothing,
        }
    }

    /// The worker is gone.
    pub fn died(&mut self, reason: Reason) -> Next {
        let mut notices = vec![notice(NoticeLevel::Warning, sentences::restarted(&reason))];
        match self.phase {
            Phase::Stopped => return Next::Nothing,
            Phase::Starting => {
                self.deaths_at_start += 1;
                if self.deaths_at_start == DEATHS_AT_START {
                    return self.stop();
                }
            }
            Phase::Restoring => match self.deaths_at_restoring {
                0 => self.deaths_at_restoring = 1,
                // The newest record is the likeliest cause; without it the book may come back.
                1 => {
                    self.deaths_at_restoring = 2;
                    self.journal.drop_newest();
                    notices.push(notice(NoticeLevel::Error, sentences::newest_given_up()));
                }
                _ => return self.stop(),
            },
            Phase::Working => notices.extend(self.count_death_over_first()),
            Phase::Idle | Phase::Reading => {}
        }
        Next::Restart { reason, notices }
    }

    /// What was committed is in the journal and is not done again; what was not is tried once more.
    fn count_death_over_first(&mut self) -> Option<Notice> {
        let committed = self.committed;
        let job = self.queue.first()?;
        job.deaths += 1;
        if committed {
            self.queue.finish_first();
        } else if job.deaths == DEATHS_OVER_AN_ACTION {
            self.queue.finish_first();
            return Some(notice(NoticeLevel::Error, sentences::action_given_up()));
        }
        None
    }

    fn next(&mut self) -> Next {
        if self.phase != Phase::Idle {
            return Next::Nothing;
        }
        let Some(job) = self.queue.first() else { return Next::Nothing };
        self.committed = false;
        match &job.file {
            Some(file) => {
                self.phase = Phase::Reading;
                Next::Read { id: job.id, file: file.clone() }
            }
            None => {
                self.phase = Phase::Working;
                Next::Post(ToWorker { id: job.id, action: job.action.clone(), attachment: None })
            }
        }
    }

    fn stop(&mut self) -> Next {
        self.phase = Phase::Stopped;
        Next::Stop(notice(NoticeLevel::Error, sentences::stopped()))
    }
}

fn notice(level: NoticeLevel, sentence: crate::sentence::Sentence) -> Notice {
    Notice { level, sentence }
}
