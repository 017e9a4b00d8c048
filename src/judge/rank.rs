//! The place in an order that a claim gives: the first, the second, the largest, one of the largest, never before, seldom.
//!
//! Fires on "the first woman to run it" / "the second woman to run it", on "its first strike" / "had gone on strike before", on "the largest in the
//! province" / "the nation's largest" and on "one of the highest" / "the highest". Stays silent where the two rank other things, or by other qualities.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::matching::alike;
use super::opposition::is_not;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::date::Edge;
use crate::facts::figure::Shape;
use crate::facts::stance::Reach;
use crate::kind::Kind;
use crate::lexicon::{self, Place};
use crate::syntax::{Parsed, Tag};
use rust_decimal::Decimal;

/// A place in an order, as a claim gives it.
#[derive(Clone, Copy, Debug)]
struct Rank {
    place: Place,
    /// The words that give it.
    words: Tokens,
    /// What is ranked.
    over: Option<usize>,
    /// By which quality: "largest".
    quality: Option<usize>,
    /// Among which: "in the province", "the nation's", "since 2019".
    among: Option<Tokens>,
    how: How,
}

/// By what a place is given: what counts is whether two of them can be of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// "The first woman", "the largest".
    Attribute,
    /// "Its first strike": the second may be told of beside it.
    Owned,
    /// "For the first time".
    Occasion,
    /// "Not the first", "never before", "once before", "again": whether there was one earlier.
    Earlier,
}

/// Two claims that give another place in one order, the surest pair.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (ranks(&pair.left), ranks(&pair.right));
    Difference::surest(ours.iter().flat_map(|one| theirs.iter().filter_map(move |other| between(pair, one, other))))
}

fn between(pair: &Pair<'_>, one: &Rank, other: &Rank) -> Option<Difference> {
    let over = fit(pair, one, other)?;
    let contradicts = match (one.place, other.place) {
        (Place::Top, Place::Lower) if !excludes(pair, one, other) => return None,
        (Place::Lower, Place::Top) if !excludes(pair, one, other) => return None,
        (Place::Top, Place::Lower) | (Place::Lower, Place::Top) => true,
        (Place::Top, Place::Shared | Place::Rare) | (Place::Shared | Place::Rare, Place::Top) => false,
        (Place::Top, Place::Top) if one.how != How::Attribute || other.how != How::Attribute => return None,
        (Place::Top, Place::Top) => {
            return among(pair, one, other).map(|found| found.weighing(Clue::Cosine, over).guessed(0.1 + 0.3 * over));
        }
        (Place::Lower | Place::Shared | Place::Rare, Place::Lower | Place::Shared | Place::Rare) => return None,
    };
    let guess = 0.1 + 0.5 * over * pair.containment();
    Some(told(pair, one.words, other.words, contradicts).weighing(Clue::Cosine, over).guessed(guess))
}

/// Whether a first and a later place cannot both be had: "his first goal" and "his second goal" can, "their first final" and "had been in two finals
/// before" cannot.
fn excludes(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let (top, lower, half) = if one.place == Place::Top { (one, other, &pair.left) } else { (other, one, &pair.right) };
    match (top.how, lower.how) {
        (How::Attribute, How::Attribute) | (How::Earlier, How::Attribute) => true,
        (How::Occasion | How::Earlier, How::Occasion) => is_of_one_event(pair, one, other),
        // "The first in ten years" is no first, "the first in its history" is.
        (_, How::Earlier) => top.among.is_none_or(|among| is_unlimited(half, among)) && is_of_one_event(pair, one, other),
        _ => false,
    }
}

/// "In the club's history", "in living memory", "since it opened in 1954": as good as ever.
fn is_unlimited(half: &Half<'_>, among: Tokens) -> bool {
    let parsed = half.parsed();
    let start = among.start as usize;
    let since = (start.saturating_sub(6)..=start).find(|&at| parsed.lower(at) == "since");
    let begins =
        |at: usize| matches!(parsed.lower_lemma(at), "begin" | "build" | "found" | "launch" | "open" | "opening" | "start" | "enter");
    since.is_some_and(|since| (since..start).any(begins)) || among.iter().any(|at| matches!(parsed.lemma(at), "history" | "memory"))
}

