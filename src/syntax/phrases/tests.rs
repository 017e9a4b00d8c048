use super::super::testing::{answer, parsed, token};
use super::*;

fn run(parsed: &Parsed, first: &str, last: &str) -> Tokens {
    Tokens::new(token(parsed, first), token(parsed, last) + 1)
}

#[test]
fn noun_phrases_end_before_relative_clauses() {
    let cases = [
        ("The former head of the central bank, who resigned, spoke.", "head", "The former head of the central bank"),
        ("A big, red bus stopped.", "bus", "A big, red bus"),
        ("Orlan's new tyre plant in Spain opened.", "plant", "Orlan's new tyre plant in Spain"),
        ("The mayor and the council agreed.", "mayor", "The mayor"),
        ("More than 300 workers left.", "workers", "More than 300 workers"),
    ];
    for (text, head, expected) in cases {
        let parsed = parsed(text);
        assert_eq!(parsed.text(parsed.noun_phrase(token(&parsed, head))), expected);
    }
}

#[test]
fn figures_have_the_noun_they_count() {
    let cases = [
        ("The company fired 300 workers.", "300", "300", Some("workers")),
        ("It reported a profit of $3 million.", "$", "million", Some("profit")),
        ("About 5% of voters stayed away.", "5", "%", Some("voters")),
        ("Three of the passengers died.", "Three", "Three", Some("passengers")),
        ("More than 1,200 homes lost power.", "1,200", "1,200", Some("homes")),
        ("The fine was $40 million.", "$", "million", Some("fine")),
        ("It rose sharply to 40.", "40", "40", None),
    ];
    for (text, first, last, expected) in cases {
        let parsed = parsed(text);
        let noun = parsed.counted_noun(run(&parsed, first, last)).map(|at| parsed.form(at));
        assert_eq!(noun, expected, "{text}");
    }
}

#[test]
fn speech_has_a_verb_and_a_speaker() {
    let cases = [
        ("“We will close the plant,” said Marta Ruiz, the mayor.", "We", "plant", Some(("said", Some("Ruiz")))),
        ("Marta Ruiz said the plant would close.", "the", "close", Some(("said", Some("Ruiz")))),
        ("The plant will close, according to the mayor.", "The", "close", Some(("according", Some("mayor")))),
        ("The plant, officials said, will close.", "The", "plant", Some(("said", Some("officials")))),
        ("The plant will close.", "plant", "close", None),
    ];
    for (text, first, last, expected) in cases {
        let parsed = parsed(text);
        let speech = parsed.speech(run(&parsed, first, last));
        let forms = speech.map(|speech| (parsed.form(speech.verb), speech.speaker.map(|at| parsed.form(at))));
        assert_eq!(forms, expected, "{text}");
    }
}

#[test]
fn conjuncts_are_found_from_each_of_them() {
    let text = parsed("Spain, Italy and Greece signed the treaty.");
    for (form, others) in [("Spain", ["Italy", "Greece"]), ("Italy", ["Spain", "Greece"]), ("Greece", ["Spain", "Italy"])] {
        let found: Vec<_> = text.conjuncts(token(&text, form)).into_iter().map(|at| text.form(at)).collect();
        assert_eq!(found, others);
    }
}

#[test]
fn a_run_hangs_on_its_governor() {
    let text = parsed("The company fired 300 workers on Monday.");
    assert_eq!(text.governor(run(&text, "300", "workers")).map(|at| text.form(at)), Some("fired"));
    assert_eq!(answer(&text, "fired", |parsed, at| parsed.governor(Tokens::new(at, at + 1))), None);
}

#[test]
fn a_run_hangs_on_a_content_word() {
    let parsed = parsed("The company will close in 2030.");
    let year = run(&parsed, "2030", "2030");
    assert_eq!(parsed.content_governor(year).map(|at| parsed.form(at)), Some("close"));
    assert_eq!(parsed.hanging(token(&parsed, "2030")), (Some(token(&parsed, "close")), "in"));
    assert_eq!(parsed.hanging(token(&parsed, "company")), (Some(token(&parsed, "close")), "nsubj"));
    assert!(parsed.hangs_below(token(&parsed, "2030"), token(&parsed, "close")));
    assert!(!parsed.hangs_below(token(&parsed, "close"), token(&parsed, "2030")));
}

#[test]
fn prepositions_bring_in_their_objects() {
    let parsed = parsed("The houses in the village lost their roofs.");
    let found = |word: &str| parsed.prepositional(token(&parsed, word)).map(|(at, object)| (parsed.form(at), parsed.form(object)));
    assert_eq!(found("houses").collect::<Vec<_>>(), [("in", "village")]);
    assert_eq!(found("lost").count(), 0);
    assert_eq!(answer(&parsed, "in", Parsed::behind), Some("village"));
}

#[test]
fn a_noun_is_qualified_owned_and_told_apart() {
    let parsed = parsed("The old oil company sold its first refinery, which was large.");
    let qualifiers: Vec<&str> = parsed.qualifiers(token(&parsed, "company")).map(|at| parsed.form(at)).collect();
    assert_eq!(qualifiers, ["old", "oil"]);
    assert_eq!(answer(&parsed, "refinery", Parsed::possessor), Some("its"));
    assert_eq!(answer(&parsed, "company", Parsed::possessor), None);
    assert!(parsed.is_definite(token(&parsed, "company")) && parsed.is_definite(token(&parsed, "refinery")));
    assert!(parsed.is_attributive(token(&parsed, "old")) && !parsed.is_attributive(token(&parsed, "large")));
    assert!(parsed.is_predicative(token(&parsed, "large")) && !parsed.is_predicative(token(&parsed, "old")));
}

#[test]
fn places_and_interjections() {
    let place = parsed("The lorry turned over on the bridge.");
    assert!(place.is_adverbial(token(&place, "over")));
    let bound = parsed("The lorry weighed over 40 tonnes.");
    assert!(!bound.is_adverbial(token(&bound, "40")));
    let no = parsed("No, the bridge is open.");
    assert!(no.is_interjection(token(&no, "No")) && !no.is_interjection(token(&no, "bridge")));
}
