//! A word with what belongs to it, as a lexicon may hold it: "let lapse", "take over from", "come under attack".
//!
//! News turns a sentence round with phrases, seldom with single words.

use super::{Entity, Parsed, Relation, Tag};

/// A predicate with one or two of the words that hang on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The lemmas, in lower case, its head first ("take over from").
    pub text: String,
    /// Its tokens, the head among them, ascending.
    pub words: Vec<usize>,
}

impl Parsed {
    /// Every phrase that a predicate, or a noun that names an event, may make with one or two of the words that hang on it; a passive with
    /// its "be" too, and "be" with and without itself.
    pub fn phrases(&self, head: usize) -> Vec<Phrase> {
        let mut found = Vec::new();
        for tail in self.tails(head) {
            let mut text = self.lower_lemma(head).to_owned();
            for &token in &tail {
                text.push(' ');
                text.push_str(self.lower_lemma(token));
            }
            let mut words: Vec<usize> = tail.iter().copied().chain([head]).collect();
            words.sort_unstable();
            if self.is_passive(head) {
                found.push(Phrase { text: format!("be {text}"), words: words.clone() });
            }
            if self.lemma(head) == "be" && !tail.is_empty() {
                found.push(Phrase { text: text.trim_start_matches("be ").to_owned(), words: words.clone() });
            }
            found.push(Phrase { text, words });
        }
        found
    }

    /// The particle of a verb ("keep out"), or an adverb of direction in its place.
    pub fn particle(&self, verb: usize) -> Option<usize> {
        let adverb = |child: &usize| matches!(self.lower(*child), "away" | "back" | "down" | "in" | "off" | "on" | "out" | "over" | "up");
        let near = |child: &usize| self.relation(*child) == Relation::Advmod && adverb(child);
        self.child(verb, &[Relation::Prt]).or_else(|| self.children(verb).filter(|&child| child > verb).find(near))
    }

    /// Whether a passive has its auxiliary ("was held"): without one it may as well be a past tense that the tagger took for a participle.
    pub fn has_passive_auxiliary(&self, head: usize) -> bool {
        self.child(head, &[Relation::Auxpass]).is_some()
    }

    /// The words that may stand behind the head of a phrase, one or two at a time.
    fn tails(&self, head: usize) -> Vec<Vec<usize>> {
        let mut tails: Vec<Vec<usize>> = vec![Vec::new()];
        self.children(head).for_each(|child| self.tails_through(head, child, &mut tails));
        let prepositions = |token: usize| self.children(token).filter(|&child| self.relation(child) == Relation::Prep);
        for before in [Relation::Prt, Relation::Dobj].into_iter().filter_map(|relation| self.child(head, &[relation])) {
            // "take over from", "point finger at"; the preposition may hang on the object.
            tails.extend(prepositions(before).chain(prepositions(head)).map(|preposition| vec![before, preposition]));
        }
        tails
    }

    /// The tails of a phrase that start with one word under its head.
    fn tails_through(&self, head: usize, child: usize, tails: &mut Vec<Vec<usize>>) {
        use Relation::{Acomp, Advmod, Agent, Amod, Attr, Ccomp, Dobj, Npadvmod, Oprd, Pobj, Prep, Prt, Xcomp};
        match self.relation(child) {
            // "Beat them 2-1 away" tells where.
            Advmod if self.tag(child.saturating_sub(1)) == Tag::Cd => {}
            Prt | Dobj | Advmod | Oprd | Npadvmod => tails.push(vec![child]),
            Acomp | Attr => {
                tails.push(vec![child]);
                tails.extend(self.child(child, &[Prep]).map(|preposition| vec![child, preposition]));
                tails.extend(self.child(child, &[Amod, Advmod]).map(|modifier| vec![modifier, child]));
            }
            // "let lapse", "refuse to concede", "let run out"
            Xcomp | Ccomp => {
                tails.push(vec![child]);
                tails.extend(self.child(child, &[Prt]).map(|particle| vec![child, particle]));
                tails.extend(self.child(child, &[Acomp, Oprd]).map(|state| vec![state]));
            }
            // "come under attack", "go to war"
            // "Held on Sunday" is no "hold on".
            Prep if self
                .child(child, &[Pobj])
                .and_then(|object| self.entity(object))
                .is_some_and(|(kind, _)| matches!(kind, Entity::Date | Entity::Time)) => {}
            // "On the instructions of her doctors she called it off" is no "call on".
            Prep if child < head && self.child(child, &[Pobj]).is_some() => {}
            Prep | Agent => {
                tails.push(vec![child]);
                tails.extend(self.child(child, &[Pobj]).map(|object| vec![child, object]));
            }
            _ => {}
        }
    }

    /// Shows the phrases under which a word that governs a clause can stand in a lexicon, the longest first, until one is good enough: with
    /// its particle, the preposition in between, its object, and what stands behind its own preposition.
    pub fn governing_phrases(&self, token: usize, preposition: Option<usize>, mut is_enough: impl FnMut(&str) -> bool) {
        let mut phrase = self.lemma(token).to_owned();
        let add = |phrase: &mut String, word: usize| {
            phrase.push(' ');
            phrase.push_str(self.lemma(word));
        };
        if let Some(particle) = self.child(token, &[Relation::Prt]) {
            add(&mut phrase, particle);
        }
        let stem = phrase.len();
        let object = self.child(token, &[Relation::Dobj]).or_else(|| self.child(token, &[Relation::Acomp]));
        for word in preposition.into_iter().chain(object) {
            add(&mut phrase, word);
            if is_enough(&phrase) {
                return;
            }
            phrase.truncate(stem);
        }
        if let Some((place, object)) = self.prepositional(token).next() {
            let mut idiom = self.lemma(place).to_owned();
            add(&mut idiom, object);
            if is_enough(&idiom) {
                return;
            }
        }
        is_enough(&phrase);
    }

    /// What stands behind a preposition that hangs on one of the words of a phrase or on the object of its head ("the takeover by Acme").
    pub fn behind_preposition(&self, head: usize, words: &[usize], preposition: &str) -> Option<usize> {
        let brings_in = |&child: &usize| {
            matches!(self.relation(child), Relation::Prep | Relation::Agent | Relation::Dative) && self.lemma(child) == preposition
        };
        let heads = words.iter().copied().chain(self.object(head));
        heads.flat_map(|head| self.children(head).filter(brings_in)).find_map(|child| self.behind(child))
    }
}

#[cfg(test)]
mod tests;
