//! Whether two speakers are two: shared by the rules on sources and on quotations.

use super::Difference;
use super::clue::Clue;
use super::pair::{Half, Pair};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::name::{Name, NameType};
use crate::facts::{Fact, Relation};
use crate::lexicon::{
    Source, are_opposed_parties, is_generic_organisation, is_mans_name, is_womans_name, may_be_one_body, source, source_mark, synonyms,
};
use crate::syntax::Tag;

/// Two speakers who are not, or may not be, the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speakers {
    /// The kind of source of either, where its noun tells.
    kinds: (Option<Source>, Option<Source>),
    /// Whether both are given by name, and the names differ.
    pub(super) named: bool,
    /// Whether one is given by name.
    one_named: bool,
}

impl Speakers {
    /// Notes what kind of speakers they are.
    pub(super) fn note(self, difference: Difference) -> Difference {
        let either = |kind| self.kinds.0 == Some(kind) || self.kinds.1 == Some(kind);
        difference
            .noting(Clue::OtherKind, matches!(self.kinds, (Some(one), Some(other)) if one != other))
            .noting(Clue::Anonymous, either(Source::Anonymous))
            .noting(Clue::Interested, either(Source::Interested))
            .noting(Clue::Named, self.named)
            .noting(Clue::KnownOne, self.one_named)
            .noting(Clue::Unlisted, self.kinds.0.is_none() && self.kinds.1.is_none())
    }
}

/// Compares two speakers; `None` where they may well be one: a pronoun, a shared name or noun, a description of one who is named.
pub(super) fn compare<'a>(pair: &Pair<'a>, left: Tokens, right: Tokens) -> Option<Speakers> {
    let (l, r) = (pair.left.head_of(left)?, pair.right.head_of(right)?);
    if !pair.left.parsed().tag(l).is_noun() || !pair.right.parsed().tag(r).is_noun() || are_one(pair, l, r) {
        return None;
    }
    if !can_speak(&pair.left, left) || !can_speak(&pair.right, right) || are_called_alike(pair, l, r) || are_of_one_body(pair, l, r) {
        return None;
    }
    // "Sixty per cent of those polled" and "three in five respondents": how many there are is compared as an amount.
    let counted = |half: &Half<'_>, speaker: Tokens| half.near().any(|fact| fact.figure().is_some() && fact.tokens.overlaps(speaker));
    if counted(&pair.left, left) && counted(&pair.right, right) {
        return None;
    }
    let (ours, theirs) = (names(&pair.left, left), names(&pair.right, right));
    let (one_person, other_person) = (names_a_person(&pair.left, left), names_a_person(&pair.right, right));
    let named = one_person && other_person || pair.named_apart(l, r);
    // "The shipping union" and "the shipping company".
    let against = are_opposed_parties(pair.left.parsed().lower_lemma(l), pair.right.parsed().lower_lemma(r));
    if shares_a_name(&ours, &theirs) || !named && !against && shares_a_word(pair, left, right) {
        return None;
    }
    // "Solway Structural" and "a report by the engineers, Solway Structural".
    let all_of = |half: &Half<'_>, speaker: Tokens, head: usize| speaker.hull(half.parsed().subtree(head));
    let beside = |half: &Half<'a>, speaker: Tokens, head: usize| names(half, all_of(half, speaker, head));
    let told_beside = || shares_a_name(&beside(&pair.left, left, l), &theirs) || shares_a_name(&ours, &beside(&pair.right, right, r));
    let two_people = one_person && other_person;
    if !pair.is_edited() && !two_people && told_beside() {
        return None;
    }
    // "Caldor" and "the company", "Tessera" and "the applicant".
    let is_generic = |half: &Half<'_>, speaker: Tokens, head: usize| {
        is_generic_organisation(half.parsed().lower_lemma(head)) && names(half, speaker).is_empty()
    };
    let is_organisation =
        |names: &[&Name]| !names.is_empty() && names.iter().all(|name| name.kind != NameType::Person && name.kind != NameType::Place);
    if is_generic(&pair.left, left, l) && is_organisation(&theirs) || is_generic(&pair.right, right, r) && is_organisation(&ours) {
        return None;
    }
    let kinds = (source_of(&pair.left, left), source_of(&pair.right, right));
    let one_named = one_person != other_person;
    // "Ms Okafor" and "the minister" may be one, unless the other article introduces the person otherwise.
    // "An insider" and "a person with knowledge of the talks", "a man" and "a witness": two words for one whom nobody names.
    let is_anybody =
        |half: &Half<'_>, head: usize| matches!(half.parsed().lower_lemma(head), "man" | "woman" | "person" | "people" | "one");
    let unnamed = !one_person && !other_person && ours.is_empty() && theirs.is_empty();
    if unnamed && !against && (kinds.0.is_some() && kinds.0 == kinds.1 || is_anybody(&pair.left, l) || is_anybody(&pair.right, r)) {
        return None;
    }
    let told_apart = named || against || matches!(kinds, (Some(one), Some(other)) if one != other) || !one_named;
    told_apart.then_some(Speakers { kinds, named, one_named })
}

