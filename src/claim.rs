//! Claims: clauses that state something, with their facts. A claim keeps the subject that it inherits.

use crate::article::words::Tokens;
use crate::article::{Article, Damage};
use crate::facts::stance::Stance;
use crate::facts::{self, Fact};
use crate::lexicon::saying;
use crate::span::Span;
use crate::syntax::{ClauseKind, Depth, Parsed, Tag};
use rustc_hash::FxHashMap;
use std::any::Any;
use std::sync::{Arc, OnceLock};

/// A claim, as an index into its reading's claims.
pub type ClaimId = usize;

/// One clause that states something.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Where, in the original.
    pub span: Span,
    /// Its tokens.
    pub tokens: Tokens,
    /// Its sentence, as an index.
    pub sentence: usize,
    /// The token that heads it.
    pub predicate: usize,
    /// The head of its subject, its own or inherited.
    pub subject: Option<usize>,
    /// Its facts, as indices into the reading's facts.
    pub facts: Vec<usize>,
    /// Negation, certainty, attribution, quantifiers.
    pub stance: Stance,
}

/// All that depends on one article alone: to be cached, and reused in batch and in comparisons of more than two articles.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article with its syntax.
    pub parsed: Parsed,
    /// Its facts, by place.
    pub facts: Vec<Fact>,
    /// Its claims, by place.
    pub claims: Vec<Claim>,
    /// What is broken in what it says, beside what is broken in its text ([`Article::damage`]).
    pub mismatches: Vec<Damage>,
    /// Where it contradicts itself, once somebody has looked.
    pub(crate) inconsistencies: OnceLock<Vec<Damage>>,
    /// What alignment makes of it alone, once it is compared.
    pub(crate) prepared: Prepared,
}

/// What a later stage works out of one reading alone, kept with it: an article is compared with itself and with each other source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prepared(OnceLock<Arc<dyn Any + Send + Sync>>);

impl Prepared {
    /// What was made before, or what is made now. One stage keeps one kind of thing here; what another kind asks for is made anew.
    pub(crate) fn get<T: Any + Send + Sync>(&self, make: impl Fn() -> T) -> Arc<T> {
        let kept = Arc::clone(self.0.get_or_init(|| Arc::new(make())));
        kept.downcast().unwrap_or_else(|_| Arc::new(make()))
    }
}

impl Reading {
    /// Reads all that an article says.
    pub fn new(article: Article, depth: Depth) -> Self {
        let parsed = Parsed::new(article, depth);
        let facts = facts::extract(&parsed);
        let claims = cut(&parsed, &facts);
        let mut mismatches = facts::date::mismatches(&parsed, &facts);
        mismatches.extend(facts::name::misspelt(&parsed, &facts));
        Self { parsed, facts, claims, mismatches, inconsistencies: OnceLock::new(), prepared: Prepared::default() }
    }

    /// Everything that is broken in the article, by place.
    pub fn damage(&self) -> Vec<&Damage> {
        let mut all: Vec<&Damage> = self.parsed.article().damage().iter().chain(&self.mismatches).collect();
        all.sort_by_key(|damage| damage.span);
        all
    }

    /// The facts of a claim.
    pub fn facts_of<'a>(&'a self, claim: &'a Claim) -> impl Iterator<Item = &'a Fact> + 'a {
        claim.facts.iter().filter_map(|&fact| self.facts.get(fact))
    }

    /// The name that a token belongs to, if any.
    pub fn name_at(&self, token: usize) -> Option<(&Fact, &crate::facts::name::Name)> {
        // Facts ascend by place and may nest (a name inside a quotation), so a short look back finds all that can hold the token.
        let after = self.facts.partition_point(|fact| fact.tokens.start as usize <= token);
        let near = self.facts.get(after.saturating_sub(8)..after).unwrap_or_default();
        near.iter().rev().filter(|fact| fact.tokens.holds(token)).find_map(|fact| fact.name().map(|name| (fact, name)))
    }
}

/// Cuts every sentence that states something into claims.
fn cut(parsed: &Parsed, facts: &[Fact]) -> Vec<Claim> {
    let stating = parsed.sentences().enumerate().filter(|(_, (sentence, _))| parsed.article().block_kind(sentence).states_something());
    stating.flat_map(|(index, (_, tokens))| sentence_claims(parsed, facts, index, tokens)).collect()
}

