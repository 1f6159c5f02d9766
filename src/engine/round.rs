//! Excel's rounding: from fifteen significant digits, halves away from zero.
//!
//! `21.9/0.2` is 109.49999999999999 in binary and 109.500000000000 at fifteen digits; Excel rounds
//! the number its user sees, to 110. The quick way below multiplies and rounds; only numbers close
//! to a boundary take the exact decimal way.

use super::digits::snapped;

/// How the digits after the last kept one are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, halves away from zero.
    Nearest,
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
}

/// Powers of ten that a double holds exactly.
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// `number` rounded to the nearest multiple of `10^-digits`, halves away from zero.
#[inline]
pub fn nearest(number: f64, digits: i32) -> f64 {
    rounded(number, digits, Rounding::Nearest)
}

/// `number` at `digits` decimals (negative: tens, hundreds …).
#[inline]
pub fn rounded(number: f64, digits: i32, rounding: Rounding) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return number;
    }
    let size = number.abs();
    let kept = usize::try_from(digits)
        .ok()
        .and_then(|digits| EXACT_POWERS.get(digits))
        .and_then(|&power| quick(size, power, rounding).map(|whole| whole / power));
    kept.unwrap_or_else(|| exact(size, digits, rounding)).copysign(number)
}

/// The whole multiple of `1/power` that `size` is rounded to, unless it takes exact digits to tell.
#[inline]
fn quick(size: f64, power: f64, rounding: Rounding) -> Option<f64> {
    let scaled = size * power;
    // Beyond this the scaled number has no room for the margins below.
    if scaled >= 1e14 {
        return None;
    }
    // The number is positive and small enough: a cast is a quick floor on every machine.
    let whole = scaled as i64 as f64;
    // Where the answer changes: halfway, or at a whole number.
    let boundary = match rounding {
        Rounding::Nearest => whole + 0.5,
        Rounding::Up | Rounding::Down => (scaled + 0.5) as i64 as f64,
    };
    let above = match side(size, scaled, boundary, power)? {
        Side::Below => false,
        Side::At => rounding != Rounding::Up,
        Side::Above => true,
    };
    Some(match rounding {
        Rounding::Nearest => whole + f64::from(u8::from(above)),
        Rounding::Up => boundary + f64::from(u8::from(above)),
        Rounding::Down => boundary - f64::from(u8::from(!above)),
    })
}

/// Where a number's fifteen digits lie against a boundary.
enum Side {
    Below,
    At,
    Above,
}

/// Fifteen digits are apart by at least 1e-15 and at most 1e-14 of the number: what is nearer than
/// half the one is at the boundary, what is further than half the other is not.
#[inline]
fn side(size: f64, scaled: f64, boundary: f64, power: f64) -> Option<Side> {
    if (scaled - boundary).abs() > scaled * 2e-14 {
        return Some(if scaled < boundary { Side::Below } else { Side::Above });
    }
    // The boundary's own rounding moves it by 1.2e-16 at most.
    let apart = size - boundary / power;
    if apart.abs() <= size * 3.5e-16 {
        return Some(Side::At);
    }
    if apart.abs() > size * 5.2e-15 {
        return Some(if apart < 0.0 { Side::Below } else { Side::Above });
    }
    None
}

/// Rounds the decimal digits themselves.
#[cold]
fn exact(size: f64, digits: i32, rounding: Rounding) -> f64 {
    let text = format!("{size:.14e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text.as_str(), "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let figures: i64 = mantissa
        .chars()
        .filter(char::is_ascii_digit)
        .fold(0, |sum, figure| sum * 10 + i64::from(figure.to_digit(10).unwrap_or(0)));
    // The number is figures × 10^(exponent - 14); cut this many of its last figures.
    let cut = 14_i64 - i64::from(exponent) - i64::from(digits);
    if cut <= 0 {
        return snapped(size);
    }
    let unit = u32::try_from(cut).ok().and_then(|cut| 10_i64.checked_pow(cut));
    let kept = match unit {
        Some(unit) => {
            let (whole, rest) = (figures / unit, figures % unit);
            let up = match rounding {
                Rounding::Nearest => rest >= unit - rest,
                Rounding::Up => rest > 0,
                Rounding::Down => false,
            };
            whole + i64::from(up)
        }
        None => i64::from(rounding == Rounding::Up && figures > 0),
    };
    // A decimal literal is read back correctly rounded.
    format!("{kept}e{}", -i64::from(digits)).parse().unwrap_or(size)
}

/// The largest whole number not above `number`, taken at fifteen significant digits as Excel's INT
/// does: `INT(4.1*100)` is 410.
pub fn floor(number: f64) -> f64 {
    let near = number.round();
    if (number - near).abs() <= number.abs() * 1e-14 && snapped(number) == near {
        near
    } else {
        number.floor()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Excel's documentation and Excel's answers for numbers just below a half in binary.
    #[test]
    fn rounds_as_excel() {
        for (number, digits, nearest, up, down) in [
            (1.005, 2, 1.01, 1.01, 1.0),
            (0.285, 2, 0.29, 0.29, 0.28),
            (85.345, 2, 85.35, 85.35, 85.34),
            (21.9 / 0.2, 0, 110.0, 110.0, 109.0),
            (2.15, 1, 2.2, 2.2, 2.1),
            (-1.475, 2, -1.48, -1.48, -1.47),
            (21.5, -1, 20.0, 30.0, 20.0),
            (626.3, -3, 1000.0, 1000.0, 0.0),
            (1.98, -1, 0.0, 10.0, 0.0),
            (-50.55, -2, -100.0, -100.0, -0.0),
            (7.41859, 3, 7.419, 7.419, 7.418),
            (31415.92654, -2, 31400.0, 31500.0, 31400.0),
            (0.0, 2, 0.0, 0.0, 0.0),
            (1e300, 2, 1e300, 1e300, 1e300),
            (1e-300, 2, 0.0, 0.01, 0.0),
            (59.995, 2, 60.0, 60.0, 59.99),
            (0.1 + 0.2, 1, 0.3, 0.3, 0.3),
        ] {
            assert_eq!(rounded(number, digits, Rounding::Nearest), nearest, "ROUND({number},{digits})");
            assert_eq!(rounded(number, digits, Rounding::Up), up, "ROUNDUP({number},{digits})");
            assert_eq!(rounded(number, digits, Rounding::Down), down, "ROUNDDOWN({number},{digits})");
        }
    }

    #[test]
    fn quick_way_equals_decimal_way() {
        let mut seed = 1_u64;
        for _ in 0..200_000 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let number = (seed >> 11) as f64 / 9007199254740992.0 * 200.0;
            let coarse = (number * 1000.0).round() / 1000.0;
            // Up to a hundred steps of the last bit above or below a decimal.
            let near = f64::from_bits(coarse.to_bits() + (seed % 200) - 100);
            let near = if coarse < 0.001 { coarse } else { near };
            for (number, digits) in [(number, 2), (coarse, 2), (coarse, 1), (number * 1e4, 0), (near, 2)] {
                for rounding in [Rounding::Nearest, Rounding::Up, Rounding::Down] {
                    assert_eq!(rounded(number, digits, rounding), exact(number, digits, rounding));
                }
            }
        }
    }

    #[test]
    fn floors_what_is_seen() {
        assert_eq!(floor(4.1 * 100.0), 410.0);
        assert_eq!(floor(-8.9), -9.0);
        assert_eq!(floor(8.9), 8.0);
        assert_eq!(floor(0.0), 0.0);
    }
}