/// Whether two heads name one speaker: "the judges" and "the court" may, "the judges" and "the lawyers" are two, however much they have in common.
fn are_one(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let (left, right) = (pair.left.parsed().lower_lemma(l), pair.right.parsed().lower_lemma(r));
    let of_two_kinds = || matches!((source(left), source(right)), (Some(one), Some(other)) if one != other);
    let surely = || left == right || pair.matching.surely(l) == Some(r);
    pair.same_participant(l, r) && (surely() || !of_two_kinds())
}

/// "The council" and "the town hall": synonyms, of which one is a word of two parts.
fn are_called_alike(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let called = |half: &Half<'_>, head: usize| {
        let parsed = half.parsed();
        let first = head.checked_sub(1).filter(|&first| parsed.tag(first).is_common_noun());
        first.map(|first| format!("{} {}", parsed.lower_lemma(first), parsed.lower_lemma(head)))
    };
    let (ours, theirs) = (called(&pair.left, l), called(&pair.right, r));
    let is = |one: Option<&String>, other: &str| one.is_some_and(|one| synonyms(one, other));
    is(ours.as_ref(), pair.right.parsed().lower_lemma(r)) || is(theirs.as_ref(), pair.left.parsed().lower_lemma(l))
}

fn is_spokesman(noun: &str) -> bool {
    matches!(noun, "chief" | "official" | "spokesman" | "spokesperson" | "spokeswoman")
}

/// "The fire brigade" and "firefighters", "ambulance crews" and "paramedics": a body and its people, where neither bears a name.
pub(super) fn are_of_one_body(pair: &Pair<'_>, l: usize, r: usize) -> bool {
    let called = |half: &Half<'_>, head: usize| {
        let parsed = half.parsed();
        let word = |at: usize| parsed.lower_lemma(at).to_owned();
        let first = head.checked_sub(1).filter(|&first| parsed.tag(first).is_noun() || parsed.tag(first) == Tag::Jj);
        // "A military spokesman" speaks for the military.
        let speaks_for = first.filter(|_| is_spokesman(parsed.lower_lemma(head))).map(word);
        first.map(|first| format!("{} {}", word(first), word(head))).into_iter().chain([word(head)]).chain(speaks_for).collect::<Vec<_>>()
    };
    let is_named = |half: &Half<'_>, head: usize| half.reading.name_at(head).is_some_and(|(_, name)| !name.description);
    let (ours, theirs) = (called(&pair.left, l), called(&pair.right, r));
    let one_of = || ours.iter().any(|one| theirs.iter().any(|other| may_be_one_body(one, other)));
    !is_named(&pair.left, l) && !is_named(&pair.right, r) && one_of()
}

