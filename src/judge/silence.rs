//! Who would not comment in one article and is quoted in the other. Called by the rule on polarity.
//!
//! Fires on "the firm declined to comment" / "the firm said that the report was false". Stays silent where both decline, and where other people speak.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::opposition::told;
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::judge::event::same_thing;
use crate::lexicon::saying;

/// One who keeps silent on one side and speaks on the other.
pub(super) fn broken(pair: &Pair<'_>) -> Option<Difference> {
    let (left, right) = match (silent(&pair.left), silent(&pair.right)) {
        (Some((who, words)), None) => {
            let (speaker, said) = speaker(&pair.right)?;
            Some((words, said)).filter(|_| same_thing(pair, who, speaker))
        }
        (None, Some((who, words))) => {
            let (speaker, said) = speaker(&pair.left)?;
            Some((said, words)).filter(|_| same_thing(pair, speaker, who))
        }
        (Some(_), Some(_)) | (None, None) => None,
    }?;
    Some(told(pair, Pattern::Phrases, left, right).weighing(Clue::Arguments, 1.0).guessed(0.5))
}

/// Who keeps silent, and the words that say so: "declined to comment", "had no comment", "would not answer".
fn silent(half: &Half<'_>) -> Option<(usize, Tokens)> {
    let parsed = half.parsed();
    let speaks = |at: usize| matches!(parsed.lower_lemma(at), "comment" | "answer" | "respond" | "reply" | "speak");
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

/// Who is told to say something, with the word that tells.
fn speaker(half: &Half<'_>) -> Option<(usize, Tokens)> {
    let parsed = half.parsed();
    let said = half.claim.stance.attribution.as_ref().filter(|said| saying(parsed.lower_lemma(said.verb)).is_some());
    let speaker = said.and_then(|said| half.head_of(said.speaker?));
    let who = speaker.filter(|&who| parsed.tag(who).is_noun())?;
    let verb = said.map(|said| said.verb)?;
    Some((who, Tokens::new(verb, verb + 1)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn who_would_not_comment_and_spoke() {
        let silent = "The company declined to comment on the report.";
        assert!(guess(Pattern::Phrases, silent, "The company said that the report was false.") > 0.3);
        assert!(guess(Pattern::Phrases, "The company had no comment.", "The company said that the report was false.") > 0.3);
        assert_eq!(guess(Pattern::Phrases, silent, "The company would not comment."), 0.0);
        assert_eq!(guess(Pattern::Phrases, silent, "The ministry said that the report was false."), 0.0);
    }
}
