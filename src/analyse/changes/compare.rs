//! Two editions of a site compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::change::{Aspect, Changes, FigureChange, FileChange, WordingChange};
use crate::read::{Document, Tree, Value};
use crate::site::{Figure, Nature, Site};
use crate::text::source::Sources;

/// A site with the files it was made from.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// What it means.
    pub site: &'a Site,
    /// Its files.
    pub tree: &'a Tree,
    /// Their texts.
    pub sources: &'a Sources,
}

/// What is not the same in two editions.
#[must_use]
pub fn changes(old: &Edition<'_>, new: &Edition<'_>) -> Changes {
    let figures = figures(old.site, new.site);
    let touched: BTreeSet<&str> = figures
        .iter()
        .flat_map(|change| {
            [change.old.as_ref().map(|figure| (old, figure)), change.new.as_ref().map(|figure| (new, figure))]
        })
        .flatten()
        .filter_map(|(edition, figure)| edition.sources.get(figure.span.source).map(|source| source.path()))
        .collect();
    let mut wording = Vec::new();
    let mut files = Vec::new();
    let (before, after) = (texts(old), texts(new));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for path in paths {
        let kind = match (before.get(path), after.get(path)) {
            (Some(a), Some(b)) if a == b => continue,
            (Some(_), Some(_)) => "changed",
            (None, _) => "added",
            (_, None) => "removed",
        };
        if kind == "changed" && touched.contains(path.as_str()) {
            continue;
        }
        let pages = page(old, path).zip(page(new, path)).filter(|_| kind == "changed");
        match pages {
            Some((a, b)) => wording.push(WordingChange { file: path.clone(), parts: parts(old, a, new, b) }),
            None => files.push(FileChange { file: path.clone(), kind }),
        }
    }
    Changes { figures, wording, files }
}

/// Figures are the same figure when page, indicator, place, period and nature are; what is left over is looked
/// for on other pages and with another nature.
pub(super) fn figures(old: &Site, new: &Site) -> Vec<FigureChange> {
    let mut olds: Vec<Option<&Arc<Figure>>> = old.figures.iter().map(Some).collect();
    let mut news: Vec<Option<&Arc<Figure>>> = new.figures.iter().map(Some).collect();
    let mut changes = Vec::new();
    for (page, nature) in [(true, true), (false, true), (true, false), (false, false)] {
        let mut groups: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, figure) in olds.iter().enumerate() {
            figure.iter().for_each(|figure| groups.entry(key(figure, page, nature)).or_default().0.push(at));
        }
        for (at, figure) in news.iter().enumerate() {
            figure.iter().for_each(|figure| groups.entry(key(figure, page, nature)).or_default().1.push(at));
        }
        for (a, b) in groups.into_values() {
            // Where one key stands for several observations, those that print the same belong together.
            for same in [true, false] {
                for &i in &a {
                    let Some(from) = olds.get(i).copied().flatten() else { continue };
                    let fits = |to: &Arc<Figure>| {
                        !same || (to.printed() == from.printed() && to.source_id() == from.source_id())
                    };
                    let counterpart = b
                        .iter()
                        .find_map(|&j| Some((j, news.get(j).copied().flatten()?)).filter(|(_, to)| fits(to)));
                    let Some((j, to)) = counterpart else { continue };
                    olds.get_mut(i).into_iter().for_each(|slot| *slot = None);
                    news.get_mut(j).into_iter().for_each(|slot| *slot = None);
                    let aspects = aspects(from, to);
                    if !aspects.is_empty() {
                        changes.push(FigureChange {
                            old: Some(Arc::clone(from)),
                            new: Some(Arc::clone(to)),
                            aspects,
                        });
                    }
                }
            }
        }
    }
    let gone = olds.into_iter().flatten().map(|figure| FigureChange {
        old: Some(Arc::clone(figure)),
        new: None,
        aspects: Vec::new(),
    });
    let come = news.into_iter().flatten().map(|figure| FigureChange {
        old: None,
        new: Some(Arc::clone(figure)),
        aspects: Vec::new(),
    });
    changes.extend(gone.chain(come));
    changes
        .sort_by(|a, b| a.figure().map(|figure| order(figure)).cmp(&b.figure().map(|figure| order(figure))));
    changes
}

fn key(figure: &Figure, page: bool, nature: bool) -> String {
    let (slug, part) = figure.place.key();
    let page = if page { figure.page.as_str() } else { "" };
    let nature = if nature { figure.nature.key() } else { "" };
    format!("{page}\0{}\0{slug}\0{part}\0{}\0{nature}", figure.indicator.id, figure.period.key())
}

fn aspects(old: &Figure, new: &Figure) -> Vec<Aspect> {
    let source = |figure: &Figure| (figure.source_id().map(str::to_owned), figure.section.clone());
    let all = [
        (Aspect::Value, old.printed() != new.printed() || old.amount().is_some() != new.amount().is_some()),
        (Aspect::Nature, old.nature != new.nature),
        (Aspect::Status, old.status != new.status),
        (Aspect::Source, source(old) != source(new)),
        (Aspect::Methodology, old.methodology() != new.methodology()),
        (Aspect::Note, old.note != new.note && new.nature != Nature::Derived),
        (Aspect::Reason, old.reason != new.reason),
        (Aspect::Page, old.page != new.page),
    ];
    all.into_iter().filter(|(_, differs)| *differs).map(|(aspect, _)| aspect).collect()
}

fn order(figure: &Figure) -> impl Ord {
    let place = &figure.place;
    let (period, nature) = (figure.period.clone(), figure.nature.key());
    (
        place.district.rank(),
        figure.indicator.order,
        place.key().1,
        period.end(),
        period.start(),
        nature,
        &figure.page,
    )
}

/// Every file by its path; line ends are no difference.
fn texts(edition: &Edition<'_>) -> BTreeMap<String, Vec<u8>> {
    let tree = edition.tree;
    let data = tree.settings.iter().chain(&tree.dictionary).chain(&tree.sources).map(|file| file.source);
    let ids = data.chain(tree.documents.iter().map(|document| document.source));
    let texts = ids.filter_map(|id| edition.sources.get(id));
    let texts =
        texts.map(|source| (source.path().to_owned(), source.text().replace("\r\n", "\n").into_bytes()));
    let assets = tree.assets.iter().map(|asset| (format!("content/{}", asset.path), asset.bytes.to_vec()));
    texts.chain(assets).collect()
}

fn page<'a>(edition: &Edition<'a>, path: &str) -> Option<&'a Document> {
    let inside = path.strip_prefix("content/")?;
    edition.tree.documents.iter().find(|document| document.path == inside)
}

/// The parts of a page that differ.
fn parts(old: &Edition<'_>, a: &Document, new: &Edition<'_>, b: &Document) -> Vec<String> {
    let (before, after) = (front(old, a), front(new, b));
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut parts: Vec<String> =
        keys.into_iter().filter(|key| before.get(*key) != after.get(*key)).cloned().collect();
    let text = |edition: &Edition<'_>, document: &Document| {
        edition.sources.text(document.body).replace("\r\n", "\n")
    };
    if text(old, a) != text(new, b) {
        parts.push("正文".to_owned());
    }
    parts
}

fn front(edition: &Edition<'_>, document: &Document) -> BTreeMap<String, String> {
    let Value::Mapping(entries) = &document.front.value else { return BTreeMap::new() };
    let text = |span| edition.sources.text(span).replace("\r\n", "\n");
    entries.iter().map(|pair| (pair.key.text.clone(), text(pair.value.span))).collect()
}
