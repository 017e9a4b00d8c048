//! Reports: pure writers over one resolved view of a comparison.

pub mod json;
mod view;

pub use view::{Article, Evidence, Place, Row, View};
