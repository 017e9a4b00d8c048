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
    /// For each hash, in a table of a power of two with half of it free, a byte of the hash and behind it, in three bytes, where a line
    /// begins, counted from 1; 0 is free. By the byte most words that no line has are told without a look at the text.
    places: OnceLock<Vec<u32>>,
}

impl<const N: usize> Table<N> {
    pub(super) const fn new(text: &'static str) -> Self {
        assert!(text.len() < PLACE as usize, "a table of 16 MiB and more has lines without a place");
        Self { text, places: OnceLock::new() }
    }

    /// What stands behind the key in its line, without the tab; "" where nothing does.
    pub(super) fn find(&self, key: [&str; N]) -> Option<&'static str> {
        let places = self.places.get_or_init(|| index::<N>(self.text));
        let hash = hash(key);
        for slot in slots(places.len(), hash) {
            let place = places.get(slot).copied().filter(|place| *place != 0)?;
            if place & !PLACE != tag(hash) {
                continue;
            }
            let start = (place & PLACE) as usize - 1;
            let rest = self.text.get(start..)?;
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

fn index<const N: usize>(text: &'static str) -> Vec<u32> {
    let count = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let mut places = vec![0_u32; (count * 2).next_power_of_two()];
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..end).unwrap_or_default();
        let keyed = if line.starts_with('#') { None } else { fields::<N>(line) };
        if let Some((key, _)) = keyed {
            let hash = hash(key);
            let free = slots(places.len(), hash).find(|&slot| places.get(slot) == Some(&0));
            if let Some(slot) = free.and_then(|slot| places.get_mut(slot)) {
                *slot = tag(hash) | u32::try_from(start + 1).unwrap_or_default();
            }
        }
        start = end + 1;
    }
    places
}

/// The slots of a table of `size` in which a hash may stand, in the order in which they are tried.
fn slots(size: usize, hash: u64) -> impl Iterator<Item = usize> {
    let (mask, first) = (size.wrapping_sub(1), usize::try_from(hash & 0xFFFF_FFFF).unwrap_or_default());
    (0..size).map(move |step| first.wrapping_add(step) & mask)
}

/// The bits of an entry that tell where a line begins.
const PLACE: u32 = 0x00FF_FFFF;

/// The byte of a hash that an entry holds: one that does not choose its slot.
fn tag(hash: u64) -> u32 {
    u32::try_from(hash >> 40 & 0xFF).unwrap_or_default() << 24
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
