//! Clauses: where they are, what belongs to them, of what kind they are, and what hangs on them.

use super::{Parsed, Relation, Tag};
use crate::article::words::Tokens;

/// How many heads are followed upwards: no sentence nests deeper, and a tree that does is odd.
pub(super) const DEPTH: usize = 16;

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
            | Relation::Csubjpass => self.is_clausal(token) && !self.counts_on(token),
            Relation::Conj => self.is_clausal(token) && self.inverted_speaker(token).is_none(),
            _ => false,
        }
    }

    /// Every predicate of a sentence whose clause states something of its own (main, coordinate, relative, adverbial, complement,
    /// participle), in order; infinitives belong to the clause above them.
    pub fn predicates(&self, sentence: Tokens) -> Vec<usize> {
        sentence
            .iter()
            .filter(|&token| self.tree.owner(token) == token && !self.is_stray_mark(token) && self.inverted_speaker(token).is_none())
            .collect()
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
        let owner = self.tree.owner(predicate);
        let is_word = |token: &usize| self.tree.owner(*token) == owner && !self.tag(*token).is_punctuation();
        let extent = self.tree.extent(owner);
        match (extent.iter().find(is_word), extent.iter().rfind(is_word)) {
            (Some(first), Some(last)) => Tokens::new(first, last + 1),
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

    /// The predicate of the clause that a clause hangs on.
    pub fn clause_above(&self, predicate: usize) -> Option<usize> {
        self.head(self.tree.owner(predicate)).map(|above| self.tree.owner(above))
    }

    /// What kind of clause a predicate heads.
    pub fn clause_kind(&self, predicate: usize) -> ClauseKind {
        match self.relation(predicate) {
            Relation::Root | Relation::Conj | Relation::Parataxis => ClauseKind::Main,
            Relation::Advcl => ClauseKind::Adverbial,
            Relation::Relcl => ClauseKind::Relative,
            Relation::Acl => ClauseKind::OfNoun,
            _ => ClauseKind::Other,
        }
    }

    /// Whether a word of its own brings the clause in: "that", "because", "whether".
    pub fn is_marked(&self, predicate: usize) -> bool {
        self.child(predicate, &[Relation::Mark]).is_some()
    }

    /// Whether a clause has a mark, a subject or an adverb of its own, as bare participles have not.
    pub fn is_full_clause(&self, predicate: usize) -> bool {
        self.child(predicate, &[Relation::Mark, Relation::Nsubj, Relation::Nsubjpass, Relation::Advmod]).is_some()
    }

    /// "For the third day running".
    fn counts_on(&self, token: usize) -> bool {
        let time = |before: usize| matches!(self.lower_lemma(before), "day" | "month" | "night" | "time" | "week" | "year");
        self.lower(token) == "running" && token.checked_sub(1).is_some_and(time) && !self.tag(token + 1).is_noun()
    }

    /// The predicates of what a verb says, thinks or shows, where that is a clause with a subject of its own ("said that it closed").
    pub fn complement_clauses(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(verb).filter(|&child| self.relation(child) == Relation::Ccomp)
    }

    /// Whether a word has a complement that is a clause: "likely to close", "certain that it closed".
    pub fn takes_clause(&self, word: usize) -> bool {
        self.child(word, &[Relation::Xcomp, Relation::Ccomp]).is_some()
    }

    /// The predicate of a clause that completes another predicate, with a subject of its own or without: "sell" of "plans to sell".
    pub fn inner_clause(&self, predicate: usize) -> Option<usize> {
        self.child(predicate, &[Relation::Xcomp, Relation::Ccomp])
    }

    /// Whether a clause is only supposed: the subject of another one ("accepting it would have cost her the title"), or a condition.
    pub fn is_supposed(&self, predicate: usize) -> bool {
        match self.relation(predicate) {
            Relation::Csubj | Relation::Csubjpass => true,
            Relation::Advcl => {
                self.children(predicate).any(|mark| matches!(self.lemma(mark), "if" | "unless")) && !self.asks_whether(predicate)
            }
            _ => false,
        }
    }

    /// Whether a word brings in an adverbial clause: "if it rains", and not "asked if it rains".
    pub fn brings_in_adverbial(&self, mark: usize) -> bool {
        self.relation(mark) == Relation::Prep || self.head(mark).is_some_and(|clause| self.relation(clause) == Relation::Advcl)
    }

    /// Whether a clause is cut down by a word of time or exception: it stands behind "until" itself, or is negated and has "before", "in
    /// less than", "except" or "other than" beside it.
    pub fn is_bounded(&self, predicate: usize) -> bool {
        const WITHIN: [&str; 5] = ["until", "till", "before", "lest", "unless"];
        const BESIDE: [&str; 8] = ["before", "without", "except", "unless", "until", "till", "beyond", "otherwise"];
        let marked =
            self.relation(predicate) == Relation::Advcl && self.children(predicate).any(|mark| WITHIN.contains(&self.lower_lemma(mark)));
        let clause = self.clause(predicate);
        let compares = |at: usize| self.lower(at + 1) == "than" && matches!(self.lower(at), "less" | "more" | "other" | "fewer" | "rather");
        // What "without" itself denies ("left without paying") is denied outright.
        let own = |at: usize| self.lower(at) == "without" && self.head(predicate) == Some(at);
        let cut = || clause.iter().any(|at| BESIDE.contains(&self.lower(at)) && !own(at) || compares(at));
        marked || self.negation(predicate).is_some() && cut()
    }

    /// Whether a clause tells since when or for how long: "has not won since May", "had not won for two years".
    pub fn tells_how_long(&self, predicate: usize) -> bool {
        const TIMES: [&str; 6] = ["year", "month", "week", "day", "decade", "hour"];
        let for_long =
            |at: usize| matches!(self.lower(at), "for" | "in") && (at + 1..at + 4).any(|next| TIMES.contains(&self.lower_lemma(next)));
        self.clause(predicate).iter().any(|at| self.lower(at) == "since" || for_long(at))
    }

    /// The clause that a mark ("if", "unless") brings in: its predicate.
    pub fn marked_clause(&self, mark: usize) -> Option<usize> {
        self.head(mark)
    }

    /// What the clause headed by `token`, or a deed that is named by a noun ("suspected of murder"), is a complement of; `None` where it is a
    /// main, relative or adverbial clause.
    pub fn clause_governor(&self, token: usize) -> Option<Governor> {
        let head = self.head(token)?;
        let directly = |bond| Some(Governor { token: head, preposition: None, bond });
        let through = |bond| Some(Governor { token: self.head(head)?, preposition: Some(head), bond });
        match self.relation(token) {
            Relation::Xcomp => directly(Bond::Open),
            Relation::Ccomp => directly(Bond::Finite),
            Relation::Acl => directly(Bond::OfNoun),
            Relation::Csubj | Relation::Csubjpass => directly(Bond::Clause),
            Relation::Pcomp => through(Bond::Clause),
            Relation::Pobj => through(Bond::Thing),
            Relation::Oprd | Relation::Dobj | Relation::Attr | Relation::Acomp => directly(Bond::Thing),
            Relation::Advcl if self.takes_to(token) => directly(Bond::Thing),
            _ => None,
        }
    }

    /// Whether a verb is an infinitive with "to".
    pub fn takes_to(&self, verb: usize) -> bool {
        self.children(verb).any(|child| self.tag(child) == Tag::To)
    }

    /// Whether a complement clause leaves it open whether it holds: "whether to close the plant".
    pub fn asks_whether(&self, predicate: usize) -> bool {
        let complement = matches!(self.relation(predicate), Relation::Ccomp | Relation::Xcomp | Relation::Pcomp | Relation::Csubj);
        // "Does not know yet if".
        let asking = || {
            self.head(predicate).is_some_and(|verb| matches!(self.lower_lemma(verb), "know" | "say" | "ask" | "tell" | "decide" | "clear"))
        };
        let adverbial = self.relation(predicate) == Relation::Advcl && asking();
        let asks = |mark: usize| self.lemma(mark) == "whether" && complement || self.lemma(mark) == "if" && asking();
        (complement || adverbial) && self.children(predicate).any(asks)
    }

    /// The words that may bring in what stands beside a predicate, in order: the head of each adverbial clause or phrase, and the marks of
    /// that clause ("if" of "if it agrees").
    pub fn adverbial_markers(&self, predicate: usize) -> impl Iterator<Item = usize> + '_ {
        use Relation::{Advcl, Advmod, Aux, Mark, Prep};
        let beside = self.children(predicate).filter(|&child| matches!(self.relation(child), Advcl | Prep));
        let markers = |clause| self.children(clause).filter(|&child| matches!(self.relation(child), Mark | Advmod | Prep | Aux));
        beside.flat_map(move |clause| std::iter::once(clause).chain(markers(clause)))
    }
}

