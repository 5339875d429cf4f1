//! The detector of personal and secret data: identity cards, disability cards, mobile numbers, bank cards, lists of
//! persons, marks of secrecy.
//!
//! Nothing here returns the data itself, only its kind and place: a message must never print it again, and a line that
//! holds it is shown [`masked`].

mod detector;
mod digits;
mod finding;
mod heading;
mod lists;
mod marks;
mod mask;
mod numbers;
mod stretch;
#[cfg(test)]
mod tests;

pub(crate) use detector::{digits_of, find, find_number, findings};
pub(crate) use digits::is_province;
pub(crate) use finding::{Finding, Personal};
pub(crate) use heading::heading;
pub use mask::masked;
pub(crate) use mask::{Masked, hidden};
