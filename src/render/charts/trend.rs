//! A trend: readings over time, true distances, every reading marked and printed.

use rust_decimal::prelude::ToPrimitive;

use super::axis::Scale;
use super::canvas::{Area, Canvas};
use super::frame::Body;
use super::labels::Label;
use super::layout::Layout;
use super::line::{Line, lines};
use super::metrics::text_width;
use super::panel::{Panel, axis_width};
use super::tags::Tags;
use super::time::Time;
use crate::quantity::Period;
use crate::render::charts::observations::{Course, ends};
use crate::site::{Chart, Series};

/// A series for comparison that rises above the others this many times does not set the axis: its readings
/// beyond the axis are marked at its end, with an arrow and their value.
const OVERTOWERS: f64 = 4.0;

/// With as many readings as this in a chart, dates are printed under values.
const FEW: usize = 4;

/// A trend ready to be drawn.
pub(super) struct Trend<'a> {
    lines: Vec<Line<'a>>,
    scale: Scale,
    time: Time,
    layout: &'a Layout,
    unit: String,
    words: Vec<String>,
}

impl<'a> Trend<'a> {
    /// Lays out series.
    pub(super) fn new(chart: &'a Chart, series: &'a [Series], layout: &'a Layout) -> Self {
        let lines = lines(series);
        let (scale, mut words) = scale(chart, &lines);
        words.extend(gaps(&lines));
        let time = Time::of(periods(&lines).into_iter());
        let unit = series.first().map(|one| one.indicator.unit.clone()).unwrap_or_default();
        let unit = if series.iter().all(|one| one.indicator.unit == unit) { unit } else { String::new() };
        Self { lines, scale, time, layout, unit, words }
    }

    fn tags(&self) -> Tags {
        let emphasised = self.lines.iter().filter(|line| !line.muted);
        let few = emphasised.map(|line| line.course.readings.len()).sum::<usize>() <= FEW;
        Tags {
            named: self.lines.len() > 1,
            dates: few && !self.time.tells_dates(),
            name_width: if self.layout.is_narrow() { 110.0 } else { 150.0 },
            beside: !self.layout.is_narrow(),
        }
    }

    /// The room for names to the right of the plot.
    fn gutter(&self) -> f64 {
        let tags = self.tags();
        let face = self.layout.value(crate::render::charts::stroke::Color::Text);
        let widest = |texts: Vec<String>| {
            texts.iter().map(|text| text_width(text, face.size, true)).fold(0.0, f64::max)
        };
        let last = self.lines.iter().filter_map(|line| line.course.readings.last());
        let values = widest(last.map(|reading| reading.printed.clone()).collect());
        if !tags.named || !tags.beside {
            return (values / 2.0).min(self.layout.measure() * 0.12);
        }
        let span = self.time.bounds;
        let ends = self.lines.iter().filter_map(|line| Some((&line.name, line.course.readings.last()?)));
        let needs = ends.map(|(name, last)| {
            let one = widest(vec![format!("{name} {}", last.printed)]);
            let width = if one > tags.name_width { tags.name_width } else { one };
            let after = (span.high() - self.time.place(&last.figure.period)) / span.span();
            width + 20.0 - after * self.layout.measure() * 0.8
        });
        needs.fold(values / 2.0, f64::max).min(self.layout.measure() * 0.25)
    }
}

