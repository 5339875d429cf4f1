//! Keys as they come to the mind of an author who thinks in Chinese.

/// Keys as an author may write them who thinks in Chinese.
pub(crate) const CHINESE: [(&str, &str); 20] = [
    ("主办单位", "publisher"),
    ("单位", "unit"),
    ("名称", "name"),
    ("地点", "place"),
    ("备注", "note"),
    ("定义", "definition"),
    ("指标", "indicator"),
    ("摘要", "summary"),
    ("数值", "value"),
    ("数据", "figures"),
    ("日期", "date"),
    ("期间", "period"),
    ("来源", "source"),
    ("标题", "title"),
    ("注释", "note"),
    ("目标", "targets"),
    ("类型", "kind"),
    ("缺失", "missing"),
    ("编号", "id"),
    ("网址", "url"),
];

/// The key that a Chinese word stands for.
#[must_use]
pub(super) fn in_english(word: &str) -> Option<&'static str> {
    CHINESE.iter().find(|(zh, _)| *zh == word).map(|(_, key)| *key)
}
