//! The model of `src/syntax/model` with its weights ready to be multiplied, in the same format: arrays of whole numbers of 32 bits ("i32") beside those of
//! floats ("f32") and of bytes ("i8"), each at a multiple of 64 bytes.

use crate::Fault;
use crate::rounding::{Rounded, beside, filtered, rounded};
use crate::weights::{MANY, ONE, SUMS, WIDTH};
use half::slice::HalfFloatSliceExt;
use serde_json::{Map, Value, json};

const MAGIC: &[u8] = b"CCSYNTAX2\n";
/// Where arrays begin: at multiples of what a cache takes at once.
const ALIGNED: usize = 64;
/// Inputs of the layers that read a state of the parser: two pieces a unit.
const HIDDEN: usize = 64;

/// The model file as `tools/convert_model.py` wrote it.
struct File<'a> {
    header: Map<String, Value>,
    body: &'a [u8],
}

/// The ready model.
#[derive(Default)]
struct Ready {
    arrays: Vec<Value>,
    body: Vec<u8>,
}

/// Reads the model file and writes the ready one.
pub(crate) fn ready(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let rest = bytes.strip_prefix(MAGIC).ok_or("no model of this format")?;
    let (length, rest) = rest.split_first_chunk::<4>().ok_or("the model is cut")?;
    let (header, body) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or("the model is cut")?;
    let file = File { header: serde_json::from_slice(header)?, body };
    let mut ready = Ready::default();
    for (prefix, columns) in [("tok2vec", 6), ("ner.tok2vec", 4)] {
        encoder(&file, &mut ready, prefix, columns)?;
    }
    let (weights, bias) = (file.floats("tagger.W")?, file.floats("tagger.b")?);
    ready.layer("tagger", &rounded(&weights, WIDTH / 2, MANY, file.count("tags"), &bias));
    for prefix in ["parser", "ner"] {
        scorer(&file, &mut ready, prefix)?;
    }
    ready.bytes(&file)
}

fn encoder(file: &File<'_>, ready: &mut Ready, prefix: &str, columns: usize) -> Result<(), Fault> {
    let mix = file.floats(&format!("{prefix}.mix.W"))?;
    for (number, mix) in mix.chunks_exact(mix.len() / columns).enumerate() {
        let name = format!("{prefix}.embed{number}");
        let (array, bytes) = file.find(&name)?;
        ready.array(&name, &array["shape"], &array["type"], bytes);
        ready.layer(&format!("{prefix}.mix{number}"), &rounded(mix, WIDTH / 2, MANY, SUMS, &[]));
    }
    for name in ["mix.b", "mix.G", "mix.beta"].into_iter().map(str::to_owned).chain((0..4).flat_map(of_convolution)) {
        ready.floats(&format!("{prefix}.{name}"), &file.floats(&format!("{prefix}.{name}"))?);
    }
    let first = beside(&file.floats(&format!("{prefix}.conv0.W"))?).ok_or("the first convolution has another shape")?;
    ready.layer(&format!("{prefix}.first"), &rounded(&first, WIDTH / 2, MANY, 3 * SUMS, &[]));
    for number in 1..4 {
        let weights = filtered(&file.floats(&format!("{prefix}.conv{number}.W"))?).ok_or("a convolution has another shape")?;
        for (product, weights) in weights.iter().enumerate() {
            ready.layer(&format!("{prefix}.conv{number}.{product}"), &rounded(weights, WIDTH / 2, MANY, SUMS, &[]));
        }
    }
    Ok(())
}

/// The arrays of a convolution that are kept as they are.
fn of_convolution(number: usize) -> [String; 3] {
    ["b", "G", "beta"].map(|name| format!("conv{number}.{name}"))
}

fn scorer(file: &File<'_>, ready: &mut Ready, prefix: &str) -> Result<(), Fault> {
    let floats = |name: &str| file.floats(&format!("{prefix}.{name}"));
    ready.layer(&format!("{prefix}.reduce"), &rounded(&floats("reduce.W")?, WIDTH / 2, MANY, HIDDEN, &floats("reduce.b")?));
    let lower = floats("lower.W")?;
    ready.layer(&format!("{prefix}.lower"), &rounded(&lower, HIDDEN / 2, MANY, lower.len() / HIDDEN, &[]));
    let moves = file.count(prefix);
    ready.layer(&format!("{prefix}.upper"), &rounded(&floats("upper.W")?, HIDDEN / 2, ONE, moves, &floats("upper.b")?));
    for name in ["lower.b", "lower.pad"] {
        ready.floats(&format!("{prefix}.{name}"), &floats(name)?);
    }
    Ok(())
}

impl File<'_> {
    /// What the header says of an array, and its bytes.
    fn find(&self, name: &str) -> Result<(&Value, &[u8]), Fault> {
        let missing = || format!("the model has no array {name}");
        let array = self.header["arrays"].as_array().into_iter().flatten().find(|array| array["name"] == name).ok_or_else(missing)?;
        let shape: Vec<usize> = serde_json::from_value(array["shape"].clone())?;
        let size = match array["type"].as_str() {
            Some("f32") => 4,
            Some("f16") => 2,
            _ => 1,
        };
        // Bytes stand behind three factors a row.
        let factors = if size == 1 { 6 * shape.first().ok_or_else(missing)? } else { 0 };
        let start = usize::try_from(array["offset"].as_u64().ok_or_else(missing)?)?;
        let bytes = self.body.get(start..start + factors + size * shape.iter().product::<usize>()).ok_or_else(missing)?;
        Ok((array, bytes))
    }

    fn floats(&self, name: &str) -> Result<Vec<f32>, Fault> {
        let (array, bytes) = self.find(name)?;
        if array["type"] == "f32" {
            return Ok(bytes.as_chunks().0.iter().copied().map(f32::from_le_bytes).collect());
        }
        let halves: Vec<half::f16> = bytes.as_chunks().0.iter().copied().map(half::f16::from_le_bytes).collect();
        Ok(halves.to_f32_vec())
    }

    /// How many labels there are of a kind.
    fn count(&self, labels: &str) -> usize {
        self.header[labels].as_array().map_or(0, Vec::len)
    }
}

impl Ready {
    fn array(&mut self, name: &str, shape: &Value, kind: &Value, bytes: &[u8]) {
        self.body.resize(self.body.len().next_multiple_of(ALIGNED), 0);
        self.arrays.push(json!({"name": name, "shape": shape, "type": kind, "offset": self.body.len()}));
        self.body.extend(bytes);
    }

    fn floats(&mut self, name: &str, values: &[f32]) {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.array(name, &json!([values.len()]), &json!("f32"), &bytes);
    }

    fn layer(&mut self, name: &str, layer: &Rounded) {
        let panels: Vec<u8> = layer.panels.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.array(&format!("{name}.panels"), &json!([layer.panels.len()]), &json!("i32"), &panels);
        self.floats(&format!("{name}.units"), &layer.units);
        self.floats(&format!("{name}.bias"), &layer.bias);
    }

    fn bytes(self, file: &File<'_>) -> Result<Vec<u8>, Fault> {
        let mut header = file.header.clone();
        header.insert("arrays".to_owned(), Value::Array(self.arrays));
        let mut text = serde_json::to_vec(&header)?;
        let before = MAGIC.len() + 4;
        text.resize((before + text.len()).next_multiple_of(ALIGNED) - before, b' ');
        Ok([MAGIC, &u32::try_from(text.len())?.to_le_bytes(), &text, &self.body].concat())
    }
}
