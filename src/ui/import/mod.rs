//! The import.
use super::store::Desk;
use crate::session::ImportView;
use std::rc::Rc;
use yew::{Html, Properties, component, html};

/// What the panel is drawn from.
#[derive(Properties, PartialEq)]
pub struct ImportPanelProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The import.
    pub view: Rc<ImportView>,
}

/// The panel.
#[component]
pub fn ImportPanel(props: &ImportPanelProps) -> Html {
    html! { <section class="screen">{ &props.view.file }</section> }
}
