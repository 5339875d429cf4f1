//! Printed quantities, periods and dates: how they read, in a field, in a cell and in running text.

mod amount;
pub mod numeral;
mod period;

pub use amount::{Amount, AmountError, Interval, Qualifier};
pub(crate) use amount::{fold, fold_text, is_share};
pub use period::{Period, PeriodError};
