//! Dots across places: each place's observation on one scale, with its value and its date.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::alt::list;
use super::axis::Scale;
use super::canvas::{Align, Area, Canvas, Plane, Shape, TOUCH};
use super::layout::Layout;
use super::metrics::{text_width, wrap};
use super::view::{Body, ChartView};
use super::words::{printed, tip, with_unit};
use crate::render::charts::observations::{Point, point};
use crate::render::charts::stroke::{Color, Stroke};
use crate::site::{Chart, Figure, Indicator, Missing, Observation, Place};

/// What stands for a place that has no entry here: neither zero nor declared missing.
pub(super) const NO_ENTRY: &str = "未收录";

/// A place with its observation.
struct PlaceRow<'a> {
    names: Vec<String>,
    point: Point<'a>,
}

/// Dots ready to be drawn.
pub(super) struct Dots<'a> {
    rows: Vec<PlaceRow<'a>>,
    /// Places without an amount, by reason.
    without: Vec<String>,
    scale: Scale,
    layout: &'a Layout,
    unit: &'a str,
    words: Vec<String>,
    /// Whether observations have different dates, so that each row names its own.
    dated: bool,
}

impl<'a> Dots<'a> {
    /// Lays out observations, the highest first.
    pub(super) fn new(
        chart: &Chart,
        figures: &'a [Arc<Figure>],
        absent: &[Place],
        layout: &'a Layout,
    ) -> Self {
        let mut points: Vec<Point<'a>> = figures.iter().filter_map(|figure| point(figure)).collect();
        points.sort_by(|a, b| b.value.total_cmp(&a.value));
        let values: Vec<f64> = points.iter().map(|point| point.value).collect();
        let log = chart.log.then(|| Scale::logarithmic(&values)).flatten();
        let mut words = Vec::new();
        if chart.log {
            words.push(if log.is_some() { "横轴为对数坐标" } else { "有零或负值，未用对数坐标" }.to_owned());
        }
        let scale = log.unwrap_or_else(|| Scale::linear(&values, None, 5));
        let periods = points.iter().map(|point| &point.figure.period);
        let dated = periods.clone().any(|period| Some(period) != periods.clone().next());
        let width = name_width(layout);
        let face = layout.name(Color::Text);
        let row = |point: Point<'a>| PlaceRow {
            names: wrap(&point.figure.place.name(), face.size, false, width),
            point,
        };
        let unit = figures.first().map_or("", |figure| figure.indicator.unit.as_str());
        let rows = points.into_iter().map(row).collect();
        Self { rows, without: without(figures, absent), scale, layout, unit, words, dated }
    }

    fn name_height(&self) -> f64 {
        self.layout.name(Color::Text).size * 1.25
    }

    fn row_height(&self, row: &PlaceRow<'_>) -> f64 {
        let names = row.names.len() as f64 * self.name_height();
        if self.layout.is_narrow() {
            names + 34.0
        } else {
            names.max(22.0) + if self.rows.len() > 8 { 10.0 } else { 20.0 }
        }
    }

    fn without_lines(&self) -> Vec<String> {
        let face = self.layout.name(Color::Soft);
        self.without.iter().flat_map(|line| wrap(line, face.size, false, self.layout.measure())).collect()
    }

    fn dates_width(&self) -> f64 {
        let face = self.layout.small();
        let dates = self.rows.iter().map(|row| text_width(&row.point.figure.period.name(), face.size, false));
        if self.dated { dates.fold(0.0, f64::max) } else { 0.0 }
    }

    fn widest_value(&self) -> f64 {
        let face = self.layout.value(Color::Main);
        self.rows.iter().map(|row| text_width(&row.point.printed, face.size, true)).fold(0.0, f64::max)
    }

    /// Where dots are, between names on the left and values and dates on the right.
    fn plot(&self, area: Area) -> Area {
        let names = self.rows.iter().flat_map(|row| &row.names);
        let face = self.layout.name(Color::Text);
        let widest = names.map(|name| text_width(name, face.size, false)).fold(0.0, f64::max);
        let left = if self.layout.is_narrow() { 8.0 } else { widest + 18.0 };
        let right = if self.layout.is_narrow() || !self.dated { 0.0 } else { self.dates_width() + 18.0 };
        let value = (self.widest_value() + 18.0).min(self.layout.measure() * 0.4);
        Area { left: area.left + left, right: area.right - right - value, ..area }
    }

    fn grid(&self, canvas: &Canvas, plot: Area) {
        let face = self.layout.small();
        let (labels, large) = self.scale.labels(self.unit != "%");
        let plane = Plane::new(plot, self.scale.bounds, super::axis::Bounds::around([0.0, 1.0]));
        let last = labels.len().saturating_sub(1);
        let mut free = f64::NEG_INFINITY;
        for (at, (tick, label)) in self.scale.ticks.iter().zip(&labels).enumerate() {
            let (x, _) = plane.spot(self.scale.place(*tick), 0.0);
            let (color, weight) = if *tick == 0.0 { (Color::Axis, 1.2) } else { (Color::Grid, 1.0) };
            for (top, bottom) in self.bands(plot) {
                canvas.path(&[(x, top), (x, bottom)], Stroke::of(color), weight);
            }
            let text = if at == last { format!("{label}{large}{}", self.unit) } else { label.clone() };
            let shift = text_width(label, face.size, false) / 2.0;
            if x - shift < free {
                continue;
            }
            free = x - shift + text_width(&text, face.size, false) + 6.0;
            canvas.text((x - shift, plot.bottom + face.size * 1.3), &text, face, Align::Start);
        }
    }

    /// Where grid lines run: from top to bottom, or where names are over their rows, beside the dots only.
    fn bands(&self, plot: Area) -> Vec<(f64, f64)> {
        if !self.layout.is_narrow() {
            return vec![(plot.top, plot.bottom)];
        }
        let mut top = plot.top + 2.0;
        let mut bands = Vec::new();
        for row in &self.rows {
            let middle = top + row.names.len() as f64 * self.name_height() + 12.0;
            bands.push((middle - 11.0, middle + 11.0));
            top += self.row_height(row);
        }
        bands
    }

    fn row(&self, canvas: &Canvas, row: &PlaceRow<'_>, plot: Area, area: Area, top: f64) {
        let face = self.layout.name(Color::Text);
        let small = self.layout.small();
        let height = self.row_height(row);
        let names = row.names.len() as f64 * self.name_height();
        let narrow = self.layout.is_narrow();
        let middle = if narrow { top + names + 12.0 } else { top + height / 2.0 };
        let first = if narrow { top + face.size } else { middle - names / 2.0 + face.size };
        for (at, name) in row.names.iter().enumerate() {
            let baseline = first + at as f64 * self.name_height();
            let (x, align) = if narrow { (area.left, Align::Start) } else { (plot.left - 12.0, Align::End) };
            canvas.text((x, baseline), name, face, align);
        }
        let plane = Plane::new(plot, self.scale.bounds, super::axis::Bounds::around([0.0, 1.0]));
        let foot = self.scale.bounds.low().max(if self.scale.holds(0.0) { 0.0 } else { f64::MIN });
        let (from, _) = plane.spot(foot, 0.0);
        let (x, _) = plane.spot(self.scale.place(row.point.value), 0.0);
        canvas.path(&[(from, middle), (x, middle)], Stroke::of(Color::Main), 2.0);
        canvas.mark((x, middle), Shape::Circle, 6.0, Color::Main, row.point.hollow);
        let field = Area {
            left: from.min(x) - TOUCH,
            top: middle - TOUCH,
            right: from.max(x) + TOUCH,
            bottom: middle + TOUCH,
        };
        canvas.tip(field, &tip(row.point.figure));
        let value = self.layout.value(Color::Main);
        canvas.text((x + 13.0, middle + value.size * 0.36), &row.point.printed, value, Align::Start);
        if self.dated {
            let baseline = if narrow { top + face.size } else { middle + small.size * 0.36 };
            canvas.text((area.right, baseline), &row.point.figure.period.name(), small, Align::End);
        }
    }
}

