//! What a verb tells of the course of a plan, a term or a state.

use super::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a verb tells of the course of what it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Course {
    /// It lasts from then on.
    Begins,
    /// It lasted until then.
    Ends,
    /// A plan, an attempt or an offer comes to nothing.
    Fails,
}

static VERBS: LazyLock<FxHashMap<&'static str, Course>> = LazyLock::new(|| {
    let entry = |row: &'static str| {
        let (verb, told) = row.split_once(' ')?;
        let told = match told {
            "begins" => Course::Begins,
            "ends" => Course::Ends,
            "fails" => Course::Fails,
            _ => return None,
        };
        Some((verb, told))
    };
    rows(include_str!("course_verbs.txt")).filter_map(entry).collect()
});

/// What a verb tells, by its lemma in lower case.
pub fn course(verb: &str) -> Option<Course> {
    VERBS.get(verb).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_tidy;

    #[test]
    fn every_verb_tells_something() {
        let list = include_str!("course_verbs.txt");
        assert_tidy(list, |row| row.split_once(' ').expect("a class").0);
        assert!(rows(list).all(|row| row.split_once(' ').is_some_and(|(verb, _)| course(verb).is_some())));
    }
}
