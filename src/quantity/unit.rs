//! Measure words, built in or added by a dictionary, and fixed phrases in which a numeral character is not a number.

use std::collections::{BTreeMap, BTreeSet};

use super::glyphs::Glyphs;
use super::{chinese, number};

/// Measure words and units after a number; the longest match wins.
const WORDS: &str = "\
    个百分点 个千分点 百分点 千分点 % ‰ 成 倍 个 户 人次 人份 人 名 位 家 所 座 栋 幢 套 间 处 口 台套 台 辆 架 艘 部 \
    件 项 种 类 条 根 支 只 头 匹 羽 尾 棵 株 亩次 亩 公顷 平方米 平方公里 平米 立方米 方 米 公里 里 \
    千米 厘米 毫米 公斤 千克 斤 克 吨 毫升 升 元 美元 欧元 港元 日元 角 分 次 批次 批 场次 场 堂 门 \
    课时 节 集 份 本 册 张 幅 块 片 面 颗 粒 瓶 袋 箱 盒 桶 车次 车 班次 航次 单 笔 宗 起 例 对 双 副 \
    组 队 支队 股 折 度 千瓦时 千瓦 兆瓦 层 级 环 圈 道 站 村 镇 乡 县 区 市 省 社区 街道 校 岗 眼 盏 \
    床 艺 篇 款 轮 届 代 步 篇次 标段 床位 席 朵 枚 扇 顶 服务点 网点 票 字 期 期次 趟 群 窝 盆 架次 列次 \
    户次 件次 轮次 人天 工日 公顷次 千伏安 兆伏安 毫克 微克 摄氏度 ℃ 岁 \
    千公顷 千吨 千人 千元 千美元 千伏 千帕 千卡 千升 分贝 吨公里 人公里 吨海里 车公里 吨标准煤 吨标煤 标准箱 标箱 \
    立方千米 平方千米 微米 纳米";

/// Units of time. A number with such a unit is a duration, not a statistic, unless a reviewer decides otherwise.
const TIMES: &str = "\
    个多月 个多小时 个月 个小时 个工作日 个星期 个季度 周年 年 小时 分钟 秒钟 秒 天 周 星期 昼夜 工作日";

/// Units in Latin letters.
const LETTERS: &str = "\
    km kg kW kWh MW MWh GW kV kVA MVA dB cm mm mg ml mL m² km² hm² m³ m g t L";

/// Words that begin like a unit but are not one: 3人均, 2个体户.
const LONGER_WORDS: &str = "\
    人均 人才 人大 户均 户籍 个性 个体 元素 元旦 分之 成为 成立 成果 方面 方案 度假 面积 对于 对接 \
    对口 次日 起来 面对 道路 部门 部分 点评 区域 组织 组成 代表 步骤 层面 站式 车间 车道 人群 期间 期工 期项 群众 群体 岁月 单元 单位 村民 市民";

/// Fixed phrases in which a numeral character is not a number: 统一, 十分, 千方百计. Each is listed from its first
/// character, because texts are read from the left: 统一 is skipped before its 一 is reached.
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

/// What a measure word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Things.
    Count,
    /// Time.
    Time,
}

/// The measure words and fixed phrases that a scan recognises, by their first character.
#[derive(Debug, Clone)]
pub struct Units {
    words: BTreeMap<char, Vec<(String, Measure)>>,
    longer_words: BTreeSet<&'static str>,
    phrases: BTreeMap<char, Vec<&'static str>>,
}

impl Default for Units {
    /// The built-in measure words.
    fn default() -> Self {
        Self::with(std::iter::empty())
    }
}

impl Units {
    /// The built-in measure words and those of a dictionary.
    #[must_use]
    pub fn with<'u>(own: impl IntoIterator<Item = &'u str>) -> Self {
        let longer_words = LONGER_WORDS.split_whitespace().collect();
        let mut units = Self { words: BTreeMap::new(), longer_words, phrases: phrase_index() };
        TIMES.split_whitespace().for_each(|word| units.add(word, Measure::Time));
        let words = WORDS.split_whitespace().chain(LETTERS.split_whitespace());
        words.for_each(|word| units.add(word, Measure::Count));
        own.into_iter().for_each(|word| units.add(word, Measure::Count));
        for words in units.words.values_mut() {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
        }
        units
    }

    fn add(&mut self, word: &str, measure: Measure) {
        let Some(first) = word.chars().next() else { return };
        let words = self.words.entry(first).or_default();
        // A unit of time stays a unit of time, even if a dictionary adds it as a measure word.
        if !words.iter().any(|(known, _)| known == word) {
            words.push((word.to_owned(), measure));
        }
    }

    /// The end of the longest unit that begins here: 元/平方米, 公里/百平方公里 and the /10万 of a rate included.
    pub(super) fn end(&self, glyphs: &Glyphs<'_>, at: usize) -> Option<(usize, Measure)> {
        let Some((end, measure)) = self.word(glyphs, at) else {
            return Some((self.per(glyphs, at)?, Measure::Count));
        };
        Some(self.per(glyphs, end).map_or((end, measure), |end| (end, Measure::Count)))
    }

    /// The end of the denominator of a rate: /平方米, /10万人, /百公里.
    fn per(&self, glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
        let number = per_number(glyphs, at);
        let word = self.word(glyphs, number.or_else(|| glyphs.eat(at, "/"))?).map(|(end, _)| end);
        word.or(number)
    }

    /// The fixed phrases that begin with a character.
    pub(super) fn phrases(&self, c: char) -> &[&'static str] {
        self.phrases.get(&c).map_or(&[], Vec::as_slice)
    }

    /// The end of the longest fixed phrase that begins here.
    pub(super) fn phrase_end(&self, glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
        let phrases = self.phrases(glyphs.get(at)?);
        phrases.iter().filter_map(|phrase| glyphs.eat(at, phrase)).max()
    }

    fn word(&self, glyphs: &Glyphs<'_>, at: usize) -> Option<(usize, Measure)> {
        let words = self.words.get(&glyphs.get(at)?)?;
        words.iter().find_map(|(word, measure)| {
            let end = glyphs.eat(at, word)?;
            let next = glyphs.get(end);
            let longer: String = word.chars().chain(next).collect();
            let is_longer_word = self.longer_words.contains(longer.as_str());
            let letters = word.chars().all(|c| c.is_ascii_alphabetic())
                && next.is_some_and(|c| c.is_ascii_alphanumeric());
            (!is_longer_word && !letters).then_some((end, *measure))
        })
    }
}

/// The phrases by their first character, for fast lookup.
fn phrase_index() -> BTreeMap<char, Vec<&'static str>> {
    let mut index: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for phrase in PHRASES.split_whitespace() {
        if let Some(first) = phrase.chars().next() {
            index.entry(first).or_default().push(phrase);
        }
    }
    index
}

/// The longest measure word of several characters that a text begins with.
pub(crate) fn longest_unit(text: &str) -> Option<&'static str> {
    let words = WORDS.split_whitespace().chain(TIMES.split_whitespace());
    words.filter(|word| word.chars().nth(1).is_some() && text.starts_with(word)).max_by_key(|word| word.len())
}

/// The end of the round number in the denominator of a rate: /10万, /千, /百.
pub(super) fn per_number(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let digits = glyphs.eat(at, "/")?;
    let end =
        glyphs.run_within(number::digits(glyphs, digits), 2, |c| matches!(c, '百' | '千' | '万' | '亿'));
    let round = end > digits && glyphs.before(end).is_some_and(chinese::is_numeral);
    round.then_some(end)
}
