//! What is in the sheets: their columns, and the row of a figure, an indicator and a source.

use std::borrow::Cow;

use super::cell::XlsxCell;
use super::sheet::SheetColumn;
use crate::quantity::Qualifier;
use crate::render::data::figures_csv::{COLUMNS, folder};
use crate::site::{Figure, Href, Indicator, SourceDate, SourceDocument};

/// Figures, in the columns of `figures.csv`; a test holds that the headings are the same.
pub(super) const FIGURES: [SheetColumn; 13] = [
    ("区划代码", 10),
    ("地区", 22),
    ("指标编号", 24),
    ("指标", 26),
    ("期间", 16),
    ("数值", 14),
    ("单位", 8),
    ("限定", 8),
    ("性质", 8),
    ("状态", 8),
    ("原文写法", 18),
    ("来源", 20),
    ("所在页面", 22),
];

/// The dictionary.
pub(super) const INDICATORS: [SheetColumn; 12] = [
    ("指标编号", 24),
    ("指标", 26),
    ("分组", 16),
    ("单位", 8),
    ("原文也写作", 12),
    ("别名", 24),
    ("方向", 10),
    ("定义", 60),
    ("口径", 40),
    ("等于", 40),
    ("下限", 10),
    ("上限", 10),
];

/// The sources.
pub(super) const SOURCES: [SheetColumn; 10] = [
    ("编号", 20),
    ("题名", 60),
    ("类型", 12),
    ("地区", 12),
    ("刊登者", 24),
    ("日期", 14),
    ("推定的期间", 14),
    ("推定的理由", 50),
    ("署名单位", 24),
    ("网址或出处", 50),
];

/// What the columns of the figures mean.
pub(super) const NOTES: [SheetColumn; 2] = [("列", 14), ("含义", 110)];

/// The row of a figure.
pub(super) fn figure(figure: &Figure) -> Vec<XlsxCell<'_>> {
    let unit = figure.indicator.unit.as_str();
    vec![
        XlsxCell::optional(figure.place.district.code.as_deref()),
        XlsxCell::text(figure.place.name()),
        XlsxCell::text(&*figure.indicator.id),
        XlsxCell::text(&*figure.indicator.name),
        XlsxCell::text(figure.period.key()),
        figure.amount().map_or(XlsxCell::Empty, |amount| XlsxCell::amount(amount, unit)),
        XlsxCell::text(unit),
        figure.amount().map_or(XlsxCell::Empty, |amount| XlsxCell::text(qualifier(amount.qualifier))),
        XlsxCell::text(figure.nature.name()),
        XlsxCell::text(figure.status.name()),
        XlsxCell::text(figure.printed()),
        XlsxCell::optional(figure.source.as_ref().map(|source| source.id.as_str())),
        XlsxCell::text(folder(&figure.page)),
    ]
}

/// The row of an indicator.
pub(super) fn indicator(indicator: &Indicator) -> Vec<XlsxCell<'_>> {
    let unit = indicator.unit.as_str();
    let bound = |value| XlsxCell::number(value, 0, unit);
    vec![
        XlsxCell::text(&*indicator.id),
        XlsxCell::text(&*indicator.name),
        XlsxCell::text(&*indicator.group),
        XlsxCell::text(unit),
        XlsxCell::text(indicator.units.join("、")),
        XlsxCell::text(indicator.aliases.join("、")),
        XlsxCell::text(indicator.direction.name()),
        XlsxCell::optional(indicator.definition.as_deref()),
        XlsxCell::optional(indicator.methodology.as_deref()),
        XlsxCell::text(indicator.identities().join("；")),
        indicator.range.and_then(|range| range.low).map_or(XlsxCell::Empty, bound),
        indicator.range.and_then(|range| range.high).map_or(XlsxCell::Empty, bound),
    ]
}

/// The row of a source.
pub(super) fn source(source: &SourceDocument) -> Vec<XlsxCell<'_>> {
    let (day, period, reason) = match &source.date {
        SourceDate::Dated(day) => (day.to_string(), String::new(), None),
        SourceDate::Undated { inferred, reason } => (
            "未见日期".to_owned(),
            inferred.as_ref().map(|period| period.key()).unwrap_or_default(),
            reason.as_deref(),
        ),
    };
    let address = match &source.url {
        Some(Href::Web(url)) => Some(url.as_str()),
        _ => source.external.as_deref(),
    };
    vec![
        XlsxCell::text(&*source.id),
        XlsxCell::text(&*source.title),
        XlsxCell::text(&*source.kind),
        XlsxCell::optional(source.district.as_ref().map(|district| district.name.as_str())),
        XlsxCell::optional(source.publication.as_deref()),
        XlsxCell::text(day),
        XlsxCell::text(period),
        XlsxCell::optional(reason),
        XlsxCell::optional(source.credit.as_deref()),
        XlsxCell::optional(address),
    ]
}

/// What the columns of the figures mean, where this file says it in other words than the CSV.
pub(super) fn notes() -> impl Iterator<Item = Vec<XlsxCell<'static>>> {
    COLUMNS.into_iter().map(|column| {
        let meaning: Cow<'static, str> = match column.name {
            "value" => format!("{}；百分数是真正的百分数，0.06% 的值是 0.0006", column.meaning).into(),
            "qualifier" => {
                "原文带的限定：约、近、超、不足、以上、以下、范围；没有限定的和没有数的留空".into()
            }
            "nature" => "实绩、目标、计划，或按指标关系推算".into(),
            "status" => "正式、初步、修订".into(),
            _ => column.meaning.into(),
        };
        vec![XlsxCell::text(column.title), XlsxCell::Text(meaning)]
    })
}

/// The word for it; an exact amount has none.
fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "约",
        Qualifier::Near => "近",
        Qualifier::Over => "超",
        Qualifier::Under => "不足",
        Qualifier::AtLeast => "以上",
        Qualifier::AtMost => "以下",
        Qualifier::Range => "范围",
    }
}
