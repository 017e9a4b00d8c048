//! Figures that a break has cut: "$7." / "5 billion". Joined only on evidence from both sides of the break.

use super::lexicon::{Months, is_function_word, is_label, is_magnitude, is_measure, is_month};
use crate::kind::DamageKind;

/// What stands between the two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// A space inside a line.
    Space,
    /// A line break.
    Line,
    /// A blank line, or a line that is not part of the article.
    Paragraph,
}

/// Two halves that belong together, or might.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Join {
    /// What stands between them once they are joined.
    pub glue: &'static str,
    /// From 0 to 1; below 0.5 they stay apart.
    pub confidence: f32,
    /// A cut number is a broken figure, a date cut between its parts a broken sentence.
    pub kind: DamageKind,
    /// How many bytes before the break belong to the figure.
    pub tail: usize,
    /// How many bytes after the break belong to the figure.
    pub head: usize,
}

/// The last word before a break, as far as it is a figure.
#[derive(Debug)]
struct Tail<'a> {
    /// Its digits with points and commas inside, without the mark at the end.
    digits: &'a str,
    /// The point, comma, dash or colon that it ends with.
    mark: Option<char>,
    /// Whether a currency sign or code stands before it.
    currency: bool,
    /// The word before it.
    word_before: &'a str,
    /// Whether anything stands before it in its paragraph.
    opens: bool,
    /// Its length in bytes, with currency and mark.
    length: usize,
}

/// What the first word after a break, from its digits on, is followed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follow {
    /// Percent, a magnitude or a measure.
    Unit,
    /// Nothing, or a mark that ends a phrase.
    Mark,
    /// A word that cannot be counted.
    Function,
    /// What can be counted but not divided.
    Counted,
    /// Any other word in lower case.
    Lower,
    /// A capital letter or anything else.
    Other,
}

#[derive(Debug)]
struct Head<'a> {
    digits: &'a str,
    follow: Follow,
    /// Whether a magnitude is followed by what is counted ("5 million people"), which money is not.
    counts: bool,
    magnitude: bool,
    /// Whether it counts a day: "17th".
    ordinal: bool,
    /// Whether what follows goes with money: "per share", "%", "cents".
    of_money: bool,
    /// Length in bytes of the digits with their unit.
    length: usize,
}

/// Whether the end of `before` and the beginning of `after` are one figure.
pub(super) fn join(before: &str, after: &str, gap: Gap) -> Option<Join> {
    let tail = Tail::read(before)?;
    let first = after.chars().next()?;
    if first.is_ascii_digit() {
        let head = Head::read(after);
        return match tail.mark {
            Some('.') if !tail.digits.is_empty() => decimal(&tail, &head, gap),
            Some(',') if !tail.digits.is_empty() => thousands(&tail, &head, gap),
            Some('-' | '–' | ':') if !tail.digits.is_empty() => range(&tail, &head, gap),
            None if tail.digits.is_empty() && tail.currency && gap != Gap::Space => figure("", sure(gap, 0.95, 0.8), &tail, head.length),
            None | Some(_) => date(&tail, &head, gap),
        };
    }
    if gap == Gap::Space || tail.digits.is_empty() || tail.mark.is_some() {
        return None;
    }
    continued(&tail, after, gap)
}

fn figure(glue: &'static str, confidence: f32, tail: &Tail<'_>, head: usize) -> Option<Join> {
    Some(Join { glue, confidence, kind: DamageKind::BrokenFigure, tail: tail.length, head })
}

fn sure(gap: Gap, line: f32, paragraph: f32) -> f32 {
    match gap {
        Gap::Space => 0.4,
        Gap::Line => line,
        Gap::Paragraph => paragraph,
    }
}

