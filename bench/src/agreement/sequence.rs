//! Whole numbers that follow from a seed.

/// A sequence of numbers that look random and are the same for the same seed (SplitMix64).
#[derive(Clone, Debug)]
pub struct Sequence {
    state: u64,
}

impl Sequence {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        // A remainder below 2^32 fits; `usize` has 32 bits in a browser and 64 natively, so it is kept
        // out of the arithmetic.
        (self.next() % u64::from(limit.max(1))) as u32
    }

    /// A number from 0 to 1, with all the bits a number has.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something happens that happens once in so many times.
    pub fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let at = self.below(u32::try_from(of.len()).unwrap_or(1));
        of.get(at as usize).copied().unwrap_or_default()
    }
}
