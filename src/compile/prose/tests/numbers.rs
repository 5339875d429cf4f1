//! Numbers are read in the text as printed, whatever markup, escapes and line ends are in them.

use super::{BASE, body_of};
use crate::compile::prose::lower::lower;
use crate::compile::testing::span;
use crate::site::testing::SampleSite;
use crate::site::{Block, Inline, inlines, plain_text};

fn sample() -> SampleSite {
    SampleSite::with_districts().here("建档立卡人口@2020-04 41026人").here("贫困发生率@2020-04 0.06%")
}

/// Each number that prints no figure, with what was typed for it.
fn numbers(typed: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let prose = lower(&mut out, typed, span(BASE, BASE + typed.len()), &sample().page().scope());
    let mut numbers = Vec::new();
    for block in &prose.blocks {
        let Block::Paragraph(content) = block else { panic!("{block:?}") };
        for inline in inlines(content) {
            if let Inline::Numeral(number) = inline {
                let place = number.span.range();
                let place = typed.get(place.start - BASE..place.end - BASE).unwrap();
                numbers.push((number.text.clone(), place.to_owned()));
            }
        }
    }
    numbers
}

#[test]
fn a_number_is_what_its_reader_sees() {
    for (typed, printed, place) in [
        ("共4102**7**人，", "41027人", "4102**7**人"),
        ("共**41027**人", "41027人", "41027**人"),
        ("**共410**27人", "41027人", "410**27人"),
        ("共41*02*7人", "41027人", "41*02*7人"),
        ("共***410****27*人", "41027人", "410****27*人"),
        ("共4102&#55;人", "41027人", "4102&#55;人"),
        ("共&#x34;1027人", "41027人", "&#x34;1027人"),
        ("共41&nbsp;027人", "41\u{a0}027人", "41&nbsp;027人"),
        ("共41 027人", "41 027人", "41 027人"),
        ("共41&thinsp;027人", "41\u{2009}027人", "41&thinsp;027人"),
        ("共41\\.5%", "41.5%", "41\\.5%"),
        ("共41\n027人", "41 027人", "41\n027人"),
        ("共41027\n人", "41027人", "41027\n人"),
        ("共`41027人`", "41027人", "41027人"),
        ("共`410`27人", "41027人", "410`27人"),
        ("共`41027`人", "41027人", "41027`人"),
        ("> 引文\n\n共41027**人次**", "41027人次", "41027**人次"),
    ] {
        let typed_numbers = numbers(typed.trim_start_matches("> 引文\n\n"));
        assert_eq!(typed_numbers, [(printed.to_owned(), place.to_owned())], "{typed}");
    }
}

#[test]
fn a_figure_in_pieces_is_the_figure() {
    for (typed, expected) in [
        ("共**41026**人。", "共<fig 41026人 <b>41026</b>人>。"),
        ("**共410**26人", "<b>共</b><fig 41026人 <b>410</b>26人>"),
        ("共41026\n人", "共<fig 41026人>"),
        ("共4102&#54;人", "共<fig 41026人>"),
        ("**共*410*26人**", "<b>共<fig 41026人 <i>410</i>26人></b>"),
        ("`41026人`", "<fig 41026人 <code>41026人</code>>"),
        ("降至**0.06**%和**41026**人", "降至<fig 0.06% <b>0.06</b>%>和<fig 41026人 <b>41026</b>人>"),
    ] {
        assert_eq!(body_of(&sample(), typed), expected, "{typed}");
    }
}

#[test]
fn names_in_code_and_beside_it_stay_as_they_are() {
    for typed in ["`41027`", "`seeds/tongnan-2020.yml`里", "`G50`5", "`x=3`", "`5.2.1`"] {
        assert!(!numbers(typed).iter().any(|(_, place)| place.contains('`')), "{typed}");
        assert!(body_of(&sample(), typed).contains("<code>"), "{typed}");
    }
    assert_eq!(numbers("见`g`5人"), [("5人".to_owned(), "5人".to_owned())]);
}

