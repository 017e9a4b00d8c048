//! Noun phrases, what figures count, and who says what.

use super::{Parsed, Relation, Tag};
use crate::article::words::Tokens;
use crate::lexicon::saying;

/// How many heads are followed upwards.
const DEPTH: usize = 16;

/// A verb of saying and who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speech {
    /// The verb ("said", "according").
    pub verb: usize,
    /// The head of the speaker's noun phrase, where there is one.
    pub speaker: Option<usize>,
}

impl Parsed {
    /// The tokens that depend directly on this one, in order.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        self.tree.children(token).iter().map(|&child| child as usize)
    }

    /// The first child with one of these relations.
    pub fn child(&self, token: usize, relations: &[Relation]) -> Option<usize> {
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

    /// The noun that a figure counts or measures ("300 workers", "a profit of $3m" -> profit, "5% of voters" -> voters), if one does.
    pub fn counted_noun(&self, figure: Tokens) -> Option<usize> {
        let mut top = self.top(figure)?;
        for _ in 0..DEPTH {
            let noun = |token: &usize| self.tag(*token).is_noun() && !figure.holds(*token);
            if let Some(of) = self.partitive(top).filter(noun) {
                return Some(of);
            }
            let head = self.head(top)?;
            match self.relation(top) {
                Relation::Nummod | Relation::Nmod | Relation::Compound | Relation::Amod | Relation::Poss | Relation::Det if noun(&head) => {
                    return Some(self.measured(head));
                }
                // "more than 300 workers", "a 10-year plan", "5 percent higher"
                Relation::Quantmod | Relation::Npadvmod | Relation::Nummod | Relation::Compound | Relation::Nmod | Relation::Amod => {
                    top = head;
                }
                Relation::Pobj => return self.noun_of_preposition(head).filter(|noun| !figure.holds(*noun)),
                Relation::Attr | Relation::Acomp if self.is_copula(head) => return self.subject(head).filter(noun),
                Relation::Appos => return Some(head).filter(noun),
                _ => return None,
            }
            if figure.holds(top) || self.is_predicate(top) && !self.tag(top).is_noun() {
                return None;
            }
            if noun(&top) && !self.tag(top).is_name() {
                return Some(top);
            }
        }
        None
    }

    /// The noun that "of" brings in behind a number or a unit: "three of the men", "20 tonnes of steel", "5% of voters".
    fn partitive(&self, token: usize) -> Option<usize> {
        let of =
            self.children(token).find(|&child| child > token && self.relation(child) == Relation::Prep && self.lemma(child) == "of")?;
        self.child(of, &[Relation::Pobj])
    }

    /// A head that is itself a unit passes the question on: "300 tonnes of steel", "a $3 million fine".
    fn measured(&self, head: usize) -> usize {
        let is_unit = matches!(
            self.lemma(head),
            "percent" | "%" | "tonne" | "ton" | "kilogram" | "litre" | "barrel" | "dozen" | "million" | "billion"
        );
        if is_unit { self.partitive(head).unwrap_or(head) } else { head }
    }

    /// "a profit of $3m", "sales at $4bn", "a rise in sales of 5%".
    fn noun_of_preposition(&self, preposition: usize) -> Option<usize> {
        if !matches!(self.lemma(preposition), "of" | "at" | "to" | "between" | "above" | "below" | "over" | "under" | "worth") {
            return None;
        }
        self.head(preposition).filter(|&noun| self.tag(noun).is_noun())
    }

    fn is_copula(&self, token: usize) -> bool {
        matches!(self.lemma(token), "be" | "become" | "remain" | "total" | "stand")
    }

    /// The verb of saying that a quotation or a reported clause depends on, and the head of who says it.
    pub fn speech(&self, tokens: Tokens) -> Option<Speech> {
        let mut at = self.top(tokens)?;
        for _ in 0..DEPTH {
            let beside = self.children(at).filter(|child| !tokens.holds(*child)).find_map(|child| self.speech_at(child, at));
            if beside.is_some() {
                return beside;
            }
            let head = self.head(at)?;
            if !tokens.holds(head) && self.brings_in(head, at) {
                return Some(self.speech_of(head));
            }
            at = head;
        }
        None
    }

    /// Speech that hangs on the words said: "according to X", and "he said" beside them.
    fn speech_at(&self, token: usize, said: usize) -> Option<Speech> {
        if self.form(token).eq_ignore_ascii_case("according") {
            let to = self.child(token, &[Relation::Prep]);
            return Some(Speech { verb: token, speaker: to.and_then(|to| self.child(to, &[Relation::Pobj])) });
        }
        let beside = matches!(self.relation(token), Relation::Parataxis | Relation::Ccomp | Relation::Advcl);
        let complete = self.own_subject(token).is_some() && self.child(token, &[Relation::Dobj, Relation::Ccomp, Relation::Mark]).is_none();
        (beside && complete && self.says(token) && self.is_predicate(said)).then(|| self.speech_of(token))
    }

    fn brings_in(&self, verb: usize, said: usize) -> bool {
        use Relation::{Advcl, Ccomp, Dep, Dobj, Nsubj, Nsubjpass, Oprd, Parataxis, Xcomp};
        let carries = matches!(self.relation(said), Ccomp | Parataxis | Dobj | Xcomp | Dep | Advcl | Oprd | Nsubjpass);
        // "“A shame”, said the mayor": the words said may be taken for the subject of a verb that stands before its own.
        let inverted = self.relation(said) == Nsubj && self.children(verb).any(|child| child > verb && self.tag(child).is_noun());
        (carries || inverted) && self.says(verb)
    }

    fn says(&self, token: usize) -> bool {
        self.tag(token).is_verb() && saying(self.lemma(token)).is_some()
    }

    fn speech_of(&self, verb: usize) -> Speech {
        let speaker = self.doer(verb).or_else(|| if self.is_passive(verb) { None } else { self.subject(verb) });
        Speech { verb, speaker }
    }
}

#[cfg(test)]
mod tests;
