//! Who would not comment in one article and is quoted in the other. Called by the rule on polarity.
//!
//! Fires on "the firm declined to comment" / "the firm said that the report was false" and on "did not comment on the verdict" / "criticised the
//! verdict". Stays silent where both decline, and where other people speak.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::opposition::told;
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::facts::stance::Certainty;
use crate::judge::event::{same_head, same_thing};
use crate::lexicon::{Frame, Slot, frames, saying};

/// One who keeps silent on one side and speaks on the other.
pub(super) fn broken(pair: &Pair<'_>) -> Option<Difference> {
    let (left, right) = match (silent(&pair.left), silent(&pair.right)) {
        (Some((who, words)), None) => {
            let (speaker, said) = speaker(&pair.right)?;
            Some((words, said)).filter(|_| is_one(pair, who, speaker))
        }
        (None, Some((who, words))) => {
            let (speaker, said) = speaker(&pair.left)?;
            Some((said, words)).filter(|_| is_one(pair, speaker, who))
        }
        (Some(_), Some(_)) | (None, None) => None,
    }?;
    Some(told(pair, Pattern::Phrases, left, right).weighing(Clue::Arguments, 1.0).guessed(0.5))
}

/// "The suspect" and "the suspect's lawyer" are two.
fn is_one(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    same_thing(pair, l, r) && same_head(pair, l, r)
}

/// Who keeps silent, and the words that say so: "declined to comment", "had no comment", "would not answer".
fn silent(half: &Half<'_>) -> Option<(usize, Tokens)> {
    let parsed = half.parsed();
    let speaks = |at: usize| matches!(parsed.lower_lemma(at), "comment" | "answer" | "respond" | "reply" | "speak" | "statement");
    let token = half.claim.tokens.iter().find(|&at| speaks(at))?;
    let verb = if parsed.is_predicate(token) { token } else { parsed.predicate_of(token) };
    let denied = half.stance(verb).is_negated() || parsed.negation(token).is_some();
    let subject = parsed.doer(verb).or_else(|| parsed.subject(verb)).or_else(|| {
        let above = parsed.clause_governor(verb)?.token;
        parsed.subject(above)
    })?;
    let negations = half.stance(verb).negations.first().copied().or_else(|| parsed.negation(token));
    let words = Tokens::new(token, token + 1).hull(negations.map_or(Tokens::new(token, token + 1), |not| Tokens::new(not, not + 1)));
    // "Did not comment further", "would not answer all questions".
    let in_part = (token..token + 4).any(|at| matches!(parsed.lower(at), "further" | "all" | "beyond" | "more"));
    (denied && !in_part && parsed.tag(subject).is_noun()).then_some((subject, words))
}

/// Who is told to say something, by the source of the claim or by a verb that tells of words ("criticised", "spoke for an hour").
fn speaker(half: &Half<'_>) -> Option<(usize, Tokens)> {
    let parsed = half.parsed();
    let said = half.claim.stance.attribution.as_ref().filter(|said| saying(parsed.lower_lemma(said.verb)).is_some());
    let speaker = said.and_then(|said| half.head_of(said.speaker?));
    let by_source = speaker.zip(said.map(|said| said.verb)).filter(|&(who, _)| parsed.tag(who).is_noun());
    let (who, verb) = by_source.or_else(|| speech(half))?;
    Some((who, Tokens::new(verb, verb + 1)))
}

/// The claim's own verb, where whoever does it speaks.
fn speech(half: &Half<'_>) -> Option<(usize, usize)> {
    let (parsed, verb) = (half.parsed(), half.claim.predicate);
    let lemma = parsed.lower_lemma(verb);
    let speaks = |event: &str| matches!(event, "accusation" | "apology" | "criticism" | "praise" | "thanks" | "warning");
    let tells =
        |frame: &Frame| speaks(frame.event) && frame.roles.iter().any(|&(slot, role)| slot == Slot::Doer && SPEAKERS.contains(&role));
    let in_words = matches!(lemma, "speak" | "answer" | "reply" | "respond" | "call") || frames(lemma).iter().any(tells);
    let spoken = in_words && !half.stance(verb).is_negated() && half.stance(verb).certainty == Certainty::Stated;
    let who = parsed.doer(verb).filter(|&who| spoken && parsed.tag(who).is_noun())?;
    Some((who, verb))
}

/// The roles of those who speak in an event.
const SPEAKERS: [&str; 6] = ["accuser", "critic", "praiser", "sorry", "thanker", "warner"];

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn who_would_not_comment_and_spoke() {
        let silent = "The company declined to comment on the report.";
        assert!(guess(Pattern::Phrases, silent, "The company said that the report was false.") > 0.3);
        assert!(guess(Pattern::Phrases, "The company had no comment.", "The company said that the report was false.") > 0.3);
        assert!(guess(Pattern::Phrases, "The minister did not comment on the verdict.", "The minister criticised the verdict.") > 0.3);
        assert!(guess(Pattern::Phrases, "The suspect made no statement in court.", "The suspect spoke in court for an hour.") > 0.3);
        let silent_minister = "The minister did not comment on the verdict.";
        assert_eq!(guess(Pattern::Phrases, silent_minister, "The opposition criticised the verdict."), 0.0);
        let lawyer = "The lawyer of the suspect spoke in court for an hour.";
        assert_eq!(guess(Pattern::Phrases, "The suspect made no statement in court.", lawyer), 0.0);
        assert_eq!(guess(Pattern::Phrases, silent, "The company would not comment."), 0.0);
        assert_eq!(guess(Pattern::Phrases, silent, "The ministry said that the report was false."), 0.0);
    }
}
