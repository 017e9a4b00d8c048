//! The embedded model: spaCy's `en_core_web_sm` 3.8 (MIT licence), its arrays and labels as `tools/convert_model.py` wrote them.
//!
//! The file: the magic "CCSYNTAX1\n", the length of the header (u32, little endian), the header (JSON: names, shapes, offsets), then the
//! arrays as 16-bit floats. It is part of the binary, so a file that does not read is a fault of the build, found by the tests.

use super::projective::Label;
use super::tags::{Entity, Tag};
use serde::Deserialize;
use std::sync::LazyLock;

const FILE: &[u8] = include_bytes!("model/en_core_web_sm.bin");
const MAGIC: &[u8] = b"CCSYNTAX1\n";

/// Where the model comes from: package, version, licence, and the digests of the files that were read.
pub const ORIGIN: &str = include_str!("model/ORIGIN.txt");

/// Width of a token's vector.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit in the encoder.
pub(super) const PIECES: usize = 3;

/// A matrix, row by row.
#[derive(Clone, Debug, Default)]
pub(super) struct Matrix {
    pub(super) columns: usize,
    pub(super) data: Vec<f32>,
}

impl Matrix {
    /// One row; empty beyond the end.
    pub(super) fn row(&self, row: usize) -> &[f32] {
        self.data.get(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    pub(super) fn rows(&self) -> usize {
        self.data.len() / self.columns.max(1)
    }
}

/// A maxout layer with its normalisation: `max over pieces of (W x + b)`, then zero mean and unit variance, then `G y + beta`.
#[derive(Clone, Debug, Default)]
pub(super) struct Maxout {
    /// Inputs by (outputs × pieces): transposed for a product from the left.
    pub(super) weights: Matrix,
    pub(super) bias: Vec<f32>,
    pub(super) gain: Vec<f32>,
    pub(super) shift: Vec<f32>,
}

/// Hash embeddings, the layer that mixes them, and four convolutions over three tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Encoder {
    pub(super) embeddings: Vec<Matrix>,
    pub(super) mix: Maxout,
    pub(super) convolutions: Vec<Maxout>,
}

/// The feed-forward network that scores the moves of a state.
#[derive(Clone, Debug, Default)]
pub(super) struct Scorer {
    /// Token vectors to 64, transposed.
    pub(super) reduce: Matrix,
    pub(super) reduce_bias: Vec<f32>,
    /// 64 by (features × 64 × 2), transposed.
    pub(super) lower: Matrix,
    pub(super) lower_bias: Vec<f32>,
    /// What stands for a missing token: features × 64 × 2.
    pub(super) padding: Vec<f32>,
    /// Moves by 64.
    pub(super) upper: Matrix,
    pub(super) upper_bias: Vec<f32>,
}

/// A move of the dependency parser (arc-eager: Nivre 2003, with the non-monotonic moves of Honnibal & Johnson 2015).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Shift,
    Reduce,
    Left(Label),
    Right(Label),
    Break,
}

/// A move of the entity recogniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntityMove {
    Begin(Entity),
    Inside(Entity),
    Last(Entity),
    Unit(Entity),
    Out,
    /// Only for entities that are given beforehand, which ours never are.
    Blocked,
}

/// The whole model, ready to be run.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) encoder: Encoder,
    /// Token vectors to tags, transposed.
    pub(super) tagger: Matrix,
    pub(super) tagger_bias: Vec<f32>,
    pub(super) tags: Vec<Tag>,
    pub(super) parser: Scorer,
    pub(super) moves: Vec<Move>,
    pub(super) entity_encoder: Encoder,
    pub(super) entities: Scorer,
    pub(super) entity_moves: Vec<EntityMove>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(FILE).unwrap_or_default());

/// The embedded model, read at its first use.
pub(super) fn model() -> &'static Model {
    &MODEL
}

#[derive(Deserialize)]
struct Header {
    arrays: Vec<ArrayHeader>,
    tags: Vec<String>,
    parser: Vec<String>,
    ner: Vec<String>,
}

#[derive(Deserialize)]
struct ArrayHeader {
    name: String,
    shape: Vec<usize>,
    offset: usize,
}

struct File<'a> {
    header: Header,
    body: &'a [u8],
}

