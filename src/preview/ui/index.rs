//! The preview's own front page: the state of the last build, the files with problems, and the site's districts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::problem::{Counts, of_file, pages};
use super::words::{Words, localized};
use super::{Frame, Ui};
use crate::diagnostic::Diagnostic;
use crate::preview::snapshot::Snapshot;
use crate::say;
use crate::site::Site;
use crate::text::visible;

/// Files that are listed; the page of all problems has the rest.
const MAX_FILES: usize = 40;

#[derive(Serialize)]
struct Index<'a> {
    frame: Frame,
    words: &'a Words,
    /// The result of the last build.
    state: String,
    failed: bool,
    counts: Counts,
    files: Vec<File>,
    more: usize,
    /// The size of the site.
    holds: String,
    places: Vec<DistrictLink>,
}

/// A file with problems.
#[derive(Serialize)]
struct File {
    path: String,
    href: String,
    page: String,
    counts: Counts,
}

/// A district, or the pages without one.
#[derive(Serialize)]
struct DistrictLink {
    name: String,
    href: String,
    bulletins: usize,
}

/// The page.
pub(super) fn index(ui: &Ui, snapshot: &Snapshot) -> String {
    let all = snapshot.diagnostics.sorted();
    let (files, more) = files(snapshot, &all);
    let site = snapshot.good.as_ref().map(|good| good.pages.site());
    let view = Index {
        frame: ui.frame(snapshot, ui.words.get("preview"), "index"),
        words: &ui.words,
        state: state(ui, snapshot),
        failed: snapshot.failed,
        counts: Counts::of(all.iter().copied()),
        files,
        more,
        holds: site.map(|site| holds(ui, site)).unwrap_or_default(),
        places: site.map(places).unwrap_or_default(),
    };
    ui.templates.render("index.html", &view)
}

fn state(ui: &Ui, snapshot: &Snapshot) -> String {
    let text = match (snapshot.failed, snapshot.good.is_some()) {
        (false, _) => say!(
            "网页是最新的：保存的内容都在里面。",
            "The pages are up to date with everything that was saved."
        ),
        (true, true) => say!(
            "内容有错误，网页停在上一次成功的样子；改好错误、保存，就会更新。",
            "There are errors, and the pages are the last ones that could be made. Fix, save, and they follow."
        ),
        (true, false) => say!(
            "内容有错误，还没有能看的网页；改好错误、保存，就会出来。",
            "There are errors, and no pages yet. Fix, save, and they appear."
        ),
    };
    localized(&text, ui.language)
}

fn holds(ui: &Ui, site: &Site) -> String {
    let (bulletins, figures, sources) = (site.bulletins.len(), site.figures.len(), site.sources.len());
    localized(
        &say!(
            "通报 {bulletins} 篇，数据 {figures} 条，来源 {sources} 份",
            "{bulletins} bulletins, {figures} figures, {sources} sources"
        ),
        ui.language,
    )
}

/// The files with problems, those with errors first, and how many are left out.
fn files(snapshot: &Snapshot, all: &[&Diagnostic]) -> (Vec<File>, usize) {
    let pages = snapshot.good.as_ref().map(pages).unwrap_or_default();
    let mut by_path: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for problem in all {
        if let Some(path) = snapshot.diagnostics.path(problem) {
            by_path.entry(path).or_default().push(problem);
        }
    }
    let mut files: Vec<(&str, Vec<&Diagnostic>)> = by_path.into_iter().collect();
    files.sort_by_key(|(_, problems)| problems.iter().map(|problem| problem.severity).min());
    let more = files.len().saturating_sub(MAX_FILES);
    let file = |(path, problems): (&str, Vec<&Diagnostic>)| File {
        path: visible(path),
        href: of_file(path),
        page: pages.get(path).map(|page| format!("/{}", page.folder())).unwrap_or_default(),
        counts: Counts::of(problems.into_iter()),
    };
    (files.into_iter().take(MAX_FILES).map(file).collect(), more)
}

fn places(site: &Site) -> Vec<DistrictLink> {
    let mut bulletins: BTreeMap<&str, usize> = BTreeMap::new();
    for bulletin in &site.bulletins {
        *bulletins.entry(&bulletin.district.slug).or_default() += 1;
    }
    let place = |district: &std::sync::Arc<crate::site::District>| DistrictLink {
        name: district.name.clone(),
        href: format!("/{}/", district.slug),
        bulletins: bulletins.get(district.slug.as_str()).copied().unwrap_or_default(),
    };
    site.districts.iter().map(place).collect()
}
