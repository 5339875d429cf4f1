//! Fixed phrases in which a numeral character counts nothing: 统一, 十分, 千方百计.

use std::collections::BTreeMap;

/// Each is written from its first character on, because a text is read from the left: 统一 is passed over before its 一 is looked at.
const PHRASES: &str = "\
    一起 一定 一些 一样 一般 一直 一旦 一致 一切 一线 一路 一带 一体 一心 一同 一并 一向 一贯 一度 一时 \
    一会 一再 一律 一概 一味 一面 一边 一头 一端 一手 一把 一站 一条龙 一揽子 一系列 一方面 一部分 \
    一大批 一批批 一排排 一片片 一个个 一件件 一步 一经 一共 一举 一流 一鼓作气 一如既往 一应俱全 \
    一帆风顺 一马当先 一丝不苟 一心一意 一五一十 一股脑 一团糟 一年来 一年一度 一目了然 二手 二胎 二维 \
    二维码 二氧化碳 三农 三维 三明治 三角 三令五申 三番五次 三峡 三亚 三明市 三门峡 三轮车 四川 四周 \
    四处 四季 四面 四肢 四平市 四通八达 五金 五谷 五官 五星 五湖四海 五彩 五花八门 五四 六安 六盘水 \
    六神无主 七夕 七嘴八舌 七上八下 八仙 八卦 八一 九龙坡 九寨 九江 九牛一毛 两旁 两岸 两侧 两江 两会 \
    两边 两手 两极 两栖 两难 零售 零碎 零距离 零散 零星 零工 零食 零花 零敲碎打 零部件 零容忍 \
    零拒绝 零就业 十分 十足 十全十美 十字 十万火急 十堰 百姓 百货 百科 百度 百般 百强 百年大计 百分点 \
    百花 百业 百里 百合 百炼成钢 百折不挠 千方百计 千家万户 千军万马 千山万水 千头万绪 千辛万苦 \
    千丝万缕 千百年 千里 千瓦 千秋 千万别 千万要 千古 千载难逢 万众一心 万州 万盛 万一 万无一失 万家 \
    万元户 万事 万物 万象 万里 万分感谢 万能 万水千山 万紫千红 亿万 清零 归零 从零 二次 二人转 统一 唯一 惟一 单一 同一 专一 划一 \
    进一步 下一步 另一 某一 每一 任一 这一 那一 哪一 逐一 独一 之一 清一色 不一 归一 如一 合一 五一国际 \
    星期一 初一 星期二 星期三 星期四 星期五 星期六 周一 周二 周三 周四 周五 周六 再三 接二连三 说一不二 \
    丢三落四 老百姓 成千上万 成百上千 数以万计 数以千计 数以百计 低三下四 挂一漏万 举一反三 乱七八糟 \
    横七竖八 半斤八两 斤两 几两 不二 无二 海南三亚 张三 李四 王五 重九 陆海两 先后两 第一时间 新一轮 \
    新一届 新一代 上一 前一 后一 下一 拧成一 融为一体 三位一体 一是 二是 三是 四是 五是 六是 七是 八是 \
    九是 十是";

/// The phrases by their first character, so that one look tells most texts apart.
pub(super) fn index() -> BTreeMap<char, Vec<&'static str>> {
    let mut index: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for phrase in PHRASES.split_whitespace() {
        if let Some(first) = phrase.chars().next() {
            index.entry(first).or_default().push(phrase);
        }
    }
    index
}
