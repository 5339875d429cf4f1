//! Downloads: the figures as CSV, JSON and a described data package, and each chart's own table.
//!
//! # Architecture Invariant
//! Every text that goes into a CSV passes `table`, which disarms formulas; amounts never change.

mod coverage_json;
mod derivation;
mod figures_csv;
mod figures_json;
mod json_row;
mod package;
mod table;
mod workbook;

pub(super) use coverage_json::coverage_json;
pub(super) use figures_csv::{COLUMNS, chart_csv, figures_csv};
pub(super) use figures_json::{chart_json, district_json, figures_json, indicator_json};
pub(super) use json_row::VERSION;
pub(super) use package::data_package;
pub(super) use workbook::figures_xlsx;

#[cfg(test)]
mod tests;
