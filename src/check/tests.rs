//! The rules over small sites, built by hand.

use std::sync::Arc;

use super::{Checked, check};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::quantity::Interval;
use crate::site::testing::SampleSite;
use crate::site::{
    Alias, Block, District, Href, Inline, Level, Nature, Page, PagePath, Site, Status, parse_target,
};

fn all(site: Site) -> (Vec<Diagnostic>, Option<Checked>) {
    let mut diagnostics = Diagnostics::default();
    let checked = check(&mut diagnostics, site);
    (diagnostics.sorted().into_iter().cloned().collect(), checked)
}

fn codes(site: Site) -> Vec<&'static str> {
    all(site).0.iter().map(|problem| problem.code.id()).collect()
}

fn only(site: Site) -> Diagnostic {
    let mut problems = all(site).0;
    assert_eq!(problems.len(), 1, "{problems:#?}");
    problems.pop().unwrap()
}

fn poverty() -> SampleSite {
    let mut sample = SampleSite::new(&[
        "建档立卡户 户",
        "已脱贫户 户",
        "未脱贫户 户 建档立卡户 - 已脱贫户",
        "入社贫困户 户",
        "入社贫困户占比 % 入社贫困户 / 建档立卡户",
    ]);
    sample.bulletin("2020-04", &[]);
    sample
}

#[test]
fn a_figure_names_a_source_that_prints_it() {
    let mut sample = poverty();
    sample.figure("建档立卡户", "2020-04", "15495户");
    let problem = only(sample.site());
    assert_eq!(problem.code, Code::FigSource);

    for (printed, numeral) in
        [("15495户", "15495户"), ("15,495 户", "１５４９５户"), ("15495户", "15，495户")]
    {
        let mut sample = poverty();
        sample.figure("建档立卡户", "2020-04", printed);
        sample.numeral(numeral);
        assert_eq!(codes(sample.site()), [""; 0], "{printed} {numeral}");
    }
    let mut missing = poverty();
    missing.figure("建档立卡户", "2020-04", "未公布");
    assert_eq!(codes(missing.site()), [""; 0]);
}

#[test]
fn an_untraced_figure_is_told_what_is_near() {
    let mut sample = poverty();
    sample.figure("建档立卡户", "2020-04", "15459户");
    for numeral in ["0.06%", "15495户", "53487人", "15326户", "15495户"] {
        sample.numeral(numeral);
    }
    let problem = only(sample.site());
    assert_eq!(problem.code, Code::FigTrace);
    assert!(problem.message.zh.contains("tongnan-2020") && problem.message.zh.contains("15459户"));
    assert_eq!(problem.help[0].zh, "是不是 15495户？");
    assert_eq!(problem.labels.len(), 2);
    let mut far = poverty();
    far.figure("建档立卡户", "2020-04", "7户");
    far.numeral("53487人");
    assert_eq!(only(far.site()).help.len(), 1);
}

fn sums(left: &str, accept: &[(&str, &[&str], &str)]) -> Site {
    let mut sample = poverty();
    sample.bulletins.clear();
    sample.bulletin("2020-04", accept);
    for (name, printed) in [("建档立卡户", "15495户"), ("已脱贫户", "15326户"), ("未脱贫户", left)]
    {
        sample.figure(name, "2020-04", printed);
        sample.numeral(printed);
    }
    sample.site()
}

#[test]
fn a_sum_holds_or_is_shown_with_its_arithmetic() {
    for fits in ["169户", "近170户", "160余户", "未公布", "约160户"] {
        assert_eq!(codes(sums(fits, &[])), [""; 0], "{fits}");
    }
    let problem = only(sums("170户", &[]));
    assert_eq!(problem.code, Code::FigSum);
    assert_eq!(problem.message.zh, "「未脱贫户」对不上：15495户 − 15326户 = 169户，原文 170户");
    assert_eq!(problem.labels.len(), 3);
}

#[test]
fn a_share_is_compared_as_it_is_rounded() {
    let site = |share: &str| {
        let mut sample = poverty();
        for (name, printed) in [("建档立卡户", "8664户"), ("入社贫困户", "4856户"), ("入社贫困户占比", share)]
        {
            sample.figure(name, "2020-04", printed);
            sample.numeral(printed);
        }
        sample.site()
    };
    for fits in ["56%", "56.0%", "56.05%", "56.048%", "5成以上", "超过56%"] {
        assert_eq!(codes(site(fits)), [""; 0], "{fits}");
    }
    let problem = only(site("55.2%"));
    assert_eq!(problem.code, Code::FigShare);
    assert_eq!(problem.message.zh, "「入社贫困户占比」对不上：4856户 ÷ 8664户 = 56.05%，原文 55.2%");
}

