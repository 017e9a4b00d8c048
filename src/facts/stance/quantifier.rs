//! The words that tell how far a clause reaches, and what they range over.

use super::words::reach;
use super::{Quantifier, Reach};
use crate::article::words::Tokens;
use crate::syntax::{Parsed, Tag};

/// All of a run of tokens, in order.
pub(super) fn all(parsed: &Parsed, tokens: Tokens) -> Vec<Quantifier> {
    tokens.iter().filter(|&token| token < parsed.len()).filter_map(|token| quantifier(parsed, token)).collect()
}

fn quantifier(parsed: &Parsed, token: usize) -> Option<Quantifier> {
    let form = parsed.lower(token);
    let reach = if form == "one" { one_of(parsed, token)? } else { reach(form)? };
    let reach = adjusted(parsed, token, form, reach)?;
    // "With only a few exceptions": nearly all.
    if parsed.quantified(token).is_some_and(|over| parsed.lower_lemma(over) == "exception") {
        return None;
    }
    Some(Quantifier { reach, token, over: parsed.quantified(token) })
}

/// "One of the ships": some; "not one ship": none; "one ship" counts, and "every one of the ships" is all of them.
fn one_of(parsed: &Parsed, token: usize) -> Option<Reach> {
    let before = token.checked_sub(1).map_or("", |before| parsed.lemma(before));
    match before {
        // "Not one of them", "not one house".
        "not" if parsed.tag(token + 1) != Tag::Cd => Some(Reach::None),
        "every" | "each" | "any" | "no" | "not" | "only" => None,
        _ => (parsed.lemma(token + 1) == "of").then_some(Reach::Some),
    }
}

/// The reach in the light of the words beside it; `None` where it is no quantifier there.
fn adjusted(parsed: &Parsed, token: usize, form: &str, reach: Reach) -> Option<Reach> {
    let next = parsed.lower(token + 1);
    let before = token.checked_sub(1).map_or("", |before| parsed.lower(before));
    match reach {
        Reach::All => all_of(parsed, token, before, next),
        // "Some 300" is about 300; "the most expensive" and "many more" compare.
        Reach::Some if form == "some" && is_number(parsed, token + 1) => None,
        Reach::Some if form == "some" && next == "other" => None,
        Reach::Some if form == "certain" && !parsed.is_attributive(token) => None,
        Reach::Some if form == "part" && matches!(before, "better" | "best" | "greater" | "larger") => Some(Reach::Most),
        Reach::Some if form == "part" && (next != "of" || before == "take") => None,
        Reach::Some if matches!(before, "only" | "just") => Some(Reach::Few),
        // "Several hundred" is a number.
        Reach::Some | Reach::Few if matches!(next, "hundred" | "thousand" | "million" | "billion" | "dozen") => None,
        // "A majority of two" tells by how much.
        Reach::Most if form == "majority" && next == "of" && is_number(parsed, token + 2) => None,
        Reach::Most if form == "most" && matches!(parsed.tag(token + 1), Tag::Jj | Tag::Rb) && before == "the" => None,
        Reach::Most if matches!(parsed.tag(token), Tag::Rbs) && parsed.tag(token + 1) == Tag::Jj => None,
        // "At most 40", and not "at most of the tables".
        Reach::Most if form == "most" && before == "at" && next != "of" => None,
        Reach::Many if before == "not" => Some(Reach::Few),
        Reach::Many if matches!(before, "as" | "how" | "so") || next == "more" => None,
        // "All but a handful" is told by the "all".
        Reach::Some | Reach::Few if before == "a" && is_left_out(parsed, token) => None,
        Reach::Few if before == "a" => Some(Reach::Some),
        Reach::Any if matches!(before, "hardly" | "barely" | "scarcely") => Some(Reach::Few),
        // "Paid too little", "too few nurses": a want, and no part of anything.
        Reach::Few if before == "too" => None,
        // "More than any other team except Dunmore".
        Reach::Any if leaves_out(parsed, token) => None,
        Reach::Few if form == "little" && parsed.is_attributive(token) && parsed.tag(token + 1) == Tag::Nns => None,
        Reach::None if matches!(before, "almost" | "nearly" | "practically" | "virtually") => Some(Reach::Few),
        Reach::None => none_of(parsed, token, next),
        Reach::Only => only(parsed, token, form, before, next),
        Reach::First => first(parsed, token, next),
        Reach::Some | Reach::Most | Reach::Many | Reach::Few | Reach::Any => Some(reach),
    }
}

