//! Tables that are searched where they lie in the binary, through an index that is made when the first word is looked up.
//!
//! A binary search over the lines took a fifth of a whole comparison: most lookups of a suffix rule find nothing, after seventeen scattered
//! reads. An index of 91,000 lines takes two milliseconds, once.

use rustc_hash::FxHasher;
use std::hash::Hasher as _;
use std::sync::OnceLock;

/// Lines of fields by tabs, the first `N` of which are the key; lines of comment begin with "#".
pub(super) struct Table<const N: usize> {
    text: &'static str,
    index: OnceLock<Index>,
}

/// For each hash, in a table of a power of two with half of it free, where a line begins.
struct Index {
    /// A byte of each hash; 0 is free. By it most words that no line has are told without a look at anything else, and a quarter of a megabyte
    /// stays in the processor's second cache where a whole one does not.
    tags: Vec<u8>,
    places: Vec<u32>,
}

impl<const N: usize> Table<N> {
    pub(super) const fn new(text: &'static str) -> Self {
        assert!(text.len() < u32::MAX as usize, "a table of 4 GiB and more has lines without a place");
        Self { text, index: OnceLock::new() }
    }

    /// What stands behind the key in its line, without the tab; "" where nothing does.
    pub(super) fn find(&self, key: [&str; N]) -> Option<&'static str> {
        let index = self.index.get_or_init(|| index::<N>(self.text));
        let hash = hash(key);
        for slot in slots(index.tags.len(), hash) {
            let found = index.tags.get(slot).copied().filter(|tag| *tag != 0)?;
            if found != tag(hash) {
                continue;
            }
            let rest = self.text.get(*index.places.get(slot)? as usize..)?;
            let line = rest.get(..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()))?;
            if let Some((found, value)) = fields::<N>(line)
                && found == key
            {
                return Some(value);
            }
        }
        None
    }
}

fn index<const N: usize>(text: &'static str) -> Index {
    let count = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let size = (count * 2).next_power_of_two();
    let (mut tags, mut places) = (vec![0_u8; size], vec![0_u32; size]);
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..end).unwrap_or_default();
        let keyed = if line.starts_with('#') { None } else { fields::<N>(line) };
        if let Some((key, _)) = keyed {
            let hash = hash(key);
            let free = slots(size, hash).find(|&slot| tags.get(slot) == Some(&0));
            if let Some((tagged, place)) = free.and_then(|slot| tags.get_mut(slot).zip(places.get_mut(slot))) {
                (*tagged, *place) = (tag(hash), u32::try_from(start).unwrap_or_default());
            }
        }
        start = end + 1;
    }
    Index { tags, places }
}

/// The slots of a table of `size` in which a hash may stand, in the order in which they are tried.
fn slots(size: usize, hash: u64) -> impl Iterator<Item = usize> {
    let (mask, first) = (size.wrapping_sub(1), usize::try_from(hash & 0xFFFF_FFFF).unwrap_or_default());
    (0..size).map(move |step| first.wrapping_add(step) & mask)
}

/// The byte of a hash that an entry holds: one that does not choose its slot, and is not 0.
fn tag(hash: u64) -> u8 {
    u8::try_from(hash >> 40 & 0xFF).unwrap_or_default().max(1)
}

fn hash<const N: usize>(key: [&str; N]) -> u64 {
    let mut hasher = FxHasher::default();
    // Nothing is put between the fields: two keys of one hash are told apart by the text.
    for field in key {
        hasher.write(field.as_bytes());
    }
    hasher.finish()
}

/// The key of a line and what stands behind it.
fn fields<const N: usize>(line: &str) -> Option<([&str; N], &str)> {
    let (mut key, mut rest) = ([""; N], Some(line));
    for field in &mut key {
        let text = rest?;
        // Fields are short: looking at each byte is quicker than a search that has to be set up.
        let end = text.bytes().position(|byte| byte == b'\t').unwrap_or(text.len());
        (*field, rest) = (text.get(..end)?, text.get(end + 1..));
    }
    (!line.is_empty()).then_some((key, rest.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        const TEXT: &str = "# numbers\n# and words\n1\tone\n2\ttwo\n30\tthirty\n41\tforty-one\n500\tfive hundred\n7";
        static TABLE: Table<1> = Table::new(TEXT);
        for wanted in 0..600 {
            let wanted = wanted.to_string();
            let expected =
                TEXT.lines().skip(2).map(|line| line.split_once('\t').unwrap_or((line, ""))).find(|(number, _)| *number == wanted);
            assert_eq!(TABLE.find([&wanted]), expected.map(|(_, words)| words));
        }
        assert_eq!(TABLE.find([""]), None);
        static EMPTY: Table<1> = Table::new("");
        assert_eq!(EMPTY.find(["1"]), None);
        static COMMENT: Table<2> = Table::new("# nothing\n");
        assert_eq!(COMMENT.find(["# nothing", ""]), None);
    }

    #[test]
    fn a_key_may_have_two_fields() {
        static TABLE: Table<2> = Table::new("noun\tbat\nverb\tbat\tbats\tbatted\nverb\tbats\n");
        assert_eq!(TABLE.find(["noun", "bat"]), Some(""));
        assert_eq!(TABLE.find(["verb", "bat"]), Some("bats\tbatted"));
        assert_eq!(TABLE.find(["noun", "bats"]), None);
    }
}
