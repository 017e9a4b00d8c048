//! Whether a mark ends a sentence: by the word before it, the one behind it, and what the sentence is so far.

use super::{floor, is_closer};
use crate::article::lexicon::{
    Abbreviation, Months, abbreviation, is_exclamation_name, is_function_word, is_month, is_speech_verb, is_starter, is_weekday, is_zone,
};

/// A run of marks in a block: it begins at `at`, the marks go to `marks`, what closes with them to `closed`; the sentence began at `start`.
pub(super) struct Place<'a> {
    pub body: &'a str,
    pub start: usize,
    pub at: usize,
    pub marks: usize,
    pub closed: usize,
}

/// How far before a mark the word that ends there may begin, and how far behind it anything matters, in bytes.
const WINDOW: usize = 96;

impl<'a> Place<'a> {
    fn mark(&self) -> &'a str {
        self.body.get(self.at..self.marks).unwrap_or_default()
    }

    fn closers(&self) -> &'a str {
        self.body.get(self.marks..self.closed).unwrap_or_default()
    }

    fn quote_closed(&self) -> bool {
        self.closers().contains(['"', '”', '’', '\'', '»'])
    }

    /// The end of the sentence so far.
    fn before(&self) -> &'a str {
        let from = floor(self.body, self.at.saturating_sub(WINDOW)).max(self.start.min(self.at));
        self.body.get(from..self.at).unwrap_or_default()
    }

    /// All of the sentence so far, where it is short.
    fn lead(&self) -> Option<&'a str> {
        (self.at - self.start.min(self.at) <= 48).then(|| self.body.get(self.start..self.at).unwrap_or_default().trim())
    }

    /// The run of letters, digits and inner points before the mark.
    pub(super) fn word(&self) -> &'a str {
        let before = self.before();
        let inner = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '&' | '\'' | '’' | '°' | 'º' | '§');
        let start = before.char_indices().rev().take_while(|(_, letter)| inner(*letter)).last().map_or(before.len(), |(at, _)| at);
        before.get(start..).unwrap_or_default().trim_start_matches(['.', '\'', '’'])
    }

    /// The word before that word, if it stands in the same sentence.
    fn word_before(&self) -> &'a str {
        let before = self.before();
        let rest = before.get(..before.len() - self.word().len()).unwrap_or_default();
        rest.split_whitespace().next_back().unwrap_or_default()
    }
}

/// What follows a mark.
pub(super) struct Next<'a> {
    /// From the first letter or mark on.
    after: &'a str,
    /// Its first character behind opening marks.
    first: Option<char>,
    /// Its first word.
    word: &'a str,
}

impl<'a> Next<'a> {
    pub(super) fn read(body: &'a str, from: usize) -> Self {
        let rest = body.get(from..).unwrap_or_default().trim_start();
        let after = rest.get(..floor(rest, WINDOW)).unwrap_or_default();
        let bare = after.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '¿', '¡', '*', '_', '#']);
        let word = after.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let end = word.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(word.len());
        Self { after, first: bare.chars().next(), word: word.get(..end).unwrap_or_default() }
    }

    pub(super) fn is_capital(&self) -> bool {
        self.first.is_some_and(char::is_uppercase)
    }

    pub(super) fn is_starter(&self) -> bool {
        self.is_capital() && is_starter(self.word)
    }

    /// "I" is written large wherever it stands.
    pub(super) fn is_i(&self) -> bool {
        self.word == "I"
    }

    pub(super) fn is_bracket(&self) -> bool {
        self.after.starts_with(['(', '['])
    }

    fn is_digit(&self) -> bool {
        self.after.starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// The first word behind a dash that goes on in lower case: "so? - a bit".
    fn goes_on_behind_dash(&self) -> bool {
        let rest = self.after.trim_start_matches(['-', '–', '—']);
        rest.len() < self.after.len() && rest.trim_start().starts_with(char::is_lowercase)
    }
}

/// Whether the mark, with white space behind it, ends a sentence.
pub(super) fn is_end(place: &Place<'_>) -> bool {
    let next = Next::read(place.body, place.closed);
    let Some(first) = next.first else { return false };
    if first.is_lowercase() {
        return begins_in_lower_case(place, &next);
    }
    if next.goes_on_behind_dash() || matches!(first, '.' | ',' | ';' | ':' | '?' | '!' | ')' | ']' | '%') {
        return false;
    }
    if place.quote_closed() && is_said(place, &next) {
        return false;
    }
    let mark = place.mark();
    if mark.contains(['!', '?']) {
        let name = mark == "!" && !place.quote_closed() && is_exclamation_name(place.word());
        return !name || next.is_starter();
    }
    if mark != "." {
        return is_end_of_ellipsis(place, &next);
    }
    is_full_stop(place, &next)
}

