use super::super::testing::{answer, parsed, token};
use super::*;

#[test]
fn a_speaker_is_found_whatever_the_form() {
    let cases = [
        ("Ms Adeyemi said that the bridge was closed.", "said", Some("Adeyemi")),
        ("The claim was denied by the ministry.", "denied", Some("ministry")),
        ("It was reported that the bridge was closed.", "reported", None),
        ("The ministry's claim that the bridge was safe was false.", "claim", Some("ministry")),
        ("A statement by the council confirmed it.", "statement", Some("council")),
        ("The union made the claim that wages had fallen.", "claim", Some("union")),
    ];
    for (text, saying, expected) in cases {
        assert_eq!(answer(&parsed(text), saying, Parsed::speaker), expected, "{text}");
    }
}

#[test]
fn a_source_stands_beside_what_it_says() {
    let source = |text: &str, verb: &str| {
        let parsed = parsed(text);
        let source = parsed.source_beside(token(&parsed, verb))?;
        Some((source.speaker.map(|at| parsed.form(at).to_owned()), source.is_opinion))
    };
    let said = |speaker: &str, is_opinion| Some((Some(speaker.to_owned()), is_opinion));
    assert_eq!(source("According to police, the bridge closed.", "closed"), said("police", false));
    assert_eq!(source("In the minister's view, the bridge collapsed too early.", "collapsed"), said("minister", true));
    assert_eq!(source("In March, the bridge closed.", "closed"), None);
}
