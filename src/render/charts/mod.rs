//! Charts: pictures in several formats, their words for those who do not see them, and their data.
//!
//! # Architecture Invariant
//! A picture is a function of its [`Chart`] alone: the same chart gives the same bytes. No mark stands where no
//! reading is, and every number in a picture, its alternative text and its table is printed by a figure.

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
mod spark;
mod spread;
mod stroke;
mod table;
mod tags;
mod target;
#[cfg(test)]
mod tests;
mod time;
mod trend;
mod words;

pub(super) use spark::sparkline;
pub(super) use table::{ChartTable, VALUE};
pub(super) use words::source_name;

use crate::render::charts::observations::reading;
use backend::{escape, tenths};
use dots::Dots;
use empty::Empty;
use frame::{Body, Picture, compose};
use layout::{Layout, NARROW, WIDE};
use multiples::Multiples;
use parts::Parts;
use target::Target;
use trend::Trend;

use crate::site::{Chart, ChartData, plain_text};

/// More lines than this do not go into one pair of axes.
const MOST_LINES: usize = 6;

/// What stands for a place that has no entry here: neither zero nor declared missing.
const NO_ENTRY: &str = "未收录";

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
    let (alt, description) = (alt::short(chart), alt::long(chart));
    let inline = |layout: &Layout| {
        let picture = picture(chart, layout, number, false);
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
    let picture = picture(chart, &WIDE, None, true);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {}\" role=\"img\" font-family=\"{FONTS}\"><title>{}</title><desc>{}</desc>{}</svg>\n",
        pixels(picture.width),
        pixels(picture.height),
        size(&picture, " "),
        escape(plain_text(&chart.title).trim()),
        escape(&alt::long(chart)),
        picture.elements
    )
}

fn picture(chart: &Chart, layout: &Layout, number: Option<usize>, paper: bool) -> Picture {
    compose(chart, layout, number, body(chart, layout).as_ref(), paper)
}

fn body<'a>(chart: &'a Chart, layout: &'a Layout) -> Box<dyn Body + 'a> {
    let drawable = chart.data.figures().into_iter().any(|figure| reading(figure).is_some());
    match &chart.data {
        ChartData::Target(rows) if !rows.is_empty() => Box::new(Target::new(rows, layout)),
        _ if !drawable => Box::new(Empty::new(chart, layout)),
        ChartData::Trend(series) if series.len() <= MOST_LINES => Box::new(Trend::new(chart, series, layout)),
        ChartData::Trend(series) | ChartData::Multiples(series) => {
            Box::new(Multiples::new(chart, series, layout))
        }
        ChartData::Dots { figures, absent, .. } => Box::new(Dots::new(chart, figures, absent, layout)),
        ChartData::Parts { whole, parts } => Box::new(Parts::new(whole, parts, layout)),
        ChartData::Target(_) => Box::new(Empty::new(chart, layout)),
    }
}

fn size(picture: &Picture, between: &str) -> String {
    format!("{}{between}{}", pixels(picture.width), pixels(picture.height))
}

fn pixels(length: f64) -> String {
    tenths((length * backend::UNITS).round() as i64)
}
