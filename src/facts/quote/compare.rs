//! How the words of two quotations relate: the same, a part, altered, or something else that was said.

use super::passage::one_passage;
use super::words::{canonical, is_gap};
use crate::facts::Relation;
use crate::lexicon;

/// What was altered between two quotations of one passage; the weightiest where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alteration {
    /// Articles, fillers ("well", "you know") and the like: no editor would mind.
    Slight,
    /// Other words.
    Words,
    /// How sure or how strong it is: "must" for "should", "a complete mess" for "a bit of a mess", a dropped "probably".
    Strength,
    /// A condition or a reservation cut off or added: "… if there were money in it".
    Condition,
    /// Another number.
    Number,
    /// A "not" dropped or added, or an opposite.
    Negation,
}

/// The relation of two quotations, and what was altered where they are [`Relation::Different`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How the words relate.
    pub relation: Relation,
    /// What was altered.
    pub alteration: Option<Alteration>,
}

/// Longer quotations are compared by their first words: the cost grows with the product of the lengths.
const MOST_WORDS: usize = 300;

/// Compares the words of two quotations; `full` tells of each whether it gives whole sentences.
pub(super) fn compare(one: &[Box<str>], one_full: bool, other: &[Box<str>], other_full: bool) -> Comparison {
    let (left, right) = (canonical(one), canonical(other));
    let plain = |relation| Comparison { relation, alteration: None };
    let altered = |alteration| Comparison { relation: Relation::Different, alteration: Some(alteration) };
    if left == right {
        return plain(Relation::Same);
    }
    if left.is_empty() || right.is_empty() {
        return plain(Relation::Unrelated);
    }
    if joined(&left) == joined(&right) {
        return plain(Relation::Coarser);
    }
    for (part, is_full, whole) in [(&left, one_full, &right), (&right, other_full, &left)] {
        // "74 people “who had prepared themselves”": the word that ties a part into its sentence.
        let tied = !is_full && part.first().is_some_and(|first| matches!(&**first, "who" | "which" | "that" | "and" | "but"));
        let own = part.get(usize::from(tied)..).filter(|own| tied && own.len() > 2);
        if let Some(cut) = contained(part, is_full, whole).or_else(|| contained(own?, is_full, whole)) {
            return cut.map_or_else(|| plain(Relation::Coarser), altered);
        }
    }
    let limit = |words: &[String]| words.get(..MOST_WORDS.min(words.len())).unwrap_or_default().to_vec();
    let (left, right) = (limit(&left), limit(&right));
    let Some((ours, theirs)) = one_passage(&left, &right) else { return plain(Relation::Unrelated) };
    match alteration(&ours, &theirs) {
        Alteration::Slight => plain(Relation::Coarser),
        graver => altered(graver),
    }
}

/// What a quotation joins with "and", in an order of its own: "we are sorry, and we take it seriously" says the same the other way round.
fn joined(words: &[String]) -> Vec<&[String]> {
    let mut parts: Vec<&[String]> = words.split(|word| word == "and").collect();
    parts.sort_unstable();
    parts
}

/// Whether `part` is quoted out of `whole`, in order; then whether what was left out turns the sense.
fn contained(part: &[String], is_full: bool, whole: &[String]) -> Option<Option<Alteration>> {
    let pieces: Vec<&[String]> = part.split(|word| is_gap(word)).filter(|piece| !piece.is_empty()).collect();
    let mut from = 0;
    let mut turned = None;
    for (nth, piece) in pieces.iter().enumerate() {
        let start = from + find(whole.get(from..)?, piece)?;
        let skipped = whole.get(from..start).unwrap_or_default();
        if nth > 0 && skipped.iter().any(|word| is_negation(word)) {
            turned = turned.max(Some(Alteration::Negation));
        }
        from = start + piece.len();
    }
    // "The results suggest that it is safe" is no "it is safe".
    let before = whole.get(..from.saturating_sub(part.len())).unwrap_or_default();
    let suggests = before.last().is_some_and(|last| last == "that") && before.iter().rev().nth(1).is_some_and(|verb| is_suggesting(verb));
    if is_full && pieces.len() == 1 && suggests {
        turned = turned.max(Some(Alteration::Strength));
    }
    let rest = whole.get(from..).unwrap_or_default();
    // "But" as often begins the next sentence, which was left out as a whole.
    if is_full && rest.first().is_some_and(|word| is_condition(word) && word != "but") {
        turned = turned.max(Some(Alteration::Condition));
    }
    (!pieces.is_empty()).then_some(turned)
}

