//! Reads source pages, in any encoding that newspapers use, and source records.

use std::path::Path;

use super::disk::{self, MAX_SOURCE};
use super::{encoding, refusal};
use crate::diagnostic::{Code, Diagnostic};
use crate::say;

/// The text of a page: UTF-8, GB18030, Big5 or UTF-16.
///
/// # Errors
/// The file cannot be opened, is larger than a text can be, or is no text.
pub fn page(path: &Path) -> Result<String, Box<Diagnostic>> {
    let Some(path) = path.to_str() else { return Err(Box::new(refusal::not_text(&path.to_string_lossy()))) };
    let Some(bytes) = disk::load_if_any(Path::new(""), path, MAX_SOURCE)? else {
        return Err(Box::new(
            Diagnostic::new(Code::ReadRefused, say!("没有 {path} 这个文件", "there is no file {path}"))
                .in_file(path)
                .help(say!("检查路径有没有写错", "check the path")),
        ));
    };
    let text = encoding::page(path, bytes)?;
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}');
    if text.chars().filter(|c| control(*c)).count() > text.chars().count() / 100 {
        return Err(Box::new(
            Diagnostic::new(Code::ReadEncoding, say!("{path} 不是文本文件", "{path} is not a text file"))
                .in_file(path)
                .help(say!(
                    "先把版面另存为纯文本（.txt），再用这个命令读",
                    "save the page as plain text (.txt) first"
                )),
        ));
    }
    Ok(text)
}

/// The text of the source record at `path`, or `None` when there is none.
///
/// # Errors
/// The file cannot be opened or is not UTF-8.
pub fn record(root: &Path, path: &str) -> Result<Option<String>, Box<Diagnostic>> {
    match disk::load_if_any(root, path, MAX_SOURCE)? {
        Some(bytes) => encoding::decode(path, bytes).map(Some),
        None => Ok(None),
    }
}
