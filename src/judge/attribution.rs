//! Who says so differs, or was dropped or added where something turns on it.
//!
//! Fires on "The Financial Times reported that …" / "Reports suggested …", on "the organisers say" / "police say", and on "prosecutors
//! allege" dropped. Stays silent on one speaker in other words, and where a plain "said" is left out.

use super::clue::{Clue, Pattern};
use super::speakers::{self, is_pronoun, source_of};
use super::{Difference, Evidence, Rule, deed};
use crate::article::words::Tokens;
use crate::facts::stance::{Attribution, Certainty, Force};
use crate::judge::matching::akin;
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::lexicon::{Source, may_be_one_body, names_person, saying, synonyms};
use crate::syntax::{ClauseKind, Tag};

pub(super) const RULE: Rule = Rule { kind: Kind::Attribution, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    // "Who is to blame?": who asks states nothing.
    if pair.left.is_question() || pair.right.is_question() {
        return;
    }
    let (one, other) = (said(&pair.left), said(&pair.right));
    out.extend(match (one, other) {
        (Some(one), Some(other)) => both(pair, one, other),
        (Some(one), None) => dropped(pair, one, true),
        (None, Some(other)) => dropped(pair, other, false),
        (None, None) => None,
    });
}

/// Who says the claim: its own attribution, or that of another claim of its sentence, since what is said is often cut off from who says it. What is
/// put beside a saying ("While the details are undisclosed, analysts estimate …") is not said by its speaker, nor is what a relative clause adds, or what somebody else promises.
fn said<'a>(half: &Half<'a>) -> Option<&'a Attribution> {
    let near = half.reading.claims.iter().filter(|claim| claim.sentence == half.claim.sentence);
    let (parsed, own) = (half.parsed(), half.claim.predicate);
    let promises = || matches!(parsed.lower_lemma(own), "promise" | "pledge" | "vow") && parsed.subject(own).is_some();
    let beside = matches!(parsed.clause_kind(own), ClauseKind::Adverbial | ClauseKind::Relative) || promises();
    half.claim.stance.attribution.as_ref().or_else(|| near.filter(|_| !beside).find_map(|claim| claim.stance.attribution.as_ref()))
}

fn evidence(half: &Half<'_>, said: &Attribution) -> Evidence {
    let verb = Tokens::new(said.verb, said.verb + 1);
    half.evidence(said.speaker.unwrap_or(verb), Kind::Attribution.spec().key)
}

/// Two speakers: another name, or another kind of source.
fn both(pair: &Pair<'_>, one: &Attribution, other: &Attribution) -> Option<Difference> {
    let (left, right) = (one.speaker?, other.speaker?);
    let speakers = speakers::compare(pair, left, right)?;
    if have_both(pair, left, right) {
        return None;
    }
    let why = format!("left has it from {}, right from {}", pair.left.words(left), pair.right.words(right));
    let difference = Difference::new(Pattern::Source, false, Some(evidence(&pair.left, one)), Some(evidence(&pair.right, other)), why);
    let loose = |said: &Attribution| matches!(said.force, Force::Alleged | Force::Suggested);
    let direct = pair.left.claim.stance.attribution.is_some() && pair.right.claim.stance.attribution.is_some();
    let heads = pair.left.head_of(left).zip(pair.right.head_of(right));
    let near = heads.map_or(0.0, |(l, r)| akin(pair.left.parsed(), l, pair.right.parsed(), r).1);
    Some(
        deed::of_claims(pair, speakers.note(difference))
            .weighing(Clue::Cosine, near)
            .noting(Clue::Loose, loose(one) != loose(other))
            .noting(Clue::Inside, direct)
            .noting(Clue::SamePredicate, same_content(pair))
            .guessed(if direct { 0.5 } else { 0.15 }),
    )
}