/// Whom "he" or "she" stands for where that is beyond doubt: the only person named before it in its sentence or, where none is, in the sentence
/// before, whom the pronoun can stand for; the words themselves otherwise. Names inside quotation marks are of whom is talked about.
pub(super) fn antecedent(half: &Half<'_>, speaker: Tokens) -> Tokens {
    let parsed = half.parsed();
    let pronoun = half.head_of(speaker).filter(|&head| matches!(parsed.lower(head), "he" | "she"));
    let Some(pronoun) = pronoun else { return speaker };
    let own = parsed.sentence_of(pronoun);
    let quoted = |tokens: Tokens| half.reading.facts.iter().any(|fact| fact.quote().is_some() && fact.tokens.contains(tokens));
    let gender = gender(half, speaker);
    let may_be = |fact: &Fact| self::gender(half, fact.tokens).is_none_or(|other| Some(other) == gender);
    let named = |sentence: usize| {
        let run = parsed.sentence(sentence);
        let people = half.reading.facts.iter().filter(|fact| run.contains(fact.tokens) && (fact.tokens.end as usize) <= pronoun);
        let person = |fact: &&Fact| fact.name().is_some_and(|name| name.kind == NameType::Person && !name.description);
        people.filter(person).filter(|fact| !quoted(fact.tokens) && may_be(fact)).collect::<Vec<_>>()
    };
    let mut people = named(own);
    if people.is_empty() {
        people = own.checked_sub(1).map(named).unwrap_or_default();
    }
    let entity = |fact: &Fact| fact.name().map(|name| name.entity);
    match people[..] {
        [first, ref rest @ ..] if rest.iter().all(|other| entity(other) == entity(first)) => first.tokens,
        _ => speaker,
    }
}

/// Whether a man or a woman speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

/// By the pronoun, by "Mr" and its like, or by a given name that is one of men or of women alone.
pub(super) fn gender(half: &Half<'_>, speaker: Tokens) -> Option<Gender> {
    let parsed = half.parsed();
    let by_title = |word: &str| match word.trim_end_matches('.') {
        "he" | "mr" | "sir" | "lord" => Some(Gender::Man),
        "she" | "mrs" | "ms" | "miss" | "lady" | "dame" | "baroness" => Some(Gender::Woman),
        _ => None,
    };
    let named = with_apposition(half, speaker);
    let person = || named.iter().find_map(|token| half.reading.name_at(token)).filter(|(_, name)| name.kind == NameType::Person);
    let by_name = || {
        let (_, name) = person()?;
        let given = name.canonical.split_once(' ')?.0;
        let (man, woman) = (is_mans_name(given), is_womans_name(given));
        (man != woman).then_some(if man { Gender::Man } else { Gender::Woman })
    };
    let before = (speaker.start as usize).checked_sub(1);
    speaker.iter().chain(before).find_map(|token| by_title(parsed.lower(token))).or_else(by_name)
}

/// The kind of source that a speaker is: by what is said of it ("a study commissioned by the maker", "a diplomat who would not be named"), or
/// by the first noun of its phrase that tells.
pub(super) fn source_of(half: &Half<'_>, speaker: Tokens) -> Option<Source> {
    let described = half.head_of(speaker).map_or(speaker, |head| speaker.hull(half.parsed().subtree(head)));
    let marked = described.iter().find_map(|token| source_mark(half.parsed().lower_lemma(token)));
    if marked.is_some() {
        return marked;
    }
    // What is said beside a person's name may be of others; beside an organisation's it tells what that is ("Vektra, the firm that hopes to build it").
    let phrase = if names_a_person(half, speaker) { speaker } else { speaker.hull(described) };
    let nouns = phrase.iter().filter(|&token| half.parsed().tag(token).is_noun());
    let mut kinds = nouns.filter_map(|token| source(half.parsed().lower_lemma(token)));
    // An organisation that nothing else is known of speaks for itself.
    let is_firm = || names(half, speaker).iter().any(|name| name.kind == NameType::Organisation);
    kinds.next().or_else(|| is_firm().then_some(Source::Interested))
}

/// Whether it may be somebody: an amount or a time says nothing, whatever the parse makes of it.
pub(super) fn can_speak(half: &Half<'_>, speaker: Tokens) -> bool {
    // "The roof still leaks, and …": a verb that the tagger took for a noun.
    let adverb = speaker.iter().next().is_some_and(|first| matches!(half.parsed().tag(first), Tag::Rb));
    !adverb
        && !half.near().any(|fact| {
            fact.tokens.overlaps(speaker) && (fact.figure().is_some_and(|figure| figure.unit.is_money()) || fact.date().is_some())
        })
}

