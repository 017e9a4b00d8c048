//! From a predicate up through what governs it: what is denied, doubted, planned or alleged above is denied, doubted, planned or alleged
//! below. The article's own voice ends at a verb of saying.

use super::attribution;
use super::negation;
use super::tree::{Governor, complement, copula_of, governor, has_subject, phrases};
use super::words::{Class, Effect, effect};
use super::{Attribution, Certainty, Force, Stance};
use crate::lexicon::{Saying, saying};
use crate::syntax::{Parsed, Relation, Tag};

/// Sentences nest no deeper in news; trees gone wrong do.
const DEEPEST: usize = 10;

/// What a predicate inherits and says of itself: negations, certainty, attribution, condition.
pub(super) fn stance(parsed: &Parsed, predicate: usize) -> Stance {
    let mut stance = Stance { negations: negation::own(parsed, predicate), ..Stance::default() };
    auxiliaries(parsed, predicate, &mut stance);
    adverbs(parsed, predicate, &mut stance);
    adjective(parsed, predicate, &mut stance);
    stance.condition = condition(parsed, predicate);
    let mut at = predicate;
    for _ in 0..DEEPEST {
        if stance.attribution.is_none() {
            stance.attribution = attribution::beside(parsed, at);
        }
        at = match parsed.relation(at) {
            Relation::Conj => match parsed.head(at) {
                Some(first) => {
                    share(parsed, first, at, at == predicate, &mut stance);
                    first
                }
                None => break,
            },
            _ => match governor(parsed, at) {
                Some(above) if !governs(parsed, at, above, &mut stance) => above.token,
                Some(_) | None => break,
            },
        };
    }
    stance.negations.sort_unstable();
    stance.negations.dedup();
    stance
}

/// What a coordinated predicate shares with the first one: "may sink or burn", "did not eat or drink".
fn share(parsed: &Parsed, first: usize, second: usize, is_own: bool, stance: &mut Stance) {
    let bare = !has_subject(parsed, second) && !parsed.children(second).any(|child| parsed.relation(child) == Relation::Aux);
    if !is_own || !bare || parsed.tag(first) != parsed.tag(second) || copula_of(parsed, second).is_some() {
        return;
    }
    auxiliaries(parsed, first, stance);
    let joined = parsed.children(first).find(|&child| parsed.relation(child) == Relation::Cc).map_or("", |cc| parsed.lemma(cc));
    if stance.negations.is_empty() && (joined == "or" || (joined == "and" && parsed.tag(second) == Tag::Vb)) {
        stance.negations = negation::own(parsed, first);
    }
}

fn auxiliaries(parsed: &Parsed, predicate: usize, stance: &mut Stance) {
    let copula = copula_of(parsed, predicate);
    let own = parsed.children(predicate).chain(copula.into_iter().flat_map(|copula| parsed.children(copula)));
    let modals = own.filter(|&child| parsed.relation(child) == Relation::Aux && parsed.tag(child) == Tag::Md);
    for modal in modals {
        if let Some(Effect::Rung(rung)) = effect(Class::Modal, parsed.lemma(modal)) {
            lower(stance, rung, modal);
        }
    }
}

fn adverbs(parsed: &Parsed, predicate: usize, stance: &mut Stance) {
    let copula = copula_of(parsed, predicate);
    let own = parsed.children(predicate).chain(copula.into_iter().flat_map(|copula| parsed.children(copula)));
    for adverb in own.filter(|&child| parsed.relation(child) == Relation::Advmod) {
        match effect(Class::Adverb, parsed.lemma(adverb)) {
            Some(Effect::Rung(rung)) => lower(stance, rung, adverb),
            Some(Effect::Vouches(force)) => stance.attribution = Some(Attribution { verb: adverb, speaker: None, force }),
            Some(Effect::Negates | Effect::Accuses) | None => {}
        }
    }
}

