//! A different person, organisation, place or product in the same role.
//!
//! Fires on "Mayor Ana Ruiz opened the bridge" / "The bridge was opened by Mayor Luis Vega".
//! Stays silent on "Satya Nadella" / "Nadella" / "the chief executive", and where both articles know both names.

use super::{Difference, Rule};
use crate::align::Likeness;
use crate::facts::name::{Name, NameType};
use crate::facts::{Fact, Relation};
use crate::judge::pair::{Half, Pair};
use crate::judge::substitution::Substitution;
use crate::kind::Kind;

pub(super) const RULE: Rule = Rule { kind: Kind::Name, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    if let Some(difference) = pair.substitutions.iter().find_map(|substitution| in_place_of(pair, substitution)) {
        out.push(difference);
        return;
    }
    for (l, r) in same_roles(pair) {
        let (Some((left, one)), Some((right, other))) = (pair.left.reading.name_at(l), pair.right.reading.name_at(r)) else { continue };
        if one.kind != other.kind || one.description || other.description || one.kind == NameType::Other {
            continue;
        }
        let relation = one.relation(other);
        if relation != Relation::Different || knows(&pair.right, one) || knows(&pair.left, other) {
            continue;
        }
        out.push(Difference {
            kind: Kind::Name,
            contradicts: true,
            left: Some(pair.left.fact_evidence(left)),
            right: Some(pair.right.fact_evidence(right)),
            why: format!("left names {}, right names {} in the same role", pair.left.words(left.tokens), pair.right.words(right.tokens)),
            confidence: 0.4 + 0.5 * pair.common_ground(),
        });
        return;
    }
}

/// A name that stands where the other claim has another.
fn in_place_of(pair: &Pair<'_>, substitution: &Substitution) -> Option<Difference> {
    let (left, right) = (pair.left.proper_noun(substitution.left)?, pair.right.proper_noun(substitution.right)?);
    let (one, other) = (pair.left.words(left), pair.right.words(right));
    let shared = |word: &str| other.split_whitespace().any(|theirs| theirs.eq_ignore_ascii_case(word));
    if one.split_whitespace().any(shared) || pair.left.kind_of_name(left) != pair.right.kind_of_name(right) {
        return None;
    }
    let known = pair.right.mentions(&one) || pair.left.mentions(&other);
    let slip = strsim::jaro_winkler(&one, &other) > 0.9;
    let sure = if substitution.parallel { 0.75 } else { 0.45 };
    Some(Difference {
        kind: Kind::Name,
        contradicts: !slip,
        why: if slip {
            format!("left writes {one}, right {other}: check the spelling")
        } else {
            format!("left names {one}, right names {other} in the same place")
        },
        left: Some(pair.left.evidence(left, "name")),
        right: Some(pair.right.evidence(right, "name")),
        confidence: if known { sure - 0.2 } else { sure },
    })
}

/// Heads of noun phrases that stand in the same role of predicates or nouns that stand for each other.
fn same_roles(pair: &Pair<'_>) -> Vec<(usize, usize)> {
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    let mut roles = Vec::new();
    for (l, r, alike) in pair.predicates() {
        if alike == Likeness::Opposite {
            continue;
        }
        let slots = [(left.doer(l), right.doer(r)), (left.undergoer(l), right.undergoer(r)), (left.recipient(l), right.recipient(r))];
        roles.extend(slots.into_iter().filter_map(|(a, b)| Some((a?, b?))));
    }
    for left_fact in pair.left.facts().filter(|fact| fact.name().is_some()) {
        for right_fact in pair.right.facts().filter(|fact| fact.name().is_some()) {
            let heads = (last(left_fact), last(right_fact));
            let same = matches!((pair.left.anchor(left_fact.tokens), pair.right.anchor(right_fact.tokens)), (Some(a), Some(b)) if pair.matching.pairs(a, b));
            if same && left.relation(heads.0) == right.relation(heads.1) {
                roles.push(heads);
            }
        }
    }
    roles
}

fn last(fact: &Fact) -> usize {
    (fact.tokens.end as usize).saturating_sub(1)
}

/// Whether an article mentions a name of the other.
fn knows(half: &Half<'_>, name: &Name) -> bool {
    half.reading.facts.iter().filter_map(Fact::name).any(|other| matches!(name.relation(other), Relation::Same | Relation::Coarser))
}
