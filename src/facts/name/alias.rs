//! Which names of one article stand for one entity, and how names of two articles are alike.

use super::lists::{self, Claim};
use super::mention::Mention;
use super::{Name, NameType};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

/// Gives each mention its entity and the fullest form of that entity's name.
pub(super) fn resolve(mentions: &[Mention]) -> Vec<Name> {
    let mut entities = Entities::for_mentions(mentions.len());
    // Full names first, so that a surname finds its owner wherever that stands; among equals, in order of the text.
    let mut order: Vec<(usize, usize)> = mentions.iter().map(|one| blanks(&one.key)).enumerate().map(|(at, blanks)| (blanks, at)).collect();
    order.sort_unstable_by_key(|&(blanks, at)| (std::cmp::Reverse(blanks), at));
    let mut of_mention = vec![0_u32; mentions.len()];
    for (_, at) in order {
        let mention = &mentions[at];
        of_mention[at] = entities.take_in(&mention.key, mention.kind);
    }
    mentions.iter().zip(of_mention).map(|(mention, entity)| entities.name(mention, entity)).collect()
}

fn blanks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b' ').count()
}

/// The entities of an article, found by what they may be called.
struct Entities<'a> {
    all: Vec<Entity<'a>>,
    /// By their names, by the last words of these, and by each beginning: the first and the last entity in `chain`.
    called: FxHashMap<&'a str, (u32, u32)>,
    /// By the hash of their initials.
    initials: FxHashMap<u64, (u32, u32)>,
    /// The most letters that any of these initials has.
    most_initials: usize,
    /// An entity, and where the next one that is called so stands.
    chain: Vec<(u32, u32)>,
}

/// No further entity is called so.
const END: u32 = u32::MAX;

impl<'a> Entities<'a> {
    /// Room for the entities of so many mentions.
    fn for_mentions(count: usize) -> Self {
        let called = FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
        Self {
            all: Vec::with_capacity(count / 2),
            called,
            initials: FxHashMap::default(),
            most_initials: 0,
            chain: Vec::with_capacity(count),
        }
    }

    /// The entity that a mention belongs to, a new one if need be.
    fn take_in(&mut self, shared: &'a Arc<str>, kind: NameType) -> u32 {
        let key = &**shared;
        let called = self.first(self.called.get(key), key, kind);
        // Most words are longer than the initials of any name: they need not be looked up among them.
        let may_be_initials = key.len() <= self.most_initials || key.chars().count() <= self.most_initials;
        let by_initials =
            if !may_be_initials || key.contains(' ') { None } else { self.first(self.initials.get(&hash(key.chars())), key, kind) };
        let known = called.into_iter().chain(by_initials).min();
        let entity = known.unwrap_or_else(|| self.add(shared));
        if let Some(found) = self.all.get_mut(entity as usize) {
            found.kinds[kind as usize] += 1;
        }
        entity
    }

    /// The first entity of a chain that answers to a name.
    fn first(&self, chain: Option<&(u32, u32)>, key: &str, kind: NameType) -> Option<u32> {
        let mut at = chain?.0;
        while let Some(&(entity, next)) = self.chain.get(at as usize) {
            if self.all.get(entity as usize).is_some_and(|known| known.answers_to(key, kind)) {
                return Some(entity);
            }
            at = next;
        }
        None
    }

    fn add(&mut self, shared: &'a Arc<str>) -> u32 {
        let key = &**shared;
        let entity = u32::try_from(self.all.len()).unwrap_or(END);
        self.all.push(Entity { canonical: key, shared, kinds: [0; 4] });
        link(&mut self.chain, self.called.entry(key), entity);
        for (blank, _) in key.match_indices(' ') {
            link(&mut self.chain, self.called.entry(key.get(..blank).unwrap_or_default()), entity);
        }
        if let Some((_, last)) = key.rsplit_once(' ') {
            link(&mut self.chain, self.called.entry(last), entity);
        }
        if key.contains([' ', '-']) {
            let all = hash(words(key).filter_map(first_letter));
            let weighty = hash(words(key).filter(|word| !is_small(word)).filter_map(first_letter));
            self.most_initials = self.most_initials.max(words(key).count());
            link(&mut self.chain, self.initials.entry(all), entity);
            if weighty != all {
                link(&mut self.chain, self.initials.entry(weighty), entity);
            }
        }
        entity
    }

    fn name(&self, mention: &Mention, entity: u32) -> Name {
        let found = self.all.get(entity as usize);
        let whole = found.filter(|found| found.canonical == &*mention.key);
        let key = Arc::clone(whole.map_or(&mention.key, |found| found.shared));
        let canonical = found.map_or_else(|| Arc::clone(&key), |found| Arc::clone(found.shared));
        // What reads as a place keeps that: "Corrado" may be the town where the company sits.
        let kind = if mention.kind != NameType::Place || whole.is_some() { found.map(Entity::kind) } else { None };
        Name { key, canonical, kind: kind.unwrap_or(mention.kind), entity, description: false }
    }
}

