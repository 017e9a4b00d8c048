//! Bytes to text: byte order marks, UTF-16, legacy encodings and stray bytes in UTF-8.

use super::map::Layer;
use crate::span::TextRange;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes as text, and what was assumed.
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// From the text to the bytes.
    pub layer: Layer,
    /// The encoding's WHATWG name.
    pub encoding: &'static str,
    /// For the reader of the report, where the encoding was guessed.
    pub note: Option<String>,
    /// Bytes that no reading of the encoding explains, as places in the text.
    pub stray: Vec<TextRange>,
}

/// The encoding that a label names.
pub(super) fn by_label(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes())
}

/// How much of the bytes is looked at to guess an encoding.
const SAMPLE: usize = 1 << 16;
/// UTF-8 with more stray bytes than one in this many bytes outside of ASCII is not UTF-8.
const STRAY_SHARE: usize = 4;

/// Decodes by byte order mark, by `declared`, or by what the bytes look like. `None` where they are no text.
pub(super) fn decode(raw: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(raw) {
        return Some(with(encoding, raw, mark, None));
    }
    if let Some(encoding) = utf16_without_mark(raw) {
        return Some(with(encoding, raw, 0, Some(format!("read as {} by the pattern of its bytes", encoding.name()))));
    }
    if is_binary(raw) {
        return None;
    }
    if std::str::from_utf8(raw).is_ok() {
        return Some(with(UTF_8, raw, 0, None));
    }
    let encoding = match declared.filter(|encoding| *encoding != UTF_8) {
        Some(declared) => declared,
        None => guess(raw),
    };
    let note = format!("not valid UTF-8; read as {}", encoding.name());
    Some(with(encoding, raw, 0, Some(note)))
}

/// Bytes below 32 other than white space do not occur in text; a few may be accidents of extraction.
fn is_binary(raw: &[u8]) -> bool {
    let sample = raw.get(..SAMPLE).unwrap_or(raw);
    let controls = sample.iter().filter(|&&byte| byte < 9 || (14..32).contains(&byte) && byte != 27).count();
    controls * 50 > sample.len()
}

/// English in UTF-16 has a zero in every other byte.
fn utf16_without_mark(raw: &[u8]) -> Option<&'static Encoding> {
    let sample = raw.get(..SAMPLE).unwrap_or(raw);
    if sample.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    match (even * 10 < pairs, odd * 10 < pairs) {
        (true, false) if odd * 2 > pairs => Some(UTF_16LE),
        (false, true) if even * 2 > pairs => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(raw: &[u8]) -> &'static Encoding {
    let lossy = String::from_utf8_lossy(raw.get(..SAMPLE).unwrap_or(raw));
    let stray = lossy.matches('\u{FFFD}').count();
    let others = lossy.chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
    if stray * STRAY_SHARE <= others {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(raw, true);
    let guessed = detector.guess(None, chardetng::Utf8Detection::Deny);
    // Short texts with one odd quotation mark are guessed to be anything; in English text it is always this one.
    if others + stray < 24 && guessed.is_single_byte() { WINDOWS_1252 } else { guessed }
}

fn with(encoding: &'static Encoding, raw: &[u8], mark: usize, note: Option<String>) -> Decoded {
    let body = raw.get(mark..).unwrap_or_default();
    let mut layer = Layer::default();
    let (mut text, mut stray) = (String::new(), Vec::new());
    if encoding == UTF_8 {
        if mark > 0 {
            layer.push(0, mark, 1, 1);
        }
        utf8(body, mark, &mut text, &mut layer, &mut stray);
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        utf16(body, mark, encoding == UTF_16BE, &mut text, &mut layer, &mut stray);
    } else if encoding.is_single_byte() {
        single_byte(encoding, body, mark, &mut text, &mut layer);
    } else {
        by_character(encoding, body, mark, &mut text, &mut layer);
    }
    Decoded { text, layer, encoding: encoding.name(), note, stray }
}

fn utf8(body: &[u8], mark: usize, text: &mut String, layer: &mut Layer, stray: &mut Vec<TextRange>) {
    if let Ok(valid) = std::str::from_utf8(body) {
        valid.clone_into(text);
        return;
    }
    text.reserve(body.len());
    let mut at = mark;
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            layer.push(text.len(), at, 3, chunk.invalid().len());
            stray.push(TextRange::new(text.len(), text.len() + 3));
            text.push(char::REPLACEMENT_CHARACTER);
            at += chunk.invalid().len();
            layer.push(text.len(), at, 1, 1);
        }
    }
}

