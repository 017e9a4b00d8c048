//! Outcomes in free words: two phrases of opposite poles anywhere in two claims, whatever they hang on.
//!
//! Fires on "against the advice of an engineer" / "on the advice of an engineer" and on "told to stay indoors" / "were evacuated". Stays silent where
//! either claim has both ("voted against … in favour of"), and where one is denied and the other its opposite.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::event::{Wording, is_open, is_told_beside, same_thing};
use super::opposition::{are_exchanged, equally_real, told};
use super::predication::is_left_as_it_was;
use crate::align::idiom::{Idiom, longest_with_participles};
use crate::article::words::Tokens;
use crate::facts::figure::Figure;
use crate::facts::{Fact, Relation};
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::lexicon;
use crate::syntax::{Parsed, Tag};
use std::rc::Rc;

/// Two phrases that exclude each other, or one that only one claim denies; the pair that fits best.
pub(super) fn opposed(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (outcomes(&pair.left), outcomes(&pair.right));
    let mut best: Option<(f32, Difference)> = None;
    for one in ours.iter() {
        for other in theirs.iter() {
            let turned = |wordings: &[Wording], half: &Half<'_>, own: &Wording, there: &Wording, denied: bool| {
                // Told both ways: the other's pole stands here too.
                wordings.iter().any(|near| !std::ptr::eq(near, own) && agrees(near, there) && is_denied(half, near) == denied)
            };
            let denied = (is_denied(&pair.left, one), is_denied(&pair.right, other));
            if !excludes(one, other, denied.0 != denied.1)
                || turned(&ours, &pair.left, one, other, denied.1)
                || turned(&theirs, &pair.right, other, one, denied.0)
                || denied.0 == denied.1 && (comes_back(pair, one, other) || are_exchanged(pair, one.head, other.head))
                || denied.0 == denied.1 && (is_told_crosswise(pair, one, other) || is_told_beside(pair, one, other))
                || denied.0 && denied.1
                || is_left(&pair.left, one)
                || is_left(&pair.right, other)
                || !equally_real(pair, one.head, other.head)
                || pair.left.is_governed_by_negation(one.head)
                || pair.right.is_governed_by_negation(other.head)
            {
                continue;
            }
            let Some((worth, difference)) = weigh(pair, one, other) else { continue };
            if best.as_ref().is_none_or(|(surest, _)| worth > *surest) {
                best = Some((worth, difference));
            }
        }
    }
    best.map(|(worth, difference)| difference.guessed(worth))
}

/// "Left its forecast unchanged".
fn is_left(half: &Half<'_>, wording: &Wording) -> bool {
    wording.words.len() == 1 && is_left_as_it_was(half, wording.head)
}

/// Whether every word of either phrase comes back in the other claim ("in profit" / "a decline in profit"): then it was not put for another.
fn comes_back(pair: &Pair<'_>, one: &Wording, other: &Wording) -> bool {
    let told = |half: &Half<'_>, wording: &Wording, there: &Half<'_>| {
        let holds = |word: &str| there.claim.tokens.iter().any(|token| there.parsed().lower_lemma(token) == word);
        wording.words.iter().all(|&word| holds(half.parsed().lower_lemma(word)))
    };
    told(&pair.left, one, &pair.right) || told(&pair.right, other, &pair.left)
}

/// Whether either sentence tells in another clause what the other claim says: "three are at large, two were caught" / "two were caught, three are at
/// large".
fn is_told_crosswise(pair: &Pair<'_>, one: &Wording, other: &Wording) -> bool {
    let told = |half: &Half<'_>, there: &Wording| {
        let elsewhere = |near: &&Wording| !half.claim.tokens.holds(near.head);
        phrases_of(half, half.sentence()).iter().filter(elsewhere).any(|near| agrees(near, there))
    };
    told(&pair.left, other) && told(&pair.right, one)
}

/// Whether a claim denies a phrase, by a word that is no part of it: "not name" is a phrase of its own.
fn is_denied(half: &Half<'_>, wording: &Wording) -> bool {
    let within = half.stance(wording.head).negations.iter().filter(|not| wording.words.contains(not)).count();
    wording.is_negated(half) != (within % 2 == 1)
}

