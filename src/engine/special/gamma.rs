//! The incomplete gamma function.

use super::stirling::poisson_mass;

/// After so many steps the answer is given up as not a number.
const MOST_STEPS: u32 = 1_000_000;
const TINY: f64 = 1e-300;

/// The gamma distribution of the given shape and scale 1 below and above `x`: the regularised
/// incomplete gamma functions P and Q. Where one is small it keeps its accuracy.
pub fn gamma_tails(shape: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x == f64::INFINITY {
        return (1.0, 0.0);
    }
    let front = poisson_mass(shape, x);
    if x < shape + 1.0 {
        let below = front * series(shape, x);
        (below, 1.0 - below)
    } else {
        let above = front * shape * fraction(shape, x);
        (1.0 - above, above)
    }
}

/// `1 + x/(a+1) + x²/((a+1)(a+2)) + …`
fn series(shape: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut place) = (1.0, 1.0, shape);
    for _ in 0..MOST_STEPS {
        place += 1.0;
        term *= x / place;
        sum += term;
        if term < sum * 1e-17 {
            return sum;
        }
    }
    f64::NAN
}

/// Legendre's continued fraction, by Lentz's method.
fn fraction(shape: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut value = d;
    for step in 1..MOST_STEPS {
        let step = f64::from(step);
        let a = -step * (step - shape);
        b += 2.0;
        d = 1.0 / away_from_zero(a * d + b);
        c = away_from_zero(b + a / c);
        let factor = d * c;
        value *= factor;
        if (factor - 1.0).abs() < 1e-16 {
            return value;
        }
    }
    f64::NAN
}

pub(super) fn away_from_zero(number: f64) -> f64 {
    if number.abs() < TINY { TINY } else { number }
}
