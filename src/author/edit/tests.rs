//! Figures edited in front matters of every shape, and everything around them kept.

use super::*;
use crate::quantity::Period;

/// A bulletin of April 2020 with these lines of front matter.
fn page(lines: &str) -> String {
    format!("---\ntitle: 甲县\nperiod: 2020-04\n{lines}---\n正文{{fig}}`甲`。\n")
}

fn order(name: &str) -> Option<usize> {
    ["甲", "乙", "丙", "丁"].iter().position(|listed| *listed == name)
}

/// The lines after an edit; `value` is `period printed`, or a word for a missing value.
fn put(lines: &str, name: &str, value: &str, source: Option<&str>) -> Option<String> {
    let (period, printed) = value.split_once(' ').unwrap_or(("2020-04", value));
    let (period, home) = (Period::parse(period).unwrap(), Period::parse("2020-04").unwrap());
    let new_value = match ["未报", "不适用"].iter().find(|word| **word == printed) {
        Some(word) => NewValue::Missing(word),
        None => match printed.split_once('（') {
            Some((number, note)) => {
                NewValue::Printed(number.to_owned(), Some(note.trim_end_matches('）').to_owned()))
            }
            None => NewValue::Printed(printed.to_owned(), None),
        },
    };
    let text = page(lines);
    let edit = FigureEdit { names: vec![name], period: &period, home: &home, value: new_value, source };
    let edited = set(&text, &edit, &order)?;
    let body = edited.split_once("period: 2020-04\n").unwrap().1;
    Some(body.split_once("---\n正文").unwrap().0.to_owned())
}

#[track_caller]
fn check(lines: &str, (name, value): (&str, &str), expected: &str) {
    assert_eq!(put(lines, name, value, None).as_deref(), Some(expected));
}

#[test]
fn a_value_is_replaced_and_nothing_else() {
    check("figures:\n  甲: 1户 # 核过\n", ("甲", "2户"), "figures:\n  甲: 2户 # 核过\n");
    check("figures:\n  甲: \"1户\"\n", ("甲", "2户"), "figures:\n  甲: \"2户\"\n");
    check("figures:\n  甲: '1户'\n", ("甲", "2户"), "figures:\n  甲: '2户'\n");
    check("figures: {甲: 1户, 乙: 2户}\n", ("甲", "1,000户"), "figures: {甲: \"1,000户\", 乙: 2户}\n");
    check(
        "figures:\n  甲: {2016: 1%, 2020-04: 2%}\n",
        ("甲", "3%"),
        "figures:\n  甲: {2016: 1%, 2020-04: 3%}\n",
    );
    check(
        "figures:\n  甲:\n    2016: 1%\n    2020-04: {value: 2%, at: 标题} # 好\n",
        ("甲", "3%"),
        "figures:\n  甲:\n    2016: 1%\n    2020-04: {value: 3%, at: 标题} # 好\n",
    );
    check(
        "figures:\n  甲:\n    value: 2%\n    at: 标题\n",
        ("甲", "3%"),
        "figures:\n  甲:\n    value: 3%\n    at: 标题\n",
    );
    check("figures:\n  甲:\n", ("甲", "3%"), "figures:\n  甲: 3%\n");
    check("figures:\n  甲:   # 待填\n", ("甲", "3%"), "figures:\n  甲: 3%   # 待填\n");
}

#[test]
fn a_missing_value_and_a_number_replace_each_other() {
    check(
        "figures:\n  甲: {missing: 未报}   # 上期：1户\n",
        ("甲", "2户"),
        "figures:\n  甲: 2户   # 上期：1户\n",
    );
    check("figures:\n  甲: 2户\n", ("甲", "不适用"), "figures:\n  甲: {missing: 不适用}\n");
    check(
        "figures:\n  甲: {value: 2户, at: 标题}\n",
        ("甲", "不适用"),
        "figures:\n  甲: {missing: 不适用, at: 标题}\n",
    );
    check(
        "figures:\n  甲: {missing: 未报, at: 标题}\n",
        ("甲", "2户（四类户）"),
        "figures:\n  甲: {value: 2户, note: 四类户, at: 标题}\n",
    );
}

#[test]
fn other_periods_and_places_are_kept() {
    check("figures:\n  甲: 1户\n", ("甲", "2019 2户"), "figures:\n  甲: {2019: 2户, 2020-04: 1户}\n");
    check(
        "figures:\n  甲: 1,000户\n",
        ("甲", "2021 2户"),
        "figures:\n  甲: {2020-04: \"1,000户\", 2021: 2户}\n",
    );
    check("figures:\n  甲: {2016: 1%}\n", ("甲", "2%"), "figures:\n  甲: {2016: 1%, 2020-04: 2%}\n");
    check("figures:\n  甲: {2021: 1%}\n", ("甲", "2%"), "figures:\n  甲: {2020-04: 2%, 2021: 1%}\n");
    check(
        "figures:\n  甲:\n    2016: 1%\n    2021: 3%\n",
        ("甲", "2%"),
        "figures:\n  甲:\n    2016: 1%\n    2020-04: 2%\n    2021: 3%\n",
    );
    check(
        "figures:\n  甲: {value: 1户, place: 某村}\n",
        ("甲", "9户"),
        "figures:\n  甲: [{value: 1户, place: 某村}, {value: 9户, period: 2020-04}]\n",
    );
    check(
        "figures:\n  甲:\n    - {value: 1户, place: 某村}\n",
        ("甲", "9户"),
        "figures:\n  甲:\n    - {value: 1户, place: 某村}\n    - {value: 9户}\n",
    );
    assert_eq!(put("figures:\n  甲:\n    value: 1户\n    place: 某村\n", "甲", "9户", None), None);
}

