//! Who says what.

use super::clauses::DEPTH;
use super::{Parsed, Relation, Tag};
use crate::article::words::Tokens;
use crate::lexicon::saying;

/// A verb of saying and who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speech {
    /// The verb ("said", "according").
    pub verb: usize,
    /// The head of the speaker's noun phrase, where there is one.
    pub speaker: Option<usize>,
}

/// A source named beside a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The word that brings it in ("according", "view").
    pub word: usize,
    /// The head of its noun phrase, where there is one.
    pub speaker: Option<usize>,
    /// Whether it is a view or an estimate rather than a report.
    pub is_opinion: bool,
}

impl Parsed {
    /// The verb of saying that a quotation or a reported clause depends on, and the head of who says it.
    pub fn speech(&self, tokens: Tokens) -> Option<Speech> {
        let mut at = self.top(tokens)?;
        for _ in 0..DEPTH {
            let beside = self.children(at).filter(|child| !tokens.holds(*child)).find_map(|child| self.speech_at(child, at));
            if beside.is_some() {
                return beside;
            }
            let head = self.head(at)?;
            if !tokens.holds(head) && self.brings_in(head, at) {
                return Some(self.speech_of(head));
            }
            at = head;
        }
        None
    }

    /// Speech that hangs on the words said: "according to X", and "he said" beside them.
    fn speech_at(&self, token: usize, said: usize) -> Option<Speech> {
        if self.form(token).eq_ignore_ascii_case("according") {
            let to = self.child(token, &[Relation::Prep]);
            return Some(Speech { verb: token, speaker: to.and_then(|to| self.child(to, &[Relation::Pobj])) });
        }
        let beside = matches!(self.relation(token), Relation::Parataxis | Relation::Ccomp | Relation::Advcl);
        let complete = self.own_subject(token).is_some() && self.child(token, &[Relation::Dobj, Relation::Ccomp, Relation::Mark]).is_none();
        (beside && complete && self.says(token) && self.is_predicate(said)).then(|| self.speech_of(token))
    }

    fn brings_in(&self, verb: usize, said: usize) -> bool {
        use Relation::{Advcl, Ccomp, Dep, Dobj, Nsubj, Nsubjpass, Oprd, Parataxis, Xcomp};
        let carries = matches!(self.relation(said), Ccomp | Parataxis | Dobj | Xcomp | Dep | Advcl | Oprd | Nsubjpass);
        // "“A shame”, said the mayor": the words said may be taken for the subject of a verb that stands before its own.
        let inverted = self.relation(said) == Nsubj && self.children(verb).any(|child| child > verb && self.tag(child).is_noun());
        (carries || inverted) && self.says(verb)
    }

    fn says(&self, token: usize) -> bool {
        self.tag(token).is_verb() && saying(self.lemma(token)).is_some()
    }

    fn speech_of(&self, verb: usize) -> Speech {
        let speaker = self.doer(verb).or_else(|| if self.is_passive(verb) { None } else { self.subject(verb) });
        Speech { verb, speaker }
    }

    /// Who says, by a verb or a noun of saying: its subject, the agent of a passive, whose claim it is; `None` for "it was reported that".
    pub fn speaker(&self, saying: usize) -> Option<usize> {
        let found = if self.is_passive(saying) {
            self.agent(saying)
        } else if self.tag(saying).is_noun() {
            self.misread_speaker(saying).or_else(|| self.voice_of(saying))
        } else {
            self.subject(saying)
        };
        found.filter(|&head| !matches!(self.lemma(head), "it" | "there" | "what" | "that" | "which"))
    }

    /// Who says it at the end of a sentence where the tagger took the verb for a plural: "…, a leaked memo shows", "…, Tanaro maintains".
    fn misread_speaker(&self, verb: usize) -> Option<usize> {
        let is_said = self.children(verb).any(|child| self.relation(child) == Relation::Ccomp && child < verb);
        verb.checked_sub(1).filter(|&before| is_said && self.tag(verb) == Tag::Nns && self.tag(before).is_noun())
    }

