//! How git is started, and how what it prints is read.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::message::{failed, no_git, refused_by_git};
use crate::diagnostic::Text;

/// Settings that keep a hostile repository from running anything: no monitor, no hooks, no remote, no bare
/// repository that lies among the files.
const SAFE: [&str; 5] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "core.quotePath=false",
];
/// Variables by which a caller, such as a hook, would lead git to another repository or make it talk.
const FOREIGN: [&str; 12] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_EXTERNAL_DIFF",
    "GIT_TRACE",
];

/// The most bytes of what git complains about; the first line is told.
const MAX_COMPLAINT: u64 = 64 << 10;
/// The most bytes of an answer of a line or two.
const MAX_LINE: u64 = 8 << 10;

/// The command, shut off from whatever the repository or the environment would have git run.
#[expect(clippy::disallowed_methods, reason = "git is the one program that can read a repository's objects")]
pub(super) fn git(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(if root.as_os_str().is_empty() { Path::new(".") } else { root });
    FOREIGN.iter().for_each(|name| _ = command.env_remove(name));
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_OPTIONAL_LOCKS", "0");
    command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command.arg("--no-pager").arg("--literal-pathspecs");
    command.args(SAFE.iter().flat_map(|setting| [OsStr::new("-c"), OsStr::new(setting)]));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a command prints, a line or two.
pub(super) fn run(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, Text> {
    stream(root, arguments, |output| {
        let mut bytes = Vec::new();
        output.take(MAX_LINE).read_to_end(&mut bytes)?;
        Ok(Ok(bytes))
    })
}

/// Runs a command and reads what it prints as it comes. One that prints more than `read` takes is ended.
pub(super) fn stream<T>(
    root: &Path,
    arguments: &[&str],
    read: impl FnOnce(&mut dyn BufRead) -> io::Result<Result<T, Text>>,
) -> Result<T, Text> {
    let mut child = git(root, arguments).spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => no_git(&error),
        _ => failed(&error.to_string()),
    })?;
    let (output, complaint) = both_streams(&mut child, read);
    let ended = match &output {
        Ok(Ok(_)) => child.wait(),
        _ => child.kill().and_then(|()| child.wait()),
    };
    match (output, ended) {
        (Err(error), _) | (_, Err(error)) => Err(failed(&error.to_string())),
        (Ok(Err(refused)), _) => Err(refused),
        (Ok(Ok(value)), Ok(status)) if status.success() => Ok(value),
        _ => Err(refused_by_git(&complaint)),
    }
}

/// Reads what a command prints, and the beginning of what it complains about, side by side: neither pipe may fill up.
fn both_streams<T>(
    child: &mut Child,
    read: impl FnOnce(&mut dyn BufRead) -> io::Result<Result<T, Text>>,
) -> (io::Result<Result<T, Text>>, Vec<u8>) {
    let (output, complaint) = (child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        let complaining = scope.spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut complaint) = complaint {
                // What cannot be read is not told.
                let _ = (&mut complaint).take(MAX_COMPLAINT).read_to_end(&mut bytes);
                let _ = io::copy(&mut complaint, &mut io::sink());
            }
            bytes
        });
        let result = match output {
            Some(output) => read(&mut BufReader::new(output)),
            None => Err(ErrorKind::BrokenPipe.into()),
        };
        if !matches!(result, Ok(Ok(_))) {
            // It stops complaining only when it ends.
            let _ = child.kill();
        }
        (result, complaining.join().unwrap_or_default())
    })
}