/// What kind of clause it is, by how it hangs on the rest of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A main clause, one coordinated with another, or one put beside it.
    Main,
    /// "because it rained", "driving home".
    Adverbial,
    /// "who won", "that closed".
    Relative,
    /// Participles, infinitives and clauses behind a noun: "the claim made in March", "the plan to close", "the fact that it closed".
    OfNoun,
    /// What is said, planned or caused, and all else.
    Other,
}

/// How a clause is tied to the word that governs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// It has no subject of its own: "refused to pay", "stopped paying".
    Open,
    /// It has its own subject: "said that it paid".
    Finite,
    /// It hangs on a noun: "the plan to pay".
    OfNoun,
    /// It is a subject, or stands behind a preposition: "accused of paying".
    Clause,
    /// It is no clause but a thing, or tells the purpose: "suspected of murder".
    Thing,
}

impl Bond {
    /// Whether what hangs on a word so is a clause, whatever the tag of its head.
    pub fn is_clause(self) -> bool {
        match self {
            Self::Open | Self::Finite | Self::OfNoun | Self::Clause => true,
            Self::Thing => false,
        }
    }
}

/// A word that governs a clause, directly or through a preposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Governor {
    /// The verb, noun or adjective.
    pub token: usize,
    /// The preposition in between ("accused of stealing"), if any.
    pub preposition: Option<usize>,
    /// How the clause depends on it.
    pub bond: Bond,
}

#[cfg(test)]
mod tests;