/// Whether a word is what "all but" leaves out: "all but a few".
fn is_left_out(parsed: &Parsed, token: usize) -> bool {
    let word = |back: usize| token.checked_sub(back).map_or("", |at| parsed.lower(at));
    word(2) == "but" && matches!(word(3), "all" | "everyone" | "everybody")
}

/// Whether a number begins there, its currency before it or not.
fn is_number(parsed: &Parsed, token: usize) -> bool {
    parsed.tag(token) == Tag::Cd || parsed.form(token).contains(|mark: char| mark.is_ascii_digit() || matches!(mark, '$' | '€' | '£' | '¥'))
}

/// Whether a word there makes a number behind it a rough one.
fn is_rough(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.lower(token), "some" | "about" | "around" | "nearly" | "almost" | "roughly") && is_number(parsed, token + 1)
}

fn all_of(parsed: &Parsed, token: usize, before: &str, next: &str) -> Option<Reach> {
    let form = parsed.lower(token);
    match (before, next) {
        ("at" | "after" | "above", _) if form == "all" => None,
        // "48 in all", "in all some 3,000 were moved".
        ("in", _) if form == "all" && (is_mark(parsed, token + 1) || is_rough(parsed, token + 1)) => None,
        // "Wholly or in part".
        (_, "or") => None,
        // "All over the world", "all the way".
        (_, "over" | "too") => None,
        // "One of every nine", "two in every five": a share, as is "41 per cent of all houses".
        ("of" | "in", _) if form == "every" && parsed.tag(token + 1) == Tag::Cd => None,
        ("of", _) if is_share(parsed, token.saturating_sub(2)) => None,
        ("almost" | "nearly" | "practically" | "virtually", _) => Some(Reach::Most),
        // "Almost the whole of its wheat".
        ("the", "of") if matches!(parsed.lower(token.saturating_sub(2)), "almost" | "nearly" | "practically" | "virtually") => {
            Some(Reach::Most)
        }
        ("not", _) => Some(Reach::Some),
        // "All but two" leaves some out; "all but certain" is nearly so.
        (_, "but") if parsed.tag(token + 2) == Tag::Cd => Some(Reach::Most),
        // "All but a handful".
        (_, "but") if parsed.lower(token + 2) == "a" && matches!(parsed.lower(token + 3), "handful" | "few" | "couple") => {
            Some(Reach::Most)
        }
        (_, "but") => None,
        // "All the firms but one".
        _ if leaves_out(parsed, token) => Some(Reach::Most),
        (_, "other") if form == "every" => None,
        // "Every day", "every five years" tell how often, "every fourth" a share.
        _ if matches!(form, "every" | "each") && is_interval(parsed, token + 1) => None,
        // "All the same", "all the more", "all told", "all along".
        (_, "told" | "along" | "round" | "right") => None,
        (_, "the") if matches!(parsed.lower(token + 2), "same" | "more" | "better" | "while" | "way") => None,
        // "Paid in full": all of it, whatever that is.
        ("in", _) if form == "full" => Some(Reach::All),
        // "A full multiple" is a high one.
        ("a", _) if form == "full" => None,
        _ if form == "full" && !parsed.is_attributive(token) => None,
        _ => Some(Reach::All),
    }
}

/// Whether a word tells a share of what stands behind it: "half of all attempts".
fn is_share(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.lower(token), "percent" | "cent" | "%" | "half" | "third" | "thirds" | "quarter" | "quarters" | "share" | "proportion")
}

/// Whether what a word ranges over is told with what it leaves out: "every one of the twelve provinces but one", "in every market except Germany",
/// "every ward backed it apart from Elmley".
fn leaves_out(parsed: &Parsed, token: usize) -> bool {
    let in_phrase = |&at: &usize| !parsed.tag(at).is_verb() && !is_mark(parsed, at);
    let but = |at: usize| {
        let first = at + 1 + usize::from(matches!(parsed.lower(at + 1), "for" | "the"));
        matches!(parsed.lower(at), "but" | "bar" | "save") && (parsed.tag(first) == Tag::Cd || parsed.tag(first).is_name())
    };
    let excepts = |at: usize| match parsed.lower(at) {
        "except" | "excepting" | "barring" | "excluding" => !matches!(parsed.lower(at + 1), "when" | "if" | "that" | "in"),
        "apart" | "aside" => parsed.lower(at + 1) == "from",
        "exception" => parsed.lower(at + 1) == "of",
        _ => false,
    };
    let in_clause = |&at: &usize| parsed.lower(at) == "," && excepts(at + 1) || !is_mark(parsed, at) && !is_universal(parsed, at);
    (token + 1..token + 10).take_while(|at| but(*at) || in_phrase(at)).any(but)
        || (token + 1..token + 20).take_while(in_clause).any(excepts)
}

