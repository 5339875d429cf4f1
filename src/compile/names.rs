//! The names that a page may use: settings, indicators, districts and sources.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document_kind::DocumentKind;
use super::problems::unknown;
use super::{dictionary, district, settings, source_document};
use crate::compile::fields::Fields;
use crate::diagnostic::{Diagnostic, Suppression};
use crate::read::{Data, Document, Tree};
use crate::say;
use crate::site::{Dictionary, District, PagePath, Settings, Site, SourceDocument};

/// The names a page may use: everything that is known before the first figure is read.
pub(super) struct Names {
    pub(super) settings: Settings,
    pub(super) dictionary: Dictionary,
    pub(super) districts: Vec<Arc<District>>,
    pub(super) sources: BTreeMap<String, Arc<SourceDocument>>,
}

impl Names {
    /// The district whose folder this is.
    pub(super) fn district(&self, slug: &str) -> Option<&Arc<District>> {
        self.districts.iter().find(|district| district.slug == slug)
    }

    /// The names that the pages of a site may use.
    pub(super) fn of(site: &Site) -> Self {
        let sources = site.sources.iter().map(|source| (source.id.clone(), Arc::clone(source)));
        Self {
            settings: site.settings.clone(),
            dictionary: site.dictionary.clone(),
            districts: site.districts.clone(),
            sources: sources.collect(),
        }
    }

    /// The source named under `source`, on a page.
    pub(super) fn source(&self, fields: &mut Fields<'_>, page: &PagePath) -> Option<Arc<SourceDocument>> {
        let scalar = fields.scalar("source")?;
        let source = self.sources.get(&scalar.text).cloned();
        if source.is_none() {
            let ids = self.sources.keys().map(String::as_str);
            let id = &scalar.text;
            fields.push(
                unknown(scalar, "来源", "source", ids)
                    .caused_by(Suppression::Path(format!("seeds/{id}.yml")))
                    .causes(Suppression::SourceOf(page.to_string()))
                    .help(say!(
                        "来源的编号就是 seeds/ 里文件的名字（不带 .yml）；新来源先登记：tongbao new source 编号，有文本的用 tongbao source",
                        "a source's id is the name of its file in seeds/; a new one is made by `tongbao new source ID`, or by `tongbao source` from its text"
                    )),
            );
        }
        source
    }
}

/// Reads the settings, the dictionary, who the districts are, and the sources.
pub(super) fn names(tree: &Tree) -> (Names, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let settings = top(tree.settings.as_ref(), &mut problems, settings::lower);
    let dictionary = top(tree.dictionary.as_ref(), &mut problems, dictionary::lower);
    let fronts: Vec<&Document> = tree
        .documents
        .iter()
        .filter(|document| DocumentKind::of(&document.path) == Some(DocumentKind::Profile))
        .collect();
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