/// Whether either article has both speakers: one stands within the phrase of the other ("figures released by the office"), or beside it ("as the documents
/// show, the newspaper reported"), or the two are set against each other ("the company said that all were told, customers that they had heard nothing").
fn have_both(pair: &Pair<'_>, left: Tokens, right: Tokens) -> bool {
    let head = |half: &Half<'_>, speaker: Tokens| half.head_of(speaker).map(|head| half.parsed().lower_lemma(head).to_owned());
    let (ours, theirs) = (head(&pair.left, left), head(&pair.right, right));
    let holds = |half: &Half<'_>, among: Tokens, noun: &Option<String>| {
        let is_noun = |at: usize| half.parsed().tag(at).is_noun() && noun.as_deref() == Some(half.parsed().lower_lemma(at));
        among.iter().any(is_noun)
    };
    let whole = |half: &Half<'_>, speaker: Tokens| half.head_of(speaker).map_or(speaker, |head| half.parsed().subtree(head));
    let within = holds(&pair.left, whole(&pair.left, left), &theirs) || holds(&pair.right, whole(&pair.right, right), &ours);
    let beside = holds(&pair.left, pair.left.sentence(), &theirs) && holds(&pair.right, pair.right.sentence(), &ours);
    let against = speak_in_one_sentence(&pair.left) || speak_in_one_sentence(&pair.right);
    within || beside || against && speaks_nearby(pair, left, true) && speaks_nearby(pair, right, false)
}

/// A speaker that one side leaves out: it matters where the source is no neutral one, or does not vouch for what it says.
fn dropped(pair: &Pair<'_>, said: &Attribution, on_left: bool) -> Option<Difference> {
    let (half, has, lacks) = if on_left { (&pair.left, "left", "right") } else { (&pair.right, "right", "left") };
    let speaker = said.speaker?;
    if half.head_of(speaker).is_none_or(|head| is_pronoun(half, head)) || !speakers::can_speak(half, speaker) {
        return None;
    }
    let lacking = if on_left { &pair.right } else { &pair.left };
    if answered(half, speaker, lacking) || is_quoted(lacking) || speaks_for_itself(lacking) || !states(lacking) {
        return None;
    }
    let kind = source_of(half, speaker);
    if matches!(said.force, Force::Said | Force::Confirmed) && tells_of_itself(half, speaker) {
        return None;
    }
    // "From a road", "from salt tablets": no source at all.
    if kind.is_none() && !speaker.iter().any(|token| half.reading.name_at(token).is_some()) {
        return None;
    }
    // "It is likely in the billions" / "analysts estimate that it is billions": the article's own guess became that of others.
    let other = if on_left { &pair.right } else { &pair.left };
    let own_guess = matches!(other.claim.stance.certainty, Certainty::Possible | Certainty::Likely) && said.force == Force::Suggested;
    let stating = if own_guess { "takes it for likely itself" } else { "states it as a fact" };
    let why = format!("{has} has it from {}, {lacks} {stating}", half.words(speaker));
    let (left, right) = if on_left { (Some(evidence(half, said)), None) } else { (None, Some(evidence(half, said))) };
    Some(
        Difference::new(Pattern::Sourceless, false, left, right, why)
            .noting(Clue::Loose, matches!(said.force, Force::Alleged | Force::Suggested))
            .noting(Clue::Opposed, said.force == Force::Alleged)
            .noting(Clue::Anonymous, kind == Some(Source::Anonymous))
            .noting(Clue::Interested, kind == Some(Source::Interested))
            .noting(Clue::Unlisted, kind.is_none())
            .noting(Clue::KnownOne, speaks_nearby(pair, speaker, on_left))
            .noting(Clue::Named, speaker.iter().any(|token| half.reading.name_at(token).is_some()))
            .noting(Clue::Inside, half.claim.stance.attribution.is_some())
            .noting(Clue::SamePredicate, same_content(pair))
            .guessed(match (said.force, kind) {
                _ if own_guess => 0.6,
                (Force::Alleged, _) => 0.4,
                (_, Some(Source::Interested | Source::Anonymous)) | (Force::Suggested, _) => 0.25,
                (Force::Said | Force::Confirmed, _) => 0.04,
            }),
    )
}

/// Whether two speakers are set against each other in the sentence of a claim: "the company said it had told all, but customers say they heard nothing".
fn speak_in_one_sentence(half: &Half<'_>) -> bool {
    let claims = half.reading.claims.iter().filter(|claim| claim.sentence == half.claim.sentence);
    let mut speakers: Vec<Tokens> = claims.filter_map(|claim| claim.stance.attribution.as_ref()?.speaker).collect();
    speakers.dedup();
    let contrasts = |at: usize| matches!(half.parsed().lower(at), "but" | "however" | "whereas" | "while" | "though" | "although");
    speakers.len() > 1 && half.sentence().iter().any(contrasts)
}

