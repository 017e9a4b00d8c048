//! The steps through a clause that stance takes: who governs it, by which words, and who is its subject.

use crate::syntax::{Parsed, Relation, Tag};

/// A word that governs a clause through a chain of function words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Governor {
    /// The verb, noun or adjective.
    pub(super) token: usize,
    /// The preposition in between ("accused of stealing"), if any.
    pub(super) preposition: Option<usize>,
    /// How the clause depends on it.
    pub(super) relation: Relation,
}

/// What the clause headed by `token` is a complement of; `None` where it is a main, relative or adverbial clause.
pub(super) fn governor(parsed: &Parsed, token: usize) -> Option<Governor> {
    let (head, relation) = (parsed.head(token)?, parsed.relation(token));
    match relation {
        Relation::Xcomp | Relation::Ccomp | Relation::Acl | Relation::Csubj | Relation::Csubjpass | Relation::Oprd => {
            Some(Governor { token: head, preposition: None, relation })
        }
        Relation::Pcomp | Relation::Pobj => {
            let above = parsed.head(head)?;
            Some(Governor { token: above, preposition: Some(head), relation })
        }
        // "suspected of murder": a deed that is named by a noun.
        Relation::Dobj | Relation::Attr | Relation::Acomp => Some(Governor { token: head, preposition: None, relation }),
        Relation::Advcl if takes_to(parsed, token) => Some(Governor { token: head, preposition: None, relation }),
        _ => None,
    }
}

/// Whether it is an infinitive with "to".
pub(super) fn takes_to(parsed: &Parsed, token: usize) -> bool {
    parsed.children(token).any(|child| parsed.tag(child) == Tag::To)
}

/// The child with that relation, the first of several.
pub(super) fn child(parsed: &Parsed, token: usize, relation: Relation) -> Option<usize> {
    parsed.children(token).find(|&child| parsed.relation(child) == relation)
}

/// The phrases under which a word can stand in the lexicon, the longest first: with its particle, its preposition, its object.
pub(super) fn phrases(parsed: &Parsed, token: usize, preposition: Option<usize>) -> Vec<String> {
    let lemma = parsed.lemma(token);
    let particle = child(parsed, token, Relation::Prt).map(|particle| parsed.lemma(particle));
    let stem = particle.map_or_else(|| lemma.to_owned(), |particle| format!("{lemma} {particle}"));
    let mut phrases = Vec::new();
    if let Some(preposition) = preposition {
        phrases.push(format!("{stem} {}", parsed.lemma(preposition)));
    }
    let object = child(parsed, token, Relation::Dobj).or_else(|| child(parsed, token, Relation::Acomp));
    phrases.extend(object.map(|object| format!("{stem} {}", parsed.lemma(object))));
    let place = parsed.children(token).find(|&child| parsed.relation(child) == Relation::Prep);
    let inside = place.and_then(|place| Some((place, child(parsed, place, Relation::Pobj)?)));
    phrases.extend(inside.map(|(place, object)| format!("{} {}", parsed.lemma(place), parsed.lemma(object))));
    phrases.push(stem);
    phrases
}

/// A copula, whose complement says what it says.
pub(super) fn is_copula(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.lemma(token), "be" | "become" | "remain" | "look" | "seem" | "appear" | "stay" | "get" | "sound")
}

/// The adjective or noun behind a copula.
pub(super) fn complement(parsed: &Parsed, copula: usize) -> Option<usize> {
    let said = |&child: &usize| matches!(parsed.relation(child), Relation::Acomp | Relation::Attr | Relation::Oprd);
    if is_copula(parsed, copula) { parsed.children(copula).find(said) } else { None }
}

/// The copula of a complement.
pub(super) fn copula_of(parsed: &Parsed, complement: usize) -> Option<usize> {
    let said = matches!(parsed.relation(complement), Relation::Acomp | Relation::Attr | Relation::Oprd);
    parsed.head(complement).filter(|&head| said && is_copula(parsed, head))
}

/// Whether the clause has a subject of its own.
pub(super) fn has_subject(parsed: &Parsed, token: usize) -> bool {
    parsed.children(token).any(|child| is_subject(parsed.relation(child)))
}

/// Whether a relation is that of a subject.
pub(super) fn is_subject(relation: Relation) -> bool {
    matches!(relation, Relation::Nsubj | Relation::Nsubjpass | Relation::Csubj | Relation::Csubjpass | Relation::Expl)
}

/// The head of the subject of a clause, its own or that of the verb it hangs on; for "who said", what "who" stands for.
pub(super) fn subject(parsed: &Parsed, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..6 {
        let own = parsed.children(at).find(|&child| matches!(parsed.relation(child), Relation::Nsubj | Relation::Nsubjpass));
        match own {
            Some(own) if matches!(parsed.tag(own), Tag::Wp | Tag::Wdt) && parsed.relation(at) == Relation::Relcl => return parsed.head(at),
            Some(own) => return Some(own),
            None => {}
        }
        let climbs = matches!(parsed.relation(at), Relation::Xcomp | Relation::Advcl | Relation::Conj | Relation::Pcomp | Relation::Prep);
        let adjectival = parsed.relation(at) == Relation::Acl && parsed.tag(at).is_verb();
        if adjectival {
            return parsed.head(at);
        }
        at = parsed.head(at).filter(|_| climbs)?;
    }
    None
}
