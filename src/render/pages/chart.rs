//! A chart on a page: both pictures, caption, data table and the links to its files.

use serde::Serialize;

use super::value::Value;
use crate::render::RenderError;
use crate::render::charts::{ChartTable, VALUE, draw};
use crate::render::html::Html;
use crate::render::pages::context::PageContext;
use crate::site::{Chart, ChartFile, FileAddress};

#[derive(Serialize)]
struct FigureView {
    /// 图1
    number: String,
    /// Prefix of the ids inside.
    id: String,
    /// The pictures: for wide and for narrow pages.
    wide_html: Html,
    narrow_html: Html,
    caption_html: Html,
    /// What the picture says, in a few sentences.
    description: String,
    table: FigureTableView,
    svg_href: String,
    csv_href: String,
    json_href: String,
}

#[derive(Serialize)]
struct FigureTableView {
    caption: String,
    head: Vec<String>,
    rows: Vec<RowView>,
}

/// A line of the data: its first cell heads it.
#[derive(Serialize)]
struct RowView {
    head: String,
    cells: Vec<CellView>,
}

/// A cell: a text, or a printed value that leads to its figure's row.
#[derive(Serialize)]
struct CellView {
    text: String,
    value: Option<Value>,
}

/// A chart as the next figure of a page.
pub(super) fn figure(context: &PageContext<'_>, chart: &Chart) -> Result<Html, RenderError> {
    let number = context.number_chart();
    let drawing = draw(chart, Some(number));
    let view = FigureView {
        number: format!("图{number}"),
        id: chart.id.clone(),
        wide_html: Html::drawn(drawing.wide),
        narrow_html: Html::drawn(drawing.narrow),
        caption_html: context.inlines(&chart.caption),
        description: drawing.description,
        table: table(context, drawing.table),
        svg_href: context.to(&FileAddress::chart(&chart.id, ChartFile::Svg).path()),
        csv_href: context.to(&FileAddress::chart(&chart.id, ChartFile::Csv).path()),
        json_href: context.to(&FileAddress::chart(&chart.id, ChartFile::Json).path()),
    };
    context.print("chart.html", &view).map(Html::printed)
}

/// Charts as figures of the page, in order.
pub(super) fn figures<'c>(
    context: &PageContext<'_>,
    charts: impl IntoIterator<Item = &'c Chart>,
) -> Result<Vec<Html>, RenderError> {
    charts.into_iter().map(|chart| figure(context, chart)).collect()
}

fn table(context: &PageContext<'_>, table: ChartTable<'_>) -> FigureTableView {
    let rows = table.rows.into_iter().map(|row| {
        let value = |at| row.figure.filter(|_| at == VALUE).map(|figure| context.row_value(figure));
        let cells = row.cells.into_iter().enumerate().map(|(at, text)| CellView { text, value: value(at) });
        let mut cells = cells.collect::<Vec<_>>().into_iter();
        RowView { head: cells.next().map(|cell| cell.text).unwrap_or_default(), cells: cells.collect() }
    });
    FigureTableView { caption: table.caption, head: table.head, rows: rows.collect() }
}
