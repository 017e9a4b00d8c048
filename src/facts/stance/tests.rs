use super::*;
use crate::article::{Article, ReadOptions};
use crate::syntax::Depth;
use proptest::prelude::*;

fn parsed(text: &str) -> Parsed {
    Parsed::new(Article::read("test", text.as_bytes().to_vec(), &ReadOptions::default()).unwrap(), Depth::Full)
}

/// The stance of the word `form` of a sentence.
fn stance(text: &str, form: &str) -> (Parsed, Stance) {
    let parsed = parsed(text);
    let token = (0..parsed.len()).find(|&token| parsed.form(token) == form).unwrap_or_else(|| panic!("no {form} in {text}"));
    let sentence = parsed.sentence(parsed.sentence_of(token));
    let stance = Stance::of(&parsed, sentence, token);
    (parsed, stance)
}

#[track_caller]
fn negated(text: &str, form: &str, expected: bool) {
    let (parsed, stance) = stance(text, form);
    let words: Vec<_> = stance.negations.iter().map(|&at| parsed.form(at)).collect();
    assert_eq!(stance.is_negated(), expected, "{text}: {words:?}");
}

#[track_caller]
fn certain(text: &str, form: &str, expected: Certainty) {
    let (parsed, stance) = stance(text, form);
    assert_eq!(stance.certainty, expected, "{text}: {:?}", stance.hedge.map(|at| parsed.form(at)));
}

#[track_caller]
fn said(text: &str, form: &str, speaker: &str, force: Force) {
    let (parsed, stance) = stance(text, form);
    let found = stance.attribution.unwrap_or_else(|| panic!("nobody says it: {text}"));
    assert_eq!(found.force, force, "{text}");
    assert_eq!(found.speaker.map_or("", |speaker| parsed.text(speaker)), speaker, "{text}");
}

#[test]
fn plain_negation() {
    negated("The ferry did not sink on Monday.", "sink", true);
    negated("The ferry never sank.", "sank", true);
    negated("The ferry sank on Monday.", "sank", false);
    negated("The mill will no longer make paper.", "make", true);
    negated("Nobody drowned in the harbour.", "drowned", true);
    negated("No ship has left the harbour.", "left", true);
    negated("None of the ships left the harbour.", "left", true);
    negated("Neither the bank nor the ministry has paid the fine.", "paid", true);
    negated("The boy neither ate nor slept.", "slept", true);
    negated("The inspectors found no leak.", "found", true);
}

#[test]
fn negation_from_above() {
    negated("The talks failed to produce a treaty.", "produce", true);
    negated("He left without paying the bill.", "paying", true);
    negated("The minister refused to recognise the result.", "recognise", true);
    negated("The court banned the club from selling the stadium.", "selling", true);
    negated("The club has yet to sign the striker.", "sign", true);
    negated("The bank stopped lending to farmers.", "lending", true);
}

#[test]
fn double_negation() {
    negated("The engineers did not fail to warn the town.", "warn", false);
    negated("Nobody refused to sign the letter.", "sign", false);
}

#[test]
fn no_negation() {
    negated("Not only did the mill close, the town lost its school.", "close", false);
    negated("No fewer than 40 ships sank in the storm.", "sank", false);
    negated("The ambulance did not arrive until midnight.", "arrive", false);
    negated("The mill not only closed but burned down.", "closed", false);
}

#[test]
fn certainty_of_the_clause() {
    certain("The mill closed in May.", "closed", Certainty::Stated);
    certain("The mill will close in May.", "close", Certainty::Future);
    certain("The mill may close in May.", "close", Certainty::Possible);
    certain("The mill should close in May.", "close", Certainty::Likely);
    certain("The mill has probably closed.", "closed", Certainty::Likely);
}