#[test]
fn digits_beside_a_citation_are_another_number() {
    let mut wrong = Vec::new();
    for (typed, place) in [
        ("共{lit}`4102`7人", Some("4102`7")),
        ("共5{fig}`建档立卡人口`", Some("5{fig}`建档立卡人口")),
        ("共**5**{fig}`建档立卡人口`", Some("5**{fig}`建档立卡人口")),
        ("共5,{lit}`410`", Some("5,{lit}`410")),
        ("共{lit}`410`.5", Some("410`.5")),
        ("共{lit}`410`万", Some("410`万")),
        ("共{lit}`410`{lit}`26`", Some("410`{lit}`26")),
        ("共{lit}`410`、5", None),
        ("2020年{fig}`建档立卡人口`，5", None),
        ("约{fig}`建档立卡人口`左右", None),
        ("3.{fig}`建档立卡人口`", Some("3.{fig}`建档立卡人口")),
        // Signs.
        ("尚有-{fig}`建档立卡人口`", Some("-{fig}`建档立卡人口")),
        ("-{fig}`建档立卡人口`", Some("-{fig}`建档立卡人口")),
        ("为−{fig}`建档立卡人口`", Some("−{fig}`建档立卡人口")),
        ("共－{fig}`建档立卡人口`", Some("－{fig}`建档立卡人口")),
        ("为-{fig}`贫困发生率`", Some("-{fig}`贫困发生率")),
        ("共负{fig}`建档立卡人口`", Some("负{fig}`建档立卡人口")),
        ("为—{fig}`贫困发生率`", Some("—{fig}`贫困发生率")),
        ("为▲{fig}`贫困发生率`", Some("▲{fig}`贫困发生率")),
        ("误差±{fig}`贫困发生率`", Some("±{fig}`贫困发生率")),
        ("误差正负{fig}`贫困发生率`", Some("正负{fig}`贫困发生率")),
        ("2019-{fig}`建档立卡人口`", None),
        ("5人-{fig}`建档立卡人口`", None),
        ("共{lit}`5人`-{fig}`建档立卡人口`", None),
        ("平均——{fig}`建档立卡人口`", None),
        ("潼南区—{fig}`建档立卡人口`", None),
        ("担负{fig}`建档立卡人口`的任务", None),
        // Numerals and what multiplies a number.
        ("共七{fig}`建档立卡人口`", Some("七{fig}`建档立卡人口")),
        ("共二{fig}`建档立卡人口`", Some("二{fig}`建档立卡人口")),
        ("共千{fig}`建档立卡人口`", Some("千{fig}`建档立卡人口")),
        ("共叁{fig}`建档立卡人口`", Some("叁{fig}`建档立卡人口")),
        ("共四十二{fig}`贫困发生率`", Some("四十二{fig}`贫困发生率")),
        ("共2万{fig}`建档立卡人口`", Some("2万{fig}`建档立卡人口")),
        ("共2.5亿{fig}`建档立卡人口`", Some("2.5亿{fig}`建档立卡人口")),
        ("共{fig}`建档立卡人口`亿。", Some("建档立卡人口`亿")),
        ("共{fig}`建档立卡人口`万人。", Some("建档立卡人口`万")),
        ("共{fig}`贫困发生率`‰。", Some("贫困发生率`‰")),
        ("统一{fig}`建档立卡人口`", None),
        ("收拾{fig}`建档立卡人口`、大陆{fig}`建档立卡人口`", None),
        ("五一{fig}`建档立卡人口`、第三{fig}`建档立卡人口`、初二{fig}`建档立卡人口`", None),
        ("共{fig}`建档立卡人口`万众一心", None),
        // Digits behind a unit.
        ("共{fig}`建档立卡人口`7", Some("建档立卡人口`7")),
        ("共{fig}`建档立卡人口`7，", Some("建档立卡人口`7")),
        ("共{fig}`建档立卡人口`**7**", Some("建档立卡人口`**7")),
        ("共{fig}`贫困发生率`12。", Some("贫困发生率`12")),
        ("共{fig}`建档立卡人口`7个村、{fig}`建档立卡人口`2020年、{fig}`建档立卡人口`5G", None),
        ("共{fig}`建档立卡人口`{fig}`贫困发生率`", None),
    ] {
        let out = body_of(&sample(), typed);
        let expected = place.map(|place| format!("NUMBER-SPLIT at ‹{place}›"));
        let problem = out.lines().find(|line| line.starts_with("NUMBER-SPLIT"));
        let seen = problem.map(str::to_owned);
        wrong.extend(Some((typed, seen.clone(), expected.clone())).filter(|_| seen != expected));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_number_is_a_link_as_a_whole_and_struck_out_as_a_whole() {
    for (typed, place) in [
        ("[41027](/about.md)人", Some("41027](/about.md)人")),
        ("~~410~~41027人", Some("410~~41027人")),
        ("[41027人](/about.md)", None),
        ("~~410人~~41027人", None),
        ("[**41027**人](/about.md)", None),
    ] {
        let out = body_of(&sample(), typed);
        let expected = place.map(|place| format!("NUMBER-SPLIT at ‹{place}›"));
        assert_eq!(out.lines().nth(1).map(str::to_owned), expected, "{typed}");
    }
}

#[test]
fn signs_that_look_like_digits_are_named() {
    for (typed, place) in [
        ("共4102①人", Some("①")),
        ("共**4102**①人", Some("①")),
        ("共⑤③⓪①①人", Some("⑤③⓪①①")),
        ("共4102⁵人", Some("⁵")),
        ("①2020年实现", None),
        ("共5户①", None),
        ("10⁴立方米", None),
        ("100m²土地", None),
        ("见①②", None),
    ] {
        let out = body_of(&sample(), typed);
        let expected = place.map(|place| format!("READ-DIGIT at ‹{place}›"));
        assert_eq!(
            out.lines().find(|line| line.starts_with("READ-DIGIT")).map(str::to_owned),
            expected,
            "{typed}"
        );
    }
}

#[test]
fn what_is_printed_stays_whole() {
    for typed in [
        "共4**10*2*6**人和**5**户、[6**7**人](/about.md)8",
        "共`4`1026人\n5**6**人\n**7**",
        "**5*6~~7~~8*9**人",
        "*4*1**0**2`6`人",
    ] {
        let mut out = Vec::new();
        let prose = lower(&mut out, typed, span(BASE, BASE + typed.len()), &sample().page().scope());
        let [Block::Paragraph(content)] = prose.blocks.as_slice() else { panic!() };
        let bare: String = typed
            .replace("(/about.md)", "")
            .replace("人\n", "人")
            .replace(['*', '`', '~', '[', ']'], "")
            .replace('\n', " ");
        assert_eq!(plain_text(content), bare, "{typed}");
    }
}
