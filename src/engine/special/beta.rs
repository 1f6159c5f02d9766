//! The incomplete beta function.

use super::{gamma::away_from_zero, stirling::binomial_mass};

const MOST_STEPS: u32 = 1_000_000;

/// `x^a y^b / B(a, b)` with `y = 1 - x`.
pub fn beta_kernel(a: f64, b: f64, x: f64, y: f64) -> f64 {
    binomial_mass(a, b, x, y) * (a * (b / (a + b)))
}

/// The beta distribution below and above `x`, where `y` is `1 - x` and given by the caller, who often
/// knows it more exactly.
pub fn beta_tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    if b * x <= a * y {
        let below = tail(a, b, x, y);
        (below, 1.0 - below)
    } else {
        let above = tail(b, a, y, x);
        (1.0 - above, above)
    }
}

/// The probability below `x`, which is at most the mean, by the even part of the continued fraction
/// and Lentz's method. `y` stands in it itself, so that nothing cancels where it is tiny.
fn tail(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let beyond = a * y - b * x;
    let mut value = away_from_zero(a * (beyond + 1.0) / (a + 1.0));
    let mut c = value;
    let mut d = 0.0;
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let odd = a + 2.0 * m - 1.0;
        let lead = m * (b - m) * x / odd;
        let above = (a + m - 1.0) * (a + b + m - 1.0) / odd * x * lead;
        let below = m + lead + (a + m) / (a + 2.0 * m + 1.0) * (beyond + 1.0 + m * (1.0 + y));
        d = 1.0 / away_from_zero(below + above * d);
        c = away_from_zero(below + above / c);
        let factor = c * d;
        value *= factor;
        if (factor - 1.0).abs() < 1e-16 {
            return beta_kernel(a, b, x, y) / value;
        }
    }
    f64::NAN
}
