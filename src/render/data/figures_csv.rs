//! `data/figures.csv`: every figure of the site in one table.

use super::columns::names;
use super::row::cells;
use super::table::Table;
use crate::site::Site;

/// The file. Rows are in the order of [`Site::figures`]: district, page, indicator, place, period.
pub(in crate::render) fn figures_csv(site: &Site) -> Vec<u8> {
    let mut table = Table::new(&names());
    for figure in &site.figures {
        table.row(cells(figure));
    }
    table.finish()
}
