use super::super::testing::{answer, parsed, token};
use super::*;

#[test]
fn a_subject_and_an_object_know_their_verb() {
    let active = parsed("The regulator told the bank that the fund had closed.");
    assert_eq!(answer(&active, "regulator", Parsed::predicate_of_subject), Some("told"));
    assert_eq!(answer(&active, "fund", Parsed::predicate_of_subject), Some("closed"));
    assert_eq!(answer(&active, "bank", Parsed::predicate_of_subject), None);
    let object = parsed("The union made the claim in March.");
    assert_eq!(answer(&object, "claim", Parsed::verb_of_object), Some("made"));
    assert_eq!(answer(&object, "union", Parsed::verb_of_object), None);
    let passive = parsed("The bank was told.");
    assert_eq!(answer(&passive, "bank", Parsed::predicate_of_subject), None);
}

#[test]
fn a_clause_has_a_subject_of_its_own_or_none() {
    for (text, verb, own) in [
        ("The harbour closed early.", "closed", true),
        ("There were three ferries.", "were", true),
        ("The owner plans to sell the hotel.", "sell", false),
        ("The harbour flooded and closed.", "closed", false),
    ] {
        let parsed = parsed(text);
        assert_eq!(parsed.has_own_subject(token(&parsed, verb)), own, "{text}");
    }
}

#[test]
fn a_passive_may_keep_its_object() {
    let parsed = parsed("The babies were given bottled water by the nurse.");
    assert_eq!(answer(&parsed, "given", Parsed::undergoer), Some("water"));
    assert_eq!(answer(&parsed, "given", Parsed::recipient), Some("babies"));
    assert_eq!(answer(&parsed, "given", Parsed::doer), Some("nurse"));
}

#[test]
fn by_letter_and_by_four_votes_do_nothing() {
    let doer = |text: &str| {
        let parsed = parsed(text);
        answer(&parsed, "rejected", Parsed::doer).map(str::to_owned)
    };
    assert_eq!(doer("The request was rejected by four votes."), None);
    assert_eq!(doer("The request was rejected by letter."), None);
    assert_eq!(doer("The request was rejected by the board."), Some("board".to_owned()));
}

#[test]
fn words_of_two_articles_play_the_same_part() {
    let (one, other) = (parsed("The mayor opened the bridge."), parsed("Engineers repaired the crane."));
    let part = |left: &str, right: &str| one.plays_part_of(token(&one, left), &other, token(&other, right));
    assert!(part("mayor", "Engineers") && part("bridge", "crane"));
    assert!(!part("mayor", "crane"));
}
