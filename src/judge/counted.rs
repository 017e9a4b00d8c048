//! A quantifier on one side against a count on the other: "all eleven" / "ten of the eleven", "unanimous" / "by two votes to one". Called by the rule
//! on scope.

use super::clue::{Clue, Pattern};
use super::scope::{REST_MATCHES, is_related, is_turned, phrase};
use super::{Difference, sides};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::figure::{Bound, Figure, Shape, Unit};
use crate::facts::stance::{Quantifier, Reach};
use crate::facts::{Fact, Relation};
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::syntax::Tag;
use rust_decimal::Decimal;

/// A quantifier on one side against a count on the other: "all eleven" / "ten of the eleven", "unanimous" / "by two votes to one".
pub(super) fn counted(pair: &Pair<'_>) -> Option<Difference> {
    let turned = |quantifier: &Quantifier, half: &Half<'_>, other: &Half<'_>| {
        let part =
            part_of_whole(half, quantifier, other).or_else(|| some_of_them(half, quantifier, other).filter(|_| is_related(pair))).or_else(
                || share(half, quantifier, other, is_related(pair)).filter(|_| quantifier.reach == Reach::All || predicates_alike(pair)),
            );
        let one_deed = predicates_alike(pair);
        part.or_else(|| divided(half, quantifier, other))
            .or_else(|| those_left_out(half, quantifier, other))
            .or_else(|| had_after_all(half, quantifier, other).filter(|_| is_related(pair)))
            .or_else(|| one_of_several(half, quantifier, other).filter(|_| is_related(pair)))
            .or_else(|| some_after_all(half, quantifier, other, pair.containment()).filter(|_| one_deed && sides::taken(pair).is_none()))
    };
    let told = |left: Tokens, right: Tokens| {
        let why = format!("left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
        let difference = pair.difference(Pattern::Reach, true, left, right, why);
        difference.noting(Clue::Opposed, true).noting(Clue::Units, true).guessed(0.2 + 0.5 * pair.containment())
    };
    let ours = pair.left.claim.stance.quantifiers.iter();
    let left = ours.filter_map(|one| Some(told(phrase(one), turned(one, &pair.left, &pair.right)?))).next();
    let theirs = pair.right.claim.stance.quantifiers.iter();
    left.or_else(|| theirs.filter_map(|other| Some(told(turned(other, &pair.right, &pair.left)?, phrase(other)))).next())
}

/// Whether the claims' own predicates may tell of one deed: "broke off relations" and "neither has had an ambassador" tell of two.
fn predicates_alike(pair: &Pair<'_>) -> bool {
    let (l, r) = (pair.left.claim.predicate, pair.right.claim.predicate);
    !is_turned(pair) || alike(pair.left.parsed(), l, pair.right.parsed(), r).is_some_and(|alike| alike != Likeness::Opposite)
}

/// "None of the horses survived": how many of them the other side counts, of whom it tells much the same.
fn some_after_all(half: &Half<'_>, none: &Quantifier, other: &Half<'_>, containment: f32) -> Option<Tokens> {
    // "No nurse shall have more than six" sets a bound, and denies nobody.
    let bounds = |(_, figure): (Tokens, &Figure)| figure.bound != Bound::Exact;
    let over = none.over.filter(|_| none.reach == Reach::None && containment >= REST_MATCHES && !counts(half).any(bounds))?;
    // "A novelist, 74": no count.
    let counted = |(tokens, figure): &(Tokens, &Figure)| figure.measured.noun.is_none_or(|noun| noun >= tokens.start as usize);
    let same = |noun: usize| matches!(alike(half.parsed(), over, other.parsed(), noun), Some(Likeness::Same | Likeness::Synonym));
    let denied = other.claim.stance.is_negated();
    let some = counts(other).filter(counted).find(|(_, figure)| figure.low > Decimal::ZERO && figure.measured.noun.is_some_and(same));
    some.filter(|_| !denied).map(|(tokens, _)| tokens)
}

/// "None of the vaccinated had a serious event": how many such events the other side counts.
fn had_after_all(half: &Half<'_>, none: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let verb = parsed.predicate_of(none.token);
    let subject = parsed.subject(verb).is_some_and(|subject| subject == none.token || Some(subject) == none.over);
    let has = matches!(parsed.lower_lemma(verb), "have" | "suffer" | "report" | "experience" | "show" | "develop" | "record");
    let object = parsed.undergoer(verb).filter(|_| none.reach == Reach::None && subject && has)?;
    let same = |noun: usize| matches!(alike(parsed, object, other.parsed(), noun), Some(Likeness::Same | Likeness::Synonym));
    // "No nurse shall have more than six", "nobody has as many goals".
    let compares = half.claim.tokens.iter().any(|at| matches!(parsed.lower(at), "more" | "fewer" | "less" | "as" | "than"));
    let counted = |figure: &Figure| !compares && figure.low > Decimal::ZERO && figure.measured.noun.is_some_and(same);
    let found = counts(other).find(|(_, figure)| counted(figure) && !other.claim.stance.is_negated());
    found.map(|(tokens, _)| tokens)
}

/// "The only service to be rated good": how many others of the kind the other side puts beside it ("two services, maternity among them").
fn one_of_several(half: &Half<'_>, only: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    let over = only.over.filter(|_| only.reach == Reach::Only)?;
    let parsed = other.parsed();
    let among = |at: usize| parsed.lower(at) == "among" && matches!(parsed.lower(at + 1), "them" | "which" | "whom");
    let same = |noun: usize| matches!(alike(half.parsed(), over, parsed, noun), Some(Likeness::Same | Likeness::Synonym));
    let several = |figure: &Figure| figure.low > Decimal::ONE && figure.measured.noun.is_some_and(same);
    other.sentence().iter().any(among).then(|| counts(other).find(|(_, figure)| several(figure))).flatten().map(|(tokens, _)| tokens)
}

/// "All but three could go home": whether the other side tells of those three what is told here of all the rest ("three could go home").
fn those_left_out(half: &Half<'_>, most: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    let parsed = half.parsed();
    let but = (most.token + 1..most.token + 3).find(|&at| most.reach == Reach::Most && parsed.lower(at) == "but")?;
    let (_, left_out) = counts(half).find(|(tokens, _)| tokens.start as usize == but + 1)?;
    let (l, r) = (half.claim.predicate, other.claim.predicate);
    // "Were able to return" tells of a deed, "are over 50" of none.
    let able = parsed.said_by_copula(l).is_some_and(|said| parsed.lemma(said) == "able");
    let same = (parsed.lemma(l) != "be" || able) && alike(parsed, l, other.parsed(), r).is_some_and(|alike| alike != Likeness::Opposite);
    let even = half.stance(l).is_negated() == other.stance(r).is_negated() && !parted(half, other) && !parted(other, half);
    let is_subject = |tokens: Tokens, figure: &Figure| {
        let subject = other.parsed().subject(other.claim.predicate);
        subject.is_some_and(|subject| tokens.holds(subject) || figure.measured.noun == Some(subject))
    };
    let (told, _) = counts(other).find(|(tokens, figure)| same && even && figure.low == left_out.low && is_subject(*tokens, figure))?;
    Some(told)
}

/// "Had waited less than 65 weeks" / "had waited 65 weeks or more": on the two sides of one value.
fn parted(half: &Half<'_>, other: &Half<'_>) -> bool {
    let says = |half: &Half<'_>, words: &[&str]| half.claim.tokens.iter().any(|at| words.contains(&half.parsed().lower(at)));
    says(half, &["less", "fewer", "under", "below", "within", "younger"])
        && says(other, &["more", "over", "least", "longer", "above", "older"])
}

/// The counts of a claim, without shares and ranks.
pub(super) fn counts<'a>(half: &Half<'a>) -> impl Iterator<Item = (Tokens, &'a Figure)> {
    // "A quarter past three": an hour.
    let parsed = half.parsed();
    let is_hour = move |tokens: Tokens| (tokens.start as usize).checked_sub(1).is_some_and(|before| parsed.lower(before) == "past");
    let all = half.facts().filter_map(|fact| Some((fact.tokens, fact.figure()?))).filter(move |(tokens, _)| !is_hour(*tokens));
    all.filter(|(_, figure)| figure.shape == Shape::Amount && !figure.unit.is_measured() && figure.low == figure.high)
}

