//! The front matter of a bulletin.

use super::mapping::ValueKind::{
    Choice, Citation, Flag, List, Mapping as Inner, Name, Period, Prose, Rule, Shaped, Text, Usual,
};
use super::mapping::{Mapping, Name as Named, keys};
use super::shape::MOMENT;
use super::{figure, page};
use crate::site::{Stage, words};

/// What a bulletin says.
pub static BULLETIN: Mapping = Mapping::new(
    ("通报", "bulletin"),
    &[
        keys! {
            title: must Prose => "潼南区2020年4月脱贫攻坚进展通报", "标题，可以用 {fig} 和 {change}",
                "Title; {fig} and {change} may be used";
            period: must Period, "所报的期间，与文件名相同", "The period it reports, the same as in the file's name";
            kind: may Usual(&["月通报", "季通报", "年通报", "专题通报"]),
                "月通报、季通报、年通报、专题通报；不写印作“通报”",
                "月通报, 季通报, 年通报 or 专题通报; printed as 通报 when left out";
            as_of: may Period, "数据截至哪一天或哪个月；不写就是 period", "Day or month its figures stand at; `period` when left out";
            as_of_inferred: may Flag, "写 true 表示原文没有日期，as_of 是推定的，页上印“按原文推定”",
                "true where the source has no date and `as_of` is inferred; the page says so";
            published: may Shaped(&MOMENT), "发布时间；时候没到就不发布", "When it is published; until then it is not out";
            source: may Name(Named::Source), "主要来源的编号：seeds/ 里文件的名字", "Its main source: the name of the file in seeds/";
            accept: may List(&Inner(&ACCEPTANCE)), "来源里本来就有的矛盾：照原样公布，并说明原因",
                "Contradictions of the source itself, published as they are and explained";
            editor: may Text => "李明", "责任编辑", "The editor who answers for it";
            review: may List(&Inner(&SIGNATURE)), "三审三校：谁在哪天审的；姓名不会发布",
                "Reviews and proof-readings: who and when; names are never published";
        },
        page::FIRST,
        page::WITHDRAWN,
        page::ALIASES,
        page::LAST,
        figure::FIGURES,
    ],
);

static ACCEPTANCE: Mapping = Mapping::new(
    ("照原样公布的矛盾", "accepted contradiction"),
    &[keys! {
        rule: must Rule, "规则：报错里方括号内的代码", "The rule: the code in a message's brackets";
        figures: may List(&Citation) => "入社户占比@2020-04", "涉及的数据：指标 或 指标@期间", "Its figures: indicator or indicator@period";
        reason: must Text => "原文两处不一致，照原文公布", "为什么照原样公布；印在数字旁边", "Why it is published as it is; printed beside the figure";
    }],
);

static SIGNATURE: Mapping = Mapping::new(
    ("审校", "review"),
    &[keys! {
        stage: must Choice(words::<Stage>) => "终审", "哪一道", "Which stage";
        by: must Text => "王芳", "谁审的；三审各由一人", "Who; each of the three reviews by another person";
        at: must Shaped(&MOMENT), "什么时候", "When";
    }],
);
