//! What a figure is the figure of: its noun, verb, subject and time by the parse; and whether two figures measure the same thing.

use super::lexicon::rows;
use super::{Figure, Unit, noun};
use crate::article::words::Tokens;
use crate::lexicon::names_person;
use crate::syntax::{Entity, Parsed, Tag};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Binds a figure: its counted noun (given by word order, bettered by the parse), the verb that brings it in, its subject and time.
pub(super) fn bind(parsed: &Parsed, sentence: usize, figure_tokens: Tokens, by_order: Option<Tokens>, figure: &mut Figure) {
    let by_order = by_order.and_then(|tokens| tokens.iter().last());
    let parsed_noun = parsed.counted_noun(figure_tokens);
    let counted = matches!(figure.unit, Unit::None | Unit::Count(_));
    // "9% more than twelve months earlier" measures no months.
    let of_time = |noun: &usize| super::unit::is_time_name(parsed.lower_lemma(*noun));
    figure.measured.noun = if counted { parsed_noun.or(by_order) } else { parsed_noun.filter(|noun| !of_time(noun)) };
    if let (Some(noun), Unit::None | Unit::Count(_)) =
        (figure.measured.noun.filter(|_| figure.unit != Unit::None || parsed_noun.is_some()), &figure.unit)
        && counts(figure)
        && parsed.tag(noun).is_noun()
    {
        let lemma = parsed.lower_lemma(noun);
        // Word order has mostly found the same.
        if !matches!(&figure.unit, Unit::Count(counted) if &**counted == lemma) {
            figure.unit = Unit::Count(lemma.into());
        }
    }
    let Some(anchor) = parsed.top(figure_tokens) else { return };
    let predicate = parsed.predicate_of(anchor);
    if is_age(parsed, anchor, predicate, figure) {
        figure.unit = Unit::Measure("year of age".into());
        figure.measured.noun = None;
    }
    if parsed.sentence_of(predicate) != sentence {
        return;
    }
    if parsed.tag(predicate).is_verb() {
        figure.measured.verb = Some(predicate);
    }
    if figure.measured.noun.is_none() && figure.unit.is_measured() {
        figure.measured.noun = parsed.changed_noun(anchor).filter(|&noun| !figure_tokens.holds(noun));
    }
    figure.measured.subject = parsed.subject(predicate).filter(|&subject| !figure_tokens.holds(subject));
    figure.measured.time = time(parsed, predicate, figure_tokens);
    figure.measured.owner = [figure.measured.noun, figure.measured.subject].into_iter().flatten().find_map(|noun| parsed.named_owner(noun));
    figure.measured.place = place(parsed, predicate, anchor, figure);
}

/// "The teenager is only 14": a bare number that is said of one person.
fn is_age(parsed: &Parsed, anchor: usize, predicate: usize, figure: &Figure) -> bool {
    let whole = figure.low == figure.high && figure.low.fract().is_zero() && figure.low <= OLDEST && figure.low > Decimal::ONE;
    if !matches!(figure.unit, Unit::None | Unit::Count(_)) || figure.shape != super::Shape::Amount || !whole {
        return false;
    }
    let said = parsed.lemma(predicate) == "be" && parsed.said_by_copula(predicate) == Some(anchor);
    let Some(subject) = parsed.subject(predicate).filter(|_| said) else { return false };
    match parsed.tag(subject) {
        Tag::Nn => names_person(parsed.lower_lemma(subject)),
        Tag::Nnp => matches!(parsed.entity(subject), Some((Entity::Person, _))),
        _ => false,
    }
}

/// No number of years beyond is an age.
const OLDEST: Decimal = Decimal::from_parts(115, 0, 0, false, 0);

/// Where a figure holds: "in", "at" or "across" a named place or a common noun of places, on the figure's own noun first, then on its verb.
fn place(parsed: &Parsed, predicate: usize, anchor: usize, figure: &Figure) -> Option<usize> {
    let is_place = |token: usize| {
        matches!(parsed.entity(token), Some((Entity::Place | Entity::Location | Entity::Facility, _)))
            || is_kind_of_place(parsed.lower_lemma(token))
    };
    let placing = |preposition: usize| is_placing(parsed.lower_lemma(preposition));
    let within = |token: usize| parsed.prepositional(token).filter(|&(preposition, object)| placing(preposition) && is_place(object));
    let within = |token: usize| within(token).map(|(_, object)| object);
    // The nearest behind the figure, else the nearest before it: "40 roofs in the village and 900 in the county".
    let heads = [figure.measured.noun, figure.measured.subject, Some(predicate)];
    let nearness = |place: &usize| (*place < anchor, place.abs_diff(anchor));
    within(anchor).next().or_else(|| heads.into_iter().flatten().flat_map(within).min_by_key(nearness))
}

