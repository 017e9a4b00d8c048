//! Short lists of words that the rules ask for.

/// A list of words for [`Sentence::is_one_of`](super::lex::Sentence::is_one_of), with what tells of nearly all others that they are not on it.
pub(super) struct Words<const N: usize> {
    pub(super) words: [&'static str; N],
    /// The first letters as bits, as far as five bits tell them apart.
    firsts: u32,
    /// The lengths as bits.
    lengths: u32,
}

/// A list of words in lower case.
pub(super) const fn any_of<const N: usize>(words: [&'static str; N]) -> Words<N> {
    let (mut firsts, mut lengths, mut at) = (0, 0, 0);
    while at < N {
        firsts |= 1 << (words[at].as_bytes()[0] & 31);
        lengths |= 1 << words[at].len();
        at += 1;
    }
    Words { words, firsts, lengths }
}

impl<const N: usize> Words<N> {
    /// Whether a word may be on it, by its first letter and its length.
    #[inline]
    pub(super) fn may_hold(&self, first: u8, length: u8) -> bool {
        self.firsts >> (first & 31) & self.lengths >> length & 1 != 0
    }
}
