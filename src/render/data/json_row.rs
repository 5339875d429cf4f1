//! A figure as every JSON file of the site writes it, and the frame around the rows.
//!
//! `data/figures.json`, `<district>/data.json`, `indicators/<id>/data.json` and `charts/<id>.json` differ in
//! what is in front of `rows`; a row is the same in all of them. The form is public: it is described on
//! the page of the downloads, and [`VERSION`] counts its changes.

use serde::Serialize;
use serde_json::{Value, json};

use super::derivation::{Derivation, derivation};
use super::figures_csv::{decimal, folder};
use crate::check::Checked;
use crate::site::{Figure, Observation};

/// The version of the JSON files. It is raised when a name goes away or changes its meaning; that a new
/// name may come at any time is part of the promise.
pub(in crate::render) const VERSION: u32 = 1;

/// What a reader of a file must know about every row.
const NOTE: &str = "每个数都照来源原样登记：printed 是原文写法，value 是换算到基本单位的准确十进制数（范围取下限），\
low 与 high 是原文写法所能代表的区间；小数一律写成字符串，以免丢失精度。没有数的，value 是 null，missing 写明缘由；\
零是数，写作 \"0\"；没有登记过的不在 rows 里，列在 absent 里。source 是来源文献的编号，见网站的 sources/ 目录；\
nature 为 derived 的是按指标关系推算的数，不是来源刊登的数。";

/// The 13 columns of the CSV under the same names, then the rest. What is not known is `null`.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    district_code: Option<&'a str>,
    district: String,
    indicator_id: &'a str,
    indicator: &'a str,
    period: String,
    value: Option<String>,
    unit: &'a str,
    qualifier: Option<&'static str>,
    nature: &'static str,
    status: &'static str,
    printed: &'a str,
    source: Option<&'a str>,
    bulletin: &'a str,
    anchor: &'a str,
    /// The village or project, where the figure is not about the whole district.
    part: Option<&'a str>,
    missing: Option<&'static str>,
    interval: Option<Bounds>,
    section: Option<&'a str>,
    note: Option<&'a str>,
    /// Of a revised figure, why it was revised.
    reason: Option<&'a str>,
    /// 口径, where it is stated.
    basis: Option<&'a str>,
    derivation: Option<Derivation<'a>>,
    disputed: Option<&'a str>,
}

/// What the printed amount can stand for; an absent bound is no bound.
#[derive(Serialize)]
struct Bounds {
    low: Option<String>,
    low_open: bool,
    high: Option<String>,
    high_open: bool,
}

/// A figure as a row.
pub(super) fn row<'a>(checked: &'a Checked, figure: &'a Figure) -> Row<'a> {
    let amount = figure.amount();
    Row {
        district_code: figure.place.district.code.as_deref(),
        district: figure.place.name(),
        indicator_id: &figure.indicator.id,
        indicator: &figure.indicator.name,
        period: figure.period.key(),
        value: amount.map(|amount| decimal(amount.value)),
        unit: &figure.indicator.unit,
        qualifier: amount.map(|amount| amount.qualifier.key()),
        nature: figure.nature.key(),
        status: figure.status.key(),
        printed: figure.printed(),
        source: figure.source.as_ref().map(|source| source.id.as_str()),
        bulletin: folder(&figure.page),
        anchor: &figure.anchor,
        part: figure.place.part.as_deref(),
        missing: match &figure.observation {
            Observation::Amount(_) => None,
            Observation::Missing(missing) => Some(missing.key()),
        },
        interval: amount.map(|amount| Bounds {
            low: amount.interval.low.map(decimal),
            low_open: amount.interval.low_open,
            high: amount.interval.high.map(decimal),
            high_open: amount.interval.high_open,
        }),
        section: figure.section.as_deref(),
        note: figure.note.as_deref(),
        reason: figure.reason.as_deref(),
        basis: figure.methodology(),
        derivation: derivation(checked.site(), figure),
        disputed: checked.disputes(figure),
    }
}

/// What every file says of itself; `format` tells which of the four it is.
pub(super) fn meta(checked: &Checked, format: &str, base_url: Option<&str>) -> Value {
    let settings = &checked.site().settings;
    let mut meta = json!({
        "format": format, "version": VERSION, "title": settings.title, "publisher": settings.publisher,
    });
    if let Some(object) = meta.as_object_mut() {
        object.extend(base_url.map(|base| ("homepage".to_owned(), json!(base))));
        object.insert("note".to_owned(), json!(NOTE));
    }
    meta
}

/// A file: these fields, then `rows`, a row a line, so that two builds can be compared line by line.
pub(super) fn document<'a>(
    checked: &Checked,
    fields: &[(&str, Value)],
    figures: impl Iterator<Item = &'a Figure>,
) -> Vec<u8> {
    let mut file = b"{".to_vec();
    for (name, value) in fields {
        append(&mut file, name);
        file.push(b':');
        append(&mut file, value);
        file.extend_from_slice(b",\n");
    }
    file.extend_from_slice(b"\"rows\":[");
    for (i, figure) in figures.enumerate() {
        file.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        append(&mut file, &row(checked, figure));
    }
    file.extend_from_slice(b"\n]}\n");
    file
}

/// Writing plain structures to memory cannot fail.
fn append(file: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    let _ = serde_json::to_writer(file, value);
}
