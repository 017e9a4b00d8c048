//! The word lists of reading: abbreviations, words that begin sentences, words that numbers are followed by.

use crate::lexicon::rows;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// How an abbreviation stands at the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows: never an end before a capital.
    Title,
    /// Never an end.
    Latin,
    /// A number follows: no end before a digit.
    Number,
    /// A day follows: no end before a digit.
    Month,
    /// "a.m.": an end before a capital, save a day or a time zone.
    Time,
    /// An end only before a word that begins sentences.
    Other,
    /// An end before any capital.
    End,
}

/// Which spellings of months count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Months {
    /// "Sept"
    Short,
    /// "September", and "May".
    Long,
    /// Both.
    All,
}

type Set = FxHashSet<&'static str>;

macro_rules! word_set {
    ($name:ident, $file:literal) => {
        static $name: LazyLock<Set> = LazyLock::new(|| rows(include_str!(concat!("../lexicon/", $file))).collect());
    };
}

word_set!(FUNCTION_WORDS, "function_words.txt");
word_set!(MEASURES, "measures.txt");
word_set!(STARTERS, "sentence_starters.txt");
word_set!(SPEECH_VERBS, "speech_verbs.txt");
word_set!(HYPHENED, "hyphened.txt");
word_set!(EXCLAMATION_NAMES, "exclamation_names.txt");
word_set!(LABELS, "labels.txt");
word_set!(PREPOSITIONS, "fronting_prepositions.txt");
word_set!(ZONES, "time_zones.txt");
word_set!(WEEKDAYS, "weekdays.txt");
word_set!(MAGNITUDES, "magnitude_words.txt");

static ABBREVIATIONS: LazyLock<FxHashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    let entry = |row: &'static str| {
        let (word, class) = row.split_once(' ')?;
        let class = match class {
            "title" => Abbreviation::Title,
            "latin" => Abbreviation::Latin,
            "number" => Abbreviation::Number,
            "month" => Abbreviation::Month,
            "time" => Abbreviation::Time,
            "end" => Abbreviation::End,
            _ => Abbreviation::Other,
        };
        Some((word, class))
    };
    rows(include_str!("../lexicon/abbreviations.txt")).filter_map(entry).collect()
});

/// The longest word that any list holds, in bytes; longer ones are not looked up.
const LONGEST: usize = 24;

/// Looks a word up in lower case without touching the heap; only ASCII words are listed.
fn lowered<T>(word: &str, look_up: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut buffer = [0_u8; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = match from {
            0xE2 => return None,
            _ => from.to_ascii_lowercase(),
        };
    }
    look_up(std::str::from_utf8(lower).ok()?)
}

fn holds(set: &Set, word: &str) -> bool {
    lowered(word, |word| set.contains(word).then_some(())).is_some()
}

/// The class of an abbreviation, given without its last full stop.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    lowered(word, |word| ABBREVIATIONS.get(word).copied())
}

/// Whether a word often begins a sentence and seldom follows an abbreviation inside a name.
pub(super) fn is_starter(word: &str) -> bool {
    holds(&STARTERS, word)
}

/// Whether a word ties a quotation to its speaker.
pub(super) fn is_speech_verb(word: &str) -> bool {
    holds(&SPEECH_VERBS, word)
}

/// Whether a name is written with an exclamation mark, given without it.
pub(super) fn is_exclamation_name(word: &str) -> bool {
    holds(&EXCLAMATION_NAMES, word)
}

/// Whether a sentence goes on after this word.
pub(super) fn is_function_word(word: &str) -> bool {
    holds(&FUNCTION_WORDS, word)
}

/// Whether a word names a measure, which a decimal may count.
pub(super) fn is_measure(word: &str) -> bool {
    holds(&MEASURES, word)
}

/// Whether a word multiplies the number before it.
pub(super) fn is_magnitude(word: &str) -> bool {
    holds(&MAGNITUDES, word)
}

const LONG_MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const SHORT_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

