//! Reads two (or more) articles about the same event and tells an editor where they agree, what each leaves out, and where they cannot
//! both be true.
//!
//! Data flows one way: [`article`] (decode, repair, split) → [`syntax`] (tag, parse) → [`facts`] → [`claim`] → [`align`] → [`judge`] →
//! report. [`compare()`] is this line on one screen.
//!
//! Two articles:
//!
//! ```
//! use crosscheck::{Article, Depth, ReadOptions, Reading, Verdict, compare};
//!
//! # fn main() -> crosscheck::Result<()> {
//! let read = |name: &str, text: &str| -> crosscheck::Result<Reading> {
//!     Ok(Reading::new(Article::read(name, text.into(), &ReadOptions::default())?, Depth::Full))
//! };
//! let left = read("left.txt", "The coast guard rescued 140 passengers from the water.")?;
//! let right = read("right.txt", "The coast guard rescued 190 passengers from the water.")?;
//! let comparison = compare(&left, &right);
//! let contradiction = comparison.findings.iter().find(|finding| finding.verdict() == Verdict::Contradiction);
//! assert!(contradiction.is_some());
//! # Ok(())
//! # }
//! ```
//!
//! A [`Reading`] depends on one article alone: keep it, and compare it with as many others as there are ([`sources::collate`]). A whole report
//! is [`report::View`] and one of the writers beside it; many pairs are [`batch::run`].
//!
//! What this page and the modules on it show is the interface, kept in `tests/golden/public-api.txt` and changed by the rules of semantic
//! versioning. The stages between reading and reporting (syntax, alignment, judgement) are public for the program's own tools and tests, hidden
//! here, and change from one release to the next.

#![forbid(unsafe_code)]
#![warn(clippy::print_stdout, clippy::print_stderr)]

#[doc(hidden)]
pub mod align;
pub mod article;
pub mod batch;
pub mod claim;
mod compare;
pub mod config;
mod error;
pub mod facts;
#[doc(hidden)]
pub mod fixtures;
mod frozen;
pub mod input;
#[doc(hidden)]
pub mod judge;
pub mod kind;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod mutation;
#[doc(hidden)]
pub mod output;
pub mod report;
pub mod review;
pub mod sources;
pub mod span;
#[doc(hidden)]
pub mod syntax;

pub use article::{Article, ReadOptions};
pub use claim::{Claim, Reading};
pub use compare::{Comparison, compare, inconsistencies, prepare};
pub use config::Settings;
pub use error::{Error, Result, exit};
pub use judge::{Difference, Finding};
pub use kind::{DamageKind, Kind, Side, Verdict};
pub use span::{LineIndex, Position, Span};
pub use syntax::Depth;
