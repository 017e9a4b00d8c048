//! What else the names of an article are called: "the company" for Larkfield, "the Windows giant" for the one introduced so.
//!
//! A description stands for a name only where the article introduced that name by it ("Larkfield, a software company", "the watchdog Ofcom",
//! "Dayton-based Reynolds", "Riverside Council") and no other name answers to it, or where it says no more than "the company" and only one
//! organisation that might be one has been named so far. A wrong answer is worse than none: "the rival company", "the company that sold it"
//! and "companies" stand for nobody.

use super::lists::{self, Claim};
use super::mention::{Mention, plain};
use super::{Name, NameType};
use crate::article::words::Tokens;
use crate::lexicon::{self, Sieve};
use crate::syntax::{Parsed, Tag};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a noun that introduces a thing lets it be called later on.
static CALLED: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../lexicon/called.txt")).filter_map(|row| row.split_once(": "));
    rows.map(|(noun, others)| (noun, lexicon::words(others).collect())).collect()
});

/// What any organisation of business may be called, though nothing but its name is known.
const GENERAL: [&str; 3] = ["business", "company", "firm"];
/// What a country may be called, though nothing but its name is known.
const COUNTRY: [&str; 2] = ["country", "nation"];
/// Adjectives that tell nothing apart.
const EMPTY: [&str; 8] = ["ailing", "beleaguered", "embattled", "giant", "newly", "struggling", "troubled", "whole"];
/// More words than these before a noun are more than a description.
const MOST_MODIFIERS: usize = 6;

/// A noun with which an entity was introduced at one place.
#[derive(Debug)]
struct Introduction {
    at: usize,
    entity: u32,
    noun: String,
    modifiers: Vec<String>,
}

/// The noun phrases that stand for a name, each with that name, by place.
pub(super) fn descriptions(parsed: &Parsed, mentions: &[Mention], names: &[Name]) -> Vec<(Tokens, Name)> {
    let named: Vec<(Tokens, &Name)> = mentions.iter().map(|mention| mention.tokens).zip(names).collect();
    let known = Known::new(parsed, &named);
    let mut found = Vec::new();
    if known.introductions.is_empty() && known.plain.is_empty() && known.places.is_empty() {
        return found;
    }
    let nouns = known.nouns().map(|nouns| (Sieve::new(nouns.iter().copied()), nouns));
    let mut inside = vec![false; parsed.len()];
    for (tokens, _) in &named {
        inside.get_mut(tokens.iter()).into_iter().for_each(|inside| inside.fill(true));
    }
    let inside = |token: usize| inside.get(token).copied().unwrap_or(false);
    let singular = parsed.tags().enumerate().filter(|(_, tag)| *tag == Tag::Nn).map(|(token, _)| token);
    for token in singular.filter(|&token| !inside(token)) {
        let lemma = parsed.lower_lemma(token);
        if nouns.as_ref().is_some_and(|(sieve, nouns)| !(sieve.may_be(lemma) && nouns.contains(lemma))) {
            continue;
        }
        let Some(phrase) = definite(parsed, token) else { continue };
        let Some(name) = known.meant(phrase.tokens.start as usize, &phrase) else { continue };
        // "The Windows giant" names Windows besides: the description is then its noun alone.
        let crowded = phrase.tokens.iter().any(inside);
        let tokens = if crowded { Tokens::new(token, token + 1) } else { phrase.tokens };
        found.push((tokens, Name { key: name.canonical.clone(), description: true, ..name.clone() }));
    }
    found
}

/// A noun phrase with "the" that adds nothing behind its noun.
struct Definite {
    tokens: Tokens,
    noun: String,
    modifiers: Vec<String>,
}

fn definite(parsed: &Parsed, noun: usize) -> Option<Definite> {
    let alone = parsed.is_plain_phrase(noun) && !parsed.tag(noun + 1).is_name() && parsed.form(noun + 1) != "-";
    if !alone {
        return None;
    }
    let start = phrase_start(parsed, noun);
    let article = start.checked_sub(1).filter(|&article| parsed.sentence_of(article) == parsed.sentence_of(noun))?;
    let definite = parsed.tag(article) == Tag::Dt && matches!(parsed.lemma(article), "the" | "this");
    definite.then(|| {
        let (_, modifiers) = modifiers(parsed, noun);
        Definite { tokens: Tokens::new(article, noun + 1), noun: parsed.lower_lemma(noun).to_owned(), modifiers }
    })
}

