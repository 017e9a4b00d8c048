//! What each word is: signs, words of the small classes by list, all others by what the dictionary says they can be and what stands before them.

use super::Form;
use crate::lexicon::{rows, words};
use crate::syntax::tags::Tag;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Words of the small classes, which never grow.
struct Closed {
    tags: FxHashMap<&'static str, Tag>,
    groups: FxHashMap<&'static str, FxHashSet<&'static str>>,
}

static CLOSED: LazyLock<Closed> = LazyLock::new(|| {
    let (mut tags, mut groups) = (FxHashMap::default(), FxHashMap::default());
    for (class, list) in rows(include_str!("../../lexicon/closed_classes.txt")).filter_map(|row| row.split_once(':')) {
        match Tag::from_key(&class.to_uppercase()) {
            Tag::Other => drop(groups.insert(class, words(list).collect::<FxHashSet<_>>())),
            tag => tags.extend(words(list).map(|word| (word, tag))),
        }
    }
    for group in ["preposition", "subordinator"] {
        groups.get(group).into_iter().flatten().for_each(|&word| {
            tags.entry(word).or_insert(Tag::In);
        });
    }
    Closed { tags, groups }
});

fn closed_class(lower: &str) -> Option<Tag> {
    CLOSED.tags.get(lower).copied()
}

fn belongs(group: &str, lower: &str) -> bool {
    CLOSED.groups.get(group).is_some_and(|group| group.contains(lower))
}

pub(super) fn is_preposition(lower: &str) -> bool {
    belongs("preposition", lower)
}

pub(super) fn is_subordinator(lower: &str) -> bool {
    belongs("subordinator", lower)
}

pub(super) fn is_have(lower: &str) -> bool {
    belongs("form of have", lower)
}

pub(super) fn is_be(lower: &str) -> bool {
    belongs("form of be", lower)
}

pub(super) fn is_do(lower: &str) -> bool {
    belongs("form of do", lower)
}

pub(super) fn is_negation(lower: &str) -> bool {
    belongs("negation", lower)
}

pub(super) fn tags(forms: &[Form<'_>]) -> Vec<Tag> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::{assert_tidy, assert_words_tidy};

    #[test]
    fn the_list_is_tidy_and_no_word_has_two_tags() {
        let list = include_str!("../../lexicon/closed_classes.txt");
        assert_tidy(list, |row| row.split_once(':').expect("a class").0);
        let mut seen = FxHashSet::default();
        for (class, listed) in rows(list).filter_map(|row| row.split_once(':')) {
            assert_words_tidy(listed);
            let tagged = Tag::from_key(&class.to_uppercase()) != Tag::Other;
            assert!(!tagged || words(listed).all(|word| seen.insert(word)), "{class}: a word of it has another tag");
        }
    }

    #[test]
    fn words_of_the_small_classes() {
        assert_eq!(closed_class("the"), Some(Tag::Dt));
        assert_eq!(closed_class("whose"), Some(Tag::WpS));
        assert_eq!(closed_class("despite"), Some(Tag::In));
        assert_eq!(closed_class("although"), Some(Tag::In));
        assert_eq!(closed_class("bridge"), None);
        assert!(is_be("’re") && is_have("had") && is_do("did") && is_negation("n't") && !is_negation("also"));
    }
}
