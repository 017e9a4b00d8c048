//! Clauses: where they are, what belongs to them, and who does what to whom in them.

use super::{Parsed, Relation, Tag};
use crate::article::words::Tokens;

/// How many heads are followed upwards: no sentence nests deeper, and a tree that does is odd.
const DEPTH: usize = 16;

/// Verbs whose subject, not their object, does what the infinitive says ("promised her to come").
const SUBJECT_CONTROL: &[&str] = &["promise", "vow", "pledge", "threaten", "swear"];

impl Parsed {
    /// The predicate (verb, or the noun or adjective of a verbless clause) that governs a token; the token itself if it is one.
    /// Infinitives count ("to buy" of "plans to buy").
    pub fn predicate_of(&self, token: usize) -> usize {
        let mut at = token;
        for _ in 0..4 * DEPTH {
            if self.is_predicate(at) {
                return at;
            }
            let Some(head) = self.head(at) else { return at };
            at = head;
        }
        self.tree.owner(token)
    }

    /// Whether a token is the predicate of a clause, infinitives and participles included.
    pub fn is_predicate(&self, token: usize) -> bool {
        match self.relation(token) {
            Relation::Aux | Relation::Auxpass => false,
            Relation::Root | Relation::Parataxis => true,
            Relation::Ccomp
            | Relation::Xcomp
            | Relation::Advcl
            | Relation::Relcl
            | Relation::Acl
            | Relation::Pcomp
            | Relation::Csubj
            | Relation::Csubjpass
            | Relation::Conj => self.is_clausal(token),
            _ => false,
        }
    }

    /// Every predicate of a sentence whose clause states something of its own (main, coordinate, relative, adverbial, complement,
    /// participle), in order; infinitives belong to the clause above them.
    pub fn predicates(&self, sentence: Tokens) -> Vec<usize> {
        sentence.iter().filter(|&token| self.tree.owner(token) == token && !self.is_stray_mark(token)).collect()
    }

    /// The tokens of the clause of a predicate, without those of the clauses below it that state something of their own. Every token
    /// belongs to exactly one clause.
    pub fn clause_tokens(&self, predicate: usize) -> Vec<usize> {
        let owner = self.tree.owner(predicate);
        self.tree.extent(owner).iter().filter(|&token| self.tree.owner(token) == owner).collect()
    }

    /// The run from the first to the last token of the clause of a predicate, without marks at its ends; clauses inside it are part of
    /// the run ([`Parsed::clause_tokens`] leaves them out).
    pub fn clause(&self, predicate: usize) -> Tokens {
        let tokens = self.clause_tokens(predicate);
        let is_word = |token: &&usize| !self.tag(**token).is_punctuation();
        match (tokens.iter().find(is_word), tokens.iter().rev().find(is_word)) {
            (Some(&first), Some(&last)) => Tokens::new(first, last + 1),
            _ => Tokens::new(predicate, predicate + 1),
        }
    }

    /// A root that is a mark beside other roots is no predicate.
    fn is_stray_mark(&self, token: usize) -> bool {
        self.tag(token).is_punctuation() && self.sentence(self.sentence_of(token)).len() > 1 && self.tree.extent(token).len() == 1
    }

    fn is_clausal(&self, token: usize) -> bool {
        self.tree.is_clausal(&self.syntax, token)
    }

    /// The head of the subject of a predicate, inherited from a governing or coordinated clause where it has none of its own; for a
    /// passive the patient, which is its grammatical subject. A relative pronoun stands for the noun that it refers to.
    pub fn subject(&self, predicate: usize) -> Option<usize> {
        let mut at = predicate;
        for _ in 0..DEPTH {
            if let Some(own) = self.own_subject(at) {
                return Some(own).filter(|own| *own != predicate);
            }
            match self.subject_by_relation(at) {
                Inherited::From(above) if above != at => at = above,
                Inherited::Is(subject) => return Some(subject).filter(|subject| *subject != predicate),
                Inherited::From(_) | Inherited::None => return None,
            }
        }
        None
    }

    /// The subject that stands in the clause itself.
    pub fn own_subject(&self, predicate: usize) -> Option<usize> {
        let subject = self.child(predicate, &[Relation::Nsubj, Relation::Nsubjpass, Relation::Csubj, Relation::Csubjpass]);
        match subject {
            Some(subject) => Some(self.antecedent(subject, predicate).unwrap_or(subject)),
            // "There were three dead."
            None => self.child(predicate, &[Relation::Expl]).and_then(|_| self.child(predicate, &[Relation::Attr, Relation::Dobj])),
        }
    }

    /// The noun that a relative pronoun of that clause refers to.
    fn antecedent(&self, pronoun: usize, predicate: usize) -> Option<usize> {
        if !matches!(self.tag(pronoun), Tag::Wdt | Tag::Wp) {
            return None;
        }
        let mut at = predicate;
        for _ in 0..DEPTH {
            match self.relation(at) {
                Relation::Relcl => return self.head(at),
                Relation::Conj | Relation::Ccomp | Relation::Xcomp => at = self.head(at)?,
                _ => return None,
            }
        }
        None
    }

    /// Where a clause without a subject takes it from.
    fn subject_by_relation(&self, predicate: usize) -> Inherited {
        let Some(head) = self.head(predicate) else { return Inherited::None };
        match self.relation(predicate) {
            Relation::Xcomp => match self.child(head, &[Relation::Dobj]).filter(|_| self.has_object_control(head, predicate)) {
                Some(object) => Inherited::Is(self.antecedent(object, head).unwrap_or(object)),
                None => Inherited::From(head),
            },
            Relation::Acl if self.is_infinitive(predicate) => {
                self.child(head, &[Relation::Poss]).map_or_else(|| Inherited::From(self.predicate_of(head)), Inherited::Is)
            }
            Relation::Acl | Relation::Relcl => Inherited::Is(head),
            Relation::Conj | Relation::Advcl | Relation::Ccomp | Relation::Pcomp | Relation::Prep | Relation::Dep => {
                Inherited::From(self.predicate_of(head))
            }
            _ => Inherited::None,
        }
    }

