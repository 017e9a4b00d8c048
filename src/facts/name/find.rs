//! Where names stand.

use super::NameType;
use super::headline::{self, Known};
use super::lists::{self, Claim};
use super::mention::{Mention, Mentions, plain};
use crate::article::words::Tokens;
use crate::syntax::{Entity, Parsed, Tag};

/// A run of tokens that may be a name, and what the recogniser says of it.
pub(super) type Run = (Tokens, Option<NameType>);

/// So many tokens an article has for each of its names, where there are many.
const TOKENS_A_NAME: usize = 12;

/// All names of an article, by place: those of the running text first, which tell what is a name in a title.
pub(super) fn mentions(parsed: &Parsed) -> Vec<Mention> {
    let all = !crate::facts::states_anything(parsed);
    let stating = parsed.sentences().filter(|(sentence, _)| all || parsed.article().block_kind(sentence).states_something());
    let (titles, running): (Vec<Tokens>, Vec<Tokens>) =
        stating.map(|(_, tokens)| tokens).partition(|tokens| headline::is_title_case(parsed, *tokens));
    let mut mentions = Mentions::new(parsed, &running);
    let (mut found, mut runs) = (Vec::with_capacity(parsed.len() / TOKENS_A_NAME), Vec::with_capacity(16));
    for sentence in &running {
        spans(parsed, *sentence, &mut runs);
        found.extend(runs.drain(..).filter_map(|(run, kind)| mentions.mention(run, kind)));
    }
    if titles.is_empty() {
        return found;
    }
    let known = known(&found);
    let mut pieces = Vec::new();
    for title in titles {
        spans(parsed, title, &mut runs);
        for (run, kind) in runs.drain(..) {
            headline::names(parsed, run, kind, &known, &mut pieces);
        }
    }
    found.extend(pieces.into_iter().filter_map(|(run, kind)| mentions.mention(run, kind)));
    found.sort_by_key(|mention| mention.tokens.start);
    found
}

/// What the running text names: whole names, and the words that stand for them alone, a surname or the first word of a company.
fn known(found: &[Mention]) -> Known {
    let mut known = Known::default();
    for mention in found {
        let alone = match mention.kind {
            NameType::Person => mention.key.rsplit(' ').next(),
            NameType::Organisation | NameType::Place | NameType::Other => None,
        };
        for words in alone.into_iter().chain([&*mention.key]) {
            known.entry(words.to_owned()).or_insert(mention.kind);
        }
    }
    known
}

/// Entities as the recogniser marks them, then runs of proper nouns between them; each cut where one name ends and another begins.
fn spans(parsed: &Parsed, sentence: Tokens, found: &mut Vec<Run>) {
    let last = parsed.len().min(sentence.end as usize);
    let mut at = sentence.start as usize;
    while at < last {
        let tag = parsed.tag(at);
        if let Some((entity, true)) = parsed.entity(at) {
            let end = (at + 1..last).find(|&token| !matches!(parsed.entity(token), Some((_, false)))).unwrap_or(last);
            // A proper noun without a digit is no number: the recogniser does not know it.
            let misread = || is_number(entity) && end == at + 1 && tag.is_name() && is_letters(parsed, at) && at > sentence.start as usize;
            if let Some(kind) = kind_of(entity).or_else(|| misread().then_some(None)) {
                pieces(parsed, Tokens::new(at, end), kind, found);
            }
            at = end;
        } else if tag.is_name() {
            let joins = |token: usize| parsed.entity(token).is_none() && (parsed.tag(token).is_name() || joins_names(parsed, token));
            let end = (at + 1..last).find(|&token| !joins(token)).unwrap_or(last);
            pieces(parsed, Tokens::new(at, end), None, found);
            at = end;
        } else {
            let shape = parsed.shape(at);
            let odd = shape.begins_large() && is_alone(parsed, sentence, at) && is_signature(parsed, sentence, at);
            if odd || is_weighty(tag) && shape.is_long() && shape.is_small() && is_small_place(parsed, sentence, at) {
                found.push((Tokens::new(at, at + 1), None));
            }
            at += 1;
        }
    }
    join_initials(parsed, found);
}

/// What counts or ranks.
fn is_number(entity: Entity) -> bool {
    matches!(entity, Entity::Cardinal | Entity::Ordinal | Entity::Quantity)
}

/// Letters after a capital, and no word for a number.
fn is_letters(parsed: &Parsed, at: usize) -> bool {
    let shape = parsed.shape(at);
    shape.begins_large() && shape.has_small() && !shape.has_digit() && !parsed.is_dictionary_word(parsed.lower(at))
}

/// Nouns and adjectives.
fn is_weighty(tag: Tag) -> bool {
    tag.is_noun() || tag == Tag::Jj
}

/// "From kerala": a known place that a hurried writer leaves small, behind a preposition. Asked of longer nouns in small letters.
fn is_small_place(parsed: &Parsed, sentence: Tokens, at: usize) -> bool {
    let form = parsed.form(at);
    at > sentence.start as usize
        && matches!(parsed.lemma(at - 1), "in" | "from" | "near" | "to" | "at" | "around" | "between" | "of")
        && form.chars().count() > 4
        && lists::listed(form).place() == Some(Claim::Sure)
        && !parsed.is_common_word(form)
}

