//! The list of keys.

use yew::{Callback, Html, Properties, component, html};

use super::Dialog;
use crate::ui::text::Texts;

/// What the list is drawn from.
#[derive(Properties, PartialEq)]
pub struct KeysProps {
    /// The texts.
    pub texts: Texts,
    /// Told when the list is closed.
    pub on_close: Callback<()>,
}

/// The list.
#[component]
pub fn KeysDialog(props: &KeysProps) -> Html {
    let texts = props.texts;
    let keys = [
        ("↑ ↓ ← →", texts.key_arrows()),
        ("Ctrl ↑ ↓ ← →", texts.key_edge()),
        ("Home · End · Ctrl Home · Ctrl End", texts.key_ends()),
        ("PgUp · PgDn", texts.key_pages()),
        ("Shift + ↑ ↓ ← →", texts.key_extend()),
        ("Ctrl A · Ctrl Space · Shift Space", texts.key_whole()),
        ("Enter · Tab", texts.key_commit()),
        ("F2", texts.key_edit()),
        ("Esc", texts.key_escape()),
        ("Delete", texts.key_clear()),
        ("Ctrl C · X · V", texts.key_clipboard()),
        ("Ctrl D · Ctrl Enter", texts.key_fill()),
        ("Alt ↓", texts.key_choices()),
        ("Ctrl Z · Ctrl Y", texts.key_undo()),
        ("Ctrl F", texts.key_find()),
        ("Enter", texts.key_explain()),
    ];
    html! {
        <Dialog title={texts.keyboard()} close={texts.close()} on_close={props.on_close.clone()}>
            <dl class="keys">
                { for keys.into_iter().map(|(key, meaning)| html! {
                    <div>
                        <dt>{ for key.split(" · ").map(|key| html! { <kbd>{ key }</kbd> }) }</dt>
                        <dd>{ meaning }</dd>
                    </div>
                }) }
            </dl>
        </Dialog>
    }
}
