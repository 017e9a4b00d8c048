//! Cuts a sentence into numbers, words and marks: only as fine as figures need it, and fast, for every sentence of every article passes here.

use super::block::{any_run, has_digit, head, plain_word};
use super::cut::{address, before_is_alphanumeric, number, word};
use super::length;
use super::lexicon::{self, Cues, LONGEST, Role, Word};
use super::list::Words;
use super::lower::Lower;
use std::cell::Cell;

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits with their separators, "7.5", "1,800", ".500".
    Number,
    /// Digits that are no number: "192.168.1.2", "12:30".
    Code,
    /// Letters, inner apostrophes, "U.S.".
    Word,
    /// Any other character.
    Mark(char),
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    pub(super) kind: Kind,
    /// First byte, counted from the beginning of the sentence.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Whether white space (or the beginning) stands before it.
    pub(super) gap: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// The first letters of a word in lower case: words are compared far more often than they are cut.
    low: [u8; HEAD],
    /// How many bytes a word has; none where it is no word, or has more than [`HEAD`].
    length: u8,
    /// Whether it is a word of plain letters, so that the lists know all that can be known of it.
    plain: bool,
    /// Whether a figure may begin with it, by what it is and by what stands near: told while the sentence is cut, for nearly no lexeme does.
    pub(super) may_begin: bool,
    /// What it says as a number.
    pub(super) role: Role,
    /// What else the lists say of it, once it was asked for: most words never are.
    cues: Cell<Option<Cues>>,
}

impl Lexeme {
    /// A word of plain letters, by its head.
    #[inline]
    fn word(start: usize, length: usize, low: [u8; HEAD], capital: bool) -> Self {
        let (end, length) = (start + length, u8::try_from(length).unwrap_or(0));
        let (role, cues) = (Role::None, Cell::new(None));
        Self { kind: Kind::Word, start, end, gap: false, capital, low, length, plain: true, may_begin: false, role, cues }
    }

    /// A word in lower case; empty where it is too long.
    #[inline]
    fn head(&self) -> &[u8] {
        self.low.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// Whether it is that word, in any case.
    #[inline]
    fn is(&self, word: &str) -> bool {
        debug_assert!((1..=HEAD).contains(&word.len()), "too long to be found: {word}");
        // Lists of words are gone through again and again, and a first letter is compared without a call.
        usize::from(self.length) == word.len()
            && word.as_bytes().first() == self.low.first()
            && self.low.get(..word.len()) == Some(word.as_bytes())
    }
}

impl Lexeme {
    /// Whether it is any of these words. In one place: written out at each list, it fills the cache of instructions.
    #[inline(never)]
    fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

/// So many bytes a lexeme, white space with them, has the text that is cut the finest.
const LETTERS_A_LEXEME: usize = 4;
/// So many lexemes of a figure stand before its number at most: signs, and the letters and the sign of a currency ("(-US$-5").
const MOST_BEFORE: usize = 4;
/// No word that the rules ask for is longer, in bytes.
pub(super) const HEAD: usize = 16;

/// A sentence with its lexemes.
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) lexemes: Vec<Lexeme>,
    /// Whether it holds anything that a figure could begin with.
    pub(super) numeric: bool,
    /// Whether it may hold "over", of "1 over 20".
    pub(super) over: bool,
    /// Whether it may hold "times" or an "x" behind a number.
    pub(super) times: bool,
    /// Whether it holds a digit, a number word, a fraction, or "a year" and its like.
    counts: bool,
    /// Whether it holds an article and what may be a unit: "a year", but "a mill" too.
    length: bool,
}