fn is_mark(parsed: &Parsed, at: usize) -> bool {
    matches!(parsed.form(at), "," | ";" | ":" | "." | "")
}

/// "Agreed on everything except the price": the exception belongs to the nearest.
fn is_universal(parsed: &Parsed, at: usize) -> bool {
    matches!(
        parsed.lower(at),
        "all" | "every" | "each" | "everything" | "everyone" | "everybody" | "any" | "no" | "none" | "nothing" | "nobody"
    )
}

/// Whether a length of time or a number stands there: "day", "five years", "quarter of an hour", "fourth", "few weeks".
fn is_interval(parsed: &Parsed, token: usize) -> bool {
    let word = parsed.lower_lemma(token);
    let ordinal = matches!(word, "second" | "third" | "fourth" | "fifth" | "few" | "couple" | "half")
        || word.ends_with("th") && parsed.tag(token) == Tag::Jj;
    is_time(word) || ordinal || parsed.tag(token) == Tag::Cd && is_time(parsed.lower_lemma(token + 1))
}

fn is_time(word: &str) -> bool {
    matches!(
        word,
        "minute" | "hour" | "day" | "night" | "week" | "fortnight" | "month" | "quarter" | "season" | "year" | "decade" | "century"
    ) || matches!(word, "morning" | "evening" | "spring" | "summer" | "autumn" | "winter")
}

fn none_of(parsed: &Parsed, token: usize, next: &str) -> Option<Reach> {
    let bound = matches!(next, "longer" | "more" | "less" | "fewer" | "later" | "sooner" | "doubt" | "matter" | "wonder");
    // "Nobody but Portugal", "no one except her": only she.
    let except = (token + 1..token + 4).any(|at| matches!(parsed.lemma(at), "but" | "except" | "besides"));
    let clause = parsed.is_interjection(token);
    // "A no-confidence vote" is the name of a thing.
    if bound || clause || next == "-" { None } else { Some(if except { Reach::Only } else { Reach::None }) }
}

fn only(parsed: &Parsed, token: usize, form: &str, before: &str, next: &str) -> Option<Reach> {
    let other = match form {
        "only" => {
            matches!(before, "not" | "the") && matches!(next, "but") || before == "not" || before == "if" || next == "if" || next == "when"
        }
        // "Alone" behind a noun limits; "live alone" does not.
        "alone" => token.checked_sub(1).is_none_or(|at| !parsed.tag(at).is_noun() && parsed.tag(at) != Tag::Prp) || before == "let",
        "lone" | "unique" => !parsed.is_attributive(token),
        _ => before == "not",
    };
    // "Asked to stop, only to be told to go on": what came of it.
    let other = other || form == "only" && next == "to" && before == ",";
    (!other).then_some(Reach::Only)
}

fn first(parsed: &Parsed, token: usize, next: &str) -> Option<Reach> {
    // Parts of a whole and fixed names, not the first of their kind.
    let part = matches!(
        next,
        "quarter"
            | "half"
            | "minister"
            | "lady"
            | "round"
            | "leg"
            | "set"
            | "innings"
            | "aid"
            | "name"
            | "class"
            | "day"
            | "week"
            | "month"
    ) || matches!(
        next,
        "year" | "years" | "days" | "weeks" | "months" | "months'" | "hours" | "floor" | "place" | "team" | "phase" | "stage"
    );
    // "One of the first", "among the first": some.
    let one_of = |at: usize| parsed.lemma(at) == "of" && at > 0 && parsed.lemma(at - 1) == "one";
    let shared = (token.saturating_sub(5)..token).any(|at| parsed.lemma(at) == "among" || one_of(at));
    let adjective = parsed.is_attributive(token) || parsed.is_predicative(token);
    (adjective && !part && !shared && parsed.tag(token + 1) != Tag::Cd).then_some(Reach::First)
}