fn utf16(body: &[u8], mark: usize, big_endian: bool, text: &mut String, layer: &mut Layer, stray: &mut Vec<TextRange>) {
    let unit = |pair: &[u8; 2]| if big_endian { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    let (pairs, _) = body.as_chunks::<2>();
    let mut at = mark;
    for character in char::decode_utf16(pairs.iter().map(unit)) {
        if character.is_err() {
            stray.push(TextRange::new(text.len(), text.len() + 3));
        }
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        layer.push(text.len(), at, character.len_utf8(), 2 * character.len_utf16());
        text.push(character);
        at += 2 * character.len_utf16();
    }
}

fn single_byte(encoding: &'static Encoding, body: &[u8], mark: usize, text: &mut String, layer: &mut Layer) {
    // One byte is one character, so that the decoded characters tell the bytes by counting.
    let (decoded, _) = encoding.decode_without_bom_handling(body);
    *text = decoded.into_owned();
    for (at, (offset, character)) in text.char_indices().enumerate() {
        layer.push(offset, mark + at, character.len_utf8(), 1);
    }
}

/// Any other encoding, a byte at a time: the decoder says with which byte a character is complete.
fn by_character(encoding: &'static Encoding, body: &[u8], mark: usize, text: &mut String, layer: &mut Layer) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut begun, mut buffer) = (0, String::with_capacity(16));
    for (at, byte) in body.iter().enumerate() {
        let _ = decoder.decode_to_string(std::slice::from_ref(byte), &mut buffer, at + 1 == body.len());
        if !buffer.is_empty() {
            layer.push(text.len(), mark + begun, buffer.len(), at + 1 - begun);
            text.push_str(&buffer);
            buffer.clear();
            begun = at + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::OffsetMap;

    fn bytes_of(raw: &[u8], word: &str) -> Vec<u8> {
        let decoded = decode(raw, None).unwrap();
        let at = decoded.text.find(word).unwrap();
        let mut map = OffsetMap::identity();
        map.add(decoded.layer);
        map.span(TextRange::new(at, at + word.len())).slice(raw).to_vec()
    }

    #[test]
    fn spans_point_into_every_encoding() {
        let text = "São Lourenço paid £5 – twice";
        let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(bytes_of(&little, "£5"), [0xA3, 0, b'5', 0]);
        let unmarked: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(bytes_of(&unmarked, "£5"), [0, 0xA3, 0, b'5']);
        assert_eq!(bytes_of(b"The mayor said \x93no\x94 on Monday.", "no"), b"no");
        assert_eq!(bytes_of("\u{FEFF}It cost £5".as_bytes(), "£5"), "£5".as_bytes());
        let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("東京の市長は月曜日に辞任すると発表した。");
        assert_eq!(decode(&sjis, None).unwrap().encoding, "Shift_JIS");
        assert_eq!(bytes_of(&sjis, "市長"), [0x8e, 0x73, 0x92, 0xb7]);
    }

    #[test]
    fn a_stray_byte_does_not_change_the_encoding() {
        let decoded =
            decode("São Lourenço – é\u{fc}".as_bytes().iter().copied().chain([0xFF, b'x']).collect::<Vec<_>>().as_slice(), None).unwrap();
        assert_eq!((decoded.encoding, decoded.stray.len()), ("UTF-8", 1));
    }

    #[test]
    fn binary_is_no_text() {
        assert!(decode(&[0x7F, b'E', b'L', b'F', 0, 1, 2, 3, 0, 0, 0, 9], None).is_none());
    }
}
