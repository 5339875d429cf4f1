//! Tests of the downloads: that spreadsheets run nothing, that amounts come back, that columns are as promised.

use std::sync::Arc;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::check;
use crate::diagnostic::Diagnostics;
use crate::quantity::{Amount, Interval, Qualifier};
use crate::site::testing::nowhere;
use crate::site::{District, Figure, Indicator, Missing, Nature, Observation, Place, Site};

/// What a spreadsheet could take for the start of a formula, bare and after the spaces it skips.
const STARTERS: [&str; 24] = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠", " =", " +", " -", " @", " ＝", " ＋", " －", " ＠", "\t",
    "\r", "\n", "　=", "　＠", "\u{a0}=", "  +", " \t",
];

fn district(name: &str) -> Arc<District> {
    Arc::new(District { order: 1, ..District::sample("tongnan", name, Some("500152")) })
}

fn indicator(name: &str, unit: &str) -> Arc<Indicator> {
    Arc::new(Indicator::new(name, "base-area", unit, 0, nowhere()))
}

fn amount(printed: &str, value: Decimal, qualifier: Qualifier) -> Observation {
    let interval = Interval { low: Some(value), low_open: false, high: None, high_open: true };
    let (printed, unit) = (printed.to_owned(), "亩".to_owned());
    Observation::Amount(Amount { printed, value, interval, unit, qualifier, decimals: 0 })
}

fn figure(
    district: &Arc<District>,
    part: Option<&str>,
    indicator: &Arc<Indicator>,
    observation: Observation,
) -> Arc<Figure> {
    let place = Place { district: Arc::clone(district), part: part.map(Arc::from) };
    let anchor = "base-area-2020-04".to_owned();
    Arc::new(Figure { observation, anchor, ..Figure::sample(indicator, &place, "2020-04", "未公布") })
}

fn site(figures: Vec<Arc<Figure>>) -> Site {
    Site { figures, ..Site::default() }
}

/// The rows of a CSV file as a program reads them, the header left out.
fn reread(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a BOM");
    let mut reader = csv::Reader::from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn figures_stand_in_thirteen_columns() {
    let (tongnan, area) = (district("潼南区"), indicator("基地面积", "亩"));
    let rows = site(vec![
        figure(&tongnan, None, &area, amount("9.1万亩", Decimal::new(910_000, 1), Qualifier::Exact)),
        figure(&tongnan, Some("宝龙镇严寨村"), &area, amount("1～2亩", Decimal::ONE, Qualifier::Range)),
        figure(&tongnan, None, &area, Observation::Missing(Missing::NotPublished)),
    ]);
    let expected = "\u{feff}district_code,district,indicator_id,indicator,period,value,unit,qualifier,nature,status,printed,source,bulletin\r\n\
        500152,潼南区,base-area,基地面积,2020-04,91000,亩,exact,actual,final,9.1万亩,,tongnan/2020-04\r\n\
        500152,潼南区·宝龙镇严寨村,base-area,基地面积,2020-04,1,亩,range,actual,final,1～2亩,,tongnan/2020-04\r\n\
        500152,潼南区,base-area,基地面积,2020-04,,亩,,actual,final,未公布,,tongnan/2020-04\r\n";
    assert_eq!(String::from_utf8(figures_csv(&rows)).unwrap(), expected);
}

#[test]
fn no_text_of_an_author_starts_a_formula() {
    for starter in STARTERS {
        let text = format!("{starter}HYPERLINK(\"http://x\",\"潼南\")");
        let area = || amount("-3.2亩", Decimal::new(-32, 1), Qualifier::Exact);
        let rows = site(vec![
            figure(&district(&text), None, &indicator("面积", "亩"), area()),
            figure(&district("潼南区"), None, &indicator(&text, "亩"), area()),
            figure(&district("潼南区"), None, &indicator("面积", &text), area()),
        ]);
        let read = reread(&figures_csv(&rows));
        for (row, column) in read.iter().zip([1, 3, 6]) {
            assert_eq!(row[column], format!("'{text}"), "{starter:?} in column {column}");
            assert_eq!((row[5].as_str(), row[10].as_str()), ("-3.2", "-3.2亩"), "an amount was touched");
        }
    }
}

#[test]
fn json_rows_say_what_a_table_has_no_room_for() {
    let (tongnan, area) = (district("潼南区"), indicator("基地面积", "亩"));
    let over = figure(&tongnan, None, &area, amount("300余亩", Decimal::new(300, 0), Qualifier::Over));
    // What is derived needs no source of its own.
    let over = Arc::new(Figure { nature: Nature::Derived, ..Arc::unwrap_or_clone(over) });
    let withheld = figure(&tongnan, None, &area, Observation::Missing(Missing::Withheld));
    let checked =
        check::check(&mut Diagnostics::default(), site(vec![over, withheld])).expect("nothing wrong");
    let file: serde_json::Value = serde_json::from_slice(&figures_json(&checked, None)).unwrap();
    assert_eq!(file["rows"][0]["value"], "300", "decimals are texts");
    assert_eq!(file["rows"][0]["interval"]["low"], "300");
    assert_eq!(file["rows"][0]["interval"]["high"], serde_json::Value::Null);
    assert_eq!(file["rows"][1]["value"], serde_json::Value::Null);
    assert_eq!(file["rows"][1]["missing"], "withheld");
    assert_eq!(file["rows"][1]["printed"], "不公开");
}

#[test]
fn the_package_describes_every_column_of_the_table() {
    let package: serde_json::Value = serde_json::from_slice(&data_package(&site(Vec::new()), None)).unwrap();
    let fields = package["resources"][0]["schema"]["fields"].as_array().unwrap();
    let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(names, figures_csv::names());
    assert_eq!(package["resources"][0]["path"], "figures.csv");
    assert_eq!(package.get("sources"), None, "an empty list of sources is not allowed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn amounts_come_back_as_they_went(mantissa in any::<i64>(), scale in 0u32..19, unit in "[亩户人个%％元]?") {
        let value = Decimal::new(mantissa, scale);
        let printed = format!("{value}{unit}");
        let rows = site(vec![figure(
            &district("潼南区"), None, &indicator("面积", "亩"), amount(&printed, value, Qualifier::Exact),
        )]);
        let read = reread(&figures_csv(&rows));
        prop_assert_eq!(read[0][5].parse::<Decimal>().unwrap(), value);
        prop_assert_eq!(&read[0][10], &printed);
    }
}
