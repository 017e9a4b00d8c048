//! Words that turn a clause round: "uphold" and "overturn", "renew" and "let lapse", "legal" and "illegal".

use super::{rows, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const AXES: &str = include_str!("opposites.txt");
const ANTONYMS: &str = include_str!("antonyms.txt");

/// Where it is known from that two words oppose each other; the first is the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// An axis of the news lexicon: the two poles exclude each other of one thing at one time.
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

/// A place in the news lexicon.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pole {
    axis: &'static str,
    first: bool,
}

struct Lexicon {
    poles: FxHashMap<&'static str, Vec<Pole>>,
    antonyms: FxHashMap<&'static str, Vec<&'static str>>,
    /// The words of each axis, of both poles.
    on_axis: FxHashMap<&'static str, Vec<&'static str>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { poles: FxHashMap::default(), antonyms: FxHashMap::default(), on_axis: FxHashMap::default() };
    for (axis, cells) in rows(AXES).filter_map(|row| row.split_once(": ")) {
        for (cell, first) in cells.split(" / ").zip([true, false]) {
            for word in words(cell) {
                lexicon.poles.entry(word).or_default().push(Pole { axis, first });
                lexicon.on_axis.entry(axis).or_default().push(word);
            }
        }
    }
    for row in rows(ANTONYMS) {
        let mut fields = row.split(' ');
        if let (Some(one), Some(other)) = (fields.next(), fields.next()) {
            lexicon.antonyms.entry(one).or_default().push(other);
            lexicon.antonyms.entry(other).or_default().push(one);
        }
    }
    lexicon
});

/// Whether and how two lemmas or phrases oppose each other; the order does not matter.
pub fn opposites(one: &str, other: &str) -> Option<Opposition> {
    if one == other {
        return None;
    }
    let (ours, theirs) = (poles(one), poles(other));
    // Words that share a pole anywhere ("fall" and "drop") are used for one another, whatever else they may mean.
    if !ours.iter().any(|pole| theirs.contains(pole)) {
        let axis = ours.iter().find(|pole| theirs.iter().any(|that| that.axis == pole.axis)).map(|pole| pole.axis);
        if axis.is_some() {
            return Some(Opposition { origin: Origin::News, axis });
        }
    }
    let listed = LEXICON.antonyms.get(one).is_some_and(|words| words.contains(&other));
    let origin = if listed { Some(Origin::WordNet) } else { has_prefix(one, other).then_some(Origin::Prefix) };
    origin.map(|origin| Opposition { origin, axis: None })
}

/// Whether two lemmas or phrases stand in one pole of an axis: they say much the same, if more loosely than synonyms do.
pub fn same_pole(one: &str, other: &str) -> bool {
    let theirs = poles(other);
    poles(one).iter().any(|pole| theirs.contains(pole))
}

/// Whether a lemma or phrase has an opposite at all (prefixes aside).
pub fn is_opposable(phrase: &str) -> bool {
    LEXICON.poles.contains_key(phrase) || LEXICON.antonyms.contains_key(phrase)
}

/// All words that may oppose a word or share a pole with it (prefixes aside), in the order of the lists; some twice.
pub(super) fn on_its_axes(word: &str) -> impl Iterator<Item = &'static str> + '_ {
    let of_axis = |pole: &Pole| LEXICON.on_axis.get(pole.axis).map_or(&[][..], Vec::as_slice);
    let antonyms = LEXICON.antonyms.get(word).map_or(&[][..], Vec::as_slice);
    poles(word).iter().flat_map(of_axis).chain(antonyms).copied()
}

fn poles(phrase: &str) -> &'static [Pole] {
    LEXICON.poles.get(phrase).map_or(&[], Vec::as_slice)
}

/// Whether one is the other behind "un-" or "non-". Not "in-", "dis-" or "mis-": too many words only look so ("invaluable", "display"), and
/// the true ones are in WordNet.
fn has_prefix(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let rest = long.strip_prefix("non-").or_else(|| long.strip_prefix("un-")).or_else(|| long.strip_prefix("non"));
    let rest = rest.or_else(|| long.strip_prefix("un"));
    rest == Some(short) && short.len() >= 3 && !matches!(short, "der" | "til" | "ion" | "ted" | "sense" | "profit")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_tidy, assert_words_tidy};
    use super::*;

    #[test]
    fn lists_are_tidy() {
        assert_tidy(AXES, |row| row.split_once(':').unwrap().0);
        assert_tidy(ANTONYMS, |row| row.rsplit_once(' ').unwrap().0);
        for row in rows(AXES) {
            let (first, second) = row.split_once(": ").unwrap().1.split_once(" / ").unwrap();
            assert_words_tidy(first);
            assert_words_tidy(second);
            assert!(!words(first).any(|word| words(second).any(|other| other == word)), "in both poles: {row}");
        }
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
        assert_eq!(opposites("non-binding", "binding").unwrap().origin, Origin::Prefix);
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
