//! A quick hash for numbers that are already spread, or nearly.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A map from numbers' bits.
pub type BitMap = HashMap<u64, u32, BuildHasherDefault<Mix>>;

/// Multiplies and folds; decimal fractions differ in their high bits, codes in their low ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, bits: u64) {
        let mixed = (self.0.rotate_left(5) ^ bits).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// The bits that equal numbers share: zero has no sign.
pub fn bits(number: f64) -> u64 {
    (number + 0.0).to_bits()
}
