//! Tables of words that `build.rs` makes and that are searched where they lie in the binary: nothing is read or filled at the start.
//!
//! Filling the tables of all word lists took three quarters of a comparison of two short articles, and a binary search over their lines a fifth of
//! a long one: most lookups of a suffix rule find nothing, after seventeen scattered reads.
//!
//! A table is the number of its slots (u32, little endian), a byte of each slot's hash (0: free), a place for each slot (u32), and the records: the
//! length of a key (u8), that of its value (u16), key and value. Half of the slots are free. A key of several fields has a tab between them.

/// A table of keys in lower case with what is known of each, as bytes.
#[derive(Debug)]
pub(crate) struct Frozen {
    /// By it most words that a table lacks are told without a look at anything else, and a quarter of a megabyte stays in the processor's second cache
    /// where a whole one does not.
    tags: &'static [u8],
    places: &'static [u8],
    records: &'static [u8],
}

impl Frozen {
    /// A table as `build.rs` wrote it; one without any word where the bytes are none.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        const NONE: Frozen = Frozen { tags: &[], places: &[], records: &[] };
        let Some((slots, rest)) = bytes.split_first_chunk::<PLACE>() else { return NONE };
        let slots = u32::from_le_bytes(*slots) as usize;
        let Some((tags, rest)) = rest.split_at_checked(slots) else { return NONE };
        let Some((places, records)) = rest.split_at_checked(slots * PLACE) else { return NONE };
        Self { tags, places, records }
    }

    /// What the table holds of a key.
    pub(crate) fn find(&self, key: &str) -> Option<&'static [u8]> {
        self.find_fields([key])
    }

    /// What the table holds of a key of several fields, as text.
    pub(crate) fn text<const N: usize>(&self, key: [&str; N]) -> Option<&'static str> {
        self.find_fields(key).and_then(|value| std::str::from_utf8(value).ok())
    }

    fn find_fields<const N: usize>(&self, key: [&str; N]) -> Option<&'static [u8]> {
        let hash = hash(&key);
        for slot in slots(self.tags.len(), hash) {
            let found = self.tags.get(slot).copied().filter(|tag| *tag != 0)?;
            if found != tag(hash) {
                continue;
            }
            let place = u32::from_le_bytes(*self.places.as_chunks::<PLACE>().0.get(slot)?) as usize;
            let (&[name, low, high], rest) = self.records.get(place..)?.split_first_chunk::<HEAD>()?;
            let (name, rest) = rest.split_at_checked(usize::from(name))?;
            if is_key(name, key) {
                return rest.get(..usize::from(u16::from_le_bytes([low, high])));
            }
        }
        None
    }
}

/// The bytes of a place.
const PLACE: usize = 4;
/// The bytes of a record before its key.
const HEAD: usize = 3;

/// Whether some bytes are a key.
fn is_key<const N: usize>(bytes: &[u8], key: [&str; N]) -> bool {
    let mut rest = Some(bytes);
    for (number, field) in key.into_iter().enumerate() {
        let begun = if number == 0 { rest } else { rest.and_then(|rest| rest.strip_prefix(b"\t")) };
        rest = begun.and_then(|rest| rest.strip_prefix(field.as_bytes()));
    }
    rest.is_some_and(<[u8]>::is_empty)
}

/// The slots of a table of a power of two in which a hash may stand, in the order in which they are tried.
pub(crate) fn slots(size: usize, hash: u64) -> impl Iterator<Item = usize> {
    let (mask, first) = (size.wrapping_sub(1), usize::try_from(hash & 0xFFFF_FFFF).unwrap_or_default());
    (0..size).map(move |step| first.wrapping_add(step) & mask)
}

/// The byte of a hash that a slot keeps: one that does not choose the slot, and is not 0.
pub(crate) fn tag(hash: u64) -> u8 {
    u8::try_from(hash >> 56).unwrap_or_default().max(1)
}

/// The hash of a key, the same on every machine: eight bytes at a time are taken in as rustc's own hash does it, and what is left over is mixed into
/// the low half, by which a slot is chosen.
pub(crate) fn hash(key: &[&str]) -> u64 {
    const FACTOR: u64 = 0xf135_7aea_2e62_a9c5;
    let mut hash = 0_u64;
    let mut take = |word: u64| hash = hash.rotate_left(5).wrapping_add(word).wrapping_mul(FACTOR);
    // Nothing is put between the fields: two keys of one hash are told apart by their letters.
    for field in key {
        let (words, rest) = field.as_bytes().as_chunks::<8>();
        words.iter().for_each(|word| take(u64::from_le_bytes(*word)));
        let last = rest.iter().rev().fold(0, |last: u64, &byte| last << 8 | u64::from(byte));
        take(last | (rest.len() as u64) << 56);
    }
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `build.rs` writes, of few words: each in the first slot that is free.
    fn frozen(slot_count: usize, entries: &[(&str, &[u8])]) -> Frozen {
        let (mut tags, mut places, mut records) = (vec![0; slot_count], vec![0; slot_count * PLACE], Vec::new());
        for (key, value) in entries {
            let hash = hash(&[key]);
            let slot = slots(slot_count, hash).find(|&slot| tags[slot] == 0).expect("a free slot");
            tags[slot] = tag(hash);
            places[slot * PLACE..][..PLACE].copy_from_slice(&u32::try_from(records.len()).unwrap().to_le_bytes());
            records.push(u8::try_from(key.len()).unwrap());
            records.extend(u16::try_from(value.len()).unwrap().to_le_bytes());
            records.extend(key.bytes().chain(value.iter().copied()));
        }
        let bytes = [u32::try_from(slot_count).unwrap().to_le_bytes().to_vec(), tags, places, records].concat();
        Frozen::new(bytes.leak())
    }

    #[test]
    fn every_word_is_found_and_nothing_else() {
        let words = ["one", "two", "three", "a word of more than eight letters", "", "élan"];
        let entries: Vec<(&str, &[u8])> = words.iter().map(|word| (*word, word.as_bytes())).collect();
        let table = frozen(16, &entries);
        for word in words {
            assert_eq!(table.text([word]), Some(word));
        }
        for word in ["on", "One", "four", "a word of more than eight letter", "\0"] {
            assert_eq!(table.find(word), None, "{word}");
        }
        // Even where hardly a slot is free.
        assert!(entries.iter().all(|(word, value)| frozen(8, &entries).find(word) == Some(value)));
    }

    #[test]
    fn no_bytes_are_an_empty_table() {
        for bytes in [&b""[..], b"\0", b"\xff\xff\xff\xff", b"\x02\0\0\0\x01", b"\0\0\0\0"] {
            assert_eq!(Frozen::new(bytes).find("one"), None);
        }
        assert_eq!(Frozen::new(b"\x01\0\0\0\x99\0\0\0\0").find("one"), None);
    }

    #[test]
    fn a_key_of_two_fields_is_no_other_key() {
        assert!(is_key(b"verb\tgo", ["verb", "go"]) && is_key(b"go", ["go"]));
        for (bytes, key) in [(&b"verbgo"[..], ["verb", "go"]), (b"verb\tgone", ["verb", "go"]), (b"verb\t", ["verb", "go"])] {
            assert!(!is_key(bytes, key));
        }
    }
}
