//! Two linked claims as the rules see them: the same questions asked of either side, and what stands for what.

use crate::align::Likeness;
use crate::align::Link;
use crate::article::words::Tokens;
use crate::claim::{Claim, Reading};
use crate::facts::stance::{Certainty, Stance};
use crate::facts::{self, Fact};
use crate::judge::Difference;
use crate::judge::Evidence;
use crate::judge::clue::{Clue, Pattern};
use crate::judge::ground::Ground;
use crate::judge::known::Known;
use crate::judge::matching::{Matching, akin, alike};
use crate::judge::slot::Slot;
use crate::judge::substitution::{Substitution, Substitutions};
use crate::lexicon::{Course, Kinship, course, is_wishing};
use crate::syntax::{Bond, Entity, Parsed, Tag};
use std::cell::OnceCell;

/// One of the two claims, with its article.
#[derive(Clone, Copy, Debug)]
pub struct Half<'a> {
    /// Its article.
    pub reading: &'a Reading,
    /// The claim.
    pub claim: &'a Claim,
    pub(super) known: &'a Known<'a>,
}

/// A word that says something, with the predicate by which it does so: the same for a verb, the copula for what stands behind one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    pub(crate) word: usize,
    pub(crate) predicate: usize,
}

impl Said {
    /// A word that says something by itself.
    pub(crate) fn of(word: usize) -> Self {
        Self { word, predicate: word }
    }
}

/// Two words that stand for each other and say something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Predication {
    pub(crate) left: Said,
    pub(crate) right: Said,
    pub(crate) alike: Likeness,
}

impl Predication {
    fn is_of_copula(&self) -> bool {
        self.left.word != self.left.predicate || self.right.word != self.right.predicate
    }
}

/// Two linked claims and the words that stand for each other.
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// The left claim.
    pub left: Half<'a>,
    /// The right claim.
    pub right: Half<'a>,
    /// Which words stand for each other.
    pub matching: Matching,
    /// The phrases that stand in each other's place.
    pub substitutions: Vec<Substitution>,
    /// Share of the longer claim's tokens that both have in the same order, 0 to 1.
    pub parallel: f32,
    /// Which facts of the two sentences agree.
    pub ground: Ground,
    /// How sure the link is, 0 to 1.
    pub confidence: f32,
    /// The figures in the same slot: several rules ask for them.
    pub(super) figures: OnceCell<Vec<Slot<'a>>>,
    /// The dates in the same slot.
    pub(super) dates: OnceCell<Vec<Slot<'a>>>,
}

/// Claims that share this much of their running words were edited.
const EDITED: f32 = 0.5;

impl<'a> Pair<'a> {
    /// The two claims of a link; `None` where it names a claim that is not there.
    pub(crate) fn new(left: &'a Known<'a>, right: &'a Known<'a>, link: &Link) -> Option<Self> {
        let half =
            |known: &'a Known<'a>, claim: usize| Some(Half { reading: known.reading, claim: known.reading.claims.get(claim)?, known });
        let (left, right) = (half(left, link.left)?, half(right, link.right)?);
        let matching = Matching::new(left.known, left.claim, right.known, right.claim);
        let Substitutions { found, parallel } = Substitutions::new(&left, &right, &matching);
        let ground = Ground::new(&left, &right);
        let (figures, dates) = (OnceCell::new(), OnceCell::new());
        Some(Self { left, right, matching, substitutions: found, parallel, ground, confidence: link.confidence, figures, dates })
    }

    /// Whether one claim is the other with something edited, rather than the same fact told anew: what stands in the place of what is then meant.
    pub(crate) fn is_edited(&self) -> bool {
        self.parallel >= EDITED
    }

    /// The smaller of both sides' shares of matched words, 0 to 1: how much else the two claims have in common.
    pub(crate) fn common_ground(&self) -> f32 {
        self.matching.left_covered.min(self.matching.right_covered)
    }

    /// The larger of both sides' shares of matched words, 0 to 1: whether one claim is wholly contained in the other.
    pub(crate) fn containment(&self) -> f32 {
        self.matching.left_covered.max(self.matching.right_covered)
    }

