//! What is said of a name by its place: appositions, "X is a company", "based in"; and noun phrases that say no more than a noun.

use super::{Parsed, Relation, Tag};
use crate::article::words::Tokens;

impl Parsed {
    /// Whether a singular common noun heads a phrase of its own that adds nothing behind it: neither an apposition or a predicate nor a part
    /// of another phrase, and without "of the farm", "that sold it" and the like.
    pub fn is_plain_phrase(&self, noun: usize) -> bool {
        use Relation::{Acl, Appos, Attr, Compound, Nmod, Npadvmod, Nummod, Poss, Prep, Relcl};
        let adds = |child: usize| match self.relation(child) {
            Relcl | Acl | Appos | Nummod | Poss => true,
            Prep => matches!(self.lemma(child), "of" | "for" | "behind" | "from" | "with"),
            _ => false,
        };
        self.tag(noun) == Tag::Nn
            && !matches!(self.relation(noun), Appos | Attr | Compound | Nmod | Npadvmod)
            && !self.children(noun).any(adds)
    }

    /// Whether a participle stands before a noun as an adjective does.
    pub fn is_adjectival(&self, token: usize) -> bool {
        self.relation(token) == Relation::Amod
    }

    /// The nouns that are put beside a noun ("the negotiator, Radka Vesela").
    pub fn put_beside(&self, noun: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(noun).filter(|&child| self.relation(child) == Relation::Appos)
    }

    /// The common nouns that say what a name is: its appositions, and the complement of "is".
    pub fn told_of(&self, name: Tokens) -> Vec<usize> {
        let Some(top) = self.top(name) else { return Vec::new() };
        let noun = |token: &usize| self.tag(*token) == Tag::Nn && !name.holds(*token);
        let mut found: Vec<usize> = self.children(top).filter(|&child| self.relation(child) == Relation::Appos).filter(noun).collect();
        let Some(head) = self.head(top) else { return found };
        match self.relation(top) {
            // "A software company, Larkfield, has ..."
            Relation::Appos => found.extend(Some(head).filter(noun)),
            Relation::Nsubj if self.lemma(head) == "be" && self.negation(head).is_none() => {
                let articled = |&token: &usize| self.children(token).any(|child| matches!(self.lemma(child), "a" | "an" | "the"));
                found.extend(self.child(head, &[Relation::Attr]).filter(noun).filter(articled));
            }
            _ => {}
        }
        found
    }

    /// Whether a verb says of its object what it is or becomes ("left the forecast unchanged", "keeps the plant open"): then the verb alone tells
    /// nothing.
    pub fn has_object_complement(&self, verb: usize) -> bool {
        self.children(verb).any(|child| match self.relation(child) {
            // "Beat them away" tells where.
            Relation::Oprd | Relation::Ccomp if matches!(self.lower(child), "abroad" | "away" | "here" | "home" | "overseas" | "there") => {
                false
            }
            Relation::Oprd => true,
            // The parser may take "left [the forecast unchanged]" for a clause.
            // "Considers this to be out of the question": a view.
            Relation::Ccomp if self.lemma(child) == "be" && self.takes_to(child) => true,
            Relation::Ccomp => !self.tag(child).is_verb() || self.tag(child) == Tag::Vbn,
            _ => false,
        }) && self.object(verb).is_none_or(|object| object > verb)
    }

    /// Where what a noun names has its seat: "a company based in Seattle".
    pub fn seat(&self, noun: usize) -> Option<usize> {
        let based = self.children(noun).find(|&child| child > noun && self.form(child).eq_ignore_ascii_case("based"))?;
        self.child(self.child(based, &[Relation::Prep])?, &[Relation::Pobj])
    }
}
