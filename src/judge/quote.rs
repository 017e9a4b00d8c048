//! Words inside quotation marks differ, or stand in another mouth.
//!
//! Fires on “a painful setback” / “a catastrophic setback” and on one sentence said by two people.
//! Stays silent on punctuation, on partial quotation, and on two different things that were said.

use super::clue::{Clue, Pattern};
use super::{Difference, Evidence, Rule, speakers};
use crate::article::words::Tokens;
use crate::facts::quote::{Alteration, Quote};
use crate::facts::{Fact, Relation};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use std::borrow::Cow;

pub(super) const RULE: Rule = Rule { kind: Kind::Quote, check };

/// The same for claims whose words are all the same: who says them is what can differ.
pub(super) const MOUTHS: Rule = Rule { kind: Kind::Quote, check: check_mouths };

fn check_mouths(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    let (ours, theirs) = (said(&pair.left), said(&pair.right));
    let pairs = ours.iter().flat_map(|left| theirs.iter().map(move |right| (&left.quote, &right.quote)));
    let same = pairs.filter(|(left, right)| matches!(left.compare(right).relation, Relation::Same | Relation::Coarser));
    out.extend(same.filter_map(|(left, right)| mouths(pair, left, right)));
}

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    let (ours, theirs) = (said(&pair.left), said(&pair.right));
    for left in &ours {
        for right in &theirs {
            let compared = left.quote.compare(&right.quote);
            let found = match compared.relation {
                Relation::Different if stands_there(&pair.left, &right.quote) || stands_there(&pair.right, &left.quote) => None,
                Relation::Different if !left.is_told_by(&pair.left) || !right.is_told_by(&pair.right) => None,
                Relation::Different => Some(altered(pair, (left, right), compared.alteration)),
                Relation::Same | Relation::Coarser => mouths(pair, &left.quote, &right.quote),
                Relation::Unrelated if ours.len() == 1 && theirs.len() == 1 => other_words(pair, left, right),
                Relation::Unrelated | Relation::OtherBound => None,
            };
            out.extend(found);
        }
    }
}

/// Whether an article has a quotation's words somewhere: "I was not looking for an angel. I was looking for a hinge" alters neither sentence.
fn stands_there(half: &Half<'_>, quote: &Quote) -> bool {
    let is_said = |fact: &Fact| {
        let other = fact.quote().filter(|other| other.words.len() >= quote.words.len());
        other.is_some_and(|other| matches!(other.compare(quote).relation, Relation::Same | Relation::Coarser))
    };
    quote.words.len() >= FEWEST_WORDS && half.reading.facts.iter().any(is_said)
}

/// What a sentence has in quotation marks.
struct Said<'a> {
    tokens: Tokens,
    quote: Cow<'a, Quote>,
    /// Where it is no part of a longer one.
    whole: Option<&'a Fact>,
}

impl Said<'_> {
    fn evidence(&self, half: &Half<'_>) -> Evidence {
        let part = || Evidence { value: Some(self.quote.to_string()), ..half.evidence(self.tokens, Kind::Quote.spec().key) };
        self.whole.map_or_else(part, |fact| half.fact_evidence(fact))
    }

    fn is_inside(&self, half: &Half<'_>) -> bool {
        half.holds(self.tokens)
    }

    /// Whether the claim quotes it or a part of it, and not only another clause of its sentence.
    fn is_told_by(&self, half: &Half<'_>) -> bool {
        half.claim.tokens.overlaps(self.tokens)
    }
}

/// The quotations of a claim's sentence; of one that goes on over several sentences, the part that stands in this one, since that is where a word
/// of it was changed.
fn said<'a>(half: &Half<'a>) -> Vec<Said<'a>> {
    let (sentence, facts) = (half.sentence(), &half.reading.facts);
    let end = facts.partition_point(|fact| fact.tokens.start < sentence.end);
    let from = facts.partition_point(|fact| fact.tokens.start < sentence.start).saturating_sub(MOST_WITHIN);
    let near = facts.get(from..end).unwrap_or_default().iter().filter(|fact| fact.tokens.overlaps(sentence));
    let part = |fact: &'a Fact| {
        let quote = fact.quote()?;
        if sentence.contains(fact.tokens) {
            return Some(Said { tokens: fact.tokens, quote: Cow::Borrowed(quote), whole: Some(fact) });
        }
        let tokens = Tokens::new(fact.tokens.start.max(sentence.start) as usize, fact.tokens.end.min(sentence.end) as usize);
        let quote = quote.part(half.parsed().text(tokens));
        (quote.words.len() >= FEWEST_WORDS).then_some(Said { tokens, quote: Cow::Owned(quote), whole: None })
    };
    near.filter_map(part).collect()
}

/// So many facts may stand inside a quotation before the sentence that is looked at.
const MOST_WITHIN: usize = 64;
/// What is left of a quotation in a sentence tells something from so many words on.
const FEWEST_WORDS: usize = 3;

