//! Who says so: the subject of a verb of saying, or what stands behind "according to".

use super::{Attribution, Force};
use crate::article::words::Tokens;
use crate::lexicon::{Saying, saying};
use crate::syntax::Parsed;

/// The attribution by a verb or noun of saying; `None` where it only quotes.
pub(super) fn by(parsed: &Parsed, verb: usize, saying: Saying) -> Option<Attribution> {
    // "The fire claimed three lives": no clause, nobody says anything.
    let subject = parsed.subject(verb).filter(|&subject| !(subject..verb).any(|between| parsed.is_predicate(between)));
    if parsed.lower_lemma(verb) == "claim" && subject.is_some() && parsed.object(verb).is_some() && !parsed.takes_clause(verb) {
        return None;
    }
    // "Nobody can say that it cannot be done": no source.
    if subject.is_some_and(|subject| parsed.is_negative(subject)) {
        return None;
    }
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
    parsed.speaker(verb).map(|head| phrase(parsed, head))
}

/// What somebody alleges in a clause whose verb of saying was not read as one ("Prosecutors in Milan allege that …").
pub(super) fn misread(parsed: &Parsed, predicate: usize) -> Option<Attribution> {
    let (verb, speaker) = parsed.misread_speech(predicate)?;
    let told = saying(parsed.lower(verb))?;
    Some(Attribution { speaker: Some(speaker), ..by(parsed, verb, told)? })
}

/// Who is blamed is blamed by somebody: "Zarya blames its subcontractor for the blowout" says what Zarya alleges.
pub(super) fn own(parsed: &Parsed, predicate: usize) -> Option<Attribution> {
    let blames = matches!(parsed.lemma(predicate), "accuse" | "blame" | "fault" | "suspect") && parsed.tag(predicate).is_verb();
    let blames = blames && parsed.object(predicate).is_some() && !parsed.takes_clause(predicate);
    by(parsed, predicate, Saying::Alleged).filter(|said| blames && said.speaker.is_some())
}

/// An attribution that stands beside a clause or inside it: "according to police, …", "in the view of …", "…, police said, …".
pub(super) fn beside(parsed: &Parsed, predicate: usize) -> Option<Attribution> {
    // "The dam, the mayor said, has held."
    if let Some(verb) = parsed.interposed(predicate) {
        return by(parsed, verb, saying(parsed.lemma(verb))?);
    }
    if let Some((verb, speaker)) = parsed.inverted_speech(predicate) {
        return Some(Attribution { speaker: Some(phrase(parsed, speaker)), ..by(parsed, verb, saying(parsed.lemma(verb))?)? });
    }
    let source = parsed.source_beside(predicate)?;
    let force = if source.is_opinion { Force::Suggested } else { Force::Said };
    Some(Attribution { verb: source.word, speaker: source.speaker.map(|head| phrase(parsed, head)), force })
}

/// The noun phrase around its head; the head alone where the parse gives no more.
fn phrase(parsed: &Parsed, head: usize) -> Tokens {
    parsed.noun_phrase(head).hull(Tokens::new(head, head + 1))
}
