//! Sums that do not depend on the order of their terms.
//!
//! Every term is added without any rounding, and the total is rounded once. So shuffled rows give
//! the same sum, a group's sum can be updated by taking the old term out and putting the new one in,
//! and the native and the browser build agree to the last bit.

/// Terms from here down to 2^-23 fit the quick accumulator whole.
const LARGEST: f64 = 536_870_912.0;
const SMALLEST: f64 = 1.0 / 8_388_608.0;
const FRACTION_BITS: i32 = 76;
/// The wide accumulator's digits: 32 bits each from 2^-1088 up.
const LIMBS: usize = 70;
const LOWEST_BIT: i32 = -1088;

/// An exact running sum.
#[derive(Clone, Debug, Default)]
pub struct ExactSum {
    quick: i128,
    wide: Option<Box<[i64; LIMBS]>>,
    additions: u32,
}

impl ExactSum {
    /// Adds a finite number.
    #[inline]
    pub fn add(&mut self, term: f64) {
        let size = term.abs();
        if size < LARGEST && (size >= SMALLEST || size == 0.0) {
            self.quick = self.quick.wrapping_add(fixed(term));
            // 2^21 terms below 2^29 leave the quick accumulator's sign bit alone.
            self.additions += 1;
            if self.additions >= 1 << 21 {
                self.spill();
            }
        } else {
            self.add_wide(term);
        }
    }

    /// The total, rounded once to the nearest double; infinite where it does not fit.
    pub fn total(&self) -> f64 {
        match &self.wide {
            None => scaled(self.quick, -FRACTION_BITS),
            Some(wide) => {
                let mut limbs = wide.clone();
                add_bits(&mut limbs, self.quick, -FRACTION_BITS);
                rounded(&mut limbs)
            }
        }
    }

    #[cold]
    fn add_wide(&mut self, term: f64) {
        let (mantissa, exponent) = parts(term);
        let limbs = self.wide.get_or_insert_with(|| Box::new([0; LIMBS]));
        add_bits(limbs, i128::from(mantissa), exponent);
        carry(limbs);
    }

    #[cold]
    fn spill(&mut self) {
        let limbs = self.wide.get_or_insert_with(|| Box::new([0; LIMBS]));
        add_bits(limbs, self.quick, -FRACTION_BITS);
        carry(limbs);
        self.quick = 0;
        self.additions = 0;
    }
}

/// The exact sum of the terms.
pub fn sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut total = ExactSum::default();
    for term in terms {
        total.add(term);
    }
    total.total()
}

/// A double as a signed whole number times a power of two.
fn parts(term: f64) -> (i64, i32) {
    let bits = term.to_bits();
    let field = i32::try_from((bits >> 52) & 0x7ff).unwrap_or(0);
    let fraction = i64::try_from(bits & 0x000f_ffff_ffff_ffff).unwrap_or(0);
    let (mantissa, exponent) =
        if field == 0 { (fraction, -1074) } else { (fraction | (1 << 52), field - 1075) };
    (if term.is_sign_negative() { -mantissa } else { mantissa }, exponent)
}

/// The number times 2^76. The shift is done in halves, because a shift of 128 bits is a function call
/// in WebAssembly.
#[inline]
fn fixed(term: f64) -> i128 {
    if term == 0.0 {
        return 0;
    }
    let bits = term.to_bits();
    let mantissa = (bits & 0x000f_ffff_ffff_ffff) | (1 << 52);
    let shift = ((bits >> 52) & 0x7ff) as u32 + FRACTION_BITS.unsigned_abs() - 1075;
    let (high, low) = match shift {
        0 => (0, mantissa),
        1..64 => (mantissa >> (64 - shift), mantissa << shift),
        _ => (mantissa << (shift & 63), 0),
    };
    let size = (i128::from(high) << 64) | i128::from(low);
    if term < 0.0 { -size } else { size }
}

fn scaled(bits: i128, exponent: i32) -> f64 {
    // The conversion rounds to nearest even; the factor is a power of two, so exact.
    bits as f64 * f64::from_bits(u64::try_from(i64::from(1023 + exponent)).unwrap_or(0) << 52)
}

/// Adds `bits × 2^exponent` limb by limb.
fn add_bits(limbs: &mut [i64; LIMBS], bits: i128, exponent: i32) {
    let offset = exponent - LOWEST_BIT;
    let mut at = usize::try_from(offset / 32).unwrap_or(0);
    let negative = bits < 0;
    let mut rest = bits.unsigned_abs();
    // The first limb takes what is left of it after the shift.
    let shift = u32::try_from(offset % 32).unwrap_or(0);
    let room = 32 - shift;
    let mut piece = (rest & ((1 << room) - 1)) << shift;
    rest >>= room;
    loop {
        let part = i64::try_from(piece).unwrap_or(0);
        if let Some(limb) = limbs.get_mut(at) {
            *limb += if negative { -part } else { part };
        }
        if rest == 0 {
            break;
        }
        piece = rest & 0xffff_ffff;
        rest >>= 32;
        at += 1;
    }
}

