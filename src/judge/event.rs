//! What a claim's predicates tell of, as phrases: "let lapse", "take over from", "come under attack", "be target of".
//!
//! News turns a sentence round with phrases, seldom with single words, so the lexicons of opposites and of roles hold phrases; here a clause
//! is read into those that they know, with who stands where.

use crate::align::Likeness;
use crate::align::idiom::longest_at;
use crate::article::words::Tokens;
use crate::judge::pair::{Half, Pair};
use crate::lexicon::{self, Frame, Slot};
use crate::syntax::{Parsed, Phrase, Tag};
use std::rc::Rc;

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
pub(super) fn wordings(half: &Half<'_>) -> Rc<[Wording]> {
    wordings_in(half, half.claim.tokens)
}

/// The same of the whole sentence that the claim stands in.
pub(super) fn wordings_of_sentence(half: &Half<'_>) -> Rc<[Wording]> {
    wordings_in(half, half.sentence())
}

fn wordings_in(half: &Half<'_>, tokens: Tokens) -> Rc<[Wording]> {
    half.known.wordings(tokens, || {
        let parsed = half.parsed();
        let content = tokens.iter().filter(|&token| parsed.tag(token).is_verb() || parsed.tag(token).is_common_noun());
        content.filter(|&head| !tells_time(half, head)).flat_map(|head| wordings_of(parsed, head, tokens.end as usize)).collect()
    })
}

/// "Starting in 2031", "beginning on Monday": from when on something is done, and no deed.
fn tells_time(half: &Half<'_>, head: usize) -> bool {
    let parsed = half.parsed();
    let is_time = |token: usize| half.near().any(|fact| fact.date().is_some() && fact.tokens.holds(token));
    let from = parsed.tag(head) == Tag::Vbg && matches!(parsed.lower_lemma(head), "begin" | "commence" | "end" | "start");
    from && parsed.prepositional(head).any(|(_, object)| is_time(object))
}

fn wordings_of(parsed: &Parsed, head: usize, end: usize) -> Vec<Wording> {
    // A phrase begins with its head, or with "be".
    let longest = lexicon::longest_phrase(parsed.lower_lemma(head));
    let led_by_be = parsed.is_passive(head) || parsed.lemma(head) == "be";
    if longest == 0 && !led_by_be {
        return Vec::new();
    }
    // Where no phrase of several words begins so, none need be put together.
    let alone = || Phrase { text: parsed.lower_lemma(head).to_owned(), words: vec![head] };
    let phrases = if longest == 1 && !led_by_be { vec![alone()] } else { parsed.phrases(head) };
    let mut known: Vec<Wording> = phrases.into_iter().filter(|one| lexicon::knows(&one.text)).map(|one| Wording::new(head, one)).collect();
    // "Come out ahead of", "put out of action": words that stand together, whatever each of them hangs on.
    let running = (longest > 2).then(|| longest_at(lexicon::predicates(), parsed, head, end)).flatten();
    let running = running.filter(|idiom| idiom.words.len() > 2 && !known.iter().any(|one| one.phrase == idiom.phrase));
    known.extend(running.map(|idiom| Wording { head, phrase: idiom.phrase, words: idiom.words }));
    // "Was locked" is a state, and the lists have it as one.
    let state = parsed.lower(head);
    let is_state = state.ends_with("ed") && state != parsed.lower_lemma(head) && lexicon::is_on_axis(state);
    if is_state && parsed.tag(head) == Tag::Vbn && parsed.has_passive_auxiliary(head) {
        known.push(Wording::new(head, Phrase { text: state.to_owned(), words: vec![head] }));
    }
    // The "be" of a passive that the text leaves out makes no phrase longer.
    let is_bare = !parsed.has_passive_auxiliary(head);
    let length =
        |one: &Wording| one.phrase.split(' ').count() - usize::from(is_bare && one.phrase.starts_with("be ") && parsed.lemma(head) != "be");
    let longest = known.iter().map(length).max().unwrap_or(0);
    // "Sue for damages" is a phrase of its own, and who sues whom "sue" tells all the same.
    let is_hidden = |one: &Wording| {
        let goes_on = |other: &&Wording| other.phrase.strip_prefix(&*one.phrase).is_some_and(|rest| PREPOSITIONS.contains(&rest));
        lexicon::frames(&one.phrase).is_empty() || !known.iter().any(|other| goes_on(&other))
    };
    let keeps = |one: &&Wording| length(one) == longest || !is_hidden(one) || is_state && one.phrase == state;
    let known: Vec<Wording> = known.iter().filter(keeps).cloned().collect();
    if longest == 1 && parsed.tag(head).is_verb() && parsed.has_object_complement(head) {
        return Vec::new();
    }
    known
}

