//! The rows of charts: an indicator of a place over time, and a target with its result.

use std::sync::Arc;

use super::{Figure, FigureIndex, Indicator, Nature, Place};

/// One indicator of one place over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What is measured.
    pub indicator: Arc<Indicator>,
    /// Where.
    pub place: Place,
    /// Observations by period, declared-missing ones included.
    pub figures: Vec<Arc<Figure>>,
    /// Whether it is drawn muted, for comparison.
    pub reference: bool,
}

/// One line of a target chart.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetRow {
    /// What is measured.
    pub indicator: Arc<Indicator>,
    /// Where.
    pub place: Place,
    /// The target or plan.
    pub target: Option<Arc<Figure>>,
    /// The result, when one is printed.
    pub actual: Option<Arc<Figure>>,
}

impl Series {
    /// All observations of one indicator and place, targets and plans left out.
    #[must_use]
    pub fn of(index: &FigureIndex, indicator: &Arc<Indicator>, place: &Place, reference: bool) -> Self {
        let figures = index.series(indicator, place);
        Self { indicator: Arc::clone(indicator), place: place.clone(), figures, reference }
    }

    /// Whether there is anything to draw: at least one amount.
    #[must_use]
    pub(crate) fn has_amounts(&self) -> bool {
        self.figures.iter().any(|figure| figure.amount().is_some())
    }
}

impl TargetRow {
    /// One row for each period with a target or plan, the last page's word on each; a target comes before
    /// a plan.
    #[must_use]
    pub fn of(index: &FigureIndex, indicator: &Arc<Indicator>, place: &Place) -> Vec<Self> {
        let mut targets: Vec<&Arc<Figure>> = Vec::new();
        let targets_of =
            |nature: Nature| index.all(indicator, place).iter().filter(move |figure| figure.nature == nature);
        for figure in targets_of(Nature::Plan).chain(targets_of(Nature::Target)) {
            targets.retain(|earlier| earlier.period != figure.period);
            targets.push(figure);
        }
        targets.sort_by(|a, b| a.period.cmp(&b.period));
        let row = |target: &Arc<Figure>| Self {
            indicator: Arc::clone(indicator),
            place: place.clone(),
            target: Some(Arc::clone(target)),
            actual: index.at(indicator, place, &target.period),
        };
        targets.into_iter().map(row).collect()
    }
}
