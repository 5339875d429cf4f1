//! Charts to draw, with real numbers, and what they are made of.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::quantity::{Amount, Interval, Period, Qualifier};
use crate::site::testing::{inline, nowhere};
use crate::site::{
    Chart, ChartData, Direction, District, Figure, Indicator, Missing, Nature, Observation, PagePath, Place,
    Series, SourceDocument, TargetRow,
};

pub(super) fn district(slug: &str, name: &str) -> Arc<District> {
    Arc::new(District::sample(slug, name, Some("500152")))
}

pub(super) fn place(name: &str) -> Place {
    Place::whole(&district(&format!("p{}", name.len()), name))
}

pub(super) fn indicator(name: &str, unit: &str) -> Arc<Indicator> {
    Arc::new(Indicator { direction: Direction::Lower, ..Indicator::new(name, "x", unit, 0, nowhere()) })
}

pub(super) fn rate() -> Arc<Indicator> {
    indicator("贫困发生率", "%")
}

pub(super) fn source(id: &str, title: &str) -> Arc<SourceDocument> {
    Arc::new(SourceDocument::sample(id, title))
}

/// 2014, 2020-04; also a year that no author may write.
fn period(key: &str) -> Period {
    match key.split_once('-') {
        None => Period::Year(key.parse().unwrap()),
        Some((year, month)) => Period::Month(year.parse().unwrap(), month.parse().unwrap()),
    }
}

/// A figure from what is printed; a text that begins with no digit or sign is a kind of missing.
pub(super) fn figure(indicator: &Arc<Indicator>, place: &Place, at: &str, printed: &str) -> Arc<Figure> {
    let digits: String = printed.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    let observation = match digits.parse::<Decimal>() {
        Err(_) => Observation::Missing(Missing::NotPublished),
        Ok(value) => {
            let value = if printed.contains('万') { value * Decimal::from(10_000) } else { value };
            let bound = Some(value);
            let interval = Interval { low: bound, low_open: false, high: bound, high_open: false };
            let unit = indicator.unit.clone();
            let qualifier = Qualifier::Exact;
            Observation::Amount(Amount {
                printed: printed.to_owned(),
                value,
                interval,
                unit,
                qualifier,
                decimals: 0,
            })
        }
    };
    Arc::new(Figure {
        period: period(at),
        observation,
        source: Some(source("tongnan-2020", "决战决胜脱贫攻坚 潼南交出亮丽答卷")),
        page: PagePath::new("tongnan/2020-04/index.html").unwrap(),
        anchor: "a".to_owned(),
        ..Figure::sample(indicator, place, "2020", "未公布")
    })
}

pub(super) fn with(figure: &Arc<Figure>, change: impl Fn(&mut Figure)) -> Arc<Figure> {
    let mut changed = figure.as_ref().clone();
    change(&mut changed);
    Arc::new(changed)
}

pub(super) fn series(indicator: &Arc<Indicator>, name: &str, observations: &[(&str, &str)]) -> Series {
    let place = place(name);
    let figures = observations.iter().map(|(at, printed)| figure(indicator, &place, at, printed)).collect();
    Series { indicator: Arc::clone(indicator), place, figures, reference: false }
}

pub(super) fn reference(series: Series) -> Series {
    Series { reference: true, ..series }
}

pub(super) fn chart(id: &str, title: &str, data: ChartData) -> Chart {
    Chart {
        id: id.to_owned(),
        title: inline(title),
        caption: Vec::new(),
        alt: None,
        note: None,
        baseline: None,
        log: false,
        data,
        span: nowhere(),
    }
}

pub(super) fn chongqing() -> Series {
    let observations = [("2014", "7.1%"), ("2018", "0.7%"), ("2019", "0.12%"), ("2020", "0")];
    reference(series(&rate(), "重庆市", &observations))
}

/// Charts with real numbers.
pub(super) fn real() -> Vec<Chart> {
    let tongnan = series(&rate(), "潼南区", &[("2016-04", "0.6%"), ("2020-04", "0.06%")]);
    let banan = series(&rate(), "巴南区", &[("2014", "2.2%"), ("2020-04", "0.01%")]);
    let fengjie = series(&rate(), "奉节县", &[("2019", "0.36%")]);
    let trend = |id: &str, title: &str, all: &[&Series]| {
        chart(id, title, ChartData::Trend(all.iter().map(|series| (*series).clone()).collect()))
    };
    vec![
        trend("tongnan-trend", "潼南区贫困发生率由0.6%降至0.06%", &[&tongnan]),
        trend("tongnan-reference", "潼南区贫困发生率由0.6%降至0.06%", &[&tongnan, &chongqing()]),
        trend("banan-trend", "巴南区贫困发生率由2.2%降至0.01%", &[&banan, &chongqing()]),
        trend("fengjie-trend", "奉节县2019年贫困发生率为0.36%", &[&fengjie]),
        trend(
            "chongqing-trend",
            "重庆市贫困发生率由7.1%降至0",
            &[&Series { reference: false, ..chongqing() }],
        ),
        trend("three", "三个区县贫困发生率都降到0.4%以下", &[&tongnan, &banan, &fengjie]),
        parts(),
        dots(),
        targets(),
        chart("multiples", "2个区县贫困发生率下降", ChartData::Multiples(vec![tongnan, banan, fengjie])),
    ]
}

fn parts() -> Chart {
    let place = place("潼南区");
    let of = |name: &str, printed: &str| figure(&indicator(name, "户"), &place, "2020-04", printed);
    let left = with(&of("未脱贫户", "169户"), |figure| figure.nature = Nature::Derived);
    let data = ChartData::Parts {
        whole: of("建档立卡户", "15495户"),
        parts: vec![of("已脱贫户", "15326户"), left],
    };
    chart("tongnan-parts", "15495户建档立卡户中15326户已脱贫", data)
}

fn dots() -> Chart {
    let of = |name: &str, at: &str, printed: &str| figure(&rate(), &place(name), at, printed);
    let figures = vec![
        of("潼南区", "2020-04", "0.06%"),
        of("巴南区", "2020-04", "0.01%"),
        of("奉节县", "2019", "0.36%"),
    ];
    let data =
        ChartData::Dots { indicator: rate(), figures, absent: vec![place("渝北区"), place("梁平区")] };
    chart("home-dots", "3个区县公布贫困发生率，最低为巴南区0.01%", data)
}

fn targets() -> Chart {
    let rows = [
        ("公益性岗位", "个", "2000个", Some("2135个")),
        ("转移就业", "人", "6000人", Some("5120人")),
        ("产业基地", "个", "300余个", None),
        ("新建规模化产业基地", "亩", "9.1万亩", Some("10.2万亩")),
        ("医保参保率", "%", "100%", Some("100%")),
        ("扶贫小额信贷余额", "元", "5000万元", None),
        ("农村饮水安全巩固提升人口", "人", "2.2万人", Some("1.8万人")),
        ("贫困发生率", "%", "0", Some("0.06%")),
    ];
    let rows = rows.map(|(name, unit, target, result)| {
        let (indicator, place) = (indicator(name, unit), place("潼南区"));
        let target =
            with(&figure(&indicator, &place, "2020", target), |figure| figure.nature = Nature::Target);
        let actual = result.map(|result| figure(&indicator, &place, "2020-04", result));
        TargetRow { indicator, place, target: Some(target), actual }
    });
    chart("tongnan-targets", "八项年度目标，三项已经达到", ChartData::Target(rows.to_vec()))
}
