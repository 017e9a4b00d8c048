//! A limit that one side leaves out: "the exclusive right" / "the right", "some of the owners" / "the owners". Called by the rule on scope.

use super::ranked::is_time_noun;
use super::scope::REST_MATCHES;
use crate::article::words::Tokens;
use crate::facts::figure::{Figure, Shape, Unit};
use crate::facts::stance::{Quantifier, Reach};
use crate::judge::pair::{Half, Pair};
use crate::lexicon::is_excluding;
use crate::syntax::Tag;
use rust_decimal::Decimal;

/// Whether what a limiting word ranges over has its partner, while the word itself has none.
pub(super) fn misses(pair: &Pair<'_>, quantifier: &Quantifier, is_left: bool) -> bool {
    let half = if is_left { &pair.left } else { &pair.right };
    // "The only victim" and "one man died".
    let other = if is_left { &pair.right } else { &pair.left };
    // "All travel except to Suleh" / "with the exception of Suleh".
    let all_but = quantifier.reach == Reach::Most && matches!(half.parsed().lower(quantifier.token), "all" | "each" | "every");
    let one = (quantifier.reach == Reach::Only || all_but) && other.sentence().iter().any(|token| shuts_out(other, token))
        || quantifier.reach == Reach::Few && other.claim.tokens.iter().any(|token| is_rarity(other.parsed().lower(token)));
    // "Too few stewards": no limit, a want.
    let wanting = quantifier.reach == Reach::Few && half.parsed().lower(quantifier.token.saturating_sub(1)) == "too";
    let partner = |token| if is_left { pair.matching.right_of(token) } else { pair.matching.left_of(token) };
    // "Several hours" and "five hours", "most of the homes" and "four fifths of the homes": the other side tells how many.
    let counted = quantifier.reach != Reach::Only && tells_how_many(other, quantifier.over.and_then(partner));
    // "Sixty survivors, some of them too weak to stand": told beside what all of them did.
    let of_them = !pair.is_edited() && quantifier.over.is_some_and(|over| matches!(half.parsed().tag(over), Tag::Prp | Tag::Wdt | Tag::Wp));
    // "Some villages" in another clause: told of the same there.
    let again = |at: usize| {
        let noun = quantifier.over.map(|over| half.parsed().lower_lemma(over));
        other.parsed().lower(at) == half.parsed().lower(quantifier.token)
            && (at + 1..at + 5).any(|behind| Some(other.parsed().lower_lemma(behind)) == noun)
    };
    if other.sentence().iter().any(again) {
        return false;
    }
    limits(pair, half, quantifier)
        && !one
        && !wanting
        && !counted
        && !of_them
        && partner(quantifier.token).is_none()
        && quantifier.over.and_then(partner).is_some()
        && pair.containment() >= REST_MATCHES
}

/// Whether a word limits what is told, and is no turn of phrase.
fn limits(pair: &Pair<'_>, half: &Half<'_>, quantifier: &Quantifier) -> bool {
    match quantifier.reach {
        // "One of the pumps" singles out, and limits nothing.
        // The first of several is a detail, unless both rank it (see `rank`).
        Reach::First => false,
        // "Various models" are models; "several of the models" are not all.
        Reach::Some => match half.parsed().lower(quantifier.token) {
            // "A few showers" are showers; "part of the wall" tells where; and "not fully paid" is no limit.
            "one" | "few" | "little" | "fully" | "entirely" | "wholly" => false,
            // "Some change to the network": one of which no more is known.
            "some" => pair.is_edited() || half.parsed().tag(quantifier.token + 1) != Tag::Nn,
            "part" => pair.is_edited(),
            "various" | "several" => half.parsed().lower(quantifier.token + 1) == "of",
            _ => true,
        },
        // "Only two of the patients" and "only the second final" wonder at a number, and shut nothing out.
        // "The only road" is a detail of the road.
        Reach::Only => {
            let detail =
                !pair.is_edited() && half.parsed().lower(quantifier.token) == "only" && half.parsed().is_attributive(quantifier.token);
            !detail && !counts_there(half, quantifier) && !dates_there(half, quantifier)
        }
        // "After two summers with little rain": how much there is of what nobody counts.
        // "In the past few weeks" tells when.
        Reach::Few => {
            let when = quantifier.over.is_some_and(|over| is_time_noun(half.parsed().lower_lemma(over)));
            half.parsed().lower(quantifier.token) != "little" && !when
        }
        // "A narrow majority" tells how a vote went, "for most of the day" for how long.
        Reach::Most => {
            let of_time = |over: usize| {
                let dated = half.near().any(|fact| fact.date().is_some() && fact.tokens.holds(over));
                dated || is_time_noun(half.parsed().lower_lemma(over))
            };
            let aside = half.parsed().lower(quantifier.token) == "majority" || quantifier.over.is_some_and(of_time);
            pair.is_edited() || !aside
        }
        Reach::All | Reach::Many | Reach::None | Reach::Any => false,
    }
}

