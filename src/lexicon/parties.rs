//! Who stands against whom: the union and the company, the defence and the prosecution.

use super::rows::{rows, words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("parties.txt");

/// By noun, the matters in which it is a party, and which of the two.
static PARTIES: LazyLock<FxHashMap<&'static str, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut parties: FxHashMap<&str, Vec<(usize, usize)>> = FxHashMap::default();
    for (matter, row) in rows(LIST).enumerate() {
        let sides = row.split_once(": ").map_or("", |(_, sides)| sides);
        for (side, cell) in sides.split(" / ").enumerate() {
            words(cell).for_each(|noun| parties.entry(noun).or_default().push((matter, side)));
        }
    }
    parties
});

/// Whether two nouns, by their lemmas in lower case, call the two parties of one matter.
pub fn are_opposed_parties(one: &str, other: &str) -> bool {
    let of = |noun: &str| PARTIES.get(noun).map_or(&[][..], Vec::as_slice);
    of(one).iter().any(|(matter, side)| of(other).iter().any(|(that, there)| that == matter && there != side))
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_axes;
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        assert_axes(LIST, |noun| !noun.contains(' '));
    }

    #[test]
    fn who_stands_against_whom() {
        assert!(are_opposed_parties("union", "company") && are_opposed_parties("company", "union"));
        assert!(!are_opposed_parties("company", "firm") && !are_opposed_parties("union", "minister"));
    }
}
