//! Which names of one article stand for one entity, and how names of two articles are alike.

use super::lists::{self, Claim};
use super::{Name, NameType};

/// Gives each mention its entity and the fullest form of that entity's name.
pub(super) fn resolve(mentions: Vec<(String, NameType)>) -> Vec<Name> {
    let mut entities: Vec<Entity> = Vec::new();
    // Full names first, so that a surname finds its owner wherever that stands; among equals, in order of the text.
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(mentions[at].0.split(' ').count()));
    let mut of_mention = vec![0_usize; mentions.len()];
    for at in order {
        let (key, kind) = &mentions[at];
        let known = entities.iter().position(|entity| entity.answers_to(key, *kind));
        of_mention[at] = known.unwrap_or_else(|| {
            entities.push(Entity { canonical: key.clone(), kinds: Vec::new() });
            entities.len() - 1
        });
        if let Some(entity) = entities.get_mut(of_mention[at]) {
            entity.kinds.push(*kind);
        }
    }
    let name = |((key, kind), entity): ((String, NameType), usize)| {
        let found = entities.get(entity);
        Name {
            key: key.clone().into(),
            canonical: found.map_or_else(|| key.clone(), |entity| entity.canonical.clone()).into(),
            // What reads as a place keeps that: "Corrado" may be the town where the company sits.
            kind: found.filter(|entity| kind != NameType::Place || entity.canonical == key).map_or(kind, Entity::kind),
            entity: u32::try_from(entity).unwrap_or(u32::MAX),
            description: false,
        }
    };
    mentions.into_iter().zip(of_mention).map(name).collect()
}

/// One entity of an article.
struct Entity {
    /// Its fullest name.
    canonical: String,
    /// What each mention seemed to be.
    kinds: Vec<NameType>,
}

impl Entity {
    fn answers_to(&self, key: &str, kind: NameType) -> bool {
        if self.canonical == key || initials(key, &self.canonical) {
            return true;
        }
        if !self.canonical.contains(' ') {
            return false;
        }
        // What the model takes for a place, and no list knows as one, may be any of them.
        let loose = kind != NameType::Place || lists::place(key) != Some(Claim::Sure);
        let person = self.kind() == NameType::Person && loose;
        let company = self.kind() == NameType::Organisation && loose;
        let words = |text: &str| text.split(' ').count();
        // "Nadella" after "Satya Nadella"; "Brightwell" after "Brightwell Foods".
        let before = || self.canonical.strip_suffix(key).is_some_and(|rest| rest.ends_with(' '));
        let behind = || self.canonical.strip_prefix(key).is_some_and(|rest| rest.starts_with(' '));
        person && before() && words(key) == 1 || company && behind()
    }

    /// What most of its mentions seem to be, "something" counting only where nothing else is said.
    fn kind(&self) -> NameType {
        let count = |kind: NameType| self.kinds.iter().filter(|other| **other == kind).count();
        let ranked = [NameType::Person, NameType::Organisation, NameType::Place];
        let best = ranked.into_iter().rev().max_by_key(|kind| count(*kind)).unwrap_or(NameType::Other);
        if count(best) == 0 { NameType::Other } else { best }
    }
}

/// Whether `short` is the initials of `long`: "fmw" of "federation of municipal workers", small words left out or not.
pub(super) fn initials(short: &str, long: &str) -> bool {
    let words = || long.split([' ', '-']).filter(|word| !word.is_empty());
    if short.contains(' ') || short.chars().nth(1).is_none() || words().nth(1).is_none() {
        return false;
    }
    let small = |word: &&str| matches!(*word, "of" | "the" | "and" | "for" | "de" | "in" | "&");
    // Nearly all pairs of names begin with other letters.
    let begins = |word: Option<&str>| word.is_some_and(|word| word.chars().next() == short.chars().next());
    if !begins(words().next()) && !begins(words().find(|word| !small(word))) {
        return false;
    }
    let first = |word: &str| word.chars().next();
    words().filter_map(first).eq(short.chars()) || words().filter(|word| !small(word)).filter_map(first).eq(short.chars())
}

/// Whether two names can be one person's: the same surname, and first names that are equal, an initial, or left out.
pub(super) fn same_person(one: &str, other: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    if a.last() != b.last() {
        return false;
    }
    let (Some(first), Some(second)) = (a.first(), b.first()) else { return false };
    let short = |x: &str, y: &str| x.starts_with(y) || y.starts_with(x);
    a.len() == 1
        || b.len() == 1
        || short(first, second)
        || first.chars().next() == second.chars().next() && (first.chars().count() == 1 || second.chars().count() == 1)
}

/// Whether all words of one name stand in the other.
pub(super) fn is_part(one: &str, other: &str) -> bool {
    let holds = |whole: &str, part: &str| part.split(' ').all(|word| whole.split(' ').any(|other| other == word));
    holds(one, other) || holds(other, one)
}

/// Whether one name is likely the other with a slip of the pen: as many words, each alike, none of them another word altogether.
pub(super) fn is_slip(one: &str, other: &str, least: f64) -> bool {
    let near =
        |x: &str, y: &str| x.chars().count().abs_diff(y.chars().count()) <= MOST_LETTERS && strsim::levenshtein(x, y) <= MOST_LETTERS;
    let alike = |x: &str, y: &str| x == y || x.chars().count() > 3 && near(x, y) && strsim::jaro_winkler(x, y) >= least;
    one.split(' ').count() == other.split(' ').count() && one.split(' ').zip(other.split(' ')).all(|(x, y)| alike(x, y))
}

/// More letters than these set two words apart.
const MOST_LETTERS: usize = 2;
