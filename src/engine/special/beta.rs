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
    if x <= (a + 1.0) / (a + b + 2.0) {
        let below = binomial_mass(a, b, x, y) * (b / (a + b)) * fraction(a, b, x);
        (below, 1.0 - below)
    } else {
        let above = binomial_mass(b, a, y, x) * (a / (a + b)) * fraction(b, a, y);
        (1.0 - above, above)
    }
}

/// The continued fraction, by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let sum = a + b;
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - sum * x / (a + 1.0));
    let mut value = d;
    for step in 1..MOST_STEPS {
        let step = f64::from(step);
        let twice = 2.0 * step;
        let even = step * (b - step) * x / ((a + twice - 1.0) * (a + twice));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        value *= d * c;
        let odd = -(a + step) * (sum + step) * x / ((a + twice) * (a + twice + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let factor = d * c;
        value *= factor;
        if (factor - 1.0).abs() < 1e-16 {
            return value;
        }
    }
    f64::NAN
}
