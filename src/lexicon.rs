//! What words mean to each other: opposites, converses, synonyms and steps of one course, as data.
//!
//! Owns the files of `src/lexicon` that are about meaning, and looks words up in them; refuses syntax: whoever asks brings lemmas, and
//! `judge::event` builds the phrases ("give way", "let lapse") that stand for a predicate. A phrase is lemmas with single
//! spaces: the verb, then its particle, preposition, object or complement, articles left out.

mod bodies;
mod cities;
mod comparative;
mod course;
mod directions;
mod idioms;
mod leave;
mod lists;
mod meanings;
mod opposites;
mod order;
mod outcomes;
mod parties;
mod phrases;
mod rank;
mod reserving;
mod roles;
mod rows;
mod saying;
mod sieve;
mod sources;
mod synonyms;
mod thesaurus;
mod unknown;

use phrases::PREDICATES;
use rustc_hash::FxBuildHasher;

pub use bodies::may_be_one_body;
pub use cities::{is_country, lies_in, may_lie_in};
pub use comparative::{Comparative, comparative};
pub use course::{Course, course};
pub use directions::is_change;
pub use idioms::{Fellowship, fellowship, idioms};
pub use leave::{Leave, leave};
pub use lists::{
    is_allowing, is_asking, is_behest, is_charging, is_denying, is_disputing, is_estimating, is_excluding, is_generic,
    is_generic_organisation, is_hoping, is_joining, is_limiting, is_mans_name, is_means, is_measure_of_difference, is_moving,
    is_plain_hedge, is_siding, is_toll, is_wishing, is_womans_name,
};
pub use opposites::{Opposition, Origin, is_on_axis, opposites, same_pole};
pub use order::{Order, order};
pub use outcomes::{outcomes, outcomes_exclude, same_outcome};
pub use parties::are_opposed_parties;
pub use phrases::Phrases;
pub use rank::{Place, place};
pub use reserving::{Reserve, reserve};
pub use roles::{Frame, Slot, converse, frames};
pub use saying::{Saying, saying};
pub(crate) use sieve::Sieve;
pub use sources::{Source, source, source_mark};
pub(crate) use synonyms::Tie;
pub use synonyms::{Entry, Steps, steps, synonyms};
pub use thesaurus::{Kinship, Senses, kinship, names_organisation, names_person};
pub use unknown::{Openness, Question, openness};

use rustc_hash::FxHashMap;

pub(crate) use rows::{rows, words};

/// Room for a word from each line of a list: a table that grows is filled twice.
pub(crate) fn room<K, V>(lists: &[&str]) -> FxHashMap<K, V> {
    let count = lists.iter().map(|list| memchr::memchr_iter(b'\n', list.as_bytes()).count()).sum();
    FxHashMap::with_capacity_and_hasher(count, FxBuildHasher)
}

/// A word list whose rows are "word class": what each word's class stands for, unknown classes left out.
pub(crate) fn classes<T>(list: &'static str, class: impl Fn(&'static str) -> Option<T>) -> FxHashMap<&'static str, T> {
    rows(list).filter_map(|row| row.split_once(' ')).filter_map(|(word, name)| Some((word, class(name)?))).collect()
}

/// How many words the longest phrase has that [`knows`] and that begins with a word; 0 where none does.
pub fn longest_phrase(word: &str) -> usize {
    PREDICATES.longest(word)
}

/// The phrases that [`knows`] holds.
pub fn predicates() -> &'static Phrases {
    &PREDICATES
}

/// Whether any of the lexicons knows the phrase: of a predicate's phrases, the longest that is known is what it means.
pub fn knows(phrase: &str) -> bool {
    PREDICATES.holds(phrase)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Asserts that a list is lower case, without double spaces, and that its keys ascend without repetition.
    pub(crate) fn assert_tidy<'a>(list: &'static str, key: impl Fn(&'static str) -> &'a str) {
        let mut before = "";
        for row in rows(list) {
            assert_eq!(row, row.to_lowercase(), "not lower case");
            assert!(!row.contains("  "), "double space: {row}");
            let key = key(row);
            assert!(before < key, "not sorted or twice: {before:?}, {key:?}");
            before = key;
        }
    }

    /// Asserts that a list of axes is tidy, that every axis has two poles or more, and that no phrase stands on two of them or is none.
    pub(crate) fn assert_axes(list: &'static str, is_phrase: impl Fn(&str) -> bool) {
        assert_tidy(list, |row| row.split_once(':').expect("a name").0);
        for row in rows(list) {
            let poles: Vec<&str> = row.split_once(": ").expect("poles").1.split(" / ").collect();
            assert!(poles.len() >= 2, "one pole: {row}");
            poles.iter().copied().for_each(assert_words_tidy);
            let mut all: Vec<&str> = poles.iter().copied().flat_map(words).collect();
            all.sort_unstable();
            assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "in two poles: {row}");
            assert!(all.iter().all(|phrase| is_phrase(phrase)), "no phrase: {row}");
        }
    }

    /// Asserts that a list of "word class" is tidy and that every class of it is known.
    pub(crate) fn assert_classes<T>(list: &'static str, look_up: impl Fn(&str) -> Option<T>) {
        assert_tidy(list, |row| row.split_once(' ').expect("a class").0);
        assert!(rows(list).all(|row| row.split_once(' ').is_some_and(|(word, _)| look_up(word).is_some())));
    }

    /// Asserts that the words of a cell ascend without repetition.
    pub(crate) fn assert_words_tidy(cell: &'static str) {
        let listed: Vec<_> = words(cell).collect();
        assert!(listed.windows(2).all(|pair| pair[0] < pair[1]), "not sorted or twice: {cell}");
    }

    #[test]
    fn knows_words_of_each_lexicon() {
        assert!(knows("let lapse"));
        assert!(knows("take over from"));
        assert!(knows("lawmaker"));
        assert!(longest_phrase("let") >= 2 && longest_phrase("take") >= 3 && longest_phrase("lawmaker") >= 1);
        assert_eq!(longest_phrase("lapse from"), 0);
        assert!(!knows("zyzzyva"));
    }
}
