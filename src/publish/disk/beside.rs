//! The temporary file from which an author's file is made: hidden, new, and nobody else's.

use std::ffi::{OsStr, OsString};
use std::io;

use super::folder::Folder;

/// How many names are tried. Each is taken only where a run was killed, another runs now, or somebody put a file there.
const ATTEMPTS: usize = 100;
/// How much of the file's own name the temporary name repeats: file systems stop a name at 255 bytes.
const MAX_STEM: usize = 40;

/// Writes a file under a hidden name beside `name`, and gives that name. Whatever has such a name already, a link, a
/// pipe or what a killed run left, is passed over and left alone.
pub(crate) fn write_beside(
    folder: &Folder,
    name: &OsStr,
    bytes: &[u8],
    like: Option<&OsStr>,
) -> io::Result<OsString> {
    for attempt in 0..ATTEMPTS {
        let hidden = hidden(name, attempt);
        match folder.create(&hidden, bytes, like) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other.map(|()| hidden),
        }
    }
    let taken = hidden(name, 0).to_string_lossy().into_owned();
    Err(io::Error::other(format!("{ATTEMPTS} temporary files such as {taken} are there already")))
}

/// `read` ignores a name with a dot in front should the file stay behind, and `doctor` names it.
fn hidden(name: &OsStr, attempt: usize) -> OsString {
    let stem: String = name.to_string_lossy().chars().take(MAX_STEM).collect();
    let number = if attempt == 0 { String::new() } else { format!(".{attempt}") };
    format!(".{stem}{number}.tongbao").into()
}