/// What may follow a predicate without making another of it, with the space before it.
const PREPOSITIONS: [&str; 6] = [" against", " for", " from", " of", " to", " with"];

impl Wording {
    fn new(head: usize, phrase: Phrase) -> Self {
        Self { head, phrase: phrase.text, words: phrase.words }
    }

    /// A word alone, by its lemma.
    pub(super) fn of_word(half: &Half<'_>, word: usize) -> Self {
        Self { head: word, phrase: half.parsed().lower_lemma(word).to_owned(), words: vec![word] }
    }

    /// The phrase without the "be" of a passive: "was rejected" is a phrase of one list, and rejects as "rejected" does in the others. What "was left"
    /// stays, and leaves nothing.
    pub(super) fn active(&self) -> &str {
        self.phrase.strip_prefix("be ").filter(|&verb| verb != "leave").unwrap_or(&self.phrase)
    }

    /// Whether the phrase is one with the "be" of a passive.
    pub(super) fn is_passive(&self) -> bool {
        self.phrase.starts_with("be ")
    }

    /// The phrase as a run of tokens, where its words stand close together; its head otherwise.
    pub(super) fn run(&self) -> Tokens {
        match (self.words.first(), self.words.last()) {
            (Some(&first), Some(&last)) if last - first < 6 => Tokens::new(first, last + 1),
            _ => Tokens::new(self.head, self.head + 1),
        }
    }

    /// Whether the phrase is denied, by itself, by a "not" inside ("found not guilty") or by the verb that it hangs on.
    pub(super) fn is_negated(&self, half: &Half<'_>) -> bool {
        let stance = half.stance(self.head);
        let run = self.run();
        let inside = |token: &usize| {
            matches!(half.parsed().lower_lemma(*token), "not" | "never") && !self.words.contains(token) && !stance.negations.contains(token)
        };
        let denied = stance.is_negated() != (run.iter().filter(inside).count() % 2 == 1);
        denied != half.is_governed_by_negation(self.head)
    }

    /// Who or what stands in a slot, words of the phrase itself aside.
    pub(super) fn filler(&self, half: &Half<'_>, slot: Slot) -> Option<usize> {
        let parsed = half.parsed();
        let is_noun = !parsed.tag(self.head).is_verb();
        let found = match slot {
            Slot::Preposition(preposition) => parsed.behind_preposition(self.head, &self.words, preposition).or_else(|| {
                // "Acme's takeover of Globex"
                (is_noun && preposition == "by").then(|| parsed.possessor(self.head)).flatten()
            }),
            Slot::Doer | Slot::Undergoer | Slot::Recipient | Slot::Subject if is_noun => None,
            Slot::Doer => parsed.doer(self.head),
            Slot::Undergoer => parsed.undergoer(self.head),
            Slot::Recipient => parsed.recipient(self.head),
            Slot::Subject => parsed.subject(self.head),
        };
        found.filter(|token| !self.words.contains(token))
    }

    /// What the predicate is said of, the most affected first: what it is done to, what an inner verb is said of ("let the permit lapse"),
    /// who does it.
    pub(super) fn themes(&self, half: &Half<'_>) -> Vec<usize> {
        let parsed = half.parsed();
        let inner = self.words.iter().copied().filter(|&word| word != self.head && parsed.tag(word).is_verb());
        let inner: Vec<usize> = inner.filter_map(|word| parsed.subject(word)).collect();
        let mut themes: Vec<usize> = parsed.undergoer(self.head).into_iter().chain(inner).collect();
        themes.extend(parsed.subject(self.head).filter(|_| !parsed.is_passive(self.head)));
        // "Ordered that the roof be strengthened": what is to be done.
        themes.extend(parsed.complement_clauses(self.head));
        themes.retain(|theme| !self.words.contains(theme));
        themes.dedup();
        themes
    }
}

