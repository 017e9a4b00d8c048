//! What can be chosen from a list: formats, groups of findings, decisions, colours.

use clap::ValueEnum;
use crosscheck::{Verdict, article};
use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ruling {
    Confirm,
    Dismiss,
    Reopen,
    Contradiction,
    Discrepancy,
    Damage,
    Omission,
    Agreement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, at a terminal
    Table,
    /// For programs; `crosscheck schema` prints its schema
    Json,
    /// For a ticket or a mail: one row a finding
    Markdown,
    /// For a spreadsheet: one row a finding
    Csv,
    /// One page for people without the tool
    Html,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// JUnit XML, one case a pair
    Junit,
}

impl Format {
    /// The format that a file's ending names.
    pub(super) fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "txt" => Self::Table,
            "json" => Self::Json,
            "md" | "markdown" => Self::Markdown,
            "csv" => Self::Csv,
            "html" | "htm" => Self::Html,
            "sarif" => Self::Sarif,
            "xml" => Self::Junit,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// For people, at a terminal
    Table,
    /// For programs
    Json,
}

/// What an article is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Source {
    Text,
    Markdown,
    Html,
    Docx,
    Pdf,
}

impl Source {
    pub(crate) fn format(self) -> article::Format {
        match self {
            Self::Text => article::Format::Text,
            Self::Markdown => article::Format::Markdown,
            Self::Html => article::Format::Html,
            Self::Docx => article::Format::Docx,
            Self::Pdf => article::Format::Pdf,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Group {
    Contradictions,
    Discrepancies,
    Damage,
    Omissions,
    Agreements,
}

impl Group {
    pub(crate) fn verdict(self) -> Verdict {
        match self {
            Self::Contradictions => Verdict::Contradiction,
            Self::Discrepancies => Verdict::Discrepancy,
            Self::Damage => Verdict::Damage,
            Self::Omissions => Verdict::Omission,
            Self::Agreements => Verdict::Agreement,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Never,
    Contradiction,
    Discrepancy,
    Damage,
    Omission,
}

impl FailOn {
    /// The least grave verdict that reaches it.
    pub(crate) fn limit(self) -> Option<Verdict> {
        match self {
            Self::Never => None,
            Self::Contradiction => Some(Verdict::Contradiction),
            Self::Discrepancy => Some(Verdict::Discrepancy),
            Self::Damage => Some(Verdict::Damage),
            Self::Omission => Some(Verdict::Omission),
        }
    }

    /// Whether a verdict is at or above it.
    pub(crate) fn is_reached_by(self, verdict: Verdict) -> bool {
        self.limit().is_some_and(|limit| verdict <= limit)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BatchTask {
    Compare,
    Inspect,
}
