//! Article text made safe to show: what would steer a terminal or turn the reading direction is shown as a visible sign instead.

/// The text with control characters, escapes and bidirectional marks replaced; line breaks and tabs are kept.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(|letter| if is_steering(letter) && !matches!(letter, '\n' | '\t') { '\u{FFFD}' } else { letter }).collect()
}

/// The same on one line: every run of white space is one space. Spaces at the ends are kept, one each.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_space = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !after_space {
                out.push(' ');
            }
            after_space = true;
        } else {
            out.push(if is_steering(letter) { '\u{FFFD}' } else { letter });
            after_space = false;
        }
    }
    out
}

/// Control characters (C0, C1, delete), bidirectional embeddings, overrides, isolates and marks, and invisible joiners.
fn is_steering(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_are_shown_not_obeyed() {
        assert_eq!(one_line("a\u{1b}[31mb\u{202e}c"), "a\u{FFFD}[31mb\u{FFFD}c");
    }

    #[test]
    fn white_space_is_evened_out() {
        assert_eq!(one_line("$7.\n5  billion "), "$7. 5 billion ");
    }
}
