//! What stands above the first paragraph: who wrote it, and what sums it up.

use super::{BlockKind, ends_sentence};
use crate::article::lines::Line;

/// "By Hanna Roos and Piet Verbeek", "By JANE DOE, Staff Writer".
pub(super) fn is_byline(line: &str) -> bool {
    let Some(names) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let small = |word: &str| matches!(word, "and" | "in" | "for" | "the" | "of" | "de" | "van" | "von" | "at");
    let words = || names.split_whitespace();
    !ends_sentence(line)
        && words().count() <= 14
        && words().all(|word| small(word) || !word.starts_with(char::is_lowercase))
        && !names.contains(char::is_numeric)
}

/// The summary under a headline: it has no full stop, or a byline or a stamp of time stands between it and the text.
pub(super) fn name_standfirst(text: &str, lines: &[Line], kinds: &mut [BlockKind]) {
    let ([BlockKind::Headline, BlockKind::Body, rest @ ..], Some(line)) = (&*kinds, lines.get(1)) else { return };
    let words = line.text(text);
    let followed_by_head = matches!(rest.first(), Some(BlockKind::Byline | BlockKind::Boilerplate));
    let body_follows = rest.contains(&BlockKind::Body);
    let sums_up = (4..=60).contains(&words.split_whitespace().count()) && super::dateline::dateline(words).is_none();
    if sums_up && body_follows && (followed_by_head || !ends_sentence(words) && !words.ends_with([':', ',', ';'])) {
        kinds[1] = BlockKind::Standfirst;
    }
}
