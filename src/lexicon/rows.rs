//! How a word list is written: a row a line, with cells and words in it, and lines of comment. Read when the crate is built, too (`build.rs`).

/// The rows of a word list: its lines without comments and blank lines.
pub(crate) fn rows(list: &str) -> impl Iterator<Item = &str> {
    lines(list).map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#'))
}

/// The lines of a text. As `str::lines` has them, in a third of the time: at the start, tens of thousands of lines are read.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = &str> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes());
        let line = rest.get(..end.unwrap_or(rest.len())).filter(|line| end.is_some() || !line.is_empty())?;
        rest = end.and_then(|end| rest.get(end + 1..)).unwrap_or_default();
        Some(line.strip_suffix('\r').unwrap_or(line))
    })
}

/// The words of one cell of a row, by comma.
pub(crate) fn words(cell: &str) -> impl Iterator<Item = &str> {
    // Words are short: looking at each byte is quicker than a search that has to be set up.
    let ends = cell.bytes().enumerate().filter_map(|(at, byte)| (byte == b',').then_some(at)).chain([cell.len()]);
    let word = move |start: &mut usize, end: usize| cell.get(std::mem::replace(start, end + 1)..end);
    ends.scan(0, word).map(str::trim).filter(|word| !word.is_empty())
}
