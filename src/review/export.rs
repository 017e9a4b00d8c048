//! A reviewed pair as a fixture (docs/fixtures.md), so that review feeds regression.
//!
//! What a reviewer decided is the gold: a confirmed finding as it is, a changed one as changed, a dismissed conflict as an agreement, a
//! dismissed agreement not at all, a dismissed omission as a claim to ignore, dismissed damage as text that is sound. What nobody decided is
//! taken over as the program said it, links marked optional.

use crate::error::{Error, Result};
use crate::fixtures::Case;
use crate::kind::{Kind, Verdict};
use crate::output::replace;
use crate::report::{Article, Place, Row, Standing, View};
use crate::span::Span;
use serde_json::{Value, json};
use std::path::Path;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Findings that a reviewer decided.
    pub decided: usize,
    /// Findings that were taken over as the program said them.
    pub undecided: usize,
}

/// Writes the case and reads it back.
///
/// # Errors
/// Where the folder holds a case already, an article is not UTF-8, a claim cannot be anchored, or a file cannot be written.
pub fn write(view: &View, folder: &Path) -> Result<Exported> {
    let [left, right] = view.articles.as_slice() else { return Err(Error::Usage("a case is made of two articles".into())) };
    let gold_path = folder.join("gold.json");
    if gold_path.exists() {
        return Err(Error::input(folder.display().to_string(), "holds a case already; name a new folder"));
    }
    for article in [left, right] {
        std::str::from_utf8(&article.raw)
            .map_err(|_| Error::input(article.path.clone(), "is not UTF-8, as the articles of a case must be; convert it first"))?;
    }
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let gold = gold(view, &name)?;
    std::fs::create_dir_all(folder).map_err(|source| Error::Unwritable { path: folder.to_owned(), source })?;
    let text = format!("{gold:#}\n");
    for (file, bytes) in [("left.txt", left.raw.as_slice()), ("right.txt", right.raw.as_slice()), ("gold.json", text.as_bytes())] {
        let path = folder.join(file);
        replace(&path, |file| file.write_all(bytes))?;
    }
    Case::read(folder)?;
    let decided = view.rows.iter().filter(|row| row.decision.is_some()).count();
    Ok(Exported { decided, undecided: view.rows.len() - decided })
}

fn gold(view: &View, name: &str) -> Result<Value> {
    let (mut links, mut omissions, mut ignore) = (Vec::new(), Vec::new(), Vec::new());
    let (mut damage, mut not_damage) = (Vec::new(), Vec::new());
    for row in &view.rows {
        match row.verdict {
            Verdict::Damage if row.is_dismissed() => not_damage.push(json!({"in": side(row, view), "text": text_of(row, view)?})),
            Verdict::Damage => damage.push(json!({
                "in": side(row, view), "text": text_of(row, view)?, "kind": row.kinds.first(), "repair": row.repair,
                "optional": row.decision.is_none()})),
            // The other article does say it: no omission, and which of its claims says it is not known.
            Verdict::Omission if row.standing() != Some(Verdict::Omission) => {
                ignore.push(json!({"in": side(row, view), "text": text_of(row, view)?}))
            }
            Verdict::Omission => omissions.push(json!({
                "missing_from": if side(row, view) == "left" { "right" } else { "left" }, "claim": text_of(row, view)?, "why": note(row)})),
            Verdict::Contradiction | Verdict::Discrepancy | Verdict::Agreement => links.extend(link(row, view)?),
        }
    }
    let mut out =
        json!({"name": name, "links": links, "omissions": omissions, "damage": damage, "ignore": ignore, "not_damage": not_damage});
    let days: Vec<Option<&String>> = view.articles.iter().map(|article| article.published.as_ref()).collect();
    if let [Some(left), Some(right)] = days.as_slice() {
        out["published"] = json!({"left": left, "right": right});
    }
    Ok(out)
}

/// A link as the reviewer left it; none where the two claims have nothing to do with each other.
fn link(row: &Row, view: &View) -> Result<Option<Value>> {
    let (verdict, kinds): (Verdict, Vec<&str>) = match row.decision.as_ref().map(|decision| &decision.standing) {
        None | Some(Standing::Confirmed) => (row.verdict, row.kinds.clone()),
        Some(Standing::Changed { verdict, kinds }) => (*verdict, kinds.iter().map(|kind: &Kind| kind.spec().key).collect()),
        Some(Standing::Dismissed) if row.verdict == Verdict::Agreement => return Ok(None),
        Some(Standing::Dismissed) => (Verdict::Agreement, Vec::new()),
    };
    let is_link = match verdict {
        Verdict::Contradiction | Verdict::Discrepancy | Verdict::Agreement => true,
        Verdict::Omission | Verdict::Damage => false,
    };
    let (Some(left), Some(right), true) = (row.places_in(0).next(), row.places_in(1).next(), is_link) else { return Ok(None) };
    Ok(Some(json!({
        "left": anchor(left, view)?, "right": anchor(right, view)?, "verdict": verdict.key(), "kinds": kinds,
        "why": note(row).unwrap_or(&row.explanation), "optional": row.decision.is_none()})))
}

fn note(row: &Row) -> Option<&str> {
    row.decision.as_ref().and_then(|decision| decision.note.as_deref())
}

fn side<'a>(row: &Row, view: &'a View) -> &'a str {
    row.claims.first().and_then(|place| view.articles.get(place.article)).map_or("left", |article| article.id.as_str())
}

fn text_of(row: &Row, view: &View) -> Result<String> {
    row.claims.first().map_or_else(|| Ok(String::new()), |place| anchor(place, view))
}

/// The claim's words; where they occur more than once, with as many words around as make them occur once.
fn anchor(place: &Place, view: &View) -> Result<String> {
    let Some(article) = view.articles.get(place.article) else { return Ok(place.text.clone()) };
    let mut span = place.span;
    loop {
        let text = span.slice(&article.raw);
        if memchr::memmem::find_iter(&article.raw, text).take(2).count() == 1 {
            return Ok(String::from_utf8_lossy(text).into_owned());
        }
        let wider = widened(span, article);
        if wider == span {
            return Err(Error::input(article.path.clone(), format!("line {}: this claim cannot be told from others", place.position.line)));
        }
        span = wider;
    }
}

/// A span with the word before and the word after it.
fn widened(span: Span, article: &Article) -> Span {
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let before = article.raw.get(..span.start()).unwrap_or_default();
    let word_end = before.iter().rposition(|byte| !is_space(byte)).map_or(0, |at| at + 1);
    let start = before.get(..word_end).unwrap_or_default().iter().rposition(is_space).map_or(0, |at| at + 1);
    let after = article.raw.get(span.end()..).unwrap_or_default();
    let word_start = after.iter().position(|byte| !is_space(byte)).unwrap_or(after.len());
    let length = after.get(word_start..).unwrap_or_default().iter().position(is_space).unwrap_or(after.len() - word_start);
    Span::new(start, span.end() + word_start + length)
}
