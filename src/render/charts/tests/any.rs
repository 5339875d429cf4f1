//! Any series there can be: charts always end, and always keep their promises.

use proptest::prelude::*;

use super::fixtures::{chart, reference, series};
use super::picture::check;
use crate::render::charts::{draw, sparkline};
use crate::site::ChartData;

fn values() -> impl Strategy<Value = Vec<String>> {
    let value = prop_oneof![
        Just("0".to_owned()),
        Just("未公布".to_owned()),
        Just("1000000000000000".to_owned()),
        Just("0.000001".to_owned()),
        (-1_000_000i64..1_000_000).prop_map(|value| value.to_string()),
        (0u32..10_000).prop_map(|value| format!("{}.{:02}", value / 100, value % 100)),
    ];
    let equal = (value.clone(), 0usize..12).prop_map(|(value, count)| vec![value; count]);
    prop_oneof![equal, prop::collection::vec(value, 0..30)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    #[allow(clippy::disallowed_methods)]
    fn charts_always_end(first in values(), second in values(), log: bool, compared: bool, start in 1i16..9900, kind in 0..4, step in 1i16..4) {
        let indicator = super::fixtures::indicator("户数", "户");
        let line = |name: &str, values: &[String]| {
            let observations: Vec<(String, &str)> = values.iter().enumerate()
                .map(|(at, value)| (format!("{}", start + at as i16 * step), value.as_str())).collect();
            let observations: Vec<(&str, &str)> = observations.iter().map(|(at, value)| (at.as_str(), *value)).collect();
            series(&indicator, name, &observations)
        };
        let first_series = line("潼南区", &first);
        let other = line("重庆市", &second);
        let other = if compared { reference(other) } else { other };
        let trend = ChartData::Trend(vec![first_series.clone(), other.clone()]);
        let figures = first_series.figures.clone();
        let dots = ChartData::Dots { indicator: indicator.clone(), figures: figures.clone(), absent: vec![] };
        let data = match kind {
            0 => dots,
            1 => ChartData::Multiples(vec![first_series, other]),
            _ => trend,
        };
        let mut chart = chart("any", "任意的数", data);
        chart.log = log;
        let drawing = draw(&chart, None);
        check("wide", &drawing.wide);
        check("narrow", &drawing.narrow);
        if let Some(picture) = sparkline(&figures) {
            check("spark", &picture);
        }
    }
}
