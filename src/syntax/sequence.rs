//! Which of two events of a sentence came first, as its conjunctions and prepositions tell: "left before the inquiry reported".

use super::{Parsed, Relation};
use crate::article::words::Tokens;
use crate::lexicon::{Order, order};

/// Two events of one sentence in the order in which they happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The head of the earlier one: a verb, or a noun that names an event.
    pub first: usize,
    /// The head of the later one.
    pub then: usize,
    /// The word that tells, with the head of what it brings in.
    pub words: Tokens,
    /// The one of the two that the word brings in.
    pub brought_in: usize,
}

impl Parsed {
    /// The events of a run of tokens that a conjunction or a preposition puts one before the other, in the order of these words.
    pub fn sequences(&self, tokens: Tokens) -> Vec<Sequence> {
        tokens.iter().filter_map(|marker| self.sequence(marker)).collect()
    }

    fn sequence(&self, marker: usize) -> Option<Sequence> {
        let told = match order(self.lower_lemma(marker)) {
            Some(told) => told,
            None if self.in_response(marker).is_some() => Order::Follows,
            None => self.when_all_was_over(marker)?,
        };
        let (event, governor) = self.in_response(marker).or_else(|| self.brought_in(marker))?;
        if event == governor || !self.tag(event).is_verb() && !self.tag(event).is_common_noun() && !self.is_predicate(event) {
            return None;
        }
        // "Will not be rung until the tower has been strengthened": what is not done before comes after.
        let denied = || self.children(governor).any(|child| self.relation(child) == Relation::Neg);
        let told = match told {
            Order::Precedes if matches!(self.lower_lemma(marker), "before" | "till" | "until") && denied() => Order::Follows,
            told => told,
        };
        let (first, then) = match told {
            Order::Follows => (event, governor),
            Order::Precedes => (governor, event),
        };
        Some(Sequence { first, then, words: Tokens::new(marker.min(event), marker.max(event) + 1), brought_in: event })
    }

    /// "In response to the shortage", "in reaction to the vote": what is answered comes first.
    fn in_response(&self, marker: usize) -> Option<(usize, usize)> {
        let noun = self.behind(marker).filter(|_| self.lower_lemma(marker) == "in")?;
        let answers = matches!(self.lower_lemma(noun), "response" | "reaction" | "retaliation" | "reply" | "answer");
        let (_, event) = self.prepositional(noun).find(|&(to, _)| answers && self.lower_lemma(to) == "to")?;
        Some((event, self.head(marker)?))
    }

    /// "Had already left when the inquiry reported", "had been escaping by the time the siren sounded".
    fn when_all_was_over(&self, marker: usize) -> Option<Order> {
        let is_when = matches!(self.lower_lemma(marker), "when" | "time");
        let (clause, governor) = self.brought_in(marker).filter(|_| is_when)?;
        let is_perfect = |verb: usize| self.auxiliaries(verb).iter().any(|&aux| self.form(aux).eq_ignore_ascii_case("had"));
        (is_perfect(governor) && !is_perfect(clause)).then_some(Order::Precedes)
    }

    /// The head of what a marker brings in, and the word that the whole hangs on.
    fn brought_in(&self, marker: usize) -> Option<(usize, usize)> {
        match self.relation(marker) {
            // "once the report was out": the mark hangs on its clause.
            Relation::Mark | Relation::Advmod if self.is_clause_of_time(marker) => {
                let clause = self.head(marker)?;
                let governor = self.head(clause)?;
                // "Once the vote was over", "it was only once the vote was over that she quit".
                let event = self.subject(clause).filter(|_| self.lemma(clause) == "be").unwrap_or(clause);
                let cleft = self.lemma(governor) == "be" && self.subject(governor).is_some_and(|it| self.lower(it) == "it");
                let told = |&child: &usize| child != clause && self.tag(child).is_verb() && child > clause;
                let deed = if cleft { self.children(governor).find(told) } else { None };
                Some((event, deed.unwrap_or(governor)))
            }
            // "by the time the siren sounded".
            Relation::Pobj if self.child(marker, &[Relation::Relcl, Relation::Acl]).is_some() => {
                let preposition = self.head(marker)?;
                Some((self.child(marker, &[Relation::Relcl, Relation::Acl])?, self.head(preposition)?))
            }
            // "after the vote", "after losing the vote", "ahead of the vote", "prior to the vote".
            Relation::Prep | Relation::Advmod => {
                let inner = |at: usize| self.child(at, &[Relation::Pobj, Relation::Pcomp]);
                let event = inner(marker).or_else(|| inner(self.child(marker, &[Relation::Prep])?))?;
                Some((event, self.head(marker)?))
            }
            _ => None,
        }
    }

    fn is_clause_of_time(&self, marker: usize) -> bool {
        self.head(marker).is_some_and(|clause| self.relation(clause) == Relation::Advcl && self.child(marker, &[Relation::Prep]).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::parsed;
    use crate::article::words::Tokens;

    #[test]
    fn what_came_first() {
        let told = [
            ("The minister left office before the inquiry reported.", "left", "reported"),
            ("The minister left office after the inquiry reported.", "reported", "left"),
            ("The driver radioed the control room seconds before the impact.", "radioed", "impact"),
            ("After losing the vote, she resigned.", "losing", "resigned"),
            ("Only once the report was published did she resign.", "published", "resign"),
            ("She had already resigned when the report was published.", "resigned", "published"),
            ("She resigned once the vote was over.", "vote", "resigned"),
            ("She resigned in response to the vote.", "vote", "resigned"),
        ];
        for (text, first, then) in told {
            let parsed = parsed(text);
            let found = parsed.sequences(Tokens::new(0, parsed.len()));
            let named: Vec<(&str, &str)> = found.iter().map(|one| (parsed.form(one.first), parsed.form(one.then))).collect();
            assert_eq!(named, [(first, then)], "{text}");
        }
        let parsed = parsed("She resigned when the report was published.");
        assert!(parsed.sequences(Tokens::new(0, parsed.len())).is_empty());
    }
}