/// "All eleven bridges": which part of those eleven the other side gives ("ten of the eleven", "of the eleven bridges, ten").
fn part_of_whole(half: &Half<'_>, all: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    let over = all.over.filter(|_| all.reach == Reach::All)?;
    let (_, whole) = counts(half)
        .find(|(tokens, figure)| tokens.start as usize > all.token && tokens.start as usize <= over && figure.low > Decimal::ONE)?;
    let (there, _) = counts(other).find(|(_, figure)| figure.low == whole.low)?;
    let is_of =
        there.start.checked_sub(1).into_iter().chain(there.start.checked_sub(2)).any(|at| other.parsed().lemma(at as usize) == "of");
    let denied = |tokens: Tokens| other.parsed().lower((tokens.start as usize).saturating_sub(1)) == "not";
    let fewer = |figure: &Figure| figure.low < whole.low && !matches!(figure.bound, Bound::AtLeast | Bound::MoreThan);
    let (part, _) = counts(other).find(|(tokens, figure)| is_of && fewer(figure) && !denied(*tokens))?;
    Some(part)
}

/// "Every one of the boroughs": how many of them the other side counts ("four of the six boroughs").
fn some_of_them(half: &Half<'_>, all: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    let (over, parsed) = (all.over.filter(|_| all.reach == Reach::All)?, other.parsed());
    // "Twenty-nine have been inspected, all of them clean": all of those that the other side counts.
    let here = |part: &Figure| half.near().filter_map(Fact::figure).any(|figure| figure.low == part.low && figure.high == part.high);
    let is_part = |(tokens, figure): &(Tokens, &Figure)| {
        let of = tokens.end as usize;
        let behind = parsed.behind(of).filter(|_| parsed.lower(of) == "of");
        let alike = |noun: usize| {
            alike(half.parsed(), over, parsed, noun).is_some_and(|alike| !matches!(alike, Likeness::Opposite | Likeness::Near(_)))
        };
        let fewer = |noun: usize| {
            counts(other).all(|(_, whole)| whole.measured.noun != Some(noun) || whole.low > figure.low || whole.low == figure.low)
        };
        // "All the parties but one support it" / "the only one of the parties to oppose it"; "not one of the parties" counts none.
        let only = tokens.start.checked_sub(1).is_some_and(|before| matches!(parsed.lower(before as usize), "only" | "not"));
        behind.is_some_and(|noun| alike(noun) && fewer(noun))
            && !only
            && !matches!(figure.bound, Bound::AtLeast | Bound::MoreThan)
            && !here(figure)
    };
    counts(other).find(is_part).map(|(tokens, _)| tokens)
}