impl Body for Trend<'_> {
    fn height(&self) -> f64 {
        let readings: usize = self.lines.iter().map(|line| line.course.readings.len()).sum();
        match readings {
            0 | 1 => self.layout.plot * 0.66,
            _ if self.lines.len() > 4 => self.layout.plot + 60.0,
            _ => self.layout.plot,
        }
    }

    fn notes(&self) -> Vec<String> {
        self.words.clone()
    }

    fn draw(&self, canvas: &Canvas, area: Area) {
        let face = self.layout.small();
        let under = face.size * if self.time.has_two_lines() { 2.5 } else { 1.2 } + 8.0;
        let plot = Area {
            left: area.left + axis_width(&self.scale, &self.unit, self.layout),
            top: area.top + face.size * 1.9 + if self.tags().dates { face.size * 1.7 } else { 10.0 },
            right: area.right - self.gutter(),
            bottom: area.bottom - under,
        };
        let panel = Panel {
            lines: &self.lines,
            scale: &self.scale,
            time: &self.time,
            layout: self.layout,
            plot,
            unit: Some(self.unit.clone()),
            dated: true,
        };
        let bounds =
            Area { left: plot.left + 2.0, top: area.top, right: area.right, bottom: plot.bottom + 5.0 };
        let mut field = panel.draw(canvas, bounds);
        let labels: Vec<Label> = self.tags().labels(&panel, bounds);
        field.draw(canvas, &labels);
    }
}

/// Periods of everything that has a place on the time axis.
pub(super) fn periods<'a>(lines: &[Line<'a>]) -> Vec<&'a Period> {
    let mut all = Vec::new();
    for Course { readings, missing, .. } in lines.iter().map(|line| &line.course) {
        all.extend(readings.iter().map(|reading| &reading.figure.period));
        all.extend(missing.iter().map(|(period, _)| *period));
    }
    all
}

/// The value axis and what must be said about it.
pub(super) fn scale(chart: &Chart, lines: &[Line<'_>]) -> (Scale, Vec<String>) {
    let mut words = Vec::new();
    let mut values = extent(lines.iter());
    if chart.log {
        if let Some(scale) = Scale::logarithmic(&values) {
            return (scale, vec!["纵轴为对数坐标".to_owned()]);
        }
        words.push("有零或负值，未用对数坐标".to_owned());
    }
    let own = extent(lines.iter().filter(|line| !line.series.reference));
    let top = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
    if top(&own) > 0.0 && top(&values) > top(&own) * OVERTOWERS {
        let most = top(&own) * OVERTOWERS / 2.0;
        values.retain(|value| *value <= most || own.contains(value));
    }
    let baseline = chart.baseline.and_then(|baseline| baseline.to_f64());
    let readings: usize = lines.iter().map(|line| line.course.readings.len()).sum();
    let scale = Scale::linear(&values, baseline, if readings > 1 { 5 } else { 3 });
    if scale.bounds.low() > 0.0 {
        words.push("纵轴不从零开始".to_owned());
    }
    words.extend(lines.iter().filter_map(|line| beyond(line, &scale)));
    (scale, words)
}

fn extent<'l, 'a: 'l>(lines: impl Iterator<Item = &'l Line<'a>>) -> Vec<f64> {
    let courses = lines.map(|line| &line.course);
    let readings = courses.flat_map(|course| course.readings.iter().chain(&course.targets));
    readings
        .flat_map(|reading| {
            let (low, high) =
                reading.figure.amount().and_then(ends).unwrap_or((reading.value, reading.value));
            [reading.value, low, high]
        })
        .collect()
}

fn beyond(line: &Line<'_>, scale: &Scale) -> Option<String> {
    let over = line.course.readings.iter().filter(|reading| !scale.holds(reading.value));
    let named: Vec<String> =
        over.map(|reading| format!("{}{}", reading.figure.period.name(), reading.printed)).collect();
    (!named.is_empty()).then(|| format!("{}{}超出纵轴，以箭头表示", line.name, named.join("、")))
}

/// What the foot says about times without readings.
pub(super) fn gaps(lines: &[Line<'_>]) -> Vec<String> {
    let mut words = Vec::new();
    if lines.iter().any(|line| line.course.silent) {
        words.push("虚线所跨期间未收录".to_owned());
    }
    for line in lines.iter().filter(|line| !line.course.missing.is_empty()) {
        let name = if lines.len() > 1 { line.name.as_str() } else { "" };
        let missing = line.course.missing.iter();
        let named: Vec<String> =
            missing.map(|(period, missing)| format!("{}{}", period.name(), missing.name())).collect();
        words.push(format!("{name}{}", named.join("、")));
    }
    words
}
