//! Charts: pictures in several formats, their words for those who do not see them, and their data.
//!
//! # Architecture Invariant
//! A picture is a function of its [`Chart`] alone: the same chart gives the same bytes. Nothing is drawn
//! where there is no observation, and every number in a picture, its alternative text and its table is printed by a figure.

#![expect(
    clippy::float_arithmetic,
    reason = "a picture is laid out in pixels; figures stay decimals outside this room"
)]

mod alt;
mod axis;
mod backend;
mod canvas;
mod dots;
mod empty;
mod frame;
mod geometry;
mod labels;
mod layout;
mod line;
mod metrics;
mod multiples;
mod observations;
mod panel;
mod parts;
mod series;
mod spark;
mod stroke;
mod table;
mod tags;
mod target;
#[cfg(test)]
mod tests;
mod time;
mod trend;
mod view;
mod words;

pub(super) use spark::sparkline;
pub(super) use table::{ChartTable, VALUE};
pub(super) use words::source_name;

use crate::render::charts::observations::point;
use backend::{escape, tenths};
use dots::DotsView;
use empty::Empty;
use frame::{Picture, compose};
use layout::{Layout, NARROW, WIDE};
use multiples::MultiplesView;
use parts::PartsView;
use target::TargetView;
use trend::TrendView;
use view::ChartView;

use crate::site::{Chart, ChartData, plain_text};

/// The font stack of pictures that stand alone, and of pages that do not set another.
const FONTS: &str =
    "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif";

/// A chart as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawing<'a> {
    /// Inline SVG for wide places, class `chart chart-wide`.
    pub(super) wide: String,
    /// Inline SVG for phones, class `chart chart-narrow`; the page's style shows one of the two.
    pub(super) narrow: String,
    /// The picture in one sentence, plain text.
    pub(super) alt: String,
    /// The picture in several sentences, plain text.
    pub(super) description: String,
    /// Its data for readers.
    pub(super) table: ChartTable<'a>,
}

/// Draws a chart for a page; `number` is its number among the figures of the page (图1).
#[must_use]
pub(super) fn draw(chart: &Chart, number: Option<usize>) -> Drawing<'_> {
    let view = view(chart);
    let (alt, description) = (alt::short(chart, view.as_ref()), alt::long(view.as_ref()));
    let inline = |layout: &Layout| {
        let picture = picture(chart, view.as_ref(), layout, number, false);
        let id = format!("{}-{}", chart.id, layout.key);
        let open = format!(
            "<svg class=\"chart chart-{}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" viewBox=\"0 0 {}\"",
            layout.key,
            size(&picture, " ")
        );
        let names = format!(
            "<title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
            escape(&alt),
            escape(&description)
        );
        format!("{open} font-family=\"{FONTS}\">{names}{}</svg>", picture.elements)
    };
    Drawing { wide: inline(&WIDE), narrow: inline(&NARROW), table: table::table(chart), alt, description }
}

/// A chart as a file of its own: on white paper, with literal colours and fonts, title and foot in the picture.
#[must_use]
pub(super) fn standalone(chart: &Chart) -> String {
    let view = view(chart);
    let picture = picture(chart, view.as_ref(), &WIDE, None, true);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {}\" role=\"img\" font-family=\"{FONTS}\"><title>{}</title><desc>{}</desc>{}</svg>\n",
        pixels(picture.width),
        pixels(picture.height),
        size(&picture, " "),
        escape(plain_text(&chart.title).trim()),
        escape(&alt::long(view.as_ref())),
        picture.elements
    )
}

/// The words and the body of a chart by its kind.
fn view(chart: &Chart) -> Box<dyn ChartView + '_> {
    match &chart.data {
        ChartData::Trend(series) => Box::new(TrendView { chart, series }),
        ChartData::Dots { indicator, figures, absent } => {
            Box::new(DotsView { chart, indicator, figures, absent })
        }
        ChartData::Multiples(series) => Box::new(MultiplesView { chart, series }),
        ChartData::Parts { whole, parts } => Box::new(PartsView { whole, parts }),
        ChartData::Target(rows) => Box::new(TargetView { rows }),
    }
}

fn picture(
    chart: &Chart,
    view: &dyn ChartView,
    layout: &Layout,
    number: Option<usize>,
    paper: bool,
) -> Picture {
    let has_amounts = chart.data.figures().into_iter().any(|figure| point(figure).is_some());
    let body = if has_amounts || view.stands_without_amounts() {
        view.body(layout)
    } else {
        Box::new(Empty::new(chart, layout))
    };
    compose(chart, layout, number, view, body.as_ref(), paper)
}

fn size(picture: &Picture, between: &str) -> String {
    format!("{}{between}{}", pixels(picture.width), pixels(picture.height))
}

fn pixels(length: f64) -> String {
    tenths((length * backend::UNITS).round() as i64)
}
