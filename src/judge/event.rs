//! What a claim's predicates tell of, as phrases: "let lapse", "take over from", "come under attack", "be target of".
//!
//! News turns a sentence round with phrases, seldom with single words, so the lexicons of opposites and of roles hold phrases; here a clause
//! is read into those that they know, with who stands where.

use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::lexicon::{self, Frame, Slot};
use crate::syntax::{Relation, Tag};

/// A predicate by the longest phrase that a lexicon knows it under.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    /// The verb, or the noun that names an event ("the takeover of").
    pub(super) head: usize,
    /// The lemmas of the phrase ("let lapse").
    pub(super) phrase: String,
    /// The tokens of the phrase, the head among them, ascending.
    pub(super) words: Vec<usize>,
}

/// Every predicate of a claim, and every noun that names an event, by the longest phrases that a lexicon knows.
pub(super) fn wordings(half: &Half<'_>) -> Vec<Wording> {
    let content = half.claim.tokens.iter().filter(|&token| half.parsed().tag(token).is_verb() || half.parsed().tag(token).is_common_noun());
    content.flat_map(|head| wordings_of(half, head)).collect()
}

fn wordings_of(half: &Half<'_>, head: usize) -> Vec<Wording> {
    let mut known: Vec<Wording> = phrases(half, head).into_iter().filter(|one| lexicon::knows(&one.phrase)).collect();
    let longest = known.iter().map(|one| one.phrase.split(' ').count()).max().unwrap_or(0);
    known.retain(|one| one.phrase.split(' ').count() == longest);
    known
}

/// The words that may belong to a predicate's phrase, one or two of them behind its head.
fn phrases(half: &Half<'_>, head: usize) -> Vec<Wording> {
    let parsed = half.parsed();
    let mut tails: Vec<Vec<usize>> = vec![Vec::new()];
    for child in parsed.children(head) {
        tails.extend(tails_through(half, child));
    }
    let particle = parsed.child(head, &[Relation::Prt]);
    let object = parsed.child(head, &[Relation::Dobj]);
    let prepositions: Vec<usize> = parsed.children(head).filter(|&child| parsed.relation(child) == Relation::Prep).collect();
    for before in [particle, object].into_iter().flatten() {
        // "take over from", "point finger at"; the preposition may hang on the object.
        let own = parsed.children(before).filter(|&child| parsed.relation(child) == Relation::Prep);
        tails.extend(own.chain(prepositions.iter().copied()).map(|preposition| vec![before, preposition]));
    }
    let lemma = |token: usize| parsed.lemma(token).to_lowercase();
    let mut found = Vec::new();
    for tail in tails {
        let mut phrase = lemma(head);
        for &token in &tail {
            phrase.push(' ');
            phrase.push_str(&lemma(token));
        }
        let mut words: Vec<usize> = tail.iter().copied().chain([head]).collect();
        words.sort_unstable();
        if parsed.is_passive(head) {
            found.push(Wording { head, phrase: format!("be {phrase}"), words: words.clone() });
        }
        if parsed.lemma(head) == "be" && !tail.is_empty() {
            let bare = phrase.trim_start_matches("be ").to_owned();
            found.push(Wording { head, phrase: bare, words: words.clone() });
        }
        found.push(Wording { head, phrase, words });
    }
    found
}

/// The tails of a phrase that start with one word under its head.
fn tails_through(half: &Half<'_>, child: usize) -> Vec<Vec<usize>> {
    let parsed = half.parsed();
    let below = |token: usize, relations: &[Relation]| parsed.child(token, relations);
    let mut tails = Vec::new();
    match parsed.relation(child) {
        Relation::Prt | Relation::Dobj | Relation::Advmod | Relation::Oprd | Relation::Npadvmod => tails.push(vec![child]),
        Relation::Acomp | Relation::Attr => {
            tails.push(vec![child]);
            tails.extend(below(child, &[Relation::Prep]).map(|preposition| vec![child, preposition]));
            tails.extend(below(child, &[Relation::Amod, Relation::Advmod]).map(|modifier| vec![modifier, child]));
        }
        // "let lapse", "refuse to concede", "let run out"
        Relation::Xcomp | Relation::Ccomp => {
            tails.push(vec![child]);
            tails.extend(below(child, &[Relation::Prt]).map(|particle| vec![child, particle]));
            tails.extend(below(child, &[Relation::Acomp, Relation::Oprd]).map(|state| vec![state]));
        }
        // "come under attack", "go to war"
        Relation::Prep | Relation::Agent => {
            tails.push(vec![child]);
            tails.extend(below(child, &[Relation::Pobj]).map(|object| vec![child, object]));
        }
        _ => {}
    }
    tails
}

