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
