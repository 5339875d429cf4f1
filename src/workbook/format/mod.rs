//! Number formats: the text that a spreadsheet program displays for a number.
//!
//! A format is parsed once for a workbook and then presents any number. What is displayed is exact decimal
//! arithmetic from the digits of the file, rounded half away from zero, as Excel and WPS do it. Fractions of a
//! second, month and weekday names and digits are those of a Chinese Excel.

mod builtin;
mod chinese;
mod code;
mod date;
mod decimal;
mod general;
mod number;
mod present;
mod serial;
mod styles;
#[cfg(test)]
mod tests;

pub(super) use code::NumberFormat;
pub(super) use decimal::number;
pub(super) use present::present;
pub(super) use serial::{Epoch, serial};
pub(super) use styles::Styles;
