//! Shares that are to sum to a whole.

use crate::engine::round_to;

/// Scales numbers to a sum, equal ones where there is nothing to scale. Each keeps so many decimals;
/// what rounding leaves over goes to the largest, so that the sum is exact.
pub fn scale(shares: &mut [&mut f64], to: f64, decimals: i32) {
    let total: f64 = shares.iter().map(|share| **share).sum();
    let count = shares.len() as f64;
    for share in shares.iter_mut() {
        let scaled = if total > 0.0 { **share * to / total } else { to / count };
        **share = round_to(scaled, decimals);
    }
    let rest = to - shares.iter().map(|share| **share).sum::<f64>();
    if let Some(largest) = shares.iter_mut().max_by(|one, other| one.total_cmp(other)) {
        **largest = round_to(**largest + rest, decimals);
    }
}
