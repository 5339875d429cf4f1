//! Pages of one long paragraph: the work of reading, checking, reporting and printing grows with its length, not with its
//! square.

use std::fs;
use std::path::Path;

use rayon::ThreadPoolBuilder;
use tempfile::TempDir;
use tongbao::render::Options;
use tongbao::report;

use crate::sites::{copy, project};

/// What a paragraph repeats.
const FAMILIES: [&str; 24] = [
    "53011人、",
    "1549户",
    "约5户，",
    "53 011 ",
    "1,234,",
    "五分之",
    "占5%，",
    "占总数的5%，",
    "，增长5%",
    "由5户降至4户，",
    "，其中5户",
    "2019年，",
    "3岁",
    "“1486”",
    "第3、4、5户",
    "象",
    "1:2:",
    "5①",
    "**5**3人",
    "5&#49;人",
    "`5人`",
    "1&#11;",
    "5~~3~~人",
    "{lit}`5`3",
];

/// The hundredths of a second that this thread has worked.
fn work() -> u64 {
    let stat = fs::read_to_string("/proc/thread-self/stat").unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    fields.split_whitespace().skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum()
}

/// The work of a build of the page, and of its report in every form.
fn build(root: &Path, family: &str, bytes: usize) -> u64 {
    let page = root.join("content/tongnan/2020-04.md");
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal/content/tongnan/2020-04.md"),
    )
    .unwrap();
    fs::write(&page, format!("{text}\n{}\n", family.repeat(bytes / family.len()))).unwrap();
    let before = work();
    let built = tongbao::build(root, &Options::default());
    let _ = report::json(&built.diagnostics);
    let _ = report::sarif(&built.diagnostics, tongbao::diagnostic::Language::Chinese);
    if let Some(pages) = &built.pages {
        pages.paths().for_each(|path| drop(pages.render(path)));
    }
    work() - before
}

#[test]
#[cfg(target_os = "linux")]
fn a_long_paragraph_takes_linear_work() {
    let dir = TempDir::new().unwrap();
    copy(&project("tests/sites/minimal"), dir.path());
    let pool = ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let most = std::env::var("TONGBAO_LONG").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(32_000);
    let mut slow = Vec::new();
    for family in FAMILIES {
        let (short, long) =
            pool.install(|| (build(dir.path(), family, most / 4), build(dir.path(), family, most)));
        eprintln!("{family}: {short} {long}");
        // Four times the text: quadratic work would be sixteen times as much.
        if long > 8 * short.max(20) {
            slow.push(format!("{family}: {short}, then {long} hundredths of a second"));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}
