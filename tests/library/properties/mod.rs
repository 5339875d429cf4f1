//! Numbers against a second implementation, written in another manner: fractions of whole numbers for the
//! arithmetic, scaled whole numbers and tables for what pages print. Ten thousand cases each.

mod amounts;
mod chinese;
mod fraction;
mod intervals;
mod prints;
mod scaled;

use proptest::prelude::ProptestConfig;

/// The configuration of every property.
fn cases() -> ProptestConfig {
    ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() }
}