/// Whether the article that names no source here has one who may be the same in the sentences around: what somebody says goes on for a while.
fn speaks_nearby(pair: &Pair<'_>, speaker: Tokens, on_left: bool) -> bool {
    let lacking = if on_left { &pair.right } else { &pair.left };
    let here = lacking.claim.sentence;
    let near = lacking.reading.claims.iter().filter(|claim| claim.sentence.abs_diff(here) <= AROUND);
    let mut others = near.filter_map(|claim| claim.stance.attribution.as_ref()?.speaker);
    others.any(|other| {
        let (left, right) = if on_left { (speaker, other) } else { (other, speaker) };
        speakers::compare(pair, left, right).is_none()
    })
}

/// As many sentences before and after.
const AROUND: usize = 2;

/// Whether the other sentence names the speaker, or has it from somebody in a way that was not read as a source: then nothing was dropped.
pub(super) fn answered(half: &Half<'_>, speaker: Tokens, other: &Half<'_>) -> bool {
    let lemma = |half: &Half<'_>, token: usize| half.parsed().lower_lemma(token).to_owned();
    let tells = |&token: &usize| half.parsed().tag(token).is_name() || half.head_of(speaker) == Some(token);
    let named: Vec<String> = speaker.iter().filter(tells).map(|token| lemma(half, token)).collect();
    let says = |token: usize| {
        let is_saying = other.parsed().tag(token).is_verb() && saying(&lemma(other, token)).is_some();
        // "Higher costs were blamed", "temperatures are forecast": somebody says so.
        let by_somebody = other.parsed().is_passive(token) && !is_saying;
        let blames = matches!(other.parsed().lower_lemma(token), "blame" | "accuse" | "forecast" | "expect" | "allege" | "suspect");
        is_saying && other.parsed().complement_clauses(token).next().is_some() || by_somebody && blames
    };
    let names = |token: usize| {
        let word = lemma(other, token);
        named.iter().any(|noun| *noun == word || synonyms(noun, &word) || may_be_one_body(noun, &word))
    };
    other.sentence().iter().any(|token| says(token) || names(token) || lemma(other, token) == "according")
}

/// Whether a claim stands in quotation marks: then somebody says it, whoever that is.
fn is_quoted(half: &Half<'_>) -> bool {
    let predicate = half.claim.predicate;
    half.reading.facts.iter().any(|fact| fact.quote().is_some() && fact.tokens.holds(predicate))
}

/// "Norrmark said that it would not pay" / "Norrmark will not pay": what somebody says of himself needs no other source.
fn tells_of_itself(half: &Half<'_>, speaker: Tokens) -> bool {
    let parsed = half.parsed();
    let Some(subject) = parsed.subject(half.claim.predicate) else { return false };
    let several = half.head_of(speaker).is_some_and(|head| matches!(parsed.tag(head), Tag::Nns | Tag::Nnps));
    // "The prosecution says that he burned them": no prosecution is "he", and "it" is no prosecutor.
    let is_named = || speaker.iter().any(|token| half.reading.name_at(token).is_some());
    let is_person = half.head_of(speaker).is_some_and(|head| names_person(parsed.lower_lemma(head)));
    let fits = match parsed.lower(subject) {
        "he" | "she" => !several && (is_person || is_named()),
        "it" => !several && !is_person,
        "they" => several,
        _ => false,
    };
    let stands_in = fits && subject > speaker.end as usize;
    let name = |token: usize| half.reading.name_at(token).map(|(_, name)| name.entity);
    stands_in || name(subject).is_some_and(|own| speaker.iter().any(|token| name(token) == Some(own)))
}

/// Whether a claim states anything by itself: no headline's fragment, and no participle that hangs on another clause.
fn states(half: &Half<'_>) -> bool {
    let (parsed, predicate) = (half.parsed(), half.claim.predicate);
    matches!(parsed.tag(predicate), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) || !parsed.auxiliaries(predicate).is_empty()
}

/// Whether the article itself speaks as one of those concerned ("the fault was in our queue"): then its author is the source.
fn speaks_for_itself(half: &Half<'_>) -> bool {
    half.claim.tokens.iter().any(|token| matches!(half.parsed().lower(token), "we" | "us" | "our" | "ours" | "i" | "me" | "my"))
}

