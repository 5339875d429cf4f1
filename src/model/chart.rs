//! Charts and figure tables as an author asks for them, with the figures they show.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Figure, Indicator, Inline, Period, Place};
use crate::source::Span;

/// A chart with everything that is drawn in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Unique in the site, ASCII: `tongnan-2020-04-1`, and the name of its files under `charts/`.
    pub id: String,
    /// The finding.
    pub title: Vec<Inline>,
    /// Caption under the picture.
    pub caption: Vec<Inline>,
    /// The author's own alternative text; otherwise it is generated from the data.
    pub alt: Option<Vec<Inline>>,
    /// A remark for the chart's foot, plain text.
    pub note: Option<String>,
    /// Where the value axis starts, when it is not zero; said visibly in the chart.
    pub baseline: Option<Decimal>,
    /// Logarithmic value axis, on request only.
    pub log: bool,
    /// What is drawn.
    pub data: ChartData,
    /// Where it is written.
    pub span: Span,
}

/// What a chart draws.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartData {
    /// Readings over time on one pair of axes.
    Trend(Vec<Series>),
    /// The latest (or one period's) reading of each place.
    Dots {
        /// What is compared.
        indicator: Arc<Indicator>,
        /// One reading a place; those without an amount are listed with the reason.
        figures: Vec<Arc<Figure>>,
        /// Places with no entry at all.
        absent: Vec<Place>,
    },
    /// One small trend a place, all on one scale.
    Multiples(Vec<Series>),
    /// A whole and its parts.
    Parts {
        /// The whole.
        whole: Arc<Figure>,
        /// Its parts.
        parts: Vec<Arc<Figure>>,
    },
    /// Targets and, where there are any, results.
    Target(Vec<TargetRow>),
}

/// One indicator of one place over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What is measured.
    pub indicator: Arc<Indicator>,
    /// Where.
    pub place: Place,
    /// Readings by period, declared-missing ones included.
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

/// A table of figures asked for with `{figures}`.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureTable {
    /// Heading of the table.
    pub title: Vec<Inline>,
    /// Its rows.
    pub figures: Vec<Arc<Figure>>,
    /// The period they share, when they do.
    pub period: Option<Period>,
}
