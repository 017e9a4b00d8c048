//! How a link stands among the other links of its two claims: a pair that each claim has a surer partner for is less likely about one fact, and
//! what differs there is seldom a conflict.

use crate::align::Link;
use crate::claim::{ClaimId, Reading};
use rustc_hash::FxHashMap;

/// A text of fewer sentences is a passage, which has no other place for a fact.
const FEWEST_SENTENCES: usize = 3;
/// Beside a text of so many sentences even a passage is judged as an article: most of them tell of something else.
const MANY_SENTENCES: usize = 7;

/// How one link stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    /// By how much a link of either claim is surer, 0 to 1.
    pub(super) outranked: f32,
    /// How many other links the two claims have.
    pub(super) partners: usize,
    /// Whether both texts are articles, of several sentences, or one is a long one.
    pub(super) in_articles: bool,
}

/// The links of each claim, by their number and the surest.
pub(super) struct Standings {
    left: FxHashMap<ClaimId, (usize, f32)>,
    right: FxHashMap<ClaimId, (usize, f32)>,
    in_articles: bool,
}

impl Standings {
    pub(super) fn new(left: &Reading, right: &Reading, links: &[Link]) -> Self {
        let of = |claim: fn(&Link) -> ClaimId| {
            let mut known = FxHashMap::<ClaimId, (usize, f32)>::default();
            for link in links {
                let (count, surest) = known.entry(claim(link)).or_default();
                *count += 1;
                *surest = surest.max(link.confidence);
            }
            known
        };
        let counts = [left, right].map(|reading| reading.parsed.sentences().count());
        let in_articles = counts.iter().all(|&count| count >= FEWEST_SENTENCES) || counts.iter().any(|&count| count >= MANY_SENTENCES);
        Self { left: of(|link| link.left), right: of(|link| link.right), in_articles }
    }

    pub(super) fn of(&self, link: &Link) -> Standing {
        let known = [self.left.get(&link.left), self.right.get(&link.right)].into_iter().flatten();
        let (count, surest) = known.fold((0, link.confidence), |(count, surest), (others, best)| (count + others - 1, surest.max(*best)));
        Standing { outranked: surest - link.confidence, partners: count, in_articles: self.in_articles }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reading;
    use super::*;

    #[test]
    fn a_link_among_the_others_of_its_claims() {
        let text = reading("One fell. Two rose. Three stayed.");
        let link = |left, right, confidence| Link { left, right, confidence };
        let links = [link(0, 0, 0.75), link(0, 1, 0.25), link(2, 2, 0.7)];
        let standings = Standings::new(&text, &text, &links);
        let (first, second, alone) = (standings.of(&links[0]), standings.of(&links[1]), standings.of(&links[2]));
        assert_eq!((first.outranked, first.partners), (0.0, 1));
        assert_eq!((second.outranked, second.partners), (0.5, 1));
        assert_eq!((alone.outranked, alone.partners, alone.in_articles), (0.0, 0, true));
        let (passage, long) = (reading("One fell."), reading(&"One fell. ".repeat(MANY_SENTENCES)));
        assert!(Standings::new(&passage, &long, &[]).in_articles && Standings::new(&long, &passage, &[]).in_articles);
        assert!(!Standings::new(&passage, &text, &[]).in_articles);
    }
}
