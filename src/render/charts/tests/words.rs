//! Numbers in pictures, texts and tables are the same numbers, and nothing missing became a number.

use std::collections::BTreeSet;

use super::fixtures::{chart, figure, place, rate, real, series, with};
use super::picture::{check, texts};
use super::{all, fixtures};
use crate::render::charts::{draw, sparkline};
use crate::site::{Chart, ChartData, Nature, Status};

fn drawn(chart: &Chart, narrow: bool) -> Vec<(String, String)> {
    let drawing = draw(chart, None);
    let elements = check(&chart.id, if narrow { &drawing.narrow } else { &drawing.wide });
    texts(&elements).map(|text| (text.attribute("class").unwrap().to_owned(), text.text.clone())).collect()
}

fn fixture(id: &str) -> Chart {
    all().into_iter().find(|chart| chart.id == id).unwrap()
}

/// Numerals with their signs and decimals.
fn numerals(text: &str) -> BTreeSet<String> {
    let numeral = |c: char| c.is_ascii_digit() || c == '.';
    text.split(|c| !numeral(c))
        .filter(|part| part.chars().any(|c| c.is_ascii_digit()))
        .map(String::from)
        .collect()
}

#[test]
fn every_reading_is_printed_in_both_pictures() {
    // Where there are more observations than room, some values are in the table only.
    for chart in all().iter().filter(|chart| chart.id != "many") {
        for narrow in [false, true] {
            let texts: String = drawn(chart, narrow).into_iter().map(|(_, text)| text + "\n").collect();
            for figure in chart.data.figures().into_iter().filter(|figure| figure.amount().is_some()) {
                let is_printed = texts.contains(figure.printed());
                assert!(is_printed, "{}, narrow {narrow}: {} in\n{texts}", chart.id, figure.printed());
            }
        }
    }
}

/// All cells of a chart's table.
fn cells(chart: &Chart) -> Vec<String> {
    draw(chart, None).table.rows.into_iter().flat_map(|row| row.cells).collect()
}

#[test]
fn coloured_numbers_are_those_of_the_table() {
    for chart in all() {
        let known: String = cells(&chart)
            .into_iter()
            .chain(chart.data.figures().iter().map(|figure| figure.period.name()))
            .collect::<Vec<_>>()
            .join(" ");
        let known = numerals(&known);
        for (class, text) in drawn(&chart, false) {
            if matches!(class.as_str(), "f-main" | "f-accent" | "f-third" | "f-fourth" | "f-muted") {
                let strange: Vec<String> = numerals(&text).difference(&known).cloned().collect();
                assert!(strange.is_empty(), "{}: {text} has {strange:?}", chart.id);
            }
        }
    }
}

#[test]
fn numbers_in_words_are_drawn_or_are_changes() {
    for chart in all() {
        let drawing = draw(&chart, None);
        let periods = chart.data.figures().iter().map(|figure| figure.period.name()).collect::<String>();
        let printed: Vec<&str> = chart.data.figures().iter().map(|figure| figure.printed()).collect();
        let names = cells(&chart).join(" ");
        let known = numerals(&format!("{} {periods} {names} {}", printed.join(" "), printed.len()));
        for sentence in [&drawing.alt, &drawing.description] {
            let kept: String = sentence
                .split(['，', '；', '。'])
                .filter(|part| {
                    !["下降", "上升", "增加", "减少", "小型组图"].iter().any(|word| part.starts_with(word))
                })
                .collect();
            let kept = kept.split_once('：').map_or(kept.as_str(), |(_, rest)| rest);
            let strange: Vec<String> = numerals(kept).difference(&known).cloned().collect();
            assert!(strange.is_empty(), "{}: {sentence} has {strange:?}", chart.id);
        }
        assert!(drawing.alt.chars().count() <= 120, "{}", drawing.alt);
    }
}

#[test]
fn a_change_in_per_cent_is_told_in_points() {
    assert_eq!(
        draw(&real()[0], None).alt,
        "折线图：潼南区贫困发生率2016年4月0.6%、2020年4月0.06%，下降0.54个百分点"
    );
}

#[test]
fn what_is_missing_is_a_word_and_breaks_the_line() {
    let gap = fixture("gap");
    let gap = draw(&gap, None);
    let elements = check("gap", &gap.wide);
    assert!(texts(&elements).any(|text| text.text == "未公布"));
    assert!(texts(&elements).any(|text| text.text.contains("注：2016年未公布。")));
    let joined = elements.iter().filter(|element| element.attribute("class") == Some("s-main")).count();
    assert_eq!(joined, 2, "2014 to 2015 and 2017 to 2018");
    assert!(!gap.wide.contains("期间未收录"));
    let dots = drawn(&fixture("home-dots"), false);
    assert!(dots.iter().any(|(_, text)| text == "未收录：渝北区、梁平区"));
    let marks = check("dots", &draw(&fixture("home-dots"), None).wide);
    let marks = marks
        .iter()
        .filter(|element| element.name == "circle" && element.attribute("class") == Some("f-main"));
    assert_eq!(marks.count(), 3);
}

#[test]
fn a_long_silence_is_a_guide_and_is_said() {
    let tongnan = fixture("tongnan-trend");
    let tongnan = draw(&tongnan, None);
    assert!(tongnan.wide.contains("stroke-dasharray=\"4 4\""));
    assert!(tongnan.wide.contains("期间未收录"));
    let two = fixture("two-points");
    let two = draw(&two, None);
    assert!(two.wide.contains("stroke-dasharray=\"4 4\""), "two observations are joined by a guide");
    assert!(!two.wide.contains("期间未收录"), "a year after a year is no silence");
}

