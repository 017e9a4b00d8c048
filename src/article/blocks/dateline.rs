//! Where and when an article was written, as its first words or a line of its page say it.

use super::{Block, BlockKind};
use crate::article::lexicon::{is_function_word, month_number};
use jiff::civil::Date;

/// A day of publication that the text gives, and what gave it, for the notes of a report.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::article) enum Dated {
    /// Day, month and year stand in one place.
    Full(Date, &'static str),
    /// A dateline names day and month; the year is that of a full date near by in the calendar that the text names.
    YearOf(Date, Date),
    /// A dateline names day and month, and nothing tells the year.
    NoYear,
}

/// How far a full date may lie from the day of a dateline to give it its year, in days: news writes years out for what is far away.
const NEAR: i32 = 60;

/// The day of a dateline, or of a line of day and time.
pub(in crate::article) fn publication_day(blocks: &[Block], text: &str) -> Option<Dated> {
    let lines = |kind: BlockKind| blocks.iter().filter(move |block| block.kind == kind).take(12).map(|block| block.range.slice(text));
    let full = |kind, source| lines(kind).find_map(in_full).map(|day| Dated::Full(day, source));
    full(BlockKind::Dateline, "its dateline").or_else(|| full(BlockKind::Boilerplate, "its line of day and time")).or_else(|| {
        lines(BlockKind::Dateline).find_map(|line| day_and_month(&words(line))).map(|(_, month, day)| with_year(text, month, day))
    })
}

/// A dateline without its year, dated by the full dates of the text.
fn with_year(text: &str, month: i8, day: i8) -> Dated {
    let words = words(text);
    let full = (0..words.len()).filter(|&at| month_number(words[at]).is_some()).filter_map(|at| full_date(&words, at));
    let near = full.filter_map(|stated| {
        let years = [stated.year() - 1, stated.year(), stated.year() + 1];
        let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
        let (distance, nearest) = days.map(|day| ((day - stated).get_days().abs(), day)).min()?;
        (distance <= NEAR).then_some((distance, nearest, stated))
    });
    near.min().map_or(Dated::NoYear, |(_, day, stated)| Dated::YearOf(day, stated))
}

fn words(line: &str) -> Vec<&str> {
    let parted = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | ';'));
    parted.map(|word| word.trim_end_matches(['.', ':'])).filter(|word| !word.is_empty()).collect()
}

fn number(words: &[&str], at: Option<usize>) -> Option<i16> {
    words.get(at?)?.parse().ok()
}

/// Where a month stands with a day beside it, the month and the day.
fn day_and_month(words: &[&str]) -> Option<(usize, i8, i8)> {
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| Some((at, month_number(word)?)))?;
    let day = number(words, at.checked_sub(1)).or_else(|| number(words, Some(at + 1)))?;
    (1..=31).contains(&day).then_some((at, month, i8::try_from(day).ok()?))
}

/// The day whose month stands at `at`: "March 10 2026", "10 March 2026".
fn full_date(words: &[&str], at: usize) -> Option<Date> {
    let month = month_number(words.get(at)?)?;
    let day_of = |at: Option<usize>| number(words, at).filter(|day| (1..=31).contains(day));
    let year_of = |at: usize| number(words, Some(at)).filter(|year| (1800..=2200).contains(year));
    let (day, year) = match (day_of(Some(at + 1)), year_of(at + 1)) {
        (Some(day), _) => (day, year_of(at + 2)?),
        (None, Some(year)) => (day_of(at.checked_sub(1))?, year),
        (None, None) => return None,
    };
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

/// The day in "TORONTO, March 10, 2026 (Reuters) -" or "Monday 15 September 2025, 11:30".
fn in_full(line: &str) -> Option<Date> {
    let words = words(line.get(..120).unwrap_or(line));
    (0..words.len()).find_map(|at| full_date(&words, at))
}

/// "TORONTO, March 10 (Reuters) - ": how many bytes it takes, the dash included.
pub(super) fn dateline(line: &str) -> Option<usize> {
    const LONGEST: usize = 70;
    let window = line.get(..line.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST).last()?)?;
    let (at, mark) = [" - ", " – ", " — ", " -- "].iter().filter_map(|mark| window.find(mark).map(|at| (at, mark))).min()?;
    let place = window.get(..at)?;
    let first = place.split([',', '(']).next()?.trim();
    let capitals = first.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    let named = first.split_whitespace().all(|word| word.starts_with(char::is_uppercase) && !is_function_word(word));
    let agency = place.ends_with(')') && place.contains('(');
    let long_enough = first.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
    (long_enough && (capitals || agency && named)).then_some(at + mark.len())
}

#[cfg(test)]
mod tests {
    use super::super::blocks;
    use super::*;

    const HEAD: &str = "Harbour reopens after storm\n";

    fn day(text: &str) -> Option<Dated> {
        let text = format!("{HEAD}{text}");
        publication_day(&blocks(&text), &text)
    }

    fn date(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn a_dateline_with_a_year_dates_the_article() {
        let stated = |text: &str| match day(text) {
            Some(Dated::Full(day, _)) => Some(day),
            _ => None,
        };
        assert_eq!(stated("LISBON, March 3, 2026 (Agency) - The harbour reopened."), Some(date(2026, 3, 3)));
        assert_eq!(stated("Tuesday 3 March 2026, 11:30\nThe harbour reopened."), Some(date(2026, 3, 3)));
        assert_eq!(day("The harbour was built on 3 March 1926, he said."), None);
    }

    #[test]
    fn a_dateline_without_a_year_takes_it_from_a_full_date_near_by() {
        let lead = "LISBON, Jan 3 (Agency) - The harbour reopened.";
        assert_eq!(day(lead), Some(Dated::NoYear));
        assert_eq!(day(&format!("{lead}\nIt closed on 20 December 2025.")), Some(Dated::YearOf(date(2026, 1, 3), date(2025, 12, 20))));
        assert_eq!(day(&format!("{lead}\nIt was built on 20 June 1926.")), Some(Dated::NoYear));
    }

    #[test]
    fn a_dash_alone_makes_no_dateline() {
        assert_eq!(dateline("The mayor - who is 61 - resigned."), None);
        assert_eq!(dateline("MILAN — Police arrested two men."), Some("MILAN — ".len()));
    }
}