fn altered(pair: &Pair<'_>, (left, right): (&Said<'_>, &Said<'_>), alteration: Option<Alteration>) -> Difference {
    let why = match alteration {
        Some(Alteration::Negation) => "the quotation is turned into its opposite",
        Some(Alteration::Number) => "the number inside the quotation marks is not the same",
        Some(Alteration::Condition) => "a condition or reservation of the quotation is cut off",
        Some(Alteration::Strength) => "the quotation is not equally strong",
        Some(Alteration::Words | Alteration::Slight) | None => "the words inside the quotation marks are not the same",
    };
    let why = format!("{why}: left “{}”, right “{}”", shown(&pair.left, left), shown(&pair.right, right));
    let grave = matches!(alteration, Some(Alteration::Negation | Alteration::Number));
    let evidence = (left.evidence(&pair.left), right.evidence(&pair.right));
    Difference::new(Pattern::QuotedWords, grave, Some(evidence.0), Some(evidence.1), why)
        .guessed(if grave { 0.85 } else { 0.7 })
        .noting(Clue::Grave, grave || alteration == Some(Alteration::Condition))
        .noting(Clue::Strength, alteration == Some(Alteration::Strength))
        .noting(Clue::Inside, left.is_inside(&pair.left) && right.is_inside(&pair.right))
}

/// Two quotations with little in common, each the only one of its claim: two things that were said, or one that was rewritten.
fn other_words(pair: &Pair<'_>, left: &Said<'_>, right: &Said<'_>) -> Option<Difference> {
    let speakers = match (left.quote.speaker, right.quote.speaker) {
        (Some(l), Some(r)) => speakers::compare(pair, l, r).is_none(),
        _ => true,
    };
    if !speakers || !left.is_inside(&pair.left) || !right.is_inside(&pair.right) {
        return None;
    }
    // A word or two in marks only tells what somebody calls something: by whom has to be told in both sentences.
    let called = left.quote.words.len().min(right.quote.words.len()) < TELLING;
    let placed = || pair.same_place(left.tokens, right.tokens) || pair.substituted(left.tokens, right.tokens);
    if called && !placed() && !is_known_there(&pair.left, left, &pair.right) && !is_known_there(&pair.right, right, &pair.left) {
        return None;
    }
    let why = format!("left quotes “{}”, right “{}”", shown(&pair.left, left), shown(&pair.right, right));
    let evidence = (left.evidence(&pair.left), right.evidence(&pair.right));
    let difference = Difference::new(Pattern::OtherQuote, false, Some(evidence.0), Some(evidence.1), why);
    Some(pair.placed(difference, left.tokens, right.tokens).guessed(0.2))
}

/// Whether the other sentence tells of who says it.
fn is_known_there(half: &Half<'_>, said: &Said<'_>, other: &Half<'_>) -> bool {
    let words = said.quote.speaker.map(|speaker| speaker.iter().filter(|&token| half.parsed().carries_meaning(token)));
    let told = |token: usize| other.sentence().iter().any(|there| other.parsed().lower_lemma(there) == half.parsed().lower_lemma(token));
    words.is_some_and(|mut words| words.any(told))
}

/// The words of a quotation without its marks.
fn shown(half: &Half<'_>, said: &Said<'_>) -> String {
    half.words(said.tokens).trim_matches(|mark| matches!(mark, '"' | '“' | '”' | '‘' | '’' | '\'' | ',')).to_owned()
}

/// Words of so many may stand in two texts by chance no more.
const TELLING: usize = 4;

/// One quotation that two speakers are given.
fn mouths(pair: &Pair<'_>, one: &Quote, other: &Quote) -> Option<Difference> {
    let (left, right) = (one.speaker?, other.speaker?);
    let (ours, theirs) = (speakers::antecedent(&pair.left, left), speakers::antecedent(&pair.right, right));
    let is_pronoun = |half: &Half<'_>, speaker| half.head_of(speaker).is_none_or(|head| speakers::is_pronoun(half, head));
    if is_pronoun(&pair.left, ours) || is_pronoun(&pair.right, theirs) {
        return other_gender(pair, (ours, theirs), one.words.len().min(other.words.len()));
    }
    let speakers = speakers::compare(pair, ours, theirs)?;
    let (l, r) = (pair.left.words(ours), pair.right.words(theirs));
    let why = format!("left quotes {l}, right puts the same words in the mouth of {r}");
    let key = Kind::Quote.spec().key;
    let evidence = (pair.left.evidence(left, key), pair.right.evidence(right, key));
    let telling = one.words.len().min(other.words.len()) >= TELLING;
    let guess = if speakers.named && telling { 0.9 } else { 0.4 };
    let difference = Difference::new(Pattern::Mouth, speakers.named, Some(evidence.0), Some(evidence.1), why).guessed(guess);
    Some(speakers.note(difference))
}

