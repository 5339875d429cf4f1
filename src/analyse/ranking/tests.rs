//! Rankings of small sites: ties, missing values, other bases, other periods.

use std::sync::Arc;

use super::*;
use crate::site::Nature;
use crate::site::testing::SampleSite;

/// A site in which the districts `a`, `b` … print these amounts of one month; `-` has no figure.
fn site(direction: Direction, printed: &[&str]) -> Site {
    let mut sample = SampleSite::new(&["贫困发生率 %"]);
    let mut districts = Vec::new();
    for (at, printed) in printed.iter().enumerate() {
        let name = format!("{}县", ["甲", "乙", "丙", "丁", "戊", "己"][at]);
        let mut district = District::clone(&sample.districts[0]);
        (district.slug, district.name, district.code) = (format!("d{at}"), name, None);
        let district = Arc::new(district);
        if *printed != "-" {
            let figure = sample.figure("贫困发生率", "2020-03", printed);
            figure.place = Place::whole(&district);
        }
        districts.push(district);
    }
    let mut site = sample.site();
    let mut indicator = Indicator::clone(&site.dictionary.indicators[0]);
    indicator.direction = direction;
    site.dictionary.names.insert("贫困发生率".to_owned(), Arc::new(indicator));
    site.districts = districts;
    site
}

fn ranking(site: &Site, every: Frequency, period: &str) -> Ranking {
    let span = site.dictionary.indicators[0].span;
    let rankings = Rankings { indicators: vec!["贫困发生率".to_owned()], every, public: true, span };
    rankings.of(site, &Period::parse(period).unwrap()).remove(0)
}

fn described(ranking: &Ranking) -> String {
    let ranks = ranking.ranks.iter().map(|rank| {
        let tie = if rank.tied { "=" } else { "" };
        format!("{}{tie} {}", rank.place, rank.figure.place.district.short_name())
    });
    let without = ranking
        .unranked
        .iter()
        .map(|unranked| format!("{:?} {}", unranked.why, unranked.district.short_name()));
    ranks.chain(without).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_better_end_comes_first_and_a_tie_leaves_a_gap() {
    let printed = ["0.3%", "0.06%", "0.3%", "1%"];
    assert_eq!(
        described(&ranking(&site(Direction::Lower, &printed), Frequency::Month, "2020-03")),
        "1 乙县, 2= 甲县, 2= 丙县, 4 丁县"
    );
    assert_eq!(
        described(&ranking(&site(Direction::Higher, &printed), Frequency::Month, "2020-03")),
        "1 丁县, 2= 甲县, 2= 丙县, 4 乙县"
    );
}

#[test]
fn what_the_print_cannot_tell_apart_shares_a_place() {
    // 0.06% stands for 0.055 to 0.065, so 0.061% may be more or less; 0.065% begins where 0.06% ends.
    assert_eq!(
        described(&ranking(
            &site(Direction::Lower, &["0.061%", "0.06%", "0.07%"]),
            Frequency::Month,
            "2020-03"
        )),
        "1= 甲县, 1= 乙县, 3 丙县"
    );
    // 超 has no upper end: everything above it may be less.
    assert_eq!(
        described(&ranking(&site(Direction::Higher, &["超1%", "5%", "0.5%"]), Frequency::Month, "2020-03")),
        "1= 甲县, 1= 乙县, 3 丙县"
    );
    assert_eq!(
        described(&ranking(
            &site(Direction::Lower, &["0.1%", "0.05%～0.2%", "0.19%"]),
            Frequency::Month,
            "2020-03"
        )),
        "1= 甲县, 1= 乙县, 1= 丙县"
    );
}

#[test]
fn missing_ones_are_named_and_have_no_place() {
    assert_eq!(
        described(&ranking(
            &site(Direction::Lower, &["0.2%", "-", "未公布", "0.1%"]),
            Frequency::Month,
            "2020-03"
        )),
        "1 丁县, 2 甲县, Absent 乙县, Missing(NotPublished) 丙县"
    );
    assert_eq!(
        described(&ranking(&site(Direction::Lower, &["0.2%", "-"]), Frequency::Month, "2020-03")),
        "Alone 甲县, Absent 乙县"
    );
}

#[test]
fn only_one_methodology_is_compared() {
    let mut site = site(Direction::Lower, &["0.2%", "0.1%", "0.3%"]);
    let figures: Vec<Figure> = site.figures.iter().map(|figure| Figure::clone(figure)).collect();
    let figures = figures.into_iter().enumerate().map(|(at, mut figure)| {
        figure.methodology = (at == 1).then(|| "常住人口口径".to_owned());
        Arc::new(figure)
    });
    site.figures = figures.collect();
    site.index = crate::site::FigureIndex::new(&site.figures);
    assert_eq!(
        described(&ranking(&site, Frequency::Month, "2020-03")),
        "1 甲县, 2 丙县, OtherMethodology 乙县"
    );
}

#[test]
fn a_quarter_takes_its_own_readings_or_those_of_its_last_month() {
    let mut site = site(Direction::Lower, &["0.2%", "0.1%", "0.3%"]);
    let march = ranking(&site, Frequency::Quarter, "2020-Q1");
    assert_eq!(
        (march.period.key().as_str(), described(&march).as_str()),
        ("2020-03", "1 乙县, 2 甲县, 3 丙县")
    );
    assert!(ranking(&site, Frequency::Quarter, "2019-Q4").ranks.is_empty());
    // One district that gives the quarter does not outweigh two that give the month.
    let figures: Vec<Arc<Figure>> = site
        .figures
        .iter()
        .enumerate()
        .map(|(at, figure)| {
            let period = if at == 0 { Period::Quarter(2020, 1) } else { figure.period.clone() };
            Arc::new(Figure { period, ..Figure::clone(figure) })
        })
        .collect();
    site.figures = figures;
    site.index = crate::site::FigureIndex::new(&site.figures);
    assert_eq!(described(&ranking(&site, Frequency::Quarter, "2020-Q1")), "1 乙县, 2 丙县, Absent 甲县");
}

#[test]
fn targets_have_no_place_and_derived_readings_do() {
    let mut site = site(Direction::Lower, &["0.2%", "0.1%", "0.3%"]);
    let natures = [Nature::Target, Nature::Derived, Nature::Actual];
    let figures = site
        .figures
        .iter()
        .zip(natures)
        .map(|(figure, nature)| Arc::new(Figure { nature, ..Figure::clone(figure) }));
    site.figures = figures.collect();
    site.index = crate::site::FigureIndex::new(&site.figures);
    assert_eq!(described(&ranking(&site, Frequency::Month, "2020-03")), "1 乙县, 2 丙县, Absent 甲县");
}

#[test]
fn a_district_that_is_no_more_is_not_listed() {
    let mut site = site(Direction::Lower, &["0.2%", "0.1%", "-"]);
    let mut gone = District::clone(&site.districts[2]);
    gone.valid_to = Some(Date::constant(2020, 3, 30));
    site.districts[2] = Arc::new(gone);
    assert_eq!(described(&ranking(&site, Frequency::Month, "2020-03")), "1 乙县, 2 甲县");
}
