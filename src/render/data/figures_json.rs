//! `data/figures.json`, the rows of `figures.csv` with what a table has no room for, and the figures of one district, one
//! indicator or one chart as JSON of their own, for programs that want no more than that: `<district>/data.json`,
//! `indicators/<id>/data.json`, `charts/<id>.json`.
//!
//! Each of these says in front of its rows what they are about, and under `absent` what has no row at all: a figure
//! that was never entered is a sixth thing beside zero and the four reasons that are entered.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::json_row::{document, meta};
use crate::check::Checked;
use crate::site::{Address, Chart, Choice, Direction, District, Figure, Indicator, Level, plain_text};

/// The file, in the order of [`Site::figures`](crate::site::Site::figures).
pub(in crate::render) fn figures_json(checked: &Checked, base_url: Option<&str>) -> Vec<u8> {
    let figures = checked.site().figures.iter().map(AsRef::as_ref);
    document(checked, &[("meta", meta(checked, "figures", base_url))], figures)
}

/// A district's figures, those of its villages and projects included.
pub(in crate::render) fn district_json(
    checked: &Checked,
    base_url: Option<&str>,
    about: &District,
    figures: &[Arc<Figure>],
) -> Vec<u8> {
    let used: BTreeSet<usize> = figures.iter().map(|figure| figure.indicator.order).collect();
    let all = checked.site().dictionary.indicators.iter();
    let (with, without): (Vec<_>, Vec<_>) = all.partition(|indicator| used.contains(&indicator.order));
    let fields = [
        ("meta", meta(checked, "district", base_url)),
        ("district", district(about)),
        ("indicators", with.into_iter().map(|used| indicator(used)).collect()),
        ("absent", without.into_iter().map(|indicator| json!(indicator.id)).collect()),
    ];
    document(checked, &fields, figures.iter().map(AsRef::as_ref))
}

/// An indicator's figures in all places.
pub(in crate::render) fn indicator_json(
    checked: &Checked,
    base_url: Option<&str>,
    about: &Indicator,
    figures: &[Arc<Figure>],
) -> Vec<u8> {
    let used: BTreeSet<&str> = figures.iter().map(|figure| figure.place.district.slug.as_str()).collect();
    let all = checked.site().districts.iter();
    let (with, without): (Vec<_>, Vec<_>) = all.partition(|district| used.contains(district.slug.as_str()));
    let fields = [
        ("meta", meta(checked, "indicator", base_url)),
        ("indicator", indicator(about)),
        ("districts", with.into_iter().map(|used| district(used)).collect()),
        ("absent", without.into_iter().map(|district| json!(district.slug)).collect()),
    ];
    document(checked, &fields, figures.iter().map(AsRef::as_ref))
}

/// The figures of a chart, in the order in which it shows them.
pub(in crate::render) fn chart_json(checked: &Checked, base_url: Option<&str>, chart: &Chart) -> Vec<u8> {
    let absent = chart.data.absent().into_iter().flat_map(|(_, places)| places);
    let absent = absent.map(|place| json!(place.name())).collect();
    let about = json!({
        "id": chart.id,
        "kind": chart.data.kind().word(),
        "title": plain_text(&chart.title),
        "caption": plain_text(&chart.caption),
        "note": chart.note,
        "picture": format!("{}.svg", chart.id),
    });
    let fields =
        [("meta", meta(checked, "chart", base_url)), ("chart", about), ("absent", Value::Array(absent))];
    document(checked, &fields, chart.data.figures().into_iter().map(AsRef::as_ref))
}

fn district(district: &District) -> Value {
    json!({
        "slug": district.slug,
        "code": district.code,
        "name": district.name,
        "level": match district.level {
            Level::Nation => "nation",
            Level::Province => "province",
            Level::District => "district",
        },
        "valid_from": district.valid_from.map(|day| day.to_string()),
        "valid_to": district.valid_to.map(|day| day.to_string()),
        "page": Address::district(district).path().folder(),
    })
}

fn indicator(indicator: &Indicator) -> Value {
    json!({
        "id": indicator.id,
        "name": indicator.name,
        "group": indicator.group,
        "unit": indicator.unit,
        "definition": indicator.definition,
        "basis": indicator.methodology,
        "better": (indicator.direction != Direction::Neutral).then(|| indicator.direction.word()),
        "equals": indicator.identities(),
        "cumulative": indicator.cumulative,
        "page": Address::indicator(indicator).path().folder(),
    })
}
