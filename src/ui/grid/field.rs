//! The one field in which everything is typed. It always lies over the active cell and keeps the
//! focus, so that no first letter of an input method is lost.

use web_sys::{FocusOptions, HtmlInputElement};
use yew::Context;

use super::component::Grid;
use super::keys::Mode;

impl Grid {
    /// What the field reads.
    pub(super) fn typed(&self) -> String {
        self.field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
    }

    /// Gives the field the focus without scrolling the page.
    pub(super) fn focus(&self) {
        if let Some(field) = self.field.cast::<HtmlInputElement>() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that cannot be focused now is not shown, and there is nothing to type into.
            let _ = field.focus_with_options(&options);
        }
    }

    /// While nothing is being typed the field reads what the active cell does, all of it selected:
    /// the first letter replaces it.
    pub(super) fn settle_field(&self) {
        let sheet = self.sheet.borrow();
        let Some(field) = self.field.cast::<HtmlInputElement>().filter(|_| sheet.mode == Mode::Moving) else {
            return;
        };
        let text = sheet.text(sheet.selection.active).unwrap_or_default();
        if field.value() != text {
            field.set_value(text);
        }
        if self.focused {
            field.select();
        }
    }

    /// Puts the insertion mark after the text.
    pub(super) fn to_end_of_text(&self) {
        if let Some(field) = self.field.cast::<HtmlInputElement>() {
            let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
            // Text fields take a selection; only other kinds of field refuse it.
            let _ = field.set_selection_range(end, end);
        }
    }

    /// Takes what is being typed, as when the grid is left.
    pub(super) fn finish_typing(&mut self, context: &Context<Self>) {
        let typed = self.typed();
        let effects = self.sheet.borrow_mut().commit(&typed);
        self.carry_out(context, effects);
    }
}