/// Where the words begin that stand before a noun in its phrase.
fn phrase_start(parsed: &Parsed, noun: usize) -> usize {
    let first = parsed.sentence(parsed.sentence_of(noun)).start as usize;
    let modifies = |token: usize| {
        let tag = parsed.tag(token);
        let participle = tag.is_verb() && (parsed.is_adjectival(token) || token > first && parsed.form(token - 1) == "-");
        tag.is_noun() || matches!(tag, Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Hyph | Tag::Cd | Tag::Rb) || participle
    };
    let mut start = noun;
    while start > first && noun - start < 2 * MOST_MODIFIERS && modifies(start - 1) {
        start -= 1;
    }
    start
}

/// The words that stand before a noun in its phrase, lower case, those with a hyphen as one ("dayton-based"); and where they begin.
fn modifiers(parsed: &Parsed, noun: usize) -> (usize, Vec<String>) {
    let start = phrase_start(parsed, noun);
    let mut words: Vec<String> = Vec::new();
    let mut joined = false;
    for token in start..noun {
        let form = parsed.lower(token);
        match words.last_mut() {
            Some(last) if joined || form == "-" => last.push_str(form),
            _ => words.push(form.to_owned()),
        }
        joined = form == "-";
    }
    words.retain(|word| !EMPTY.contains(&word.as_str()));
    (start, words)
}

/// What an article has told of its names.
struct Known<'a> {
    /// Each way in which each entity was introduced, once, where it was first.
    introductions: Vec<Introduction>,
    /// Each entity by its first mention: one past that, and the name.
    entities: FxHashMap<u32, (usize, &'a Name)>,
    parsed: &'a Parsed,
    /// What is named by place, each with one past its tokens.
    places: Vec<(usize, &'a Name)>,
    /// Organisations of which nothing tells what they are, with one past their first mention.
    plain: Vec<(usize, u32)>,
}

impl<'a> Known<'a> {
    fn new(parsed: &'a Parsed, named: &[(Tokens, &'a Name)]) -> Self {
        let mut introductions = introductions(parsed, named);
        let mut seen = FxHashSet::with_capacity_and_hasher(introductions.len(), FxBuildHasher);
        let fresh: Vec<bool> =
            introductions.iter().map(|one| seen.insert((one.entity, one.noun.as_str(), one.modifiers.as_slice()))).collect();
        let mut fresh = fresh.into_iter();
        introductions.retain(|_| fresh.next().unwrap_or(true));
        let told: FxHashSet<u32> = introductions.iter().map(|one| one.entity).collect();
        let mut entities: FxHashMap<u32, (usize, &'a Name)> = FxHashMap::with_capacity_and_hasher(named.len(), FxBuildHasher);
        for (tokens, name) in named {
            entities.entry(name.entity).or_insert((tokens.end as usize, name));
        }
        let given = |name: &Name| name.key.split(' ').any(|word| lists::listed(word).given() == Some(Claim::Sure));
        let untold = |name: &Name| name.kind == NameType::Organisation && !given(name) && !told.contains(&name.entity);
        let plain = entities.values().filter(|(_, name)| untold(name)).map(|(end, name)| (*end, name.entity)).collect();
        let places = named.iter().filter(|(_, name)| name.kind == NameType::Place);
        let places = places.map(|(tokens, name)| (tokens.end as usize, *name)).collect();
        Self { parsed, introductions, entities, places, plain }
    }

    /// The nouns by which any of the names may be called; `None` where one is known by its seat, and may be called anything.
    fn nouns(&self) -> Option<FxHashSet<&str>> {
        let mut nouns: FxHashSet<&str> = if self.plain.is_empty() { FxHashSet::default() } else { GENERAL.into_iter().collect() };
        if !self.places.is_empty() {
            nouns.extend(COUNTRY);
        }
        for one in &self.introductions {
            if one.modifiers.iter().any(|word| word.ends_with("-based")) {
                return None;
            }
            nouns.insert(&one.noun);
            nouns.extend(called(&one.noun));
        }
        Some(nouns)
    }

    /// The one name that a description can stand for where it stands.
    fn meant(&self, at: usize, phrase: &Definite) -> Option<&'a Name> {
        let answers = |one: &&Introduction| one.at < at && answers(one, phrase);
        let told = self.introductions.iter().filter(answers).map(|one| one.entity);
        let general = phrase.modifiers.is_empty() && GENERAL.contains(&phrase.noun.as_str());
        let plain = self.plain.iter().filter(|(end, _)| general && *end <= at).map(|(_, entity)| *entity);
        let mut found = None;
        for entity in told.chain(plain) {
            if *found.get_or_insert(entity) != entity {
                return None;
            }
        }
        match found {
            Some(entity) => self.entities.get(&entity).map(|(_, name)| *name),
            None if phrase.modifiers.is_empty() && COUNTRY.contains(&phrase.noun.as_str()) => self.only_country(at),
            None => None,
        }
    }

    /// The country that an article named before a place, where it named no other one, be it by its people.
    fn only_country(&self, at: usize) -> Option<&'a Name> {
        let named = self.places.iter().filter(|(end, name)| *end <= at && lexicon::is_country(&name.key));
        let mut countries = named.map(|(_, name)| *name);
        let only = countries.next()?;
        // A people is read word by word: the recogniser leaves many out.
        let large = |token: &usize| self.parsed.shape(*token).begins_large();
        let peoples = (0..at).filter(large).flat_map(|token| lists::places_of(self.parsed.lower(token)).iter());
        let other = countries.any(|name| name.key != only.key)
            || peoples.filter(|country| lexicon::is_country(country)).any(|country| *country != &*only.key);
        (!other).then_some(only)
    }
}

