//! What each word is: signs, words of the small classes by list, all others by what the dictionary says they can be and what stands before them.

use super::Form;
use crate::lexicon::{rows, words};
use crate::syntax::tags::Tag;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A word of the small classes, which never grow.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Closed {
    tag: Option<Tag>,
    /// Which of [`GROUPS`] it belongs to, as bits.
    groups: u8,
}

const GROUPS: [&str; 6] = ["preposition", "subordinator", "form of have", "form of be", "form of do", "negation"];

static CLOSED: LazyLock<FxHashMap<&'static str, Closed>> = LazyLock::new(|| {
    let mut closed: FxHashMap<&'static str, Closed> = FxHashMap::default();
    for (class, list) in rows(include_str!("../../lexicon/closed_classes.txt")).filter_map(|row| row.split_once(':')) {
        match (Tag::from_key(&class.to_uppercase()), GROUPS.iter().position(|group| *group == class)) {
            (Tag::Other, Some(group)) => words(list).for_each(|word| closed.entry(word).or_default().groups |= 1 << group),
            (Tag::Other, None) => {}
            (tag, _) => words(list).for_each(|word| closed.entry(word).or_default().tag = Some(tag)),
        }
    }
    for word in closed.values_mut().filter(|word| word.is_preposition() || word.is_subordinator()) {
        word.tag = word.tag.or(Some(Tag::In));
    }
    closed
});

impl Closed {
    pub(super) fn of(lower: &str) -> Self {
        CLOSED.get(lower).copied().unwrap_or_default()
    }

    fn belongs(self, group: usize) -> bool {
        self.groups & 1 << group != 0
    }

    pub(super) fn is_preposition(self) -> bool {
        self.belongs(0)
    }

    pub(super) fn is_subordinator(self) -> bool {
        self.belongs(1)
    }

    pub(super) fn is_have(self) -> bool {
        self.belongs(2)
    }

    pub(super) fn is_be(self) -> bool {
        self.belongs(3)
    }

    pub(super) fn is_do(self) -> bool {
        self.belongs(4)
    }

    pub(super) fn is_negation(self) -> bool {
        self.belongs(5)
    }
}

pub(super) fn tags(forms: &[Form<'_>]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::with_capacity(forms.len());
    for (at, form) in forms.iter().enumerate() {
        let tag = mark(form.written).or(form.closed.tag).unwrap_or_else(|| open_class(forms, at, &tags));
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
    let lower = &*form.lower;
    if form.is_capitalised() && (at > 0 || unknown) {
        return Tag::Nnp;
    }
    // What an adverb parts belongs together: "had long been".
    let before = (0..at).rev().find(|&before| tags.get(before).is_some_and(|tag| *tag != Tag::Rb));
    let before_tag = before.map_or(Tag::Period, |before| tags.get(before).copied().unwrap_or(Tag::Other));
    let before = before.and_then(|before| forms.get(before));
    let (before_word, before_closed) = before.map_or(("", Closed::default()), |form| (&*form.lower, form.closed));
    let inside_noun = matches!(before_tag, Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Jj | Tag::Cd | Tag::Dollar);
    let is_past = can_be.verb && (lower.ends_with("ed") || can_be.irregular_verb);
    if matches!(before_tag, Tag::To | Tag::Md) && can_be.verb {
        return Tag::Vb;
    }
    if (before_closed.is_have() || before_closed.is_be()) && is_past {
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
    if can_be.adjective && (!can_be.noun || forms.get(at + 1).is_some_and(|next| next.can_be.noun && next.closed.tag.is_none())) {
        return Tag::Jj;
    }
    if lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") { Tag::Nns } else { Tag::Nn }
}

/// Whether a word begins what a verb takes: a noun group or a preposition.
fn opens_object(next: Option<&Form<'_>>) -> bool {
    let tag = next.and_then(|next| mark(next.written).or(next.closed.tag));
    matches!(tag, Some(Tag::Dt | Tag::PrpS | Tag::In | Tag::To | Tag::Cd | Tag::Dollar | Tag::Prp))
        || next.is_some_and(Form::is_capitalised)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::{assert_tidy, assert_words_tidy};
    use rustc_hash::FxHashSet;

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
        assert_eq!(Closed::of("the").tag, Some(Tag::Dt));
        assert_eq!(Closed::of("whose").tag, Some(Tag::WpS));
        assert_eq!(Closed::of("despite").tag, Some(Tag::In));
        assert_eq!(Closed::of("although").tag, Some(Tag::In));
        assert_eq!(Closed::of("bridge").tag, None);
        let word = Closed::of;
        assert!(word("’re").is_be() && word("had").is_have() && word("did").is_do() && word("n't").is_negation());
        assert!(!word("also").is_negation() && word("since").is_subordinator() && word("under").is_preposition());
    }
}
