//! What every picture has around its plot: title, subtitle, and the footer that survives a screenshot.

use std::collections::BTreeSet;

use super::canvas::{Align, Area, Canvas, TypeStyle};
use super::layout::Layout;
use super::metrics::{bind, whole, wrap, wrap_evenly};
use super::view::{Body, ChartView};
use super::words::{footer, subtitle};
use crate::render::charts::stroke::{Color, Stroke};
use crate::site::{Chart, ChartData, plain_text};

/// The stroke over the title: width and height.
const STROKE: (f64, f64) = (34.0, 4.0);

/// A drawn picture.
pub(super) struct Picture {
    /// Its elements.
    pub(super) elements: String,
    /// Pixels.
    pub(super) width: f64,
    /// Pixels.
    pub(super) height: f64,
}

/// Draws a chart in a layout, `paper` under it when it must stand alone.
pub(super) fn compose(
    chart: &Chart,
    layout: &Layout,
    number: Option<usize>,
    view: &dyn ChartView,
    body: &dyn Body,
    paper: bool,
) -> Picture {
    let head = head(chart, view, layout);
    let foot = foot(chart, layout, &body.notes());
    let top = layout.margin + STROKE.1 + 8.0 + height(&head) + layout.margin.max(20.0) * 0.6;
    let gap = layout.margin.max(20.0) * 0.6;
    let below = if foot.is_empty() { gap } else { gap + 10.0 + height(&foot) + gap };
    let bottom = top + body.height();
    let total = (bottom + below).ceil();
    let canvas = Canvas::new(layout.width, total);
    let right = layout.width - layout.margin;
    if paper {
        canvas.bar(Area { left: 0.0, top: 0.0, right: layout.width, bottom: total }, Color::Paper);
    }
    let stroke = Area {
        left: layout.margin,
        top: layout.margin * 0.8,
        right: layout.margin + STROKE.0,
        bottom: layout.margin * 0.8 + STROKE.1,
    };
    canvas.bar(stroke, Color::Main);
    if let Some(number) = number {
        let face = TypeStyle { bold: true, color: Color::Main, ..layout.small() };
        let place = (stroke.right + 8.0, stroke.top + face.size * 0.5);
        canvas.text(place, &format!("图{number}"), face, Align::Start);
    }
    write(&canvas, layout.margin, stroke.bottom + 8.0, &head);
    body.draw(&canvas, Area { left: layout.margin, top, right, bottom });
    let rule = bottom + gap;
    if !foot.is_empty() {
        canvas.path(&[(layout.margin, rule), (right, rule)], Stroke::of(Color::Grid), 1.0);
    }
    write(&canvas, layout.margin, rule + 8.0, &foot);
    Picture { elements: canvas.finish(), width: layout.width, height: total }
}

type Lines = Vec<(String, TypeStyle)>;

fn head(chart: &Chart, view: &dyn ChartView, layout: &Layout) -> Lines {
    let (title, under) = (layout.title(), layout.subtitle());
    let names = names(&chart.data);
    let titles = wrap_evenly(&bind(&plain_text(&chart.title), &names), title.size, true, layout.measure());
    let subtitle = subtitle(chart, view).into_iter().map(|part| whole(&part)).collect::<Vec<_>>().join(" · ");
    let subtitles = wrap(&subtitle, under.size, false, layout.measure());
    let subtitles = subtitles.iter().map(|line| line.trim_end_matches([' ', '·']).to_owned());
    let titles = titles.into_iter().map(|line| (line, title));
    titles.chain(subtitles.map(|line| (line, under))).collect()
}

/// Names that a title does not break.
fn names(data: &ChartData) -> BTreeSet<String> {
    let figures = data.figures();
    figures.iter().flat_map(|figure| [figure.indicator.name.clone(), figure.place.name()]).collect()
}

fn foot(chart: &Chart, layout: &Layout, notes: &[String]) -> Lines {
    let face = layout.small();
    let lines = footer(chart, notes);
    let wrapped = lines.iter().flat_map(|line| wrap(line, face.size, false, layout.measure()));
    wrapped.map(|line| (line, face)).collect()
}

fn leading(face: &TypeStyle) -> f64 {
    face.size * if face.bold { 1.3 } else { 1.45 }
}

fn height(lines: &Lines) -> f64 {
    lines.iter().map(|(_, face)| leading(face)).sum()
}

fn write(canvas: &Canvas, left: f64, top: f64, lines: &Lines) {
    let mut baseline = top;
    for (text, face) in lines {
        baseline += leading(face);
        canvas.text((left, baseline - face.size * 0.25), text, *face, Align::Start);
    }
}
