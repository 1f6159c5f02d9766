//! How a class stands, in one strip.

use yew::{Html, html};

use crate::session::{ClassSummary, Count};
use crate::ui::screen::Screen;
use crate::ui::text::{Texts, grouped, percent};

/// The strip.
pub fn summary_strip(texts: Texts, class: &ClassSummary) -> Html {
    let complete = format!("{} / {}", grouped(class.complete), grouped(class.subjects));
    let mean = if class.mean.is_empty() { texts.none_yet().to_owned() } else { class.mean.clone() };
    html! {
        <div class="summary">
            <dl class="figures">
                <div><dt>{ texts.mean_of(class.index.clone()) }</dt><dd>{ mean }</dd></div>
                <div><dt>{ texts.complete() }</dt><dd>{ complete }</dd></div>
                <div>
                    <dt>{ texts.missing_entries() }</dt>
                    <dd class={(class.missing > 0).then_some("is-wanting")}>
                        { grouped(class.missing) }
                        if class.missing > 0 {
                            <a class="link" href={format!("#{}", Screen::Scores.address())}>{ texts.go_to_scores() }</a>
                        }
                    </dd>
                </div>
            </dl>
            { grades_bar(texts, &class.grades) }
        </div>
    }
}

/// The grades as one bar, best first, with the figures beside it.
fn grades_bar(texts: Texts, grades: &[Count]) -> Html {
    let total: usize = grades.iter().map(|grade| grade.count).sum();
    if total == 0 {
        return Html::default();
    }
    let named = |grade: &Count| texts.grade_count(grade.name.clone(), grouped(grade.count));
    let label = grades.iter().map(named).collect::<Vec<_>>().join("，");
    let mut before = 0;
    let parts: Vec<(usize, f64, f64)> = grades
        .iter()
        .enumerate()
        .map(|(position, grade)| {
            let left = share(before, total);
            before += grade.count;
            (position, left, share(grade.count, total))
        })
        .collect();
    html! {
        <div class="grades">
            <span class="grades-name">{ texts.grades() }</span>
            <svg class="grades-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
                { for parts.into_iter().map(|(position, left, width)| html! {
                    <rect class={format!("grade-{}", position.min(4))} x={format!("{left:.3}")} y="0"
                        width={format!("{width:.3}")} height="10" />
                }) }
            </svg>
            <ul class="grades-key">
                { for grades.iter().enumerate().map(|(position, grade)| html! {
                    <li title={percent(grade.count as f64 / total as f64)}>
                        <span class={format!("swatch grade-{}", position.min(4))} aria-hidden="true" />
                        { &grade.name }<strong>{ grouped(grade.count) }</strong>
                    </li>
                }) }
            </ul>
        </div>
    }
}

/// A part of the bar, which is 100 wide.
fn share(count: usize, total: usize) -> f64 {
    count as f64 * 100.0 / total as f64
}
