//! Sentences for the tests of the questions, and numbers for those of the products.

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

/// Numbers without a pattern.
pub(crate) fn noise(count: usize, seed: u32) -> Vec<f32> {
    let step = |state: &mut u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some((*state >> 8) as f32 / 8_388_608.0 - 1.0)
    };
    std::iter::repeat_n((), count).scan(seed, |state, ()| step(state)).collect()
}
