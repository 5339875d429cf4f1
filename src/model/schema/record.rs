//! The keys of `seeds/*.yml`: a source document and its numerals.

use serde_json::{Value, json};

use super::Names;
use super::shapes::{
    choice, day, flag, integer, key, known, list, mapping, matching, offering, period, required, set, slug,
    text, text_as,
};
use crate::model::lower::USES;

/// What is offered to begin a numeral with.
const NEW: &str =
    "- {n: ${1:1}, printed: ${2:15495户}, section: ${3:标题}, use: ${4|figure,date,age,label,other|}}";

pub(super) fn schema(names: &Names) -> Value {
    let numeral = mapping(vec![
        required("n", "序号，从 1 起，按阅读次序", integer()),
        required("printed", "原文印的数，带约数词和单位；跨行断开的、重印的照本意改回", text_as("15495户")),
        key("section", "在哪个小标题下面；要与 sections 里的一样", text()),
        key("use", "这个数是什么", choice(&USES)),
        key(
            "of",
            "是哪个数据：指标、指标@期间 或 指标@期间/地点；一数两用就写列表",
            list(text_as("贫困发生率@2016-04")),
        ),
        key("doubled", "写 true 表示原文把它印重了（430430名），已经有人看过", flag()),
        key("note", "审核人的说明：不取用的数要说原因", text()),
    ]);
    let inventory = offering("一个数", NEW, json!({"type": "array", "items": numeral}));
    let mut all = mapping(vec![
        required("id", "编号，与文件名相同（不带 .yml）；通报的 source 写它", slug("tongnan-2020")),
        required("title", "原文标题", text_as("巩固成果加把劲 聚力脱贫奔小康")),
        required(
            "kind",
            "是什么：报纸专版、公报、新闻、统计数据",
            known(&["报纸专版", "公报", "新闻", "统计数据"].map(str::to_owned)),
        ),
        key("district", "说的是哪个区县，写区县页的 name", known(&names.districts)),
        key("publication", "刊登它的报纸或发布它的机关；不知道就不写", text()),
        key("date", "发布日期；原文没有日期就写 undated: true", day()),
        key("undated", "写 true 表示原文没有日期", flag()),
        key("inferred", "没有日期的，按原文推定的期间", period()),
        key("inferred_from", "推定的理由，一句话", text()),
        key("credit", "供图、供稿的单位；不写个人", text()),
        key(
            "url",
            "原文网址",
            matching("^https?://[^\\s]+$", "写以 https:// 开头的完整网址", "https://www.example.gov.cn/"),
        ),
        key("external", "写 true 表示本站没有存它的文字，只记从哪里取的数；要同时写 citation", flag()),
        key("citation", "怎样找到原文：题名、机关、日期", text_as("《统计公报》，某局，2020年3月")),
        key("note", "审核人的说明", text()),
        key("sections", "小标题，按阅读次序", list(text())),
        key("inventory", "原文里的每一个数，按阅读次序", inventory),
        key("scan", "tongbao source 在版面上找到的数；由程序写，不用改", json!({})),
    ]);
    set(&mut all, "anyOf", json!([{"required": ["date"]}, {"required": ["undated"]}]));
    set(&mut all, "if", json!({"required": ["external"], "properties": {"external": {"const": true}}}));
    set(&mut all, "then", json!({"required": ["citation"]}));
    all
}
