//! One broken site, built twice and judged.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use rayon::{ThreadPool, ThreadPoolBuilder};
use tempfile::TempDir;
use tongbao::render::{Options, Pages};
use tongbao::report::json;
use tongbao::site::PagePath;
use tongbao::{Built, SiteBuilder, build};

use super::changes::break_site;
use super::files::{Bases, Files, lay};
use super::random::Random;
use super::{formats, problems, prose};

/// Of the files of a site that nobody changed, one in so many is rendered.
const FILES_ONE_OF: u64 = 16;
/// One in so many sites is built a second time, from nothing and on several threads.
const TWICE_ONE_OF: u64 = 4;
/// One in so many reports is printed in every form there is.
const FORMS_ONE_OF: u64 = 16;

/// What became of a case.
pub(super) struct Verdict {
    pub(super) case: u64,
    /// How it was broken.
    ways: Vec<String>,
    pub(super) judgement: Judgement,
}

/// What is wrong with the problems and pages of a site.
#[derive(Default)]
pub(super) struct Judgement {
    pub(super) faults: Vec<String>,
    /// Published files that were read again.
    pub(super) files: usize,
    /// Pages that were compared with their Markdown.
    pub(super) pages: usize,
    /// What the site's author is told, as JSON.
    pub(super) problems: String,
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "case {}:", self.case)?;
        self.ways.iter().try_for_each(|way| writeln!(formatter, "    {}", shortened(way)))?;
        self.judgement
            .faults
            .iter()
            .take(5)
            .try_for_each(|fault| writeln!(formatter, "  ! {}", shortened(fault)))
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(400).collect()
}

/// Where a worker builds: one folder that becomes site after site, and a builder that remembers the files.
pub(super) struct Bench {
    folder: TempDir,
    laid: Files,
    builder: SiteBuilder,
    single: ThreadPool,
    several: ThreadPool,
}

fn options() -> Options {
    Options { base_url: Some("https://example.cn/tongbao".to_owned()), drafts: true, ..Options::default() }
}

impl Bench {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let threads = |count| ThreadPoolBuilder::new().num_threads(count).build().unwrap();
        let builder = SiteBuilder::new(folder.path(), &options());
        Self { folder, laid: Files::new(), builder, single: threads(1), several: threads(3) }
    }

    pub(super) fn run(&mut self, bases: &Bases, seed: u64, case: u64) -> Verdict {
        let mut random = Random::of(seed, case);
        let mut files = bases.choose(&mut random);
        let whole = files.clone();
        let ways = break_site(&mut files, &mut random);
        if let Some(keep) = std::env::var_os("FUZZ_KEEP") {
            lay(&PathBuf::from(keep), &Files::new(), &files);
        }
        let changed: Vec<String> = files
            .iter()
            .filter(|(path, bytes)| whole.get(*path) != Some(bytes))
            .map(|(path, _)| path.clone())
            .collect();
        let judged = catch_unwind(AssertUnwindSafe(|| self.judge(&files, &changed, case)));
        let judgement = judged.unwrap_or_else(|panic| {
            // What it remembers may be half.
            self.builder = SiteBuilder::new(self.folder.path(), &options());
            Judgement { faults: vec![format!("panic: {}", message(&*panic))], ..Judgement::default() }
        });
        Verdict { case, ways, judgement }
    }

    /// Builds a site and judges it; `salt` decides what is looked at of the files that nobody changed.
    pub(super) fn judge(&mut self, files: &Files, changed: &[String], salt: u64) -> Judgement {
        lay(self.folder.path(), &self.laid, files);
        self.laid = files.clone();
        let built = self.single.install(|| self.builder.build());
        let again = salt
            .is_multiple_of(TWICE_ONE_OF)
            .then(|| self.several.install(|| build(self.folder.path(), &options())));
        let mut faults = problems::faults(&built.diagnostics, salt.is_multiple_of(FORMS_ONE_OF));
        faults.extend(again.as_ref().and_then(|again| disagreement(&built, again)));
        if built.pages.is_some() == built.diagnostics.has_errors() {
            faults.push("errors and pages, or neither".to_owned());
        }
        let problems = json(&built.diagnostics);
        let Some(pages) = &built.pages else { return Judgement { faults, problems, ..Judgement::default() } };
        let other = again.as_ref().and_then(|again| again.pages.as_ref());
        let mut rendered = BTreeMap::new();
        for path in chosen(pages, changed, salt) {
            match self.render(pages, other, path) {
                Ok(bytes) => _ = rendered.insert(path, bytes),
                // Whoever writes templates is told what is wrong with them.
                Err(_) if is_themed(files) => {}
                Err(fault) => faults.push(format!("{path}: {fault}")),
            }
        }
        if is_themed(files) {
            return Judgement { faults, files: rendered.len(), pages: 0, problems };
        }
        faults.extend(rendered.iter().filter_map(|(path, bytes)| formats::fault(path.as_str(), bytes)));
        let compared = compare(&built, pages, &rendered, &mut faults);
        Judgement { faults, files: rendered.len(), pages: compared, problems }
    }

    fn render(&self, pages: &Pages, other: Option<&Pages>, path: &PagePath) -> Result<Vec<u8>, String> {
        let bytes = |pages: &Pages| pages.render(path).unwrap().map_err(|error| error.to_string());
        let first = bytes(pages);
        if other.is_some_and(|other| self.several.install(|| bytes(other)) != first) {
            return Err("a second build has another".to_owned());
        }
        first
    }
}

/// What a site says otherwise when it is built a second time.
fn disagreement(built: &Built, again: &Built) -> Option<String> {
    let same = json(&built.diagnostics) == json(&again.diagnostics)
        && built.pages.is_some() == again.pages.is_some();
    (!same).then(|| "a second build says something else".to_owned())
}

/// Whether a site has templates of its own: its pages say what they please.
fn is_themed(files: &Files) -> bool {
    files.keys().any(|path| path.starts_with("templates/"))
}

fn message(panic: &dyn std::any::Any) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// The addresses that are rendered: those of changed pages, and some of the others.
fn chosen<'a>(pages: &'a Pages, changed: &[String], salt: u64) -> Vec<&'a PagePath> {
    let document = |path: &String| path.strip_prefix("content/")?.strip_suffix(".md").map(str::to_owned);
    let folders: Vec<String> = changed.iter().filter_map(document).collect();
    let is_changed = |path: &PagePath| {
        let mut folders = folders.iter().map(|folder| folder.trim_end_matches("/_index"));
        folders.any(|folder| path.as_str().strip_suffix("/index.html") == Some(folder))
    };
    let paths = pages.paths().zip(salt..);
    paths
        .filter(|(path, at)| at.is_multiple_of(FILES_ONE_OF) || is_changed(path))
        .map(|(path, _)| path)
        .collect()
}

/// Compares pages with their Markdown, and says how many.
fn compare(
    built: &Built,
    pages: &Pages,
    rendered: &BTreeMap<&PagePath, Vec<u8>>,
    faults: &mut Vec<String>,
) -> usize {
    let authored = pages.site().authored().filter_map(|page| Some((page, rendered.get(&page.path)?)));
    let authored: Vec<_> = authored.collect();
    let html = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    faults.extend(
        authored.iter().filter_map(|(page, bytes)| prose::difference(&built.diagnostics, page, &html(bytes))),
    );
    authored.len()
}
