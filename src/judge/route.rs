//! Where something came from and where it went: "on its way from Port Haven to Tern" / "had left Tern for Port Haven". Called by the rule on roles.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use crate::article::words::Tokens;

/// The two ends of a way, by the heads of their names.
#[derive(Clone, Copy, Debug, Default)]
struct Route {
    from: Option<usize>,
    to: Option<usize>,
}

/// One place is the end of the way in one article and its beginning in the other.
pub(super) fn turned(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (route(&pair.left), route(&pair.right));
    let same = |l: Option<usize>, r: Option<usize>| l.zip(r).filter(|&(l, r)| pair.same_participant(l, r));
    if same(ours.from, theirs.from).is_some() || same(ours.to, theirs.to).is_some() {
        return None;
    }
    let (l, r) = same(ours.from, theirs.to).or_else(|| same(ours.to, theirs.from))?;
    // "A visit to India" and "back from India" are two ways; and where somebody will go is another than where he came from.
    let ends = [ours.from, ours.to, theirs.from, theirs.to].iter().flatten().count();
    let certainty = |half: &Half<'_>| half.claim.stance.certainty;
    if ends < 3 || certainty(&pair.left) != certainty(&pair.right) {
        return None;
    }
    let both = same(ours.from, theirs.to).is_some() && same(ours.to, theirs.from).is_some();
    // Of "a hall" and "a plant" there may be many.
    let is_name = |half: &Half<'_>, end: usize| half.reading.name_at(end).is_some();
    let by_name = is_name(&pair.left, l) && is_name(&pair.right, r);
    if !both && !by_name {
        return None;
    }
    let (left, right) = (shown(&pair.left, ours, l), shown(&pair.right, theirs, r));
    let why = format!("the other way round: left says “{}”, right says “{}”", pair.left.words(left), pair.right.words(right));
    let difference = pair.difference(Pattern::Turned, true, left, right, why);
    Some(pair.placed(difference, left, right).noting(Clue::SamePredicate, both).guessed(if both { 0.85 } else { 0.5 }))
}

/// The way from its mark to its farther end, as far as a claim tells it.
fn shown(half: &Half<'_>, route: Route, shared: usize) -> Tokens {
    let ends = [route.from, route.to, Some(shared)].into_iter().flatten();
    let run = ends.map(|end| Tokens::new(end.saturating_sub(1), end + 1)).reduce(Tokens::hull);
    run.map_or(half.claim.tokens, |run| if run.len() <= LONGEST { run } else { Tokens::new(shared.saturating_sub(1), shared + 1) })
}

/// A longer run of tokens is not shown whole.
const LONGEST: usize = 10;

/// Names behind "from" and "to", and around "leave … for", or what stands with a name ("Pellworth's hall at Orrin").
fn route(half: &Half<'_>) -> Route {
    let parsed = half.parsed();
    let named = |at: usize| half.reading.name_at(at).is_some();
    let place =
        |token: usize| half.claim.tokens.holds(token) && parsed.noun_phrase(token).hull(Tokens::new(token, token + 1)).iter().any(named);
    let mut route = Route::default();
    for at in half.claim.tokens.iter() {
        let verb = parsed.predicate_of(at);
        let leaves = matches!(parsed.lower_lemma(verb), "leave" | "depart" | "set" | "sail" | "head" | "fly" | "bind" | "bound");
        let object = || parsed.behind(at).filter(|&object| place(object));
        match parsed.lower(at) {
            "from" => route.from = route.from.or_else(object),
            "to" | "towards" | "toward" => route.to = route.to.or_else(object),
            "for" if leaves => route.to = route.to.or_else(object),
            _ if parsed.lower_lemma(at) == "leave" && parsed.is_predicate(at) => {
                route.from = route.from.or_else(|| parsed.undergoer(at).filter(|&object| place(object)));
            }
            _ => {}
        }
    }
    route
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn there_and_back() {
        let left = "The ferry Lady Morwenna, on its way from Hamburg to Bergen, lost power at noon.";
        assert!(guess(Pattern::Turned, left, "The ferry had left Bergen for Hamburg when it lost power.") > 0.4);
        let moved = "Bottling would be moved from Pellworth's hall at Orrin to Kessock's plant in Marsk.";
        let back = "The bottling would be transferred from Kessock's plant in Marsk to Pellworth's hall at Orrin.";
        assert!(guess(Pattern::Turned, moved, back) > 0.4);
        assert_eq!(guess(Pattern::Turned, left, "The ferry had left Hamburg for Bergen when it lost power."), 0.0);
        assert_eq!(guess(Pattern::Turned, left, "The ferry lost power on the way to Bergen."), 0.0);
    }
}
