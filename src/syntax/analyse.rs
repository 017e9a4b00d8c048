//! Tokens in, tags, heads, relations, lemmas and entities out.

use super::Word;
use super::features::Vocabulary;
use super::kernel::Rows;
use super::lemma::lemma;
use super::model::{Model, model};
use super::network::largest;
use super::tags::Tag;
use super::transitions::{States, parse, recognise};
use super::weights::WIDTH;

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
            let tag = tags.get(first + at).copied().unwrap_or(Tag::Other).of_form(token.form);
            let head = u32::try_from(base + head).unwrap_or(u32::MAX);
            words.push(Word { tag, head, relation, lemma: lemma(token.form, tag, relation), entity });
        }
        first += sentence.len();
    }
}

fn tags(model: &Model, vectors: &[f32]) -> Vec<Tag> {
    let mut scores = Vec::new();
    let rows = vectors.len() / WIDTH;
    model.tagger.product(&Rows::of(vectors.as_chunks::<WIDTH>().0), &mut scores);
    let best = |row: &[f32]| model.tags.get(largest(row.get(..model.tags.len()).unwrap_or_default())).copied().unwrap_or(Tag::Other);
    scores.chunks_exact(model.tagger.stride().max(1)).take(rows).map(best).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Entity, Relation};

    /// What the reference says of sentences of our fixtures (`tools/check_syntax.py --golden`).
    const GOLDEN: &str = include_str!("../../tests/golden/syntax.tsv");

    type Row = (Tag, usize, Relation, Option<(Entity, bool)>);

    fn golden() -> Vec<(Vec<Token<'static>>, Vec<Row>)> {
        GOLDEN.trim_end_matches('\n').split("\n\n").map(|sentence| sentence.lines().map(row).unzip()).collect()
    }

    fn row(line: &'static str) -> (Token<'static>, Row) {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[form, norm, space, tag, head, relation, _lemma, entity] = fields.as_slice() else { panic!("eight fields: {line}") };
        let entity = entity.split_once('-').map(|(place, kind)| (Entity::from_key(kind), place == "B"));
        let head = head.parse().expect("a number");
        (Token { form, norm: Some(norm), space_follows: space == "1" }, (Tag::from_key(tag), head, Relation::from_key(relation), entity))
    }

    fn rows(words: &[Word]) -> Vec<Row> {
        words.iter().map(|word| (word.tag, word.head as usize, word.relation, word.entity)).collect()
    }

    #[test]
    fn the_embedded_model_says_what_the_reference_says() {
        let (mut tokens, mut other) = (0, Vec::new());
        for (sentence, expected) in golden() {
            let forms: Vec<&str> = sentence.iter().map(|token| token.form).collect();
            for ((form, got), expected) in forms.iter().zip(rows(&analyse(&[sentence]))).zip(expected) {
                tokens += 1;
                if got != expected {
                    other.push(format!("{form} in {forms:?}: {got:?}, not {expected:?}"));
                }
            }
        }
        assert!(tokens > 1_000 && other.len() * 500 <= tokens, "{} of {tokens} tokens differ: {other:#?}", other.len());
    }

    #[test]
    fn a_sentence_is_read_alike_alone_and_among_others() {
        let sentences: Vec<_> = golden().into_iter().map(|(sentence, _)| sentence).collect();
        let together = analyse(&sentences);
        let mut first = 0;
        for sentence in sentences {
            let length = sentence.len();
            let alone = rows(&analyse(&[sentence]));
            let among: Vec<Row> =
                rows(&together[first..first + length]).into_iter().map(|row| (row.0, row.1 - first, row.2, row.3)).collect();
            assert_eq!(alone, among);
            first += length;
        }
    }
}
