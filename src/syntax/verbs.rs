//! Chains of verbs: auxiliaries, modals, copulas, adverbs, and what coordinate verbs share.

use super::clauses::DEPTH;
use super::{Parsed, Relation, Tag};

impl Parsed {
    /// The auxiliaries, modals and particles of a predicate, in order; a coordinate verb without its own shares those of the first
    /// ("will buy and sell").
    pub fn auxiliaries(&self, predicate: usize) -> Vec<usize> {
        use Relation::{Aux, Auxpass, Prt};
        let own = |token: usize, relations: &'static [Relation]| {
            self.children(token).filter(move |&child| relations.contains(&self.relation(child)))
        };
        let mut found: Vec<usize> = own(predicate, &[Aux, Auxpass, Prt]).collect();
        let bare = matches!(self.tag(predicate), Tag::Vb | Tag::Vbn | Tag::Vbg) && self.relation(predicate) == Relation::Conj;
        let mut at = predicate;
        for _ in 0..DEPTH {
            let lacks = !found.iter().any(|&token| self.relation(token) != Prt);
            let Some(head) = self.head(at).filter(|&head| bare && lacks && self.shares_form(predicate, head)) else { break };
            found.extend(own(head, &[Aux, Auxpass]));
            at = head;
        }
        found.sort_unstable();
        found
    }

    /// Whether a coordinate verb has the form and, having none of its own, the subject of the verb that it hangs on.
    fn shares_form(&self, predicate: usize, head: usize) -> bool {
        self.tag(predicate) == self.tag(head) && self.child(predicate, &[Relation::Nsubj, Relation::Nsubjpass]).is_none()
    }

    /// The modals of a predicate, of a noun or adjective those of its copula too.
    pub fn modals(&self, predicate: usize) -> Vec<usize> {
        self.of_verb_group(predicate).filter(|&child| self.relation(child) == Relation::Aux && self.tag(child) == Tag::Md).collect()
    }

    /// The adverbs of a predicate, of a noun or adjective those of its copula too.
    pub fn adverbs(&self, predicate: usize) -> Vec<usize> {
        self.of_verb_group(predicate).filter(|&child| self.relation(child) == Relation::Advmod).collect()
    }

    /// What hangs on a predicate, and on its copula where it has one.
    fn of_verb_group(&self, predicate: usize) -> impl Iterator<Item = usize> + '_ {
        let copula = self.copula_of(predicate);
        self.children(predicate).chain(copula.into_iter().flat_map(|copula| self.children(copula)))
    }

    /// The adjectives behind a verb: "likely" of "is likely".
    pub fn predicate_adjectives(&self, predicate: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(predicate).filter(|&child| self.relation(child) == Relation::Acomp)
    }

    /// The adjective or noun behind a copula, which says what the copula says.
    pub fn said_by_copula(&self, copula: usize) -> Option<usize> {
        if self.links(copula) { self.complement(copula) } else { None }
    }

    /// The copula of an adjective or noun behind it.
    pub fn copula_of(&self, complement: usize) -> Option<usize> {
        let said = matches!(self.relation(complement), Relation::Acomp | Relation::Attr | Relation::Oprd);
        if let Some(copula) = self.head(complement).filter(|&head| said && self.links(head)) {
            return Some(copula);
        }
        // "Is far from satisfied": what is denied of it.
        let from = self.head(complement).filter(|&from| from + 1 == complement && self.lemma(from) == "from")?;
        self.far_copula(from)
    }

    /// The copula that stands before "far from", by its "from".
    fn far_copula(&self, from: usize) -> Option<usize> {
        let far = from.checked_sub(1).filter(|&far| self.lower_lemma(far) == "far")?;
        self.head(far).filter(|&head| self.links(head))
    }

    /// The copula that says of something where or in what state it is, by the noun of that: "is on the table", "remained in force".
    pub fn place_said_of(&self, noun: usize) -> Option<usize> {
        let preposition = self.head(noun).filter(|_| self.relation(noun) == Relation::Pobj)?;
        let stays = |&verb: &usize| matches!(self.lemma(verb), "be" | "remain" | "stay");
        self.head(preposition)
            .filter(|verb| self.relation(preposition) == Relation::Prep && stays(verb) && self.said_by_copula(*verb).is_none())
    }

    fn links(&self, token: usize) -> bool {
        matches!(self.lemma(token), "be" | "become" | "remain" | "look" | "seem" | "appear" | "stay" | "get" | "sound")
    }

    /// The word that a coordinate word is joined to; `None` where it is not one.
    pub fn joined_to(&self, token: usize) -> Option<usize> {
        self.head(token).filter(|_| self.relation(token) == Relation::Conj)
    }

    /// The conjunction that joins the next word to this one ("and", "or").
    pub fn conjunction(&self, first: usize) -> Option<usize> {
        self.child(first, &[Relation::Cc])
    }

    /// Whether a coordinate predicate takes subject and auxiliaries from the one it is joined to: "may sink or burn".
    pub fn shares_with(&self, second: usize, first: usize) -> bool {
        let bare = !self.has_own_subject(second) && self.child(second, &[Relation::Aux]).is_none();
        bare && self.tag(first) == self.tag(second) && self.copula_of(second).is_none()
    }
}

#[cfg(test)]
mod tests;