/// "It is likely in the billions", "a deal is possible": an adjective that hedges its own clause, where it governs none.
fn adjective(parsed: &Parsed, predicate: usize, stance: &mut Stance) {
    let complements = parsed.children(predicate).filter(|&child| parsed.relation(child) == Relation::Acomp);
    for adjective in complements.chain(std::iter::once(predicate)).filter(|&at| parsed.tag(at) == Tag::Jj) {
        let governs = parsed.child(adjective, &[Relation::Xcomp, Relation::Ccomp]).is_some();
        let lemma = parsed.lemma(adjective);
        let effect = effect(Class::Adverb, lemma).or_else(|| effect(Class::Governor, lemma));
        if let Some(Effect::Rung(rung)) = effect.filter(|_| !governs) {
            lower(stance, rung, adjective);
        }
    }
}

/// "If the parliament agrees, the tunnel will open", "provided that", "unless": the word that makes a condition.
fn condition(parsed: &Parsed, predicate: usize) -> Option<usize> {
    let word = |at: usize| matches!(parsed.lemma(at), "if" | "unless" | "provided" | "providing" | "assuming" | "contingent" | "should");
    let clauses = parsed.children(predicate).filter(|&child| matches!(parsed.relation(child), Relation::Advcl | Relation::Prep));
    let marked = |clause: usize| {
        if word(clause) { Some(clause) } else { parsed.children(clause).find(|&mark| is_marker(parsed, mark) && word(mark)) }
    };
    clauses.filter_map(marked).find(|&mark| {
        // "as if", "even if" and "if not" set no condition.
        let before = mark.checked_sub(1).map_or("", |before| parsed.lemma(before));
        !matches!(before, "as" | "even" | "what") && parsed.lemma(mark + 1) != "not"
    })
}

fn is_marker(parsed: &Parsed, at: usize) -> bool {
    matches!(parsed.relation(at), Relation::Mark | Relation::Advmod | Relation::Prep | Relation::Aux)
}

/// Lets what governs the clause of `below` act on the stance; whether the climb ends here.
fn governs(parsed: &Parsed, below: usize, above: Governor, stance: &mut Stance) -> bool {
    let clausal = parsed.tag(below).is_verb() || takes_clause(above.relation);
    let token = match complement(parsed, above.token) {
        // "It is likely that …": the adjective governs, though the clause hangs on the copula.
        Some(complement) if complement != below && clausal => complement,
        Some(_) | None => above.token,
    };
    let negated = negation::own(parsed, token).len() % 2 == 1;
    if is_yet_to(parsed, above.token, below) {
        stance.negations.push(above.token);
        return false;
    }
    if clausal && asks_whether(parsed, below) {
        lower(stance, Certainty::Possible, below);
    }
    let phrases = phrases(parsed, token, above.preposition);
    let found = phrases.iter().find_map(|phrase| effect(Class::Governor, phrase));
    if above.preposition.is_some_and(|preposition| is_negating(parsed, preposition)) {
        stance.negations.extend(above.preposition);
    } else if let Some(found) = found.filter(|found| applies(parsed, token, below, above, *found, clausal)) {
        act(parsed, token, found, negated, stance);
    }
    let said =
        phrases.iter().find_map(|phrase| saying(phrase)).filter(|_| clausal && above.relation != Relation::Xcomp || token != above.token);
    match said {
        Some(said) if stance.attribution.is_none() => {
            stance.attribution = attribution::by(parsed, token, said);
            if negated && matches!(said, Saying::Confirmed | Saying::Said) && found.is_none() {
                lower(stance, if parsed.tag(token).is_noun() { Certainty::Unlikely } else { Certainty::Possible }, token);
            }
            true
        }
        Some(_) => true,
        // A noun that does not govern by itself ends the clause: what is said of it is said of a thing.
        None => !clausal || (found.is_none() && above.relation == Relation::Acl),
    }
}

/// Whether what hangs on a word so is a clause and not a thing.
fn takes_clause(relation: Relation) -> bool {
    matches!(relation, Relation::Xcomp | Relation::Ccomp | Relation::Csubj | Relation::Csubjpass | Relation::Pcomp | Relation::Acl)
}