/// Whether a preposition tells where.
fn is_placing(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "across" | "near" | "outside" | "throughout" | "around")
}

/// Whether a count is bound to a common noun of places.
fn is_kind_of_place(noun: &str) -> bool {
    matches!(
        noun,
        "area"
            | "borough"
            | "camp"
            | "capital"
            | "city"
            | "country"
            | "county"
            | "district"
            | "factory"
            | "municipality"
            | "nation"
            | "neighborhood"
            | "neighbourhood"
            | "parish"
            | "plant"
            | "province"
            | "region"
            | "state"
            | "suburb"
            | "town"
            | "valley"
            | "village"
    )
}

/// Whether the number counts things, rather than ranks, multiplies or shares.
fn counts(figure: &Figure) -> bool {
    use super::Shape::{Amount, Change, Fall, Multiple, Rank, Ratio, Rise, Score};
    match figure.shape {
        Amount | Change | Rise | Fall => true,
        Rank | Score | Ratio | Multiple => false,
    }
}

/// The head of a time expression of the predicate's clause, the nearest to the figure, figures themselves aside.
fn time(parsed: &Parsed, predicate: usize, figure: Tokens) -> Option<usize> {
    let middle = (figure.start + figure.end) as usize / 2;
    parsed.times(parsed.clause(predicate), figure).min_by_key(|&token| token.abs_diff(middle))
}

/// How sure it is that two figures measure the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparable {
    /// Something speaks against it: other nouns, or other subjects.
    No,
    /// Nothing speaks against it, but one text or both are silent.
    Silent,
    /// They agree in what is measured.
    Yes,
}

/// Whether two figures, each with the article it stands in, measure the same thing: their nouns agree (equal, or of one group in the list
/// of nouns that measure the same), and so do their subjects, or one of the texts is silent.
pub fn comparable(left: (&Parsed, &Figure), right: (&Parsed, &Figure)) -> Comparable {
    let agree = |pick: fn(&Figure) -> Option<usize>| match (pick(left.1), pick(right.1)) {
        (Some(a), Some(b)) => Some(same_measure(left.0, a, right.0, b)),
        _ => None,
    };
    let noun = agree(|figure| figure.measured.noun);
    let subject = agree(|figure| figure.measured.subject);
    let verb = agree(|figure| figure.measured.verb);
    // "laid off 300 workers" and "300 jobs": the unit may say what the parse does not.
    let unit = match (&left.1.unit, &right.1.unit) {
        (Unit::Count(a), Unit::Count(b)) => Some(one_group(a, b)),
        _ => None,
    };
    let crossed = |a: Option<usize>, b: Option<usize>| a.zip(b).is_some_and(|(a, b)| same_measure(left.0, a, right.0, b));
    // "profit fell to $96m" and "a profit of $96m": the subject of one is the noun of the other.
    let swapped = crossed(left.1.measured.subject, right.1.measured.noun) || crossed(left.1.measured.noun, right.1.measured.subject);
    let noun = if noun == Some(true) || unit == Some(true) || swapped { Some(true) } else { noun.or(unit) };
    match (noun, subject) {
        (Some(false), _) => Comparable::No,
        (Some(true), Some(true)) => Comparable::Yes,
        (Some(true), None) => Comparable::Yes,
        (Some(true), Some(false)) => {
            if swapped || verb == Some(true) {
                Comparable::Yes
            } else {
                Comparable::Silent
            }
        }
        (None, Some(false)) => Comparable::No,
        (None, Some(true)) => Comparable::Yes,
        (None, None) => Comparable::Silent,
    }
}

/// Whether two words name the same measure: the same lemma, or one group of the list.
fn same_measure(left: &Parsed, a: usize, right: &Parsed, b: usize) -> bool {
    one_group(left.lemma(a), right.lemma(b))
}

/// Whether two lemmas are equal or stand in one group of nouns that measure the same thing ("death", "toll").
pub(crate) fn one_group(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (a, b) = (noun::singular(&a), noun::singular(&b));
    if a == b {
        return true;
    }
    match (GROUPS.get(a.as_str()), GROUPS.get(b.as_str())) {
        (Some(one), Some(other)) => one.iter().any(|group| other.contains(group)),
        _ => false,
    }
}

static GROUPS: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    for (index, row) in rows(include_str!("../../lexicon/measured_nouns.txt")).enumerate() {
        row.split_whitespace().for_each(|word| groups.entry(word).or_default().push(index));
    }
    groups
});