/// "$7." / "5 billion". A sentence may end in a number and the next begin with one, so what follows has to complete the first.
fn decimal(tail: &Tail<'_>, head: &Head<'_>, gap: Gap) -> Option<Join> {
    let whole = tail.digits;
    if whole.contains('.')
        || head.digits.len() > 3
        || head.digits.contains(',')
        || is_label(tail.word_before)
        || is_month(tail.word_before, Months::All)
    {
        return None;
    }
    // Nobody ends a sentence with "0.": either reading of what follows is a fraction.
    if whole == "0" && !(tail.opens && gap != Gap::Space) {
        return figure("", 0.95, tail, head.length);
    }
    let long = whole.len() > 3;
    if long && !(tail.currency && head.digits.len() == 2) || tail.opens && !tail.currency {
        return None;
    }
    // "a sack costs $7. 5 million people live there"
    if tail.currency && head.magnitude && head.counts {
        return if gap == Gap::Line { figure("", 0.4, tail, head.length) } else { None };
    }
    // "a fund of $ 50,000. 10 months later": money is counted in cents, and nothing else is.
    let measured = tail.currency && head.follow == Follow::Unit && !head.magnitude && !head.of_money;
    if measured && (head.digits.len() != 2 || whole.contains(',')) {
        return if gap == Gap::Space { None } else { figure("", 0.4, tail, head.length) };
    }
    let confidence = match (head.follow, gap) {
        (Follow::Unit, Gap::Space) if tail.currency && head.magnitude => 0.7,
        (Follow::Unit, _) => sure(gap, 0.95, 0.85),
        (Follow::Mark | Follow::Function, _) => sure(gap, 0.85, 0.75),
        (Follow::Lower, _) => sure(gap, 0.7, 0.6),
        (Follow::Counted, Gap::Line) => 0.4,
        (Follow::Counted | Follow::Other, _) => return None,
    };
    figure("", confidence, tail, head.length)
}

/// "12," / "500": three digits make a group, unless the comma parts a date or a list.
fn thousands(tail: &Tail<'_>, head: &Head<'_>, gap: Gap) -> Option<Join> {
    let mut groups = tail.digits.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    // "1," / "463.87"
    let (groups_behind, fraction) = head.digits.split_once('.').unwrap_or((head.digits, ""));
    let (next, rest) = groups_behind.split_once(',').unwrap_or((groups_behind, ""));
    if !grouped
        || fraction.contains(['.', ','])
        || tail.digits.contains('.')
        || next.len() != 3
        || !rest.split(',').all(|group| group.is_empty() || group.len() == 3)
    {
        return None;
    }
    if is_month(tail.word_before, Months::All)
        || tail.word_before.ends_with(',') && tail.word_before.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let confidence = if next == "000" { 0.95 } else { sure(gap, 0.9, 0.85) };
    figure("", confidence, tail, head.length)
}

/// "10-" / "15 percent", "10:" / "30 a.m."
fn range(tail: &Tail<'_>, head: &Head<'_>, gap: Gap) -> Option<Join> {
    let clock = tail.mark == Some(':');
    if gap == Gap::Space || clock && (head.digits.len() != 2 || tail.digits.len() > 2) {
        return None;
    }
    figure("", sure(gap, 0.8, 0.6), tail, head.length)
}

/// "20" / "billion", "5" / "%", "7" / ".5", "12" / ",500".
fn continued(tail: &Tail<'_>, after: &str, gap: Gap) -> Option<Join> {
    let mut characters = after.chars();
    match characters.next()? {
        '%' => return figure("", sure(gap, 0.95, 0.9), tail, 1),
        point @ ('.' | ',') => {
            let rest = characters.as_str();
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let fits = if point == ',' { digits == 3 } else { (1..=3).contains(&digits) && !tail.digits.contains('.') };
            return if fits { figure("", sure(gap, 0.9, 0.75), tail, 1 + digits + unit_after(&rest[digits..])) } else { None };
        }
        _ => {}
    }
    if let Some(rest) = after.strip_prefix(['-', '–']) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let range = digits > 0 && !tail.opens;
        return if range { figure("", sure(gap, 0.7, 0.55), tail, after.len() - rest.len() + digits) } else { None };
    }
    let near: String = after.chars().take(48).collect();
    let length = unit_after(&format!(" {near}")).checked_sub(1)?;
    let word = first_word(after);
    let scale = is_magnitude(&word)
        || matches!(word.as_str(), "percent" | "percentage" | "pct")
        || word == "per" && after.get(..8).is_some_and(|s| s.eq_ignore_ascii_case("per cent"));
    if scale { figure(" ", sure(gap, 0.9, 0.85), tail, length) } else { None }
}