/// Verbs under which nobody vouches for what follows.
fn is_suggesting(verb: &str) -> bool {
    matches!(verb, "suggest" | "suggests" | "suggested" | "think" | "believe" | "hope" | "fear" | "doubt" | "suspect" | "guess" | "assume")
}

fn find(whole: &[String], piece: &[String]) -> Option<usize> {
    whole.windows(piece.len()).position(|window| window == piece)
}

/// What differs most between two forms of one passage.
fn alteration(left: &[String], right: &[String]) -> Alteration {
    let only = |words: &[String], other: &[String]| -> Vec<String> {
        words.iter().filter(|word| !other.contains(word) && !is_gap(word)).cloned().collect()
    };
    let (ours, theirs) = (only(left, right), only(right, left));
    let negations = |words: &[String]| words.iter().filter(|word| is_negation(word)).count();
    let opposed = ours.iter().any(|one| theirs.iter().any(|other| lexicon::opposites(one, other).is_some()));
    if negations(left) % 2 != negations(right) % 2 || opposed {
        return Alteration::Negation;
    }
    let numbers = |words: &[String]| words.iter().any(|word| is_number(word));
    if numbers(&ours) && numbers(&theirs) {
        return Alteration::Number;
    }
    let either = |test: fn(&str) -> bool| ours.iter().chain(&theirs).any(|word| test(word));
    // "She asked if the dog was lost".
    let asks = |words: &[String]| {
        words.windows(2).any(|two| matches!(&*two[0], "ask" | "asked" | "asks" | "wonder" | "wondered") && two[1] == "if")
    };
    if either(is_condition) && !asks(left) && !asks(right) {
        return Alteration::Condition;
    }
    if either(is_degree) {
        return Alteration::Strength;
    }
    // "We lost their Saturdays" and "we lost our Saturdays".
    let owners = |words: &[String]| words.iter().filter(|word| is_owner(word)).cloned().collect::<Vec<String>>();
    let (mine, yours) = (owners(left), owners(right));
    let other_owner = mine.len() == yours.len() && mine != yours;
    // "Younger than its paint and older than its papers", the other way round.
    let telling = |words: &[String]| words.iter().filter(|word| carries_meaning(word)).cloned().collect::<Vec<String>>();
    let (said, said_there) = (telling(left), telling(right));
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    let turned = said != said_there && sorted(&said) == sorted(&said_there);
    if either(carries_meaning) || other_owner || turned { Alteration::Words } else { Alteration::Slight }
}

fn is_owner(word: &str) -> bool {
    matches!(word, "my" | "your" | "his" | "her" | "its" | "our" | "their")
}

pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_digit() || "$€£".contains(sign))
        || matches!(
            word,
            "hundred" | "thousand" | "million" | "billion" | "dozen" | "twice" | "half" | "twenty" | "thirty" | "forty" | "fifty"
        )
}

pub(super) fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "no" | "never" | "none" | "nobody" | "nothing" | "neither" | "nor" | "without" | "nowhere")
}

fn is_condition(word: &str) -> bool {
    matches!(word, "if" | "unless" | "but" | "provided" | "except" | "until" | "though" | "although" | "assuming" | "whether")
}

/// Words that make a sentence surer, weaker, stronger or milder.
fn is_degree(word: &str) -> bool {
    DEGREES.binary_search(&word).is_ok()
}

/// Sorted.
const DEGREES: &[&str] = &[
    "absolute",
    "absolutely",
    "almost",
    "always",
    "barely",
    "bit",
    "certainly",
    "clearly",
    "complete",
    "completely",
    "could",
    "deeply",
    "definitely",
    "demand",
    "entirely",
    "expect",
    "extremely",
    "far",
    "fully",
    "hardly",
    "hope",
    "just",
    "likely",
    "little",
    "mainly",
    "may",
    "maybe",
    "might",
    "most",
    "mostly",
    "much",
    "must",
    "nearly",
    "often",
    "only",
    "partly",
    "perhaps",
    "possibly",
    "probably",
    "quite",
    "rather",
    "really",
    "shall",
    "should",
    "simply",
    "slightly",
    "some",
    "sometimes",
    "somewhat",
    "surely",
    "totally",
    "utterly",
    "very",
    "will",
    "would",
];

