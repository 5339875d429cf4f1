//! The options of directives: charts of each kind, tables of figures, notes.

use super::mapping::Kind::{Choice, Flag, List, Name, Period, Prose, Shaped, Text};
use super::mapping::{Key, Mapping, Name as Named, keys};
use super::shape::SLUG;
use crate::site::{ChartKind, words};

/// A chart of any kind: what all kinds have, and every option that some have.
pub(crate) static CHART: Mapping =
    Mapping::new(("图表", "chart"), &[CHARTS, INDICATOR, INDICATORS, PLACES, REFERENCE, AT, WHOLE, AXIS]);
/// Change over time.
pub(crate) static TREND: Mapping =
    Mapping::new(("随时间变化的图", "chart over time"), &[CHARTS, INDICATOR, PLACES, REFERENCE, AXIS]);
/// A point for each place.
pub(crate) static DOTS: Mapping =
    Mapping::new(("各地一点的图", "chart with a point a place"), &[CHARTS, INDICATOR, PLACES, AT, AXIS]);
/// A small chart for each place.
pub(crate) static MULTIPLES: Mapping =
    Mapping::new(("每地一小图的图", "chart with a panel a place"), &[CHARTS, INDICATOR, PLACES, AXIS]);
/// A whole and its parts.
pub static PARTS: Mapping =
    Mapping::new(("整体与部分的图", "chart of a whole and its parts"), &[CHARTS, AT, PLACES, WHOLE]);
/// Targets and what was reached.
pub(crate) static TARGET: Mapping =
    Mapping::new(("目标与完成的图", "chart of targets"), &[CHARTS, INDICATOR, INDICATORS, PLACES, AT]);

/// A table of figures.
pub static TABLE: Mapping = Mapping::new(
    ("数据表", "table of figures"),
    &[keys! {
        group: may Name(Named::Group), "只列这一组指标；与 indicators 只写一样", "Only this group of indicators; either this or `indicators`";
        indicators: may List(&Name(Named::Indicator)) => "[贫困发生率, 未脱贫户]", "只列这些指标；都不写就列本页全部数据",
            "Only these indicators; with neither, all figures of the page";
        title: may Prose => "标题", "表的标题；不写就是组名", "Its title; the group's name when left out";
    }],
);
/// A remark to the reader.
pub(crate) static NOTE: Mapping = Mapping::new(
    ("说明", "note"),
    &[keys! {
        title: may Prose => "关于期间", "说明的标题", "Its heading";
        text: must Prose => "数据截至4月30日", "给读者的说明", "What the reader is told";
    }],
);

const CHARTS: &[Key] = keys! {
    kind: must Choice(words::<ChartKind>), "哪一种图", "Which kind";
    title: must Prose => "贫困发生率逐年下降", "标题：读者该看到的结论", "Title: what the reader is to see";
    caption: may Prose, "图下面的一句话", "A sentence below it";
    alt: may Prose, "读屏软件念的文字；不写由程序写", "Text for screen readers; written by the program when left out";
    note: may Prose, "图的附注", "A note to the chart";
    id: may Shaped(&SLUG) => "tongnan-trend", "图表名，用在文件名里；不写就按次序编号", "Its name in files; numbered when left out";
};
const INDICATOR: &[Key] = keys! {
    indicator: may Name(Named::Indicator), "画哪个指标：trend、dots、multiples 必填", "The indicator drawn; needed by trend, dots and multiples";
};
const INDICATORS: &[Key] = keys! {
    indicators: may List(&Name(Named::Indicator)) => "[贫困发生率]", "画哪些指标（target）", "The indicators drawn (target)";
};
const PLACES: &[Key] = keys! {
    places: may List(&Name(Named::District)) => "[潼南区, 渝北区]", "画哪些地点；不写就是本区县，dots 和 multiples 是全部区县",
        "Places drawn; this district when left out, all of them with dots and multiples";
};
const REFERENCE: &[Key] = keys! {
    reference: may List(&Text) => "全国", "对比：地点，或 地点/指标（trend）", "What to compare with: place, or place/indicator (trend)";
};
const AT: &[Key] = keys! {
    period: may Period, "画哪一期；不写就是最近的一期（dots、parts、target）", "The period drawn; the latest when left out (dots, parts, target)";
};
const WHOLE: &[Key] = keys! {
    whole: may Name(Named::Indicator) => "建档立卡人口", "整体是哪个指标：parts 必填", "The whole; needed by parts";
    parts: may List(&Name(Named::Indicator)) => "[已脱贫人口, 未脱贫人口]", "分成哪些指标：parts 必填", "Its parts; needed by parts";
};
const AXIS: &[Key] = keys! {
    baseline: may Text => "0.5", "数轴从几起；不写由程序定（trend、dots、multiples）", "Where the axis begins (trend, dots, multiples)";
    log: may Flag, "写 true 用对数坐标；与 baseline 只写一样", "true for a log scale; either this or `baseline`";
};