/// Whether a token is a pronoun that stands for somebody.
pub(super) fn is_pronoun(half: &Half<'_>, token: usize) -> bool {
    matches!(half.parsed().lower_lemma(token), "i" | "we" | "he" | "she" | "they" | "it" | "you" | "who" | "that" | "which" | "its" | "one")
}

fn names<'a>(half: &Half<'a>, speaker: Tokens) -> Vec<&'a Name> {
    with_apposition(half, speaker).iter().filter_map(|token| half.reading.name_at(token).map(|(_, name)| name)).collect()
}

/// A speaker's phrase with the name that is put beside it ("the federation's negotiator, Radka Vesela").
fn with_apposition(half: &Half<'_>, speaker: Tokens) -> Tokens {
    // "Labour leader Cllr Imran Sheikh", "co-author Professor Teodor Balan": the name may follow without a mark.
    let parsed = half.parsed();
    let joins = |at: &usize| parsed.tag(*at).is_noun() || parsed.form(*at) == "-" || parsed.tag(*at) == Tag::Hyph;
    let end = speaker.end as usize;
    let named = (end..end + MOST_TITLES).take_while(joins).find_map(|at| half.reading.name_at(at));
    // "The charity Hands Across".
    let adjacent = |fact: &Fact| fact.tokens.start as usize == end;
    let behind = named.filter(|(fact, name)| name.kind == NameType::Person || name.kind == NameType::Organisation && adjacent(fact));
    let speaker = behind.map_or(speaker, |(fact, _)| speaker.hull(fact.tokens));
    let beside = half.head_of(speaker).into_iter().flat_map(|head| half.parsed().put_beside(head));
    beside.fold(speaker, |run, noun| run.hull(half.parsed().noun_phrase(noun)))
}

/// So many words of titles may stand between what somebody is and who it is.
const MOST_TITLES: usize = 5;

/// Whether a speaker's phrase names a person, by its head or beside it ("the chief constable, Anna Lund"): "Kestrel's managing director" is no
/// person called Kestrel.
fn names_a_person(half: &Half<'_>, speaker: Tokens) -> bool {
    let owner = half.head_of(speaker).and_then(|head| half.parsed().possessor(head));
    let person =
        |fact: &crate::facts::Fact, name: &Name| name.kind == NameType::Person && !owner.is_some_and(|owner| fact.tokens.holds(owner));
    let named = with_apposition(half, speaker);
    named.iter().filter_map(|token| half.reading.name_at(token)).any(|(fact, name)| person(fact, name))
}

fn shares_a_name(ours: &[&Name], theirs: &[&Name]) -> bool {
    // "Nadia" and "Nadia Serrane".
    let given = |one: &Name, other: &Name| other.key.split_once(' ').is_some_and(|(first, _)| first == &*one.key);
    let same = |one: &Name, other: &Name| {
        matches!(one.relation(other), Relation::Same | Relation::Coarser) || given(one, other) || given(other, one)
    };
    ours.iter().any(|one| theirs.iter().any(|other| same(one, other)))
}

/// "Governor Elise Trottier" and "the governor": a noun or a telling word in common is one speaker.
fn shares_a_word(pair: &Pair<'_>, left: Tokens, right: Tokens) -> bool {
    let nouns = |half: &Half<'_>, run: Tokens| {
        let nouns = run.iter().filter(|&token| half.parsed().tag(token).is_noun());
        nouns.map(|token| half.parsed().lower_lemma(token).to_owned()).collect::<Vec<_>>()
    };
    let theirs = nouns(&pair.right, right);
    // "The chancellor's office" and "the chancellery", "the forensic institute" and "forensic scientists".
    let akin = |&(l, r, alike): &(usize, usize, Likeness)| {
        let telling = pair.left.parsed().carries_meaning(l) && pair.left.parsed().tag(l) != Tag::Cd;
        left.holds(l) && right.holds(r) && telling && matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym)
    };
    nouns(&pair.left, left).iter().any(|noun| theirs.iter().any(|their| their == noun || synonyms(noun, their)))
        || pair.matching.matched().iter().any(akin)
}
