//! Measure words: those every text uses, and those a dictionary adds.

use std::collections::{BTreeMap, BTreeSet};

use super::glyphs::Glyphs;
use super::{chinese, number, phrase};

/// Measure words and units after a number; of two that stand at one place the longer is meant.
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

/// Units of time. A number with one of them is a duration, not a statistic, unless a reviewer says so.
const TIMES: &str = "\
    个多月 个多小时 个月 个小时 个工作日 个星期 个季度 周年 年 小时 分钟 秒钟 秒 天 周 星期 昼夜 工作日";

/// Units written in letters.
const LETTERS: &str = "\
    km kg kW kWh MW MWh GW kV kVA MVA dB cm mm mg ml mL m² km² hm² m³ m g t L";

/// What makes another word of a unit: 3人均, 2个体户.
const GOES_ON: &str = "\
    人均 人才 人大 户均 户籍 个性 个体 元素 元旦 分之 成为 成立 成果 方面 方案 度假 面积 对于 对接 \
    对口 次日 起来 面对 道路 部门 部分 点评 区域 组织 组成 代表 步骤 层面 站式 车间 车道 人群 期间 期工 期项 群众 群体 岁月 单元 单位 村民 市民";

/// What a measure word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Things.
    Count,
    /// Time.
    Time,
}

/// The measure words and fixed phrases a scan knows, by their first character.
#[derive(Debug, Clone)]
pub struct Units {
    words: BTreeMap<char, Vec<(String, Measure)>>,
    goes_on: BTreeSet<&'static str>,
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
        let goes_on = GOES_ON.split_whitespace().collect();
        let mut units = Self { words: BTreeMap::new(), goes_on, phrases: phrase::index() };
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
        // A word of time stays one, whatever a dictionary counts in it.
        if !words.iter().any(|(known, _)| known == word) {
            words.push((word.to_owned(), measure));
        }
    }

    /// Behind the longest unit that stands here: 元/平方米, 公里/百平方公里 and the /10万 of a rate included.
    pub(super) fn end(&self, glyphs: &Glyphs<'_>, at: usize) -> Option<(usize, Measure)> {
        let Some((end, measure)) = self.word(glyphs, at) else {
            return Some((self.per(glyphs, at)?, Measure::Count));
        };
        Some(self.per(glyphs, end).map_or((end, measure), |end| (end, Measure::Count)))
    }

    /// Behind what a quantity is counted per: /平方米, /10万人, /百公里.
    fn per(&self, glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
        let number = per_number(glyphs, at);
        let word = self.word(glyphs, number.or_else(|| glyphs.eat(at, "/"))?).map(|(end, _)| end);
        word.or(number)
    }

    /// The fixed phrases that begin with a character.
    pub(super) fn phrases(&self, c: char) -> &[&'static str] {
        self.phrases.get(&c).map_or(&[], Vec::as_slice)
    }

    /// Behind the longest fixed phrase that begins here.
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
            let goes_on = self.goes_on.contains(longer.as_str());
            let letters = word.chars().all(|c| c.is_ascii_alphabetic())
                && next.is_some_and(|c| c.is_ascii_alphanumeric());
            (!goes_on && !letters).then_some((end, *measure))
        })
    }
}

/// The longest measure word of several characters that a text begins with.
pub(crate) fn longest_unit(text: &str) -> Option<&'static str> {
    let words = WORDS.split_whitespace().chain(TIMES.split_whitespace());
    words.filter(|word| word.chars().nth(1).is_some() && text.starts_with(word)).max_by_key(|word| word.len())
}

/// Behind the round number that a rate is counted per: /10万, /千, /百.
pub(super) fn per_number(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let digits = glyphs.eat(at, "/")?;
    let end =
        glyphs.run_within(number::digits(glyphs, digits), 2, |c| matches!(c, '百' | '千' | '万' | '亿'));
    let round = end > digits && glyphs.before(end).is_some_and(chinese::is_numeral);
    round.then_some(end)
}
