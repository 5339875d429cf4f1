//! The keys of front matter: bulletins, district pages, plain pages.

use serde_json::{Value, json};

use super::Names;
use super::figures::figures;
use super::shapes::{
    choice, day, flag, key, known, list, mapping, matching, moment, period, required, set, text, text_as,
};
use super::site::{order, page};
use crate::diagnostic::Code;
use crate::model::lower::{LEVELS, STAGES};

/// The usual kinds of bulletin; another is no mistake.
const KINDS: [&str; 4] = ["月通报", "季通报", "年通报", "专题通报"];

pub(super) fn bulletin(names: &Names) -> Value {
    let rules: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    let titles: Vec<&str> = Code::ALL.iter().map(|code| code.title().0).collect();
    let acceptance = mapping(vec![
        required("rule", "规则：报错里方括号内的代码", json!({"enum": rules, "enumDescriptions": titles})),
        key("figures", "涉及的数据：指标 或 指标@期间", list(text_as("入社户占比@2020-04"))),
        required("reason", "为什么照原样公布；印在数字旁边", text_as("原文两处不一致，照原文公布")),
    ]);
    let signature = mapping(vec![
        required("stage", "哪一道", choice(&STAGES)),
        required("by", "谁审的；三审各由一人", text_as("王芳")),
        required("at", "什么时候", moment()),
    ]);
    let mut keys = vec![
        required("title", "标题，可以用 {fig} 和 {change}", text_as("潼南区2020年4月脱贫攻坚进展通报")),
        required("period", "所报的期间，与文件名相同", period()),
        key("kind", "月通报、季通报、年通报、专题通报；不写印作“通报”", known(&KINDS.map(str::to_owned))),
        key("as_of", "数据截至哪一天或哪个月；不写就是 period", period()),
        key("as_of_inferred", "写 true 表示原文没有日期，as_of 是推定的，页上印“按原文推定”", flag()),
        key("published", "发布时间", moment()),
        key("source", "主要来源的编号：seeds/ 里文件的名字", known(&names.sources)),
        key("accept", "来源里本来就有的矛盾：照原样公布，并说明原因", list(acceptance)),
        key("editor", "责任编辑", text()),
        key("review", "三审三校：谁在哪天审的；姓名不会发布", list(signature)),
    ];
    keys.extend(page("aliases"));
    keys.extend(figures(names));
    with_readings(mapping(keys), names)
}

pub(super) fn district(names: &Names) -> Value {
    let code = matching(r"^\d{6}$", "六位数字，加引号，例如 \"500152\"", "500152");
    let mut keys = vec![
        required("name", "区县名，写全称", text_as("潼南区")),
        key("code", "六位区划代码，加引号；全国没有代码", code),
        key("level", "区县（默认）、省级或全国", choice(&LEVELS)),
        key("aliases", "别的名字，引用时也认：简称、旧称", list(text_as("潼南"))),
        key("valid_from", "这个名字从哪一天起用", day()),
        key("valid_to", "这个名字用到哪一天", day()),
        key("category", "一个词的标签", text_as("市级扶贫开发重点区县")),
        order(),
        key("period", "这一页自己的数据所属的期间", period()),
        key("source", "这一页自己的数据的来源：seeds/ 里文件的名字", known(&names.sources)),
    ];
    keys.extend(page("redirects"));
    keys.extend(figures(names));
    with_readings(mapping(keys), names)
}

pub(super) fn plain() -> Value {
    let mut keys = vec![required("title", "标题", text_as("关于")), order()];
    keys.extend(page("aliases"));
    mapping(keys)
}

fn with_readings(mut front: Value, names: &Names) -> Value {
    set(&mut front, "definitions", super::figures::definitions(names));
    front
}
