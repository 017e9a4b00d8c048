//! Names in a line where most words are capitalised, and a capital says nothing.
//!
//! "Acme and Globex Redefine Partnership, Ending Legal Peril": a name is what the running text of the same article names, and of the rest
//! what is left when common words are taken off.

use super::NameType;
use super::find::plain;
use super::lists;
use crate::article::words::Tokens;
use crate::syntax::{Parsed, Tag};
use rustc_hash::FxHashMap;

/// The names of the running text, by their words in lower case.
pub(super) type Known = FxHashMap<String, NameType>;

/// The share of the weighty words of a line that are capitalised, from which on it is in title case.
const SHARE: f32 = 0.7;
/// Fewer weighty words than this tell nothing.
const LEAST: u16 = 4;

/// Whether a sentence is written in title case: nearly all words of weight are capitalised, common words among them.
pub(super) fn is_title_case(parsed: &Parsed, sentence: Tokens) -> bool {
    let weighty = |token: &usize| {
        let form = parsed.form(*token);
        form.len() > 3 && form.chars().next().is_some_and(char::is_alphabetic) && form.chars().count() > 3 && !is_small(parsed.tag(*token))
    };
    let capitals = || sentence.iter().filter(weighty).filter(|&token| is_capital(parsed, token));
    let (words, large) = sentence.iter().filter(weighty).fold((0_u16, 0_u16), |(words, large), token| {
        (words.saturating_add(1), large.saturating_add(u16::from(is_capital(parsed, token))))
    });
    let common = |token: &usize| is_common(parsed, &plain(parsed, *token));
    words >= LEAST && f32::from(large) >= SHARE * f32::from(words) && capitals().skip(1).filter(common).nth(1).is_some()
}

/// The names within a run of capitalised words.
pub(super) fn names(parsed: &Parsed, run: Tokens, kind: Option<NameType>, known: &Known, found: &mut Vec<(Tokens, Option<NameType>)>) {
    if kind.is_some() && is_whole(parsed, run) {
        found.push((run, kind));
        return;
    }
    let (mut at, mut gap) = (run.start as usize, run.start as usize);
    let end = run.end as usize;
    while at < end {
        match longest(parsed, at, end, known) {
            Some((to, of)) => {
                unknown(parsed, gap, at, kind, found);
                found.push((Tokens::new(at, to), Some(of)));
                (at, gap) = (to, to);
            }
            None => at += 1,
        }
    }
    unknown(parsed, gap, end, kind, found);
}

/// Whether what the recogniser marks reads as one name by its own words: "Danielle Frost", "Harbour National Park".
fn is_whole(parsed: &Parsed, run: Tokens) -> bool {
    let words: Vec<_> = run.iter().map(|token| plain(parsed, token)).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let person = words.len() > 1
        && lists::given_name(first).is_some()
        && (lists::surname(last).is_some() || !is_common(parsed, last))
        && words.iter().skip(1).rev().skip(1).all(|word| lists::given_name(word).is_some() || lists::surname(word).is_some());
    let headed = words.len() > 1 && (lists::heads_organisation(last) || lists::heads_place(last));
    let verb = words.iter().any(|word| parsed.is_only_verb(word) && !is_listed(word));
    let fresh = words.iter().any(|word| !is_common(parsed, word));
    !verb && fresh && (person || headed)
}

/// The longest name of the running text that begins at a token.
fn longest(parsed: &Parsed, at: usize, end: usize, known: &Known) -> Option<(usize, NameType)> {
    let of = |to: usize| {
        let words: Vec<_> = (at..to).filter(|&token| !parsed.tag(token).is_punctuation()).map(|token| plain(parsed, token)).collect();
        known.get(&words.join(" ")).map(|kind| (to, *kind))
    };
    (at + 1..=end.min(at + 8)).rev().find_map(of)
}

/// What can be a name between known ones: cut at verbs, common words taken off both ends.
fn unknown(parsed: &Parsed, start: usize, end: usize, kind: Option<NameType>, found: &mut Vec<(Tokens, Option<NameType>)>) {
    let mut from = start;
    for token in start..=end {
        if token == end || parsed.is_only_verb(&plain(parsed, token)) && !is_listed(&plain(parsed, token)) {
            trimmed(parsed, from, token, kind, found);
            from = token + 1;
        }
    }
}

fn trimmed(parsed: &Parsed, mut start: usize, mut end: usize, kind: Option<NameType>, found: &mut Vec<(Tokens, Option<NameType>)>) {
    let common = |token: usize| !is_capital(parsed, token) || is_common(parsed, &plain(parsed, token));
    let title = |token: usize| lists::is_title(&plain(parsed, token));
    let headed = |token: usize| lists::heads_organisation(&plain(parsed, token)) || lists::heads_place(&plain(parsed, token));
    // "Mark Carney": a given name that is a common word besides, before a word that is none.
    let given = |token: usize| token + 1 < end && lists::given_name(&plain(parsed, token)).is_some() && !common(token + 1);
    while start < end && common(start) && !title(start) && !given(start) {
        start += 1;
    }
    // "Riverside Council" is a name as a whole, where the recogniser says so.
    while start < end && common(end - 1) && !(end - start == 2 && headed(end - 1) && kind.is_some()) {
        end -= 1;
    }
    let named = (start..end).any(|token| !common(token));
    if named {
        found.push((Tokens::new(start, end), kind));
    }
}

/// Whether a word, lower case, is in the dictionary and on no list of names.
pub(super) fn is_common(parsed: &Parsed, word: &str) -> bool {
    parsed.is_dictionary_word(word) && !is_listed(word)
}

fn is_listed(word: &str) -> bool {
    use lists::Claim::Sure;
    [lists::place(word), lists::given_name(word), lists::surname(word), lists::organisation(word)].contains(&Some(Sure))
        || lists::is_group(word)
}

fn is_capital(parsed: &Parsed, token: usize) -> bool {
    parsed.form(token).chars().next().is_some_and(char::is_uppercase)
}

/// Words that a headline leaves small.
fn is_small(tag: Tag) -> bool {
    matches!(tag, Tag::In | Tag::Dt | Tag::Cc | Tag::To | Tag::Md | Tag::Prp | Tag::PrpS | Tag::Wdt | Tag::Wp | Tag::Wrb)
}