impl Wording {
    /// The phrase as a run of tokens, where its words stand close together; its head otherwise.
    pub(super) fn run(&self) -> Tokens {
        match (self.words.first(), self.words.last()) {
            (Some(&first), Some(&last)) if last - first < 6 => Tokens::new(first, last + 1),
            _ => Tokens::new(self.head, self.head + 1),
        }
    }

    /// Whether the phrase is denied, by itself or by the verb that it hangs on.
    pub(super) fn is_negated(&self, half: &Half<'_>) -> bool {
        half.stance(self.head).is_negated() != half.is_governed_by_negation(self.head)
    }

    /// Who or what stands in a slot, words of the phrase itself aside.
    pub(super) fn filler(&self, half: &Half<'_>, slot: Slot) -> Option<usize> {
        let parsed = half.parsed();
        let is_noun = !parsed.tag(self.head).is_verb();
        let found = match slot {
            Slot::Preposition(preposition) => self.behind(half, preposition).or_else(|| {
                // "Acme's takeover of Globex"
                (is_noun && preposition == "by").then(|| parsed.child(self.head, &[Relation::Poss])).flatten()
            }),
            Slot::Doer | Slot::Undergoer | Slot::Recipient | Slot::Subject if is_noun => None,
            Slot::Doer => parsed.doer(self.head),
            Slot::Undergoer => parsed.undergoer(self.head),
            Slot::Recipient => parsed.recipient(self.head),
            Slot::Subject => parsed.subject(self.head),
        };
        found.filter(|token| !self.words.contains(token))
    }

    fn behind(&self, half: &Half<'_>, preposition: &str) -> Option<usize> {
        let parsed = half.parsed();
        let is_it = |&child: &usize| {
            matches!(parsed.relation(child), Relation::Prep | Relation::Agent | Relation::Dative) && parsed.lemma(child) == preposition
        };
        let heads = self.words.iter().copied().chain(parsed.object(self.head));
        let mut prepositions = heads.flat_map(|head| parsed.children(head).filter(is_it).collect::<Vec<_>>());
        prepositions.find_map(|child| parsed.child(child, &[Relation::Pobj]))
    }

    /// What the predicate is said of, the most affected first: what it is done to, what an inner verb is said of ("let the permit lapse"),
    /// who does it.
    pub(super) fn themes(&self, half: &Half<'_>) -> Vec<usize> {
        let parsed = half.parsed();
        let inner = self.words.iter().copied().filter(|&word| word != self.head && parsed.tag(word).is_verb());
        let inner: Vec<usize> = inner.filter_map(|word| parsed.subject(word)).collect();
        let mut themes: Vec<usize> = parsed.undergoer(self.head).into_iter().chain(inner).collect();
        themes.extend(parsed.subject(self.head).filter(|_| !parsed.is_passive(self.head)));
        themes.retain(|theme| !self.words.contains(theme));
        themes.dedup();
        themes
    }
}

/// Who holds which role in an event.
pub(super) fn holders<'f>(half: &Half<'_>, wording: &Wording, frame: &'f Frame) -> Vec<(&'f str, usize)> {
    let mut held: Vec<(&str, usize)> = Vec::new();
    for &(slot, role) in &frame.roles {
        if let Some(holder) = wording.filler(half, slot).filter(|holder| !held.iter().any(|(_, other)| other == holder)) {
            held.push((role, holder));
        }
    }
    held
}

/// Whether two noun phrases speak of the same thing: the same participant, or phrases that share a name or a telling word.
pub(super) fn same_thing(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    if pair.same_participant(l, r) {
        return true;
    }
    let (ours, theirs) = (pair.left.parsed().noun_phrase(l), pair.right.parsed().noun_phrase(r));
    let is_telling = |token: usize| pair.left.parsed().carries_meaning(token) && pair.left.parsed().tag(token) != Tag::Cd;
    let shared = pair.matching.iter();
    shared
        .iter()
        .any(|&(a, b, alike)| ours.holds(a) && theirs.holds(b) && is_telling(a) && matches!(alike, Likeness::Same | Likeness::Derived))
}
