//! What a figure counts, what changes by it, whose it is, and where and when it holds.

use super::clauses::DEPTH;
use super::{Entity, Parsed, Relation, Tag};
use crate::article::words::Tokens;

impl Parsed {
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

    /// What a verb changes to, from or by an amount: "rate" of "cut its key rate to 3.5%", "prices" of "raised prices by 5%".
    pub fn changed_noun(&self, amount: usize) -> Option<usize> {
        let preposition = self.head(amount).filter(|_| self.relation(amount) == Relation::Pobj)?;
        let verb = self.head(preposition).filter(|&verb| self.is_predicate(verb))?;
        let object = self.child(verb, &[Relation::Dobj]).filter(|_| matches!(self.lemma(preposition), "to" | "from" | "by" | "at"));
        object.filter(|&noun| self.tag(noun).is_common_noun())
    }

    /// Whose a noun is, by name or description: "Larkfield's revenue", "revenue of Larkfield", "Larkfield revenue"; not "its revenue".
    pub fn named_owner(&self, noun: usize) -> Option<usize> {
        let owns = |token: &usize| self.tag(*token).is_name() && !self.is_amount_or_time(*token);
        let pronoun = |token: &usize| matches!(self.tag(*token), Tag::Prp | Tag::PrpS);
        let joined = || self.children(noun).filter(|&child| matches!(self.relation(child), Relation::Compound | Relation::Nmod)).find(owns);
        let of = |&(preposition, _): &(usize, usize)| matches!(self.lemma(preposition), "of" | "at" | "for");
        let behind = || self.prepositional(noun).filter(of).map(|(_, object)| object).find(owns);
        self.possessor(noun).filter(|owner| !pronoun(owner)).or_else(joined).or_else(behind)
    }

    /// People, organisations and places own; days and amounts do not.
    fn is_amount_or_time(&self, token: usize) -> bool {
        use Entity::{Cardinal, Date, Money, Ordinal, Percent, Quantity, Time};
        matches!(self.entity(token), Some((Date | Time | Money | Percent | Cardinal | Ordinal | Quantity, _)))
    }

    /// The heads of the time expressions in a run of tokens, those of `except` aside.
    pub fn times(&self, tokens: Tokens, except: Tokens) -> impl Iterator<Item = usize> + '_ {
        let dated = move |token: usize| matches!(self.entity(token), Some((Entity::Date, _))) && !except.holds(token);
        tokens.iter().filter(move |&token| dated(token) && self.head(token).is_none_or(|head| !dated(head)))
    }

    /// The head of what a quantifier ranges over: "ships" of "all of the ships", "every ship", "only two of the ships".
    pub fn quantified(&self, quantifier: usize) -> Option<usize> {
        use Relation::{Advmod, Amod, Det, Neg, Nmod, Nummod, Poss, Preconj, Predet, Quantmod};
        let of = self.prepositional(quantifier).find(|&(preposition, _)| self.lemma(preposition) == "of");
        if let Some((_, inside)) = of {
            return Some(inside);
        }
        let head = self.head(quantifier)?;
        // "Applies only to ships built before 1990".
        if let Some(behind) = self.behind(head).filter(|_| self.relation(head) == Relation::Prep && self.relation(quantifier) == Advmod) {
            return Some(behind);
        }
        if !matches!(self.relation(quantifier), Det | Amod | Predet | Advmod | Quantmod | Nummod | Poss | Preconj | Nmod | Neg) {
            return None;
        }
        // "Every one of the ships".
        if let Some((_, ships)) = self.prepositional(head).find(|&(of, _)| self.lemma(head) == "one" && self.lemma(of) == "of") {
            return Some(ships);
        }
        // "Only two of the nine bridges": the number stands between.
        if self.tag(head) == Tag::Cd { self.head(head).filter(|&noun| self.tag(noun).is_noun()).or(Some(head)) } else { Some(head) }
    }
}

#[cfg(test)]
mod tests;
