//! Noun phrases: how far they reach, what qualifies them, whose they are, and what a run of words hangs on.

use super::clauses::DEPTH;
use super::{Parsed, Relation, Tag};
use crate::article::words::Tokens;

impl Parsed {
    /// The tokens that depend directly on this one, in order.
    #[inline]
    pub(super) fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        self.tree.children(token).iter().map(|&child| child as usize)
    }

    /// The first child with one of these relations.
    #[inline]
    pub(super) fn child(&self, token: usize, relations: &[Relation]) -> Option<usize> {
        self.children(token).find(|&child| relations.contains(&self.relation(child)))
    }

    /// Everything below a token and the token itself, as the smallest run that holds it.
    pub fn subtree(&self, token: usize) -> Tokens {
        self.tree.extent(token)
    }

    /// The noun phrase around its head: determiners, modifiers, prepositional complements, without relative clauses, appositions and
    /// coordinate phrases.
    pub fn noun_phrase(&self, head: usize) -> Tokens {
        let extent = self.subtree(head);
        let mut belongs = vec![false; extent.len()];
        let mut open = vec![head];
        while let Some(token) = open.pop() {
            if let Some(place) = token.checked_sub(extent.start as usize).and_then(|at| belongs.get_mut(at)) {
                *place = true;
            }
            open.extend(self.children(token).filter(|&child| self.is_part_of_phrase(child, token)));
        }
        let at = head - (extent.start as usize).min(head);
        let held = |at: usize| belongs.get(at).copied().unwrap_or(false);
        let is_mark = |at: usize| self.tag(extent.start as usize + at).is_punctuation();
        let (mut first, mut last) = (at, at);
        // A mark stands inside the phrase where the phrase goes on behind it ("a big, red bus").
        while let Some(before) = first
            .checked_sub(1)
            .filter(|&before| held(before))
            .or_else(|| first.checked_sub(2).filter(|&before| held(before) && is_mark(before + 1)))
        {
            first = before;
        }
        while held(last + 1) || (held(last + 2) && is_mark(last + 1)) {
            last += if held(last + 1) { 1 } else { 2 };
        }
        Tokens::new(extent.start as usize + first, extent.start as usize + last + 1)
    }

    fn is_part_of_phrase(&self, child: usize, token: usize) -> bool {
        use Relation::{Advmod, Amod, Case, Compound, Det, Neg, Nmod, Npadvmod, Nummod, Pobj, Poss, Predet, Prep, Punct, Quantmod};
        match self.relation(child) {
            Amod | Case | Compound | Det | Neg | Nmod | Nummod | Pobj | Poss | Predet | Quantmod => true,
            Advmod | Npadvmod => child < token || !self.tag(token).is_noun(),
            Prep => child > token,
            Punct => self.tag(child) == Tag::Hyph,
            // "Johnson & Johnson", "research and development director"
            Relation::Conj | Relation::Cc => self.relation(token) == Compound || self.is_name_part(child, token),
            _ => false,
        }
    }

    /// Whether a word stands right at the head of a noun phrase: a modifier, a part of a compound, or what is put beside it.
    pub fn is_joined_to(&self, token: usize, head: usize) -> bool {
        use Relation::{Amod, Appos, Compound, Nmod};
        self.head(token) == Some(head) && matches!(self.relation(token), Amod | Appos | Compound | Nmod)
            || self.head(head) == Some(token) && self.relation(head) == Appos
    }

    fn is_name_part(&self, child: usize, token: usize) -> bool {
        let ampersand = |token: usize| self.form(token) == "&";
        self.tag(token).is_name() && (ampersand(child) || self.children(token).any(|other| ampersand(other) && other < child))
    }

    /// The words coordinated with this one, itself left out, in order.
    pub fn conjuncts(&self, token: usize) -> Vec<usize> {
        let mut first = token;
        for _ in 0..DEPTH {
            let Some(head) = self.head(first).filter(|_| self.relation(first) == Relation::Conj) else { break };
            first = head;
        }
        let (mut found, mut open) = (Vec::new(), vec![first]);
        while let Some(at) = open.pop() {
            found.push(at);
            open.extend(self.children(at).filter(|&child| self.relation(child) == Relation::Conj));
        }
        found.retain(|&other| other != token);
        found.sort_unstable();
        found
    }

    /// The token of a run that the rest of it hangs on: the first whose head lies outside.
    pub fn top(&self, tokens: Tokens) -> Option<usize> {
        let outside = |token: &usize| self.head(*token).is_none_or(|head| !tokens.holds(head));
        tokens.iter().filter(outside).find(|&token| !self.tag(token).is_punctuation()).or_else(|| tokens.iter().find(outside))
    }

    /// The word that a run of tokens as a whole depends on.
    pub fn governor(&self, tokens: Tokens) -> Option<usize> {
        self.head(self.top(tokens)?)
    }

    /// The content word that a run of tokens hangs on, prepositions passed over ("in 2030" -> the verb).
    pub fn content_governor(&self, tokens: Tokens) -> Option<usize> {
        let mut at = self.governor(tokens)?;
        for _ in 0..3 {
            if self.carries_meaning(at) {
                return Some(at);
            }
            at = self.head(at)?;
        }
        Some(at)
    }

    /// The content word that a token hangs on and how: its relation, or the preposition in between.
    pub fn hanging(&self, token: usize) -> (Option<usize>, &str) {
        match self.head(token) {
            Some(head) if matches!(self.relation(token), Relation::Pobj | Relation::Pcomp) => (self.head(head), self.lemma(head)),
            head => (head, self.relation(token).key()),
        }
    }

    /// Whether a token hangs on another, at whatever depth.
    pub fn hangs_below(&self, token: usize, above: usize) -> bool {
        std::iter::successors(self.head(token), |&at| self.head(at)).take(2 * DEPTH).any(|at| at == above)
    }

    /// The prepositions that hang on a word, each with the head of what stands behind it.
    pub fn prepositional(&self, token: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let prepositions = self.children(token).filter(|&child| self.relation(child) == Relation::Prep);
        prepositions.filter_map(|preposition| Some((preposition, self.behind(preposition)?)))
    }

    /// The head of what stands behind a preposition.
    pub fn behind(&self, preposition: usize) -> Option<usize> {
        self.child(preposition, &[Relation::Pobj])
    }

    /// The adjectives and nouns before a noun that tell which kind of thing it is: "net" of "net profit", "oil" of "oil company".
    pub fn qualifiers(&self, noun: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(noun).filter(|&child| matches!(self.relation(child), Relation::Amod | Relation::Compound))
    }

    /// Whose a noun is, where an "’s" or a pronoun says so: "Acme's takeover", "its takeover".
    pub fn possessor(&self, noun: usize) -> Option<usize> {
        self.child(noun, &[Relation::Poss])
    }

    /// Whether "the", "its" or "their" stands before a noun.
    pub fn is_definite(&self, noun: usize) -> bool {
        self.children(noun).any(|child| child < noun && matches!(self.lemma(child), "the" | "its" | "their"))
    }

    /// Whether an adjective qualifies a noun beside it: "a certain sum", not "it is certain".
    pub fn is_attributive(&self, token: usize) -> bool {
        self.relation(token) == Relation::Amod
    }

    /// Whether an adjective or noun is what a verb says of its subject: "was first".
    pub fn is_predicative(&self, token: usize) -> bool {
        matches!(self.relation(token), Relation::Attr | Relation::Acomp)
    }

    /// Whether a word is thrown in and belongs to no phrase: "No, it closed."
    pub fn is_interjection(&self, token: usize) -> bool {
        self.relation(token) == Relation::Intj
    }

    /// Whether a word tells a place or a direction as preposition, particle or adverb, and bounds no number: "spread over eleven countries".
    pub fn is_adverbial(&self, token: usize) -> bool {
        matches!(self.relation(token), Relation::Prep | Relation::Prt | Relation::Advmod)
    }
}

#[cfg(test)]
mod tests;
