//! Replaces a file of the author's by another text: all of it or nothing, and never over a newer one.
//!
//! The new text is exchanged with the file, and what was exchanged is looked at: should somebody have saved the file at
//! that very moment, it is exchanged back. Where names cannot be exchanged (Windows, some network and FUSE file
//! systems), the file is looked at just before, and what is saved between that look and the renaming is lost.

use std::ffi::OsStr;
use std::io;

use super::place::{Place, refused, write};
use crate::publish::disk::{Kind, write_beside};
use crate::publish::error::{OrRefuse, PublishError};
use crate::say;

/// The byte order mark of UTF-8, which is not part of a parsed text and stays in its file.
const MARK: &[u8] = "\u{feff}".as_bytes();
/// The largest text that is put back when somebody saved it meanwhile.
const MAX_BACK: usize = 64 << 20;
/// How often a text that somebody saved meanwhile is put back, should they save again and again.
const MAX_TURNS: usize = 8;

/// Replaces the text of a file if it still is `old`. A byte order mark stays, and so do permissions and owner.
pub(super) fn replace(place: &Place, old: &str, new: &str) -> Result<(), PublishError> {
    let mark = if unchanged(place, old)? { MARK } else { &[] };
    replace_bytes(place, &[mark, old.as_bytes()].concat(), &[mark, new.as_bytes()].concat())
}

/// The same for bytes.
pub(super) fn replace_bytes(place: &Place, old: &[u8], new: &[u8]) -> Result<(), PublishError> {
    may_write(place)?;
    let hidden = write_beside(&place.folder, &place.name, new, Some(&place.name))
        .or_refuse(&place.path, write)
        .map_err(with_help)?;
    let swapped = swap(place, &hidden, old, new).or_refuse(&place.path, || say!("替换", "replace"));
    if !swapped.map_err(with_help)? {
        return Err(changed(place));
    }
    place.folder.sync().or_refuse(&place.path, || say!("把改动存入", "bring the change to"))
}

/// Whether the file begins with a byte order mark; an error when it does not hold this text.
pub(super) fn unchanged(place: &Place, text: &str) -> Result<bool, PublishError> {
    if place.kind()? != Some(Kind::File) {
        return Err(changed(place));
    }
    may_write(place)?;
    let bytes = place.folder.load(&place.name, text.len() + MARK.len());
    let bytes = bytes.or_refuse(&place.path, || say!("读取", "read"))?;
    match bytes.strip_prefix(MARK) {
        Some(rest) if rest == text.as_bytes() => Ok(true),
        None if bytes == text.as_bytes() => Ok(false),
        _ => Err(changed(place)),
    }
}

/// Refuses a file that is protected from writing. The exchange of names needs its folder's permission alone, but who
/// protects a file means this one too.
fn may_write(place: &Place) -> Result<(), PublishError> {
    if place.folder.is_writable(&place.name).or_refuse(&place.path, || say!("查看", "look at"))? {
        return Ok(());
    }
    Err(refused(
        &place.path,
        say!("修改", "change"),
        say!("它是只读的", "it is read-only"),
        say!(
            "要让程序改它，先去掉只读（Linux 和 macOS 上用 chmod u+w），再运行一次；文件仍是原来的样子。",
            "to have it changed make it writable (chmod u+w on Linux and macOS) and run again; the file is as it was"
        ),
    ))
}

/// Puts the hidden file in the place of the file that holds `old`; `false` when it does not hold that any more.
fn swap(place: &Place, hidden: &OsStr, old: &[u8], new: &[u8]) -> io::Result<bool> {
    let Place { folder, name, .. } = place;
    let exchanged = match folder.exchange(hidden, name) {
        // Saving took long enough for an editor to save as well.
        Ok(false) => match holds(place, name, old) {
            true => folder.rename(hidden, name).map(|()| true),
            false => Ok(false),
        },
        Ok(true) if holds(place, hidden, old) => Ok(true),
        Ok(true) => return put_back(place, hidden, new),
        Err(error) => Err(error),
    };
    // It is ours, or the old text; where it cannot be removed it is hidden and does no harm.
    let _ = folder.remove(hidden);
    exchanged
}

/// Puts back what somebody saved, which now has the hidden name; `new` is what stands in its place. Always `Ok(false)`.
fn put_back(place: &Place, hidden: &OsStr, new: &[u8]) -> io::Result<bool> {
    let Place { folder, name, .. } = place;
    let mut ours = new.to_owned();
    for _ in 0..MAX_TURNS {
        let theirs = folder.load(hidden, MAX_BACK);
        folder.exchange(hidden, name)?;
        if holds(place, hidden, &ours) {
            let _ = folder.remove(hidden);
            return Ok(false);
        }
        // They saved once more in between: that is the newer text, and the one put back the older.
        match theirs {
            Ok(theirs) => ours = theirs,
            Err(_) => return Ok(false),
        }
    }
    Ok(false)
}

fn holds(place: &Place, name: &OsStr, bytes: &[u8]) -> bool {
    place.folder.load(name, bytes.len()).is_ok_and(|held| held == bytes)
}

fn changed(place: &Place) -> PublishError {
    refused(
        &place.path,
        say!("修改", "change"),
        say!("检查之后它又被别人改过", "somebody has changed it since it was checked"),
        say!("请重新运行，以新的内容为准。", "run again, on what it holds now"),
    )
}

/// The usual help is about the output folder; here the file itself is at issue.
fn with_help(error: PublishError) -> PublishError {
    match error {
        PublishError::Refused(mut refusal) => {
            refusal.help = say!(
                "请确认这个文件和它所在的文件夹可以写，再运行一次；文件仍是原来的样子。",
                "make sure that the file and its folder can be written and run again; the file is as it was"
            );
            PublishError::Refused(refusal)
        }
        other => other,
    }
}
