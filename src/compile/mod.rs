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
mod document_kind;
mod fields;
mod figures;
mod front_matter;
mod government;
pub mod keys;
mod names;
mod observation;
mod pages;
mod problems;
pub(crate) mod prose;
mod recompile;
mod relations;
mod release;
mod reporting;
mod scope;
mod settings;
mod source_document;
#[cfg(test)]
mod testing;
mod withdrawal;

pub use date::parse_moment;
pub use keys::SchemaKind;
pub(crate) use release::StandingRules;
pub use release::{Reach, Release, release};
pub(crate) use scope::PageParts;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Suppression};
use crate::read::Tree;
use crate::say;
use crate::site::{District, FigureIndex, Site};
use document_kind::DocumentKind;
pub(crate) use recompile::recompile;

/// Understands a tree: every problem goes to the diagnostics, and what could be understood comes back.
/// Every page is understood, whether it is out or not; who wants only what is out compiles its [`Release`].
#[must_use]
pub fn compile(diagnostics: &mut Diagnostics, tree: &Tree) -> Site {
    let (names, problems) = names::names(tree);
    diagnostics.extend(problems);
    diagnostics.extend(strays(&names.districts, tree));
    let results = front_matter::read_all(&tree.documents, &names);
    let mut fronts = front_matter::report_problems(diagnostics, results);
    let index = FigureIndex::new(&derive::with_derived(&mut fronts, &names));
    let site = pages::compile(diagnostics, names, index, fronts, &tree.assets);
    Site { texts: tree.texts().collect(), ..site }
}

impl Release {
    /// Compiles the pages that are taken in, each with its state, and the notices of those that were taken back.
    #[must_use]
    pub fn compile(&self, diagnostics: &mut Diagnostics) -> Site {
        let site = compile(diagnostics, &self.tree);
        self.complete(site, diagnostics)
    }
}

/// Bulletins in a folder that no district claims.
fn strays(districts: &[Arc<District>], tree: &Tree) -> Vec<Diagnostic> {
    let folders: BTreeSet<&str> = tree
        .documents
        .iter()
        .filter(|document| DocumentKind::of(&document.path).is_some())
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
