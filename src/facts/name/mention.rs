//! From a run of words to a name: titles, articles and marks off its edges, what is no name left out, and its words for comparison.

use super::NameType;
use super::kinds::{self, Clues};
use super::lists::{self, Claim, Listed};
use crate::article::words::Tokens;
use crate::syntax::{Parsed, Tag};
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

/// A name at one place.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) tokens: Tokens,
    pub(super) kind: NameType,
    /// Its words for comparison.
    pub(super) key: Arc<str>,
}

/// A word of a name, in lower case and without stops, and what the lists say of it.
pub(super) struct Word<'p> {
    pub(super) text: Cow<'p, str>,
    pub(super) listed: Listed,
}

/// Reads the names of one article.
pub(super) struct Mentions<'p> {
    parsed: &'p Parsed,
    running: &'p [Tokens],
    /// The words that the running text writes large inside a sentence, once somebody asks.
    inner: OnceCell<FxHashSet<Cow<'p, str>>>,
    /// The words of the name at hand, and all of them with blanks between: room that is used again.
    words: Vec<Word<'p>>,
    whole: String,
}

impl<'p> Mentions<'p> {
    /// `running` are the sentences that are not in title case.
    pub(super) fn new(parsed: &'p Parsed, running: &'p [Tokens]) -> Self {
        Self { parsed, running, inner: OnceCell::new(), words: Vec::with_capacity(8), whole: String::with_capacity(64) }
    }

    /// The mention without its title, article and possessive; `None` where nothing of a name is left.
    pub(super) fn mention(&mut self, run: Tokens, model: Option<NameType>) -> Option<Mention> {
        let parsed = self.parsed;
        let (tokens, titled) = trimmed(parsed, run)?;
        self.read(tokens);
        let person = |word: &Word<'_>| word.listed.given() == Some(Claim::Sure) || word.listed.surname() == Some(Claim::Sure);
        // Marks and possessives, which are no words here, are no titles either.
        let all_titles = self.words.len() == tokens.len() && self.words.iter().all(|word| word.listed.is_title_of_some());
        if all_titles && !self.words.iter().any(person)
            || model != Some(NameType::Person) && tokens.iter().all(|token| is_calendar(parsed, token))
            || self.words.iter().all(|word| word.listed.is_common_acronym())
        {
            return None;
        }
        let listed = match &self.words[..] {
            [only] => only.listed,
            _ => lists::listed(&self.whole),
        };
        if !self.stands(tokens, listed, model) {
            return None;
        }
        let clues = Clues { parsed, tokens, words: &self.words, whole: &self.whole, listed, model, titled };
        Some(Mention { tokens, kind: kinds::kind(&clues), key: self.key() })
    }

    /// Takes the words of a name up, in lower case: without stops, marks and possessives.
    fn read(&mut self, tokens: Tokens) {
        self.words.clear();
        self.whole.clear();
        for token in tokens.iter().filter(|&token| !self.parsed.tag(token).is_punctuation()) {
            let text = plain(self.parsed, token);
            if text != "'s" {
                if !self.words.is_empty() {
                    self.whole.push(' ');
                }
                self.whole.push_str(&text);
                let listed = lists::listed(&text);
                self.words.push(Word { text, listed });
            }
        }
    }

    /// The words for comparison, without a company's suffix.
    fn key(&self) -> Arc<str> {
        let suffixes = self.words.iter().skip(1).rev().take_while(|word| word.listed.is_company_suffix());
        let length = self.whole.len() - suffixes.map(|word| word.text.len() + 1).sum::<usize>();
        self.whole.get(..length).unwrap_or_default().into()
    }

    /// Whether the words can be a name: one capital at least, or a known place or person in small letters, as hurried writers have them.
    fn stands(&self, tokens: Tokens, listed: Listed, model: Option<NameType>) -> bool {
        let (parsed, start) = (self.parsed, tokens.start as usize);
        let shapes = || tokens.iter().map(|token| parsed.shape(token));
        if !shapes().any(|shape| shape.has_letter()) {
            return false;
        }
        if !shapes().any(|shape| shape.has_capital()) {
            return listed.place() == Some(Claim::Sure) || listed.given() == Some(Claim::Sure) || model.is_some() && tokens.len() > 1;
        }
        // "Cozy, warm atmosphere", "FREE delivery": a common word that is written large for another reason.
        let opens = || start == 0 || parsed.tag(start - 1).is_punctuation() || parsed.sentence_of(start) != parsed.sentence_of(start - 1);
        let shouted = || parsed.shape(start).is_capitals() && parsed.form(start).chars().count() > 2;
        if tokens.len() != 1 || !(opens() || shouted()) {
            return true;
        }
        let known = listed.given().is_some()
            || listed.place().is_some()
            || listed.organisation().is_some()
            || listed.surname() == Some(Claim::Sure)
            || listed.surname().is_some() && speaks(parsed, tokens);
        // What the recogniser takes for a person at the beginning of a sentence is often a plain noun; it is surer of the rest.
        let unsure = matches!(model, None | Some(NameType::Person)) && listed.surname().is_none();
        let common = || unsure && parsed.is_dictionary_word(&self.whole) || parsed.is_common_word(&self.whole);
        known || !common() || self.inner().contains(self.whole.as_str())
    }

