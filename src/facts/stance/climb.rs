//! From a predicate up through what governs it: what is denied, doubted, planned or alleged above is denied, doubted, planned or alleged
//! below. The article's own voice ends at a verb of saying.

use super::attribution;
use super::words::{Class, Effect, effect};
use super::{Attribution, Certainty, Force, Stance};
use crate::lexicon::{Saying, saying};
use crate::syntax::{Bond, Governor, Parsed, Tag};

/// Sentences nest no deeper in news; trees gone wrong do.
const DEEPEST: usize = 10;

/// What a predicate inherits and says of itself: negations, certainty, attribution, condition.
pub(super) fn stance(parsed: &Parsed, predicate: usize) -> Stance {
    let mut stance = Stance { negations: parsed.negations(predicate), ..Stance::default() };
    auxiliaries(parsed, predicate, &mut stance);
    adverbs(parsed, predicate, &mut stance);
    adjective(parsed, predicate, &mut stance);
    attribute(parsed, predicate, &mut stance);
    stance.condition = condition(parsed, predicate);
    // "Does not know yet if data were copied": no condition, and no clause that hangs on a governor as far as the parser sees.
    if parsed.asks_whether(predicate) {
        lower(&mut stance, Certainty::Possible, predicate);
    }
    let mut at = predicate;
    for _ in 0..DEEPEST {
        if stance.attribution.is_none() {
            stance.attribution = attribution::beside(parsed, at);
        }
        at = match (parsed.joined_to(at), parsed.clause_governor(at)) {
            (Some(first), _) => {
                share(parsed, first, at, at == predicate, &mut stance);
                first
            }
            (None, Some(above)) if !governs(parsed, at, above, &mut stance) => above.token,
            (None, Some(_) | None) => break,
        };
    }
    if stance.attribution.is_none() {
        stance.attribution = attribution::misread(parsed, predicate).or_else(|| attribution::own(parsed, predicate));
    }
    stance.negations.sort_unstable();
    stance.negations.dedup();
    stance
}

/// How a deed stands that is named by its noun, where what it hangs on tells: "is considering a ban", "a failure could not be ruled out", "no evidence of
/// fraud". `None` where it tells nothing: who "announced a ban" banned.
pub(super) fn of_named_deed(parsed: &Parsed, noun: usize) -> Option<Stance> {
    let governed = parsed.clause_governor(noun).filter(|above| above.bond == Bond::Thing).map(|above| (above.token, above.preposition));
    let undergone =
        || Some(parsed.predicate_of(noun)).filter(|&verb| verb != noun && parsed.undergoer(verb) == Some(noun)).map(|verb| (verb, None));
    let (above, preposition) = governed.or_else(undergone)?;
    let negated = parsed.negations(above).len() % 2 == 1;
    let mut stance = Stance { negations: parsed.negation(noun).into_iter().collect(), ..Stance::default() };
    // "A dispute over cuts" and "on the track of a purchase" are about deeds that were done or planned.
    if preposition.is_some_and(|preposition| parsed.lemma(preposition) != "of") {
        return None;
    }
    if is_unproven(parsed, above, negated) && parsed.lower(above.saturating_sub(1)) != "without" {
        stance.negations.push(above);
        lower(&mut stance, Certainty::Likely, above);
        return Some(stance);
    }
    // Whoever plans a ban may have decided on it; whoever considers one has not.
    let open = |effect: &Effect| matches!(effect, Effect::Rung(rung) if *rung < Certainty::Planned);
    let found = words_of(parsed, above, preposition).0.filter(open)?;
    act(parsed, above, found, negated, &mut stance);
    Some(stance)
}

/// How sure a thing is of which a verb tells nothing but that: "a profit is anticipated", "promised an inquiry". `None` for verbs that do more.
pub(super) fn of_thing(parsed: &Parsed, verb: usize) -> Option<Certainty> {
    let nominal = parsed.undergoer(verb).is_some() && parsed.inner_clause(verb).is_none();
    match words_of(parsed, verb, None).0 {
        Some(Effect::Rung(rung)) if nominal && parsed.tag(verb).is_verb() => Some(rung),
        _ => None,
    }
}

