//! The places in an order that a claim gives: "the first woman", "one of the largest", "never before", "for the second time".

use super::opposition::is_not;
use super::pair::Half;
use crate::article::words::Tokens;
use crate::facts::date::Edge;
use crate::facts::figure::Shape;
use crate::facts::stance::Reach;
use crate::lexicon::{self, Place};
use crate::syntax::{Parsed, Tag};
use rust_decimal::Decimal;

/// A place in an order, as a claim gives it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rank {
    pub(super) place: Place,
    /// The words that give it.
    pub(super) words: Tokens,
    /// What is ranked.
    pub(super) over: Option<usize>,
    /// By which quality: "largest".
    pub(super) quality: Option<usize>,
    /// Among which: "in the province", "the nation's", "since 2019".
    pub(super) among: Option<Tokens>,
    pub(super) how: How,
    /// Which place it is, where it is told by number.
    pub(super) number: Option<Decimal>,
}

/// By what a place is given: what counts is whether two of them can be of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// "The first woman", "the largest".
    Attribute,
    /// "Its first strike": the second may be told of beside it.
    Owned,
    /// "For the first time".
    Occasion,
    /// "Not the first", "never before", "once before", "again": whether there was one earlier.
    Earlier,
}

/// All places that a claim gives.
pub(super) fn ranks(half: &Half<'_>) -> Vec<Rank> {
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
            number: Some(figure.low),
        })
    };
    half.facts().filter_map(rank)
}

fn by_word(half: &Half<'_>, token: usize) -> Option<Rank> {
    let parsed = half.parsed();
    let lemma = parsed.lower_lemma(token);
    let run = Tokens::new(token, token + 1);
    let whole = |place, how| Some(Rank { place, words: run, over: None, quality: None, among: within(half, None, run), how, number: None });
    let before = || (token + 1..token + 8).any(|at| parsed.lemma(at) == "before");
    match lexicon::place(lemma) {
        Some(Place::Top) if lemma == "first" => first(half, token),
        Some(Place::Lower) if parsed.lemma(token + 1) == "time" => occasion(half, token, Place::Lower),
        Some(Place::Lower) => ranked(half, token, Place::Lower, None).map(|rank| Rank { number: number(lemma), ..rank }),
        Some(place) => whole(place, How::Attribute),
        None if lemma == "never" && before() => whole(Place::Top, How::Earlier),
        None if matches!(lemma, "before" | "again") => earlier(half, token),
        None if lemma == "other" => no_other(half, token),
        None if matches!(lemma, "leader" | "lead") && leads(half, token) => whole(Place::Top, How::Attribute),
        None if lemma == "than" => exceeding_all(half, token),
        None => superlative(half, token),
    }
}

/// "No other engine had failed": what is told of is the first.
fn no_other(half: &Half<'_>, token: usize) -> Option<Rank> {
    let parsed = half.parsed();
    let none = token.checked_sub(1).filter(|&at| parsed.lower(at) == "no")?;
    let over = parsed.hanging(token).0.filter(|&over| over > token && parsed.tag(over).is_common_noun())?;
    let perfect = parsed.auxiliaries(parsed.predicate_of(over)).iter().any(|&aux| parsed.lower_lemma(aux) == "have");
    let words = Tokens::new(none, over + 1);
    let earlier = Rank { place: Place::Top, words, over: Some(over), quality: None, among: None, how: How::Earlier, number: None };
    perfect.then_some(earlier)
}

/// "The market leader", "leads the market": nobody is before it.
fn leads(half: &Half<'_>, token: usize) -> bool {
    let parsed = half.parsed();
    let is_market =
        |at: usize| matches!(parsed.lower_lemma(at), "market" | "industry" | "table" | "league" | "field" | "standings" | "poll");
    if parsed.lower_lemma(token) == "leader" {
        return token.checked_sub(1).is_some_and(is_market);
    }
    parsed.tag(token).is_verb() && parsed.undergoer(token).is_some_and(is_market) && !half.stance(token).is_negated()
}

/// Which place a word tells, where it is one of a row of them.
pub(super) fn number(word: &str) -> Option<Decimal> {
    const PLACES: [&str; 9] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    PLACES.iter().zip(2_u32..).find(|(place, _)| **place == word).map(|(_, number)| number.into())
}

/// "For the first time", "the second time that it overflowed".
fn occasion(half: &Half<'_>, token: usize, place: Place) -> Option<Rank> {
    let words = Tokens::new(token, token + 2);
    let told = token.checked_sub(1).is_some_and(|at| half.parsed().lower(at) == "the");
    told.then(|| Rank {
        place,
        words,
        over: None,
        quality: None,
        among: within(half, Some(token + 1), words),
        how: How::Occasion,
        number: None,
    })
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
    let rank = |place, words, over| Some(Rank { place, words, over, quality: None, among: None, how: How::Earlier, number: None });
    match none {
        Some(none) if alone && parsed.lemma(token) == "before" => {
            rank(Place::Top, Tokens::new(none.token, none.token + 1).hull(words), none.over)
        }
        None if alone && parsed.lemma(token) == "before" && perfect() && !half.stance(predicate).is_negated() => {
            let times = token.checked_sub(1).filter(|&at| matches!(parsed.lower(at), "once" | "twice" | "times" | "already"));
            rank(Place::Lower, times.map_or(words, |at| words.hull(Tokens::new(at, at + 1))), None)
        }
        // "The ferry had not broken down before".
        None if alone && parsed.lemma(token) == "before" && perfect() && half.stance(predicate).is_negated() => {
            rank(Place::Top, words, None)
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
    Some(Rank { place: Place::Top, words, over: None, quality: None, among: None, how: How::Attribute, number: None })
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
    if over.is_none() && !is_nominal(half, token) {
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
        number: None,
    })
}

/// "One of the ten biggest in the north": a superlative that stands for the noun itself.
fn is_nominal(half: &Half<'_>, token: usize) -> bool {
    let parsed = half.parsed();
    let before = token.checked_sub(1).map_or("", |at| parsed.lower(at));
    let counted = token.checked_sub(1).is_some_and(|at| parsed.tag(at) == Tag::Cd);
    parsed.tag(token) == Tag::Jjs && (before == "the" || counted) && !parsed.tag(token + 1).is_noun() && parsed.tag(token + 1) != Tag::Jj
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
