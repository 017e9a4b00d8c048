//! What every writer sees: rows with their places resolved to lines and columns, in the order of a report. No writer touches facts, scores
//! or files.

use super::decision::{Decision, Standing};
use super::resolve::id;
use super::sources::Sources;
use crate::article::{self, BlockKind};
use crate::kind::{Kind, Verdict};
use crate::span::{Position, Span};
use std::collections::BTreeMap;

/// An article as a report names it.
#[derive(Clone, Debug)]
pub struct Article {
    /// "left" or "right"; A, B, C where there are more.
    pub id: String,
    /// As it was named on the command line.
    pub path: String,
    /// Of the original bytes, in hexadecimal.
    pub sha256: String,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, ISO 8601.
    pub published: Option<String>,
    /// The encoding that was assumed.
    pub encoding: &'static str,
    /// How many claims it makes.
    pub claims: usize,
    /// What was assumed on reading, in plain sentences.
    pub notes: Vec<String>,
    /// The original bytes, which every place points into.
    pub raw: Vec<u8>,
    /// Its stretches of one kind, in order: headline, paragraphs, list items.
    pub passages: Vec<Passage>,
}

impl Article {
    /// The original's words at a span, for showing: invalid bytes are replaced.
    pub fn words(&self, span: Span) -> std::borrow::Cow<'_, str> {
        article::words_of(span.slice(&self.raw), self.encoding)
    }

    /// The name of its file, without folders.
    pub fn file_name(&self) -> std::borrow::Cow<'_, str> {
        std::path::Path::new(&self.path).file_name().map_or(self.path.as_str().into(), |name| name.to_string_lossy())
    }
}

/// A stretch of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: BlockKind,
    /// Bytes of the original.
    pub span: Span,
    /// The line that it begins on.
    pub line: usize,
}

/// What became of one article's claims; each claim is counted once, by the gravest finding that it is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Claims that are only ever agreed with.
    pub agree: usize,
    /// Claims that the other article tells differently.
    pub differ: usize,
    /// Claims that the other article contradicts.
    pub contradicted: usize,
    /// Claims that the other article lacks.
    pub missing: usize,
}

/// A place in one of the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which article, from 0.
    pub article: usize,
    /// Bytes of the original.
    pub span: Span,
    /// Line and column of its first character.
    pub position: Position,
    /// Line and column just past its last character.
    pub end: Position,
    /// The original's words.
    pub text: String,
}

/// The words that a finding turns on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where.
    pub place: Place,
    /// Which kind of fact.
    pub fact: &'static str,
    /// Its normalised value.
    pub value: Option<String>,
}

/// One finding, ready to be written.
#[derive(Clone, Debug)]
pub struct Row {
    /// Stable: made of the words of its claims, its verdict and kinds.
    pub id: String,
    /// What it comes to.
    pub verdict: Verdict,
    /// Kinds of conflict or of damage, by their keys.
    pub kinds: Vec<&'static str>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The claims, left before right; for damage the broken place.
    pub claims: Vec<Place>,
    /// For omissions: the articles that lack it.
    pub missing_from: Vec<usize>,
    /// For damage: how it was read.
    pub repair: Option<String>,
    /// The words that it turns on.
    pub evidence: Vec<Evidence>,
    /// One plain sentence.
    pub explanation: String,
    /// For omissions: how much an editor would miss it, 0 to 1; 0 for all else.
    pub weight: f32,
    /// For links: the fact that it is about, as a number within the report; findings about one fact are read together.
    pub fact: Option<usize>,
    /// Of many articles: the ids that it has where two of them are compared, so that what was decided there counts here.
    pub parts: Vec<String>,
    /// What a reviewer said of it, if anything.
    pub decision: Option<Decision>,
    /// Whether the baseline holds it, where there is one.
    pub known: Option<bool>,
}

/// A comparison, resolved.
#[derive(Clone, Debug)]
pub struct View {
    /// The articles.
    pub articles: Vec<Article>,
    /// The findings: contradictions, discrepancies, damage, omissions, agreements; omissions by weight, all others in order of the text.
    pub rows: Vec<Row>,
    /// Why the two could not be compared, if they could not.
    pub not_comparable: Option<String>,
    /// Why not everything was looked at, if it was not.
    pub bounded: Option<&'static str>,
    /// For more than two articles: the facts with one cell a source.
    pub sources: Option<Sources>,
}

