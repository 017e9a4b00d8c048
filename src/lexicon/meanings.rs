//! What the lists of opposites, synonyms, scales, outcomes and idioms hold of a word or phrase: one record of the table that `build.rs` makes of them.

use crate::frozen::Frozen;

static MEANINGS: Frozen = Frozen::new(include_bytes!(concat!(env!("OUT_DIR"), "/meanings.frozen")));

/// How many lists of phrases there are; each tells two bytes of a word.
const LISTS: usize = 3;

/// What the lists hold of a word or phrase.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    /// Its places on axes of opposites.
    pub(super) poles: &'static [Pole],
    /// The numbers of its groups of synonyms.
    pub(super) groups: &'static [Group],
    /// Scales with the step of each that it stands on.
    pub(super) steps: &'static [[u8; 2]],
    /// Its places on axes of outcomes.
    pub(super) outcomes: &'static [Pole],
    /// The numbers of its groups of idioms.
    pub(super) idioms: &'static [Group],
    /// Its antonyms, by comma.
    antonyms: &'static str,
}

/// A place on an axis: the number of the axis, in two bytes, and which of its poles.
pub(super) type Pole = [u8; 3];
/// The number of a group.
pub(super) type Group = [u8; 2];

/// The axis of a pole.
pub(super) fn axis([low, high, _]: Pole) -> u16 {
    u16::from_le_bytes([low, high])
}

impl Meaning {
    /// Looks a lemma or phrase up.
    pub(super) fn of(phrase: &str) -> Self {
        MEANINGS.find(phrase).and_then(Self::read).unwrap_or_default()
    }

    fn read(record: &'static [u8]) -> Option<Self> {
        let mut rest = record.get(2 * LISTS..)?;
        let mut list = || {
            let (&length, behind) = rest.split_first()?;
            let (list, behind) = behind.split_at_checked(usize::from(length))?;
            rest = behind;
            Some(list)
        };
        let (poles, groups, steps, outcomes, idioms) = (list()?, list()?, list()?, list()?, list()?);
        Some(Self {
            poles: poles.as_chunks().0,
            groups: groups.as_chunks().0,
            steps: steps.as_chunks().0,
            outcomes: outcomes.as_chunks().0,
            idioms: idioms.as_chunks().0,
            antonyms: std::str::from_utf8(rest).ok()?,
        })
    }

    pub(super) fn antonyms(&self) -> impl Iterator<Item = &'static str> + use<> {
        super::words(self.antonyms)
    }

    pub(super) fn has_antonyms(&self) -> bool {
        !self.antonyms.is_empty()
    }
}

/// What a word or the beginning of a phrase is in a list of phrases: as bits, whether it is one (1) and whether it begins one (2); and the words of the
/// longest.
pub(super) fn phrases(list: usize, words: &str) -> Option<[u8; 2]> {
    MEANINGS.find(words)?.as_chunks().0.get(list).copied()
}

#[cfg(test)]
mod tests {
    use super::super::{rows, words};
    use super::*;

    #[test]
    fn every_word_of_the_lists_is_found_where_it_stands() {
        let number = |at: usize| u16::try_from(at).unwrap();
        for (group, row) in rows(include_str!("synonyms.txt")).enumerate() {
            words(row).for_each(|word| assert!(Meaning::of(word).groups.contains(&number(group).to_le_bytes()), "{word}"));
        }
        for (group, row) in rows(include_str!("idioms.txt")).enumerate() {
            words(row).for_each(|word| assert!(Meaning::of(word).idioms.contains(&number(group).to_le_bytes()), "{word}"));
        }
        let axes = |list: &'static str, poles: fn(&Meaning) -> &'static [Pole]| {
            for (at, (_, cells)) in rows(list).filter_map(|row| row.split_once(": ")).enumerate() {
                for (pole, cell) in (0..).zip(cells.split(" / ")) {
                    let stands = |word: &str| poles(&Meaning::of(word)).iter().any(|one| axis(*one) == number(at) && one[2] == pole);
                    words(cell).for_each(|word| assert!(stands(word), "{word}"));
                }
            }
        };
        axes(include_str!("opposites.txt"), |meaning| meaning.poles);
        axes(include_str!("outcomes.txt"), |meaning| meaning.outcomes);
        assert!(Meaning::of("zyzzyva").poles.is_empty() && !Meaning::of("zyzzyva").has_antonyms());
    }
}
