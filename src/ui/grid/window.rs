//! Which rows are in sight, drawn, and asked of the session.

use std::ops::Range;

use super::layout::ROW_HEIGHT;

/// Rows drawn above and below those in sight, so that a small scroll finds them there.
const DRAWN_AROUND: usize = 8;
/// What is drawn changes by this many rows at a time.
const DRAWN_STEP: usize = 4;
/// Rows asked for above and below those in sight.
const ASKED_AROUND: usize = 60;
/// New rows are asked for when fewer than this many remain beyond those in sight.
const ASKED_RESERVE: usize = 20;

/// The rows in sight.
pub fn in_sight(scrolled: f64, view: f64, rows: usize) -> Range<usize> {
    let first = (scrolled.max(0.0) / ROW_HEIGHT) as usize;
    let count = (view.max(0.0) / ROW_HEIGHT).ceil() as usize + 1;
    first.min(rows)..first.saturating_add(count).min(rows)
}

/// The rows to draw for those in sight.
pub fn drawn(sight: &Range<usize>, rows: usize) -> Range<usize> {
    let first = sight.start.saturating_sub(DRAWN_AROUND) / DRAWN_STEP * DRAWN_STEP;
    let end = (sight.end + DRAWN_AROUND).div_ceil(DRAWN_STEP) * DRAWN_STEP;
    first..end.min(rows)
}

/// The rows to ask for, where what was asked for does not suffice any more.
pub fn to_ask(sight: &Range<usize>, asked: Option<&Range<usize>>, rows: usize) -> Option<Range<usize>> {
    let needed = sight.start.saturating_sub(ASKED_RESERVE)..(sight.end + ASKED_RESERVE).min(rows);
    let suffices = asked.is_some_and(|asked| asked.start <= needed.start && needed.end <= asked.end);
    (!suffices).then(|| sight.start.saturating_sub(ASKED_AROUND)..sight.end + ASKED_AROUND)
}

/// How far to scroll so that a row is in sight below headings that cover `head` of the view.
pub fn scrolled_to(row: usize, scrolled: f64, view: f64, head: f64) -> f64 {
    let top = row as f64 * ROW_HEIGHT;
    let least = top + ROW_HEIGHT - (view - head);
    scrolled.max(least).min(top)
}
