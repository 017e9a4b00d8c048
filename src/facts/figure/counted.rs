//! The noun that a figure counts, by the order of the words.

use super::Shape;
use super::amount::Amount;
use super::lex::{Kind, Sentence};
use super::lexicon::{Cues, Role};
use super::list::any_of;
use super::number::{Form, is_plural};
use super::phrase::Found;
use super::unit::Unit;
use rust_decimal::Decimal;

/// The noun that is counted, by word order: the last word of the run of words behind the number, or the first plural in it.
pub(super) fn count_noun(s: &Sentence<'_>, found: &mut Found, first: &Amount) {
    if found.figure.unit != Unit::None || matches!(found.figure.shape, Shape::Multiple) {
        return;
    }
    let mut at = found.end;
    if s.is(at, "of") {
        at += 1;
    }
    while
        s.is_one_of(
            at,
            const {
                &any_of(["the", "its", "their", "his", "her", "our", "those", "these", "all", "other", "more", "such", "new", "my", "most"])
            },
        )
    {
        at += 1;
    }
    let one = found.figure.high == Decimal::ONE;
    if let Some(noun) = head_noun(s, at, one) {
        found.noun = Some(noun);
        if !matches!(first.number.form, Form::Fraction) || first.number.scale > Decimal::ONE {
            found.figure.unit = Unit::Count(super::noun::singular(&s.lower(noun)).into());
        }
    }
}

/// The head of the noun phrase that begins at a lexeme: its first plural; any noun after "one"; the noun behind a hyphen ("12-storey").
fn head_noun(s: &Sentence<'_>, at: usize, one: bool) -> Option<usize> {
    if s.mark(at, '-') && !s.gap(at) && s.has(at + 1, Cues::ATTRIBUTE) {
        return Some(at + 1);
    }
    let mut last = None;
    for word in at..at + 6 {
        let hyphen = s.mark(word, '-') && !s.gap(word) && !s.gap(word + 1);
        if hyphen {
            continue;
        }
        let lexeme = s.get(word)?;
        let open = lexeme.kind == Kind::Word && !s.has(word, Cues::FUNCTION) && !s.has(word, Cues::MONTH) && lexeme.role == Role::None;
        if !open {
            // "Kia and Hyundai vehicles", "digital and physical sales"
            if s.is(word, "and") && last.is_some() && !is_plural(s, word - 1) {
                continue;
            }
            break;
        }
        if is_plural(s, word) && !(s.form(word).ends_with("'s") || s.form(word).ends_with("’s")) {
            // "eight crew members", "300 police officers"
            let next = s.has(word, Cues::PLURAL) && is_plural(s, word + 1) && s.gap(word + 1);
            return Some(if next { word + 1 } else { word });
        }
        // "one man spoke", but "one local store"
        if last.is_none_or(|noun| adjective(s.form(noun))) {
            last = Some(word);
        }
    }
    last.filter(|_| one)
}

/// Whether a word looks like an adjective.
fn adjective(form: &str) -> bool {
    const LIST: [&str; 12] = ["small", "big", "large", "new", "old", "red", "young", "long", "short", "major", "key", "good"];
    LIST.contains(&form)
        || form.len() > 4 && ["al", "ive", "ous", "ic", "ful", "ble", "ed", "ish"].iter().any(|suffix| form.ends_with(suffix))
}
