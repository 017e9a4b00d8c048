//! Words that news uses for one another, and words that are steps of one course ("charged" and "convicted").

use super::meanings::{Group, Meaning, axis};
use super::opposites::{has_prefix, opposed, share_pole};
#[cfg(test)]
use super::words;
use super::{opposites, rows};
use std::sync::LazyLock;

#[cfg(test)]
const GROUPS: &str = include_str!("synonyms.txt");
const SCALES: &str = include_str!("scales.txt");

static SCALE_NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(SCALES).filter_map(|row| Some(row.split_once(": ")?.0)).collect());

/// How far apart two words stand on one course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The course ("justice", "deal").
    pub scale: &'static str,
    /// How many steps the second stands above the first; negative where below.
    pub up: i8,
}

/// A group or an axis that words share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tie {
    /// A group of synonyms.
    Group(Group),
    /// An axis of opposites.
    Axis(u16),
    /// An axis of outcomes.
    Outcomes(u16),
    /// A group of idioms.
    Idioms(Group),
}

/// Whether news uses two lemmas or phrases for one another. Not transitive: a word may belong to several groups.
pub fn synonyms(one: &str, other: &str) -> bool {
    // An axis of opposites knows better: "clear" is no synonym of "charge" though both may be near "try".
    share_group(Meaning::of(one).groups, Meaning::of(other).groups) && opposites(one, other).is_none()
}

fn share_group(ours: &[Group], theirs: &[Group]) -> bool {
    ours.iter().any(|group| theirs.contains(group))
}

/// A word with what the lists hold of it: looked up once, compared with many.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The lemma or phrase, in lower case.
    pub word: &'a str,
    pub(super) meaning: Meaning,
}

impl<'a> Entry<'a> {
    /// Looks a lemma or phrase up.
    pub fn of(word: &'a str) -> Self {
        Self { word, meaning: Meaning::of(word) }
    }

    /// What it shares with words that news uses for it or against it, antonyms aside: numbers of groups and axes.
    pub(crate) fn ties(&self) -> impl Iterator<Item = Tie> {
        let groups = self.meaning.groups.iter().map(|group| Tie::Group(*group));
        self.meaning.poles.iter().map(|pole| Tie::Axis(axis(*pole))).chain(groups)
    }

    /// The same with what only phrases share: axes of outcomes, and groups of idioms.
    pub(crate) fn wider_ties(&self) -> impl Iterator<Item = Tie> {
        let idioms = self.meaning.idioms.iter().map(|group| Tie::Idioms(*group));
        self.ties().chain(self.meaning.outcomes.iter().map(|pole| Tie::Outcomes(axis(*pole)))).chain(idioms)
    }

    /// Its antonyms by WordNet.
    pub(crate) fn antonyms(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.meaning.antonyms()
    }

    /// Whether the two are opposites ([`opposites`]).
    pub fn opposes(&self, other: &Entry<'_>) -> bool {
        // The lists hold every opposition under both words, and nothing of most words.
        let has_none = |meaning: &Meaning| meaning.poles.is_empty() && !meaning.has_antonyms();
        if has_none(&self.meaning) || has_none(&other.meaning) {
            return has_prefix(self.word, other.word);
        }
        opposed((self.word, self.meaning), (other.word, other.meaning)).is_some()
    }

    /// Whether the two say much the same: synonyms ([`synonyms`]), or words of one pole ([`same_pole`](super::same_pole)).
    pub fn resembles(&self, other: &Entry<'_>) -> bool {
        let synonyms = share_group(self.meaning.groups, other.meaning.groups) && !self.opposes(other);
        synonyms || share_pole(self.meaning.poles, other.meaning.poles)
    }
}

/// How many steps of one course lie between two lemmas or phrases, where there is one that holds both; never 0.
pub fn steps(one: &str, other: &str) -> Option<Steps> {
    let (ours, theirs) = (Meaning::of(one).steps, Meaning::of(other).steps);
    let apart = |from: u8, to: u8| to.cast_signed() - from.cast_signed();
    let shared = ours
        .iter()
        .flat_map(|&[scale, from]| theirs.iter().filter(move |&&[that, _]| that == scale).map(move |&[_, to]| (scale, apart(from, to))));
    let (scale, up) = shared.into_iter().find(|(_, up)| *up != 0)?;
    Some(Steps { scale: SCALE_NAMES.get(usize::from(scale))?, up })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_tidy, assert_words_tidy};
    use super::*;

    #[test]
    fn lists_are_tidy() {
        assert_tidy(GROUPS, |row| row);
        rows(GROUPS).for_each(assert_words_tidy);
        assert_tidy(SCALES, |row| row.split_once(':').unwrap().0);
        rows(SCALES).for_each(|row| row.split_once(": ").unwrap().1.split(" / ").for_each(assert_words_tidy));
    }

    #[test]
    fn no_group_holds_opposites() {
        for row in rows(GROUPS) {
            for one in words(row) {
                assert_eq!(words(row).find(|other| opposites(one, other).is_some()), None, "{one} in {row}");
            }
        }
    }

    #[test]
    fn words_for_one_another() {
        for (one, other) in [("kill", "die"), ("say", "announce"), ("quake", "earthquake"), ("buy", "acquire"), ("lawmaker", "deputy")] {
            assert!(synonyms(one, other) && synonyms(other, one), "{one}/{other}");
        }
        assert!(!synonyms("charge", "convict"));
    }

    #[test]
    fn steps_of_one_course() {
        assert_eq!(steps("charge", "convict"), Some(Steps { scale: "justice", up: 2 }));
        assert_eq!(steps("cause", "link").map(|steps| steps.up), Some(-2));
        assert_eq!(steps("charge", "charge"), None);
        assert_eq!(steps("charge", "cause"), None);
    }
}
