//! How two words stand to each other by their meanings: synonyms, the broader and the narrower word, two kinds of one thing.
//!
//! The data are WordNet's commonest meanings of each word and the next broader one of each meaning (`tools/wordnet_thesaurus.py`). Words are looked
//! up by halving the sorted list, of which only the places of the first letters are found at the first look.

use std::sync::LazyLock;

const WORDS: &str = include_str!("thesaurus.txt");
const BROADER: &[u8] = include_bytes!("broader.bin");

/// How two words are akin, the closest way that any two of their meanings allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kinship {
    /// They share a meaning: "conduct" and "carry", "tumble" and "topple".
    Synonyms,
    /// One is a kind of the other: "aircraft" and "drone".
    Broader,
    /// Two kinds of one thing: "pianist" and "singer", "pizza" and "burger".
    Siblings,
    /// Both are known, and none of these.
    Strangers,
    /// One of the words is not in the list.
    Unknown,
}

/// A meaning, by its number.
type Meaning = u16;

/// How many steps up a broader word may stand.
const STEPS: usize = 2;

/// How two lemmas in lower case are akin; the order does not matter.
pub fn kinship(one: &str, other: &str) -> Kinship {
    Senses::of(one).kinship(&Senses::of(other))
}

/// Whether a person is among what a noun commonly means: "driver", not "bus".
pub fn names_person(noun: &str) -> bool {
    stands_below(noun, "person")
}

/// Whether an organisation, or a district that has a government, is among what a noun commonly means: "ministry" and "county", not "gate".
pub fn names_organisation(noun: &str) -> bool {
    stands_below(noun, "organization") || stands_below(noun, "district")
}

/// Whether one of a noun's common meanings is a kind of what another noun means first.
fn stands_below(noun: &str, kind: &str) -> bool {
    let Some(kind) = meanings(kind).and_then(|meanings| meanings.first().copied()) else { return false };
    let above = |below: Meaning| std::iter::successors(Some(below), |&at| broader(at)).take(DEPTH).any(|at| at == kind);
    meanings(noun).is_some_and(|meanings| meanings.into_iter().any(above))
}

/// No noun for a person stands farther below it.
const DEPTH: usize = 16;

/// What a word can mean: looked up once, compared with many.
#[derive(Clone, Debug)]
pub struct Senses(Option<Vec<Meaning>>);

impl Senses {
    /// Looks a lemma in lower case up.
    pub fn of(word: &str) -> Self {
        Self(meanings(word))
    }

    /// How the word is akin to another; the order does not matter.
    pub fn kinship(&self, other: &Self) -> Kinship {
        self.0.as_ref().zip(other.0.as_ref()).map_or(Kinship::Unknown, |(ours, theirs)| of_meanings(ours, theirs))
    }
}

fn of_meanings(ours: &[Meaning], theirs: &[Meaning]) -> Kinship {
    let pairs = || ours.iter().flat_map(|&a| theirs.iter().map(move |&b| (a, b)));
    let above = |below: Meaning, up: Meaning| std::iter::successors(broader(below), |&at| broader(at)).take(STEPS).any(|at| at == up);
    if pairs().any(|(a, b)| a == b) {
        Kinship::Synonyms
    } else if pairs().any(|(a, b)| above(a, b) || above(b, a)) {
        Kinship::Broader
    } else if pairs().any(|(a, b)| broader(a).is_some() && broader(a) == broader(b)) {
        Kinship::Siblings
    } else {
        Kinship::Strangers
    }
}

/// The next broader meaning.
fn broader(meaning: Meaning) -> Option<Meaning> {
    let at = 2 * usize::from(meaning);
    let number = u16::from_le_bytes([*BROADER.get(at)?, *BROADER.get(at + 1)?]);
    (number > 0).then_some(number)
}

/// The meanings of a word, the commonest of each part of speech first.
fn meanings(word: &str) -> Option<Vec<Meaning>> {
    let (_, numbers) = line(word)?.split_once(' ').unwrap_or_default();
    Some(numbers.split(' ').filter_map(|number| Meaning::from_str_radix(number, 36).ok()).collect())
}

/// The first two bytes of a word; a space behind a single letter.
type Start = [u8; 2];

/// Where the words of each start begin, ascending: halving the whole list took fifteen looks into as many places of half a megabyte.
static STARTS: LazyLock<Vec<(Start, usize)>> = LazyLock::new(|| {
    let mut starts: Vec<(Start, usize)> = Vec::new();
    let lines = std::iter::once(0).chain(memchr::memchr_iter(b'\n', WORDS.as_bytes()).map(|end| end + 1));
    for line in lines.filter(|&line| line < WORDS.len()) {
        let start = start(WORDS.as_bytes().get(line..).unwrap_or_default());
        if starts.last().is_none_or(|(last, _)| *last != start) {
            starts.push((start, line));
        }
    }
    starts
});

fn start(word: &[u8]) -> Start {
    [word.first().copied().unwrap_or(b' '), word.get(1).copied().unwrap_or(b' ')]
}

/// The line of a word, by halving those of its start.
fn line(word: &str) -> Option<&'static str> {
    let at = STARTS.binary_search_by_key(&start(word.as_bytes()), |(start, _)| *start).ok()?;
    let (mut from, mut to) = (STARTS.get(at)?.1, STARTS.get(at + 1).map_or(WORDS.len(), |(_, next)| *next));
    while from < to {
        let middle = from + (to - from) / 2;
        let start = WORDS.as_bytes().get(..middle)?.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let end = WORDS.as_bytes().get(middle..)?.iter().position(|&byte| byte == b'\n').map_or(WORDS.len(), |at| middle + at);
        let line = WORDS.get(start..end)?;
        // A word is short: looking at each byte is quicker than a search that has to be set up.
        let length = line.bytes().position(|byte| byte == b' ').unwrap_or(line.len());
        match line.get(..length)?.cmp(word) {
            std::cmp::Ordering::Equal => return Some(line),
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn people_and_things() {
        for noun in ["driver", "girl", "man", "minister", "nurse", "pilot", "student", "suspect", "teenager", "victim", "woman"] {
            assert!(super::names_person(noun), "{noun}");
        }
        for noun in ["age", "bus", "company", "death", "number", "score", "temperature", "toll", "xyzzy"] {
            assert!(!super::names_person(noun), "{noun}");
        }
    }

    use super::*;

    #[test]
    fn the_list_is_sorted() {
        let words: Vec<&str> = WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').next()).collect();
        assert!(words.len() > 20_000 && words.is_sorted_by(|a, b| a < b));
        assert!(STARTS.is_sorted() && line("").is_none() && line("zzzz").is_none());
        assert!(words.iter().all(|word| meanings(word).is_some_and(|found| !found.is_empty())));
    }

    #[test]
    fn kinds_of_kinship() {
        for (one, other, expected) in [
            ("launch", "establish", Kinship::Synonyms),
            ("pianist", "musician", Kinship::Broader),
            ("pianist", "violinist", Kinship::Siblings),
            ("river", "purchase", Kinship::Strangers),
            ("river", "xqzzy", Kinship::Unknown),
        ] {
            assert_eq!(kinship(one, other), expected, "{one} {other}");
            assert_eq!(kinship(other, one), expected, "{other} {one}");
        }
    }
}
