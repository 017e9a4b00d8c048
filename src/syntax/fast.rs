//! Tags and heads by word lists and word order alone, without the model: for triage of large collections.
//!
//! Finds the verbs that carry a clause, the noun before each as its subject and the noun behind it as its object; what stands between hangs on
//! the nearest of these. Wrong where English bends its order (inversion, reduced relatives, long coordination); docs/performance.md states the
//! loss. Entities are not read: names are found by their capitals.

use super::Word;
use super::analyse::Token;
use super::lemma::{self, Readings};
use super::tags::{Relation, Tag};
use rustc_hash::FxHashMap;

/// Analyses sentences; heads count from the first token of all.
pub(super) fn analyse(sentences: &[Vec<Token<'_>>]) -> Vec<Word> {
    let mut known: FxHashMap<String, Readings> = FxHashMap::default();
    let mut words: Vec<Word> = Vec::with_capacity(sentences.iter().map(Vec::len).sum());
    for sentence in sentences {
        let forms: Vec<Form> = sentence.iter().map(|token| Form::new(token, &mut known)).collect();
        let tags = tags(&forms);
        let arcs = Arcs::new(&forms, &tags).finish();
        let base = words.len();
        for ((form, tag), (head, relation)) in forms.iter().zip(tags).zip(arcs) {
            let head = u32::try_from(base + head).unwrap_or(u32::MAX);
            words.push(Word { tag, head, relation, lemma: lemma::lemma(form.written, tag, relation), entity: None });
        }
    }
    words
}

/// A word and what it can be.
struct Form<'a> {
    written: &'a str,
    lower: String,
    can_be: Readings,
}

impl<'a> Form<'a> {
    fn new(token: &Token<'a>, known: &mut FxHashMap<String, Readings>) -> Self {
        let lower = token.norm.unwrap_or(token.form).to_lowercase();
        let can_be = match known.get(&lower) {
            Some(found) => *found,
            None => {
                let found = lemma::readings(&lower);
                known.insert(lower.clone(), found);
                found
            }
        };
        Self { written: token.form, lower, can_be }
    }

    fn is_capitalised(&self) -> bool {
        self.written.chars().next().is_some_and(char::is_uppercase)
    }
}

