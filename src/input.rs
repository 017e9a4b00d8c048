//! Files in, articles out: the one place where a limit on their size and a day of publication given by the caller are looked at.

use crate::article::{Article, Format, ReadOptions};
use crate::error::{Error, Result};
use std::io::Read;
use std::path::Path;

/// The largest article that is read unless the caller says otherwise: thousands of times what a newspaper prints as one.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// Reads a file as an article; "-" is standard input.
///
/// # Errors
/// Where it cannot be read, is larger than `max_bytes`, or holds no text.
pub fn read_file(path: &Path, published: Option<&str>, max_bytes: u64) -> Result<Article> {
    read_file_as(path, published, max_bytes, None)
}

/// Reads what a user names as an article: a file, "-" for standard input, or an address ("https://…"); `format` where its name and first
/// bytes should not decide.
///
/// # Errors
/// As [`read_file`]; and where an address cannot be fetched.
pub fn read(name: &Path, published: Option<&str>, max_bytes: u64, format: Option<Format>) -> Result<Article> {
    let address = name.to_str().filter(|name| is_address(name));
    address.map_or_else(|| read_file_as(name, published, max_bytes, format), |address| fetched(address, published, max_bytes, format))
}

fn is_address(name: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| name.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(feature = "url")]
fn fetched(address: &str, published: Option<&str>, max_bytes: u64, format: Option<Format>) -> Result<Article> {
    let page = crate::article::fetch(address)?;
    check_size(address, page.raw.len() as u64, max_bytes)?;
    let published = published.filter(|day| !day.is_empty()).map(|day| parse_day(address, day)).transpose()?;
    let format = format.or(page.html.then_some(Format::Html));
    Article::read(address, page.raw, &ReadOptions { published, format, charset: page.charset })
}

#[cfg(not(feature = "url"))]
fn fetched(address: &str, _published: Option<&str>, _max_bytes: u64, _format: Option<Format>) -> Result<Article> {
    Err(Error::input(address, "is an address, and this build has no network; save the page and name the file"))
}

fn read_file_as(path: &Path, published: Option<&str>, max_bytes: u64, format: Option<Format>) -> Result<Article> {
    let is_stdin = path == Path::new("-");
    let shown = if is_stdin { Path::new("<stdin>") } else { path };
    let name = shown.display().to_string();
    if path.is_dir() {
        return Err(Error::input(name, "is a folder; name a file in it"));
    }
    let raw = if is_stdin {
        limited(std::io::stdin().lock(), max_bytes)
    } else {
        std::fs::File::open(path).and_then(|file| limited(file, max_bytes))
    };
    let raw = raw.map_err(|source| Error::Unreadable { path: shown.to_owned(), source })?;
    check_size(&name, raw.len() as u64, max_bytes)?;
    let published = published.filter(|day| !day.is_empty()).map(|day| parse_day(&name, day)).transpose()?;
    Article::read(&name, raw, &ReadOptions { published, format, ..ReadOptions::default() })
}

/// All bytes, or one more than `max_bytes`.
fn limited(input: impl Read, max_bytes: u64) -> std::io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    input.take(max_bytes.saturating_add(1)).read_to_end(&mut raw)?;
    Ok(raw)
}

/// Refuses what is larger than `max_bytes`.
///
/// # Errors
/// [`Error::Input`], with the limit and what to do.
pub fn check_size(name: &str, bytes: u64, max_bytes: u64) -> Result<()> {
    if bytes <= max_bytes {
        return Ok(());
    }
    let limit = if max_bytes >= 1 << 20 { format!("{} MiB", max_bytes >> 20) } else { format!("{max_bytes} bytes") };
    Err(Error::input(
        name,
        format!("is larger than {limit}; an article is a few kilobytes: cut out the part to compare, or raise --max-bytes"),
    ))
}

/// A day as ISO 8601 writes it.
///
/// # Errors
/// [`Error::Input`] for anything else.
pub fn parse_day(name: &str, day: &str) -> Result<jiff::civil::Date> {
    day.parse().map_err(|_| Error::input(name, format!("“{day}” is not a day; write it as 2026-03-10")))
}
