//! Spreadsheets with traps, each with the result of its import: the edits of the bulletins, or the refusal.
//!
//! Every `NN-….txt` in `tests/import/` is a session in a fresh copy of `tests/import/site` with the
//! spreadsheets beside it: commands, their output, and the changed lines of every file. `make.py` made the workbooks with
//! LibreOffice; a `NN-….sheet.xml` is a sheet written by hand, packed here as `NN-….xlsx`.
//! `TONGBAO_UPDATE=1` records the actual output; read the diff before you commit.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts of a workbook around its single sheet. The sheet is written by hand; `DATE1904` in it is a property of
/// the workbook, `SHEET …` its own name.
const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>"#,
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

#[test]
fn every_session_prints_and_changes_what_is_recorded() {
    let update = std::env::var_os("TONGBAO_UPDATE").is_some_and(|value| value == "1");
    let mut sessions: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()).collect();
    sessions.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    sessions.sort();
    assert!(sessions.len() >= 30, "{} spreadsheets", sessions.len());
    let mut wrong = Vec::new();
    for path in sessions {
        let recorded = fs::read_to_string(&path).unwrap();
        let actual = play(&recorded);
        if update {
            fs::write(&path, &actual).unwrap();
        } else if actual != recorded {
            wrong.push(format!("--- {}\nrecorded:\n{recorded}\nactual:\n{actual}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_spreadsheet_has_a_session_that_names_it() {
    let all = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
    let names = all.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let (texts, others): (Vec<String>, Vec<String>) = names.partition(|name| name.ends_with(".txt"));
    let texts: String = texts.iter().map(|name| fs::read_to_string(folder().join(name)).unwrap()).collect();
    for name in others.iter().filter(|name| !["site", "make.py"].contains(&name.as_str())) {
        let name = name.replace(".sheet.xml", ".xlsx");
        assert!(texts.contains(&name), "no session imports {name}");
    }
}

/// Runs the commands of a session; returns their output and the lines of the project that they changed.
fn play(session: &str) -> String {
    let root = TempDir::new().unwrap();
    lay_out(root.path());
    let mut out = String::new();
    for line in session.lines().filter(|line| line.starts_with("$ ")) {
        let before = texts(root.path());
        out += &format!("{line}\n{}", run(root.path(), &line[2..]));
        for (path, after) in texts(root.path()) {
            out += &difference(&path, before.get(&path).map_or("", String::as_str), &after);
        }
        out.push('\n');
    }
    out.trim_end().to_owned() + "\n"
}

fn run(root: &Path, command: &str) -> String {
    let output = crate::shell::run(root, command);
    let mut printed = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
    match output.status.code() {
        Some(0) => {}
        code => printed += &format!("? {}\n", code.unwrap_or(-1)),
    }
    printed
}

/// Copies the site and all spreadsheets; sheets written by hand are packed.
fn lay_out(root: &Path) {
    assert!(Command::new("cp").arg("-R").arg(folder().join("site/.")).arg(root).status().unwrap().success());
    for path in fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if let Some(stem) = name.strip_suffix(".sheet.xml") {
            pack(&root.join(format!("{stem}.xlsx")), &fs::read_to_string(&path).unwrap());
        } else if path.is_file() && !name.ends_with(".txt") {
            fs::copy(&path, root.join(name)).unwrap();
        }
    }
}

fn pack(path: &Path, sheet: &str) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    let marked = sheet.split_once("<!-- SHEET ").and_then(|(_, rest)| rest.split_once(" -->"));
    let named = marked.map_or("表1", |(name, _)| name);
    let property = if sheet.contains("DATE1904") { r#"<workbookPr date1904="1"/>"# } else { "" };
    let workbook = format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{property}<sheets><sheet name="{named}" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let own = [("xl/workbook.xml", workbook.as_str()), ("xl/worksheets/sheet1.xml", sheet)];
    for (name, text) in PARTS.into_iter().chain(own) {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
}

/// Every text of the project.
fn texts(root: &Path) -> BTreeMap<String, String> {
    let folders = ["content", "seeds"].map(|folder| walkdir::WalkDir::new(root.join(folder)));
    let files = folders.into_iter().flatten().map(Result::unwrap).filter(|file| file.file_type().is_file());
    files
        .map(|file| {
            let path = file.path().strip_prefix(root).unwrap().display().to_string();
            (path, fs::read_to_string(file.path()).unwrap())
        })
        .collect()
}

/// The removed and added lines, carriage returns made visible.
fn difference(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let print = |sign: char, lines: &[&str]| -> String {
        lines
            .iter()
            .map(|line| format!("{sign} {}\n", line.trim_end_matches('\n').replace('\r', "␍")))
            .collect()
    };
    format!(
        "= {path}\n{}{}",
        print('-', &old[head..old.len() - tail]),
        print('+', &new[head..new.len() - tail])
    )
}
