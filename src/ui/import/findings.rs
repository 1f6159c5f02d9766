//! What was found in the workbook, worst first, each with its place.

use yew::{Html, component, html};

use super::ImportPanelProps;
use crate::session::{ImportDiagnosticView, NoticeLevel};
use crate::ui::icon::{Icon, drawing};
use crate::ui::store::Desk;
use crate::ui::text::{Texts, grouped};

/// The list of findings.
#[component]
pub fn Findings(props: &ImportPanelProps) -> Html {
    let ImportPanelProps { desk: Desk { texts, .. }, view } = props;
    if view.diagnostics.is_empty() {
        return html! {
            <p class="import-clear">{ drawing(Icon::Done) }{ texts.import_no_findings() }</p>
        };
    }
    let cut = view.diagnostics.len() < view.diagnostics_total;
    html! {
        <details class="import-part" open=true>
            <summary><h2>{ texts.import_findings(grouped(view.diagnostics_total)) }</h2></summary>
            <ul class="import-findings" tabindex="0" aria-label={texts.import_findings(grouped(view.diagnostics_total))}>
                { for view.diagnostics.iter().enumerate().map(|(number, found)| finding(*texts, number, found)) }
            </ul>
            if cut {
                <p class="import-hint">{ texts.import_findings_cut(grouped(view.diagnostics.len())) }</p>
            }
        </details>
    }
}

fn finding(texts: Texts, number: usize, found: &ImportDiagnosticView) -> Html {
    let (class, icon, name) = match found.level {
        NoticeLevel::Error => ("is-error", Icon::Error, texts.import_error()),
        NoticeLevel::Warning => ("is-warning", Icon::Warning, texts.import_warning()),
        NoticeLevel::Information => ("is-information", Icon::Information, texts.import_information()),
    };
    html! {
        <li key={number} {class}>
            { drawing(icon) }<span class="unseen">{ name }</span>
            <span class="import-place">{ &found.place }</span>
            <span>{ texts.say(&found.sentence) }</span>
        </li>
    }
}