/// No sentence begins in lower case, save with a brand ("iPhone"), or in brackets after a full sentence.
fn begins_in_lower_case(place: &Place<'_>, next: &Next<'_>) -> bool {
    if place.quote_closed() || place.mark().contains('…') || place.mark().len() > 1 {
        return false;
    }
    let brand = next.word.chars().skip(1).any(char::is_uppercase);
    let bracket = next.after.starts_with('(') && place.mark() == "." && abbreviation(place.word()).is_none() && {
        let rest = place.body.get(place.closed..).unwrap_or_default().trim_start();
        let window = rest.get(..floor(rest, 240)).unwrap_or_default();
        window.find(')').is_some_and(|close| {
            let behind = rest.get(close + 1..).unwrap_or_default();
            let behind = behind.get(..floor(behind, 8)).unwrap_or_default();
            behind.trim().is_empty() || behind.starts_with(' ') && behind.trim_start().starts_with(char::is_uppercase)
        })
    };
    brand || bracket
}

/// "Well... The door": an end before a capital, save before "I", and inside brackets only right behind them.
fn is_end_of_ellipsis(place: &Place<'_>, next: &Next<'_>) -> bool {
    let bracketed = place.closers().starts_with([']', ')']);
    if bracketed && (place.quote_closed() || next.after.starts_with(['(', '['])) {
        return false;
    }
    if place.mark().len() == 2 && place.mark() == ".." {
        return next.is_capital();
    }
    next.is_capital() && !(next.is_i() && place.mark().chars().count() <= 3) || next.after.starts_with(['"', '“'])
}

/// Whether one full stop ends a sentence.
fn is_full_stop(place: &Place<'_>, next: &Next<'_>) -> bool {
    let word = place.word();
    if is_marker(place) || is_initial(place, next) {
        return false;
    }
    match listed(word) {
        None => true,
        Some(Abbreviation::Latin) => word.len() > 1 && word.chars().all(char::is_uppercase),
        Some(Abbreviation::Title) => false,
        Some(Abbreviation::Number | Abbreviation::Month) => !next.is_digit(),
        Some(Abbreviation::Time) => !(is_weekday(next.word) || is_zone(next.word) || is_month(next.word, Months::All) || is_fronted(place)),
        Some(Abbreviation::Other) => next.is_starter() && !is_fronted(place),
        Some(Abbreviation::End) => true,
    }
}

/// The letters of "I.V." or "J.R.R." are as likely inside a name as at an end.
fn listed(word: &str) -> Option<Abbreviation> {
    abbreviation(word).or_else(|| is_letters(word).then_some(Abbreviation::Other))
}

/// The class of the abbreviation before the stop; a capital letter alone, behind a name, waits for a name like a title.
pub(super) fn class(place: &Place<'_>) -> Option<Abbreviation> {
    let word = place.word();
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase) && place.word_before().starts_with(char::is_uppercase);
    listed(word).or_else(|| initial.then_some(Abbreviation::Title))
}

/// "1.", "a.", "iv." at the beginning of a sentence count an item.
fn is_marker(place: &Place<'_>) -> bool {
    let Some(lead) = place.lead() else { return false };
    let lead = lead
        .trim_start_matches(|letter: char| matches!(letter, '•' | '‣' | '⁃' | '▪' | '◦' | '-' | '–' | '*' | '(') || letter.is_whitespace());
    let roman = || lead.len() <= 5 && (lead.bytes().all(|byte| b"ivx".contains(&byte)) || lead.bytes().all(|byte| b"IVX".contains(&byte)));
    let number = || lead.len() <= 3 && lead.bytes().all(|byte| byte.is_ascii_digit());
    let letter = || lead.len() == 1 && lead.bytes().all(|byte| byte.is_ascii_alphabetic()) && lead != "I";
    !lead.is_empty() && (number() || letter() || roman() && lead != "I")
}

/// A sentence that is no more than "At 5 a.m." or "The U.S." so far cannot end there.
pub(super) fn is_fronted(place: &Place<'_>) -> bool {
    let Some(lead) = place.lead() else { return false };
    let mut words = lead.trim_start_matches(['"', '“', '‘', '(', '[']).split_whitespace();
    let (first, others) = (words.next().unwrap_or_default().trim_end_matches(','), words.count());
    let small = is_function_word(first) && !crate::article::lexicon::is_pronoun(first);
    small && others <= 4 && (others <= 1 || crate::article::lexicon::is_preposition(first))
}

