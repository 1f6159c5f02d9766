//! Grades: their order, their beginnings, and whether they can be reached at all.

use super::attain::{Attainable, index_maximum};
use super::finding::Place;
use super::fix::Fix;
use super::lookup::{Lookup, near, shown};
use super::report::Report;
use crate::scheme::model::{Band, Class};
use crate::scheme::parameter::class_parameter;

/// Grades that do not come from the best down.
pub(super) fn order(lookup: &Lookup, report: &mut Report) {
    for (class, better, band) in pairs(lookup).filter(|(_, better, band)| band.from > better.from) {
        let (high, low) = (shown(band.from), shown(better.from));
        report.find(
            place(class, band),
            "",
            format!(
                "等次“{}”从 {high} 分起，却排在 {low} 分起的“{}”之后，永远轮不到。请从高到低排列。",
                band.name, better.name
            ),
            format!(
                "Grade {} begins at {high} but stands behind {} that begins at {low}; nobody gets it. Sort them.",
                band.name, better.name
            ),
            Some(Fix::SortGrades { class: class.name.clone() }),
        );
    }
}

/// Grades that begin where a better one does, so that none is left for them.
pub(super) fn empty(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        for (position, (better, band)) in class.grades.iter().zip(class.grades.iter().skip(1)).enumerate() {
            if near(better.from, band.from) {
                let from = shown(band.from);
                report.find(
                    place(class, band),
                    "",
                    format!(
                        "等次“{}”和“{}”都从 {from} 分起，“{}”是空档。请改起点，或删去一个。",
                        better.name, band.name, band.name
                    ),
                    format!(
                        "Grades {} and {} both begin at {from}; {} is empty. Change one or remove it.",
                        better.name, band.name, band.name
                    ),
                    Some(Fix::RemoveGrade { class: class.name.clone(), position: position + 1 }),
                );
            }
        }
    }
}

/// A lowest grade that does not begin at 0.
pub(super) fn lowest(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let Some(band) = class.grades.last().filter(|band| !near(band.from, 0.0)) else { continue };
        let from = shown(band.from);
        report.find(
            place(class, band),
            "",
            format!("最低等次“{}”从 {from} 分起，低于它的分数没有写明等次。请改为从 0 分起。", band.name),
            format!(
                "The lowest grade {} begins at {from}; nothing is said below. Let it begin at 0.",
                band.name
            ),
            Some(Fix::LowestFromZero { class: class.name.clone() }),
        );
    }
}

/// Two grades of one name.
pub(super) fn names(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        for (position, band) in class.grades.iter().enumerate() {
            if class.grades.iter().take(position).any(|other| other.name == band.name) {
                report.find(
                    place(class, band),
                    "",
                    format!("{}有两个等次都叫“{}”。请改名或删去一个。", class.name, band.name),
                    format!("Two grades of {} are called {}. Rename or remove one.", class.name, band.name),
                    Some(Fix::RemoveGrade { class: class.name.clone(), position }),
                );
            }
        }
    }
}

/// A class that gives no grades.
pub(super) fn none(lookup: &Lookup, report: &mut Report) {
    for class in lookup.scheme.classes.iter().filter(|class| class.grades.is_empty()) {
        report.find(
            Place::Class(class.name.clone()),
            "",
            format!("{}没有等次，只出指数和名次。需要等次时请加上。", class.name),
            format!("{} has no grades, only index and rank. Add some if they are wanted.", class.name),
            None,
        );
    }
}

/// A limit of the index below the highest grade.
pub(super) fn cap(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let (Some(cap), Some(best)) = (class.cap, highest(class)) else { continue };
        if cap < best.from {
            let (limit, from) = (shown(cap), shown(best.from));
            report.find(
                place(class, best),
                "",
                format!("指数最高 {limit} 分，等次“{}”要 {from} 分，谁也达不到。请改上限或起点。", best.name),
                format!(
                    "The index is at most {limit}, grade {} needs {from}: nobody reaches it. Change one of them.",
                    best.name
                ),
                Some(Fix::Set { parameter: class_parameter(&class.name, "指数上限"), value: best.from.max(100.0) }),
            );
        }
    }
}

/// Grades above the most that full marks everywhere give.
pub(super) fn out_of_reach(lookup: &Lookup, report: &mut Report) {
    for class in lookup.scheme.classes.iter().filter(|class| !class.indicators.is_empty()) {
        let Attainable::Most(most) = index_maximum(lookup, class) else { continue };
        for band in class.grades.iter().filter(|band| band.from > most + 1e-6) {
            // The limit of the index says it by itself.
            if class.cap.is_some_and(|cap| cap < band.from) {
                continue;
            }
            let (from, most) = (shown(band.from), shown(most));
            report.find(
                place(class, band),
                "",
                format!(
                    "各项都得满分，{}也只有 {most}，到不了“{}”的 {from}。请改起点或满分。",
                    class.index, band.name
                ),
                format!(
                    "With full marks everywhere {} is {most} and misses the {from} of {}. Change either.",
                    class.index, band.name
                ),
                None,
            );
        }
    }
}

fn pairs<'a>(lookup: &Lookup<'a>) -> impl Iterator<Item = (&'a Class, &'a Band, &'a Band)> {
    lookup.scheme.classes.iter().flat_map(|class| {
        class.grades.iter().zip(class.grades.iter().skip(1)).map(move |(better, band)| (class, better, band))
    })
}

fn highest(class: &Class) -> Option<&Band> {
    class.grades.iter().max_by(|one, other| one.from.total_cmp(&other.from))
}

pub(super) fn place(class: &Class, band: &Band) -> Place {
    Place::Grade { class: class.name.clone(), grade: band.name.clone() }
}
