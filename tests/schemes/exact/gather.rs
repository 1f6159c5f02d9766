//! Fractions and lists of them.

use evalbook::scheme::{Body, Indicator, Missing};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use super::Figure;

/// A whole number.
pub fn number(number: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// The decimal that one typed, as a fraction.
pub fn decimal(number: f64) -> BigRational {
    let text = format!("{number}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits: BigInt = format!("{whole}{part}").parse().expect("a decimal has digits");
    BigRational::new(digits, BigInt::from(10).pow(part.len() as u32))
}

/// The nearest number that a cell can hold.
pub fn nearest(fraction: &BigRational) -> f64 {
    fraction.to_f64().expect("the fraction is a number")
}

/// A root, as a decimal with as many digits as are sure: one that is a whole number is that.
pub fn estimate(root: f64) -> BigRational {
    rounded(&BigRational::from_float(root).expect("a root is a number"), 11)
}

/// Rounded to so many decimals, halves away from zero.
pub fn rounded(fraction: &BigRational, decimals: u32) -> BigRational {
    let scale = BigRational::from_integer(BigInt::from(10).pow(decimals));
    (fraction * &scale).round() / scale
}

/// The mean; `None` of nothing.
pub fn mean(values: &[BigRational]) -> Figure {
    if values.is_empty() {
        return None;
    }
    Some(values.iter().sum::<BigRational>() / number(values.len() as i64))
}

/// The sum of products over the sum of weights; `None` where that is nothing.
pub fn weighted(pairs: &[(BigRational, BigRational)]) -> Figure {
    let weights: BigRational = pairs.iter().map(|(_, weight)| weight).sum();
    if weights.is_zero() {
        return None;
    }
    Some(pairs.iter().map(|(value, weight)| value * weight).sum::<BigRational>() / weights)
}

/// Whether an indicator is left out where nothing of it is entered.
pub fn is_left_out(indicator: &Indicator) -> bool {
    match &indicator.body {
        Body::Group { children, .. } => children.iter().all(is_left_out),
        Body::Leaf { missing, .. } => *missing == Missing::Reweight,
    }
}
