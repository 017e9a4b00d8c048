//! The words that bound a figure: "at least", "up to", "more than", "some", "or more".

use super::Bound;
use super::lex::{Kind, Sentence};
use super::lexicon::{BOUNDS, Cues};

/// The bound before a figure and the lexeme that it begins at.
pub(super) fn bound_before(s: &Sentence<'_>, start: usize) -> (usize, Bound) {
    let mut edge = start;
    // "more than a dozen": the article belongs to the number; "up to another 300", "about $US", "at least an additional".
    while edge > 0
        && s.is_one_of(
            edge - 1,
            &[
                "another",
                "a",
                "an",
                "additional",
                "extra",
                "further",
                "combined",
                "total",
                "record",
                "whopping",
                "staggering",
                "fresh",
                "new",
            ],
        )
        && start - edge < 3
    {
        if bound_ending(s, edge).is_some() {
            break;
        }
        edge -= 1;
    }
    for end in [start, edge] {
        if let Some((begin, bound)) = bound_ending(s, end) {
            return (begin, bound);
        }
    }
    if let Some(mark) = start.checked_sub(1).and_then(|at| s.mark_at(at)) {
        let bound = match mark {
            '>' => Some(Bound::MoreThan),
            '<' => Some(Bound::LessThan),
            '≥' => Some(Bound::AtLeast),
            '≤' => Some(Bound::AtMost),
            '≈' | '~' => Some(Bound::About),
            _ => None,
        };
        if let Some(bound) = bound {
            return (start - 1, bound);
        }
    }
    // "sub-7 nanometre"
    if start >= 2 && s.mark(start - 1, '-') && s.is(start - 2, "sub") {
        return (start - 2, Bound::LessThan);
    }
    (start, Bound::Exact)
}

/// No bound has more words than these before a figure, or behind one.
const MOST_BEFORE: usize = 5;
const MOST_AFTER: usize = 3;

/// The bound whose words end right before a lexeme, by as many of them as there are.
fn bound_ending(s: &Sentence<'_>, end: usize) -> Option<(usize, Bound)> {
    if !s.has(end.checked_sub(1)?, Cues::ENDS_BOUND) {
        return None;
    }
    let run = (1..=MOST_BEFORE.min(end)).take_while(|back| s.is_word(end - back)).count();
    let (joined, edges) = words(s, end - run, end);
    let mut starts = (end - run..end).zip(edges);
    starts.find_map(|(at, (start, _))| Some((at, *BOUNDS.before.get(joined.get(start..)?)?)))
}

/// Some words in lower case, joined by spaces, and where each begins and ends.
fn words(s: &Sentence<'_>, start: usize, end: usize) -> (String, Vec<(usize, usize)>) {
    let (mut joined, mut edges) = (String::with_capacity(48), Vec::with_capacity(MOST_BEFORE));
    for at in start..end {
        if at > start {
            joined.push(' ');
        }
        let edge = joined.len();
        s.push_lower(at, &mut joined);
        edges.push((edge, joined.len()));
    }
    (joined, edges)
}

/// The bound after a figure: "or more", "at least", "+", "-odd", "-plus".
pub(super) fn bound_after(s: &Sentence<'_>, end: usize) -> Option<(Bound, usize)> {
    if s.mark(end, '+') && !s.gap(end) && !matches!(s.kind(end + 1), Some(Kind::Number)) {
        return Some((Bound::AtLeast, end + 1));
    }
    let start = if s.mark(end, '-') && !s.gap(end) && (s.is(end + 1, "plus") || s.is(end + 1, "odd")) { end + 1 } else { end };
    if start == end
        && (s.is(end, "plus") || s.is(end, "odd") || s.is(end, "at"))
        && (s.get(end + 1).is_some() && !s.is(end + 1, "least") && !s.is(end + 1, "most"))
    {
        return None;
    }
    if !s.has(start, Cues::STARTS_BOUND) {
        return None;
    }
    let run = (0..MOST_AFTER).take_while(|ahead| s.is_word(start + ahead)).count();
    let (joined, edges) = words(s, start, start + run);
    let mut longest_first = edges.into_iter().enumerate().rev();
    let known = |(at, (_, edge)): (usize, (usize, usize))| Some((*BOUNDS.after.get(joined.get(..edge)?)?, start + at + 1));
    longest_first.find_map(known)
}
