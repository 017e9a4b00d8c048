//! Vectors of words that earlier texts had: most words of an article are those of every article.

use super::features::Features;
use super::weights::WIDTH;
use rustc_hash::FxHashMap;
use std::sync::RwLock;

/// How many words are remembered, the first that come: 3 MB of vectors.
const MOST: usize = 8_192;

/// A vector for each word that was seen before. A word's vector has the same bits whether it is remembered or computed again.
#[derive(Debug, Default)]
pub(super) struct Memory {
    vectors: RwLock<FxHashMap<Features, Box<[f32; WIDTH]>>>,
}

impl Memory {
    /// Writes the vectors of all known words to their places in `out`; where the unknown ones stand in `words`.
    pub(super) fn recall(&self, words: &[Features], out: &mut [f32]) -> Vec<usize> {
        // A thread that died while it held the lock leaves whole entries behind.
        let vectors = self.vectors.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut unknown = Vec::new();
        for (place, (word, out)) in words.iter().zip(out.chunks_exact_mut(WIDTH)).enumerate() {
            match vectors.get(word) {
                Some(vector) => out.copy_from_slice(vector.as_slice()),
                None => unknown.push(place),
            }
        }
        unknown
    }

    /// Keeps the vectors of new words, as long as there is room.
    pub(super) fn remember(&self, words: &[Features], computed: &[f32]) {
        let mut vectors = self.vectors.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let room = MOST.saturating_sub(vectors.len());
        vectors.extend(words.iter().copied().zip(computed.as_chunks().0.iter().copied().map(Box::new)).take(room));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_remembered_until_there_is_no_room() {
        let word = |number: usize| Features { ids: [number as u64, 0, 0, 0, 0, 0] };
        let memory = Memory::default();
        let words = [word(1), word(2)];
        let mut out = vec![0.0; 2 * WIDTH];
        assert_eq!(memory.recall(&words, &mut out), [0, 1]);
        memory.remember(&words[1..], &[7.0; WIDTH]);
        assert_eq!(memory.recall(&words, &mut out), [0]);
        assert_eq!((out[0], out[WIDTH]), (0.0, 7.0));
        let many: Vec<Features> = (10..10 + 2 * MOST).map(word).collect();
        memory.remember(&many, &vec![1.0; many.len() * WIDTH]);
        let unknown = memory.recall(&many, &mut vec![0.0; many.len() * WIDTH]).len();
        assert_eq!(unknown, MOST + 1, "what was there stays, and the first of the new ones fill the rest");
    }
}
