//! Sentences for the tests of the questions.

use super::{Depth, Parsed};
use crate::article::{Article, ReadOptions};

/// A text, parsed.
pub(crate) fn parsed(text: &str) -> Parsed {
    Parsed::new(Article::read("test", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text"), Depth::Full)
}

/// The only token of that form, or the first of several.
pub(crate) fn token(parsed: &Parsed, form: &str) -> usize {
    (0..parsed.len()).find(|&at| parsed.form(at) == form).unwrap_or_else(|| panic!("no token {form:?}"))
}

/// The form of the answer to a question about the token of that form.
pub(crate) fn answer<'a>(parsed: &'a Parsed, form: &str, question: impl Fn(&'a Parsed, usize) -> Option<usize>) -> Option<&'a str> {
    question(parsed, token(parsed, form)).map(|at| parsed.form(at))
}
