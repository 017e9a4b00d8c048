//! Which words of two linked claims stand for each other.
//!
//! A conflict is one phrase that differs in clauses that otherwise match; so before anything is called different, the rest has to be
//! matched. One to one, greedy by similarity, ties broken by whether the words' heads are alike too (after MacCartney, Galley & Manning
//! 2008, "A phrase-based alignment model for natural language inference", reduced to words and to what a clause needs).

use super::known::Known;
use crate::align::Likeness;
use crate::align::likeness::{WordForm, likeness};
use crate::align::vocabulary::{cosine, rank, rarity_of};
use crate::article::words::Tokens;
use crate::claim::Claim;
use crate::facts::name::Name;
use crate::facts::{Fact, Relation};
use crate::lexicon::{Kinship, kinship};
use crate::syntax::Parsed;

/// Words matched between two claims.
#[derive(Clone, Debug, Default)]
pub struct Matching {
    /// The pairs, by left word.
    matched: Vec<(usize, usize, Likeness)>,
    /// Right word and left word of each pair, by right word.
    back: Vec<(usize, usize)>,
    /// Share of the left claim's content words that have a partner, 0 to 1.
    pub left_covered: f32,
    /// Share of the right claim's content words that have a partner, 0 to 1.
    pub right_covered: f32,
    /// How much of the left sentence's content comes back in the right one, if in other words; 0 to 1, rare words weighing more.
    pub left_echo: f32,
    /// The same of the right sentence.
    pub right_echo: f32,
}

/// Long sentences are matched by their first words only: the cost grows with the product of the lengths.
const MOST_WORDS: usize = 120;

