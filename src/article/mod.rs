//! One article as it was read: the original bytes, the repaired text that the rules read, its blocks, sentences and damage.
//!
//! Owns decoding, formats, repair, blocks, sentence splitting and tokens. Refuses everything that depends on meaning: figures, names
//! and claims come later. Repair is a list of edits over the original, which is never rewritten, so that "$7.\n5 billion" is read as
//! "$7.5 billion" and still points at the three bytes too many.

mod blocks;
mod clean;
mod decode;
mod edit;
#[cfg(feature = "url")]
mod fetch;
mod figures;
mod flow;
mod formats;
mod lexicon;
mod lines;
mod map;
mod marks;
mod repair;
mod split;
pub mod words;

use crate::error::{Error, Result};
use crate::kind::DamageKind;
use crate::span::{Span, TextRange};
#[cfg(feature = "url")]
pub use fetch::{Fetched, fetch};
use jiff::civil::Date;
pub use map::OffsetMap;

/// How an article is to be read; the default recognises everything by itself.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The format, where its name or content should not decide.
    pub format: Option<Format>,
    /// The day of publication, where the caller knows it; it beats what the text says.
    pub published: Option<Date>,
    /// The encoding that came with the bytes, by its WHATWG label ("windows-1252"); valid UTF-8 and a byte order mark beat it.
    pub charset: Option<String>,
}

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A saved web page.
    Html,
    /// A Word document; read where the feature `docx` is on.
    Docx,
    /// A PDF with a text layer; read where the feature `pdf` is on.
    Pdf,
}

/// What is known about an article beside its text.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// The headline, from metadata or the text.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The encoding that was assumed, by its WHATWG name.
    pub encoding: &'static str,
    /// What was assumed on reading, in plain sentences: for the reader of the report.
    pub notes: Vec<String>,
}

/// What a stretch of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title line.
    Headline,
    /// The summary under the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Place, day and agency before the first words.
    Dateline,
    /// A paragraph.
    Body,
    /// An item of a list.
    ListItem,
    /// Words under a picture.
    Caption,
    /// A quotation set apart.
    Quotation,
    /// Rows and columns.
    Table,
    /// Template fields and empty metadata.
    Leftover,
    /// Read-time notices, share lines, cookie notices.
    Boilerplate,
}

impl BlockKind {
    /// Whether such a block can state something, so that claims are read from it.
    pub fn states_something(self) -> bool {
        match self {
            Self::Headline | Self::Standfirst | Self::Body | Self::ListItem | Self::Caption | Self::Quotation | Self::Table => true,
            Self::Byline | Self::Dateline | Self::Leftover | Self::Boilerplate => false,
        }
    }
}

/// A stretch of one kind.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the repaired text.
    pub range: TextRange,
}

/// A sentence of the repaired text.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Where it stands in the repaired text.
    pub range: TextRange,
    /// The block it stands in, as an index.
    pub block: u32,
}

/// A place that is broken in the text itself.
#[derive(Clone, Debug)]
pub struct Damage {
    /// What is broken.
    pub kind: DamageKind,
    /// Where, in the original.
    pub span: Span,
    /// How it was read, if it was repaired or could be.
    pub repair: Option<String>,
    /// How sure that is, 0 to 1; below 0.5 it is a hint and nothing was joined.
    pub confidence: f32,
    /// One plain sentence for the report.
    pub explanation: String,
    /// Further places of the same damage (mojibake is reported once an article).
    pub places: Vec<Span>,
}

/// One article, read.
#[derive(Clone, Debug)]
pub struct Article {
    name: String,
    raw: Vec<u8>,
    text: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    damage: Vec<Damage>,
    metadata: Metadata,
    extracted: bool,
}

