//! Whether two facts stand in the same slot of two claims: the same thing measured, at the same place of the clause, of the same
//! participant. Most false alarms are facts about different things, so every rule about facts asks here first.

use super::clue::{Clue, Pattern};
use super::ground::agree;
use super::matching::alike;
use super::{Difference, Evidence, deed, position};
use crate::align::Likeness;
use crate::facts::figure::{Agreement, Bearer, Bound, Comparable, Figure, Shape, Unit, agreement, comparable};
use crate::facts::{Fact, Relation};
use crate::judge::pair::{Half, Pair};
use crate::syntax::Tag;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A fact of each claim in what may be the same slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot<'a> {
    pub(crate) left: &'a Fact,
    pub(crate) right: &'a Fact,
    /// How their values relate.
    pub(crate) relation: Relation,
    /// How sure it is that both stand in the same slot, 0 to 1; for choosing among several.
    pub(crate) fit: f32,
    /// Whether each is the only one of its kind that the other side lacks.
    pub(crate) sole: bool,
}

impl Slot<'_> {
    /// A difference between the two facts, with the clues that all facts have.
    pub(crate) fn difference(&self, pair: &Pair<'_>, pattern: Pattern, contradicts: bool, why: String) -> Difference {
        let evidence = |half: &Half<'_>, fact: &Fact| -> Option<Evidence> { Some(half.fact_evidence(fact)) };
        let known = [stated_elsewhere(&pair.right, self.left), stated_elsewhere(&pair.left, self.right)];
        let difference = Difference::new(pattern, contradicts, evidence(&pair.left, self.left), evidence(&pair.right, self.right), why);
        let (l, r) = (self.left.tokens, self.right.tokens);
        deed::noted(pair, position::noted(pair, pair.placed(difference, l, r), l, r), l, r)
            .noting(Clue::Sole, self.sole)
            .noting(Clue::KnownOne, known[0] != known[1])
            .noting(Clue::KnownBoth, known[0] && known[1])
            .noting(Clue::Coarser, self.relation == Relation::Coarser)
    }
}

/// Figures of both claims in the same slot, each in at most one pair; equal values are paired off first.
pub(crate) fn figures<'p, 'a>(pair: &'p Pair<'a>) -> &'p [Slot<'a>] {
    pair.figures.get_or_init(|| find_figures(pair))
}

fn find_figures<'a>(pair: &Pair<'a>) -> Vec<Slot<'a>> {
    let relation = |one: &Fact, other: &Fact| match (one.figure(), other.figure()) {
        (Some(_), Some(_)) if is_repeated_without_unit(pair, one, other) => Relation::Same,
        (Some(one), Some(other)) => one.relation(other),
        _ => Relation::Unrelated,
    };
    let mut slots = slots(pair, |fact| fact.figure().is_some(), relation, |left, right| figure_fit(pair, left, right));
    slots.retain(|slot| {
        let no_amount = is_no_amount(&pair.left, slot.left) || is_no_amount(&pair.right, slot.right);
        !no_amount && !are_of_opposite_deeds(pair, slot) && !is_short_of_a_unit(pair, slot)
    });
    slots
}

/// "Up from 41 cents" / "until now they were paid 41": the same number, of which one side has told the unit before.
fn is_repeated_without_unit(pair: &Pair<'_>, left: &Fact, right: &Fact) -> bool {
    let (Some(one), Some(other)) = (left.figure(), right.figure()) else { return false };
    let is_bare = |half: &Half<'_>, fact: &Fact, figure: &Figure| {
        let next = fact.tokens.end as usize;
        let counts = half.parsed().tag(next).is_noun() || half.parsed().tag(next) == Tag::Jj || half.parsed().lower(next) == "of";
        !figure.unit.is_measured() && figure.shape == Shape::Amount && !counts && figure.high > Decimal::TEN
    };
    let bare = is_bare(&pair.left, left, one) && other.unit.is_measured() || is_bare(&pair.right, right, other) && one.unit.is_measured();
    bare && one.low == other.low && one.high == other.high && one.bound == other.bound
}

/// "29 drained" / "nine never drained": how many did, and how many did not.
fn are_of_opposite_deeds(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let deed = |half: &Half<'_>, fact: &Fact| {
        let figure = fact.figure().filter(|figure| !figure.unit.is_measured())?;
        // "Did not see nine of them" denies of the nine themselves.
        let verb = figure.measured.verb.filter(|&verb| fact.tokens.start < verb as u32)?;
        Some((verb, half.stance(verb).is_negated()))
    };
    let deeds = deed(&pair.left, slot.left).zip(deed(&pair.right, slot.right));
    deeds.is_some_and(|((l, denied), (r, their_denied))| denied != their_denied && pair.matching.surely(l) == Some(r))
}

