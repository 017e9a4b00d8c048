//! Phrases of several words that say what another phrase or a single word says: all that the lists of synonyms, opposites and outcomes hold.

use super::opposites::on_axes;
use super::{Entry, Phrases, kin, outcomes, outcomes_exclude, rows, same_outcome, synonyms, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const GROUPS: &str = include_str!("idioms.txt");

struct Lexicon {
    /// The members of each group.
    groups: Vec<Vec<&'static str>>,
    /// The groups that a word or phrase belongs to.
    groups_of: FxHashMap<&'static str, Vec<u16>>,
    /// All that the lists hold of several words.
    phrases: Phrases,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let groups: Vec<Vec<&'static str>> = rows(GROUPS).map(|row| words(row).collect()).collect();
    let mut groups_of: FxHashMap<&'static str, Vec<u16>> = FxHashMap::default();
    for (number, group) in (0..).zip(&groups) {
        group.iter().for_each(|member| groups_of.entry(member).or_default().push(number));
    }
    let all = on_axes().chain(outcomes::phrases()).chain(synonyms::grouped()).chain(groups_of.keys().copied());
    let phrases = Phrases::new(all.filter(|phrase| phrase.contains(' ')));
    Lexicon { groups, groups_of, phrases }
});

/// All phrases of several words that the lists hold.
pub fn idioms() -> &'static Phrases {
    &LEXICON.phrases
}

fn groups_of(member: &str) -> &'static [u16] {
    LEXICON.groups_of.get(member).map_or(&[], Vec::as_slice)
}

/// All words and phrases that news uses for an idiom or against it; some twice, and the idiom itself among them.
pub fn idiom_kin(phrase: &str) -> impl Iterator<Item = &'static str> + '_ {
    let members = |group: &u16| LEXICON.groups.get(usize::from(*group)).map_or(&[][..], Vec::as_slice);
    kin(phrase).chain(outcomes::on_its_axes(phrase)).chain(groups_of(phrase).iter().flat_map(members).copied())
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
    if one.opposes(&that) || outcomes_exclude(idiom, other) {
        return Some(Fellowship::Opposed);
    }
    let same = one.resembles(&that) || same_outcome(idiom, other) || groups_of(idiom).iter().any(|group| groups_of(other).contains(group));
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
