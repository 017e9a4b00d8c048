//! The command line.

use clap::{Parser, Subcommand, ValueEnum};
use crosscheck::article::{Article, ReadOptions};
use crosscheck::batch::{self, Task};
use crosscheck::report::{View, json};
use crosscheck::syntax::Depth;
use crosscheck::{Error, Reading, Result, compare, exit};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compare two articles.
    Compare {
        left: PathBuf,
        right: PathBuf,
        #[arg(long, default_value = "json")]
        format: String,
        #[arg(long)]
        published: Vec<String>,
    },
    /// Show what is read from one article.
    Inspect {
        file: PathBuf,
        #[arg(long, default_value = "json")]
        format: String,
        #[arg(long)]
        published: Option<String>,
    },
    /// One JSON record a line.
    Batch { task: BatchTask, file: PathBuf },
}

#[derive(Clone, Copy, ValueEnum)]
enum BatchTask {
    Compare,
    Inspect,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "crosscheck: {error}");
            ExitCode::from(exit::USAGE)
        }
    }
}

fn run(command: Command) -> Result<u8> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match command {
        Command::Compare { left, right, published, .. } => {
            let day = |at: usize| published.get(at).map(String::as_str);
            let (left, right) = (reading(&left, day(0))?, reading(&right, day(1))?);
            let view = View::new(&compare(&left, &right));
            writeln!(out, "{:#}", json::report(&view))?;
            Ok(if view.not_comparable.is_some() { exit::NOT_COMPARABLE } else { exit::DONE })
        }
        Command::Inspect { file, published, .. } => {
            writeln!(out, "{:#}", json::inspection(&reading(&file, published.as_deref())?))?;
            Ok(exit::DONE)
        }
        Command::Batch { task, file } => {
            let task = match task {
                BatchTask::Compare => Task::Compare,
                BatchTask::Inspect => Task::Inspect,
            };
            let mut input: Box<dyn std::io::BufRead> = if file == Path::new("-") {
                Box::new(std::io::stdin().lock())
            } else {
                let opened = std::fs::File::open(&file).map_err(|source| Error::Unreadable { path: file, source })?;
                Box::new(std::io::BufReader::new(opened))
            };
            batch::run(task, Depth::Full, &mut input, &mut out)?;
            Ok(exit::DONE)
        }
    }
}

fn reading(path: &Path, published: Option<&str>) -> Result<Reading> {
    let raw = std::fs::read(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
    let name = path.display().to_string();
    let published = published.map(|day| batch::parse_day(&name, day)).transpose()?;
    Ok(Reading::new(Article::read(&name, raw, &ReadOptions { published, ..ReadOptions::default() })?, Depth::Full))
}
