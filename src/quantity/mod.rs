//! Printed quantities, periods and dates: how they read, in a field, in a cell and in running text.

mod amount;
pub mod numeral;
mod period;

pub(crate) use amount::is_share;
pub use amount::{Amount, AmountError, Interval, Qualifier};
pub use period::{Period, PeriodError};
