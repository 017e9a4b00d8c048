//! Words that news uses for one another, and words that are steps of one course ("charged" and "convicted").

use super::opposites::{Sides, has_prefix, on_its_axes, opposed, share_pole};
use super::{opposites, rows, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const GROUPS: &str = include_str!("synonyms.txt");
const SCALES: &str = include_str!("scales.txt");

static WORDS_OF: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| rows(GROUPS).map(|row| words(row).collect()).collect());

static GROUP_OF: LazyLock<FxHashMap<&'static str, Vec<u16>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<&'static str, Vec<u16>> = FxHashMap::default();
    for (group, row) in (0..).zip(rows(GROUPS)) {
        words(row).for_each(|word| groups.entry(word).or_default().push(group));
    }
    groups
});

static STEP_OF: LazyLock<FxHashMap<&'static str, Vec<(&'static str, i8)>>> = LazyLock::new(|| {
    let mut steps: FxHashMap<&'static str, Vec<(&'static str, i8)>> = FxHashMap::default();
    for (scale, row) in rows(SCALES).filter_map(|row| row.split_once(": ")) {
        for (step, cell) in (0..).zip(row.split(" / ")) {
            words(cell).for_each(|word| steps.entry(word).or_default().push((scale, step)));
        }
    }
    steps
});

/// How far apart two words stand on one course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The course ("justice", "deal").
    pub scale: &'static str,
    /// How many steps the second stands above the first; negative where below.
    pub up: i8,
}

/// Whether news uses two lemmas or phrases for one another. Not transitive: a word may belong to several groups.
pub fn synonyms(one: &str, other: &str) -> bool {
    let Some(theirs) = GROUP_OF.get(other) else { return false };
    // An axis of opposites knows better: "clear" is no synonym of "charge" though both may be near "try".
    GROUP_OF.get(one).is_some_and(|ours| ours.iter().any(|group| theirs.contains(group))) && opposites(one, other).is_none()
}

/// A word with what the lists of opposites and of synonyms hold of it: looked up once, compared with many.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The lemma or phrase, in lower case.
    pub word: &'a str,
    sides: Sides,
    groups: &'static [u16],
}

impl<'a> Entry<'a> {
    /// Looks a lemma or phrase up.
    pub fn of(word: &'a str) -> Self {
        Self { word, sides: Sides::of(word), groups: GROUP_OF.get(word).map_or(&[], Vec::as_slice) }
    }

    /// Whether the two are opposites ([`opposites`]).
    pub fn opposes(&self, other: &Entry<'_>) -> bool {
        // The lists hold every opposition under both words, and nothing of most words.
        if self.sides.is_empty() || other.sides.is_empty() {
            return has_prefix(self.word, other.word);
        }
        opposed((self.word, self.sides), (other.word, other.sides)).is_some()
    }

    /// Whether the two say much the same: synonyms ([`synonyms`]), or words of one pole ([`same_pole`](super::same_pole)).
    pub fn resembles(&self, other: &Entry<'_>) -> bool {
        let synonyms = self.groups.iter().any(|group| other.groups.contains(group)) && !self.opposes(other);
        synonyms || share_pole(self.sides, other.sides)
    }
}

/// All words that news uses for a word or against it, in the order of the lists; some twice, and the word itself among them.
pub fn kin(word: &str) -> impl Iterator<Item = &'static str> + '_ {
    let groups = GROUP_OF.get(word).map_or(&[][..], Vec::as_slice);
    let of_group = |group: &u16| WORDS_OF.get(usize::from(*group)).map_or(&[][..], Vec::as_slice);
    groups.iter().flat_map(of_group).copied().chain(on_its_axes(word))
}

/// How many steps of one course lie between two lemmas or phrases, where there is one that holds both; never 0.
pub fn steps(one: &str, other: &str) -> Option<Steps> {
    let theirs = STEP_OF.get(other)?;
    let mut shared = STEP_OF.get(one)?.iter().flat_map(|&(scale, from)| {
        theirs.iter().filter(move |&&(that, _)| that == scale).map(move |&(_, to)| Steps { scale, up: to - from })
    });
    shared.find(|steps| steps.up != 0)
}

/// All that stand in a group.
pub(super) fn grouped() -> impl Iterator<Item = &'static str> {
    GROUP_OF.keys().copied()
}

/// All that stand in a group or on a scale.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    GROUP_OF.keys().chain(STEP_OF.keys()).copied()
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
