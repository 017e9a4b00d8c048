//! Where names stand, and what kind each seems to be.

use super::NameType;
use super::headline::{self, Known};
use super::kinds::{self, Clues};
use super::lists::{self, Claim};
use crate::article::words::Tokens;
use crate::syntax::{Entity, Parsed, Tag};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// A name at one place.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) tokens: Tokens,
    pub(super) kind: NameType,
    /// Its words for comparison.
    pub(super) key: String,
}

/// All names of an article, by place: those of the running text first, which tell what is a name in a title.
pub(super) fn mentions(parsed: &Parsed) -> Vec<Mention> {
    let all = !crate::facts::states_anything(parsed);
    let stating = parsed.sentences().filter(|(sentence, _)| all || parsed.article().block_kind(sentence).states_something());
    let (titles, running): (Vec<Tokens>, Vec<Tokens>) =
        stating.map(|(_, tokens)| tokens).partition(|tokens| headline::is_title_case(parsed, *tokens));
    let inner = inner_names(parsed, &running);
    let named = |(run, kind)| mention(parsed, run, kind, &inner);
    let mut found: Vec<Mention> = running.iter().flat_map(|tokens| spans(parsed, *tokens)).filter_map(named).collect();
    let known = known(&found);
    for title in titles {
        let mut pieces = Vec::new();
        for (run, kind) in spans(parsed, title) {
            headline::names(parsed, run, kind, &known, &mut pieces);
        }
        found.extend(pieces.into_iter().filter_map(named));
    }
    found.sort_by_key(|mention| mention.tokens.start);
    found
}

/// The words, lower case, that the running text writes large where it need not, and never small.
fn inner_names<'a>(parsed: &'a Parsed, running: &[Tokens]) -> FxHashSet<Cow<'a, str>> {
    let words = || {
        let weighty = |token: &usize| parsed.tag(*token).is_noun() || parsed.tag(*token).is_verb();
        running.iter().flat_map(move |sentence| sentence.iter().skip(1).filter(weighty))
    };
    let begins = |token: usize, with: fn(char) -> bool| parsed.form(token).starts_with(with);
    let is_large =
        |token: &usize| parsed.tag(*token).is_name() && begins(*token, char::is_uppercase) && !parsed.tag(*token - 1).is_punctuation();
    let mut large: FxHashSet<Cow<'_, str>> = words().filter(is_large).map(|token| plain(parsed, token)).collect();
    words().filter(|&token| begins(token, char::is_lowercase)).for_each(|token| _ = large.remove(parsed.lower(token)));
    large
}

/// What the running text names: whole names, and the words that stand for them alone, a surname or the first word of a company.
fn known(found: &[Mention]) -> Known {
    let mut known = Known::default();
    for mention in found {
        let alone = match mention.kind {
            NameType::Person => mention.key.rsplit(' ').next(),
            NameType::Organisation | NameType::Place | NameType::Other => None,
        };
        for words in alone.into_iter().chain([mention.key.as_str()]) {
            known.entry(words.to_owned()).or_insert(mention.kind);
        }
    }
    known
}

/// Entities as the recogniser marks them, then runs of proper nouns between them; each cut where one name ends and another begins.
fn spans(parsed: &Parsed, sentence: Tokens) -> Vec<(Tokens, Option<NameType>)> {
    let mut found: Vec<(Tokens, Option<NameType>)> = Vec::new();
    let mut at = sentence.start as usize;
    while at < sentence.end as usize {
        if let Some((entity, true)) = parsed.entity(at) {
            let end = (at + 1..sentence.end as usize)
                .find(|&token| !matches!(parsed.entity(token), Some((_, false))))
                .unwrap_or(sentence.end as usize);
            if let Some(kind) = kind_of(entity) {
                pieces(parsed, Tokens::new(at, end), kind, &mut found);
            }
            at = end;
        } else if parsed.tag(at).is_name() {
            let joins = |token: usize| parsed.entity(token).is_none() && (parsed.tag(token).is_name() || joins_names(parsed, token));
            let end = (at + 1..sentence.end as usize).find(|&token| !joins(token)).unwrap_or(sentence.end as usize);
            pieces(parsed, Tokens::new(at, end), None, &mut found);
            at = end;
        } else {
            if is_small_place(parsed, sentence, at) || is_signature(parsed, sentence, at) {
                found.push((Tokens::new(at, at + 1), None));
            }
            at += 1;
        }
    }
    join_initials(parsed, found)
}

