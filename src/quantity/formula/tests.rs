//! Formulas read, printed and evaluated.

use rust_decimal::Decimal;

use super::Formula;
use crate::quantity::{Amount, Interval};

#[track_caller]
fn printed(text: &str) -> String {
    Formula::parse(text).unwrap_or_else(|error| panic!("{text}: {}", error.message.zh)).to_string()
}

#[test]
fn precedence_and_brackets() {
    assert_eq!(printed("建档立卡人口-已脱贫人口"), "建档立卡人口 − 已脱贫人口");
    assert_eq!(printed("甲＋乙×丙"), "甲 + 乙 × 丙");
    assert_eq!(printed("（甲+乙）÷ 丙"), "（甲 + 乙） ÷ 丙");
    assert_eq!(printed("甲 - (乙 - 丙)"), "甲 − （乙 − 丙）");
    assert_eq!(printed("甲 - 乙 - 丙"), "甲 − 乙 − 丙");
    assert_eq!(printed("甲 / (乙 / 丙) * 0.5"), "甲 ÷ （乙 ÷ 丙） × 0.5");
    assert_eq!(printed("2014年人口 * 2"), "2014年人口 × 2");
    let again = printed("(甲 + 乙) / (丙 - 丁) * 3");
    assert_eq!(printed(&again), again);
    let names: Vec<String> = Formula::parse("甲 + 乙 / 甲").unwrap().names().map(str::to_owned).collect();
    assert_eq!(names, ["甲", "乙", "甲"]);
}

#[test]
fn refused_with_a_place() {
    for (text, start, end) in [
        ("", 0, 0),
        ("甲 +", 5, 5),
        ("甲 乙", 4, 7),
        ("+ 甲", 0, 1),
        ("(甲 + 乙", 0, 1),
        ("甲)", 3, 4),
        ("甲 * 1.2.3", 6, 11),
        ("甲 * .5", 6, 8),
        ("甲 () 乙", 4, 5),
    ] {
        let error = Formula::parse(text).expect_err(text);
        assert_eq!((error.start, error.end), (start, end), "{text}");
    }
    assert!(Formula::parse(&"(".repeat(1_000)).unwrap_err().message.zh.contains("太深"));
    assert!(Formula::parse(&"甲+".repeat(1_000)).unwrap_err().message.zh.contains("太长"));
}

#[test]
fn evaluated_by_interval() {
    let lookup = |name: &str| {
        let printed = match name {
            "签约户" => "4856户",
            "建档户" => "8664户",
            "资金" => "约100万元",
            _ => return None,
        };
        Amount::parse(printed).ok().map(|amount| amount.interval)
    };
    let share = Formula::parse("签约户 / 建档户").unwrap();
    let result = share.evaluate(&lookup, true).unwrap();
    assert!(
        result.contains(Decimal::new(5605, 2) - Decimal::new(2, 3))
            || result.low.unwrap() > Decimal::from(56)
    );
    assert!(!result.overlaps(&Amount::parse("55.2%").unwrap().interval));
    assert!(result.overlaps(&Interval::rounded(Decimal::new(560, 1), Decimal::new(5, 2))));
    assert!(share.evaluate(&lookup, false).unwrap().high.unwrap() < Decimal::ONE);
    let rest = Formula::parse("1 - 签约户 / 建档户").unwrap().evaluate(&lookup, true).unwrap();
    assert!(rest.low.unwrap() > Decimal::from(43) && rest.high.unwrap() < Decimal::from(44));
    assert_eq!(Formula::parse("签约户 - 未知").unwrap().evaluate(&lookup, false), None);
    assert_eq!(Formula::parse("签约户 / 0").unwrap().evaluate(&lookup, false), None);
    let double = Formula::parse("资金 * 2").unwrap().evaluate(&lookup, false).unwrap();
    assert_eq!(double.to_string(), "[1800000, 2200000]");
    assert_eq!(share.with(&|name| format!("〔{name}〕")), "〔签约户〕 ÷ 〔建档户〕");
}
