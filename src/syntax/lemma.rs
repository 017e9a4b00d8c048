//! Dictionary forms: irregular forms by table, the rest by suffix rules that must arrive at a known word, as in WordNet's `morphy`.

use super::tags::{Relation, Tag};
use crate::frozen::Frozen;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The parts of speech that the tables tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Noun,
    Verb,
    Adjective,
    Adverb,
}

impl Part {
    fn from_key(key: &str) -> Option<Self> {
        match key {
            "noun" => Some(Self::Noun),
            "verb" => Some(Self::Verb),
            "adj" => Some(Self::Adjective),
            "adv" => Some(Self::Adverb),
            _ => None,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::Verb => "verb",
            Self::Adjective => "adj",
            Self::Adverb => "adv",
        }
    }
}

const RULES: &str = include_str!("model/lemma_rules.txt");
/// Part of speech, form, lemmas.
static EXCEPTIONS: Frozen = Frozen::new(include_bytes!(concat!(env!("OUT_DIR"), "/lemma_exceptions.frozen")));
/// Part of speech, word.
static WORDS: Frozen = Frozen::new(include_bytes!(concat!(env!("OUT_DIR"), "/lemma_words.frozen")));

/// A suffix rule: an ending and what takes its place.
type Rule = (&'static str, &'static str);

/// The rules of each part of speech, in order.
static RULE_LIST: LazyLock<[Vec<Rule>; 4]> = LazyLock::new(|| {
    let mut lists = [const { Vec::new() }; 4];
    for line in RULES.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let part = fields.next().and_then(Part::from_key);
        if let (Some(part), Some(ending), Some(replacement)) = (part, fields.next(), fields.next()) {
            lists[part as usize].push((ending, replacement));
        }
    }
    lists
});

/// The dictionary form of a token.
pub(super) fn lemma(form: &str, tag: Tag, relation: Relation) -> Box<str> {
    let is_lower = form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let lower = if is_lower { Cow::Borrowed(form) } else { Cow::Owned(form.to_lowercase()) };
    if let Some(fixed) = fixed(&lower, tag) {
        return fixed.into();
    }
    let Some(part) = part_of_speech(tag) else {
        return if tag.is_name() { form.into() } else { lower.into() };
    };
    let is_auxiliary = part == Part::Verb && matches!(relation, Relation::Aux | Relation::Auxpass);
    if is_auxiliary || matches!(tag, Tag::Nn | Tag::Vb | Tag::Vbp | Tag::Jj) {
        return lower.into();
    }
    by_rules(&lower, part).text(&lower).into()
}

fn part_of_speech(tag: Tag) -> Option<Part> {
    match tag {
        Tag::Nn | Tag::Nns => Some(Part::Noun),
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => Some(Part::Verb),
        Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Afx => Some(Part::Adjective),
        Tag::Rb | Tag::Rbr | Tag::Rbs => Some(Part::Adverb),
        _ => None,
    }
}

/// What the rules make of a word: a stem of it with an ending, or an irregular form.
enum Stem {
    Regular { kept: usize, ending: &'static str, is_word: bool },
    Irregular(&'static str),
}

impl Stem {
    fn text<'a>(&self, word: &'a str) -> Cow<'a, str> {
        match *self {
            Self::Regular { kept, ending: "", .. } => Cow::Borrowed(word.get(..kept).unwrap_or(word)),
            Self::Regular { kept, ending, .. } => Cow::Owned([word.get(..kept).unwrap_or(word), ending].concat()),
            Self::Irregular(stem) => Cow::Borrowed(stem),
        }
    }

    fn is_word(&self, part: Part) -> bool {
        match *self {
            Self::Regular { is_word, .. } => is_word,
            Self::Irregular(stem) => is_word(part, stem),
        }
    }
}

fn by_rules(lower: &str, part: Part) -> Stem {
    let (mut known, mut odd, mut unknown) = (None, None, None);
    let mut form = String::new();
    for &(ending, replacement) in &RULE_LIST[part as usize] {
        let Some(stem) = lower.strip_suffix(ending).filter(|stem| !(stem.is_empty() && replacement.is_empty())) else {
            continue;
        };
        let kept = stem.len();
        let made = if replacement.is_empty() {
            stem
        } else {
            form.clear();
            form.push_str(stem);
            form.push_str(replacement);
            &form
        };
        let doubled = part == Part::Verb && replacement.is_empty() && known == Some((kept, "e")) && doubles(stem);
        if doubled {
            continue;
        }
        if is_word(part, made) {
            known = Some((kept, replacement));
        } else if !made.chars().all(char::is_alphabetic) {
            odd.get_or_insert((kept, replacement));
        } else {
            unknown.get_or_insert((kept, replacement));
        }
    }
    // Of several irregular readings the one that the rules find too is the common one ("masses", "installed"); else the last, as the
    // reference puts each further one in front of those before it.
    let irregular = || EXCEPTIONS.text([part.key(), lower]).into_iter().flat_map(|lemmas| lemmas.split('\t'));
    let regular = |(kept, ending), is_word| Stem::Regular { kept, ending, is_word };
    let known = known.map(|known| regular(known, true));
    let is_known = |stem: &Stem| irregular().any(|one| stem.text(lower) == one);
    match irregular().last() {
        Some(last) if !known.as_ref().is_some_and(is_known) => Stem::Irregular(last),
        Some(_) | None => known
            .or_else(|| odd.or(unknown).map(|found| regular(found, false)))
            .unwrap_or_else(|| regular((lower.len(), ""), is_word(part, lower))),
    }
}

