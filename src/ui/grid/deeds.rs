//! What follows from gestures outside the sheet: actions, explanations, the clipboard.

use yew::Context;

use super::component::Grid;
use super::sheet::{Copy, Effect};
use crate::platform::clipboard;
use crate::sentence::{Language, Sentence};
use crate::session::{Action, Notice, NoticeLevel};
use crate::ui::store::Store;
use crate::ui::text::{Texts, grouped};

impl Grid {
    /// Carries out what the sheet asks of others.
    pub(super) fn carry_out(&mut self, context: &Context<Self>, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Send(action) => context.props().desk.store.send(&action),
                Effect::Explain(row, column) => {
                    if let Some(on_explain) = &context.props().on_explain {
                        on_explain.emit((row, column));
                    }
                }
                Effect::Reorder => self.reorder(context),
            }
        }
    }

    /// The selection went to the clipboard, or is to be asked for; what was cut is cleared.
    pub(super) fn take_away(&mut self, context: &Context<Self>, copy: Copy, cut: bool) -> bool {
        if let Copy::Ask(action) = copy {
            self.copying = true;
            context.props().desk.store.send(&action);
        }
        if cut {
            let effects = self.sheet.borrow_mut().cut();
            self.carry_out(context, effects);
        }
        cut
    }

    /// A block came that was asked for the clipboard.
    pub(super) fn copy_answer(&mut self, context: &Context<Self>) -> bool {
        if std::mem::take(&mut self.copying) {
            let store = context.props().desk.store.clone();
            let (_, text) = store.copied.get();
            let cells = self.sheet.borrow().selection.span().cells();
            clipboard::write(text.to_string(), move |done| say_copied(&store, done, cells));
        }
        false
    }

    /// Asks where the active cell's value came from, where that is shown.
    pub(super) fn ask_source(&mut self, context: &Context<Self>) {
        if context.props().on_explain.is_some() {
            return;
        }
        let sheet = self.sheet.borrow();
        let active = sheet.selection.active;
        let calculated = sheet.column(active.column).is_none_or(|column| !column.formula.is_empty());
        let row = sheet.number(active.row).filter(|_| active.row < sheet.data_rows());
        let (Some(row), Some(text), false) = (row, sheet.text(active), calculated) else { return };
        let wanted = (row, active.column, text.to_owned());
        if self.source_asked.as_ref() == Some(&wanted) {
            return;
        }
        let (grid, column) = (sheet.outline.grid, active.column);
        context.props().desk.store.explain(&Action::Explain { grid, row, column });
        drop(sheet);
        self.source_asked = Some(wanted);
    }

    /// Tells whose rows are selected, where rows can be removed.
    pub(super) fn tell_rows(&self, context: &Context<Self>) {
        let sheet = self.sheet.borrow();
        if sheet.outline.grows {
            context.props().on_rows.emit(sheet.selected_rows().unwrap_or_default());
        }
    }
}

fn say_copied(store: &Store, done: bool, cells: usize) {
    let (zh, en) = (Texts(Language::Chinese), Texts(Language::English));
    let notice = if done {
        let cells = grouped(cells);
        Notice {
            level: NoticeLevel::Information,
            sentence: Sentence::new(zh.copied_cells(cells.clone()), en.copied_cells(cells)),
        }
    } else {
        Notice { level: NoticeLevel::Warning, sentence: Sentence::new(zh.copy_failed(), en.copy_failed()) }
    };
    store.say(notice);
}
