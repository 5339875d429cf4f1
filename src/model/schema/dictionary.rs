//! The keys of `content/indicators.yml`.

use serde_json::{Value, json};

use super::Names;
use super::shapes::{
    choice, described, flag, key, known, list, mapping, matching, offering, required, set, slug, text,
    text_as,
};
use crate::model::lower::{DIRECTIONS, PLACES};

/// `0..100`, with either end open.
const RANGE: &str = r"^[^.]*(\.\d+[^.]*)?\.\.[^.]*(\.\d+[^.]*)?$";
/// What is offered to begin an indicator with.
const NEW: &str = "${1:指标名称}:\n  id: ${2:poverty-rate}\n  unit: ${3:户}\n  better: ${4|lower,higher,none|}\n  \
                   definition: ${5:统计的是什么，由谁公布}\n  group: ${6:脱贫进度}";

pub(super) fn schema(names: &Names) -> Value {
    let all = json!({"type": ["object", "null"], "additionalProperties": indicator(names)});
    let all = described("指标词典：每个指标一段，名称在前。通报里只能用登记过的指标。", all);
    offering("新指标", NEW, all)
}

fn indicator(names: &Names) -> Value {
    let name = || known(&names.indicators);
    let divisions = json!({"anyOf": [list(name()), {"type": "array", "items": list(name())}]});
    let plain_unit = matching("^[^万亿]|^$", "写基本单位，不带 万、亿；数值照原文写，程序会换算", "户");
    let mut one = mapping(vec![
        required("id", "英文编号，用在网址和下载数据里，全站不重复", slug("poverty-rate")),
        key(
            "unit",
            "基本单位，不带 万、亿：人、户、亩、元、\"%\"（百分号要加引号）；没有单位就不写",
            plain_unit,
        ),
        key("units", "同样意思的其他量词，例如 人 也印作 名", list(text_as("名"))),
        key("aliases", "别的叫法，引用时也认", list(text())),
        key(
            "better",
            "变大变小哪个是好事：lower 越低越好，higher 越高越好，none 无所谓（默认）",
            choice(&DIRECTIONS),
        ),
        key("definition", "定义：统计的是什么，由谁公布", text()),
        key("basis", "口径，几个字", text_as("建档立卡口径")),
        key(
            "range",
            "可能的范围，例如 0..100；没有上限写 0..",
            matching(RANGE, "写成 0..100，小的在前；没有上限写 0..", "0..100"),
        ),
        key("group", "分组：表格里的小标题", known(&names.groups)),
        key("guarantee", "归入总表的哪一栏（site.yml 里 guarantees 的 columns）", known(&names.columns)),
        key(
            "equals",
            "由别的指标算出，例如 建档立卡户 - 已脱贫户；可以写几个算式",
            list(text_as("建档立卡户 - 已脱贫户")),
        ),
        key("parts", "分成哪几部分：不重叠、不遗漏，加起来等于它；几种分法就写几个列表", divisions),
        key("includes", "其中：包含哪些指标，可以重叠，各自不超过它", list(name())),
        key("households", "以人计的指标，对应以户计的那个指标", name()),
        key("places", "村、项目的数与全区县的数：apart 无关，within 在其内，all 加起来就是", choice(&PLACES)),
        key("sensitive", "人数、户数很少时是否提醒；以人、户计的默认 true", flag()),
        key("cumulative", "写 true 表示累计数，只增不减", flag()),
        key("expected", "写 true 表示每期通报都要给出，没有给就算漏报（tongbao status）", flag()),
    ]);
    set(&mut one, "description", json!("一个指标：编号、单位、定义和与别的指标的关系。"));
    one
}
