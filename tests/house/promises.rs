//! What README promises of the Rust that builds this: the oldest version that every dependency takes.

use std::path::Path;
use std::process::Command;

/// A version as three numbers.
fn version(text: &str) -> [u32; 3] {
    let mut parts = text.split('.').map(|part| part.parse().unwrap());
    [(); 3].map(|()| parts.next().unwrap_or(0))
}

/// What a program prints here.
fn run(program: &str, arguments: &[&str]) -> String {
    let output =
        Command::new(program).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What cargo prints of this project.
pub(super) fn cargo(arguments: &[&str]) -> String {
    run(env!("CARGO"), arguments)
}

/// Cargo's own account of this package and of everything that is built with it on this machine.
pub(super) fn metadata() -> serde_json::Value {
    let rustc = run("rustc", &["-vV"]);
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let arguments = ["metadata", "--locked", "--offline", "--format-version=1", "--filter-platform", host];
    serde_json::from_str(&cargo(&arguments)).unwrap()
}

#[test]
fn the_rust_version_is_the_one_that_the_dependencies_take() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let (own, others): (Vec<_>, Vec<_>) = packages.iter().partition(|package| package["source"].is_null());
    let own = own[0]["rust_version"].as_str().unwrap();
    let newest = others
        .iter()
        .filter_map(|package| Some((package["rust_version"].as_str()?, package["name"].as_str()?)))
        .max_by_key(|(needed, _)| version(needed))
        .unwrap();
    assert_eq!(version(own), version(newest.0), "Cargo.toml says {own}, {newest:?} says another");
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for promise in
        [format!("[Rust](https://rustup.rs) {own} 或更新"), format!("You need Rust {own} or newer")]
    {
        assert!(readme.contains(&promise), "README.md does not say {promise:?}");
    }
}