/// "All of it": the share that the other side gives of the same ("60 percent of what arrives", "half of the volumes").
fn share(half: &Half<'_>, all: &Quantifier, other: &Half<'_>, related: bool) -> Option<Tokens> {
    // "Half a share for each share" tells a rate, "over the whole period" a time.
    let of_things = matches!(half.parsed().lower(all.token), "all" | "everybody" | "everyone" | "everything");
    // "Almost all of them" are most of them too.
    let most = all.reach == Reach::Most && matches!(half.parsed().lower(all.token), "most" | "mostly" | "majority" | "all" | "every");
    let over = all.over.filter(|_| related && (all.reach == Reach::All && of_things || most))?;
    // "Most of them are children" / "nearly half of them are".
    let fits =
        |figure: &Figure| !most || figure.high <= whole(figure) / Decimal::TWO && !matches!(figure.bound, Bound::AtLeast | Bound::MoreThan);
    let part = |figure: &Figure| {
        fits(figure) && is_share(figure) && figure.shape != Shape::Change && figure.high < whole(figure) && figure.low > Decimal::ZERO
    };
    let about = |figure: &Figure| {
        let noun = figure.measured.noun;
        noun.is_none_or(|noun| alike(half.parsed(), over, other.parsed(), noun).is_some() || other.parsed().tag(noun) == Tag::Wp)
    };
    // "$46 a share, nearly a third more" compares two prices.
    let compares = |fact: &Fact| {
        let next = fact.tokens.end as usize;
        matches!(other.parsed().tag(next), Tag::Jjr | Tag::Rbr) || matches!(other.parsed().lower(next), "above" | "below")
    };
    // "Most dividends are taxed at 15 percent" / "most dividends are taxed at 15 percent": a rate, and one that both tell.
    let both = |figure: &Figure| half.near().filter_map(Fact::figure).any(|one| one.relation(figure) == Relation::Same);
    let is_rate = |fact: &Fact| (fact.tokens.start as usize).checked_sub(1).is_some_and(|before| other.parsed().lower(before) == "at");
    let is_part = |fact: &&Fact| {
        fact.figure().is_some_and(|figure| part(figure) && about(figure) && !both(figure)) && !compares(fact) && !is_rate(fact)
    };
    other.facts().find(is_part).map(|fact| fact.tokens)
}

pub(super) fn is_share(figure: &Figure) -> bool {
    let percent = figure.unit == Unit::Percent && figure.direction.is_none();
    percent || figure.shape == Shape::Ratio || figure.high < Decimal::ONE && !figure.unit.is_measured()
}

/// What all of it is, in the unit of a share.
pub(super) fn whole(figure: &Figure) -> Decimal {
    if figure.unit == Unit::Percent { Decimal::ONE_HUNDRED } else { Decimal::ONE }
}