/// Brings every limb but the last back into 32 bits.
fn carry(limbs: &mut [i64; LIMBS]) {
    let mut over = 0_i64;
    let last = LIMBS - 1;
    for (at, limb) in limbs.iter_mut().enumerate() {
        *limb += over;
        if at < last {
            over = *limb >> 32;
            *limb &= 0xffff_ffff;
        }
    }
}

/// The limbs' total, rounded to nearest even.
fn rounded(limbs: &mut [i64; LIMBS]) -> f64 {
    carry(limbs);
    let negative = limbs.last().is_some_and(|&top| top < 0);
    if negative {
        for limb in limbs.iter_mut() {
            *limb = -*limb;
        }
        carry(limbs);
    }
    let Some(top) = limbs.iter().rposition(|&limb| limb != 0) else {
        return 0.0;
    };
    // The top 128 bits hold more than a double's; what lies below only decides ties.
    let mut bits: u128 = 0;
    for back in 0..4 {
        let limb = top.checked_sub(back).and_then(|at| limbs.get(at)).copied().unwrap_or(0);
        bits = (bits << 32) | u128::from(u64::try_from(limb).unwrap_or(0));
    }
    let below = top.checked_sub(4).is_some_and(|at| limbs.iter().take(at + 1).any(|&limb| limb != 0));
    bits |= u128::from(below);
    let exponent = LOWEST_BIT + 32 * (i32::try_from(top).unwrap_or(0) - 3);
    let size = from_bits(bits, exponent);
    if negative { -size } else { size }
}

/// `bits × 2^exponent`, rounded once.
fn from_bits(bits: u128, exponent: i32) -> f64 {
    let length = 128 - i32::try_from(bits.leading_zeros()).unwrap_or(0);
    // How many low bits go: 53 stay, fewer below the smallest normal number.
    let drop = (length - 53).max(-1074 - exponent).max(0);
    if drop >= 128 {
        return 0.0;
    }
    let kept = bits >> drop;
    let rest = bits & ((1_u128 << drop) - 1);
    let half = if drop == 0 { 1 } else { 1_u128 << (drop - 1) };
    let up = drop > 0 && (rest > half || (rest == half && kept & 1 == 1));
    let whole = (kept + u128::from(up)) as f64;
    let mut power = exponent + drop;
    let mut size = whole;
    // Two exact steps where one power of two would be out of a double's range.
    while power > 0 && size.is_finite() {
        let step = power.min(1000);
        size *= f64::from_bits(u64::try_from(1023 + step).unwrap_or(0) << 52);
        power -= step;
    }
    if power < 0 {
        let first = power.max(-1000);
        size *= f64::from_bits(u64::try_from(1023 + first).unwrap_or(0) << 52);
        let second = power - first;
        if second < 0 {
            size *= f64::from_bits(u64::try_from(1023 + second).unwrap_or(0) << 52);
        }
    }
    size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_does_not_matter_and_what_is_added_can_be_taken_out() {
        let mut seed = 7_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            f64::from_bits(seed) * 0.0
                + ((seed >> 20) as f64 / 1e6) * if seed & 4096 == 0 { 1e-12 } else { 1.0 }
        };
        let terms: Vec<f64> = (0..2000).map(|_| next()).filter(|term| term.is_finite()).collect();
        let forward = sum(terms.iter().copied());
        assert_eq!(forward, sum(terms.iter().rev().copied()));
        let mut total = ExactSum::default();
        for &term in &terms {
            total.add(term);
        }
        total.add(1e300);
        total.add(0.1);
        total.add(-1e300);
        total.add(-0.1);
        assert_eq!(total.total(), forward);
    }

    #[test]
    fn rounds_once() {
        assert_eq!(sum([0.1, 0.2, 0.3]), 0.6);
        assert_eq!(sum([1e100, 1.0, -1e100]), 1.0);
        assert_eq!(sum([-1e100, -1.0, 1e100]), -1.0);
        assert_eq!(sum([f64::MIN_POSITIVE, -5e-324]), f64::MIN_POSITIVE - 5e-324);
        assert_eq!(sum([5e-324, 5e-324]), 1e-323);
        assert_eq!(sum([1e308, 1e308]), f64::INFINITY);
        assert_eq!(sum([1e308, 1e308, -1e308]), 1e308);
        assert_eq!(sum([]), 0.0);
        assert_eq!(sum([9007199254740992.0, 1.0, 1.0]), 9007199254740994.0);
        assert_eq!(sum([1.0, 1e-30, -1.0]), 1e-30);
    }
}