    fn has_object_control(&self, head: usize, predicate: usize) -> bool {
        let object_is_before = self.child(head, &[Relation::Dobj]).is_some_and(|object| object < predicate);
        object_is_before && !SUBJECT_CONTROL.contains(&self.lemma(head))
    }

    fn is_infinitive(&self, token: usize) -> bool {
        self.tree.is_infinitive(&self.syntax, token)
    }

    /// The head of the direct object of a predicate; of a relative clause the noun that it belongs to, where that is its object ("the
    /// firm that Apple bought").
    pub fn object(&self, predicate: usize) -> Option<usize> {
        if let Some(object) = self.child(predicate, &[Relation::Dobj]) {
            return Some(self.antecedent(object, predicate).unwrap_or(object));
        }
        if self.is_object_gap(predicate) {
            return self.head(predicate);
        }
        // "bought and sold shares": the first verb shares the object of the second where nothing stands between them.
        let sharing =
            self.child(predicate, &[Relation::Conj]).filter(|&other| other <= predicate + 2 && self.tag(other) == self.tag(predicate));
        sharing.and_then(|other| self.child(other, &[Relation::Dobj]))
    }

    /// "the firm Apple bought": a relative clause with a subject and without anything that could be its object.
    fn is_object_gap(&self, predicate: usize) -> bool {
        use Relation::{Acomp, Attr, Ccomp, Dobj, Nsubj, Oprd, Xcomp};
        let relative_adverb = self.children(predicate).any(|child| self.tag(child) == Tag::Wrb);
        let stranded =
            self.children(predicate).any(|child| self.relation(child) == Relation::Prep && self.child(child, &[Relation::Pobj]).is_none());
        let own = self.child(predicate, &[Nsubj]).is_some_and(|subject| !matches!(self.tag(subject), Tag::Wdt | Tag::Wp));
        self.relation(predicate) == Relation::Relcl
            && own
            && !relative_adverb
            && !stranded
            && !self.is_passive(predicate)
            && self.child(predicate, &[Acomp, Attr, Ccomp, Dobj, Oprd, Xcomp]).is_none()
    }

    /// What a predicate says its subject is: "the new head" of "she is the new head", "ill" of "fell ill".
    pub fn complement(&self, predicate: usize) -> Option<usize> {
        self.child(predicate, &[Relation::Attr, Relation::Acomp, Relation::Oprd])
    }

    /// The head of the indirect object or the recipient ("to", "for") of a predicate.
    pub fn recipient(&self, predicate: usize) -> Option<usize> {
        let inside = |preposition: usize| self.child(preposition, &[Relation::Pobj]);
        if let Some(dative) = self.child(predicate, &[Relation::Dative]) {
            return Some(inside(dative).unwrap_or(dative));
        }
        let to = |&child: &usize| self.relation(child) == Relation::Prep && matches!(self.lemma(child), "to" | "for");
        self.children(predicate).filter(to).find_map(inside)
    }

    /// Who does it in a passive ("bought by Apple").
    pub fn agent(&self, predicate: usize) -> Option<usize> {
        let by = |&child: &usize| {
            let is_by = self.relation(child) == Relation::Prep && self.lemma(child) == "by" && self.is_passive(predicate);
            self.relation(child) == Relation::Agent || is_by
        };
        let agents = self.children(predicate).filter(by);
        let mut found = agents.filter_map(|child| self.child(child, &[Relation::Pobj]));
        // "killed by Monday" has no agent.
        found.find(|&agent| !matches!(self.entity(agent), Some((super::Entity::Date | super::Entity::Time, _))))
    }

    /// Whether the predicate is a passive, participles that qualify a noun included ("the firm bought by Apple").
    pub fn is_passive(&self, predicate: usize) -> bool {
        let marked = self.child(predicate, &[Relation::Auxpass, Relation::Nsubjpass, Relation::Csubjpass, Relation::Agent]);
        if marked.is_some() {
            return true;
        }
        let alone = self.tag(predicate) == Tag::Vbn && self.child(predicate, &[Relation::Aux, Relation::Nsubj]).is_none();
        match self.relation(predicate) {
            Relation::Acl | Relation::Advcl => alone,
            // "was arrested and charged"
            Relation::Conj if alone => {
                self.head(predicate).is_some_and(|head| self.tag(head) == Tag::Vbn && self.child(head, &[Relation::Auxpass]).is_some())
            }
            _ => false,
        }
    }

    /// Who does it, whatever the voice: the subject of an active, the agent of a passive.
    pub fn doer(&self, predicate: usize) -> Option<usize> {
        if self.is_passive(predicate) { self.agent(predicate) } else { self.subject(predicate) }
    }

    /// To whom it is done, whatever the voice: the object of an active, the subject of a passive.
    pub fn undergoer(&self, predicate: usize) -> Option<usize> {
        if self.is_passive(predicate) { self.subject(predicate) } else { self.object(predicate) }
    }

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
        if let Some(without) = self.head(token).filter(|&head| self.lemma(head) == "without") {
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
}

fn is_negative_pronoun(lemma: &str) -> bool {
    matches!(lemma, "none" | "nobody" | "nothing" | "nowhere" | "neither")
}

/// Where a subject comes from.
enum Inherited {
    /// The subject of that predicate.
    From(usize),
    /// That noun.
    Is(usize),
    /// Nowhere.
    None,
}

#[cfg(test)]
mod tests;
