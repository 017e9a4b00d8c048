//! Reads two (or more) articles about the same event and tells an editor where they agree, what each leaves out, and where they cannot
//! both be true.
//!
//! Data flows one way: [`article`] (decode, repair, split) → [`syntax`] (tag, parse) → [`facts`] → [`claim`] → [`align`] → [`judge`] →
//! report. [`compare()`] is this line on one screen.

#![forbid(unsafe_code)]
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod align;
pub mod article;
pub mod batch;
pub mod claim;
mod compare;
mod error;
pub mod facts;
pub mod fixtures;
pub mod judge;
pub mod kind;
pub mod lexicon;
pub mod mutation;
pub mod report;
pub mod span;
pub mod syntax;

pub use article::{Article, ReadOptions};
pub use claim::{Claim, Reading};
pub use compare::{Comparison, compare};
pub use error::{Error, Result, exit};
pub use judge::{Difference, Finding};
pub use kind::{DamageKind, Kind, Side, Verdict};
pub use span::{LineIndex, Position, Span};