/// A clause with fewer words of meaning says too little to stand alone.
const FEWEST_WORDS: usize = 2;
/// So does a subordinate clause with fewer that neither names nor counts anything ("when they met", "who led the work").
const FEWEST_SUBORDINATE: usize = 3;

fn sentence_claims(parsed: &Parsed, facts: &[Fact], sentence: usize, tokens: Tokens) -> Vec<Claim> {
    let mut groups = groups(parsed, tokens);
    if groups.is_empty() && tokens.iter().any(|token| parsed.carries_meaning(token)) {
        groups.push(Group { predicate: tokens.start as usize, tokens: tokens.iter().collect() });
    }
    groups.into_iter().filter_map(|group| claim(parsed, facts, sentence, &group)).collect()
}

/// Clauses that make one claim.
struct Group {
    predicate: usize,
    /// Ascending.
    tokens: Vec<usize>,
}

/// The clauses of a sentence, those that say nothing alone joined to the clause above them.
fn groups(parsed: &Parsed, sentence: Tokens) -> Vec<Group> {
    let predicates = parsed.predicates(sentence);
    // Each predicate's claim is headed by itself or by the predicate that its clause is joined to; one step up at a time.
    let mut heads: FxHashMap<usize, usize> = predicates.iter().map(|&predicate| (predicate, predicate)).collect();
    for &predicate in &predicates {
        let above = parsed.clause_above(predicate);
        if let Some(above) = above.filter(|_| !stands_alone(parsed, predicate)) {
            heads.insert(predicate, above);
        }
    }
    let top = |predicate: usize| {
        let mut at = predicate;
        for _ in 0..predicates.len() {
            match heads.get(&at) {
                Some(&above) if above != at => at = above,
                Some(_) | None => break,
            }
        }
        at
    };
    let mut groups: Vec<Group> = Vec::new();
    for &predicate in &predicates {
        let (head, own) = (top(predicate), parsed.clause_tokens(predicate));
        match groups.iter_mut().find(|group| group.predicate == head) {
            Some(group) => group.tokens.extend(own),
            None => groups.push(Group { predicate: head, tokens: own }),
        }
    }
    groups.iter_mut().for_each(|group| group.tokens.sort_unstable());
    let marks = parting_marks(parsed, sentence);
    let mut groups: Vec<Group> = groups.into_iter().flat_map(|group| at_semicolons(parsed, &marks, &predicates, group)).collect();
    groups.sort_by_key(|group| group.tokens.first().copied());
    groups
}

/// A group, parted at semicolons and colons where what stands on either side is a clause with a subject of its own, whatever the parser
/// takes it for. What is said stays with the verb that says so.
fn at_semicolons(parsed: &Parsed, marks: &[usize], predicates: &[usize], group: Group) -> Vec<Group> {
    let segment = |token: usize| marks.partition_point(|&mark| mark < token);
    let mut parts: Vec<Group> = Vec::new();
    let mut loose: Vec<usize> = Vec::new();
    for tokens in group.tokens.chunk_by(|&a, &b| segment(a) == segment(b)) {
        let is_clause = |token: &usize| {
            let has_subject = parsed.own_subject(*token).is_some_and(|subject| tokens.binary_search(&subject).is_ok());
            has_subject && predicates.binary_search(token).is_ok()
        };
        let heads = |token: &usize| *token == group.predicate;
        let own = tokens.iter().copied().find(heads).or_else(|| tokens.iter().copied().find(is_clause));
        match (own, parts.last_mut()) {
            (Some(predicate), _) => {
                loose.extend(tokens);
                parts.push(Group { predicate, tokens: std::mem::take(&mut loose) });
            }
            (None, Some(before)) => before.tokens.extend(tokens),
            (None, None) => loose.extend(tokens),
        }
    }
    if parts.is_empty() { vec![group] } else { parts }
}

/// The semicolons of a sentence, and the colons that do not introduce what somebody says.
fn parting_marks(parsed: &Parsed, sentence: Tokens) -> Vec<usize> {
    let says = |mark: usize| (sentence.start as usize..mark).rev().take(6).any(|before| saying(parsed.lemma(before)).is_some());
    let parts = |token: &usize| parsed.form(*token) == ";" || parsed.form(*token) == ":" && !says(*token);
    sentence.iter().filter(parts).collect()
}

