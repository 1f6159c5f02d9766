//! 方案: the indicators with their rules and parameters, class by class.

mod parameter;
mod tree;

use yew::{Html, Properties, component, html, use_callback, use_state_eq};

use self::parameter::Parameters;
use self::tree::IndicatorTree;
use super::frame::DeskProps;
use super::live::use_live;
use super::store::Desk;
use super::tabs::{Tab, Tabs};
use super::text::grouped;
use crate::session::ClassSchemeView;

/// The scheme screen.
#[component]
pub fn SchemeScreen(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let scheme = use_live(&store.scheme);
    let chosen = use_state_eq(|| 0);
    let formulas = use_state_eq(|| false);
    let choose = use_callback(chosen.clone(), |position: usize, chosen| chosen.set(position));
    let toggle = use_callback(formulas.clone(), |_, formulas| formulas.set(!**formulas));
    let Some(scheme) = scheme else { return Html::default() };
    let tabs: Vec<Tab> = scheme.classes.iter().map(class_tab).collect();
    let Some(class) = scheme.classes.get(*chosen) else { return Html::default() };
    html! {
        <section class="screen">
            <h1 class="unseen">{ texts.scheme() }</h1>
            <Tabs id="scheme" label={texts.scheme()} {tabs} chosen={*chosen} on_choose={choose} />
            <div class="scheme">
                <div class="scheme-head">
                    <h2>{ &scheme.name }</h2>
                    <label class="switch">
                        <input type="checkbox" checked={*formulas} onchange={toggle} />{ texts.show_formulas() }
                    </label>
                </div>
                <p class="scheme-sentence"><strong>{ &class.index }</strong>{ texts.say(&class.sentence) }</p>
                <p class="scheme-advice">{ texts.scheme_advice() }</p>
                <IndicatorTree desk={props.desk.clone()} class={class.clone()} formulas={*formulas} />
                <ClassRules desk={props.desk.clone()} class={class.clone()} />
            </div>
        </section>
    }
}

fn class_tab(class: &ClassSchemeView) -> Tab {
    let leaves = class.indicators.iter().filter(|indicator| indicator.leaf).count();
    Tab {
        name: format!("{} · {}", class.name, class.index).into(),
        count: grouped(leaves).into(),
        wanting: false,
    }
}

#[derive(Properties, PartialEq)]
struct ClassRulesProps {
    desk: Desk,
    class: ClassSchemeView,
}

/// What makes the index beside the indicators.
#[component]
fn ClassRules(props: &ClassRulesProps) -> Html {
    let texts = props.desk.texts;
    html! {
        <section class="scheme-rules" aria-label={texts.rules_name(props.class.name.clone())}>
            <h3>{ texts.class_rules() }</h3>
            <Parameters desk={props.desk.clone()} parameters={props.class.rules.clone()} />
        </section>
    }
}
