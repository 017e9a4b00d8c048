use super::super::testing::{answer, parsed, token};
use super::*;

fn forms(parsed: &Parsed, tokens: impl IntoIterator<Item = usize>) -> Vec<&str> {
    tokens.into_iter().map(|at| parsed.form(at)).collect()
}

#[test]
fn modals_and_adverbs_stand_with_the_verb_or_its_copula() {
    let verb = parsed("The ferry might possibly sink.");
    let sink = token(&verb, "sink");
    assert_eq!(forms(&verb, verb.modals(sink)), ["might"]);
    assert_eq!(forms(&verb, verb.adverbs(sink)), ["possibly"]);
    let copula = parsed("The strike could apparently be illegal.");
    let illegal = token(&copula, "illegal");
    assert_eq!(forms(&copula, copula.modals(illegal)), ["could"]);
    assert_eq!(forms(&copula, copula.adverbs(illegal)), ["apparently"]);
    let plain = parsed("The ferry has sunk.");
    assert!(plain.modals(token(&plain, "sunk")).is_empty());
}

#[test]
fn a_copula_and_what_it_says_know_each_other() {
    let adjective = parsed("The verdict remains secret.");
    assert_eq!(answer(&adjective, "remains", Parsed::said_by_copula), Some("secret"));
    assert_eq!(answer(&adjective, "secret", Parsed::copula_of), Some("remains"));
    assert_eq!(forms(&adjective, adjective.predicate_adjectives(token(&adjective, "remains"))), ["secret"]);
    let noun = parsed("Ms Adeyemi is the new chair.");
    assert_eq!(answer(&noun, "is", Parsed::said_by_copula), Some("chair"));
    let verb = parsed("The board bought the chair.");
    assert_eq!(answer(&verb, "bought", Parsed::said_by_copula), None);
    assert_eq!(answer(&verb, "chair", Parsed::copula_of), None);
}

#[test]
fn coordinate_verbs_share_what_stands_before_the_first() {
    let shared = parsed("The barge may sink or burn.");
    let (sink, burn) = (token(&shared, "sink"), token(&shared, "burn"));
    assert_eq!(answer(&shared, "burn", Parsed::joined_to), Some("sink"));
    assert_eq!(answer(&shared, "sink", Parsed::joined_to), None);
    assert_eq!(answer(&shared, "sink", Parsed::conjunction), Some("or"));
    assert!(shared.shares_with(burn, sink));
    let apart = parsed("The barge sank and the crew will sue.");
    assert!(!apart.shares_with(token(&apart, "sue"), token(&apart, "sank")));
}
