//! The lists that names are told apart by: given names, surnames, places, demonyms, and the nouns that end a name.

use crate::lexicon::{Sieve, room, rows};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// How surely a list claims a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// It is on the list, and no common word.
    Sure,
    /// It is on the list, and a common word besides ("mark", "reading").
    Doubtful,
}

/// All that the lists say of a word or of several, as bits: most words stand on no list, and one look tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Listed(u32);

const GIVEN: u32 = 1;
const SURNAME: u32 = 1 << 2;
const PLACE: u32 = 1 << 4;
const ORGANISATION: u32 = 1 << 6;
const ACRONYM: u32 = 1 << 8;
const THING: u32 = 1 << 9;
const TITLE: u32 = 1 << 10;
const TITLES: u32 = 1 << 11;
const SUFFIX: u32 = 1 << 12;
const HEADS_ORGANISATION: u32 = 1 << 13;
const HEADS_PLACE: u32 = 1 << 14;
const GROUP: u32 = 1 << 15;
/// Behind the bit of a list that has doubtful rows: that the word is a common one besides.
const DOUBTFUL: u32 = 1;

impl Listed {
    fn claim(self, list: u32) -> Option<Claim> {
        match (self.0 & list != 0, self.0 & list << DOUBTFUL != 0) {
            (false, _) => None,
            (true, false) => Some(Claim::Sure),
            (true, true) => Some(Claim::Doubtful),
        }
    }

    fn has(self, list: u32) -> bool {
        self.0 & list != 0
    }

    /// Whether it is a given name.
    pub(super) fn given(self) -> Option<Claim> {
        self.claim(GIVEN)
    }

    /// Whether it is a frequent surname.
    pub(super) fn surname(self) -> Option<Claim> {
        self.claim(SURNAME)
    }

    /// Whether it is a country, state, city or region.
    pub(super) fn place(self) -> Option<Claim> {
        self.claim(PLACE)
    }

    /// Whether it is an organisation that everybody knows.
    pub(super) fn organisation(self) -> Option<Claim> {
        self.claim(ORGANISATION)
    }

    /// Whether a list of names has it, and it is no common word.
    pub(super) fn is_name(self) -> bool {
        [self.place(), self.given(), self.surname(), self.organisation()].contains(&Some(Claim::Sure)) || self.is_group()
    }

    /// Whether the letters stand for a thing and are no name ("gdp").
    pub(super) fn is_common_acronym(self) -> bool {
        self.has(ACRONYM)
    }

    /// Whether it ends the name of a work, law, event or product.
    pub(super) fn heads_thing(self) -> bool {
        self.has(THING)
    }

    /// Whether it names people by where they are from, their faith or their party ("norwegian", "sunnis").
    pub(super) fn is_group(self) -> bool {
        self.has(GROUP)
    }

    /// Whether it stands before the name of a person.
    pub(super) fn is_title(self) -> bool {
        self.has(TITLE)
    }

    /// Whether it stands before the name of a person or the names of some ("cllrs").
    pub(super) fn is_title_of_some(self) -> bool {
        self.has(TITLE | TITLES)
    }

    /// Whether it ends a company's name and is no part of what people call it.
    pub(super) fn is_company_suffix(self) -> bool {
        self.has(SUFFIX)
    }

    /// Whether it heads the name of an organisation.
    pub(super) fn heads_organisation(self) -> bool {
        self.has(HEADS_ORGANISATION)
    }

    /// Whether it heads the name of a place.
    pub(super) fn heads_place(self) -> bool {
        self.has(HEADS_PLACE)
    }
}

/// Lists whose doubtful rows end with a question mark.
const MARKED: [(u32, &str); 4] = [
    (GIVEN, include_str!("../../lexicon/given_names.txt")),
    (SURNAME, include_str!("../../lexicon/surnames.txt")),
    (PLACE, include_str!("../../lexicon/places.txt")),
    (ORGANISATION, include_str!("../../lexicon/organisations.txt")),
];
const PLAIN: [(u32, &str); 7] = [
    (ACRONYM, include_str!("../../lexicon/common_acronyms.txt")),
    (THING, include_str!("../../lexicon/thing_nouns.txt")),
    (TITLE, include_str!("../../lexicon/titles.txt")),
    (SUFFIX, include_str!("../../lexicon/company_suffixes.txt")),
    (HEADS_ORGANISATION, include_str!("../../lexicon/organisation_nouns.txt")),
    (HEADS_PLACE, include_str!("../../lexicon/place_nouns.txt")),
    (GROUP, include_str!("../../lexicon/groups.txt")),
];

static LISTED: LazyLock<FxHashMap<Cow<'static, str>, u32>> = LazyLock::new(|| {
    let mut table: FxHashMap<Cow<'static, str>, u32> = room(&MARKED.iter().chain(&PLAIN).map(|(_, list)| *list).collect::<Vec<_>>());
    let mut add = |word: Cow<'static, str>, bits: u32| *table.entry(word).or_default() |= bits;
    for (list, text) in MARKED {
        for row in rows(text) {
            match row.strip_suffix('?') {
                Some(word) => add(word.into(), list | list << DOUBTFUL),
                None => add(row.into(), list),
            }
        }
    }
    for (list, text) in PLAIN {
        rows(text).for_each(|word| add(word.into(), list));
    }
    rows(include_str!("../../lexicon/titles.txt")).for_each(|title| add(format!("{title}s").into(), TITLES));
    for people in DEMONYMS.keys() {
        add((*people).into(), GROUP);
        add(format!("{people}s").into(), GROUP);
    }
    table
});

static DEMONYMS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let row = |row: &'static str| row.split_once('\t').map(|(word, places)| (word, places.split(',').collect()));
    rows(include_str!("../../lexicon/demonyms.txt")).filter_map(row).collect()
});

/// What the lists say of one word or several, in lower case and without stops.
pub(super) fn listed(words: &str) -> Listed {
    Listed(LISTED.get(words).copied().unwrap_or_default())
}

/// Whether a word stands before the name of a person or the names of some: asked of the word before each name, and nearly none does.
pub(super) fn is_title_of_some(word: &str) -> bool {
    static SIEVE: LazyLock<Sieve> = LazyLock::new(|| {
        let titles = LISTED.iter().filter(|(_, bits)| Listed(**bits).is_title_of_some());
        Sieve::new(titles.map(|(word, _)| &**word))
    });
    SIEVE.may_be(word) && listed(word).is_title_of_some()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_tidy;

    #[test]
    fn the_lists_are_tidy() {
        for (_, list) in MARKED.into_iter().chain(PLAIN) {
            assert_tidy(list, |row| row);
        }
        assert_tidy(include_str!("../../lexicon/demonyms.txt"), |row| row.split('\t').next().unwrap_or_default());
    }

    #[test]
    fn words_are_claimed() {
        let given = |word| listed(word).given();
        assert_eq!((given("mark"), given("natasha"), given("brightwell")), (Some(Claim::Doubtful), Some(Claim::Sure), None));
        let place = |word| listed(word).place();
        assert_eq!((place("norway"), place("reading"), place("new york")), (Some(Claim::Sure), Some(Claim::Doubtful), Some(Claim::Sure)));
        assert!(listed("norwegians").is_group() && listed("cllrs").is_title_of_some() && !listed("cllrs").is_title());
        assert!(is_title_of_some("cllrs") && is_title_of_some("dr") && !is_title_of_some("river"));
        assert_eq!(places_of("norwegians"), ["norway"]);
    }
}
