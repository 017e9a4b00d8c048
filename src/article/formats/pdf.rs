//! PDF files with a text layer.

use super::{Extracted, Known};
use crate::error::{Error, Result};

/// The text of a PDF, page by page.
pub(super) fn extract(name: &str, raw: &[u8]) -> Result<Extracted> {
    // The library panics on some damaged files; where panics unwind, such a file is an error like any other.
    let read = std::panic::catch_unwind(|| pdf_extract::extract_text_from_mem(raw));
    let broken = |why: String| Error::input(name, format!("cannot be read as a PDF ({why}); save its text"));
    let text = read.map_err(|_| broken("it is damaged".to_owned()))?.map_err(|error| broken(error.to_string()))?;
    if text.trim().is_empty() {
        return Err(Error::input(name, "is a PDF without a text layer (a scan); run text recognition on it first"));
    }
    let notes = vec!["read from a PDF: places are those of the extracted text".to_owned()];
    Ok(Extracted { text, known: Known { notes, ..Known::default() } })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF of one page with one line, with the table of places that readers need.
    fn document(line: &str) -> Vec<u8> {
        let page = format!("BT /F1 12 Tf 72 720 Td ({line}) Tj ET");
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
            format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        ];
        let (mut pdf, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
        for (number, object) in (1..).zip(&objects) {
            places.push(pdf.len());
            pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
        }
        let table = pdf.len();
        pdf.push_str("xref\n0 6\n0000000000 65535 f \n");
        for place in places {
            pdf.push_str(&format!("{place:010} 00000 n \n"));
        }
        pdf.push_str(&format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        pdf.into_bytes()
    }

    #[test]
    fn the_text_layer_is_read() {
        let found = extract("a.pdf", &document("The harbour reopened on Monday.")).unwrap();
        assert_eq!(found.text.trim(), "The harbour reopened on Monday.");
        assert!(found.known.notes.iter().any(|note| note.contains("extracted text")));
    }

    #[test]
    fn what_is_no_document_or_has_no_text_is_an_error() {
        assert!(extract("a.pdf", b"%PDF-1.7 rest").is_err());
        assert!(extract("a.pdf", &document("")).unwrap_err().to_string().contains("text layer"));
    }
}