    /// The verb of saying, and who says it, of a clause that nothing governs because the tagger took that verb for a noun: "Prosecutors in Milan
    /// allege that they paid" with "in Milan allege" for one phrase. Whether the word is one of saying is for the caller to know.
    pub fn misread_speech(&self, predicate: usize) -> Option<(usize, Tokens)> {
        // The subject may have been taken for the predicate.
        let is_subject = self.tag(predicate).is_noun();
        let clause = if is_subject { self.child(predicate, &[Relation::Acl])? } else { predicate };
        let that = self.child(clause, &[Relation::Mark]).filter(|&mark| self.lemma(mark) == "that")?;
        let verb = that.checked_sub(1).filter(|&verb| self.tag(verb).is_noun() && self.head(clause) != Some(verb))?;
        let first = self.sentence(self.sentence_of(verb)).start as usize;
        let speaker = (first < verb).then(|| Tokens::new(first, verb))?;
        (!is_subject || speaker.holds(predicate)).then_some((verb, speaker))
    }

    /// Whose claim, view or account it is: "the ministry's claim", "a claim by the ministry", who "made the claim".
    fn voice_of(&self, noun: usize) -> Option<usize> {
        let by = |&(preposition, _): &(usize, usize)| matches!(self.lemma(preposition), "by" | "from" | "of");
        let behind = || self.prepositional(noun).find(by).map(|(_, object)| object);
        self.possessor(noun).or_else(behind).or_else(|| self.verb_of_object(noun).and_then(|verb| self.subject(verb)))
    }

    /// The verb of saying behind a clause, with its speaker behind it, that was taken for a second predicate with an object: "claims" and "union"
    /// of "The plant will close in May, claims the union".
    pub fn inverted_speech(&self, predicate: usize) -> Option<(usize, usize)> {
        self.children(predicate).find_map(|verb| Some((verb, self.inverted_speaker(verb)?)))
    }

    pub(super) fn inverted_speaker(&self, verb: usize) -> Option<usize> {
        let said = self.head(verb).filter(|_| self.relation(verb) == Relation::Conj && matches!(self.tag(verb), Tag::Vbz | Tag::Vbd))?;
        // The cheap question first: few verbs stand behind a comma.
        verb.checked_sub(1).filter(|&before| self.tag(before) == Tag::Comma)?;
        let joined = self.children(said).any(|child| self.relation(child) == Relation::Cc && child < verb);
        let own = self.child(verb, &[Relation::Nsubj, Relation::Nsubjpass, Relation::Aux]).is_some();
        let speaker = self.child(verb, &[Relation::Dobj]).filter(|&speaker| self.noun_phrase(speaker).start as usize == verb + 1)?;
        let says = saying(&self.lemma(verb).to_lowercase()).is_some();
        (!joined && !own && says).then_some(speaker)
    }

    /// The verb of a clause that stands inside or behind this one as a parenthesis: "said" of "The dam, the mayor said, has held".
    pub fn interposed(&self, predicate: usize) -> Option<usize> {
        self.children(predicate).find(|&child| self.relation(child) == Relation::Parataxis && self.tag(child).is_verb())
    }

    /// A source that stands beside a clause: "according to police, …", "in the minister's view, …".
    pub fn source_beside(&self, predicate: usize) -> Option<Source> {
        self.children(predicate).find_map(|at| {
            if self.lemma(at) == "accord" || self.form(at).eq_ignore_ascii_case("according") {
                let to = self.children(at).find(|&to| self.lemma(to) == "to").unwrap_or(at);
                return Some(Source { word: at, speaker: self.behind(to), is_opinion: false });
            }
            let view = self.behind(at).filter(|_| matches!(self.lemma(at), "in" | "by"))?;
            let opinion =
                matches!(self.lemma(view), "view" | "opinion" | "account" | "word" | "telling" | "estimate" | "reckoning" | "admission");
            let whose = self.voice_of(view).filter(|_| opinion)?;
            Some(Source { word: view, speaker: Some(whose), is_opinion: true })
        })
    }
}

#[cfg(test)]
mod tests;