/// Whether what is ranked on either side comes back on the other, or the predicates of both do.
fn is_of_one_event(pair: &Pair<'_>, one: &Rank, other: &Rank) -> bool {
    let there = |over: usize| pair.matching.surely(over).is_some_and(|at| pair.right.claim.tokens.holds(at));
    let here = |over: usize| {
        pair.matching.left_of(over).is_some_and(|at| pair.matching.surely(at) == Some(over) && pair.left.claim.tokens.holds(at))
    };
    let predicates = (told_of(&pair.left, one), told_of(&pair.right, other));
    one.over.is_some_and(there) || other.over.is_some_and(here) || pair.matching.surely(predicates.0) == Some(predicates.1)
}

/// The predicate that a place is given to: of "it is the first time that it has closed", the second.
fn told_of(half: &Half<'_>, rank: &Rank) -> usize {
    let parsed = half.parsed();
    let last = (rank.words.end as usize).saturating_sub(1);
    let of_time = |&at: &usize| parsed.is_predicate(at) && parsed.hanging(at).0 == Some(last);
    let clause = half.sentence().iter().filter(|&at| at > last).find(of_time);
    clause.unwrap_or_else(|| parsed.predicate_of(rank.words.start as usize))
}

/// One top place among others: "the largest in the province" and "the nation's largest", or "the first" without more.
fn among(pair: &Pair<'_>, one: &Rank, other: &Rank) -> Option<Difference> {
    let with = |rank: &Rank| rank.among.map(|among| rank.words.hull(among));
    let is_same = |l: Tokens, r: Tokens| {
        let shared = pair.matching.matched();
        shared.iter().any(|&(a, b, alike)| l.holds(a) && r.holds(b) && alike != Likeness::Opposite)
    };
    match (one.among, other.among) {
        (Some(l), Some(r)) if !is_same(l, r) => Some(told(pair, with(one)?, with(other)?, false)),
        // "Best actress for her part in it" says what for, not among whom.
        (Some(l), None) | (None, Some(l))
            if [&pair.left, &pair.right]
                .iter()
                .any(|half| l.iter().next().is_some_and(|at| half.claim.tokens.holds(at) && half.parsed().lower(at) == "for")) =>
        {
            None
        }
        // What one leaves out may stand elsewhere in its sentence.
        (Some(l), None) if !is_same(l, pair.right.sentence()) => Some(told(pair, with(one)?, other.words, false)),
        (None, Some(r)) if !is_same(pair.left.sentence(), r) => Some(told(pair, one.words, with(other)?, false)),
        _ => None,
    }
}

fn told(pair: &Pair<'_>, left: Tokens, right: Tokens, contradicts: bool) -> Difference {
    let key = Kind::Scope.spec().key;
    let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let evidence = (pair.left.evidence(left, key), pair.right.evidence(right, key));
    let difference = Difference::new(Pattern::Rank, contradicts, Some(evidence.0), Some(evidence.1), why);
    pair.placed(difference, left, right).noting(Clue::Opposed, contradicts)
}

/// Whether two places are places in one order, 0 to 1: the same thing ranked, by the same quality.
fn fit(pair: &Pair<'_>, one: &Rank, other: &Rank) -> Option<f32> {
    let near = |l: usize, r: usize| match alike(pair.left.parsed(), l, pair.right.parsed(), r) {
        Some(Likeness::Opposite) | None => None,
        Some(alike) => Some(alike.score()),
    };
    if let (Some(l), Some(r)) = (one.quality, other.quality) {
        near(l, r)?;
    }
    // "The first" and "the largest" rank by two qualities.
    if one.quality.is_some() != other.quality.is_some() && one.place == Place::Top && other.place == Place::Top {
        return None;
    }
    match (one.over, other.over) {
        (Some(l), Some(r)) if pair.same_participant(l, r) => Some(1.0),
        (Some(l), Some(r)) => near(l, r),
        _ => (pair.containment() >= REST_MATCHES || pair.confidence >= LINKED).then_some(0.5),
    }
}

/// "Never before" ranks what the rest of the clause tells, so that much of it has to come back.
const REST_MATCHES: f32 = 0.35;
/// Or so that the two claims are surely linked.
const LINKED: f32 = 0.6;

