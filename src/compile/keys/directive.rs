//! The options of tables of figures and of notes. Those of a chart stand with its kind, in `directive/chart/kinds.rs`.

use super::mapping::ValueKind::{List, Name, Prose};
use super::mapping::{Mapping, Name as Named, keys};

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
