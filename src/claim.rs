//! Claims: clauses that state something, with their facts. A claim keeps the subject that it inherits.

use crate::article::words::Tokens;
use crate::facts::stance::Stance;
use crate::facts::{self, Fact};
use crate::span::Span;
use crate::syntax::{Depth, Parsed};

/// A claim, as an index into its reading's claims.
pub type ClaimId = usize;

/// One clause that states something.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Where, in the original.
    pub span: Span,
    /// Its tokens.
    pub tokens: Tokens,
    /// Its sentence, as an index.
    pub sentence: usize,
    /// The token that heads it.
    pub predicate: usize,
    /// The head of its subject, its own or inherited.
    pub subject: Option<usize>,
    /// Its facts, as indices into the reading's facts.
    pub facts: Vec<usize>,
    /// Negation, certainty, attribution, quantifiers.
    pub stance: Stance,
}

/// All that depends on one article alone: to be cached, and reused in batch and in comparisons of more than two articles.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article with its syntax.
    pub parsed: Parsed,
    /// Its facts, by place.
    pub facts: Vec<Fact>,
    /// Its claims, by place.
    pub claims: Vec<Claim>,
}

impl Reading {
    /// Reads all that an article says.
    pub fn new(article: crate::article::Article, depth: Depth) -> Self {
        let parsed = Parsed::new(article, depth);
        let facts = facts::extract(&parsed);
        let claims = cut(&parsed, &facts);
        Self { parsed, facts, claims }
    }

    /// The facts of a claim.
    pub fn facts_of<'a>(&'a self, claim: &'a Claim) -> impl Iterator<Item = &'a Fact> + 'a {
        claim.facts.iter().filter_map(|&fact| self.facts.get(fact))
    }

    /// The name that a token belongs to, if any.
    pub fn name_at(&self, token: usize) -> Option<(&Fact, &crate::facts::name::Name)> {
        // Facts ascend by place and may nest (a name inside a quotation), so a short look back finds all that can hold the token.
        let after = self.facts.partition_point(|fact| fact.tokens.start as usize <= token);
        let near = self.facts.get(after.saturating_sub(8)..after).unwrap_or_default();
        near.iter().rev().filter(|fact| fact.tokens.holds(token)).find_map(|fact| fact.name().map(|name| (fact, name)))
    }
}

/// Cuts every sentence that states something into claims.
fn cut(parsed: &Parsed, facts: &[Fact]) -> Vec<Claim> {
    let stating = parsed.sentences().enumerate().filter(|(_, (sentence, _))| parsed.article().block_kind(sentence).states_something());
    stating.filter(|(_, (_, tokens))| !tokens.is_empty()).map(|(sentence, (_, tokens))| claim(parsed, facts, sentence, tokens)).collect()
}

fn claim(parsed: &Parsed, facts: &[Fact], sentence: usize, tokens: Tokens) -> Claim {
    let predicate = parsed.predicates(tokens).first().copied().unwrap_or(tokens.start as usize);
    let held = facts.iter().enumerate().filter(|(_, fact)| tokens.contains(fact.tokens)).map(|(index, _)| index);
    Claim {
        span: parsed.span(tokens),
        tokens,
        sentence,
        predicate,
        subject: parsed.subject(predicate),
        facts: held.collect(),
        stance: Stance::of(parsed, tokens, predicate),
    }
}
