//! Which charts a site has, and what their titles find.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fixtures::{figure, indicator, series, with};
use crate::analyse::ChartSet;
use crate::quantity::Formula;
use crate::render::charts::draw;
use crate::site::{
    Block, Chart, ChartData, Dictionary, District, Figure, FigureIndex, Indicator, Nature, Page, Place,
    Profile, Prose, Settings, Site, State, plain_text,
};
use crate::text::scope::Scope;

const EVERYTHING: Scope<'static, ()> = Scope::All;

fn place(slug: &str, name: &str, code: Option<&str>) -> Arc<District> {
    let mut district = super::fixtures::district(slug, name).as_ref().clone();
    district.code = code.map(str::to_owned);
    Arc::new(district)
}

fn dictionary() -> Vec<Arc<Indicator>> {
    let made = |name: &str, id: &str, unit: &str, order: usize, equals: Option<Formula>| {
        let mut made = indicator(name, unit).as_ref().clone();
        (made.id, made.order, made.equals) = (id.to_owned(), order, equals.into_iter().collect());
        Arc::new(made)
    };
    let operand = |name: &str| Box::new(Formula::Indicator(name.to_owned()));
    let left = Formula::Difference(operand("建档立卡户"), operand("已脱贫户"));
    vec![
        made("贫困发生率", "poverty-rate", "%", 0, None),
        made("建档立卡户", "households", "户", 1, None),
        made("已脱贫户", "households-out", "户", 2, None),
        made("未脱贫户", "households-left", "户", 3, Some(left)),
        made("公益性岗位", "posts", "个", 4, None),
    ]
}

fn page(slug: &str, blocks: Vec<Block>, draft: bool) -> Page {
    let standing = if draft { State::Draft } else { State::Published }.into();
    Page { body: Prose { blocks }, standing, ..Page::sample(slug) }
}

fn site() -> Site {
    let tongnan = place("tongnan", "潼南区", Some("500152"));
    let banan = place("banan", "巴南区", Some("500113"));
    let yubei = place("yubei", "渝北区", Some("500112"));
    let chongqing = place("chongqing", "重庆市", Some("500000"));
    let china = place("china", "全国", None);
    let all = dictionary();
    let of = |at: usize, district: &Arc<District>, period: &str, printed: &str| {
        figure(&all[at], &Place::whole(district), period, printed)
    };
    let left = with(&of(3, &tongnan, "2020-04", "169户"), |figure| figure.nature = Nature::Derived);
    let figures: Vec<Arc<Figure>> = vec![
        of(0, &tongnan, "2016-04", "0.6%"),
        of(0, &tongnan, "2020-04", "0.06%"),
        of(1, &tongnan, "2020-04", "15495户"),
        of(2, &tongnan, "2020-04", "15326户"),
        left,
        of(0, &banan, "2014", "2.2%"),
        of(0, &banan, "2020-04", "0.01%"),
        of(0, &chongqing, "2018", "0.7%"),
        of(0, &chongqing, "2019", "0.12%"),
        of(0, &china, "2018", "1.7%"),
        of(4, &yubei, "2020", "2000个"),
    ];
    let authored = Chart { id: "tongnan-1".to_owned(), ..super::fixtures::real()[0].clone() };
    let nested =
        Block::Quote(vec![Block::List { start: None, items: vec![vec![Block::Chart(Box::new(authored))]] }]);
    let names: BTreeMap<String, Arc<Indicator>> =
        all.iter().map(|indicator| (indicator.name.clone(), Arc::clone(indicator))).collect();
    let profile =
        Profile { page: page("tongnan", vec![nested], false), district: Arc::clone(&tongnan), source: None };
    Site {
        settings: Settings {
            trend: Some("贫困发生率".to_owned()),
            references: vec!["重庆市".to_owned(), "全国".to_owned()],
            ..Settings::default()
        },
        dictionary: Dictionary { indicators: all, names },
        districts: vec![tongnan, banan, yubei, chongqing, china],
        profiles: vec![profile],
        index: FigureIndex::new(&figures),
        figures,
        ..Site::default()
    }
}

#[test]
fn a_site_has_the_charts_its_data_can_show_and_no_others() {
    let charts = ChartSet::of(&site(), EVERYTHING);
    let ids: Vec<&str> = charts.iter().map(|chart| chart.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "banan-trend",
            "china-trend",
            "chongqing-trend",
            "home-dots",
            "home-multiples",
            "indicator-poverty-rate-dots",
            "tongnan-1",
            "tongnan-parts-households-left",
            "tongnan-trend",
        ]
    );
    assert!(charts.district("yubei").trend.is_none(), "a district without a rate gets a sentence");
    assert!(charts.indicator("posts").is_none(), "one place is no comparison");
    assert_eq!(charts.district("tongnan").parts.len(), 1);
}

#[test]
fn titles_say_what_the_data_say() {
    let charts = ChartSet::of(&site(), EVERYTHING);
    let title = |chart: &Chart| plain_text(&chart.title);
    assert_eq!(title(charts.district("tongnan").trend.unwrap()), "潼南区贫困发生率由0.6%降至0.06%");
    assert_eq!(title(charts.district("china").trend.unwrap()), "全国2018年贫困发生率为1.7%");
    assert_eq!(title(charts.home().dots.unwrap()), "2个区县公布贫困发生率，最低为巴南区0.01%");
    assert_eq!(title(charts.home().multiples.unwrap()), "2个区县贫困发生率下降");
    assert_eq!(title(charts.district("tongnan").parts[0]), "潼南区建档立卡户15495户，其中已脱贫户15326户");
}

#[test]
fn a_district_is_compared_with_its_province_and_not_with_the_nation() {
    let site = site();
    let charts = ChartSet::of(&site, EVERYTHING);
    let ChartData::Trend(all) = &charts.district("tongnan").trend.unwrap().data else { panic!() };
    let names: Vec<(String, bool)> =
        all.iter().map(|series| (series.place.name(), series.reference)).collect();
    assert_eq!(names, [("潼南区".to_owned(), false), ("重庆市".to_owned(), true)]);
    let ChartData::Trend(own) = &charts.district("chongqing").trend.unwrap().data else { panic!() };
    assert_eq!((own.len(), own[0].reference), (1, false));
    let ChartData::Dots { figures, absent, .. } = &charts.home().dots.unwrap().data else { panic!() };
    assert_eq!((figures.len(), absent.len()), (2, 1), "渝北区 is named, places of comparison are not");
}

#[test]
fn a_site_without_data_has_no_charts() {
    assert_eq!(ChartSet::of(&Site::default(), EVERYTHING).iter().count(), 0);
    let no_figures = series(&dictionary()[0], "潼南区", &[]);
    assert!(
        draw(&super::fixtures::chart("none", "无", ChartData::Trend(vec![no_figures])), None)
            .wide
            .contains("暂无数据")
    );
}

#[test]
fn equal_readings_have_no_highest() {
    let mut site = site();
    let rate = site.dictionary.indicators[0].clone();
    let places = site.districts.iter().take(2).map(Place::whole);
    site.figures = places.map(|place| figure(&rate, &place, "2020", "100%")).collect();
    site.index = FigureIndex::new(&site.figures);
    let title = plain_text(&ChartSet::of(&site, EVERYTHING).home().dots.unwrap().title);
    assert_eq!(title, "2个区县公布贫困发生率，均为100%");
}
