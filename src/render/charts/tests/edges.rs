//! Charts at the edges of what can be drawn.

use super::fixtures::{chart, figure, indicator, place, rate, series, with};
use crate::site::{Chart, ChartData, Nature, Status};

/// Charts at the edges.
pub(super) fn edges() -> Vec<Chart> {
    let rates = |id: &str, observations: &[(&str, &str)]| {
        chart(
            id,
            "潼南区贫困发生率的边界情形",
            ChartData::Trend(vec![series(&rate(), "潼南区", observations)]),
        )
    };
    let households = |id: &str, observations: &[(&str, &str)]| {
        chart(
            id,
            "户数",
            ChartData::Trend(vec![series(&indicator("建档立卡户", "户"), "潼南区", observations)]),
        )
    };
    let years = [
        "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022",
        "2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030",
    ];
    let falling: Vec<String> =
        (0..20u32).map(|at| format!("{}.{}%", (20 - at) * (20 - at) / 20, at % 10)).collect();
    let many: Vec<(&str, &str)> = years.into_iter().zip(falling.iter().map(String::as_str)).collect();
    let months = [("2020-01", "12户"), ("2020-02", "10户"), ("2020-03", "11户"), ("2020-04", "4户")];
    vec![
        chart("no-series", "没有系列", ChartData::Trend(Vec::new())),
        rates("empty", &[("2016", "未公布"), ("2017", "未公布")]),
        rates("one-point", &[("2019", "0.36%")]),
        rates("two-points", &[("2018", "0.7%"), ("2019", "0.12%")]),
        rates("many", &many),
        households("months", &months),
        rates("all-zero", &[("2018", "0"), ("2019", "0"), ("2020", "0")]),
        rates("all-equal", &[("2018", "5%"), ("2019", "5%"), ("2020", "5%")]),
        households("negative", &[("2018", "-120户"), ("2019", "80户"), ("2020", "-30户")]),
        households("huge", &[("2018", "1000000000000000户"), ("2019", "200000000000000户")]),
        rates("tiny", &[("2018", "0.000001%"), ("2019", "0.000002%"), ("2020", "0.0000005%")]),
        rates("zero-among-missing", &[("2017", "2%"), ("2018", "未公布"), ("2019", "0"), ("2020", "未公布")]),
        rates(
            "gap",
            &[("2014", "7.1%"), ("2015", "6.3%"), ("2016", "未公布"), ("2017", "2.1%"), ("2018", "0.7%")],
        ),
        provisional(),
        collisions(),
        long_names(),
        long_dots(),
        crowd(),
        no_rows(),
        hostile(),
    ]
}

fn provisional() -> Chart {
    let mut series_of_rates =
        series(&rate(), "潼南区", &[("2017", "2%"), ("2018", "1.2%"), ("2019", "0.8%")]);
    let target =
        with(&figure(&rate(), &place("潼南区"), "2020", "0.5%"), |figure| figure.nature = Nature::Target);
    if let Some(last) = series_of_rates.figures.last_mut() {
        *last = with(last, |figure| figure.status = Status::Provisional);
    }
    series_of_rates.figures.push(target);
    chart("provisional", "2019年为初步数，2020年为目标", ChartData::Trend(vec![series_of_rates]))
}

fn collisions() -> Chart {
    let ends = ["1.00%", "1.01%", "1.02%", "0.99%", "1.005%"];
    let names = ["潼南区", "巴南区", "奉节县", "渝北区", "梁平区"];
    let all = names
        .into_iter()
        .zip(ends)
        .map(|(name, end)| series(&rate(), name, &[("2017", "3%"), ("2018", "2%"), ("2019", end)]));
    chart("collisions", "五个区县的贫困发生率在2019年几乎相同", ChartData::Trend(all.collect()))
}

const LONG: &str = "酉阳土家族苗族自治县板溪镇扎营村驻村工作队帮扶责任片区第一网格";

fn long_names() -> Chart {
    let first = series(&rate(), LONG, &[("2018", "17.4%"), ("2019", "0.5%")]);
    let second = series(&rate(), "彭水苗族土家族自治县", &[("2018", "2.5%"), ("2019", "0.49%")]);
    chart(
        "long-names",
        "两个自治县贫困发生率在2019年都降到了0.5%以下，这个标题长得要折成好几行才放得下",
        ChartData::Trend(vec![first, second]),
    )
}

fn long_dots() -> Chart {
    let of = |name: &str, printed: &str| figure(&rate(), &place(name), "2019", printed);
    let figures = vec![of(LONG, "19.8%"), of("潼南区", "0"), of("奉节县", "0.01%"), of("渝北区", "不适用")];
    chart(
        "long-dots",
        "名字很长的地点",
        ChartData::Dots { indicator: rate(), figures, absent: vec![place(LONG)] },
    )
}

fn crowd() -> Chart {
    let all = (0..9u32).map(|at| {
        let (first, last) = (format!("{}.{at}%", at + 3), format!("0.{at}%"));
        let name = format!("第{at}区");
        series(&rate(), &name, &[("2014", &first), ("2018", "1.1%"), ("2019", &last)])
    });
    chart("crowd", "九个区县的贫困发生率都下降", ChartData::Trend(all.collect()))
}

fn no_rows() -> Chart {
    chart("no-rows", "没有目标", ChartData::Target(Vec::new()))
}

fn hostile() -> Chart {
    let name = "<script>\"&'\u{1}\u{202e}]]>";
    chart(
        "hostile",
        name,
        ChartData::Trend(vec![series(&rate(), name, &[("2018", "1%"), ("2019", "<b>2%")])]),
    )
}
