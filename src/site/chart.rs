//! Charts and figure tables as an author asks for them, with the figures they show.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::choice::Choice;
use super::series::{Series, TargetRow};
use super::{Figure, Indicator, Inline, Place};
use crate::quantity::Period;
use crate::text::source::Span;

/// The kinds of chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChartKind {
    /// Change over time.
    Trend,
    /// The latest figure of each place.
    Dots,
    /// A small trend for each place.
    Multiples,
    /// A whole and its parts.
    Parts,
    /// Targets and results.
    Target,
}

impl Choice for ChartKind {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("trend", Self::Trend, "随时间变化", "change over time"),
        ("dots", Self::Dots, "各地一点", "a point a place"),
        ("multiples", Self::Multiples, "每地一小图", "a panel a place"),
        ("parts", Self::Parts, "整体与部分", "a whole and its parts"),
        ("target", Self::Target, "目标与完成", "targets and results"),
    ];
}

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
    /// Where the value axis starts, when it is not zero; the chart says so.
    pub baseline: Option<Decimal>,
    /// Logarithmic value axis, on request only.
    pub log: bool,
    /// What is drawn.
    pub data: ChartData,
    /// Where it is written.
    pub span: Span,
}

impl Chart {
    /// Whether another chart would show the same things again.
    pub(crate) fn shows_the_same(&self, other: &Self) -> bool {
        let subject = |series: &[Series]| {
            let emphasised = series.iter().filter(|series| !series.reference);
            emphasised.map(|series| (series.indicator.order, series.place.clone())).collect::<Vec<_>>()
        };
        match (&self.data, &other.data) {
            (ChartData::Trend(own), ChartData::Trend(other)) => subject(own) == subject(other),
            (ChartData::Parts { whole: own, .. }, ChartData::Parts { whole: other, .. }) => own == other,
            (ChartData::Trend(_) | ChartData::Parts { .. }, _) => false,
            // Pages that are made from the data have no other kinds of their own beside an author's.
            (ChartData::Dots { .. } | ChartData::Multiples(_) | ChartData::Target(_), _) => false,
        }
    }
}

/// What a chart draws.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartData {
    /// Observations over time on one pair of axes.
    Trend(Vec<Series>),
    /// The latest (or one period's) observation of each place.
    Dots {
        /// What is compared.
        indicator: Arc<Indicator>,
        /// One observation a place; those without an amount are listed with the reason.
        figures: Vec<Arc<Figure>>,
        /// Places without any figure.
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

impl ChartData {
    /// The kind of chart that draws it.
    #[must_use]
    pub(crate) fn kind(&self) -> ChartKind {
        match self {
            Self::Trend(_) => ChartKind::Trend,
            Self::Dots { .. } => ChartKind::Dots,
            Self::Multiples(_) => ChartKind::Multiples,
            Self::Parts { .. } => ChartKind::Parts,
            Self::Target(_) => ChartKind::Target,
        }
    }

    /// The observation that `observation` picks for each place; places for which it has none are listed as absent.
    #[must_use]
    pub(crate) fn dots_by(
        indicator: &Arc<Indicator>,
        places: &[Place],
        observation: impl Fn(&Place) -> Option<Arc<Figure>>,
    ) -> Self {
        let (mut figures, mut absent) = (Vec::new(), Vec::new());
        for place in places {
            match observation(place) {
                Some(figure) => figures.push(figure),
                None => absent.push(place.clone()),
            }
        }
        Self::Dots { indicator: Arc::clone(indicator), figures, absent }
    }

    /// Every figure that is drawn or listed, in drawing order: what the sources, the table and the data
    /// file of a chart are made from.
    #[must_use]
    pub fn figures(&self) -> Vec<&Arc<Figure>> {
        match self {
            Self::Trend(series) | Self::Multiples(series) => {
                series.iter().flat_map(|series| &series.figures).collect()
            }
            Self::Dots { figures, .. } => figures.iter().collect(),
            Self::Parts { whole, parts } => std::iter::once(whole).chain(parts).collect(),
            Self::Target(rows) => rows.iter().flat_map(|row| row.target.iter().chain(&row.actual)).collect(),
        }
    }

    /// The courses that are drawn; none where single observations are.
    pub(crate) fn series(&self) -> &[Series] {
        match self {
            Self::Trend(series) | Self::Multiples(series) => series,
            Self::Dots { .. } | Self::Parts { .. } | Self::Target(_) => &[],
        }
    }

    /// The observations that a reader takes for the newest of their places.
    pub(crate) fn latest(&self) -> &[Arc<Figure>] {
        match self {
            Self::Dots { figures, .. } => figures,
            // A course shows old observations beside the newest, parts and targets have a period of their own.
            Self::Trend(_) | Self::Multiples(_) | Self::Parts { .. } | Self::Target(_) => &[],
        }
    }

    /// What is divided into parts.
    pub(crate) fn whole(&self) -> Option<&Arc<Figure>> {
        match self {
            Self::Parts { whole, .. } => Some(whole),
            Self::Trend(_) | Self::Dots { .. } | Self::Multiples(_) | Self::Target(_) => None,
        }
    }

    /// The places that are named because they have no figure, with the indicator that they lack.
    #[must_use]
    pub(crate) fn absent(&self) -> Option<(&Arc<Indicator>, &[Place])> {
        match self {
            Self::Dots { indicator, absent, .. } => Some((indicator, absent)),
            Self::Trend(_) | Self::Multiples(_) | Self::Parts { .. } | Self::Target(_) => None,
        }
    }

    /// Whether its figures are on one axis and must have one unit.
    pub(crate) fn has_one_axis(&self) -> bool {
        match self {
            Self::Trend(_) | Self::Dots { .. } | Self::Multiples(_) | Self::Parts { .. } => true,
            Self::Target(_) => false,
        }
    }

    /// The figures a chart is about, without those it compares them with.
    #[must_use]
    pub(crate) fn own_figures(&self) -> Vec<&Arc<Figure>> {
        match self.series() {
            [] => self.figures(),
            series => {
                series.iter().filter(|series| !series.reference).flat_map(|series| &series.figures).collect()
            }
        }
    }

    /// The indicators and places whose observations were looked up, where it may be that there are none.
    pub(crate) fn lookups(&self) -> Vec<(&Arc<Indicator>, &Place)> {
        let courses = self.series().iter().map(|series| (&series.indicator, &series.place));
        let absent = self.absent().into_iter();
        let absent =
            absent.flat_map(|(indicator, places)| places.iter().map(move |place| (indicator, place)));
        courses.chain(absent).collect()
    }

    /// Whether there is nothing to draw: no amount among the figures, not counting comparisons.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.own_figures().iter().all(|figure| figure.amount().is_none())
    }
}