/// See [`Stance::only_hedges`].
pub(super) fn only_hedges(parsed: &Parsed, copula: usize) -> bool {
    let said = parsed.said_by_copula(copula).filter(|&said| parsed.tag(said) == Tag::Jj && parsed.lemma(copula) == "be");
    said.is_some_and(|said| {
        let below = parsed.takes_clause(said) || parsed.takes_clause(copula);
        let open = matches!(parsed.lower_lemma(said), "certain" | "clear" | "sure" | "uncertain" | "unclear" | "unsure");
        below && (open || matches!(effect(Class::Governor, parsed.lemma(said)), Some(Effect::Rung(_))))
    })
}

/// What a coordinated predicate shares with the first one: "may sink or burn", "did not eat or drink".
fn share(parsed: &Parsed, first: usize, second: usize, is_own: bool, stance: &mut Stance) {
    if !is_own || !parsed.shares_with(second, first) {
        return;
    }
    auxiliaries(parsed, first, stance);
    let joined = parsed.conjunction(first).map_or("", |conjunction| parsed.lemma(conjunction));
    if stance.negations.is_empty() && (joined == "or" || (joined == "and" && parsed.tag(second) == Tag::Vb)) {
        stance.negations = parsed.negations(first);
    }
}

fn auxiliaries(parsed: &Parsed, predicate: usize, stance: &mut Stance) {
    for modal in parsed.modals(predicate) {
        if let Some(Effect::Rung(rung)) = effect(Class::Modal, parsed.lemma(modal)) {
            lower(stance, rung, modal);
        } else if parsed.lemma(modal) == "must" && [modal + 1, modal.saturating_sub(1)].into_iter().any(|at| parsed.lower(at) == "still") {
            // "Must still be approved": it has not been.
            stance.negations.push(modal);
        } else if parsed.lemma(modal) == "must" && parsed.lemma(modal + 1) == "have" {
            // "Must have collapsed" infers, "must collapse" obliges.
            lower(stance, Certainty::Likely, modal);
        }
    }
}

fn adverbs(parsed: &Parsed, predicate: usize, stance: &mut Stance) {
    // "In all likelihood".
    let in_all = |noun: usize| matches!(parsed.lower(noun), "likelihood" | "probability") && parsed.lower(noun.saturating_sub(1)) == "all";
    if let Some((_, noun)) = parsed.prepositional(predicate).find(|&(_, noun)| in_all(noun)) {
        lower(stance, Certainty::Likely, noun);
    }
    for adverb in parsed.adverbs(predicate) {
        match effect(Class::Adverb, parsed.lemma(adverb)) {
            Some(Effect::Rung(rung)) => lower(stance, rung, adverb),
            Some(Effect::Vouches(force)) => stance.attribution = Some(Attribution { verb: adverb, speaker: None, force }),
            Some(Effect::Negates | Effect::Accuses) | None => {}
        }
    }
}

/// "It is likely in the billions", "a deal is possible": an adjective that hedges its own clause, where it governs none.
fn adjective(parsed: &Parsed, predicate: usize, stance: &mut Stance) {
    // "Was largely due to higher prices" plans nothing.
    let tells_cause = |at: usize| parsed.lower(at) == "due" && parsed.prepositional(at).any(|(to, _)| parsed.lower(to) == "to");
    let adjectives = parsed.predicate_adjectives(predicate).chain(std::iter::once(predicate));
    for adjective in adjectives.filter(|&at| parsed.tag(at) == Tag::Jj && !tells_cause(at)) {
        let governs = parsed.takes_clause(adjective);
        let lemma = parsed.lemma(adjective);
        let effect = effect(Class::Adverb, lemma).or_else(|| effect(Class::Governor, lemma));
        if let Some(Effect::Rung(rung)) = effect.filter(|_| !governs && !compares(parsed, adjective)) {
            lower(stance, rung, adjective);
        }
    }
}

/// "Twice as likely to survive", "more likely than intent": how the chances compare is no hedge.
fn compares(parsed: &Parsed, likely: usize) -> bool {
    let before = parsed.lower(likely.saturating_sub(1));
    let is_likely = matches!(parsed.lower_lemma(likely), "likely" | "probable");
    is_likely && (matches!(before, "as" | "less" | "equally") || before == "more" && parsed.lower(likely + 1) == "than")
}

