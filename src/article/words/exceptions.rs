//! Words that are cut, or left whole, against the rules.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The form, then each piece with its norm, split by tabs; from spaCy's English tokeniser exceptions.
const SOURCE: &str = include_str!("../../syntax/model/token_exceptions.txt");

/// No exception is longer (bytes): longer words need no look-up.
const LONGEST: usize = 32;
/// No exception that holds marks is longer (bytes).
pub(super) const LONGEST_WITH_MARKS: usize = 29;

/// One token of an exception.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// In bytes.
    pub(super) length: usize,
    /// What it stands for, where that is not the form in lower case.
    pub(super) norm: Option<&'static str>,
}

/// An exception that the rules alone would cut.
#[derive(Clone, Debug)]
pub(super) struct WithMarks {
    /// Where the rules would end its tokens (bytes).
    pub(super) ends: Vec<usize>,
    /// What it is cut into instead.
    pub(super) pieces: &'static [Piece],
}

/// The table of exceptions.
#[derive(Debug, Default)]
pub(super) struct Exceptions {
    all: FxHashMap<&'static str, &'static [Piece]>,
    with_marks: FxHashMap<&'static str, WithMarks>,
}

impl Exceptions {
    /// The table, read once.
    pub(super) fn get() -> &'static Self {
        static PLAIN: OnceLock<Exceptions> = OnceLock::new();
        static TABLE: OnceLock<Exceptions> = OnceLock::new();
        TABLE.get_or_init(|| {
            let plain = PLAIN.get_or_init(Self::read);
            let marked = plain.all.iter().filter(|(form, _)| form.bytes().any(|byte| !byte.is_ascii_alphanumeric()));
            let with_marks = marked.map(|(&form, &pieces)| (form, WithMarks { ends: super::ends_by_rules(plain, form), pieces }));
            Self { all: plain.all.clone(), with_marks: with_marks.collect() }
        })
    }

    fn read() -> Self {
        let lines = SOURCE.lines().filter(|line| !line.starts_with("# ") && !line.trim().is_empty());
        let all = lines.filter_map(|line| {
            let (form, pieces) = line.split_once('\t')?;
            let fields: Vec<&'static str> = pieces.split('\t').collect();
            let pieces: Vec<Piece> = fields.chunks(2).filter_map(piece).collect();
            let whole = pieces.iter().map(|piece| piece.length).sum::<usize>() == form.len();
            // Lives as long as the program, and is read once.
            (whole && !form.trim().is_empty()).then(|| (form, &*pieces.leak()))
        });
        Self { all: all.collect(), with_marks: FxHashMap::default() }
    }

    /// The tokens of an exception.
    pub(super) fn pieces(&self, word: &str) -> Option<&'static [Piece]> {
        if word.len() > LONGEST { None } else { self.all.get(word).copied() }
    }

    /// An exception that the rules would cut.
    pub(super) fn with_marks(&self, word: &str) -> Option<&WithMarks> {
        self.with_marks.get(word)
    }
}

fn piece(fields: &[&'static str]) -> Option<Piece> {
    let norm = fields.get(1).copied().filter(|norm| !norm.is_empty());
    fields.first().map(|form| Piece { length: form.len(), norm })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let table = Exceptions::get();
        assert!(table.all.len() > 1300);
        assert!(table.all.keys().all(|form| form.len() <= LONGEST));
        assert!(table.with_marks.keys().all(|form| form.len() <= LONGEST_WITH_MARKS));
    }

    #[test]
    fn pieces_have_norms() {
        let pieces = Exceptions::get().pieces("can't").expect("an exception");
        assert_eq!(pieces.iter().map(|piece| (piece.length, piece.norm)).collect::<Vec<_>>(), [(2, Some("can")), (3, Some("not"))]);
    }
}