/// Puts an entity behind the others that are called so; the same one twice does no harm.
fn link<K>(chain: &mut Vec<(u32, u32)>, called: std::collections::hash_map::Entry<'_, K, (u32, u32)>, entity: u32) {
    let place = u32::try_from(chain.len()).unwrap_or(END);
    chain.push((entity, END));
    let (_, last) = called.or_insert((place, place));
    if *last != place {
        if let Some((_, next)) = chain.get_mut(*last as usize) {
            *next = place;
        }
        *last = place;
    }
}

fn hash(letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = FxHasher::default();
    letters.for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

/// One entity of an article.
struct Entity<'a> {
    /// Its fullest name.
    canonical: &'a str,
    /// The same, as its mentions have it.
    shared: &'a Arc<str>,
    /// How many mentions seemed to be of each kind.
    kinds: [u32; 4],
}

impl Entity<'_> {
    fn answers_to(&self, key: &str, kind: NameType) -> bool {
        if self.canonical == key || initials(key, self.canonical) {
            return true;
        }
        if !self.canonical.contains(' ') {
            return false;
        }
        // "Nadella" after "Satya Nadella"; "Brightwell" after "Brightwell Foods".
        let before = || self.canonical.strip_suffix(key).is_some_and(|rest| rest.ends_with(' ')) && !key.contains(' ');
        let behind = || self.canonical.strip_prefix(key).is_some_and(|rest| rest.starts_with(' '));
        let called = match self.kind() {
            NameType::Person => before(),
            NameType::Organisation => behind(),
            NameType::Place | NameType::Other => false,
        };
        // What the model takes for a place, and no list knows as one, may be any of them.
        called && (kind != NameType::Place || lists::listed(key).place() != Some(Claim::Sure))
    }

    /// What most of its mentions seem to be, "something" counting only where nothing else is said.
    fn kind(&self) -> NameType {
        let count = |kind: NameType| self.kinds[kind as usize];
        let ranked = [NameType::Person, NameType::Organisation, NameType::Place];
        let best = ranked.into_iter().rev().max_by_key(|kind| count(*kind)).unwrap_or(NameType::Other);
        if count(best) == 0 { NameType::Other } else { best }
    }
}

/// The words of a name: what stands between its blanks. Names are short: looking at each byte is quicker than a search that has to be set up.
fn parts(name: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = Some(name);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| byte == b' ');
        rest = end.and_then(|end| text.get(end + 1..));
        text.get(..end.unwrap_or(text.len()))
    })
}

/// The words of a name, the parts of "Al-Sayed" among them.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-']).filter(|word| !word.is_empty())
}

/// Words that initials leave out as a rule.
fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "de" | "in" | "&")
}

fn first_letter(word: &str) -> Option<char> {
    word.chars().next()
}

/// Whether `short` is the initials of `long`: "fmw" of "federation of municipal workers", small words left out or not.
pub(super) fn initials(short: &str, long: &str) -> bool {
    if short.bytes().any(|byte| byte == b' ') {
        return false;
    }
    // Nearly all pairs of names begin with other letters.
    let begins = |word: Option<&str>| word.is_some_and(|word| word.chars().next() == short.chars().next());
    // Nearly all pairs of names have too few words for the letters of the shorter.
    let most = long.bytes().filter(|byte| matches!(byte, b' ' | b'-')).count() + 1;
    if short.chars().nth(most).is_some() {
        return false;
    }
    let first = words(long).next();
    let begins_behind_small = || first.is_some_and(is_small) && begins(words(long).find(|word| !is_small(word)));
    if !begins(first) && !begins_behind_small() {
        return false;
    }
    if short.chars().nth(1).is_none() || words(long).nth(1).is_none() {
        return false;
    }
    let letters = || words(long).filter(|word| !is_small(word)).filter_map(first_letter);
    // "Centers for Disease Control and Prevention", the CDC: a name that grew kept its initials.
    let grew = short.len() >= 3 && letters().count() == short.len() + 1 && long.rsplit(' ').nth(1) == Some("and");
    words(long).filter_map(first_letter).eq(short.chars())
        || letters().eq(short.chars())
        || grew && letters().take(short.len()).eq(short.chars())
}

/// "Mt. Cook", "St Louis", "Ft. Worth".
fn is_abbreviation(word: &str, whole: &str) -> bool {
    matches!((word.trim_end_matches('.'), whole), ("mt", "mount") | ("st", "saint") | ("ft", "fort"))
}