/// Whether two phrases name one outcome.
fn agrees(one: &Wording, other: &Wording) -> bool {
    lexicon::same_outcome(&one.phrase, &other.phrase)
}

fn excludes(one: &Wording, other: &Wording, denied: bool) -> bool {
    // "For now": a time that no "none" turns.
    let is_time = one.phrase.starts_with("for ") || other.phrase.starts_with("for ");
    if denied { !is_time && agrees(one, other) } else { lexicon::outcomes_exclude(&one.phrase, &other.phrase) }
}

/// How sure it is that two phrases are said of one thing; `None` where a single word may as well mean something else ("left", "back"), or where a
/// negation nearby may turn either.
fn weigh(pair: &Pair<'_>, one: &Wording, other: &Wording) -> Option<(f32, Difference)> {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let (ours, theirs) = (one.themes(&pair.left), other.themes(&pair.right));
    let near = |l: usize, r: usize| same_thing(pair, l, r) || alike(left, l, right, r).is_some_and(|alike| alike.score() >= 0.5);
    let shared =
        ours.iter().any(|&l| theirs.iter().any(|&r| near(l, r))) || one.phrase != other.phrase && are_of_one_amount(pair, one, other);
    let is_phrase = |wording: &Wording| wording.phrase.contains(' ');
    let plain = !is_phrase(one) && !is_phrase(other);
    let compares = is_comparative(left, one.head) || is_comparative(right, other.head);
    let open = || pair.containment() >= SOME && is_open(pair, &ours, &theirs);
    if plain && (!(shared || open()) || compares) || is_turned_nearby(&pair.left, one) || is_turned_nearby(&pair.right, other) {
        return None;
    }
    let apart = |l: Option<usize>, r: Option<usize>| l.zip(r).is_some_and(|(l, r)| !near(l, r));
    let phrased = [one, other].iter().filter(|wording| is_phrase(wording)).count() as f32 / 2.0;
    let worth = 0.08 + if shared { 0.2 } else { 0.0 } + 0.1 * phrased + 0.2 * pair.containment();
    let difference = told(pair, Pattern::Outcomes, phrase(&pair.left, one), phrase(&pair.right, other));
    let difference = difference
        .noting(Clue::Arguments, shared)
        .weighing(Clue::Phrased, phrased)
        .noting(Clue::SamePredicate, one.phrase == other.phrase)
        .noting(Clue::OtherSubject, apart(left.doer(one.head), right.doer(other.head)))
        .noting(Clue::OtherNoun, apart(left.undergoer(one.head), right.undergoer(other.head)));
    Some((worth, difference))
}

/// "A loss of 212 million" / "a profit of 212 million", "250 died" / "250 survived": the same amount of two things that exclude each other.
fn are_of_one_amount(pair: &Pair<'_>, one: &Wording, other: &Wording) -> bool {
    let amounts = |half: &Half<'_>, head: usize| -> Vec<Figure> {
        let parsed = half.parsed();
        let subject = || parsed.subject(head).filter(|_| parsed.tag(head).is_verb());
        let of = |fact: &&Fact| subject().is_some_and(|subject| fact.tokens.holds(subject)) || hangs_on(half, fact.tokens, head);
        half.facts().filter(of).filter_map(|fact| fact.figure().cloned()).collect()
    };
    let theirs = amounts(&pair.right, other.head);
    amounts(&pair.left, one.head).iter().any(|l| theirs.iter().any(|r| l.relation(r) == Relation::Same))
}

/// Whether an amount hangs on a noun: "a loss of 212 million".
fn hangs_on(half: &Half<'_>, amount: Tokens, noun: usize) -> bool {
    half.parsed().tag(noun).is_common_noun() && half.parsed().content_governor(amount) == Some(noun)
}

/// Where a pronoun stands for what a single word is said of, one claim has to share this much of its words with the other.
const SOME: f32 = 0.3;
fn is_comparative(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.tag(token), Tag::Jjr | Tag::Rbr)
}

