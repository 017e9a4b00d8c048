//! What a word of the report means, and why a finding came about.

use super::resolve::find;
use super::safe::one_line;
use super::view::{Row, View};
use crate::align::{self, Candidate, Link};
use crate::claim::{Claim, Reading};
use crate::compare::Comparison;
use crate::facts::{Fact, Relation, Value};
use crate::judge::{self, Difference, Finding};
use crate::kind::{Side, Verdict};
use std::fmt::Write as _;

const KINDS: &str = include_str!("../../docs/kinds.md");

/// What a verdict, a kind of conflict or a kind of damage means, with examples; `None` for any other word.
pub fn word(key: &str) -> Option<String> {
    let section = KINDS.split("\n## ").skip(1).find_map(|section| section.strip_prefix(key).filter(|rest| rest.starts_with('\n')))?;
    let body = section.split("\n# ").next().unwrap_or_default().trim();
    Some(format!("{key}\n\n{body}\n"))
}

/// All words that [`word`] knows, in the order of the documentation.
pub fn words() -> Vec<&'static str> {
    KINDS.split("\n## ").skip(1).filter_map(|section| section.lines().next()).collect()
}

/// Why a finding came about, by its id or the beginning of it; `None` where the comparison has no such finding, or more than one.
pub fn finding(comparison: &Comparison<'_>, id: &str) -> Option<String> {
    let view = View::new(comparison);
    let mut out = String::new();
    // Writing to a string cannot fail.
    if let Some((finding, row)) = find(comparison, id) {
        head(&row, &view, &mut out);
        match finding {
            Finding::Linked { link, differences } => linked(comparison, link, differences, &mut out),
            Finding::Omitted { by, claim, .. } => omitted(comparison, *by, *claim, &mut out),
        }
        return Some(out);
    }
    let damage = view.rows.iter().find(|row| row.verdict == Verdict::Damage && row.id.starts_with(id))?;
    head(damage, &view, &mut out);
    Some(out)
}

fn head(row: &Row, view: &View, out: &mut String) {
    let kinds = if row.kinds.is_empty() { String::new() } else { format!(" ({})", row.kinds.join(", ")) };
    let _ = writeln!(out, "{}{kinds}, finding {}: {}", row.verdict.key(), row.id, one_line(&row.explanation));
    for place in &row.claims {
        let name = view.articles.get(place.article).map(|article| one_line(&article.file_name())).unwrap_or_default();
        let _ = writeln!(out, "  {name}:{}: {}", place.position.line, one_line(&place.text));
    }
}

fn linked(comparison: &Comparison<'_>, link: &Link, differences: &[Difference], out: &mut String) {
    let (left, right) = (comparison.left, comparison.right);
    let partners = align::partners(left, right, true, link.left);
    let _ = writeln!(out, "\nwhy these two claims: {:.2}; claims are linked from {}", link.confidence, partners.thresholds);
    if let Some(own) = partners.candidates.iter().find(|one| one.link.right == link.right) {
        shares(own, out);
    }
    let others = partners.candidates.iter().filter(|one| one.link.right != link.right).take(2);
    for (at, other) in others.enumerate() {
        let text = right.claims.get(other.link.right).map(|claim| said(right, claim)).unwrap_or_default();
        let what = match (at, other.linked) {
            (_, true) => "also linked",
            (0, false) => "runner-up",
            (_, false) => "next",
        };
        let _ = writeln!(out, "  {what}, {:.2}: {text}", other.link.confidence);
    }
    if let (Some(one), Some(other)) = (left.claims.get(link.left), right.claims.get(link.right)) {
        facts(left, one, right, other, out);
    }
    rules(comparison, link, differences, out);
}

/// What spoke for a link and against it, weightiest first.
fn shares(candidate: &Candidate, out: &mut String) {
    for (name, share) in candidate.shares().into_iter().take(5) {
        let _ = writeln!(out, "  {share:+.2} {}", name.replace('_', " "));
    }
}