/// "From kerala": a known place that a hurried writer leaves small, behind a preposition.
fn is_small_place(parsed: &Parsed, sentence: Tokens, at: usize) -> bool {
    let form = parsed.form(at);
    at > sentence.start as usize
        && matches!(parsed.lemma(at - 1), "in" | "from" | "near" | "to" | "at" | "around" | "between" | "of")
        && form.chars().count() > 4
        && form.chars().all(char::is_lowercase)
        && (parsed.tag(at).is_noun() || parsed.tag(at) == Tag::Jj)
        && lists::place(form) == Some(Claim::Sure)
        && !parsed.is_common_word(form)
}

/// A given name that is all of its sentence, as under a letter.
fn is_signature(parsed: &Parsed, sentence: Tokens, at: usize) -> bool {
    let word = |token: &usize| parsed.form(*token).chars().any(char::is_alphanumeric);
    parsed.form(at).chars().next().is_some_and(char::is_uppercase)
        && lists::given_name(&plain(parsed, at)) == Some(Claim::Sure)
        && sentence.iter().filter(word).take(2).count() == 1
}

/// The names within a run: addresses are none, and a comma, a slash, a dash or an "and" between names parts them.
fn pieces(parsed: &Parsed, run: Tokens, kind: Option<NameType>, found: &mut Vec<(Tokens, Option<NameType>)>) {
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
    let inner = token > run.start as usize && token + 1 < run.end as usize;
    let spaced = |token: usize| {
        let (before, at) = (parsed.range(Tokens::new(token - 1, token)), parsed.range(Tokens::new(token, token + 1)));
        before.end < at.start
    };
    match form {
        "," => !inner || !lists::is_company_suffix(&plain(parsed, token + 1)) && !matches!(&*plain(parsed, token + 1), "jr" | "sr"),
        "/" | "(" | ")" | "\"" | "“" | "”" | ";" | ":" | "|" | "--" | "–" | "—" | "<" | ">" => true,
        "-" => inner && spaced(token),
        "and" => {
            let whole = (run.start as usize..run.end as usize).map(|token| plain(parsed, token)).collect::<Vec<_>>().join(" ");
            // "Oslo and Bergen", but "Marks and Spencer": a company is parted only between two places.
            let known = |start: usize, end: usize| {
                let words = (start..end).map(|token| plain(parsed, token)).collect::<Vec<_>>().join(" ");
                lists::place(&words).is_some()
            };
            let places = known(run.start as usize, token) && known(token + 1, run.end as usize);
            inner && (kind != Some(NameType::Organisation) || places) && lists::place(&whole).is_none()
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
fn join_initials(parsed: &Parsed, found: Vec<(Tokens, Option<NameType>)>) -> Vec<(Tokens, Option<NameType>)> {
    let initials = |tokens: Tokens| {
        tokens.iter().all(|token| {
            let letters = parsed.form(token).chars().filter(|c| *c != '.').count();
            (1..=3).contains(&letters)
                && letters <= parsed.form(token).matches('.').count().max(1)
                && parsed.form(token).chars().all(|c| c == '.' || c.is_uppercase())
        })
    };
    let mut joined: Vec<(Tokens, Option<NameType>)> = Vec::new();
    for (tokens, kind) in found {
        match joined.last_mut().filter(|(before, _)| before.end == tokens.start && initials(*before) && !initials(tokens)) {
            Some(last) => *last = (Tokens::new(last.0.start as usize, tokens.end as usize), kind.or(last.1)),
            None => joined.push((tokens, kind)),
        }
    }
    joined
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

/// The mention without its title, article and possessive; `None` where nothing of a name is left.
fn mention(parsed: &Parsed, run: Tokens, kind: Option<NameType>, inner: &FxHashSet<Cow<'_, str>>) -> Option<Mention> {
    let (tokens, titled) = trimmed(parsed, run)?;
    let words = words(parsed, tokens);
    let listed = |word: &String| lists::given_name(word) == Some(Claim::Sure) || lists::surname(word) == Some(Claim::Sure);
    if tokens.iter().all(|token| is_title(parsed, token)) && !words.iter().any(listed)
        || tokens.iter().all(|token| is_calendar(parsed, token)) && kind != Some(NameType::Person)
        || words.iter().all(|word| lists::is_common_acronym(word))
        || !stands(parsed, tokens, &words, kind, inner)
    {
        return None;
    }
    let kind = kinds::kind(&clues(parsed, tokens, &words, kind, titled));
    Some(Mention { tokens, kind, key: key(words) })
}

/// A run without titles, greetings, articles and marks at its edges, and whether a title was among them.
fn trimmed(parsed: &Parsed, run: Tokens) -> Option<(Tokens, bool)> {
    let (mut start, mut end) = (run.start as usize, run.end as usize);
    let mut titled = false;
    while start < end && ((is_title(parsed, start) || is_greeting(parsed, start)) && start + 1 < end || is_edge(parsed, start)) {
        titled |= is_title(parsed, start) || is_greeting(parsed, start);
        start += 1;
    }
    while end > start && (is_edge(parsed, end - 1) || is_small_change(parsed, start, end)) {
        end -= 1;
    }
    (start < end).then(|| (Tokens::new(start, end), titled))
}

/// What tells the kind of a name where it stands.
fn clues<'a>(parsed: &Parsed, tokens: Tokens, words: &'a [String], model: Option<NameType>, titled: bool) -> Clues<'a> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let form = parsed.form(start);
    let few = (2..=6).contains(&form.chars().count());
    let before = start.checked_sub(1).filter(|&before| parsed.sentence_of(before) == parsed.sentence_of(start));
    let told = |test: &dyn Fn(usize) -> bool| before.is_some_and(test);
    let the = |before: usize| parsed.form(before).eq_ignore_ascii_case("the");
    Clues {
        words,
        model,
        titled: titled || start.checked_sub(1).is_some_and(|before| is_title(parsed, before)),
        speaks: speaks(parsed, tokens),
        acronym: tokens.len() == 1 && few && form.chars().all(char::is_uppercase) && !shouts(parsed, start),
        bare: told(&|before| matches!(parsed.tag(before), Tag::In | Tag::Cc) || parsed.tag(before).is_verb()),
        // "The Hilton", but "the Clinton camp".
        definite: told(&the) && !parsed.tag(end).is_noun(),
        indefinite: told(&|before| parsed.tag(before) == Tag::PrpS || parsed.tag(before) == Tag::Dt && !the(before)),
        common: tokens.iter().all(|token| headline::is_common(parsed, &plain(parsed, token))),
        behind_place: told(&|before| parsed.form(before) == "," || parsed.tag(before) == Tag::In || parsed.tag(before).is_name()),
    }
}

/// Whether the words can be a name: one capital at least, or a known place or person in small letters, as hurried writers have them.
fn stands(parsed: &Parsed, tokens: Tokens, words: &[String], model: Option<NameType>, inner: &FxHashSet<Cow<'_, str>>) -> bool {
    if tokens.iter().all(|token| parsed.form(token).chars().all(|letter| !letter.is_alphabetic())) {
        return false;
    }
    let capital = |token: usize| parsed.form(token).chars().any(char::is_uppercase);
    let whole = words.join(" ");
    let listed = lists::place(&whole) == Some(Claim::Sure) || lists::given_name(&whole) == Some(Claim::Sure);
    if !tokens.iter().any(capital) {
        return listed || model.is_some() && tokens.len() > 1;
    }
    // "Cozy, warm atmosphere", "FREE delivery": a common word that is written large for another reason.
    let first = parsed.sentence(parsed.sentence_of(tokens.start as usize)).start;
    let opens = first == tokens.start || tokens.start > 0 && parsed.tag(tokens.start as usize - 1).is_punctuation();
    let shouted = tokens.iter().all(|token| parsed.form(token).chars().count() > 2 && parsed.form(token).chars().all(char::is_uppercase));
    let known = listed
        || lists::given_name(&whole).is_some()
        || lists::surname(&whole) == Some(Claim::Sure)
        || lists::place(&whole).is_some()
        || lists::organisation(&whole).is_some()
        || lists::surname(&whole).is_some() && speaks(parsed, tokens)
        || inner.contains(whole.as_str());
    // What the recogniser takes for a person at the beginning of a sentence is often a plain noun; it is surer of the rest.
    let unsure = matches!(model, None | Some(NameType::Person)) && lists::surname(&whole).is_none();
    let common = tokens.len() == 1 && !known && (parsed.is_common_word(&whole) || unsure && parsed.is_dictionary_word(&whole));
    !(common && (opens || shouted))
}

/// Whether the sentence of a token is written in capitals throughout.
fn shouts(parsed: &Parsed, token: usize) -> bool {
    let small = |token: usize| parsed.form(token).chars().any(char::is_lowercase);
    !parsed.sentence(parsed.sentence_of(token)).iter().any(small)
}

/// Whether a name is the subject of a verb of speech.
fn speaks(parsed: &Parsed, tokens: Tokens) -> bool {
    tokens.iter().any(|token| parsed.predicate_of_subject(token).is_some_and(|verb| matches!(parsed.lemma(verb), "say" | "tell" | "add")))
}

fn is_title(parsed: &Parsed, token: usize) -> bool {
    let word = plain(parsed, token);
    lists::is_title(&word) || word.strip_suffix('s').is_some_and(lists::is_title)
}

/// A month or a day of the week.
fn is_calendar(parsed: &Parsed, token: usize) -> bool {
    crate::facts::date::is_calendar_word(parsed.form(token)) || parsed.tag(token) == Tag::Cd || parsed.tag(token).is_punctuation()
}

/// "Dear", "Aunt", "Hi" before a name.
fn is_greeting(parsed: &Parsed, token: usize) -> bool {
    matches!(&*plain(parsed, token), "dear" | "hi" | "hey" | "hello" | "thanks" | "aunt" | "uncle" | "grandma" | "grandpa")
}

/// Articles, possessive endings and marks at the edge of a name.
fn is_edge(parsed: &Parsed, token: usize) -> bool {
    matches!(parsed.tag(token), Tag::Dt | Tag::Pos | Tag::Prp | Tag::PrpS | Tag::In | Tag::Cc | Tag::To)
        || parsed.tag(token).is_punctuation()
        || parsed.form(token).eq_ignore_ascii_case("the")
}

/// A word without a capital behind one with: "Vladi Pimenov ext", "Netherlands await".
fn is_small_change(parsed: &Parsed, start: usize, end: usize) -> bool {
    let capital = |token: usize| parsed.form(token).chars().any(char::is_uppercase);
    let last = parsed.form(end - 1);
    let short = last.chars().count() <= 3 || parsed.is_common_word(last);
    end - start > 1 && capital(start) && !capital(end - 1) && short && last.chars().all(char::is_alphabetic)
}

/// A word in lower case, without stops.
pub(super) fn plain(parsed: &Parsed, token: usize) -> Cow<'_, str> {
    let lower = parsed.lower(token);
    if lower.contains(['.', '’']) { Cow::Owned(lower.replace('.', "").replace('’', "'")) } else { Cow::Borrowed(lower) }
}

/// The words of a name, in lower case: without stops, marks and possessives.
fn words(parsed: &Parsed, tokens: Tokens) -> Vec<String> {
    tokens
        .iter()
        .filter(|&token| !parsed.tag(token).is_punctuation())
        .map(|token| plain(parsed, token))
        .filter(|word| word != "'s")
        .map(Cow::into_owned)
        .collect()
}

/// The words for comparison, without a company's suffix.
fn key(mut words: Vec<String>) -> String {
    while words.len() > 1 && words.last().is_some_and(|word| lists::is_company_suffix(word)) {
        words.pop();
    }
    words.join(" ")
}
