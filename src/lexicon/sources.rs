//! What kind of source a speaker is.

use super::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A kind of source; what one kind says another may deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// Nobody can be asked: rumours, unnamed people, posts.
    Anonymous,
    /// Police, courts, prosecutors, ministries, regulators.
    Authority,
    /// Experts without a stake.
    Independent,
    /// Who makes, owns, promotes, defends or opposes what is spoken of.
    Interested,
    /// Newspapers, agencies, broadcasters.
    Media,
    /// Who was there.
    Witness,
}

static SOURCES: LazyLock<FxHashMap<&'static str, Source>> = LazyLock::new(|| read(include_str!("sources.txt")));

static MARKS: LazyLock<FxHashMap<&'static str, Source>> = LazyLock::new(|| read(include_str!("source_marks.txt")));

fn read(list: &'static str) -> FxHashMap<&'static str, Source> {
    let entry = |row: &'static str| {
        let (word, kind) = row.split_once(' ')?;
        let kind = match kind {
            "anonymous" => Source::Anonymous,
            "authority" => Source::Authority,
            "independent" => Source::Independent,
            "interested" => Source::Interested,
            "media" => Source::Media,
            "witness" => Source::Witness,
            _ => return None,
        };
        Some((word, kind))
    };
    rows(list).filter_map(entry).collect()
}

/// The kind of source that a noun names, by its lemma in lower case.
pub fn source(lemma: &str) -> Option<Source> {
    SOURCES.get(lemma).copied()
}

/// The kind of source that a word said of a speaker tells of, by its lemma in lower case ("commissioned", "anonymity").
pub fn source_mark(lemma: &str) -> Option<Source> {
    MARKS.get(lemma).copied()
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_tidy;
    use super::*;

    #[test]
    fn the_list_is_tidy_and_each_row_reads() {
        for (list, read) in [(include_str!("sources.txt"), &SOURCES), (include_str!("source_marks.txt"), &MARKS)] {
            assert_tidy(list, |row| row.split_once(' ').map_or(row, |(word, _)| word));
            assert_eq!(rows(list).count(), read.len());
        }
        assert_eq!(source("organiser"), Some(Source::Interested));
    }
}