fn is_month_in_lower_case(word: &str) -> bool {
    LONG_MONTHS.contains(&word) || SHORT_MONTHS.contains(&word)
}

/// Whether a word names a month.
pub(super) fn is_month(word: &str, which: Months) -> bool {
    let word = word.trim_end_matches('.');
    let long = lowered(word, |word| LONG_MONTHS.contains(&word).then_some(()));
    let short = lowered(word, |word| SHORT_MONTHS.contains(&word).then_some(()));
    let capital = word.starts_with(|c: char| c.is_uppercase());
    capital && (long.is_some() && which != Months::Short || short.is_some() && which != Months::Long)
}

/// The number of a month, by its name in full or short.
pub(super) fn month_number(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.trim_end_matches(['.', ',']);
    let start = word.get(..3)?;
    let at = (1..).zip(MONTHS).find(|(_, month)| start.eq_ignore_ascii_case(month)).map(|(number, _)| number);
    at.filter(|_| word.len() == 3 || lowered(word, |word| is_month_in_lower_case(word).then_some(())).is_some())
}

/// Whether a word names a day of the week, in full or short.
pub(super) fn is_weekday(word: &str) -> bool {
    holds(&WEEKDAYS, word.trim_end_matches(['.', ',']))
}

/// Whether a word names a time zone behind a time of day: "5 p.m. GMT", "9 a.m. Pacific time".
pub(super) fn is_zone(word: &str) -> bool {
    holds(&ZONES, word)
}

/// Whether a word stands for a person or thing as a subject.
pub(super) fn is_pronoun(word: &str) -> bool {
    lowered(word, |word| {
        matches!(word, "i" | "you" | "he" | "she" | "it" | "we" | "they" | "this" | "that" | "these" | "those").then_some(())
    })
    .is_some()
}

/// Whether a word is waiting for its noun.
pub(super) fn is_determiner(word: &str) -> bool {
    lowered(word, |word| {
        matches!(word, "a" | "an" | "and" | "of" | "or" | "the" | "their" | "his" | "its" | "our" | "my" | "your" | "whose").then_some(())
    })
    .is_some()
}

/// Whether a word keeps its hyphen before another: "well-known".
pub(super) fn is_hyphened(word: &str) -> bool {
    holds(&HYPHENED, word)
}

/// Whether a word puts a sentence's place or time in front of it: "At 5 a.m.".
pub(super) fn is_preposition(word: &str) -> bool {
    holds(&PREPOSITIONS, word)
}

/// Whether a number after this word is a label, which a sentence may end in: "Section 4.", "No. 10", "Figure 2.".
pub(super) fn is_label(word: &str) -> bool {
    holds(&LABELS, word.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_tidy;

    #[test]
    fn lists_are_tidy() {
        for list in [
            include_str!("../lexicon/function_words.txt"),
            include_str!("../lexicon/measures.txt"),
            include_str!("../lexicon/sentence_starters.txt"),
            include_str!("../lexicon/speech_verbs.txt"),
            include_str!("../lexicon/exclamation_names.txt"),
            include_str!("../lexicon/hyphened.txt"),
            include_str!("../lexicon/labels.txt"),
            include_str!("../lexicon/fronting_prepositions.txt"),
            include_str!("../lexicon/time_zones.txt"),
            include_str!("../lexicon/weekdays.txt"),
            include_str!("../lexicon/magnitude_words.txt"),
        ] {
            assert_tidy(list, |row| row);
        }
        assert_tidy(include_str!("../lexicon/abbreviations.txt"), |row| row.split_once(' ').expect("a class").0);
    }

    #[test]
    fn looks_up_in_any_case() {
        assert_eq!(abbreviation("Mr"), Some(Abbreviation::Title));
        assert_eq!(abbreviation("U.S"), Some(Abbreviation::Other));
        assert!(is_starter("The") && !is_starter("Government"));
        assert!(is_month("Sept.", Months::Short) && !is_month("march", Months::Long) && is_month("March", Months::All));
    }
}
