//! The lists that names are told apart by: given names, surnames, places, demonyms, and the nouns that end a name.

use crate::lexicon::rows;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// How surely a list claims a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// It is on the list, and no common word.
    Sure,
    /// It is on the list, and a common word besides ("mark", "reading").
    Doubtful,
}

/// A list whose doubtful rows end with a question mark.
struct Marked(FxHashMap<&'static str, Claim>);

impl Marked {
    fn new(list: &'static str) -> Self {
        let row = |row: &'static str| row.strip_suffix('?').map_or((row, Claim::Sure), |word| (word, Claim::Doubtful));
        Self(rows(list).map(row).collect())
    }
}

static GIVEN: LazyLock<Marked> = LazyLock::new(|| Marked::new(include_str!("../../lexicon/given_names.txt")));
static SURNAMES: LazyLock<Marked> = LazyLock::new(|| Marked::new(include_str!("../../lexicon/surnames.txt")));
static PLACES: LazyLock<Marked> = LazyLock::new(|| Marked::new(include_str!("../../lexicon/places.txt")));
static ORGANISATIONS: LazyLock<Marked> = LazyLock::new(|| Marked::new(include_str!("../../lexicon/organisations.txt")));
static ACRONYMS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/common_acronyms.txt")).collect());
static THING_NOUNS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/thing_nouns.txt")).collect());
static TITLES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/titles.txt")).collect());
static SUFFIXES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/company_suffixes.txt")).collect());
static ORGANISATION_NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../lexicon/organisation_nouns.txt")).collect());
static GROUPS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/groups.txt")).collect());
static PLACE_NOUNS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/place_nouns.txt")).collect());
static DEMONYMS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let row = |row: &'static str| row.split_once('\t').map(|(word, places)| (word, places.split(',').collect()));
    rows(include_str!("../../lexicon/demonyms.txt")).filter_map(row).collect()
});

/// Whether a word, lower case, is a given name.
pub(super) fn given_name(word: &str) -> Option<Claim> {
    GIVEN.0.get(word).copied()
}

/// Whether a word, lower case, is a frequent surname.
pub(super) fn surname(word: &str) -> Option<Claim> {
    SURNAMES.0.get(word).copied()
}

/// Whether words, lower case, are a country, state, city or region.
pub(super) fn place(words: &str) -> Option<Claim> {
    PLACES.0.get(words).copied()
}

/// Whether words, lower case and without stops, are an organisation that everybody knows.
pub(super) fn organisation(words: &str) -> Option<Claim> {
    ORGANISATIONS.0.get(words).copied()
}

/// Whether letters, lower case and without stops, stand for a thing and are no name ("gdp").
pub(super) fn is_common_acronym(word: &str) -> bool {
    ACRONYMS.contains(word)
}

/// Whether a noun, lower case, ends the name of a work, law, event or product.
pub(super) fn heads_thing(word: &str) -> bool {
    THING_NOUNS.contains(word)
}

/// Whether two letters, lower case, are a state of the United States.
pub(super) fn is_state_code(word: &str) -> bool {
    const CODES: &str = "al ak az ar ca co ct de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok or pa ri \
                         sc sd tn tx ut va vt wa wi wv wy dc";
    word.len() == 2 && CODES.split(' ').any(|code| code == word)
}

/// The places whose people or things a word, lower case and in singular or plural, names ("norwegians": "norway").
pub(super) fn places_of(word: &str) -> &'static [&'static str] {
    let of = |word: &str| DEMONYMS.get(word).map(Vec::as_slice);
    of(word).or_else(|| word.strip_suffix('s').and_then(of)).unwrap_or_default()
}

/// Whether a word, lower case, names people by where they are from, their faith or their party ("norwegian", "sunnis").
pub(super) fn is_group(word: &str) -> bool {
    GROUPS.contains(word) || !places_of(word).is_empty()
}

/// Whether a word, lower case and without stops, stands before the name of a person.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// Whether a word, lower case and without stops, ends a company's name and is no part of what people call it.
pub(super) fn is_company_suffix(word: &str) -> bool {
    SUFFIXES.contains(word)
}

/// Whether a noun, lower case, heads the name of an organisation.
pub(super) fn heads_organisation(word: &str) -> bool {
    ORGANISATION_NOUNS.contains(word)
}

/// Whether a noun, lower case, heads the name of a place.
pub(super) fn heads_place(word: &str) -> bool {
    PLACE_NOUNS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_tidy;

    #[test]
    fn the_lists_are_tidy() {
        for list in [
            include_str!("../../lexicon/given_names.txt"),
            include_str!("../../lexicon/surnames.txt"),
            include_str!("../../lexicon/places.txt"),
            include_str!("../../lexicon/organisation_nouns.txt"),
            include_str!("../../lexicon/place_nouns.txt"),
            include_str!("../../lexicon/groups.txt"),
            include_str!("../../lexicon/organisations.txt"),
            include_str!("../../lexicon/common_acronyms.txt"),
            include_str!("../../lexicon/thing_nouns.txt"),
        ] {
            assert_tidy(list, |row| row);
        }
        assert_tidy(include_str!("../../lexicon/demonyms.txt"), |row| row.split('\t').next().unwrap_or_default());
    }

    #[test]
    fn words_are_claimed() {
        assert_eq!((given_name("mark"), given_name("natasha"), given_name("brightwell")), (Some(Claim::Doubtful), Some(Claim::Sure), None));
        assert_eq!((place("norway"), place("reading"), place("new york")), (Some(Claim::Sure), Some(Claim::Doubtful), Some(Claim::Sure)));
        assert_eq!(places_of("norwegians"), ["norway"]);
    }
}
