//! Numerals of every kind, and phrases that contain none.

use super::{Kind, numerals};
use crate::quantity::unit::Units;

fn scan(text: &str) -> Vec<(&str, Kind)> {
    let numerals = numerals(text, &Units::default());
    numerals.into_iter().map(|numeral| (text.get(numeral.range).unwrap(), numeral.kind)).collect()
}

/// Every text is one numeral of this kind; all that differ are reported at once.
#[track_caller]
fn all(kind: Kind, texts: &str) {
    let wrong: Vec<_> = texts
        .split_whitespace()
        .filter(|text| scan(text) != [(*text, kind)])
        .map(|text| (text, scan(text)))
        .collect();
    assert_eq!(wrong, [], "expected a single {kind:?}");
}

/// Each text holds these numerals in braces, the kind given by their number.
#[track_caller]
fn marked(kind: Kind, texts: &[&str]) {
    for text in texts {
        let expected: Vec<&str> = text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        let plain = text.replace(['{', '}'], "");
        let scanned = scan(&plain);
        assert!(scanned.iter().all(|(_, found_kind)| *found_kind == kind), "{text}: {scanned:?}");
        assert_eq!(scanned.iter().map(|(text, _)| *text).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn amounts() {
    all(
        Kind::Amount,
        "15495户 53,487人 53，487人 近5000万元 超100万元 30个以上 7000多斤 300余个 2.2万人次 30000余人次 1～2个 1至3户
         13万元～17万元 7：3 3成 三成 三成五 三成多 三分之一 百分之三 百分之百 千分之六 0.06% 9.62％ 100% ３４个
         100元/平方米 不高于40% 至少有一个 至少一个 两个 三门 一名 十五个 百余名 近百名 三四个 七八十种 0.54个百分点
         3亿4500万元 千亩以上 2.5倍 三万五千人 廿三个 5千元 约125公里 6万多元 40多万元 2000余万元 141297公斤 1200平方米
         5万人以上 120%以上 约315万元 两位 三十余万元 一百零五户 二十多个 5km 3米多 6户",
    );
}

#[test]
fn dates() {
    all(
        Kind::Date,
        "2020年4月16日 4月16日 10月份 1月底 1月初 2015年底 2019年度 二〇二〇年四月 二○二○年 二零二零年 2020-04-16 2020/4/16
         2020.4.16 2020-04 2018—2022 2018—2022年 2016至2019年 一季度 第一季度 2019年一季度 2020年 3月 十月 四月十六日 16日
         5年前 三年后 4月1日至7日 21世纪 20世纪90年代 80年代 2020年4月 2020年4月底 8时30分",
    );
    marked(
        Kind::Date,
        &[
            "{4月30日}{9时}以前",
            "截至{2020年4月16日}，全区",
            "上午{9:30}开始",
            "{2019年}以来",
            "今年{1月}至{4月}",
        ],
    );
}

#[test]
fn ages_and_ordinals() {
    all(
        Kind::Age,
        "60多岁 56岁 70岁 年近七旬 六旬 年过八旬 六十多岁 65岁以上 16～59岁 16岁～59岁 80高龄 18周岁 六十几岁",
    );
    all(Kind::Ordinal, "第3个 第三 第十三个 第2批 （一） (1) ① 1. 2、 一、");
    marked(
        Kind::Ordinal,
        &[
            "{第一}书记",
            "{1.}政策保障。{2.}资金保障",
            "\n{（二）}主要做法",
            "\n{三、}下一步打算",
            "荣获{第3名}",
        ],
    );
}

#[test]
fn labels() {
    all(
        Kind::Label,
        "1+10+N 1+1+11 3+X 五看五查四讲四助 五看五查 八改六化 三清一改 四个不摘 两不愁三保障 三保障 一户一策 一村一品 G50 COVID-19
         三大 十大 七大 四个方面 5个阶段 三个一批 六个一批 两不愁 十九大 十四五 2星级 80后 5G 三品一标 八到户八到人 1∶500 7.2：40.2：52.6 3栋2单元501室 023-12345678
         12345678",
    );
    marked(
        Kind::Label,
        &[
            "“{1486}”工作体系",
            "“{三环十景}”产业带",
            "“{双十万工程}”",
            "‘{1+10+N}’责任体系",
            "开展“{六个一}”活动",
            "青龙村{2社}的村民",
            "长塘村{2组}村民",
            "“{三金}”收入",
            "实行{一月一通}报",
        ],
    );
}

#[test]
fn durations_and_vague_counts_and_bare_numbers() {
    all(
        Kind::Other,
        "3个月 两年 33年 3年 两个月 6个月 一个多月 3天 数万户 上万元 几十个 十几个 上百户 二十几个 15 1486",
    );
}

#[test]
fn phrases_hold_no_numeral() {
    let phrases = "一起 统一 一定 万众一心 十分 三农 一些 千方百计 百姓 上半年 同比 一个缩影 一张名片 一方面 进一步 唯一 单一
        第 千家万户 成千上万 老百姓 逐一 接二连三 之一 一次性 一体化 一线 最后一公里 三亚 四川 两江新区 百强 千瓦 万元户 不一 一就
        一把手 一系列 一大批 一家人 一年来 四季 五谷 零距离 拧成一股绳 一份 一片 去年 今年 双方 百分点 一个 一是 二是 星期三
        周五 一鼓作气 零敲碎打 一团糟 张三 万一 一条 一种 一批 一位 每一户 另一个 某一天";
    for phrase in phrases.split_whitespace() {
        assert_eq!(scan(phrase), [], "{phrase}");
    }
}

#[test]
fn amounts_are_read_and_qualifiers_are_distinguished_from_words() {
    let amount = |text: &str| {
        let numerals = numerals(text, &Units::default());
        numerals
            .first()
            .and_then(|numeral| numeral.amount.clone())
            .map(|amount| (amount.printed, amount.qualifier.key()))
    };
    for (text, printed, qualifier) in [
        ("签约300户", "300户", "exact"),
        ("节约5万元", "5万元", "exact"),
        ("附近3个村", "3个", "exact"),
        ("最近5亩", "5亩", "exact"),
        ("共约300户", "约300户", "about"),
        ("就达9.1万亩", "9.1万亩", "exact"),
        ("多达300户", "300户", "exact"),
        ("10个上下游企业", "10个", "exact"),
        ("增速为-3.2%", "-3.2%", "exact"),
    ] {
        assert_eq!(amount(text), Some((printed.to_owned(), qualifier)), "{text}");
    }
    assert!(
        numerals("4千人", &Units::default())
            .iter()
            .all(|numeral| numeral.kind == Kind::Amount && numeral.amount.is_none())
    );
}

#[test]
fn a_dictionary_adds_its_units() {
    let own = Units::with(["绞", "串"]);
    assert_eq!(numerals("30绞丝、5串", &own).len(), 2);
    assert!(numerals("30绞丝", &Units::default()).iter().all(|numeral| numeral.kind == Kind::Other));
}
