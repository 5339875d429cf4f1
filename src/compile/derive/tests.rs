//! What is computed from printed figures, and what is not.

use super::derive;
use crate::site::testing::SampleSite;
use crate::site::{Nature, Observation, Status};

fn sample() -> SampleSite {
    SampleSite::new(&[
        "建档立卡人口 人",
        "已脱贫人口 人",
        "未脱贫人口 人 建档立卡人口 - 已脱贫人口",
        "脱贫占比 % 已脱贫人口 / 建档立卡人口",
    ])
}

fn derived(sample: &SampleSite) -> Vec<String> {
    derive(&sample.figures, &sample.dictionary, 3)
        .iter()
        .map(|figure| format!("{} {} {}", figure.indicator.name, figure.period, figure.printed()))
        .collect()
}

#[test]
fn counts_and_shares_follow_with_their_arithmetic() {
    let mut sample = sample();
    sample.figure("建档立卡人口", "2020-04", "53487人");
    sample.figure("已脱贫人口", "2020-04", "53010人").status = Status::Provisional;
    assert_eq!(derived(&sample), ["未脱贫人口 2020-04 477人", "脱贫占比 2020-04 99.11%"]);
    let all = derive(&sample.figures, &sample.dictionary, 3);
    let left = &all[0];
    assert_eq!((left.nature, left.status), (Nature::Derived, Status::Provisional));
    assert_eq!(left.note.as_deref(), Some("53487人 − 53010人 = 477人"));
    assert_eq!(all[1].note.as_deref(), Some("53010人 ÷ 53487人 = 99.11%"));
    assert_eq!(left.page, sample.figures[0].page);
    assert!(matches!(&left.observation, Observation::Amount(amount) if amount.is_point()));
}

#[test]
fn nothing_follows_from_rounded_or_absent_operands() {
    for (first, second) in [("5.3万人", "53010人"), ("近53487人", "53010人"), ("53487人", "未公布")]
    {
        let mut sample = sample();
        sample.figure("建档立卡人口", "2020-04", first);
        sample.figure("已脱贫人口", "2020-04", second);
        assert_eq!(derived(&sample), [""; 0], "{first} {second}");
    }
    let mut other_period = sample();
    other_period.figure("建档立卡人口", "2020-04", "53487人");
    other_period.figure("已脱贫人口", "2020-03", "53010人");
    assert_eq!(derived(&other_period), [""; 0], "another period");
    let mut target = sample();
    target.figure("建档立卡人口", "2020-04", "53487人");
    target.figure("已脱贫人口", "2020-04", "53010人").nature = Nature::Target;
    assert_eq!(derived(&target), [""; 0], "a target is no result");
    let mut pages = sample();
    pages.figure("建档立卡人口", "2020-04", "53487人");
    pages.figure("已脱贫人口", "2020-04", "53010人").page = crate::site::PagePath::page("tongnan").unwrap();
    assert_eq!(derived(&pages), [""; 0], "another page");
}

#[test]
fn what_is_printed_or_declared_missing_is_left_alone() {
    for printed in ["477人", "未公布"] {
        let mut sample = sample();
        sample.figure("建档立卡人口", "2020-04", "53487人");
        sample.figure("已脱贫人口", "2020-04", "53010人");
        sample.figure("未脱贫人口", "2020-04", printed);
        assert_eq!(derived(&sample), ["脱贫占比 2020-04 99.11%"]);
    }
}

#[test]
fn small_cells_are_never_disclosed() {
    for (left, expected) in [(-1, false), (0, true), (1, false), (2, false), (3, true)] {
        let mut sample = sample();
        sample.figure("建档立卡人口", "2020-04", "100人");
        sample.figure("已脱贫人口", "2020-04", &format!("{}人", 100 - left));
        assert_eq!(derived(&sample).iter().any(|line| line.starts_with("未脱贫人口")), expected, "{left}");
    }
}

#[test]
fn the_source_is_that_of_all_operands() {
    let mut sample = sample();
    let source = std::sync::Arc::new(sample.source.clone());
    sample.figure("建档立卡人口", "2020-04", "53487人").source = Some(std::sync::Arc::clone(&source));
    sample.figure("已脱贫人口", "2020-04", "53010人").source = Some(source);
    assert!(derive(&sample.figures, &sample.dictionary, 3)[0].source.is_some());
    sample.figures[1].source = None;
    assert!(derive(&sample.figures, &sample.dictionary, 3)[0].source.is_none());
}
