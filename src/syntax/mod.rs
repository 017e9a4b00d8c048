//! Who did what to whom: tags, heads, relations, lemmas and entities of every token, and the questions that rules ask of them.
//!
//! Owns the embedded tagger and parser. `facts` and `claim` ask the methods of [`Parsed`]; no rule above walks a tree by hand, and every
//! answer is sane when the tree is odd (`None`, or the nearest token).

mod analyse;
mod clauses;
mod convolution;
mod described;
mod fast;
mod features;
mod figures;
mod hash;
mod kernel;
mod lemma;
mod lowered;
mod memory;
mod model;
mod negation;
mod network;
mod phrases;
mod position;
mod projective;
mod roles;
#[cfg(test)]
mod rounding;
mod sequence;
mod shape;
mod speech;
mod tags;
#[cfg(test)]
mod testing;
mod transitions;
mod tree;
mod verbs;
mod weights;
mod wordings;

use crate::article::words::{Tokens, Words};
use crate::article::{Article, Sentence};
use crate::span::{Span, TextRange};
pub use clauses::{Bond, ClauseKind, Governor};
use lowered::{Lexemes, Lowered};
pub use model::ORIGIN;
pub(crate) use position::{Part, Position};
pub use sequence::Sequence;
pub(crate) use shape::Shape;
pub use speech::{Source, Speech};
pub use tags::{Entity, Relation, Tag};
use tree::Tree;
pub use wordings::Phrase;

/// How deep an article is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Depth {
    /// Tagged and parsed by the embedded model.
    #[default]
    Full,
    /// By word lists and word order alone: for triage of large collections.
    Fast,
}

/// What the parser says of one token.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its part of speech (Penn Treebank).
    pub tag: Tag,
    /// The token it depends on; itself where it is a root.
    pub head: u32,
    /// How it depends on its head (ClearNLP labels).
    pub relation: Relation,
    /// Its dictionary form, lower-cased unless it is a name.
    pub lemma: Box<str>,
    /// The named entity it belongs to, if any, and whether it begins it.
    pub entity: Option<(Entity, bool)>,
}

impl Word {
    fn carries_meaning(&self) -> bool {
        let light = matches!(&*self.lemma, "be" | "have" | "do" | "say" | "also");
        let content = matches!(
            self.tag,
            Tag::Jj
                | Tag::Jjr
                | Tag::Jjs
                | Tag::Rb
                | Tag::Rbr
                | Tag::Rbs
                | Tag::Rp
                | Tag::Cd
                | Tag::Fw
                | Tag::Prp
                | Tag::Other
                | Tag::Dollar
        );
        !light && (self.tag.is_noun() || self.tag.is_verb() || content)
    }
}

/// An article with its tokens and their syntax: what all extractors read.
#[derive(Clone, Debug)]
pub struct Parsed {
    article: Article,
    depth: Depth,
    words: Words,
    syntax: Vec<Word>,
    tree: Tree,
    /// Each token as written, in lower case.
    forms: Lowered,
    /// Each token's lemma in lower case: names keep their capitals in [`Word::lemma`].
    lemmas: Lowered,
    lexemes: Lexemes,
    /// How each token is written.
    shapes: Vec<Shape>,
    /// The sentence of each token.
    sentence_of: Vec<u32>,
    /// Whether each token carries meaning.
    meaningful: Vec<bool>,
}

impl Parsed {
    /// Cuts the article into tokens, tags and parses them.
    pub fn new(article: Article, depth: Depth) -> Self {
        let words = Words::new(&article);
        let tokens = tokens_of(&article, &words);
        let syntax = match depth {
            Depth::Full => analyse::analyse(&tokens),
            Depth::Fast => fast::analyse(&tokens),
        };
        let tree = Tree::new(&syntax);
        let forms = Lowered::new(words.tokens.iter().map(|range| range.slice(article.text())));
        let lemmas = Lowered::new(syntax.iter().map(|word| &*word.lemma));
        let lexemes = Lexemes::new(&lemmas);
        let shapes = words.tokens.iter().map(|range| Shape::of(range.slice(article.text()))).collect();
        let sentence_of = (0_u32..).zip(&words.sentences).flat_map(|(index, tokens)| std::iter::repeat_n(index, tokens.len())).collect();
        let meaningful = syntax.iter().map(Word::carries_meaning).collect();
        Self { article, depth, words, syntax, tree, forms, lemmas, lexemes, shapes, sentence_of, meaningful }
    }

    /// The article itself.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// How it was read.
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// How many tokens it has.
    #[inline]
    pub fn len(&self) -> usize {
        self.words.tokens.len()
    }

    /// Whether it has no token at all.
    pub fn is_empty(&self) -> bool {
        self.words.tokens.is_empty()
    }

    /// Its sentences with their tokens.
    pub fn sentences(&self) -> impl Iterator<Item = (&Sentence, Tokens)> {
        self.article.sentences().iter().zip(self.words.sentences.iter().copied())
    }

    /// The tokens of a sentence, by its index.
    #[inline]
    pub fn sentence(&self, index: usize) -> Tokens {
        self.words.sentences.get(index).copied().unwrap_or_default()
    }

