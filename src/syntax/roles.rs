//! Who does what to whom: subjects, objects, agents, recipients, whatever the voice.

use super::clauses::DEPTH;
use super::{Parsed, Relation, Tag};
use crate::lexicon::{is_means, is_measure_of_difference};

/// Verbs whose subject, not their object, does what the infinitive says ("promised her to come").
const SUBJECT_CONTROL: &[&str] = &["promise", "vow", "pledge", "threaten", "swear", "use"];

impl Parsed {
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
            // "Accused the premier of having misled parliament": he misled it.
            Relation::Pcomp if self.object_before(head).is_some() => self.object_before(head).map_or(Inherited::None, Inherited::Is),
            Relation::Acl | Relation::Relcl => Inherited::Is(head),
            Relation::Conj | Relation::Advcl | Relation::Ccomp | Relation::Pcomp | Relation::Prep | Relation::Dep => {
                Inherited::From(self.predicate_of(head))
            }
            _ => Inherited::None,
        }
    }

    /// The object that stands between a verb and a preposition behind which it is told what the object does: "accused [the premier] of", "kept [him] from".
    fn object_before(&self, preposition: usize) -> Option<usize> {
        let verb = self.head(preposition).filter(|_| matches!(self.lemma(preposition), "from" | "into" | "of"))?;
        let active = self.tag(verb).is_verb() && !self.is_passive(verb);
        self.child(verb, &[Relation::Dobj]).filter(|&object| active && object > verb && object < preposition)
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
        if let Some(object) = self.two_objects(predicate).map(|(_, second)| second).or_else(|| self.child(predicate, &[Relation::Dobj])) {
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

    /// "Has lent the port 75 million euros": two objects of one verb in the active, whom it is for and what it is.
    fn two_objects(&self, predicate: usize) -> Option<(usize, usize)> {
        let mut objects = self.children(predicate).filter(|&child| self.relation(child) == Relation::Dobj && child > predicate);
        let (first, second) = (objects.next()?, objects.next()?);
        (!self.is_passive(predicate) && objects.next().is_none()).then_some((first, second))
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
        if let Some((first, _)) = self.two_objects(predicate) {
            return Some(first);
        }
        // "Babies were given water": the subject is to whom, the water what.
        if self.keeps_object(predicate) {
            return self.subject(predicate);
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
        found.find(|&agent| !matches!(self.entity(agent), Some((super::Entity::Date | super::Entity::Time, _))) && !self.is_by_means(agent))
    }

    /// Whether what stands behind "by" is a means or a measure: "by letter", "by four votes".
    fn is_by_means(&self, object: usize) -> bool {
        let determined = self.children(object).any(|child| matches!(self.relation(child), Relation::Det | Relation::Poss));
        is_measure_of_difference(self.lower_lemma(object))
            || !determined && self.tag(object) == Tag::Nn && is_means(self.lower_lemma(object))
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
        let passive = self.is_passive(predicate) && !self.keeps_object(predicate);
        if passive { self.subject(predicate) } else { self.object(predicate) }
    }

    /// Whether a passive has an object all the same: that of a verb with two ("was given water").
    fn keeps_object(&self, predicate: usize) -> bool {
        self.is_passive(predicate)
            && self.child(predicate, &[Relation::Nsubjpass]).is_some()
            && self.child(predicate, &[Relation::Dobj]).is_some()
    }

    /// The predicate whose own subject a token is, in the active.
    pub fn predicate_of_subject(&self, token: usize) -> Option<usize> {
        self.head(token).filter(|_| self.relation(token) == Relation::Nsubj)
    }

    /// Whether a clause has a subject of its own, "it" and "there" included.
    pub fn has_own_subject(&self, predicate: usize) -> bool {
        use Relation::{Csubj, Csubjpass, Expl, Nsubj, Nsubjpass};
        self.child(predicate, &[Nsubj, Nsubjpass, Csubj, Csubjpass, Expl]).is_some()
    }

    /// The verb whose direct object a noun is ("made" of "made the claim").
    pub fn verb_of_object(&self, noun: usize) -> Option<usize> {
        self.head(noun).filter(|_| self.relation(noun) == Relation::Dobj)
    }

    /// Whether two words play the same part in their clauses: both subjects, both modifiers of a noun.
    pub fn plays_part_of(&self, token: usize, other: &Self, others_token: usize) -> bool {
        self.relation(token) == other.relation(others_token)
    }
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
