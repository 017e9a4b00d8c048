//! Who says so: the subject of a verb of saying, or what stands behind "according to".

use super::tree::{child, subject};
use super::{Attribution, Force};
use crate::article::words::Tokens;
use crate::lexicon::Saying;
use crate::syntax::{Parsed, Relation};

/// The attribution by a verb or noun of saying; `None` where it only quotes.
pub(super) fn by(parsed: &Parsed, verb: usize, saying: Saying) -> Option<Attribution> {
    let force = match saying {
        Saying::Alleged => Force::Alleged,
        Saying::Suggested => Force::Suggested,
        Saying::Said => Force::Said,
        Saying::Confirmed => Force::Confirmed,
        Saying::Quoting => return None,
    };
    Some(Attribution { verb, speaker: speaker(parsed, verb), force })
}

/// The noun phrase of who says it; `None` for "it was reported that".
pub(super) fn speaker(parsed: &Parsed, verb: usize) -> Option<Tokens> {
    let passive = parsed.children(verb).any(|child| matches!(parsed.relation(child), Relation::Auxpass | Relation::Nsubjpass));
    let head = if passive {
        let by = child(parsed, verb, Relation::Agent);
        by.and_then(|by| child(parsed, by, Relation::Pobj))
    } else if parsed.tag(verb).is_noun() {
        owner(parsed, verb)
    } else {
        subject(parsed, verb)
    };
    head.filter(|&head| !is_empty_subject(parsed, head)).map(|head| phrase(parsed, head))
}

/// Whose claim it is: "the ministry's claim", "a claim by the ministry".
fn owner(parsed: &Parsed, noun: usize) -> Option<usize> {
    let by = parsed.children(noun).find(|&at| parsed.relation(at) == Relation::Prep && matches!(parsed.lemma(at), "by" | "from" | "of"));
    let behind = by.and_then(|by| child(parsed, by, Relation::Pobj));
    // "made the claim that": who makes it.
    let maker = || parsed.head(noun).filter(|_| parsed.relation(noun) == Relation::Dobj).and_then(|verb| subject(parsed, verb));
    child(parsed, noun, Relation::Poss).or(behind).or_else(maker)
}

fn is_empty_subject(parsed: &Parsed, head: usize) -> bool {
    matches!(parsed.lemma(head), "it" | "there" | "what" | "that" | "which")
}

/// An attribution that stands beside a clause: "according to police, …", "in the view of …".
pub(super) fn beside(parsed: &Parsed, predicate: usize) -> Option<Attribution> {
    parsed.children(predicate).find_map(|at| {
        let according = parsed.lemma(at) == "accord" || parsed.form(at).eq_ignore_ascii_case("according");
        if according {
            let to = parsed.children(at).find(|&to| parsed.lemma(to) == "to").unwrap_or(at);
            let source = child(parsed, to, Relation::Pobj);
            return Some(Attribution { verb: at, speaker: source.map(|source| phrase(parsed, source)), force: Force::Said });
        }
        let view = child(parsed, at, Relation::Pobj).filter(|_| matches!(parsed.lemma(at), "in" | "by"))?;
        let opinion =
            matches!(parsed.lemma(view), "view" | "opinion" | "account" | "word" | "telling" | "estimate" | "reckoning" | "admission");
        let whose = owner(parsed, view).filter(|_| opinion)?;
        Some(Attribution { verb: view, speaker: Some(phrase(parsed, whose)), force: Force::Suggested })
    })
}

/// The noun phrase around its head; the head alone where the parse gives no more.
fn phrase(parsed: &Parsed, head: usize) -> Tokens {
    parsed.noun_phrase(head).hull(Tokens::new(head, head + 1))
}
