//! What kind each name seems to be: by its words, by what stands before it, and by the recogniser of the embedded model.

use super::NameType;
use super::headline;
use super::lists::{self, Claim, Listed};
use super::mention::{self, Word, plain};
use crate::article::words::Tokens;
use crate::lexicon::is_joining;
use crate::syntax::{Parsed, Shape, Tag};

/// A name where it stands, with what is known of it; what takes longer to tell is told when it is asked for.
pub(super) struct Clues<'a> {
    pub(super) parsed: &'a Parsed,
    pub(super) tokens: Tokens,
    /// Its words in lower case, without stops.
    pub(super) words: &'a [Word<'a>],
    /// Its words with blanks between them, and what the lists say of these.
    pub(super) whole: &'a str,
    pub(super) listed: Listed,
    /// What the recogniser says.
    pub(super) model: Option<NameType>,
    /// Whether a title stood at its beginning.
    pub(super) titled: bool,
}

impl Clues<'_> {
    fn start(&self) -> usize {
        self.tokens.start as usize
    }

    /// Whether the word before it, of the same sentence, is such.
    fn told(&self, test: impl Fn(usize) -> bool) -> bool {
        let start = self.start();
        start.checked_sub(1).is_some_and(|before| self.parsed.sentence_of(before) == self.parsed.sentence_of(start) && test(before))
    }

    /// Whether a title stands before it, or stood at its beginning.
    fn titled(&self) -> bool {
        self.titled || self.start().checked_sub(1).is_some_and(|before| mention::is_title(self.parsed, before))
    }

    /// Whether it is the subject of a verb of speech.
    fn speaks(&self) -> bool {
        mention::speaks(self.parsed, self.tokens)
    }

    /// Whether it is a single word of a few capitals.
    fn acronym(&self) -> bool {
        let capitals = self.tokens.len() == 1 && self.parsed.shape(self.start()).is_capitals();
        capitals && (2..=6).contains(&self.parsed.form(self.start()).chars().count()) && !self.shouts()
    }

    /// Whether its sentence is written in capitals throughout.
    fn shouts(&self) -> bool {
        !self.parsed.sentence(self.parsed.sentence_of(self.start())).iter().any(|token| self.parsed.shape(token).has_small())
    }

    /// Whether it stands alone, without an article or adjective, inside a sentence.
    fn bare(&self) -> bool {
        self.told(|before| matches!(self.parsed.tag(before), Tag::In | Tag::Cc) || self.parsed.tag(before).is_verb())
    }

    fn the(&self, before: usize) -> bool {
        self.parsed.form(before).eq_ignore_ascii_case("the")
    }

    /// Whether "the" stands before it and no noun behind it: "the Hilton", but "the Clinton camp".
    fn definite(&self) -> bool {
        self.told(|before| self.the(before)) && !self.parsed.tag(self.tokens.end as usize).is_noun()
    }

    /// Whether another article or a possessive stands before it.
    fn indefinite(&self) -> bool {
        self.told(|before| self.parsed.tag(before) == Tag::PrpS || self.parsed.tag(before) == Tag::Dt && !self.the(before))
    }

    /// Whether it is a single word, unknown to the lists, behind a preposition that tells where: "near Kesh", "landed at Dunholm", but not "a stake in
    /// Orvane".
    fn placed(&self) -> bool {
        let unknown = || self.words.iter().all(|word| word.listed.given().is_none() && word.listed.surname().is_none());
        let placing = |before: usize| match self.parsed.lower(before) {
            "near" | "outside" | "around" => true,
            "in" | "at" => self.parsed.hanging(self.start()).0.is_some_and(|above| {
                let joins = is_joining(self.parsed.lower_lemma(above));
                !joins && self.parsed.lower(before) == "in"
                    || matches!(self.parsed.lower_lemma(above), "land" | "arrive" | "stop" | "dock" | "call")
            }),
            _ => false,
        };
        // "Kingsmere airfield".
        let next = self.tokens.end as usize;
        let joined = || self.parsed.tag(next).is_common_noun() && self.parsed.is_joined_to(self.start(), next);
        let placed = || joined() && lists::listed(self.parsed.lower(next)).heads_place() || self.told(placing);
        self.words.len() == 1 && self.model != Some(NameType::Place) && self.parsed.shape(self.start()).has_small() && unknown() && placed()
    }

    /// Whether all of its words are in the dictionary and on no list of names.
    fn common(&self) -> bool {
        self.tokens.iter().all(|token| headline::is_common(self.parsed, &plain(self.parsed, token)))
    }

    /// Whether it stands behind a comma, a preposition or a name, as the code of a state does.
    fn behind_place(&self) -> bool {
        self.told(|before| self.parsed.form(before) == "," || self.parsed.tag(before) == Tag::In || self.parsed.tag(before).is_name())
    }
}

