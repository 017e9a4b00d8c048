//! What kind each name seems to be: by its words, by what stands before it, and by the recogniser of the embedded model.

use super::NameType;
use super::lists::{self, Claim};

/// What is known of a name where it stands.
pub(super) struct Clues<'a> {
    /// Its words in lower case, without stops.
    pub(super) words: &'a [String],
    /// What the recogniser says.
    pub(super) model: Option<NameType>,
    /// Whether a title stands before it, or stood at its beginning.
    pub(super) titled: bool,
    /// Whether it is the subject of a verb of speech.
    pub(super) speaks: bool,
    /// Whether it is a single word of a few capitals.
    pub(super) acronym: bool,
    /// Whether it stands alone, without an article or adjective, inside a sentence.
    pub(super) bare: bool,
    /// Whether "the" stands before it and no noun behind it.
    pub(super) definite: bool,
    /// Whether another article or a possessive stands before it.
    pub(super) indefinite: bool,
    /// Whether all of its words are in the dictionary and on no list of names.
    pub(super) common: bool,
    /// Whether it stands behind a comma, a preposition or a name, as the code of a state does.
    pub(super) behind_place: bool,
}

/// What a name seems to name.
pub(super) fn kind(clues: &Clues<'_>) -> NameType {
    let Some(last) = clues.words.last() else { return NameType::Other };
    let whole = clues.words.join(" ");
    if clues.words.len() > 1 && lists::is_company_suffix(last) {
        return NameType::Organisation;
    }
    // "St Mary's Hospital" has a saint and is none.
    if clues.titled && headed(clues.words) != Some(NameType::Organisation) {
        return NameType::Person;
    }
    match lists::organisation(&whole) {
        Some(Claim::Sure) => return NameType::Organisation,
        Some(Claim::Doubtful) if clues.model == Some(NameType::Organisation) || clues.speaks => return NameType::Organisation,
        Some(Claim::Doubtful) | None => {}
    }
    if clues.acronym && clues.behind_place && lists::is_state_code(&whole) {
        return NameType::Place;
    }
    let listed = lists::place(&whole) == Some(Claim::Sure);
    if let Some(kind) = headed(clues.words).filter(|_| !listed) {
        return kind;
    }
    let letters_only = lists::given_name(last).is_none() || clues.definite;
    if clues.acronym && clues.model != Some(NameType::Place) && !listed && letters_only {
        return if clues.model == Some(NameType::Other) { NameType::Other } else { NameType::Organisation };
    }
    if clues.words.iter().all(|word| lists::is_group(word)) && !listed {
        return NameType::Other;
    }
    match lists::place(&whole) {
        Some(Claim::Sure) if clues.model != Some(NameType::Person) || !is_person(clues.words) => return NameType::Place,
        Some(Claim::Doubtful) if clues.model == Some(NameType::Place) => return NameType::Place,
        Some(Claim::Sure | Claim::Doubtful) | None => {}
    }
    if person(clues) && !clues.definite {
        return NameType::Person;
    }
    match clues.model {
        // No person is written with figures, in words of the dictionary alone, or behind "the".
        Some(NameType::Person) if clues.common || clues.words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())) => {
            NameType::Other
        }
        Some(NameType::Person) if clues.definite && clues.words.len() == 1 => NameType::Organisation,
        Some(NameType::Organisation) if clues.common && clues.indefinite && clues.words.len() > 1 => NameType::Other,
        Some(kind) => kind,
        None => NameType::Other,
    }
}

/// By the noun that heads the name: its last, or the one before "of" ("University of ...").
fn headed(words: &[String]) -> Option<NameType> {
    let head = match words.iter().position(|word| word == "of") {
        Some(of) => words.get(of.checked_sub(1)?)?,
        None if words.len() > 1 => words.last()?,
        None => return None,
    };
    // A person may be called Church or Field: a given name before it speaks for one.
    if words.len() == 2
        && words.first().is_some_and(|first| lists::given_name(first) == Some(Claim::Sure))
        && lists::surname(head).is_some()
    {
        return None;
    }
    if words.len() > 1 && words.last().is_some_and(|last| lists::heads_thing(last)) {
        Some(NameType::Other)
    } else if lists::heads_organisation(head) {
        Some(NameType::Organisation)
    } else if lists::heads_place(head) {
        Some(NameType::Place)
    } else {
        None
    }
}

/// Whether the words alone read as a person's name.
fn is_person(words: &[String]) -> bool {
    let Some(first) = words.first() else { return false };
    match lists::given_name(first) {
        Some(Claim::Sure) => true,
        Some(Claim::Doubtful) => words.len() > 1 && words.last().is_some_and(|last| lists::surname(last) == Some(Claim::Sure)),
        None => false,
    }
}

/// Whether a name that the recogniser does not know, or takes for a company, is a person's.
fn person(clues: &Clues<'_>) -> bool {
    let alphabetic = clues.words.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’')));
    if !alphabetic || clues.words.len() > 4 {
        return false;
    }
    if clues.common && clues.words.len() > 1 && clues.words.first().is_none_or(|first| lists::given_name(first).is_none()) {
        return false;
    }
    let speaker = || clues.speaks && clues.words.len() == 1 && (!clues.common || lists::surname(&clues.words[0]).is_some());
    let surname = || clues.words.len() == 1 && clues.words.iter().all(|word| lists::surname(word) == Some(Claim::Sure));
    match clues.model {
        Some(NameType::Person) => true,
        Some(NameType::Place) => is_person(clues.words) || clues.speaks && surname(),
        Some(NameType::Organisation) => is_person(clues.words),
        Some(NameType::Other) => is_person(clues.words) || speaker(),
        None => {
            is_person(clues.words)
                || surname()
                || speaker()
                || clues.bare && clues.words.len() == 1 && lists::given_name(&clues.words[0]).is_some()
        }
    }
}