/// Whether a clause states something for itself. Conservative: a restrictive relative clause tells which one is meant, and what is said,
/// planned or caused is nothing without the verb that says so.
fn stands_alone(parsed: &Parsed, predicate: usize) -> bool {
    let tokens = parsed.clause_tokens(predicate);
    let content = tokens.iter().filter(|&&token| parsed.carries_meaning(token)).count();
    let names_or_counts = || tokens.iter().any(|&token| parsed.tag(token).is_name() || parsed.tag(token) == Tag::Cd);
    let is_main = parsed.clause_kind(predicate) == ClauseKind::Main;
    let set_off = is_set_off(parsed, predicate);
    content >= FEWEST_WORDS
        && (is_main || content >= FEWEST_SUBORDINATE || names_or_counts())
        && match parsed.clause_kind(predicate) {
            ClauseKind::Main => true,
            // "the deal binding the two": a participle beside its noun, whatever the parser takes it for.
            ClauseKind::Adverbial => set_off || parsed.is_full_clause(predicate),
            ClauseKind::Relative => set_off,
            // "the claim, made in March, that the site had been sold" is no news without the claim.
            ClauseKind::OfNoun => set_off && !parsed.is_marked(predicate),
            ClauseKind::Other => false,
        }
}

/// Whether a mark parts the clause from what stands before it, or from what follows it where it opens the sentence ("Announced on Monday,
/// the deal ...").
fn is_set_off(parsed: &Parsed, predicate: usize) -> bool {
    let tokens = parsed.clause_tokens(predicate);
    let first = tokens.first().copied().unwrap_or(predicate);
    let sentence = parsed.sentence(parsed.sentence_of(predicate));
    let opens = first == sentence.start as usize && !tokens.contains(&(sentence.end as usize - 1));
    let last = tokens.last().copied().unwrap_or(predicate);
    if opens && (parsed.form(last) == "," || sentence.holds(last + 1) && parsed.form(last + 1) == ",") {
        return true;
    }
    let before =
        |token: usize| token.checked_sub(1).is_some_and(|before| matches!(parsed.form(before), "," | "-" | "–" | "—" | ";" | ":" | "("));
    // The mark may be counted to the clause itself.
    before(first) || matches!(parsed.form(first), "," | "-" | "–" | "—" | "(")
}

fn claim(parsed: &Parsed, facts: &[Fact], sentence: usize, group: &Group) -> Option<Claim> {
    let tokens = trimmed(parsed, run(parsed, group));
    if !tokens.iter().any(|token| parsed.carries_meaning(token)) {
        return None;
    }
    let held = facts.iter().enumerate().filter(|(_, fact)| tokens.contains(fact.tokens)).map(|(index, _)| index);
    let predicate = content(parsed, group);
    Some(Claim {
        span: parsed.span(tokens),
        tokens,
        sentence,
        predicate,
        subject: parsed.subject(predicate),
        facts: held.collect(),
        stance: Stance::of(parsed, tokens, predicate),
    })
}

/// The predicate of what is said: of "police said the road was closed" the closing, not the saying, which is its attribution.
fn content(parsed: &Parsed, group: &Group) -> usize {
    let said_by = |verb: usize| {
        let says = saying(parsed.lemma(verb)).is_some();
        parsed.complement_clauses(verb).find(|child| says && group.tokens.binary_search(child).is_ok())
    };
    std::iter::successors(Some(group.predicate), |&verb| said_by(verb)).take(4).last().unwrap_or(group.predicate)
}

