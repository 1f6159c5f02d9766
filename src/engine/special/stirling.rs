//! Poisson and binomial probabilities by Loader's saddle-point expansion, accurate for any size:
//! factorials never appear, only their distance from Stirling's formula.

use std::f64::consts::PI;

const HALF_LOG_TWO_PI: f64 = 0.918_938_533_204_672_8;

/// The coefficients of Stirling's series, from 1/12 on.
const SERIES: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1260.0,
    -1.0 / 1680.0,
    1.0 / 1188.0,
    -691.0 / 360_360.0,
    1.0 / 156.0,
    -3617.0 / 122_400.0,
];

/// `ln(n!)` less Stirling's formula for it, for any `n` above 0.
pub fn stirling_error(n: f64) -> f64 {
    if n <= 12.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n - HALF_LOG_TWO_PI;
    }
    let square = n * n;
    SERIES.iter().rev().fold(0.0, |sum, &coefficient| coefficient + sum / square) / n
}

/// `x ln(x / mean) + mean - x`, without cancellation where they are close.
pub fn deviance(x: f64, mean: f64) -> f64 {
    let difference = x - mean;
    if difference.abs() >= 0.1 * (x + mean) {
        return x * libm::log(x / mean) - difference;
    }
    let ratio = difference / (x + mean);
    let square = ratio * ratio;
    let mut sum = difference * ratio;
    let mut term = 2.0 * x * ratio;
    for odd in 1..1000 {
        term *= square;
        let next = sum + term / f64::from(2 * odd + 1);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

/// `mean^x e^-mean / x!` for any `x` from 0 on.
pub fn poisson_mass(x: f64, mean: f64) -> f64 {
    if mean == 0.0 {
        return if x == 0.0 { 1.0 } else { 0.0 };
    }
    if x <= mean * f64::MIN_POSITIVE {
        return libm::exp(-mean);
    }
    if mean < x * f64::MIN_POSITIVE {
        return libm::exp(x * libm::log(mean) - mean - libm::lgamma(x + 1.0));
    }
    libm::exp(-stirling_error(x) - deviance(x, mean)) / (2.0 * PI * x).sqrt()
}

/// `(hits + misses)! / hits! / misses! · p^hits · q^misses` with `q = 1 - p`, for any numbers from 0 on.
pub fn binomial_mass(hits: f64, misses: f64, p: f64, q: f64) -> f64 {
    let certain = |condition: bool| if condition { 1.0 } else { 0.0 };
    if p == 0.0 {
        return certain(hits == 0.0);
    }
    if q == 0.0 {
        return certain(misses == 0.0);
    }
    let all = hits + misses;
    if hits == 0.0 {
        return all_of(all, q, p);
    }
    if misses == 0.0 {
        return all_of(all, p, q);
    }
    let exponent = stirling_error(all)
        - stirling_error(hits)
        - stirling_error(misses)
        - deviance(hits, all * p)
        - deviance(misses, all * q);
    libm::exp(exponent) * (all / (2.0 * PI * hits * misses)).sqrt()
}

/// `p^n` with `q = 1 - p`.
fn all_of(n: f64, p: f64, q: f64) -> f64 {
    libm::exp(n * if q < 0.5 { libm::log1p(-q) } else { libm::log(p) })
}
