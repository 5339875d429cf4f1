//! What charts promise, tested on the pictures themselves.

mod any;
mod chart_set;
mod edges;
mod fixtures;
mod golden;
mod picture;
mod words;
mod xml;

use crate::site::Chart;

/// Every fixture.
fn all() -> Vec<Chart> {
    fixtures::real().into_iter().chain(edges::edges()).collect()
}
