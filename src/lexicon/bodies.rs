//! Bodies and the people who speak and act for them: the fire brigade and its firefighters.

use super::rows::{rows, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("bodies.txt");

static BODIES: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut bodies: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (body, row) in rows(LIST).enumerate() {
        let cell = row.split_once(": ").map_or("", |(_, cell)| cell);
        words(cell).for_each(|noun| bodies.entry(noun).or_default().push(body));
    }
    bodies
});

/// Whether two nouns, or pairs of nouns, by their lemmas in lower case, may call one body or its people.
pub fn may_be_one_body(one: &str, other: &str) -> bool {
    let of = |noun: &str| BODIES.get(noun).map_or(&[][..], Vec::as_slice);
    of(one).iter().any(|body| of(other).contains(body))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_tidy, assert_words_tidy};
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        assert_tidy(LIST, |row| row.split_once(':').unwrap().0);
        rows(LIST).for_each(|row| assert_words_tidy(row.split_once(": ").unwrap().1));
    }

    #[test]
    fn who_speaks_for_whom() {
        assert!(may_be_one_body("fire brigade", "firefighter") && may_be_one_body("judge", "court"));
        assert!(!may_be_one_body("police", "fire brigade") && !may_be_one_body("union", "company"));
    }
}