/// Whether a word tells that something is so of nobody and nothing else: "a single taker", ", not the other driver".
fn shuts_out(half: &Half<'_>, token: usize) -> bool {
    let parsed = half.parsed();
    let contrasts = parsed.lower(token) == "not" && matches!(parsed.lower(token.saturating_sub(1)), "," | "and" | "but" | "–" | "—");
    // "No bank lends without", "should not be told until".
    // "Without the subsidy it would lose money" / "only the subsidy keeps it from losing".
    let would = parsed.lower(token) == "without" && half.sentence().iter().any(|at| parsed.lower(at) == "would");
    let only_so = would
        || parsed.lower(token) == "unless"
        || matches!(parsed.lower(token), "without" | "until" | "unless" | "before") && half.claim.stance.is_negated();
    // "Apart from the third floor", "no rivals left".
    let apart = parsed.lower(token) == "apart" && parsed.lower(token + 1) == "from"
        || parsed.lower(token) == "left" && half.claim.stance.is_negated();
    // "With all but the central library shut" / "only Central will be open".
    let all_but = parsed.lower(token) == "but"
        && matches!(parsed.lower(token.saturating_sub(1)), "all" | "everyone" | "everybody" | "none" | "nothing");
    is_excluding(parsed.lower(token)) || contrasts || only_so || all_but || apart
}

/// "Ships were a rare sight", "salmon rarely survive": few, in other words.
fn is_rarity(word: &str) -> bool {
    matches!(word, "rare" | "rarely" | "seldom" | "hardly" | "scarcely" | "scarce" | "barely" | "infrequent" | "infrequently")
}

/// Whether a claim counts a noun of its own, or gives the share of something.
fn tells_how_many(half: &Half<'_>, noun: Option<usize>) -> bool {
    let parsed = half.parsed();
    let share = |figure: &Figure| figure.shape == Shape::Ratio || figure.unit == Unit::Percent || figure.high < Decimal::ONE;
    let of = |figure: &Figure| figure.measured.noun.is_some() && figure.measured.noun == noun;
    let time = |tokens: Tokens| noun.is_some_and(|noun| tokens.holds(noun));
    let counts = half.facts().any(|fact| fact.figure().is_some_and(|figure| share(figure) || of(figure) || time(fact.tokens)));
    // "A number of the deals", "a series of shops".
    let vaguely = |at: usize| matches!(parsed.lower(at), "number" | "series" | "range" | "handful" | "host" | "part" | "section");
    counts || half.claim.tokens.iter().any(|at| vaguely(at) && parsed.lower(at + 1) == "of")
}

/// "Only last week": a time, not a limit.
fn dates_there(half: &Half<'_>, quantifier: &Quantifier) -> bool {
    // "Only until the end of next month".
    let next = quantifier.token + 1;
    let before = half.near().any(|fact| fact.date().is_some() && fact.tokens.end as usize == quantifier.token);
    if before && half.parsed().lower(quantifier.token) == "alone" {
        return true;
    }
    let far = if matches!(half.parsed().lower(next), "until" | "till" | "by" | "from" | "since") { 6 } else { 4 };
    half.near().any(|fact| fact.date().is_some() && (next..next + far).contains(&(fact.tokens.start as usize)))
}

/// Whether a number or a rank stands right behind a quantifier.
fn counts_there(half: &Half<'_>, quantifier: &Quantifier) -> bool {
    let start = quantifier.token as u32 + 1;
    half.facts().any(|fact| {
        fact.figure().is_some() && (fact.tokens.start == start || fact.tokens.start == start + 1 || fact.tokens.holds(quantifier.token))
    })
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn what_limits_nothing() {
        let silent = [
            ("A few showers are expected by the Met Service.", "The Met Service expects showers at the weekend."),
            ("Divers found a crack in part of the wall.", "The wall has a crack, as divers discovered on Sunday."),
            ("The only road into the valley was blocked by a landslide.", "A landslide had cut the road that leads into the valley."),
            ("In March a slim majority of the creditors voted the plan down.", "The creditors rejected the plan in March."),
            ("Farmed salmon rarely survive a winter at sea.", "Few farmed salmon survive a winter at sea."),
            ("No bank lends on a house without cover.", "Banks lend on a house only with cover."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Limit, left, right), 0.0, "{left} / {right}");
        }
        let some = "Some owners have borrowed to pay their wholesalers.";
        assert!(guess(Pattern::Limit, some, "Owners have borrowed to pay their wholesalers.") > 0.1);
    }
}
