//! Lists the templates of the built-in theme: every page template that lies in `templates/`.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;

#[expect(clippy::disallowed_methods, reason = "a build script reads the package it builds")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("templates");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        names.extend(entry?.file_name().into_string().ok().filter(|name| name.ends_with(".html")));
    }
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = folder.join(&name);
        writeln!(list, "    ({name:?}, include_bytes!({:?}) as &[u8]),", path.display().to_string())?;
    }
    list.push_str("]\n");
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("templates.rs"), list)?;
    Ok(())
}
