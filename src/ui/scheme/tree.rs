//! The indicator tree as a table: shares at a glance, rules in words, formulas on request.

use yew::{Html, Properties, component, html};

use super::parameter::Parameters;
use crate::session::{ClassSchemeView, IndicatorView};
use crate::ui::store::Desk;
use crate::ui::text::percent;

/// What the tree is drawn from.
#[derive(Properties, PartialEq)]
pub struct IndicatorTreeProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The class.
    pub class: ClassSchemeView,
    /// Whether formulas are shown.
    pub formulas: bool,
}

/// The indicators of a class.
#[component]
pub fn IndicatorTree(props: &IndicatorTreeProps) -> Html {
    let texts = props.desk.texts;
    html! {
        <div class="scheme-table-frame">
            <table class="scheme-table">
                <caption class="unseen">{ texts.indicators() }</caption>
                <thead>
                    <tr>
                        <th class="scheme-code" scope="col">{ texts.indicator_code() }</th>
                        <th class="scheme-name" scope="col">{ texts.indicator_name() }</th>
                        <th class="scheme-portion" scope="col">{ texts.indicator_portion() }</th>
                        <th scope="col">{ texts.indicator_rule() }</th>
                        <th class="scheme-parameters" scope="col">{ texts.indicator_parameters() }</th>
                        <th class="scheme-source" scope="col">{ texts.indicator_source() }</th>
                    </tr>
                </thead>
                <tbody>{ for props.class.indicators.iter().map(|indicator| row(props, indicator)) }</tbody>
            </table>
        </div>
    }
}

fn row(props: &IndicatorTreeProps, indicator: &IndicatorView) -> Html {
    let texts = props.desk.texts;
    let kind = if indicator.leaf { "is-leaf" } else { "is-group" };
    let indent = format!("padding-left: {}px", 10 + indicator.depth * 20);
    let width = format!("width: {:.2}%", indicator.portion * 100.0);
    html! {
        <tr key={indicator.code.clone()} class={kind}>
            <td class="scheme-code">{ &indicator.code }</td>
            <th class="scheme-name" scope="row" style={indent}>{ &indicator.name }</th>
            <td class="scheme-portion">
                <span class="portion-bar" aria-hidden="true"><span style={width}></span></span>
                <span class="portion-text">{ percent(indicator.portion) }</span>
            </td>
            <td>
                { texts.say(&indicator.rule) }
                if props.formulas {
                    <code class="formula" aria-label={texts.formula()}>{ format!("={}", indicator.formula) }</code>
                }
            </td>
            <td class="scheme-parameters">
                <Parameters desk={props.desk.clone()} parameters={indicator.parameters.clone()} />
            </td>
            <td class="scheme-source">{ &indicator.source }</td>
        </tr>
    }
}