#[test]
fn one_reading_is_a_mark_without_a_line_and_zero_is_drawn() {
    let single = check("one", &draw(&fixture("one-point"), None).wide);
    assert!(!single.iter().any(|element| element.attribute("class") == Some("s-main")));
    assert_eq!(single.iter().filter(|element| element.name == "circle").count(), 2, "a mark and its rim");
    let zero = drawn(&fixture("all-zero"), false);
    assert_eq!(zero.iter().filter(|(class, text)| class == "f-main" && text == "0").count(), 3);
}

#[test]
fn a_provisional_reading_is_hollow_dashed_and_named() {
    let picture = draw(&fixture("provisional"), None).wide;
    assert!(picture.contains("0.8%（初步）") && picture.contains("stroke-dasharray=\"2 3\""));
    assert!(picture.contains("目标 0.5%（2020年）"));
    assert!(picture.contains("stroke-dasharray=\"7 4\""));
}

#[test]
fn an_axis_that_does_not_start_at_zero_says_so_and_a_log_axis_with_zero_is_linear() {
    let two = series(&rate(), "潼南区", &[("2018", "97%"), ("2019", "99%")]);
    let mut high = chart("high", "参保率", ChartData::Trend(vec![two]));
    assert!(!draw(&high, None).wide.contains("纵轴不从零开始"));
    high.baseline = Some(rust_decimal::Decimal::from(90));
    assert!(draw(&high, None).wide.contains("纵轴不从零开始"));
    let mut zero = fixture("chongqing-trend");
    zero.log = true;
    assert!(draw(&zero, None).wide.contains("未用对数坐标"));
}

#[test]
fn a_towering_comparison_is_an_arrow_with_its_value() {
    let picture = draw(&fixture("tongnan-reference"), None).wide;
    assert!(picture.contains("重庆市2014年7.1%超出纵轴，以箭头表示"));
    assert!(
        drawn(&fixture("tongnan-reference"), false).iter().any(|(_, text)| text == "0.8"),
        "the axis is Tongnan's"
    );
}

#[test]
fn tables_have_a_row_for_every_figure_and_every_absent_place() {
    let dots = fixture("home-dots");
    let table = draw(&dots, None).table;
    assert_eq!(table.rows.len(), 5);
    assert_eq!(table.rows[0].cells[..4], ["潼南区", "贫困发生率", "2020年4月", "0.06%"].map(String::from));
    assert_eq!(table.rows[3].cells[3], "未收录", "no entry is not a declaration");
    assert!(table.rows.iter().all(|row| row.cells.len() == table.head.len()));
}

#[test]
fn an_authors_own_words_stand() {
    let mut own = fixture("tongnan-trend");
    own.alt = Some(vec![crate::site::Inline::Text("自己的话".to_owned())]);
    own.note = Some("自己的注".to_owned());
    let drawing = draw(&own, None);
    assert_eq!(drawing.alt, "自己的话");
    assert!(drawing.wide.contains("自己的注"));
}

#[test]
fn a_sparkline_has_a_dot_at_every_reading() {
    let of = |observations: &[(&str, &str)]| sparkline(&series(&rate(), "潼南区", observations).figures);
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[("2019", "未公布")]), None);
    let single = of(&[("2019", "0.36%")]).unwrap();
    assert_eq!((single.matches("<circle").count(), single.matches("<polyline").count()), (2, 0));
    let two = of(&[("2016-04", "0.6%"), ("2020-04", "0.06%")]).unwrap();
    assert_eq!((two.matches("<circle").count(), two.matches("<polyline").count()), (4, 1));
    check("spark", &two);
}

#[test]
fn computed_parts_are_marked() {
    let parts = drawn(&fixture("tongnan-parts"), true);
    assert!(parts.iter().any(|(_, text)| text == "未脱贫户（推算）"));
    let revised = with(&figure(&rate(), &place("潼南区"), "2019", "1%"), |figure| {
        figure.nature = Nature::Derived;
        figure.status = Status::Revised;
    });
    let single = fixtures::series(&rate(), "潼南区", &[]);
    let data = ChartData::Trend(vec![crate::site::Series { figures: vec![revised], ..single }]);
    assert!(draw(&chart("derived", "推算", data), None).wide.contains("1%（推算）"));
}

#[test]
fn the_foot_says_where_numbers_stand_and_on_what_basis() {
    let mut indicator = rate().as_ref().clone();
    indicator.methodology = Some("建档立卡口径".to_owned());
    let mut single =
        series(&std::sync::Arc::new(indicator), "潼南区", &[("2019", "1%"), ("2020-04", "0.5%")]);
    let range = crate::quantity::Period::Range(
        Box::new(crate::quantity::Period::parse("2017-10").unwrap()),
        Box::new(crate::quantity::Period::parse("2020-03").unwrap()),
    );
    single.figures[0] = with(&single.figures[0], |figure| figure.period = range.clone());
    let picture = draw(&chart("range", "区间", ChartData::Trend(vec![single])), None).wide;
    assert!(picture.contains("2020年3月至2020年4月"), "an observation of a range stands at its end");
    assert!(picture.contains("截至2020年4月（按原文推定）。") && picture.contains("注：建档立卡口径。"));
}
