//! What a "not" covers: the words that negate a predicate, inside its own clause, and through its subject and its objects.
//!
//! "Not only", "no doubt", "no fewer than", "not until 2031" negate nothing.

use super::clauses::DEPTH;
use super::{Parsed, Relation, Tag};

impl Parsed {
    /// The word that negates a predicate or a noun phrase ("not", "never", "no", "without"), if one does. A predicate is negated by its
    /// subject or object too ("no one came"), and a coordinate one by what negates the first ("did not call or write").
    pub fn negation(&self, token: usize) -> Option<usize> {
        let mut at = token;
        for _ in 0..DEPTH {
            if let Some(found) = self.own_negation(at) {
                return Some(found);
            }
            let head = self.head(at).filter(|_| self.relation(at) == Relation::Conj && self.own_subject(at).is_none())?;
            let or = self.children(head).any(|child| self.relation(child) == Relation::Cc && matches!(self.lemma(child), "or" | "nor"));
            if !or {
                return None;
            }
            at = head;
        }
        None
    }

    fn own_negation(&self, token: usize) -> Option<usize> {
        let negates = |&child: &usize| {
            let word = self.lemma(child);
            match self.relation(child) {
                Relation::Neg => true,
                Relation::Det | Relation::Preconj | Relation::Cc => matches!(word, "no" | "neither") && child < token,
                Relation::Advmod => matches!(word, "never" | "nor" | "no" | "neither"),
                _ => false,
            }
        };
        if let Some(found) = self.children(token).find(negates) {
            return Some(found);
        }
        let free = |of: usize| self.lemma(of) == "of" && of > 0 && matches!(self.lemma(of - 1), "free" | "devoid" | "instead");
        if let Some(without) = self.head(token).filter(|&head| self.lemma(head) == "without" || free(head)) {
            return Some(without);
        }
        if !self.is_predicate(token) {
            return is_negative_pronoun(self.lemma(token)).then_some(token);
        }
        let arguments = self.children(token).filter(|&child| {
            use Relation::{Attr, Dobj, Nsubj, Nsubjpass};
            matches!(self.relation(child), Attr | Dobj | Nsubj | Nsubjpass)
        });
        arguments.filter_map(|argument| self.negation_of_argument(argument)).next()
    }

    fn negation_of_argument(&self, argument: usize) -> Option<usize> {
        let no = |&child: &usize| self.relation(child) == Relation::Det && matches!(self.lemma(child), "no" | "neither");
        is_negative_pronoun(self.lemma(argument)).then_some(argument).or_else(|| self.children(argument).find(no))
    }

    /// Whether a noun phrase names nobody or nothing: "nobody", "no one", "none of them", "neither".
    pub fn is_negative(&self, token: usize) -> bool {
        let no = |child: usize| self.relation(child) == Relation::Det && matches!(self.lemma(child), "no" | "neither");
        is_negative_pronoun(self.lemma(token)) || self.lemma(token) == "one" && self.children(token).any(no)
    }

