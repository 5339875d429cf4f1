//! Which files git would leave out of a commit.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;

use super::git;

/// The files of a work tree that git ignores, of those named (paths from `folder`, `/` between the parts). Files that are
/// under version control already are never among them. `None` when git cannot tell.
#[must_use]
pub fn ignored(folder: &Path, names: &[&str]) -> Option<Vec<String>> {
    // This command takes no literal paths; a page's name never begins as a pattern does.
    let arguments = ["--no-literal-pathspecs", "check-ignore", "-z", "--stdin"];
    let mut child = git(folder, &arguments).stdin(Stdio::piped()).spawn().ok()?;
    let (mut ask, mut answer) = child.stdin.take().zip(child.stdout.take())?;
    let list: String = names.iter().flat_map(|name| [*name, "\0"]).collect();
    let mut bytes = Vec::new();
    let read = std::thread::scope(|scope| {
        // Git answers while it still reads, and neither side may block on a full pipe.
        scope.spawn(move || ask.write_all(list.as_bytes()));
        answer.read_to_end(&mut bytes)
    });
    let status = child.wait().ok()?;
    read.ok()?;
    // 1 says that nothing is ignored.
    matches!(status.code(), Some(0 | 1)).then_some(())?;
    let names = bytes.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    Some(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
}
