//! Quotas: a table of groups with base, places, who is in and who is first out.

use yew::{Html, html};

use super::explain;
use crate::session::{PlaceLine, QuotaGroupView, QuotaView};
use crate::ui::store::Store;
use crate::ui::text::{Texts, grouped};

/// A quota.
pub fn quota_card(store: &Store, texts: Texts, quota: &QuotaView) -> Html {
    html! {
        <article class="follow-card">
            <div class="follow-card-head"><h3>{ texts.quota_of(quota.grade.clone()) }</h3></div>
            <p class="follow-card-rule">{ texts.say(&quota.rule) }</p>
            <div class="quota-scroll">
                <table class="quota">
                    <thead>
                        <tr>
                            <th scope="col">{ texts.quota_group() }</th>
                            <th scope="col" class="is-number">{ texts.quota_base() }</th>
                            <th scope="col" class="is-number">{ texts.quota_places() }</th>
                            <th scope="col">{ texts.quota_inside() }</th>
                            <th scope="col">{ texts.quota_first_out() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for quota.groups.iter().map(|group| group_row(store, texts, group)) }</tbody>
                </table>
            </div>
        </article>
    }
}

fn group_row(store: &Store, texts: Texts, group: &QuotaGroupView) -> Html {
    let name = if group.name.is_empty() { texts.quota_whole().to_owned() } else { group.name.clone() };
    let left = group.places.saturating_sub(group.inside.len());
    html! {
        <tr key={name.clone()}>
            <th scope="row">{ name }</th>
            <td class="is-number" data-label={texts.quota_base()}>{ grouped(group.base) }</td>
            <td class="is-number" data-label={texts.quota_places()}>{ grouped(group.places) }</td>
            <td data-label={texts.quota_inside()}>
                { people(store, texts, &group.inside) }
                if left > 0 { <span class="quota-left">{ texts.quota_left(left) }</span> }
            </td>
            <td data-label={texts.quota_first_out()}>
                if group.outside.is_empty() {
                    <span class="quota-left">{ texts.quota_nobody_out() }</span>
                } else {
                    { people(store, texts, &group.outside) }
                    <span class="quota-why">{ texts.say(&group.why) }</span>
                }
            </td>
        </tr>
    }
}

/// Few are shown at once, many on asking.
fn people(store: &Store, texts: Texts, lines: &[PlaceLine]) -> Html {
    const FEW: usize = 6;
    let list = html! {
        <ul class="quota-people">
            { for lines.iter().map(|line| {
                let (store, place) = (store.clone(), line.place);
                html! {
                    <li key={line.subject.clone()}>
                        <button type="button" class="quota-person" onclick={move |_| explain(&store, place)}
                            title={texts.why_figure(line.subject.clone())}>
                            { &line.subject }<span>{ &line.index }</span>
                        </button>
                    </li>
                }
            }) }
        </ul>
    };
    if lines.len() <= FEW {
        return list;
    }
    html! { <details class="quota-many"><summary>{ texts.show_inside(lines.len()) }</summary>{ list }</details> }
}