/// "A level of 0.41 percent" / "his level was 0.41", "13 nautical miles" / "some 13 miles": the same number, the unit of which one side leaves out or
/// says in part.
fn is_short_of_a_unit(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let (Some(one), Some(other)) = (slot.left.figure(), slot.right.figure()) else { return false };
    let is_bare = |half: &Half<'_>, fact: &Fact, figure: &Figure| {
        let next = fact.tokens.end as usize;
        let counts = half.parsed().tag(next).is_noun() || half.parsed().tag(next) == Tag::Jj || half.parsed().lower(next) == "of";
        !figure.unit.is_measured() && !counts
    };
    // "0.41", whose next word is no noun that it counts.
    let bare = is_bare(&pair.left, slot.left, one) && other.unit == Unit::Percent
        || is_bare(&pair.right, slot.right, other) && one.unit == Unit::Percent;
    let nautical = |half: &Half<'_>, fact: &Fact| fact.tokens.iter().any(|token| half.parsed().lower(token) == "nautical");
    let miles = nautical(&pair.left, slot.left) != nautical(&pair.right, slot.right) && one.unit.is_measured() && other.unit.is_measured();
    // "1.3" and "13" have the same digits.
    let as_large = one.high.checked_div(other.high).is_some_and(|ratio| ratio > Decimal::new(5, 1) && ratio < Decimal::TWO);
    (bare || miles) && one.digits() == other.digits() && as_large
}

/// "Around two in the morning", "not one of them": an hour or nobody, not an amount.
fn is_no_amount(half: &Half<'_>, fact: &Fact) -> bool {
    let parsed = half.parsed();
    let (start, end) = (fact.tokens.start as usize, fact.tokens.end as usize);
    let hour = fact.figure().is_some_and(|figure| !figure.unit.is_measured() && figure.high <= Decimal::from(12));
    let part_of_day = |at: usize| matches!(parsed.lower(at), "morning" | "afternoon" | "evening" | "night");
    // "Not one of the patients": none.
    let none = fact.tokens.len() == 1 && parsed.lower(start) == "one" && matches!(parsed.lower(start.saturating_sub(1)), "not" | "no");
    none || hour
        && matches!((parsed.lower(end), parsed.lower(end + 1)), ("in", "the") | ("at", "night"))
        && (part_of_day(end + 2) || part_of_day(end + 1))
}

/// Dates of both claims in the same slot, each in at most one pair; equal values are paired off first.
pub(crate) fn dates<'p, 'a>(pair: &'p Pair<'a>) -> &'p [Slot<'a>] {
    pair.dates.get_or_init(|| find_dates(pair))
}

fn find_dates<'a>(pair: &Pair<'a>) -> Vec<Slot<'a>> {
    let relation = |one: &Fact, other: &Fact| match (one.date(), other.date()) {
        (Some(one), Some(other)) => one.relation(other),
        _ => Relation::Unrelated,
    };
    let mut slots = slots(pair, |fact| fact.date().is_some(), relation, |left, right| place_fit(pair, left, right));
    slots.retain(|slot| !are_of_two_events(pair, slot));
    slots
}

/// "Since it opened in 1954" / "was closed in 1987": the dates of two deeds that oppose each other.
fn are_of_two_events(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let (l, r) = (left.predicate_of(slot.left.tokens.start as usize), right.predicate_of(slot.right.tokens.start as usize));
    // "Have been banned since 2016" / "has not let them in since 2018": one deed.
    let even = pair.left.stance(l).is_negated() == pair.right.stance(r).is_negated();
    slot.relation == Relation::Different && even && alike(left, l, right, r) == Some(Likeness::Opposite)
}

