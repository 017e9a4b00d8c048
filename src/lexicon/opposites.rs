//! Words that turn a clause round: "uphold" and "overturn", "renew" and "let lapse", "legal" and "illegal".

use super::{room, rows, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const AXES: &str = include_str!("opposites.txt");
const ANTONYMS: &str = include_str!("antonyms.txt");

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

/// A place in the news lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pole {
    /// The number of the axis.
    axis: u16,
    /// Which of its poles.
    pole: u8,
}

struct Lexicon {
    poles: FxHashMap<&'static str, Vec<Pole>>,
    antonyms: FxHashMap<&'static str, Vec<&'static str>>,
    axes: Vec<&'static str>,
    /// The words of each axis, of all its poles.
    on_axis: Vec<Vec<&'static str>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { poles: FxHashMap::default(), antonyms: room(&[ANTONYMS]), axes: Vec::new(), on_axis: Vec::new() };
    for (axis, (name, cells)) in (0..).zip(rows(AXES).filter_map(|row| row.split_once(": "))) {
        let mut all = Vec::new();
        for (pole, cell) in (0..).zip(cells.split(" / ")) {
            for word in words(cell) {
                lexicon.poles.entry(word).or_default().push(Pole { axis, pole });
                all.push(word);
            }
        }
        lexicon.axes.push(name);
        lexicon.on_axis.push(all);
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

/// What the lists of opposites hold of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sides {
    poles: &'static [Pole],
    antonyms: &'static [&'static str],
}

impl Sides {
    pub(super) fn of(phrase: &str) -> Self {
        Self { poles: poles(phrase), antonyms: LEXICON.antonyms.get(phrase).map_or(&[], Vec::as_slice) }
    }

    /// Whether the lists hold nothing of the word.
    #[inline]
    pub(super) fn is_empty(self) -> bool {
        self.poles.is_empty() && self.antonyms.is_empty()
    }
}

/// Whether and how two lemmas or phrases oppose each other; the order does not matter.
pub fn opposites(one: &str, other: &str) -> Option<Opposition> {
    opposed((one, Sides::of(one)), (other, Sides::of(other)))
}

/// The same of words whose entries were looked up before.
pub(super) fn opposed((one, ours): (&str, Sides), (other, theirs): (&str, Sides)) -> Option<Opposition> {
    if one == other {
        return None;
    }
    // Words that share a pole anywhere ("fall" and "drop") are used for one another, whatever else they may mean.
    if !share_pole(ours, theirs) {
        let axis = ours.poles.iter().find(|pole| theirs.poles.iter().any(|that| that.axis == pole.axis)).map(|pole| pole.axis);
        if let Some(axis) = axis {
            return Some(Opposition { origin: Origin::News, axis: LEXICON.axes.get(usize::from(axis)).copied() });
        }
    }
    let listed = ours.antonyms.contains(&other);
    let origin = if listed { Some(Origin::WordNet) } else { has_prefix(one, other).then_some(Origin::Prefix) };
    origin.map(|origin| Opposition { origin, axis: None })
}

/// Whether two lemmas or phrases stand in one pole of an axis: they say much the same, if more loosely than synonyms do.
pub fn same_pole(one: &str, other: &str) -> bool {
    share_pole(Sides::of(one), Sides::of(other))
}

pub(super) fn share_pole(ours: Sides, theirs: Sides) -> bool {
    ours.poles.iter().any(|pole| theirs.poles.contains(pole))
}

/// Whether a lemma or phrase stands on an axis of the news lexicon.
pub fn is_on_axis(phrase: &str) -> bool {
    LEXICON.poles.contains_key(phrase)
}

/// All that stand on an axis of the news lexicon.
pub(super) fn on_axes() -> impl Iterator<Item = &'static str> {
    LEXICON.poles.keys().copied()
}

/// All that have an opposite.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    LEXICON.poles.keys().chain(LEXICON.antonyms.keys()).copied()
}

/// All words that may oppose a word or share a pole with it (prefixes aside), in the order of the lists; some twice.
pub(super) fn on_its_axes(word: &str) -> impl Iterator<Item = &'static str> + '_ {
    let of_axis = |pole: &Pole| LEXICON.on_axis.get(usize::from(pole.axis)).map_or(&[][..], Vec::as_slice);
    let sides = Sides::of(word);
    sides.poles.iter().flat_map(of_axis).chain(sides.antonyms).copied()
}

fn poles(phrase: &str) -> &'static [Pole] {
    LEXICON.poles.get(phrase).map_or(&[], Vec::as_slice)
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