/// What began and what ended, an arrest and a release are two moments of one thing, and of two things the one may be so and the other not: whether another
/// phrase of either sentence tells of the same what the other claim says ("the strike, which began in May, ended" / "the strike came to an end").
pub(super) fn is_told_beside(pair: &Pair<'_>, one: &Wording, other: &Wording) -> bool {
    // Of an edited copy the two words stand in one place, whatever the rest tells.
    if pair.is_edited() {
        return false;
    }
    let agree = |near: &Wording, there: &Wording| {
        let (near, there) = (near.active(), there.active());
        near == there || lexicon::synonyms(near, there) || lexicon::same_pole(near, there) || lexicon::same_outcome(near, there)
    };
    let says = |half: &Half<'_>, near: &Wording, there_half: &Half<'_>, there: &Wording| {
        let denied = near.is_negated(half) != there.is_negated(there_half);
        if denied { lexicon::opposites(near.active(), there.active()).is_some() } else { agree(near, there) }
    };
    let of_one_thing = |l: &Wording, r: &Wording| {
        let (ours, theirs) = (l.themes(&pair.left), r.themes(&pair.right));
        let pronoun = |half: &Half<'_>, token: usize| matches!(half.parsed().tag(token), Tag::Prp | Tag::Wp | Tag::Wdt);
        let open = ours.is_empty() || theirs.is_empty();
        open || ours.iter().any(|&l| theirs.iter().any(|&r| pronoun(&pair.left, l) || pronoun(&pair.right, r) || same_thing(pair, l, r)))
    };
    // "Cleared him of bribery, but found him guilty of fraud" / "was found guilty of bribery": the other deed of which he was found guilty says nothing.
    let shared = |l: usize, r: usize| {
        let (ours, theirs) = (pair.left.parsed().clause(l), pair.right.parsed().clause(r));
        pair.matching.matched().iter().filter(|&&(a, b, alike)| ours.holds(a) && theirs.holds(b) && alike != Likeness::Opposite).count()
    };
    let told_on_left = wordings_of_sentence(&pair.left).iter().any(|near| {
        !one.words.contains(&near.head)
            && says(&pair.left, near, &pair.right, other)
            && shared(near.head, other.head) >= shared(one.head, other.head)
            && (of_one_thing(near, other) || are_of_one(&pair.left, near, one))
    });
    let told_on_right = || {
        wordings_of_sentence(&pair.right).iter().any(|near| {
            !other.words.contains(&near.head)
                && says(&pair.right, near, &pair.left, one)
                && shared(one.head, near.head) >= shared(one.head, other.head)
                && (of_one_thing(one, near) || are_of_one(&pair.right, near, other))
        })
    };
    told_on_left || told_on_right()
}

/// Whether two phrases of one sentence are said of one thing: by the same word, by a pronoun or relative that stands for it, or by verbs that are joined.
fn are_of_one(half: &Half<'_>, one: &Wording, other: &Wording) -> bool {
    let parsed = half.parsed();
    let stands_for = |token: usize| matches!(parsed.tag(token), Tag::Prp | Tag::Wp | Tag::Wdt);
    // A phrase without a verb of its own ("in place") is said of what its clause is about.
    let about = |wording: &Wording| {
        let themes = wording.themes(half);
        if themes.is_empty() { parsed.subject(parsed.predicate_of(wording.head)).into_iter().collect() } else { themes }
    };
    let (ours, theirs) = (about(one), about(other));
    let joined = || parsed.joined_to(one.head) == Some(other.head) || parsed.joined_to(other.head) == Some(one.head);
    // "The strike by pilots, which began": which of the two began is the parser's guess.
    let inside = |l: usize, r: usize| parsed.noun_phrase(l).holds(r) || parsed.subtree(l).holds(r);
    ours.iter().any(|&l| theirs.iter().any(|&r| inside(l, r) || inside(r, l) || stands_for(l) || stands_for(r))) || joined()
}

