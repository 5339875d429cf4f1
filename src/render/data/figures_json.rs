//! `data/figures.json`: the rows of `figures.csv` with what a table has no room for.

use serde::Serialize;

use super::derivation::{Derivation, derivation};
use super::row::{decimal, folder};
use crate::check::Checked;
use crate::model::{Figure, Reading};

/// What a reader of the file must know about every row.
const NOTE: &str = "每个数都照来源原样登记：printed 是原文写法，value 是换算到基本单位的准确十进制数（范围取下限），\
low 与 high 是原文写法所能代表的区间；小数一律写成字符串，以免丢失精度。source 是来源文献的编号，\
见网站的 sources/ 目录；nature 为 derived 的是按指标关系推算的数，不是来源刊登的数。";

#[derive(Serialize)]
struct Meta<'a> {
    title: &'a str,
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'a str>,
    note: &'static str,
}

/// The 13 columns of the CSV under the same names, then the rest. What is not known is `null`.
#[derive(Serialize)]
struct Row<'a> {
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
    missing: Option<&'static str>,
    interval: Option<Bounds>,
    section: Option<&'a str>,
    note: Option<&'a str>,
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

/// The file: a row a line, so that two builds can be compared line by line; in the order of [`Site::figures`](crate::model::Site::figures).
pub(in crate::render) fn figures_json(checked: &Checked, base_url: Option<&str>) -> Vec<u8> {
    let site = checked.site();
    let meta = Meta {
        title: &site.settings.title,
        publisher: &site.settings.publisher,
        homepage: base_url,
        note: NOTE,
    };
    let mut file = b"{\"meta\":".to_vec();
    append(&mut file, &meta);
    file.extend_from_slice(b",\n\"rows\":[");
    for (i, figure) in site.figures.iter().enumerate() {
        file.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        append(&mut file, &row(checked, figure));
    }
    file.extend_from_slice(b"\n]}\n");
    file
}

/// Writing plain structures to memory cannot fail.
fn append(file: &mut Vec<u8>, value: &impl Serialize) {
    let _ = serde_json::to_writer(file, value);
}

fn row<'a>(checked: &'a Checked, figure: &'a Figure) -> Row<'a> {
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
        missing: match &figure.reading {
            Reading::Amount(_) => None,
            Reading::Missing(missing) => Some(missing.key()),
        },
        interval: amount.map(|amount| Bounds {
            low: amount.interval.low.map(decimal),
            low_open: amount.interval.low_open,
            high: amount.interval.high.map(decimal),
            high_open: amount.interval.high_open,
        }),
        section: figure.section.as_deref(),
        note: figure.note.as_deref(),
        derivation: derivation(checked.site(), figure),
        disputed: checked.disputes(figure),
    }
}
