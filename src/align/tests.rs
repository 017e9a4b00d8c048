//! Alignment as a whole, on short articles of our own.

use super::*;
use crate::article::{Article, ReadOptions};
use crate::syntax::Depth;

fn reading(text: &str) -> Reading {
    Reading::new(Article::read("test.txt", text.as_bytes().to_vec(), &ReadOptions::default()).expect("reads"), Depth::Full)
}

const FERRY: &str = "The ferry Marbella ran aground near Port Salerno on Tuesday. All 214 passengers were taken off by lifeboats. \
    Captain Ines Duarte blamed a failed rudder. The harbour had been dredged in May.";
const FERRY_AGAIN: &str = "On Tuesday a ferry, the Marbella, ran onto rocks off Port Salerno. Lifeboats took off the 214 passengers. \
    A rudder had failed, said the captain, Ines Duarte. Tickets will be refunded.";
const QUAKE: &str = "An earthquake of magnitude 5.9 struck Tessaly on Sunday. It killed ten people in the town of Brannock. \
    Governor Farid Nasser visited the injured. Schools stay closed until Friday.";

fn text_of(reading: &Reading, claim: ClaimId) -> &str {
    reading.parsed.text(reading.claims[claim].tokens)
}

#[test]
fn the_same_event_in_other_words_is_linked() {
    let (left, right) = (reading(FERRY), reading(FERRY_AGAIN));
    let found = align(&left, &right);
    let linked =
        |a: &str, b: &str| found.links.iter().any(|link| text_of(&left, link.left).contains(a) && text_of(&right, link.right).contains(b));
    assert!(linked("ran aground", "onto rocks"), "{:?}", found.links);
    assert!(linked("214 passengers", "214 passengers"), "{:?}", found.links);
    assert!(found.not_comparable.is_none());
    let missing: Vec<&str> = found.only_right.iter().map(|one| text_of(&right, one.claim)).collect();
    assert!(missing.iter().any(|claim| claim.contains("refunded")), "{missing:?}");
}

#[test]
fn a_phrase_and_what_it_stands_for_are_alike() {
    let shares = |left: &str, right: &str| {
        let (left, right) = (reading(left), reading(right));
        let (_, candidates) = candidates(&left, &right, Model::embedded());
        candidates[0].features().find(|(name, _)| *name == features::NAMES[0]).map(|(_, value)| value).expect("a share")
    };
    let plain = shares("Jennet Hale sold the brewery.", "Jennet Hale threw in the towel.");
    let phrase = shares("Jennet Hale conceded defeat.", "Jennet Hale threw in the towel.");
    assert!(phrase > plain, "{phrase} {plain}");
}

#[test]
fn every_claim_is_linked_or_unlinked() {
    let (left, right) = (reading(FERRY), reading(FERRY_AGAIN));
    let found = align(&left, &right);
    for claim in 0..left.claims.len() {
        let linked = found.links.iter().any(|link| link.left == claim);
        assert_ne!(linked, found.only_left.iter().any(|one| one.claim == claim));
    }
    let mut grouped: Vec<usize> = found.groups.iter().flat_map(|group| group.links.iter().copied()).collect();
    grouped.sort_unstable();
    assert_eq!(grouped, (0..found.links.len()).collect::<Vec<_>>());
}

#[test]
fn exchanging_the_articles_changes_nothing() {
    let (left, right) = (reading(FERRY), reading(FERRY_AGAIN));
    let (one, other) = (align(&left, &right), align(&right, &left));
    let mut turned: Vec<(ClaimId, ClaimId)> = other.links.iter().map(|link| (link.right, link.left)).collect();
    turned.sort_unstable();
    assert_eq!(one.links.iter().map(|link| (link.left, link.right)).collect::<Vec<_>>(), turned);
}

#[test]
fn another_event_cannot_be_compared() {
    let found = align(&reading(FERRY), &reading(QUAKE));
    assert!(found.event.known() && found.event.probability < 0.5, "{:?}", found.event);
    assert!(found.not_comparable.is_some(), "{:?}", found.links);
}

#[test]
fn two_sentences_about_different_things_are_no_pair() {
    let found = align(&reading("Nurses at the clinic voted to strike in June."), &reading("The Marbella ran aground near Port Salerno."));
    assert!(found.links.is_empty(), "{:?}", found.links);
}

