//! What each word hangs on: verbs that carry a clause, the noun before each as its subject and the noun behind it as its object; what stands
//! between hangs on the nearest of these.

use super::Form;
use super::words::Closed;
use crate::syntax::lemma;
use crate::syntax::tags::{Relation, Tag};

/// Heads of one sentence, counted from its first token, set from left to right.
pub(super) struct Arcs<'a> {
    forms: &'a [Form<'a>],
    tags: &'a [Tag],
    arcs: Vec<Option<(usize, Relation)>>,
    /// The verbs that carry a clause, in order.
    predicates: Vec<usize>,
}

/// What the walk over the sentence remembers.
#[derive(Default)]
struct Walk {
    /// The last verb that carries a clause.
    predicate: Option<usize>,
    /// A noun that waits for its verb, with the mark or word that opened its clause.
    subject: Option<usize>,
    opener: Option<usize>,
    preposition: Option<usize>,
    conjunction: Option<usize>,
    noun: Option<usize>,
}

impl<'a> Arcs<'a> {
    pub(super) fn new(forms: &'a [Form<'a>], tags: &'a [Tag]) -> Self {
        let mut arcs = Self { forms, tags, arcs: vec![None; forms.len()], predicates: Vec::new() };
        arcs.verb_groups();
        arcs.walk();
        arcs
    }

    fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Other)
    }

    fn lower(&self, at: usize) -> &'a str {
        self.forms.get(at).map_or("", |form| &form.lower)
    }

    fn closed(&self, at: usize) -> Closed {
        self.forms.get(at).map_or(Closed::default(), |form| form.closed)
    }

    fn set(&mut self, at: usize, head: usize, relation: Relation) {
        if let Some(place) = self.arcs.get_mut(at).filter(|place| place.is_none() && at != head) {
            *place = Some((head, relation));
        }
    }

    /// Joins auxiliaries, modals and "not" to the verb behind them.
    fn verb_groups(&mut self) {
        let mut at = 0;
        while at < self.forms.len() {
            let opens = self.tag(at) == Tag::Md || self.closed(at).is_be() || self.closed(at).is_have() || self.closed(at).is_do();
            let is_plain = self.tag(at).is_verb() && !matches!(self.tag(at), Tag::Vbg);
            if !(opens || is_plain) {
                at += 1;
                continue;
            }
            let mut members = vec![at];
            let mut next = at + 1;
            while opens && next < self.forms.len() {
                let tag = self.tag(next);
                if tag == Tag::Rb {
                    next += 1;
                } else if matches!(tag, Tag::Vb | Tag::Vbn | Tag::Vbg) || self.closed(next).is_be() && tag != Tag::Vbz {
                    members.push(next);
                    next += 1;
                } else {
                    break;
                }
            }
            let main = members.last().copied().unwrap_or(at);
            let passive = self.tag(main) == Tag::Vbn;
            for (index, &member) in members.iter().enumerate().take(members.len() - 1) {
                let is_last = index + 2 == members.len();
                let relation = if passive && is_last && self.closed(member).is_be() { Relation::Auxpass } else { Relation::Aux };
                self.set(member, main, relation);
            }
            for between in (at + 1)..main {
                let relation = if self.closed(between).is_negation() { Relation::Neg } else { Relation::Advmod };
                self.set(between, main, relation);
            }
            self.predicates.push(main);
            at = main + 1;
        }
    }

    fn walk(&mut self) {
        let mut walk = Walk::default();
        let mut at = 0;
        while at < self.forms.len() {
            if self.arcs.get(at).is_some_and(Option::is_some) {
                at += 1;
            } else if self.predicates.binary_search(&at).is_ok() {
                self.verb(at, &mut walk);
                at += 1;
            } else if self.is_in_noun(at) {
                let end = (at..self.forms.len()).find(|&next| !self.is_in_noun(next)).unwrap_or(self.forms.len());
                self.noun(at, end, &mut walk);
                at = end;
            } else {
                self.other(at, &mut walk);
                at += 1;
            }
        }
    }

    fn is_in_noun(&self, at: usize) -> bool {
        let tag = self.tag(at);
        let inside = tag.is_noun() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Jj | Tag::Dollar | Tag::Pos | Tag::Prp | Tag::Ex);
        inside && self.predicates.binary_search(&at).is_err()
    }

    /// A run of determiners, adjectives, numbers and nouns: its last noun heads it.
    fn noun(&mut self, start: usize, end: usize, walk: &mut Walk) {
        let is_head = |at: &usize| self.tag(*at).is_noun() || matches!(self.tag(*at), Tag::Prp | Tag::Ex);
        let head = (start..end).rev().find(is_head).or_else(|| (start..end).rev().find(|at| self.tag(*at) == Tag::Cd)).unwrap_or(end - 1);
        for at in (start..end).filter(|at| *at != head) {
            let relation = match self.tag(at) {
                Tag::Dt => Relation::Det,
                Tag::PrpS => Relation::Poss,
                Tag::Cd => Relation::Nummod,
                Tag::Dollar => Relation::Quantmod,
                Tag::Pos => Relation::Case,
                Tag::Jj => Relation::Amod,
                _ if self.tag(at + 1) == Tag::Pos => Relation::Poss,
                _ => Relation::Compound,
            };
            let to = if self.tag(at) == Tag::Pos { at.saturating_sub(1).max(start) } else { head };
            self.set(at, to, relation);
        }
        if let Some(preposition) = walk.preposition.take() {
            self.set(head, preposition, Relation::Pobj);
        } else if self.has_verb_behind(end) {
            walk.subject = Some(head);
        } else if let (Some(conjunction), Some(noun)) = (walk.conjunction, walk.noun) {
            self.set(conjunction, noun, Relation::Cc);
            self.set(head, noun, Relation::Conj);
        } else if let Some(predicate) = walk.predicate {
            let relation = if self.closed(predicate).is_be() { Relation::Attr } else { Relation::Dobj };
            self.set(head, predicate, relation);
        }
        walk.conjunction = None;
        walk.noun = Some(head);
    }

    /// Whether a verb follows before anything but prepositions with their nouns, and adverbs.
    fn has_verb_behind(&self, from: usize) -> bool {
        let mut at = from;
        while at < self.forms.len() {
            let passes = self.arcs.get(at).is_some_and(Option::is_some) || self.tag(at) == Tag::Rb;
            if self.predicates.binary_search(&at).is_ok() {
                return true;
            } else if self.closed(at).is_preposition() {
                at += 1;
                while at < self.forms.len() && self.is_in_noun(at) {
                    at += 1;
                }
            } else if passes {
                at += 1;
            } else {
                return false;
            }
        }
        false
    }

    fn verb(&mut self, at: usize, walk: &mut Walk) {
        let passive = self.tag(at) == Tag::Vbn;
        if let Some(subject) = walk.subject.take() {
            let relation = match self.tag(subject) {
                Tag::Ex => Relation::Expl,
                _ if passive => Relation::Nsubjpass,
                _ => Relation::Nsubj,
            };
            self.set(subject, at, relation);
        }
        if let Some(above) = walk.predicate {
            let opener = walk.opener.take();
            let word = opener.map_or("", |opener| self.lower(opener));
            let is_relative = opener.is_some_and(|opener| matches!(self.tag(opener), Tag::Wdt | Tag::Wp | Tag::WpS));
            let relation = match (opener, walk.noun) {
                (Some(opener), Some(noun)) if is_relative => {
                    self.set(opener, at, if passive { Relation::Nsubjpass } else { Relation::Nsubj });
                    self.set(at, noun, Relation::Relcl);
                    Relation::Relcl
                }
                (Some(opener), _) if word == "to" => {
                    self.set(opener, at, Relation::Aux);
                    Relation::Xcomp
                }
                (Some(opener), _) => {
                    self.set(opener, at, Relation::Mark);
                    if word == "that" { Relation::Ccomp } else { Relation::Advcl }
                }
                (None, _) => match walk.conjunction.take() {
                    Some(conjunction) => {
                        self.set(conjunction, above, Relation::Cc);
                        Relation::Conj
                    }
                    None if crate::lexicon::saying(&lemma::lemma(self.lower(above), self.tag(above), Relation::Root)).is_some() => {
                        Relation::Ccomp
                    }
                    None => Relation::Parataxis,
                },
            };
            self.set(at, above, relation);
        } else if let Some(opener) = walk.opener.take() {
            // "After the dam broke, ...": hangs on the main verb, which is yet to come.
            self.set(opener, at, Relation::Mark);
            if let Some(main) = self.predicates.iter().copied().find(|main| *main > at) {
                self.set(at, main, Relation::Advcl);
            }
        }
        (walk.predicate, walk.preposition, walk.conjunction) = (Some(at), None, None);
    }

    fn other(&mut self, at: usize, walk: &mut Walk) {
        let nearest = walk.predicate.or(walk.noun);
        let (tag, lower) = (self.tag(at), self.lower(at));
        let verb_follows = self.predicates.binary_search(&(at + 1)).is_ok();
        if tag == Tag::To && verb_follows || matches!(tag, Tag::Wdt | Tag::Wp | Tag::Wrb) {
            walk.opener = Some(at);
        } else if self.closed(at).is_subordinator() && self.opens_clause(at) {
            (walk.opener, walk.subject) = (Some(at), None);
        } else if matches!(tag, Tag::In | Tag::To) {
            // "of" belongs to the noun before it, most others to the verb.
            let head = if lower == "of" {
                walk.noun.or(walk.predicate)
            } else if walk.subject.is_some() {
                walk.noun
            } else {
                nearest
            };
            if let Some(head) = head {
                self.set(at, head, Relation::Prep);
            }
            walk.preposition = Some(at);
        } else if tag == Tag::Cc {
            walk.conjunction = Some(at);
        } else if tag == Tag::Vbg {
            let relation = if walk.preposition.is_some() { Relation::Pcomp } else { Relation::Advcl };
            if let Some(head) = walk.preposition.take().or(nearest) {
                self.set(at, head, relation);
                walk.predicate = walk.predicate.or(Some(at));
            }
        } else if tag == Tag::Rb {
            let next = self.predicates.iter().copied().find(|predicate| *predicate > at).filter(|next| *next <= at + 2);
            let relation = if self.closed(at).is_negation() { Relation::Neg } else { Relation::Advmod };
            if let Some(head) = next.or(nearest) {
                self.set(at, head, relation);
            }
        }
    }

    /// Whether a clause follows: a verb before the next mark.
    fn opens_clause(&self, at: usize) -> bool {
        let end = (at + 1..self.forms.len()).find(|next| self.tag(*next).is_punctuation()).unwrap_or(self.forms.len());
        self.predicates.iter().any(|predicate| (at + 1..end).contains(predicate))
    }

    /// Everything that hangs on nothing yet hangs on the root: the first verb that hangs on none, or the first noun, or the first word.
    pub(super) fn finish(self) -> Vec<(usize, Relation)> {
        let free = |at: &usize| self.arcs.get(*at).is_some_and(Option::is_none);
        let root = self.predicates.iter().copied().find(|at| free(at));
        let noun = || (0..self.forms.len()).find(|at| free(at) && self.tag(*at).is_noun());
        let root = root.or_else(noun).or_else(|| (0..self.forms.len()).find(free)).unwrap_or_default();
        let arcs = self.arcs.iter().enumerate().map(|(at, arc)| match arc {
            Some(arc) => *arc,
            None if at == root => (at, Relation::Root),
            None if self.tag(at).is_punctuation() => (root, Relation::Punct),
            None => (root, Relation::Dep),
        });
        let arcs: Vec<(usize, Relation)> = arcs.collect();
        without_loops(arcs, root)
    }
}

/// A tree for certain: what does not reach the root is hung on it.
fn without_loops(mut arcs: Vec<(usize, Relation)>, root: usize) -> Vec<(usize, Relation)> {
    for at in 0..arcs.len() {
        let mut above = at;
        let reaches = (0..arcs.len()).any(|_| {
            above = arcs.get(above).map_or(root, |arc| arc.0);
            above == root
        });
        if let Some(arc) = arcs.get_mut(at).filter(|_| !reaches && at != root) {
            *arc = (root, Relation::Dep);
        }
    }
    arcs
}
