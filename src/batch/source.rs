//! Where records come from: JSON lines, a CSV of paths, a folder.

use super::Task;
use crate::error::{Error, Result};
use serde::Deserialize;
use serde_json::Value as Json;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

/// One record, not yet looked into.
#[derive(Debug)]
pub struct Record {
    /// Its line, row or place in the folder, from 1.
    pub number: usize,
    /// How far the source has been read behind it, in [`Source::total`]'s measure.
    pub position: u64,
    pub(super) work: Work,
}

#[derive(Debug)]
pub(super) enum Work {
    /// One JSON record.
    Line(Vec<u8>),
    /// Files to be read.
    Files { id: String, paths: Vec<PathBuf>, published: Vec<Option<String>> },
    /// What cannot even be taken as a record.
    Unusable { id: Json, name: String, problem: String },
}

impl Record {
    /// Its id, as its answer repeats it; null where it has none.
    pub fn id(&self) -> Json {
        #[derive(Deserialize)]
        struct Id {
            #[serde(default)]
            id: Json,
        }
        match &self.work {
            Work::Line(line) => serde_json::from_slice(line).map_or(Json::Null, |record: Id| record.id),
            Work::Files { id, .. } => Json::String(id.clone()),
            Work::Unusable { id, .. } => id.clone(),
        }
    }
}

impl Record {
    /// What it holds in memory.
    pub(super) fn bytes(&self) -> u64 {
        match &self.work {
            Work::Line(line) => line.len() as u64,
            // Files are read when it is their turn, one a worker.
            Work::Files { .. } | Work::Unusable { .. } => 0,
        }
    }
}

/// A stream of records.
pub struct Source {
    rows: Box<dyn Iterator<Item = Result<Record>> + Send>,
    total: Option<u64>,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source").field("total", &self.total).finish_non_exhaustive()
    }
}

impl Iterator for Source {
    type Item = Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rows.next()
    }
}

