//! Names that may be one, or a slip of one another, by their letters: shorter forms, endings, a letter too many. Asked by the rule on names.

use super::pair::Half;
use crate::article::words::Tokens;
use crate::facts::Fact;
use crate::facts::name::{Name, NameType, is_short_for};

/// Whether two names may be of one type.
pub(super) fn same_type(one: NameType, other: NameType) -> bool {
    one == other || one == NameType::Other || other == NameType::Other
}

/// Whether one is a shorter form of the other: its words come back there, whole or as initials ("J.-B. Amoussou"), whatever the kinds.
pub(super) fn is_form_of(one: &Name, other: &Name) -> bool {
    let words =
        |name: &Name| -> Vec<String> { name.key.split([' ', '-', '.']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect() };
    let (ours, theirs) = (words(one), words(other));
    let (short, long) = if ours.len() <= theirs.len() { (&ours, &theirs) } else { (&theirs, &ours) };
    let back = |word: &String| {
        let initial = |other: &String| other.chars().count() == 1 && word.starts_with(other.as_str());
        let is_initial = word.chars().count() == 1 && long.iter().any(|other| other.starts_with(word.as_str()));
        is_initial || long.iter().any(|other| other == word || initial(other))
    };
    short.len() != long.len() && short.iter().all(back)
        || short.len() == long.len() && short != long && short.iter().any(|word| word.len() == 1) && short.iter().all(back)
}

/// Endings that make a people, a family or an adjective of a name.
const ENDINGS: [&str; 15] = ["", "a", "an", "er", "ese", "i", "ia", "ian", "ians", "ic", "ish", "n", "ns", "ry", "s"];

/// Whether two names are one name with two endings; of two people only where one is a family ("Andre" and "Andrea" are two).
pub(super) fn is_form_with_ending(one: &Name, other: &Name) -> bool {
    let people = are_people(one, other);
    let family = || one.key.trim_end_matches('s') == other.key.trim_end_matches('s');
    is_inflected(&one.key, &other.key) && (!people || family())
}

/// Whether two names are one word with two endings: "Slovakia" and "Slovak", "the Harcourts" and "the Harcourt family".
pub(super) fn is_inflected(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let ends = [&one[same..], &other[same..]];
    same >= 4 && ends.iter().all(|end| ENDINGS.contains(end))
}

/// The one word in which two names differ, their last words standing for each other; of people one may have a title more ("Driver Chiara Bassi").
fn differing<'a>(one: &'a Name, other: &'a Name) -> Option<(&'a str, &'a str)> {
    let words = |name: &'a Name| name.key.split(' ').collect::<Vec<_>>();
    let (ours, theirs) = (words(one), words(other));
    if ours.len() != theirs.len() && (!may_be_people(one, other) || ours.len().min(theirs.len()) < 2) {
        return None;
    }
    let mut apart = ours.into_iter().rev().zip(theirs.into_iter().rev()).filter(|(a, b)| a != b);
    apart.next().filter(|_| apart.next().is_none())
}

/// Hardly a letter's difference: a misspelling rather than a shorter form or another name ("Harlow" and "Hartley" are two).
pub(super) fn is_slip(one: &Name, other: &Name) -> bool {
    differing(one, other).is_some_and(|(a, b)| {
        let length = a.chars().count().min(b.chars().count());
        length >= 4 && strsim::osa_distance(a, b) <= if length >= 8 { 2 } else { 1 }
    })
}

/// Whether it is a slip in one word of a person's name of several, the others being the same: "Chiara Bassi" and "Chiara Basso".
pub(super) fn is_misspelt_person(one: &Name, other: &Name) -> bool {
    may_be_people(one, other) && one.key.contains(' ') && other.key.contains(' ') && is_slip(one, other)
}

/// Whether one is a person and the other may be: an unknown title hides what a name is ("Pit Boss Chiara Bassi").
fn may_be_people(one: &Name, other: &Name) -> bool {
    let person = |name: &Name| name.kind == NameType::Person;
    (person(one) || person(other)) && same_type(one.kind, other.kind)
}

