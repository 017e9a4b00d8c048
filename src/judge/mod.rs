//! What is wrong between two linked claims: one file a kind, one row in [`RULES`]. `judge` never re-reads text that `facts` already read.

mod attribution;
mod certainty;
mod date;
mod decide;
mod figure;
mod matching;
mod name;
mod pair;
mod polarity;
mod precision;
mod quote;
mod role;
mod scope;
mod slot;
mod substitution;

use crate::align::{Alignment, Link};
use crate::claim::{ClaimId, Reading};
use crate::kind::{Kind, Side, Verdict};
use crate::span::Span;
pub use decide::Features;
pub use pair::{Half, Pair};
use rustc_hash::FxHashSet;
pub use substitution::Substitution;

/// One way in which two claims differ.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Its kind.
    pub kind: Kind,
    /// Whether both cannot be true.
    pub contradicts: bool,
    /// The shortest words of the left article that differ, if there are any.
    pub left: Option<Evidence>,
    /// The same of the right article.
    pub right: Option<Evidence>,
    /// One plain sentence with both values.
    pub why: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// The words that a finding turns on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where, in the original.
    pub span: Span,
    /// Which kind of fact ("figure"), or the kind's key where it is none.
    pub fact: &'static str,
    /// The normalised value, where there is one.
    pub value: Option<String>,
}

/// What was found; a verdict is never stored, so never stale.
#[derive(Clone, Debug)]
pub enum Finding {
    /// Two claims about one fact.
    Linked {
        /// The two claims.
        link: Link,
        /// How they differ; empty where they agree.
        differences: Vec<Difference>,
    },
    /// A claim that the other article lacks.
    Omitted {
        /// The article that makes the claim.
        by: Side,
        /// The claim.
        claim: ClaimId,
        /// How sure it is that the other article lacks it, 0 to 1.
        confidence: f32,
    },
}

impl Finding {
    /// What it comes to.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Omitted { .. } => Verdict::Omission,
            Self::Linked { differences, .. } if differences.is_empty() => Verdict::Agreement,
            Self::Linked { differences, .. } if differences.iter().any(|difference| difference.contradicts) => Verdict::Contradiction,
            Self::Linked { .. } => Verdict::Discrepancy,
        }
    }
}

/// A rule for one kind.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its kind.
    pub kind: Kind,
    /// Adds what it finds.
    pub check: fn(&Pair<'_>, &mut Vec<Difference>),
}

/// One row a kind.
pub const RULES: &[Rule] = &[
    figure::RULE,
    date::RULE,
    name::RULE,
    role::RULE,
    polarity::RULE,
    scope::RULE,
    quote::RULE,
    certainty::RULE,
    precision::RULE,
    attribution::RULE,
];

/// A difference that a rule found, before it is decided whether to flag it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The link.
    pub link: Link,
    /// What the rule found; its confidence is the rule's own.
    pub difference: Difference,
    /// What the decision looks at.
    pub features: Features,
}

/// All that the rules find on one link, flagged or not: what the decision is trained on.
pub fn candidates(left: &Reading, right: &Reading, link: &Link) -> Vec<Candidate> {
    let Some(pair) = Pair::new(left, right, link) else { return Vec::new() };
    let mut differences = Vec::new();
    for rule in RULES {
        (rule.check)(&pair, &mut differences);
    }
    let candidate = |difference: Difference| Candidate { link: *link, features: Features::new(&pair, &difference), difference };
    differences.into_iter().map(candidate).collect()
}

/// Judges every link, and says what each article leaves out.
pub fn judge(left: &Reading, right: &Reading, alignment: &Alignment) -> Vec<Finding> {
    let (said_by_right, said_by_left) = twins(alignment);
    // What the other article says word for word it does not contradict elsewhere: a second place for the fact is no second opinion.
    let is_settled = |link: &Link| said_by_right.contains(&link.left) || said_by_left.contains(&link.right);
    let judged = |link: &Link| {
        let differences = if is_settled(link) { Vec::new() } else { flagged(candidates(left, right, link)) };
        Finding::Linked { link: *link, differences }
    };
    let mut findings: Vec<Finding> = alignment.links.iter().map(judged).collect();
    for (by, unlinked) in [(Side::Left, &alignment.only_left), (Side::Right, &alignment.only_right)] {
        findings.extend(unlinked.iter().map(|one| Finding::Omitted { by, claim: one.claim, confidence: one.confidence }));
    }
    findings
}

/// The claims of either article that the other makes word for word.
fn twins(alignment: &Alignment) -> (FxHashSet<ClaimId>, FxHashSet<ClaimId>) {
    let twins = alignment.links.iter().filter(|link| link.confidence >= 1.0);
    twins.map(|link| (link.left, link.right)).unzip()
}

fn flagged(candidates: Vec<Candidate>) -> Vec<Difference> {
    let decided = candidates.into_iter().map(|candidate| (candidate.features.probability(), candidate.difference));
    let kept = decided.filter(|(probability, difference)| decide::is_flagged(difference.kind, *probability));
    kept.map(|(probability, difference)| Difference { confidence: probability, ..difference }).collect()
}
