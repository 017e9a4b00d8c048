//! One conflict is reported once: the same two phrases may be met by several pairs of claims of the same sentences.

use super::Difference;
use super::clue::Clue;
use crate::kind::Kind;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// The kind of a difference and the places of its evidence.
type Key = (Kind, Option<Span>, Option<Span>);

/// Keeps of each difference the one in the pair that fits it best: both places inside the claims, then the surest, then the first. The lists are
/// those of the links, in order.
pub(super) fn once(of_links: Vec<Vec<Difference>>) -> Vec<Vec<Difference>> {
    let mut best: FxHashMap<Key, (usize, f32)> = FxHashMap::default();
    for (link, differences) in of_links.iter().enumerate() {
        for difference in differences {
            let worth = difference.confidence + difference.clue(Clue::Inside);
            let place = best.entry(key(difference)).or_insert((link, worth));
            if worth > place.1 {
                *place = (link, worth);
            }
        }
    }
    let is_best = |link: usize, difference: &Difference| best.get(&key(difference)).is_some_and(|(at, _)| *at == link);
    let kept = of_links.into_iter().enumerate();
    kept.map(|(link, differences)| differences.into_iter().filter(|difference| is_best(link, difference)).collect()).collect()
}

fn key(difference: &Difference) -> Key {
    let span = |evidence: &Option<super::Evidence>| evidence.as_ref().map(|evidence| evidence.span);
    (difference.kind, span(&difference.left), span(&difference.right))
}
