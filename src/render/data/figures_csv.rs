//! `data/figures.csv`, every figure of the site in one table, and `charts/….csv`, those of one chart in the same columns,
//! so that each number in a chart names its source and whoever reads the one file can read the other.
//!
//! The columns are here with what a figure writes in them; the data package, the workbook and the page of the downloads
//! take them from here.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::table::{CsvCell, Table};
use crate::site::{Chart, Figure, Observation, PagePath, Site};

/// A column.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct CsvColumn {
    /// The name in the header; people's scripts rely on it.
    pub(in crate::render) name: &'static str,
    /// The name for readers.
    pub(in crate::render) title: &'static str,
    /// What it holds, in a sentence.
    pub(in crate::render) meaning: &'static str,
}

const fn column(name: &'static str, title: &'static str, meaning: &'static str) -> CsvColumn {
    CsvColumn { name, title, meaning }
}

/// The columns in their order.
pub(in crate::render) const COLUMNS: [CsvColumn; 13] = [
    column("district_code", "区划代码", "GB/T 2260 的六位代码；全国没有代码，留空"),
    column("district", "地区", "区县或参照地区；村和项目写作“潼南区·宝龙镇严寨村”"),
    column("indicator_id", "指标编号", "与指标页的网址一致"),
    column("indicator", "指标", "指标名称"),
    column("period", "期间", "2019、2019-H1、2019-Q4、2020-04、2020-04-16，起止期间写作 2017-10/2020-04"),
    column("value", "数值", "换算到基本单位的准确数值，万和亿已乘开；范围取下限；没有数的留空，空不是零"),
    column("unit", "单位", "基本单位，不带万、亿"),
    column(
        "qualifier",
        "限定",
        "exact 无限定，about 约，near 近，over 超、余，under 不足，at-least 以上，at-most 以下，range 范围；\
         没有数的留空",
    ),
    column("nature", "性质", "actual 实绩，target 目标，plan 计划，derived 推算"),
    column("status", "状态", "final 正式，provisional 初步，revised 修订"),
    column("printed", "原文写法", "来源印出的样子；没有数的写明缘由：未公布、不适用、未报、不公开"),
    column("source", "来源", "来源文献的编号，与来源页的网址一致"),
    column("bulletin", "所在页面", "登记这个数的页面"),
];

/// The names, as the header has them.
pub(super) fn names() -> [&'static str; 13] {
    COLUMNS.map(|column| column.name)
}

/// The file. Rows are in the order of [`Site::figures`]: district, page, indicator, place, period.
pub(in crate::render) fn figures_csv(site: &Site) -> Vec<u8> {
    csv(site.figures.iter().map(AsRef::as_ref))
}

/// The file of a chart. Rows are in the order in which the chart shows them.
pub(in crate::render) fn chart_csv(chart: &Chart) -> Vec<u8> {
    csv(chart.data.figures().into_iter().map(AsRef::as_ref))
}

fn csv<'a>(figures: impl Iterator<Item = &'a Figure>) -> Vec<u8> {
    let mut table = Table::new(&names());
    for figure in figures {
        table.row(cells(figure));
    }
    table.finish()
}

/// The cells of a figure, in the order of [`COLUMNS`].
pub(super) fn cells(figure: &Figure) -> [CsvCell<'_>; 13] {
    let printed = match &figure.observation {
        Observation::Amount(amount) => CsvCell::Printed(Cow::Borrowed(&amount.printed)),
        Observation::Missing(missing) => CsvCell::text(missing.name()),
    };
    [
        CsvCell::text(figure.place.district.code.as_deref().unwrap_or_default()),
        CsvCell::text(figure.place.name()),
        CsvCell::text(&*figure.indicator.id),
        CsvCell::text(&*figure.indicator.name),
        CsvCell::text(figure.period.key()),
        CsvCell::Number(figure.amount().map(|amount| decimal(amount.value)).unwrap_or_default()),
        CsvCell::text(&*figure.indicator.unit),
        CsvCell::text(figure.amount().map_or("", |amount| amount.qualifier.key())),
        CsvCell::text(figure.nature.key()),
        CsvCell::text(figure.status.key()),
        printed,
        CsvCell::text(figure.source.as_ref().map_or("", |source| source.id.as_str())),
        CsvCell::text(folder(&figure.page)),
    ]
}

/// A number as the data files write it: exact, no grouping, no zeros that say nothing. The printed
/// form is in a column of its own, so that `0.60%` is not lost.
pub(super) fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

/// The folder of a page without its last slash: `tongnan/2020-04`.
pub(super) fn folder(page: &PagePath) -> &str {
    page.folder().trim_end_matches('/')
}
