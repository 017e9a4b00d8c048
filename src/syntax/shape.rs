//! How a token is written: its capitals and its letters, seen once and asked for again and again.

/// What kinds of letters and signs a token holds, and what it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Shape(u16);

/// A capital.
const CAPITAL: u16 = 1;
/// A small letter.
const SMALL: u16 = 1 << 1;
/// A letter that is neither.
const LETTER: u16 = 1 << 2;
/// Anything else.
const SIGN: u16 = 1 << 3;
/// The first character is a capital.
const BEGINS_LARGE: u16 = 1 << 4;
/// The first character is a small letter.
const BEGINS_SMALL: u16 = 1 << 5;
/// It holds a full stop or a curly apostrophe, which are left out or changed where words are compared.
const STOPPED: u16 = 1 << 6;
/// It has more than three characters.
const LONG: u16 = 1 << 7;
/// The first character is a letter that is neither large nor small.
const BEGINS_OTHER: u16 = 1 << 8;
/// It holds a character beyond ASCII.
const BEYOND: u16 = 1 << 9;
/// A digit from 0 to 9.
const DIGIT: u16 = 1 << 10;

/// The kind of each byte of a text without letters beyond the alphabet.
static BYTES: [u16; 256] = {
    let mut kinds = [SIGN; 256];
    let mut letter = 0;
    while letter < 26 {
        kinds[b'A' as usize + letter] = CAPITAL;
        kinds[b'a' as usize + letter] = SMALL;
        letter += 1;
    }
    let mut digit = b'0';
    while digit <= b'9' {
        kinds[digit as usize] = SIGN | DIGIT;
        digit += 1;
    }
    kinds[b'.' as usize] = SIGN | STOPPED;
    kinds
};

impl Shape {
    pub(super) fn of(form: &str) -> Self {
        let (mut found, mut beyond) = (0, 0_u8);
        for byte in form.bytes() {
            found |= BYTES[usize::from(byte)];
            beyond |= byte;
        }
        let first = form.bytes().next().map_or(0, |byte| BYTES[usize::from(byte)]);
        let (found, first, count) = if beyond < 0x80 { (found, first, form.len()) } else { Self::of_characters(form) };
        let found = found | if beyond < 0x80 { 0 } else { BEYOND };
        let begins = if first & CAPITAL != 0 {
            BEGINS_LARGE
        } else if first & SMALL != 0 {
            BEGINS_SMALL
        } else if first & LETTER != 0 {
            BEGINS_OTHER
        } else {
            0
        };
        Self(found | begins | if count > 3 { LONG } else { 0 })
    }

    /// All kinds, the first kind and the number of characters of a form with letters beyond the alphabet.
    fn of_characters(form: &str) -> (u16, u16, usize) {
        let kind = |letter: char| match letter {
            '.' | '’' => SIGN | STOPPED,
            '0'..='9' => SIGN | DIGIT,
            letter if letter.is_uppercase() => CAPITAL,
            letter if letter.is_lowercase() => SMALL,
            letter if letter.is_alphabetic() => LETTER,
            _ => SIGN,
        };
        let (found, count) = form.chars().fold((0, 0), |(found, count), letter| (found | kind(letter), count + 1));
        (found, form.chars().next().map_or(0, kind), count)
    }

    /// Whether it begins with a capital.
    #[inline]
    pub(crate) fn begins_large(self) -> bool {
        self.0 & BEGINS_LARGE != 0
    }

    /// Whether it begins with a small letter.
    #[inline]
    pub(crate) fn begins_small(self) -> bool {
        self.0 & BEGINS_SMALL != 0
    }

    /// Whether it begins with a letter.
    #[inline]
    pub(crate) fn begins_with_letter(self) -> bool {
        self.0 & (BEGINS_LARGE | BEGINS_SMALL | BEGINS_OTHER) != 0
    }

    /// Whether it holds a capital.
    #[inline]
    pub(crate) fn has_capital(self) -> bool {
        self.0 & CAPITAL != 0
    }

    /// Whether it holds a small letter.
    #[inline]
    pub(crate) fn has_small(self) -> bool {
        self.0 & SMALL != 0
    }

    /// Whether it holds a letter of whatever kind.
    #[inline]
    pub(crate) fn has_letter(self) -> bool {
        self.0 & (CAPITAL | SMALL | LETTER) != 0
    }

    /// Whether it holds a digit from 0 to 9.
    #[inline]
    pub(crate) fn has_digit(self) -> bool {
        self.0 & DIGIT != 0
    }

    /// Whether it is letters of the English alphabet and nothing else.
    #[inline]
    pub(crate) fn is_plain(self) -> bool {
        self.0 & (SIGN | BEYOND) == 0
    }

    /// Whether it is capitals and nothing else.
    #[inline]
    pub(crate) fn is_capitals(self) -> bool {
        self.0 & (SMALL | LETTER | SIGN) == 0
    }

    /// Whether it is small letters and nothing else.
    #[inline]
    pub(crate) fn is_small(self) -> bool {
        self.0 & (CAPITAL | LETTER | SIGN) == 0
    }

    /// Whether it holds anything but letters.
    #[inline]
    pub(crate) fn has_sign(self) -> bool {
        self.0 & SIGN != 0
    }

    /// Whether it holds a full stop or a curly apostrophe.
    #[inline]
    pub(crate) fn is_stopped(self) -> bool {
        self.0 & STOPPED != 0
    }

    /// Whether it has more than three characters.
    #[inline]
    pub(crate) fn is_long(self) -> bool {
        self.0 & LONG != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_shape_says_what_the_characters_say(form in "\\PC{0,6}|[A-Z]{1,5}|[a-zA-Z.’é]{0,5}") {
            let shape = Shape::of(&form);
            prop_assert_eq!(shape.begins_large(), form.starts_with(char::is_uppercase));
            prop_assert_eq!(shape.begins_small(), form.starts_with(char::is_lowercase));
            prop_assert_eq!(shape.begins_with_letter(), form.starts_with(char::is_alphabetic));
            prop_assert_eq!(shape.has_capital(), form.contains(char::is_uppercase));
            prop_assert_eq!(shape.has_small(), form.contains(char::is_lowercase));
            prop_assert_eq!(shape.has_letter(), form.contains(char::is_alphabetic));
            prop_assert_eq!(shape.is_capitals(), form.chars().all(char::is_uppercase));
            prop_assert_eq!(shape.is_small(), form.chars().all(char::is_lowercase));
            prop_assert_eq!(shape.has_sign(), !form.chars().all(char::is_alphabetic));
            prop_assert_eq!(shape.is_stopped(), form.contains(['.', '’']));
            prop_assert_eq!(shape.is_long(), form.chars().count() > 3);
        }
    }
}
