//! Saves a file of the project: a new one where nothing is, or a new text in place of the one that was read.

use std::io::ErrorKind;
use std::path::Path;

use super::place::{Place, displayed, refused, write};
use super::replace::{replace, unchanged};
use crate::publish::disk::write_beside;
use crate::publish::error::{OrRefuse, PublishError};
use crate::read::illegible;
use crate::say;
use crate::text::source::Sources;

/// Checks that a file of the project can be saved, before anything is written: `old` is the text it was read with,
/// `None` that it is to be new.
///
/// # Errors
/// As [`save`], as far as that can be known beforehand.
pub fn may_save(root: &Path, path: &str, old: Option<&str>, new: &str) -> Result<(), PublishError> {
    readable(root, path, old, new)?;
    match (Place::find(root, path)?, old) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err(ErrorKind::NotFound.into()).or_refuse(&displayed(root, path), write),
        (Some(place), Some(old)) => unchanged(&place, old).map(|_| ()),
        (Some(place), None) => vacant(&place),
    }
}

/// Saves a file of the project as a whole. A new file never takes the place of another; an old one is replaced only
/// while it holds the text `old`, and keeps its byte order mark, permissions and owner.
///
/// # Errors
/// A folder of its path is a link, the file holds another text, `check` could not read it, or the system refuses.
/// The file is then as it was.
pub fn save(root: &Path, path: &str, old: Option<&str>, new: &str) -> Result<(), PublishError> {
    readable(root, path, old, new)?;
    let place = Place::make(root, path)?;
    match old {
        Some(old) => replace(&place, old, new),
        None => create(&place, new.as_bytes()).inspect_err(|_| place.abandon()),
    }
}

/// Creates the file as a whole.
pub(super) fn create(place: &Place, bytes: &[u8]) -> Result<(), PublishError> {
    vacant(place)?;
    let hidden = write_beside(&place.folder, &place.name, bytes, None)
        .or_refuse(&place.path, write)
        .map_err(with_help)?;
    let placed = place.folder.place(&hidden, &place.name);
    if placed.is_err() {
        // Ours; where it cannot be removed it is hidden and does no harm.
        let _ = place.folder.remove(&hidden);
    }
    match placed {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(already_exists(&place.path)),
        Err(error) => Err(error).or_refuse(&place.path, write).map_err(with_help),
        Ok(()) => {
            // The file exists; a failed sync of its folder is no reason to fail.
            let _ = place.folder.sync();
            Ok(())
        }
    }
}

fn vacant(place: &Place) -> Result<(), PublishError> {
    match place.kind()? {
        Some(_) => Err(already_exists(&place.path)),
        None => Ok(()),
    }
}

fn already_exists(path: &Path) -> PublishError {
    refused(
        path,
        say!("新建", "make"),
        say!("已经有这个文件，不会覆盖", "it is there already and is never overwritten"),
        say!(
            "直接改那个文件；要重新来，先把它改名或删去",
            "edit that file; to start again, rename or remove it first"
        ),
    )
}

/// The usual help is about the output folder.
pub(super) fn with_help(error: PublishError) -> PublishError {
    error.with_help(say!(
        "请确认所在的文件夹可以写，再运行一次；这个文件没有写。",
        "make sure that the folder can be written and run again; this file was not written"
    ))
}

/// Refuses a text that `check` could not read. One that cannot be read as it is may be replaced by any.
fn readable(root: &Path, path: &str, old: Option<&str>, new: &str) -> Result<(), PublishError> {
    let illegible = |text: &str| illegible(&mut Sources::default(), path, text);
    match illegible(new).filter(|_| old.is_none_or(|old| illegible(old).is_none())) {
        None => Ok(()),
        Some(problem) => {
            let nothing = say!("什么都没有写", "nothing was written");
            let help = problem.help.into_iter().next().unwrap_or(nothing);
            Err(refused(&displayed(root, path), write(), problem.message, help))
        }
    }
}