fn facts(left: &Reading, one: &Claim, right: &Reading, other: &Claim, out: &mut String) {
    let _ = writeln!(out, "\nfacts compared:");
    let mut any = false;
    for a in left.facts_of(one) {
        for b in right.facts_of(other) {
            let Some(relation) = relation(a, b) else { continue };
            any = true;
            let _ = writeln!(
                out,
                "  {}: {} ({}) / {} ({}): {relation}",
                a.kind(),
                words_of(left, a),
                one_line(&a.display()),
                words_of(right, b),
                one_line(&b.display())
            );
        }
    }
    if !any {
        let _ = writeln!(out, "  none of one kind on both sides");
    }
}

/// How two facts of one kind stand to each other.
fn relation(one: &Fact, other: &Fact) -> Option<&'static str> {
    let relation = match (&one.value, &other.value) {
        (Value::Figure(one), Value::Figure(other)) => one.relation(other),
        (Value::Date(one), Value::Date(other)) => one.relation(other),
        (Value::Name(one), Value::Name(other)) => one.relation(other),
        (Value::Quote(one), Value::Quote(other)) => one.relation(other),
        (Value::Figure(_) | Value::Date(_) | Value::Name(_) | Value::Quote(_), _) => return None,
    };
    Some(match relation {
        Relation::Same => "the same",
        Relation::Coarser => "compatible, one being less precise",
        Relation::OtherBound => "the same under another bound",
        Relation::Different => "different",
        Relation::Unrelated => "not comparable",
    })
}

fn rules(comparison: &Comparison<'_>, link: &Link, differences: &[Difference], out: &mut String) {
    let candidates: Vec<_> =
        judge::candidates(comparison.left, comparison.right, std::slice::from_ref(link)).into_iter().flatten().collect();
    let _ = writeln!(out, "\nrules that saw a difference:");
    for candidate in &candidates {
        let difference = &candidate.difference;
        let flagged = differences.iter().any(|one| one.kind == difference.kind && one.why == difference.why);
        let what = if flagged { "flagged" } else { "not flagged" };
        let key = difference.kind.spec().key;
        let _ = writeln!(out, "  {key}, {what}, {:.2}: {}", candidate.features.probability(), one_line(&difference.why));
    }
    if candidates.is_empty() {
        let _ = writeln!(out, "  none");
    }
}

fn omitted(comparison: &Comparison<'_>, by: Side, claim: usize, out: &mut String) {
    let (left, right) = (comparison.left, comparison.right);
    let partners = align::partners(left, right, by == Side::Left, claim);
    let _ = writeln!(out, "\nclaims are linked from {}; nearest in {}:", partners.thresholds, by.other().name());
    for candidate in partners.candidates.iter().take(3) {
        let (reading, other) = match by {
            Side::Left => (right, candidate.link.right),
            Side::Right => (left, candidate.link.left),
        };
        let text = reading.claims.get(other).map(|claim| said(reading, claim)).unwrap_or_default();
        let _ = writeln!(out, "  {:.2}: {text}", candidate.link.confidence);
        shares(candidate, out);
    }
    if partners.candidates.is_empty() {
        let _ = writeln!(out, "  no claim has anything in common with it");
    }
}

fn said(reading: &Reading, claim: &Claim) -> String {
    one_line(&reading.parsed.article().original(claim.span))
}

fn words_of(reading: &Reading, fact: &Fact) -> String {
    one_line(&reading.parsed.article().original(fact.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{DamageKind, Kind};

    #[test]
    fn every_word_of_a_report_is_explained_with_examples() {
        let kinds = Kind::ALL.iter().map(|kind| kind.spec().key).chain(DamageKind::ALL.iter().map(|kind| kind.spec().key));
        for key in kinds {
            let text = word(key).unwrap_or_else(|| panic!("{key} is not explained"));
            let examples = text.lines().filter(|line| line.starts_with("- ")).count();
            assert!(examples >= 3 && text.contains("- Not: "), "{key} needs two examples and one that is not:\n{text}");
        }
        assert!(Verdict::ALL.iter().all(|verdict| word(verdict.key()).is_some()));
        assert!(word("figur").is_none() && word("nonsense").is_none());
    }
}
