//! What stands in the sheets: their columns, and the row of a figure, an indicator and a source.

use std::borrow::Cow;

use super::cell::Cell;
use super::sheet::Column;
use crate::quantity::Qualifier;
use crate::render::data::figures_csv::{COLUMNS, folder};
use crate::site::{Figure, Href, Indicator, SourceDate, SourceDocument};

/// Figures, in the columns of `figures.csv`; a test holds that the headings are the same.
pub(super) const FIGURES: [Column; 13] = [
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
pub(super) const INDICATORS: [Column; 12] = [
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
pub(super) const SOURCES: [Column; 10] = [
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
pub(super) const NOTES: [Column; 2] = [("列", 14), ("含义", 110)];

/// The row of a figure.
pub(super) fn figure(figure: &Figure) -> Vec<Cell<'_>> {
    let unit = figure.indicator.unit.as_str();
    vec![
        Cell::optional(figure.place.district.code.as_deref()),
        Cell::text(figure.place.name()),
        Cell::text(&*figure.indicator.id),
        Cell::text(&*figure.indicator.name),
        Cell::text(figure.period.key()),
        figure.amount().map_or(Cell::Empty, |amount| Cell::amount(amount, unit)),
        Cell::text(unit),
        figure.amount().map_or(Cell::Empty, |amount| Cell::text(qualifier(amount.qualifier))),
        Cell::text(figure.nature.name()),
        Cell::text(figure.status.name()),
        Cell::text(figure.printed()),
        Cell::optional(figure.source.as_ref().map(|source| source.id.as_str())),
        Cell::text(folder(&figure.page)),
    ]
}

/// The row of an indicator.
pub(super) fn indicator(indicator: &Indicator) -> Vec<Cell<'_>> {
    let unit = indicator.unit.as_str();
    let bound = |value| Cell::number(value, 0, unit);
    vec![
        Cell::text(&*indicator.id),
        Cell::text(&*indicator.name),
        Cell::text(&*indicator.group),
        Cell::text(unit),
        Cell::text(indicator.units.join("、")),
        Cell::text(indicator.aliases.join("、")),
        Cell::text(indicator.direction.name()),
        Cell::optional(indicator.definition.as_deref()),
        Cell::optional(indicator.methodology.as_deref()),
        Cell::text(indicator.identities().join("；")),
        indicator.range.and_then(|range| range.low).map_or(Cell::Empty, bound),
        indicator.range.and_then(|range| range.high).map_or(Cell::Empty, bound),
    ]
}

/// The row of a source.
pub(super) fn source(source: &SourceDocument) -> Vec<Cell<'_>> {
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
        Cell::text(&*source.id),
        Cell::text(&*source.title),
        Cell::text(&*source.kind),
        Cell::optional(source.district.as_ref().map(|district| district.name.as_str())),
        Cell::optional(source.publication.as_deref()),
        Cell::text(day),
        Cell::text(period),
        Cell::optional(reason),
        Cell::optional(source.credit.as_deref()),
        Cell::optional(address),
    ]
}

/// What the columns of the figures mean, where this file says it in other words than the CSV.
pub(super) fn notes() -> impl Iterator<Item = Vec<Cell<'static>>> {
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
        vec![Cell::text(column.title), Cell::Text(meaning)]
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
