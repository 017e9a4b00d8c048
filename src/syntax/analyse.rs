//! Tokens in, tags, heads, relations, lemmas and entities out.

use super::Word;
use super::features::Vocabulary;
use super::lemma::lemma;
use super::model::{Model, model};
use super::network::{WIDTH, largest};
use super::tags::Tag;
use super::transitions::{States, parse, recognise};

/// A token as the model sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Token<'a> {
    /// As written.
    pub(super) form: &'a str,
    /// What a table of token exceptions says it stands for.
    pub(super) norm: Option<&'a str>,
    /// Whether white space follows.
    pub(super) space_follows: bool,
}

/// Sentences are run together until they have this many tokens: enough for the matrix products to be fast, little enough to stay in the
/// cache.
const BATCH: usize = 2_048;

/// Analyses sentences; heads count from the first token of all.
pub(super) fn analyse(sentences: &[Vec<Token<'_>>]) -> Vec<Word> {
    let mut words = Vec::with_capacity(sentences.iter().map(Vec::len).sum());
    let mut rest = sentences;
    while !rest.is_empty() {
        let mut tokens = 0;
        let count = rest.iter().take_while(|sentence| {
            let fits = tokens == 0 || tokens + sentence.len() <= BATCH;
            tokens += sentence.len();
            fits
        });
        let (batch, later) = rest.split_at(count.count());
        run(batch, &mut words);
        rest = later;
    }
    words
}

fn run(sentences: &[Vec<Token<'_>>], words: &mut Vec<Word>) {
    let model = model();
    let vocabulary = Vocabulary::of(sentences);
    let lengths: Vec<usize> = sentences.iter().map(Vec::len).collect();
    let vectors = model.encoder.run(&vocabulary, &lengths);
    let entity_vectors = model.entity_encoder.run(&vocabulary, &lengths);
    let tags = tags(model, &vectors);
    let (mut parser, mut recogniser) = (States::new(&model.parser), States::new(&model.entities));
    let mut first = 0;
    for sentence in sentences {
        let own = first * WIDTH..(first + sentence.len()) * WIDTH;
        parser.enter(vectors.get(own.clone()).unwrap_or_default());
        recogniser.enter(entity_vectors.get(own).unwrap_or_default());
        let arcs = parse(&mut parser, &model.moves, sentence.len());
        let entities = recognise(&mut recogniser, &model.entity_moves, sentence.len());
        let base = words.len();
        for (at, ((token, (head, relation)), entity)) in sentence.iter().zip(arcs).zip(entities).enumerate() {
            let tag = tags.get(first + at).copied().unwrap_or(Tag::Other);
            let head = u32::try_from(base + head).unwrap_or(u32::MAX);
            words.push(Word { tag, head, relation, lemma: lemma(token.form, tag, relation), entity });
        }
        first += sentence.len();
    }
}

fn tags(model: &Model, vectors: &[f32]) -> Vec<Tag> {
    let mut scores = Vec::new();
    let rows = vectors.len() / WIDTH;
    model.tagger.product(vectors, (0..rows).map(|row| row * WIDTH), &mut scores);
    let best = |row: &[f32]| model.tags.get(largest(row.get(..model.tags.len()).unwrap_or_default())).copied().unwrap_or(Tag::Other);
    scores.chunks_exact(model.tagger.stride().max(1)).take(rows).map(best).collect()
}
