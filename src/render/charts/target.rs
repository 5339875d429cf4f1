//! Targets against results: one bar per row, each on its own scale from zero, because units differ.

use super::alt::list;
use super::canvas::{Align, Area, Canvas, TypeStyle};
use super::layout::Layout;
use super::metrics::{text_width, wrap};
use super::view::{Body, ChartView};
use super::words::{printed, tip};
use crate::render::charts::observations::point;
use crate::render::charts::stroke::{Color, Dash, Stroke};
use crate::site::{Figure, TargetRow};

/// Height of a bar.
const BAR: f64 = 12.0;
/// Space under the rule over a row, where its name is over its bar.
const PAD: f64 = 6.0;

/// Rows ready to be drawn.
pub(super) struct Target<'a> {
    rows: Vec<BarRow<'a>>,
    layout: &'a Layout,
    /// Whether the rows show targets only.
    targets: bool,
    /// The end of the common scale, where all rows have the same unit.
    common: Option<f64>,
}

struct BarRow<'a> {
    row: &'a TargetRow,
    names: Vec<String>,
    /// What is printed beside it, with its colour.
    labels: Vec<(String, TypeStyle)>,
}

impl<'a> Target<'a> {
    /// Lays out rows.
    pub(super) fn new(rows: &'a [TargetRow], layout: &'a Layout) -> Self {
        let several = rows.iter().any(|row| rows.first().is_some_and(|first| first.place != row.place));
        let names = |row: &TargetRow| {
            let place = if several { row.place.name() } else { String::new() };
            format!("{place}{}", row.indicator.name)
        };
        let face = layout.name(Color::Text);
        let width = if layout.is_narrow() { layout.measure() } else { 200.0 };
        let laid = |row: &'a TargetRow| BarRow {
            row,
            names: wrap(&names(row), face.size, false, width),
            labels: labels(row, layout),
        };
        let targets = rows.iter().all(|row| row.actual.is_none());
        let one_unit = rows
            .iter()
            .all(|row| rows.first().is_some_and(|first| first.indicator.unit == row.indicator.unit));
        let common = one_unit.then(|| rows.iter().map(most).fold(0.0, f64::max));
        Self { rows: rows.iter().map(laid).collect(), layout, targets, common }
    }

    fn line(&self) -> f64 {
        self.layout.name(Color::Text).size * 1.3
    }

    fn row_height(&self, row: &BarRow<'_>) -> f64 {
        let (names, labels) = (row.names.len() as f64 * self.line(), row.labels.len() as f64 * self.line());
        if self.layout.is_narrow() { names + labels + BAR + 30.0 } else { names.max(labels) + 18.0 }
    }

    fn labels_width(&self) -> f64 {
        let labels = self.rows.iter().flat_map(|row| &row.labels);
        labels.map(|(text, face)| text_width(text, face.size, face.bold)).fold(0.0, f64::max).max(60.0)
    }

    fn track(&self, row: &BarRow<'_>, area: Area, top: f64) -> Area {
        if self.layout.is_narrow() {
            let top = top + PAD + row.names.len() as f64 * self.line() + 6.0;
            return Area { top, bottom: top + BAR, ..area };
        }
        let middle = top + self.row_height(row) / 2.0;
        let right = area.right - self.labels_width() - 22.0;
        Area { left: area.left + 218.0, right, top: middle - BAR / 2.0, bottom: middle + BAR / 2.0 }
    }

    fn row(&self, canvas: &Canvas, row: &BarRow<'_>, area: Area, top: f64) {
        let narrow = self.layout.is_narrow();
        let track = self.track(row, area, top);
        let face = self.layout.name(Color::Text);
        let middle = (track.top + track.bottom) / 2.0;
        let names = row.names.len() as f64 * self.line();
        let first = if narrow { top + PAD } else { middle - names / 2.0 };
        for (at, name) in row.names.iter().enumerate() {
            let baseline = first + at as f64 * self.line() + face.size * 0.98;
            canvas.text((area.left, baseline), name, face, Align::Start);
        }
        let labels = row.labels.len() as f64 * self.line();
        let first = if narrow { track.bottom + 4.0 } else { middle - labels / 2.0 };
        for (at, (text, face)) in row.labels.iter().enumerate() {
            let baseline = first + at as f64 * self.line() + face.size * 0.98;
            let left = if narrow { area.left } else { area.right - self.labels_width() };
            canvas.text((left, baseline), text, *face, Align::Start);
        }
        bar(canvas, row.row, track, self.common.unwrap_or_else(|| most(row.row)));
    }
}

fn values(row: &TargetRow) -> (Option<f64>, Option<f64>) {
    let value = |figure: &Figure| point(figure).map(|point| point.value.max(0.0));
    (row.actual.as_deref().and_then(value), row.target.as_deref().and_then(value))
}

fn most(row: &TargetRow) -> f64 {
    let (actual, target) = values(row);
    actual.unwrap_or(0.0).max(target.unwrap_or(0.0))
}

