//! Sentences of our own making, one for each rule.

use super::*;
use crate::article::BlockKind;

fn split(text: &str) -> Vec<&str> {
    let blocks = [Block { kind: BlockKind::Body, range: TextRange::new(0, text.len()) }];
    sentences(text, &blocks).iter().map(|sentence| sentence.range.slice(text)).collect()
}

#[test]
fn marks_that_end_no_sentence() {
    for text in [
        "Mr. J. R. Hale of Acme Inc. sold 3.5 million shares on Jan. 5 for $2.1 million.",
        "The U.S. Treasury cut its forecast at 4 p.m. GMT on Monday.",
        "\"Where is it?\" asked the mayor.",
        "It rained (it always rains here. Always.) and the game went on.",
    ] {
        assert_eq!(split(text), [text]);
    }
}

#[test]
fn marks_that_do() {
    assert_eq!(split("He left at 5 p.m. The door was open."), ["He left at 5 p.m.", "The door was open."]);
    assert_eq!(split("\"We lost.\" The coach was calm."), ["\"We lost.\"", "The coach was calm."]);
    assert_eq!(split("Really?! Yes… They paid."), ["Really?!", "Yes…", "They paid."]);
}

fn ends_after(first: &str, second: &str) {
    assert_eq!(split(&format!("{first} {second}")), [first, second]);
}

fn stays_whole(text: &str) {
    assert_eq!(split(text), [text]);
}

#[test]
fn initials_and_letters() {
    stays_whole("The prize went to J.R.R. Okafor and Edwin I. Lund of the institute.");
    ends_after("The cook and I.", "Nobody else came.");
    ends_after("They chose plan B.", "The mayor was pleased.");
    ends_after("He was given an i.v.", "It took an hour.");
}

#[test]
fn a_time_in_front_ends_nothing() {
    stays_whole("At 7 a.m. Mrs. Lund opened the shop.");
    ends_after("The shop closed at 7 P.M.", "Mrs. Lund went home.");
    stays_whole("It begins at 9:30 p.m. Pacific time on channel two.");
    stays_whole("In the U.S. The Hague is little known.");
}

#[test]
fn abbreviations_before_a_beginning() {
    ends_after("She moved to the U.S.", "Millions did.");
    stays_whole("The U.S. Geological Survey measured it.");
    ends_after("He still uses IE.", "Its maker does not.");
    stays_whole("It stands at N°. 1026.253 on the list.");
}

#[test]
fn omissions() {
    ends_after("The rule was weakened.", ". . . The custom lived on. . . .");
    stays_whole("He was . . . well . . . I cannot say.");
    stays_whole("He wrote that “all things grow less. . . .”");
    ends_after("Mark what is left out . . . .", "Go on.");
    ends_after("The yields rose [...]", "Farmers were glad.");
    stays_whole("\"The stairs [...] run side by side [...]\" (Lund 55).");
}

#[test]
fn notes_belong_to_the_sentence_before() {
    ends_after("He stayed until July 1805. [6]", "A poor student, he left.");
    ends_after("He stayed until July 1805.[6][7]", "A poor student, he left.");
    ends_after("Agendas differ in a consultation.11 12", "Take one example.");
    ends_after("Rule by the many has limits. 4", "Even so it lasts.");
    ends_after("It is cheap.", "5 million people live there.");
}

#[test]
fn brackets() {
    stays_whole("He teaches (He was an engineer. For years.) at the school.");
    ends_after("He teaches.", "(He was an engineer.)");
    stays_whole("He teaches (and never stops.");
    ends_after("The dam has stood for a century.", "(photograph: Jane Doe)");
}

#[test]
fn items_inside_a_line() {
    assert_eq!(split("1. Open the lid 2. Lift the pan 3. Wait"), ["1. Open the lid", "2. Lift the pan", "3. Wait"]);
    assert_eq!(split("1.) Open the lid. 2.) Lift it."), ["1.) Open the lid.", "2.) Lift it."]);
    assert_eq!(split("a. eggs b. milk c. salt"), ["a. eggs", "b. milk", "c. salt"]);
    assert_eq!(split("• 9. Eggs • 10. Milk"), ["• 9. Eggs", "• 10. Milk"]);
    stays_whole("They can a) cut costs, b) sell land or c) close.");
    stays_whole("The tie ended 3 to 1) in the end.");
}

#[test]
fn lost_spaces() {
    assert_eq!(split("It rained all day.The match was off.Nobody came."), ["It rained all day.", "The match was off.", "Nobody came."]);
    assert_eq!(split("“It is over.”The crowd left."), ["“It is over.”", "The crowd left."]);
    assert_eq!(split("\"It is over.\"The crowd left.\"So soon?\""), ["\"It is over.\"", "The crowd left.", "\"So soon?\""]);
    stays_whole("See www.Lund.Example or mail Jane.Doe@example.com about St.Petersburg and Node.Js now.");
}

#[test]
fn speech() {
    stays_whole("“Who is there?” Mr Lund asked.");
    stays_whole("'Stop!' thought Lund.");
    ends_after("“Who is there?”", "Mr Lund opened the door.");
    ends_after("“We lost.", "We will be back,” she said.");
    stays_whole("Some are - if I may say so? - a bit dull.");
}

#[test]
fn a_credit_begins_without_a_mark_before_it() {
    ends_after("The harbour at dusk", "Image: Jane Doe.");
}

#[test]
fn wide_marks_need_no_space() {
    assert_eq!(split("An odd stop．Does it part？Yes。"), ["An odd stop．", "Does it part？", "Yes。"]);
}

#[test]
fn a_stop_at_a_line_end_that_ends_nothing() {
    assert!(goes_on_after_stop("The U.S.", "Geological Survey measured it."));
    assert!(goes_on_after_stop("My colleague, Mr.", "Lund, agrees."));
    assert!(goes_on_after_stop("Lund Inc.", "is closing."));
    assert!(!goes_on_after_stop("He left the U.S.", "The reason is unknown."));
    assert!(!goes_on_after_stop("He left.", "Lund stayed."));
}

#[test]
fn a_stamp_of_the_day_parts_headline_and_text() {
    assert_eq!(
        split("Council votes for tram Monday, March 3, 2025 The mayor was pleased."),
        ["Council votes for tram", "Monday, March 3, 2025", "The mayor was pleased."]
    );
    stays_whole("The council met on Monday, March 3, 2025 Lund told the court.");
}
