//! Front matter: the lines between "---" at the top of a Markdown file, as YAML or TOML write simple values.

use super::{Known, day};

/// Whether a text begins with front matter.
pub(super) fn is_front_matter(text: &str) -> bool {
    length(text).is_some()
}

/// How many bytes the front matter takes, its fences and line breaks included.
pub(super) fn length(text: &str) -> Option<usize> {
    const LONGEST: usize = 200;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let mut at = first.len();
    let mut fields = 0;
    for line in lines.take(LONGEST) {
        at += line.len();
        let bare = line.trim_end();
        if bare == fence || bare == "..." && fence == "---" {
            return (fields > 0).then_some(at);
        }
        fields += usize::from(field(bare).is_some());
    }
    None
}

/// What the front matter says.
pub(super) fn read(front: &str) -> Known {
    let mut known = Known::default();
    for (key, value) in front.lines().filter_map(field).filter(|(_, value)| !value.is_empty()) {
        match key.to_lowercase().as_str() {
            "title" | "headline" => known.title = Some(value.to_owned()),
            "author" | "authors" | "byline" | "by" => known.byline = Some(value.trim_matches(['[', ']']).to_owned()),
            "date" | "published" | "pubdate" | "publish_date" | "date_published" | "datepublished" | "published_at" => {
                known.published = day(value).or(known.published);
            }
            _ => {}
        }
    }
    known
}

/// "key: value" or "key = value", without quotation marks and comments.
fn field(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once([':', '='])?;
    let named = !key.is_empty() && key.trim().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let value = value.trim();
    let bare =
        value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).or_else(|| value.strip_prefix('\'').and_then(|v| v.strip_suffix('\'')));
    named.then(|| (key.trim(), bare.unwrap_or(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read() {
        let text = "---\ntitle: \"Tram: a new line\"\nauthor: Jane Doe\ndate: 2026-03-10\ntags:\n  - rail\n---\nThe tram.";
        let front = text.get(..length(text).unwrap()).unwrap();
        let known = read(front);
        assert_eq!((known.title.as_deref(), known.byline.as_deref()), (Some("Tram: a new line"), Some("Jane Doe")));
        assert_eq!(known.published.map(|day| day.to_string()).as_deref(), Some("2026-03-10"));
        assert_eq!(text.get(front.len()..), Some("The tram."));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert_eq!(length("---\nThe tram is late again.\n---\nWords"), None);
        assert_eq!(length("---\ntitle: no end"), None);
    }
}
