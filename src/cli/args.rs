//! What can be typed.

use super::choices::{BatchTask, Colour, FailOn, Format, Group, InspectFormat, Ruling, Source};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use crosscheck::syntax::Depth;
use std::ffi::OsString;
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
    /// The project's settings [default: crosscheck.toml here or in a folder above]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Without settings, whatever crosscheck.toml says
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) no_config: bool,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 findings at or above --fail-on, or a fixture that got worse; \
2 wrong usage or input that cannot be read; 3 the articles could not be compared; 130 interrupted.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare two articles, or more: then one row a fact, one column a source
    Compare(Compare),
    /// Go through the findings on a page of this machine, and decide
    Review(Review),
    /// Decide on a finding from the shell
    Decide(Decide),
    /// What a kind means, or why a finding of two articles came about
    Explain(Explain),
    /// Show what is read from one article: sentences, damage, claims, facts
    Inspect(Inspect),
    /// Compare or inspect many: JSON lines, a CSV of paths or a folder in, one JSON answer a line out
    Batch(Batch),
    /// Run annotated cases and hold their outcome against the ledger
    Test(Test),
    /// Print the JSON Schema of the report
    Schema,
    /// Print the project's settings and the file that they come from
    Config,
    /// Print a script that completes this program's arguments in a shell
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write one a command into a folder
    Man {
        /// The folder; its files are replaced
        #[arg(value_name = "FOLDER")]
        folder: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The articles, two or more: files, addresses (https://…), or "-" for standard input
    #[arg(required = true, num_args = 2.., value_name = "ARTICLE")]
    pub(crate) articles: Vec<PathBuf>,
    /// What the articles are written in, where their names and first bytes should not decide
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) from: Option<Source>,
    /// How to write the report; more than once for several reports in one run
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Vec<Format>,
    /// Write the report of the --format before it to a file, which is replaced as a whole or not at all; without a --format of its own,
    /// the file's ending names it
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
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
    pub(crate) past: Past,
    #[command(flatten)]
    pub(crate) limits: Limits,
    #[command(flatten)]
    pub(crate) look: Look,
    /// Each report to write and where to; made of --format and --output and their order.
    #[arg(skip)]
    pub(crate) targets: Vec<Target>,
}

/// What is known of findings from before.
#[derive(Debug, Args)]
pub(crate) struct Past {
    /// Mark the findings that were decided in this file; dismissed ones do not count for --fail-on
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    /// Mark the findings of this earlier JSON report, or of these answers of a batch; only new ones count for --fail-on
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
}

/// One report: its format, and its file where it does not go to standard output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) format: Format,
    pub(crate) file: Option<PathBuf>,
}

/// Where decisions are kept, unless another file is named.
const DECISIONS: &str = "crosscheck-decisions.jsonl";

#[derive(Debug, Args)]
pub(crate) struct Review {
    /// The articles: two, or more, which are reviewed pair by pair; "-" is standard input
    #[arg(required = true, num_args = 2.., value_name = "ARTICLE")]
    pub(crate) articles: Vec<PathBuf>,
    /// The day an article was published, once an article, in order (2026-03-10); for relative dates
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Vec<String>,
    /// Where decisions are kept; lines are only ever appended
    #[arg(long, value_name = "FILE", default_value = DECISIONS)]
    pub(crate) decisions: PathBuf,
    /// Who decides [default: the user's name]
    #[arg(long, value_name = "NAME")]
    pub(crate) reviewer: Option<String>,
    /// The port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// Instead of the page: write the reviewed pair as a case (docs/fixtures.md) into a new folder
    #[arg(long, value_name = "DIR")]
    pub(crate) export_case: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) limits: Limits,
}

