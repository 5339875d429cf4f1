//! A chart with nothing to draw: it says so, and why.

use super::canvas::{Align, Area, Canvas};
use super::layout::Layout;
use super::metrics::wrap;
use super::view::Body;
use crate::render::charts::stroke::Color;
use crate::site::{Chart, Observation};

/// 暂无数据, with the reasons given for what is missing.
pub(super) struct Empty<'a> {
    reasons: Vec<String>,
    layout: &'a Layout,
}

impl<'a> Empty<'a> {
    /// Finds out what is missing.
    pub(super) fn new(chart: &Chart, layout: &'a Layout) -> Self {
        let face = layout.name(Color::Soft);
        let figures = chart.data.figures();
        let reasons = figures.iter().filter_map(|figure| match figure.observation {
            Observation::Missing(missing) => {
                let place = figure.place.name();
                Some(format!("{place}{}{}", figure.period.name(), missing.name()))
            }
            Observation::Amount(_) => None,
        });
        let mut reasons: Vec<String> =
            reasons.flat_map(|reason| wrap(&reason, face.size, false, layout.measure() - 40.0)).collect();
        if reasons.is_empty() {
            reasons.push("没有可画的数".to_owned());
        }
        Self { reasons, layout }
    }
}

impl Body for Empty<'_> {
    fn height(&self) -> f64 {
        120.0 + self.reasons.len() as f64 * self.layout.name(Color::Soft).size * 1.4
    }

    fn notes(&self) -> Vec<String> {
        Vec::new()
    }

    fn draw(&self, canvas: &Canvas, area: Area) {
        canvas.bar(area, Color::Track);
        let middle = (area.left + area.right) / 2.0;
        canvas.text((middle, area.top + 56.0), "暂无数据", self.layout.value(Color::Text), Align::Middle);
        let face = self.layout.name(Color::Soft);
        for (at, reason) in self.reasons.iter().enumerate() {
            let baseline = area.top + 86.0 + at as f64 * face.size * 1.4;
            canvas.text((middle, baseline), reason, face, Align::Middle);
        }
    }
}
