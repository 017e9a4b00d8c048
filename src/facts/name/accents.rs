//! Names with and without their accents: "Hélène Marchetti" and "Helene Marchetti" are one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether two names are the same but for accents (Unicode's canonical decomposition, UAX #15, without its combining marks).
pub(super) fn same_letters(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return false;
    }
    let plain = |text: &'_ str| text.nfd().filter(|&letter| !is_combining_mark(letter)).collect::<String>();
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_make_no_other_name() {
        assert!(same_letters("hélène marchetti", "helene marchetti"));
        assert!(same_letters("são lourenço", "sao lourenco"));
        assert!(!same_letters("hélène marchetti", "helena marchetti"));
        assert!(!same_letters("helene", "helene"), "the same without accents is found before");
    }
}
