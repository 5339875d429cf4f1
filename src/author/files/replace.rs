//! Replaces a file of the author's by its fixed text: all of it or nothing, and never over a newer one.

use std::path::{Path, PathBuf};

use crate::publish::disk;
use crate::publish::disk::Kind;
use crate::publish::error::{OrRefuse, PublishError, Refusal};
use crate::say;

/// The byte order mark of UTF-8, which is not part of a parsed text and stays in its file.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Replaces the text of a file if it still is `old`: the new text is written beside it, synced, and renamed. A byte
/// order mark stays, and so do the permissions.
///
/// # Errors
/// [`PublishError::Refused`] when the file is no longer `old`, or the system refuses; the file is then as it was.
pub fn replace_text(path: &Path, old: &str, new: &str) -> Result<(), PublishError> {
    let mark = unchanged(path, old)?;
    let beside = beside(path);
    let written = (|| {
        disk::remove_file(&beside)?;
        disk::make_file_like(&beside, path, &[mark, new.as_bytes()].concat())
    })();
    let replaced = written.or_refuse(&beside, || say!("写入", "write")).and_then(|()| {
        // Saving takes long enough for an editor to save as well.
        unchanged(path, old)?;
        disk::rename(&beside, path).or_refuse(path, || say!("替换", "replace"))
    });
    if let Err(error) = replaced {
        // The author's file is whole in any case; the next run removes the temporary file.
        let _ = disk::remove_file(&beside);
        return Err(with_help(error));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    disk::sync_folder(folder).or_refuse(folder, || say!("把改动存入", "bring the change to"))
}

/// The byte order mark of the file, or nothing; an error when the file does not hold this text.
fn unchanged(path: &Path, text: &str) -> Result<&'static [u8], PublishError> {
    let read = || say!("读取", "read");
    let is_file = disk::kind(path).or_refuse(path, read)? == Some(Kind::File);
    let bytes = if is_file { disk::read(path).or_refuse(path, read)? } else { Vec::new() };
    let (mark, existing) = match bytes.strip_prefix(MARK) {
        Some(rest) => (MARK, rest),
        None => (&[][..], bytes.as_slice()),
    };
    if is_file && existing == text.as_bytes() {
        return Ok(mark);
    }
    Err(PublishError::Refused(Box::new(Refusal {
        path: path.to_owned(),
        tried: say!("修改", "change"),
        reason: say!("检查之后它又被别人改过", "somebody has changed it since it was checked"),
        help: say!("请重新运行，以新的内容为准。", "run again, on what it holds now"),
    })))
}

/// A hidden name in the same folder, which `read` ignores should the file stay behind.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.tongbao"))
}

/// The usual help is about the output folder; here the file itself is at issue.
fn with_help(error: PublishError) -> PublishError {
    match error {
        PublishError::Refused(mut refusal) if refusal.tried.en != "change" => {
            refusal.help = say!(
                "请确认这个文件和它所在的文件夹可以写，再运行一次；文件仍是原来的样子。",
                "make sure that the file and its folder can be written and run again; the file is as it was"
            );
            PublishError::Refused(refusal)
        }
        other => other,
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests read the disk")]
mod tests {
    use super::*;
    use std::fs;

    fn file(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2020-04.md");
        fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_text_is_replaced_and_its_mark_and_line_ends_stay() {
        let (folder, path) = file("\u{feff}键：1\r\n".as_bytes());
        replace_text(&path, "键：1\r\n", "键: 1\r\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), "\u{feff}键: 1\r\n".as_bytes());
        assert_eq!(names(folder.path()), ["2020-04.md"]);
    }

    #[test]
    fn a_file_that_was_changed_meanwhile_is_left_alone() {
        let (folder, path) = file("新的".as_bytes());
        let Err(PublishError::Refused(refusal)) = replace_text(&path, "旧的", "改的") else { panic!() };
        assert!(refusal.reason.zh.contains("改过"), "{refusal:?}");
        assert_eq!(fs::read(&path).unwrap(), "新的".as_bytes());
        assert_eq!(names(folder.path()), ["2020-04.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_not_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (folder, path) = file(b"a");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace_text(&path, "a", "b").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        let link = folder.path().join("link.md");
        symlink(&path, &link).unwrap();
        assert!(replace_text(&link, "b", "c").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"b");
    }
}
