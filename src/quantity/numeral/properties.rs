//! What must hold for every text.

use proptest::prelude::*;

use super::numerals;
use crate::quantity::Amount;
use crate::quantity::unit::Units;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn numerals_lie_in_order_on_characters(
        text in "([0-9]{1,5}|[第近约超至不上数几年月日个户人名万亿十百千一二两三五〇。、，“”（）.:：+ -]|统一|以上|分之|[A-Z]|\\PC){0,40}"
    ) {
        let mut end = 0;
        for numeral in numerals(&text, &Units::default()) {
            prop_assert!(numeral.range.start >= end && numeral.range.end > numeral.range.start);
            prop_assert!(text.get(numeral.range.clone()).is_some_and(|text| !text.is_empty()));
            end = numeral.range.end;
        }
    }

    #[test]
    fn what_a_field_accepts_is_recognised_whole(
        before in prop::sample::select(vec!["", "", "约", "将近", "超过", "不足", "至少", "大约不到", "-", "▲"]),
        first in "[1-9][0-9]{0,3}(\\.[0-9]{1,2})?(余|多)?(万亿|亿|万)?",
        second in "(～[1-9][0-9]{0,4})?",
        unit in prop::sample::select(vec![
            "户", "人次", "公里", "微克/立方米", "千公顷", "吨公里", "/10万", "%", "个百分点", "元/平方米", "成", "MW", "分贝",
        ]),
        after in prop::sample::select(vec!["", "", "以上", "及以下", "左右"]),
    ) {
        let printed = format!("{before}{first}{second}{unit}{after}");
        let Ok(amount) = Amount::parse(&printed) else { return Ok(()) };
        // The mark before anything but a share may head a list.
        prop_assume!(before != "▲" || unit == "%" || unit == "个百分点");
        prop_assume!(before != "▲" || second.is_empty() && !first.ends_with(['余', '多', '万', '亿']));
        let text = format!("全县为{printed}。");
        let numerals = numerals(&text, &Units::default());
        prop_assert_eq!(numerals.len(), 1, "{:?}", numerals);
        let numeral = &numerals[0];
        prop_assert_eq!(text.get(numeral.range.clone()), Some(printed.as_str()));
        prop_assert_eq!(numeral.amount.as_ref(), Some(&amount));
    }
}

#[test]
fn long_uniform_texts_take_linear_time() {
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
        "-1、",
        "▲5%",
        "1—2月",
        "5/10万",
        "三万农村",
        "第3、4",
        "十届一次",
        "1亿1",
    ] {
        // Were it the square, this would take a minute.
        let text = unit.repeat(4_000);
        assert!(numerals(&text, &Units::default()).len() <= text.len(), "{unit}");
    }
}
