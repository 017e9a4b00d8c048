//! Tags and heads by word lists and word order alone, without the model: for triage of large collections.
//!
//! Finds the verbs that carry a clause, the noun before each as its subject and the noun behind it as its object; what stands between hangs on
//! the nearest of these. Wrong where English bends its order (inversion, reduced relatives, long coordination); docs/performance.md states the
//! loss. Entities are not read: names are found by their capitals.

mod arcs;
mod words;

use super::Word;
use super::analyse::Token;
use super::lemma::{self, Readings};
use arcs::Arcs;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::{LazyLock, PoisonError, RwLock};
use words::{Closed, tags};

/// Analyses sentences; heads count from the first token of all.
pub(super) fn analyse(sentences: &[Vec<Token<'_>>]) -> Vec<Word> {
    // A thread that died while it held the lock leaves whole entries behind.
    let seen = SEEN.read().unwrap_or_else(PoisonError::into_inner);
    let mut known = Known { seen: &seen, new: FxHashMap::default() };
    let mut words: Vec<Word> = Vec::with_capacity(sentences.iter().map(Vec::len).sum());
    for sentence in sentences {
        let forms: Vec<Form> = sentence.iter().map(|token| Form::new(token, &mut known)).collect();
        let tags = tags(&forms);
        let arcs = Arcs::new(&forms, &tags).finish();
        let base = words.len();
        for ((form, tag), (head, relation)) in forms.iter().zip(tags).zip(arcs) {
            let head = u32::try_from(base + head).unwrap_or(u32::MAX);
            words.push(Word { tag, head, relation, lemma: lemma::lemma(form.written, tag, relation), entity: None });
        }
    }
    let new = known.new;
    drop(seen);
    remember(new);
    words
}

/// What a word can be, by the tables and by the list of closed classes.
type Told = (Readings, Closed);

/// What words of earlier articles can be: most words of an article are those of every article, and each takes a dozen looks into large tables.
static SEEN: LazyLock<RwLock<FxHashMap<Box<str>, Told>>> = LazyLock::new(RwLock::default);
/// How many words are remembered, the first that come.
const MOST: usize = 8_192;

/// Keeps what new words can be, as long as there is room.
fn remember(new: FxHashMap<Cow<'_, str>, Told>) {
    let mut seen = SEEN.write().unwrap_or_else(PoisonError::into_inner);
    let room = MOST.saturating_sub(seen.len());
    seen.extend(new.into_iter().take(room).map(|(word, told)| (word.into(), told)));
}

/// What the words of an article can be: those of earlier articles, and the new ones.
struct Known<'a, 's> {
    seen: &'s FxHashMap<Box<str>, Told>,
    new: FxHashMap<Cow<'a, str>, Told>,
}

impl<'a> Known<'a, '_> {
    fn of(&self, lower: &str) -> Option<Told> {
        self.seen.get(lower).or_else(|| self.new.get(lower)).copied()
    }

    fn add(&mut self, lower: Cow<'a, str>) -> Told {
        let told = (lemma::readings(&lower), Closed::of(&lower));
        self.new.insert(lower, told);
        told
    }
}

/// A word and what it can be.
struct Form<'a> {
    written: &'a str,
    lower: Cow<'a, str>,
    can_be: Readings,
    closed: Closed,
}

impl<'a> Form<'a> {
    fn new(token: &Token<'a>, known: &mut Known<'a, '_>) -> Self {
        let word = token.norm.unwrap_or(token.form);
        let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let lower = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let (can_be, closed) = known.of(&lower).unwrap_or_else(|| known.add(lower.clone()));
        Self { written: token.form, lower, can_be, closed }
    }

    fn is_capitalised(&self) -> bool {
        self.written.chars().next().is_some_and(char::is_uppercase)
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, ReadOptions};
    use crate::syntax::{Depth, Parsed};

    fn parsed(text: &str) -> Parsed {
        Parsed::new(Article::read("text", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text"), Depth::Fast)
    }

    /// Subject, verb and object of each clause, by their words.
    fn clauses(text: &str) -> Vec<[String; 3]> {
        let parsed = parsed(text);
        let word = |token: Option<usize>| token.map_or(String::new(), |token| parsed.form(token).to_owned());
        let sentence = parsed.sentence(0);
        let clause = |verb: usize| [word(parsed.subject(verb)), word(Some(verb)), word(parsed.object(verb))];
        parsed.predicates(sentence).into_iter().map(clause).collect()
    }

    #[test]
    fn plain_clauses_have_their_subject_and_object() {
        let cases: &[(&str, &[[&str; 3]])] = &[
            ("The company bought the old mill in Corvale.", &[["company", "bought", "mill"]]),
            ("The owner of the mill has not sold it.", &[["owner", "sold", "it"]]),
            ("Three people were rescued by the coast guard.", &[["people", "rescued", ""]]),
            ("The mill closed and the workers left the town.", &[["mill", "closed", ""], ["workers", "left", "town"]]),
        ];
        for (text, expected) in cases {
            assert_eq!(clauses(text), *expected, "{text}");
        }
    }

    #[test]
    fn every_sentence_is_a_tree_however_odd() {
        for text in ["to to to that which of of", "“,” – ( of", "He that who which said said to be been.", "Of the by and or, not never."]
        {
            let parsed = parsed(text);
            for token in 0..parsed.len() {
                let mut above = Some(token);
                for _ in 0..=parsed.len() {
                    above = above.and_then(|token| parsed.head(token));
                }
                assert_eq!(above, None, "{text}");
            }
        }
    }
}
