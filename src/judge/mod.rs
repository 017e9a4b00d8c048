//! What is wrong between two linked claims: one file a kind, one row in [`RULES`]. `judge` never re-reads text that `facts` already read.

mod arithmetic;
mod as_sure;
mod attribution;
mod behest;
mod bounded;
mod certainty;
mod clue;
mod company;
mod comparison;
mod compatible;
mod complement;
mod condition;
mod counted;
mod date;
mod daypart;
mod decide;
mod deed;
mod denial;
mod derived;
mod described;
mod doer;
mod event;
mod excepted;
mod extent;
mod figure;
mod fold;
mod ground;
mod group;
mod identity;
mod interval;
mod known;
mod leave;
mod limit;
mod matching;
mod measure;
mod member;
mod name;
mod need;
mod obligation;
mod often;
mod opposition;
mod order;
mod outcome;
mod pair;
mod parts;
mod polarity;
mod position;
mod precision;
mod predication;
mod pronoun;
mod proper_noun;
mod quote;
mod rank;
mod ranked;
mod reserved;
mod resolved;
mod role;
mod route;
mod schedule;
mod scope;
mod several;
mod share;
mod sides;
mod silence;
mod slot;
mod speakers;
mod standing;
mod statistic;
mod step;
mod substitution;
mod term;
#[cfg(test)]
mod testing;
mod threshold;
mod times;
mod unknown;
mod untold;
mod variant;
mod vouching;
mod within;

use crate::align::{Alignment, Link};
use crate::claim::{ClaimId, Reading};
use crate::kind::{Kind, Side, Verdict};
use crate::span::Span;
pub use clue::{Clue, Pattern};
pub use decide::Features;
use known::Known;
pub use pair::{Half, Pair};
use rustc_hash::FxHashMap;
use standing::{Standing, Standings};
pub use substitution::Substitution;
pub use within::within;

/// One way in which two claims differ.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Its kind.
    pub kind: Kind,
    /// The pattern that fired.
    pub pattern: Pattern,
    /// Whether both cannot be true.
    pub contradicts: bool,
    /// The shortest words of the left article that differ, if there are any.
    pub left: Option<Evidence>,
    /// The same of the right article.
    pub right: Option<Evidence>,
    /// One plain sentence with both values.
    pub why: String,
    /// How sure, 0 to 1: the rule's own guess, until the decision has weighed it.
    pub confidence: f32,
    /// What speaks for or against it, each with its weight of 0 to 1; what is not listed is 0.
    pub clues: Vec<(Clue, f32)>,
}

impl Difference {
    /// A difference between two phrases, either of which may be missing; its rule's confidence is one half.
    pub(crate) fn new(pattern: Pattern, contradicts: bool, left: Option<Evidence>, right: Option<Evidence>, why: String) -> Self {
        Self { kind: pattern.kind(), pattern, contradicts, left, right, why, confidence: 0.5, clues: Vec::new() }
    }

    /// With the rule's own guess of how sure it is.
    pub(crate) fn guessed(self, confidence: f32) -> Self {
        Self { confidence, ..self }
    }

    /// The surest of several; of two that are as sure the one that stands first, whichever article is named first.
    pub(crate) fn surest(found: impl Iterator<Item = Self>) -> Option<Self> {
        found.min_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.place().cmp(&b.place())))
    }

    /// Where it stands in the two articles, the same when they are exchanged.
    fn place(&self) -> (Option<usize>, Option<usize>) {
        let start = |evidence: &Option<Evidence>| evidence.as_ref().map(|evidence| evidence.span.start());
        let (left, right) = (start(&self.left), start(&self.right));
        (left.min(right), left.max(right))
    }

    /// Notes a clue where it holds.
    pub(crate) fn noting(self, clue: Clue, holds: bool) -> Self {
        self.weighing(clue, f32::from(u8::from(holds)))
    }

    /// Notes a clue with its weight.
    pub(crate) fn weighing(mut self, clue: Clue, weight: f32) -> Self {
        if weight != 0.0 {
            self.clues.push((clue, weight));
        }
        self
    }

    /// The weight of a clue.
    pub(crate) fn clue(&self, clue: Clue) -> f32 {
        self.clues.iter().filter(|(other, _)| *other == clue).map(|(_, weight)| *weight).sum()
    }
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

