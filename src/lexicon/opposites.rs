//! Words that turn a clause round: "uphold" and "overturn", "renew" and "let lapse", "legal" and "illegal".

use super::meanings::{Meaning, Pole, axis};
use super::rows;
use std::sync::LazyLock;

const AXES: &str = include_str!("opposites.txt");
#[cfg(test)]
const ANTONYMS: &str = include_str!("antonyms.txt");

/// The name and the cells of each axis.
static AXIS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| rows(AXES).filter_map(|row| row.split_once(": ")).collect());

/// Where it is known from that two words oppose each other; the first is the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// An axis of the news lexicon: its poles exclude each other of one thing at one time.
    News,
    /// Antonyms of WordNet, or words derived from them.
    WordNet,
    /// One is the other with "un-" or "non-" before it.
    Prefix,
}

/// That two words oppose each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opposition {
    /// Where it is known from.
    pub origin: Origin,
    /// What they are opposite in ("verdict", "increase"), where the news lexicon knows.
    pub axis: Option<&'static str>,
}

/// Whether and how two lemmas or phrases oppose each other; the order does not matter.
pub fn opposites(one: &str, other: &str) -> Option<Opposition> {
    opposed((one, Meaning::of(one)), (other, Meaning::of(other)))
}

/// The same of words that were looked up before.
pub(super) fn opposed((one, ours): (&str, Meaning), (other, theirs): (&str, Meaning)) -> Option<Opposition> {
    if one == other {
        return None;
    }
    // Words that share a pole anywhere ("fall" and "drop") are used for one another, whatever else they may mean.
    if !share_pole(ours.poles, theirs.poles) {
        let shared = ours.poles.iter().find(|pole| theirs.poles.iter().any(|that| axis(*that) == axis(**pole)));
        if let Some(pole) = shared {
            let name = AXIS.get(usize::from(axis(*pole))).map(|(name, _)| *name);
            return Some(Opposition { origin: Origin::News, axis: name });
        }
    }
    let listed = ours.antonyms().any(|antonym| antonym == other);
    let origin = if listed { Some(Origin::WordNet) } else { has_prefix(one, other).then_some(Origin::Prefix) };
    origin.map(|origin| Opposition { origin, axis: None })
}

/// Whether two lemmas or phrases stand in one pole of an axis: they say much the same, if more loosely than synonyms do.
pub fn same_pole(one: &str, other: &str) -> bool {
    share_pole(Meaning::of(one).poles, Meaning::of(other).poles)
}

pub(super) fn share_pole(ours: &[Pole], theirs: &[Pole]) -> bool {
    ours.iter().any(|pole| theirs.contains(pole))
}

/// Whether a lemma or phrase stands on an axis of the news lexicon.
pub fn is_on_axis(phrase: &str) -> bool {
    !Meaning::of(phrase).poles.is_empty()
}

/// Whether one is the other behind "un-" or "non-". Not "in-", "dis-" or "mis-": too many words only look so ("invaluable", "display"), and
/// the true ones are in WordNet.
pub(super) fn has_prefix(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if !matches!(long.as_bytes().first(), Some(b'n' | b'u')) {
        return false;
    }
    let rest = long.strip_prefix("non-").or_else(|| long.strip_prefix("un-")).or_else(|| long.strip_prefix("non"));
    let rest = rest.or_else(|| long.strip_prefix("un"));
    rest == Some(short) && short.len() >= 3 && !matches!(short, "der" | "til" | "ion" | "ted" | "sense" | "profit")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_axes, assert_tidy};
    use super::*;

    #[test]
    fn lists_are_tidy() {
        assert_axes(AXES, |_| true);
        assert_tidy(ANTONYMS, |row| row.rsplit_once(' ').unwrap().0);
    }

    #[test]
    fn news_opposites() {
        for (one, other) in [
            ("acquit", "convict"),
            ("uphold", "overturn"),
            ("renew", "let lapse"),
            ("hold", "give way"),
            ("spare", "bear brunt"),
            ("concede defeat", "refuse recognise"),
            ("approve", "reject"),
            ("bring forward", "delay"),
            ("rise", "fall"),
            ("growth", "decline"),
            ("arrest", "release"),
            ("open", "shut"),
            ("confirm", "deny"),
            ("win", "lose"),
        ] {
            assert_eq!(opposites(one, other).map(|found| found.origin), Some(Origin::News), "{one}/{other}");
            assert_eq!(opposites(one, other), opposites(other, one));
        }
    }

    #[test]
    fn other_opposites() {
        assert_eq!(opposites("able", "unable").unwrap().origin, Origin::WordNet);
        assert_eq!(opposites("legitimacy", "illegitimacy").unwrap().origin, Origin::WordNet);
        assert_eq!(opposites("unpublicised", "publicised").unwrap().origin, Origin::Prefix);
        assert_eq!(opposites("non-edible", "edible").unwrap().origin, Origin::Prefix);
    }

    #[test]
    fn no_opposites() {
        for (one, other) in
            [("rise", "rise"), ("rise", "climb"), ("under", "der"), ("buy", "sell"), ("win", "defeat"), ("", ""), ("un", "")]
        {
            assert_eq!(opposites(one, other), None, "{one}/{other}");
        }
        assert!(same_pole("rise", "climb") && !same_pole("rise", "fall"));
    }
}
