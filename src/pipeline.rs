//! The stages in order, for repeated builds: unchanged files are not parsed again, and a page that was just saved is
//! rebuilt before the whole site.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::compile::{Reach, StandingRules, release};
use crate::diagnostic::Diagnostics;
use crate::read::{Document, FileCache, Tree};
use crate::render::{Options, Pages, Theme};
use crate::site::{Site, base_url};
use crate::text::scope::Scope;
use crate::text::source::SourceId;
use crate::{check, read, render};

/// The result of a build: every problem, and the pages when there are no errors.
pub struct Built {
    /// Problems, with the texts they point at.
    pub diagnostics: Diagnostics,
    /// The plan of the site; `None` when there are errors.
    pub pages: Option<Pages>,
}

/// Builds one site again and again.
pub struct SiteBuilder {
    root: PathBuf,
    options: Options,
    cache: FileCache,
    /// The theme of a site without templates of its own, which is always the same.
    built_in: Option<Arc<Theme>>,
}

impl SiteBuilder {
    /// A builder of the site under `root`; nothing is read yet.
    #[must_use]
    pub fn new(root: &Path, options: &Options) -> Self {
        Self { root: root.to_owned(), options: options.clone(), cache: FileCache::default(), built_in: None }
    }

    /// Reads, compiles, checks and plans the site as it is now, with the same result as [`build`](crate::build).
    #[must_use]
    pub fn build(&mut self) -> Built {
        let mut diagnostics = Diagnostics::default();
        if self.options.strict {
            diagnostics.deny_warnings();
        }
        let tree = self.cache.read(&mut diagnostics, &self.root);
        let theme = self.theme(&mut diagnostics, &tree);
        assemble(diagnostics, tree, theme, &self.options)
    }

    /// The same for another moment, as the clock goes on, and as far as the reach goes.
    #[must_use]
    pub fn build_at(&mut self, now: DateTime, reach: Reach) -> Built {
        self.options = Options { now, drafts: reach == Reach::Coming, ..self.options.clone() };
        self.build()
    }

    fn theme(&mut self, diagnostics: &mut Diagnostics, tree: &Tree) -> Arc<Theme> {
        if !tree.templates.is_empty() {
            return Arc::new(Theme::load(diagnostics, tree));
        }
        Arc::clone(self.built_in.get_or_insert_with(|| Arc::new(Theme::load(diagnostics, tree))))
    }

    /// Rebuilds the pages of some documents (paths from the root, with `/`) in the site of `pages` and `diagnostics`; the
    /// other pages stay as they were. The diagnostics are those of the whole site, with the problems of these documents
    /// as they are now. `None` when a change reaches beyond its own page, so that a whole build is needed.
    #[must_use]
    pub fn rebuild_pages(
        root: &Path,
        options: &Options,
        (pages, diagnostics): (&Pages, &Diagnostics),
        changed: &[String],
    ) -> Option<Built> {
        let mut diagnostics = diagnostics.clone();
        let documents = read::documents(&mut diagnostics, root, changed)?;
        let rules = StandingRules::of_site(pages.site(), options.now);
        let standing =
            |document: &Document| rules.standing(document, diagnostics.sources.text(document.body));
        if !documents.iter().all(|document| standing(document).is_published()) {
            return None;
        }
        let texts: BTreeSet<SourceId> = documents.iter().map(|document| document.source).collect();
        let site = crate::compile::recompile(&mut diagnostics, pages.site(), &documents)?;
        let scope = Scope::Texts { texts: &texts, before: pages };
        Some(finish(diagnostics, site, Arc::clone(pages.theme()), scope))
    }
}

/// The stages after reading, in their order.
fn assemble(mut diagnostics: Diagnostics, tree: Tree, theme: Arc<Theme>, options: &Options) -> Built {
    let release = release(&mut diagnostics, tree, options.now, options.reach());
    let mut site = release.compile(&mut diagnostics);
    site.theme = theme.paths();
    site.overviews = render::overviews();
    if let Some(url) = &options.base_url {
        let url = base_url(url).unwrap_or_else(|refused| refused.meant.unwrap_or_else(|| url.clone()));
        site.settings.base_url = Some(url);
        site.settings.written_base_url = None;
    }
    finish(diagnostics, site, theme, Scope::All)
}

/// Checks and plans the pages of a scope.
fn finish(mut diagnostics: Diagnostics, site: Site, theme: Arc<Theme>, scope: Scope<'_, Pages>) -> Built {
    let checked = check::check_within(&mut diagnostics, site, scope.of(Pages::checked));
    let pages = checked.map(|checked| render::render_within(checked, theme, scope));
    Built { diagnostics, pages }
}
