//! The front matter of a page: of any, of a district's, of a plain one.

use super::figure;
use super::mapping::ValueKind::{Flag, Integer, List, Mapping as Inner, Name, Prose, Shaped, Text};
use super::mapping::{Key, Mapping, Name as Named, ValueKind, keys};
use super::shape::{ADDRESS, DAY, DIVISION, MOMENT};
use crate::site::{Level, words};

/// What a plain page says.
pub(crate) static PLAIN: Mapping = Mapping::new(
    ("普通页面", "plain page"),
    &[
        keys! {
            title: must Prose => "关于", "标题", "Title";
        },
        ORDER,
        FIRST,
        PUBLISHED,
        WITHDRAWN,
        ALIASES,
        LAST,
    ],
);

/// What the page of a district says.
pub(crate) static DISTRICT: Mapping = Mapping::new(
    ("区县页", "district page"),
    &[
        IDENTITY,
        keys! {
            period: may ValueKind::Period, "这一页自己的数据所属的期间", "Period of this page's own figures";
            source: may Name(Named::Source), "这一页自己的数据的来源：seeds/ 里文件的名字",
                "Source of this page's own figures: the name of its file in seeds/";
        },
        FIRST,
        PUBLISHED,
        keys! {
            redirects: may List(&Shaped(&ADDRESS)), "这一页以前的网址，访问时转到这里",
                "Former addresses of this page, which lead here";
        },
        LAST,
        figure::FIGURES,
    ],
);

/// Who a district is, whatever its page says.
pub(crate) const IDENTITY: &[Key] = keys! {
    name: must Text => "潼南区", "区县名，写全称", "Full name of the district";
    code: may Shaped(&DIVISION), "六位区划代码，加引号；全国没有代码",
        "Division code of six digits, in quotes; the whole country has none";
    level: may ValueKind::Choice(words::<Level>), "区县（默认）、省级或全国", "District (the default), province or nation";
    aliases: may List(&Text) => "潼南", "别的名字，引用时也认：简称、旧称", "Other names it is cited by: short and former ones";
    valid_from: may Shaped(&DAY), "这个名字从哪一天起用", "First day of this name";
    valid_to: may Shaped(&DAY), "这个名字用到哪一天", "Last day of this name";
    category: may Text => "市级扶贫开发重点区县", "一个词的标签", "A label of one word";
    order: may Integer, "在菜单和列表里的先后，小的在前；默认 0", "Place in menus and lists, the smallest first; 0 by default";
};

const ORDER: &[Key] = keys! {
    order: may Integer, "在菜单和列表里的先后，小的在前；默认 0", "Place in menus and lists, the smallest first; 0 by default";
};
pub(super) const FIRST: &[Key] = keys! {
    summary: may Prose => "一两句话的摘要",
        "一两句话的摘要，可以用 {fig} 和 {change}；里面有冒号、花括号时用双引号括起来",
        "A sentence or two; {fig} and {change} may be used; in double quotes where it has colons or braces";
    draft: may Flag, "写 true 就是草稿：不发布，预览里看得到", "true for a draft: not published, shown in the preview";
};
const PUBLISHED: &[Key] = keys! {
    published: may Shaped(&MOMENT), "什么时候发布；时候没到就不发布", "When it is published; until then it is not out";
};
pub(super) const WITHDRAWN: &[Key] = keys! {
    withdrawn: may Inner(&WITHDRAWAL), "撤回：这个网址只说明什么时候、为什么撤回，别处都不再有它",
        "Taken back: its address says when and why, and nothing else has it any more";
};
pub(super) const ALIASES: &[Key] = keys! {
    aliases: may List(&Shaped(&ADDRESS)), "这一页以前的网址，访问时转到这里", "Former addresses of this page, which lead here";
};
pub(super) const LAST: &[Key] = keys! {
    updated: may List(&Inner(&UPDATE)), "更正记录，印在页上", "Corrections, printed on the page";
    keywords: may List(&Text), "给搜索引擎的关键词", "Keywords for search engines";
};

static WITHDRAWAL: Mapping = Mapping::new(
    ("撤回", "withdrawal"),
    &[keys! {
        at: must Shaped(&MOMENT), "撤回的日期或时刻", "Day or moment of the withdrawal";
        reason: must Text => "数据有误，更正后另行发布", "为什么撤回；印在页上", "Why, printed on the page";
    }],
);

static UPDATE: Mapping = Mapping::new(
    ("更正", "correction"),
    &[keys! {
        at: must Shaped(&MOMENT), "更正的日期", "Day of the correction";
        what: must Text => "更正建档立卡户数", "改了什么", "What was corrected";
    }],
);
