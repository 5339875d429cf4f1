//! Printed quantities, periods and dates: how they read, in a field, in a cell and in running text.
//!
//! There is one grammar of numbers, of quantities and of dates. A field and a cell ask that it read all of a text, and say
//! what is wrong where it does not; running text is asked at each place where a numeral may begin.

mod amount;
mod chinese;
mod date;
mod firm;
mod formula;
mod glyphs;
mod grammar;
mod misprint;
mod moment;
mod number;
pub mod numeral;
mod people;
mod period;
mod phrase;
mod qualifier;
mod unit;
mod written;

pub use formula::{Formula, FormulaError};

pub(crate) use amount::is_share;
pub use amount::{Amount, AmountError, Interval, Qualifier};
pub(crate) use firm::goes_on;
pub use moment::Moment;
pub(crate) use number::{is_numeral, left_to_second};
pub(crate) use people::without_people;
pub use period::{Period, PeriodError};
pub(crate) use qualifier::rough_twice;
pub use unit::Units;
pub(crate) use unit::longest_unit;
pub(crate) use written::{Written, first_period, written};
