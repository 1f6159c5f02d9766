//! Quantiles: Newton's method kept between bounds that close in.

/// A distribution on the numbers above 0.
pub struct Tails<'a> {
    /// The probabilities below and above.
    pub tails: &'a dyn Fn(f64) -> (f64, f64),
    /// The density.
    pub density: &'a dyn Fn(f64) -> f64,
    /// The largest value, infinite where there is none.
    pub most: f64,
}

/// The value below which the probability `below` lies and above which `above = 1 - below` does. The
/// smaller of the two leads, so that neither tail loses accuracy. `start` is a guess.
pub fn quantile(of: &Tails<'_>, below: f64, above: f64, start: f64) -> f64 {
    if below <= 0.0 {
        return 0.0;
    }
    if above <= 0.0 {
        return of.most;
    }
    // How far the logarithm of the probability at x lies beyond the wanted one's, and that probability.
    let beyond = |x: f64| {
        let tails = (of.tails)(x);
        if below <= above {
            (libm::log(tails.0 / below), tails.0)
        } else {
            (libm::log(above / tails.1), tails.1)
        }
    };
    let (mut low, mut high) = (0.0, of.most);
    let mut x = if start > 0.0 && start < high { start } else { middle(low, high) };
    for _ in 0..200 {
        let (error, size) = beyond(x);
        if error.is_nan() {
            return f64::NAN;
        }
        if error == 0.0 {
            return x;
        }
        *if error < 0.0 { &mut low } else { &mut high } = x;
        let step = error * size / (of.density)(x);
        let newton = x - step;
        let kept = newton > low && newton < high;
        if kept && (newton - x).abs() <= x * 4e-16 {
            return newton;
        }
        x = if kept { newton } else { middle(low, high) };
        if x <= low || x >= high {
            return x;
        }
    }
    x
}

/// A number between two: their geometric mean where they are far apart.
fn middle(low: f64, high: f64) -> f64 {
    if high == f64::INFINITY {
        return if low == 0.0 { 1.0 } else { low * 8.0 };
    }
    if low == 0.0 {
        return high / 64.0;
    }
    if high > 4.0 * low { (low * high).sqrt() } else { low + (high - low) / 2.0 }
}
