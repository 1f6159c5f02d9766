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

#[cfg(test)]
mod tests {
    use super::{drawn, in_sight, scrolled_to, to_ask};

    #[test]
    fn rows_in_sight_follow_the_scrolling() {
        // Rows are 30 pixels high; a view of 300 shows ten and the parts of two others.
        let cases =
            [(0.0, 100, 0..11), (45.0, 100, 1..12), (2_700.0, 100, 90..100), (0.0, 3, 0..3), (-5.0, 0, 0..0)];
        for (scrolled, rows, expected) in cases {
            assert_eq!(in_sight(scrolled, 300.0, rows), expected, "{scrolled} of {rows}");
        }
    }

    #[test]
    fn what_is_drawn_contains_what_is_in_sight_and_ends_with_the_table() {
        for first in 0..200 {
            let sight = in_sight(f64::from(first) * 30.0, 300.0, 150);
            let drawn = drawn(&sight, 150);
            assert!(
                drawn.start <= sight.start && sight.end <= drawn.end && drawn.end <= 150,
                "{sight:?} {drawn:?}"
            );
        }
    }

    #[test]
    fn rows_are_asked_for_before_they_are_seen_and_only_then() {
        let asked = to_ask(&(0..20), None, 1_000);
        assert_eq!(asked, Some(0..80));
        assert_eq!(to_ask(&(20..40), asked.as_ref(), 1_000), None, "still enough below");
        assert_eq!(to_ask(&(50..70), asked.as_ref(), 1_000), Some(0..130));
        assert_eq!(to_ask(&(10..20), Some(&(0..80)), 20), None, "the table ends there");
        assert_eq!(to_ask(&(0..0), None, 0), Some(0..60), "an empty table is asked for once");
    }

    #[test]
    fn a_row_is_brought_into_sight_by_the_least_scroll() {
        let cases = [(0, 300.0, 0.0), (5, 0.0, 0.0), (20, 0.0, 370.0), (20, 600.0, 600.0)];
        for (row, scrolled, expected) in cases {
            assert_eq!(scrolled_to(row, scrolled, 300.0, 40.0), expected, "row {row} from {scrolled}");
        }
    }
}
