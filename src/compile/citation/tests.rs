//! Which figure a citation means.

use super::{Query, find, indicator, period, place};
use crate::compile::testing::{SamplePage, span};
use crate::diagnostic::Diagnostic;
use crate::site::testing::SampleSite;

/// The figure that `指标`, a period and a place (empty for none) cite, as `printed@period`, or the code and help.
fn cited(sample: &SampleSite, name: &str, period_text: &str, place_text: &str) -> String {
    cited_on(&sample.page(), name, period_text, place_text)
}

fn cited_on(page: &SamplePage, name: &str, period_text: &str, place_text: &str) -> String {
    let scope = page.scope();
    let at = span(0, 0);
    let query = Query {
        indicator: indicator(&scope, name, at).unwrap(),
        period: (!period_text.is_empty()).then(|| period(period_text, at).unwrap()),
        place: (!place_text.is_empty()).then(|| place(&scope, place_text, at).unwrap()),
    };
    match find(&scope, &query, at) {
        Ok(figure) => format!("{}@{}", figure.printed(), figure.period.key()),
        Err(problem) => message(&problem),
    }
}

fn message(problem: &Diagnostic) -> String {
    let help: Vec<&str> = problem.help.iter().map(|help| help.zh.as_str()).collect();
    format!("{}: {}", problem.code.id(), help.join(" "))
}

#[test]
fn the_pages_own_period_comes_first_then_its_only_figure_then_the_latest() {
    let sample = SampleSite::with_districts()
        .here("贫困发生率@2016 0.6%")
        .here("贫困发生率@2020-04 0.06%")
        .here("已脱贫人口@2019 52253人")
        .there("潼南区", "已脱贫人口@2020-04 53000人")
        .there("潼南区", "建档立卡人口@2018 53000人")
        .there("潼南区", "建档立卡人口@2019 53487人")
        .there("潼南区", "建档立卡人口@2021 1人");
    assert_eq!(cited(&sample, "贫困发生率", "", ""), "0.06%@2020-04");
    assert_eq!(cited(&sample, "贫困发生率", "2016", ""), "0.6%@2016");
    assert_eq!(cited(&sample, "已脱贫人口", "", ""), "52253人@2019");
    assert_eq!(cited(&sample, "建档立卡人口", "", ""), "53487人@2019");
    assert_eq!(cited(&sample, "建档立卡人口", "2021", ""), "1人@2021");
}

#[test]
fn results_come_before_targets_and_targets_are_found_where_there_is_no_result() {
    let sample = SampleSite::with_districts()
        .here("公益性岗位@2020 2000个 目标")
        .here("产业基地@2020-04 300个 目标")
        .here("产业基地@2020-04 280个")
        .there("渝北区", "产业基地@2020 90个 计划")
        .there("渝北区", "产业基地@2020 100个 目标");
    assert_eq!(cited(&sample, "公益性岗位", "", ""), "2000个@2020");
    assert_eq!(cited(&sample, "公益性岗位", "2020", ""), "2000个@2020");
    assert_eq!(cited(&sample, "产业基地", "", ""), "280个@2020-04");
    assert_eq!(cited(&sample, "产业基地", "", "渝北区"), "100个@2020");
}

#[test]
fn a_printed_figure_comes_before_a_derived_one() {
    let sample = SampleSite::with_districts()
        .there("潼南区", "未脱贫人口@2019 30人 推算")
        .there("潼南区", "未脱贫人口@2019 31人");
    assert_eq!(cited(&sample, "未脱贫人口", "2019", ""), "31人@2019");
}

#[test]
fn places_are_parts_of_this_page_districts_by_any_name_or_parts_of_districts() {
    let sample = SampleSite::with_districts()
        .here("产业基地@2020-04/严寨村 3个")
        .here("产业基地@2020-04 300余个")
        .there("渝北区", "产业基地@2019 5个")
        .there("渝北区", "产业基地@2019/大盛镇 2个")
        .there("潼南区", "产业基地@2018/旧村 1个");
    assert_eq!(cited(&sample, "产业基地", "", "严寨村"), "3个@2020-04");
    assert_eq!(cited(&sample, "产业基地", "", "渝北"), "5个@2019");
    assert_eq!(cited(&sample, "产业基地", "", "渝北区·大盛镇"), "2个@2019");
    assert_eq!(cited(&sample, "产业基地", "", "旧村"), "1个@2018");
    assert_eq!(cited(&sample, "产业基地", "", ""), "300余个@2020-04");
    let page = sample.page();
    let scope = page.scope();
    let unknown = place(&scope, "严塞村", span(0, 0)).unwrap_err();
    assert_eq!(message(&unknown), "NAME-UNKNOWN: 是不是想写「严寨村」？");
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    let sample = SampleSite::with_districts()
        .there("潼南区", "贫困发生率@2016 0.6%")
        .there("潼南区", "贫困发生率@2021 0%")
        .there("渝北区", "产业基地@2019 5个");
    assert_eq!(cited(&sample, "贫困发生率", "2018", ""), "CITE-UNKNOWN: 潼南区现有的期间：2016、2021");
    assert_eq!(
        cited(&sample, "产业基地", "", ""),
        "CITE-UNKNOWN: 有这个指标的地点：渝北区；写成 产业基地/地点"
    );
    assert!(cited(&sample, "公益性岗位", "", "").starts_with("CITE-UNKNOWN: 全站都没有"));
}

#[test]
fn two_different_figures_are_ambiguous_and_two_equal_ones_are_not() {
    let sample = SampleSite::with_districts()
        .here("产业基地@2020-04/甲村 3个")
        .here("产业基地@2020-04/乙村 4个")
        .here("贫困发生率@2020-04 0.06%")
        .here("贫困发生率@2020-04 0.06%")
        .here("建档立卡人口@2020-04 1人")
        .here("建档立卡人口@2020-04 2人");
    assert_eq!(
        cited(&sample, "产业基地", "", ""),
        "CITE-AMBIGUOUS: 写明期间或地点：产业基地@2020-04/乙村、产业基地@2020-04/甲村"
    );
    assert_eq!(cited(&sample, "贫困发生率", "", ""), "0.06%@2020-04");
    assert!(cited(&sample, "建档立卡人口", "", "").starts_with("CITE-AMBIGUOUS"));
}

#[test]
fn a_plain_page_names_the_place_and_gets_the_latest_reading() {
    let sample = SampleSite::with_districts()
        .there("潼南区", "贫困发生率@2016 0.6%")
        .there("潼南区", "贫困发生率@2021 0%");
    let mut page = sample.page();
    (page.parts.home, page.parts.period) = (None, None);
    assert_eq!(cited_on(&page, "贫困发生率", "", "潼南"), "0%@2021");
    assert!(cited_on(&page, "贫困发生率", "", "").starts_with("CITE-UNKNOWN: 写成 贫困发生率/地点"));
}

#[test]
fn a_short_strange_place_is_not_taken_for_another_and_no_name_is_put_right_by_machine() {
    let sample = SampleSite::with_districts();
    let strange = place(&sample.page().scope(), "渝中", span(0, 0)).unwrap_err();
    assert!(message(&strange).starts_with("NAME-UNKNOWN: 可以写"), "{}", message(&strange));
    let misspelling = indicator(&sample.page().scope(), "贫困发声率", span(0, 0)).unwrap_err();
    assert_eq!(
        (message(&misspelling).as_str(), misspelling.fixable()),
        ("NAME-UNKNOWN: 是不是想写「贫困发生率」？", None)
    );
}
