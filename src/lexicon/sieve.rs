//! A quick look at the first two letters of a word, which tells of most words that a list does not hold them.

/// How the words of a list begin.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sieve {
    /// For each first letter the second letters with which words go on, as bits.
    letters: [u32; 26],
    /// Whether any word begins with no letter of the alphabet.
    others: bool,
}

impl Sieve {
    /// The sieve of a list of words in lower case.
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut sieve = Self::default();
        for word in words {
            match telling(word) {
                Some((first, second)) => sieve.letters.get_mut(first).into_iter().for_each(|seconds| *seconds |= second),
                None => sieve.others = true,
            }
        }
        sieve
    }

    /// Whether the list may hold a word in lower case, or a word that begins as this one does.
    #[inline]
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        telling(word).map_or(self.others, |(first, second)| self.letters.get(first).is_some_and(|seconds| seconds & second != 0))
    }
}

/// The place of the first letter in the alphabet, and the bit of what stands behind it.
#[inline]
fn telling(word: &str) -> Option<(usize, u32)> {
    let place = |letter: u8| letter.checked_sub(b'a').filter(|place| *place < 26);
    let mut bytes = word.bytes();
    let first = place(bytes.next()?)?;
    Some((usize::from(first), 1 << bytes.next().and_then(place).unwrap_or(31)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_the_list_is_held_back() {
        let words = ["a", "the", "mid-morning", "x"];
        let sieve = Sieve::new(words);
        assert!(["a", "the", "then", "mid-morning", "x", "a."].into_iter().all(|word| sieve.may_hold(word)));
        assert!(["river", "", "1", "xy", "élan"].into_iter().all(|word| !sieve.may_hold(word)));
        assert!(Sieve::new(["élan", "x"]).may_hold("élan"));
    }
}
