//! Prints with their signs: 同比下降3.2% and ▼3.2% of a source are the -3.2% of a figure.
//!
//! The direction is the source's own word. A numeral that is registered without it is a plain number, so that a
//! figure with the wrong sign does not pass.

use rust_decimal::Decimal;

use crate::quantity::Amount;
use crate::site::fallen;
use crate::text::{is_digit, number_key};

/// A print as it is compared, with a minus for every way to say one.
pub(super) fn key(printed: &str) -> String {
    match fallen(printed).or_else(|| negative(printed)) {
        Some(size) => format!("-{}", number_key(size)),
        None => number_key(printed),
    }
}

/// What a print comes to.
pub(super) fn amount(printed: &str) -> Option<Amount> {
    match fallen(printed) {
        Some(size) => Amount::parse(&format!("-{size}")).ok(),
        None => Amount::parse(printed).ok(),
    }
}

/// Whether a print has the digits of another and not its minus.
pub(super) fn is_without_sign(signed: &str, plain: &str) -> bool {
    fallen(signed).or_else(|| negative(signed)).is_some_and(|size| number_key(size) == number_key(plain))
}

/// The number behind a sign: 3.2% of -3.2% and of ▲3.2%.
fn negative(printed: &str) -> Option<&str> {
    let size = printed.get(printed.find(is_digit)?..).filter(|size| size.len() < printed.len())?;
    Amount::parse(printed).is_ok_and(|amount| amount.value < Decimal::ZERO).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_say_a_minus_is_one_print() {
        for printed in ["-4.6%", "−4.6％", "▼4.6%", "下降4.6%", "同比回落了4.6%", "负增长4.6%", "减少 4.6%"]
        {
            assert_eq!(key(printed), "-4.6%", "{printed}");
            assert_eq!(amount(printed).map(|amount| amount.value), Some(Decimal::new(-46, 1)), "{printed}");
        }
        for (printed, plain) in
            [("4.6%", "4.6%"), ("增长4.6%", "增长4.6%"), ("下降-4.6%", "下降-4.6%"), ("约4.6%", "约4.6%")]
        {
            assert_eq!(key(printed), plain, "{printed}");
        }
    }
}