impl Matching {
    /// Matches the words of two claims, in the light of their whole sentences: a word inside a claim may find its partner in the rest of
    /// the other's sentence, since two articles seldom cut a sentence at the same joint.
    pub(crate) fn new(left: &Known<'_>, one: &Claim, right: &Known<'_>, other: &Claim) -> Self {
        let (ours, theirs) = (content(left, one), content(right, other));
        let mut pairs = Vec::new();
        let (mut best_left, mut best_right) = (vec![0.0_f32; ours.len()], vec![0.0_f32; theirs.len()]);
        let mut same_name = SameName::default();
        for (l, best_left) in ours.iter().zip(&mut best_left) {
            for (r, best_right) in theirs.iter().zip(&mut best_right) {
                if let Some(alike) = word_likeness(l, r, &mut same_name) {
                    *best_left = best_left.max(alike.score());
                    *best_right = best_right.max(alike.score());
                    let bonus = context_bonus((left.parsed(), l), (right.parsed(), r));
                    pairs.push((alike.score() + bonus, l.token, r.token, alike));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut matching = Self::of(pairs.into_iter().map(|(_, l, r, alike)| (l, r, alike)));
        matching.left_echo = echo(&ours, &best_left);
        matching.right_echo = echo(&theirs, &best_right);
        matching.left_covered = covered(&ours, |token| matching.right_of(token).is_some());
        matching.right_covered = covered(&theirs, |token| matching.left_of(token).is_some());
        matching
    }

    /// Keeps of each word the first pair that holds it.
    fn of(pairs: impl Iterator<Item = (usize, usize, Likeness)>) -> Self {
        let mut matching = Self::default();
        for (l, r, alike) in pairs {
            if !matching.matched.iter().any(|&(left, right, _)| left == l || right == r) {
                matching.matched.push((l, r, alike));
            }
        }
        matching.matched.sort_by_key(|&(left, right, _)| (left, right));
        matching.back = matching.matched.iter().map(|&(left, right, _)| (right, left)).collect();
        matching.back.sort_unstable();
        matching
    }

    fn partner_of(&self, left: usize) -> Option<(usize, Likeness)> {
        let at = self.matched.binary_search_by_key(&left, |&(left, ..)| left).ok()?;
        self.matched.get(at).map(|&(_, right, alike)| (right, alike))
    }

    /// The right word that stands for a left one.
    pub fn right_of(&self, left: usize) -> Option<usize> {
        self.partner_of(left).map(|(right, _)| right)
    }

    /// The left word that stands for a right one.
    pub fn left_of(&self, right: usize) -> Option<usize> {
        let at = self.back.binary_search_by_key(&right, |&(right, _)| right).ok()?;
        self.back.get(at).map(|&(_, left)| left)
    }

    /// The right word that is a left one, in the same or another form or by a synonym, not its opposite or merely near.
    pub fn surely(&self, left: usize) -> Option<usize> {
        let sure = |alike: &Likeness| matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym);
        self.partner_of(left).filter(|(_, alike)| sure(alike)).map(|(right, _)| right)
    }

    /// Whether these two stand for each other.
    pub fn pairs(&self, left: usize, right: usize) -> bool {
        self.right_of(left) == Some(right)
    }

    /// All matched words with the way they are alike, by left word.
    pub fn matched(&self) -> &[(usize, usize, Likeness)] {
        &self.matched
    }
}

/// A word of a claim or of the rest of its sentence, with all that it is compared by.
struct Spot<'a> {
    token: usize,
    form: &'a str,
    word: &'a WordForm<'a>,
    /// What it hangs on.
    governor: Option<&'a WordForm<'a>>,
    name: Option<(&'a Fact, &'a Name)>,
    /// Whether it stands in the claim itself.
    inside: bool,
}

/// The words that carry meaning: of the claim, its inherited subject, and the rest of its sentence.
fn content<'a>(known: &'a Known<'_>, claim: &Claim) -> Vec<Spot<'a>> {
    let parsed = known.parsed();
    let sentence = parsed.sentence(claim.sentence);
    let near = sentence.hull(claim.tokens).iter().filter(|&token| parsed.carries_meaning(token));
    let spot = |token| Spot {
        token,
        form: parsed.form(token),
        word: known.word(token),
        governor: parsed.governor(Tokens::new(token, token + 1)).map(|governor| known.word(governor)),
        name: known.reading.name_at(token),
        inside: claim.tokens.holds(token),
    };
    near.take(MOST_WORDS).map(spot).collect()
}

/// How alike two tokens are, out of context.
pub(crate) fn alike(left: &Parsed, l: usize, right: &Parsed, r: usize) -> Option<Likeness> {
    likeness(&WordForm::new(left.lower_lemma(l)), &WordForm::new(right.lower_lemma(r)))
}

/// How two words are akin by the thesaurus, and how near by their vectors, 0 to 1.
pub(crate) fn akin(left: &Parsed, l: usize, right: &Parsed, r: usize) -> (Kinship, f32) {
    let (one, other) = (left.lower_lemma(l), right.lower_lemma(r));
    let near = rank(one).zip(rank(other)).and_then(|(a, b)| cosine(a, b)).unwrap_or_default();
    (kinship(one, other), near.max(0.0))
}

/// Which names of two sentences are the same, each pair of them compared once.
#[derive(Default)]
struct SameName(Vec<(Tokens, Tokens, bool)>);

impl SameName {
    fn told(&mut self, one: (&Fact, &Name), other: (&Fact, &Name)) -> bool {
        let key = (one.0.tokens, other.0.tokens);
        if let Some((.., same)) = self.0.iter().find(|(left, right, _)| (*left, *right) == key) {
            return *same;
        }
        let same = one.1.relation(other.1) == Relation::Same;
        self.0.push((key.0, key.1, same));
        same
    }
}

/// How alike two words are, a name counting as one word that is alike where the names are the same.
fn word_likeness(l: &Spot<'_>, r: &Spot<'_>, same_name: &mut SameName) -> Option<Likeness> {
    match l.name.zip(r.name) {
        Some((one, other)) if same_name.told(one, other) => {
            // Inside a name, the last word stands for it: "Satya Nadella" and "Nadella" meet at one token.
            let last = |fact: &Fact| (fact.tokens.end as usize).saturating_sub(1);
            let heads = l.token == last(one.0) && r.token == last(other.0);
            (heads || l.form.eq_ignore_ascii_case(r.form)).then_some(Likeness::Same)
        }
        Some(_) if !l.form.eq_ignore_ascii_case(r.form) => None,
        Some(_) | None => likeness(l.word, r.word),
    }
}

/// Words whose heads are alike belong together rather than others; and words of the claims themselves before words around them.
fn context_bonus((left, l): (&Parsed, &Spot<'_>), (right, r): (&Parsed, &Spot<'_>)) -> f32 {
    let heads = match (l.governor, r.governor) {
        (Some(a), Some(b)) if likeness(a, b).is_some() => 0.2,
        (None, None) => 0.1,
        _ => 0.0,
    };
    let relation = if left.plays_part_of(l.token, right, r.token) { 0.05 } else { 0.0 };
    let inside = |spot: &Spot<'_>| if spot.inside { 0.15 } else { 0.0 };
    heads + relation + inside(l) + inside(r)
}

/// The share of the words' weight that comes back, by how alike the best partner of each is.
fn echo(words: &[Spot<'_>], best: &[f32]) -> f32 {
    let weights: Vec<f32> = words.iter().map(|spot| rarity_of(spot.word.rank)).collect();
    let whole: f32 = weights.iter().sum();
    let back: f32 = weights.iter().zip(best).map(|(weight, best)| weight * best).sum();
    if whole > 0.0 { back / whole } else { 0.0 }
}

/// The share of the claim's own words that have a partner.
fn covered(words: &[Spot<'_>], matched: impl Fn(usize) -> bool) -> f32 {
    let inside = || words.iter().filter(|spot| spot.inside);
    let count = inside().count();
    if count == 0 { 0.0 } else { inside().filter(|spot| matched(spot.token)).count() as f32 / count as f32 }
}