/// Whether an entity that was introduced so can be meant by a description.
fn answers(one: &Introduction, phrase: &Definite) -> bool {
    let noun = one.noun == phrase.noun || may_be_called(&one.noun, &phrase.noun);
    let held = phrase.modifiers.iter().all(|word| one.modifiers.contains(word));
    // "Dayton-based Reynolds" is "the Dayton-based target", whatever it is called.
    let seated = phrase.modifiers.len() == 1 && phrase.modifiers.iter().all(|word| word.ends_with("-based"));
    held && (noun || seated)
}

/// Whether what was introduced by one noun may be called by another later on.
fn may_be_called(noun: &str, other: &str) -> bool {
    called(noun).contains(&other)
}

/// What may be called by other nouns later on, if it was introduced by this one.
fn called(noun: &str) -> &'static [&'static str] {
    // "A drugmaker", "a chipmaker": there are too many to list.
    let listed = CALLED.get(noun).or_else(|| noun.ends_with("maker").then(|| CALLED.get("maker"))?);
    listed.map(Vec::as_slice).unwrap_or_default()
}

fn introductions(parsed: &Parsed, named: &[(Tokens, &Name)]) -> Vec<Introduction> {
    let mut found = Vec::new();
    for (tokens, name) in named {
        let mut add = |noun: String, modifiers: Vec<String>| {
            found.push(Introduction { at: tokens.start as usize, entity: name.entity, noun, modifiers });
        };
        own_noun(parsed, *tokens, name).into_iter().for_each(|noun| add(noun, Vec::new()));
        if let Some((noun, modifiers)) = office(parsed, *tokens, name) {
            add(noun, modifiers);
        }
        if let Some((noun, modifiers)) = before(parsed, *tokens) {
            add(noun, modifiers);
        }
        for noun in parsed.told_of(*tokens) {
            let (_, mut modifiers) = modifiers(parsed, noun);
            modifiers.extend(parsed.seat(noun).map(|place| format!("{}-based", parsed.lower(place))));
            add(parsed.lower_lemma(noun).to_owned(), modifiers);
        }
    }
    found
}

