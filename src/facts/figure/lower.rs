//! Words in lower case, without an allocation where they are short.

use std::ops::Deref;

/// A word in lower case: on the stack where it is short and plain, as nearly all are.
pub(super) enum Lower {
    /// The bytes, and how many of them.
    Short([u8; SHORT], usize),
    Long(String),
}

const SHORT: usize = 24;

impl Lower {
    /// Any text in lower case.
    pub(super) fn of(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match bytes.get_mut(..text.len()).filter(|_| text.is_ascii()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                place.make_ascii_lowercase();
                Self::Short(bytes, text.len())
            }
            None => Self::Long(text.to_lowercase()),
        }
    }

    /// A word in lower case, without the dots of "U.S.".
    pub(super) fn new(form: &str) -> Self {
        if form.len() > SHORT || !form.is_ascii() {
            return Self::Long(plain(form));
        }
        let (mut bytes, mut length) = ([0; SHORT], 0);
        for byte in form.bytes().filter(|byte| *byte != b'.') {
            if let Some(place) = bytes.get_mut(length) {
                (*place, length) = (byte.to_ascii_lowercase(), length + 1);
            }
        }
        Self::Short(bytes, length)
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Short(bytes, length) => bytes.get(..*length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default(),
            Self::Long(word) => word,
        }
    }
}

impl Deref for Lower {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

/// Lower case, without the dots of "U.S.".
fn plain(form: &str) -> String {
    form.chars().filter(|c| *c != '.').map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}