/// What a name seems to name.
pub(super) fn kind(clues: &Clues<'_>) -> NameType {
    let Some(last) = clues.words.last() else { return NameType::Other };
    if clues.words.len() > 1 && last.listed.is_company_suffix() {
        return NameType::Organisation;
    }
    // "St Mary's Hospital" has a saint and is none.
    if clues.titled() && headed(clues.words) != Some(NameType::Organisation) {
        return NameType::Person;
    }
    match clues.listed.organisation() {
        Some(Claim::Sure) => return NameType::Organisation,
        Some(Claim::Doubtful) if clues.model == Some(NameType::Organisation) || clues.speaks() => return NameType::Organisation,
        Some(Claim::Doubtful) | None => {}
    }
    let acronym = clues.acronym();
    if acronym && lists::is_state_code(clues.whole) && clues.behind_place() {
        return NameType::Place;
    }
    let listed = clues.listed.place() == Some(Claim::Sure);
    if let Some(kind) = headed(clues.words).filter(|_| !listed) {
        return kind;
    }
    let letters_only = || last.listed.given().is_none() || clues.definite();
    if acronym && clues.model != Some(NameType::Place) && !listed && letters_only() {
        return if clues.model == Some(NameType::Other) { NameType::Other } else { NameType::Organisation };
    }
    if clues.words.iter().all(|word| word.listed.is_group()) && !listed {
        return NameType::Other;
    }
    match clues.listed.place() {
        Some(Claim::Sure) if clues.model != Some(NameType::Person) || !is_person(clues.words) => return NameType::Place,
        Some(Claim::Doubtful) if clues.model == Some(NameType::Place) => return NameType::Place,
        Some(Claim::Sure | Claim::Doubtful) | None => {}
    }
    if clues.placed() && !is_person(clues.words) && clues.listed.organisation().is_none() {
        return NameType::Place;
    }
    if person(clues) && !clues.definite() {
        return NameType::Person;
    }
    match clues.model {
        // No person is written with figures, in words of the dictionary alone, or behind "the".
        Some(NameType::Person) if clues.words.iter().any(|word| word.text.contains(|c: char| c.is_ascii_digit())) || clues.common() => {
            NameType::Other
        }
        Some(NameType::Person) if clues.words.len() == 1 && clues.definite() => NameType::Organisation,
        Some(NameType::Organisation) if clues.words.len() > 1 && clues.indefinite() && clues.common() => NameType::Other,
        Some(kind) => kind,
        None => NameType::Other,
    }
}

/// By the noun that heads the name: its last, or the one before "of" ("University of ...").
fn headed(words: &[Word<'_>]) -> Option<NameType> {
    let head = match words.iter().position(|word| word.text == "of") {
        Some(of) => words.get(of.checked_sub(1)?)?,
        None if words.len() > 1 => words.last()?,
        None => return None,
    };
    // A person may be called Church or Field: a given name before it speaks for one.
    if words.len() == 2 && words.first().is_some_and(|first| first.listed.given() == Some(Claim::Sure)) && head.listed.surname().is_some() {
        return None;
    }
    if words.len() > 1 && words.last().is_some_and(|last| last.listed.heads_thing()) {
        Some(NameType::Other)
    } else if head.listed.heads_organisation() {
        Some(NameType::Organisation)
    } else if head.listed.heads_place() {
        Some(NameType::Place)
    } else {
        None
    }
}

/// Whether the words alone read as a person's name.
fn is_person(words: &[Word<'_>]) -> bool {
    let Some(first) = words.first() else { return false };
    match first.listed.given() {
        Some(Claim::Sure) => true,
        Some(Claim::Doubtful) => words.len() > 1 && words.last().is_some_and(|last| last.listed.surname() == Some(Claim::Sure)),
        None => false,
    }
}

/// Whether a name that the recogniser does not know, or takes for a company, is a person's.
fn person(clues: &Clues<'_>) -> bool {
    let letters = |shape: Shape| !shape.has_sign();
    let hyphened = |word: &Word<'_>| word.text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    let alphabetic = || clues.tokens.iter().all(|token| letters(clues.parsed.shape(token))) || clues.words.iter().all(hyphened);
    if clues.words.len() > 4 || !alphabetic() {
        return false;
    }
    let Some(first) = clues.words.first() else { return false };
    if clues.words.len() > 1 && first.listed.given().is_none() && clues.common() {
        return false;
    }
    let single = clues.words.len() == 1;
    let speaker = || single && clues.speaks() && (first.listed.surname().is_some() || !clues.common());
    let surname = || single && first.listed.surname() == Some(Claim::Sure);
    match clues.model {
        Some(NameType::Person) => true,
        Some(NameType::Place) => is_person(clues.words) || surname() && clues.speaks(),
        Some(NameType::Organisation) => is_person(clues.words),
        Some(NameType::Other) => is_person(clues.words) || speaker(),
        None => is_person(clues.words) || surname() || speaker() || single && first.listed.given().is_some() && clues.bare(),
    }
}