impl Source {
    /// Opens a folder, a `.csv` file or a file of JSON lines; "-" is standard input, as JSON lines.
    ///
    /// # Errors
    /// Where it cannot be read, a CSV lacks a column, or a folder holds nothing to do.
    pub fn open(path: &Path, task: Task, max_bytes: u64) -> Result<Self> {
        // A text may stand in JSON with every letter escaped; two of them make the longest line that can hold no article too large.
        let longest = max_bytes.saturating_mul(12).saturating_add(1 << 16);
        if path == Path::new("-") {
            return Ok(Self::lines(Box::new(std::io::BufReader::new(std::io::stdin())), None, longest));
        }
        if path.is_dir() {
            return Self::folder(path, task);
        }
        let unreadable = |source| Error::Unreadable { path: path.to_owned(), source };
        let file = std::fs::File::open(path).map_err(unreadable)?;
        let total = file.metadata().map_err(unreadable)?.len();
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
            return Self::csv(path, file, total, task);
        }
        Ok(Self::lines(Box::new(std::io::BufReader::with_capacity(1 << 16, file)), Some(total), longest))
    }

    /// JSON lines; blank ones are passed over, and one of more than `longest` bytes is not kept.
    pub fn lines(input: Box<dyn BufRead + Send>, total: Option<u64>, longest: u64) -> Self {
        let mut lines = Lines { input, longest, number: 0, position: 0 };
        Self { rows: Box::new(std::iter::from_fn(move || lines.next().transpose())), total }
    }

    /// How much there is to read (bytes; files of a folder), where it is known.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// Columns `left` and `right` (or `text`/`path` to inspect) hold paths, from the CSV's own folder; `id`, `published_left` and
    /// `published_right` (or `published`) are optional. Without such a first row, the first two columns (or the first) hold the paths.
    fn csv(path: &Path, file: std::fs::File, total: u64, task: Task) -> Result<Self> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(file);
        let name = path.display().to_string();
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        let mut first = csv::StringRecord::new();
        let any = reader.read_record(&mut first).map_err(|error| Error::input(&name, error.to_string()))?;
        let (columns, first) = match Columns::named(&first, task) {
            Some(columns) => (columns, None),
            None if any && first.len() < paths_of(task).len() => {
                let wanted = paths_of(task).iter().map(|names| format!("“{}”", names[0])).collect::<Vec<_>>().join(" and ");
                return Err(Error::input(name, format!("has no columns {wanted}; name them in its first row")));
            }
            None => (Columns::by_place(task), any.then_some(first)),
        };
        let position = reader.position().byte();
        let rows = first.map(|row| (Ok(row), position)).into_iter().chain(CsvRows { reader });
        let start = if columns.is_named { 2 } else { 1 };
        let records = rows.enumerate().map(move |(index, (row, position))| {
            let number = index + start;
            let work = match row {
                Ok(row) => columns.work(&row, number, &folder),
                Err(error) if error.is_io_error() => return Err(Error::input(&name, error.to_string())),
                Err(error) => Work::Unusable { id: Json::Null, name: name.clone(), problem: error.to_string() },
            };
            Ok(Record { number, position, work })
        });
        Ok(Self { rows: Box::new(records), total: Some(total) })
    }

    /// To compare, every folder below with `left.*` and `right.*`; to inspect, every text, Markdown and HTML file below; by path.
    fn folder(folder: &Path, task: Task) -> Result<Self> {
        let mut jobs = Vec::new();
        walk(folder, task, &mut jobs)?;
        if jobs.is_empty() {
            let wanted = match task {
                Task::Compare => "no folder with a left and a right article (left.txt, right.txt)",
                Task::Inspect => "no article (.txt, .md, .html)",
            };
            return Err(Error::input(folder.display().to_string(), format!("holds {wanted}")));
        }
        let total = jobs.len() as u64;
        let root = folder.to_owned();
        let rows = jobs.into_iter().zip(1_usize..).map(move |(paths, number)| {
            let named = match task {
                Task::Compare => paths.first().and_then(|path| path.parent()),
                Task::Inspect => paths.first().map(PathBuf::as_path),
            };
            let id = named.map(|path| path.strip_prefix(&root).unwrap_or(path)).unwrap_or(&root);
            // A folder that is itself the case is called by its name.
            let id = if id.as_os_str().is_empty() { root.file_name().map(Path::new).unwrap_or(&root) } else { id };
            let work = Work::Files { id: id.display().to_string(), paths, published: Vec::new() };
            Ok(Record { number, position: number as u64, work })
        });
        Ok(Self { rows: Box::new(rows), total: Some(total) })
    }
}

struct Lines {
    input: Box<dyn BufRead + Send>,
    longest: u64,
    number: usize,
    position: u64,
}

impl Lines {
    fn next(&mut self) -> Result<Option<Record>> {
        loop {
            let mut line = Vec::new();
            let read = (&mut self.input).take(self.longest).read_until(b'\n', &mut line)? as u64;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            self.position += read;
            let mut work = Work::Line(line);
            if let Work::Line(line) = &work
                && read == self.longest
                && line.last() != Some(&b'\n')
            {
                self.position += skip_line(&mut self.input)?;
                let problem = format!("is longer than {} bytes; raise --max-bytes", self.longest);
                work = Work::Unusable { id: Json::Null, name: "record".into(), problem };
            }
            let is_blank = matches!(&work, Work::Line(line) if line.trim_ascii().is_empty());
            if !is_blank {
                return Ok(Some(Record { number: self.number, position: self.position, work }));
            }
        }
    }
}

/// Passes over the rest of a line without keeping it; how many bytes that was.
fn skip_line(input: &mut dyn BufRead) -> std::io::Result<u64> {
    let mut skipped = 0;
    loop {
        let held = input.fill_buf()?;
        if held.is_empty() {
            return Ok(skipped);
        }
        let end = memchr::memchr(b'\n', held);
        let count = end.map_or(held.len(), |at| at + 1);
        input.consume(count);
        skipped += count as u64;
        if end.is_some() {
            return Ok(skipped);
        }
    }
}

