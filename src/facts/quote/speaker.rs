//! Who says the words of a quotation.

use crate::article::words::Tokens;
use crate::lexicon::saying;
use crate::syntax::Parsed;

/// How far from a quotation the verb that brings it in may stand, in tokens.
const REACH: usize = 30;

/// The tokens of who says what stands in `passage`; `others` are all quotations of the article, which nobody speaks from.
pub(super) fn speaker(parsed: &Parsed, passage: Tokens, others: &[Tokens]) -> Option<Tokens> {
    let outside = |token: usize| !others.iter().any(|other| other.holds(token) && !other.contains(passage));
    let free = |token: usize| outside(token) && !passage.holds(token);
    let around = around(parsed, passage, others);
    let by_parse = parsed.speech(passage).and_then(|speech| speech.speaker).filter(|&head| free(head) && around.holds(head));
    let head = by_parse.or_else(|| nearest(parsed, passage, around, &free))?;
    Some(phrase(parsed, head, &free))
}

/// Who says it by the nearest verb of saying, where the parse ties no such verb to the quotation: those that it hangs on first.
fn nearest(parsed: &Parsed, passage: Tokens, around: Tokens, free: &impl Fn(usize) -> bool) -> Option<usize> {
    let verbs = around.iter().filter(|&token| free(token) && brings_in(parsed, token));
    let mut verbs: Vec<usize> = verbs.filter(|&token| distance(passage, token) <= REACH).collect();
    verbs.sort_by_key(|&verb| (usize::from(!parsed.hangs_below(passage.start as usize, verb)), distance(passage, verb), verb));
    verbs.into_iter().find_map(|verb| said_by(parsed, verb, around).filter(|head| free(*head)))
}

/// The sentences that the passage stands in, and the end of the one before where it announces it with a colon; for a quotation inside a
/// quotation, what lies around it there.
fn around(parsed: &Parsed, passage: Tokens, others: &[Tokens]) -> Tokens {
    if let Some(outer) = others.iter().find(|other| other.contains(passage) && **other != passage) {
        return *outer;
    }
    let first = parsed.sentence_of(passage.start as usize);
    let last = parsed.sentence_of((passage.end as usize).saturating_sub(1));
    let own = parsed.sentence(first).hull(parsed.sentence(last));
    let Some(before) = first.checked_sub(1).map(|before| parsed.sentence(before)) else { return own };
    let announced = before.iter().rev().take(2).any(|token| parsed.form(token) == ":");
    if announced { before.hull(own) } else { own }
}

fn brings_in(parsed: &Parsed, token: usize) -> bool {
    let tag = parsed.tag(token);
    let according = parsed.lemma(token) == "according" || parsed.form(token).eq_ignore_ascii_case("according");
    according || (tag.is_verb() && saying(parsed.lemma(token)).is_some()) || is_plain_form(parsed.form(token))
}

/// Forms that need no tagger.
fn is_plain_form(form: &str) -> bool {
    matches!(form, "said" | "says" | "told" | "tells" | "added" | "adds" | "wrote" | "writes" | "asked" | "asks" | "replied")
}

fn distance(passage: Tokens, token: usize) -> usize {
    let (start, end) = (passage.start as usize, passage.end as usize);
    if token < start { start - token } else { token.saturating_sub(end) + 1 }
}

/// The head of the one who says it, by the parse, or by what stands beside the verb.
fn said_by(parsed: &Parsed, verb: usize, sentence: Tokens) -> Option<usize> {
    if parsed.form(verb).eq_ignore_ascii_case("according") {
        return source(parsed, verb, sentence);
    }
    // "The delay was called “careless”": nobody is told of who calls it so.
    let subject = || parsed.subject(verb).filter(|_| !parsed.is_passive(verb));
    parsed.doer(verb).or_else(subject).or_else(|| beside(parsed, verb, sentence).filter(|_| !parsed.is_passive(verb)))
}

/// Behind "according to": the object of the preposition, or what follows it.
fn source(parsed: &Parsed, according: usize, sentence: Tokens) -> Option<usize> {
    let to = according + 1;
    parsed.behind(to).or_else(|| (to + 1..sentence.end as usize).find(|&token| is_name_like(parsed, token)))
}

/// The nearest name or pronoun to the left of a verb, else to the right, with nothing but words in between.
fn beside(parsed: &Parsed, verb: usize, sentence: Tokens) -> Option<usize> {
    let is_mark = |token: &usize| !parsed.form(*token).chars().any(char::is_alphanumeric);
    let left = (sentence.start as usize..verb).rev().take(6).take_while(|token| !is_mark(token)).find(|&token| is_name_like(parsed, token));
    left.or_else(|| {
        (verb + 1..sentence.end as usize).take(6).take_while(|token| !is_mark(token)).find(|&token| is_name_like(parsed, token))
    })
}

fn is_name_like(parsed: &Parsed, token: usize) -> bool {
    let form = parsed.form(token);
    let pronoun = matches!(form.to_lowercase().as_str(), "he" | "she" | "they" | "i" | "we" | "who");
    pronoun || parsed.tag(token).is_noun() || form.chars().next().is_some_and(char::is_uppercase)
}

/// The noun phrase of the speaker, as far as it stands outside of quotations, with the capitalised words beside its head.
fn phrase(parsed: &Parsed, head: usize, free: &impl Fn(usize) -> bool) -> Tokens {
    let phrase = parsed.noun_phrase(head);
    let capital = |token: usize| parsed.form(token).chars().next().is_some_and(char::is_uppercase);
    let named = |token: usize| capital(head) && capital(token) && parsed.sentence_of(token) == parsed.sentence_of(head);
    let belongs = |token: &usize| free(*token) && (phrase.holds(*token) || named(*token));
    let start = (0..head).rev().take_while(belongs).last().unwrap_or(head);
    let end = (head + 1..parsed.len()).take_while(belongs).last().unwrap_or(head);
    Tokens::new(start, end + 1)
}
