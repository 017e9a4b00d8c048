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
    negated("The driver had yet to wake and was on a ventilator.", "was", false);
    negated("The bank stopped lending to farmers.", "lending", true);
}

#[test]
fn what_nothing_proves() {
    negated("There was no evidence that the minister knew.", "knew", true);
    certain("There was no evidence that the minister knew.", "knew", Certainty::Likely);
    negated("The inquiry found no sign that the minister knew.", "knew", true);
    negated("There was evidence that the minister knew.", "knew", false);
    certain("A clogged filter was the likeliest cause.", "was", Certainty::Likely);
    certain("A clogged filter was the cause.", "was", Certainty::Stated);
    certain("The likely culprit is a bearing.", "is", Certainty::Likely);
    certain("The culprit is a likely bearing.", "is", Certainty::Likely);
    certain("The possible sale is a surprise.", "is", Certainty::Stated);
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
    assert_eq!(stance("The flood has claimed a first victim.", "claimed").1.attribution, None);
    said("The firm claims that the mill closed.", "closed", "The firm", Force::Alleged);
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
    assert_eq!(reaches("Sales grew in every market except Germany."), one(Reach::Most, "market"));
    assert_eq!(reaches("Every ward backed the plan apart from Elmley."), one(Reach::Most, "ward"));
    assert_eq!(reaches("Every ward backed the plan in May."), one(Reach::All, "ward"));
    assert_eq!(reaches("Some 300 roads were flooded in the first quarter."), vec![]);
    assert_eq!(reaches("The most expensive house was not only large but old."), vec![]);
    assert_eq!(reaches("Several hundred relatives met there all the same."), vec![]);
    assert_eq!(reaches("By a majority of two, they lend it every five years."), vec![]);
    assert_eq!(reaches("The cabinet survived a no-confidence vote."), vec![]);
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

/// Negation, certainty and source as a careful reader would give them, where the words stand further apart than usual.
#[test]
fn what_careful_readers_would_say() {
    let mut wrong = Vec::new();
    for (text, form, negative) in [
        ("At no point did the bank pay the fine.", "pay", true),
        ("Under no circumstances will the bank pay the fine.", "pay", true),
        ("The bank has not yet paid the fine.", "paid", true),
        ("The bank hardly ever paid its fines.", "paid", true),
        ("Nor did the bank pay the fine.", "pay", true),
        ("The bank paid neither the fine nor the costs.", "paid", true),
        ("The bank declined to pay the fine.", "pay", true),
        ("The bank avoided paying the fine.", "paying", true),
        ("The bank was unable to pay the fine.", "pay", true),
        ("The bank was not unable to pay the fine.", "pay", false),
        ("The bank cannot refuse to pay the fine.", "pay", false),
        ("The mayor prevented the bank from paying the fine.", "paying", true),
        ("The mayor persuaded the bank not to pay the fine.", "pay", true),
        ("The mayor persuaded the bank not to pay the fine.", "persuaded", false),
        ("No one denied that the bank paid the fine.", "denied", true),
        ("The bank rejected the offer without reading it.", "rejected", false),
        ("It is not true that the bank paid the fine.", "paid", true),
        ("The bank paid the fine, not the costs.", "paid", false),
        ("The bank paid no fine.", "paid", true),
        ("The bank could not but pay the fine.", "pay", false),
        ("Nothing was paid to the bank.", "paid", true),
        ("The bank never stopped lending to farmers.", "lending", false),
        ("Far from paying the fine, the bank sued.", "paying", true),
        ("The bank sued instead of paying the fine.", "paying", true),
    ] {
        let (parsed, stance) = stance(text, form);
        if stance.is_negated() != negative {
            wrong.push(format!("{text} {form}: {:?}", stance.negations.iter().map(|&at| parsed.form(at)).collect::<Vec<_>>()));
        }
    }
    use Certainty::{Denied, Future, Likely, Planned, Possible, Stated, Unlikely};
    for (text, form, rung) in [
        ("The mayor denied that the bridge had collapsed.", "collapsed", Denied),
        ("The mayor doubts that the bridge will open.", "open", Unlikely),
        ("The bridge might never have been safe.", "been", Possible),
        ("Perhaps the bridge will open in May.", "open", Possible),
        ("The bridge could open in May.", "open", Possible),
        ("The bridge is set to open in May.", "open", Planned),
        ("The council agreed to sell the bridge.", "sell", Planned),
        ("The council is to sell the bridge.", "sell", Planned),
        ("The council is going to sell the bridge.", "sell", Future),
        ("The bridge will probably open in May.", "open", Likely),
        ("The bridge must have collapsed at night.", "collapsed", Likely),
        ("The bridge appears to have collapsed.", "collapsed", Possible),
        ("The bridge reportedly collapsed at night.", "collapsed", Stated),
        ("The council managed to sell the bridge.", "sell", Stated),
        ("The council threatened to sell the bridge.", "sell", Possible),
        ("The bridge would open in May under the plan.", "open", Future),
        ("The council voted to sell the bridge.", "sell", Planned),
    ] {
        let found = stance(text, form).1.certainty;
        if found != rung {
            wrong.push(format!("{text} {form}: {found:?}, not {rung:?}"));
        }
    }
    for (text, form, speaker, force) in [
        ("The mayor insisted that the bridge was safe.", "was", "The mayor", Force::Said),
        ("The bridge was unsafe, an inquiry found.", "was", "an inquiry", Force::Confirmed),
        ("The union accused the mayor of hiding the report.", "hiding", "The union", Force::Alleged),
        ("The report suggests that the bridge was unsafe.", "was", "The report", Force::Suggested),
        ("The mayor told reporters the bridge was safe.", "was", "The mayor", Force::Said),
        ("The agent is said to have refused the offer.", "refused", "", Force::Suggested),
        ("In the view of the mayor, the bridge was safe.", "was", "the mayor", Force::Suggested),
        ("The mayor acknowledged that the bridge was unsafe.", "was", "The mayor", Force::Confirmed),
        ("The bridge, the mayor added, was safe.", "was", "the mayor", Force::Said),
        ("The mayor estimates that the bridge costs $3m.", "costs", "The mayor", Force::Suggested),
        ("The court ruled that the bridge was unsafe.", "was", "The court", Force::Confirmed),
    ] {
        let (parsed, stance) = stance(text, form);
        let found = stance.attribution.map(|one| (one.speaker.map_or("", |speaker| parsed.text(speaker)).to_owned(), one.force));
        if found != Some((speaker.to_owned(), force)) {
            wrong.push(format!("{text} {form}: {found:?}"));
        }
    }
    for (text, expected) in [
        ("Every ship left the harbour.", vec![Reach::All]),
        ("Each of the ships left the harbour.", vec![Reach::All]),
        ("The majority of the ships left the harbour.", vec![Reach::Most]),
        ("Many of the ships left the harbour.", vec![Reach::Many]),
        ("Several ships left the harbour.", vec![Reach::Some]),
        ("Hardly any ships left the harbour.", vec![Reach::Few]),
        ("No ships left the harbour.", vec![Reach::None]),
        ("The harbour is exclusively for ships.", vec![Reach::Only]),
        ("A few of the ships left the harbour.", vec![Reach::Some]),
        ("Nearly all ships left the harbour.", vec![Reach::Most]),
        ("All but a handful of the ships left the harbour.", vec![Reach::Most]),
        ("Every one of the twelve ships but one left the harbour.", vec![Reach::Most]),
        ("All of the ships except for two left the harbour.", vec![Reach::Most]),
        ("All of the ships left, but one sailor stayed.", vec![Reach::All]),
        ("The ships left the harbour.", vec![]),
    ] {
        let parsed = parsed(text);
        let found: Vec<Reach> = quantifier::all(&parsed, Tokens::new(0, parsed.len())).iter().map(|one| one.reach).collect();
        if found != expected {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