/// "Is the likeliest cause", "was a possible target", "the likely culprit is a bearing": what something is said to be no more than.
fn attribute(parsed: &Parsed, predicate: usize, stance: &mut Stance) {
    let Some(said) = parsed.said_by_copula(predicate).filter(|&noun| parsed.tag(noun).is_noun()) else { return };
    let asked = parsed.subject(predicate).filter(|&noun| is_what_is_asked_for(parsed.lower_lemma(noun)));
    [Some(said), asked].into_iter().flatten().for_each(|noun| attributes(parsed, noun, stance));
    // "Is a doubt for Sunday", "a strike is a possibility".
    if matches!(parsed.lower_lemma(said), "doubt" | "likelihood" | "possibility" | "probability")
        && let Some(Effect::Rung(rung)) = effect(Class::Governor, parsed.lower_lemma(said))
        && !parsed.takes_clause(said)
    {
        lower(stance, rung, said);
    }
}

/// Nouns behind which a copula names who or what it is.
fn is_what_is_asked_for(noun: &str) -> bool {
    matches!(
        noun,
        "buyer"
            | "cause"
            | "culprit"
            | "explanation"
            | "motive"
            | "origin"
            | "outcome"
            | "reason"
            | "result"
            | "source"
            | "successor"
            | "trigger"
            | "winner"
    )
}

fn attributes(parsed: &Parsed, noun: usize, stance: &mut Stance) {
    let before = parsed.noun_phrase(noun).iter().filter(|&at| at < noun && parsed.is_attributive(at));
    for adjective in before.filter(|&at| matches!(parsed.tag(at), Tag::Jj | Tag::Jjr | Tag::Jjs)) {
        let lemma = parsed.lower_lemma(adjective);
        // "Likeliest".
        let plain = parsed.lower(adjective).strip_suffix("iest").map(|stem| format!("{stem}y"));
        let lemma = plain.as_deref().unwrap_or(lemma);
        let effect = effect(Class::Adverb, lemma).or_else(|| effect(Class::Governor, lemma));
        if let Some(Effect::Rung(rung @ (Certainty::Possible | Certainty::Likely | Certainty::Unlikely))) = effect {
            lower(stance, rung, adjective);
        }
    }
}

/// "If the parliament agrees, the tunnel will open", "provided that", "unless": the word that makes a condition.
fn condition(parsed: &Parsed, predicate: usize) -> Option<usize> {
    let word = |at: usize| matches!(parsed.lemma(at), "if" | "unless" | "provided" | "providing" | "assuming" | "contingent" | "should");
    parsed.adverbial_markers(predicate).filter(|&mark| word(mark)).find(|&mark| {
        // "as if", "even if" and "if not" set no condition.
        let before = mark.checked_sub(1).map_or("", |before| parsed.lemma(before));
        !matches!(before, "as" | "even" | "what") && parsed.lemma(mark + 1) != "not"
    })
}

