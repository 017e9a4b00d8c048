//! What a page puts around an article: template fields, navigation, notices, credits, stamps of time, page numbers.

use super::ends_sentence;
use crate::article::lexicon::{Months, is_month, is_weekday};
use crate::lexicon::rows;
use std::sync::LazyLock;

static BOILERPLATE: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(include_str!("../../lexicon/boilerplate.txt")).collect());

/// A template field: a label of one to four words with nothing, or with no prose, behind its colon; braces, angle brackets, snake case.
pub(super) fn is_leftover(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '*', '•', ' ']);
    if (line.starts_with("{{") && line.ends_with("}}"))
        || line.contains("[object Object]")
        || line.starts_with("<%")
        || line == "undefined"
        || line == "null"
    {
        return true;
    }
    let Some((label, value)) = line.split_once(':') else {
        return line.contains(" | ") && !ends_sentence(line) && line.split_whitespace().count() <= 12;
    };
    let words = label.split_whitespace().count();
    let snake = label.contains('_') && !label.contains(' ');
    let empty = value.trim().is_empty()
        || matches!(value.trim().to_lowercase().as_str(), "none" | "null" | "n/a" | "(none)" | "undefined" | "[]" | "{}" | "\"\"" | "tbd");
    let titled = label.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    snake || empty && words <= 4 && titled || line.contains(" | ") && !ends_sentence(line)
}

/// What a page puts between two lines of a text: an advertisement, a page number, a link to another story.
pub(in crate::article) fn is_furniture(line: &str) -> bool {
    line.len() <= 100 && (is_boilerplate(line) || is_page_number(line))
}

/// "Page 3", "Page 3 of 9", "- 3 -", "3 | Page".
fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(|letter: char| !letter.is_alphanumeric());
    let marked = bare.len() < line.len() && bare.len() <= 3 && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<String> = bare.split_whitespace().map(str::to_lowercase).collect();
    let said = matches!(
        words.iter().map(String::as_str).collect::<Vec<_>>().as_slice(),
        ["page", _] | ["page", _, "of" | "/", _] | [_, "|", "page"]
    ) && words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    marked && line.starts_with(['-', '–', '—', '[', '|']) || said
}

/// Read-time notices, share lines, cookie notices, picture credits, times of update: by the phrases of the lexicon.
pub(super) fn is_boilerplate(line: &str) -> bool {
    let words = line.split_whitespace().take(15).count();
    if words > 14 {
        return false;
    }
    let lower = line.to_lowercase();
    let trimmed = lower.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '(');
    let listed = BOILERPLATE.iter().any(|phrase| match phrase.strip_suffix('*') {
        Some(start) => trimmed.starts_with(start),
        None => trimmed == *phrase || words <= 6 && trimmed.contains(phrase),
    });
    listed || is_credit(line) || is_timestamp(line)
}

/// "(Reporting by T. Mulcahy in Cleveland; Editing by S. Orr)"
fn is_credit(line: &str) -> bool {
    let inner = line.trim_matches(['(', ')', ' ']);
    ["Reporting by ", "Editing by ", "Additional reporting", "Compiled by ", "Writing by "].iter().any(|start| inner.starts_with(start))
}

/// A line of nothing but a date and time: "Monday 15 September 2025, 11:30".
fn is_timestamp(line: &str) -> bool {
    let words: Vec<&str> = line.split(|letter: char| letter.is_whitespace() || letter == ',').filter(|word| !word.is_empty()).collect();
    let of_time = |word: &str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        bare.chars().any(|letter| letter.is_ascii_digit())
            || is_month(bare, Months::All)
            || is_weekday(bare)
            || matches!(
                bare.to_lowercase().as_str(),
                "am" | "pm" | "gmt" | "utc" | "est" | "et" | "bst" | "at" | "" | "updated" | "published" | "posted"
            )
    };
    (2..=9).contains(&words.len())
        && words.iter().all(|word| of_time(word))
        && words.iter().any(|word| word.chars().any(|letter| letter.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_fields_are_left_over() {
        for line in ["Updated_At:", "- Slug:", "Summary_Text: none", "{{title}}", "Home | News | Sport"] {
            assert!(is_leftover(line), "{line}");
        }
        for line in ["He had one rule: never lose.", "The result: 3-1.", "Analysts agreed on one point: it was late."] {
            assert!(!is_leftover(line), "{line}");
        }
    }
}
