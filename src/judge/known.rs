//! What the rules ask of one article again and again, found once: its words as they are compared, its stances, its phrases.

use super::event::Wording;
use crate::align::likeness::{WordForm, WordForms};
use crate::article::words::Tokens;
use crate::claim::Reading;
use crate::facts::Fact;
use crate::facts::stance::Stance;
use crate::span::TextRange;
use crate::syntax::{Parsed, Sequence};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// One article with what was found so far.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    /// The article.
    pub(crate) reading: &'a Reading,
    /// Whether it is compared with itself: that it gives a value elsewhere then tells nothing.
    alone: bool,
    words: WordForms<'a>,
    /// By predicate, one place a token: asked for too often to be copied.
    stances: Vec<OnceCell<Stance>>,
    plain: Stance,
    /// By the tokens of a claim.
    wordings: RefCell<FxHashMap<Tokens, Rc<[Wording]>>>,
    /// The phrases on an axis of opposites, by the tokens of a claim.
    outcomes: RefCell<FxHashMap<Tokens, Rc<[Wording]>>>,
    /// The events that a sentence puts in order, by its tokens.
    sequences: RefCell<FxHashMap<Tokens, Rc<[Sequence]>>>,
    /// Which values of the other article this one gives outside of a sentence.
    stated: RefCell<FxHashMap<(Tokens, TextRange, &'static str), bool>>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(reading: &'a Reading) -> Self {
        Self {
            reading,
            alone: false,
            words: WordForms::new(&reading.parsed),
            stances: vec![OnceCell::new(); reading.parsed.len()],
            plain: Stance::default(),
            wordings: RefCell::default(),
            outcomes: RefCell::default(),
            sequences: RefCell::default(),
            stated: RefCell::default(),
        }
    }

    /// An article that is compared with itself.
    pub(crate) fn alone(reading: &'a Reading) -> Self {
        Self { alone: true, ..Self::new(reading) }
    }

    pub(crate) fn parsed(&self) -> &'a Parsed {
        &self.reading.parsed
    }

    /// The word at a token, as it is compared.
    pub(crate) fn word(&self, token: usize) -> &WordForm<'a> {
        self.words.of(token)
    }

    /// The stance of a predicate in its clause.
    pub(crate) fn stance(&self, predicate: usize) -> &Stance {
        let of = || Stance::of(self.parsed(), self.parsed().clause(predicate), predicate);
        self.stances.get(predicate).map_or(&self.plain, |stance| stance.get_or_init(of))
    }

    /// Whether a value of the other article is given outside of a sentence, as `find` finds out.
    pub(super) fn stated(&self, sentence: Tokens, fact: &Fact, find: impl FnOnce() -> bool) -> bool {
        !self.alone && *self.stated.borrow_mut().entry((sentence, fact.range, fact.kind())).or_insert_with(find)
    }

    /// The phrases of a claim's predicates, as `find` finds them.
    pub(super) fn wordings(&self, claim: Tokens, find: impl FnOnce() -> Rc<[Wording]>) -> Rc<[Wording]> {
        Rc::clone(self.wordings.borrow_mut().entry(claim).or_insert_with(find))
    }

    /// The events that a sentence puts in order.
    pub(super) fn sequences(&self, sentence: Tokens) -> Rc<[Sequence]> {
        let find = || self.parsed().sequences(sentence).into();
        Rc::clone(self.sequences.borrow_mut().entry(sentence).or_insert_with(find))
    }

    /// The phrases of a claim that stand on an axis of opposites, as `find` finds them.
    pub(super) fn outcomes(&self, claim: Tokens, find: impl FnOnce() -> Rc<[Wording]>) -> Rc<[Wording]> {
        Rc::clone(self.outcomes.borrow_mut().entry(claim).or_insert_with(find))
    }
}