fn tags(forms: &[Form<'_>]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::with_capacity(forms.len());
    for (at, form) in forms.iter().enumerate() {
        let tag = mark(form.written).or_else(|| closed_class(&form.lower)).unwrap_or_else(|| open_class(forms, at, &tags));
        tags.push(tag);
    }
    tags
}

fn mark(form: &str) -> Option<Tag> {
    Some(match form {
        "," => Tag::Comma,
        "." | "!" | "?" => Tag::Period,
        ":" | ";" | "–" | "—" | "--" | "…" | "..." => Tag::Colon,
        "-" => Tag::Hyph,
        "(" | "[" | "{" => Tag::OpenBracket,
        ")" | "]" | "}" => Tag::CloseBracket,
        "“" | "‘" | "``" | "«" => Tag::OpenQuote,
        "”" | "\"" | "''" | "»" => Tag::CloseQuote,
        "$" | "£" | "€" | "¥" => Tag::Dollar,
        "%" => Tag::Nn,
        _ if form.chars().any(|letter| letter.is_ascii_digit()) && !form.chars().next().is_some_and(char::is_alphabetic) => Tag::Cd,
        _ if form.chars().all(char::is_whitespace) => Tag::Space,
        _ if !form.chars().any(char::is_alphanumeric) => Tag::Sym,
        _ => return None,
    })
}

/// Words of the small classes, which never grow.
fn closed_class(lower: &str) -> Option<Tag> {
    Some(match lower {
        "the" | "a" | "an" | "this" | "these" | "those" | "each" | "every" | "some" | "any" | "no" | "another" | "both" | "all"
        | "either" | "neither" => Tag::Dt,
        "i" | "you" | "he" | "she" | "it" | "we" | "they" | "me" | "him" | "us" | "them" | "himself" | "herself" | "itself"
        | "themselves" => Tag::Prp,
        "my" | "your" | "his" | "her" | "its" | "our" | "their" => Tag::PrpS,
        "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "will" | "would" | "ca" | "wo" | "'ll" | "’ll" => Tag::Md,
        "and" | "or" | "but" | "nor" | "&" => Tag::Cc,
        "to" => Tag::To,
        "not" | "n't" | "n’t" | "never" | "also" | "still" | "already" | "just" | "only" | "about" | "nearly" | "very" | "too" | "now"
        | "then" | "more" | "less" | "most" | "so" | "however" => Tag::Rb,
        "which" => Tag::Wdt,
        "who" | "whom" | "what" => Tag::Wp,
        "whose" => Tag::WpS,
        "when" | "where" | "why" | "how" => Tag::Wrb,
        "there" => Tag::Ex,
        "'s" | "’s" | "'" | "’" => Tag::Pos,
        "be" => Tag::Vb,
        "is" | "has" | "does" => Tag::Vbz,
        "are" | "am" | "have" | "do" => Tag::Vbp,
        "was" | "were" | "had" | "did" => Tag::Vbd,
        "been" => Tag::Vbn,
        "being" | "having" => Tag::Vbg,
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve" | "twenty"
        | "thirty" | "forty" | "fifty" | "sixty" | "seventy" | "eighty" | "ninety" | "hundred" | "thousand" | "million" | "billion"
        | "trillion" | "dozen" => Tag::Cd,
        _ if is_preposition(lower) || is_subordinator(lower) => Tag::In,
        _ => return None,
    })
}

fn is_preposition(lower: &str) -> bool {
    matches!(
        lower,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "without"
            | "into"
            | "onto"
            | "over"
            | "under"
            | "between"
            | "among"
            | "against"
            | "during"
            | "through"
            | "across"
            | "behind"
            | "below"
            | "above"
            | "beyond"
            | "near"
            | "off"
            | "out"
            | "per"
            | "within"
            | "toward"
            | "towards"
            | "upon"
            | "via"
            | "despite"
            | "amid"
            | "along"
            | "around"
            | "like"
            | "up"
            | "down"
            | "than"
    )
}

fn is_subordinator(lower: &str) -> bool {
    matches!(
        lower,
        "that" | "because" | "if" | "although" | "though" | "while" | "after" | "before" | "since" | "until" | "unless" | "whether" | "as"
    )
}

fn is_have(lower: &str) -> bool {
    matches!(lower, "have" | "has" | "had" | "having" | "'ve" | "’ve")
}

fn is_be(lower: &str) -> bool {
    matches!(lower, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'re" | "’re" | "'m" | "’m")
}

/// Nouns, verbs, adjectives and adverbs, by what the word can be and what stands before it.
fn open_class(forms: &[Form<'_>], at: usize, tags: &[Tag]) -> Tag {
    let Some(form) = forms.get(at) else { return Tag::Other };
    let can_be = form.can_be;
    let unknown = !(can_be.noun || can_be.verb || can_be.adjective || can_be.adverb);
    let lower = form.lower.as_str();
    if form.is_capitalised() && (at > 0 || unknown) {
        return Tag::Nnp;
    }
    // What an adverb parts belongs together: "had long been".
    let before = (0..at).rev().find(|&before| tags.get(before).is_some_and(|tag| *tag != Tag::Rb));
    let (before_tag, before_word) = before.map_or((Tag::Period, ""), |before| {
        (tags.get(before).copied().unwrap_or(Tag::Other), forms.get(before).map_or("", |form| form.lower.as_str()))
    });
    let inside_noun = matches!(before_tag, Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Jj | Tag::Cd | Tag::Dollar);
    let is_past = can_be.verb && (lower.ends_with("ed") || can_be.irregular_verb);
    if matches!(before_tag, Tag::To | Tag::Md) && can_be.verb {
        return Tag::Vb;
    }
    if (is_have(before_word) || is_be(before_word)) && is_past {
        return Tag::Vbn;
    }
    if lower.ends_with("ly") && (can_be.adverb || unknown) {
        return Tag::Rb;
    }
    if lower.ends_with("ing") && can_be.verb {
        return if inside_noun && can_be.noun { Tag::Nn } else { Tag::Vbg };
    }
    if is_past {
        return if inside_noun { Tag::Jj } else { Tag::Vbd };
    }
    let after_subject = before_tag.is_noun() || matches!(before_tag, Tag::Prp | Tag::Wdt | Tag::Wp);
    if can_be.verb && after_subject && !inside_noun {
        let plural_before = matches!(before_tag, Tag::Nns) || matches!(before_word, "i" | "you" | "we" | "they");
        if lower.ends_with('s') && !plural_before && (!can_be.noun || opens_object(forms.get(at + 1))) {
            return Tag::Vbz;
        }
        if plural_before && !lower.ends_with('s') && (!can_be.noun || opens_object(forms.get(at + 1))) {
            return Tag::Vbp;
        }
    }
    if can_be.adverb && !can_be.adjective && !can_be.noun {
        return Tag::Rb;
    }
    if can_be.adjective && (!can_be.noun || forms.get(at + 1).is_some_and(|next| next.can_be.noun && closed_class(&next.lower).is_none())) {
        return Tag::Jj;
    }
    if lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") { Tag::Nns } else { Tag::Nn }
}

/// Whether a word begins what a verb takes: a noun group or a preposition.
fn opens_object(next: Option<&Form<'_>>) -> bool {
    let tag = next.and_then(|next| mark(next.written).or_else(|| closed_class(&next.lower)));
    matches!(tag, Some(Tag::Dt | Tag::PrpS | Tag::In | Tag::To | Tag::Cd | Tag::Dollar | Tag::Prp))
        || next.is_some_and(Form::is_capitalised)
}

/// Heads of one sentence, counted from its first token, set from left to right.
struct Arcs<'a> {
    forms: &'a [Form<'a>],
    tags: &'a [Tag],
    arcs: Vec<Option<(usize, Relation)>>,
    /// The verbs that carry a clause, in order.
    predicates: Vec<usize>,
}

/// What the walk over the sentence remembers.
#[derive(Default)]
struct Walk {
    /// The last verb that carries a clause.
    predicate: Option<usize>,
    /// A noun that waits for its verb, with the mark or word that opened its clause.
    subject: Option<usize>,
    opener: Option<usize>,
    preposition: Option<usize>,
    conjunction: Option<usize>,
    noun: Option<usize>,
}

impl<'a> Arcs<'a> {
    fn new(forms: &'a [Form<'a>], tags: &'a [Tag]) -> Self {
        let mut arcs = Self { forms, tags, arcs: vec![None; forms.len()], predicates: Vec::new() };
        arcs.verb_groups();
        arcs.walk();
        arcs
    }

    fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Other)
    }

    fn lower(&self, at: usize) -> &str {
        self.forms.get(at).map_or("", |form| form.lower.as_str())
    }

    fn set(&mut self, at: usize, head: usize, relation: Relation) {
        if let Some(place) = self.arcs.get_mut(at).filter(|place| place.is_none() && at != head) {
            *place = Some((head, relation));
        }
    }

    /// Joins auxiliaries, modals and "not" to the verb behind them.
    fn verb_groups(&mut self) {
        let mut at = 0;
        while at < self.forms.len() {
            let opens = self.tag(at) == Tag::Md
                || is_be(self.lower(at))
                || is_have(self.lower(at))
                || matches!(self.lower(at), "do" | "does" | "did");
            let is_plain = self.tag(at).is_verb() && !matches!(self.tag(at), Tag::Vbg);
            if !(opens || is_plain) {
                at += 1;
                continue;
            }
            let mut members = vec![at];
            let mut next = at + 1;
            while opens && next < self.forms.len() {
                let tag = self.tag(next);
                if tag == Tag::Rb {
                    next += 1;
                } else if matches!(tag, Tag::Vb | Tag::Vbn | Tag::Vbg) || is_be(self.lower(next)) && tag != Tag::Vbz {
                    members.push(next);
                    next += 1;
                } else {
                    break;
                }
            }
            let main = members.last().copied().unwrap_or(at);
            let passive = self.tag(main) == Tag::Vbn;
            for (index, &member) in members.iter().enumerate().take(members.len() - 1) {
                let is_last = index + 2 == members.len();
                let relation = if passive && is_last && is_be(self.lower(member)) { Relation::Auxpass } else { Relation::Aux };
                self.set(member, main, relation);
            }
            for between in (at + 1)..main {
                let relation =
                    if matches!(self.lower(between), "not" | "n't" | "n’t" | "never") { Relation::Neg } else { Relation::Advmod };
                self.set(between, main, relation);
            }
            self.predicates.push(main);
            at = main + 1;
        }
    }

    fn walk(&mut self) {
        let mut walk = Walk::default();
        let mut at = 0;
        while at < self.forms.len() {
            if self.arcs.get(at).is_some_and(Option::is_some) {
                at += 1;
            } else if self.predicates.binary_search(&at).is_ok() {
                self.verb(at, &mut walk);
                at += 1;
            } else if self.is_in_noun(at) {
                let end = (at..self.forms.len()).find(|&next| !self.is_in_noun(next)).unwrap_or(self.forms.len());
                self.noun(at, end, &mut walk);
                at = end;
            } else {
                self.other(at, &mut walk);
                at += 1;
            }
        }
    }

    fn is_in_noun(&self, at: usize) -> bool {
        let tag = self.tag(at);
        let inside = tag.is_noun() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Jj | Tag::Dollar | Tag::Pos | Tag::Prp | Tag::Ex);
        inside && self.predicates.binary_search(&at).is_err()
    }

    /// A run of determiners, adjectives, numbers and nouns: its last noun heads it.
    fn noun(&mut self, start: usize, end: usize, walk: &mut Walk) {
        let is_head = |at: &usize| self.tag(*at).is_noun() || matches!(self.tag(*at), Tag::Prp | Tag::Ex);
        let head = (start..end).rev().find(is_head).or_else(|| (start..end).rev().find(|at| self.tag(*at) == Tag::Cd)).unwrap_or(end - 1);
        for at in (start..end).filter(|at| *at != head) {
            let relation = match self.tag(at) {
                Tag::Dt => Relation::Det,
                Tag::PrpS => Relation::Poss,
                Tag::Cd => Relation::Nummod,
                Tag::Dollar => Relation::Quantmod,
                Tag::Pos => Relation::Case,
                Tag::Jj => Relation::Amod,
                _ if self.tag(at + 1) == Tag::Pos => Relation::Poss,
                _ => Relation::Compound,
            };
            let to = if self.tag(at) == Tag::Pos { at.saturating_sub(1).max(start) } else { head };
            self.set(at, to, relation);
        }
        if let Some(preposition) = walk.preposition.take() {
            self.set(head, preposition, Relation::Pobj);
        } else if self.has_verb_behind(end) {
            walk.subject = Some(head);
        } else if let (Some(conjunction), Some(noun)) = (walk.conjunction, walk.noun) {
            self.set(conjunction, noun, Relation::Cc);
            self.set(head, noun, Relation::Conj);
        } else if let Some(predicate) = walk.predicate {
            let relation = if is_be(self.lower(predicate)) { Relation::Attr } else { Relation::Dobj };
            self.set(head, predicate, relation);
        }
        walk.conjunction = None;
        walk.noun = Some(head);
    }

    /// Whether a verb follows before anything but prepositions with their nouns, and adverbs.
    fn has_verb_behind(&self, from: usize) -> bool {
        let mut at = from;
        while at < self.forms.len() {
            let passes = self.arcs.get(at).is_some_and(Option::is_some) || self.tag(at) == Tag::Rb;
            if self.predicates.binary_search(&at).is_ok() {
                return true;
            } else if is_preposition(self.lower(at)) {
                at += 1;
                while at < self.forms.len() && self.is_in_noun(at) {
                    at += 1;
                }
            } else if passes {
                at += 1;
            } else {
                return false;
            }
        }
        false
    }

    fn verb(&mut self, at: usize, walk: &mut Walk) {
        let passive = self.tag(at) == Tag::Vbn;
        if let Some(subject) = walk.subject.take() {
            let relation = match self.tag(subject) {
                Tag::Ex => Relation::Expl,
                _ if passive => Relation::Nsubjpass,
                _ => Relation::Nsubj,
            };
            self.set(subject, at, relation);
        }
        if let Some(above) = walk.predicate {
            let opener = walk.opener.take();
            let word = opener.map_or("", |opener| self.lower(opener)).to_owned();
            let is_relative = opener.is_some_and(|opener| matches!(self.tag(opener), Tag::Wdt | Tag::Wp | Tag::WpS));
            let relation = match (opener, walk.noun) {
                (Some(opener), Some(noun)) if is_relative => {
                    self.set(opener, at, if passive { Relation::Nsubjpass } else { Relation::Nsubj });
                    self.set(at, noun, Relation::Relcl);
                    Relation::Relcl
                }
                (Some(opener), _) if word == "to" => {
                    self.set(opener, at, Relation::Aux);
                    Relation::Xcomp
                }
                (Some(opener), _) => {
                    self.set(opener, at, Relation::Mark);
                    if word == "that" { Relation::Ccomp } else { Relation::Advcl }
                }
                (None, _) => match walk.conjunction.take() {
                    Some(conjunction) => {
                        self.set(conjunction, above, Relation::Cc);
                        Relation::Conj
                    }
                    None if crate::lexicon::saying(&lemma::lemma(self.lower(above), self.tag(above), Relation::Root)).is_some() => {
                        Relation::Ccomp
                    }
                    None => Relation::Parataxis,
                },
            };
            self.set(at, above, relation);
        } else if let Some(opener) = walk.opener.take() {
            // "After the dam broke, ...": hangs on the main verb, which is yet to come.
            self.set(opener, at, Relation::Mark);
            if let Some(main) = self.predicates.iter().copied().find(|main| *main > at) {
                self.set(at, main, Relation::Advcl);
            }
        }
        (walk.predicate, walk.preposition, walk.conjunction) = (Some(at), None, None);
    }

    fn other(&mut self, at: usize, walk: &mut Walk) {
        let nearest = walk.predicate.or(walk.noun);
        let (tag, lower) = (self.tag(at), self.lower(at).to_owned());
        let verb_follows = self.predicates.binary_search(&(at + 1)).is_ok();
        if tag == Tag::To && verb_follows || matches!(tag, Tag::Wdt | Tag::Wp | Tag::Wrb) {
            walk.opener = Some(at);
        } else if is_subordinator(&lower) && self.opens_clause(at) {
            (walk.opener, walk.subject) = (Some(at), None);
        } else if matches!(tag, Tag::In | Tag::To) {
            // "of" belongs to the noun before it, most others to the verb.
            let head = if lower == "of" {
                walk.noun.or(walk.predicate)
            } else if walk.subject.is_some() {
                walk.noun
            } else {
                nearest
            };
            if let Some(head) = head {
                self.set(at, head, Relation::Prep);
            }
            walk.preposition = Some(at);
        } else if tag == Tag::Cc {
            walk.conjunction = Some(at);
        } else if tag == Tag::Vbg {
            let relation = if walk.preposition.is_some() { Relation::Pcomp } else { Relation::Advcl };
            if let Some(head) = walk.preposition.take().or(nearest) {
                self.set(at, head, relation);
                walk.predicate = walk.predicate.or(Some(at));
            }
        } else if tag == Tag::Rb {
            let next = self.predicates.iter().copied().find(|predicate| *predicate > at).filter(|next| *next <= at + 2);
            let relation = if matches!(lower.as_str(), "not" | "n't" | "n’t" | "never") { Relation::Neg } else { Relation::Advmod };
            if let Some(head) = next.or(nearest) {
                self.set(at, head, relation);
            }
        }
    }

    /// Whether a clause follows: a verb before the next mark.
    fn opens_clause(&self, at: usize) -> bool {
        let end = (at + 1..self.forms.len()).find(|next| self.tag(*next).is_punctuation()).unwrap_or(self.forms.len());
        self.predicates.iter().any(|predicate| (at + 1..end).contains(predicate))
    }

    /// Everything that hangs on nothing yet hangs on the root: the first verb that hangs on none, or the first noun, or the first word.
    fn finish(self) -> Vec<(usize, Relation)> {
        let free = |at: &usize| self.arcs.get(*at).is_some_and(Option::is_none);
        let root = self.predicates.iter().copied().find(|at| free(at));
        let noun = || (0..self.forms.len()).find(|at| free(at) && self.tag(*at).is_noun());
        let root = root.or_else(noun).or_else(|| (0..self.forms.len()).find(free)).unwrap_or_default();
        let arcs = self.arcs.iter().enumerate().map(|(at, arc)| match arc {
            Some(arc) => *arc,
            None if at == root => (at, Relation::Root),
            None if self.tag(at).is_punctuation() => (root, Relation::Punct),
            None => (root, Relation::Dep),
        });
        let arcs: Vec<(usize, Relation)> = arcs.collect();
        without_loops(arcs, root)
    }
}

