//! Words in lower case and distinct lemmas, made once for an article: rules look the same words up in lists again and again.

use rustc_hash::FxHashMap;

/// Words in lower case, end to end in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Lowered {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

impl Lowered {
    pub(super) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut lowered = Self::default();
        for word in words {
            let start = lowered.text.len();
            if word.is_ascii() {
                lowered.text.push_str(word);
                lowered.text.get_mut(start..).into_iter().for_each(str::make_ascii_lowercase);
            } else {
                lowered.text.push_str(&word.to_lowercase());
            }
            lowered.ends.push(u32::try_from(lowered.text.len()).unwrap_or(u32::MAX));
        }
        lowered
    }

    /// A word by its place; empty beyond the end.
    #[inline]
    pub(super) fn get(&self, at: usize) -> &str {
        let end_of = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let Some(start) = at.checked_sub(1).map_or(Some(0), |before| (at < self.ends.len()).then(|| end_of(before))) else { return "" };
        self.text.get(start..end_of(at)).unwrap_or_default()
    }
}

/// The distinct lemmas of an article, numbered in the order in which they come up.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexemes {
    /// The number of each token's lemma.
    of: Vec<u32>,
    /// The first token of each.
    first: Vec<u32>,
}

impl Lexemes {
    pub(super) fn new(lemmas: &Lowered) -> Self {
        let mut lexemes = Self { of: Vec::with_capacity(lemmas.ends.len()), first: Vec::new() };
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        for token in (0..).take(lemmas.ends.len()) {
            let next = u32::try_from(lexemes.first.len()).unwrap_or(u32::MAX);
            let number = *known.entry(lemmas.get(token as usize)).or_insert(next);
            if number == next {
                lexemes.first.push(token);
            }
            lexemes.of.push(number);
        }
        lexemes
    }

    pub(super) fn of(&self, token: usize) -> Option<usize> {
        self.of.get(token).map(|&number| number as usize)
    }

    /// A token of each, in the order of their numbers.
    pub(super) fn tokens(&self) -> impl Iterator<Item = usize> + '_ {
        self.first.iter().map(|&token| token as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_in_lower_case() {
        let words = ["The", "Ärzte", "", "ΣΟΦΟΣ", "met", "THE"];
        let lowered = Lowered::new(words.into_iter());
        for (at, word) in words.into_iter().enumerate() {
            assert_eq!(lowered.get(at), word.to_lowercase());
        }
        assert_eq!(lowered.get(words.len()), "");
        assert_eq!(Lowered::default().get(0), "");
        let lexemes = Lexemes::new(&lowered);
        assert_eq!(lexemes.of(0), lexemes.of(5));
        assert_eq!(lexemes.tokens().collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert_eq!(lexemes.of(6), None);
    }
}
