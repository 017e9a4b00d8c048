//! Changes and levels: "rose 3%", "a 3% rise", "up 19 cents", but "rose to $41".

use super::lex::{Kind, Sentence};
use super::lexicon::Cues;
use super::list::{Words, any_of};
use super::phrase::Found;
use super::{Direction, Figure, Shape};

/// Whether the figure is a change, and where it goes.
pub(super) fn change(s: &Sentence<'_>, found: &mut Found, start: usize, before: &[Found]) {
    if found.figure.shape != Shape::Amount {
        if found.figure.shape == Shape::Multiple {
            found.figure.direction = verb_before(s, found.start);
        }
        return;
    }
    // "fell below $58": a level.
    if s.is_one_of(found.start, const { &any_of(["below", "above", "beneath", "beyond", "just", "north"]) }) && found.start < start {
        return;
    }
    let way = verb_before(s, found.start)
        .or_else(|| if start == found.start { None } else { verb_before(s, start) })
        .or_else(|| noun_after(s, found))
        .or_else(|| noun_before(s, found.start))
        .or_else(|| carried_on(s, found.start, before, &found.figure));
    if way.is_some() {
        found.figure.direction = way;
        found.figure.shape = Shape::Change;
    }
}

pub(super) fn way(s: &Sentence<'_>, at: usize) -> Option<Direction> {
    if s.has(at, Cues::UP) {
        Some(Direction::Up)
    } else if s.has(at, Cues::DOWN) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// "rose 3%", "was up 19 cents", "rose by 3%", "cut by 200": the verb before a change, with an adverb between them at most.
pub(super) fn verb_before(s: &Sentence<'_>, start: usize) -> Option<Direction> {
    let mut at = start.checked_sub(1)?;
    let by = s.is(at, "by");
    if by {
        at = at.checked_sub(1)?;
    }
    for _ in 0..6 {
        let lexeme = s.get(at)?;
        if lexeme.kind != Kind::Word {
            return None;
        }
        if s.has(at, Cues::VERB) || s.is(at, "up") || s.is(at, "down") || (by && s.has(at, Cues::BY)) {
            // "gave up 15%", "took up 40 places": no rise.
            if s.is(at, "up") && at > 0 && s.has(at - 1, Cues::TAKES_UP) {
                return None;
            }
            // "climbed to", "moved up to": levels.
            return if s.is(at, "up") && s.is(at + 1, "to") { None } else { way(s, at).or_else(|| updown(s, at)) };
        }
        if by && !s.has(at, Cues::FUNCTION) || adverb(s, at) {
            at = at.checked_sub(1)?;
        } else {
            return None;
        }
    }
    None
}

fn updown(s: &Sentence<'_>, at: usize) -> Option<Direction> {
    if s.is(at, "up") {
        Some(Direction::Up)
    } else if s.is(at, "down") {
        Some(Direction::Down)
    } else {
        None
    }
}

/// Words that may stand between a verb and its change.
fn adverb(s: &Sentence<'_>, at: usize) -> bool {
    const LIST: Words<16> = any_of([
        "a", "an", "about", "almost", "another", "nearly", "only", "just", "some", "around", "roughly", "further", "barely", "even",
        "still", "back",
    ]);
    s.is_one_of(at, &LIST) || s.form(at).len() > 4 && s.form(at).ends_with("ly")
}

/// "a 3% rise", "a 60 basis point improvement", "5% higher".
fn noun_after(s: &Sentence<'_>, found: &Found) -> Option<Direction> {
    if !found.figure.unit.is_measured() || found.figure.unit.is_time() {
        return None;
    }
    for at in found.end..found.end + 3 {
        if !s.is_word(at) || s.has(at, Cues::MONTH) {
            return None;
        }
        // "3% up on last year", but not "from 450 up to 900", nor "10 mph less than the record".
        let goes_on = s.is(at + 1, "to") || s.is(at + 1, "from") || s.is(at + 1, "than") && !earlier(s, at + 2);
        let particle = s.has(at, Cues::PARTICLE) && at == found.end && !goes_on;
        if s.has(at, Cues::NOUN) && !s.has(at.wrapping_sub(1), Cues::FUNCTION) || particle {
            return way(s, at);
        }
        if s.has(at, Cues::FUNCTION) {
            return None;
        }
    }
    None
}

/// "than last year", "than a year earlier", "than in 2019".
fn earlier(s: &Sentence<'_>, at: usize) -> bool {
    (at..at + 4).any(|word| {
        s.has(word, Cues::YEAR) || s.is_one_of(word, const { &any_of(["last", "previous", "ago", "earlier", "same", "prior"]) })
    })
}

/// "a rise of 3%", "an increase of about $2".
fn noun_before(s: &Sentence<'_>, start: usize) -> Option<Direction> {
    let of = start.checked_sub(1)?;
    let noun = of.checked_sub(1)?;
    // A loss of $3m is a level, so is a fall of three metres; a growth of 3% is a change.
    (s.is(of, "of") && s.has(noun, Cues::NOUN) && !s.is(noun, "loss") && !s.is(noun, "discount")).then(|| way(s, noun)).flatten()
}

/// "lost 190 points, or 0.6%", "were down 2.3%, Burlington by 2.6%".
fn carried_on(s: &Sentence<'_>, start: usize, before: &[Found], figure: &Figure) -> Option<Direction> {
    let last = before.last().filter(|last| last.figure.shape == Shape::Change)?;
    let either = start >= 1 && s.is(start - 1, "or") && start - last.end <= 3 && figure.unit != last.figure.unit;
    let by = start >= 1 && s.is(start - 1, "by") && last.figure.unit == figure.unit && start - last.end <= 8;
    (either || by).then_some(last.figure.direction).flatten()
}