fn slots<'a>(
    pair: &Pair<'a>,
    is_kind: impl Fn(&Fact) -> bool,
    relation: impl Fn(&Fact, &Fact) -> Relation,
    fit: impl Fn(&Fact, &Fact) -> f32,
) -> Vec<Slot<'a>> {
    let ours: Vec<&Fact> = pair.left.near().filter(|fact| is_kind(fact)).collect();
    let theirs: Vec<&Fact> = pair.right.near().filter(|fact| is_kind(fact)).collect();
    let mut candidates = Vec::new();
    for &left in &ours {
        for &right in &theirs {
            let relation = relation(left, right);
            if relation != Relation::Unrelated {
                candidates.push(Slot { left, right, relation, fit: fit(left, right), sole: false });
            }
        }
    }
    let alone = |slot: &Slot<'_>| {
        let rival = |other: &Slot<'_>| {
            other.relation == Relation::Different
                && (other.left.range == slot.left.range) != (other.right.range == slot.right.range)
                && !theirs.iter().any(|fact| agree(other.left, fact))
                && !ours.iter().any(|fact| agree(fact, other.right))
        };
        !candidates.iter().any(rival)
    };
    let sole: Vec<bool> = candidates.iter().map(alone).collect();
    let marked = candidates.into_iter().zip(sole).map(|(slot, sole)| Slot { sole, ..slot }).collect();
    let mut chosen = pair_off(marked);
    chosen.retain(|slot| pair.concerns(slot.left.tokens, slot.right.tokens));
    chosen
}

/// How well two facts fit by their places, 0 to 1.
fn place_fit(pair: &Pair<'_>, left: &Fact, right: &Fact) -> f32 {
    let inside = if pair.left.holds(left.tokens) && pair.right.holds(right.tokens) { 0.2 } else { 0.0 };
    if pair.substituted(left.tokens, right.tokens) {
        0.7 + inside
    } else if pair.same_place(left.tokens, right.tokens) {
        0.4 + inside
    } else {
        0.1 + inside
    }
}

fn figure_fit(pair: &Pair<'_>, left: &Fact, right: &Fact) -> f32 {
    let measure = match measured(pair, left, right) {
        Comparable::Yes => 0.5,
        Comparable::Silent => 0.25,
        Comparable::No => 0.0,
    };
    (place_fit(pair, left, right) + measure) / 1.4
}

/// Whether two figures measure the same thing.
pub(crate) fn measured(pair: &Pair<'_>, left: &Fact, right: &Fact) -> Comparable {
    match (left.figure(), right.figure()) {
        (Some(one), Some(other)) => comparable((pair.left.parsed(), one), (pair.right.parsed(), other)),
        _ => Comparable::Silent,
    }
}

/// One to one: what is the same first, then what is compatible, then what differs, the best fit first.
fn pair_off(mut candidates: Vec<Slot<'_>>) -> Vec<Slot<'_>> {
    let order = |relation| match relation {
        Relation::Same => 0,
        Relation::OtherBound => 1,
        Relation::Coarser => 2,
        Relation::Different | Relation::Unrelated => 3,
    };
    candidates.sort_by(|a, b| {
        order(a.relation)
            .cmp(&order(b.relation))
            .then(b.fit.total_cmp(&a.fit))
            .then((a.left.range, a.right.range).cmp(&(b.left.range, b.right.range)))
    });
    let mut chosen: Vec<Slot<'_>> = Vec::new();
    for slot in candidates {
        let taken = |other: &Slot<'_>| other.left.range == slot.left.range || other.right.range == slot.right.range;
        if !chosen.iter().any(taken) {
            chosen.push(slot);
        }
    }
    chosen
}

/// Whether each article gives the value both ways, so that they differ within themselves and not from one another.
pub(crate) fn told_by_both(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    stated_elsewhere(&pair.left, slot.right) && stated_elsewhere(&pair.right, slot.left)
}

/// Notes what two figures have in common beside their place.
pub(crate) fn figure_clues(pair: &Pair<'_>, slot: &Slot<'_>, difference: Difference) -> Difference {
    let (Some(one), Some(other)) = (slot.left.figure(), slot.right.figure()) else { return difference };
    let rough = |figure: &Figure| figure.bound == Bound::About || figure.vague;
    let measured = measured(pair, slot.left, slot.right);
    let told = slots_agree(pair, one, other);
    let by_verb = measured == Comparable::Silent && counts_alike(pair, one, other);
    let elsewhere = [told.owner, told.place, told.time].contains(&Some(false));
    difference
        .noting(Clue::OtherNoun, told.noun == Some(false))
        .noting(Clue::SameSubject, told.subject == Some(true))
        .noting(Clue::OtherSubject, told.subject == Some(false))
        .noting(Clue::SameVerb, told.verb == Some(true))
        .noting(Clue::Elsewhere, elsewhere)
        .noting(Clue::OtherShape, !told.shape)
        .noting(Clue::SameMeasure, measured == Comparable::Yes || by_verb)
        .noting(Clue::OtherMeasure, measured == Comparable::No)
        .noting(Clue::Rough, rough(one) || rough(other))
        .noting(Clue::Units, one.unit.is_measured() && other.unit.is_measured())
        .weighing(Clue::Apart, apart(one, other))
        .noting(Clue::SameDigits, same_digits(one, other) || one.is_misprint_of(other))
        .noting(Clue::Complement, complement(one, other))
        .noting(Clue::Ceiling, one.bound != other.bound && (shuts(one) || shuts(other)))
        .noting(Clue::Lasting, one.unit.is_time() && other.unit.is_time())
        .noting(Clue::OtherQualifier, other_qualifier(pair, one, other))
}

fn shuts(figure: &Figure) -> bool {
    matches!(figure.bound, Bound::AtMost | Bound::AtLeast)
}

/// Whether two figures are the same digits on another scale. Of "90 nights" and "nine councillors" a single digit says nothing.
fn same_digits(one: &Figure, other: &Figure) -> bool {
    let digits = one.digits();
    digits == other.digits() && (digits.len() >= 2 || one.unit.is_measured() && other.unit.is_measured())
}

/// "Injuring 14" and "the number of injured was put at 19": what is counted, once by the verb or by what a number is of.
fn counts_alike(pair: &Pair<'_>, one: &Figure, other: &Figure) -> bool {
    let counted = |half: &Half<'_>, figure: &Figure| {
        let parsed = half.parsed();
        let subject = figure.measured.subject.filter(|_| figure.measured.noun.is_none());
        let of = figure.measured.noun.or(subject).and_then(|noun| parsed.prepositional(noun).find(|&(of, _)| parsed.lemma(of) == "of"));
        let verb = figure.measured.verb.filter(|&verb| parsed.lemma(verb) != "be");
        [of.map(|(_, noun)| noun), figure.measured.noun, verb].into_iter().flatten().collect::<Vec<_>>()
    };
    let (ours, theirs) = (counted(&pair.left, one), counted(&pair.right, other));
    let alike = |l: usize, r: usize| {
        let alike = alike(pair.left.parsed(), l, pair.right.parsed(), r);
        alike.is_some_and(|alike| matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym))
    };
    ours.iter().any(|&l| theirs.iter().any(|&r| alike(l, r)))
}

