//! `charts/….csv`: the figures of one chart, in the columns of `data/figures.csv`, so that each number in
//! a chart names its source and whoever reads the one file can read the other.

use super::columns::names;
use super::row::cells;
use super::table::Table;
use crate::site::{Chart, ChartData, Figure};

/// The file. Rows are in the order in which the chart shows them.
pub(in crate::render) fn chart_csv(chart: &Chart) -> Vec<u8> {
    let mut table = Table::new(&names());
    for figure in figures(&chart.data) {
        table.row(cells(figure));
    }
    table.finish()
}

/// The figures of a chart in the order in which it shows them.
pub(super) fn figures(data: &ChartData) -> Vec<&Figure> {
    match data {
        ChartData::Trend(series) | ChartData::Multiples(series) => {
            series.iter().flat_map(|one| &one.figures).map(AsRef::as_ref).collect()
        }
        ChartData::Dots { figures, .. } => figures.iter().map(AsRef::as_ref).collect(),
        ChartData::Parts { whole, parts } => std::iter::once(whole).chain(parts).map(AsRef::as_ref).collect(),
        ChartData::Target(rows) => {
            rows.iter().flat_map(|row| row.target.iter().chain(&row.actual)).map(AsRef::as_ref).collect()
        }
    }
}
