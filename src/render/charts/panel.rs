//! One pair of axes with lines on it: the whole of a trend, one panel of small multiples.

use super::axis::Scale;
use super::canvas::{Align, Area, Canvas, Plane, Shape, Spot, TOUCH};
use super::geometry::{around, clip};
use super::labels::Field;
use super::layout::Layout;
use super::line::Line;
use super::metrics::text_width;
use super::time::Time;
use super::words::tip;
use crate::render::charts::observations::{Join, Point, ends};
use crate::render::charts::stroke::{Color, Dash, Stroke};

/// Axes and what is on them.
pub(super) struct Panel<'p, 'a> {
    /// The lines, those that stand back included.
    pub(super) lines: &'p [Line<'a>],
    /// The value axis.
    pub(super) scale: &'p Scale,
    /// The time axis.
    pub(super) time: &'p Time,
    /// Sizes of type.
    pub(super) layout: &'p Layout,
    /// The plot.
    pub(super) plot: Area,
    /// The unit at the top of the value axis; none where the axis is not labelled.
    pub(super) unit: Option<String>,
    /// Whether times are named under the plot.
    pub(super) dated: bool,
}

/// The room tick labels need beside a plot.
pub(super) fn axis_width(scale: &Scale, unit: &str, layout: &Layout) -> f64 {
    let face = layout.small();
    let (labels, _) = scale.labels(unit != "%");
    let widest = labels.iter().map(|label| text_width(label, face.size, false)).fold(0.0, f64::max);
    widest + 10.0
}

impl Panel<'_, '_> {
    /// The coordinate system.
    pub(super) fn plane(&self) -> Plane {
        Plane::new(self.plot, self.time.bounds, self.scale.bounds)
    }

    /// Where an observation is; one beyond the axis is at its end.
    pub(super) fn spot(&self, plane: &Plane, point: &Point<'_>) -> Spot {
        let (x, y) = self.off(plane, point);
        (x, y.clamp(self.plot.top, self.plot.bottom))
    }

    fn off(&self, plane: &Plane, point: &Point<'_>) -> Spot {
        plane.spot(self.time.place(&point.figure.period), self.scale.place(point.value))
    }

    /// Draws axes, lines and markers, and says where labels cannot go.
    pub(super) fn draw(&self, canvas: &Canvas, bounds: Area) -> Field {
        self.values(canvas);
        self.times(canvas, bounds);
        let plane = self.plane();
        let mut field = Field::new(bounds);
        let zero = self.scale.holds(0.0).then(|| self.scale.place(0.0));
        for value in zero.into_iter().chain([self.scale.bounds.low()]) {
            let (_, y) = plane.spot(self.time.bounds.low(), value);
            field.axes.push(((self.plot.left, y), (self.plot.right, y)));
        }
        for line in self.lines.iter().rev() {
            self.targets(canvas, &plane, line, &mut field);
            self.joins(canvas, &plane, line, &mut field);
        }
        for line in self.lines.iter().rev() {
            self.marks(canvas, &plane, line, &mut field);
        }
        field
    }

    fn values(&self, canvas: &Canvas) {
        let face = self.layout.small();
        let counted = self.unit.as_deref() != Some("%");
        let (labels, large) = self.scale.labels(counted);
        let plane = self.plane();
        let top = labels.len().saturating_sub(1);
        for (at, (tick, label)) in self.scale.ticks.iter().zip(&labels).enumerate() {
            let (_, y) = plane.spot(self.time.bounds.low(), self.scale.place(*tick));
            let base = *tick == 0.0 || (at == 0 && !self.scale.ticks.contains(&0.0));
            let (color, weight) = if base { (Color::Axis, 1.2) } else { (Color::Grid, 1.0) };
            canvas.path(&[(self.plot.left, y), (self.plot.right, y)], Stroke::of(color), weight);
            let Some(unit) = &self.unit else { continue };
            canvas.text((self.plot.left - 8.0, y + face.size * 0.36), label, face, Align::End);
            if at == top && !unit.is_empty() {
                let place = (self.plot.left - 8.0, y + face.size * 0.36 - face.size * 1.35);
                self.unit_at(canvas, place, &format!("{large}{unit}"));
            }
        }
    }

