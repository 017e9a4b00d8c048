//! What can go wrong, in words that name the file and say what to do.

use std::path::PathBuf;

/// The result of anything that can fail in this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the program could not go on. Odd prose is never an error; unreadable input and wrong usage are.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file that cannot be opened or read.
    #[error("{}: cannot be read: {source}. Check the path and its permissions.", path.display())]
    Unreadable {
        /// The file as it was named.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Input that was read and cannot be used.
    #[error("{name}: {problem}")]
    Input {
        /// The file, `<stdin>` or the record as it was named.
        name: String,
        /// What is wrong with it and what to do.
        problem: String,
    },
    /// A result that cannot be written.
    #[error("{}: cannot be written: {source}", path.display())]
    Unwritable {
        /// The file as it was named.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A wrong combination of arguments.
    #[error("{0}")]
    Usage(String),
    /// The reader of our output went away, or the disk is full.
    #[error("cannot write the result: {0}")]
    Output(#[from] std::io::Error),
}

impl Error {
    /// An error about one input.
    pub fn input(name: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Input { name: name.into(), problem: problem.into() }
    }

    /// A short word for error records: "usage", "input" or "output".
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Usage(_) => "usage",
            Self::Unreadable { .. } | Self::Input { .. } => "input",
            Self::Unwritable { .. } | Self::Output(_) => "output",
        }
    }
}

/// Exit codes, the same for every command.
pub mod exit {
    /// Done, and nothing at or above `--fail-on`.
    pub const DONE: u8 = 0;
    /// Findings at or above `--fail-on`, a fixture that got worse, or error records in a batch.
    pub const FOUND: u8 = 1;
    /// Wrong usage, or input that cannot be read.
    pub const USAGE: u8 = 2;
    /// The articles could not be compared.
    pub const NOT_COMPARABLE: u8 = 3;
    /// A batch was interrupted (128 and the number of the signal, as shells have it).
    pub const INTERRUPTED: u8 = 130;
}
