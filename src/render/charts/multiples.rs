//! Small multiples: one panel per place, all on one scale.

use super::alt::{course_of, ends_of, list};
use super::axis::Scale;
use super::canvas::{Align, Area, Canvas, TypeStyle};
use super::layout::Layout;
use super::line::{Line, lines};
use super::metrics::wrap;
use super::panel::{Panel, axis_width};
use super::series::{gaps, periods, places, scale, subject};
use super::tags::Tags;
use super::time::Time;
use super::view::{Body, ChartView};
use crate::render::charts::stroke::Color;
use crate::site::{Chart, Series};

/// Height of the plot of one field.
const FIELD: f64 = 128.0;
/// Space between fields.
const GUTTER: f64 = 22.0;

/// Fields ready to be drawn.
pub(super) struct Multiples<'a> {
    fields: Vec<Vec<Line<'a>>>,
    scale: Scale,
    time: Time,
    layout: &'a Layout,
    unit: String,
    words: Vec<String>,
}

impl<'a> Multiples<'a> {
    /// Lays out series; each place has a field, and those for comparison are in every one.
    pub(super) fn new(chart: &'a Chart, series: &'a [Series], layout: &'a Layout) -> Self {
        let all = lines(series);
        let (scale, mut words) = scale(chart, &all);
        words.extend(gaps(&all));
        let time = Time::of(periods(&all).into_iter());
        let unit = series.first().map(|series| series.indicator.unit.clone()).unwrap_or_default();
        let (compared, own): (Vec<Line<'a>>, Vec<Line<'a>>) =
            all.into_iter().partition(|line| line.series.reference);
        let fields = own.into_iter().map(|line| field(line, &compared)).collect();
        Self { fields, scale, time, layout, unit, words }
    }

    fn columns(&self) -> usize {
        let most = if self.layout.is_narrow() { 2 } else { 4 };
        match self.fields.len() {
            count if count <= most => count.max(1),
            5 | 6 | 9 if most == 4 => 3,
            _ => most,
        }
    }

    fn heading(&self, line: &Line<'_>, width: f64) -> Vec<String> {
        wrap(&line.name, self.layout.value(Color::Text).size, true, width)
    }

    /// Height of the headings of one row of fields.
    fn headings(&self, row: &[Vec<Line<'a>>], width: f64) -> f64 {
        let line = self.layout.value(Color::Text).size * 1.25;
        let most =
            row.iter().filter_map(|field| field.first()).map(|line| self.heading(line, width).len()).max();
        most.unwrap_or(1) as f64 * line
    }

    fn under(&self) -> f64 {
        self.layout.small().size * if self.time.has_two_lines() { 2.5 } else { 1.2 } + 8.0
    }

    fn field_width(&self) -> f64 {
        let columns = self.columns() as f64;
        let axis = axis_width(&self.scale, &self.unit, self.layout);
        (self.layout.measure() - axis - GUTTER * (columns - 1.0)) / columns
    }

    fn head(&self, canvas: &Canvas, line: &Line<'_>, left: f64, top: f64) {
        let face = TypeStyle { color: Color::Text, ..self.layout.value(Color::Text) };
        for (at, text) in self.heading(line, self.field_width()).iter().enumerate() {
            canvas.text((left, top + face.size * (1.0 + at as f64 * 1.25)), text, face, Align::Start);
        }
    }
}

/// In a field of its own every series is the first.
fn field<'a>(line: Line<'a>, compared: &[Line<'a>]) -> Vec<Line<'a>> {
    let own = Line {
        color: Color::Main,
        dash: crate::render::charts::stroke::Dash::Solid,
        shape: super::canvas::Shape::Circle,
        muted: false,
        ..line
    };
    std::iter::once(own).chain(compared.iter().cloned()).collect()
}

/// A panel for each series.
pub(super) struct MultiplesView<'a> {
    pub(super) chart: &'a Chart,
    pub(super) series: &'a [Series],
}

impl ChartView for MultiplesView<'_> {
    fn subject(&self) -> String {
        subject(self.series)
    }

    fn places(&self) -> Vec<String> {
        places(self.series)
    }

    fn sentence(&self) -> String {
        let subject = self.series.first().map_or("", |series| series.indicator.name.as_str());
        let ends = list(self.series.iter().map(|series| ends_of(series, "")));
        format!("小型组图：{}地{subject}，{ends}", self.series.len())
    }

    fn sentences(&self) -> Vec<String> {
        self.series.iter().map(course_of).collect()
    }

    fn body<'l>(&'l self, layout: &'l Layout) -> Box<dyn Body + 'l> {
        Box::new(Multiples::new(self.chart, self.series, layout))
    }
}

impl Body for Multiples<'_> {
    fn height(&self) -> f64 {
        let width = self.field_width();
        let rows = self.fields.chunks(self.columns());
        let each = FIELD + self.layout.small().size * 2.6 + 16.0 + self.under();
        rows.map(|row| each + self.headings(row, width)).sum()
    }

    fn notes(&self) -> Vec<String> {
        let mut words = self.words.clone();
        if self.fields.len() > 1 {
            words.push("各图纵轴相同".to_owned());
        }
        words
    }

    fn draw(&self, canvas: &Canvas, area: Area) {
        let width = self.field_width();
        let face = self.layout.small();
        let axis = axis_width(&self.scale, &self.unit, self.layout);
        let mut top = area.top;
        for row in self.fields.chunks(self.columns()) {
            let headings = self.headings(row, width);
            let plot_top = top + headings + face.size * 2.6;
            for (column, field) in row.iter().enumerate() {
                let Some(first) = field.first() else { continue };
                let left = area.left + axis + column as f64 * (width + GUTTER);
                self.head(canvas, first, left, top);
                let plot = Area { left, top: plot_top, right: left + width - 4.0, bottom: plot_top + FIELD };
                let panel = Panel {
                    lines: field,
                    scale: &self.scale,
                    time: &self.time,
                    layout: self.layout,
                    plot,
                    unit: (column == 0).then(|| self.unit.clone()),
                    dated: true,
                };
                let right = plot.right + if column + 1 == row.len() { 4.0 } else { GUTTER * 0.5 };
                let bounds = Area { left: left + 1.0, top: top + headings + 2.0, right, bottom: plot.bottom };
                let mut free = panel.draw(canvas, bounds);
                let tags = Tags { named: false, dates: false, name_width: width * 0.6, beside: false };
                free.draw(canvas, &tags.labels(&panel, bounds));
            }
            top = plot_top + FIELD + self.under() + 16.0;
        }
    }
}