    /// The unit over the top tick; a long one begins at the picture's edge instead of leaving it.
    fn unit_at(&self, canvas: &Canvas, place: Spot, unit: &str) {
        let face = self.layout.small();
        if place.0 - text_width(unit, face.size, false) >= self.layout.margin {
            canvas.text(place, unit, face, Align::End);
        } else {
            canvas.text((self.layout.margin, place.1), unit, face, Align::Start);
        }
    }

    fn times(&self, canvas: &Canvas, bounds: Area) {
        let face = self.layout.small();
        let width = |name: &str| text_width(name, face.size, false);
        let plane = self.plane();
        let foot = self.plot.bottom;
        let x = |day: f64| plane.spot(day, self.scale.bounds.low()).0.clamp(self.plot.left, self.plot.right);
        let mut free = f64::NEG_INFINITY;
        for band in self.time.bands(self.plot, width) {
            for day in [band.from, band.to] {
                canvas.path(&[(x(day), foot), (x(day), foot + 5.0)], Stroke::of(Color::Axis), 1.0);
            }
            if !self.dated {
                continue;
            }
            let half = width(&band.name) / 2.0;
            let left = bounds.left + half - 4.0;
            let middle = ((x(band.from) + x(band.to)) / 2.0).clamp(left, (bounds.right - half).max(left));
            canvas.text((middle, foot + 7.0 + face.size), &band.name, face, Align::Middle);
            let Some(under) = band.under else { continue };
            if middle - half >= free {
                free = middle - half + width(&under) + 8.0;
                let left = (middle - half).min(bounds.right - width(&under));
                canvas.text((left, foot + 7.0 + face.size * 2.3), &under, face, Align::Start);
            }
        }
    }

    fn targets(&self, canvas: &Canvas, plane: &Plane, line: &Line<'_>, field: &mut Field) {
        for target in &line.course.targets {
            let (_, y) = self.spot(plane, target);
            let ends = ((self.plot.left, y), (self.plot.right, y));
            canvas.path(&[ends.0, ends.1], Stroke::dashed(Color::Accent, Dash::Target), 1.6);
            field.lines.push(ends);
        }
    }

    fn joins(&self, canvas: &Canvas, plane: &Plane, line: &Line<'_>, field: &mut Field) {
        let points = &line.course.points;
        for ((before, after), join) in points.iter().zip(points.iter().skip(1)).zip(&line.course.joins) {
            let (dash, weight) = match join {
                Join::Broken => continue,
                Join::Line => (line.dash, line.weight()),
                Join::Provisional => (Dash::Provisional, line.weight()),
                Join::Guide => (Dash::Guide, line.weight().min(1.6)),
            };
            let stroke = Stroke::dashed(line.color, dash);
            if self.scale.holds(before.value) && self.scale.holds(after.value) {
                let point = |point: &Point<'_>| {
                    (self.time.place(&point.figure.period), self.scale.place(point.value))
                };
                canvas.series(plane, &[point(before), point(after)], stroke, weight);
                field.lines.push((self.spot(plane, before), self.spot(plane, after)));
            } else if let Some((from, to)) =
                clip((self.off(plane, before), self.off(plane, after)), self.plot)
            {
                canvas.path(&[from, to], stroke, weight);
                field.lines.push((from, to));
            }
        }
    }

    fn marks(&self, canvas: &Canvas, plane: &Plane, line: &Line<'_>, field: &mut Field) {
        for point in &line.course.points {
            let (x, y) = self.spot(plane, point);
            if let Some((low, high)) = point.figure.amount().and_then(ends) {
                let end = |value: f64| {
                    plane.spot(0.0, self.scale.place(value)).1.clamp(self.plot.top, self.plot.bottom)
                };
                canvas.path(&[(x, end(low)), (x, end(high))], Stroke::of(line.color), 1.4);
            }
            if self.scale.holds(point.value) {
                canvas.mark((x, y), line.shape, line.radius(), line.color, point.hollow);
            } else {
                canvas.path(&[(x, y + 12.0), (x, y)], Stroke::of(line.color), 1.4);
                canvas.mark((x, y), Shape::Triangle, 4.5, line.color, false);
            }
            canvas.tip(around((x, y), TOUCH), &tip(point.figure));
            field.taken.push(around((x, y), line.radius() + 1.0));
            if !self.scale.holds(point.value) {
                field.taken.push(Area { left: x - 3.0, top: y, right: x + 3.0, bottom: y + 13.0 });
            }
        }
    }
}
