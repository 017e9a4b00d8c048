use super::super::testing::{answer, parsed, token};
use super::*;
use proptest::prelude::*;

/// A text, and for each predicate who does what to whom.
fn roles(text: &str, expected: &[(&str, Option<&str>, Option<&str>)]) {
    let parsed = parsed(text);
    for &(verb, doer, undergoer) in expected {
        assert_eq!(answer(&parsed, verb, Parsed::doer), doer, "who {verb}: {text}");
        assert_eq!(answer(&parsed, verb, Parsed::undergoer), undergoer, "whom {verb}: {text}");
    }
}

#[test]
fn subject_and_object_stand_in_the_clause() {
    roles("The company fired 300 workers on Monday.", &[("fired", Some("company"), Some("workers"))]);
    roles("Marta Ruiz, the mayor, opened the new bridge.", &[("opened", Some("Ruiz"), Some("bridge"))]);
}

#[test]
fn a_passive_turns_the_roles_round() {
    roles("The studio was bought by Harlow Media in May.", &[("bought", Some("Media"), Some("studio"))]);
    roles(
        "The firm acquired by Orlan closed its plant.",
        &[("acquired", Some("Orlan"), Some("firm")), ("closed", Some("firm"), Some("plant"))],
    );
    roles("Two men were arrested and charged with fraud.", &[("arrested", None, Some("men")), ("charged", None, Some("men"))]);
}

#[test]
fn a_relative_pronoun_stands_for_its_noun() {
    roles(
        "Orlan, which invested $1 billion, left the market.",
        &[("invested", Some("Orlan"), Some("billion")), ("left", Some("Orlan"), Some("market"))],
    );
    roles(
        "The plant that Orlan closed last year employed 300 people.",
        &[("closed", Some("Orlan"), Some("plant")), ("employed", Some("plant"), Some("people"))],
    );
}

#[test]
fn a_clause_inherits_its_subject() {
    roles(
        "Orlan cut its forecast and fired 200 people.",
        &[("cut", Some("Orlan"), Some("forecast")), ("fired", Some("Orlan"), Some("people"))],
    );
    roles("Orlan plans to buy Harlow.", &[("buy", Some("Orlan"), Some("Harlow"))]);
    roles(
        "Police asked residents to leave the town.",
        &[("asked", Some("Police"), Some("residents")), ("leave", Some("residents"), Some("town"))],
    );
    roles("Orlan rejected the offer, saying it undervalued the group.", &[("saying", Some("Orlan"), None)]);
    roles("After closing the plant, Orlan sued the union.", &[("closing", Some("Orlan"), Some("plant"))]);
}

#[test]
fn recipients_and_complements() {
    let text = parsed("The council gave the museum a grant.");
    assert_eq!(answer(&text, "gave", Parsed::recipient), Some("museum"));
    let text = parsed("The council sold the building to a developer.");
    assert_eq!(answer(&text, "sold", Parsed::recipient), Some("developer"));
    let text = parsed("Marta Ruiz is the new director of the museum.");
    assert_eq!(answer(&text, "is", Parsed::complement), Some("director"));
}

#[test]
fn existence_has_what_exists_as_its_subject() {
    let text = parsed("There were three survivors.");
    assert_eq!(answer(&text, "were", Parsed::subject), Some("survivors"));
}

#[test]
fn negation_reaches_what_it_covers() {
    let covers = [
        ("The bank did not raise rates.", "raise", Some("not")),
        ("The bank did not raise or cut rates.", "cut", Some("not")),
        ("The bank did not raise rates but cut spending.", "cut", None),
        ("No workers were hurt.", "hurt", Some("No")),
        ("Nobody was hurt.", "hurt", Some("Nobody")),
        ("The team has never won the cup.", "won", Some("never")),
        ("He left without paying the bill.", "paying", Some("without")),
        ("The council can't sell the site.", "sell", Some("n't")),
        ("The bank raised rates.", "raised", None),
    ];
    for (text, verb, expected) in covers {
        assert_eq!(answer(&parsed(text), verb, Parsed::negation), expected, "{text}");
    }
    assert_eq!(answer(&parsed("The firm reported no losses."), "losses", Parsed::negation), Some("no"));
}

#[test]
fn auxiliaries_are_shared() {
    let text = parsed("Orlan will buy the plant and sell the land.");
    let auxiliaries = |verb| text.auxiliaries(token(&text, verb)).into_iter().map(|at| text.form(at)).collect::<Vec<_>>();
    assert_eq!(auxiliaries("buy"), ["will"]);
    assert_eq!(auxiliaries("sell"), ["will"]);
    let text = parsed("The plan has been put off.");
    let auxiliaries: Vec<_> = text.auxiliaries(token(&text, "put")).into_iter().map(|at| text.form(at)).collect();
    assert_eq!(auxiliaries, ["has", "been", "off"]);
}

#[test]
fn clauses_split_a_sentence() {
    let text = parsed("Orlan, which makes tyres, said it will close the plant and that 300 workers would lose their jobs.");
    let clause = |at: usize| text.text(text.clause(at)).to_owned();
    let forms: Vec<_> = text.predicates(text.sentence(0)).into_iter().map(|at| (text.form(at).to_owned(), clause(at))).collect();
    let verbs: Vec<&str> = forms.iter().map(|(verb, _)| verb.as_str()).collect();
    assert_eq!(verbs, ["makes", "said", "close", "lose"]);
    assert_eq!(forms[0].1, "which makes tyres");
    assert_eq!(forms[3].1, "that 300 workers would lose their jobs");
}

