//! Phrases of several words that say what another phrase or a single word says: all that the lists of synonyms, opposites and outcomes hold.

use super::outcomes::{exclude, one_outcome};
use super::phrases::IDIOMS;
use super::{Entry, Phrases};

/// All phrases of several words that the lists hold.
pub fn idioms() -> &'static Phrases {
    &IDIOMS
}

/// How an idiom and another phrase or word go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fellowship {
    /// They say the same.
    Same,
    /// They exclude each other of one thing at one time.
    Opposed,
}

/// How an idiom and another phrase or word go together, by all lists; `None` where they tell neither.
pub fn fellowship(idiom: &Entry<'_>, other: &Entry<'_>) -> Option<Fellowship> {
    let (ours, theirs) = ((idiom.word, idiom.meaning), (other.word, other.meaning));
    if idiom.opposes(other) || exclude(ours, theirs) {
        return Some(Fellowship::Opposed);
    }
    let grouped = || idiom.meaning.idioms.iter().any(|group| other.meaning.idioms.contains(group));
    let same = idiom.resembles(other) || one_outcome(ours, theirs) || grouped();
    same.then_some(Fellowship::Same)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_tidy, assert_words_tidy};
    use super::super::{rows, words};
    use super::*;

    const GROUPS: &str = include_str!("idioms.txt");

    fn fellowship(one: &str, other: &str) -> Option<Fellowship> {
        super::fellowship(&Entry::of(one), &Entry::of(other))
    }

    #[test]
    fn list_is_tidy() {
        assert_tidy(GROUPS, |row| row);
        rows(GROUPS).for_each(assert_words_tidy);
        assert!(rows(GROUPS).all(|row| words(row).any(|member| member.contains(' '))), "a group of single words");
    }

    #[test]
    fn no_group_holds_opposites() {
        for row in rows(GROUPS) {
            for one in words(row) {
                let opposed: Vec<&str> = words(row).filter(|other| fellowship(one, other) == Some(Fellowship::Opposed)).collect();
                assert!(opposed.is_empty(), "{one} is opposite to {opposed:?} in {row}");
            }
        }
    }

    #[test]
    fn what_says_the_same() {
        assert!(["give way", "ahead of schedule", "foot bill"].into_iter().all(|phrase| idioms().holds(phrase)) && !idioms().holds("give"));
        let tied = |one: &str, other: &str| {
            let (one, other) = (Entry::of(one), Entry::of(other));
            one.wider_ties().any(|tie| other.wider_ties().any(|that| that == tie))
        };
        assert!(tied("give way", "collapse") && tied("give way", "hold") && tied("behind schedule", "ahead of schedule"));
        assert!(!tied("behind schedule", "collapse"));
        assert_eq!(fellowship("behind schedule", "ahead of schedule"), Some(Fellowship::Opposed));
        assert_eq!(fellowship("give way", "collapse"), Some(Fellowship::Same));
        assert_eq!(fellowship("foot bill", "pick up tab"), Some(Fellowship::Same));
        assert_eq!(fellowship("behind schedule", "give way"), None);
    }
}
