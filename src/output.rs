//! Files out: a result is there as a whole or not at all.

use crate::error::{Error, Result};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

/// Replaces a file as a whole: a reader never sees half of it, a failure leaves the old one, and of two writers at a time one wins. What is
/// no file (a terminal, a pipe, `/dev/null`) is written to as it is; behind a link the file is replaced, not the link.
///
/// # Errors
/// [`Error::Unwritable`] where the folder or the file cannot be written.
pub fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<()> {
    let unwritable = |source| Error::Unwritable { path: path.to_owned(), source };
    let before = std::fs::metadata(path).ok();
    if before.as_ref().is_some_and(|before| !before.is_file() && !before.is_dir()) {
        let mut device: File = OpenOptions::new().write(true).open(path).map_err(unwritable)?;
        return write(&mut device).map_err(unwritable);
    }
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = shared(&mut tempfile::Builder::new()).tempfile_in(folder).map_err(unwritable)?;
    write(&mut file).map_err(unwritable)?;
    if let Some(before) = before {
        // Who might read it before may read it now, and nobody else.
        file.as_file().set_permissions(before.permissions()).map_err(unwritable)?;
    }
    file.as_file().sync_all().map_err(unwritable)?;
    file.persist(&target).map_err(|error| unwritable(error.error))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.json");
        std::fs::write(&path, "old").expect("writes");
        let failed = replace(&path, |file| file.write_all(b"ne").and_then(|()| Err(std::io::Error::other("the disk is full"))));
        assert!(failed.expect_err("fails").to_string().contains("report.json"));
        assert_eq!(std::fs::read_to_string(&path).expect("reads"), "old");
        assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 1);
    }

    #[test]
    fn writers_at_the_same_time_leave_one_whole_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.json");
        std::thread::scope(|scope| {
            for letter in ["a", "b", "c"] {
                let path = &path;
                scope.spawn(move || {
                    (0..20).for_each(|_| replace(path, |file| file.write_all(letter.repeat(9000).as_bytes())).expect("writes"))
                });
            }
        });
        let text = std::fs::read_to_string(&path).expect("reads");
        assert!(["a", "b", "c"].iter().any(|letter| text == letter.repeat(9000)));
        assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_permissions_and_devices_stay_what_they_are() {
        use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::fs::write(&file, "old").expect("writes");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("a file");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        replace(&link, |file| file.write_all(b"new")).expect("writes");
        assert_eq!(std::fs::read_to_string(&file).expect("reads"), "new");
        assert_eq!(std::fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
        assert!(std::fs::symlink_metadata(&link).expect("a link").is_symlink());
        replace(Path::new("/dev/null"), |file| file.write_all(b"new")).expect("writes");
        assert!(std::fs::metadata("/dev/null").expect("a device").file_type().is_char_device());
    }
}
