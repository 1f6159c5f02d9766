//! What the session answers, put where it is shown.

use std::rc::Rc;

use super::{Progress, ShownBook, Spoken, Store};
use crate::platform::{Incoming, files};
use crate::session::{Action, Event, GridView, Notice};
use crate::ui::print::Paper;
use crate::ui::screen::Screen;

impl Store {
    /// Takes what the host hands over.
    pub(super) fn receive(&self, incoming: Incoming) {
        match incoming {
            Incoming::Event(event) => self.take(event),
            Incoming::File { name, bytes } => {
                if files::save(&name, &bytes) && self.keeping.get() {
                    self.exported.set(Some(name));
                }
            }
            Incoming::Busy(busy) => self.busy.set(busy),
            Incoming::Idle => {
                self.progress.set(None);
                self.expected.set(0);
                self.opening.set(false);
                self.answered.change(|times| *times += 1);
            }
            Incoming::Kept(kept) => {
                if self.kept.get() != kept {
                    self.kept.set(kept);
                    self.look_for_drafts();
                }
            }
            // The host has said so in a notice and shows again what was shown.
            Incoming::Restarted(_) => self.progress.set(None),
        }
    }

    /// Puts a notice before the reader.
    pub fn say(&self, notice: Notice) {
        let number = self.spoken.get();
        self.spoken.set(number + 1);
        self.notices.change(|notices| {
            notices.retain(|spoken| spoken.notice != notice);
            notices.push(Spoken { number, notice });
        });
    }

    /// Puts a notice away.
    pub fn put_away(&self, number: u32) {
        self.notices.change(|notices| notices.retain(|spoken| spoken.number != number));
    }

    fn take(&self, event: Event) {
        match event {
            Event::Book(outline) => self.take_book(*outline),
            Event::Scheme(scheme) => self.scheme.set(Some(Rc::new(*scheme))),
            Event::Findings(found) => self.findings.set(Some(Rc::new(*found))),
            Event::Summary(summary) => self.summary.set(Rc::new(*summary)),
            Event::Standing(view) => self.standing.set(Rc::new(*view)),
            Event::Grid(view) => self.window(view.grid).set(Rc::new((*view).into())),
            Event::Print(view) => self.print(*view),
            Event::Import(import) => self.import.set(import.map(|view| Rc::new(*view))),
            Event::Returned(returned) => self.returned.set(returned.map(|view| Rc::new(*view))),
            Event::NotABook { .. } => self.read_other_workbook(),
            Event::Explanation(view) => {
                let deeper = self.deeper.replace(false);
                if self.explaining.get() {
                    self.trail.change(|trail| trail.take(*view, deeper));
                }
            }
            Event::Copied { text } => {
                self.copied.change(|(number, copied)| {
                    *number += 1;
                    *copied = Rc::from(text);
                });
            }
            Event::Notice(notice) => self.say(notice),
            Event::Progress { work, done, total } => self.progress.set(Some(Progress { work, done, total })),
            // The host takes what is attached to these and hands it over by itself.
            Event::File { .. } | Event::Journal { .. } => {}
        }
    }

    fn print(&self, view: GridView) {
        if let Some(outline) = self.book.get().and_then(|book| book.grid(view.grid)) {
            self.paper.set(Some(Paper::Table(outline, Rc::new(view))));
        }
    }

    fn take_book(&self, outline: crate::session::BookView) {
        let earlier = self.book.get();
        if let Some(host) = self.host.get() {
            host.entitle(&outline.title);
        }
        let book = ShownBook::new(outline, earlier.as_deref());
        self.book.set(Some(Rc::new(book)));
        if self.opening.replace(false) {
            Screen::Results.open();
        }
        if self.awaiting_book.replace(false) {
            self.read_workbooks_for(None);
        }
        // What is explained may have changed with the book.
        if let Some((table, column, row)) = self.trail.get().top().map(|view| super::shown::place(view)) {
            let book = self.book.get();
            let grids = book.iter().flat_map(|book| &book.outline.grids);
            if grids.filter(|grid| grid.grid.table == table).any(|grid| row < grid.rows) {
                self.send(&Action::ExplainPlace { table, column, row });
            } else {
                self.explain_no_more();
            }
        }
    }
}