/// Whether a claim denies something else than the phrase, or by a word that its stance does not see ("no mechanism to halt", "for want of").
fn is_turned_nearby(half: &Half<'_>, wording: &Wording) -> bool {
    let parsed = half.parsed();
    let denies = |token: usize| {
        matches!(
            parsed.lower_lemma(token),
            "no" | "not"
                | "n't"
                | "never"
                | "nobody"
                | "none"
                | "nothing"
                | "nor"
                | "neither"
                | "without"
                | "lack"
                | "fail"
                | "hardly"
                | "barely"
        ) || parsed.lower_lemma(token) == "one" && parsed.lower(token.saturating_sub(1)) == "no"
    };
    // Of "no one" either word may be the one that its clause is denied by.
    let negations = &half.stance(wording.head).negations;
    let no_one = |token: usize| parsed.lower(token) == "no" && parsed.lower(token + 1) == "one";
    let is_own = |token: usize| {
        negations.contains(&token)
            || no_one(token) && negations.contains(&(token + 1))
            || token.checked_sub(1).is_some_and(|before| no_one(before) && negations.contains(&before))
    };
    let near = |token: usize| {
        wording.words.first().is_some_and(|&first| token < first && first - token <= NEAR) || parsed.predicate_of(token) == wording.head
    };
    half.claim.tokens.iter().any(|token| denies(token) && near(token) && !is_own(token) && !wording.words.contains(&token))
}

/// As many words before a phrase may turn it.
const NEAR: usize = 5;

/// The words of a phrase, with what denies it where that stands close.
fn phrase(half: &Half<'_>, wording: &Wording) -> Tokens {
    let run = wording.run();
    let negations = &half.stance(wording.head).negations;
    let near = negations.iter().copied().find(|&not| not.abs_diff(run.start as usize) <= 4);
    near.map_or(run, |not| run.hull(Tokens::new(not, not + 1)))
}

/// The phrases of a claim that stand on an axis of the news lexicon.
fn outcomes(half: &Half<'_>) -> Rc<[Wording]> {
    phrases_of(half, half.claim.tokens)
}

/// The phrases among some tokens that stand on an axis of the news lexicon, the longest at each word.
fn phrases_of(half: &Half<'_>, tokens: Tokens) -> Rc<[Wording]> {
    half.known.outcomes(tokens, || {
        let (parsed, mut found) = (half.parsed(), Vec::<Wording>::new());
        for start in tokens.iter() {
            let idiom = longest_with_participles(lexicon::outcomes(), parsed, start, tokens.end as usize);
            let Some((head, Idiom { phrase, words })) = idiom.and_then(|idiom| Some((idiom.head(parsed)?, idiom))) else { continue };
            // "Was left" is no leaving.
            if words.len() == 1 && parsed.is_passive(head) && lexicon::knows(&format!("be {phrase}")) {
                continue;
            }
            if is_part_of_more(parsed, &phrase, &words) {
                continue;
            }
            let next = Wording { head, phrase, words };
            // "Sent in good time": the longer of two that overlap is meant.
            match found.last_mut().filter(|last| last.words.contains(&start)) {
                Some(last) if last.words.len() < next.words.len() => *last = next,
                Some(_) => {}
                None => found.push(next),
            }
        }
        let passive = tokens.iter().filter_map(|verb| turned_phrase(parsed, verb));
        found.extend(passive);
        found.into()
    })
}

/// "The appeal was dismissed", "an appeal, which was dismissed": a passive turns round the phrase that a lexicon has in the active ("dismiss appeal").
fn turned_phrase(parsed: &Parsed, verb: usize) -> Option<Wording> {
    if !parsed.is_passive(verb) {
        return None;
    }
    let done_to = parsed.undergoer(verb).filter(|&noun| parsed.tag(noun).is_common_noun())?;
    let phrase = format!("{} {}", parsed.lower_lemma(verb), parsed.lower_lemma(done_to));
    lexicon::outcomes().holds(&phrase).then(|| Wording { head: verb, phrase, words: vec![verb] })
}