    /// Predicates of both claims that stand for each other: the claims' own first, then those inside them.
    pub(crate) fn predicates(&self) -> Vec<(usize, usize, Likeness)> {
        // "Is going to close" goes nowhere.
        let future = |half: &Half<'_>, token: usize| {
            half.parsed().lower(token) == "going" && half.parsed().lower(token + 1) == "to" && half.parsed().tag(token + 2) == Tag::Vb
        };
        let inside = |half: &Half<'_>, token| half.claim.tokens.holds(token) && half.parsed().is_predicate(token) && !future(half, token);
        let matched = self.matching.matched().iter().copied();
        let mut pairs: Vec<_> = matched.filter(|&(l, r, _)| inside(&self.left, l) && inside(&self.right, r)).collect();
        pairs.sort_by_key(|&(l, r, _)| usize::from(l != self.left.claim.predicate) + usize::from(r != self.right.claim.predicate));
        pairs
    }

    /// The same with what a copula says ("is binding"), each word beside its predicate: the claims' own first.
    pub(crate) fn predications(&self) -> Vec<Predication> {
        let said = |half: &Half<'_>, word: usize| {
            let parsed = half.parsed();
            // "Remains on the table" says it by its place.
            let placed = || parsed.place_said_of(word);
            let predicate = parsed.copula_of(word).or(parsed.is_predicate(word).then_some(word)).or_else(placed)?;
            half.claim.tokens.holds(word).then_some(Said { word, predicate })
        };
        let own = |half: &Half<'_>, said: Said| usize::from(said.predicate != half.claim.predicate);
        let of = |&(l, r, alike): &(usize, usize, Likeness)| {
            Some(Predication { left: said(&self.left, l)?, right: said(&self.right, r)?, alike })
        };
        let verbs: Vec<(usize, usize)> = self.predicates().into_iter().map(|(l, r, _)| (l, r)).collect();
        let mut found: Vec<Predication> = self.matching.matched().iter().filter_map(of).collect();
        found.retain(|one| one.is_of_copula() || verbs.contains(&(one.left.word, one.right.word)));
        found.sort_by_key(|one| own(&self.left, one.left) + own(&self.right, one.right));
        found
    }

    /// Whether two noun phrases, by their heads, name the same participant: matched words, or the same name.
    pub(crate) fn same_participant(&self, l: usize, r: usize) -> bool {
        self.matching.pairs(l, r)
            || match (self.left.reading.name_at(l), self.right.reading.name_at(r)) {
                (Some((_, one)), Some((_, other))) => matches!(one.relation(other), facts::Relation::Same | facts::Relation::Coarser),
                (None, None) => self.left.parsed().lemma(l) == self.right.parsed().lemma(r) && self.left.parsed().tag(l).is_noun(),
                (None, Some(_)) | (Some(_), None) => false,
            }
    }

    /// Whether two noun phrases are names of two: then nothing that is said of them is said of one thing.
    pub(crate) fn named_apart(&self, l: usize, r: usize) -> bool {
        match (self.left.reading.name_at(l), self.right.reading.name_at(r)) {
            (Some((_, one)), Some((_, other))) => {
                // "Casey" and "the Englishman" may be one.
                let same_sort = one.is_demonym() == other.is_demonym();
                !one.description && !other.description && same_sort && one.relation(other) == facts::Relation::Different
            }
            _ => false,
        }
    }

    /// Whether two runs of tokens stand in each other's place in clauses that run in parallel.
    pub(crate) fn substituted(&self, l: Tokens, r: Tokens) -> bool {
        self.substitutions.iter().any(|one| one.parallel && one.left.overlaps(l) && one.right.overlaps(r))
    }

    /// Whether two tokens hang on words that stand for each other: the same predicate, or the same noun.
    pub(crate) fn same_place(&self, l: Tokens, r: Tokens) -> bool {
        let heads = (self.left.anchor(l), self.right.anchor(r));
        matches!(heads, (Some(a), Some(b)) if self.matching.pairs(a, b))
            || self.matching.pairs(self.left.parsed().predicate_of(l.start as usize), self.right.parsed().predicate_of(r.start as usize))
    }
}

