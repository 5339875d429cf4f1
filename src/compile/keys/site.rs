//! `content/site.yml` and the blocks in it.

use serde_json::json;

use super::mapping::ValueKind::{
    Choice, Count, Flag, FlagOr, List, Mapping as Inner, Name, Period, Shaped, Terms, Text,
};
use super::mapping::{Key, Mapping, Name as Named, keys};
use super::shape::{HOST, WEB};
use crate::site::government::RuleProfile;
use crate::site::{Frequency, OwnerKind, ReviewRule, words};

/// What a site says of itself.
pub static SITE: Mapping = Mapping::new(
    ("网站设置", "settings of the site"),
    &[keys! {
        title: must Text => "潼南区脱贫攻坚进展通报", "网站名称", "Name of the site";
        publisher: must Text => "某某区乡村振兴局", "主办单位，写全称", "The office that publishes it, by its full name";
        subtitle: may Text, "名称下面的一行小字", "A small line below the name";
        owner_kind: may Choice(words::<OwnerKind>) => "institution", "谁办的网站：党政机关，还是融媒体中心一类的事业单位（默认）",
            "Who runs it: a party or government organ, or an institution such as a media centre (the default)";
        base_url: may Shaped(&WEB) => "https://example.cn/tongbao/", "网站发布后的完整网址；不知道就不写",
            "Its full address once published; left out when unknown";
        contact: may Text, "联系方式，印在页脚", "How to reach the office, printed in the footer";
        language: may Text => "zh-CN", "页面的语言，默认 zh-CN", "Language of the pages, zh-CN by default";
        codes: may Inner(&CODES), "登记编号，印在页脚", "Registrations, printed in the footer";
        profile: may Choice(words::<RuleProfile>), "写 government 就按政府网站的规范检查、加标签和页脚",
            "government: checks, labels and footer as the rules for government sites want them";
        government: may Inner(&GOVERNMENT), "政府网站的栏目、标签和页脚；要同时写 profile: government",
            "Columns, labels and footer of a government site; needs `profile: government`";
        headline: may List(&Name(Named::Indicator)), "首页和区县页领头的几个指标，按顺序",
            "The indicators that lead the front page and district pages, in order";
        trend: may Name(Named::Indicator), "首页和区县页大图所画的指标", "The indicator of the large chart on those pages";
        guarantees: may Inner(&GUARANTEES), "“两不愁三保障”一类的总表：各栏由指标的 guarantee 归入",
            "A table such as 两不愁三保障; indicators say by `guarantee` which column they belong to";
        small_cells: may Count(None), "人数、户数少于几就提醒可能认出是谁，默认 3；0 表示不查",
            "Counts of persons or households below this are warned of, 3 by default; 0 turns it off";
        review: may Choice(words::<ReviewRule>), "写 required 表示每篇通报都要记下三审，没审完不发布",
            "required: no bulletin is published before its three reviews are written down";
        references: may List(&Name(Named::District)), "只作对比、不是本站区县的地区", "Places for comparison that are no districts of the site";
        reporting: may Inner(&REPORTING), "多久报一次、期限、从哪期报起、每期要报哪些指标；tongbao status 据此看谁没报",
            "How often, until when, from when and what is reported; `tongbao status` goes by it";
        status: may FlagOr(&STATUS), "写 true 就有“报送情况”一页；默认没有", "true for a page of who reported; none by default";
        rankings: may Inner(&RANKINGS), "有“排名”各页；默认没有，考核排名多是内部资料",
            "Pages of rankings; none by default, as appraisals are mostly internal";
        disclose: may List(&Inner(&DISCLOSURE)), "像个人信息或密级标志、却可以公开的号码、字样和文件，各写明理由",
            "Numbers, words and files that look personal or secret and may be public, each with the reason";
        terms: may Terms, "本站不用的词，各写上该用的词：错的: 对的", "Words the site does not use, each with the right one";
    }],
);

static CODES: Mapping = Mapping::new(
    ("登记编号", "registrations"),
    &[keys! {
        site_id: may Text => "5001520001", "网站标识码，10位数字", "Site code, ten digits";
        icp: may Text => "渝ICP备12345678号-1", "ICP备案号", "ICP registration";
        police: may Text => "渝公网安备50015202000001号", "公安备案号", "Police registration";
    }],
);

static GUARANTEES: Mapping = Mapping::new(
    ("总表", "table of guarantees"),
    &[keys! {
        title: must Text => "两不愁三保障", "这一页的名称", "Name of its page";
        columns: may List(&Text) => "[吃, 穿, 义务教育]", "各栏，从左到右", "Its columns, from left to right";
    }],
);

