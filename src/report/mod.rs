//! Reports: pure writers over one resolved view of a comparison.

pub mod csv;
mod decision;
pub mod explain;
mod fold;
pub mod github;
pub mod html;
pub mod inspection;
pub mod json;
pub mod junit;
mod layout;
pub mod markdown;
mod pairs;
mod resolve;
mod safe;
pub mod sarif;
mod sources;
mod sources_table;
pub mod table;
mod view;

pub use decision::{Decision, Standing};
pub use pairs::Pair;
pub use safe::shown;
pub use sources::{Cell, PointRow, Sources};
pub use view::{Article, Evidence, Passage, Place, Row, Tally, View, sort};

use crate::kind::Verdict;

/// "2 contradictions, 1 discrepancy, ..." in the order of a report.
fn counts(view: &View) -> String {
    let words = Verdict::ALL.iter().map(|verdict| counted(view.count(*verdict), *verdict));
    words.collect::<Vec<_>>().join(", ")
}

/// "1 omission", "2 omissions".
fn counted(count: usize, verdict: Verdict) -> String {
    let (one, more) = nouns(verdict);
    format!("{count} {}", if count == 1 { one } else { more })
}

/// What findings of a verdict are called, one and several.
fn nouns(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Contradiction => ("contradiction", "contradictions"),
        Verdict::Discrepancy => ("discrepancy", "discrepancies"),
        Verdict::Damage => ("damaged place", "damaged places"),
        Verdict::Omission => ("omission", "omissions"),
        Verdict::Agreement => ("agreement", "agreements"),
    }
}
