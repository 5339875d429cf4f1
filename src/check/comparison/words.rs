//! The words of comparisons: the direction of a change, and words around the verb that do not alter it.

use crate::site::{ChangeDirection, Verb, verb};

/// Words before a verb that say nothing about the amounts.
const BEFORE_VERB: [&str; 32] = [
    "，",
    "、",
    "（",
    "累计",
    "总共",
    "共计",
    "共",
    "整体",
    "总体",
    "合计",
    "已",
    "实现",
    "逐步",
    "大幅",
    "快速",
    "稳步",
    "持续",
    "显著",
    "明显",
    "进一步",
    "直接",
    "迅速",
    "又",
    "再",
    "一共",
    "期间",
    "总",
    "全部",
    "成功",
    "逐年",
    "幅度",
    "则",
];
/// Words behind a verb that say nothing about the amounts.
const BEHIND_VERB: [&str; 10] = ["了", "幅度", "达到", "达", "共", "为", "将近", "整整", "：", "足足"];
/// Words for a time.
const TIMES: [&str; 30] = [
    "目前", "现在", "当前", "如今", "今年", "去年", "上年", "前年", "同期", "年度", "年底", "年末", "年初",
    "月底", "月末", "末", "初", "底", "的", "期末", "期初", "最初", "原来", "以前", "过去", "时", "前", "约",
    "近", "至今",
];
/// The longest name of a time, such as 建档立卡之初的.
const MAX_TIME: usize = 12;

/// 降至, 下降到目前的, 增加为: the words between a first and a last amount.
pub(super) fn arrival(text: &str) -> Option<ChangeDirection> {
    let text = text.strip_prefix('）').unwrap_or(text);
    let Verb { way, before, behind } = verb(text)?;
    let behind =
        behind.strip_prefix('了').unwrap_or(behind).trim_start_matches(['，', '到', '至', '为', '成']);
    let arrives = text.len() - behind.len() > before.len() && text.contains(['到', '至', '为', '成']);
    (arrives && is_filler(before) && is_time(behind)).then_some(way)
}

/// 由, 从2014年的: the end of the words before a first amount. 由于 and 从而 are other words.
pub(super) fn departs(text: &str) -> bool {
    let at = text.char_indices().rev().find(|(_, c)| matches!(c, '由' | '从'));
    let rest = at.and_then(|(at, c)| text.get(at + c.len_utf8()..));
    rest.is_some_and(|rest| is_time(rest) || rest.ends_with('的') && is_short(rest))
}

/// ，下降了, ，累计减少, ，降幅达: the words between a last amount and how far it is from the first.
pub(super) fn change(text: &str) -> Option<ChangeDirection> {
    let Verb { way, before, behind } = verb(text)?;
    let rest = eat(behind, &BEHIND_VERB);
    (is_filler(before) && rest.is_empty()).then_some(way)
}

/// ，是2014年的, ，相当于原来的: the words before a multiple of another amount.
pub(super) fn is_multiple(text: &str) -> bool {
    let text = text.trim_start_matches('，');
    let behind = ["是", "为", "达到", "达", "相当于"].iter().find_map(|word| text.strip_prefix(word));
    behind.and_then(|time| time.strip_suffix('的')).is_some_and(is_time)
}

/// ，比2014年的, 较上年的: the end of the words before the amount that another is compared with.
pub(super) fn against(text: &str) -> bool {
    let at = text.char_indices().rev().find(|(_, c)| matches!(c, '比' | '较'));
    let Some((before, rest)) = at.and_then(|(at, c)| Some((text.get(..at)?, text.get(at + c.len_utf8()..)?)))
    else {
        return false;
    };
    let plain = before.strip_suffix('相').unwrap_or(before);
    (plain.is_empty() || plain == "，") && (is_time(rest) || rest.ends_with('的') && is_short(rest))
}

/// Whether a text is made of a time and nothing else: 2020年的, 目前, or nothing.
pub(super) fn is_time(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let word = TIMES.iter().find_map(|word| rest.strip_prefix(word));
        let sign = |c: char| c.is_ascii_digit() || "年月日一二三四五六七八九十〇（）".contains(c);
        match word.or_else(|| rest.strip_prefix(sign)) {
            Some(more) => rest = more,
            None => return false,
        }
    }
    true
}

fn is_filler(text: &str) -> bool {
    let rest = eat(text, &BEFORE_VERB);
    let duration = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十年来间里内个月".contains(c);
    let rest = rest.trim_start_matches(duration);
    eat(rest, &BEFORE_VERB).is_empty()
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= MAX_TIME && !text.contains(['，', '、', '：', '（'])
}

fn eat<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut rest = text;
    while let Some(more) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = more;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_say_where_and_how_far() {
        for (text, way) in [
            ("降至", Some(ChangeDirection::Down)),
            ("下降到目前的", Some(ChangeDirection::Down)),
            ("，逐步减少到2020年的", Some(ChangeDirection::Down)),
            ("（2014年）提高到", Some(ChangeDirection::Up)),
            ("增长为", Some(ChangeDirection::Up)),
            ("下降了", None),
            ("的贫困户减少到", None),
            ("、", None),
        ] {
            let text = text.strip_prefix("（2014年）").map_or(text.to_owned(), |rest| format!("）{rest}"));
            assert_eq!(arrival(&text), way, "{text}");
        }
        for (text, way) in [
            ("，下降", Some(ChangeDirection::Down)),
            ("，5年累计下降了", Some(ChangeDirection::Down)),
            ("，降幅达", Some(ChangeDirection::Down)),
            ("，增长", Some(ChangeDirection::Up)),
            ("，年均增长", None),
            ("，贫困人口减少", None),
            ("，同比下降", None),
        ] {
            assert_eq!(change(text), way, "{text}");
        }
    }

    #[test]
    fn what_a_comparison_starts_from() {
        for text in ["贫困发生率由", "发生率从2014年的", "由建档立卡之初的", "人均纯收入由2015年底"]
        {
            assert!(departs(text), "{text}");
        }
        for text in ["由于投入", "从而使", "自筹", "由区财政安排，共投入"] {
            assert!(!departs(text), "{text}");
        }
    }
}
