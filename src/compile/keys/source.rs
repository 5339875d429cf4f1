//! A source document of `seeds/`, and a numeral of its inventory.

use serde_json::json;

use super::mapping::ValueKind::{
    Anything, Choice, Citation, Flag, Integer, Items, List, Name, Period, Shaped, Text, Usual,
};
use super::mapping::{Mapping, Name as Named, keys};
use super::shape::{DAY, SLUG, WEB};
use crate::site::{Use, words};

/// What is known of a source.
pub(crate) static SOURCE: Mapping = Mapping {
    between: || {
        json!({
            "anyOf": [{"required": ["date"]}, {"required": ["undated"]}],
            "if": {"required": ["external"], "properties": {"external": {"const": true}}},
            "then": {"required": ["citation"]},
        })
    },
    ..Mapping::new(
        ("来源", "source"),
        &[keys! {
            id: must Shaped(&SLUG) => "tongnan-2020", "编号，与文件名相同（不带 .yml）；通报的 source 写它",
                "Its id, the file's name without .yml; bulletins name it as their `source`";
            title: must Text => "巩固成果加把劲 聚力脱贫奔小康", "原文标题", "Title of the original";
            kind: must Usual(&["报纸专版", "公报", "新闻", "统计数据"]), "是什么：报纸专版、公报、新闻、统计数据",
                "What it is: 报纸专版 (newspaper page), 公报 (communiqué), 新闻 (news) or 统计数据 (statistics)";
            district: may Name(Named::District), "说的是哪个区县，写区县页的 name", "District it is about: the `name` of its page";
            publication: may Text => "重庆日报", "刊登它的报纸或发布它的机关；不知道就不写", "Newspaper or office that published it; left out when unknown";
            date: may Shaped(&DAY), "发布日期；原文没有日期就写 undated: true", "Day of publication; `undated: true` where it has none";
            undated: may Flag, "写 true 表示原文没有日期", "true where the original has no date";
            inferred: may Period, "没有日期的，按原文推定的期间", "Period of an undated one, inferred from its text";
            inferred_from: may Text => "文中说截至2020年4月", "推定的理由，一句话", "Why so, in a sentence";
            credit: may Text => "区委宣传部供图", "供图、供稿的单位；不写个人", "Office that gave pictures or text; no persons";
            url: may Shaped(&WEB), "原文网址", "Address of the original";
            external: may Flag, "写 true 表示本站没有存它的文字，只记从哪里取的数；要同时写 citation",
                "true where the site holds no text of it, only where the numbers are from; then `citation` is needed";
            citation: may Text => "《统计公报》，某局，2020年3月", "怎样找到原文：题名、机关、日期", "How to find it: title, office, date";
            note: may Text, "审核人的说明", "A remark of the reviewer";
            sections: may List(&Text) => "小标题", "小标题，按阅读次序", "Its headings, in reading order";
            inventory: may Items(&NUMERAL), "原文里的每一个数，按阅读次序", "Every numeral it prints, in reading order";
            scan: may Anything, "tongbao source 在版面上找到的数；由程序写，不用改",
                "Numerals that `tongbao source` found on the page; written by the program";
        }],
    )
};

/// A numeral of its inventory.
pub(crate) static NUMERAL: Mapping = Mapping::new(
    ("来源里的数", "numeral of a source"),
    &[keys! {
        n: must Integer, "序号，从 1 起，按阅读次序", "Its number, from 1 in reading order";
        printed: must Text => "15495户", "原文印的数，带约数词和单位；跨行断开的、重印的照本意改回",
            "As printed, with qualifier and unit; broken or doubled ones as they are meant";
        section: may Text => "标题", "在哪个小标题下面；要与 sections 里的一样", "Heading it stands under, one of `sections`";
        use: may Choice(words::<Use>), "这个数是什么", "What it is";
        of: may List(&Citation) => "贫困发生率@2016-04", "是哪个数据：指标、指标@期间 或 指标@期间/地点；一数两用就写列表",
            "Which figure: indicator, indicator@period or indicator@period/place; a list where it is several";
        doubled: may Flag, "写 true 表示原文把它印重了（430430名），已经有人看过", "true where the original prints it twice over (430430名) and somebody looked";
        note: may Text, "审核人的说明：不取用的数要说原因", "A remark of the reviewer: why it is not taken";
    }],
);
