//! Reports: pure writers over one resolved view of a comparison.

pub mod inspection;
pub mod json;
mod safe;
pub mod table;
mod view;

pub use view::{Article, Evidence, Place, Row, Tally, View};
