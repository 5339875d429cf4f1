//! Roles in prose, and the diagnostics of those that cannot be compiled.

use super::{body, body_of, line_of};
use crate::compile::prose::lower::inline;
use crate::compile::testing::span;
use crate::read::Scalar;
use crate::site::testing::SampleSite;

fn sample() -> SampleSite {
    SampleSite::with_districts()
        .here("贫困发生率@2020-04 0.06%")
        .here("贫困发生率@2016 0.6%")
        .here("建档立卡人口@2020-04 53487人")
        .here("建档立卡人口@2019 52253人")
        .here("产业基地@2020-04/严寨村 300余个")
        .there("全国", "农村贫困发生率@2019 0.6%")
}

#[test]
fn typed_numbers_are_figures_or_stand_for_themselves() {
    for (typed, expected) in [
        ("降至0.06%。", "降至<fig 0.06%>。"),
        ("**53487人**受益，53,487人", "<b><fig 53487人></b>受益，<fig 53,487人>"),
        ("共300余个", "共<fig 300余个>"),
        ("仅53478人", "仅53478人"),
        ("仅53人", "仅53人"),
        ("2020年4月，第3个，“1486”", "2020年4月，第3个，“1486”"),
        ("`53人`{lit}`53人`", "<code>53人</code><lit 53人>"),
    ] {
        assert_eq!(body_of(&sample(), typed), expected, "{typed}");
    }
    // A number that two figures print is right, but which one it is nobody can say.
    let twice = SampleSite::with_districts().here("贫困发生率@2016 0.6%").here("贫困发生率@2017 0.6%");
    assert_eq!(body_of(&twice, "为0.6%"), "为0.6%");
}

#[test]
fn roles_print_figures_changes_and_literals() {
    for (typed, expected) in [
        ("降至{fig}`贫困发生率`。", "降至<fig 0.06%>。"),
        ("由{fig}`发生率@2016`降", "由<fig 0.6%>降"),
        ("达**{fig}`建档立卡人口`**的", "达<b><fig 53487人></b>的"),
        ("{fig}`农村贫困发生率@2019/全国`", "<fig 0.6%>"),
        ("{fig}` 产业基地 / 严寨村 `", "<fig 300余个>"),
        ("{change}`贫困发生率 2016..2020-04`", "<change 下降0.54个百分点>"),
        ("{change}`贫困发生率/潼南区 2016 .. 2020-04 至`", "<change 由0.6%降至0.06%>"),
        ("{change}`贫困发生率 2016..2020-04 幅度`", "<change 下降90%>"),
        ("{change}`建档立卡人口 2019..2020-04`", "<change 增加1234人>"),
        ("约{lit}`120亩`地", "约<lit 120亩>地"),
        ("\\{fig}`原样`", "{fig}<code>原样</code>"),
        ("普通`代码`", "普通<code>代码</code>"),
        ("{}`空名`", "{}<code>空名</code>"),
        ("- {fig}`贫困发生率`", "list(<fig 0.06%>)"),
        ("| 甲 |\n|---|\n| {fig}`贫困发生率` |", "甲\n<fig 0.06%>"),
        ("> 至\n> {fig}`贫困发生率`", "quote(至<fig 0.06%>)"),
    ] {
        assert_eq!(body_of(&sample(), typed), expected, "{typed}");
    }
    assert_eq!(line_of(&sample(), "{fig}`贫困发生率`以下"), "<fig 0.06%>以下");
}

#[test]
fn roles_that_cannot_be_understood_point_at_the_bytes() {
    for (typed, code, excerpt) in [
        ("{fgi}`贫困发生率`", "ROLE-UNKNOWN", "{fgi}"),
        ("{ref}`贫困发生率`", "ROLE-UNKNOWN", "{ref}"),
        ("{fig}`贫困发声率`", "NAME-UNKNOWN", "贫困发声率"),
        ("{fig}`贫困发生率@2020.4`", "PERIOD-SYNTAX", "2020.4"),
        ("{fig}`贫困发生率/潼北区`", "NAME-UNKNOWN", "潼北区"),
        ("{fig}`贫困发生率@2011`", "CITE-UNKNOWN", "贫困发生率@2011"),
        ("{fig}`贫困发生率＠2016`", "ROLE-SYNTAX", "＠"),
        ("{fig}`@2016`", "ROLE-SYNTAX", "@2016"),
        ("{fig}`贫困发生率@`", "ROLE-SYNTAX", "贫困发生率@"),
        ("{change}`贫困发生率 2016-2020`", "ROLE-SYNTAX", "贫困发生率 2016-2020"),
        ("{change}`贫困发生率 2020-04..2016`", "ROLE-SYNTAX", "贫困发生率 2020-04..2016"),
        ("{change}`贫困发生率 2016..2018`", "CITE-UNKNOWN", "2018"),
        ("{change}`贫困发生率 2016..2020-04 倍`", "ROLE-SYNTAX", "贫困发生率 2016..2020-04 倍"),
    ] {
        let output = body_of(&sample(), typed);
        let problem = output.lines().nth(1).unwrap_or_default();
        assert_eq!(problem, format!("{code} at ‹{excerpt}›"), "{typed}");
    }
    let change = body_of(
        &SampleSite::with_districts().here("产业基地@2019 近200个").here("产业基地@2020-04 300余个"),
        "{change}`产业基地 2019..2020-04`",
    );
    assert!(change.ends_with("CHANGE-IMPOSSIBLE at ‹产业基地 2019..2020-04›"), "{change}");
}

#[test]
fn slips_of_typing_are_said_plainly() {
    assert_eq!(body("｛lit｝`3亩`"), "<lit 3亩>\nROLE-SYNTAX at ‹｛lit｝›");
    assert_eq!(body("{fig} `甲`"), "{fig} <code>甲</code>\nROLE-SYNTAX at ‹{fig}›");
    assert_eq!(body("见{fig}贫困发生率"), "见{fig}贫困发生率\nROLE-SYNTAX at ‹{fig}›");
}

#[test]
fn an_escaped_or_folded_scalar_is_blamed_as_a_whole_and_its_folds_vanish() {
    let scalar = Scalar {
        text: "贫困 发生率 {fig}`没有` end of".to_owned(),
        span: span(7, 9),
        verbatim: false,
        quoted: true,
    };
    let mut out = Vec::new();
    let content = inline(&mut out, &scalar, &sample().page().scope());
    assert_eq!(super::sketch::inlines(&content), "贫困发生率<code>没有</code> end of");
    assert_eq!(out.iter().map(|problem| problem.labels[0].span).collect::<Vec<_>>(), [span(7, 9)]);
}
