//! A chart's data as rows: a table for readers. Its CSV file has the columns of all downloads; see `data`.

use super::words::source_name;
use crate::render::charts::dots::NO_ENTRY;
use crate::site::{Chart, ChartData, Figure, Nature, Place, Status, plain_text};

/// Rows under a head, all as long as it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct ChartTable<'a> {
    /// What it shows.
    pub(in crate::render) caption: String,
    /// Names of the columns.
    pub(in crate::render) head: Vec<String>,
    /// Its rows.
    pub(in crate::render) rows: Vec<ChartRow<'a>>,
}

/// A row of a chart's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct ChartRow<'a> {
    /// Its cells; the first names the row.
    pub(in crate::render) cells: Vec<String>,
    /// The figure it prints, in the column of [`VALUE`]; `None` for a place that has no entry.
    pub(in crate::render) figure: Option<&'a Figure>,
}

/// The column of printed values.
pub(in crate::render) const VALUE: usize = 3;

/// A row: a figure, or a place for which there is no entry.
enum Row<'a> {
    Figure(&'a Figure),
    Absent(&'a Place),
}

/// The table shown below a chart.
pub(super) fn table<'a>(chart: &'a Chart) -> ChartTable<'a> {
    let rows = rows(&chart.data);
    let subject = chart.data.absent().map(|(indicator, _)| indicator.name.clone()).unwrap_or_default();
    let head = ["地点", "指标", "期间", "数值", "性质", "来源", "说明"].map(String::from).to_vec();
    let cells = |row: &Row<'_>| match row {
        Row::Figure(figure) => vec![
            figure.place.name(),
            figure.indicator.name.clone(),
            figure.period.name(),
            figure.printed().to_owned(),
            nature_and_status(figure),
            figure.source.as_deref().map(source_name).unwrap_or_default(),
            figure.note.clone().unwrap_or_default(),
        ],
        Row::Absent(place) => {
            let mut cells = vec![place.name(), subject.clone(), String::new()];
            cells.push(NO_ENTRY.to_owned());
            cells.resize(7, String::new());
            cells
        }
    };
    let caption = format!("{}：数据表", plain_text(&chart.title));
    let readable = |row: &Row<'a>| {
        let figure = if let Row::Figure(figure) = row { Some(*figure) } else { None };
        ChartRow { cells: cells(row), figure }
    };
    ChartTable { caption, head, rows: rows.iter().map(readable).collect() }
}

/// 实绩, 推算（初步）
fn nature_and_status(figure: &Figure) -> String {
    match (figure.amount(), figure.nature, figure.status) {
        (None, ..) => String::new(),
        (_, nature, Status::Final) => nature.name().to_owned(),
        (_, Nature::Actual, status) => status.name().to_owned(),
        (_, nature, status) => format!("{}（{}）", nature.name(), status.name()),
    }
}

fn rows(data: &ChartData) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = data.figures().into_iter().map(|figure| Row::Figure(figure)).collect();
    rows.extend(data.absent().into_iter().flat_map(|(_, places)| places).map(Row::Absent));
    rows
}
