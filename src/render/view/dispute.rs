//! Contradictions that stand in a source and are published knowingly: which figures, and why.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::scene::Scene;
use crate::model::{Acceptance, Bulletin, Figure};

/// The reasons for published contradictions, by the anchor of the figure they stand beside.
pub(super) fn disputes<'a>(
    scene: &Scene<'_>,
    bulletin: &Bulletin,
    figures: &'a [Arc<Figure>],
) -> BTreeMap<&'a str, Vec<String>> {
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for accept in &bulletin.accept {
        for figure in figures.iter().filter(|figure| is_named(scene, accept, figure, bulletin)) {
            reasons.entry(&figure.anchor).or_default().push(accept.reason.clone());
        }
    }
    reasons
}

/// Figures are named as `指标` or `指标@期间`; without a period the bulletin's own is meant, or the only one.
fn is_named(scene: &Scene<'_>, accept: &Acceptance, figure: &Figure, bulletin: &Bulletin) -> bool {
    accept.figures.iter().any(|named| {
        let (name, period) =
            named.split_once('@').map_or((named.as_str(), None), |(name, period)| (name, Some(period)));
        let same = scene.site.dictionary.get(name.trim()).is_some_and(|one| one.id == figure.indicator.id);
        let key = figure.period.key();
        same && period.map_or_else(
            || figure.period == bulletin.period || !has_period(scene, figure, bulletin),
            |period| period.trim() == key,
        )
    })
}

fn has_period(scene: &Scene<'_>, figure: &Figure, bulletin: &Bulletin) -> bool {
    let page = scene.lookup.on_page(&bulletin.page.path);
    page.iter().any(|other| other.indicator.id == figure.indicator.id && other.period == bulletin.period)
}
