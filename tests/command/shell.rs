//! A shell that knows our command, as after its installation, and nothing of the person who runs the tests.

use std::path::Path;
use std::process::{Command, Output};

/// What git takes from its surroundings, for one when the tests are run by a hook of a repository.
const OF_GIT: [&str; 5] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];

/// Types a line in a folder.
pub(crate) fn run(folder: &Path, line: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_tongbao")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(folder).env("PATH", path).env_remove("NO_COLOR");
    OF_GIT.iter().for_each(|name| _ = shell.env_remove(name));
    shell.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    shell.output().unwrap()
}