#[test]
fn a_contradiction_of_the_source_is_accepted_by_rule_and_name() {
    let accept: &[(&str, &[&str], &str)] = &[("FIG-SUM", &["未脱贫户"], "原文如此")];
    let (problems, checked) = all(sums("170户", accept));
    assert!(problems.is_empty(), "{problems:#?}");
    let checked = checked.unwrap();
    let reasons: Vec<Option<&str>> =
        checked.site().figures.iter().map(|figure| checked.disputes(figure)).collect();
    assert_eq!(reasons, [None, None, Some("原文如此")]);
    let dated: &[(&str, &[&str], &str)] = &[("FIG-SUM", &["未脱贫户@2020-04"], "原文如此")];
    assert_eq!(codes(sums("170户", dated)), [""; 0]);

    for (rule, name) in [("FIG-SHARE", "未脱贫户"), ("FIG-SUM", "已脱贫户"), ("FIG-SUM", "未脱贫户@2019")]
    {
        assert_eq!(
            codes(sums("170户", &[(rule, &[name], "")])),
            ["ACCEPT-UNUSED", "FIG-SUM"],
            "{rule} {name}"
        );
    }
    assert_eq!(codes(sums("169户", accept)), ["ACCEPT-UNUSED"]);
    let never = only(sums("169户", &[("FIG-TRACE", &["未脱贫户"], "")]));
    assert!(never.help[0].zh.contains("只能用于"), "{}", never.help[0].zh);
}

#[test]
fn no_figure_lies_outside_its_range() {
    let site = |printed: &str| {
        let mut sample = SampleSite::new(&["参保率 %"]);
        let mut indicator = (*sample.dictionary.indicators[0]).clone();
        indicator.range = Some(Interval::closed(0.into(), 100.into()));
        sample.dictionary.names.insert(indicator.name.clone(), Arc::new(indicator));
        sample.bulletin("2020-04", &[]);
        sample.figure("参保率", "2020-04", printed);
        sample.numeral(printed);
        sample.site()
    };
    for fits in ["100%", "0%", "99.99%", "90%以上", "近100%"] {
        assert_eq!(codes(site(fits)), [""; 0], "{fits}");
    }
    for outside in ["101%", "100.1%", "-3%", "超100%", "9962%"] {
        assert_eq!(codes(site(outside)), ["FIG-RANGE"], "{outside}");
    }
}

fn twice(first: &str, second: &str, change: impl Fn(&mut SampleSite)) -> Vec<&'static str> {
    let mut sample = poverty();
    sample.bulletin("2020-05", &[]);
    sample.figure("建档立卡户", "2020-04", first);
    sample.figure("建档立卡户", "2020-04", second).page = PagePath::page("tongnan/2020-05").unwrap();
    sample.numeral(first);
    sample.numeral(second);
    change(&mut sample);
    codes(sample.site())
}

#[test]
fn one_figure_has_one_value() {
    let same_page = |sample: &mut SampleSite| sample.figures[1].page = sample.figures[0].page.clone();
    assert_eq!(twice("15495户", "15495户", |_| ()), [""; 0]);
    assert_eq!(twice("15495户", "15,495户", same_page), [""; 0]);
    assert_eq!(twice("15495户", "15496户", |_| ()), ["FIG-REVISED"]);
    assert_eq!(twice("15495户", "1.55万户", |_| ()), [""; 0]);
    assert_eq!(twice("15495户", "1.55万户", same_page), ["FIG-REPEAT"]);
    assert_eq!(twice("15495户", "未公布", |_| ()), [""; 0]);
    assert_eq!(twice("15495户", "未公布", same_page), ["FIG-REPEAT"]);
    let revised = |sample: &mut SampleSite| sample.figures[1].status = Status::Revised;
    assert_eq!(twice("15495户", "15496户", revised), [""; 0]);
    let target = |sample: &mut SampleSite| sample.figures[1].nature = Nature::Target;
    assert_eq!(twice("15495户", "15496户", target), [""; 0]);
    let village = |sample: &mut SampleSite| sample.figures[1].place.part = Some("严寨村".into());
    assert_eq!(twice("15495户", "15496户", village), [""; 0]);
    let restated = |sample: &mut SampleSite| {
        sample.figures[1].status = Status::Revised;
        sample.figure("建档立卡户", "2020-04", "15496户").page = PagePath::page("tongnan/2020-06").unwrap();
    };
    assert_eq!(twice("15495户", "15496户", restated), [""; 0], "later pages are held to the revision");
}

