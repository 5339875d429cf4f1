//! One figure as a row of `data/figures.csv`.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::table::Cell;
use crate::site::{Figure, Observation, PagePath};

/// The cells of a figure, in the order of [`COLUMNS`](super::COLUMNS).
pub(super) fn cells(figure: &Figure) -> [Cell<'_>; 13] {
    let printed = match &figure.observation {
        Observation::Amount(amount) => Cell::Printed(Cow::Borrowed(&amount.printed)),
        Observation::Missing(missing) => Cell::text(missing.name()),
    };
    [
        Cell::text(figure.place.district.code.as_deref().unwrap_or_default()),
        Cell::text(figure.place.name()),
        Cell::text(&*figure.indicator.id),
        Cell::text(&*figure.indicator.name),
        Cell::text(figure.period.key()),
        Cell::Number(figure.amount().map(|amount| decimal(amount.value)).unwrap_or_default()),
        Cell::text(&*figure.indicator.unit),
        Cell::text(figure.amount().map_or("", |amount| amount.qualifier.key())),
        Cell::text(figure.nature.key()),
        Cell::text(figure.status.key()),
        printed,
        Cell::text(figure.source.as_ref().map_or("", |source| source.id.as_str())),
        Cell::text(folder(&figure.page)),
    ]
}

/// A number as the data files write it: exact, no grouping, no zeros that say nothing. The printed
/// form stands in a column of its own, so that `0.60%` is not lost.
pub(super) fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

/// The folder of a page without its last slash: `tongnan/2020-04`.
pub(super) fn folder(page: &PagePath) -> &str {
    page.folder().trim_end_matches('/')
}
