//! The book's title, organisation, period and date.

use web_sys::{HtmlInputElement, SubmitEvent};
use yew::{Callback, Html, NodeRef, Properties, component, html};
use yew::{use_callback, use_effect_with, use_node_ref};

use super::Dialog;
use crate::session::{Action, BookView};
use crate::ui::day::{date_of, serial_of};
use crate::ui::store::Desk;

/// What the dialog is drawn from.
#[derive(Properties, PartialEq)]
pub struct ParticularsProps {
    /// The store and the texts.
    pub desk: Desk,
    /// Told when the dialog is closed.
    pub on_close: Callback<()>,
}

/// The dialog in which they are changed.
#[component]
pub fn ParticularsDialog(props: &ParticularsProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let outline = store.book.get().map(|book| book.outline.clone()).unwrap_or_default();
    let date = outline.date;
    let fields = Fields {
        title: use_node_ref(),
        organisation: use_node_ref(),
        period: use_node_ref(),
        date: use_node_ref(),
    };
    {
        let fields = fields.clone();
        use_effect_with((), move |()| fields.fill(&outline));
    }
    let submit = {
        let fields = fields.clone();
        let dependencies = (store.clone(), props.on_close.clone(), date);
        use_callback(dependencies, move |event: SubmitEvent, (store, on_close, date)| {
            event.prevent_default();
            store.send(&fields.action(*date));
            on_close.emit(());
        })
    };
    let cancel = use_callback(props.on_close.clone(), |_, on_close| on_close.emit(()));
    html! {
        <Dialog title={texts.particulars()} close={texts.close()} on_close={props.on_close.clone()}>
            <form class="form" onsubmit={submit}>
                { field(texts.title(), "text", &fields.title) }
                { field(texts.organisation(), "text", &fields.organisation) }
                { field(texts.period(), "text", &fields.period) }
                { field(texts.date(), "date", &fields.date) }
                <p class="form-hint">{ texts.date_hint() }</p>
                <div class="form-buttons">
                    <button type="button" class="button" onclick={cancel}>{ texts.cancel() }</button>
                    <button type="submit" class="button is-primary">{ texts.confirm() }</button>
                </div>
            </form>
        </Dialog>
    }
}

#[derive(Clone)]
struct Fields {
    title: NodeRef,
    organisation: NodeRef,
    period: NodeRef,
    date: NodeRef,
}

impl Fields {
    fn fill(&self, outline: &BookView) {
        let texts = [
            (&self.title, outline.title.clone()),
            (&self.organisation, outline.organisation.clone()),
            (&self.period, outline.period.clone()),
            (&self.date, date_of(outline.date)),
        ];
        for (field, text) in texts {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                input.set_value(&text);
            }
        }
    }

    fn action(&self, earlier_date: f64) -> Action {
        let text =
            |field: &NodeRef| field.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
        Action::SetParticulars {
            title: text(&self.title).trim().to_owned(),
            organisation: text(&self.organisation).trim().to_owned(),
            period: text(&self.period).trim().to_owned(),
            date: serial_of(&text(&self.date)).unwrap_or(earlier_date),
        }
    }
}

fn field(label: &'static str, kind: &'static str, node: &NodeRef) -> Html {
    html! {
        <label class="field">
            <span class="field-label">{ label }</span>
            <input class="input" type={kind} ref={node.clone()}
                required={kind == "date"} autocomplete="off" />
        </label>
    }
}
