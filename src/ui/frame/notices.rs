//! What is said to the reader. Warnings and errors stay until they are put away.

use gloo::timers::callback::Timeout;
use yew::{Html, Properties, component, html, use_callback, use_effect_with};

use super::DeskProps;
use crate::session::NoticeLevel;
use crate::ui::icon::{Icon, drawing};
use crate::ui::live::use_live;
use crate::ui::store::{Desk, Spoken};

/// How long a notice that asks for nothing stays.
const INFORMATION_STAYS: u32 = 6_000;

/// The notices, newest last.
#[component]
pub fn Notices(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let notices = use_live(&desk.store.notices);
    html! {
        <section class="notices" aria-label={desk.texts.notices()} aria-live="polite">
            { for notices.iter().map(|spoken| html! {
                <NoticeCard key={spoken.number} desk={desk.clone()} spoken={spoken.clone()} />
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct NoticeCardProps {
    desk: Desk,
    spoken: Spoken,
}

#[component]
fn NoticeCard(props: &NoticeCardProps) -> Html {
    let Spoken { number, notice } = &props.spoken;
    let level = notice.level;
    use_effect_with((*number, props.desk.store.clone()), move |(number, store)| {
        let (number, store) = (*number, store.clone());
        let timer = (level == NoticeLevel::Information)
            .then(|| Timeout::new(INFORMATION_STAYS, move || store.put_away(number)));
        move || drop(timer)
    });
    let dismiss = use_callback((*number, props.desk.store.clone()), |_, (number, store)| {
        store.put_away(*number);
    });
    let texts = props.desk.texts;
    html! {
        <div class={yew::classes!("notice", level_class(level))} role={(level == NoticeLevel::Error).then_some("alert")}>
            { drawing(level_icon(level)) }
            <p>{ texts.say(&notice.sentence) }</p>
            <button type="button" class="button is-icon is-quiet" onclick={dismiss}
                aria-label={texts.dismiss()} title={texts.dismiss()}>
                { drawing(Icon::Close) }
            </button>
        </div>
    }
}

/// The class of a level.
pub fn level_class(level: NoticeLevel) -> &'static str {
    match level {
        NoticeLevel::Information => "is-information",
        NoticeLevel::Warning => "is-warning",
        NoticeLevel::Error => "is-error",
    }
}

/// The icon of a level.
pub fn level_icon(level: NoticeLevel) -> Icon {
    match level {
        NoticeLevel::Information => Icon::Information,
        NoticeLevel::Warning => Icon::Warning,
        NoticeLevel::Error => Icon::Error,
    }
}
