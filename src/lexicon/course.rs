//! What a verb tells of the course of a plan, a term or a state.

use super::classes;
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
    classes(include_str!("course_verbs.txt"), |class| match class {
        "begins" => Some(Course::Begins),
        "ends" => Some(Course::Ends),
        "fails" => Some(Course::Fails),
        _ => None,
    })
});

/// What a verb tells, by its lemma in lower case.
pub fn course(verb: &str) -> Option<Course> {
    VERBS.get(verb).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::assert_classes;

    #[test]
    fn every_verb_tells_something() {
        assert_classes(include_str!("course_verbs.txt"), course);
    }
}