fn ranks(half: &Half<'_>) -> Vec<Rank> {
    let mut found: Vec<Rank> = ordinals(half).collect();
    for token in half.claim.tokens.iter() {
        let known = |rank: &Rank| rank.words.holds(token);
        // "First-graders", "second-hand": a part of a word ranks nothing.
        let part_of_word = half.parsed().form(token + 1) == "-" || half.parsed().form(token).contains('-');
        if !found.iter().any(known) && !part_of_word {
            found.extend(by_word(half, token));
        }
    }
    found
}

/// "Second", "third-largest", as figures; "1st" and "number one" are tops.
fn ordinals<'a>(half: &'a Half<'_>) -> impl Iterator<Item = Rank> + 'a {
    let rank = |fact: &crate::facts::Fact| {
        let figure =
            fact.figure().filter(|figure| figure.shape == Shape::Rank && figure.low == figure.high && figure.low > Decimal::ONE)?;
        let over = figure.measured.noun.filter(|&noun| !half.parsed().tag(noun).is_name())?;
        Some(Rank {
            place: Place::Lower,
            words: fact.tokens,
            over: Some(over),
            quality: None,
            among: within(half, Some(over), fact.tokens),
            how: How::Attribute,
        })
    };
    half.facts().filter_map(rank)
}

fn by_word(half: &Half<'_>, token: usize) -> Option<Rank> {
    let parsed = half.parsed();
    let lemma = parsed.lower_lemma(token);
    let run = Tokens::new(token, token + 1);
    let whole = |place, how| Some(Rank { place, words: run, over: None, quality: None, among: within(half, None, run), how });
    let before = || (token + 1..token + 8).any(|at| parsed.lemma(at) == "before");
    match lexicon::place(lemma) {
        Some(Place::Top) if lemma == "first" => first(half, token),
        Some(Place::Lower) if parsed.lemma(token + 1) == "time" => occasion(half, token, Place::Lower),
        Some(Place::Lower) => ranked(half, token, Place::Lower, None),
        Some(place) => whole(place, How::Attribute),
        None if lemma == "never" && before() => whole(Place::Top, How::Earlier),
        None if matches!(lemma, "before" | "again") => earlier(half, token),
        None if lemma == "than" => exceeding_all(half, token),
        None => superlative(half, token),
    }
}

/// "For the first time", "the second time that it overflowed".
fn occasion(half: &Half<'_>, token: usize, place: Place) -> Option<Rank> {
    let words = Tokens::new(token, token + 2);
    let told = token.checked_sub(1).is_some_and(|at| half.parsed().lower(at) == "the");
    told.then(|| Rank { place, words, over: None, quality: None, among: within(half, Some(token + 1), words), how: How::Occasion })
}

/// "Had gone on strike before", "two women before her", "again": it is not the first; "no woman had led it before": the next one is.
fn earlier(half: &Half<'_>, token: usize) -> Option<Rank> {
    let parsed = half.parsed();
    let alone =
        parsed.tag(token) == Tag::Rb || parsed.tag(token + 1) == Tag::Prp || !parsed.form(token + 1).starts_with(char::is_alphanumeric);
    let predicate = parsed.predicate_of(token);
    let perfect = || parsed.clause(predicate).iter().any(|at| at < token && parsed.lower_lemma(at) == "have");
    let none = half.claim.stance.quantifiers.iter().find(|one| one.reach == Reach::None && one.token < token);
    let words = Tokens::new(token, token + 1);
    let rank = |place, words, over| Some(Rank { place, words, over, quality: None, among: None, how: How::Earlier });
    match none {
        Some(none) if alone && parsed.lemma(token) == "before" => {
            rank(Place::Top, Tokens::new(none.token, none.token + 1).hull(words), none.over)
        }
        None if alone && parsed.lemma(token) == "before" && perfect() && !half.stance(predicate).is_negated() => {
            let times = token.checked_sub(1).filter(|&at| matches!(parsed.lower(at), "once" | "twice" | "times" | "already"));
            rank(Place::Lower, times.map_or(words, |at| words.hull(Tokens::new(at, at + 1))), None)
        }
        None if parsed.lemma(token) == "again" && !half.stance(predicate).is_negated() => rank(Place::Lower, words, None),
        _ => None,
    }
}

