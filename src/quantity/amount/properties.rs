//! What must hold for every amount and every interval.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Amount, Interval, Qualifier};

/// An amount in parts, and how a page prints it.
fn printed() -> impl Strategy<Value = (String, Decimal, &'static str, Qualifier)> {
    let number = (1_u32..10_000_000, 0_u32..4);
    let around = prop::sample::select(vec![
        ("", "", "", Qualifier::Exact),
        ("约", "", "", Qualifier::About),
        ("近", "", "", Qualifier::Near),
        ("超", "", "", Qualifier::Over),
        ("", "余", "", Qualifier::Over),
        ("不足", "", "", Qualifier::Under),
        ("", "", "以上", Qualifier::AtLeast),
        ("至多", "", "", Qualifier::AtMost),
    ]);
    let scale = prop::sample::select(vec![("", 0), ("万", 4), ("亿", 8)]);
    let unit = prop::sample::select(vec!["人", "户", "公里", "个", "元"]);
    (number, around, scale, unit).prop_map(|((digits, decimals), around, (sign, zeros), unit)| {
        let number = Decimal::new(i64::from(digits), decimals);
        let value = number * Decimal::from(10_i64.pow(zeros));
        (format!("{}{number}{sign}{}{unit}{}", around.0, around.1, around.2), value, unit, around.3)
    })
}

fn interval() -> impl Strategy<Value = (Interval, Decimal)> {
    (-500_i64..500, 0_i64..300, 0_i64..=100, any::<[bool; 4]>()).prop_map(|(low, width, at, shape)| {
        let value = |n: i64| Decimal::new(n, 1);
        let inside = value(low) + Decimal::new(width * at, 3);
        let mut interval = Interval::closed(value(low), value(low + width));
        interval.low_open = shape[0] && inside > value(low);
        interval.high_open = shape[1] && inside < value(low + width);
        if shape[2] && shape[0] {
            (interval.low, interval.low_open) = (None, false);
        }
        if shape[3] && shape[1] {
            (interval.high, interval.high_open) = (None, false);
        }
        (interval, inside)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_what_is_read((text, value, unit, qualifier) in printed()) {
        let amount = Amount::parse(&text).map_err(|error| TestCaseError::fail(error.message.zh))?;
        prop_assert_eq!(amount.value, value);
        prop_assert_eq!(amount.unit, unit);
        prop_assert_eq!(amount.qualifier, qualifier);
        prop_assert_eq!(amount.printed, text);
        let out = matches!(qualifier, Qualifier::Near | Qualifier::Over | Qualifier::Under);
        prop_assert_eq!(amount.interval.contains(value), !out);
    }

    #[test]
    fn a_derived_amount_reads_back_as_itself(digits in -10_000_000_i64..10_000_000, scale in 0_u32..6, kept in 0_u32..6, share: bool) {
        let exact = Decimal::new(digits, scale);
        let amount = Amount::derived(exact, if share { "%" } else { "人" }, kept);
        prop_assert!(amount.interval.contains(exact) || kept == 0 && !share);
        prop_assert_eq!(Amount::parse(&amount.printed), Ok(amount));
    }

    #[test]
    fn no_text_causes_a_panic(text in "[约近超0-9.,，％%万亿千余多以上～\\-:：三十〇点两成个人 ]{0,12}") {
        if let Err(error) = Amount::parse(&text) {
            prop_assert!(error.start <= error.end && error.end <= text.len());
            prop_assert!(text.is_char_boundary(error.start) && text.is_char_boundary(error.end));
        }
    }

    #[test]
    fn arithmetic_holds_every_result((a, x) in interval(), (b, y) in interval()) {
        prop_assert!(a.contains(x) && b.contains(y));
        prop_assert!(a.add(&b).is_some_and(|sum| sum.contains(x + y)));
        prop_assert!(a.sub(&b).is_some_and(|difference| difference.contains(x - y)));
        prop_assert!(a.mul(&b).is_some_and(|product| product.contains(x * y)));
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert!(a.overlaps(&Interval::point(x)));
        prop_assert!(a.hull(&b).contains(x) && a.hull(&b).contains(y));
        match a.div(&b) {
            Some(quotient) => prop_assert!(quotient.contains(x / y)),
            None => prop_assert!(b.contains(Decimal::ZERO) || b.low == Some(Decimal::ZERO) || b.high == Some(Decimal::ZERO)),
        }
    }
}

#[test]
fn bounds_stay_open_or_closed() {
    let rate = Interval::rounded(Decimal::new(6, 2), Decimal::new(5, 3));
    assert_eq!(rate.mul(&Interval::point(Decimal::TWO)).unwrap().to_string(), "[0.11, 0.13)");
    assert_eq!(rate.sub(&rate).unwrap().to_string(), "(-0.01, 0.01)");
    let positive = Interval::from(Decimal::ZERO, false);
    assert_eq!(positive.mul(&positive).unwrap().to_string(), "[0, +∞)");
    assert_eq!(positive.mul(&Interval::from(Decimal::ZERO, true)).unwrap().to_string(), "[0, +∞)");
    assert_eq!(
        Interval::point(Decimal::ONE).div(&Interval::from(Decimal::TWO, false)).unwrap().to_string(),
        "(0, 0.5]"
    );
    assert_eq!(Interval::point(Decimal::ONE).div(&positive), None);
    let huge = Interval::point(Decimal::MAX);
    assert_eq!(huge.mul(&huge), None);
    assert_eq!(huge.add(&huge), None);
    assert!(!Interval::open(Decimal::ZERO, Decimal::ONE).overlaps(&Interval::point(Decimal::ONE)));
}