#[derive(Debug, Args)]
pub(crate) struct Decide {
    /// The finding's id, as every report gives it
    pub(crate) finding: String,
    /// What to say of it: confirm, dismiss, reopen, or the verdict that it should have
    #[arg(long = "as", value_enum, value_name = "DECISION")]
    pub(crate) decision: Ruling,
    /// With a verdict: the kinds of conflict
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    pub(crate) kinds: Vec<String>,
    /// Why
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Where decisions are kept; a line is appended
    #[arg(long, value_name = "FILE", default_value = DECISIONS)]
    pub(crate) decisions: PathBuf,
    /// Who decides [default: the user's name]
    #[arg(long, value_name = "NAME")]
    pub(crate) reviewer: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A kind or a verdict (figure, omission, ...), or the id of a finding, or the beginning of one
    pub(crate) subject: String,
    /// For a finding: its articles, as they were given to compare
    #[arg(num_args = 2.., value_name = "ARTICLE")]
    pub(crate) articles: Vec<PathBuf>,
    /// For a finding: the days of publication, as they were given to compare
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Vec<String>,
    #[command(flatten)]
    pub(crate) limits: Limits,
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The article: a file, an address (https://…), or "-" for standard input
    pub(crate) file: PathBuf,
    /// What it is written in, where its name and first bytes should not decide
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) from: Option<Source>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = InspectFormat::Table)]
    pub(crate) format: InspectFormat,
    /// The day it was published (2026-03-10); for relative dates
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// Write to a file instead of standard output; it is replaced as a whole or not at all
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) limits: Limits,
}

#[derive(Debug, Args)]
pub(crate) struct Look {
    /// Colour the words that differ
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
    /// Columns of the table, instead of the terminal's
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub(crate) width: Option<u16>,
}

#[derive(Debug, Args)]
#[command(after_help = BATCH_HELP)]
pub(crate) struct Batch {
    /// What to do with each record
    #[arg(value_enum)]
    pub(crate) task: BatchTask,
    /// JSON lines ("-" is standard input), a .csv of paths, or a folder of cases or articles
    #[arg(value_name = "RECORDS")]
    pub(crate) file: PathBuf,
    /// Write to a file instead of standard output; until all is there it is called FILE.part
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Go on where an interrupted run into the same file stopped
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,
    /// How many records to work on at a time [default: one a core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// Exit with 1 where any comparison has a finding this grave or graver, with 3 where two articles could not be compared
    #[arg(long, value_enum, default_value_t = FailOn::Never, value_name = "VERDICT")]
    pub(crate) fail_on: FailOn,
    #[command(flatten)]
    pub(crate) past: Past,
    #[command(flatten)]
    pub(crate) limits: Limits,
}

const BATCH_HELP: &str = "JSON records: {\"id\", \"left\", \"right\", \"published\": [..]} to compare, {\"id\", \"text\", \"published\"} to inspect; texts, \
not paths. A CSV has columns left and right (or path) with paths from its own folder, and may have id, published_left, published_right \
(or published). A folder is searched for folders with left.txt and right.txt, or for articles.\n\nAnswers come one a line, in the order of \
the records, each with its record's id; a record that cannot be answered gets an error record. Exit codes: 0 done; 1 error records, or \
findings at or above --fail-on; 2 wrong usage or input that cannot be read; 3 with --fail-on, a pair that could not be compared; 130 interrupted \
(go on with --resume).";

/// How much is read, and how deep.
#[derive(Debug, Args)]
pub(crate) struct Limits {
    /// The largest article that is read (64K, 10M, 1G)
    #[arg(long, value_name = "SIZE", default_value = "32MiB", value_parser = size)]
    pub(crate) max_bytes: u64,
    /// Without parsing sentences: faster and less exact, for triage of large collections
    #[arg(long)]
    pub(crate) fast: bool,
}

impl Limits {
    pub(crate) fn depth(&self) -> Depth {
        if self.fast { Depth::Fast } else { Depth::Full }
    }
}