/// "Get in touch", "could be up to eight percent", "dead from noon on": words that go on to something else, or stand there by themselves.
fn is_part_of_more(parsed: &Parsed, phrase: &str, words: &[usize]) -> bool {
    let Some(&last) = words.last() else { return false };
    let next = parsed.lower(last + 1);
    // "Made it known that" succeeds in nothing.
    let made_it = phrase == "make it" && matches!(parsed.tag(last + 1), Tag::Jj | Tag::Jjr | Tag::Vbn);
    let shut_out = phrase == "public" && matches!(next, "excluded" | "barred" | "banned");
    let goes_on = made_it || shut_out || matches!((parsed.lower(last), next), ("in", "touch") | ("up", "to"));
    goes_on || words.len() == 1 && matches!(phrase, "on" | "off") && parsed.lower(last.saturating_sub(2)) == "from"
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn two_moments_of_one_thing() {
        let silent = [
            (
                "The strike by pilots, which began on 3 May, ended on Friday.",
                "The strike by pilots, under way since 3 May, came to an end on Friday.",
            ),
            (
                "A man was arrested on suspicion of fraud on Thursday and released on bail on Friday.",
                "Police arrested a man on suspicion of fraud on Thursday; he was bailed the next day.",
            ),
            (
                "Barnaby Finch had been on the run for eleven days when he was caught in a barn.",
                "After eleven days as a fugitive, Barnaby Finch was captured in a barn.",
            ),
            ("Her party will vote against the budget.", "Her party will be voting no to the budget."),
            ("The council will question her behind closed doors.", "She is to be heard by the council, with the public excluded."),
        ];
        for (left, right) in silent {
            for pattern in [Pattern::Outcomes, Pattern::Phrases, Pattern::Negated, Pattern::Opposite] {
                assert_eq!(guess(pattern, left, right), 0.0, "{left} / {right}: {pattern:?}");
            }
        }
        let began = "The strike by pilots began on 3 May.";
        assert!(guess(Pattern::Phrases, began, "The strike by pilots came to an end on 3 May.") > 0.1);
    }

    #[test]
    fn outcomes_in_free_words() {
        let apart = [
            ("The council closed the bridge ahead of schedule.", "The bridge was closed by the council behind schedule."),
            ("Two of the passengers escaped unhurt.", "Two passengers were hurt."),
            ("The warnings were sent too late.", "The warnings were sent in good time."),
            ("The mayor voted against the road.", "The mayor was among those in favour of the road."),
            ("The cyclists were not consulted.", "The cyclists were asked for their views."),
            ("No one was ordered to leave.", "Around 1,200 people were evacuated."),
            ("The year ended with a loss of 212 million.", "It posted a profit of 212 million."),
            ("Some 1,200 residents were told to stay indoors.", "Some 1,200 residents were evacuated."),
            ("Members of the club were delighted.", "Members of the club were bitterly disappointed."),
        ];
        for (left, right) in apart {
            let found = [Pattern::Outcomes, Pattern::Phrases, Pattern::Opposite].map(|pattern| guess(pattern, left, right));
            assert!(found.iter().any(|&guess| guess > 0.1), "{left} / {right}");
        }
        let filed = "The club filed an appeal, which was dismissed on Friday.";
        assert!(guess(Pattern::Outcomes, filed, "The appeal of the club was upheld on Friday.") > 0.1);
        assert_eq!(guess(Pattern::Outcomes, filed, "The appeal of the club was thrown out on Friday."), 0.0);
        let both = "The council voted against the plan, and the mayor was in favour.";
        assert_eq!(guess(Pattern::Outcomes, both, "The council voted against the plan."), 0.0);
    }

    #[test]
    fn neither_of_two_opposites() {
        let left = "The bank neither admitted nor denied fault in the settlement.";
        for pattern in [Pattern::Outcomes, Pattern::Phrases, Pattern::Opposite, Pattern::Negated] {
            assert_eq!(guess(pattern, left, "The bank did not admit fault in the settlement."), 0.0);
        }
    }
}