impl Pair<'_> {
    /// Notes the clues that tell of two runs of tokens whether they stand in one slot.
    pub(crate) fn placed(&self, difference: Difference, l: Tokens, r: Tokens) -> Difference {
        difference
            .noting(Clue::Substituted, self.substituted(l, r))
            .noting(Clue::SamePlace, self.same_place(l, r))
            .noting(Clue::Inside, self.left.holds(l) && self.right.holds(r))
    }

    /// A difference between a run of tokens of either claim, which is what an editor is shown.
    pub(crate) fn difference(&self, pattern: Pattern, contradicts: bool, l: Tokens, r: Tokens, why: String) -> Difference {
        let key = pattern.kind().spec().key;
        Difference::new(pattern, contradicts, Some(self.left.evidence(l, key)), Some(self.right.evidence(r, key)), why)
    }

    /// Notes how two words are akin.
    pub(crate) fn kin(&self, difference: Difference, l: usize, r: usize) -> Difference {
        let (kinship, cosine) = akin(self.left.parsed(), l, self.right.parsed(), r);
        let alike = alike(self.left.parsed(), l, self.right.parsed(), r);
        difference
            .noting(Clue::Synonyms, kinship == Kinship::Synonyms || matches!(alike, Some(Likeness::Synonym | Likeness::Derived)))
            .noting(Clue::Broader, kinship == Kinship::Broader)
            .noting(Clue::Siblings, kinship == Kinship::Siblings)
            .noting(Clue::Unlisted, kinship == Kinship::Unknown)
            .noting(Clue::Opposed, alike == Some(Likeness::Opposite))
            .weighing(Clue::Cosine, cosine)
    }

    /// Whether a difference at these two places belongs to this pair of claims, not to another pair of the same sentences.
    pub(crate) fn concerns(&self, l: Tokens, r: Tokens) -> bool {
        self.left.holds(l) && self.right.holds(r)
    }
}

