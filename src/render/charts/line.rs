//! The look of a series: colour, dash, marker and weight, no two alike.

use super::canvas::Shape;
use crate::render::charts::observations::{Course, course};
use crate::render::charts::stroke::{Color, Dash};
use crate::site::Series;

/// As many series are emphasised; the others are muted.
const EMPHASISED: usize = 4;

/// A series with its look.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The series.
    pub(super) series: &'a Series,
    /// What is drawn of it.
    pub(super) course: Course<'a>,
    /// Colour of line, markers and labels.
    pub(super) color: Color,
    /// Dash of its unbroken parts.
    pub(super) dash: Dash,
    /// Markers.
    pub(super) shape: Shape,
    /// Whether it stands back.
    pub(super) muted: bool,
    /// What it is called in this chart.
    pub(super) name: String,
}

impl Line<'_> {
    /// Width of the line.
    pub(super) fn weight(&self) -> f64 {
        if self.muted { 1.6 } else { 2.8 }
    }

    /// Radius of the markers.
    pub(super) fn radius(&self) -> f64 {
        if self.muted { 3.6 } else { 5.0 }
    }
}

/// Gives each series its look; those for comparison stand back.
pub(super) fn lines(all: &[Series]) -> Vec<Line<'_>> {
    let looks = [
        (Color::Main, Dash::Solid, Shape::Circle),
        (Color::Accent, Dash::Long, Shape::Square),
        (Color::Third, Dash::Mixed, Shape::Diamond),
        (Color::Fourth, Dash::Short, Shape::Triangle),
    ];
    let retired = [
        (Dash::Mixed, Shape::Square),
        (Dash::Short, Shape::Diamond),
        (Dash::Long, Shape::Triangle),
        (Dash::Solid, Shape::Circle),
    ];
    let (mut emphasised, mut muted) = (0, 0);
    let mut lines = Vec::new();
    for series in all {
        let look = looks.get(emphasised).filter(|_| !series.reference && emphasised < EMPHASISED);
        let (color, dash, shape) = match look {
            Some(look) => {
                emphasised += 1;
                *look
            }
            None => {
                let (dash, shape) =
                    retired.get(muted % retired.len()).copied().unwrap_or((Dash::Short, Shape::Circle));
                muted += 1;
                (Color::Muted, dash, shape)
            }
        };
        let name = name_among(series, all);
        lines.push(Line { series, course: course(series), color, dash, shape, muted: look.is_none(), name });
    }
    lines
}

/// What tells a series from the others: its place, its indicator, or both.
fn name_among(series: &Series, all: &[Series]) -> String {
    let same_place = all.iter().all(|other| other.place == series.place);
    let same_indicator = all.iter().all(|other| other.indicator.name == series.indicator.name);
    match (same_place, same_indicator) {
        (_, true) => series.place.name(),
        (true, false) => series.indicator.name.clone(),
        (false, false) => format!("{}{}", series.place.name(), series.indicator.name),
    }
}