/// Whether no word stands right beside a token in its sentence.
fn is_alone(parsed: &Parsed, sentence: Tokens, at: usize) -> bool {
    let word = |token: usize| sentence.holds(token) && (parsed.shape(token).has_letter() || parsed.shape(token).has_digit());
    !word(at + 1) && !at.checked_sub(1).is_some_and(word)
}

/// A given name that is all of its sentence, as under a letter. Asked of words with a capital before them.
fn is_signature(parsed: &Parsed, sentence: Tokens, at: usize) -> bool {
    let word = |token: &usize| parsed.form(*token).chars().any(char::is_alphanumeric);
    sentence.iter().filter(word).take(2).count() == 1 && lists::listed(&plain(parsed, at)).given() == Some(Claim::Sure)
}

/// The names within a run: addresses are none, and a comma, a slash, a dash or an "and" between names parts them.
fn pieces(parsed: &Parsed, run: Tokens, kind: Option<NameType>, found: &mut Vec<Run>) {
    let mut start = run.start as usize;
    for token in run.iter().chain([run.end as usize]) {
        let ends = token == run.end as usize || parts(parsed, run, token, kind);
        if ends {
            if start < token {
                found.push((Tokens::new(start, token), kind));
            }
            start = token + 1;
        }
    }
}

/// Whether a token of a run stands between two names.
fn parts(parsed: &Parsed, run: Tokens, token: usize, kind: Option<NameType>) -> bool {
    let form = parsed.form(token);
    // Nearly all words of names are letters with a capital before them.
    if parsed.shape(token).begins_large() && !parsed.shape(token).has_sign() {
        return false;
    }
    let inner = token > run.start as usize && token + 1 < run.end as usize;
    let spaced = |token: usize| {
        let (before, at) = (parsed.range(Tokens::new(token - 1, token)), parsed.range(Tokens::new(token, token + 1)));
        before.end < at.start
    };
    match form {
        "," => {
            !inner || !lists::listed(&plain(parsed, token + 1)).is_company_suffix() && !matches!(&*plain(parsed, token + 1), "jr" | "sr")
        }
        "/" | "(" | ")" | "\"" | "“" | "”" | ";" | ":" | "|" | "--" | "–" | "—" | "<" | ">" => true,
        "-" => inner && spaced(token),
        "and" => {
            let whole = (run.start as usize..run.end as usize).map(|token| plain(parsed, token)).collect::<Vec<_>>().join(" ");
            // "Oslo and Bergen", but "Marks and Spencer": a company is parted only between two places.
            let known = |start: usize, end: usize| {
                let words = (start..end).map(|token| plain(parsed, token)).collect::<Vec<_>>().join(" ");
                lists::listed(&words).place().is_some()
            };
            let places = known(run.start as usize, token) && known(token + 1, run.end as usize);
            inner && (kind != Some(NameType::Organisation) || places) && lists::listed(&whole).place().is_none()
        }
        "or" | "to" | "at" | "from" | "with" => inner,
        _ => is_address(parsed, token),
    }
}

/// Whether a token is an address on the net, or markup.
fn is_address(parsed: &Parsed, token: usize) -> bool {
    const ENDINGS: [&str; 6] = [".com", ".org", ".net", ".htm", ".html", ".asp"];
    let (form, lower) = (parsed.form(token), parsed.lower(token));
    form.contains(['@', '<', '>', '='])
        || form.contains("://")
        || lower.starts_with("www.")
        || ENDINGS.iter().any(|end| lower.ends_with(end))
}

/// "J. M." before "Huber": initials alone belong to the name behind them.
fn join_initials(parsed: &Parsed, found: &mut Vec<Run>) {
    let initials = |tokens: Tokens| {
        tokens.iter().all(|token| {
            let letters = parsed.form(token).chars().filter(|c| *c != '.').count();
            (1..=3).contains(&letters)
                && letters <= parsed.form(token).matches('.').count().max(1)
                && parsed.form(token).chars().all(|c| c == '.' || c.is_uppercase())
        })
    };
    found.dedup_by(|later, before| {
        let joins = before.0.end == later.0.start && initials(before.0) && !initials(later.0);
        if joins {
            *before = (Tokens::new(before.0.start as usize, later.0.end as usize), later.1.or(before.1));
        }
        joins
    });
}

/// "of", "de" between proper nouns of one name; a hyphen does inside a word.
fn joins_names(parsed: &Parsed, token: usize) -> bool {
    let between = parsed.tag(token + 1).is_name();
    between
        && matches!(parsed.form(token), "of" | "de" | "du" | "van" | "von" | "der" | "den" | "al" | "bin" | "da" | "&" | "-" | "’" | "'")
}

/// What an entity of the recogniser names; `None` where it is no name (dates, amounts), the inner `None` where it says little.
fn kind_of(entity: Entity) -> Option<Option<NameType>> {
    match entity {
        Entity::Person => Some(Some(NameType::Person)),
        Entity::Organisation => Some(Some(NameType::Organisation)),
        Entity::Place | Entity::Location | Entity::Facility => Some(Some(NameType::Place)),
        Entity::Event | Entity::Group | Entity::Language | Entity::Law | Entity::Product | Entity::Work => Some(Some(NameType::Other)),
        Entity::Cardinal | Entity::Date | Entity::Money | Entity::Ordinal | Entity::Percent | Entity::Quantity | Entity::Time => None,
    }
}
