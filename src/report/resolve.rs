//! A comparison resolved into rows: every place with its lines and columns, every finding with its stable id.

use super::view::{Article, Evidence, Passage, Place, Row, View, sort};
use crate::align::Link;
use crate::align::detail::Detail;
use crate::article;
use crate::claim::{ClaimId, Reading};
use crate::compare::{Comparison, damage};
use crate::judge::{self, Difference, Finding};
use crate::kind::{Side, Verdict};
use crate::span::{LineIndex, Span};
use sha2::{Digest, Sha256};

impl View {
    /// Resolves a comparison.
    pub fn new(comparison: &Comparison<'_>) -> Self {
        let sides = sides(comparison);
        let mut rows: Vec<Row> = comparison.findings.iter().map(|finding| row(&sides, comparison, finding)).collect();
        for side in &sides {
            rows.extend(side.damage());
        }
        sort(&mut rows);
        let articles = sides.iter().map(Resolver::article).collect();
        Self { articles, rows, not_comparable: comparison.not_comparable.clone(), bounded: comparison.bounded, sources: None }
    }
}

/// One article, able to say where a span stands.
pub(super) struct Resolver<'a> {
    article: usize,
    /// What the report calls it.
    id: String,
    reading: &'a Reading,
    lines: LineIndex,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(article: usize, id: String, reading: &'a Reading) -> Self {
        Self { article, id, reading, lines: LineIndex::new(reading.parsed.article().raw()) }
    }

    fn place(&self, span: Span) -> Place {
        let article = self.reading.parsed.article();
        let [position, end] = [span.start(), span.end()].map(|at| self.lines.position(article.raw(), at));
        Place { article: self.article, span, position, end, text: article.original(span).into_owned() }
    }

    pub(super) fn claim(&self, claim: usize) -> Option<Place> {
        self.reading.claims.get(claim).map(|claim| self.place(claim.span))
    }

    /// A fact of the reading, as the words that something turns on.
    fn fact(&self, fact: usize) -> Option<Evidence> {
        let fact = self.reading.facts.get(fact)?;
        Some(Evidence { place: self.place(fact.span), fact: fact.kind(), value: Some(fact.display()) })
    }

    pub(super) fn evidence(&self, evidence: &judge::Evidence) -> Evidence {
        Evidence { place: self.place(evidence.span), fact: evidence.fact, value: evidence.value.clone() }
    }

    pub(super) fn article(&self) -> Article {
        let article = self.reading.parsed.article();
        let metadata = article.metadata();
        Article {
            id: self.id.clone(),
            path: article.name().to_owned(),
            sha256: Sha256::digest(article.raw()).iter().map(|byte| format!("{byte:02x}")).collect(),
            title: metadata.title.clone(),
            published: metadata.published.map(|day| day.to_string()),
            encoding: metadata.encoding,
            claims: self.reading.claims.len(),
            notes: metadata.notes.clone(),
            raw: article.raw().to_vec(),
            passages: article.blocks().iter().map(|block| self.passage(block)).collect(),
        }
    }

    fn passage(&self, block: &article::Block) -> Passage {
        let article = self.reading.parsed.article();
        let span = article.span(block.range);
        Passage { kind: block.kind, span, line: self.lines.position(article.raw(), span.start()).line }
    }

    pub(super) fn damage(&self) -> Vec<Row> {
        let rows = damage(self.reading).into_iter().map(|damage| {
            let place = self.place(damage.span);
            let kinds = vec![damage.kind.spec().key];
            Row {
                id: id(Verdict::Damage, &kinds, std::slice::from_ref(&place)),
                verdict: Verdict::Damage,
                kinds,
                confidence: damage.confidence,
                claims: std::iter::once(place).chain(damage.places.iter().map(|span| self.place(*span))).collect(),
                missing_from: Vec::new(),
                repair: damage.repair.clone(),
                evidence: Vec::new(),
                explanation: damage.explanation.clone(),
                weight: 0.0,
                fact: None,
                parts: Vec::new(),
                decision: None,
                known: None,
            }
        });
        rows.collect()
    }
}

fn row(sides: &[Resolver<'_>; 2], comparison: &Comparison<'_>, finding: &Finding) -> Row {
    let verdict = finding.verdict();
    match finding {
        Finding::Linked { link, differences } => {
            let claims: Vec<Place> = sides[0].claim(link.left).into_iter().chain(sides[1].claim(link.right)).collect();
            let kinds = kinds(differences);
            let details = if differences.is_empty() { details(sides, comparison, link) } else { Vec::new() };
            let flagged = differences.iter().flat_map(|difference| evidence([&sides[0], &sides[1]], difference));
            Row {
                id: id(verdict, &kinds, &claims),
                verdict,
                kinds,
                confidence: link.confidence,
                claims,
                missing_from: Vec::new(),
                repair: None,
                explanation: match details.as_slice() {
                    [] => explanation(differences),
                    some => alone(sides, some),
                },
                evidence: flagged.chain(details).collect(),
                weight: 0.0,
                fact: fact(comparison, link),
                parts: Vec::new(),
                decision: None,
                known: None,
            }
        }
        Finding::Omitted { by, claim, confidence } => {
            let side = &sides[by.index()];
            let claims: Vec<Place> = side.claim(*claim).into_iter().collect();
            Row {
                id: id(verdict, &[], &claims),
                verdict,
                kinds: Vec::new(),
                confidence: *confidence,
                claims,
                missing_from: vec![by.other().index()],
                repair: None,
                evidence: Vec::new(),
                explanation: format!("only {} says this", by.name()),
                weight: weight(comparison, *by, *claim),
                fact: None,
                parts: Vec::new(),
                decision: None,
                known: None,
            }
        }
    }
}

fn sides<'a>(comparison: &Comparison<'a>) -> [Resolver<'a>; 2] {
    [(Side::Left, comparison.left), (Side::Right, comparison.right)]
        .map(|(side, reading)| Resolver::new(side.index(), side.name().to_owned(), reading))
}