/// All that the rules find on each link, in the order of the links, flagged or not: what the decision is trained on. A link of a claim that
/// the other article has word for word, or nearly so, is not looked at: a second place for the fact is no second opinion. Only a bound on the
/// very same value is: "$50 billion" in a headline does not settle "up to $50 billion" in the body.
pub fn candidates(left: &Reading, right: &Reading, links: &[Link]) -> Vec<Vec<Candidate>> {
    candidates_of((&Known::new(left), &Known::new(right)), links)
}

fn candidates_of((ours, theirs): (&Known<'_>, &Known<'_>), links: &[Link]) -> Vec<Vec<Candidate>> {
    let (left, right) = (ours.reading, theirs.reading);
    // What both say word for word differs in nothing but in who says it.
    let is_judged = |link: &Link| {
        let spoken = || is_spoken(left, link.left) && is_spoken(right, link.right);
        is_prose(left, link.left) && is_prose(right, link.right) && (link.confidence < 1.0 || spoken())
    };
    let pair = |link: &Link| if is_judged(link) { Pair::new(ours, theirs, link) } else { None };
    let pairs: Vec<Option<Pair<'_>>> = links.iter().map(pair).collect();
    let alike =
        |link: &Link, pair: &Option<Pair<'_>>| if link.confidence >= 1.0 { 1.0 } else { pair.as_ref().map_or(0.0, |pair| pair.parallel) };
    let (mut best_left, mut best_right) = (FxHashMap::<ClaimId, f32>::default(), FxHashMap::<ClaimId, f32>::default());
    for (link, pair) in links.iter().zip(&pairs) {
        for (best, claim) in [(&mut best_left, link.left), (&mut best_right, link.right)] {
            let place = best.entry(claim).or_default();
            *place = place.max(alike(link, pair));
        }
    }
    let best = |link: &Link| [best_left.get(&link.left), best_right.get(&link.right)].into_iter().flatten().copied().fold(0.0, f32::max);
    let standings = Standings::new(left, right, links);
    let found = |(link, pair): (&Link, &Option<Pair<'_>>)| match pair {
        Some(pair) if link.confidence >= 1.0 => of_pair(link, pair, standings.of(link), SPEAKERS),
        Some(pair) if best(link) < SETTLED || pair.parallel > best(link) - MARGIN => of_pair(link, pair, standings.of(link), RULES),
        Some(pair) => of_pair(link, pair, standings.of(link), &[precision::RULE]),
        None => Vec::new(),
    };
    links.iter().zip(&pairs).map(found).collect()
}

/// Whether somebody is told to say a claim: it stands in quotation marks, or a source is given.
fn is_spoken(reading: &Reading, claim: ClaimId) -> bool {
    reading.claims.get(claim).is_some_and(|claim| {
        let quoted = || reading.facts.iter().any(|fact| fact.quote().is_some() && fact.tokens.overlaps(claim.tokens));
        claim.stance.attribution.is_some() || quoted()
    })
}

/// What can differ where all words are the same.
const SPEAKERS: &[Rule] = &[quote::MOUTHS, attribution::RULE];

/// A pair of claims is weighed with all words of both sentences: in a "sentence" of thousands of words, which nobody wrote as one, each of its
/// hundreds of claims would be, and it is not judged.
const LONGEST_SENTENCE: usize = 600;

/// Why not every link was judged, if it was not.
pub(crate) fn bounded(readings: &[&Reading]) -> Option<&'static str> {
    let is_bounded = |reading: &&Reading| (0..reading.claims.len()).any(|claim| !is_prose(reading, claim));
    readings.iter().any(is_bounded).then_some("claims of a sentence of more than 600 words were linked and not judged")
}