fn size(text: &str) -> Result<u64, String> {
    // As with most tools, K, M and G are powers of 1024.
    parse_size::Config::new().with_binary().parse_size(text).map_err(|error| format!("{error}; write it as 64K, 10M or 1G"))
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

impl Command {
    /// Whether errors are to be JSON too.
    pub(crate) fn wants_json(&self) -> bool {
        match self {
            Self::Compare(compare) => compare.format.contains(&Format::Json),
            Self::Inspect(inspect) => inspect.format == InspectFormat::Json,
            Self::Batch(_)
            | Self::Test(_)
            | Self::Schema
            | Self::Config
            | Self::Completions { .. }
            | Self::Man { .. }
            | Self::Review(_)
            | Self::Decide(_)
            | Self::Explain(_) => false,
        }
    }
}

impl Cli {
    /// Reads the arguments; `--format` and `--output` are paired by their order.
    ///
    /// # Errors
    /// Wrong usage, and the asked-for help.
    pub(crate) fn read(args: impl Iterator<Item = OsString>) -> Result<Self, clap::Error> {
        let matches = Self::command().try_get_matches_from(args)?;
        let mut cli = Self::from_arg_matches(&matches)?;
        if let (Some(Command::Compare(compare)), Some((_, own))) = (&mut cli.command, matches.subcommand()) {
            let indices = |id: &str| own.indices_of(id).map(Iterator::collect::<Vec<_>>).unwrap_or_default();
            let usage = |problem: String| Self::command().error(clap::error::ErrorKind::ArgumentConflict, problem);
            compare.targets = targets(&compare.format, &indices("format"), &compare.output, &indices("output")).map_err(usage)?;
        }
        Ok(cli)
    }
}

/// Which report goes where. A file belongs to the format named before it; one pair may come in either order; a file without a format has
/// the one of its ending; what is left over goes to standard output, which takes one report.
fn targets(formats: &[Format], formats_at: &[usize], files: &[PathBuf], files_at: &[usize]) -> Result<Vec<Target>, String> {
    if let ([format], [file]) = (formats, files) {
        return Ok(vec![Target { format: *format, file: Some(file.clone()) }]);
    }
    let mut files_of: Vec<Option<PathBuf>> = vec![None; formats.len()];
    let mut targets = Vec::new();
    for (file, at) in files.iter().zip(files_at) {
        let before = formats_at.iter().rposition(|format_at| format_at < at);
        match before.and_then(|format| files_of.get_mut(format)).filter(|taken| taken.is_none()) {
            Some(free) => *free = Some(file.clone()),
            None => {
                let format = Format::of_file(file).ok_or_else(|| format!("name a --format before --output {}", file.display()))?;
                targets.push(Target { format, file: Some(file.clone()) });
            }
        }
    }
    targets.extend(formats.iter().zip(files_of).map(|(format, file)| Target { format: *format, file }));
    if targets.is_empty() {
        targets.push(Target { format: Format::Table, file: None });
    }
    if targets.iter().filter(|target| target.file.is_none()).count() > 1 {
        return Err("standard output takes one report; give every other --format an --output FILE after it".into());
    }
    Ok(targets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &str) -> Result<Vec<(Format, Option<String>)>, clap::Error> {
        let args = format!("crosscheck compare a b {args}");
        let cli = Cli::read(args.split_whitespace().map(OsString::from))?;
        let Some(Command::Compare(compare)) = cli.command else { panic!("compare") };
        let file = |target: Target| (target.format, target.file.map(|file| file.display().to_string()));
        Ok(compare.targets.into_iter().map(file).collect())
    }

    #[test]
    fn formats_and_files_are_paired() {
        let file = |name: &str| Some(name.to_owned());
        assert_eq!(read("").expect("reads"), [(Format::Table, None)]);
        assert_eq!(read("--format json -o x").expect("reads"), [(Format::Json, file("x"))]);
        assert_eq!(read("-o x --format json").expect("reads"), [(Format::Json, file("x"))]);
        let both = read("--format table --format csv --output r").expect("reads");
        assert_eq!(both, [(Format::Table, None), (Format::Csv, file("r"))]);
        let by_ending = read("-o r.md -o r.csv --format table").expect("reads");
        assert_eq!(by_ending, [(Format::Markdown, file("r.md")), (Format::Csv, file("r.csv")), (Format::Table, None)]);
        assert!(read("--format json --format csv").is_err());
        assert!(read("-o a.bin -o b.csv").is_err());
    }
}