/// Lets what governs the clause of `below` act on the stance; whether the climb ends here.
fn governs(parsed: &Parsed, below: usize, above: Governor, stance: &mut Stance) -> bool {
    let clausal = parsed.tag(below).is_verb() || above.bond.is_clause();
    let token = match parsed.said_by_copula(above.token) {
        // "It is likely that …": the adjective governs, though the clause hangs on the copula.
        Some(complement) if complement != below && clausal => complement,
        Some(_) | None => above.token,
    };
    let negated = parsed.negations(token).len() % 2 == 1;
    if is_yet_to(parsed, above.token, below) {
        stance.negations.push(above.token);
        return false;
    }
    if clausal && parsed.asks_whether(below) {
        lower(stance, Certainty::Possible, below);
    }
    if above.bond == Bond::Finite && is_mere_being(parsed, token) {
        auxiliaries(parsed, token, stance);
    }
    if is_unproven(parsed, token, negated) {
        // "No evidence that he knew": as far as is known, he did not.
        stance.negations.push(token);
        lower(stance, Certainty::Likely, token);
        return false;
    }
    let (found, told) = words_of(parsed, token, above.preposition);
    let found = found.filter(|_| !compares(parsed, token));
    // "Did not go as far as calling for it".
    if above.preposition.is_some_and(|as_far| parsed.lemma(as_far) == "as" && parsed.lower(as_far.saturating_sub(1)) == "far") {
        let verb = if parsed.lower(token) == "far" { parsed.hanging(token).0 } else { Some(token) };
        stance.negations.extend(verb.into_iter().flat_map(|verb| parsed.negations(verb)));
        return false;
    }
    if above.preposition.is_some_and(|preposition| is_negating(parsed, preposition)) {
        stance.negations.extend(above.preposition);
        // "Did not close without paying": it paid.
        if negated && clausal && above.preposition.is_some_and(|preposition| parsed.lemma(preposition) == "without") {
            stance.negations.extend(parsed.negations(token));
        }
    } else if found == Some(Effect::Negates) && above.preposition.is_some_and(|preposition| parsed.lemma(preposition) == "for") {
        // "Barred for carrying oil": that is what it did.
    } else if let Some(found) = found.filter(|found| applies(parsed, token, below, above, *found, clausal)) {
        act(parsed, token, found, negated, stance);
    } else if negated && clausal && matches!(parsed.lemma(token), "true" | "case") {
        // "It is not true that", "it is not the case that".
        stance.negations.push(token);
    }
    if above.bond == Bond::OfNoun && parsed.is_negative(token) && parsed.takes_to(below) {
        // "Nothing to prove that".
        stance.negations.push(token);
    }
    if is_reported(parsed, (token, above.bond), below, stance) {
        return true;
    }
    let said = told.filter(|_| clausal && above.bond != Bond::Open || token != above.token);
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
        None => !clausal || (found.is_none() && above.bond == Bond::OfNoun),
    }
}

/// "Denied reports that", "is said to have": a report that is no source of its own, where the climb ends.
fn is_reported(parsed: &Parsed, (token, bond): (usize, Bond), below: usize, stance: &mut Stance) -> bool {
    if bond == Bond::OfNoun && is_denied_report(parsed, token) {
        lower(stance, Certainty::Denied, token);
        return true;
    }
    let hearsay = is_hearsay(parsed, token, below);
    if hearsay {
        stance.attribution.get_or_insert(Attribution { verb: token, speaker: None, force: Force::Suggested });
    }
    hearsay
}

/// Whether a noun names what something is known by.
pub(crate) fn is_proof(noun: &str) -> bool {
    matches!(noun, "evidence" | "hint" | "indication" | "proof" | "sign" | "trace")
}

/// "Denied reports that the ward had been closed".
fn is_denied_report(parsed: &Parsed, noun: usize) -> bool {
    let report = matches!(
        parsed.lower_lemma(noun),
        "accusation" | "allegation" | "assertion" | "charge" | "claim" | "report" | "rumor" | "rumour" | "speculation" | "suggestion"
    );
    let verb = parsed.verb_of_object(noun).filter(|_| report);
    verb.is_some_and(|verb| {
        let lemma = parsed.lower_lemma(verb);
        matches!(lemma, "contest" | "reject") || effect(Class::Governor, lemma) == Some(Effect::Rung(Certainty::Denied))
    })
}

/// "Is said to have turned down", "are reported to be": who says so is not told.
fn is_hearsay(parsed: &Parsed, verb: usize, below: usize) -> bool {
    let told = matches!(parsed.lower_lemma(verb), "say" | "report" | "rumor" | "rumour" | "understand" | "hear");
    told && parsed.is_passive(verb) && parsed.takes_to(below)
}

/// "No evidence that", "found no sign of", "without proof that".
fn is_unproven(parsed: &Parsed, noun: usize, negated: bool) -> bool {
    let proof = is_proof(parsed.lower_lemma(noun));
    let found = || parsed.hanging(noun).0.is_some_and(|verb| parsed.negations(verb).len() % 2 == 1);
    let none = || noun.checked_sub(1).is_some_and(|no| matches!(parsed.lower(no), "no" | "little" | "without" | "any"));
    proof && (negated || none() || found())
}

/// What a governor does to the clause below it, and how it says it, each by the longest phrase that the lists know.
fn words_of(parsed: &Parsed, token: usize, preposition: Option<usize>) -> (Option<Effect>, Option<Saying>) {
    let (mut found, mut told) = (None, None);
    parsed.governing_phrases(token, preposition, |phrase| {
        found = found.or_else(|| effect(Class::Governor, phrase));
        told = told.or_else(|| saying(phrase));
        found.is_some() && told.is_some()
    });
    (found, told)
}