    /// The words that negate the clause of a predicate, in order; two of them affirm. [`Parsed::negation`] asks of noun phrases too.
    pub fn negations(&self, predicate: usize) -> Vec<usize> {
        let mut found: Vec<usize> = self.children(predicate).filter_map(|child| self.negation_in(predicate, child)).collect();
        if let Some(copula) = self.copula_of(predicate) {
            found.extend(self.children(copula).filter(|&child| child != predicate).filter_map(|child| self.negation_in(copula, child)));
            found.extend(self.far_from(copula));
        }
        // "Is not binding": the parser may hang the "not" on what the copula says.
        if let Some(said) = self.said_by_copula(predicate) {
            found.extend(self.children(said).filter(|&child| self.relation(child) == Relation::Neg && child < said));
        }
        found.extend(self.far_from(predicate));
        if self.children(predicate).any(|child| self.lemma(child) == "nor" && self.relation(child) == Relation::Preconj) {
            found.push(predicate);
        }
        found.extend(self.joined_by_nor(predicate));
        // "Nor was any leak detected".
        let is_auxiliary = |&child: &usize| matches!(self.relation(child), Relation::Aux | Relation::Auxpass);
        let first = self.children(predicate).filter(is_auxiliary).min().and_then(|first| first.checked_sub(1));
        found.extend(first.filter(|&nor| self.lemma(nor) == "nor"));
        found.extend(self.too_much(predicate));
        if self.is_until(predicate) {
            found.retain(|&negation| self.relation(negation) != Relation::Neg);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What negates through one child of the predicate.
    fn negation_in(&self, predicate: usize, at: usize) -> Option<usize> {
        // "Voting no to the budget" denies no vote.
        if at > predicate
            && self.lemma(at) == "no"
            && matches!(self.lemma(predicate), "answer" | "say" | "vote")
            && !self.tag(at + 1).is_noun()
        {
            return None;
        }
        match self.relation(at) {
            Relation::Neg => self.does_negate(predicate, at).then_some(at),
            Relation::Advmod => self.negating_adverb(predicate, at),
            Relation::Preconj => matches!(self.lemma(at), "neither").then_some(at),
            // "Nor did the bank pay."
            Relation::Cc => (at < predicate && self.lemma(at) == "nor").then_some(at),
            Relation::Nsubj | Relation::Nsubjpass | Relation::Dobj | Relation::Attr | Relation::Dative => self.negating_argument(at),
            // "Bound by nothing", "knows of nobody"; not "came to nothing".
            Relation::Prep | Relation::Agent => self.child(at, &[Relation::Pobj]).and_then(|object| {
                // "Was violated by neither side", "by no bank".
                let by = self.relation(at) == Relation::Agent;
                let none = || by || self.is_nobody(object) && matches!(self.lemma(at), "by" | "of" | "with" | "from");
                self.negating_idiom(object).or_else(|| none().then(|| self.negating_argument(object)).flatten())
            }),
            _ => None,
        }
    }

    fn negating_adverb(&self, predicate: usize, at: usize) -> Option<usize> {
        let own = matches!(self.lemma(at), "never" | "not" | "n't" | "hardly" | "barely" | "scarcely" | "nowhere" | "no");
        if own && self.does_negate(predicate, at) {
            return Some(at);
        }
        // "hardly ever"
        if self.lemma(at) == "ever" {
            return self.children(at).find(|&below| matches!(self.lemma(below), "hardly" | "barely" | "scarcely"));
        }
        // "no longer", "not yet", "not even once"
        let longer = matches!(self.lemma(at), "long" | "longer" | "yet" | "any" | "anymore" | "once" | "even");
        self.children(at).find(|&below| longer && matches!(self.lemma(below), "no" | "not" | "n't"))
    }

    /// Whether a "not" is one: "not only", "not just", "whether or not" are none.
    fn does_negate(&self, predicate: usize, at: usize) -> bool {
        let next = self.lemma(at + 1);
        let before = at.checked_sub(1).map_or("", |before| self.lemma(before));
        let addition = matches!(next, "only" | "just" | "merely" | "simply" | "least" | "necessarily" | "to_mention");
        let choice = before == "or" && predicate != at + 1;
        !addition && !choice && next != "doubt"
    }

    /// A subject or object that holds a negation: "no bank", "nobody", "none of them", "neither side", "not one".
    fn negating_argument(&self, head: usize) -> Option<usize> {
        if self.is_nobody(head) {
            // "Nothing but metal", "no one other than him".
            let but = matches!(self.lemma(head + 1), "but" | "except" | "other" | "less" | "short");
            return (!but).then_some(head);
        }
        let negating = |&at: &usize| {
            let relation = matches!(self.relation(at), Relation::Det | Relation::Neg | Relation::Preconj | Relation::Advmod);
            // "Not many members support it": few do.
            let counts =
                self.lemma(at) == "not" && matches!(self.lemma(at + 1), "all" | "every" | "everybody" | "everyone" | "many" | "much");
            relation && matches!(self.lemma(at), "no" | "neither" | "not") && !self.bounds_a_number(at) && !counts
        };
        let own = self.children(head).find(negating);
        // "No guests' card details were stolen".
        let of_owner = || self.child(head, &[Relation::Poss]).and_then(|owner| self.children(owner).find(negating));
        let own = own.or_else(of_owner);
        // "not a single ship", "not one of them": the number carries the "not".
        let number = self.children(head).find(|&at| matches!(self.relation(at), Relation::Nummod | Relation::Det | Relation::Amod));
        let found = own.or_else(|| number.and_then(|number| self.children(number).find(negating)));
        found.filter(|_| !matches!(self.lemma(head), "doubt" | "wonder" | "matter" | "less" | "more" | "few" | "one's"))
    }

    fn is_nobody(&self, token: usize) -> bool {
        matches!(self.lemma(token), "nobody" | "none" | "nothing" | "nowhere" | "noone" | "no-one")
            || (self.lemma(token) == "neither" && !matches!(self.relation(token), Relation::Preconj | Relation::Cc))
    }

    /// "No fewer than", "not more than": a bound, not a negation.
    fn bounds_a_number(&self, at: usize) -> bool {
        let near = [self.form(at + 1), self.form(at + 2)];
        near.iter().any(|form| matches!(form.to_lowercase().as_str(), "fewer" | "less" | "more" | "later" | "earlier" | "sooner" | "doubt"))
    }

    /// "By no means", "at no point", "in no way", "under no circumstances".
    fn negating_idiom(&self, object: usize) -> Option<usize> {
        let noun =
            matches!(self.lemma(object), "mean" | "means" | "point" | "time" | "way" | "circumstance" | "account" | "event" | "case");
        self.children(object).find(|&at| noun && self.lemma(at) == "no")
    }

    /// "Is far from settled", "was far from being in a good mood"; not "is far from the town".
    fn far_from(&self, predicate: usize) -> Option<usize> {
        let far = self.children(predicate).find(|&child| child > predicate && self.lower_lemma(child) == "far")?;
        let from = [far, predicate].into_iter().flat_map(|at| self.children(at)).find(|&at| at == far + 1 && self.lemma(at) == "from")?;
        let quality = |at: usize| matches!(self.tag(at), Tag::Jj | Tag::Vbn | Tag::Vbg);
        self.children(from).any(quality).then_some(far)
    }

    /// "Too poor to buy glue": it is not bought.
    fn too_much(&self, predicate: usize) -> Option<usize> {
        let infinitive = self.children(predicate).any(|child| self.tag(child) == Tag::To);
        let quality = self.head(predicate).filter(|&head| infinitive && matches!(self.tag(head), Tag::Jj | Tag::Rb))?;
        self.children(quality)
            .find(|&child| child < quality && self.relation(child) == Relation::Advmod && self.lower_lemma(child) == "too")
    }

    /// "Neither came nor called": the second verb is negated by its "nor".
    fn joined_by_nor(&self, predicate: usize) -> Option<usize> {
        let first = self.head(predicate).filter(|_| self.relation(predicate) == Relation::Conj)?;
        self.children(first).find(|&at| at < predicate && self.lemma(at) == "nor" && self.relation(at) == Relation::Cc)
    }

    /// Whether a predicate holds, or does not hold, up to a time: "will stay shut until May", "did not arrive until Monday" (it did arrive, then).
    pub fn is_until(&self, predicate: usize) -> bool {
        let bounds = |&at: &usize| {
            let until = matches!(self.lemma(at), "until" | "till");
            let clause = self.relation(at) == Relation::Advcl && self.children(at).any(|mark| matches!(self.lemma(mark), "until" | "till"));
            until && at > predicate || clause
        };
        let named = |at: usize| self.tag(at) == Tag::In || self.relation(at) == Relation::Advcl;
        self.children(predicate).filter(|&at| named(at)).any(|at| bounds(&at))
    }

    /// Whether a predicate is denied up to a time and comes true then: "will not know until Thursday".
    pub fn is_negated_until(&self, predicate: usize) -> bool {
        self.is_until(predicate) && self.children(predicate).any(|child| self.relation(child) == Relation::Neg)
    }

    /// The word that makes a noun phrase one of nothing or next to nothing: "no power", "little chance".
    pub fn emptying_word(&self, noun: usize) -> Option<usize> {
        self.children(noun).find(|&child| matches!(self.lemma(child), "no" | "little" | "neither"))
    }
}

fn is_negative_pronoun(lemma: &str) -> bool {
    matches!(lemma, "none" | "nobody" | "nothing" | "nowhere" | "neither")
}

#[cfg(test)]
mod tests;