/// The result as a bar, the target as a line across it, on a scale from zero to `most`.
fn bar(canvas: &Canvas, row: &TargetRow, track: Area, most: f64) {
    let (actual, target) = values(row);
    let x = |value: f64| track.left + if most > 0.0 { value / most * (track.width() - 2.0) } else { 0.0 };
    if let Some(target) = target.filter(|_| actual.is_none()) {
        let open = Area { right: x(target).max(track.left + 2.0), ..track };
        canvas.frame(open, Stroke::dashed(Color::Accent, Dash::Provisional), 1.2);
    } else {
        canvas.bar(track, Color::Track);
    }
    if let Some(actual) = actual {
        canvas.bar(Area { right: x(actual).max(track.left + 2.0), ..track }, Color::Main);
    }
    for figure in row.target.iter().chain(&row.actual) {
        let right = point(figure).map_or(track.right, |point| x(point.value.max(0.0)));
        canvas.tip(Area { right: right.max(track.left + 2.0), ..track }, &tip(figure));
    }
    if let Some(target) = target {
        let at = x(target).clamp(track.left + 1.0, track.right - 1.0);
        let line = [(at, track.top - 5.0), (at, track.bottom + 5.0)];
        canvas.path(&line, Stroke::of(Color::Paper), 5.0);
        canvas.path(&line, Stroke::of(Color::Accent), 2.4);
    }
}

fn labels(row: &TargetRow, layout: &Layout) -> Vec<(String, TypeStyle)> {
    let of = |figure: &Figure| format!("{}（{}）", printed(figure), figure.period.name());
    let mut labels = Vec::new();
    match &row.actual {
        Some(actual) => labels.push((format!("实绩 {}", of(actual)), layout.value(Color::Main))),
        None if row.target.is_none() => labels.push(("暂无数据".to_owned(), layout.name(Color::Soft))),
        None => {}
    }
    if let Some(target) = &row.target {
        labels.push((format!("{} {}", target.nature.name(), of(target)), layout.name(Color::Accent)));
    }
    let room = if layout.is_narrow() { layout.measure() } else { 330.0 };
    let wrapped = labels.into_iter().flat_map(|(text, face)| {
        wrap(&text, face.size, face.bold, room).into_iter().map(move |line| (line, face))
    });
    wrapped.collect()
}

/// Targets with their results.
pub(super) struct TargetView<'a> {
    pub(super) rows: &'a [TargetRow],
}

impl ChartView for TargetView<'_> {
    fn subject(&self) -> String {
        "目标与实绩".to_owned()
    }

    fn places(&self) -> Vec<String> {
        self.rows.iter().map(|row| row.place.name()).collect()
    }

    fn dates_rows(&self) -> bool {
        true
    }

    fn sentence(&self) -> String {
        if self.rows.is_empty() {
            return "目标图：暂无数据".to_owned();
        }
        format!("目标图：{}", list(self.rows.iter().map(|row| sentence(row, false))))
    }

    fn sentences(&self) -> Vec<String> {
        self.rows.iter().map(|row| sentence(row, true)).collect()
    }

    fn body<'l>(&'l self, layout: &'l Layout) -> Box<dyn Body + 'l> {
        Box::new(Target::new(self.rows, layout))
    }

    fn stands_without_amounts(&self) -> bool {
        !self.rows.is_empty()
    }
}

fn sentence(row: &TargetRow, placed: bool) -> String {
    let place = if placed { row.place.name() } else { String::new() };
    let of = |figure: &Figure| format!("{}（{}）", printed(figure), figure.period.name());
    let target = row.target.as_deref().map(|figure| format!("{}{}", figure.nature.name(), of(figure)));
    let actual = row.actual.as_deref().map(|figure| format!("实绩{}", of(figure)));
    let labels: Vec<String> = target.into_iter().chain(actual).collect();
    let labels = if labels.is_empty() { "暂无数据".to_owned() } else { labels.join("，") };
    format!("{place}{}{labels}", row.indicator.name)
}

impl Body for Target<'_> {
    fn height(&self) -> f64 {
        self.rows.iter().map(|row| self.row_height(row)).sum::<f64>() + 6.0
    }

    fn notes(&self) -> Vec<String> {
        let mut words = Vec::new();
        if self.common.is_none() {
            words.push("各行单位不同，各自从零起画，行与行不可比长短".to_owned());
        }
        if self.targets {
            words.push("虚框为目标，尚未公布实绩".to_owned());
        } else if self.rows.iter().any(|row| row.row.actual.is_none()) {
            words.push("虚框为尚未公布实绩的目标".to_owned());
        }
        words
    }

    fn draw(&self, canvas: &Canvas, area: Area) {
        let mut top = area.top;
        for (at, row) in self.rows.iter().enumerate() {
            if at > 0 {
                canvas.path(&[(area.left, top), (area.right, top)], Stroke::of(Color::Grid), 1.0);
            }
            self.row(canvas, row, area, top);
            top += self.row_height(row);
        }
    }
}
