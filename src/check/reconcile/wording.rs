//! The words that the reconcile rules share: labels of figures and computed intervals.

use crate::diagnostic::Text;
use crate::quantity::{Amount, Interval};
use crate::say;
use crate::site::Figure;

/// A label for a figure that another one is compared with.
pub(super) fn also(figure: &Figure) -> Text {
    let (name, printed) = (&figure.indicator.name, figure.printed());
    say!("{name} {printed}", "{name} {printed}")
}

/// Decimals of a computed sum in a message; a factor such as 0.5 makes a few digits.
pub(super) const SUM_DECIMALS: u32 = 4;
/// Decimals of a computed share or quotient in a message.
pub(super) const SHARE_DECIMALS: u32 = 2;

/// A computed interval as printed: one number when it rounds to one, else its bounds.
pub(super) fn printed_interval(interval: &Interval, unit: &str, decimals: u32) -> String {
    if let Some(amount) = Amount::computed(interval, unit, decimals) {
        return amount.printed;
    }
    let rounded = |bound: rust_decimal::Decimal| Amount::derived(bound, unit, decimals).printed;
    match (interval.low.map(rounded), interval.high.map(rounded)) {
        (Some(low), Some(high)) => format!("{low}至{high}"),
        (Some(low), None) => format!("{low}以上"),
        (None, Some(high)) => format!("{high}以下"),
        (None, None) => interval.to_string(),
    }
}