fn name_width(layout: &Layout) -> f64 {
    if layout.is_narrow() { layout.measure() * 0.62 } else { 250.0 }
}

/// Places without an amount: they are named with the reason, never drawn as zero.
fn without(figures: &[Arc<Figure>], absent: &[Place]) -> Vec<String> {
    let mut reasons: BTreeMap<Missing, Vec<String>> = BTreeMap::new();
    for figure in figures {
        if let Observation::Missing(missing) = figure.observation {
            reasons.entry(missing).or_default().push(figure.place.name());
        }
    }
    let declared = reasons.into_iter().map(|(missing, names)| (missing.name(), names));
    let no_entry = (!absent.is_empty()).then(|| (NO_ENTRY, absent.iter().map(Place::name).collect()));
    declared.chain(no_entry).map(|(word, names)| format!("{word}：{}", names.join("、"))).collect()
}

/// An observation for each place.
pub(super) struct DotsView<'a> {
    pub(super) chart: &'a Chart,
    pub(super) indicator: &'a Indicator,
    pub(super) figures: &'a [Arc<Figure>],
    pub(super) absent: &'a [Place],
}

impl ChartView for DotsView<'_> {
    fn subject(&self) -> String {
        with_unit(self.indicator)
    }

    fn places(&self) -> Vec<String> {
        let absent = self.absent.iter().map(Place::name);
        self.figures.iter().map(|figure| figure.place.name()).chain(absent).collect()
    }

    fn sentence(&self) -> String {
        sentence(self.indicator, self.figures, self.absent)
    }

    fn sentences(&self) -> Vec<String> {
        let of =
            |figure: &Figure| format!("{}{}{}", figure.place.name(), figure.period.name(), printed(figure));
        let without = self.absent.iter().map(|place| format!("{}{NO_ENTRY}", place.name()));
        self.figures.iter().map(|figure| of(figure)).chain(without).collect()
    }

    fn body<'l>(&'l self, layout: &'l Layout) -> Box<dyn Body + 'l> {
        Box::new(Dots::new(self.chart, self.figures, self.absent, layout))
    }
}