/// A tree for certain: what does not reach the root is hung on it.
fn without_loops(mut arcs: Vec<(usize, Relation)>, root: usize) -> Vec<(usize, Relation)> {
    for at in 0..arcs.len() {
        let mut above = at;
        let reaches = (0..arcs.len()).any(|_| {
            above = arcs.get(above).map_or(root, |arc| arc.0);
            above == root
        });
        if let Some(arc) = arcs.get_mut(at).filter(|_| !reaches && at != root) {
            *arc = (root, Relation::Dep);
        }
    }
    arcs
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, ReadOptions};
    use crate::syntax::{Depth, Parsed};

    fn parsed(text: &str) -> Parsed {
        Parsed::new(Article::read("text", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text"), Depth::Fast)
    }

    /// Subject, verb and object of each clause, by their words.
    fn clauses(text: &str) -> Vec<[String; 3]> {
        let parsed = parsed(text);
        let word = |token: Option<usize>| token.map_or(String::new(), |token| parsed.form(token).to_owned());
        let sentence = parsed.sentence(0);
        let clause = |verb: usize| [word(parsed.subject(verb)), word(Some(verb)), word(parsed.object(verb))];
        parsed.predicates(sentence).into_iter().map(clause).collect()
    }

    #[test]
    fn plain_clauses_have_their_subject_and_object() {
        let cases: &[(&str, &[[&str; 3]])] = &[
            ("The company bought the old mill in Corvale.", &[["company", "bought", "mill"]]),
            ("The owner of the mill has not sold it.", &[["owner", "sold", "it"]]),
            ("Three people were rescued by the coast guard.", &[["people", "rescued", ""]]),
            ("The mill closed and the workers left the town.", &[["mill", "closed", ""], ["workers", "left", "town"]]),
        ];
        for (text, expected) in cases {
            assert_eq!(clauses(text), *expected, "{text}");
        }
    }

    #[test]
    fn every_sentence_is_a_tree_however_odd() {
        for text in ["to to to that which of of", "“,” – ( of", "He that who which said said to be been.", "Of the by and or, not never."]
        {
            let parsed = parsed(text);
            for token in 0..parsed.len() {
                let mut above = Some(token);
                for _ in 0..=parsed.len() {
                    above = above.and_then(|token| parsed.head(token));
                }
                assert_eq!(above, None, "{text}");
            }
        }
    }
}
