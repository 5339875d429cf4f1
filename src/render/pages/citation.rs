//! The sources of a page as its footer names them.

use std::sync::Arc;

use serde::Serialize;

use super::wording;
use crate::render::pages::context::{Link, PageContext};
use crate::site::{Bulletin, Figure, SourceDate, SourceDocument};

/// A source of the bulletin.
#[derive(Serialize)]
pub(super) struct SourceNote {
    link: Link,
    #[serde(flatten)]
    imprint: Imprint,
}

/// What a page prints of a source: its kind, who published it and when, or why no date is known, and who signed it.
#[derive(Serialize)]
pub(super) struct Imprint {
    kind: String,
    publication: String,
    date: String,
    reason: String,
    credit: String,
    external: String,
}

pub(super) fn imprint(source: &SourceDocument) -> Imprint {
    Imprint {
        kind: source.kind.clone(),
        publication: source.publication.clone().unwrap_or_default(),
        date: wording::source_date(source),
        reason: match &source.date {
            SourceDate::Undated { reason, .. } => reason.clone().unwrap_or_default(),
            SourceDate::Dated(_) => String::new(),
        },
        credit: source.credit.clone().unwrap_or_default(),
        external: source.external.clone().unwrap_or_default(),
    }
}

/// The main source first, then the others that figures on this page name.
pub(super) fn sources(
    context: &PageContext<'_>,
    bulletin: &Bulletin,
    figures: &[Arc<Figure>],
) -> Vec<SourceNote> {
    let mut all: Vec<&Arc<SourceDocument>> = Vec::new();
    for source in bulletin.source.iter().chain(figures.iter().filter_map(|figure| figure.source.as_ref())) {
        if !all.iter().any(|other| other.id == source.id) {
            all.push(source);
        }
    }
    let note =
        |source: &Arc<SourceDocument>| SourceNote { link: context.source(source), imprint: imprint(source) };
    all.into_iter().map(note).collect()
}
