//! Hashes of words, and words of ASCII found, folded and hashed eight bytes at once: a text and a glossary
//! are looked at with it from end to end.

use crate::text::{EACH, HIGHEST};

/// A small hash for words, of eight bytes at once.
///
/// Two different words share a hash once in 2⁶⁴ pairs, and an edge of the lexicon mixes it with
/// the node it leaves from: with 1,000,000 edges and a text of 100,000 words the odds of one
/// wrong step are 1 in 10⁸, and of a wrong mark smaller, so nothing compares the letters again.
#[derive(Clone, Copy, Default)]
pub(super) struct Hash {
    /// Of all bytes but the last `count`.
    done: u64,
    last: u64,
    count: u32,
}

impl Hash {
    pub(super) const fn new() -> Self {
        Self {
            done: 0,
            last: 0,
            count: 0,
        }
    }

    /// Adds a byte of a folded word.
    #[inline(always)]
    pub(super) fn add(&mut self, byte: u8) {
        self.last |= u64::from(byte) << (8 * self.count);
        self.count += 1;
        if self.count == 8 {
            self.add_all(self.last);
            self.last = 0;
            self.count = 0;
        }
    }

    /// Adds eight bytes, or a character where only characters are added.
    #[inline(always)]
    pub(super) const fn add_all(&mut self, bytes: u64) {
        let mixed = (self.done ^ bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.done = mixed ^ (mixed >> 32);
    }

    #[inline(always)]
    pub(super) const fn value(mut self) -> u64 {
        self.add_all(self.last);
        self.done
    }

    /// The hash of a folded word, given in parts.
    pub(super) fn of<const N: usize>(parts: [&str; N]) -> u64 {
        let mut hash = Self::new();
        for part in parts {
            part.bytes().for_each(|byte| hash.add(byte));
        }
        hash.value()
    }

    /// The hash of the word with more behind it.
    #[inline(always)]
    pub(super) fn with(mut self, ending: &str) -> u64 {
        for &byte in ending.as_bytes() {
            self.add(byte);
        }
        self.value()
    }
}

/// A word of letters and digits of ASCII.
pub(super) struct Plain {
    /// Where it ends.
    pub end: usize,
    /// Of its folded letters.
    pub hash: Hash,
    pub has_capitals: bool,
}

impl Plain {
    /// The word that begins at `start`, perhaps an empty one.
    #[inline(never)]
    pub(super) fn at(bytes: &[u8], start: usize) -> Self {
        let mut hash = Hash::new();
        let mut end = start;
        let mut capitals = 0;
        loop {
            // The highest bit of each byte tells what it is.
            let eight = eight_at(bytes, end);
            let seven = eight & !HIGHEST;
            let small = seven | (EACH * 0x20);
            let letters = (small + EACH * 0x1f) & !(small + EACH * 5);
            let digits = (seven + EACH * 0x50) & !(seven + EACH * 0x46);
            let others = !((letters | digits) & !eight) & HIGHEST;
            let length = others.trailing_zeros() / 8;
            let kept = u64::MAX.checked_shr(64 - 8 * length).unwrap_or_default();
            capitals |= (small ^ eight) & kept;
            end += length as usize;
            if length < 8 {
                hash.last = small & kept;
                hash.count = length;
                break;
            }
            hash.add_all(small);
        }
        Self {
            end,
            hash,
            has_capitals: capitals > 0,
        }
    }
}

/// Eight bytes from a place on, zeros behind the last.
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(&eight) = rest.first_chunk() {
        return u64::from_le_bytes(eight);
    }
    let beyond = 64 - 8 * rest.len() as u32;
    if let Some(&eight) = bytes.last_chunk() {
        return u64::from_le_bytes(eight)
            .checked_shr(beyond)
            .unwrap_or_default();
    }
    let bytes = rest.iter().rev();
    bytes.fold(0, |all, &byte| all << 8 | u64::from(byte))
}

/// Mixes two numbers into one hash.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let mixed = (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}
