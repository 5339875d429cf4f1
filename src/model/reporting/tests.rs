//! The standing of small sites.

use super::*;

#[test]
fn periods_of_a_rhythm_follow_each_other_without_a_hole() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let keys = |rhythm: Rhythm| {
        let all = rhythm.between(day("2019-11-30"), day("2020-07-01"));
        all.iter().map(Period::key).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        keys(Rhythm::Month),
        "2019-11 2019-12 2020-01 2020-02 2020-03 2020-04 2020-05 2020-06 2020-07"
    );
    assert_eq!(keys(Rhythm::Quarter), "2019-Q4 2020-Q1 2020-Q2 2020-Q3");
    assert_eq!(keys(Rhythm::Half), "2019-H2 2020-H1 2020-H2");
    assert_eq!(keys(Rhythm::Year), "2019 2020");
}
