//! Findings folded into entries: one entry a fact, with all its places, so that a fact that both articles repeat in headline, lead and recap
//! is read once.

use super::view::{Evidence, Place, Row, View};
use crate::kind::Verdict;
use crate::span::Span;
use std::collections::HashMap;

/// Findings about one fact.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    /// The findings, the surest first.
    pub rows: Vec<&'a Row>,
}

impl<'a> Entry<'a> {
    /// The surest finding; it speaks for all.
    pub(super) fn lead(&self) -> Option<&'a Row> {
        self.rows.first().copied()
    }

    /// All places in one article, each once, with the finding that it is shown for.
    pub(super) fn places_in(&self, article: usize) -> Vec<(&'a Row, &'a Place)> {
        let mut places: Vec<(&Row, &Place)> = Vec::new();
        for row in &self.rows {
            for place in row.places_in(article) {
                if !places.iter().any(|(_, other)| other.span == place.span) {
                    places.push((row, place));
                }
            }
        }
        places.sort_by_key(|(_, place)| place.span);
        places
    }
}

/// The findings of one verdict as entries, in the report's order.
pub(super) fn entries(view: &View, verdict: Verdict) -> Vec<Entry<'_>> {
    let rows: Vec<&Row> = view.rows.iter().filter(|row| row.verdict == verdict).collect();
    match verdict {
        // Both agree on one fact wherever they say it.
        Verdict::Agreement => joined(&rows, agreement_keys),
        // A conflict is one where a claim comes back in it with the same kinds of conflict and the same words differing.
        Verdict::Contradiction | Verdict::Discrepancy => joined(&rows, conflict_keys),
        Verdict::Damage => rows.into_iter().map(|row| Entry { rows: vec![row] }).collect(),
        Verdict::Omission => by_passage(view, &rows),
    }
}

/// The findings in which an article gives a detail that the other leaves out, though their claims agree: each detail once, by place.
pub(super) fn details(view: &View, article: usize) -> Vec<(&Row, &Evidence)> {
    let agreeing = view.rows.iter().filter(|row| row.verdict == Verdict::Agreement);
    let own = agreeing.flat_map(|row| row.evidence.iter().filter(|one| one.place.article == article).map(move |one| (row, one)));
    let mut found: Vec<_> = own.collect();
    found.sort_by(|one, other| one.1.place.span.cmp(&other.1.place.span).then(other.0.confidence.total_cmp(&one.0.confidence)));
    found.dedup_by_key(|(_, one)| one.place.span);
    found
}

/// What two rows must share to be about one fact.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Fact(usize, Vec<&'static str>),
    Place(usize, Vec<Span>, Vec<&'static str>),
    Said(usize, Span, String),
}

/// The fact, where the comparison tells; otherwise a claim that comes back.
fn agreement_keys(row: &Row) -> Vec<Key> {
    match row.fact {
        Some(fact) => vec![Key::Fact(fact, Vec::new())],
        None => row.claims.iter().map(|place| Key::Place(place.article, vec![place.span], Vec::new())).collect(),
    }
}

/// The fact and the kinds; the same words differing on one side; the same said about one claim.
fn conflict_keys(row: &Row) -> Vec<Key> {
    let fact = row.fact.map(|fact| Key::Fact(fact, row.kinds.clone()));
    // All words that differ in an article: two conflicts that have no more than their speaker in common are two.
    let words = |article: usize| {
        let own = row.evidence.iter().filter(|one| one.place.article == article).map(|one| one.place.span).collect::<Vec<_>>();
        (!own.is_empty()).then(|| Key::Place(article, own, row.kinds.clone()))
    };
    let articles: std::collections::BTreeSet<usize> = row.evidence.iter().map(|one| one.place.article).collect();
    let evidence = articles.into_iter().filter_map(words);
    let said = row.claims.iter().map(|place| Key::Said(place.article, place.span, row.explanation.clone()));
    fact.into_iter().chain(evidence).chain(said).collect()
}

/// Rows that share a key, directly or through others, in the order of the first of them.
fn joined<'a>(rows: &[&'a Row], keys: impl Fn(&Row) -> Vec<Key>) -> Vec<Entry<'a>> {
    let mut group_of: Vec<usize> = (0..rows.len()).collect();
    let mut first_with: HashMap<Key, usize> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        for key in keys(row) {
            let other = *first_with.entry(key).or_insert(at);
            let (one, other) = (group_of.get(at).copied(), group_of.get(other).copied());
            if let (Some(one), Some(other)) = (one, other) {
                let (keep, give) = (one.min(other), one.max(other));
                group_of.iter_mut().filter(|group| **group == give).for_each(|group| *group = keep);
            }
        }
    }
    let mut entries: Vec<(usize, Entry<'a>)> = Vec::new();
    for (row, group) in rows.iter().zip(group_of) {
        match entries.iter_mut().find(|(other, _)| *other == group) {
            Some((_, entry)) => entry.rows.push(row),
            None => entries.push((group, Entry { rows: vec![row] })),
        }
    }
    let sorted = entries.into_iter().map(|(_, mut entry)| {
        entry.rows.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
        entry
    });
    sorted.collect()
}

/// Omissions of one passage together, heaviest passage first; within it in order of the text.
fn by_passage<'a>(view: &View, rows: &[&'a Row]) -> Vec<Entry<'a>> {
    // Of many articles, what several say and others leave out stands for itself.
    let passage = |row: &Row| {
        let place = row.claims.first().filter(|first| row.claims.iter().all(|place| place.article == first.article))?;
        let passages = &view.articles.get(place.article)?.passages;
        Some((place.article, passages.partition_point(|passage| passage.span.end() <= place.span.start())))
    };
    let mut entries: Vec<(Option<(usize, usize)>, Entry<'a>)> = Vec::new();
    // Rows come heaviest first, so that a passage's place is that of its heaviest claim.
    for row in rows {
        let key = passage(row);
        match entries.iter_mut().find(|(other, _)| key.is_some() && *other == key) {
            Some((_, entry)) => entry.rows.push(row),
            None => entries.push((key, Entry { rows: vec![row] })),
        }
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}
