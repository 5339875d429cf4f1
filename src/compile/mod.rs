//! From a tree to a site, in four steps: the names, the figures, what follows from them, the prose.
//!
//! Prose comes last because it cites: a role is understood when every figure of the site is known,
//! so no page is ever walked a second time to fill in what it meant.

mod accept;
mod bulletin;
mod calendar;
pub(crate) mod citation;
mod claim;
mod date;
mod derive;
mod dictionary;
mod directive;
mod district;
mod drafts;
mod fields;
mod figures;
mod government;
pub mod keys;
mod observation;
mod page;
mod pages;
pub(crate) mod prose;
mod relations;
mod reporting;
mod review;
mod revise;
#[cfg(test)]
mod sample;
mod scope;
mod settings;
mod source_document;

pub use drafts::{is_draft, without_drafts};
pub use keys::SchemaKind;
pub(crate) use scope::Scope;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Report, Suppression};
use crate::read::{Data, Document, Tree};
use crate::say;
use crate::site::{Dictionary, District, Figure, FigureIndex, Settings, Site, SourceDocument};
use page::{Draft, Kind};
pub use revise::revise;

/// The names a page may use: everything that is known before the first figure is read.
pub(crate) struct Names {
    settings: Settings,
    dictionary: Dictionary,
    districts: Vec<Arc<District>>,
    sources: BTreeMap<String, Arc<SourceDocument>>,
}

impl Names {
    /// The district whose folder this is.
    fn district(&self, slug: &str) -> Option<&Arc<District>> {
        self.districts.iter().find(|district| district.slug == slug)
    }
}

/// Understands a tree: every problem goes to the report, and what could be understood comes back.
/// Drafts are understood like any other page; who does not want them gives a tree
/// [without](crate::compile::drafts::without_drafts) them.
#[must_use]
pub fn compile(report: &mut Report, tree: &Tree) -> Site {
    let (names, problems) = names(tree);
    report.extend(problems);
    report.extend(strays(&names.districts, tree));
    let mut drafts = understood(report, fronts(&tree.documents, &names));
    let index = FigureIndex::new(&with_derived(&mut drafts, &names));
    pages::compile(report, names, index, drafts, &tree.assets)
}

/// What came of the front matter of one document.
type Front = (Option<Draft>, Vec<Diagnostic>);

fn fronts(documents: &[Document], names: &Names) -> Vec<Front> {
    documents.par_iter().map(|document| page::front(document, names)).collect()
}

/// The pages that could be understood; what was wrong is reported.
fn understood(report: &mut Report, fronts: Vec<Front>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (draft, problems) in fronts {
        report.extend(problems);
        drafts.extend(draft);
    }
    drafts
}

fn names(tree: &Tree) -> (Names, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let settings = top(tree.settings.as_ref(), &mut problems, settings::lower);
    let dictionary = top(tree.dictionary.as_ref(), &mut problems, dictionary::lower);
    let fronts: Vec<&Document> =
        tree.documents.iter().filter(|document| page::kind(&document.path) == Some(Kind::Profile)).collect();
    let mut districts: Vec<Arc<District>> =
        fronts.iter().map(|document| Arc::new(district::lower(document, &mut problems))).collect();
    districts.sort_by(|a, b| a.rank().cmp(&b.rank()));
    district::refuse_twins(&districts, &mut problems);
    let mut sources = BTreeMap::new();
    for data in &tree.sources {
        let source = source_document::lower(data, &dictionary, &districts, &mut problems);
        source_document::admit(&mut sources, source, &mut problems);
    }
    settings::check_names(&settings, &dictionary, &districts, tree.settings.as_ref(), &mut problems);
    (Names { settings, dictionary, districts, sources }, problems)
}

fn top<T: Default>(
    data: Option<&Data>,
    problems: &mut Vec<Diagnostic>,
    lower: impl Fn(&Data, &mut Vec<Diagnostic>) -> T,
) -> T {
    data.map_or_else(T::default, |data| lower(data, problems))
}

/// Adds to each page what follows from its figures, names every row, and gives all figures of the site.
fn with_derived(pages: &mut [Draft], names: &Names) -> Vec<Arc<Figure>> {
    for page in pages.iter_mut() {
        let derived = derive::derive(&page.figures, &names.dictionary, names.settings.small_cells);
        page.figures.extend(derived);
        figures::name_rows(&mut page.figures);
        page.shared = page.figures.drain(..).map(Arc::new).collect();
    }
    pages.iter().flat_map(|page| page.shared.iter().cloned()).collect()
}

/// Bulletins in a folder that no district claims.
fn strays(districts: &[Arc<District>], tree: &Tree) -> Vec<Diagnostic> {
    let folders: BTreeSet<&str> = tree
        .documents
        .iter()
        .filter(|document| page::kind(&document.path).is_some())
        .filter_map(|document| document.path.split_once('/').map(|(folder, _)| folder))
        .collect();
    folders
        .into_iter()
        .filter(|folder| !districts.iter().any(|district| district.slug == *folder))
        .map(|folder| {
            let path = format!("{folder}/_index.md");
            Diagnostic::new(
                Code::ReadMissing,
                say!("文件夹 content/{folder} 里没有 _index.md", "the folder content/{folder} has no _index.md"),
            )
            .in_file(format!("content/{path}"))
            .caused_by(Suppression::content(&path))
            .help(say!(
                "用 tongbao new district 区县名 建好它；或新建 content/{path}，在文首写上 name（例如 潼南区）和 code（例如 \"500152\"）",
                "`tongbao new district NAME` makes it; or make content/{path} whose front matter has the district's `name` and `code`"
            ))
        })
        .collect()
}