/// "March" / "4, 2011", "Sept." / "20".
fn date(tail: &Tail<'_>, head: &Head<'_>, gap: Gap) -> Option<Join> {
    let months = if tail.mark == Some('.') { Months::Short } else { Months::Long };
    let day = head.digits.len() <= 2 && head.digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let year = head.digits.len() == 4;
    if gap == Gap::Space || !is_month(tail.word_before, months) || !(day || year) || head.follow == Follow::Unit && !head.ordinal {
        return None;
    }
    Some(Join {
        glue: " ",
        confidence: sure(gap, 0.85, 0.75),
        kind: DamageKind::BrokenSentence,
        tail: tail.length,
        head: head.digits.len(),
    })
}

impl<'a> Tail<'a> {
    fn read(before: &'a str) -> Option<Self> {
        // A figure is short; what stands before it matters for two words.
        let mut from = before.len().saturating_sub(96);
        while !before.is_char_boundary(from) {
            from += 1;
        }
        let window = before.get(from..)?;
        let token_start = window.rfind(char::is_whitespace).map_or(0, |at| at + window[at..].chars().next().map_or(1, char::len_utf8));
        let token = &window[token_start..];
        let unmarked = token.trim_end_matches(['.', ',', '-', '–', ':']);
        let marks = &token[unmarked.len()..];
        let mark = marks.chars().next();
        if marks.chars().count() > 1 {
            return None;
        }
        let digits = &unmarked[unmarked.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.').len()..];
        let digits = digits.trim_start_matches(['.', ',']);
        let prefix = unmarked[..unmarked.len() - digits.len()].trim_start_matches(OPENING);
        let rest = window[..token_start].trim_end();
        let length = prefix.len() + digits.len() + marks.len();
        if digits.is_empty() {
            // "March", "Sept.", "$"
            return Some(Self { digits, mark, currency: is_currency(prefix), word_before: prefix, opens: false, length });
        }
        let before = last_word(rest);
        if prefix.is_empty() && is_currency(before) {
            // "$ 7."
            let earlier = rest[..rest.len() - before.len()].trim_end();
            let length = window.len() - (rest.len() - before.len());
            return Some(Self { digits, mark, currency: true, word_before: last_word(earlier), opens: false, length });
        }
        let currency = is_currency(prefix);
        // "33-35": the end of a range.
        let range = prefix.trim_start_matches(OPENING).strip_suffix(['-', '–']).is_some_and(|low| {
            low.starts_with(|c: char| c.is_ascii_digit()) && low.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        });
        let readable = currency || prefix.is_empty() || range;
        readable.then_some(Self { digits, mark, currency, word_before: before, opens: rest.is_empty(), length })
    }
}

/// What may stand right before a figure or its currency.
const OPENING: [char; 14] = ['(', '[', '"', '“', '‘', '\'', '~', '+', '-', '−', '–', '<', '>', '='];

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// Whether a figure's prefix is money: "$", "US$", "(£", "EUR".
fn is_currency(prefix: &str) -> bool {
    let bare = prefix.trim_start_matches(OPENING);
    match bare.chars().next_back() {
        Some('$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' | '₪' | '₺' | '₴' | '₦' | '฿' | '₫') => true,
        Some(_) => matches!(
            bare,
            "USD"
                | "EUR"
                | "GBP"
                | "JPY"
                | "CNY"
                | "RMB"
                | "AUD"
                | "CAD"
                | "CHF"
                | "INR"
                | "HKD"
                | "SGD"
                | "NZD"
                | "Rs"
                | "Rs."
                | "kr"
                | "SEK"
                | "NOK"
                | "DKK"
                | "ZAR"
                | "BRL"
                | "MXN"
                | "KRW"
                | "TRY"
                | "PLN"
        ),
        None => false,
    }
}

impl<'a> Head<'a> {
    fn read(after: &'a str) -> Self {
        let end = after.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(after.len());
        let digits = after[..end].trim_end_matches(['.', ',']);
        let rest = &after[digits.len()..];
        let unit = unit_after(rest);
        let (follow, magnitude) = follow(rest);
        let counts = magnitude && {
            let beyond = first_word(rest.get(unit..).unwrap_or_default().trim_start());
            is_counted(&beyond)
        };
        let word = first_word(rest.trim_start());
        let of_money =
            rest.starts_with('%') || matches!(word.as_str(), "per" | "percent" | "cents" | "dollars" | "euros" | "pounds" | "yen" | "yuan");
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| rest.starts_with(end));
        Self { digits, follow, counts, magnitude, ordinal, of_money, length: digits.len() + unit }
    }
}

