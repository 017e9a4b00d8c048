//! Articles with one fact changed, and twins that say the same in other words: the judge measured without annotated pairs.
//!
//! An article is compared with a copy of itself in which one place was edited. Where the edit changes the meaning, a finding that touches
//! the place should flag it; where it keeps the meaning, nothing should be flagged. Every edit is made by a general operator over the
//! facts of the article, so that any fixture yields hundreds of them, and the same ones on every run.

mod operators;

use crate::article::{Article, ReadOptions};
use crate::claim::Reading;
use crate::compare::compare;
use crate::judge::Finding;
use crate::kind::{Kind, Verdict};
use crate::span::Span;
use crate::syntax::Depth;
pub use operators::{OPERATORS, Operator};

/// One place of an article, edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in the original.
    pub span: Span,
    /// What stands there instead.
    pub replacement: String,
}

/// What came of one operator over many articles.
#[derive(Clone, Debug)]
pub struct Tally {
    /// The operator.
    pub operator: &'static Operator,
    /// How many edits were tried.
    pub tried: usize,
    /// How many were flagged at the edited place.
    pub flagged: usize,
    /// How many of those flags name the kind that the operator breaks.
    pub right_kind: usize,
    /// How many were called a contradiction.
    pub contradicted: usize,
}

/// Tries every operator on every article; at most `most` edits an operator and article, spread evenly over the text.
pub fn measure(articles: &[Article], depth: Depth, most: usize) -> Vec<Tally> {
    let fresh = |operator| Tally { operator, tried: 0, flagged: 0, right_kind: 0, contradicted: 0 };
    let mut tallies: Vec<Tally> = OPERATORS.iter().map(fresh).collect();
    for article in articles {
        let reading = Reading::new(article.clone(), depth);
        for tally in &mut tallies {
            for edit in spread((tally.operator.edits)(&reading), most) {
                try_edit(&reading, depth, &edit, tally);
            }
        }
    }
    tallies
}

fn try_edit(reading: &Reading, depth: Depth, edit: &Edit, tally: &mut Tally) {
    let article = reading.parsed.article();
    let options = ReadOptions { published: article.metadata().published, ..ReadOptions::default() };
    let Ok(edited) = Article::read("edited", apply(article.raw(), edit), &options) else { return };
    let edited = Reading::new(edited, depth);
    let comparison = compare(reading, &edited);
    let flags: Vec<&Finding> = comparison.findings.iter().filter(|finding| touches(reading, finding, edit.span)).collect();
    let kinds = |finding: &&&Finding, kind: Kind| matches!(finding, Finding::Linked { differences, .. } if differences.iter().any(|d| d.kind == kind));
    tally.tried += 1;
    tally.flagged += usize::from(!flags.is_empty());
    tally.contradicted += usize::from(flags.iter().any(|finding| finding.verdict() == Verdict::Contradiction));
    tally.right_kind += usize::from(tally.operator.breaks.is_some_and(|kind| flags.iter().any(|finding| kinds(&finding, kind))));
}

/// Whether a finding is a flag on the claim that holds the edited place.
fn touches(reading: &Reading, finding: &Finding, place: Span) -> bool {
    let Finding::Linked { link, differences } = finding else { return false };
    !differences.is_empty()
        && reading.claims.get(link.left).is_some_and(|claim| claim.span.overlaps(place) || claim.span.start() == place.start())
}

/// The article's bytes with one place edited.
pub fn apply(raw: &[u8], edit: &Edit) -> Vec<u8> {
    let before = raw.get(..edit.span.start()).unwrap_or(raw);
    let after = raw.get(edit.span.end()..).unwrap_or_default();
    [before, edit.replacement.as_bytes(), after].concat()
}

/// At most `most` of them, evenly spread.
fn spread(edits: Vec<Edit>, most: usize) -> Vec<Edit> {
    let count = edits.len();
    if count <= most || most == 0 {
        return edits;
    }
    let keep: Vec<usize> = (0..most).map(|at| at * count / most).collect();
    edits.into_iter().enumerate().filter(|(at, _)| keep.contains(at)).map(|(_, edit)| edit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_replaces_its_place_only() {
        let edit = Edit { span: Span::new(4, 7), replacement: "five".into() };
        assert_eq!(apply(b"all six men", &edit), b"all five men");
    }

    #[test]
    fn edits_are_spread_over_the_text() {
        let edits = (0..10).map(|at| Edit { span: Span::new(at, at), replacement: String::new() }).collect();
        let kept: Vec<usize> = spread(edits, 3).iter().map(|edit| edit.span.start()).collect();
        assert_eq!(kept, [0, 3, 6]);
    }
}
