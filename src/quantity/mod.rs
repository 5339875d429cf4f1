//! Printed quantities, periods and dates: how they are read in a field, in a cell and in running text.
//!
//! There is one grammar each for numbers, quantities and dates. A field and a cell must match the whole of a text, and
//! report what is wrong where it does not match; running text is tried at each place where a numeral may begin.

mod amount;
mod certain_unit;
mod chinese;
mod date;
mod date_text;
mod error;
mod field;
mod financial;
mod formula;
mod glyphs;
mod grammar;
mod moment;
mod number;
pub mod numeral;
mod people;
mod period;
mod power;
mod qualifier;
mod refusal;
mod unit;
mod value;

pub(crate) use amount::is_share;
pub use amount::{Amount, Interval, Qualifier};
pub(crate) use certain_unit::continues_number;
pub(crate) use date_text::{DateText, date_text, first_period};
pub use error::QuantityError;
pub use formula::Formula;
pub use moment::Moment;
pub(crate) use number::{is_numeral, left_to_second};
pub(crate) use people::without_people;
pub use period::Period;
pub(crate) use qualifier::rough_twice;
pub use unit::Units;
pub(crate) use unit::longest_unit;
