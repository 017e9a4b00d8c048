//! Where results go, how wide and in which colours.

use super::args::{Colour, Look};
use crosscheck::report::table::Options;
use crosscheck::{Error, Result};
use std::io::{IsTerminal, Write};
use std::path::Path;

/// What a table is to look like.
pub(crate) fn options(look: &Look, file: Option<&Path>) -> Options {
    let is_terminal = file.is_none() && std::io::stdout().is_terminal();
    let colour = match look.color {
        Colour::Always => true,
        Colour::Never => false,
        // NO_COLOR: https://no-color.org, any value but the empty one.
        Colour::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    // Piped output has no width of its own: 100 columns read well in a log and in a mail.
    let measured = || terminal_size::terminal_size().filter(|_| is_terminal).map(|(width, _)| width.0);
    Options { width: usize::from(look.width.or_else(measured).unwrap_or(100)), colour }
}

/// Writes a result to its file, or to `out`.
pub(crate) fn write(text: &str, file: Option<&Path>, out: &mut dyn Write) -> Result<()> {
    match file {
        None => Ok(out.write_all(text.as_bytes())?),
        Some(path) => replace(path, |target| target.write_all(text.as_bytes())),
    }
}

/// Replaces a file as a whole: a reader never sees half of it, and a failure leaves the old one.
pub(crate) fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<()> {
    let unwritable = |source| Error::Unwritable { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = shared(&mut tempfile::Builder::new()).tempfile_in(folder).map_err(unwritable)?;
    write(&mut file).map_err(unwritable)?;
    file.persist(path).map_err(|error| unwritable(error.error))?;
    Ok(())
}

/// A report is there to be passed on: readable by whom the system's mask allows, not by its owner only as temporary files are.
#[cfg(unix)]
fn shared<'a, 'b, 'c>(builder: &'a mut tempfile::Builder<'b, 'c>) -> &'a mut tempfile::Builder<'b, 'c> {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(std::fs::Permissions::from_mode(0o666))
}

/// Elsewhere files have the permissions of their folder.
#[cfg(not(unix))]
fn shared<'a, 'b, 'c>(builder: &'a mut tempfile::Builder<'b, 'c>) -> &'a mut tempfile::Builder<'b, 'c> {
    builder
}
