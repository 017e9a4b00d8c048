//! Times that were worked out from the day of printing: which week or year a name means, and how near "in five weeks" is, only the writer knows.
//! Called by the rule on dates.

use super::pair::{Half, Pair};
use super::slot::Slot;
use crate::facts::date::{DateValue, Edge, Granularity, is_calendar_word};
use crate::facts::{Fact, Relation};
use jiff::ToSpan;
use jiff::civil::DateTime;

/// Whether two times may be one: another week or year of the same name, a length that is only told in whole weeks or months, an hour that may be
/// of the morning or of the afternoon.
pub(super) fn may_be_one(pair: &Pair<'_>, slot: &Slot<'_>) -> bool {
    let (Some(one), Some(other)) = (slot.left.date(), slot.right.date()) else { return false };
    let (left, right) = ((&pair.left, slot.left), (&pair.right, slot.right));
    means_another(left, one, other)
        || means_another(right, other, one)
        || is_near(left, one, other)
        || is_near(right, other, one)
        || (is_half_a_day(left) || is_half_a_day(right)) && one.is_twelve_hours_from(other)
        || counts_from(left)
        || counts_from(right)
}

/// "On Tuesday" is the last one or the next, "August" that of this year or of another.
fn means_another((half, fact): (&Half<'_>, &Fact), value: &DateValue, other: &DateValue) -> bool {
    let season = |at: usize| matches!(half.parsed().lower(at), "spring" | "summer" | "autumn" | "fall" | "winter");
    let named = !value.stated && fact.tokens.iter().any(|at| is_calendar_word(half.parsed().form(at)) || season(at));
    let spans = match value.granularity {
        Granularity::Minute | Granularity::Hour | Granularity::DayPart | Granularity::Day => [7.days(), 1.year()],
        _ => [1.year(), 1.year()],
    };
    // "By Aug. 31" of another year bounds what it does not name.
    let there = DateValue { edge: Edge::At, ..other.clone() };
    let same = |moved: DateValue| {
        let moved = DateValue { edge: Edge::At, ..moved };
        matches!(moved.relation(&there), Relation::Same | Relation::Coarser | Relation::OtherBound)
    };
    named && spans.into_iter().any(|span| [value.moved(span), value.moved(-span)].into_iter().flatten().any(same))
}

/// "In five weeks" is about five weeks away, "two months ago" about two months.
fn is_near((half, fact): (&Half<'_>, &Fact), value: &DateValue, other: &DateValue) -> bool {
    let days = fact.tokens.iter().find_map(|at| match half.parsed().lower_lemma(at) {
        "week" => Some(4),
        "month" => Some(20),
        "year" => Some(200),
        _ => None,
    });
    let counted = fact.tokens.iter().any(|at| matches!(half.parsed().lower(at), "in" | "ago" | "earlier" | "later"));
    let reach = |from: DateTime, to: DateTime, days: i32| Some((from.checked_sub(days.days()).ok()?, to.checked_add(days.days()).ok()?));
    let around = value.from.zip(value.to).zip(days).and_then(|((from, to), days)| reach(from, to, days));
    let there = other.from.zip(other.to);
    counted && !value.stated && around.zip(there).is_some_and(|((from, to), (begins, ends))| begins < to && from < ends)
}

/// "Two o'clock" tells no half of the day.
fn is_half_a_day((half, fact): (&Half<'_>, &Fact)) -> bool {
    fact.tokens.iter().any(|at| matches!(half.parsed().lower(at), "o'clock" | "o’clock" | "past" | "half" | "quarter" | "to"))
}

/// "Six weeks from Sunday": it is not on Sunday.
fn counts_from((half, fact): (&Half<'_>, &Fact)) -> bool {
    let before = |back: u32| fact.tokens.start.checked_sub(back).map_or("", |at| half.parsed().lower_lemma(at as usize));
    matches!(before(1), "from" | "after" | "before") && matches!(before(2), "day" | "week" | "month" | "year" | "hour")
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::{guess, guess_printed};

    #[test]
    fn which_week_or_year_a_name_means() {
        let printed = ["2026-10-02", "2026-10-02"];
        let left = "An open day takes place tomorrow from 11am.";
        assert_eq!(guess_printed(Pattern::Time, left, "Visitors may look behind the scenes at the open day on Saturday.", printed), 0.0);
        assert!(guess_printed(Pattern::Time, left, "An open day takes place on Sunday from 11am.", printed) > 0.0);
        let printed = ["2026-07-21", "2026-07-22"];
        assert_eq!(guess_printed(Pattern::Time, "Talks open in August.", "Talks are to open next month.", printed), 0.0);
        assert!(guess_printed(Pattern::Time, "Talks open in September.", "Talks are to open next month.", printed) > 0.0);
    }

    #[test]
    fn about_so_many_weeks() {
        let printed = ["2026-07-16", "2026-07-17"];
        let left = "She will appear in court on August 20.";
        assert_eq!(guess_printed(Pattern::Time, left, "She will appear in court in five weeks.", printed), 0.0);
        assert!(guess_printed(Pattern::Time, left, "She will appear in court in two weeks.", printed) > 0.0);
    }

    #[test]
    fn an_hour_of_either_half_of_the_day() {
        let left = "The walkout began shortly after 2 p.m.";
        assert_eq!(guess(Pattern::Time, left, "The walkout began just after two o'clock."), 0.0);
        assert!(guess(Pattern::Time, left, "The walkout began just after four o'clock.") > 0.0);
    }
}