fn sentence(indicator: &Indicator, figures: &[Arc<Figure>], absent: &[Place]) -> String {
    let mut points: Vec<Point<'_>> = figures.iter().filter_map(|figure| point(figure)).collect();
    points.sort_by(|a, b| b.value.total_cmp(&a.value));
    let of = |point: &Point<'_>| format!("{}{}", point.figure.place.name(), point.printed);
    let amounts = match points.as_slice() {
        [] => "暂无数据".to_owned(),
        [only] => of(only),
        [first, .., last] if points.len() > 6 => {
            format!("{}地中最高{}，最低{}", points.len(), of(first), of(last))
        }
        all => list(all.iter().map(of)),
    };
    let missing: String = without(figures, absent).iter().map(|line| format!("；{line}")).collect();
    format!("点图：{}，{amounts}{missing}", indicator.name)
}

impl Body for Dots<'_> {
    fn height(&self) -> f64 {
        let rows: f64 = self.rows.iter().map(|row| self.row_height(row)).sum();
        let without = self.without_lines().len() as f64 * self.name_height();
        rows + self.layout.small().size * 1.6 + 14.0 + if without > 0.0 { without + 14.0 } else { 0.0 }
    }

    fn notes(&self) -> Vec<String> {
        self.words.clone()
    }

    fn draw(&self, canvas: &Canvas, area: Area) {
        let rows: f64 = self.rows.iter().map(|row| self.row_height(row)).sum();
        let plot = Area { bottom: area.top + rows + 6.0, ..self.plot(area) };
        self.grid(canvas, plot);
        let mut top = area.top + 2.0;
        for row in &self.rows {
            self.row(canvas, row, plot, area, top);
            top += self.row_height(row);
        }
        let face = self.layout.name(Color::Soft);
        let mut baseline = plot.bottom + self.layout.small().size * 1.6 + 14.0 + face.size;
        for line in self.without_lines() {
            canvas.text((area.left, baseline), &line, face, Align::Start);
            baseline += self.name_height();
        }
    }
}
