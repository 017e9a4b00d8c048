//! How long it holds: for good or for a term, and since when or for how many years. Called by the rule on dates.
//!
//! Fires on "banned for life" / "banned for ten years", on "exempt for good" / "exempt until 2032" and, with the day of publication, on "since 2008" /
//! "for eight years". Stays silent where the two tell of two deeds, and where one side tells both.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::matching::alike;
use super::pair::{Half, Pair};
use super::scope::is_related;
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::Fact;
use crate::facts::date::{DateValue, Edge};
use crate::facts::figure::{Bound, Figure};
use crate::kind::Kind;
use crate::syntax::Parsed;
use rust_decimal::prelude::ToPrimitive;

/// Two lengths of one state.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    let (left, right) = (&pair.left, &pair.right);
    let found = for_good(left, right).or_else(|| for_good(right, left).map(|(theirs, ours)| (ours, theirs)));
    let found = found.or_else(|| since_and_for(left, right)).or_else(|| since_and_for(right, left).map(|(theirs, ours)| (ours, theirs)));
    let (ours, theirs) = found.filter(|_| is_related(pair) && may_be_one_state(pair))?;
    let key = Kind::Date.spec().key;
    let why = format!("left says “{}”, right says “{}”", left.words(ours), right.words(theirs));
    let difference = Difference::new(Pattern::Time, true, Some(left.evidence(ours, key)), Some(right.evidence(theirs, key)), why);
    let same = pair.matching.surely(left.claim.predicate) == Some(right.claim.predicate);
    let placed = pair.placed(difference, ours, theirs).noting(Clue::SamePredicate, same).noting(Clue::Lasting, true);
    Some(placed.guessed(if same { 0.2 + 0.4 * pair.containment() } else { 0.3 * pair.containment() }))
}

/// "Never again allowed to drive" and "banned from driving" are one state, "never again allowed" and "allowed" are two.
fn may_be_one_state(pair: &Pair<'_>) -> bool {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    let turned = pair.left.stance(l).is_negated() != pair.right.stance(r).is_negated();
    match alike(pair.left.parsed(), l, pair.right.parsed(), r) {
        Some(Likeness::Opposite) => turned,
        Some(Likeness::Same | Likeness::Synonym | Likeness::Derived) => !turned,
        _ => true,
    }
}

/// "For good" / "until 2032", "never again" / "for ten years".
fn for_good(half: &Half<'_>, other: &Half<'_>) -> Option<(Tokens, Tokens)> {
    let ever = forever(half)?;
    if forever(other).is_some() || term(half).is_some() {
        return None;
    }
    Some((ever, term(other)?))
}

/// The words that say that there is no end to it.
fn forever(half: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    half.claim.tokens.iter().find_map(|at| match (parsed.lower(at), parsed.lower(at + 1)) {
        ("for", "good" | "ever") => Some(Tokens::new(at, at + 2)),
        // "Jailed for life", "a life ban"; not "fights for life".
        ("for", "life") if is_of_term(parsed, at) => Some(Tokens::new(at, at + 2)),
        ("life", "ban" | "sentence" | "term" | "imprisonment") => Some(Tokens::new(at, at + 2)),
        ("forever" | "permanently" | "permanent" | "indefinitely" | "lifelong" | "lifetime", _) => Some(Tokens::new(at, at + 1)),
        ("never", _) => (at + 1..at + 7)
            .take_while(|&end| half.sentence().holds(end))
            .find(|&end| parsed.lower(end) == "again")
            .map(|end| Tokens::new(at, end + 1)),
        _ => None,
    })
}

/// Whether "for life" stands with what lasts, as a ban or a sentence does.
fn is_of_term(parsed: &Parsed, at: usize) -> bool {
    let word = parsed.hanging(at + 1).0.map_or("", |above| parsed.lower_lemma(above));
    matches!(
        word,
        "ban" | "bar" | "exclude" | "exempt" | "imprison" | "jail" | "sentence" | "suspend" | "disqualify" | "appoint" | "elect" | "coach"
    ) || parsed.lower_lemma(parsed.predicate_of(at)) != "fight" && word != "fight"
}