/// The noun that a name itself holds: "Riverside Council" is a council, "Larkfield Ltd" a company, "University of Bergen" a university.
fn own_noun(parsed: &Parsed, tokens: Tokens, name: &Name) -> Option<String> {
    if name.kind == NameType::Person || tokens.len() < 2 {
        return None;
    }
    let words: Vec<_> = tokens.iter().map(|token| plain(parsed, token)).collect();
    let head = match words.iter().position(|word| word == "of") {
        Some(of) => words.get(of.checked_sub(1)?)?,
        None => words.last()?,
    };
    let listed = lists::listed(head);
    if listed.is_company_suffix() {
        return Some("company".to_owned());
    }
    // "Norvane Airlines" is an airline.
    let single = head.strip_suffix('s').filter(|single| CALLED.contains_key(single));
    if let Some(single) = single.filter(|_| name.kind == NameType::Organisation && !CALLED.contains_key(&**head)) {
        return Some(single.to_owned());
    }
    let heads = name.kind == NameType::Organisation || listed.heads_place();
    (heads && (CALLED.contains_key(&**head) || parsed.is_dictionary_word(head))).then(|| head.to_string())
}

/// The office that stands before a person's name in capitals: "Prime Minister Daniel Okoro" is the prime minister, "Judge Ann Porter" the judge.
fn office(parsed: &Parsed, tokens: Tokens, name: &Name) -> Option<(String, Vec<String>)> {
    let first = parsed.sentence(parsed.sentence_of(tokens.start as usize)).start as usize;
    let last = (tokens.start as usize).checked_sub(1).filter(|last| *last >= first && name.kind == NameType::Person)?;
    let large = |token: usize| parsed.shape(token).begins_large();
    if !large(last) {
        return None;
    }
    let noun = plain(parsed, last);
    // "Mr" and "Dr" are what nobody is called by alone.
    if !lists::listed(&noun).is_title() || !parsed.is_dictionary_word(&noun) {
        return None;
    }
    let leads = |token: usize| large(token) && (parsed.tag(token).is_noun() || parsed.tag(token) == Tag::Jj);
    let start = (first..last).rev().take(MOST_MODIFIERS).take_while(|&token| leads(token)).last().unwrap_or(last);
    Some((noun.into_owned(), (start..last).map(|token| parsed.lower(token).to_owned()).collect()))
}

/// Nouns that stand before "of" and the name of a place, and tell what it is.
const SETTLEMENTS: [&str; 4] = ["city", "commune", "municipality", "state"];

