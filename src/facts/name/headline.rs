//! Names in a line where most words are capitalised, and a capital says nothing.
//!
//! "Acme and Globex Redefine Partnership, Ending Legal Peril": a name is what the running text of the same article names, and of the rest
//! what is left when common words are taken off.

use super::NameType;
use super::find::Run;
use super::lists::{self, Listed};
use super::mention::plain;
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
    let (mut words, mut large) = (0_u16, 0_u16);
    for token in sentence.iter().filter(|&token| is_weighty(parsed, token)) {
        (words, large) = (words.saturating_add(1), large.saturating_add(u16::from(parsed.shape(token).begins_large())));
    }
    let capitals = || sentence.iter().filter(|&token| parsed.shape(token).begins_large() && is_weighty(parsed, token));
    let common = |token: &usize| is_common(parsed, &plain(parsed, *token));
    words >= LEAST && f32::from(large) >= SHARE * f32::from(words) && capitals().skip(1).filter(common).nth(1).is_some()
}

/// Whether a word has weight in a line: more than three characters, the first a letter, and none of those that a headline leaves small.
fn is_weighty(parsed: &Parsed, token: usize) -> bool {
    let shape = parsed.shape(token);
    shape.is_long() && shape.begins_with_letter() && !is_small(parsed.tag(token))
}

/// The names within a run of capitalised words.
pub(super) fn names(parsed: &Parsed, run: Tokens, kind: Option<NameType>, known: &Known, found: &mut Vec<Run>) {
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
    let words: Vec<_> = run.iter().map(|token| plain(parsed, token)).map(|word| (lists::listed(&word), word)).collect();
    let ([(first, _), .., (last, end)], true) = (&words[..], words.len() > 1) else { return false };
    let person = first.given().is_some()
        && (last.surname().is_some() || !is_common(parsed, end))
        && words.iter().skip(1).rev().skip(1).all(|(word, _)| word.given().is_some() || word.surname().is_some());
    let headed = last.heads_organisation() || last.heads_place();
    let verb = || words.iter().any(|(listed, word)| !listed.is_name() && parsed.is_only_verb(word));
    let fresh = || words.iter().any(|(_, word)| !is_common(parsed, word));
    (person || headed) && !verb() && fresh()
}

/// The longest name of the running text that begins at a token.
fn longest(parsed: &Parsed, at: usize, end: usize, known: &Known) -> Option<(usize, NameType)> {
    let (mut words, mut any) = (String::new(), false);
    let mut found = None;
    for token in at..end.min(at + 8) {
        if !parsed.tag(token).is_punctuation() {
            if any {
                words.push(' ');
            }
            any = true;
            words.push_str(&plain(parsed, token));
        }
        found = known.get(words.as_str()).map(|kind| (token + 1, *kind)).or(found);
    }
    found
}

/// What can be a name between known ones: cut at verbs, common words taken off both ends.
fn unknown(parsed: &Parsed, start: usize, end: usize, kind: Option<NameType>, found: &mut Vec<Run>) {
    let mut from = start;
    for token in start..=end {
        if token == end || !listed(parsed, token).is_name() && parsed.is_only_verb(&plain(parsed, token)) {
            trimmed(parsed, from, token, kind, found);
            from = token + 1;
        }
    }
}

fn trimmed(parsed: &Parsed, mut start: usize, mut end: usize, kind: Option<NameType>, found: &mut Vec<Run>) {
    let common = |token: usize| !parsed.shape(token).begins_large() || is_common(parsed, &plain(parsed, token));
    let title = |token: usize| listed(parsed, token).is_title();
    let headed = |token: usize| listed(parsed, token).heads_organisation() || listed(parsed, token).heads_place();
    // "Mark Carney": a given name that is a common word besides, before a word that is none.
    let given = |token: usize| token + 1 < end && listed(parsed, token).given().is_some() && !common(token + 1);
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
    !lists::listed(word).is_name() && parsed.is_dictionary_word(word)
}

fn listed(parsed: &Parsed, token: usize) -> Listed {
    lists::listed(&plain(parsed, token))
}

/// Words that a headline leaves small.
fn is_small(tag: Tag) -> bool {
    matches!(tag, Tag::In | Tag::Dt | Tag::Cc | Tag::To | Tag::Md | Tag::Prp | Tag::PrpS | Tag::Wdt | Tag::Wp | Tag::Wrb)
}
