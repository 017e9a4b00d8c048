//! The embedded model: spaCy's `en_core_web_sm` 3.8 (MIT licence), its arrays and labels as `tools/convert_model.py` wrote them, its weights ready to
//! be multiplied as `build/model.rs` made them (`weights.rs`).
//!
//! The file: the magic "CCSYNTAX2\n", the length of the header (u32, little endian), the header (JSON: each array's name, shape, type and
//! place), then the arrays. All is read where it lies: embedding tables not at all until a row is asked for. It is part of the binary, so a
//! file that does not read is a fault of the build, found by the tests.

use super::convolution::Convolution;
use super::kernel::Layer;
use super::memory::Memory;
use super::network::{Activation, Column, Encoder, PAIRS};
use super::projective::Label;
use super::tags::{Entity, Tag};
use super::transitions::Scorer;
use super::weights::{LANES, READ, WIDTH};
use half::slice::HalfFloatSliceExt;
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Bytes that begin where whole numbers and vectors of them may begin.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static FILE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/model.ready")));
const MAGIC: &[u8] = b"CCSYNTAX2\n";

/// Where the model comes from: package, version, licence, and the digests of the files that were read.
pub const ORIGIN: &str = include_str!("model/ORIGIN.txt");

/// How the numbers of an array are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Type {
    F32,
    F16,
    /// Whole numbers of 32 bits.
    I32,
    /// Bytes with a sign, behind factors (f16): one for each third of a row.
    I8,
}

/// Into how many parts a row is cut that have a factor of their own.
const PARTS: usize = 3;

/// An embedding table as the file holds it: rows of [`WIDTH`] numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    rows: usize,
    written: Type,
    bytes: &'static [u8],
}

impl Table {
    /// Adds the row of that number, counted round and round, to a vector.
    #[inline(always)]
    pub(super) fn add(&self, row: u32, to: &mut [f32; WIDTH]) {
        let row = row as usize % self.rows.max(1);
        let own = |from: usize, size: usize| self.bytes.get(from + row * size..from + (row + 1) * size).unwrap_or_default();
        match self.written {
            Type::I8 => {
                let factors = own(0, 2 * PARTS).as_chunks().0.iter().map(|bytes| half::f16::from_le_bytes(*bytes).to_f32());
                let values = own(2 * PARTS * self.rows, WIDTH).chunks_exact(WIDTH / PARTS);
                for ((to, values), factor) in to.chunks_exact_mut(WIDTH / PARTS).zip(values).zip(factors) {
                    to.iter_mut().zip(values).for_each(|(sum, value)| *sum += f32::from(value.cast_signed()) * factor);
                }
            }
            Type::F16 | Type::F32 | Type::I32 => {
                let values = numbers(own(0, WIDTH * self.written.size()), self.written);
                to.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
            }
        }
    }
}

impl Type {
    fn size(self) -> usize {
        match self {
            Self::F32 | Self::I32 => 4,
            Self::F16 => 2,
            Self::I8 => 1,
        }
    }
}

/// A number that arrays hold.
trait Number: bytemuck::Pod {
    const TYPE: Type;

    fn read(bytes: [u8; 4]) -> Self;
}

impl Number for f32 {
    const TYPE: Type = Type::F32;

    fn read(bytes: [u8; 4]) -> Self {
        Self::from_le_bytes(bytes)
    }
}

impl Number for i32 {
    const TYPE: Type = Type::I32;

    fn read(bytes: [u8; 4]) -> Self {
        Self::from_le_bytes(bytes)
    }
}

/// The numbers of a row without factors.
fn numbers(bytes: &[u8], written: Type) -> Vec<f32> {
    match written {
        Type::F32 => bytes.as_chunks().0.iter().copied().map(f32::from_le_bytes).collect(),
        Type::F16 | Type::I8 | Type::I32 => {
            let halves: Vec<half::f16> = bytes.as_chunks().0.iter().copied().map(half::f16::from_le_bytes).collect();
            let mut numbers = vec![0.0; halves.len()];
            halves.convert_to_f32_slice(&mut numbers);
            numbers
        }
    }
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
#[derive(Debug)]
pub(super) struct Model {
    pub(super) encoder: Encoder,
    pub(super) tagger: Layer<PAIRS>,
    pub(super) tags: Vec<Tag>,
    pub(super) parser: Scorer,
    pub(super) moves: Vec<Move>,
    pub(super) entity_encoder: Encoder,
    pub(super) entities: Scorer,
    pub(super) entity_moves: Vec<EntityMove>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(&FILE.0).expect("the file is part of the build, and a test reads it"));

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
    r#type: Type,
    offset: usize,
}

struct File {
    header: Header,
    body: &'static [u8],
}