/// In which parts of their slots two figures agree.
fn slots_agree(pair: &Pair<'_>, one: &Figure, other: &Figure) -> Agreement {
    agreement(bearer(&pair.left, one), bearer(&pair.right, other))
}

fn bearer<'a>(half: &Half<'a>, figure: &'a Figure) -> Bearer<'a> {
    Bearer { parsed: half.parsed(), facts: &half.reading.facts, figure }
}

/// Whether two shares make up a whole: "62%" and "the other 38%", "three in four" and "a quarter".
pub(crate) fn complement(one: &Figure, other: &Figure) -> bool {
    let share = |figure: &Figure| {
        let is_share =
            figure.shape == Shape::Ratio || figure.unit == Unit::Percent || figure.unit == Unit::None && figure.high <= Decimal::ONE;
        figure.unit.scale().to_base(figure.high).filter(|_| is_share)
    };
    let percent = |figure: &Figure, value: Decimal| if figure.unit == Unit::Percent { value / Decimal::ONE_HUNDRED } else { value };
    match (share(one), share(other)) {
        (Some(a), Some(b)) => [a + b, percent(one, a) + b, a + percent(other, b), percent(one, a) + percent(other, b)]
            .iter()
            .any(|sum| (*sum - Decimal::ONE).abs() <= Decimal::new(15, 3)),
        _ => false,
    }
}

/// Whether a share of the one claim and one of the other make up a whole: "nine out of ten are approved" / "one in ten is refused", "two of its three
/// lifts are out of order" / "only one of the three lifts is working".
pub(crate) fn are_shares_of_one(pair: &Pair<'_>) -> bool {
    let theirs = || pair.right.facts().filter_map(Fact::figure);
    let shares = |one: &Figure| theirs().any(|other| complement(one, other) && one.relation(other) == Relation::Different);
    pair.left.facts().filter_map(Fact::figure).any(shares) || are_counts_of_one(pair)
}

/// Whether both claims count parts of one whole that make it up: "sixteen of the 20" / "of the 20, just four".
fn are_counts_of_one(pair: &Pair<'_>) -> bool {
    let (ours, theirs) = (Counts::of(&pair.left), Counts::of(&pair.right));
    let rest = |shares: &Counts, counts: &Counts| {
        shares.ratios.iter().any(|share| counts.parts().any(|(part, whole)| *share * whole + part == whole))
    };
    let both = || ours.parts().any(|(part, whole)| theirs.parts().any(|(other, that)| whole == that && part + other == whole));
    rest(&ours, &theirs) || rest(&theirs, &ours) || both()
}

