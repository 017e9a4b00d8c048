//! A general English vocabulary: how rare a word is, and a vector for what it means.
//!
//! Words stand in the order of their frequency; vectors are static ones distilled from all-MiniLM-L6-v2 (Apache-2.0), 64 numbers of eight
//! bits, each of length one; each word's nearest dictionary forms are listed beforehand, so that finding words of one meaning in another
//! article takes a look into a list rather than a comparison with all its words (tools/convert_vectors.py).

use crate::frozen::Frozen;
use pulp::{Arch, NullaryFnOnce};
use std::sync::LazyLock;

/// Numbers in a vector.
pub(crate) const WIDTH: usize = 64;
/// What 1.0 is stored as.
const ONE: f32 = 127.0;

static WORDS: Frozen = Frozen::new(include_bytes!(concat!(env!("OUT_DIR"), "/vocabulary.frozen")));
static VECTORS: &[u8] = include_bytes!("data/vectors.bin");
static NEIGHBOURS: &[u8] = include_bytes!("data/neighbours.bin");
/// Neighbours listed for a word, and the bytes of each: a rank in two bytes and a cosine in one.
const LISTED: usize = 12;
const ENTRY: usize = 3;

/// A word of the vocabulary, by its rank: 0 is the commonest. The vocabulary lists forms, so a lemma that it lacks ("injure") stands for
/// its commonest form ("injured").
pub(crate) fn rank(lower: &str) -> Option<u32> {
    listed(lower).or_else(|| inflected(lower))
}

fn listed(lower: &str) -> Option<u32> {
    WORDS.find(lower)?.first_chunk().copied().map(u32::from_le_bytes)
}

fn inflected(lemma: &str) -> Option<u32> {
    if lemma.len() < 3 || !lemma.is_ascii() {
        return None;
    }
    let mut form = String::with_capacity(lemma.len() + 3);
    let mut rank_of = |stem: &str, ending: &str| {
        form.clear();
        form.push_str(stem);
        form.push_str(ending);
        listed(&form)
    };
    let stem = lemma.strip_suffix('e').or(lemma.strip_suffix('y')).unwrap_or(lemma);
    let endings = if lemma.ends_with('y') {
        ["ied", "ies", "ying"]
    } else if lemma.ends_with('e') {
        ["ed", "es", "ing"]
    } else {
        ["ed", "s", "ing"]
    };
    endings.into_iter().filter_map(|ending| rank_of(stem, ending)).min()
}

/// How much a shared word says by its rank, 0 to 1: little for common words, most for words that the vocabulary lacks (rare words, names).
pub(crate) fn rarity_of(rank: Option<u32>) -> f32 {
    let most = (VECTORS.len() / WIDTH).max(2) as f32;
    // Zipf: a word of rank r has a frequency near 1 / r, so its information grows with the logarithm of the rank.
    rank.map_or(1.0, |rank| ((rank as f32 + 2.0).ln() / most.ln()).min(1.0))
}

/// The words of the vocabulary nearest in meaning to a word, nearest first, as ranks with cosines above 0.42 (0 to 1).
pub(super) fn neighbours(rank: u32) -> impl Iterator<Item = (u32, f32)> {
    let start = rank as usize * LISTED * ENTRY;
    let listed = NEIGHBOURS.get(start..start + LISTED * ENTRY).unwrap_or_default();
    listed.chunks_exact(ENTRY).filter_map(|entry| match *entry {
        [low, high, cosine] if cosine > 0 => Some((u32::from(u16::from_le_bytes([low, high])), f32::from(cosine) / 255.0)),
        _ => None,
    })
}

/// The cosine of two words' vectors, -1 to 1; `None` where one has no vector.
pub(crate) fn cosine(one: u32, other: u32) -> Option<f32> {
    let row = |rank: u32| VECTORS.get(rank as usize * WIDTH..)?.first_chunk::<WIDTH>();
    let (one, other) = (row(one)?, row(other)?);
    Some(ARCH.dispatch(Product(one, other)) as f32 / (ONE * ONE))
}

/// The vector instructions of this machine: with them a product takes a fifth of the instructions. Whole numbers add up to the same with any.
static ARCH: LazyLock<Arch> = LazyLock::new(Arch::new);

/// The sum of the products of two rows of numbers of eight bits.
struct Product<'a>(&'a [u8; WIDTH], &'a [u8; WIDTH]);

impl NullaryFnOnce for Product<'_> {
    type Output = i32;

    #[inline(always)]
    fn call(self) -> i32 {
        self.0.iter().zip(self.1).map(|(a, b)| i32::from(a.cast_signed()) * i32::from(b.cast_signed())).sum()
    }
}

/// A direction in the space of word vectors; of length one, or zero for nothing.
pub(crate) type Meaning = [f32; WIDTH];

/// The direction of some words' vectors, each with a weight, added up.
pub(crate) fn sum(words: impl Iterator<Item = (u32, f32)>) -> Meaning {
    let mut sum = [0.0; WIDTH];
    for (rank, weight) in words {
        let row = VECTORS.get(rank as usize * WIDTH..(rank as usize + 1) * WIDTH).unwrap_or_default();
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += weight * f32::from(value.cast_signed()));
    }
    let length = dot(&sum, &sum).sqrt();
    if length > 0.0 {
        sum.iter_mut().for_each(|value| *value /= length);
    }
    sum
}

/// Several sums side by side, so that the processor can work on them at once.
fn dot(one: &Meaning, other: &Meaning) -> f32 {
    const LANES: usize = 8;
    let mut sums = [0.0_f32; LANES];
    for (a, b) in one.chunks_exact(LANES).zip(other.chunks_exact(LANES)) {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    sums.iter().sum()
}

/// The cosine of two directions, -1 to 1; 0 where one is empty.
pub(crate) fn angle(one: &Meaning, other: &Meaning) -> f32 {
    dot(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rarity(word: &str) -> f32 {
        rarity_of(rank(word))
    }

    #[test]
    fn every_word_has_its_rank() {
        let words = include_str!("data/words.txt").lines();
        assert!((0..).zip(words).all(|(rank, word)| listed(word) == Some(rank)) && listed("brannockford").is_none());
    }

    #[test]
    fn common_words_say_little() {
        assert!(rarity("the") < rarity("company"));
        assert!(rarity("company") < rarity("derailment"));
    }

    #[test]
    fn neighbours_are_other_words_of_like_meaning() {
        let near = |a: &str, b: &str| rank(a).is_some_and(|a| neighbours(a).any(|(word, _)| Some(word) == rank(b)));
        assert!(near("purchase", "buy"));
        assert!(near("evacuate", "evacuation"));
        assert!(!near("purchase", "river"));
    }

    #[test]
    fn a_lemma_that_is_no_listed_form_stands_for_its_forms() {
        assert_eq!(rank("injure"), rank("injured"));
        assert!(rarity("injure") < 1.0);
        assert_eq!(rank("brannockford"), None);
    }

    #[test]
    fn words_of_one_meaning_are_near() {
        let near = |a: &str, b: &str| rank(a).zip(rank(b)).and_then(|(a, b)| cosine(a, b)).unwrap_or_default();
        assert!(near("bought", "purchased") > 0.5);
        assert!(near("bought", "river") < 0.3);
        assert!((near("court", "court") - 1.0).abs() < 0.03);
    }
}