/// How much an editor would miss a claim.
fn weight(comparison: &Comparison<'_>, by: Side, claim: ClaimId) -> f32 {
    let unlinked = match by {
        Side::Left => &comparison.alignment.only_left,
        Side::Right => &comparison.alignment.only_right,
    };
    unlinked.iter().find(|one| one.claim == claim).map_or(0.0, |one| one.weight)
}

/// The fact that a link is about.
fn fact(comparison: &Comparison<'_>, link: &Link) -> Option<usize> {
    let alignment = &comparison.alignment;
    let at = alignment.links.iter().position(|other| (other.left, other.right) == (link.left, link.right))?;
    alignment.groups.iter().position(|group| group.links.contains(&at))
}

/// What only one of two agreeing claims gives, the left article's first.
fn details(sides: &[Resolver<'_>; 2], comparison: &Comparison<'_>, link: &Link) -> Vec<Evidence> {
    let of_link = |detail: &&Detail| detail.claim == if detail.by == Side::Left { link.left } else { link.right };
    let found = comparison.details.iter().filter(of_link).filter_map(|detail| sides[detail.by.index()].fact(detail.fact));
    found.collect()
}

/// "both say the same; only right gives “2032”"
fn alone(sides: &[Resolver<'_>; 2], details: &[Evidence]) -> String {
    let said = sides.iter().filter_map(|side| {
        let own: Vec<String> =
            details.iter().filter(|one| one.place.article == side.article).map(|one| format!("“{}”", one.place.text)).collect();
        (!own.is_empty()).then(|| format!("only {} gives {}", side.id, own.join(", ")))
    });
    std::iter::once("both say the same".to_owned()).chain(said).collect::<Vec<_>>().join("; ")
}

/// The finding with an id, with its row, if the comparison has it; the beginning of an id will do where it fits one finding only.
pub(super) fn find<'a>(comparison: &'a Comparison<'_>, id: &str) -> Option<(&'a Finding, Row)> {
    let sides = sides(comparison);
    let rows = comparison.findings.iter().map(|finding| (finding, row(&sides, comparison, finding)));
    let mut fitting: Vec<_> = rows.filter(|(_, row)| row.id.starts_with(id)).collect();
    fitting.dedup_by(|one, other| one.1.id == other.1.id);
    if fitting.len() == 1 { fitting.pop() } else { None }
}

/// The words that a difference turns on, the left article's first.
pub(super) fn evidence([left, right]: [&Resolver<'_>; 2], difference: &Difference) -> Vec<Evidence> {
    let both = [(left, &difference.left), (right, &difference.right)];
    let found = both.into_iter().filter_map(|(side, evidence)| Some(side.evidence(evidence.as_ref()?)));
    found.collect()
}

/// The kinds of some differences, each once.
pub(super) fn kinds<'a>(differences: impl IntoIterator<Item = &'a Difference>) -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = Vec::new();
    for difference in differences {
        if !kinds.contains(&difference.kind.spec().key) {
            kinds.push(difference.kind.spec().key);
        }
    }
    kinds
}

/// Why two claims differ, in one sentence.
pub(super) fn explanation(differences: &[Difference]) -> String {
    if differences.is_empty() {
        return "both say the same".to_owned();
    }
    differences.iter().map(|difference| difference.why.as_str()).collect::<Vec<_>>().join("; ")
}

/// FNV-1a, 64 bits, with a version byte first: our own, since a standard library's hash may change with the toolchain.
pub(super) fn id(verdict: Verdict, kinds: &[&str], claims: &[Place]) -> String {
    const VERSION: u8 = 1;
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |bytes: &[u8]| {
        for &byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(&[VERSION]);
    eat(verdict.key().as_bytes());
    kinds.iter().for_each(|kind| eat(kind.as_bytes()));
    for place in claims {
        eat(&[0, u8::try_from(place.article).unwrap_or(u8::MAX)]);
        // Of text in ASCII no letter need be decoded to see the white space.
        if place.text.is_ascii() {
            place.text.bytes().filter(|byte| !matches!(byte, b'\t'..=b'\r' | b' ')).for_each(|byte| eat(&[byte]));
        } else {
            place.text.split_whitespace().for_each(|word| eat(word.as_bytes()));
        }
    }
    format!("{hash:016x}")
}
