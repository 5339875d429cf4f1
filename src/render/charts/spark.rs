//! Sparklines: a series the size of a word, without words.

use std::sync::Arc;

use super::axis::{Bounds, Scale};
use super::canvas::{Area, Canvas, Plane, Spot};
use super::time::day;
use crate::render::charts::observations::{Join, course};
use crate::render::charts::stroke::{Color, Dash, Stroke};
use crate::site::{Figure, Series};

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 28.0;

/// A tiny inline SVG for the observations of one series, hidden from screen readers because the numbers stand
/// beside it: a dot at every observation, lines where the trend chart has them, one observation a single dot. `None`
/// where nothing can be drawn.
#[must_use]
pub(in crate::render) fn sparkline(figures: &[Arc<Figure>]) -> Option<String> {
    let first = figures.first()?;
    let series = Series {
        indicator: Arc::clone(&first.indicator),
        place: first.place.clone(),
        figures: figures.to_vec(),
        reference: false,
    };
    let course = course(&series);
    let days: Vec<f64> = course.points.iter().map(|point| day(point.figure.period.end())).collect();
    let values: Vec<f64> = course.points.iter().map(|point| point.value).collect();
    if values.is_empty() {
        return None;
    }
    let plot = Area { left: 5.0, top: 5.0, right: WIDTH - 5.0, bottom: HEIGHT - 5.0 };
    let across = if days.len() == 1 {
        Bounds::around(days.iter().flat_map(|day| [day - 1.0, day + 1.0]))
    } else {
        Bounds::around(days.clone())
    };
    let plane = Plane::new(plot, across, Scale::linear(&values, None, 2).bounds);
    let spots: Vec<Spot> = days.iter().zip(&values).map(|(day, value)| plane.spot(*day, *value)).collect();
    let canvas = Canvas::new(WIDTH, HEIGHT);
    for ((from, to), join) in spots.iter().zip(spots.iter().skip(1)).zip(&course.joins) {
        let stroke = match join {
            Join::Broken => continue,
            Join::Guide => Stroke::dashed(Color::Main, Dash::Guide),
            Join::Provisional => Stroke::dashed(Color::Main, Dash::Provisional),
            Join::Line => Stroke::of(Color::Main),
        };
        canvas.path(&[*from, *to], stroke, 1.5);
    }
    for (spot, point) in spots.iter().zip(&course.points) {
        canvas.mark(*spot, super::canvas::Shape::Circle, 2.6, Color::Main, point.hollow);
    }
    Some(format!(
        "<svg class=\"spark\" aria-hidden=\"true\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">{}</svg>",
        canvas.finish()
    ))
}