/// "More than any rival", "higher than ever before", "more than on anybody before": nothing comes before it.
fn exceeding_all(half: &Half<'_>, than: usize) -> Option<Rank> {
    let parsed = half.parsed();
    let compared = than.checked_sub(1).filter(|&at| matches!(parsed.tag(at), Tag::Jjr | Tag::Rbr))?;
    let is_any = |at: &usize| matches!(parsed.lower_lemma(*at), "any" | "anybody" | "anyone" | "anything" | "anywhere" | "ever");
    let any = (than + 1..than + 7).take_while(|&at| half.sentence().holds(at)).find(is_any)?;
    let words = Tokens::new(compared, any + 1);
    Some(Rank { place: Place::Top, words, over: None, quality: None, among: None, how: How::Attribute })
}

/// "The first woman", "one of the first women", "not the first woman", "for the first time".
fn first(half: &Half<'_>, token: usize) -> Option<Rank> {
    let parsed = half.parsed();
    if is_shared(parsed, token) {
        return ranked(half, token, Place::Shared, None);
    }
    let denied = is_denied(half, token);
    if parsed.lemma(token + 1) == "time" {
        let rank = occasion(half, token, if denied.is_some() { Place::Lower } else { Place::Top })?;
        return Some(denied.map_or(rank, |not| Rank { words: rank.words.hull(not), how: How::Earlier, ..rank }));
    }
    if let Some(not) = denied {
        return ranked(half, token, Place::Lower, None).map(|rank| Rank { words: rank.words.hull(not), how: How::Earlier, ..rank });
    }
    let is_first = half.claim.stance.quantifiers.iter().any(|one| one.token == token && one.reach == Reach::First);
    let owned = |rank: &Rank| rank.over.is_some_and(|over| parsed.possessor(over).is_some());
    let rank = ranked(half, token, Place::Top, None).filter(|_| is_first)?;
    Some(if owned(&rank) { Rank { among: None, how: How::Owned, ..rank } } else { rank })
}

/// What denies that it is the first: "is not the first", "hardly their first".
fn is_denied(half: &Half<'_>, token: usize) -> Option<Tokens> {
    let parsed = half.parsed();
    let not = |at: &usize| is_not(parsed.lower(*at)) || matches!(parsed.lower(*at), "hardly" | "nor" | "far");
    let between = |at: &usize| parsed.tag(*at).is_verb() || matches!(parsed.tag(*at), Tag::Dt | Tag::PrpS | Tag::Rb | Tag::In | Tag::Prp);
    let back = (token.saturating_sub(4)..token).rev();
    back.take_while(between).find(not).map(|at| Tokens::new(at, token))
}

/// "The largest bank", "the most expensive bank".
fn superlative(half: &Half<'_>, token: usize) -> Option<Rank> {
    let parsed = half.parsed();
    let most = parsed.tag(token) == Tag::Jj && token.checked_sub(1).is_some_and(|at| matches!(parsed.lemma(at), "most" | "least"));
    let by_form = parsed.tag(token) == Tag::Jjs && !matches!(parsed.lemma(token), "most" | "least" | "late" | "latest" | "last");
    let place = if is_shared(parsed, token) { Place::Shared } else { Place::Top };
    if most || by_form { ranked(half, token, place, Some(token)) } else { None }
}

/// A place by an attribute of what is ranked.
fn ranked(half: &Half<'_>, token: usize, place: Place, quality: Option<usize>) -> Option<Rank> {
    let parsed = half.parsed();
    let run = Tokens::new(token, token + 1);
    let noun = parsed.hanging(token).0.filter(|&noun| parsed.is_attributive(token) && parsed.tag(noun).is_common_noun());
    let alone = || quality.filter(|_| parsed.is_predicative(token));
    let over = noun.or_else(|| parsed.quantified(token).filter(|&over| parsed.tag(over).is_common_noun()));
    if over.is_none() {
        alone()?;
    }
    // "In the first minute" is a time.
    if over.is_some_and(|over| {
        half.near().any(|fact| fact.date().is_some() && fact.tokens.holds(over)) || is_time_noun(parsed.lower_lemma(over))
    }) {
        return None;
    }
    let words = over.map_or(run, |over| run.hull(Tokens::new(over, over + 1)));
    Some(Rank {
        place,
        words: if words.len() <= 5 { words } else { run },
        over,
        quality,
        among: within(half, over.or(quality), run),
        how: How::Attribute,
    })
}

