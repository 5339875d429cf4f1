//! Blocks, and Markdown that is refused.

use super::{body, body_of};
use crate::site::testing::SampleSite;

#[test]
fn headings_are_numbered_by_position() {
    assert_eq!(
        body("## 总体\n### 一\n### 二\n#### 甲\n## 教育\n### 三"),
        "h2#s1 总体\nh3#s1-1 一\nh3#s1-2 二\nh4#s1-2-1 甲\nh2#s2 教育\nh3#s2-1 三"
    );
    assert_eq!(body("### 先三级\n## 后二级"), "h3#s0-1 先三级\nh2#s1 后二级");
}

#[test]
fn headings_outside_two_to_four_are_refused() {
    assert_eq!(body("# 大标题"), "h2#s1 大标题\nPROSE-UNSUPPORTED at ‹# 大标题›");
    assert_eq!(body("##### 小标题"), "h4#s0-0-1 小标题\nPROSE-UNSUPPORTED at ‹##### 小标题›");
    assert_eq!(body("##\n"), "PROSE-UNSUPPORTED at ‹##›");
}

#[test]
fn lists_quotes_tables_and_code() {
    assert_eq!(body("- 一\n- 二\n  - 三"), "list(一 | 二¶list(三))");
    assert_eq!(body("3. 一\n\n4. 二"), "list3(一 | 二)");
    assert_eq!(body("> 引\n> 文"), "quote(引文)");
    assert_eq!(body("| 指标 | 数 |\n|---|--:|\n| 甲\\|乙 | 1 |\n| 丙 |"), "指标 | >数\n甲|乙 | >1\n丙 | >");
    assert_eq!(body("```text\na\r\nb\n```\n---"), "code(a\\nb\\n)\nrule");
}

#[test]
fn a_cell_too_many_is_not_dropped_silently() {
    assert_eq!(body("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |"), "甲 | 乙\n1 | 2\nPROSE-UNSUPPORTED at ‹| 3 |›");
}

#[test]
fn markup_and_unsupported_markdown_are_named() {
    for (typed, expected) in [
        ("甲<br>乙", "甲乙\nPROSE-HTML at ‹<br>›"),
        ("<div>\n甲\n</div>", "PROSE-HTML at ‹<div>\\n甲\\n</div>›"),
        ("<!-- 注释 -->", "PROSE-HTML at ‹<!-- 注释 -->›"),
        ("- [ ] 待办", "list(待办)\nPROSE-UNSUPPORTED at ‹[ ]›"),
        ("甲[^1]", "甲\nPROSE-UNSUPPORTED at ‹[^1]›"),
        ("甲\n\n[^1]: 注", "甲\nPROSE-UNSUPPORTED at ‹[^1]: 注›"),
        ("    四个空格", "PROSE-UNSUPPORTED at ‹四个空格›"),
        ("```\n没有结束", "PROSE-UNSUPPORTED at ‹```›"),
    ] {
        assert_eq!(body(typed), expected, "{typed}");
    }
    assert_eq!(body("1 < 2 且 &lt;b&gt; 和 \\<b>"), "1 < 2 且 <b> 和 <b>");
}

#[test]
fn nesting_stops_at_sixteen() {
    let quotes = |depth: usize| format!("{} 到底", ">".repeat(depth));
    assert_eq!(body(&quotes(16)).matches("quote").count(), 16);
    assert_eq!(body(&quotes(17)), format!("{}{}\nPROSE-NESTING at ‹>›", "quote(".repeat(16), ")".repeat(16)));
    let emphasis = format!("{}{}", "*a **b ".repeat(20), "c** d*".repeat(20));
    assert!(body(&emphasis).contains("PROSE-NESTING"));
}

#[test]
fn pictures_need_a_file_beside_the_page_and_words() {
    for (typed, expected) in [
        ("![麦田](field.jpg)", "picture(tongnan/field.jpg 800×600; 麦田; )"),
        (
            "![麦田](field.jpg \"村里的麦田，{lit}`30亩`\")",
            "picture(tongnan/field.jpg 800×600; 麦田; 村里的麦田，<lit 30亩>)",
        ),
        ("看![麦田](./field.jpg)这里", "看<img tongnan/field.jpg 麦田>这里"),
        ("![](field.jpg)", "picture(tongnan/field.jpg 800×600; ; )\nIMAGE-ALT at ‹![](field.jpg)›"),
        ("![麦田](feild.jpg)", "IMAGE-MISSING at ‹feild.jpg›"),
        ("![路](../yubei/road.png)", "IMAGE-MISSING at ‹../yubei/road.png›"),
        ("![方案](plan.pdf)", "IMAGE-MISSING at ‹plan.pdf›"),
        ("![路](https://a.cn/a.png)", "PROSE-LINK at ‹https://a.cn/a.png›"),
        ("![路](//a.cn/a.png)", "PROSE-LINK at ‹//a.cn/a.png›"),
        ("![路](data:image/png;base64,xx)", "PROSE-LINK at ‹data:image/png;base64,xx›"),
        (
            "![麦田](field.jpg \"{fig}`没有的指标`\")",
            "picture(tongnan/field.jpg 800×600; 麦田; <code>没有的指标</code>)\nNAME-UNKNOWN at ‹没有的指标›",
        ),
    ] {
        assert_eq!(body(typed), expected, "{typed}");
    }
}

#[test]
fn directives_stand_between_the_blocks() {
    let sample = SampleSite::with_districts().here("贫困发生率@2020-04 0.06%").here("贫困发生率@2016 0.6%");
    let text = "前\n\n```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: \"降至{fig}`贫困发生率`\"\n```\n\n```{note}\ntext: 说明\n```\n";
    let expected = "前\nchart tongnan-2020-04-1 «降至<fig 0.06%>» trend 潼南区 贫困发生率 0.6%@2016 0.06%@2020-04\nnote «» 说明";
    assert_eq!(body_of(&sample, text), expected);
    assert_eq!(body_of(&sample, &text.replace('\n', "\r\n")), expected);
}

#[test]
fn directives_in_a_list_or_under_another_name_are_refused() {
    for (typed, expected) in [
        ("- ```{note}\n  title: 甲\n  text: 说明\n  ```", "list()\nDIRECTIVE-SYNTAX at ‹```{note}›"),
        ("```{chrat}\nkind: trend\n```", "DIRECTIVE-UNKNOWN at ‹{chrat}›"),
        ("```note\ntext: 说明\n```", "note «» 说明\nDIRECTIVE-SYNTAX at ‹note›"),
        ("```｛note｝\ntext: 说明\n```", "note «» 说明\nDIRECTIVE-SYNTAX at ‹｛note｝›"),
        ("```{note} 标题\ntext: 说明\n```", "note «» 说明\nDIRECTIVE-SYNTAX at ‹{note} 标题›"),
        ("```{note}\ntext: 说明", "PROSE-UNSUPPORTED at ‹```{note}›"),
        ("```{note}\ntxet: 说明\n```", "KEY-UNKNOWN at ‹txet›"),
        ("```{note}\n```", "KEY-MISSING at ‹›"),
    ] {
        assert_eq!(body(typed), expected, "{typed}");
    }
}