#[test]
fn a_new_indicator_stands_where_the_dictionary_has_it() {
    check("figures:\n  甲: 1户\n  丙: 3户\n", ("乙", "2户"), "figures:\n  甲: 1户\n  乙: 2户\n  丙: 3户\n");
    check("figures:\n  丙: 3户\n", ("乙", "2户"), "figures:\n  乙: 2户\n  丙: 3户\n");
    check("figures:\n  丙: 3户\n  甲: 1户\n", ("乙", "2户"), "figures:\n  丙: 3户\n  甲: 1户\n  乙: 2户\n");
    check("figures:\n    甲: 1户 # 一\n", ("乙", "2户"), "figures:\n    甲: 1户 # 一\n    乙: 2户\n");
    check("figures: {甲: 1户}\n", ("乙", "2户"), "figures: {甲: 1户, 乙: 2户}\n");
    check("figures: {}\n", ("乙", "2户"), "figures: {乙: 2户}\n");
    check("figures:\n", ("乙", "2户"), "figures:\n  乙: 2户\n");
    check("", ("乙", "2019 2户"), "figures:\n  乙: {2019: 2户}\n");
    check(
        "figures:\n  甲:\n    2016: 1%\n  # 二\n  丙: 3户\n",
        ("乙", "2户"),
        "figures:\n  甲:\n    2016: 1%\n  乙: 2户\n  # 二\n  丙: 3户\n",
    );
}

#[test]
fn a_source_of_its_own_is_written_with_it() {
    let with = |lines: &str| put(lines, "甲", "2户", Some("jia-1"));
    assert_eq!(
        with("figures:\n  甲: 1户\n").as_deref(),
        Some("figures:\n  甲: {value: 2户, source: jia-1}\n")
    );
    assert_eq!(
        with("figures:\n  甲: {value: 1户, source: old}\n").as_deref(),
        Some("figures:\n  甲: {value: 2户, source: jia-1}\n")
    );
    assert_eq!(
        with("figures:\n  甲:\n    value: 1户\n    at: 标题\n").as_deref(),
        Some("figures:\n  甲:\n    value: 2户\n    source: jia-1\n    at: 标题\n")
    );
    let text = page("figures:\n");
    assert!(set_source(&text, "jia-1").unwrap().contains("period: 2020-04\nsource: jia-1\nfigures:"));
    assert!(set_source(&page("source:\n"), "jia-1").unwrap().contains("\nsource: jia-1\n"));
    assert_eq!(set_source(&page("source: other\n"), "jia-1"), None);
}

#[test]
fn line_ends_stay() {
    let text = page("figures:\n  甲: 1户\n").replace('\n', "\r\n");
    let (period, home) = (Period::parse("2020-04").unwrap(), Period::parse("2020-04").unwrap());
    let value = NewValue::Printed("2户".to_owned(), None);
    let edit = FigureEdit { names: vec!["乙"], period: &period, home: &home, value, source: None };
    let edited = set(&text, &edit, &order).unwrap();
    assert_eq!(edited, text.replace("甲: 1户\r\n", "甲: 1户\r\n  乙: 2户\r\n"));
}

proptest::proptest! {
    /// Any value set in any shape: either nothing is done, or the figure is set and everything else stays.
    #[test]
    fn an_edited_figure_is_set_and_the_rest_stays(
        shapes in proptest::collection::vec(0_usize..8, 1..5),
        name in "[甲乙丙丁]",
        period in proptest::sample::select(vec!["2020-04", "2019", "2021-01"]),
        printed in proptest::sample::select(vec!["2户", "1,000户", "0.06%", "约5万户", "7：3", "12", "未报"]),
    ) {
        let shape = |(at, kind): (usize, &usize)| {
            let name = ["甲", "乙", "丙", "丁"][at];
            match kind {
                0 => format!("  {name}: 1户 # {at}\n"),
                1 => format!("  {name}: {{2016: 1%, 2020-04: \"2%\"}}\n"),
                2 => format!("  {name}: {{value: 1户, at: 标题}}\n"),
                3 => format!("  {name}:\n    2016: 1%\n    2020-04: {{missing: 未报}}\n"),
                4 => format!("  {name}:\n    - {{value: 1户, place: 某村}}\n    - {{value: 5户}}\n"),
                5 => format!("  {name}:\n    value: '1户'\n    note: 说明\n"),
                6 => format!("  {name}:\n"),
                _ => format!("  # {name}\n  \"{name}\": [{{value: 1户, place: 某村}}]\n"),
            }
        };
        let lines: String = shapes.iter().enumerate().map(shape).collect();
        let lines = format!("figures:\n{lines}draft: true\n");
        if let Some(after) = put(&lines, &name, &format!("{period} {printed}"), None) {
            let kept = |text: &str| text.matches('#').count() + text.matches("某村").count() + text.matches("at: 标题").count();
            proptest::prop_assert_eq!(kept(&after), kept(&lines));
            proptest::prop_assert!(after.ends_with("draft: true\n"));
            let again = put(&after, &name, &format!("{period} {printed}"), None);
            proptest::prop_assert_eq!(again, Some(after.clone()), "the same edit again changes nothing: {}", lines);
        }
    }
}
