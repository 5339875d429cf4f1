//! The keys of `content/site.yml`.

use serde_json::{Value, json};

use super::shapes::{
    Key, choice, described, flag, integer, key, known, list, mapping, matching, required, text, text_as,
};
use super::{Names, shapes};
use crate::model::Rhythm;
use crate::model::government::Column;
use crate::model::lower::{OWNERS, REVIEW};

/// A web address.
const WEB: &str = "^https?://[^\\s]+$";

pub(super) fn schema(names: &Names) -> Value {
    let guarantees = mapping(vec![
        required("title", "这一页的名称", text_as("两不愁三保障")),
        key("columns", "各栏，从左到右", list(text())),
    ]);
    let codes = mapping(vec![
        key("site_id", "网站标识码，10位数字", text_as("5001520001")),
        key("icp", "ICP备案号", text_as("渝ICP备12345678号-1")),
        key("police", "公安备案号", text_as("渝公网安备50015202000001号")),
    ]);
    let terms = json!({"type": "object", "additionalProperties": {"type": ["string", "number"]}});
    let mut keys = vec![
        required("title", "网站名称", text_as("潼南区脱贫攻坚进展通报")),
        key("subtitle", "名称下面的一行小字", text()),
        required("publisher", "主办单位，写全称", text_as("某某区乡村振兴局")),
        key("owner_kind", "谁办的网站：党政机关，还是融媒体中心一类的事业单位（默认）", choice(&OWNERS)),
        key("base_url", "网站发布后的完整网址；不知道就不写", web("https://example.cn/tongbao/")),
        key("contact", "联系方式，印在页脚", text()),
        key("language", "页面的语言，默认 zh-CN", text_as("zh-CN")),
        key("codes", "登记编号，印在页脚", codes),
        key("profile", "写 government 就按政府网站的规范检查、加标签和页脚", json!({"enum": ["government"]})),
        key("government", "政府网站的栏目、标签和页脚；要同时写 profile: government", government()),
        key("headline", "首页和区县页领头的几个指标，按顺序", list(known(&names.indicators))),
        key("trend", "首页和区县页大图所画的指标", known(&names.indicators)),
        key("guarantees", "“两不愁三保障”一类的总表：各栏由指标的 guarantee 归入", guarantees),
        key("small_cells", "人数、户数少于几就提醒可能认出是谁，默认 3；0 表示不查", minimum(integer())),
        key("review", "写 required 表示每篇通报都要记下三审，没审完不发布", choice(&REVIEW)),
        key("references", "只作对比、不是本站区县的地区", list(known(&names.districts))),
        key(
            "reporting",
            "多久报一次、期限、从哪期报起、每期要报哪些指标；tongbao status 据此看谁没报",
            reporting(names),
        ),
        key("status", "写 true 就有“报送情况”一页；默认没有", status()),
        key("rankings", "有“排名”各页；默认没有，考核排名多是内部资料", rankings(names)),
        key("terms", "本站不用的词，各写上该用的词：错的: 对的", terms),
    ];
    keys.sort_by_key(|(_, must, _)| !must);
    mapping(keys)
}

fn reporting(names: &Names) -> Value {
    let mut due = minimum(integer());
    shapes::set(&mut due, "maximum", json!(366));
    let mut block = mapping(vec![
        key("every", "多久报一次", choice(&Rhythm::ALL)),
        key("due", "期末之后几天之内报，0 到 366；不写就没有迟报", due),
        key("from", "从哪一期报起；不写就从最早的一期算起", shapes::period()),
        key("until", "报到哪一期为止；不写就一直报下去", shapes::period()),
        key("districts", "哪些区县要报；不写就是全部区县", list(known(&names.districts))),
        key("expect", "每期通报都要给出的指标", list(known(&names.indicators))),
    ]);
    // Deadlines and a beginning are counted in the rhythm.
    let timed = json!([{"required": ["due"]}, {"required": ["from"]}, {"required": ["until"]}]);
    shapes::set(&mut block, "anyOf", json!([{"required": ["every"]}, {"not": {"anyOf": timed}}]));
    block
}

fn status() -> Value {
    let block = mapping(vec![key("as_of", "这一页算到哪一期；不写就是最近的一期", shapes::period())]);
    json!({"anyOf": [flag(), block]})
}

fn rankings(names: &Names) -> Value {
    mapping(vec![
        required("indicators", "排哪些指标；词典里要写 better", list(known(&names.indicators))),
        key("period", "多久排一次，默认每季", choice(&Rhythm::ALL)),
        key("public", "写 true 确认排名可以公开", flag()),
    ])
}

fn government() -> Value {
    let link = mapping(vec![
        required("name", "链接的文字", text_as("中国政府网")),
        required("url", "网址", web("https://www.gov.cn/")),
    ]);
    let words = mapping(vec![
        key("name", "栏目名称", text()),
        key("description", "栏目简介，写进页面标签", text()),
        key("keywords", "栏目关键词", list(text())),
        key("type", "栏目类别", text()),
    ]);
    let columns: Vec<Key> = Column::ALL
        .iter()
        .map(|(name, _)| key(name, "一个栏目的名称、简介、关键词和类别", words.clone()))
        .collect();
    mapping(vec![
        key("site_name", "网站全称，写进页面标签", text()),
        key(
            "domain",
            "域名，不带 https:// 和路径",
            matching("^[^/:\\s]+\\.[^/:\\s]+$", "写成 www.example.gov.cn", "www.example.gov.cn"),
        ),
        key("publisher_code", "主办单位的统一社会信用代码", text()),
        key("badge", "党政机关标识的链接地址，可以写 {site_id}", web("https://example.gov.cn/")),
        key(
            "report_errors",
            "“政府网站找错”的链接地址，可以写 {site_id} 和 {page}",
            web("https://zfwzgl.www.gov.cn/"),
        ),
        key("police_link", "公安备案的链接地址", web("https://beian.mps.gov.cn/")),
        key("links", "页脚的友情链接", list(link)),
        key("content_source", "稿件来源，写进页面标签", text()),
        key("author", "责任编辑或作者，写进页面标签", text()),
        key("columns", "各栏目的名称、简介和关键词", mapping(columns)),
    ])
}

fn web(example: &str) -> Value {
    matching(WEB, "写以 https:// 开头的完整网址", example)
}

fn minimum(mut value: Value) -> Value {
    shapes::set(&mut value, "minimum", json!(0));
    value
}

/// What every page may carry.
pub(super) fn page(old: &'static str) -> Vec<Key> {
    let update = mapping(vec![
        required("at", "更正的日期", shapes::moment()),
        required("what", "改了什么", text_as("更正建档立卡户数")),
    ]);
    vec![
        key(
            "summary",
            "一两句话的摘要，可以用 {fig} 和 {change}；里面有冒号、花括号时用双引号括起来",
            text(),
        ),
        key("draft", "写 true 就是草稿：不发布，预览里看得到", flag()),
        key(old, "这一页以前的网址，访问时转到这里", list(shapes::address("old/2019-12"))),
        key("updated", "更正记录，印在页上", list(update)),
        key("keywords", "给搜索引擎的关键词", list(text())),
    ]
}

/// Where a page stands in menus.
pub(super) fn order() -> Key {
    (
        "order",
        false,
        described("在菜单和列表里的先后，小的在前；默认 0", json!({"type": ["integer", "null"]})),
    )
}