struct CsvRows {
    reader: csv::Reader<std::fs::File>,
}

impl Iterator for CsvRows {
    type Item = (std::result::Result<csv::StringRecord, csv::Error>, u64);

    fn next(&mut self) -> Option<Self::Item> {
        let mut row = csv::StringRecord::new();
        let read = self.reader.read_record(&mut row).transpose_end()?;
        Some((read.map(|()| row), self.reader.position().byte()))
    }
}

/// `Ok(false)` is the end.
trait TransposeEnd<E> {
    fn transpose_end(self) -> Option<std::result::Result<(), E>>;
}

impl<E> TransposeEnd<E> for std::result::Result<bool, E> {
    fn transpose_end(self) -> Option<std::result::Result<(), E>> {
        match self {
            Ok(true) => Some(Ok(())),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

/// The names that a column of paths may have, one list a path.
fn paths_of(task: Task) -> &'static [&'static [&'static str]] {
    match task {
        Task::Compare => &[&["left"], &["right"]],
        Task::Inspect => &[&["path", "text", "file"]],
    }
}

struct Columns {
    is_named: bool,
    paths: Vec<usize>,
    published: Vec<Option<usize>>,
    id: Option<usize>,
}

impl Columns {
    fn named(header: &csv::StringRecord, task: Task) -> Option<Self> {
        let column = |name: &str| header.iter().position(|cell| cell.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name));
        let paths: Option<Vec<usize>> = paths_of(task).iter().map(|names| names.iter().find_map(|name| column(name))).collect();
        let published = match task {
            Task::Compare => vec![column("published_left"), column("published_right")],
            Task::Inspect => vec![column("published")],
        };
        Some(Self { is_named: true, paths: paths?, published, id: column("id") })
    }

    fn by_place(task: Task) -> Self {
        Self { is_named: false, paths: (0..paths_of(task).len()).collect(), published: Vec::new(), id: None }
    }

    fn work(&self, row: &csv::StringRecord, number: usize, folder: &Path) -> Work {
        let cell = |column: usize| row.get(column).filter(|cell| !cell.is_empty());
        let id = self.id.and_then(cell).map_or_else(|| number.to_string(), str::to_owned);
        let paths: Option<Vec<PathBuf>> = self.paths.iter().map(|&column| cell(column).map(|path| folder.join(path))).collect();
        match paths {
            Some(paths) => {
                let published = self.published.iter().map(|column| column.and_then(cell).map(str::to_owned)).collect();
                Work::Files { id, paths, published }
            }
            None => Work::Unusable { id: Json::String(id), name: format!("row {number}"), problem: "lacks a path".into() },
        }
    }
}

const ARTICLES: &[&str] = &["txt", "md", "markdown", "html", "htm"];

fn walk(folder: &Path, task: Task, jobs: &mut Vec<Vec<PathBuf>>) -> Result<()> {
    let unreadable = |source| Error::Unreadable { path: folder.to_owned(), source };
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(unreadable)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()
        .map_err(unreadable)?;
    entries.sort();
    let is_article = |path: &&PathBuf| path.is_file() && path.extension().and_then(|e| e.to_str()).is_some_and(|e| ARTICLES.contains(&e));
    match task {
        Task::Compare => {
            let side = |name: &str| entries.iter().filter(is_article).find(|path| path.file_stem().is_some_and(|stem| stem == name));
            jobs.extend(side("left").zip(side("right")).map(|(left, right)| vec![left.clone(), right.clone()]));
        }
        Task::Inspect => jobs.extend(entries.iter().filter(is_article).map(|path| vec![path.clone()])),
    }
    // A link to a folder above would never end.
    entries.iter().filter(|path| path.is_dir() && !path.is_symlink()).try_for_each(|path| walk(path, task, jobs))
}