/// What follows digits, and whether it is a magnitude.
fn follow(rest: &str) -> (Follow, bool) {
    let Some(first) = rest.chars().next() else { return (Follow::Mark, false) };
    if matches!(first, '%' | '‰' | '°' | '€' | '£' | '¢' | '″' | '′' | '×') {
        return (Follow::Unit, false);
    }
    if !first.is_whitespace() {
        return match first {
            ')' | ']' | ',' | ';' | ':' | '.' | '"' | '”' | '?' | '!' => (Follow::Mark, false),
            '-' | '–' => {
                (if rest[first.len_utf8()..].starts_with(|c: char| c.is_ascii_lowercase()) { Follow::Unit } else { Follow::Lower }, false)
            }
            // "7.5bn", "6.30pm", "1.5x"
            'a'..='z' => (Follow::Unit, rest.starts_with("bn") || rest.starts_with('m')),
            _ => (Follow::Other, false),
        };
    }
    let next = rest.trim_start();
    let word = first_word(next);
    let follow = match next.chars().next() {
        None => Follow::Mark,
        Some('%') => Follow::Unit,
        // "1.3 A/cm2", "80 km/h"
        Some(_) if next.split_whitespace().next().is_some_and(|unit| unit.len() <= 8 && unit.contains('/')) => Follow::Unit,
        Some(')' | ']' | ',' | ';' | '.' | '–' | '—' | '-') => Follow::Mark,
        Some(_) if is_magnitude(&word) => return (Follow::Unit, true),
        Some(_) if is_measure(&word) || matches!(word.as_str(), "percent" | "percentage" | "pct" | "per") => Follow::Unit,
        Some(first) if first.is_lowercase() && is_function_word(&word) => Follow::Function,
        Some(first) if first.is_lowercase() && is_counted(&word) => Follow::Counted,
        Some(first) if first.is_lowercase() => Follow::Lower,
        Some(_) => Follow::Other,
    };
    (follow, false)
}

/// How many bytes of `rest`, which stands right after digits, are the unit of the figure: " billion", "%", " million gallons".
fn unit_after(rest: &str) -> usize {
    if let Some(sign) = rest.chars().next().filter(|c| matches!(c, '%' | '‰' | '€' | '¢')) {
        return sign.len_utf8();
    }
    let mut length = 0;
    let mut per = false;
    for _ in 0..3 {
        let Some(next) = rest.get(length..).and_then(|rest| rest.strip_prefix(char::is_whitespace)) else { break };
        let word = first_word(next);
        let percent = matches!(word.as_str(), "percent" | "percentage" | "pct")
            || word == "per" && first_word(next.get(4..).unwrap_or_default()) == "cent";
        if word.is_empty() || !(percent || per && word == "cent" || is_magnitude(&word) || is_measure(&word)) {
            break;
        }
        per = word == "per";
        length = rest.len() - next.len() + word.len();
    }
    length
}

/// The letters that a text begins with, in lower case; at most 24 of them.
fn first_word(text: &str) -> String {
    text.chars().take(24).take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Whether a word in lower case counts what cannot be divided: a plural, or "people".
fn is_counted(word: &str) -> bool {
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    (plural || matches!(word, "people" | "men" | "women" | "children" | "police")) && !is_measure(word) && !is_function_word(word)
}