#[test]
fn an_infinitive_belongs_to_the_clause_above() {
    let text = parsed("The group agreed to sell its stake to cut debt.");
    assert_eq!(text.predicates(text.sentence(0)), [token(&text, "agreed")]);
    assert_eq!(text.predicate_of(token(&text, "stake")), token(&text, "sell"));
}

#[test]
fn odd_text_has_answers() {
    for text in [".", "?!", "Ouch", "- - -", "the of and", ") 5 (", "...", "\"", "123 456 789"] {
        let parsed = parsed(text);
        for (_, sentence) in parsed.sentences() {
            assert!(!parsed.predicates(sentence).is_empty(), "{text}");
        }
        for token in 0..parsed.len() + 2 {
            ask_all(&parsed, token);
        }
    }
}

/// Asks every question of a token.
fn ask_all(parsed: &Parsed, token: usize) {
    let sentence = parsed.sentence(parsed.sentence_of(token));
    let run = Tokens::new(token, (token + 2).min(sentence.end as usize));
    let predicate = parsed.predicate_of(token);
    assert!(parsed.clause(predicate).len() <= parsed.len().max(1));
    assert!(parsed.noun_phrase(token).holds(token));
    assert!(parsed.subtree(token).holds(token));
    let answers = [
        parsed.subject(token),
        parsed.object(token),
        parsed.recipient(token),
        parsed.agent(token),
        parsed.complement(token),
        parsed.negation(token),
        parsed.counted_noun(run),
        parsed.governor(run),
        parsed.speech(run).map(|speech| speech.verb),
    ];
    for answer in answers.into_iter().flatten().chain(parsed.auxiliaries(token)).chain(parsed.conjuncts(token)) {
        assert!(sentence.holds(answer), "{answer} of {token}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_token_belongs_to_one_clause(text in "([A-Za-z]{1,8}|[0-9]{1,3}|said|that|which|and|was|to|[,.;“”$%-]| ){1,40}") {
        let parsed = parsed(&format!("x {text}"));
        let mut seen = vec![0; parsed.len()];
        for (_, sentence) in parsed.sentences() {
            for token in sentence.iter() {
                if parsed.tree.owner(token) == token {
                    parsed.clause_tokens(token).into_iter().for_each(|held| seen[held] += 1);
                }
                ask_all(&parsed, token);
            }
        }
        prop_assert!(seen.iter().all(|&count| count == 1));
    }
}

#[test]
fn clauses_are_told_apart_by_kind() {
    let cases = [
        ("The bridge closed.", "closed", ClauseKind::Main),
        ("The bridge closed and traffic stopped.", "stopped", ClauseKind::Main),
        ("The bridge closed because it rained.", "rained", ClauseKind::Adverbial),
        ("The bridge, which opened in May, closed.", "opened", ClauseKind::Relative),
        ("The claim, made in May, was false.", "made", ClauseKind::OfNoun),
        ("She said the bridge closed.", "closed", ClauseKind::Other),
    ];
    for (text, verb, expected) in cases {
        let parsed = parsed(text);
        assert_eq!(parsed.clause_kind(token(&parsed, verb)), expected, "{text}");
    }
}

#[test]
fn a_clause_hangs_on_the_clause_above() {
    let parsed = parsed("Police said that the bridge closed because it rained.");
    assert_eq!(answer(&parsed, "rained", Parsed::clause_above), Some("closed"));
    assert_eq!(answer(&parsed, "closed", Parsed::clause_above), Some("said"));
    assert_eq!(answer(&parsed, "said", Parsed::clause_above), None);
    assert!(parsed.is_marked(token(&parsed, "rained")) && parsed.is_full_clause(token(&parsed, "rained")));
    assert!(!parsed.is_marked(token(&parsed, "said")));
    assert_eq!(parsed.complement_clauses(token(&parsed, "said")).collect::<Vec<_>>(), [token(&parsed, "closed")]);
    assert!(parsed.takes_clause(token(&parsed, "said")) && !parsed.takes_clause(token(&parsed, "rained")));
}

#[test]
fn governors_of_clauses() {
    let cases = [
        ("The firm refused to pay.", "pay", Some(("refused", None, Bond::Open))),
        ("Police said he paid.", "paid", Some(("said", None, Bond::Finite))),
        ("The plan to pay failed.", "pay", Some(("plan", None, Bond::OfNoun))),
        ("He was accused of stealing.", "stealing", Some(("accused", Some("of"), Bond::Clause))),
        ("She is suspected of murder.", "murder", Some(("suspected", Some("of"), Bond::Thing))),
        ("The firm paid.", "paid", None),
    ];
    for (text, verb, expected) in cases {
        let parsed = parsed(text);
        let governor = parsed.clause_governor(token(&parsed, verb));
        let found = governor.map(|above| (parsed.form(above.token), above.preposition.map(|at| parsed.form(at)), above.bond));
        assert_eq!(found, expected, "{text}");
    }
    assert!(Bond::Open.is_clause() && !Bond::Thing.is_clause());
}

#[test]
fn clauses_may_leave_it_open_or_set_a_condition() {
    let whether = parsed("The board will decide whether to close the plant.");
    assert!(whether.asks_whether(token(&whether, "close")) && whether.takes_to(token(&whether, "close")));
    let that = parsed("The board decided that the plant would close.");
    assert!(!that.asks_whether(token(&that, "close")) && !that.takes_to(token(&that, "close")));
    let condition = parsed("The tunnel will open if parliament agrees.");
    let markers: Vec<&str> = condition.adverbial_markers(token(&condition, "open")).map(|at| condition.form(at)).collect();
    assert_eq!(markers, ["agrees", "if"]);
}
