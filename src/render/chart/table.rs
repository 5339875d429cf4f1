//! A chart's data as rows: a table for readers. Its CSV file has the columns of all downloads; see `data`.

use super::NO_ENTRY;
use super::words::source_name;
use crate::model::{Chart, ChartData, Figure, Nature, Place, Status, plain_text};

/// Rows under a head, all as long as it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct ChartTable {
    /// What it shows.
    pub(in crate::render) caption: String,
    /// Names of the columns.
    pub(in crate::render) head: Vec<String>,
    /// Its rows; the first cell of each names the row.
    pub(in crate::render) rows: Vec<Vec<String>>,
}

/// A row: a figure, or a place for which there is no entry.
enum Row<'a> {
    Figure(&'a Figure),
    Absent(&'a Place),
}

/// The table shown below a chart.
pub(super) fn table(chart: &Chart) -> ChartTable {
    let rows = rows(&chart.data);
    let head = ["地点", "指标", "期间", "数值", "性质", "来源", "说明"].map(String::from).to_vec();
    let readable = |row: &Row<'_>| match row {
        Row::Figure(figure) => vec![
            figure.place.name(),
            figure.indicator.name.clone(),
            figure.period.name(),
            figure.printed().to_owned(),
            standing(figure),
            figure.source.as_deref().map(source_name).unwrap_or_default(),
            figure.note.clone().unwrap_or_default(),
        ],
        Row::Absent(place) => {
            let mut cells = vec![place.name(), subject(&chart.data), String::new()];
            cells.push(NO_ENTRY.to_owned());
            cells.resize(7, String::new());
            cells
        }
    };
    let caption = format!("{}：数据表", plain_text(&chart.title));
    ChartTable { caption, head, rows: rows.iter().map(readable).collect() }
}

/// 实绩, 推算（初步）
fn standing(figure: &Figure) -> String {
    match (figure.amount(), figure.nature, figure.status) {
        (None, ..) => String::new(),
        (_, nature, Status::Final) => nature.name().to_owned(),
        (_, Nature::Actual, status) => status.name().to_owned(),
        (_, nature, status) => format!("{}（{}）", nature.name(), status.name()),
    }
}

fn subject(data: &ChartData) -> String {
    match data {
        ChartData::Dots { indicator, .. } => indicator.name.clone(),
        _ => String::new(),
    }
}

fn rows(data: &ChartData) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = super::readings::figures_of(data).into_iter().map(Row::Figure).collect();
    if let ChartData::Dots { absent, .. } = data {
        rows.extend(absent.iter().map(Row::Absent));
    }
    rows
}