/// The run that stands for a group: from its first to its last token, but where another claim fills most of it, the longest unbroken part.
fn run(parsed: &Parsed, group: &Group) -> Tokens {
    let mut parts: Vec<Tokens> = Vec::new();
    // Marks belong to the sentence's main clause wherever they stand: a full stop behind the last clause is no part of the first.
    for &token in group.tokens.iter().filter(|&&token| !parsed.tag(token).is_punctuation()) {
        match parts.last_mut() {
            Some(part) if part.end as usize + 1 >= token => *part = Tokens::new(part.start as usize, token + 1),
            Some(_) | None => parts.push(Tokens::new(token, token + 1)),
        }
    }
    // "the road was closed, stranding hundreds, police said": who says so, behind another claim, is no part of where this one stands.
    // Marks alone part nobody from his words: "“We are late,” Ms Holm said".
    if let [.., before, last] = *parts {
        let content = content(parsed, group);
        let says_only = content != group.predicate && last.holds(group.predicate) && !last.holds(content);
        if says_only && (before.end as usize..last.start as usize).any(|token| !parsed.tag(token).is_punctuation()) {
            parts.pop();
        }
    }
    let whole = parts.iter().copied().reduce(Tokens::hull).unwrap_or_default();
    let own: usize = parts.iter().map(|part| part.len()).sum();
    if 5 * own >= 3 * whole.len() {
        return whole;
    }
    let holds_predicate = |part: &Tokens| part.holds(group.predicate);
    parts.iter().copied().max_by_key(|part| (part.len() + usize::from(holds_predicate(part)), part.start)).unwrap_or(whole)
}

/// Without conjunctions at either end, and with the quotation marks that belong to what is inside.
fn trimmed(parsed: &Parsed, tokens: Tokens) -> Tokens {
    let (mut start, mut end) = (tokens.start as usize, tokens.end as usize);
    let droppable = |token: usize| parsed.tag(token) == Tag::Cc || parsed.tag(token).is_punctuation();
    while start < end && droppable(start) {
        start += 1;
    }
    while end > start && droppable(end - 1) {
        end -= 1;
    }
    let sentence = parsed.sentence(parsed.sentence_of(start));
    let opens = |token: usize| parsed.tag(token) == Tag::OpenQuote && sentence.holds(token);
    let start = start.checked_sub(1).filter(|&before| opens(before)).unwrap_or(start);
    let closing = (end..(end + 2).min(sentence.end as usize)).find(|&token| parsed.tag(token) == Tag::CloseQuote);
    let end = closing.map_or(end, |token| token + 1);
    let opened =
        (start..end).filter(|&token| parsed.form(token) == "(").count() > (start..end).filter(|&token| parsed.form(token) == ")").count();
    Tokens::new(start, if opened && parsed.form(end) == ")" && sentence.holds(end) { end + 1 } else { end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ReadOptions;

    fn claims(text: &str) -> Vec<String> {
        let article = Article::read("test.txt", text.as_bytes().to_vec(), &ReadOptions::default()).expect("reads");
        let reading = Reading::new(article, Depth::Full);
        reading.claims.iter().map(|claim| reading.parsed.text(claim.tokens).to_owned()).collect()
    }

    #[test]
    fn semicolons_and_colons_part_clauses() {
        let found = claims("The bridge at Kelby was closed on Monday; the ferry carried 400 people to work.");
        assert_eq!(found, ["The bridge at Kelby was closed on Monday", "the ferry carried 400 people to work"]);
        let found = claims("Ms Holm said: the mill will reopen in May.");
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_number_at_the_end_is_kept_whatever_sign_opens_it() {
        assert_eq!(claims("It was -3C in the end. The low was -3C."), ["It was -3C in the end", "The low was -3C."]);
    }

    #[test]
    fn an_opening_participle_stands_alone() {
        let found = claims("Founded in 1921 by two farmers, the dairy employs 300 people.");
        assert_eq!(found, ["Founded in 1921 by two farmers", "the dairy employs 300 people"]);
    }

    #[test]
    fn who_says_so_behind_another_claim_is_no_part_of_this_one() {
        let found = claims("The road was closed on Sunday, stranding hundreds of lorry drivers, police said.");
        assert!(found.contains(&"The road was closed on Sunday".to_owned()), "{found:?}");
    }

    #[test]
    fn a_quotation_keeps_its_speaker() {
        let found = claims("“We should look again at the tax,” Ines Duarte said.");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("look again") && found[0].contains("Duarte"), "{found:?}");
    }

    #[test]
    fn a_subordinate_clause_needs_something_to_say() {
        let found = claims("The captain wept when they left, according to the harbour master.");
        assert_eq!(found.len(), 1, "{found:?}");
        let found = claims("The captain wept when 40 sailors left the ship, according to the harbour master.");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
