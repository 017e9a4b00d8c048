//! The hashes that the model's embeddings are found by.
//!
//! A string's number is its MurmurHash64A with seed 1 (or a small number for the few strings that the model's library has symbols for);
//! an embedding's four rows are the four words of a MurmurHash3 x86-128 of that number with the table's seed (Austin Appleby, public domain).

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static SYMBOLS: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
    let lines = include_str!("model/symbols.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(name, number)| Some((name, number.parse().ok()?))).collect()
});

/// A string's number in the model.
pub(super) fn string_id(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    SYMBOLS.get(text).copied().unwrap_or_else(|| murmur64a(text.as_bytes(), 1))
}

/// MurmurHash64A.
pub(super) fn murmur64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let chunks = bytes.chunks_exact(8);
    let tail = chunks.remainder();
    for chunk in chunks {
        let mut word = u64::from_le_bytes(chunk.try_into().unwrap_or_default()).wrapping_mul(M);
        word ^= word >> R;
        hash = (hash ^ word.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let last = tail.iter().rev().fold(0_u64, |word, &byte| (word << 8) | u64::from(byte));
        hash = (hash ^ last).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> R)).wrapping_mul(M);
    hash ^ (hash >> R)
}

/// The four words of a MurmurHash3 x86-128 of one number.
pub(super) fn murmur3(value: u64, seed: u32) -> [u32; 4] {
    fn mix(mut hash: u64) -> u64 {
        hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ (hash >> 33)
    }
    let mut one = value.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f) ^ u64::from(seed) ^ 8;
    let mut two = u64::from(seed) ^ 8;
    one = one.wrapping_add(two);
    two = two.wrapping_add(one);
    (one, two) = (mix(one), mix(two));
    one = one.wrapping_add(two);
    two = two.wrapping_add(one);
    [one as u32, (one >> 32) as u32, two as u32, (two >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that the reference implementation gives.
    #[test]
    fn strings_have_the_numbers_of_the_reference() {
        assert_eq!(string_id("apple"), APPLE);
        assert_eq!(string_id("nsubj"), 429);
        assert_eq!(murmur3(APPLE, 8), APPLE_ROWS);
    }

    const APPLE: u64 = 8_566_208_034_543_834_098;
    const APPLE_ROWS: [u32; 4] = [2_653_853_934, 3_922_826_080, 3_980_780_901, 3_736_755_472];
}
