//! Dictionary forms: irregular forms by table, the rest by suffix rules that must arrive at a known word, as in WordNet's `morphy`.

use super::lines::Table;
use super::tags::{Relation, Tag};
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
static EXCEPTIONS: Table<2> = Table::new(include_str!("model/lemma_exceptions.txt"));
/// Part of speech, word.
static WORDS: Table<2> = Table::new(include_str!("model/lemma_words.txt"));

/// A suffix rule: part of speech, ending, what takes its place.
type Rule = (Part, &'static str, &'static str);

static RULE_LIST: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |line: &'static str| {
        let mut fields = line.split('\t');
        Some((Part::from_key(fields.next()?)?, fields.next()?, fields.next()?))
    };
    RULES.lines().filter(|line| !line.starts_with('#')).filter_map(rule).collect()
});

/// The dictionary form of a token.
pub(super) fn lemma(form: &str, tag: Tag, relation: Relation) -> Box<str> {
    let lower = form.to_lowercase();
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
    by_rules(&lower, part)
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

fn by_rules(lower: &str, part: Part) -> Box<str> {
    let (mut known, mut odd, mut unknown) = (None, None, None);
    for &(of, ending, replacement) in RULE_LIST.iter() {
        let Some(stem) = lower.strip_suffix(ending).filter(|stem| of == part && !(stem.is_empty() && replacement.is_empty())) else {
            continue;
        };
        let form = format!("{stem}{replacement}");
        if is_word(part, &form) {
            known = Some(form);
        } else if !form.chars().all(char::is_alphabetic) {
            odd.get_or_insert(form);
        } else {
            unknown.get_or_insert(form);
        }
    }
    // Of several irregular readings the one that the rules find too is the common one ("masses", "installed"); else the last, as the
    // reference puts each further one in front of those before it.
    let irregular = || EXCEPTIONS.find([part.key(), lower]).into_iter().flat_map(|lemmas| lemmas.split('\t'));
    match irregular().last() {
        Some(last) if !known.as_deref().is_some_and(|known| irregular().any(|one| one == known)) => last.into(),
        Some(_) | None => known.or(odd).or(unknown).map_or_else(|| lower.into(), String::into_boxed_str),
    }
}

/// Whether a word, in lower case, is a verb, an adjective or an adverb of the dictionary; its nouns hold names too.
pub(super) fn is_common(word: &str) -> bool {
    [Part::Verb, Part::Adjective, Part::Adverb].into_iter().any(|part| is_word(part, word))
}

fn is_word(part: Part, form: &str) -> bool {
    WORDS.find([part.key(), form]).is_some()
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
    let stem = |part| Some(by_rules(lower, part)).filter(|stem| is_word(part, stem));
    let verb = stem(Part::Verb);
    let regular = ["s", "ed", "ing"].iter().any(|ending| lower.ends_with(ending));
    Readings {
        noun: stem(Part::Noun).is_some(),
        irregular_verb: !regular && verb.as_deref().is_some_and(|stem| stem != lower),
        verb: verb.is_some(),
        adjective: stem(Part::Adjective).is_some(),
        adverb: stem(Part::Adverb).is_some(),
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
        ];
        for (form, tag, expected) in cases {
            assert_eq!(&*lemma(form, tag, Relation::Root), expected, "{form}");
        }
        assert_eq!(&*lemma("OpenAI", Tag::Nnp, Relation::Nsubj), "OpenAI");
    }
}