impl<'a> Sentence<'a> {
    /// Cuts `text`, into a vector that can be reused.
    pub(super) fn new(text: &'a str, mut lexemes: Vec<Lexeme>) -> Self {
        lexemes.clear();
        let mut sentence = Self { text, lexemes, numeric: false, over: false, times: false, counts: false, length: false };
        if may_count(text) {
            sentence.lexemes.reserve(text.len() / LETTERS_A_LEXEME);
            sentence.cut();
            sentence.numeric |= sentence.counts && sentence.length;
        }
        sentence
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<&Lexeme> {
        self.lexemes.get(at)
    }

    /// The lexeme before.
    #[inline]
    pub(super) fn before(&self, at: usize) -> Option<&Lexeme> {
        self.lexemes.get(at.checked_sub(1)?)
    }

    #[inline]
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// A lexeme as written.
    #[inline]
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |lexeme| self.slice(lexeme.start, lexeme.end))
    }

    #[inline]
    fn bytes(&self, lexeme: &Lexeme) -> &'a [u8] {
        self.text.as_bytes().get(lexeme.start..lexeme.end).unwrap_or_default()
    }

    /// A word in lower case, without the dots of an abbreviation; empty for anything else.
    pub(super) fn lower(&self, at: usize) -> Lower {
        match self.get(at) {
            Some(lexeme) if lexeme.kind == Kind::Word => Lower::new(self.slice(lexeme.start, lexeme.end)),
            _ => Lower::new(""),
        }
    }

    /// Adds a word in lower case to others.
    pub(super) fn push_lower(&self, at: usize, words: &mut String) {
        match self.get(at).filter(|lexeme| lexeme.plain) {
            Some(lexeme) => {
                let start = words.len();
                words.push_str(self.slice(lexeme.start, lexeme.end));
                words.get_mut(start..).into_iter().for_each(str::make_ascii_lowercase);
            }
            None => words.push_str(&self.lower(at)),
        }
    }

    /// Whether a lexeme is a word of plain letters.
    #[inline]
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.plain)
    }

    /// Whether a lexeme is that word, in any case.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.is(word))
    }

    /// Whether a lexeme is one of these words, in any case.
    #[inline]
    pub(super) fn is_one_of<const N: usize>(&self, at: usize, words: &Words<N>) -> bool {
        self.get(at).is_some_and(|lexeme| words.may_hold(lexeme.low[0], lexeme.length) && lexeme.is_any(&words.words))
    }

    /// Whether a word can be what a list says: of what is more than plain letters the lists by single words know nothing.
    #[inline]
    pub(super) fn may_be(&self, at: usize, cue: lexicon::Cues) -> bool {
        self.get(at).is_some_and(|lexeme| !lexeme.plain) || self.has(at, cue)
    }

    /// Whether a lexeme is that mark.
    #[inline]
    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.kind == Kind::Mark(mark))
    }

    /// The mark at a lexeme.
    #[inline]
    pub(super) fn mark_at(&self, at: usize) -> Option<char> {
        if let Kind::Mark(mark) = self.get(at)?.kind { Some(mark) } else { None }
    }

    #[inline]
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.get(at).map(|lexeme| lexeme.kind)
    }

    #[inline]
    pub(super) fn role(&self, at: usize) -> Role {
        self.get(at).map_or(Role::None, |lexeme| lexeme.role)
    }

    #[inline]
    pub(super) fn has(&self, at: usize, cue: lexicon::Cues) -> bool {
        self.get(at).is_some_and(|lexeme| {
            let cues = lexeme.cues.get().unwrap_or_else(|| self.look_at(lexeme));
            cues.has(cue)
        })
    }

    /// What the lists say of a lexeme that was not asked for yet. On its own, as is whatever else is seldom run: the readers of a figure fill the
    /// cache of instructions.
    #[cold]
    #[inline(never)]
    fn look_at(&self, lexeme: &Lexeme) -> Cues {
        let found = if lexeme.kind == Kind::Word { look_up(lexeme.head(), self.bytes(lexeme)).cues } else { Cues::default() };
        lexeme.cues.set(Some(found));
        found
    }

    /// Whether white space stands before a lexeme; so it does beyond the end.
    #[inline]
    pub(super) fn gap(&self, at: usize) -> bool {
        self.get(at).is_none_or(|lexeme| lexeme.gap)
    }

    #[inline]
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    /// Whether a lexeme is a hyphen or a dash.
    #[inline]
    pub(super) fn dash(&self, at: usize) -> bool {
        matches!(self.mark_at(at), Some('-' | '–' | '—' | '‑' | '−'))
    }
}

