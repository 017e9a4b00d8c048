//! The words that bound a figure: "at least", "up to", "more than", "some", "or more".

use super::Bound;
use super::lex::{Kind, Sentence};
use super::lexicon::{BOUNDS, Cues};
use super::list::{Words, any_of};

/// Words that may stand between a bound and its number and belong to it: "more than a dozen", "up to another 300", "at least an additional".
const INNER: Words<13> = any_of([
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
]);
/// So many of them at most.
const MOST_INNER: usize = 3;

/// The bound before a figure and the lexeme that it begins at.
pub(super) fn bound_before(s: &Sentence<'_>, start: usize) -> (usize, Bound) {
    let by_words =
        bound_ending(s, start).or_else(|| Some(inner_edge(s, start)).filter(|edge| *edge < start).and_then(|edge| bound_ending(s, edge)));
    by_words.or_else(|| bound_by_mark(s, start)).unwrap_or((start, Bound::Exact))
}

/// Where the words begin that may stand between a bound and its number.
fn inner_edge(s: &Sentence<'_>, start: usize) -> usize {
    let mut edge = start;
    while edge > 0 && s.is_one_of(edge - 1, &INNER) && start - edge < MOST_INNER && bound_ending(s, edge).is_none() {
        edge -= 1;
    }
    edge
}

/// ">7", "~300", "sub-7 nanometre".
fn bound_by_mark(s: &Sentence<'_>, start: usize) -> Option<(usize, Bound)> {
    let before = start.checked_sub(1)?;
    let bound = match s.mark_at(before)? {
        '>' => Bound::MoreThan,
        '<' => Bound::LessThan,
        '≥' => Bound::AtLeast,
        '≤' => Bound::AtMost,
        '≈' | '~' => Bound::About,
        '-' if before > 0 && s.is(before - 1, "sub") => return Some((before - 1, Bound::LessThan)),
        _ => return None,
    };
    Some((before, bound))
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
    let joined = words(s, end - run, end);
    let mut starts = (end - run..end).zip(joined.edges());
    let found = starts.find_map(|(at, (start, _))| Some((at, *BOUNDS.before.get(joined.text.get(*start..)?)?)));
    found.filter(|&(at, _)| !adds_up(s, at))
}

/// Verbs whose "up to" gives a sum.
const SUMMING: Words<9> = any_of(["add", "added", "adding", "adds", "sum", "summed", "sums", "tot", "totted"]);

/// "The deals add up to 84 million": a sum, and no bound.
fn adds_up(s: &Sentence<'_>, at: usize) -> bool {
    at > 0 && s.is(at, "up") && s.is(at + 1, "to") && s.is_one_of(at - 1, &SUMMING)
}

/// Some words in lower case, joined by spaces, with where each begins and ends.
struct Joined {
    text: String,
    /// Of each word in order; [`MOST_BEFORE`] at most.
    edges: [(usize, usize); MOST_BEFORE],
    count: usize,
}

fn words(s: &Sentence<'_>, start: usize, end: usize) -> Joined {
    let mut joined = Joined { text: String::with_capacity(64), edges: [(0, 0); MOST_BEFORE], count: 0 };
    for (at, edge) in (start..end).zip(&mut joined.edges) {
        if at > start {
            joined.text.push(' ');
        }
        let first = joined.text.len();
        s.push_lower(at, &mut joined.text);
        (*edge, joined.count) = ((first, joined.text.len()), joined.count + 1);
    }
    joined
}

impl Joined {
    fn edges(&self) -> &[(usize, usize)] {
        self.edges.get(..self.count).unwrap_or_default()
    }
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
    let joined = words(s, start, start + run);
    let mut longest_first = joined.edges().iter().enumerate().rev();
    let known = |(at, (_, edge)): (usize, &(usize, usize))| Some((*BOUNDS.after.get(joined.text.get(..*edge)?)?, start + at + 1));
    longest_first.find_map(known)
}

/// Words that may follow a bound behind a noun.
const GOES_ON_AFTER: Words<17> =
    any_of(["are", "at", "by", "could", "for", "from", "had", "has", "have", "in", "is", "may", "must", "on", "was", "were", "will"]);

/// The bound behind what a figure counts: "30 people or more", "ten tiles and up".
pub(super) fn bound_after_noun(s: &Sentence<'_>, end: usize) -> Option<Bound> {
    let noun = s.is_word(end) && !s.is_one_of(end, const { &any_of(["or", "and"]) });
    let joined = noun && s.is_one_of(end + 1, const { &any_of(["or", "and"]) }) && !s.is(end + 2, "beyond") && !s.is(end + 2, "above");
    // "Two cups and more bottles", "640 homes and more than 90 firms", "a mile long and up to six feet high" go on.
    let ends = |next: usize| !s.is_word(next) || s.is_one_of(next, &GOES_ON_AFTER);
    bound_after(s, end + 1).filter(|&(_, next)| joined && next > end + 2 && ends(next)).map(|(bound, _)| bound)
}
