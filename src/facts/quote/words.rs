//! The words of a quotation, and how they are written for comparison: case, punctuation and spelling conventions aside.

use crate::lexicon::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Stands for words that were left out ("…", "[...]").
pub(super) const GAP: &str = "…";

static FORMS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(include_str!("../../lexicon/spelling.txt")).filter_map(|row| row.split_once(": ")).collect());

/// The words of a text, lower-cased, without punctuation; [`GAP`] where some are left out, and what the writer put in brackets as one word
/// with its brackets ("[the company]").
pub(super) fn words(text: &str) -> Vec<Box<str>> {
    let mut words: Vec<Box<str>> = Vec::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let (piece, after) = if sign == '[' { bracketed(rest) } else { plain(rest) };
        rest = after;
        let again = &*piece == GAP && words.last().is_some_and(|last| &**last == GAP);
        if !piece.is_empty() && !again {
            words.push(piece);
        }
    }
    words
}

/// What stands in brackets at the beginning of `text`, and the rest.
fn bracketed(text: &str) -> (Box<str>, &str) {
    let Some((inside, after)) = text.get(1..).and_then(|inside| inside.split_once(']')).filter(|(inside, _)| inside.len() <= 80) else {
        return ("".into(), text.get(1..).unwrap_or_default());
    };
    let kept: Vec<_> = inside.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric())).collect();
    let kept = kept.join(" ").trim().to_lowercase();
    // "[sic]" adds nothing; "[W]e" is one word that was given another case.
    match (kept.as_str(), after.chars().next().is_some_and(char::is_alphanumeric)) {
        ("sic", _) => ("".into(), after),
        ("", _) => (GAP.into(), after),
        (letters, true) if letters.chars().count() <= 2 => {
            let (word, after) = plain(after);
            (format!("{letters}{word}").into(), after)
        }
        (words, _) => (format!("[{words}]").into(), after),
    }
}

/// The first word of `text` (empty where a mark stands first, [`GAP`] for an ellipsis), and the rest.
fn plain(text: &str) -> (Box<str>, &str) {
    // Nearly all words are letters up to a blank, and so is every other piece a blank.
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if let Some((word, after)) = text.split_at_checked(letters).filter(|(_, after)| after.starts_with(' ')) {
        return if letters > 0 { (word.to_ascii_lowercase().into(), after) } else { ("".into(), after.get(1..).unwrap_or_default()) };
    }
    if let Some(after) = text.strip_prefix('…').or_else(|| text.strip_prefix("...")).or_else(|| text.strip_prefix(". . .")) {
        return (GAP.into(), after.trim_start_matches('.'));
    }
    let mut end = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let follows = signs.peek().is_some_and(|&(_, next)| next.is_alphanumeric());
        let joins = end > 0 && follows && matches!(sign, '\'' | '’' | '.' | ',') && (sign != ',' || ends_in_digit(text, end));
        if !(sign.is_alphanumeric() || joins || matches!(sign, '%' | '&' | '$' | '€' | '£')) {
            break;
        }
        end = at + sign.len_utf8();
    }
    let (word, after) = text.split_at(end);
    let after = if end == 0 { text.get(text.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default() } else { after };
    // One allocation for nearly all words, which are plain.
    (if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase().replace('’', "'") }.into(), after)
}

fn ends_in_digit(text: &str, end: usize) -> bool {
    text.get(..end).is_some_and(|before| before.ends_with(|sign: char| sign.is_ascii_digit()))
}

/// The words as they are compared: contractions written out, one spelling for British and American, number words as digits.
pub(super) fn canonical(words: &[Box<str>]) -> Vec<String> {
    words.iter().flat_map(|word| spelled(word)).collect()
}

/// Whether two words in lower case are one, spelling conventions aside: "neighbourhood" and "neighborhood".
pub(crate) fn same_spelling(one: &str, other: &str) -> bool {
    one == other || spelled(one) == spelled(other)
}

fn spelled(word: &str) -> Vec<String> {
    if let Some(form) = FORMS.get(word) {
        return form.split(' ').map(str::to_owned).collect();
    }
    for (ending, full) in [("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am")] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
            return vec![stem.to_owned(), full.to_owned()];
        }
    }
    if word.starts_with(|sign: char| sign.is_ascii_digit()) {
        return vec![word.replace(',', "")];
    }
    // Both sides are read alike, so an ending that is wrongly exchanged ("promise") does no harm.
    let mut word = word.replace("'s", "").replace('.', "");
    for (from, to) in [("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ence", "ense")] {
        if word.len() > 5 && word.ends_with(from) {
            word.truncate(word.len() - from.len());
            word.push_str(to);
            break;
        }
    }
    let word =
        if word.len() > 4 { word.replace("our", "or").replace("tre", "ter").replace("lled", "led").replace("lling", "ling") } else { word };
    vec![word]
}

/// Whether a word stands for words that cannot be compared.
pub(super) fn is_gap(word: &str) -> bool {
    word == GAP || word.starts_with('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        words(text).join(" ")
    }

    #[test]
    fn words_without_marks() {
        assert_eq!(read("We can’t, won't … [the company] pay $1,200."), "we can't won't … [the company] pay $1,200");
        assert_eq!(read("[W]e said [sic] no [...] [...] never"), "we said no … never");
        assert_eq!(read("well-known [unclosed"), "well known unclosed");
    }

    #[test]
    fn one_spelling() {
        let same = |one: &str, other: &str| assert_eq!(canonical(&words(one)), canonical(&words(other)), "{one}");
        same("We can’t honour it", "we cannot honor it.");
        same("It's organised: two centres", "It is organized, 2 centers");
        same("Three million, 1,000 per cent", "three million 1000 per cent");
    }
}
