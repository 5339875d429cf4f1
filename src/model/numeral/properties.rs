//! What must hold for every text.

use proptest::prelude::*;

use super::{Units, numerals};

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn numerals_lie_in_order_on_characters(
        text in "([0-9]{1,5}|[第近约超至不上数几年月日个户人名万亿十百千一二两三五〇。、，“”（）.:：+ -]|统一|以上|分之|[A-Z]|\\PC){0,40}"
    ) {
        let mut end = 0;
        for one in numerals(&text, &Units::default()) {
            prop_assert!(one.range.start >= end && one.range.end > one.range.start);
            prop_assert!(text.get(one.range.clone()).is_some_and(|typed| !typed.is_empty()));
            end = one.range.end;
        }
    }
}
