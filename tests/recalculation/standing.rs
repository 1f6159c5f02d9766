//! The standing's formulas are live in the workbook: ranks, quotas, outcomes, alerts, reach.

use evalbook::scheme::Ties;

use crate::check;
use crate::desk::{LAST_DAY, MID_YEAR};
use crate::whole::filled;

#[test]
fn the_standing_recalculates() {
    for (name, ties, day) in [
        ("standing-shared", Ties::Shared, MID_YEAR),
        ("standing-dense", Ties::Dense, MID_YEAR),
        ("standing-closed", Ties::Dense, LAST_DAY),
    ] {
        check(name, &filled(ties, day).book);
    }
}