/// Whether a verb doubles its last letter before "-ed" and "-ing": one consonant behind one vowel. "Hoped", "staged" and "fined" are then forms of
/// "hope", "stage" and "fine", as those of "hop", "stag" and "fin" have two; the reference reads them as the shorter verbs.
fn doubles(stem: &str) -> bool {
    let is_vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    match stem.as_bytes() {
        [.., before, vowel, last] => !is_vowel(*before) && is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y'),
        _ => false,
    }
}

/// Whether a word, in lower case, is a verb, an adjective or an adverb of the dictionary; its nouns hold names too.
pub(super) fn is_common(word: &str) -> bool {
    [Part::Verb, Part::Adjective, Part::Adverb].into_iter().any(|part| is_word(part, word))
}

/// Whether a word, in lower case, is one of the dictionary in any form.
pub(super) fn is_any(word: &str) -> bool {
    [Part::Noun, Part::Verb, Part::Adjective, Part::Adverb].into_iter().any(|part| by_rules(word, part).is_word(part))
}

/// Whether a word, in lower case, is a form of a verb and nothing else.
pub(super) fn is_only_verb(word: &str) -> bool {
    let is = |part| by_rules(word, part).is_word(part);
    is(Part::Verb) && ![Part::Noun, Part::Adjective, Part::Adverb].into_iter().any(is)
}

fn is_word(part: Part, form: &str) -> bool {
    WORDS.text([part.key(), form]).is_some()
}

/// What a word can be, by the tables alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Readings {
    pub(super) noun: bool,
    pub(super) verb: bool,
    pub(super) adjective: bool,
    pub(super) adverb: bool,
    /// Whether it is a form of a verb that no rule makes ("bought").
    pub(super) irregular_verb: bool,
}

/// What a lower-cased word can be.
pub(super) fn readings(lower: &str) -> Readings {
    let is = |part| by_rules(lower, part).is_word(part);
    let verb = Some(by_rules(lower, Part::Verb)).filter(|stem| stem.is_word(Part::Verb));
    let regular = ["s", "ed", "ing"].iter().any(|ending| lower.ends_with(ending));
    Readings {
        noun: is(Part::Noun),
        irregular_verb: !regular && verb.as_ref().is_some_and(|stem| stem.text(lower) != lower),
        verb: verb.is_some(),
        adjective: is(Part::Adjective),
        adverb: is(Part::Adverb),
    }
}

/// Pronouns, auxiliaries and contractions, which the rules would get wrong.
fn fixed(lower: &str, tag: Tag) -> Option<&'static str> {
    Some(match (tag, lower) {
        (Tag::Prp, "i" | "me") => "I",
        (Tag::Prp, "him") => "he",
        (Tag::Prp, "her") => "she",
        (Tag::Prp, "us") => "we",
        (Tag::Prp, "them" | "'em" | "’em") => "they",
        (Tag::Rb, "n't" | "n’t" | "nt" | "not") => "not",
        (Tag::Vbn, "been")
        | (Tag::Vbg, "being")
        | (Tag::Vbz, "is" | "'s" | "’s")
        | (Tag::Vbp, "are" | "am" | "'re" | "’re" | "'m" | "’m") => "be",
        (Tag::Vbd, "was" | "were") => "be",
        (Tag::Vbz, "has") | (Tag::Vbp, "have" | "'ve" | "’ve") | (Tag::Vbd, "had" | "'d" | "’d") | (Tag::Vbn, "had") => "have",
        (Tag::Vbz, "does") | (Tag::Vbd, "did") => "do",
        (Tag::Md, "ca") => "can",
        (Tag::Md, "wo" | "'ll" | "’ll") => "will",
        (Tag::Md, "sha") => "shall",
        (Tag::Md, "'d" | "’d") => "would",
        (Tag::Vbg, "gon") => "go",
        (Tag::To, "na" | "ta") => "to",
        (Tag::Prp, "'s" | "’s") => "us",
        (Tag::Vbz, "gets") | (Tag::Vbd, "got") => "get",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_tables_is_found() {
        let fields = |line: &'static str| line.split_once('\t').expect("a part of speech");
        for (part, word) in include_str!("model/lemma_words.txt").lines().filter(|line| !line.starts_with('#')).map(fields) {
            assert!(WORDS.text([part, word]).is_some(), "{part} {word}");
        }
        for (part, forms) in include_str!("model/lemma_exceptions.txt").lines().filter(|line| !line.starts_with('#')).map(fields) {
            let (form, lemmas) = forms.split_once('\t').expect("lemmas");
            assert_eq!(EXCEPTIONS.text([part, form]), Some(lemmas));
        }
    }

    #[test]
    fn forms_come_back_to_their_words() {
        let cases = [
            ("companies", Tag::Nns, "company"),
            ("bought", Tag::Vbd, "buy"),
            ("renegotiated", Tag::Vbn, "renegotiate"),
            ("largest", Tag::Jjs, "large"),
            ("children", Tag::Nns, "child"),
            ("said", Tag::Vbd, "say"),
            ("running", Tag::Vbg, "run"),
            ("masses", Tag::Nns, "mass"),
            ("installed", Tag::Vbn, "install"),
            ("went", Tag::Vbd, "go"),
            ("hoped", Tag::Vbd, "hope"),
            ("hopes", Tag::Vbz, "hope"),
            ("hops", Tag::Vbz, "hop"),
            ("hopping", Tag::Vbg, "hop"),
            ("fined", Tag::Vbn, "fine"),
            ("staging", Tag::Vbg, "stage"),
            ("planned", Tag::Vbn, "plan"),
            ("opened", Tag::Vbd, "open"),
        ];
        for (form, tag, expected) in cases {
            assert_eq!(&*lemma(form, tag, Relation::Root), expected, "{form}");
        }
        assert_eq!(&*lemma("OpenAI", Tag::Nnp, Relation::Nsubj), "OpenAI");
    }
}