impl View {
    /// What became of the claims of one article.
    pub fn tally(&self, article: usize) -> Tally {
        let mut gravest: BTreeMap<Span, Verdict> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.verdict != Verdict::Damage) {
            for place in row.claims.iter().filter(|place| place.article == article) {
                let verdict = gravest.entry(place.span).or_insert(row.verdict);
                *verdict = row.verdict.min(*verdict);
            }
        }
        let count = |verdict: Verdict| gravest.values().filter(|other| **other == verdict).count();
        Tally {
            agree: count(Verdict::Agreement),
            differ: count(Verdict::Discrepancy),
            contradicted: count(Verdict::Contradiction),
            missing: count(Verdict::Omission),
        }
    }

    /// How many findings of a verdict there are.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}

/// Puts findings in the order of a report: gravest first, omissions by weight, then by place.
pub fn sort(rows: &mut [Row]) {
    let place = |row: &Row| (row.claims.first().map(|place| (place.article, place.span)), row.claims.get(1).map(|place| place.span));
    rows.sort_by(|one, other| {
        one.verdict.cmp(&other.verdict).then(other.weight.total_cmp(&one.weight)).then_with(|| place(one).cmp(&place(other)))
    });
}

impl Row {
    /// A finding of a verdict about some places, with nothing else said of it.
    pub(super) fn new(verdict: Verdict, claims: Vec<Place>) -> Self {
        Self {
            id: id(verdict, &[], &claims),
            verdict,
            kinds: Vec::new(),
            confidence: 0.0,
            claims,
            missing_from: Vec::new(),
            repair: None,
            evidence: Vec::new(),
            explanation: String::new(),
            weight: 0.0,
            fact: None,
            parts: Vec::new(),
            decision: None,
            known: None,
        }
    }

    /// What it counts as: its verdict, unless a reviewer said otherwise; `None` where a reviewer dismissed it, or where nobody decided and the
    /// baseline holds it.
    pub fn standing(&self) -> Option<Verdict> {
        let undecided = (self.known != Some(true)).then_some(self.verdict);
        self.decision.as_ref().map_or(undecided, |decision| decision.standing(self.verdict))
    }

    /// What is to be said of it beside its explanation: what a reviewer decided, or that it is not new.
    pub fn remark(&self) -> Option<String> {
        let known = self.known == Some(true) && self.verdict != Verdict::Agreement;
        self.decision.as_ref().map(Decision::in_words).or_else(|| known.then(|| "known from the baseline".to_owned()))
    }

    /// Whether a reviewer dismissed it.
    pub fn is_dismissed(&self) -> bool {
        self.decision.as_ref().is_some_and(|decision| matches!(decision.standing, Standing::Dismissed))
    }

    /// Its places in one article.
    pub fn places_in(&self, article: usize) -> impl Iterator<Item = &Place> {
        self.claims.iter().filter(move |place| place.article == article)
    }

    /// A claim's words cut where the finding's evidence begins and ends; the flag tells which pieces differ.
    pub fn pieces<'a>(&self, place: &'a Place) -> Vec<(&'a str, bool)> {
        let within =
            |one: &&Evidence| one.place.article == place.article && place.span.contains(one.place.span) && !one.place.span.is_empty();
        let range = |one: &Evidence| (one.place.span.start() - place.span.start(), one.place.span.end() - place.span.start());
        let mut ranges: Vec<(usize, usize)> = self.evidence.iter().filter(within).map(range).collect();
        ranges.sort_unstable();
        let (mut pieces, mut at) = (Vec::new(), 0);
        for (start, end) in ranges {
            // A span slices the original; where the shown text differs from it (another encoding), nothing is marked.
            let (Some(before), Some(words)) = (place.text.get(at..start.max(at)), place.text.get(start.max(at)..end.max(at))) else {
                continue;
            };
            pieces.extend([(before, false), (words, true)]);
            at = end.max(at);
        }
        pieces.push((place.text.get(at..).unwrap_or_default(), false));
        pieces.retain(|(words, _)| !words.is_empty());
        pieces
    }

    /// The kinds of conflict of a flagged link.
    pub fn conflict_kinds(&self) -> Vec<Kind> {
        self.kinds.iter().filter_map(|key| Kind::from_key(key)).collect()
    }
}