impl Article {
    /// Reads `raw`; `name` is what messages and reports call it (a path, `<stdin>`, a record's id).
    ///
    /// # Errors
    /// [`Error::Input`] where the bytes hold no text: empty, binary, or over 4 GiB.
    pub fn read(name: &str, raw: Vec<u8>, options: &ReadOptions) -> Result<Self> {
        if u32::try_from(raw.len()).is_err() {
            return Err(Error::input(name, "is larger than 4 GiB; split it first"));
        }
        if raw.iter().all(u8::is_ascii_whitespace) {
            return Err(Error::input(name, "is empty; give it an article to read"));
        }
        let format = options.format.unwrap_or_else(|| formats::detect(name, &raw));
        let (raw, mut known, extracted) = match formats::extract(name, &raw, format, options.charset.as_deref())? {
            Some(extracted) => (extracted.text.into_bytes(), extracted.known, true),
            None => (raw, formats::Known::default(), false),
        };
        let not_text = || Error::input(name, "is not text (binary data); extract its text first");
        let mut decoded = decode::decode(&raw, options.charset.as_deref().and_then(decode::by_label)).ok_or_else(not_text)?;
        known.notes.extend(decoded.note.take());
        let mut map = OffsetMap::identity();
        map.add(std::mem::take(&mut decoded.layer));
        let mut damage: Vec<Damage> = stray_bytes(&map, &decoded.stray).into_iter().collect();
        if format == Format::Markdown {
            decoded.text = without_markup(&decoded.text, &mut map, &mut known);
        }
        let cleaning = clean::clean(&decoded.text);
        damage.extend(misread_characters(&map, &cleaning, &decoded.text));
        let (clean, layer) = edit::apply_to(decoded.text, &cleaning.edits());
        map.add(layer);
        let repairs = repair::repair(&clean);
        damage.extend(repairs.broken.iter().map(|broken| broken_place(&map, broken)));
        let (text, layer) = edit::apply_to(clean, &repairs.edits);
        map.add(layer);
        let mut blocks = blocks::blocks(&text);
        blocks::name(&mut blocks, &text, &known.kinds, |range| map.span(range));
        let sentences = split::sentences(&text, &blocks);
        let found = marks::find(&text, &blocks, &sentences);
        damage.extend(found.into_iter().map(|(kind, range, why)| Damage {
            kind,
            span: map.span(range),
            repair: None,
            confidence: 0.9,
            explanation: why.to_owned(),
            places: Vec::new(),
        }));
        damage.sort_by_key(|one| one.span);
        let metadata = metadata(known, options, decoded.encoding, &blocks, &text);
        Ok(Self { name: name.to_owned(), raw, text, map, blocks, sentences, damage, metadata, extracted })
    }

    /// What messages and reports call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The original bytes; for HTML, the extracted text, which then is the article.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Whether [`Self::raw`] is text that was extracted from another format (a web page, a Word document, a PDF).
    pub fn is_extracted(&self) -> bool {
        self.extracted
    }

    /// The repaired text that the rules read. Its offsets are [`TextRange`]s and mean nothing in the original.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a stretch of the repaired text stands in the original.
    pub(crate) fn span(&self, range: TextRange) -> Span {
        self.map.span(range)
    }

    /// Where a sentence stands in the original.
    pub fn place(&self, sentence: &Sentence) -> Span {
        self.map.span(sentence.range)
    }

    /// Where each token stands in the original.
    pub fn token_places<'a>(&'a self, words: &'a words::Words) -> impl Iterator<Item = Span> + 'a {
        words.tokens.iter().map(|token| self.map.span(*token))
    }

    /// The original's words at a span, for showing: invalid bytes are replaced.
    pub fn original(&self, span: Span) -> std::borrow::Cow<'_, str> {
        words_of(span.slice(&self.raw), self.metadata.encoding)
    }

    /// Its blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Its sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The kind of block that a sentence stands in.
    pub fn block_kind(&self, sentence: &Sentence) -> BlockKind {
        self.blocks.get(sentence.block as usize).map_or(BlockKind::Body, |block| block.kind)
    }

    /// What is broken in it, in order.
    pub fn damage(&self) -> &[Damage] {
        &self.damage
    }

    /// What is known about it beside its text.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }
}

/// Bytes of an original in its encoding, as text; a byte order mark is no part of it.
pub(crate) fn words_of<'a>(bytes: &'a [u8], encoding: &str) -> std::borrow::Cow<'a, str> {
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_with_bom_removal(bytes).0
}

/// The sentences of one paragraph, by the splitter alone: nothing is repaired, and a line break ends nothing.
pub fn split_text(paragraph: &str) -> Vec<&str> {
    let blocks = [Block { kind: BlockKind::Body, range: TextRange::new(0, paragraph.len()) }];
    split::sentences(paragraph, &blocks).iter().map(|sentence| sentence.range.slice(paragraph)).collect()
}

