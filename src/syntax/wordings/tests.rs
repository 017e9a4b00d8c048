use super::super::testing::{answer, parsed, token};
use super::*;

fn texts(text: &str, head: &str) -> Vec<String> {
    let parsed = parsed(text);
    parsed.phrases(token(&parsed, head)).into_iter().map(|phrase| phrase.text).collect()
}

#[test]
fn a_predicate_is_known_by_its_phrases() {
    let holds = |text: &str, head: &str, phrase: &str| {
        let texts = texts(text, head);
        assert!(texts.iter().any(|text| text == phrase), "{phrase}: {texts:?}");
    };
    holds("The city let the permit lapse.", "let", "let lapse");
    holds("Mr Osei took over from Ms Brandt.", "took", "take over from");
    holds("The convoy came under attack.", "came", "come under attack");
    holds("The plan was dropped.", "dropped", "be drop");
    holds("The firm is the target of an inquiry.", "is", "target");
    assert_eq!(texts("It rained.", "rained"), ["rain"]);
}

#[test]
fn a_phrase_knows_its_tokens() {
    let parsed = parsed("Mr Osei took over from Ms Brandt.");
    let phrases = parsed.phrases(token(&parsed, "took"));
    let over = phrases.iter().find(|phrase| phrase.text == "take over").expect("the phrase");
    assert_eq!(over.words, [token(&parsed, "took"), token(&parsed, "over")]);
}

#[test]
fn a_governor_is_looked_up_by_its_longest_phrase_first() {
    let accused = parsed("Police accused him of stealing.");
    let governor = accused.clause_governor(token(&accused, "stealing")).expect("a governor");
    let mut phrases = Vec::new();
    accused.governing_phrases(governor.token, governor.preposition, |phrase| {
        phrases.push(phrase.to_owned());
        phrase == "accuse"
    });
    assert_eq!((phrases.first().map(String::as_str), phrases.last().map(String::as_str)), (Some("accuse of"), Some("accuse")));
}

#[test]
fn what_stands_behind_a_preposition_of_the_phrase() {
    let by = |parsed: &Parsed, head: usize| parsed.behind_preposition(head, &[head], "by");
    assert_eq!(answer(&parsed("The takeover by Globex failed."), "takeover", by), Some("Globex"));
    assert_eq!(answer(&parsed("The plant was bought by Globex."), "bought", by), Some("Globex"));
    assert_eq!(answer(&parsed("The takeover failed."), "takeover", by), None);
}
