//! Markdown (GitHub's): a summary, and one table with one row a finding; of many articles one row a fact and one column a source. Words that differ are bold. Article text is escaped, so that it
//! makes no markup, no link and no HTML of its own.

use super::counts;
use super::safe::one_line;
use super::sources::Sources;
use super::view::{Row, View};
use crate::kind::Verdict;
use std::fmt::Write as _;

/// The report.
pub fn render(view: &View) -> String {
    let mut out = String::new();
    let names: Vec<String> = view.articles.iter().map(|article| escaped(&article.file_name())).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# crosscheck: {}\n", names.join(" and "));
    if let Some(reason) = &view.not_comparable {
        let _ = writeln!(out, "**Could not compare:** {}\n", escaped(reason));
    }
    let _ = writeln!(out, "{}\n", counts(view));
    match &view.sources {
        None => tallies(view, &mut out),
        Some(sources) => standings(view, sources, &mut out),
    }
    if let Some(reason) = view.bounded {
        let _ = writeln!(out, "Not everything was looked at: {}\n", escaped(reason));
    }
    for article in &view.articles {
        for note in &article.notes {
            let _ = writeln!(out, "- {}: {}", article.id, escaped(note));
        }
    }
    match &view.sources {
        None => findings(view, &view.rows.iter().collect::<Vec<_>>(), &mut out),
        Some(sources) => {
            facts(view, sources, &mut out);
            // What stands in the table of facts is not told twice.
            let damage: Vec<&Row> = view.rows.iter().filter(|row| row.verdict == Verdict::Damage).collect();
            if !damage.is_empty() {
                out.push('\n');
                findings(view, &damage, &mut out);
            }
        }
    }
    out
}

/// How each of many articles stands, and which of them are the same copy.
fn standings(view: &View, sources: &Sources, out: &mut String) {
    let _ = writeln!(out, "{}\n", escaped(&sources.independence()));
    let _ = writeln!(out, "| article | title | facts stated | stated alone | left out | stands alone against the others |");
    let _ = writeln!(out, "| --- | --- | ---: | ---: | ---: | ---: |");
    for (source, article) in view.articles.iter().enumerate() {
        let (standing, name) = (sources.standing(source), escaped(&article.file_name()));
        let title = article.title.as_deref().map(escaped).unwrap_or_default();
        let _ = writeln!(
            out,
            "| {} ({name}) | {title} | {} | {} | {} | {} |",
            article.id, standing.states, standing.only_here, standing.leaves_out, standing.stands_alone
        );
    }
    out.push('\n');
}

/// One row a fact, one column a source.
fn facts(view: &View, sources: &Sources, out: &mut String) {
    let ids: Vec<&str> = view.articles.iter().map(|article| article.id.as_str()).collect();
    let _ = writeln!(out, "| verdict | kinds | fact | {} | why | decision | finding |", ids.join(" | "));
    let _ = writeln!(out, "| --- | --- | --- |{} --- | --- | --- |", " --- |".repeat(ids.len()));
    for point in &sources.points {
        let cell = |source: usize| match (point.said_by(source), point.alone.contains(&source)) {
            (None, _) => "–".to_owned(),
            (Some(words), false) => escaped(&words),
            (Some(words), true) => format!("**{}** (alone)", escaped(words.trim())),
        };
        let decided = view.rows.iter().find(|row| row.id == point.id).and_then(Row::remark);
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | `{}` |",
            point.verdict.key(),
            point.kinds.join(", "),
            escaped(&point.told_best.text),
            (0..ids.len()).map(cell).collect::<Vec<_>>().join(" | "),
            escaped(&point.explanation),
            decided.map(|remark| escaped(&remark)).unwrap_or_default(),
            point.id
        );
    }
}

fn tallies(view: &View, out: &mut String) {
    let _ = writeln!(out, "| article | title | claims | in agreement | told differently | contradicted | missing from the other |");
    let _ = writeln!(out, "| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for (side, article) in view.articles.iter().enumerate() {
        let tally = view.tally(side);
        let (name, title) = (escaped(&article.file_name()), article.title.as_deref().map(escaped).unwrap_or_default());
        let _ = writeln!(
            out,
            "| {} ({name}) | {title} | {} | {} | {} | {} | {} |",
            article.id, article.claims, tally.agree, tally.differ, tally.contradicted, tally.missing
        );
    }
    out.push('\n');
}

fn findings(view: &View, rows: &[&Row], out: &mut String) {
    let ids: Vec<&str> = view.articles.iter().map(|article| article.id.as_str()).collect();
    let _ = writeln!(out, "| verdict | kinds | {} | why | confidence | decision | finding |", ids.join(" | "));
    let _ = writeln!(out, "| --- | --- |{} --- | ---: | --- | --- |", " --- |".repeat(ids.len()));
    for row in rows {
        let places: Vec<String> = (0..view.articles.len()).map(|article| places(row, article)).collect();
        let repair = row.repair.as_ref().map(|repair| format!("; read as “{}”", escaped(repair))).unwrap_or_default();
        let decision = row.remark().map(|remark| escaped(&remark)).unwrap_or_default();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {}{repair} | {:.2} | {decision} | `{}` |",
            row.verdict.key(),
            row.kinds.join(", "),
            places.join(" | "),
            escaped(&row.explanation),
            row.confidence,
            row.id
        );
    }
}

fn places(row: &Row, article: usize) -> String {
    let place = |place| {
        let words: String = bold_where_it_differs(&row.pieces(place));
        format!("line {}: {}", place.position.line, words.trim())
    };
    row.places_in(article).map(place).collect::<Vec<_>>().join("<br>")
}

/// `**` needs a space or a sign around it to be read as bold; elsewhere the tag says it.
fn bold_where_it_differs(pieces: &[(&str, bool)]) -> String {
    let mut out = String::new();
    for (at, (words, differs)) in pieces.iter().enumerate() {
        let words = one_line(words);
        if !differs {
            out.push_str(&escaped(&words));
            continue;
        }
        let inner = words.trim();
        let lead = if words.starts_with(' ') { " " } else { "" };
        let trail = if words.ends_with(' ') { " " } else { "" };
        let before = if lead.is_empty() { out.chars().last() } else { Some(' ') };
        let next = pieces.get(at + 1).and_then(|(words, _)| words.chars().next());
        let after = if trail.is_empty() { next } else { Some(' ') };
        let is_apart = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
        let (open, close) = if is_apart(before) && is_apart(after) { ("**", "**") } else { ("<b>", "</b>") };
        let _ = write!(out, "{lead}{open}{}{close}{trail}", escaped(inner));
    }
    out
}

/// On one line, with a backslash before every sign that Markdown gives a meaning; what would break out of HTML is an entity.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '@' => {
                out.push('\\');
                out.push(letter);
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_makes_no_markup() {
        assert_eq!(escaped("a|b <img> *c* [d](e)\nf"), "a\\|b &lt;img&gt; \\*c\\* \\[d\\](e) f");
    }

    #[test]
    fn bold_inside_a_word_is_a_tag() {
        assert_eq!(bold_where_it_differs(&[("pays ", false), ("$5", true), (" now", false)]), "pays **\\$5** now");
        assert_eq!(bold_where_it_differs(&[("US", false), ("$5", true), (".", false)]), "US<b>\\$5</b>.");
    }
}