fn same_content(pair: &Pair<'_>) -> bool {
    pair.matching.pairs(pair.left.claim.predicate, pair.right.claim.predicate)
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_body_and_its_people() {
        let silent = [
            ("The hall was empty, the fire brigade said.", "The hall was empty, firefighters said."),
            ("The town has been retaken, a military spokesman said.", "The town has been retaken, the army said."),
            ("The money is unspent, the charity Hands Across said.", "The money is unspent, Hands Across said."),
            ("Sixty per cent of those polled said that they were opposed.", "Three in five respondents said that they were opposed."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Source, left, right), 0.0, "{left} / {right}");
        }
        assert!(guess(Pattern::Source, silent[0].0, "The hall was empty, residents said.") > 0.0);
    }

    const GUESSED: &str = "The cost is hard to tell, but it is likely in the millions.";

    #[test]
    fn an_own_guess_that_became_that_of_others() {
        assert!(guess(Pattern::Sourceless, GUESSED, "Industry analysts estimate that the cost is in the millions.") > 0.5);
    }

    #[test]
    fn two_kinds_of_source() {
        let apart = [
            ("Analysts at Corbel say that the chip uses half as much power.", "The chip uses half as much power, Tanaro maintains."),
            ("Prosecutors in Milan allege that the firm paid two million euros.", "The firm paid two million euros, its lawyers said."),
            ("The union says that the plant will close in May.", "The company says that the plant will close in May."),
            ("The cabinet secretary said that 3,000 posts would go.", "About 3,000 posts would go, a leaked memo shows."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Source, left, right) > 0.1, "{left} / {right}");
        }
        let blamed = "Zarya blames the contractor for the fire.";
        assert!(guess(Pattern::Sourceless, blamed, "The contractor was at fault for the fire.") > 0.3);
    }

    #[test]
    fn an_article_that_speaks_for_itself_drops_no_source() {
        let theirs = "According to its technology chief, a tweak to the firm's message queue caused the outage.";
        assert_eq!(guess(Pattern::Sourceless, theirs, "A change to our message queue caused the outage."), 0.0);
        assert!(guess(Pattern::Sourceless, theirs, "A change to the message queue caused the outage.") > 0.0);
    }

    #[test]
    fn one_speaker_by_a_word_of_two_parts() {
        let left = "The council said that it had followed the law.";
        assert_eq!(guess(Pattern::Source, left, "The town hall said that it had followed the law."), 0.0);
        assert!(guess(Pattern::Source, left, "The union said that it had followed the law.") > 0.0);
    }

    #[test]
    fn one_who_is_named_beside_what_he_is() {
        let left = "An independent report by Solway Structural found that the mix may have contained too much seawater.";
        let right = "According to a report by the engineers Solway Structural, too much seawater got into the mix.";
        assert_eq!(guess(Pattern::Source, left, right), 0.0);
        assert!(guess(Pattern::Source, left, "According to Dravik Marine, too much seawater got into the mix.") > 0.0);
    }

    #[test]
    fn what_is_put_beside_a_saying_is_not_said() {
        let beside = "While the cost remains undisclosed, industry analysts expect a profit.";
        assert_eq!(guess(Pattern::Sourceless, "The cost has not been disclosed.", beside), 0.0);
    }

    #[test]
    fn whom_a_pronoun_can_stand_for() {
        let left = "The prosecution says that he burned four ledgers in the garden.";
        assert!(guess(Pattern::Sourceless, left, "He burned four ledgers in the garden.") > 0.0);
        let own = "The teacher said that she burned four ledgers in the garden.";
        assert_eq!(guess(Pattern::Sourceless, own, "She burned four ledgers in the garden."), 0.0);
    }

    #[test]
    fn what_needs_no_source() {
        let silent = [
            ("Norrmark Health said that it would not pay.", "Norrmark Health will not pay."),
            ("The prosecutor said that the pilot was to blame.", "Who was to blame?"),
            ("Traces on a road suggest that the animals are related.", "The animals are related."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Sourceless, left, right), 0.0, "{left} / {right}");
        }
        assert!(guess(Pattern::Sourceless, "The lawyer said that Norrmark would not pay.", "Norrmark will not pay.") > 0.0);
    }
}
