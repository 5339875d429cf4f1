//! `data/figures.xlsx`: the figures, the dictionary, the sources and what the columns mean, for people who
//! open a table by double-clicking it.
//!
//! Numbers are numbers in the digits they were printed with: 0.06% is the value 0.0006 shown as `0.00%`, which is
//! what a spreadsheet means by per cent. Texts are shared strings and can never be formulas. The file holds
//! no date of its own, so the same site gives the same bytes.

mod cell;
mod package;
mod sheet;
mod sheets;
mod strings;
mod styles;

use crate::site::Site;
use package::Package;

/// The rows of one sheet without its header; a spreadsheet ends at row 1,048,576, and what does not fit goes on
/// in a second sheet.
const MAX_ROWS: usize = 1_048_575;

/// The file.
pub(in crate::render) fn figures_xlsx(site: &Site) -> Vec<u8> {
    let mut package = Package::new(&site.settings.title, &site.settings.publisher);
    let parts = site.figures.len().div_ceil(MAX_ROWS).max(1);
    for part in 0..parts {
        let name = if part == 0 { "数据".to_owned() } else { format!("数据{}", part + 1) };
        let figures = site.figures.iter().skip(part * MAX_ROWS).take(MAX_ROWS);
        package.sheet(&name, &sheets::FIGURES, figures.map(|figure| sheets::figure(figure)));
    }
    let indicators = site.dictionary.indicators.iter();
    package.sheet("指标", &sheets::INDICATORS, indicators.map(|indicator| sheets::indicator(indicator)));
    package.sheet("来源", &sheets::SOURCES, site.sources.iter().map(|source| sheets::source(source)));
    package.sheet("说明", &sheets::NOTES, sheets::notes());
    package.finish()
}

#[cfg(test)]
mod tests;