    /// The words, lower case, that the running text writes large where it need not, and never small.
    fn inner(&self) -> &FxHashSet<Cow<'p, str>> {
        self.inner.get_or_init(|| {
            let parsed = self.parsed;
            let words = || self.running.iter().flat_map(|sentence| sentence.iter().skip(1));
            let is_large = |token: &usize| {
                parsed.tag(*token).is_name() && parsed.shape(*token).begins_large() && !parsed.tag(*token - 1).is_punctuation()
            };
            // Room for as many as there are as a rule: a set that grows is filled twice.
            let mut large: FxHashSet<Cow<'_, str>> = FxHashSet::with_capacity_and_hasher(parsed.len() / 16, FxBuildHasher);
            large.extend(words().filter(is_large).map(|token| plain(parsed, token)));
            // The first letters and the lengths of these: most words are told from them without a look.
            let mut seen = [0_u64; 256];
            let place = |word: &str| (word.bytes().next().map_or(0, usize::from), 1_u64 << (word.len() & 63));
            for (first, length) in large.iter().map(|word| place(word)) {
                seen[first] |= length;
            }
            let weighty = |token: &usize| parsed.tag(*token).is_noun() || parsed.tag(*token).is_verb();
            for token in words().filter(|token| parsed.shape(*token).begins_small()).filter(weighty) {
                let (first, length) = place(parsed.lower(token));
                if seen[first] & length != 0 {
                    large.remove(parsed.lower(token));
                }
            }
            large
        })
    }
}

/// A run without titles, greetings, articles and marks at its edges, and whether a title was among them.
fn trimmed(parsed: &Parsed, run: Tokens) -> Option<(Tokens, bool)> {
    let (mut start, mut end) = (run.start as usize, run.end as usize);
    let mut titled = false;
    while start < end {
        let title = is_title(parsed, start) || is_greeting(parsed, start);
        if !(title && start + 1 < end || is_edge(parsed, start)) {
            break;
        }
        titled |= title;
        start += 1;
    }
    while end > start && (is_edge(parsed, end - 1) || is_small_change(parsed, start, end)) {
        end -= 1;
    }
    (start < end).then(|| (Tokens::new(start, end), titled))
}

/// Whether a name is the subject of a verb of speech.
pub(super) fn speaks(parsed: &Parsed, tokens: Tokens) -> bool {
    tokens.iter().any(|token| parsed.predicate_of_subject(token).is_some_and(|verb| matches!(parsed.lemma(verb), "say" | "tell" | "add")))
}

/// Whether a word stands before names of people.
pub(super) fn is_title(parsed: &Parsed, token: usize) -> bool {
    lists::is_title_of_some(&plain(parsed, token))
}

/// A month or a day of the week.
fn is_calendar(parsed: &Parsed, token: usize) -> bool {
    parsed.tag(token) == Tag::Cd || parsed.tag(token).is_punctuation() || crate::facts::date::is_calendar_word(parsed.form(token))
}

/// "Dear", "Aunt", "Hi" before a name.
fn is_greeting(parsed: &Parsed, token: usize) -> bool {
    matches!(&*plain(parsed, token), "dear" | "hi" | "hey" | "hello" | "thanks" | "aunt" | "uncle" | "grandma" | "grandpa")
}

/// Articles, possessive endings and marks at the edge of a name.
fn is_edge(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.tag(token), Tag::Dt | Tag::Pos | Tag::Prp | Tag::PrpS | Tag::In | Tag::Cc | Tag::To)
        || parsed.tag(token).is_punctuation()
        || parsed.form(token).eq_ignore_ascii_case("the")
}

/// A word without a capital behind one with: "Vladi Pimenov ext", "Netherlands await".
fn is_small_change(parsed: &Parsed, start: usize, end: usize) -> bool {
    let (first, last) = (parsed.shape(start), parsed.shape(end - 1));
    let change = end - start > 1 && first.has_capital() && !last.has_capital() && !last.has_sign();
    change && (!last.is_long() || parsed.is_common_word(parsed.form(end - 1)))
}

/// A word in lower case, without stops.
pub(super) fn plain(parsed: &Parsed, token: usize) -> Cow<'_, str> {
    let lower = parsed.lower(token);
    if parsed.shape(token).is_stopped() { Cow::Owned(lower.replace('.', "").replace('’', "'")) } else { Cow::Borrowed(lower) }
}