#[test]
fn certainty_from_above() {
    certain("The mill is expected to close in May.", "close", Certainty::Likely);
    certain("It is likely that the mill will close.", "close", Certainty::Likely);
    certain("Norway plans to build two ferries.", "build", Certainty::Planned);
    certain("The owner is considering whether to close the mill.", "close", Certainty::Possible);
    certain("The dam is thought to have burst.", "burst", Certainty::Likely);
    certain("The mayor denied taking the money.", "taking", Certainty::Denied);
    certain("The mayor did not deny taking the money.", "taking", Certainty::Possible);
    certain("The ministry has ruled out raising taxes.", "raising", Certainty::Denied);
    certain("The ministry refused to rule out raising taxes.", "raising", Certainty::Possible);
    certain("Sabotage cannot be ruled out.", "Sabotage", Certainty::Stated);
    certain("The bridge is unlikely to reopen this year.", "reopen", Certainty::Unlikely);
    certain("There is a chance that the river will rise.", "rise", Certainty::Possible);
    certain("The club has no plans to sell the stadium.", "sell", Certainty::Planned);
    certain("The port is due to open in June.", "open", Certainty::Planned);
}

#[test]
fn reported_speech_is_kept_apart() {
    certain("She may have said that the mill closed.", "closed", Certainty::Stated);
    certain("She said that the mill may close.", "close", Certainty::Possible);
    said("She said that the mill may close.", "close", "She", Force::Said);
    said("Prosecutors allege that Karas moved the money.", "moved", "Prosecutors", Force::Alleged);
    said("According to police, three men fled.", "fled", "police", Force::Said);
    said("Three men fled, police said.", "fled", "police", Force::Said);
    said("The man allegedly stole two cars.", "stole", "", Force::Alleged);
    said("The ministry confirmed that the bridge had collapsed.", "collapsed", "The ministry", Force::Confirmed);
    said("It was reported that the bridge had collapsed.", "collapsed", "", Force::Said);
    said("He was charged with stealing four paintings.", "stealing", "", Force::Alleged);
    assert_eq!(stance("The mill closed in May.", "closed").1.attribution, None);
}

#[test]
fn conditions() {
    assert!(stance("If the parliament agrees, the tunnel will open in 2033.", "open").1.condition.is_some());
    assert!(stance("The crews will walk out unless the owner signs.", "walk").1.condition.is_some());
    assert!(stance("The tunnel will open in 2033.", "open").1.condition.is_none());
}

