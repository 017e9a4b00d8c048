//! What an earlier report found already: in CI, only what is new is to stop the build.
//!
//! A baseline is any JSON report of this program, or the JSON lines of a batch. Findings are known by their ids, which are made of their
//! words: a finding whose words change is new.

use crate::error::{Error, Result};
use crate::report::{Row, View};
use serde::Deserialize;
use std::collections::HashSet;
use std::path::Path;

/// The findings of earlier reports.
///
/// ```
/// use crosscheck::report::{View, json};
/// use crosscheck::review::Baseline;
/// use crosscheck::{Article, Depth, ReadOptions, Reading, compare};
///
/// # fn main() -> crosscheck::Result<()> {
/// let read = |text: &str| Ok::<_, crosscheck::Error>(Reading::new(Article::read("a", text.into(), &ReadOptions::default())?, Depth::Full));
/// let (left, right) = (read("The mill burned on Monday.")?, read("The mill burned on Friday.")?);
/// let mut view = View::new(&compare(&left, &right));
/// let before = json::text(&json::report(&view));
/// Baseline::parse("before.json", before.as_bytes())?.mark(&mut view);
/// assert!(view.rows.iter().all(|row| row.known == Some(true) && row.standing().is_none()));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    ids: HashSet<String>,
}

/// A report or an error record of a batch; what else it says is not looked at.
#[derive(Deserialize)]
struct Report {
    findings: Option<Vec<Found>>,
    error: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Found {
    id: String,
}

impl Baseline {
    /// Reads a report (`compare --format json`) or the answers of a batch.
    ///
    /// # Errors
    /// Where the file cannot be read, or is neither.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
        Self::parse(&path.display().to_string(), &bytes)
    }

    /// Reads reports; `name` is what messages call the file.
    ///
    /// # Errors
    /// [`Error::Input`] where it holds anything but reports.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self> {
        let wrong = |problem: String| {
            let make = "make one with `crosscheck compare … --format json -o FILE` or `crosscheck batch compare … -o FILE`";
            Error::input(name, format!("is no report of this program ({problem}); {make}"))
        };
        let mut baseline = Self::default();
        for report in serde_json::Deserializer::from_slice(bytes).into_iter::<Report>() {
            let report = report.map_err(|error| wrong(error.to_string()))?;
            if report.findings.is_none() && report.error.is_none() {
                return Err(wrong("it has no findings".into()));
            }
            baseline.ids.extend(report.findings.into_iter().flatten().map(|found| found.id));
        }
        Ok(baseline)
    }

    /// Marks each finding of a view as known or new; of many articles also those of its pairs.
    pub fn mark(&self, view: &mut View) {
        let of_pairs = view.sources.iter_mut().flat_map(|sources| &mut sources.pairs).flat_map(|pair| &mut pair.rows);
        view.rows.iter_mut().chain(of_pairs).for_each(|row| row.known = Some(self.holds(row)));
    }

    /// Whether a finding is known, itself or, of many articles, as all that it is made of.
    fn holds(&self, row: &Row) -> bool {
        self.ids.contains(&row.id) || !row.parts.is_empty() && row.parts.iter().all(|part| self.ids.contains(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_over_several_lines_and_answers_of_a_batch_are_read() {
        let one = "{\n \"schema\": \"crosscheck/report/1\",\n \"findings\": [{\"id\": \"a\", \"verdict\": \"agreement\"}]\n}\n";
        let many = "{\"id\":1,\"findings\":[{\"id\":\"b\"}]}\n{\"id\":2,\"error\":{\"kind\":\"input\"}}\n{\"id\":3,\"findings\":[{\"id\":\"c\"}]}\n";
        for (text, ids) in [(one, vec!["a"]), (many, vec!["b", "c"]), ("", vec![])] {
            let baseline = Baseline::parse("test", text.as_bytes()).expect("a baseline");
            assert_eq!(baseline.ids, ids.into_iter().map(str::to_owned).collect(), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["{}", "[]", "no JSON", "{\"findings\": [{}]}", "{\"findings\": [{\"id\": \"a\"}]"] {
            let said = Baseline::parse("base.json", text.as_bytes()).expect_err(text).to_string();
            assert!(said.starts_with("base.json: is no report") && said.contains("--format json"), "{said}");
        }
    }
}