impl Sentence<'_> {
    #[inline(never)]
    fn cut(&mut self) {
        let (text, bytes, sieve) = (self.text, self.text.as_bytes(), lexicon::telling());
        let (mut at, mut gap) = (0, true);
        // Whether the lexeme before is "a" or "an".
        let mut article = false;
        while let Some(&byte) = bytes.get(at) {
            if byte == b' ' {
                (at, gap) = (at + 1, true);
                continue;
            }
            // Nearly all lexemes are words that tell nothing.
            if let Some((length, low)) = plain_word(bytes, at) {
                let last = bytes.get(at + length - 1).copied().unwrap_or(0);
                let mut lexeme = Lexeme { gap, ..Lexeme::word(at, length, low, byte.is_ascii_uppercase()) };
                if article || sieve.may_end(byte, last, length) {
                    article = self.notice_word(&mut lexeme, article);
                }
                self.lexemes.push(lexeme);
                (at, gap) = (at + length, false);
                continue;
            }
            let Some(mut lexeme) = self.piece(at, byte) else {
                let blank = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                (at, gap) = (at + blank, true);
                continue;
            };
            lexeme.gap = gap;
            (at, gap) = (lexeme.end, false);
            article = self.notice(&mut lexeme, article);
            self.lexemes.push(lexeme);
        }
    }

    /// Whatever begins at a byte: a number, a word of any letters, a mark; nothing where it is white space.
    #[inline(never)]
    fn piece(&self, at: usize, byte: u8) -> Option<Lexeme> {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let (kind, end, plain) = match byte {
            b' ' | b'\t' | b'\n' | b'\r' => return None,
            b'0'..=b'9' => number(bytes, at),
            b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) && !before_is_alphanumeric(bytes, at) => number(bytes, at),
            b'h' | b'w' if address(bytes, at) => {
                let length = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
                (Kind::Word, at + length, false)
            }
            b'a'..=b'z' | b'A'..=b'Z' => word(text, at),
            0..=0x7f => (Kind::Mark(char::from(byte)), at + 1, false),
            _ => {
                let c = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| !c.is_whitespace())?;
                if c.is_alphabetic() && !matches!(c, 'º' | 'µ') { word(text, at) } else { (Kind::Mark(c), at + c.len_utf8(), false) }
            }
        };
        let large = |text: &str| text.starts_with(char::is_uppercase);
        let capital = byte.is_ascii_uppercase() || byte >= 0x80 && text.get(at..).is_some_and(large);
        let (low, length) = if kind == Kind::Word { head(bytes, at, end, plain) } else { ([0; HEAD], 0) };
        let (role, cues) = (Role::None, Cell::new(None));
        Some(Lexeme { kind, start: at, end, gap: false, capital, low, length, plain, may_begin: false, role, cues })
    }

    /// What a word is as a number, and what it tells of its whole sentence; whether it is an article.
    #[inline(never)]
    fn notice_word(&mut self, lexeme: &mut Lexeme, article: bool) -> bool {
        let form = self.bytes(lexeme);
        // Whatever can be a number is looked up at once.
        if lexicon::may_be_number(form) {
            let word = look_up(lexeme.head(), form);
            (lexeme.role, lexeme.cues) = (word.role, Cell::new(Some(word.cues)));
            if word.role != Role::None {
                self.begin_before(lexeme);
                return false;
            }
        }
        if article && matches!(lexeme.low[0], b'd' | b'f' | b'h' | b'm' | b'w' | b'y') {
            self.notice_length(lexeme);
        }
        match lexeme.length {
            1 => self.times |= !lexeme.gap && lexeme.is("x"),
            4 => self.over |= lexeme.is("over"),
            5 => self.times |= lexeme.is("times"),
            // A web address may hold digits, and is long.
            0 => self.counts |= form.iter().any(u8::is_ascii_digit),
            _ => {}
        }
        lexeme.is("a") || lexeme.is("an")
    }

    /// "a year" and its like: an article and no adjective; a rough test, that few words pass.
    fn notice_length(&mut self, unit: &Lexeme) {
        self.length = true;
        let Some(article) = self.lexemes.last_mut() else { return };
        article.may_begin = true;
        let lead = self.text.get(article.start..unit.start);
        self.counts |= length::begins_with(lead, self.text.get(unit.start..));
    }

    /// What anything but a word of plain letters tells of its whole sentence; whether it is an article.
    fn notice(&mut self, lexeme: &mut Lexeme, article: bool) -> bool {
        match lexeme.kind {
            Kind::Word => return self.notice_word(lexeme, article),
            Kind::Number | Kind::Mark('¼'..='¾' | '⅐'..='⅞') => self.begin_before(lexeme),
            Kind::Code => (self.counts, lexeme.may_begin) = (true, true),
            Kind::Mark('×') => self.times |= !lexeme.gap,
            Kind::Mark('$') => self.lexemes.last_mut().into_iter().for_each(|before| before.may_begin = true),
            // Whatever else is written as a number.
            Kind::Mark('\u{2140}'..='\u{217f}') => self.counts = true,
            Kind::Mark(_) => {}
        }
        false
    }

    /// With a number, or with what stands right before it, a figure may begin.
    fn begin_before(&mut self, number: &mut Lexeme) {
        (self.numeric, self.counts, number.may_begin) = (true, true, true);
        self.lexemes.iter_mut().rev().take(MOST_BEFORE).for_each(|before| before.may_begin = true);
    }
}

/// Whether a text may hold a number, in digits or in words, or "a year" and its like: half of all sentences hold none, and need not be cut.
#[inline(never)]
fn may_count(text: &str) -> bool {
    let bytes = text.as_bytes();
    has_digit(bytes) || {
        let sieve = lexicon::counting();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        any_run(bytes, |start, end| sieve.may_end(byte(start), byte(end - 1), end - start) && counts(text, start, end))
    }
}

/// Whether a run of letters is a number word, or an article with "year" or its like behind it.
#[inline(never)]
fn counts(text: &str, start: usize, end: usize) -> bool {
    let length = || end - start <= 2 && length::begins_with(text.get(start..end + 1), text.get(end + 1..));
    length() || look_up(&[], text.as_bytes().get(start..end).unwrap_or_default()).role != Role::None
}

/// What the lists say of a word, by its head in lower case where it is short enough to have one.
fn look_up(head: &[u8], form: &[u8]) -> Word {
    if !head.is_empty() {
        return lexicon::word(head);
    }
    let mut lower = [0; LONGEST];
    match lower.get_mut(..form.len()) {
        Some(place) => {
            place.copy_from_slice(form);
            place.make_ascii_lowercase();
            lexicon::word(place)
        }
        None => Word::default(),
    }
}