/// Whether a word says something of its own.
pub(super) fn carries_meaning(word: &str) -> bool {
    !is_gap(word) && LIGHT.binary_search(&word).is_err()
}

/// Words that hold a sentence together and fillers of speech; sorted.
const LIGHT: &[&str] = &[
    "a", "about", "ah", "also", "am", "an", "and", "are", "as", "at", "be", "been", "being", "by", "did", "do", "does", "er", "for",
    "from", "get", "going", "got", "had", "has", "have", "he", "her", "here", "him", "his", "i", "in", "is", "it", "its", "just", "know",
    "like", "me", "mean", "my", "now", "of", "oh", "okay", "on", "or", "our", "really", "said", "say", "she", "so", "sort", "that", "the",
    "their", "them", "then", "there", "these", "they", "think", "this", "those", "to", "uh", "um", "us", "was", "we", "well", "were",
    "which", "who", "with", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn against(one: &str, other: &str) -> Comparison {
        let (left, right) = (words(one), words(other));
        let full = |text: &str| text.ends_with('.');
        let forth = compare(&left, full(one), &right, full(other));
        assert_eq!(forth, compare(&right, full(other), &left, full(one)), "not the same both ways: {one} / {other}");
        forth
    }

    fn altered(one: &str, other: &str, alteration: Alteration) {
        assert_eq!(against(one, other), Comparison { relation: Relation::Different, alteration: Some(alteration) }, "{one} / {other}");
    }

    #[test]
    fn lists_are_sorted() {
        assert!(DEGREES.is_sorted() && LIGHT.is_sorted());
    }

    #[test]
    fn the_same_words() {
        for (one, other) in [("We won’t pay, ever.", "we won't pay ever"), ("It's 5 per cent of labour.", "It is five per cent of labor")]
        {
            assert_eq!(against(one, other).relation, Relation::Same, "{one}");
        }
    }

    #[test]
    fn the_same_parts_the_other_way_round() {
        let (one, other) = ("We take this very seriously and we are sorry.", "We're sorry, and we take this very seriously.");
        assert_eq!(against(one, other).relation, Relation::Coarser);
        assert_eq!(against(one, "We are not sorry, and we take this very seriously.").relation, Relation::Different);
    }

    #[test]
    fn parts() {
        for (one, other) in [
            ("no complaints", "We were beaten, and I have no complaints at all."),
            ("I will … pay.", "I will gladly and promptly pay."),
            ("[The council] will pay", "In the end they will pay"),
            ("The bridge, well, is safe.", "The bridge is safe."),
        ] {
            assert_eq!(against(one, other).relation, Relation::Coarser, "{one}");
        }
    }

    #[test]
    fn altered_words() {
        altered("I will not resign.", "I will resign.", Alteration::Negation);
        altered("I will … resign.", "I will never, ever resign.", Alteration::Negation);
        altered("We can keep this bridge open.", "We can keep this bridge closed.", Alteration::Negation);
        altered("Four of my cows drowned.", "Three of my cows drowned.", Alteration::Number);
        altered("We must act on the river.", "We should act on the river.", Alteration::Strength);
        altered("I would sell the club.", "I would sell the club if the fans asked me to.", Alteration::Condition);
        altered("a costly blunder", "a harmless blunder", Alteration::Words);
    }

    #[test]
    fn something_else_that_was_said() {
        for (one, other) in [
            ("We have been waiting for the ferry since dawn.", "The harbour was built for my grandfather."),
            ("a disgrace", "The referee was right about the second goal."),
            ("I think that it is good.", "I think that it was the wind."),
        ] {
            assert_eq!(against(one, other).relation, Relation::Unrelated, "{one}");
        }
    }

    #[test]
    fn what_stood_under_a_guess_or_a_not() {
        altered("The results suggest that it can safely relieve the doctors.", "It can safely relieve the doctors.", Alteration::Strength);
        altered("We did not want this.", "We wanted this, and we have been left with no choice.", Alteration::Negation);
    }
}
