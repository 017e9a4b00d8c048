//! A quick look at a few letters of a word, which tells of most words that a list does not hold them: a tenth of the cost of a look into the list.

/// How the words of a list begin and end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sieve {
    /// For each first letter the second letters with which words go on, as bits.
    letters: [u32; 26],
    /// Whether any word begins with no letter of the alphabet.
    others: bool,
    /// The first and the last letters and the lengths of whole words, as bits.
    wholes: [u64; WHOLES],
}

/// So many words of bits tell first letter, last letter and length apart, each as far as five, five and two bits do.
const WHOLES: usize = 64;

impl Sieve {
    /// So many places tell words apart.
    pub(crate) const PLACES: usize = WHOLES * 64;

    /// The place of a word, in whatever case, by its first and last letters and its length.
    #[inline]
    pub(crate) fn place(word: &[u8]) -> usize {
        let letter = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte & 31));
        letter(word.last()) | letter(word.first()) << 5 | (word.len() & 3) << 10
    }

    /// The sieve of a list of words in lower case.
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut sieve = Self { letters: [0; 26], others: false, wholes: [0; WHOLES] };
        for word in words {
            let (at, bit) = whole(word.as_bytes());
            sieve.wholes.get_mut(at).into_iter().for_each(|bits| *bits |= bit);
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

    /// Whether the list may hold a word, as a whole and in whatever case.
    #[inline]
    pub(crate) fn may_be(&self, word: &str) -> bool {
        self.may_be_bytes(word.as_bytes())
    }

    /// The same of the bytes of a word.
    #[inline]
    pub(crate) fn may_be_bytes(&self, word: &[u8]) -> bool {
        let (at, bit) = whole(word);
        self.wholes.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// The same of a word that is not empty, by its first and last bytes and its length alone.
    #[inline]
    pub(crate) fn may_end(&self, first: u8, last: u8, length: usize) -> bool {
        let (at, bit) = edges(first, last, length);
        self.wholes.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

/// Where the bit of a whole word stands: five bits of a letter are the same for both cases.
#[inline]
fn whole(bytes: &[u8]) -> (usize, u64) {
    edges(bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0), bytes.len())
}

#[inline]
fn edges(first: u8, last: u8, length: usize) -> (usize, u64) {
    let letter = |byte: u8| usize::from(byte & 31);
    (letter(last) | (length & 1) << 5, 1 << (letter(first) | (length & 2) << 4))
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
        assert!(words.into_iter().chain(["THE", "A", "Mid-Morning"]).all(|word| sieve.may_be(word)));
        assert!(["then", "they", "river", "", "élan"].into_iter().all(|word| !sieve.may_be(word)));
        assert!(sieve.may_end(b'T', b'E', 3) && sieve.may_end(b'a', b'a', 1) && !sieve.may_end(b't', b'n', 4));
        assert!(Sieve::new([""]).may_be("") && Sieve::new(["élan"]).may_be("élan"));
    }
}