/// Whether a noun measures time or counts occasions.
pub(super) fn is_time_noun(lemma: &str) -> bool {
    matches!(lemma, "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "quarter" | "half" | "year" | "time")
}

/// "One of the largest", "among the first".
fn is_shared(parsed: &Parsed, token: usize) -> bool {
    let one_of = |at: usize| parsed.lemma(at) == "of" && at > 0 && parsed.lemma(at - 1) == "one";
    (token.saturating_sub(5)..token).any(|at| parsed.lemma(at) == "among" || one_of(at))
}

/// Among which it is ranked: what stands behind the noun, or behind a superlative without one ("in the province", "from outside the capital"), whose it is, or since when.
fn within(half: &Half<'_>, ranked: Option<usize>, words: Tokens) -> Option<Tokens> {
    let parsed = half.parsed();
    // "A first cluster of patients" tells what clusters.
    let of = |preposition: usize| parsed.lemma(preposition) == "of" && ranked.is_none_or(|ranked| !parsed.tag(ranked).is_common_noun());
    let bounds = |preposition: usize| {
        of(preposition) || matches!(parsed.lemma(preposition), "in" | "from" | "among" | "outside" | "at" | "on" | "for" | "since" | "as")
    };
    let behind = ranked.and_then(|ranked| parsed.prepositional(ranked).find(|&(preposition, _)| bounds(preposition)));
    let of_noun = behind.map(|(preposition, object)| Tokens::new(preposition, preposition + 1).hull(parsed.noun_phrase(object)));
    let owner = || ranked.and_then(|ranked| parsed.possessor(ranked)).filter(|&owner| parsed.tag(owner) != Tag::PrpS);
    let since = || {
        let is_since =
            |fact: &&crate::facts::Fact| fact.date().is_some_and(|date| date.edge == Edge::Since) && fact.tokens.start > words.start;
        half.near().find(is_since).map(|fact| fact.tokens)
    };
    of_noun.or_else(|| owner().map(|owner| parsed.noun_phrase(owner))).or_else(since)
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn another_place_in_one_order() {
        let apart = [
            ("She is the first woman to run the academy.", "She is the second woman to run the academy."),
            ("It was the first strike at the mill.", "The mill had seldom seen a strike."),
            ("The dormitory is the largest in the province.", "The dormitory is the nation's largest."),
            ("The observatory is one of the highest observatories in the world.", "The observatory is the highest in the world."),
            ("The club won on the smallest budget in the league.", "The club won on the second-smallest budget in the league."),
            ("The fee is the second highest that the club has paid.", "The fee is more than the club has paid for any player before."),
            ("The team reached the final for the first time.", "The team had reached the final twice before."),
            ("It was the company's first strike.", "The company's staff had gone on strike before."),
            ("It was the first strike in the company's history.", "The company's staff had gone on strike before."),
            (
                "It is the first time that the museum has been closed since it opened in 1954.",
                "The museum has been closed before, in 1987.",
            ),
            ("She became the first woman to lead the bank.", "Two women had led the bank before her."),
            (
                "She is the second woman to hold a chair in the sciences at Lynmouth.",
                "No woman had held a chair in the sciences there before.",
            ),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Rank, left, right) > 0.1, "{left} / {right}");
        }
        let alike = [
            ("She is the first woman to run the academy.", "The academy has never been run by a woman before."),
            ("The dormitory is the largest in the province.", "No dormitory in the province is larger."),
            ("The dormitory is the largest in the province.", "The dormitory is the province's largest."),
            ("It was the first strike at the mill.", "The largest strike at the mill came later."),
            ("The dam overflowed for the first time since 1987.", "The dam had overflowed once before, in 1987."),
            ("He scored his first goal of the season.", "He scored his second goal in the last minute."),
            ("It was the first strike at the mill in ten years.", "The mill had seen a strike before."),
            ("The team reached the final for the first time.", "The team had never been in the final before."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Rank, left, right), 0.0, "{left} / {right}");
        }
    }
}