/// "It may be that more people will be arrested".
fn is_mere_being(parsed: &Parsed, verb: usize) -> bool {
    parsed.lemma(verb) == "be" && parsed.subject(verb).is_some_and(|it| parsed.lower(it) == "it")
}

/// Whether a governor's effect reaches down to a word that hangs on it so.
fn applies(parsed: &Parsed, token: usize, below: usize, above: Governor, effect: Effect, clausal: bool) -> bool {
    let lemma = parsed.lemma(token);
    let infinitive = parsed.takes_to(below);
    // "Were dismissed after winning the toss".
    let when = above.preposition.map_or("", |preposition| parsed.lemma(preposition));
    if matches!(when, "after" | "before" | "despite" | "following" | "since" | "until" | "upon" | "when" | "while") {
        return false;
    }
    match lemma {
        "go" => parsed.form(token).eq_ignore_ascii_case("going") && infinitive,
        "be" => infinitive && above.bond == Bond::Open,
        // "Was meant to back loans".
        "mean" => infinitive && parsed.is_passive(token),
        "due" => infinitive,
        // "Came across it; few had set eyes on it" sets nothing for the future.
        "set" => infinitive,
        "want" | "order" | "promise" | "appear" | "seem" | "decide" | "resolve" | "wish" => infinitive || above.bond == Bond::Finite,
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
            stance.negations.extend(parsed.negations(token));
        }
        Effect::Accuses if negated => lower(stance, Certainty::Unlikely, token),
        Effect::Accuses => {
            let speaker = attribution::speaker(parsed, token);
            stance.attribution = Some(Attribution { verb: token, speaker, force: Force::Alleged });
        }
        Effect::Vouches(force) => stance.attribution = Some(Attribution { verb: token, speaker: None, force }),
        // "Does not plan to sell", "has no intention of selling".
        Effect::Rung(Certainty::Planned) if negated || parsed.emptying_word(token).is_some() => {
            stance.negations.extend(parsed.negations(token).into_iter().chain(parsed.emptying_word(token)));
            lower(stance, Certainty::Planned, token);
        }
        // "Has never denied that its pond failed": it owns up to it.
        Effect::Rung(Certainty::Denied) if negated && parsed.negations(token).iter().any(|&not| parsed.lower(not) == "never") => {}
        Effect::Rung(rung) => {
            let cannot = refuses(parsed, token);
            lower(stance, if negated != cannot { turned(rung) } else { rung }, token);
        }
    }
}

/// "Refused to rule out", "failed to deny": the governor itself is negated from above.
fn refuses(parsed: &Parsed, token: usize) -> bool {
    let above = parsed.clause_governor(token).filter(|above| above.bond == Bond::Open);
    above.is_some_and(|above| {
        let (found, _) = words_of(parsed, above.token, above.preposition);
        found == Some(Effect::Negates) && parsed.negations(above.token).len().is_multiple_of(2)
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
    // "Still has to be ratified", "still needs to approve it".
    let still = || {
        let before = (above.saturating_sub(2)..above).any(|at| parsed.lower(at) == "still");
        before && matches!(parsed.lower_lemma(above), "have" | "need") && parsed.takes_to(below)
    };
    // "Had yet to wake and was in hospital": the second is not what is yet to come.
    let finite = matches!(parsed.tag(below), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    above < below && !finite && (light && (above..below).any(|at| parsed.lemma(at) == "yet" && parsed.lemma(at + 1) == "to") || still())
}

fn is_negating(parsed: &Parsed, preposition: usize) -> bool {
    matches!(parsed.lemma(preposition), "without")
        || matches!(
            (parsed.lemma(preposition), preposition.checked_sub(1).map(|before| parsed.lemma(before))),
            ("of", Some("instead" | "short"))
        )
        || matches!(
            (parsed.lemma(preposition), preposition.checked_sub(1).map(|before| parsed.lemma(before))),
            ("than", Some("rather")) | ("from", Some("far"))
        )
}

fn lower(stance: &mut Stance, rung: Certainty, token: usize) {
    if rung < stance.certainty {
        stance.certainty = rung;
        stance.hedge = Some(token);
    }
}
