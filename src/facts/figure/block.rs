//! Letters by the block: a word, or the words of a text, told by looks at many bytes at once.

use super::lex::HEAD;

/// A byte in each of eight.
const fn eight(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The length of the word that begins at a byte, and its head, where it is plain letters and can be nothing else. Of nearly all words that is
/// told by one look at the whole of it; with a look at each letter, cutting a sentence took half as many instructions again.
#[inline]
pub(super) fn plain_word(bytes: &[u8], start: usize) -> Option<(usize, [u8; HEAD])> {
    let block: &[u8; HEAD] = bytes.get(start..)?.first_chunk()?;
    let (first, second) = (block.first_chunk()?, block.last_chunk()?);
    // One bit parts the cases of a letter.
    let (first, second) = (u64::from_le_bytes(*first) | eight(0x20), u64::from_le_bytes(*second) | eight(0x20));
    let length = match others(first) {
        0 => 8 + others(second).trailing_zeros() / 8,
        ends => ends.trailing_zeros() / 8,
    } as usize;
    let ends = match block.get(length)? {
        b'\'' | 0x80.. => false,
        // "U.S.", "www.", "https:"
        b'.' | b':' => length > 1 && !matches!(block[0], b'h' | b'w'),
        _ => true,
    };
    let low = (u128::from(second) << 64 | u128::from(first)).to_le_bytes();
    (length > 0 && ends).then_some((length, low))
}

/// The first letters of a word in lower case, and its length where these are all.
pub(super) fn head(bytes: &[u8], start: usize, end: usize, plain: bool) -> ([u8; HEAD], u8) {
    let mut low = [0; HEAD];
    let length = end - start;
    if length > HEAD {
        return (low, 0);
    }
    // What stands behind a shorter word is never looked at, and a copy of fixed size is cheap.
    match (bytes.get(start..start + HEAD), low.get_mut(..length), bytes.get(start..end)) {
        (Some(more), ..) => low.copy_from_slice(more),
        (None, Some(place), Some(form)) => place.copy_from_slice(form),
        (None, ..) => {}
    }
    if plain {
        // One bit parts the cases of a letter.
        low = (u128::from_ne_bytes(low) | u128::from_ne_bytes([0x20; HEAD])).to_ne_bytes();
    } else {
        low.make_ascii_lowercase();
    }
    (low, u8::try_from(length).unwrap_or(0))
}

/// The highest bits of those of eight bytes, in lower case, that are no letters of the alphabet.
#[inline]
fn others(low: u64) -> u64 {
    let seven = low & eight(0x7f);
    (!(seven + eight(0x80 - b'a')) | (seven + eight(0x7f - b'z')) | low) & eight(0x80)
}

/// Whether a text holds a digit, or a byte of a fraction in one sign ("½": C2 BC to C2 BE; "⅓" and its like: E2 85).
pub(super) fn has_digit(text: &[u8]) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit() | (byte == 0x85) | (byte.wrapping_sub(0xbc) < 3);
    // Without a way out inside a block, so that many bytes are compared at once.
    text.chunks(32).any(|block| block.iter().fold(false, |found, &byte| found | digit(byte)))
}

/// Which of eight bytes are letters of the alphabet, as bits.
#[inline]
fn letters(bytes: [u8; 8]) -> u64 {
    let letters = others(u64::from_le_bytes(bytes) | eight(0x20)) ^ eight(0x80);
    // The product puts the lowest bit of each byte side by side in the highest byte.
    (letters >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Whether any run of letters passes a test, which is given where it begins and ends.
#[inline]
pub(super) fn any_run(text: &[u8], mut test: impl FnMut(usize, usize) -> bool) -> bool {
    let (mut before, mut start) = (0, 0);
    for (nth, block) in text.chunks(64).enumerate() {
        let (base, mut mask) = (nth * 64, 0);
        for (nth, bytes) in block.chunks(8).enumerate() {
            let mut padded = [0; 8];
            match bytes.first_chunk() {
                Some(whole) => padded = *whole,
                None => padded.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte),
            }
            mask |= letters(padded) << (8 * nth);
        }
        // Where a run begins, and one past where it ends.
        let mut edges = mask ^ (mask << 1 | before);
        before = mask >> 63;
        while edges != 0 {
            let at = edges.trailing_zeros() as usize;
            if mask >> at & 1 != 0 {
                start = base + at;
            } else if test(start, base + at) {
                return true;
            }
            edges &= edges - 1;
        }
    }
    before != 0 && test(start, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        any_run(text.as_bytes(), |start, end| {
            found.push(&text[start..end]);
            false
        });
        found
    }

    #[test]
    fn runs_of_letters() {
        assert_eq!(runs("A year's @rest [Zoë], no?"), ["A", "year", "s", "rest", "Zo", "no"]);
        let long = format!("{}. {} end", "word ".repeat(30), "x".repeat(200));
        assert_eq!(runs(&long), long.split([' ', '.']).filter(|word| !word.is_empty()).collect::<Vec<_>>());
        let edge = format!("{} {}", "a".repeat(63), "b".repeat(64));
        assert_eq!(runs(&edge), edge.split(' ').collect::<Vec<_>>());
        assert!(runs("").is_empty());
    }

    #[test]
    fn words_of_plain_letters() {
        let word = |text: &str| plain_word(format!("{text}{}", " ".repeat(HEAD)).as_bytes(), 0).map(|(length, _)| length);
        assert_eq!((word("Council said"), word("end."), word("a:")), (Some(7), Some(3), None));
        assert_eq!(
            (word("U.S."), word("don't"), word("7up"), word("Zoë"), word("www.x"), word("internationalisation")),
            (None, None, None, None, None, None)
        );
        assert!(has_digit("at 9".as_bytes()) && has_digit("½".as_bytes()) && has_digit("⅓".as_bytes()) && !has_digit("“no”".as_bytes()));
    }
}
