//! What is set apart from the text: words under a picture, and quotations.

use super::BlockKind;
use super::page::is_boilerplate;
use crate::article::lines::Line;

/// Labels that credit a picture or its caption.
const CREDITS: [&str; 8] = ["Photo:", "Photos:", "Photograph:", "Image:", "Images:", "Picture:", "Credit:", "Photo by "];
/// How a credit in brackets begins or ends.
const AGENCIES: [&str; 7] = ["Photo", "Image", "Picture", "Getty", "/AFP", "/Reuters", "via AP"];

/// "Tugs wait outside the harbour. (AP Photo/Jane Doe)", "A tug on Sunday. Photograph: Jane Doe": words and whose picture they stand under.
/// A credit alone is none.
pub(super) fn is_caption(line: &str) -> bool {
    let says_enough = |words: &str| words.split_whitespace().count() >= 4;
    if let Some(words) = line.strip_prefix("Caption:").or_else(|| line.strip_prefix("Pictured:")) {
        return says_enough(words);
    }
    let bracket = line.strip_suffix([')', ']']).and_then(|line| line.rsplit_once(['(', '[']));
    if let Some((words, credit)) = bracket
        && credit.split_whitespace().count() <= 10
        && AGENCIES.iter().any(|agency| credit.contains(agency))
    {
        return says_enough(words);
    }
    // Most lines have no colon, and each search for a label costs as much as splitting the line.
    let colon = line.contains(':');
    let labels = CREDITS.iter().filter(|label| colon || !label.ends_with(':'));
    labels.filter_map(|label| memchr::memmem::rfind(line.as_bytes(), label.as_bytes())).filter(|&at| at > 0).any(|at| {
        let (words, credit) = line.split_at(at);
        says_enough(words) && words.ends_with(' ') && credit.split_whitespace().count() <= 10 && !is_boilerplate(words)
    })
}

/// The bytes of the marks that set a quotation apart: "> ".
pub(super) fn length_of_marks(line: &str) -> usize {
    line.len() - line.trim_start_matches(['>', ' ']).len()
}

/// Lines behind ">", and a paragraph in quotation marks with its speaker behind a dash on the next line.
pub(super) fn name_quotations(text: &str, lines: &[Line], kinds: &mut [BlockKind]) {
    for (at, line) in lines.iter().enumerate() {
        let words = line.text(text);
        if words.starts_with("> ") && kinds[at].states_something() {
            kinds[at] = BlockKind::Quotation;
        }
        let quoted = words.starts_with(['"', '“']) && words.ends_with(['"', '”']);
        if quoted && lines.get(at + 1).is_some_and(|next| names_a_speaker(next.text(text))) {
            kinds[at] = BlockKind::Quotation;
            kinds[at + 1] = BlockKind::Quotation;
        }
    }
}

/// "— Jane Doe, mayor"
fn names_a_speaker(line: &str) -> bool {
    let name = line.trim_start_matches(['-', '–', '—']);
    let name_follows = name.trim_start().starts_with(char::is_uppercase);
    name.len() < line.len() && name_follows && line.split_whitespace().count() <= 10 && !super::ends_sentence(line)
}