/// Whether two people share their given name or their surname and differ in the other: "Margit Lund" and "Margit Toft".
pub(super) fn are_namesakes(one: &Name, other: &Name) -> bool {
    let ends = |name: &Name| {
        let mut words = name.key.split(' ').map(str::to_owned);
        words.next().zip(words.next_back())
    };
    let both = ends(one).zip(ends(other));
    are_people(one, other)
        && both.is_some_and(|((given, family), (their_given, their_family))| (given == their_given) != (family == their_family))
}

pub(super) fn are_people(one: &Name, other: &Name) -> bool {
    one.kind == NameType::Person && other.kind == NameType::Person
}

/// Whether one of two names, as they are written, is short for the other: by its initials ("UN"), by the capitals within one word ("IBC" for
/// "InterBaltCorp"), or by words of the other sentence that its letters begin ("MPC" beside "the monetary policy committee").
pub(super) fn are_short_forms(half: &Half<'_>, one: &str, other_half: &Half<'_>, other: &str) -> bool {
    let is_short = |short: &str, long: &str| {
        let capitals = |name: &str| name.chars().filter(|letter| letter.is_uppercase()).collect::<String>();
        is_short_for(&short.to_lowercase(), &long.to_lowercase()) || is_initials(short) && !long.contains(' ') && capitals(long) == short
    };
    is_short(one, other) || is_short(other, one) || is_spelt_out(one, other_half) || is_spelt_out(other, half)
}

/// Whether a name is nothing but capitals, of which there are enough to tell one run of words from another.
fn is_initials(name: &str) -> bool {
    name.len() >= FEWEST_INITIALS && name.bytes().all(|letter| letter.is_ascii_uppercase())
}

const FEWEST_INITIALS: usize = 3;

/// Whether words of a sentence, one behind the other and small ones left out or not, begin with the letters of a name.
fn is_spelt_out(name: &str, half: &Half<'_>) -> bool {
    if !is_initials(name) {
        return false;
    }
    let letters: Vec<char> = name.to_lowercase().chars().collect();
    let words: Vec<&str> = half.sentence().iter().map(|token| half.parsed().lower(token)).collect();
    let begins = |words: &mut dyn Iterator<Item = &&str>| {
        let first = words.take(letters.len()).map(|word| word.chars().next().unwrap_or_default());
        first.eq(letters.iter().copied())
    };
    let is_small = |word: &&&str| !matches!(**word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&");
    (0..words.len()).any(|start| begins(&mut words[start..].iter()) || begins(&mut words[start..].iter().filter(is_small)))
}

/// The words of a name from the first on that the other sentence does not write small: "Ashby" of "Campaigner Ashby" beside "the campaigner Wren
/// Ashby"; none of "Jellyfish", at the head of a sentence, beside "a swarm of jellyfish", which is no name.
fn words_of_its_own(half: &Half<'_>, tokens: Tokens, other: &Half<'_>) -> Vec<String> {
    let is_small = |word: &str| {
        let lower = word.to_lowercase();
        lower != word && other.sentence().iter().any(|token| other.parsed().form(token) == lower)
    };
    half.words(tokens).split(' ').skip_while(|word| is_small(word)).map(str::to_lowercase).collect()
}

/// Whether the other sentence tells a name by some of its words: "his daughter Joana" beside "Joana Teles", "campaigner Wren Ashby" beside
/// "Campaigner Ashby"; or whether nothing of it is a name there.
pub(super) fn is_told_in_part(half: &Half<'_>, tokens: Tokens, name: &Name, other: &Half<'_>) -> bool {
    let own = words_of_its_own(half, tokens, other);
    let titled = own.len() < half.words(tokens).split(' ').count();
    let given = |theirs: &Name| !theirs.key.contains(' ') && name.key.split_once(' ').is_some_and(|(first, _)| first == &*theirs.key);
    let surname = |theirs: &Name| titled && own.iter().all(|word| theirs.key.split(' ').any(|part| part == word));
    // "Pia and Jo Lindgren" / "Pia Lindgren and her sister Jo".
    let written = |word: &str| other.sentence().iter().any(|at| other.parsed().tag(at).is_name() && other.parsed().lower(at) == word);
    let alone = own.len() == 1 && written(&own[0]);
    alone || own.is_empty() || other.near().filter_map(Fact::name).any(|theirs| given(theirs) || surname(theirs))
}
