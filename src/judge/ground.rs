//! The ground that two linked claims share: how much of either has a partner, which facts of their sentences agree, and which stand alone. A
//! difference on firm ground is a conflict; the same difference where nothing else agrees is another fact, or another event.

use super::pair::Half;
use crate::facts::{Fact, Relation};

/// Which facts of two sentences agree. All counts are of either order of the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ground {
    /// Names that both sentences hold.
    pub names_shared: usize,
    /// Names that the sentence that has fewer of them has alone.
    pub names_apart: usize,
    /// Names that the sentence that has more of them has alone.
    pub names_extra: usize,
    /// Figures that both hold.
    pub figures_shared: usize,
    /// Figures that the sentence that has fewer of them has alone.
    pub figures_apart: usize,
    /// Times that both hold.
    pub times_shared: usize,
    /// Times that the sentence that has fewer of them has alone.
    pub times_apart: usize,
    /// Names, figures and times that stand alone, in both sentences together.
    pub loners: usize,
}

impl Ground {
    pub(super) fn new(left: &Half<'_>, right: &Half<'_>) -> Self {
        let names = shared(left, right, |fact| fact.name().is_some_and(|name| !name.description));
        let figures = shared(left, right, |fact| fact.figure().is_some());
        let times = shared(left, right, |fact| fact.date().is_some());
        let apart = |(_, ours, theirs): (usize, usize, usize)| ours.min(theirs);
        Self {
            names_shared: names.0,
            names_apart: apart(names),
            names_extra: names.1.max(names.2),
            figures_shared: figures.0,
            figures_apart: apart(figures),
            times_shared: times.0,
            times_apart: apart(times),
            loners: [names, figures, times].iter().map(|(_, ours, theirs)| ours + theirs).sum(),
        }
    }

    /// Facts of one kind that each of the two sentences has alone.
    pub(super) fn apart(&self) -> usize {
        self.names_apart + self.figures_apart + self.times_apart
    }
}

/// How many facts of one kind the left sentence shares with the right one, and how many either has alone.
fn shared(left: &Half<'_>, right: &Half<'_>, is_kind: impl Fn(&Fact) -> bool) -> (usize, usize, usize) {
    let ours: Vec<&Fact> = left.near().filter(|fact| is_kind(fact)).collect();
    let theirs: Vec<&Fact> = right.near().filter(|fact| is_kind(fact)).collect();
    let ours_alone = ours.iter().filter(|fact| !theirs.iter().any(|other| agree(fact, other))).count();
    let theirs_alone = theirs.iter().filter(|fact| !ours.iter().any(|other| agree(other, fact))).count();
    ((ours.len() - ours_alone).min(theirs.len() - theirs_alone), ours_alone, theirs_alone)
}

/// Whether two facts say the same, if less precisely or under another bound.
pub(crate) fn agree(one: &Fact, other: &Fact) -> bool {
    let relation = match (one.figure(), other.figure(), one.date(), other.date(), one.name(), other.name()) {
        (Some(a), Some(b), ..) => a.relation(b),
        (_, _, Some(a), Some(b), ..) => a.relation(b),
        (.., Some(a), Some(b)) => a.relation(b),
        _ => Relation::Unrelated,
    };
    matches!(relation, Relation::Same | Relation::Coarser | Relation::OtherBound)
}