/// Whether a governor's effect reaches down to a word that hangs on it so.
fn applies(parsed: &Parsed, token: usize, below: usize, above: Governor, effect: Effect, clausal: bool) -> bool {
    let lemma = parsed.lemma(token);
    let infinitive = super::tree::takes_to(parsed, below);
    match lemma {
        "go" => parsed.form(token).eq_ignore_ascii_case("going") && infinitive,
        "be" => infinitive && above.relation == Relation::Xcomp,
        "want" | "order" | "promise" | "set" | "appear" | "seem" | "decide" | "resolve" | "wish" => {
            infinitive || above.relation == Relation::Ccomp
        }
        "bind" | "think" | "tip" => clausal,
        "stop" | "drop" | "quit" | "give" | "cease" => above.preposition.is_some() || parsed.tag(below) == Tag::Vbg || lemma == "cease",
        // A deed named by a noun is alleged or denied as one that is named by a verb; but one who plans a bridge has a plan, not a bridge.
        _ => clausal || matches!(effect, Effect::Accuses | Effect::Rung(Certainty::Denied)) || above.preposition.is_some(),
    }
}

fn act(parsed: &Parsed, token: usize, effect: Effect, negated: bool, stance: &mut Stance) {
    match effect {
        Effect::Negates => {
            stance.negations.push(token);
            stance.negations.extend(negation::own(parsed, token));
        }
        Effect::Accuses if negated => lower(stance, Certainty::Unlikely, token),
        Effect::Accuses => {
            let speaker = attribution::speaker(parsed, token);
            stance.attribution = Some(Attribution { verb: token, speaker, force: Force::Alleged });
        }
        Effect::Vouches(force) => stance.attribution = Some(Attribution { verb: token, speaker: None, force }),
        Effect::Rung(Certainty::Planned) if negated => {
            stance.negations.extend(negation::own(parsed, token));
            lower(stance, Certainty::Planned, token);
        }
        Effect::Rung(rung) => {
            let cannot = refuses(parsed, token);
            lower(stance, if negated != cannot { turned(rung) } else { rung }, token);
        }
    }
}

/// "Refused to rule out", "failed to deny": the governor itself is negated from above.
fn refuses(parsed: &Parsed, token: usize) -> bool {
    let above = governor(parsed, token).filter(|above| above.relation == Relation::Xcomp);
    above.is_some_and(|above| {
        let found = phrases(parsed, above.token, above.preposition).iter().find_map(|phrase| effect(Class::Governor, phrase));
        found == Some(Effect::Negates) && negation::own(parsed, above.token).len().is_multiple_of(2)
    })
}

/// A rung under a "not": "not likely", "cannot be ruled out", "not impossible".
fn turned(rung: Certainty) -> Certainty {
    match rung {
        Certainty::Denied | Certainty::Unlikely => Certainty::Possible,
        Certainty::Possible | Certainty::Likely => Certainty::Unlikely,
        Certainty::Planned | Certainty::Future | Certainty::Stated => rung,
    }
}

/// "Has yet to sign".
fn is_yet_to(parsed: &Parsed, above: usize, below: usize) -> bool {
    let light = matches!(parsed.lemma(above), "have" | "be" | "remain");
    light && above < below && (above..below).any(|at| parsed.lemma(at) == "yet" && parsed.lemma(at + 1) == "to")
}

/// A clause that leaves it open: "whether to close the plant".
fn asks_whether(parsed: &Parsed, below: usize) -> bool {
    let complement = matches!(parsed.relation(below), Relation::Ccomp | Relation::Xcomp | Relation::Pcomp | Relation::Csubj);
    complement && parsed.children(below).any(|mark| parsed.lemma(mark) == "whether")
}

fn is_negating(parsed: &Parsed, preposition: usize) -> bool {
    matches!(parsed.lemma(preposition), "without")
        || matches!(
            (parsed.lemma(preposition), preposition.checked_sub(1).map(|before| parsed.lemma(before))),
            ("of", Some("instead" | "short"))
        )
        || matches!((parsed.lemma(preposition), preposition.checked_sub(1).map(|before| parsed.lemma(before))), ("than", Some("rather")))
}

fn lower(stance: &mut Stance, rung: Certainty, token: usize) {
    if rung < stance.certainty {
        stance.certainty = rung;
        stance.hedge = Some(token);
    }
}
