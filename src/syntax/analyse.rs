//! Tokens in, tags, heads, relations, lemmas and entities out.

use super::Word;
use super::features::Features;
use super::lemma::lemma;
use super::model::model;
use super::network::{FIRST_SEED, affine, largest};
use super::tags::Tag;
use super::transitions::{Contributions, parse, recognise};

/// A token as the model sees it.
#[derive(Clone, Copy, Debug)]
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
const BATCH: usize = 512;

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
    let features: Vec<Features> =
        sentences.iter().flatten().map(|token| Features::new(token.form, token.norm, token.space_follows)).collect();
    let lengths: Vec<usize> = sentences.iter().map(Vec::len).collect();
    let vectors = model.encoder.run(&features, &lengths, FIRST_SEED);
    let scores = affine(vectors.rows(), &model.tagger, &model.tagger_bias);
    let tags: Vec<Tag> =
        scores.chunks_exact(model.tags.len().max(1)).map(|row| model.tags.get(largest(row)).copied().unwrap_or(Tag::Other)).collect();
    let parser = Contributions::new(&model.parser, &vectors);
    let entity_vectors = model.entity_encoder.run(&features, &lengths, FIRST_SEED);
    let recogniser = Contributions::new(&model.entities, &entity_vectors);
    let mut first = 0;
    for sentence in sentences {
        let arcs = parse(&parser, &model.moves, first, sentence.len());
        let entities = recognise(&recogniser, &model.entity_moves, first, sentence.len());
        let base = words.len();
        for (at, ((token, (head, relation)), entity)) in sentence.iter().zip(arcs).zip(entities).enumerate() {
            let tag = tags.get(first + at).copied().unwrap_or(Tag::Other);
            let head = u32::try_from(base + head).unwrap_or(u32::MAX);
            words.push(Word { tag, head, relation, lemma: lemma(token.form, tag, relation), entity });
        }
        first += sentence.len();
    }
}