#[test]
fn one_fact_told_twice_is_one_group() {
    let left = reading("The council sold the Kelby library to Northgate Books for $3 million. It rained all week.");
    let right = reading(
        "The council sold the Kelby library to Northgate Books for $3 million. Members met for five hours. So the council sold the Kelby \
         library to Northgate Books for $3 million.",
    );
    let found = align(&left, &right);
    assert!(found.groups.iter().any(|group| group.links.len() == 2), "{:?} {:?}", found.links, found.groups);
}

#[test]
fn links_of_two_facts_stay_apart() {
    let link = |left, right, confidence| Link { left, right, confidence };
    // The right claim merges two left ones that have nothing in common.
    let (left, right) =
        (reading("The mayor resigned on Monday. Farmers sold their cattle."), reading("The mayor resigned and farmers sold their cattle."));
    let terms = Terms::new(&left, &WordForms::new(&left.parsed));
    let other = Terms::new(&right, &WordForms::new(&right.parsed));
    let found = groups::groups(&[link(0, 0, 0.9), link(1, 0, 0.8)], &terms, &other);
    assert_eq!(found.len(), 2);
}

#[test]
fn omissions_are_ranked_and_run_in_passages() {
    let left = reading(
        "The ferry Marbella ran aground near Port Salerno. Captain Ines Duarte was fined $40,000 on March 3. She paid at once. \
         The weather was calm.",
    );
    let found = align(&left, &reading("The ferry Marbella ran aground near Port Salerno. Nobody was hurt."));
    let of = |part: &str| found.only_left.iter().find(|one| text_of(&left, one.claim).contains(part)).expect("omitted");
    assert!(of("fined").weight > of("calm").weight);
    assert_eq!(of("fined").passage, of("paid").passage);
}

#[test]
fn partners_come_with_the_runner_up() {
    let (left, right) = (reading(FERRY), reading(FERRY_AGAIN));
    let found = partners(&left, &right, true, 0);
    assert!(found.linked() >= 1);
    assert!(found.candidates.windows(2).all(|pair| pair[0].link.confidence >= pair[1].link.confidence));
    assert_eq!(found.candidates[0].shares().len(), features::NAMES.len());
}

#[test]
fn one_amount_of_one_participant_is_enough() {
    let left = reading("Northgate buys peace with its $50B Kelby deal. The mayor was away. It rained all week. Trains ran late.");
    let right = reading(
        "Lawyers met in June. The landmark agreement involved an investment of up to $50 billion from Kelby. Nobody wanted to comment. \
         The weather was fine.",
    );
    let found = align(&left, &right);
    let linked = found
        .links
        .iter()
        .any(|link| text_of(&left, link.left).contains("$50B") && text_of(&right, link.right).contains("up to $50 billion"));
    assert!(linked, "{:?}", found.links);
}

#[test]
fn of_endless_sentences_the_likeliest_clauses_are_compared() {
    let clauses: Vec<String> = (0..60).map(|n| format!("Mr Holm sold {} farms", n + 3)).collect();
    let text = format!("{}.", clauses.join(", and "));
    let one = reading(&text);
    let (_, pairs) = candidates(&one, &one, Model::embedded());
    assert!(one.claims.len() > 40, "{}", one.claims.len());
    assert!(pairs.len() < one.claims.len() * 33, "{} pairs of {} claims", pairs.len(), one.claims.len());
    assert!(align(&one, &one).bounded.is_some());
}

#[test]
fn a_doubtful_pair_is_linked_where_its_claims_have_no_surer_partner() {
    let (_, pairs) = candidates(&reading(FERRY), &reading(FERRY_AGAIN), Model::embedded());
    let candidate = |((left, right), confidence)| {
        let mut one = pairs[0].clone();
        one.features.admitted = false;
        Candidate { link: Link { left, right, confidence }, linked: false, ..one }
    };
    // In the order of confidence: two sure pairs, one between their claims, one with one of them, one of two free claims, one with a claim
    // that has a partner.
    let said = [((0, 0), 0.9), ((1, 1), 0.8), ((0, 1), 0.45), ((2, 1), 0.4), ((3, 3), 0.2), ((4, 1), 0.18), ((5, 5), 0.1)];
    let mut some: Vec<Candidate> = said.map(candidate).into();
    decide::decide(&mut some, Thresholds { open: 0.15, one: 0.3, taken: 0.5 });
    let linked: Vec<(ClaimId, ClaimId)> = some.iter().filter(|one| one.linked).map(|one| (one.link.left, one.link.right)).collect();
    assert_eq!(linked, [(0, 0), (1, 1), (2, 1), (3, 3)]);
}