impl Model {
    /// Reads the file; `None` where it is not one of ours.
    fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (header, body) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let file = File { header: serde_json::from_slice(header).ok()?, body };
        Some(Self {
            encoder: file.encoder("tok2vec", 6)?,
            tagger: file.transposed("tagger.W")?,
            tagger_bias: file.array("tagger.b")?,
            tags: file.header.tags.iter().map(|tag| Tag::from_key(tag)).collect(),
            parser: file.scorer("parser")?,
            moves: file.header.parser.iter().map(|name| Move::from_name(name)).collect::<Option<_>>()?,
            entity_encoder: file.encoder("ner.tok2vec", 4)?,
            entities: file.scorer("ner")?,
            entity_moves: file.header.ner.iter().map(|name| EntityMove::from_name(name)).collect::<Option<_>>()?,
        })
    }
}

impl File<'_> {
    fn find(&self, name: &str) -> Option<&ArrayHeader> {
        self.header.arrays.iter().find(|array| array.name == name)
    }

    fn array(&self, name: &str) -> Option<Vec<f32>> {
        let array = self.find(name)?;
        let bytes = self.body.get(array.offset..)?.get(..2 * array.shape.iter().product::<usize>())?;
        Some(bytes.chunks_exact(2).map(|pair| half::f16::from_le_bytes([pair[0], pair[1]]).to_f32()).collect())
    }

    /// All but the last dimension are rows.
    fn matrix(&self, name: &str) -> Option<Matrix> {
        Some(Matrix { columns: *self.find(name)?.shape.last()?, data: self.array(name)? })
    }

    fn transposed(&self, name: &str) -> Option<Matrix> {
        let matrix = self.matrix(name)?;
        let (rows, columns) = (matrix.rows(), matrix.columns);
        let data = (0..columns).flat_map(|column| matrix.data.iter().skip(column).step_by(columns)).copied().collect();
        Some(Matrix { columns: rows, data })
    }

    fn maxout(&self, name: &str) -> Option<Maxout> {
        let part = |part: &str| self.array(&format!("{name}.{part}"));
        Some(Maxout { weights: self.transposed(&format!("{name}.W"))?, bias: part("b")?, gain: part("G")?, shift: part("beta")? })
    }

    fn encoder(&self, prefix: &str, columns: usize) -> Option<Encoder> {
        Some(Encoder {
            embeddings: (0..columns).map(|column| self.matrix(&format!("{prefix}.embed{column}"))).collect::<Option<_>>()?,
            mix: self.maxout(&format!("{prefix}.mix"))?,
            convolutions: (0..4).map(|layer| self.maxout(&format!("{prefix}.conv{layer}"))).collect::<Option<_>>()?,
        })
    }

    fn scorer(&self, prefix: &str) -> Option<Scorer> {
        let part = |part: &str| self.array(&format!("{prefix}.{part}"));
        Some(Scorer {
            reduce: self.transposed(&format!("{prefix}.reduce.W"))?,
            reduce_bias: part("reduce.b")?,
            lower: self.transposed(&format!("{prefix}.lower.W"))?,
            lower_bias: part("lower.b")?,
            padding: part("lower.pad")?,
            upper: self.matrix(&format!("{prefix}.upper.W"))?,
            upper_bias: part("upper.b")?,
        })
    }
}

impl Move {
    fn from_name(name: &str) -> Option<Self> {
        match name.split_once('-') {
            None if name == "S" => Some(Self::Shift),
            None if name == "D" => Some(Self::Reduce),
            Some(("L", label)) => Some(Self::Left(Label::from_name(label))),
            Some(("R", label)) => Some(Self::Right(Label::from_name(label))),
            Some(("B", _)) => Some(Self::Break),
            None | Some(_) => None,
        }
    }
}

impl EntityMove {
    fn from_name(name: &str) -> Option<Self> {
        match name.split_once('-') {
            None => (name == "O").then_some(Self::Out),
            Some(("B", label)) => Some(Self::Begin(Entity::from_key(label))),
            Some(("I", label)) => Some(Self::Inside(Entity::from_key(label))),
            Some(("L", label)) => Some(Self::Last(Entity::from_key(label))),
            Some(("U", "")) => Some(Self::Blocked),
            Some(("U", label)) => Some(Self::Unit(Entity::from_key(label))),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_reads() {
        let model = Model::read(FILE).expect("the embedded model reads");
        assert_eq!((model.tags.len(), model.moves.len(), model.entity_moves.len()), (50, 106, 74));
        assert_eq!(model.encoder.mix.weights.columns, WIDTH * PIECES);
        assert_eq!(model.parser.upper.rows(), model.moves.len());
        assert_eq!(model.entities.upper.rows(), model.entity_moves.len());
    }

    #[test]
    fn a_cut_model_is_refused() {
        assert!(Model::read(&FILE[..FILE.len() / 2]).is_none());
        assert!(Model::read(b"CCSYNTAX1\n").is_none());
    }
}
