//! Word documents: the paragraphs of `word/document.xml`, title and author from `docProps/core.xml`.

use super::{Extracted, Known};
use crate::error::{Error, Result};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read as _};

/// A part of a document that unpacks to more is not read: an archive may unpack to anything.
const MOST_BYTES: u64 = 256 << 20;

/// The document's text, a blank line between paragraphs.
pub(super) fn extract(name: &str, raw: &[u8]) -> Result<Extracted> {
    let broken = |why: String| Error::input(name, format!("cannot be read as a Word document ({why}); save it as text"));
    let mut archive = zip::ZipArchive::new(Cursor::new(raw)).map_err(|error| broken(error.to_string()))?;
    let body = part(&mut archive, "word/document.xml").ok_or_else(|| broken("it holds no word/document.xml".to_owned()))?;
    let (text, whole) = paragraphs(&body).map_err(broken)?;
    if text.trim().is_empty() {
        return Err(Error::input(name, "is a Word document without text"));
    }
    let mut known = part(&mut archive, "docProps/core.xml").map(|core| properties(&core)).unwrap_or_default();
    known.notes.push("read from a Word document: places are those of the extracted text".to_owned());
    if !whole {
        known.notes.push("the Word document is cut short; it was read as far as it goes".to_owned());
    }
    Ok(Extracted { text, known })
}

fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The runs of text, and whether the document is whole; deleted text has another element ("w:delText") and is left out.
fn paragraphs(xml: &str) -> std::result::Result<(String, bool), String> {
    let mut reader = Reader::from_str(xml);
    let (mut text, mut inside, mut open) = (String::new(), false, 0_usize);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok((text, open == 0)),
            Event::Start(element) => {
                inside = element.name().into_inner() == "w:t";
                open += 1;
            }
            Event::Empty(element) => match element.name().into_inner() {
                "w:tab" => text.push('\t'),
                "w:br" | "w:cr" => text.push('\n'),
                _ => {}
            },
            Event::End(element) => {
                if element.name().into_inner() == "w:p" && !text.ends_with("\n\n") && !text.is_empty() {
                    text.push_str("\n\n");
                }
                inside = false;
                open = open.saturating_sub(1);
            }
            Event::Text(words) if inside => text.push_str(&words),
            Event::GeneralRef(reference) if inside => push_reference(&reference, &mut text),
            _ => {}
        }
    }
}

fn push_reference(reference: &quick_xml::events::BytesRef<'_>, text: &mut String) {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        text.push(letter);
    } else if let Some(letter) = quick_xml::escape::resolve_predefined_entity(reference) {
        text.push_str(letter);
    }
}

fn properties(xml: &str) -> Known {
    let mut reader = Reader::from_str(xml);
    let (mut known, mut element) = (Known::default(), String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => element = String::from(start.name().into_inner()),
            Ok(Event::Text(words)) => {
                let words = words.trim().to_owned();
                match element.as_str() {
                    _ if words.is_empty() => {}
                    "dc:title" => known.title = Some(words),
                    "dc:creator" => known.byline = Some(words),
                    _ => {}
                }
            }
            Ok(Event::End(_)) => element.clear(),
            Ok(Event::Eof) | Err(_) => return known,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn document(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn paragraphs_and_properties_are_read() {
        let body = "<w:document><w:body><w:p><w:r><w:t>The tram &amp; the </w:t></w:r><w:r><w:t>bus.</w:t><w:delText>gone</w:delText></w:r></w:p>\
            <w:p><w:r><w:t>They are late.</w:t></w:r></w:p></w:body></w:document>";
        let core = "<cp:coreProperties><dc:title>Late again</dc:title><dc:creator>Jane Doe</dc:creator></cp:coreProperties>";
        let found = extract("a.docx", &document(&[("word/document.xml", body), ("docProps/core.xml", core)])).unwrap();
        assert_eq!(found.text, "The tram & the bus.\n\nThey are late.\n\n");
        assert_eq!((found.known.title.as_deref(), found.known.byline.as_deref()), (Some("Late again"), Some("Jane Doe")));
    }

    #[test]
    fn a_document_cut_short_is_read_as_far_as_it_goes() {
        let found = extract("a.docx", &document(&[("word/document.xml", "<w:p><w:t>The tram is late</w:t>")])).unwrap();
        assert_eq!(found.text, "The tram is late");
        assert!(found.known.notes.iter().any(|note| note.contains("cut short")));
    }

    #[test]
    fn what_is_no_document_is_an_error() {
        assert!(extract("a.docx", b"PK\x03\x04rest").is_err());
        assert!(extract("a.docx", &document(&[("other.xml", "")])).is_err());
        assert!(extract("a.docx", &document(&[("word/document.xml", "<w:p></w:t></w:p>")])).is_err());
    }
}
