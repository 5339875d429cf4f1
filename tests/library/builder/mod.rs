//! Building again and again comes to what building once comes to: random saves, deletions, renames and returns, and
//! after each the pages and the diagnostics of a builder that saw them all beside those of a fresh build.

mod looks;

use std::fs;
use std::path::{Path, PathBuf};

use looks::compare;
use proptest::prelude::*;
use tongbao::diagnostic::Language;
use tongbao::render::{Options, Pages};
use tongbao::report::{ReportOptions, text};
use tongbao::{Built, SiteBuilder, build};

/// One thing that happens in an author's folder. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Step {
    /// A digit of a file becomes another one.
    Digit(usize, usize, char),
    /// A line is typed twice, or goes.
    Line(usize, usize, bool),
    /// A paragraph is added.
    Paragraph(usize, &'static str),
    /// One text stands where another one stood, all over a file.
    Word(usize, &'static str, &'static str),
    Delete(usize),
    Return(usize),
    Rename(usize, &'static str),
    /// A folder is called otherwise, and called back by the next such step.
    Folder(usize),
    /// What an editor leaves beside a file.
    Leftover(usize, &'static str),
}

const PARAGRAPHS: [&str; 6] = [
    "再说一句，没有数。",
    "全区还有{fig}`贫困发生率`。",
    "另有12345户搬迁。",
    "2019年比2016年下降3个百分点。",
    "见[另一份](../tongnan/2020-04.md)与[别处](nowhere.md)。",
    "潼南区的贫困发生率是0.06%，县里有900户。",
];
const WORDS: [(&str, &str); 6] = [
    ("贫困发生率", "贫困率"),
    ("0.06%", "0.07%"),
    ("title:", "titel:"),
    ("---\n", "--\n"),
    ("2020-04", "2020-05"),
    ("period:", "draft: true\nperiod:"),
];

fn step() -> impl Strategy<Value = Step> {
    let at = any::<usize>;
    prop_oneof![
        4 => (at(), at(), prop::char::range('0', '9')).prop_map(|(file, at, to)| Step::Digit(file, at, to)),
        3 => (at(), at(), any::<bool>()).prop_map(|(file, at, twice)| Step::Line(file, at, twice)),
        4 => (at(), prop::sample::select(&PARAGRAPHS[..])).prop_map(|(file, text)| Step::Paragraph(file, text)),
        3 => (at(), prop::sample::select(&WORDS[..])).prop_map(|(file, (old, new))| Step::Word(file, old, new)),
        2 => at().prop_map(Step::Delete),
        4 => at().prop_map(Step::Return),
        1 => (at(), prop::sample::select(vec!["2019-03.md", "x.md", "2020-04.md"]))
            .prop_map(|(file, name)| Step::Rename(file, name)),
        1 => at().prop_map(Step::Folder),
        1 => (at(), prop::sample::select(vec!["4913", ".a.swp", "a.md~", "~$a.xlsx", "#a#"]))
            .prop_map(|(file, name)| Step::Leftover(file, name)),
    ]
}

/// A copy of a site, and what it was at first.
struct Site {
    folder: tempfile::TempDir,
    first: Vec<(PathBuf, Vec<u8>)>,
}

impl Site {
    fn of(folders: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Vec::new();
        for from in folders {
            let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
            for file in files(&from) {
                first.push((file.clone(), fs::read(from.join(&file)).unwrap()));
            }
        }
        let site = Self { folder, first };
        (0..site.first.len()).for_each(|at| site.put_back(at));
        site
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn put_back(&self, at: usize) {
        let (path, bytes) = &self.first[at % self.first.len()];
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Takes a step, and gives the one document whose text it changed.
    fn take(&self, step: &Step) -> Option<String> {
        let now = files(self.root());
        let chosen = |at: usize| now.get(at.checked_rem(now.len())?);
        match step {
            Step::Digit(file, at, to) => self.edit(chosen(*file)?, |text| {
                let digits: Vec<usize> =
                    text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
                let at = *digits.get(at.checked_rem(digits.len())?)?;
                Some(format!("{}{to}{}", text.get(..at)?, text.get(at + 1..)?))
            }),
            Step::Line(file, at, twice) => self.edit(chosen(*file)?, |text| {
                let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
                let at = at.checked_rem(lines.len())?;
                let line = lines.remove(at);
                (0..if *twice { 2 } else { 0 }).for_each(|_| lines.insert(at, line));
                Some(lines.concat())
            }),
            Step::Paragraph(file, added) => {
                self.edit(chosen(*file)?, |text| Some(format!("{text}\n{added}\n")))
            }
            Step::Word(file, old, new) => self.edit(chosen(*file)?, |text| Some(text.replace(old, new))),
            Step::Delete(file) => {
                fs::remove_file(self.root().join(chosen(*file)?)).unwrap();
                None
            }
            Step::Return(file) => {
                self.put_back(*file);
                None
            }
            Step::Rename(file, name) => {
                let from = self.root().join(chosen(*file)?);
                fs::rename(&from, from.with_file_name(name)).unwrap();
                None
            }
            Step::Folder(at) => {
                let folders: Vec<PathBuf> = walkdir::WalkDir::new(self.root())
                    .min_depth(1)
                    .sort_by_file_name()
                    .into_iter()
                    .map(Result::unwrap)
                    .filter(|one| one.file_type().is_dir())
                    .map(walkdir::DirEntry::into_path)
                    .collect();
                let from = folders.get(at.checked_rem(folders.len())?)?;
                let name = from.file_name()?.to_str()?;
                let other = name.strip_suffix("-2").map_or_else(|| format!("{name}-2"), str::to_owned);
                let _ = fs::rename(from, from.with_file_name(other));
                None
            }
            Step::Leftover(file, name) => {
                fs::write(self.root().join(chosen(*file)?).with_file_name(name), "x").unwrap();
                None
            }
        }
    }

    fn edit(&self, file: &Path, change: impl Fn(&str) -> Option<String>) -> Option<String> {
        let text = fs::read_to_string(self.root().join(file)).ok()?;
        fs::write(self.root().join(file), change(&text)?).unwrap();
        let path = file.to_str()?.replace('\\', "/");
        path.ends_with(".md").then_some(path)
    }
}

fn files(root: &Path) -> Vec<PathBuf> {
    let folders = ["content", "content-2", "seeds", "seeds-2"].map(|folder| root.join(folder));
    let walk = folders.iter().flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name());
    let files = walk.filter_map(Result::ok).filter(|one| one.file_type().is_file());
    files.map(|one| one.path().strip_prefix(root).unwrap().to_owned()).collect()
}

fn said(built: &Built) -> String {
    text(&built.diagnostics, &ReportOptions { color: false, language: Language::Chinese, max: usize::MAX })
}

fn rendered(pages: &Pages) -> Vec<(String, Vec<u8>)> {
    pages.paths().map(|path| (path.to_string(), pages.render(path).unwrap().unwrap())).collect()
}

/// Takes the steps one by one; `looked` counts the first looks that showed a page.
fn live(site: &Site, steps: &[Step], looked: &mut usize) {
    let options = Options::default();
    let mut builder = SiteBuilder::new(site.root(), &options);
    let mut last = builder.build();
    let mut good = last.pages.take();
    for step in steps {
        let changed = site.take(step);
        let whole = build(site.root(), &options);
        if let Some((document, pages)) = changed.zip(good.as_ref()) {
            let rebuilt = SiteBuilder::rebuild_pages(
                site.root(),
                &options,
                (pages, &last.diagnostics),
                std::slice::from_ref(&document),
            );
            if let Some(rebuilt) = rebuilt.filter(|_| last.pages.is_some() || !last.diagnostics.has_errors())
            {
                *looked += usize::from(rebuilt.pages.is_some());
                compare(&rebuilt, &whole, &document);
            }
        }
        let mut again = builder.build();
        assert_eq!(said(&again), said(&whole), "after {step:?}");
        assert_eq!(again.pages.is_some(), whole.pages.is_some());
        if let (Some(again), Some(whole)) = (&again.pages, &whole.pages) {
            assert!(rendered(again) == rendered(whole), "after {step:?}");
        }
        if let Some(pages) = again.pages.take() {
            good = Some(pages);
        }
        last = again;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_builder_comes_to_what_a_fresh_build_comes_to(
        from in prop::sample::select(vec!["tests/sites/minimal", "tests/sites/desk"]),
        steps in prop::collection::vec(step(), 1..14),
    ) {
        let site = Site::of(&[from]);
        live(&site, &steps, &mut 0);
    }
}
