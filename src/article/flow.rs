//! Whether a sentence goes on over a break: nothing ends it, and what follows cannot begin one.

use super::edit::Edit;
use super::figures::Gap;
use super::lexicon::{Abbreviation, is_determiner, is_function_word, is_hyphened};
use super::split::{abbreviation_at_end, goes_on_after_stop, is_fronted_by_stop};
use crate::span::TextRange;

/// How sure it is that the sentence at the end of one line goes on in the next; `None` where it is not. `parted` tells whether blank lines
/// part the paragraphs of the text, so that a line break alone parts nothing.
pub(super) fn flow(before: &str, after: &str, gap: Gap, parted: bool) -> Option<f32> {
    let confidence = match gap {
        Gap::Line | Gap::Space => 0.8,
        Gap::Paragraph => 0.7,
    };
    let flows = !is_item(after)
        && match before.chars().next_back()? {
            '.' => goes_on_behind_stop(before, after, gap, parted),
            ':' | ';' | '!' | '?' | '…' | '|' => false,
            '"' | '”' | '’' | '\'' => is_open_quote_end(before) && begins_small(after),
            _ => goes_on_in_words(before, after, gap),
        };
    flows.then_some(confidence)
}

/// "the U.S." / "citizens", "Mr." / "Lund": the stop belongs to an abbreviation.
fn goes_on_behind_stop(before: &str, after: &str, gap: Gap, parted: bool) -> bool {
    let small = begins_small(after);
    match abbreviation_at_end(before) {
        None | Some(Abbreviation::Month) => false,
        Some(Abbreviation::Title | Abbreviation::Latin) => after.starts_with(char::is_alphabetic),
        Some(Abbreviation::Time) => goes_on_after_stop(before, after),
        Some(Abbreviation::Number) => after.starts_with(|c: char| c.is_ascii_digit()),
        Some(Abbreviation::End) => small,
        // After "the U.S." a paragraph may well begin with a name.
        Some(Abbreviation::Other) => {
            small || gap == Gap::Line && (parted || is_fronted_by_stop(before)) && goes_on_after_stop(before, after)
        }
    }
}

/// `..., she said."` ends; `"We lost,"` / `she said` does not.
fn is_open_quote_end(before: &str) -> bool {
    before.trim_end_matches(['"', '”', '’', '\'']).ends_with(',')
}

fn goes_on_in_words(before: &str, after: &str, gap: Gap) -> bool {
    let last = last_word(before);
    if begins_small(after) {
        let words = before.split_whitespace().take(4).count();
        let whole =
            before.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || matches!(first, '"' | '“' | '‘' | '('));
        let said = is_said_in_full(after);
        return match gap {
            Gap::Line | Gap::Space => words > 3 || said && (whole || words > 2),
            Gap::Paragraph => said && (words > 3 || whole),
        };
    }
    let bracket = after.starts_with(['(', '[']) && gap == Gap::Line;
    let small_in_bracket =
        bracket && after.trim_start_matches(['(', '[', ' ']).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let stray_mark = gap == Gap::Line && after.strip_prefix(['.', ',']).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let enough = before.split_whitespace().take(4).count() > 3;
    let open = match gap {
        Gap::Line | Gap::Space => is_function_word(last),
        Gap::Paragraph => is_determiner(last),
    };
    enough && (small_in_bracket || stray_mark || open && after.starts_with(char::is_alphanumeric) && last.starts_with(char::is_lowercase))
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}

/// A word in lower case that is no address, brand or field of a form.
fn begins_small(after: &str) -> bool {
    let word = after.split_whitespace().next().unwrap_or_default();
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    after.starts_with(char::is_lowercase)
        && !bare.chars().skip(1).any(char::is_uppercase)
        && !word.contains(['@', '/', '_', '='])
        && !word.starts_with("www.")
        && !word.ends_with(':')
}

/// Whether a line says enough to end a sentence: it has an end mark, or many words.
fn is_said_in_full(line: &str) -> bool {
    line.split_whitespace().take(9).count() > 8 || line.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?', '…'])
}

/// "- milk", "3. milk", "a) milk": an item of a list.
fn is_item(line: &str) -> bool {
    let bullet = line.starts_with(['•', '*', '‣', '⁃', '▪', '◦', '–', '-']);
    let first = line.split_whitespace().next().unwrap_or_default();
    let counted = first.len() <= 4 && first.len() > 1 && first.ends_with(['.', ')']) && {
        let inner = first.trim_start_matches('(').trim_end_matches(['.', ')']);
        inner.bytes().all(|byte| byte.is_ascii_digit()) || inner.len() == 1
    };
    bullet || counted && !first.starts_with('.')
}

/// A break undone: a space; nothing where a word was cut at its hyphen, or where only a mark follows.
pub(super) fn soft_break(before: &str, after: &str, place: TextRange) -> Edit {
    let (start, end) = (place.start as usize, place.end as usize);
    let stem = before.trim_end_matches('-');
    let hyphen = before.len() == stem.len() + 1 && stem.ends_with(char::is_alphanumeric);
    let cut_word = hyphen && stem.ends_with(char::is_lowercase) && after.starts_with(char::is_lowercase);
    let keeps_hyphen = stem.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(is_hyphened);
    if cut_word && !keeps_hyphen {
        Edit::new(start - 1, end, "")
    } else {
        Edit::new(start, end, if hyphen || after.starts_with(['.', ',', ';']) { "" } else { " " })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::edit::apply;

    fn line(before: &str, after: &str) -> bool {
        flow(before, after, Gap::Line, false).is_some()
    }

    fn paragraph(before: &str, after: &str) -> bool {
        flow(before, after, Gap::Paragraph, true).is_some()
    }

    #[test]
    fn what_goes_on() {
        assert!(line("They built it for the", "Treasury in 1999."));
        assert!(line("Trade has", "been slow since the war."));
        assert!(line("It carries up to 400 lb", "( 180 kg ) of salt."));
        assert!(line("“We lost,”", "she said after the match."));
        assert!(paragraph("Mrs.", "Lund said nothing."));
        assert!(paragraph("The report names no owner of the", "Treasury bonds that were sold."));
    }

    #[test]
    fn what_does_not() {
        assert!(!line("fruit", "bread and butter"));
        assert!(!line("The list names three things:", "bread and butter are two."));
        assert!(!line("He moved to the U.S.", "Citizens there welcomed him."));
        assert!(!line("Everything that she had to sell", "- bread and butter."));
        assert!(!paragraph("they told me so and i believe it.", "why would you not?"));
        assert!(!paragraph("What the council waits for", "The vote is on Monday."));
        assert!(!paragraph("He moved to the U.S.", "Citizens there welcomed him."));
    }

    #[test]
    fn a_hyphen_at_a_break() {
        let joined = |before: &str, after: &str| {
            let text = format!("{before}\n{after}");
            apply(&text, &[soft_break(before, after, TextRange::new(before.len(), before.len() + 1))]).0
        };
        assert_eq!(joined("a coun-", "cil vote"), "a council vote");
        assert_eq!(joined("a well-", "known vote"), "a well-known vote");
        assert_eq!(joined("the Paris-", "Berlin train"), "the Paris-Berlin train");
        assert_eq!(joined("it rained -", "all day"), "it rained - all day");
        assert_eq!(joined("ask for prices", ". More here"), "ask for prices. More here");
    }
}