/// One quotation that a man says in one article and a woman in the other, one of them a pronoun: "she said" / "said Martin Shaw".
fn other_gender(pair: &Pair<'_>, (left, right): (Tokens, Tokens), words: usize) -> Option<Difference> {
    let (ours, theirs) = (speakers::gender(&pair.left, left)?, speakers::gender(&pair.right, right)?);
    let key = Kind::Quote.spec().key;
    (ours != theirs && words >= TELLING).then(|| {
        let why =
            format!("left quotes “{}”, right puts the same words in the mouth of “{}”", pair.left.words(left), pair.right.words(right));
        let evidence = (pair.left.evidence(left, key), pair.right.evidence(right, key));
        Difference::new(Pattern::Mouth, true, Some(evidence.0), Some(evidence.1), why).noting(Clue::Named, true).guessed(0.8)
    })
}

#[cfg(test)]
mod tests {
    use super::super::candidates;
    use super::super::testing::{guess, reading};
    use super::*;
    use crate::align::Link;

    #[test]
    fn a_quotation_of_two_sentences() {
        let left = "“We could have gone to three other ports. This one wanted us,” said Pal Steen, the chief executive.";
        let right = "“We could have gone to three other ports. This one needed us,” said Pal Steen.";
        assert!(guess(Pattern::QuotedWords, left, right) > 0.5);
        assert_eq!(guess(Pattern::QuotedWords, left, "“This one wanted us,” said Pal Steen."), 0.0);
    }

    #[test]
    fn the_same_words_in_another_mouth() {
        let left = "“A captain who must weigh her pay is not in command,” Judge Oskar Lindahl wrote in the opinion.";
        let right = "For Maarit Koskela, who heads the union, the principle is plain. “A captain who must weigh her pay is not in command,” she said.";
        assert!(guess(Pattern::Mouth, left, right) > 0.5);
        // Word for word the same, and so surely linked.
        let (told, told_again) = (reading("“It was cold,” said Karl Eide."), reading("“It was cold,” said Aud Lien."));
        let link = Link { left: 0, right: 0, confidence: 1.0 };
        let found = candidates(&told, &told_again, &[link]).into_iter().flatten().map(|one| one.difference.pattern);
        assert!({ found }.any(|pattern| pattern == Pattern::Mouth));
        assert!(candidates(&told, &told, &[link]).into_iter().flatten().next().is_none());
        let same = "Judge Oskar Lindahl was plain. “A captain who must weigh her pay is not in command,” he said.";
        assert_eq!(guess(Pattern::Mouth, left, same), 0.0);
    }

    #[test]
    fn who_has_two_names_and_who_is_two() {
        let judges = "The judges called the delay “careless rather than dishonest”.";
        assert!(guess(Pattern::Mouth, judges, "The company's lawyers called the delay “careless rather than dishonest”.") > 0.2);
        assert_eq!(guess(Pattern::Mouth, judges, "The court called the delay “careless rather than dishonest”."), 0.0);
        let nadia = "“I counted the buses and wept,” said Nadia.";
        assert_eq!(guess(Pattern::Mouth, nadia, "“I counted the buses and wept,” said Nadia Serrane."), 0.0);
        let she = "“We have put a new heart in a very old man,” she said.";
        assert!(guess(Pattern::Mouth, she, "“We have put a new heart in a very old man,” he added.") > 0.5);
        assert_eq!(guess(Pattern::Mouth, she, "“We have put a new heart in a very old man,” she added."), 0.0);
        assert!(guess(Pattern::Mouth, she, "“We have put a new heart in a very old man,” said the surgeon, Martin Shaw.") > 0.5);
        assert_eq!(guess(Pattern::Mouth, she, "“We have put a new heart in a very old man,” said the surgeon, Selma Shaw."), 0.0);
        let theirs = "“We did not lose our customers, we lost their Saturdays,” said Colin Averley.";
        let ours = "“We did not lose our customers, we lost our Saturdays,” said Colin Averley.";
        assert!(guess(Pattern::QuotedWords, theirs, ours) > 0.5);
    }

    #[test]
    fn which_sentence_is_quoted() {
        let left = "“I was not looking for an angel. I was looking for a hinge,” said Bonfanti.";
        assert_eq!(guess(Pattern::QuotedWords, left, "“I was not looking for an angel,” said Bonfanti."), 0.0);
        let whole = "“Seventy-four people had prepared themselves for something and we sent them home,” said the surgeon.";
        let part = "The hospital sent home 74 people “who had prepared themselves for something”.";
        assert_eq!(guess(Pattern::QuotedWords, whole, part), 0.0);
        let asked = "“She asked if the dog was lost too,” said the handler.";
        assert_eq!(guess(Pattern::QuotedWords, asked, "“She asked if the dog was lost,” said the handler."), 0.0);
    }

    #[test]
    fn what_two_different_things_are_called() {
        let left = "The study called the microbe “a natural engineer”.";
        assert_eq!(guess(Pattern::OtherQuote, left, "Potatoes contain “foreign genes” from the microbe."), 0.0);
        let left = "Magda Wirth called the offer “disappointing” and will look at it.";
        assert!(guess(Pattern::OtherQuote, left, "The offer was dismissed by Magda Wirth as “an insult”.") > 0.0);
    }
}