#[test]
fn quantifiers_with_what_they_range_over() {
    let reaches = |text: &str| -> Vec<(Reach, String)> {
        let parsed = parsed(text);
        let found = quantifier::all(&parsed, Tokens::new(0, parsed.len()));
        found.iter().map(|found| (found.reach, found.over.map_or("", |over| parsed.form(over)).to_owned())).collect()
    };
    let one = |reach, over: &str| vec![(reach, over.to_owned())];
    assert_eq!(reaches("All members of the council voted for the plan."), one(Reach::All, "members"));
    assert_eq!(reaches("Most branches will close in May."), one(Reach::Most, "branches"));
    assert_eq!(reaches("The bank has the exclusive right to sell the shares."), one(Reach::Only, "right"));
    assert_eq!(reaches("She is one of the directors."), one(Reach::Some, "directors"));
    assert_eq!(reaches("Kappa was the sole bidder for the port."), one(Reach::Only, "bidder"));
    assert_eq!(reaches("She was the first woman at the helm."), one(Reach::First, "woman"));
    assert_eq!(reaches("None of the bridges collapsed."), one(Reach::None, "bridges"));
    assert_eq!(reaches("Not all roads were flooded."), one(Reach::Some, "roads"));
    assert_eq!(reaches("Some 300 roads were flooded in the first quarter."), vec![]);
    assert_eq!(reaches("The most expensive house was not only large but old."), vec![]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn never_panics(text in "([a-zA-Z',.\"]{1,8} |not |no |to |failed |may |said |that |of |if |all |only |1 ){0,24}") {
        let Ok(article) = Article::read("test", text.into_bytes(), &ReadOptions::default()) else { return Ok(()) };
        let parsed = Parsed::new(article, Depth::Full);
        for token in 0..parsed.len() + 2 {
            let sentence = parsed.sentence(parsed.sentence_of(token));
            let stance = Stance::of(&parsed, sentence, token);
            prop_assert!(stance.negations.iter().all(|&at| at < parsed.len()));
        }
    }
}

#[test]
fn an_adjective_hedges_its_own_clause() {
    certain("The cost is hard to tell, but it is likely in the billions.", "likely", Certainty::Likely);
    certain("It's likely in the billions.", "'s", Certainty::Likely);
    certain("The cost is high.", "is", Certainty::Stated);
}

#[test]
fn every_word_of_negation() {
    for (text, form, expected) in [
        ("No bank paid the fine.", "paid", true),
        ("The bank did not pay the fine.", "pay", true),
        ("The bank didn't pay the fine.", "pay", true),
        ("The bank never paid the fine.", "paid", true),
        ("The bank closed without paying the fine.", "paying", true),
        ("The bank closed without paying the fine.", "closed", false),
        ("The bank failed to pay the fine.", "pay", true),
        ("The bank fails to pay its fines.", "pay", true),
        ("Neither the bank nor its owner paid.", "paid", true),
        ("The bank neither paid nor answered.", "paid", true),
        ("The bank neither paid nor answered.", "answered", true),
        // Double negatives affirm.
        ("The bank did not fail to pay.", "pay", false),
        ("The bank never failed to pay.", "pay", false),
        ("The bank did not close without paying the fine.", "paying", false),
        // The scope ends at the clause.
        ("The bank did not pay the fine, but the mill closed.", "closed", false),
        ("The mill closed because the bank did not pay.", "closed", false),
        ("The bank, which did not pay the fine, closed.", "closed", false),
        ("She said that the bank did not pay.", "said", false),
        ("She did not say that the bank paid.", "paid", false),
    ] {
        negated(text, form, expected);
    }
    for (word, other) in [("unsafe", "safe"), ("unpaid", "paid"), ("non-exclusive", "exclusive"), ("nonbinding", "binding")] {
        assert!(crate::lexicon::opposites(word, other).is_some(), "{word} / {other}");
    }
}

#[test]
fn every_rung_of_the_ladder() {
    use Certainty::{Denied, Future, Likely, Planned, Possible, Stated, Unlikely};
    let rungs = [
        ("The mayor denied that the bridge collapsed.", "collapsed", Denied),
        ("The mayor is unlikely to sell the bridge.", "sell", Unlikely),
        ("The mayor may sell the bridge.", "sell", Possible),
        ("The mayor is likely to sell the bridge.", "sell", Likely),
        ("The mayor plans to sell the bridge.", "sell", Planned),
        ("The mayor will sell the bridge.", "sell", Future),
        ("The mayor sold the bridge.", "sold", Stated),
        ("The mayor did sell the bridge.", "sell", Stated),
    ];
    rungs.into_iter().for_each(|(text, form, expected)| certain(text, form, expected));
    assert!(rungs.windows(2).all(|pair| pair[0].2 <= pair[1].2), "one ladder, in order");
}

#[test]
fn every_force_of_attribution() {
    said("The plant will close in May, claims the union.", "close", "the union", Force::Alleged);
    said("Ada Lind said that the mill closed.", "closed", "Ada Lind", Force::Said);
    said("Ada Lind claimed that the mill closed.", "closed", "Ada Lind", Force::Alleged);
    said("Ada Lind alleged that the mill closed.", "closed", "Ada Lind", Force::Alleged);
    said("Ada Lind confirmed that the mill closed.", "closed", "Ada Lind", Force::Confirmed);
    assert!(Force::Alleged < Force::Said && Force::Said < Force::Confirmed);
}

#[test]
fn every_quantifier() {
    for (text, expected) in [
        ("All ships left the harbour.", Reach::All),
        ("Most ships left the harbour.", Reach::Most),
        ("Some ships left the harbour.", Reach::Some),
        ("Few ships left the harbour.", Reach::Few),
        ("Only ships left the harbour.", Reach::Only),
        ("The sole ship left the harbour.", Reach::Only),
        ("The first ship left the harbour.", Reach::First),
        ("The exclusive licence is for sale.", Reach::Only),
        ("Any ship can leave the harbour.", Reach::Any),
    ] {
        let parsed = parsed(text);
        let found: Vec<Reach> = quantifier::all(&parsed, Tokens::new(0, parsed.len())).iter().map(|one| one.reach).collect();
        assert_eq!(found, [expected], "{text}");
    }
}