fn is_prose(reading: &Reading, claim: ClaimId) -> bool {
    reading.claims.get(claim).is_some_and(|claim| reading.parsed.sentence(claim.sentence).len() <= LONGEST_SENTENCE)
}

/// Claims that share this much of their running words settle each other.
const SETTLED: f32 = 0.6;
/// A claim that is as good as the best by this much is looked at too.
const MARGIN: f32 = 0.2;

fn of_pair(link: &Link, pair: &Pair<'_>, standing: Standing, rules: &[Rule]) -> Vec<Candidate> {
    let mut differences = Vec::new();
    for rule in rules {
        (rule.check)(pair, &mut differences);
    }
    let rivals = differences.len();
    let candidate =
        |difference: Difference| Candidate { link: *link, features: Features::new(pair, &difference, rivals, standing), difference };
    differences.into_iter().map(candidate).collect()
}

/// Judges every link, and says what each article leaves out.
pub fn judge(left: &Reading, right: &Reading, alignment: &Alignment) -> Vec<Finding> {
    // Of two events nothing contradicts: what they share is background.
    let judged = if alignment.not_comparable.is_some() {
        vec![Vec::new(); alignment.links.len()]
    } else {
        candidates(left, right, &alignment.links)
    };
    let flags = fold::once(judged.into_iter().map(flagged).collect());
    let linked = alignment.links.iter().zip(flags);
    let mut findings: Vec<Finding> = linked.map(|(link, differences)| Finding::Linked { link: *link, differences }).collect();
    for (by, unlinked) in [(Side::Left, &alignment.only_left), (Side::Right, &alignment.only_right)] {
        findings.extend(unlinked.iter().map(|one| Finding::Omitted { by, claim: one.claim, confidence: one.confidence }));
    }
    findings
}

/// What is flagged of one link, and beside it how else the two differ: whether an editor should look is decided, so another kind of conflict is
/// told where its rule holds it to be as likely as not.
fn flagged(candidates: Vec<Candidate>) -> Vec<Difference> {
    let decided = candidates.into_iter().map(|candidate| (candidate.features.probability(), candidate));
    let (kept, rest): (Vec<_>, Vec<_>) = decided.partition(|(probability, candidate)| candidate.features.is_flagged(*probability));
    let kept = without_echoes(kept);
    let kinds: Vec<Kind> = kept.iter().map(|(_, candidate)| candidate.difference.kind).collect();
    let beside = rest.into_iter().filter(|(_, candidate)| {
        let difference = &candidate.difference;
        !kinds.is_empty() && !kinds.contains(&difference.kind) && !difference.contradicts && candidate.features.guess() >= 0.0
    });
    let beside: Vec<_> = beside.collect();
    kept.into_iter().chain(beside).map(|(probability, candidate)| worded(candidate, probability)).collect()
}

/// One quotation in two mouths is one conflict: that the speakers have two names, and are two sources, says no more.
fn without_echoes(mut kept: Vec<(f32, Candidate)>) -> Vec<(f32, Candidate)> {
    let speakers: Vec<Difference> =
        kept.iter().map(|(_, one)| &one.difference).filter(|one| one.pattern == Pattern::Mouth).cloned().collect();
    let overlap =
        |one: &Option<Evidence>, other: &Option<Evidence>| one.as_ref().zip(other.as_ref()).is_some_and(|(a, b)| a.span.overlaps(b.span));
    kept.retain(|(_, one)| {
        let names = matches!(one.difference.pattern, Pattern::Name | Pattern::Source | Pattern::Sourceless);
        !names || !speakers.iter().any(|mouth| overlap(&one.difference.left, &mouth.left) && overlap(&one.difference.right, &mouth.right))
    });
    kept
}

/// With how sure it is; what would exclude but is not sure enough to be called a contradiction is worded as a question.
fn worded(candidate: Candidate, probability: f32) -> Difference {
    let sure = candidate.features.is_sure(probability);
    let difference = Difference { confidence: probability, ..candidate.difference };
    if sure || !difference.contradicts {
        return difference;
    }
    Difference { contradicts: false, why: format!("the same thing? {}", difference.why), ..difference }
}
