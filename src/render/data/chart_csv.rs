//! `charts/….csv`: the figures of one chart, in the columns of `data/figures.csv`, so that each number in
//! a chart names its source and whoever reads the one file can read the other.

use super::columns::names;
use super::row::cells;
use super::table::Table;
use crate::site::Chart;

/// The file. Rows are in the order in which the chart shows them.
pub(in crate::render) fn chart_csv(chart: &Chart) -> Vec<u8> {
    let mut table = Table::new(&names());
    for figure in chart.data.figures() {
        table.row(cells(figure));
    }
    table.finish()
}
