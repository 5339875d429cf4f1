//! An indicator of `content/indicators.yml`.

use super::mapping::ValueKind::{Choice, Divisions, Flag, List, Name, Shaped, Text};
use super::mapping::{Mapping, Name as Named, keys};
use super::shape::{RANGE, SLUG, UNIT};
use crate::site::{Aggregation, Direction, words};

/// What the dictionary says of an indicator.
pub(crate) static INDICATOR: Mapping = Mapping::new(
    ("指标", "indicator"),
    &[keys! {
        id: must Shaped(&SLUG) => "poverty-rate", "英文编号，用在网址和下载数据里，全站不重复", "Id in addresses and downloads, unique in the site";
        unit: may Shaped(&UNIT), "基本单位，不带 万、亿：人、户、亩、元、\"%\"（百分号要加引号）；没有单位就不写",
            "Base unit without 万 or 亿: 人, 户, 亩, 元, \"%\" (in quotes); none where there is none";
        units: may List(&Text) => "名", "同样意思的其他量词，例如 人 也印作 名", "Other measure words of the same meaning, as 名 for 人";
        aliases: may List(&Text), "别的叫法，引用时也认", "Other names it is cited by";
        better: may Choice(words::<Direction>), "变大变小哪个是好事：lower 越低越好，higher 越高越好，none 无所谓（默认）",
            "Which way is better: lower, higher, or none (the default)";
        definition: may Text => "统计的是什么，由谁公布", "定义：统计的是什么，由谁公布", "Definition: what is counted, and who publishes it";
        basis: may Text => "建档立卡口径", "口径，几个字", "Statistical basis, in a few words";
        range: may Shaped(&RANGE), "可能的范围，例如 0..100；没有上限写 0..", "Possible values, such as 0..100; 0.. without an upper end";
        group: may Name(Named::Group), "分组：表格里的小标题", "Group: a heading in tables";
        guarantee: may Name(Named::Column), "归入总表的哪一栏（site.yml 里 guarantees 的 columns）",
            "Column of the guarantees' table (`guarantees.columns` of site.yml)";
        equals: may List(&Text) => "建档立卡户 - 已脱贫户", "由别的指标算出，例如 建档立卡户 - 已脱贫户；可以写几个算式",
            "Computed from others, as 建档立卡户 - 已脱贫户; several formulas may be given";
        parts: may Divisions => "[已脱贫人口, 未脱贫人口]", "分成哪几部分：不重叠、不遗漏，加起来等于它；几种分法就写几个列表",
            "Its parts, which overlap nowhere and add up to it; a list for each way to divide it";
        includes: may List(&Name(Named::Indicator)), "其中：包含哪些指标，可以重叠，各自不超过它",
            "Indicators counted in it, which may overlap and none of which exceeds it";
        households: may Name(Named::Indicator), "以人计的指标，对应以户计的那个指标", "Of a count of persons, the count of their households";
        places: may Choice(words::<Aggregation>), "村、项目的数与全区县的数：apart 无关，within 在其内，all 加起来就是",
            "Villages and projects against the district: apart, within it, or all that add up to it";
        sensitive: may Flag, "人数、户数很少时是否提醒；以人、户计的默认 true", "Whether small counts are warned of; true for 人 and 户 by default";
        cumulative: may Flag, "写 true 表示累计数，只增不减", "true for a running total, which never falls";
        expected: may Flag, "写 true 表示每期通报都要给出，没有给就算漏报（tongbao status）",
            "true where every bulletin must give it; `tongbao status` names those that do not";
    }],
);
