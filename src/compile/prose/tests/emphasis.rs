//! Chinese emphasis and line breaks.

use super::{body, line_of};
use crate::site::testing::SampleSite;

/// A body without the diagnostics of its numbers.
fn layout(typed: &str) -> String {
    let output = body(typed);
    let lines: Vec<&str> = output.lines().filter(|line| !line.starts_with("NUMBER-UNKNOWN")).collect();
    lines.join("\n")
}

#[test]
fn emphasis_that_touches_chinese_punctuation_is_emphasis() {
    for (typed, expected) in [
        ("**“重点”**文字", "<b>“重点”</b>文字"),
        ("文字**“重点”**文字", "文字<b>“重点”</b>文字"),
        ("实现**（一）**达标", "实现<b>（一）</b>达标"),
        ("*《规定》*要求", "<i>《规定》</i>要求"),
        ("全部~~“旧数”~~作废", "全部<s>“旧数”</s>作废"),
        ("他说：**“你好”**，**再见。**走了", "他说：<b>“你好”</b>，<b>再见。</b>走了"),
        ("**重点：**文字", "<b>重点：</b>文字"),
        ("降到**98.7%**的水平", "降到<b>98.7%</b>的水平"),
        ("见**[关于](/about.md)**的说明", "见<b><a page about>关于</a></b>的说明"),
        ("***“重点”***文字", "<i><b>“重点”</b></i>文字"),
        ("**全面*“两不愁”*达标**。", "<b>全面<i>“两不愁”</i>达标</b>。"),
        ("𠀀**(一)**𠀁", "𠀀<b>(一)</b>𠀁"),
        ("**“a”**文**(b)**字", "<b>“a”</b>文<b>(b)</b>字"),
        ("- **“重点”**文字", "list(<b>“重点”</b>文字)"),
        ("> **“重点”**文字", "quote(<b>“重点”</b>文字)"),
    ] {
        assert_eq!(layout(typed), expected, "{typed}");
    }
}

#[test]
fn what_is_no_emphasis_stays_as_it_is_typed() {
    for (typed, expected) in [
        ("**“没有结束", "**“没有结束"),
        ("没有开头”**文字", "没有开头”**文字"),
        ("面积3*4，“宽”*长", "面积3<i>4，“宽”</i>长"),
        ("面积3 * 4，“宽” * 长", "面积3 * 4，“宽” * 长"),
        ("\\*\\*“重点”\\*\\*文字", "**“重点”**文字"),
        ("`**“重点”**文字`", "<code>**“重点”**文字</code>"),
        ("1~2个，3~5个", "1~2个，3~5个"),
        ("** “重点” **文字", "** “重点” **文字"),
        ("[“甲”**乙](x**“丙.md)", "“甲”**乙\nPROSE-LINK at ‹x**“丙.md›"),
    ] {
        assert_eq!(layout(typed), expected, "{typed}");
    }
    assert_eq!(body("```\n**“重点”**文字\n```"), "code(**“重点”**文字\\n)");
}

#[test]
fn emphasis_works_in_tables_and_titles() {
    assert_eq!(
        body("| 甲 | 乙 |\n|---|---|\n| **“重点”**文 | ~~（旧）~~新 |"),
        "甲 | 乙\n<b>“重点”</b>文 | <s>（旧）</s>新"
    );
    assert_eq!(line_of(&SampleSite::with_districts(), "**“重点”**文字"), "<b>“重点”</b>文字");
    assert_eq!(line_of(&SampleSite::with_districts(), "1. 不是列表"), "1. 不是列表");
    assert_eq!(line_of(&SampleSite::with_districts(), "# 不是标题\n- 也不是"), "# 不是标题 - 也不是");
    assert_eq!(line_of(&SampleSite::with_districts(), ""), "");
}

#[test]
fn breaks_between_chinese_leave_nothing_and_between_words_a_space() {
    for (typed, expected) in [
        ("贫困\n发生率", "贫困发生率"),
        ("贫困，\r\n发生率", "贫困，发生率"),
        ("one\ntwo", "one two"),
        ("使用\nRust 写成", "使用 Rust 写成"),
        ("**重点**\n文字", "<b>重点</b>文字"),
        ("降至\n0.06%\n的水平", "降至0.06%的水平"),
        ("降至{lit}`0.06%`\n的水平", "降至<lit 0.06%>的水平"),
        ("一行\\\n两行", "一行<br>两行"),
        ("一行  \n两行", "一行<br>两行"),
        ("　　段首缩进", "段首缩进"),
    ] {
        assert_eq!(layout(typed), expected, "{typed}");
    }
}
