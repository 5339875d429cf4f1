//! A whole and its parts: one bar to scale, and a line for each part.

use std::sync::Arc;

use super::alt::list;
use super::canvas::{Align, Area, Canvas};
use super::layout::Layout;
use super::metrics::{text_width, wrap};
use super::view::{Body, ChartView};
use super::words::{mark, printed, tip};
use crate::render::charts::observations::point;
use crate::render::charts::stroke::{Color, Stroke};
use crate::site::Figure;

/// Height of the bar.
const BAR: f64 = 46.0;
/// A part that is not zero is at least this wide, so that it is seen.
const SLIVER: f64 = 2.0;
/// Side of the square that stands for a part in its line.
const KEY: f64 = 13.0;

const COLORS: [Color; 4] = [Color::Main, Color::Accent, Color::Third, Color::Fourth];

/// A bar ready to be drawn.
pub(super) struct Parts<'a> {
    whole: &'a Figure,
    parts: Vec<&'a Figure>,
    /// What the length of the bar stands for.
    length: f64,
    layout: &'a Layout,
    words: Vec<String>,
}

impl<'a> Parts<'a> {
    /// Lays out a whole and its parts.
    pub(super) fn new(whole: &'a Figure, parts: &'a [Arc<Figure>], layout: &'a Layout) -> Self {
        let parts: Vec<&Figure> = parts.iter().map(AsRef::as_ref).collect();
        let sum: f64 = parts.iter().filter_map(|part| value(part)).sum();
        let all = value(whole).unwrap_or(0.0);
        let mut words = Vec::new();
        if all > 0.0 && sum > all * (1.0 + 1e-9) {
            words.push("各部分之和大于总数".to_owned());
        }
        if parts.iter().any(|part| point(part).is_some_and(|part| part.value < 0.0)) {
            words.push("负值不画在条上".to_owned());
        }
        Self { whole, parts, length: all.max(sum), layout, words }
    }

    fn color(at: usize) -> Color {
        COLORS.get(at).copied().unwrap_or(Color::Muted)
    }

    fn row_height(&self) -> f64 {
        self.layout.value(Color::Text).size * 2.05
    }

    fn names(&self, figure: &Figure) -> Vec<String> {
        let value = self.layout.value(Color::Text);
        let room =
            self.layout.measure() - KEY - 10.0 - text_width(figure.printed(), value.size * 1.25, true) - 16.0;
        wrap(&name(figure), value.size, false, room.max(60.0))
    }

    fn row(&self, canvas: &Canvas, figure: &Figure, color: Option<Color>, area: Area, top: f64) -> f64 {
        let face = self.layout.name(Color::Text);
        let value = self.layout.value(color.unwrap_or(Color::Text));
        let value = super::canvas::TypeStyle { size: value.size * 1.25, ..value };
        let names = self.names(figure);
        let baseline = top + self.row_height() * 0.66;
        let indent = if let Some(color) = color {
            let key = Area {
                left: area.left,
                top: baseline - KEY + 1.0,
                right: area.left + KEY,
                bottom: baseline + 1.0,
            };
            canvas.bar(key, color);
            KEY + 10.0
        } else {
            0.0
        };
        for (at, name) in names.iter().enumerate() {
            canvas.text(
                (area.left + indent, baseline + at as f64 * face.size * 1.25),
                name,
                face,
                Align::Start,
            );
        }
        canvas.text((area.right, baseline), figure.printed(), value, Align::End);
        self.row_height() + names.len().saturating_sub(1) as f64 * face.size * 1.25
    }

    fn bar(&self, canvas: &Canvas, area: Area) {
        canvas.bar(area, Color::Track);
        let mut left = area.left;
        for (at, part) in self.parts.iter().enumerate() {
            let Some(value) = value(part).filter(|value| *value > 0.0) else { continue };
            let width = (value / self.length * area.width()).max(SLIVER);
            let right = (left + width).min(area.right);
            // The last sliver of a full bar is drawn inside it.
            let from = left.min(area.right - SLIVER);
            canvas.bar(Area { left: from, right: right.max(from + SLIVER), ..area }, Self::color(at));
            canvas.tip(Area { left: from, right, ..area }, &tip(part));
            if from > area.left {
                canvas.path(&[(from, area.top), (from, area.bottom)], Stroke::of(Color::Paper), 1.6);
            }
            left = right;
        }
    }
}

fn value(figure: &Figure) -> Option<f64> {
    point(figure).map(|point| point.value.max(0.0))
}

/// The name carries the mark, so that numbers are right under one another.
fn name(figure: &Figure) -> String {
    format!("{}{}", figure.indicator.name, mark(figure))
}

/// A whole and its parts.
pub(super) struct PartsView<'a> {
    pub(super) whole: &'a Figure,
    pub(super) parts: &'a [Arc<Figure>],
}

impl ChartView for PartsView<'_> {
    fn subject(&self) -> String {
        format!("{}的构成（{}）", self.whole.indicator.name, self.whole.indicator.unit)
    }

    fn places(&self) -> Vec<String> {
        vec![self.whole.place.name()]
    }

    fn sentence(&self) -> String {
        let whole = self.whole;
        let parts = list(self.parts.iter().map(|part| format!("{}{}", part.indicator.name, printed(part))));
        format!("条形图：{}{}{}，其中{parts}", whole.place.name(), whole.indicator.name, printed(whole))
    }

    fn sentences(&self) -> Vec<String> {
        let of = |figure: &Figure| format!("{}{}", figure.indicator.name, printed(figure));
        let date = format!("{}{}", self.whole.place.name(), self.whole.period.name());
        let whole = format!("{date}{}", of(self.whole));
        std::iter::once(whole).chain(self.parts.iter().map(|part| of(part))).collect()
    }

    fn body<'l>(&'l self, layout: &'l Layout) -> Box<dyn Body + 'l> {
        Box::new(Parts::new(self.whole, self.parts, layout))
    }
}

impl Body for Parts<'_> {
    fn height(&self) -> f64 {
        let figures = self.parts.iter().copied().chain([self.whole]);
        let extra = |figure: &Figure| {
            self.names(figure).len().saturating_sub(1) as f64 * self.layout.name(Color::Text).size * 1.25
        };
        figures.map(|figure| self.row_height() + extra(figure)).sum::<f64>() + BAR + 16.0
    }

    fn notes(&self) -> Vec<String> {
        self.words.clone()
    }

    fn draw(&self, canvas: &Canvas, area: Area) {
        let mut top = area.top + 2.0 + self.row(canvas, self.whole, None, area, area.top) + 4.0;
        let bar = Area { top, bottom: top + BAR, ..area };
        if self.length > 0.0 {
            self.bar(canvas, bar);
        } else {
            canvas.bar(bar, Color::Track);
        }
        top = bar.bottom + 6.0;
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                canvas.path(&[(area.left, top), (area.right, top)], Stroke::of(Color::Grid), 1.0);
            }
            top += self.row(canvas, part, Some(Self::color(at)), area, top);
        }
    }
}
