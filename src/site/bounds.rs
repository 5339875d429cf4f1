//! Where the values of an indicator lie, when its dictionary does not say so: by its unit and by its name.

use rust_decimal::Decimal;

use super::Indicator;
use crate::quantity::Interval;

/// Names of changes, which go either way: -8.7% of 地区生产总值增速 is as good as 8.7%.
const CHANGES: [&str; 14] = [
    "增速", "增长", "增幅", "增减", "降幅", "减幅", "涨幅", "跌幅", "升幅", "降速", "变化", "变动", "同比",
    "环比",
];
/// Names of rates that are set against no whole of their own: 105.47% of a plan may be done.
const OPEN: [&str; 8] = ["完成", "贡献", "拉动", "毛入学", "拨备", "占上年", "占去年", "相当于"];
/// What 占 is followed by when nothing is a part of it: 占调整预算, 占年初计划.
const PLANS: [&str; 4] = ["预算", "计划", "目标", "任务"];
/// Names of shares of a whole.
const SHARES: [&str; 5] = ["占比", "比重", "份额", "构成比", "比例"];
/// Rates that say how much of a whole is reached, by what they end in.
const COVERAGE: [&str; 44] = [
    "覆盖率",
    "参保率",
    "参合率",
    "普及率",
    "入学率",
    "巩固率",
    "合格率",
    "达标率",
    "优良率",
    "签约率",
    "通车率",
    "通客率",
    "通畅率",
    "通达率",
    "通电率",
    "通水率",
    "通邮率",
    "硬化率",
    "入户率",
    "处理率",
    "收集率",
    "治理率",
    "保障率",
    "救治率",
    "治愈率",
    "服务率",
    "知晓率",
    "满意率",
    "参与率",
    "发生率",
    "返贫率",
    "贫困率",
    "脱贫率",
    "退出率",
    "就业率",
    "失业率",
    "城镇化率",
    "绿化率",
    "漏评率",
    "错退率",
    "办结率",
    "接种率",
    "出生率",
    "死亡率",
];

/// Where the values of an indicator lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// The values, in its base unit.
    pub values: Interval,
    /// Whether a value outside cannot be; else it only deserves a look.
    pub strict: bool,
}

impl Indicator {
    /// The values it can have: strictly those that the dictionary writes, and none below zero of what is counted
    /// or measured. A share of a whole, which its name tells, goes up to the whole as a rule; of changes, levels
    /// and other rates nothing is known.
    #[must_use]
    pub(crate) fn bounds(&self) -> Option<Bounds> {
        let strict = |values| Bounds { values, strict: true };
        if let Some(range) = self.range {
            return Some(strict(range));
        }
        if contains(&self.name, &CHANGES) {
            return None;
        }
        let whole = match self.unit.as_str() {
            "个百分点" | "百分点" | "℃" | "摄氏度" => return None,
            "%" => Decimal::ONE_HUNDRED,
            "‰" => Decimal::ONE_THOUSAND,
            _ => return Some(strict(Interval::from(Decimal::ZERO, false))),
        };
        let values = Interval::closed(Decimal::ZERO, whole);
        is_part_of_a_whole(&self.name).then_some(Bounds { values, strict: false })
    }
}

fn is_part_of_a_whole(name: &str) -> bool {
    let planned = name.rsplit_once('占').is_some_and(|(_, of)| contains(of, &PLANS));
    let share = contains(name, &SHARES) || COVERAGE.iter().any(|end| name.ends_with(end));
    share && !planned && !contains(name, &OPEN)
}

fn contains(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::testing::nowhere;
    use super::*;

    fn bounds(name: &str, unit: &str) -> Option<(String, bool)> {
        let indicator = Indicator::new(name, "any", unit, 0, nowhere());
        indicator.bounds().map(|bounds| (bounds.values.to_string(), bounds.strict))
    }

    #[test]
    fn only_a_share_of_a_whole_ends_at_the_whole() {
        let usual = |high: &str| Some((format!("[0, {high}]"), false));
        for (name, unit, expected) in [
            ("自来水普及率", "%", usual("100")),
            ("综合贫困发生率", "%", usual("100")),
            ("第二产业比重", "%", usual("100")),
            ("女性占比", "%", usual("100")),
            ("人口出生率", "‰", usual("1000")),
            ("固定资产投资增速", "%", None),
            ("财政收入占年初预算", "%", None),
            ("支出占调整预算比例", "%", None),
            ("用电量占上年比例", "%", None),
            ("投资计划完成率", "%", None),
            ("人口自然增长率", "‰", None),
            ("小学毛入学率", "%", None),
            ("规模企业资产负债率", "%", None),
            ("城镇化率提高幅度", "个百分点", None),
            ("一月平均气温", "℃", None),
            ("常住人口", "人", Some(("[0, +∞)".to_owned(), true))),
            ("一般公共预算收入增减额", "元", None),
        ] {
            assert_eq!(bounds(name, unit), expected, "{name}");
        }
    }

    #[test]
    fn what_the_dictionary_writes_is_strict() {
        let mut indicator = Indicator::new("出口增速", "any", "%", 0, nowhere());
        indicator.range = Some(Interval::closed(Decimal::from(-30), Decimal::from(40)));
        assert_eq!(
            indicator.bounds().map(|bounds| (bounds.values, bounds.strict)),
            indicator.range.map(|range| (range, true))
        );
    }
}
