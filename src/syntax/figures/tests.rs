use super::super::testing::{answer, parsed, token};
use super::*;

#[test]
fn a_verb_changes_what_its_object_names() {
    let cut = parsed("The bank cut its key rate to 3.5% from 3.75%.");
    assert_eq!(answer(&cut, "%", Parsed::changed_noun), Some("rate"));
    let raised = parsed("The grocer raised prices by 5%.");
    assert_eq!(answer(&raised, "%", Parsed::changed_noun), Some("prices"));
    let other = parsed("The grocer opened shops in 12 towns.");
    assert_eq!(answer(&other, "towns", Parsed::changed_noun), None);
}

#[test]
fn an_owner_has_a_name() {
    let cases = [
        ("Larkfield's revenue fell.", "revenue", Some("Larkfield")),
        ("The revenue of Larkfield fell.", "revenue", Some("Larkfield")),
        ("Output at Volkner rose.", "Output", Some("Volkner")),
        ("Its revenue fell.", "revenue", None),
        ("The revenue of the chain fell.", "revenue", None),
    ];
    for (text, noun, expected) in cases {
        assert_eq!(answer(&parsed(text), noun, Parsed::named_owner), expected, "{text}");
    }
}

#[test]
fn times_are_named_by_their_heads() {
    let parsed = parsed("Sales rose 4% in the third quarter, after they fell in June 2031.");
    let all: Vec<&str> = parsed.times(Tokens::new(0, parsed.len()), Tokens::default()).map(|at| parsed.form(at)).collect();
    assert_eq!(all, ["quarter", "June"]);
    let june = token(&parsed, "June");
    assert_eq!(parsed.times(Tokens::new(0, parsed.len()), Tokens::new(june, june + 2)).count(), 1);
}

#[test]
fn quantifiers_range_over_their_noun() {
    let cases = [
        ("All of the ships sank.", "All", Some("ships")),
        ("Every ship sank.", "Every", Some("ship")),
        ("Only two bridges were open.", "Only", Some("bridges")),
        ("Most voters stayed at home.", "Most", Some("voters")),
        ("The ships sank.", "ships", None),
    ];
    for (text, quantifier, expected) in cases {
        assert_eq!(answer(&parsed(text), quantifier, Parsed::quantified), expected, "{text}");
    }
}
