//! The pipeline on one screen: two readings in, a comparison out.

use crate::align::detail::{self, Detail, details};
use crate::align::{self, Alignment, Link};
use crate::article::{Article, Damage, ReadOptions};
use crate::claim::Reading;
use crate::judge::{self, Difference, Finding};
use crate::kind::{DamageKind, Side};
use crate::syntax::Depth;

/// Two articles, compared.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The left article.
    pub left: &'a Reading,
    /// The right article.
    pub right: &'a Reading,
    /// What was found, in no order that matters to a reader.
    pub findings: Vec<Finding>,
    /// Which claims were linked, in groups about one fact, and how much each unlinked claim weighs.
    pub alignment: Alignment,
    /// Facts of linked claims that the other article gives nowhere.
    pub details: Vec<Detail>,
    /// Why the two could not be compared, if they could not; then every claim is omitted by the other article.
    pub not_comparable: Option<String>,
    /// Why not everything was looked at, if it was not.
    pub bounded: Option<&'static str>,
    /// How many findings the project's settings silenced.
    pub silenced: usize,
}

/// Compares two articles.
pub fn compare<'a>(left: &'a Reading, right: &'a Reading) -> Comparison<'a> {
    let alignment = align::align(left, right);
    let findings = judge::judge(left, right, &alignment);
    let not_comparable = alignment.not_comparable.clone();
    let mut details = details(left, right, &alignment.links);
    details.retain(|detail| !is_flagged(&findings, detail, if detail.by == Side::Left { left } else { right }));
    let bounded = alignment.bounded.or_else(|| judge::bounded(&[left, right])).or_else(|| detail::bounded(left, right));
    Comparison { left, right, findings, details, not_comparable, bounded, silenced: 0, alignment }
}

/// Reads the word lists and weights that a comparison needs at its first use: tens of milliseconds that a thread of its own can spend while articles are
/// read. It compares two sentences, so that no list is forgotten.
pub fn prepare() {
    let reading = |text: &str| {
        let article = Article::read("sentence", text.as_bytes().to_vec(), &ReadOptions::default());
        article.map(|article| Reading::new(article, Depth::Fast))
    };
    let told = ["The council of Brell gave the plan the green light on Monday.", "The council of Brell rejected the plan on 3 March."];
    if let [Ok(left), Ok(right)] = told.map(reading) {
        compare(&left, &right);
    }
}

/// All that is broken in one article, by place: in its text, in what it says, and where it contradicts itself. The last is looked for only with
/// the syntax of the parser: word lists alone are too unsure for what is hardly ever so.
pub(crate) fn damage(reading: &Reading) -> Vec<Damage> {
    let mut all: Vec<Damage> = reading.damage().into_iter().cloned().collect();
    all.extend(inconsistencies(reading).iter().cloned());
    all.sort_by_key(|damage| damage.span);
    all
}

/// Where an article contradicts itself: looked for once, at the first call or report. Another thread can do so while articles are compared.
pub fn inconsistencies(reading: &Reading) -> &[Damage] {
    reading.inconsistencies.get_or_init(|| {
        let found = if reading.parsed.depth() == Depth::Full { judge::within(reading) } else { Vec::new() };
        found.iter().filter_map(|(link, difference)| inconsistency(reading, link, difference)).collect()
    })
}

/// The later of two places, with the earlier one as a further place: the headline and the lead are read first.
fn inconsistency(reading: &Reading, link: &Link, difference: &Difference) -> Option<Damage> {
    let (earlier, later) = (reading.claims.get(link.left)?, reading.claims.get(link.right)?);
    Some(Damage {
        kind: DamageKind::Inconsistency,
        span: later.span,
        repair: None,
        confidence: difference.confidence,
        explanation: format!("the article contradicts itself ({}): {}", difference.kind.spec().key, of_places(&difference.why)),
        places: vec![earlier.span],
    })
}

/// What a rule says of left and right, said of an earlier and a later place; what stands between quotation marks is left alone.
fn of_places(why: &str) -> String {
    let mut said = String::with_capacity(why.len());
    for (at, part) in why.split_inclusive(['“', '”']).enumerate() {
        // Marks come in pairs, so every other part is quoted.
        if at % 2 == 1 {
            said.push_str(part);
            continue;
        }
        let words = part.split_inclusive(|letter: char| !letter.is_alphanumeric());
        said.extend(words.map(|word| match word.trim_end_matches(|letter: char| !letter.is_alphanumeric()) {
            "left" => word.replace("left", "the earlier place"),
            "right" => word.replace("right", "the later place"),
            _ => word.to_owned(),
        }));
    }
    said
}

/// Whether a finding already turns on the fact: then it is no detail that the other leaves out, but one that it tells otherwise.
fn is_flagged(findings: &[Finding], detail: &Detail, reading: &Reading) -> bool {
    let differences = findings.iter().flat_map(|finding| match finding {
        Finding::Linked { differences, .. } => differences.as_slice(),
        Finding::Omitted { .. } => &[],
    });
    let evidence = differences.filter_map(|one| if detail.by == Side::Left { one.left.as_ref() } else { one.right.as_ref() });
    let span = reading.facts.get(detail.fact).map(|fact| fact.span);
    span.is_some_and(|span| evidence.into_iter().any(|evidence| evidence.span.overlaps(span)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::kind::Verdict;

    #[test]
    fn an_article_that_contradicts_itself() {
        let article = |tail: &str| {
            format!(
                "Harlow bridge to reopen in May.\n\nThe Harlow bridge will reopen to traffic in May, the county council said on Monday. \
                 Engineers replaced 240 bolts and two bearings.\n\nThe work cost $3.2 million, a third of it paid by the state.\n\n\
                 Drivers have taken a detour of nine miles since the bridge was shut in October. The mayor, Ann Tully, thanked them for \
                 their patience.\n\n{tail}\n"
            )
        };
        let found = |tail: &str| damage(&reading(&article(tail)));
        for tail in ["Engineers replaced 180 bolts and two bearings.", "The work cost $4.1 million, the council said."] {
            let found = found(tail);
            let [one] = found.as_slice() else { panic!("{tail}: {found:?}") };
            assert_eq!((one.kind, one.places.len()), (DamageKind::Inconsistency, 1), "{one:?}");
            assert!(one.explanation.contains("the earlier place") && !one.explanation.contains("left"), "{}", one.explanation);
        }
        for tail in ["Engineers replaced a total of 240 bolts.", "A second bridge cost $4.1 million in 2019.", "The mayor left early."] {
            assert!(found(tail).is_empty(), "{tail}: {:?}", found(tail));
        }
    }

    #[test]
    fn what_rules_say_of_two_sides_is_said_of_two_places() {
        let said = of_places("left says “the left bank”, right says 9");
        assert_eq!(said, "the earlier place says “the left bank”, the later place says 9");
    }

    fn reading(text: &str) -> Reading {
        Reading::new(Article::read("test", text.into(), &ReadOptions::default()).expect("text"), Depth::Full)
    }

    #[test]
    fn what_is_flagged_is_no_detail_left_out() {
        let left = reading("The bridge closes on Monday. The repairs will cost £2.4 million.");
        let right = reading("The bridge will close on Monday. The bill for the repairs comes to £24 million.");
        let comparison = compare(&left, &right);
        assert!(comparison.findings.iter().any(|finding| finding.verdict() == Verdict::Contradiction));
        assert!(comparison.details.is_empty(), "{:?}", comparison.details);
    }
}
