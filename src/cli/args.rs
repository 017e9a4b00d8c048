//! What can be typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use crosscheck::Verdict;
use std::path::PathBuf;

/// Reads two articles about the same event and tells where they agree, what each leaves out, and where they cannot both be true.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", disable_version_flag = true, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Print the version; with --verbose also where the embedded model comes from
    #[arg(short = 'V', long)]
    pub(crate) version: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 findings at or above --fail-on, or a fixture that got worse; \
2 wrong usage or input that cannot be read; 3 the articles could not be compared.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare two articles
    Compare(Compare),
    /// Show what is read from one article: sentences, damage, claims, facts
    Inspect(Inspect),
    /// Compare or inspect many, one JSON record a line
    Batch(Batch),
    /// Run annotated cases and hold their outcome against the ledger
    Test(Test),
    /// Print the JSON Schema of the report
    Schema,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The first article; "-" is standard input
    pub(crate) left: PathBuf,
    /// The second article
    pub(crate) right: PathBuf,
    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Which groups the table shows
    #[arg(long, value_enum, value_delimiter = ',', value_name = "GROUP")]
    pub(crate) show: Vec<Group>,
    /// The day an article was published, once an article, in order (2026-03-10); for relative dates
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Vec<String>,
    /// Exit with 1 where there is a finding this grave or graver
    #[arg(long, value_enum, default_value_t = FailOn::Never, value_name = "VERDICT")]
    pub(crate) fail_on: FailOn,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The article; "-" is standard input
    pub(crate) file: PathBuf,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// The day it was published (2026-03-10); for relative dates
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Output {
    /// Write to a file instead of standard output; it is replaced as a whole or not at all
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) target: Option<PathBuf>,
    /// Colour the words that differ
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
    /// Columns of the table, instead of the terminal's
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub(crate) width: Option<u16>,
}

#[derive(Debug, Args)]
pub(crate) struct Batch {
    /// What to do with each record
    #[arg(value_enum)]
    pub(crate) task: BatchTask,
    /// JSON lines: {"id", "left", "right", "published": [..]} or {"id", "text", "published"}; "-" is standard input
    pub(crate) file: PathBuf,
    /// Write to a file instead of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Test {
    /// A folder of cases, each with left.txt, right.txt and gold.json
    pub(crate) folder: PathBuf,
    /// Write what came out into the ledger
    #[arg(long)]
    pub(crate) accept: bool,
    /// Instead: change single facts of the cases' articles and tell which changes are noticed
    #[arg(long)]
    pub(crate) mutations: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, at a terminal
    Table,
    /// For programs; `crosscheck schema` prints its schema
    Json,
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
    /// Whether a verdict is at or above it.
    pub(crate) fn is_reached_by(self, verdict: Verdict) -> bool {
        let limit = match self {
            Self::Never => return false,
            Self::Contradiction => Verdict::Contradiction,
            Self::Discrepancy => Verdict::Discrepancy,
            Self::Damage => Verdict::Damage,
            Self::Omission => Verdict::Omission,
        };
        verdict <= limit
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

impl Command {
    /// Whether errors are to be JSON too.
    pub(crate) fn wants_json(&self) -> bool {
        match self {
            Self::Compare(compare) => compare.format == Format::Json,
            Self::Inspect(inspect) => inspect.format == Format::Json,
            Self::Batch(_) | Self::Test(_) | Self::Schema => false,
        }
    }
}