/// The noun right before a name: "the software company Larkfield", "the city of Dayton"; "Dayton-based Reynolds" gives its seat alone.
fn before(parsed: &Parsed, tokens: Tokens) -> Option<(String, Vec<String>)> {
    let first = parsed.sentence(parsed.sentence_of(tokens.start as usize)).start as usize;
    let last = (tokens.start as usize).checked_sub(1).filter(|last| *last >= first)?;
    let of_place = |noun: &str| lists::listed(noun).heads_place() || SETTLEMENTS.contains(&noun);
    if parsed.lemma(last) == "of" && last > first && of_place(parsed.lower_lemma(last - 1)) {
        return Some((parsed.lower_lemma(last - 1).to_owned(), Vec::new()));
    }
    if parsed.tag(last) == Tag::Nn && parsed.shape(last).begins_small() {
        return Some((parsed.lower_lemma(last).to_owned(), modifiers(parsed, last).1));
    }
    let name = tokens.start as usize;
    if !(phrase_start(parsed, name)..name).any(|token| parsed.lower(token).ends_with("based")) {
        return None;
    }
    let (_, words) = modifiers(parsed, name);
    let seat: Vec<String> = words.into_iter().filter(|word| word.ends_with("-based")).collect();
    (!seat.is_empty()).then(|| (String::new(), seat))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::lexicon::tests::{assert_tidy, assert_words_tidy};
    use crate::syntax::Depth;

    /// Each description with the name that it stands for.
    fn meant(text: &str) -> Vec<String> {
        let article = Article::read("test", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text");
        let parsed = Parsed::new(article, Depth::Full);
        let facts = super::super::extract(&parsed);
        let described = facts.iter().filter_map(|fact| Some((fact, fact.name().filter(|name| name.description)?)));
        described.map(|(fact, name)| format!("{} = {}", parsed.text(fact.tokens), name.canonical)).collect()
    }

    #[test]
    fn the_list_is_tidy() {
        let list = include_str!("../../lexicon/called.txt");
        assert_tidy(list, |row| row.split_once(':').unwrap().0);
        lexicon::rows(list).for_each(|row| assert_words_tidy(row.split_once(": ").unwrap().1));
    }

    #[test]
    fn a_description_that_was_introduced_stands_for_its_name() {
        for (text, expected) in [
            ("Larkfield, a software company, sued Brightwell Farm. The company wants $3m.", "The company = larkfield"),
            ("The watchdog Ofcom opened an inquiry. Leeds Council waits for the watchdog.", "the watchdog = ofcom"),
            ("Riverside Council met the owners of the mill on Monday. The council voted at noon.", "The council = riverside council"),
            ("She studied at the University of Bergen. The university closed in May.", "The university = university of bergen"),
            ("Larkfield, the Windows giant, paid a fine. Analysts praised the Windows giant.", "giant = larkfield"),
            ("Dayton-based Larkfield talks to Brightwell. The Dayton-based target is worth $3m.", "target = larkfield"),
            ("Brightwell is an airline. Larkfield waits. The carrier has 40 jets.", "The carrier = brightwell"),
            ("Norvane Airlines cancelled 40 flights. Larkfield Inc did not. The carrier gave no reason.", "The carrier = norvane airlines"),
            ("Larkfield, the biscuit maker, will close a mill. The biscuit maker has 40 shops.", "The biscuit maker = larkfield"),
            ("Brightwell, a Danish drugmaker, fell. Larkfield rose. The Danish company cut jobs.", "company = brightwell"),
            ("Barrow Rovers sacked Daniel Okoro. The club is last in the league.", "The club = barrow rovers"),
            ("The High Court ruled on Monday. Larkfield Inc waited. The court sits again in June.", "The court = high court"),
            ("Prime Minister Daniel Okoro met the unions. The prime minister promised more pay.", "The prime minister = daniel okoro"),
            ("On Monday Judge Ann Porter heard the case. Leeds Council waits for the judge.", "the judge = ann porter"),
            ("The city of Dayton sold the mill to Larkfield. The city needs $3m.", "The city = dayton"),
            ("Halden County Council voted for the tax. The authority is in debt.", "The authority = halden county council"),
        ] {
            assert_eq!(meant(text), [expected], "{text}");
        }
    }

    #[test]
    fn the_company_is_the_only_one_named() {
        assert_eq!(meant("Larkfield Inc closed its mill. The company lost money."), ["The company = larkfield"]);
    }

    #[test]
    fn the_country_is_the_only_one_named() {
        assert_eq!(meant("Norway raised the tax on salmon. The country has 40 farms."), ["The country = norway"]);
        assert_eq!(meant("Norwegian farmers met in Norway on Monday. The nation has 40 farms."), ["The nation = norway"]);
        assert_eq!(meant("Oslo, the capital, was quiet. Norway waits. The capital has 40 parks."), ["The capital = oslo"]);
        for text in ["Norway sued Sweden. The country has 40 farms.", "Swedish farmers met in Norway. The country has 40 farms."] {
            assert_eq!(meant(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn an_article_may_begin_with_any_word() {
        for text in ["Closed the company.", "- the company", "rounding = the company", "based company"] {
            assert_eq!(meant(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_stands_for_nobody() {
        for text in [
            "Larkfield Inc sued Brightwell Inc. The company wants $3m.",
            "Larkfield, a software company, sued a rival. The rival company wants $3m.",
            "Larkfield, a software company, paid. The company that sold the farm did not.",
            "The watchdog opened an inquiry into the mill.",
            "Larkfield, a software company, paid. Two companies did not.",
            "The company closed a mill. Larkfield Inc waits.",
            "Norvane Airlines sued Brightwell Airlines. The carrier wants $3m.",
            "Judge Ann Porter met Judge Laura Vega. The judge was late.",
            "Dr Ann Porter came late. The dr was sick.",
        ] {
            assert_eq!(meant(text), Vec::<String>::new(), "{text}");
        }
    }
}