#[test]
fn division_codes_have_their_shape() {
    let code = |code: &str, level: Level| {
        let mut sample = poverty();
        let mut district = District::sample("tongnan", "潼南区", Some(code));
        district.level = level;
        sample.districts[0] = Arc::new(district);
        codes(sample.site())
    };
    for (good, level) in [("500152", Level::District), ("500000", Level::Province)] {
        assert_eq!(code(good, level), [""; 0], "{good}");
    }
    for (bad, level) in [
        ("50015", Level::District),
        ("５００１５２", Level::District),
        ("990101", Level::District),
        ("500100", Level::District),
        ("500152", Level::Province),
        ("100000", Level::Nation),
    ] {
        assert_eq!(code(bad, level), ["DISTRICT-CODE"], "{bad}");
    }
    let sample = poverty();
    let twin = Arc::new(District::sample("yubei", "渝北区", Some("500152")));
    let mut site = sample.site();
    site.districts.push(twin);
    assert_eq!(codes(site), ["DISTRICT-CODE"]);
}

#[test]
fn every_page_has_its_own_address() {
    let with = |folder: &str, alias: Option<&str>| {
        let mut sample = poverty();
        let span = sample.span();
        let mut site = sample.site();
        let mut plain = Page { span, ..Page::sample(folder) };
        plain.aliases.extend(alias.map(|alias| Alias { path: PagePath::page(alias).unwrap(), span }));
        site.pages.push(plain);
        codes(site)
    };
    assert_eq!(with("about", Some("old/about")), [""; 0]);
    for taken in ["tongnan/2020-04", "", "indicators", "data", "sources/tongnan-2020", "periods/2020-04"] {
        assert_eq!(with(taken, None), ["PATH-TAKEN"], "{taken}");
        assert_eq!(with("about", Some(taken)), ["PATH-TAKEN"], "{taken}");
    }
    assert_eq!(with("about", Some("about")), ["PATH-TAKEN"]);
    assert_eq!(codes(SampleSite::new(&[]).site()), ["SITE-EMPTY"]);
}

#[test]
fn links_lead_to_pages() {
    let linked = |path: &str| {
        let mut sample = poverty();
        let span = sample.span();
        let href = Href::Page { path: parse_target(path, "").unwrap(), anchor: None, span };
        let link = Inline::Strong(vec![Inline::Link { href, content: Vec::new() }]);
        let list = Block::List { start: None, items: vec![vec![Block::Paragraph(vec![link])]] };
        sample.bulletins[0].page.body.blocks.push(Block::Quote(vec![list]));
        sample.bulletins[0].page.aliases.push(Alias { path: PagePath::page("old/2020-04").unwrap(), span });
        codes(sample.site())
    };
    for good in [
        "",
        "tongnan/2020-04",
        "tongnan/2020-04.md",
        "tongnan/2020-04/",
        "tongnan/2020-04/index.html",
        "_index.md",
        "old/2020-04",
        "indicators/indicator-0",
        "data/figures.csv",
        "data/figures.xlsx",
        "indicators/indicator-0/data.json",
        "tongnan/feed.json",
        "feed.xml",
    ] {
        assert_eq!(linked(good), [""; 0], "{good}");
    }
    for broken in ["tongnan/2020-05", "tongnan", "indicators/none", "data/none.csv"] {
        assert_eq!(linked(broken), ["LINK-BROKEN"], "{broken}");
    }
}

#[test]
fn strict_counts_the_warnings_of_this_room() {
    let (problems, checked) = all(SampleSite::new(&[]).site());
    assert!(checked.is_some() && problems.len() == 1);
    let mut diagnostics = Diagnostics::default();
    diagnostics.deny_warnings();
    assert!(check(&mut diagnostics, SampleSite::new(&[]).site()).is_none());
}