/// What a claim counts.
struct Counts {
    /// "Sixteen of the 20" as 0.8.
    ratios: Vec<Decimal>,
    /// Whole numbers without a unit.
    numbers: Vec<Decimal>,
}

impl Counts {
    fn of(half: &Half<'_>) -> Self {
        let exact = || half.facts().filter_map(Fact::figure).filter(|figure| figure.low == figure.high && figure.high > Decimal::ZERO);
        let is_count = |figure: &&Figure| figure.shape == Shape::Amount && !figure.unit.is_measured() && figure.high.is_integer();
        Self {
            ratios: exact().filter(|figure| figure.shape == Shape::Ratio).map(|figure| figure.high).collect(),
            numbers: exact().filter(is_count).map(|figure| figure.high).collect(),
        }
    }

    /// Every number with a larger one.
    fn parts(&self) -> impl Iterator<Item = (Decimal, Decimal)> + '_ {
        self.numbers.iter().flat_map(|&part| self.numbers.iter().filter(move |&&whole| part < whole).map(move |&whole| (part, whole)))
    }
}

/// Whether the same noun is measured, but each text qualifies it in a way that the other does not: "net profit" and "operating profit".
fn other_qualifier(pair: &Pair<'_>, one: &Figure, other: &Figure) -> bool {
    let (Some(l), Some(r)) = (one.measured.noun, other.measured.noun) else { return false };
    let same = pair.matching.pairs(l, r) || pair.left.parsed().lemma(l).eq_ignore_ascii_case(pair.right.parsed().lemma(r));
    let qualifies = |half: &Half<'_>, noun: usize, partner: &dyn Fn(usize) -> Option<usize>| {
        let parsed = half.parsed();
        parsed.qualifiers(noun).any(|child| parsed.carries_meaning(child) && !parsed.tag(child).is_name() && partner(child).is_none())
    };
    same && (qualifies(&pair.left, l, &|token| pair.matching.right_of(token))
        || qualifies(&pair.right, r, &|token| pair.matching.left_of(token)))
}

/// How far apart two amounts are, on a logarithmic scale: 1 is a factor of twenty or more.
fn apart(one: &Figure, other: &Figure) -> f32 {
    let size = |figure: &Figure| figure.unit.scale().to_base(figure.high).and_then(|value| value.to_f32()).filter(|value| *value > 0.0);
    match (size(one), size(other)) {
        (Some(a), Some(b)) => ((a / b).ln().abs() / 3.0).min(1.0),
        _ => 0.5,
    }
}

/// Whether the article of `half` gives this very value elsewhere: then the two articles may place it differently, or both know both values.
pub(crate) fn stated_elsewhere(half: &Half<'_>, fact: &Fact) -> bool {
    let sentence = half.sentence();
    half.known.stated(sentence, fact, || {
        half.reading.facts.iter().filter(|other| !sentence.contains(other.tokens)).any(|other| {
            match (fact.figure(), other.figure(), fact.date(), other.date()) {
                (Some(one), Some(two), _, _) => one.relation(two) == Relation::Same,
                (_, _, Some(one), Some(two)) => one.relation(two) == Relation::Same,
                _ => false,
            }
        })
    })
}

/// The guess that the clues of a slot allow: two values conflict where they are bound to one thing at one place, and nothing speaks against it.
pub(crate) fn guessed(difference: Difference) -> Difference {
    let has = |clue| difference.clue(clue) > 0.0;
    if has(Clue::Complement) || has(Clue::KnownBoth) {
        return difference.guessed(0.03);
    }
    let weights = [
        (Clue::Substituted, 2.0),
        (Clue::SamePlace, 1.0),
        (Clue::Sole, 0.8),
        (Clue::Inside, 0.8),
        (Clue::SameMeasure, 1.0),
        (Clue::SameDigits, 0.7),
        (Clue::OtherMeasure, -1.5),
        (Clue::OtherQualifier, -1.0),
        (Clue::KnownOne, -1.0),
    ];
    let sum: f32 = weights.iter().filter(|(clue, _)| has(*clue)).map(|(_, weight)| *weight).sum();
    let logit = sum - 3.2;
    difference.guessed(1.0 / (1.0 + (-logit).exp()))
}
