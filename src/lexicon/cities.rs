//! Which country a city lies in: "Budapest has cut its rate" and "Hungary has cut its rate" name one place, if not one of one size.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const CITIES: &str = include_str!("cities.txt");

/// Whether one name is a city that lies in the other; names in lower case, demonyms allowed ("Hungarian").
pub fn lies_in(one: &str, other: &str) -> bool {
    [(one, other), (other, one)].iter().any(|(city, place)| country(city).is_some_and(|country| is_of(place, country)))
}

/// Whether one name may lie in the other for all that the lists know: a country or a continent, and a place that no list has.
pub fn may_lie_in(one: &str, other: &str) -> bool {
    match (is_wide(one), is_wide(other)) {
        (true, false) => country(other).is_none() || is_continent(one),
        (false, true) => country(one).is_none() || is_continent(other),
        (true, true) => is_continent(one) != is_continent(other),
        (false, false) => false,
    }
}

static COUNTRIES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| CITIES.lines().filter_map(|line| line.split_once('\t')).map(|(_, country)| country).collect());

/// Whether a name in lower case is a country's.
pub fn is_country(name: &str) -> bool {
    COUNTRIES.contains(name)
}

fn is_wide(name: &str) -> bool {
    is_continent(name) || is_country(name) || COUNTRIES.iter().any(|country| is_of(name, country))
}

fn is_continent(name: &str) -> bool {
    matches!(name, "africa" | "african" | "america" | "american" | "asia" | "asian" | "europe" | "european" | "oceania")
}

/// The country of a city; by halving the sorted list.
fn country(city: &str) -> Option<&'static str> {
    let (mut from, mut to) = (0, CITIES.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let start = CITIES.as_bytes().get(..middle)?.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let end = CITIES.as_bytes().get(middle..)?.iter().position(|&byte| byte == b'\n').map_or(CITIES.len(), |at| middle + at);
        let line = CITIES.get(start..end)?;
        let (name, country) = line.split_once('\t').unwrap_or((line, ""));
        match name.cmp(city) {
            std::cmp::Ordering::Equal => return Some(country),
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
}

/// "hungary", "hungarian": the country, or a word made of its name.
fn is_of(place: &str, country: &str) -> bool {
    let shared = place.bytes().zip(country.bytes()).take_while(|(a, b)| a == b).count();
    shared >= 4 && shared + 3 >= country.len() && shared + 4 >= place.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        let names: Vec<&str> = CITIES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()).collect();
        assert!(names.len() > 1000 && names.is_sorted_by(|a, b| a < b));
        assert!(names.iter().all(|name| country(name).is_some()));
    }

    #[test]
    fn what_no_list_knows_may_lie_anywhere() {
        assert!(may_lie_in("japan", "asia") && may_lie_in("thetford mill", "france") && may_lie_in("european", "paris"));
        assert!(!may_lie_in("budapest", "austria") && !may_lie_in("japan", "france") && !may_lie_in("thetford mill", "ardley"));
    }

    #[test]
    fn cities_and_countries() {
        assert!(lies_in("budapest", "hungary") && lies_in("hungarian", "budapest") && lies_in("seoul", "south korea"));
        assert!(!lies_in("budapest", "austria") && !lies_in("budapest", "vienna"));
    }
}