    /// The index of the sentence that a token stands in.
    #[inline]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of.get(token).map_or(self.words.sentences.len(), |&index| index as usize)
    }

    /// How a token is written; that of an empty word beyond the end.
    #[inline]
    pub(crate) fn shape(&self, token: usize) -> Shape {
        self.shapes.get(token).copied().unwrap_or_default()
    }

    /// A token as written (repaired).
    #[inline]
    pub(crate) fn form(&self, token: usize) -> &str {
        self.words.tokens.get(token).map_or("", |range| range.slice(self.article.text()))
    }

    /// The dictionary form of a token; empty beyond the end.
    #[inline]
    pub fn lemma(&self, token: usize) -> &str {
        self.syntax.get(token).map_or("", |word| &word.lemma)
    }

    /// A token as written (repaired), in lower case.
    #[inline]
    pub(crate) fn lower(&self, token: usize) -> &str {
        self.forms.get(token)
    }

    /// The dictionary form of a token in lower case, be it a name; empty beyond the end.
    #[inline]
    pub(crate) fn lower_lemma(&self, token: usize) -> &str {
        self.lemmas.get(token)
    }

    /// The number of a token's lemma in lower case among the distinct ones of the article; `None` beyond the end.
    pub(crate) fn lexeme(&self, token: usize) -> Option<usize> {
        self.lexemes.of(token)
    }

    /// The distinct lemmas of the article in lower case, by their numbers.
    pub(crate) fn lexemes(&self) -> impl Iterator<Item = &str> {
        self.lexemes.tokens().map(|token| self.lower_lemma(token))
    }

    /// Whether a word, in lower case, is a common verb, adjective or adverb.
    pub(crate) fn is_common_word(&self, word: &str) -> bool {
        lemma::is_common(word)
    }

    /// Whether a word, in lower case, is one of the dictionary in any form, a noun included; its nouns hold names too.
    pub(crate) fn is_dictionary_word(&self, word: &str) -> bool {
        lemma::is_any(word)
    }

    /// Whether a word, in lower case, is a verb in some form and nothing else.
    pub(crate) fn is_only_verb(&self, word: &str) -> bool {
        lemma::is_only_verb(word)
    }

    /// The part of speech of a token.
    #[inline]
    pub fn tag(&self, token: usize) -> Tag {
        self.syntax.get(token).map_or(Tag::Other, |word| word.tag)
    }

    /// The tag of every token, in order.
    pub fn tags(&self) -> impl Iterator<Item = Tag> + '_ {
        self.syntax.iter().map(|word| word.tag)
    }

    /// How a token depends on its head.
    #[inline]
    fn relation(&self, token: usize) -> Relation {
        self.syntax.get(token).map_or(Relation::Dep, |word| word.relation)
    }

    /// What a token depends on; `None` for a root.
    #[inline]
    fn head(&self, token: usize) -> Option<usize> {
        let head = self.syntax.get(token)?.head as usize;
        (head != token && head < self.len()).then_some(head)
    }

    /// Whether a word carries meaning of its own: nouns, verbs, adjectives, adverbs, numbers, pronouns, but no light verb.
    #[inline]
    pub fn carries_meaning(&self, token: usize) -> bool {
        self.meaningful.get(token).copied().unwrap_or(true)
    }

    /// What the parser says of every token, for tools that hold it against the reference. Rules ask the questions instead.
    pub fn analysis(&self) -> &[Word] {
        &self.syntax
    }

    /// The named entity that a token belongs to, by the model, and whether it begins it.
    #[inline]
    pub fn entity(&self, token: usize) -> Option<(Entity, bool)> {
        self.syntax.get(token).and_then(|word| word.entity)
    }

    /// The place of a run of tokens in the repaired text.
    #[inline]
    pub(crate) fn range(&self, tokens: Tokens) -> TextRange {
        let first = self.words.tokens.get(tokens.start as usize);
        let last = self.words.tokens.get((tokens.end as usize).saturating_sub(1));
        match (first, last) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.hull(*last),
            (Some(first), _) => TextRange { start: first.start, end: first.start },
            (None, _) => TextRange::new(0, 0),
        }
    }

    /// The words of a run of tokens as repaired, with the white space between them.
    pub fn text(&self, tokens: Tokens) -> &str {
        self.range(tokens).slice(self.article.text())
    }

    /// The place of a run of tokens in the original.
    pub fn span(&self, tokens: Tokens) -> Span {
        self.article.span(self.range(tokens))
    }

    /// The tokens that lie at least partly in a range of the repaired text.
    pub(crate) fn within(&self, range: TextRange) -> Tokens {
        self.words.within(range)
    }
}

/// What the model sees of each sentence.
fn tokens_of<'a>(article: &'a Article, words: &Words) -> Vec<Vec<analyse::Token<'a>>> {
    let text = article.text();
    let mut norms = words.norms().iter().peekable();
    let mut token = |at: usize| {
        let range = words.tokens.get(at).copied().unwrap_or(TextRange::new(0, 0));
        analyse::Token {
            form: range.slice(text),
            norm: norms.next_if(|(token, _)| *token as usize == at).map(|(_, norm)| *norm),
            space_follows: text.get(range.end as usize..).is_some_and(|rest| rest.starts_with(char::is_whitespace)),
        }
    };
    words.sentences.iter().map(|tokens| tokens.iter().map(&mut token).collect()).collect()
}