/// "Unanimous": what tells on the other side that not all were of one mind, a vote of two to one or a split.
fn divided(half: &Half<'_>, unanimous: &Quantifier, other: &Half<'_>) -> Option<Tokens> {
    // "Every member voted in favour".
    let verb = half.parsed().predicate_of(unanimous.token);
    let votes =
        half.parsed().lower_lemma(verb) == "vote" && half.parsed().subject(verb).is_some_and(|subject| Some(subject) == unanimous.over);
    let everyone = unanimous.reach == Reach::All && votes;
    if !everyone && !half.parsed().lemma(unanimous.token).starts_with("unanimous") {
        return None;
    }
    let parsed = other.parsed();
    let score = other.facts().find(|fact| fact.figure().is_some_and(|figure| figure.shape == Shape::Score && !figure.low.is_zero()));
    let is_vote = |token: &usize| parsed.lemma(*token) == "vote" && parsed.lemma(token + 1) == "to" && parsed.tag(token + 2) == Tag::Cd;
    // "Without a single dissenting vote".
    let without = |token: usize| (token.saturating_sub(4)..token).any(|at| matches!(parsed.lower(at), "without" | "no" | "not"));
    let is_split = |token: &usize| {
        let holds_out = parsed.lemma(*token) == "hold" && parsed.lower(*token + 1) == "out";
        let split =
            holds_out || matches!(parsed.lemma(*token), "split" | "divided" | "dissent" | "dissenting" | "narrowly" | "majority" | "rebel");
        split && !without(*token)
    };
    let vote = || other.claim.tokens.iter().find(is_vote).map(|token| Tokens::new(token.saturating_sub(1), token + 3));
    // "Not one of the judges dissented" is of one mind.
    let denied = other.claim.stance.is_negated() || other.claim.stance.quantifiers.iter().any(|quantifier| quantifier.reach == Reach::None);
    let shown = |token: usize| Tokens::new(token, token + if parsed.lower(token + 1) == "out" { 2 } else { 1 });
    let split = || other.claim.tokens.iter().find(is_split).filter(|_| !denied).map(shown);
    // "Seven to two", "two voted against".
    let to =
        |fact: &Fact| fact.figure().is_some_and(|figure| !figure.low.is_zero() && figure.low != figure.high && !figure.unit.is_measured());
    let against =
        other.claim.tokens.iter().find(|&at| parsed.lower(at) == "against" && parsed.lower_lemma(parsed.predicate_of(at)) == "vote");
    let some = || counts(other).find(|(_, figure)| !denied && !figure.low.is_zero()).map(|(tokens, _)| tokens);
    // "Two thirds of the votes".
    let votes = |fact: &Fact| {
        (fact.tokens.end as usize..fact.tokens.end as usize + 4).any(|at| matches!(parsed.lower_lemma(at), "vote" | "ballot"))
    };
    let part = |fact: &Fact| fact.figure().is_some_and(|figure| is_share(figure) && figure.high < whole(figure)) && votes(fact);
    let shared = || other.facts().find(|&fact| part(fact)).map(|fact| fact.tokens);
    let ranged = || other.facts().find(|&fact| to(fact)).map(|fact| fact.tokens);
    score.map(|fact| fact.tokens).or_else(vote).or_else(split).or_else(shared).or_else(ranged).or_else(|| against.and_then(|_| some()))
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn what_is_no_count_of_the_same() {
        let silent = [
            ("All eight miners were alive.", "At a quarter past three the last of the eight miners was brought up."),
            ("In Polwenna the share of all houses fell to 35 per cent.", "In Polwenna the share shrank to 35 per cent of the houses."),
            ("Most dividends would be taxed at 15 percent until 2028.", "Most dividends would be taxed at 15 percent through 2028."),
            ("The firm buys all outstanding shares for $46 a share.", "Holders get $46 a share, nearly a third more than on Friday."),
            ("All 2,300 employees were paid.", "Not one of the 2,300 people on the payroll went without a check."),
            ("All but 94 of them had waited for less than 65 weeks.", "Ninety-four people in it had waited 65 weeks or more."),
            ("The striker has 14 goals this season.", "Nobody in the league has as many goals as his 14."),
            ("All the parties but the Left Alliance support it.", "The Left Alliance is the only one of the parties to oppose it."),
            ("We do not recognise everything in the report.", "Not all that was in the report was recognised."),
            ("She is the first woman to have won the trophy.", "No woman before her had won the trophy."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Reach, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn all_but_three_and_those_three() {
        let left = "All but three households were able to return before midnight.";
        assert!(guess(Pattern::Reach, left, "Three households were able to return before midnight.") > 0.3);
        assert_eq!(guess(Pattern::Reach, left, "Three households were not able to return before midnight."), 0.0);
        let events = "There were two serious events in the vaccine group.";
        assert!(guess(Pattern::Reach, events, "None of those in the vaccine group had a serious event.") > 0.3);
        let only = "The maternity unit was the only service to be rated good.";
        assert!(guess(Pattern::Reach, only, "Two services, the maternity unit among them, were rated good.") > 0.3);
        assert!(guess(Pattern::Reach, "Every member voted for the plan.", "The board voted 5-2 for the plan.") > 0.1);
    }
}
