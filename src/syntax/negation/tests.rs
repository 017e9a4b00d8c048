use super::super::testing::{answer, parsed, token};
use super::*;

#[test]
fn the_words_that_negate_a_clause() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("The council did not approve the plan.", "approve", &["not"]),
        ("The company didn’t plan to close any mine.", "plan", &["n’t"]),
        ("The contract isn’t exclusive.", "exclusive", &["n’t"]),
        ("Nobody approved the plan.", "approved", &["Nobody"]),
        ("The council approved no plan.", "approved", &["no"]),
        ("The plan is not legal.", "legal", &["not"]),
        ("The council never rejected the plan.", "rejected", &["never"]),
        ("Nobody did not vote.", "vote", &["Nobody", "not"]),
        ("By no means did the council approve it.", "approve", &["no"]),
        ("The mine no longer pays tax.", "pays", &["no"]),
        ("The school is too poor to buy glue.", "buy", &["too"]),
        ("The plan is far from settled.", "is", &["far"]),
        ("The inspector is far from satisfied.", "satisfied", &["far"]),
        ("They were far from being in a fighting mood.", "were", &["far"]),
        // None of these denies its clause.
        ("The mine is far from the town.", "is", &[]),
        ("The council not only approved the plan but paid for it.", "approved", &[]),
        ("No fewer than 40 members approved the plan.", "approved", &[]),
        ("The train did not arrive until Monday.", "arrive", &[]),
        ("The council approved the plan.", "approved", &[]),
    ];
    for &(text, verb, expected) in cases {
        let parsed = parsed(text);
        let found: Vec<&str> = parsed.negations(token(&parsed, verb)).into_iter().map(|at| parsed.form(at)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_noun_may_be_emptied() {
    let empty = parsed("The minister has no power to stop the sale.");
    assert_eq!(answer(&empty, "power", Parsed::emptying_word), Some("no"));
    let little = parsed("There is little chance of a deal.");
    assert_eq!(answer(&little, "chance", Parsed::emptying_word), Some("little"));
    let full = parsed("The minister has the power to stop the sale.");
    assert_eq!(answer(&full, "power", Parsed::emptying_word), None);
}
