use super::*;
use proptest::prelude::*;

fn cut(text: &str) -> Vec<&str> {
    let mut words = Words::default();
    words.cut_sentence(text, 0);
    words.tokens.iter().map(|token| token.slice(text)).collect()
}

#[test]
fn takes_marks_off_both_ends() {
    assert_eq!(cut("(“Hello,” she said.)"), ["(", "“", "Hello", ",", "”", "she", "said", ".", ")"]);
    assert_eq!(cut("Wait... what?!"), ["Wait", "...", "what", "?", "!"]);
    assert_eq!(cut("it rose—twice—in May"), ["it", "rose", "—", "twice", "—", "in", "May"]);
}

#[test]
fn cuts_clitics_off() {
    assert_eq!(
        cut("They don't know Peter's dogs’ names; she'll can't"),
        ["They", "do", "n't", "know", "Peter", "'s", "dogs", "’", "names", ";", "she", "'ll", "ca", "n't"]
    );
    assert_eq!(cut("I’m sure it’s fine"), ["I", "’m", "sure", "it", "’s", "fine"]);
}

#[test]
fn cuts_figures_from_signs_and_units() {
    assert_eq!(cut("$7.5bn, £3m and US$40 (up 10%)"), ["$", "7.5bn", ",", "£", "3", "m", "and", "US$", "40", "(", "up", "10", "%", ")"]);
    assert_eq!(cut("5km at 1,250.50 in 2019-20"), ["5", "km", "at", "1,250.50", "in", "2019", "-", "20"]);
    assert_eq!(cut("-3C and +4"), ["-3C", "and", "+4"]);
}

#[test]
fn leaves_abbreviations_whole() {
    assert_eq!(
        cut("Mr. Ross of the U.S. met Dr. Chu at 5 p.m. in St. Ives."),
        ["Mr.", "Ross", "of", "the", "U.S.", "met", "Dr.", "Chu", "at", "5", "p.m.", "in", "St.", "Ives", "."]
    );
    assert_eq!(cut("at 5p.m., Inc. and/or"), ["at", "5", "p.m.", ",", "Inc.", "and/or"]);
    assert_eq!(cut("NASA."), ["NASA", "."]);
}

#[test]
fn cuts_at_hyphens_between_letters() {
    assert_eq!(
        cut("a well-known U.S.-led 10-year plan, year-on-year"),
        ["a", "well", "-", "known", "U.S.-led", "10", "-", "year", "plan", ",", "year", "-", "on", "-", "year"]
    );
    assert_eq!(cut("him/her end.Next one,two"), ["him", "/", "her", "end", ".", "Next", "one", ",", "two"]);
}

#[test]
fn leaves_addresses_whole() {
    assert_eq!(cut("See (www.example.com/a-b)."), ["See", "(", "www.example.com/a-b", ")", "."]);
}

#[test]
fn norms_follow_their_tokens() {
    let mut words = Words::default();
    words.cut_sentence("(he's not can't, gonna", 0);
    let text = "(he's not can't, gonna";
    let norms: Vec<_> =
        words.norms().iter().filter_map(|&(token, norm)| Some((words.tokens.get(token as usize)?.slice(text), norm))).collect();
    assert_eq!(norms, [("he", "he"), ("'s", "'s"), ("ca", "can"), ("n't", "not"), ("gon", "going"), ("na", "to")]);
}

#[test]
fn long_runs_of_marks_are_linear() {
    for mark in ["!", ".", "'", ")", "-", ":(", "a-", "1.", "’s", "…"] {
        let text = mark.repeat(200_000);
        assert!(!cut(&text).is_empty());
    }
}

proptest! {
    #[test]
    fn tokens_cover_all_but_white_space(text in "[ -~“”’…—£°é\u{a0}\n]{0,60}") {
        let mut words = Words::default();
        words.cut_sentence(&text, 0);
        let mut at = 0;
        for token in &words.tokens {
            let gap = text.get(at..token.start as usize);
            prop_assert!(gap.is_some_and(|gap| gap.trim().is_empty()), "{words:?}");
            let form = token.slice(&text);
            prop_assert!(!form.is_empty() && !form.contains(char::is_whitespace));
            at = token.end as usize;
        }
        prop_assert!(text.get(at..).is_some_and(|rest| rest.trim().is_empty()));
        prop_assert!(words.norms().iter().all(|&(token, _)| (token as usize) < words.tokens.len()));
    }
}