/// "J. Smith": a letter alone before the stop, with a name behind it. "Plan B. The", "you and I. Did" end sentences.
fn is_initial(place: &Place<'_>, next: &Next<'_>) -> bool {
    let word = place.word();
    let mut letters = word.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
    if !letter.is_uppercase() {
        return false;
    }
    let before = place.word_before();
    let in_name = before.chars().next().is_some_and(char::is_uppercase);
    if letter == 'I' {
        return in_name && !next.is_starter();
    }
    // In a name a family name follows; after "vitamin C." a sentence begins.
    !next.is_starter() || before.is_empty()
}

/// Single letters with points between them.
fn is_letters(word: &str) -> bool {
    word.len() >= 3 && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// "…!” said Smith", "…?” Mr Smith asked": what follows a closed quotation ties it to its speaker.
fn is_said(place: &Place<'_>, next: &Next<'_>) -> bool {
    let mut words = next.after.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let first = words.next().unwrap_or_default();
    if first.starts_with(char::is_lowercase) {
        return is_speech_verb(first);
    }
    // A quotation that ends in a full stop ends its sentence; a question waits for its speaker.
    place.mark().contains(['!', '?'])
        && (!is_starter(first) || abbreviation(first) == Some(Abbreviation::Title))
        && words.take(3).find(|word| word.starts_with(char::is_lowercase)).is_some_and(is_speech_verb)
}

/// Whether a mark with a letter right behind it ends a sentence whose space was lost: "the city.The mayor".
pub(super) fn is_glued_end(place: &Place<'_>) -> bool {
    let rest = place.body.get(place.closed..).unwrap_or_default();
    let mut letters = rest.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return false };
    let word_behind =
        rest.get(..rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len()).min(floor(rest, WINDOW))).unwrap_or_default();
    if !first.is_uppercase() || is_domain(word_behind) {
        return false;
    }
    let mark = place.mark();
    if place.closers().contains(['”', '"', '»', ')']) && mark.chars().count() == 1 {
        return is_prose_word(place.word()) && second.is_some_and(|letter| letter.is_lowercase() || letter.is_whitespace());
    }
    if !place.closers().is_empty() || is_in_address(place) {
        return false;
    }
    let reads = second.is_some_and(char::is_lowercase) || is_starter(word_behind);
    let word = place.word();
    let word = word.rsplit('.').next().unwrap_or_default();
    let number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match mark {
        "." | "!" | "?" if number => is_starter(word_behind),
        "." => reads && is_prose_word(word) && abbreviation(word).is_none() && abbreviation(place.word()).is_none(),
        "!" | "?" => reads && is_prose_word(word),
        _ => false,
    }
}

/// Letters in lower case, the first perhaps a capital.
fn is_prose_word(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().skip(1).all(|letter| letter.is_lowercase() || letter == '’' || letter == '\'')
}

/// Whether the mark stands in a web or mail address.
fn is_in_address(place: &Place<'_>) -> bool {
    let before = place.before();
    let token = before.split_whitespace().next_back().unwrap_or_default();
    let own = if before.ends_with(char::is_whitespace) { "" } else { token };
    let rest = place.body.get(place.closed..).unwrap_or_default();
    let behind = rest.get(..floor(rest, WINDOW)).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    own.contains(['@', '/', '_']) || own.starts_with("www.") || own == "www" || behind.contains('@')
}

fn is_domain(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "com" | "org" | "net" | "co" | "uk" | "io" | "gov" | "edu" | "js" | "ai" | "tv" | "info")
}

/// Whether a sentence may begin with what follows the end of a note.
pub(super) fn begins_sentence(body: &str, from: usize) -> bool {
    let rest = body.get(from..).unwrap_or_default();
    let parted = rest.starts_with(char::is_whitespace) || rest.is_empty();
    let next = Next::read(body, from);
    parted && (next.first.is_none() || next.is_capital() || next.is_digit())
}

/// Whether the words before the mark can bear a note: a word in lower case of three letters, or something closed.
pub(super) fn bears_note(place: &Place<'_>) -> bool {
    let word = place.word();
    let before = place.before();
    let closed = !place.closers().is_empty() || before.ends_with(is_closer);
    closed || word.chars().count() >= 3 && word.chars().skip(1).all(char::is_lowercase) && abbreviation(word).is_none()
}