static REPORTING: Mapping = Mapping {
    // Deadlines and a beginning are counted in the frequency.
    between: || {
        let timed = json!([{"required": ["due"]}, {"required": ["from"]}, {"required": ["until"]}]);
        json!({"anyOf": [{"required": ["every"]}, {"not": {"anyOf": timed}}]})
    },
    ..Mapping::new(
        ("报送", "reporting"),
        &[keys! {
            every: may Choice(words::<Frequency>), "多久报一次", "How often";
            due: may Count(Some(366)) => "10", "期末之后几天之内报，0 到 366；不写就没有迟报",
                "Days after the end of the period, 0 to 366; without it nothing is late";
            from: may Period, "从哪一期报起；不写就从最早的一期算起", "First period; the earliest there is when left out";
            until: may Period, "报到哪一期为止；不写就一直报下去", "Last period; no end when left out";
            districts: may List(&Name(Named::District)), "哪些区县要报；不写就是全部区县", "Districts that report; all when left out";
            expect: may List(&Name(Named::Indicator)), "每期通报都要给出的指标", "Indicators that every bulletin gives";
        }],
    )
};

static STATUS: Mapping = Mapping::new(
    ("报送情况一页", "page of who reported"),
    &[
        keys! { as_of: may Period, "这一页算到哪一期；不写就是最近的一期", "Period the page stands at; the latest when left out"; },
    ],
);

static RANKINGS: Mapping = Mapping::new(
    ("排名", "rankings"),
    &[keys! {
        indicators: must List(&Name(Named::Indicator)) => "[贫困发生率]", "排哪些指标；词典里要写 better", "Indicators ranked, each with its `better` in the dictionary";
        period: may Choice(words::<Frequency>) => "季", "多久排一次，默认每季", "How often, every quarter by default";
        public: may Flag, "写 true 确认排名可以公开", "true: the rankings may be published";
    }],
);

static DISCLOSURE: Mapping = Mapping::new(
    ("可以公开的内容", "what may be public"),
    &[keys! {
        text: must Text => "12317", "可以公开的号码、字样，或者文件的路径", "The number, the words, or the path of the file";
        reason: must Text => "扶贫监督举报电话", "为什么可以公开", "Why it may be public";
    }],
);

static GOVERNMENT: Mapping = Mapping::new(
    ("政府网站", "government site"),
    &[keys! {
        site_name: may Text, "网站全称，写进页面标签", "Full name of the site, for page labels";
        domain: may Shaped(&HOST), "域名，不带 https:// 和路径", "Host name, without https:// and path";
        publisher_code: may Text, "主办单位的统一社会信用代码", "Unified social credit code of the publisher";
        badge: may Shaped(&WEB) => "https://example.gov.cn/", "党政机关标识的链接地址，可以写 {site_id}",
            "Address of the party and government badge; {site_id} may be used";
        report_errors: may Shaped(&WEB) => "https://zfwzgl.www.gov.cn/", "“政府网站找错”的链接地址，可以写 {site_id} 和 {page}",
            "Address for reporting errors; {site_id} and {page} may be used";
        police_link: may Shaped(&WEB) => "https://beian.mps.gov.cn/", "公安备案的链接地址", "Address of the police registration";
        links: may List(&Inner(&LINK)), "页脚的友情链接", "Links in the footer";
        content_source: may Text, "稿件来源，写进页面标签", "Where texts come from, for page labels";
        author: may Text, "责任编辑或作者，写进页面标签", "Editor or author, for page labels";
        columns: may Inner(&COLUMNS), "各栏目的名称、简介和关键词", "Name, description and keywords of each column";
    }],
);

static LINK: Mapping = Mapping::new(
    ("友情链接", "link"),
    &[keys! {
        name: must Text => "中国政府网", "链接的文字", "Text of the link";
        url: must Shaped(&WEB) => "https://www.gov.cn/", "网址", "Its address";
    }],
);

static COLUMNS: Mapping = Mapping::new(("各栏目", "columns"), &[COLUMN_KEYS]);
const COLUMN_KEYS: &[Key] = keys! {
    home: may Inner(&COLUMN), "首页、检索和中转的页面", "The front page, the search, pages passed through";
    districts: may Inner(&COLUMN), "区县页和通报", "Districts with their bulletins";
    indicators: may Inner(&COLUMN), "指标页", "Indicators";
    periods: may Inner(&COLUMN), "期间页", "Periods";
    guarantees: may Inner(&COLUMN), "总表", "The table of guarantees";
    sources: may Inner(&COLUMN), "来源页", "Sources";
    data: may Inner(&COLUMN), "数据下载", "Downloads";
    pages: may Inner(&COLUMN), "普通页面", "Plain pages";
};

static COLUMN: Mapping = Mapping::new(
    ("栏目", "column"),
    &[keys! {
        name: may Text, "栏目名称", "Its name";
        description: may Text, "栏目简介，写进页面标签", "What it is, for page labels";
        keywords: may List(&Text), "栏目关键词", "Its keywords";
        type: may Text => "数据发布", "栏目类别", "Its class";
    }],
);
