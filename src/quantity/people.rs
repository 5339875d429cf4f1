//! People who are counted without a measure word: 545万城镇失业人员, 十余万群众.

use super::glyphs::Glyphs;
use super::value::Number;

/// The measure word that such nouns replace.
pub(super) const PEOPLE: &str = "人";
/// Nouns for such people.
const NOUNS: &str = "\
    人员 人口 群众 劳动力 职工 居民 农民工 农民 学生 毕业生 老年人 老人 儿童 妇女 青年 患者 残疾人 参保人 旅客 \
    游客 乘客 党员 干部 教师 村民 市民 移民 工人 员工 干警 师生";
/// Words that may precede the noun; a verb there (帮助贫困群众) would mean that something else is counted.
const KINDS: &str = "\
    城镇 农村 城乡 农业 失业 下岗 贫困 建档立卡 未脱贫 脱贫 参保 退休 离退休 在职 流动 常住 户籍 务工 外出 返乡 \
    进城 高校 在校 残疾 低保 特困 留守 搬迁 适龄 困难 受灾 库区 城市 乡村 富余 剩余 从业 医务 技术 专业 基层 \
    一线 老年 转移 就业 新增 企业 产业 各类 持证 重点 被征地 登记";
/// The most words before the noun.
const MAX_KINDS: usize = 4;

/// The end of the noun of people after a number in 万 or 亿; smaller numbers have a measure word.
pub(super) fn behind(glyphs: &Glyphs<'_>, number: &Number) -> Option<usize> {
    let scaled = number.value.as_ref().is_ok_and(|value| value.scale > 0);
    let mut kinds =
        std::iter::successors(Some(number.end), |at| glyphs.longest(*at, KINDS)).take(MAX_KINDS + 1);
    kinds.find_map(|at| glyphs.longest(at, NOUNS)).filter(|_| scaled)
}

/// A count of people without its measure word, as printed before a noun of people: 545万 for 545万人.
pub(crate) fn without_people(printed: &str) -> Option<&str> {
    printed.strip_suffix(PEOPLE).filter(|number| number.ends_with(['万', '亿']))
}
