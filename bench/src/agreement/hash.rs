//! A hash of values that differs when one bit does.

use std::fmt;

use evalbook::engine::Value;

/// The 64-bit hash FNV-1a of what was given to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// Takes a value: its kind, and every bit of it.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Empty => self.bytes(&[0]),
            Value::Number(number) => {
                self.bytes(&[1]);
                self.bytes(&number.to_bits().to_le_bytes());
            }
            Value::Text(text) => {
                self.bytes(&[2]);
                self.text(text);
            }
            Value::Bool(truth) => self.bytes(&[3, u8::from(*truth)]),
            Value::Fault(fault) => {
                self.bytes(&[4]);
                self.text(fault.text());
            }
        }
    }

    /// Takes a text; its end is part of it.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[Value]) -> Hash {
        let mut hash = Hash::default();
        values.iter().for_each(|value| hash.value(value));
        hash
    }

    #[test]
    fn one_bit_is_another_hash() {
        let third = 1.0_f64 / 3.0;
        let pairs = [
            [Value::Number(third), Value::Number(f64::from_bits(third.to_bits() + 1))],
            [Value::Number(0.0), Value::Number(-0.0)],
            [Value::Empty, Value::text("")],
            [Value::Number(1.0), Value::Bool(true)],
            [Value::text("a"), Value::text("A")],
        ];
        for [one, other] in pairs {
            assert_ne!(of(std::slice::from_ref(&one)), of(std::slice::from_ref(&other)), "{one:?} {other:?}");
        }
        assert_ne!(of(&["ab", "c"].map(Value::from)), of(&["a", "bc"].map(Value::from)));
    }
}