impl<'a> Half<'a> {
    /// The article's tokens and their syntax.
    pub(crate) fn parsed(&self) -> &'a Parsed {
        &self.reading.parsed
    }

    /// The words of a run of tokens, as they stand in the original, white space evened out.
    pub(crate) fn words(&self, tokens: Tokens) -> String {
        let article = self.parsed().article();
        article.original(self.parsed().span(tokens)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words that a difference turns on.
    pub(crate) fn evidence(&self, tokens: Tokens, fact: &'static str) -> Evidence {
        Evidence { span: self.parsed().span(tokens), fact, value: None }
    }

    /// A fact that a difference turns on.
    pub(crate) fn fact_evidence(&self, fact: &Fact) -> Evidence {
        Evidence { span: fact.span, fact: fact.kind(), value: Some(fact.display()) }
    }

    /// The claim with the rest of its sentence.
    pub(crate) fn sentence(&self) -> Tokens {
        self.parsed().sentence(self.claim.sentence).hull(self.claim.tokens)
    }

    /// The facts of the claim and of the rest of its sentence, in order.
    pub(crate) fn near(&self) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let (sentence, facts) = (self.sentence(), &self.reading.facts);
        let from = facts.partition_point(|fact| fact.tokens.start < sentence.start);
        facts.get(from..).unwrap_or_default().iter().take_while(move |fact| fact.tokens.start < sentence.end)
    }

    /// Whether a run of tokens stands inside the claim.
    pub(crate) fn holds(&self, tokens: Tokens) -> bool {
        self.claim.tokens.contains(tokens)
    }

    /// The facts of the claim, in order.
    pub(crate) fn facts(&self) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let reading = self.reading;
        self.claim.facts.iter().filter_map(move |&fact| reading.facts.get(fact))
    }

    /// The stance of any predicate: the claim's own where it is its head.
    pub(crate) fn stance(&self, predicate: usize) -> &Stance {
        if predicate == self.claim.predicate {
            return &self.claim.stance;
        }
        self.known.stance(predicate)
    }

    /// Whether the verb that an infinitive hangs on is negated.
    pub(crate) fn is_governed_by_negation(&self, predicate: usize) -> bool {
        let parsed = self.parsed();
        let Some(governor) = parsed.clause_governor(predicate) else { return false };
        // "Has no plans to sell", "does not intend to sell": what is not planned is denied itself.
        let stance = self.stance(predicate);
        if stance.certainty == Certainty::Planned && stance.hedge == Some(governor.token) && stance.is_negated() {
            return false;
        }
        match governor.bond {
            Bond::Open => parsed.negation(governor.token).is_some() || self.stance(governor.token).is_negated(),
            // "No power to alter the outcome", "plans to alter the outcome were dropped".
            Bond::OfNoun => parsed.emptying_word(governor.token).is_some() || self.comes_to_nothing(governor.token),
            Bond::Clause if governor.preposition.is_some() && parsed.tag(governor.token).is_noun() => {
                parsed.emptying_word(governor.token).is_some()
            }
            // "Failed to get its accounts signed off".
            Bond::Finite if matches!(parsed.lemma(governor.token), "get" | "have") && parsed.tag(predicate) == Tag::Vbn => {
                self.stance(governor.token).is_negated()
            }
            Bond::Finite | Bond::Clause | Bond::Thing => false,
        }
    }

    /// Whether a date was read there: "June" is nobody.
    pub(crate) fn is_time(&self, tokens: Tokens) -> bool {
        self.near().any(|fact| fact.date().is_some() && fact.tokens.overlaps(tokens))
    }

    /// Whether the claim's sentence asks.
    pub(crate) fn is_question(&self) -> bool {
        let sentence = self.sentence();
        let ends = sentence.iter().rev().take(2);
        // “Will it open?” asked the mayor.
        let quoted = self.claim.tokens.start as usize..self.claim.tokens.end as usize + 1;
        ends.chain(quoted).any(|token| self.parsed().form(token) == "?")
    }

    /// Whether a deed is no more than wished for ("had urged him to ban it", "wanted to scrap it").
    pub(crate) fn is_wished(&self, predicate: usize) -> bool {
        self.parsed().clause_governor(predicate).is_some_and(|governor| is_wishing(self.parsed().lower_lemma(governor.token)))
    }

    /// Whether it is only said until when, before what, in less than which time or except for what a deed is done or not done: then it is neither
    /// affirmed nor denied ("cannot be rebuilt in less than two years", "no woman before her had won", "until it reopens").
    pub(crate) fn is_bounded(&self, predicate: usize) -> bool {
        self.parsed().is_bounded(predicate)
    }

    /// Whether a plan, an attempt or an offer is what is dropped, defeated or turned down.
    fn comes_to_nothing(&self, noun: usize) -> bool {
        let parsed = self.parsed();
        let predicate = parsed.predicate_of(noun);
        let concerned = [parsed.undergoer(predicate), parsed.subject(predicate)].contains(&Some(noun));
        concerned && course(parsed.lower_lemma(predicate)) == Some(Course::Fails)
    }

    /// The content word that a token hangs on and how: its relation, or the preposition in between.
    pub(crate) fn hanging(&self, token: usize) -> (Option<usize>, &'a str) {
        self.parsed().hanging(token)
    }

    /// The first run of proper nouns in some tokens.
    pub(crate) fn proper_noun(&self, tokens: Tokens) -> Option<Tokens> {
        let is_name = |token: &usize| self.parsed().tag(*token).is_name();
        let start = tokens.iter().find(is_name)?;
        let end = (start..tokens.end as usize).find(|token| !is_name(token)).unwrap_or(tokens.end as usize);
        Some(Tokens::new(start, end))
    }

    /// What kind of entity a run of tokens names, by the recogniser.
    pub(crate) fn kind_of_name(&self, tokens: Tokens) -> Option<Entity> {
        tokens.iter().find_map(|token| self.parsed().entity(token)).map(|(kind, _)| kind)
    }

    /// Whether the article mentions a name, by its last word.
    pub(crate) fn mentions(&self, name: &str) -> bool {
        let last = name.split_whitespace().last().unwrap_or_default();
        (0..self.parsed().len()).any(|token| self.parsed().form(token).eq_ignore_ascii_case(last))
    }

    /// The head of a run of tokens: the one that hangs on a word outside of it.
    pub(crate) fn head_of(&self, tokens: Tokens) -> Option<usize> {
        self.parsed().top(tokens)
    }

    /// The content word that a run of tokens hangs on, prepositions passed over ("in 2030" -> the verb).
    pub(crate) fn anchor(&self, tokens: Tokens) -> Option<usize> {
        self.parsed().content_governor(tokens)
    }
}