/// The words that say when it ends: "for ten years", "a ten-year ban", "until 2032", "temporarily".
fn term(half: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let ends = |fact: &Fact| match (fact.date(), fact.figure()) {
        (Some(date), _) => matches!(date.edge, Edge::Until | Edge::NotAfter),
        (_, Some(figure)) => lasts(half, fact, figure),
        _ => false,
    };
    let told = half.facts().find(|fact| ends(fact)).map(|fact| fact.tokens);
    let start = |run: Tokens| {
        let before = (run.start as usize).checked_sub(1).filter(|&at| matches!(parsed.lower(at), "for" | "until" | "till"));
        before.map_or(run, |at| run.hull(Tokens::new(at, at + 1)))
    };
    let passing = || half.claim.tokens.iter().find(|&at| matches!(parsed.lower(at), "temporarily" | "temporary"));
    told.map(start).or_else(|| passing().map(|at| Tokens::new(at, at + 1)))
}

/// "For ten years", "a ten-year ban"; not "for the first time in ten years", "ten years ago".
fn lasts(half: &Half<'_>, fact: &Fact, figure: &Figure) -> bool {
    let parsed = half.parsed();
    let (start, end) = (fact.tokens.start as usize, fact.tokens.end as usize);
    let before = start.checked_sub(1).map_or("", |at| parsed.lower(at));
    let to_noun = half.words(fact.tokens).contains('-') && parsed.tag(end).is_common_noun();
    let told = (before == "for" || to_noun) && !matches!(parsed.lower(end), "ago" | "later" | "earlier" | "before" | "after");
    figure.unit.is_time() && told
}

/// "Has owned it since 2008" / "has owned it for eight years", as counted from the day of publication.
fn since_and_for(half: &Half<'_>, other: &Half<'_>) -> Option<(Tokens, Tokens)> {
    let begun = |fact: &&Fact| fact.date().is_some_and(|date| date.edge == Edge::Since && date.stated);
    let since = half.facts().find(begun)?;
    let year = since.date().and_then(|date: &DateValue| date.from)?.year();
    let years = |fact: &Fact| {
        let figure = fact.figure().filter(|figure| figure.low == figure.high && !figure.vague && matches!(figure.bound, Bound::Exact))?;
        let in_years = other.parsed().lower_lemma((fact.tokens.end as usize).checked_sub(1)?) == "year";
        (in_years && lasts(other, fact, figure)).then(|| figure.low.to_i16()).flatten()
    };
    let (span, told) = other.facts().find_map(|fact| Some((fact, years(fact)?)))?;
    let published = other.parsed().article().metadata().published?.year();
    // "Has owned": what was so for eight years may be over.
    let lasting = other
        .parsed()
        .auxiliaries(other.claim.predicate)
        .iter()
        .any(|&aux| matches!(other.parsed().lower(aux), "has" | "have" | "'s" | "'ve"));
    let apart = (i32::from(published) - i32::from(year) - i32::from(told)).abs() > 1;
    let dated = other.facts().any(|fact| fact.date().is_some());
    (apart && lasting && !dated).then_some((since.tokens, span.tokens))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::{guess, guess_printed};

    #[test]
    fn for_good_or_for_a_term() {
        let apart = [
            ("He was banned from coaching for life.", "He was banned from coaching for ten years."),
            ("He will never again be allowed to drive a bus.", "He has been banned from driving buses for ten years."),
            ("Farm workers will be exempt from the tax for good.", "Farm workers will be exempt from the tax until 2032."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Time, left, right) > 0.1, "{left} / {right}");
            assert!(guess(Pattern::Time, right, left) > 0.1, "{right} / {left}");
        }
        let silent = [
            ("He was banned from coaching for life.", "He will never coach again."),
            ("Farm workers will be exempt from the tax for good.", "Farm workers will be permanently exempt from the tax."),
            ("He was banned for life after ten years.", "He was banned ten years ago."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Time, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn since_a_year_and_for_so_many_years() {
        let printed = |left: &str, right: &str| guess_printed(Pattern::Time, left, right, ["2026-03-12", "2026-03-12"]);
        let owned = "Varga has owned the mill for eight years.";
        assert!(printed("The mill has been owned by Varga since 2008.", owned) > 0.2);
        assert_eq!(printed("The mill has been owned by Varga since 2018.", owned), 0.0);
        assert_eq!(printed("The mill has been owned by Varga since 2008.", "Varga had owned the mill for eight years."), 0.0);
    }
}