/// Whether one name is the other with initials or an abbreviation for some of its words: "un development program" for "united nations development
/// program".
pub(super) fn spells_out(short: &str, long: &str) -> bool {
    // Nearly all pairs of names differ in the first letter, or have as many words.
    if short.bytes().next() != long.bytes().next() || blanks(short) == 0 || blanks(short) > blanks(long) || short == long {
        return false;
    }
    let mut rest = parts(long);
    for word in parts(short) {
        let mut spelt = rest.clone();
        let whole = rest.next();
        if whole.is_some_and(|whole| whole == word || is_abbreviation(word, whole)) {
            continue;
        }
        let letters = word.chars().count();
        if letters < 2 || !spelt.by_ref().take(letters).filter_map(first_letter).eq(word.chars()) {
            return false;
        }
        rest = spelt;
    }
    rest.next().is_none()
}

/// "Jr", "III" at the end of a name, which is taken off: which of a family bears it.
fn generation<'a>(words: &mut Vec<&'a str>) -> Option<&'a str> {
    let last = words.last().map(|word| word.trim_end_matches('.'))?;
    let found = ["jr", "sr", "ii", "iii", "iv"].iter().any(|word| last.eq_ignore_ascii_case(word));
    if found { words.pop().map(|_| last) } else { None }
}

/// Whether two names can be one person's: the same surname, and first names that are equal, an initial, or left out.
pub(super) fn same_person(one: &str, other: &str) -> bool {
    // "P.J.Carrow" for "P.J. Carrow".
    if one.contains('.') && other.contains('.') && one.replace(' ', "") == other.replace(' ', "") {
        return true;
    }
    // "Anthony Vale III" and "Vale".
    let (mut a, mut b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let generations = (generation(&mut a), generation(&mut b));
    if a.last() != b.last() || matches!(generations, (Some(one), Some(other)) if one != other) {
        return false;
    }
    let (Some(first), Some(second)) = (a.first(), b.first()) else { return false };
    let short = |x: &str, y: &str| x.starts_with(y) || y.starts_with(x);
    a.len() == 1
        || b.len() == 1
        || short(first, second)
        || first.chars().next() == second.chars().next() && (first.chars().count() == 1 || second.chars().count() == 1)
}

/// Whether one name is the other with some of its words cut short: "man utd" of "manchester united", "dept of health".
pub(super) fn is_abbreviated(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut pairs = parts(short).zip(parts(long));
    blanks(short) == blanks(long)
        && blanks(short) > 0
        && short.len() < long.len()
        && pairs.all(|(word, whole)| word == whole || cuts(word, whole))
}

/// Whether a word of three letters and more is cut from another: its beginning, or letters of it from the first to the last.
fn cuts(word: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    let ends = word.chars().next() == whole.chars().next() && word.chars().next_back() == whole.chars().next_back();
    word.chars().nth(2).is_some() && (whole.starts_with(word) || ends && word.chars().all(|letter| rest.any(|other| other == letter)))
}

/// Whether all words of one name stand in the other.
pub(super) fn is_part(one: &str, other: &str) -> bool {
    let holds = |whole: &str, part: &str| parts(part).all(|word| parts(whole).any(|other| other == word));
    holds(one, other) || holds(other, one)
}

/// Whether one name is likely the other with a slip of the pen: as many words, each alike, none of them another word altogether.
pub(super) fn is_slip(one: &str, other: &str, least: f64) -> bool {
    let near =
        |x: &str, y: &str| x.chars().count().abs_diff(y.chars().count()) <= MOST_LETTERS && strsim::levenshtein(x, y) <= MOST_LETTERS;
    let alike = |x: &str, y: &str| x == y || x.chars().count() > 3 && near(x, y) && strsim::jaro_winkler(x, y) >= least;
    blanks(one) == blanks(other) && parts(one).zip(parts(other)).all(|(x, y)| alike(x, y))
}

/// Whether two names of several words differ in one word alone, and in that by no more than a slip: the same first letter, and one letter left
/// out, put in, changed or turned round; two in long words.
pub(super) fn is_slip_in_one_word(one: &str, other: &str) -> bool {
    let mut apart = one.split(' ').zip(other.split(' ')).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (apart.next(), apart.next()) else { return false };
    let length = a.chars().count().min(b.chars().count());
    let most = if length >= LONG { MOST_LETTERS } else { 1 };
    let same_form = blanks(one) == blanks(other) && one.contains(' ') && a.chars().next() == b.chars().next();
    // An initial is another first name's, and digits count.
    same_form && length > 2 && !format!("{a}{b}").contains(|sign: char| sign.is_ascii_digit()) && strsim::osa_distance(a, b) <= most
}

/// In words of so many letters two may be wrong.
const LONG: usize = 8;
/// More letters than these set two words apart.
const MOST_LETTERS: usize = 2;
