//! `data/figures.json`: the rows of `figures.csv` with what a table has no room for.

use super::json_row::{document, meta};
use crate::check::Checked;

/// The file, in the order of [`Site::figures`](crate::site::Site::figures).
pub(in crate::render) fn figures_json(checked: &Checked, base_url: Option<&str>) -> Vec<u8> {
    let figures = checked.site().figures.iter().map(AsRef::as_ref);
    document(checked, &[("meta", meta(checked, "figures", base_url))], figures)
}
