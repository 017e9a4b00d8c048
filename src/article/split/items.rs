//! Items that are counted inside a line: "1. Open the lid 2. Lift it".
//!
//! A number with a mark is evidence of nothing by itself. Two that follow each other in value and in form count items.

/// How an item is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// "1."
    Point,
    /// "1)"
    Bracket,
    /// "1.)"
    PointBracket,
}

/// Something that may count an item.
#[derive(Clone, Copy, Debug)]
struct Marker {
    start: usize,
    end: usize,
    form: Form,
    letter: bool,
    value: u32,
    /// Whether a sentence, or what follows a colon, begins with it.
    begins: bool,
}

/// The markers of a block, as they are met.
#[derive(Debug, Default)]
pub(super) struct Items {
    markers: Vec<Marker>,
}

impl Items {
    /// Looks at the "." or ")" at `at`.
    pub(super) fn note(&mut self, body: &str, at: usize, sentence: usize) {
        let bytes = body.as_bytes();
        let form = match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'.'), Some(b')')) => Form::PointBracket,
            (Some(b'.'), _) => Form::Point,
            (Some(b')'), _) => Form::Bracket,
            (Some(_) | None, _) => return,
        };
        let end = at + if form == Form::PointBracket { 2 } else { 1 };
        if bytes.get(end) != Some(&b' ') || form == Form::Bracket && at > 0 && bytes[at - 1] == b'.' {
            return;
        }
        let digits = bytes[..at].iter().rev().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let letter = digits == 0 && at > 0 && bytes[at - 1].is_ascii_lowercase();
        let length = if letter { 1 } else { digits };
        if !(1..=3).contains(&length) {
            return;
        }
        let start = at - length;
        let Some(before) = body.get(..start) else { return };
        if !(before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || matches!(c, '•' | '⁃' | '‣'))) {
            return;
        }
        let value = if letter {
            u32::from(bytes[start] - b'a') + 1
        } else {
            body.get(start..at).and_then(|digits| digits.parse().ok()).unwrap_or_default()
        };
        let lead = body.get(sentence..start).unwrap_or_default();
        let lead = lead.get(super::floor(lead, lead.len().saturating_sub(8))..).unwrap_or_default().trim_end();
        self.markers.push(Marker { start, end, form, letter, value, begins: lead.is_empty() || lead.ends_with([':', '.', '!', '?']) });
    }

    /// Makes each item a sentence: an end before its marker, none inside of it.
    pub(super) fn apply(self, body: &str, ends: &mut Vec<usize>) {
        let counted = counted(body, &self.markers);
        if counted.is_empty() {
            return;
        }
        let inside = |end: &usize| {
            let at = counted.partition_point(|marker| marker.start < *end);
            at > 0 && counted.get(at - 1).is_some_and(|marker| *end <= marker.end)
        };
        ends.retain(|end| !inside(end));
        ends.extend(counted.iter().map(|marker| marker.start).filter(|&start| start > 0));
        ends.sort_unstable();
        ends.dedup();
    }
}

/// The markers that count on from one to the next.
fn counted(body: &str, markers: &[Marker]) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    // The run at hand, of one form, each value one more than the last.
    let mut run: Vec<Marker> = Vec::new();
    for marker in markers {
        let follows = run.last().is_some_and(|last| {
            (last.form, last.letter, last.value + 1) == (marker.form, marker.letter, marker.value) && is_parted(body, last, marker)
        });
        if follows {
            run.push(*marker);
        } else if marker.value == 1 && (marker.begins || run.len() > 1) {
            close(&mut run, &mut found);
            run.push(*marker);
        } else if marker.begins && run.is_empty() && marker.value > 1 {
            run.push(*marker);
        } else if run.last().is_some_and(|last| last.form == marker.form && last.letter == marker.letter) {
            close(&mut run, &mut found);
        }
    }
    close(&mut run, &mut found);
    found
}

fn close(run: &mut Vec<Marker>, found: &mut Vec<Marker>) {
    if run.len() > 1 {
        found.append(run);
    }
    run.clear();
}

/// "a) cut costs, b) sell land or c) close": what commas and conjunctions part is one sentence.
fn is_parted(body: &str, last: &Marker, next: &Marker) -> bool {
    let item = body.get(last.end..next.start).unwrap_or_default();
    let tail = item.get(super::floor(item, item.len().saturating_sub(8))..).unwrap_or_default().trim_end();
    !(tail.is_empty() || tail.ends_with([',', ';']) || tail.ends_with(" and") || tail.ends_with(" or"))
}
