//! What goes out: takes what is not for readers out of the tree, before anything is compiled from it.
//!
//! What is not out must leave no trace: no page, no figure in a total, a chart, a feed or a download, and no citation
//! that only works on the editor's machine. The one place where all of that holds by itself is in front of
//! [`compile`](fn@super::compile): what is not in the tree is not in the site.

mod dependents;
mod emptiness;
mod entry;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use super::document_kind::address_of;
use super::withdrawal;
use crate::diagnostic::{Diagnostics, Suppression};
use crate::read::{Document, Node, Tree, Value};
use crate::site::{HeldPage, Page, PagePath, Site, Standing, State};
use entry::scalar;
pub(crate) use standing::StandingRules;

/// The file that stands for a whole district.
const DISTRICT: &str = "/_index.md";

/// How much of what is not out is taken in all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// What readers see.
    #[default]
    Published,
    /// That, and what is still to come out.
    Coming,
    /// Every page there is, for whoever asks what became of it.
    Everything,
}

impl Reach {
    /// Whether pages of a state are taken in.
    fn takes(self, state: State) -> bool {
        match self {
            Self::Published => state == State::Published,
            Self::Coming => state != State::Withdrawn,
            Self::Everything => true,
        }
    }
}

/// A tree of which every page is taken in, and what is known of the pages that are not out.
#[derive(Debug)]
pub struct Release {
    /// The files of the pages that are taken in, and what hangs on them.
    pub tree: Tree,
    /// The standing of every page, by its path under `content/`.
    standings: BTreeMap<String, Standing>,
    withdrawn: Vec<Document>,
    reach: Reach,
}

/// Decides which pages are out at a moment, and takes the others out of the tree as far as the reach does not go: with the
/// sources, indicators, pictures and attachments that hang on them alone. Their diagnostics are withdrawn.
#[must_use]
pub fn release(diagnostics: &mut Diagnostics, mut tree: Tree, now: DateTime, reach: Reach) -> Release {
    let rules = StandingRules::of_tree(&tree, now);
    let standings = standings(diagnostics, &tree, &rules);
    let state =
        |document: &Document| standings.get(&document.path).map_or(State::Published, |known| known.state);
    let unreviewed = tree.documents.iter().filter(|document| state(document) == State::Unreviewed);
    let reviews: Vec<_> = unreviewed.filter_map(|document| rules.missing_review(document)).collect();
    let (taken, out): (Vec<_>, Vec<_>) =
        tree.documents.into_iter().partition(|document| reach.takes(state(document)));
    tree.documents = taken;
    if !out.is_empty() {
        take_out(diagnostics, &mut tree, &out);
    }
    diagnostics.extend(reviews);
    let withdrawn = out.into_iter().filter(|document| state(document) == State::Withdrawn).collect();
    Release { tree, standings, withdrawn, reach }
}

impl Release {
    /// The site that was compiled from the tree, each page with its state, with the notices of those that were taken back.
    pub(super) fn complete(&self, mut site: Site, diagnostics: &mut Diagnostics) -> Site {
        let known = self.standings.iter();
        let standings: BTreeMap<PagePath, Standing> =
            known.filter_map(|(path, standing)| Some((address_of(path)?, *standing))).collect();
        let profiles = site.profiles.iter_mut().map(|profile| &mut profile.page);
        let bulletins = site.bulletins.iter_mut().map(|bulletin| &mut bulletin.page);
        let pages: Vec<&mut Page> = profiles.chain(bulletins).chain(&mut site.pages).collect();
        for page in pages {
            page.standing = standings.get(&page.path).copied().unwrap_or_default();
        }
        site.held = self.held().collect();
        // The reason is published, so that the file is looked over like any other.
        site.texts.extend(self.withdrawn.iter().map(|document| document.source));
        site.withdrawals =
            self.withdrawn.iter().filter_map(|document| withdrawal::notice(document, diagnostics)).collect();
        site
    }

    /// The pages that are not taken in, by their files.
    fn held(&self) -> impl Iterator<Item = HeldPage> {
        let out = self.standings.iter().filter(|(_, standing)| !self.reach.takes(standing.state));
        out.map(|(path, standing)| HeldPage { file: format!("content/{path}"), standing: *standing })
    }
}

/// The standing of every page by its path; a district that is not out keeps its whole folder in.
fn standings(diagnostics: &Diagnostics, tree: &Tree, rules: &StandingRules) -> BTreeMap<String, Standing> {
    let of = |document: &Document| {
        (document.path.clone(), rules.standing(document, diagnostics.sources.text(document.body)))
    };
    let mut all: BTreeMap<String, Standing> = tree.documents.iter().map(of).collect();
    let districts: Vec<(String, Standing)> = all
        .iter()
        .filter(|(_, standing)| !standing.is_published())
        .filter_map(|(path, standing)| Some((path.strip_suffix(DISTRICT)?.to_owned(), *standing)))
        .collect();
    for (path, standing) in &mut all {
        let folder = path.split_once('/').map(|(folder, _)| folder);
        let district = districts.iter().find(|(slug, _)| folder == Some(slug.as_str()));
        *standing = district.map_or(*standing, |(_, district)| *district);
    }
    all
}

/// Takes out what hangs on these documents alone.
fn take_out(diagnostics: &mut Diagnostics, tree: &mut Tree, out: &[Document]) {
    let districts: Vec<(&str, Option<&str>)> = out
        .iter()
        .filter_map(|document| Some((document.path.strip_suffix(DISTRICT)?, scalar(&document.front, "name"))))
        .collect();
    let names: BTreeSet<&str> = districts.iter().filter_map(|(_, name)| *name).collect();
    let folders: BTreeSet<&str> = districts.iter().map(|(folder, _)| *folder).collect();
    out.iter().for_each(|document| diagnostics.forget(document.source));
    for document in out {
        let mut named = Vec::new();
        cited_sources(&document.front, &mut named);
        named.into_iter().for_each(|id| diagnostics.suppress(Suppression::SourceAudit(id)));
    }
    let removed = dependents::take_out(&diagnostics.sources, tree, out, &|source| {
        scalar(&source.root, "district").is_some_and(|name| names.contains(name))
    });
    removed.into_iter().for_each(|source| diagnostics.forget(source));
    tree.assets
        .retain(|asset| !asset.path.split_once('/').is_some_and(|(folder, _)| folders.contains(folder)));
}

/// The ids that are under a key `source`, at any depth.
fn cited_sources(node: &Node, out: &mut Vec<String>) {
    match &node.value {
        Value::Mapping(entries) => {
            for pair in entries {
                match &pair.value.value {
                    Value::Scalar(scalar) if pair.key.text == "source" => out.push(scalar.text.clone()),
                    _ => cited_sources(&pair.value, out),
                }
            }
        }
        Value::Sequence(items) => items.iter().for_each(|inner| cited_sources(inner, out)),
        _ => {}
    }
}
