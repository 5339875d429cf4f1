//! The stages in their order, and building again and again: what the last build knows already is not done anew, and a page that was just saved is
//! shown before the whole is built.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::compile::without_drafts;
use crate::diagnostic::Report;
use crate::read::{FileCache, Tree};
use crate::render::{Options, Pages, Theme};
use crate::site::{Site, base_url};
use crate::text::source::{Scope, SourceId};
use crate::{check, read, render};

/// What a build comes to: everything that was said, and the pages when nothing stood in the way.
pub struct Built {
    /// Problems, with the texts they point at.
    pub report: Report,
    /// The plan of the site; `None` when there are errors.
    pub pages: Option<Pages>,
}

/// A site that is built many times.
pub struct Workshop {
    root: PathBuf,
    options: Options,
    memory: FileCache,
}

impl Workshop {
    /// A workshop for the site under `root`; nothing is read yet.
    #[must_use]
    pub fn new(root: &Path, options: &Options) -> Self {
        Self { root: root.to_owned(), options: options.clone(), memory: FileCache::default() }
    }

    /// Reads, understands, checks and plans the site as it is now: always what [`build`](crate::build) comes to.
    #[must_use]
    pub fn build(&mut self) -> Built {
        let mut report = Report::default();
        if self.options.strict {
            report.deny_warnings();
        }
        let tree = self.memory.read(&mut report, &self.root);
        assemble(report, tree, &self.options)
    }

    /// The pages of some documents (paths from the root, with `/`) as they are now, in the site of `pages`, about
    /// which `report` was said: a first look, for the other pages are what they were. The report is the whole one
    /// with what is now to be said about these documents. `None` when a change reaches beyond its own page, and
    /// only a whole build can tell what it comes to.
    #[must_use]
    pub fn proof(
        root: &Path,
        options: &Options,
        (pages, report): (&Pages, &Report),
        changed: &[String],
    ) -> Option<Built> {
        let mut report = report.clone();
        let documents = read::documents(&mut report, root, changed)?;
        if !options.drafts && documents.iter().any(crate::compile::is_draft) {
            return None;
        }
        let texts: BTreeSet<SourceId> = documents.iter().map(|document| document.source).collect();
        let site = crate::compile::revise(&mut report, pages.site(), &documents)?;
        let scope = Scope::Texts { texts: &texts, before: pages };
        Some(finish(report, site, Arc::clone(pages.theme()), scope))
    }
}

/// The stages after reading, in their order.
fn assemble(mut report: Report, tree: Tree, options: &Options) -> Built {
    let theme = Theme::load(&mut report, &tree);
    let tree = if options.drafts { tree } else { without_drafts(&mut report, tree) };
    let mut site = crate::compile::compile(&mut report, &tree);
    site.theme = theme.paths();
    if let Some(url) = &options.base_url {
        let url = base_url(url).unwrap_or_else(|refused| refused.meant.unwrap_or_else(|| url.clone()));
        site.settings.base_url = Some(url);
        site.settings.written_base_url = None;
    }
    finish(report, site, Arc::new(theme), Scope::All)
}

/// Checks and plans what is asked for.
fn finish(mut report: Report, site: Site, theme: Arc<Theme>, scope: Scope<'_, Pages>) -> Built {
    let checked = check::check_within(&mut report, site, scope.of(Pages::checked));
    let pages = checked.map(|checked| render::render_within(checked, theme, scope));
    Built { report, pages }
}