/// Who holds which role in an event.
pub(super) fn holders<'f>(half: &Half<'_>, wording: &Wording, frame: &'f Frame) -> Vec<(&'f str, usize)> {
    let mut held: Vec<(&str, usize)> = Vec::new();
    // "Moved the money to two funds" is no move of whoever did it.
    let has_slot = |wanted: Slot| frame.roles.iter().any(|&(slot, _)| slot == wanted);
    let object = half.parsed().object(wording.head).filter(|object| !wording.words.contains(object));
    if has_slot(Slot::Subject) && !has_slot(Slot::Undergoer) && object.is_some() && wording.words.len() == 1 {
        return held;
    }
    // "Tanabe's appointment" does not tell whether she appoints; "Acme's takeover of Globex" does.
    let of = |slot: Slot| matches!(slot, Slot::Preposition("of"));
    let is_open = frame.roles.iter().any(|&(slot, _)| of(slot) && wording.filler(half, slot).is_none());
    let owner = half.parsed().possessor(wording.head).filter(|_| is_open && !half.parsed().tag(wording.head).is_verb());
    let undone = may_be_undergone(half, wording, frame);
    for &(slot, role) in &frame.roles {
        if slot == Slot::Doer && undone {
            continue;
        }
        if matches!(slot, Slot::Preposition("by")) && owner.is_some() && wording.filler(half, slot) == owner {
            continue;
        }
        if let Some(holder) = wording.filler(half, slot).filter(|holder| !held.iter().any(|(_, other)| other == holder)) {
            held.push((role, holder));
        }
    }
    held
}

/// "Jansen arrested on a charge of theft", "and punished with a fine": a past form of which nothing is told that it is done to may be a passive without
/// its "was", and its subject who undergoes it.
fn may_be_undergone(half: &Half<'_>, wording: &Wording, frame: &Frame) -> bool {
    let parsed = half.parsed();
    let concerns = frame.roles.iter().any(|&(slot, _)| slot == Slot::Undergoer);
    let alone =
        || !parsed.is_passive(wording.head) && parsed.undergoer(wording.head).is_none() && parsed.auxiliaries(wording.head).is_empty();
    concerns && matches!(parsed.tag(wording.head), Tag::Vbd | Tag::Vbn) && alone()
}

/// Whether two noun phrases have one head, or the one's name or head stands right before the other's ("the Berlin court", "the court"): what only
/// comes back behind a preposition or as an owner ("the garrison of Fort Aldous", "the climber's brother") is another thing.
pub(super) fn same_head(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let is_core = |half: &Half<'_>, token: usize, head: usize| token == head || half.parsed().is_joined_to(token, head);
    let holds = |&(a, b, alike): &(usize, usize, Likeness)| {
        // "Islanders" and "the island", "exhaustion" and "exhausted runners" are two.
        let sure = matches!(alike, Likeness::Same | Likeness::Synonym);
        sure && is_core(&pair.left, a, l) && is_core(&pair.right, b, r)
    };
    let derived = |&(a, b, alike): &(usize, usize, Likeness)| (a, b) == (l, r) && alike == Likeness::Derived;
    !pair.matching.matched().iter().any(derived) && pair.same_participant(l, r) || pair.matching.matched().iter().any(holds)
}

/// Whether two noun phrases speak of the same thing: the same participant, or phrases that share a name or a telling word.
pub(super) fn same_thing(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    if pair.same_participant(l, r) {
        return true;
    }
    let (ours, theirs) = (pair.left.parsed().noun_phrase(l), pair.right.parsed().noun_phrase(r));
    let is_telling = |token: usize| pair.left.parsed().carries_meaning(token) && pair.left.parsed().tag(token) != Tag::Cd;
    let shared = pair.matching.matched();
    shared
        .iter()
        .any(|&(a, b, alike)| ours.holds(a) && theirs.holds(b) && is_telling(a) && matches!(alike, Likeness::Same | Likeness::Derived))
}

/// Whether what one phrase is said of is a person told before, and what the other is said of may be that person.
pub(super) fn is_open(pair: &Pair<'_>, ours: &[usize], theirs: &[usize]) -> bool {
    let person = |half: &Half<'_>, token: usize| half.parsed().tag(token) == Tag::Prp && half.parsed().lower(token) != "it";
    let noun = |half: &Half<'_>, token: usize| half.parsed().tag(token).is_noun() || person(half, token);
    ours.first()
        .zip(theirs.first())
        .is_some_and(|(&l, &r)| person(&pair.left, l) && noun(&pair.right, r) || noun(&pair.left, l) && person(&pair.right, r))
}
