//! Downloads: the figures as CSV, JSON and a described data package, and each chart's own table.
//!
//! # Architecture Invariant
//! Every text that goes into a CSV passes `table`, which disarms formulas; amounts never change.

mod chart_csv;
mod columns;
mod coverage_json;
mod derivation;
mod figures_csv;
mod figures_json;
mod json_row;
mod package;
mod row;
mod slices;
mod table;
mod workbook;

pub(super) use chart_csv::chart_csv;
pub(super) use columns::COLUMNS;
pub(super) use coverage_json::coverage_json;
pub(super) use figures_csv::figures_csv;
pub(super) use figures_json::figures_json;
pub(super) use json_row::VERSION;
pub(super) use package::data_package;
pub(super) use slices::{chart_json, district_json, indicator_json};
pub(super) use workbook::figures_xlsx;

/// A JSON file for people too: indented, with a line end at its foot.
pub(super) fn json_bytes(value: &impl serde::Serialize) -> Vec<u8> {
    // Maps with text keys and plain values always serialise; an empty file would fail its reader loudly.
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests;
