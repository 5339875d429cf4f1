//! A trend: observations over time at true distances, each marked and printed.

use super::alt::{course_of, ends_of, word};
use super::axis::Scale;
use super::canvas::{Area, Canvas};
use super::labels::Label;
use super::layout::Layout;
use super::line::{Line, lines};
use super::metrics::text_width;
use super::multiples::Multiples;
use super::panel::{Panel, axis_width};
use super::series::{gaps, periods, places, scale, subject};
use super::tags::Tags;
use super::time::Time;
use super::view::{Body, ChartView};
use crate::render::charts::observations::course;
use crate::site::{Chart, Series};

/// More lines than this do not go into one pair of axes.
const MAX_LINES: usize = 6;

/// With as many observations as this in a chart, dates are printed under values.
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
        let unit = series.first().map(|series| series.indicator.unit.clone()).unwrap_or_default();
        let unit =
            if series.iter().all(|series| series.indicator.unit == unit) { unit } else { String::new() };
        Self { lines, scale, time, layout, unit, words }
    }

    fn tags(&self) -> Tags {
        let emphasised = self.lines.iter().filter(|line| !line.muted);
        let few = emphasised.map(|line| line.course.points.len()).sum::<usize>() <= FEW;
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
        let last = self.lines.iter().filter_map(|line| line.course.points.last());
        let values = widest(last.map(|point| point.printed.clone()).collect());
        if !tags.named || !tags.beside {
            return (values / 2.0).min(self.layout.measure() * 0.12);
        }
        let span = self.time.bounds;
        let ends = self.lines.iter().filter_map(|line| Some((&line.name, line.course.points.last()?)));
        let needs = ends.map(|(name, last)| {
            let on_one_line = widest(vec![format!("{name} {}", last.printed)]);
            let width = if on_one_line > tags.name_width { tags.name_width } else { on_one_line };
            let after = (span.high() - self.time.place(&last.figure.period)) / span.span();
            width + 20.0 - after * self.layout.measure() * 0.8
        });
        needs.fold(values / 2.0, f64::max).min(self.layout.measure() * 0.25)
    }
}

/// Series over time, in one picture or a panel each.
pub(super) struct TrendView<'a> {
    pub(super) chart: &'a Chart,
    pub(super) series: &'a [Series],
}

impl ChartView for TrendView<'_> {
    fn subject(&self) -> String {
        subject(self.series)
    }

    fn places(&self) -> Vec<String> {
        places(self.series)
    }

    fn sentence(&self) -> String {
        sentence(self.series)
    }

    fn sentences(&self) -> Vec<String> {
        self.series.iter().map(course_of).collect()
    }

    fn body<'l>(&'l self, layout: &'l Layout) -> Box<dyn Body + 'l> {
        if self.series.len() <= MAX_LINES {
            return Box::new(Trend::new(self.chart, self.series, layout));
        }
        Box::new(Multiples::new(self.chart, self.series, layout))
    }
}

fn sentence(series: &[Series]) -> String {
    let Some(first) = series.first() else { return "折线图：暂无数据".to_owned() };
    let others: Vec<String> = series
        .iter()
        .skip(1)
        .map(|other| format!("{}{}", word(other), ends_of(other, other_name(first, other))))
        .collect();
    let kind = match course(first).points.len() {
        0 => "",
        1 => "点图：",
        _ => "折线图：",
    };
    let text = format!("{kind}{}", ends_of(first, &first.indicator.name));
    if others.is_empty() { text } else { format!("{text}；{}", others.join("；")) }
}

/// The name of another series' indicator, where it is not that of the first.
fn other_name<'s>(first: &Series, other: &'s Series) -> &'s str {
    if first.indicator.name == other.indicator.name { "" } else { &other.indicator.name }
}

impl Body for Trend<'_> {
    fn height(&self) -> f64 {
        let points: usize = self.lines.iter().map(|line| line.course.points.len()).sum();
        match points {
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
