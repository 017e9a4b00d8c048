//! Phrases of several words that say what another phrase or a single word says: all that the lists of synonyms, opposites and outcomes hold.

use super::meanings::Meaning;
use super::outcomes::{self, exclude, one_outcome};
use super::phrases::IDIOMS;
use super::synonyms::{kin_of, row};
use super::{Entry, Phrases, rows, words};
use std::sync::LazyLock;

const GROUPS: &str = include_str!("idioms.txt");

static MEMBERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(GROUPS).collect());

/// All phrases of several words that the lists hold.
pub fn idioms() -> &'static Phrases {
    &IDIOMS
}

/// All words and phrases that news uses for an idiom or against it; some twice, and the idiom itself among them.
pub fn idiom_kin(phrase: &str) -> impl Iterator<Item = &'static str> {
    let meaning = Meaning::of(phrase);
    let grouped = meaning.idioms.iter().flat_map(|group| words(row(&MEMBERS, *group)));
    kin_of(meaning).chain(outcomes::on_its_axes(meaning)).chain(grouped)
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
pub fn fellowship(idiom: &str, other: &str) -> Option<Fellowship> {
    let (one, that) = (Entry::of(idiom), Entry::of(other));
    let (ours, theirs) = ((idiom, one.meaning), (other, that.meaning));
    if one.opposes(&that) || exclude(ours, theirs) {
        return Some(Fellowship::Opposed);
    }
    let grouped = || one.meaning.idioms.iter().any(|group| that.meaning.idioms.contains(group));
    let same = one.resembles(&that) || one_outcome(ours, theirs) || grouped();
    same.then_some(Fellowship::Same)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_tidy, assert_words_tidy};
    use super::*;

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
        assert!(idiom_kin("give way").any(|word| word == "collapse") && idiom_kin("give way").any(|word| word == "hold"));
        assert!(idiom_kin("behind schedule").any(|phrase| phrase == "ahead of schedule"));
        assert_eq!(fellowship("behind schedule", "ahead of schedule"), Some(Fellowship::Opposed));
        assert_eq!(fellowship("give way", "collapse"), Some(Fellowship::Same));
        assert_eq!(fellowship("foot bill", "pick up tab"), Some(Fellowship::Same));
        assert_eq!(fellowship("behind schedule", "give way"), None);
    }
}