impl Model {
    /// Reads the file; `None` where it is not one of ours.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (header, body) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let file = File { header: serde_json::from_slice(header).ok()?, body };
        let (tags, moves, entity_moves) = (&file.header.tags, &file.header.parser, &file.header.ner);
        Some(Self {
            encoder: file.encoder("tok2vec", 6)?,
            tagger: file.layer("tagger")?,
            tags: tags.iter().map(|tag| Tag::from_key(tag)).collect(),
            parser: file.scorer("parser")?,
            moves: moves.iter().map(|name| Move::from_name(name)).collect::<Option<_>>()?,
            entity_encoder: file.encoder("ner.tok2vec", 4)?,
            entities: file.scorer("ner")?,
            entity_moves: entity_moves.iter().map(|name| EntityMove::from_name(name)).collect::<Option<_>>()?,
        })
    }
}

impl File {
    fn find(&self, name: &str) -> Option<(&ArrayHeader, &'static [u8])> {
        let array = self.header.arrays.iter().find(|array| array.name == name)?;
        let factors = if array.r#type == Type::I8 { 2 * PARTS * array.shape.first()? } else { 0 };
        let length = factors + array.r#type.size() * array.shape.iter().product::<usize>();
        Some((array, self.body.get(array.offset..)?.get(..length)?))
    }

    /// The numbers of an array of such a type, where they lie.
    fn array<T: Number>(&self, name: &str) -> Option<Cow<'static, [T]>> {
        let (array, bytes) = self.find(name)?;
        (array.r#type == T::TYPE).then(|| match bytemuck::try_cast_slice(bytes) {
            Ok(numbers) if cfg!(target_endian = "little") => Cow::Borrowed(numbers),
            _ => bytes.as_chunks().0.iter().copied().map(T::read).collect(),
        })
    }

    fn fixed<const N: usize>(&self, name: &str) -> Option<[f32; N]> {
        self.array(name)?.as_ref().try_into().ok()
    }

    fn table(&self, name: &str) -> Option<Table> {
        let (array, bytes) = self.find(name)?;
        let &[rows, WIDTH] = array.shape.as_slice() else { return None };
        Some(Table { rows, written: array.r#type, bytes })
    }

    fn layer<const PAIRS: usize, const V: usize>(&self, name: &str) -> Option<Layer<PAIRS, V>> {
        let (panels, units) = (self.array(&format!("{name}.panels"))?, self.array(&format!("{name}.units"))?);
        let bias = self.array(&format!("{name}.bias"))?;
        let fits = panels.len() == PAIRS * units.len() && units.len() == bias.len() && units.len() % (V * LANES) == 0;
        fits.then_some(Layer { panels, units, bias })
    }

    fn activation(&self, name: &str) -> Option<Activation> {
        Some(Activation { gain: self.fixed(&format!("{name}.G"))?, shift: self.fixed(&format!("{name}.beta"))? })
    }

    fn encoder(&self, prefix: &str, columns: usize) -> Option<Encoder> {
        let column = |number: usize| {
            Some(Column { table: self.table(&format!("{prefix}.embed{number}"))?, mix: self.layer(&format!("{prefix}.mix{number}"))? })
        };
        let convolution = |number: usize| {
            let name = format!("{prefix}.conv{number}");
            let products: Vec<_> = (0..READ).map(|product| self.layer(&format!("{name}.{product}"))).collect::<Option<_>>()?;
            let activation = self.activation(&name)?;
            Some(Convolution { products: products.try_into().ok()?, bias: self.fixed(&format!("{name}.b"))?, activation })
        };
        Some(Encoder {
            columns: (0..columns).map(column).collect::<Option<_>>()?,
            mix_bias: self.fixed(&format!("{prefix}.mix.b"))?,
            mixed: self.activation(&format!("{prefix}.mix"))?,
            known: Memory::default(),
            first: self.layer(&format!("{prefix}.first"))?,
            first_bias: self.fixed(&format!("{prefix}.conv0.b"))?,
            first_activation: self.activation(&format!("{prefix}.conv0"))?,
            convolutions: (1..4).map(convolution).collect::<Option<_>>()?,
        })
    }

    fn scorer(&self, prefix: &str) -> Option<Scorer> {
        Some(Scorer {
            reduce: self.layer(&format!("{prefix}.reduce"))?,
            lower: self.layer(&format!("{prefix}.lower"))?,
            bias: self.fixed(&format!("{prefix}.lower.b"))?,
            padding: self.array(&format!("{prefix}.lower.pad"))?.into_owned(),
            upper: self.layer(&format!("{prefix}.upper"))?,
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
        let model = Model::read(&FILE.0).expect("the embedded model reads");
        assert_eq!((model.tags.len(), model.moves.len(), model.entity_moves.len()), (50, 106, 74));
        assert_eq!(model.tags.iter().filter(|tag| **tag == Tag::Other).count(), 1, "every tag has a name here");
    }

    #[test]
    fn a_cut_model_is_refused() {
        assert!(Model::read(&FILE.0[..FILE.0.len() / 2]).is_none());
        assert!(Model::read(b"CCSYNTAX2\n").is_none());
    }
}
