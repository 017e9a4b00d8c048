//! Phrases of several words that a lexicon holds, as a text has them: "give the green light to the plan", "put it on hold".

use crate::article::words::Tokens;
use crate::lexicon::{self, Phrases};
use crate::syntax::{Parsed, Tag};

/// A phrase of a lexicon in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Idiom {
    /// Its lemmas, as the lexicon has it.
    pub(crate) phrase: String,
    /// Its tokens, ascending.
    pub(crate) words: Vec<usize>,
}

impl Idiom {
    /// The word that governs the rest: its verb where it has one.
    pub(crate) fn head(&self, parsed: &Parsed) -> Option<usize> {
        let mut words = self.words.iter().copied();
        let verb = words.clone().find(|&word| parsed.tag(word).is_verb() && parsed.lemma(word) != "be");
        verb.or_else(|| words.clone().find(|&word| parsed.carries_meaning(word))).or_else(|| words.next())
    }
}

/// As many words make the longest phrase.
const LONGEST: usize = 5;
/// As many readings of the words behind a first one are kept, with and without what may be left out.
const MOST_READINGS: usize = 8;

/// The longest phrase of a list that begins at a word, before a token. Articles, possessives and adverbs inside are left out, or taken where a phrase
/// has them ("too late", "in good time", "hand back").
pub(crate) fn longest_at(phrases: &Phrases, parsed: &Parsed, start: usize, end: usize) -> Option<Idiom> {
    longest_read(phrases, parsed, start, end, |_| None)
}

/// The same where a list may have a participle as it stands in the text ("told to stay", "forced to leave"), beside its lemma.
pub(crate) fn longest_with_participles(phrases: &Phrases, parsed: &Parsed, start: usize, end: usize) -> Option<Idiom> {
    let participle = |token: usize| {
        let form = parsed.lower(token);
        (parsed.tag(token) == Tag::Vbn && form != parsed.lower_lemma(token)).then_some(form)
    };
    longest_read(phrases, parsed, start, end, participle)
}

fn longest_read<'p>(
    phrases: &Phrases,
    parsed: &'p Parsed,
    start: usize,
    end: usize,
    other_form: impl Fn(usize) -> Option<&'p str>,
) -> Option<Idiom> {
    let longest = |word: &str| phrases.longest(word);
    let most = longest(parsed.lower_lemma(start)).max(other_form(start).map_or(0, longest)).min(LONGEST);
    if most == 0 {
        return None;
    }
    let mut readings: Vec<(String, Vec<usize>)> = vec![(String::new(), Vec::new())];
    let (mut found, mut phrase): (Option<Idiom>, String) = (None, String::new());
    for token in start..end.min(start + 2 * LONGEST) {
        let mut taken = Vec::new();
        let (lemma, form) = (parsed.lower_lemma(token), other_form(token));
        let read = readings.iter().filter(|(_, words)| words.len() < most);
        for ((text, words), word) in read.flat_map(|reading| [Some(lemma), form].into_iter().flatten().map(move |word| (reading, word))) {
            phrase.clear();
            phrase.extend([text.as_str(), if text.is_empty() { "" } else { " " }, word]);
            // A single participle is known by its lemma.
            let alone_in_form = words.is_empty() && Some(word) == form;
            let with = || words.iter().copied().chain([token]).collect::<Vec<usize>>();
            // "Signed up" tells of no rise.
            let alone =
                alone_in_form || words.is_empty() && (!parsed.carries_meaning(token) || matches!(parsed.tag(token), Tag::Rp | Tag::In));
            let longer = found.as_ref().is_none_or(|known| known.words.len() <= words.len());
            let (holds, begins) = phrases.holds_or_begins(&phrase);
            if longer && !alone && holds {
                found = Some(Idiom { phrase: phrase.clone(), words: with() });
            }
            // Hardly any word goes on with the phrase that the word before it begins.
            if begins {
                taken.push((phrase.clone(), with()));
            }
        }
        if token > start && is_filler(parsed, token) {
            taken.append(&mut readings);
        }
        taken.truncate(MOST_READINGS);
        readings = taken;
        if readings.is_empty() {
            break;
        }
    }
    found
}

fn is_filler(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.tag(token), Tag::Dt | Tag::PrpS)
        || parsed.tag(token) == Tag::Rb && !matches!(parsed.lemma(token), "not" | "never" | "out" | "up" | "off" | "down")
}

/// The phrases of several words in a sentence, each once: the longest that begins at each word, and those of a predicate with words that hang
/// on it farther away ("put the plan on hold").
pub(crate) fn idioms(parsed: &Parsed, sentence: Tokens) -> Vec<Idiom> {
    let listed = lexicon::idioms();
    // A passive may be listed with its "be".
    let with_be = |verb: usize| {
        let passive = || format!("be {}", parsed.lower_lemma(verb));
        parsed.is_passive(verb) && (listed.begins(&passive()) || listed.holds(&passive()))
    };
    let mut found: Vec<Idiom> = Vec::new();
    for token in sentence.iter() {
        let begins = parsed.tag(token).is_verb() && (listed.longest(parsed.lower_lemma(token)) > 0 || with_be(token));
        let hung = begins.then(|| parsed.phrases(token)).into_iter().flatten();
        let hung = hung.filter(|one| one.words.len() > 1 && listed.holds(&one.text));
        let hung = hung.map(|one| Idiom { phrase: one.text, words: one.words });
        for idiom in longest_at(listed, parsed, token, sentence.end as usize).into_iter().chain(hung) {
            if !found.contains(&idiom) {
                found.push(idiom);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::syntax::Depth;

    fn found(text: &str) -> Vec<String> {
        let article = Article::read("test", text.as_bytes().to_vec(), &ReadOptions::default()).expect("reads");
        let parsed = Parsed::new(article, Depth::Full);
        let sentences: Vec<Tokens> = parsed.sentences().map(|(_, tokens)| tokens).collect();
        sentences.into_iter().flat_map(|tokens| idioms(&parsed, tokens)).map(|idiom| idiom.phrase).collect()
    }

    #[test]
    fn articles_and_adverbs_inside_are_left_out() {
        for (text, phrase) in [
            ("The court gave the plan a hearing and the dam gave way.", "give way"),
            ("The firm footed the entire bill, and he picked up the tab.", "pick up tab"),
            ("The bridge was swept away by the river.", "be sweep away"),
        ] {
            assert!(found(text).iter().any(|one| one == phrase), "{phrase}: {:?}", found(text));
        }
    }

    #[test]
    fn words_that_stand_apart_are_none() {
        assert!(!found("They gave money on the way.").iter().any(|one| one == "give way"));
    }

    #[test]
    fn words_that_hang_on_a_verb_may_stand_farther_away() {
        assert!(found("The council put the decision off.").iter().any(|one| one == "put off"));
    }
}