/// A Markdown text without its markup; what the front matter says goes to `known`.
fn without_markup(text: &str, map: &mut OffsetMap, known: &mut formats::Known) -> String {
    let stripped = formats::strip(text);
    *known = formats::Known { notes: std::mem::take(&mut known.notes), ..stripped.known };
    known.kinds = stripped.kinds.into_iter().map(|(range, kind)| (map.span(range), kind)).collect();
    let (text, layer) = edit::apply(text, &stripped.edits);
    map.add(layer);
    text
}

/// What is known beside the text: from the caller, else from the format, else from the text itself.
fn metadata(known: formats::Known, options: &ReadOptions, encoding: &'static str, blocks: &[Block], text: &str) -> Metadata {
    let of_kind = |kind| blocks.iter().find(|block| block.kind == kind).map(|block| block.range.slice(text).to_owned());
    let mut notes = known.notes;
    let published = options.published.or_else(|| {
        let (day, note) = match (known.published, blocks::publication_day(blocks, text)) {
            (Some(day), _) => (Some(day), format!("published on {day}, by the file's metadata")),
            (None, Some(blocks::Dated::Full(day, source))) => (Some(day), format!("published on {day}, by {source}")),
            (None, Some(blocks::Dated::YearOf(day, stated))) => {
                (Some(day), format!("published on {day}, by its dateline; the year is that of {stated}, which the text names"))
            }
            (None, Some(blocks::Dated::NoYear)) => (None, "its dateline names no year; --published gives it".to_owned()),
            (None, None) => return None,
        };
        notes.push(note);
        day
    });
    Metadata {
        title: known.title.or_else(|| of_kind(BlockKind::Headline)),
        byline: known.byline.or_else(|| of_kind(BlockKind::Byline)),
        published,
        encoding,
        notes,
    }
}

/// Bytes that no reading of the encoding explains, as one record.
fn stray_bytes(map: &OffsetMap, stray: &[TextRange]) -> Option<Damage> {
    let spans: Vec<Span> = stray.iter().map(|range| map.span(*range)).collect();
    let why = format!("{} bytes belong to no character of the encoding", spans.len());
    one_record(DamageKind::Mojibake, spans, None, why)
}

/// Characters that are not what the writer meant: one record for those read in the wrong encoding, one for hidden ones.
fn misread_characters(map: &OffsetMap, cleaning: &clean::Cleaning, text: &str) -> Vec<Damage> {
    let spans = |edits: &[edit::Edit]| edits.iter().map(|edit| map.span(TextRange::new(edit.start, edit.end))).collect::<Vec<_>>();
    let first = |edits: &[edit::Edit]| {
        edits.first().map(|edit| (text.get(edit.start..edit.end).unwrap_or_default().to_owned(), edit.text.to_string()))
    };
    let misread = first(&cleaning.mojibake).and_then(|(said, meant)| {
        let why = format!("read in the wrong encoding at {} places: “{said}” stands for “{meant}”", cleaning.mojibake.len());
        one_record(DamageKind::Mojibake, spans(&cleaning.mojibake), Some(meant), why)
    });
    let hidden = first(&cleaning.invisible).and_then(|(_, meant)| {
        let why = format!("characters that hide, reorder or imitate what a reader sees, at {} places", cleaning.invisible.len());
        one_record(DamageKind::Invisible, spans(&cleaning.invisible), Some(meant), why)
    });
    misread.into_iter().chain(hidden).collect()
}

fn one_record(kind: DamageKind, spans: Vec<Span>, repair: Option<String>, explanation: String) -> Option<Damage> {
    let (first, rest) = spans.split_first()?;
    Some(Damage { kind, span: *first, repair, confidence: 0.9, explanation, places: rest.to_vec() })
}

fn broken_place(map: &OffsetMap, broken: &repair::Broken) -> Damage {
    let sure = broken.confidence >= 0.5;
    let explanation = match (broken.kind, sure) {
        (DamageKind::BrokenFigure, true) => "a break has cut this number in two",
        (DamageKind::BrokenFigure, false) => "a break may have cut a number in two here; nothing was joined",
        (_, true) => "a break stands inside this sentence",
        (_, false) => "a break may stand inside a sentence here; nothing was joined",
    };
    Damage {
        kind: broken.kind,
        span: map.span(broken.range),
        repair: Some(broken.joined.clone()),
        confidence: broken.confidence,
        explanation: explanation.to_owned(),
        places: Vec::new(),
    }
}
