//! Where names stand, and what kind each seems to be.

use super::NameType;
use crate::article::words::Tokens;
use crate::lexicon::rows;
use crate::syntax::{Entity, Parsed, Tag};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static TITLES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/titles.txt")).collect());
static SUFFIXES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/company_suffixes.txt")).collect());

/// A name at one place.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) tokens: Tokens,
    pub(super) kind: NameType,
    /// Its words for comparison.
    pub(super) key: String,
}

/// All names of an article, by place.
pub(super) fn mentions(parsed: &Parsed) -> Vec<Mention> {
    let mut found = Vec::new();
    for (sentence, tokens) in parsed.sentences() {
        if parsed.article().block_kind(sentence).states_something() || tokens.len() < 30 {
            found.extend(spans(parsed, tokens).into_iter().filter_map(|(run, kind)| mention(parsed, run, kind)));
        }
    }
    found
}

/// Entities as the recogniser marks them, then runs of proper nouns between them.
fn spans(parsed: &Parsed, sentence: Tokens) -> Vec<(Tokens, Option<NameType>)> {
    let mut found: Vec<(Tokens, Option<NameType>)> = Vec::new();
    let mut at = sentence.start as usize;
    while at < sentence.end as usize {
        if let Some((entity, true)) = parsed.entity(at) {
            let end = (at + 1..sentence.end as usize)
                .find(|&token| !matches!(parsed.entity(token), Some((_, false))))
                .unwrap_or(sentence.end as usize);
            if let Some(kind) = kind_of(entity) {
                found.push((Tokens::new(at, end), kind));
            }
            at = end;
        } else if parsed.tag(at).is_name() {
            let joins = |token: usize| parsed.entity(token).is_none() && (parsed.tag(token).is_name() || joins_names(parsed, token));
            let end = (at + 1..sentence.end as usize).find(|&token| !joins(token)).unwrap_or(sentence.end as usize);
            found.push((Tokens::new(at, end), None));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// "and", "of", "de" between proper nouns of one name: only "of" and particles join; a hyphen does inside a word.
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

/// The mention without its title, article and possessive; `None` where nothing of a name is left.
fn mention(parsed: &Parsed, run: Tokens, kind: Option<NameType>) -> Option<Mention> {
    let (mut start, mut end) = (run.start as usize, run.end as usize);
    let mut titled = false;
    while start < end && (is_title(parsed, start) && start + 1 < end || is_edge(parsed, start)) {
        titled |= is_title(parsed, start);
        start += 1;
    }
    while end > start && is_edge(parsed, end - 1) {
        end -= 1;
    }
    if start >= end {
        return None;
    }
    let tokens = Tokens::new(start, end);
    if kind.is_none() && tokens.iter().all(|token| is_title(parsed, token)) {
        return None;
    }
    let capital = |token: usize| parsed.form(token).chars().any(char::is_uppercase) || parsed.tag(token).is_name();
    if !tokens.iter().any(capital) || tokens.iter().all(|token| parsed.form(token).chars().all(|letter| !letter.is_alphabetic())) {
        return None;
    }
    let guessed = if titled || start.checked_sub(1).is_some_and(|before| is_title(parsed, before)) { Some(NameType::Person) } else { kind };
    let kind = if is_company(parsed, tokens) { NameType::Organisation } else { guessed.unwrap_or(NameType::Other) };
    Some(Mention { tokens, kind, key: key(parsed, tokens) })
}

fn is_title(parsed: &Parsed, token: usize) -> bool {
    TITLES.contains(parsed.form(token).trim_end_matches('.').to_lowercase().as_str())
}

/// Articles, possessive endings and marks at the edge of a name.
fn is_edge(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.tag(token), Tag::Dt | Tag::Pos | Tag::Prp | Tag::PrpS | Tag::In | Tag::Cc | Tag::To)
        || parsed.tag(token).is_punctuation()
        || parsed.form(token).eq_ignore_ascii_case("the")
}

fn is_company(parsed: &Parsed, tokens: Tokens) -> bool {
    tokens.len() > 1
        && tokens.iter().last().is_some_and(|last| SUFFIXES.contains(parsed.form(last).trim_end_matches('.').to_lowercase().as_str()))
}

/// The words for comparison: lower case, without points, possessives inside, and a company's suffix.
fn key(parsed: &Parsed, tokens: Tokens) -> String {
    let plain = |token: usize| parsed.form(token).to_lowercase().replace('.', "").replace('’', "'");
    let mut words: Vec<String> =
        tokens.iter().filter(|&token| !parsed.tag(token).is_punctuation()).map(plain).filter(|word| word != "'s").collect();
    while words.len() > 1 && words.last().is_some_and(|word| SUFFIXES.contains(word.as_str())) {
        words.pop();
    }
    words.join(" ")
}
