//! The words of a statistical form that are no names of a site: 单位, 合计, 制表人.

/// The purpose of a column of a form, named by a word that no dictionary has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// 指标
    Indicator,
    /// 区县
    District,
    /// 期间
    Period,
    /// 单位
    Unit,
    /// 数值
    Value,
    /// 序号
    Serial,
    /// 备注
    Note,
}

const ROLES: [(Role, &[&str]); 7] = [
    (Role::Indicator, &["指标", "指标名称", "项目", "项目名称", "统计指标", "主要指标"]),
    (
        Role::District,
        &[
            "区县",
            "县区",
            "县(区)",
            "区(县)",
            "区县名称",
            "地区",
            "地区名称",
            "行政区",
            "行政区划",
            "单位名称",
        ],
    ),
    (Role::Period, &["期间", "时间", "时期", "月份", "年份", "年度", "日期", "报告期", "统计时间"]),
    (Role::Unit, &["单位", "计量单位"]),
    (
        Role::Value,
        &[
            "数值",
            "数量",
            "数据",
            "值",
            "本期",
            "本期数",
            "实际",
            "实际数",
            "实绩",
            "完成数",
            "完成情况",
            "累计",
            "累计数",
            "累计完成",
        ],
    ),
    (Role::Serial, &["序号", "编号", "序", "行次", "NO", "No", "no"]),
    (Role::Note, &["备注", "说明", "注"]),
];
/// What a row or column of sums is called.
const TOTALS: [&str; 8] = ["合计", "小计", "总计", "共计", "全区", "全县", "全市", "全省"];
/// What the lines under a table begin with.
const TAIL: [&str; 17] = [
    "制表",
    "审核",
    "填报",
    "填表",
    "复核",
    "校对",
    "报送",
    "负责人",
    "单位负责人",
    "统计负责人",
    "分管领导",
    "联系人",
    "联系电话",
    "注",
    "备注",
    "说明",
    "数据来源",
];

/// The role that a heading names.
pub(super) fn role(key: &str) -> Option<Role> {
    ROLES.iter().find(|(_, words)| words.contains(&key)).map(|(role, _)| *role)
}

/// Whether a column with this heading only groups the rows.
pub(super) fn is_category(key: &str) -> bool {
    ["类别", "分类", "大类", "类型", "一级指标", "指标类别", "板块"].contains(&key)
}

/// Whether a row or column with this heading sums up others.
pub(super) fn is_total(key: &str) -> bool {
    TOTALS.contains(&key) || ["合计", "小计", "总计"].iter().any(|word| key.ends_with(word))
}

/// Whether a total sums up only the rows since the previous total.
pub(super) fn is_subtotal(key: &str) -> bool {
    key.ends_with("小计")
}

/// Whether a line under a table begins like this: 制表人：…, 注：….
pub(super) fn is_tail(key: &str) -> bool {
    let word = TAIL.iter().any(|word| key.starts_with(word));
    word && key.contains(':')
}

/// The units of a line such as 单位：户、人、%; `None` for another line. 填报单位 is an office, no unit.
pub(super) fn unit_line(key: &str) -> Option<Vec<String>> {
    let key = key.trim_matches(['(', ')', '[', ']']);
    let rest = key.strip_prefix("计量").unwrap_or(key).strip_prefix("单位")?;
    let rest = rest.strip_prefix(':')?;
    let units = rest.split(['、', ',', ';', '/', '，']).map(str::to_owned).filter(|unit| !unit.is_empty());
    Some(units.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{clean, name_key};

    #[test]
    fn names_are_compared_without_what_cannot_be_seen() {
        assert_eq!(name_key(" 潼\u{3000}南\u{200b}\u{a0}"), "潼南");
        assert_eq!(name_key("贫困发生率（％）"), "贫困发生率(%)");
        assert_eq!(clean("\u{feff} 53487\u{a0}"), "53487");
    }

    #[test]
    fn lines_around_a_table_are_known_by_their_words() {
        assert_eq!(unit_line(&name_key("单位：户、人、%")), Some(vec!["户".into(), "人".into(), "%".into()]));
        assert_eq!(unit_line(&name_key("（单位：万元）")), Some(vec!["万元".into()]));
        assert_eq!(unit_line(&name_key("填报单位：甲县")), None);
        assert!(is_tail(&name_key("制表人：张三")) && is_tail("注:1.") && !is_tail("审核通过户"));
        assert!(is_total("合计") && is_total("全县合计") && !is_total("累计"));
        assert_eq!(role("计量单位"), Some(Role::Unit));
    }
}
