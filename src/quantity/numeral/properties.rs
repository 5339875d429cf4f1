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

#[test]
fn long_texts_of_one_kind_take_linear_time() {
    for unit in [
        "约",
        "一甲",
        "“1",
        "a-1+",
        "1,111",
        "第一",
        "一",
        "约 ",
        "三个",
        "1～",
        "10：",
        "上数几",
        "2020-",
        "一甲一乙",
    ] {
        // Were it the square, this would take a minute.
        let text = unit.repeat(4_000);
        assert!(numerals(&text, &Units::default()).len() <= text.len(), "{unit}");
    }
}
