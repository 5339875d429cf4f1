//! What diagnostics look like in each of its forms.

use super::*;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::say;
use crate::text::source::{Source, Span};

const PAGE: &str = "---\ntitle: 通报\n---\n全区建档立卡户15459户，𠮷村300余个。\n";

fn sample() -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let page = diagnostics.sources.add(Source::new("content/tongnan/2020-04.md", PAGE));
    let seed = diagnostics
        .sources
        .add(Source::new("seeds/报纸 1.yml", "inventory:\n  - {n: 1, printed: 15495户}\n"));
    let span_of = |id, text: &str, word: &str| {
        let start = text.find(word).unwrap();
        Span::new(id, start, start + word.len())
    };
    let figure = span_of(page, PAGE, "15459户");
    let printed = span_of(seed, "inventory:\n  - {n: 1, printed: 15495户}\n", "15495户");
    diagnostics.push(
        Diagnostic::new(
            Code::FigTrace,
            say!("正文写 15459户，来源印的是 15495户", "the text says 15459户, the source 15495户"),
        )
        .at(figure, say!("正文", "the text"))
        .at(printed, say!("来源", "the source"))
        .help(say!("请改成 15495户", "write 15495户"))
        .suggest(figure, "15495户"),
    );
    diagnostics.push(
        Diagnostic::new(Code::ChartTitle, say!("「300余个」", "300余个"))
            .at(span_of(page, PAGE, "300余个"), say!("这里", "here")),
    );
    diagnostics
        .push(Diagnostic::new(Code::AssetUnused, say!("没有用到", "not used")).in_file("content/a b.jpg"));
    diagnostics
}

fn options(language: Language) -> ReportOptions {
    ReportOptions { language, color: false, max: 50 }
}

#[test]
fn text_in_chinese() {
    insta::assert_snapshot!(text(&sample(), &options(Language::Chinese)));
}

#[test]
fn text_in_english() {
    insta::assert_snapshot!(text(&sample(), &options(Language::English)));
}

#[test]
fn json_lines() {
    insta::assert_snapshot!(json(&sample()));
}

#[test]
fn sarif_columns_are_utf16_and_uris_are_escaped() {
    let mut log: serde_json::Value = serde_json::from_str(&sarif(&sample(), Language::Chinese)).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].clone();
    assert_eq!(rules.as_array().unwrap().len(), Code::ALL.len());
    let results = log["runs"][0]["results"].as_array_mut().unwrap();
    for result in results.iter_mut() {
        // The index moves whenever a code is added; that it leads to the right rule is what counts.
        let index = result.as_object_mut().unwrap().remove("ruleIndex").unwrap().as_u64().unwrap();
        assert_eq!(rules[usize::try_from(index).unwrap()]["id"], result["ruleId"]);
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&results).unwrap());
}

#[test]
fn sarif_counts_han_characters_as_one_column_and_emoji_as_two() {
    let mut diagnostics = Diagnostics::default();
    let text = "---\n甲😀乙：丙\n";
    let id = diagnostics.sources.add(Source::new("content/甲.md", text));
    let at = text.find('：').unwrap();
    let span = Span::new(id, at, at + '：'.len_utf8());
    diagnostics.push(
        Diagnostic::new(Code::YamlSyntax, say!("错", "wrong")).at(span, say!("这里", "here")).fix(span, ": "),
    );
    let log: serde_json::Value = serde_json::from_str(&sarif(&diagnostics, Language::English)).unwrap();
    let result = &log["runs"][0]["results"][0];
    // 甲 is one UTF-16 unit, the emoji two, 乙 one: the colon is the fifth.
    let region = serde_json::json!({"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 6});
    assert_eq!(result["locations"][0]["physicalLocation"]["region"], region);
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["replacements"][0]["deletedRegion"], region);
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], ": ");
    assert_eq!(change["artifactLocation"]["uri"], "content/%E7%94%B2.md");
    assert_eq!(change["artifactLocation"]["uriBaseId"], "%SRCROOT%");
}

#[test]
fn every_sarif_rule_has_its_help() {
    for language in [Language::Chinese, Language::English] {
        let log: serde_json::Value = serde_json::from_str(&sarif(&sample(), language)).unwrap();
        for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap() {
            for text in [&rule["fullDescription"]["text"], &rule["help"]["text"], &rule["help"]["markdown"]] {
                assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
            }
            let help = rule["help"]["markdown"].as_str().unwrap();
            assert_eq!(help.contains("## 正确"), language == Language::Chinese, "{help}");
        }
    }
}

#[test]
fn colours_only_when_enabled() {
    let plain = options(Language::Chinese);
    assert!(!text(&sample(), &plain).contains('\u{1b}'));
    assert!(text(&sample(), &ReportOptions { color: true, ..plain }).contains('\u{1b}'));
}

#[test]
fn a_thousand_problems_stay_readable_and_errors_come_first() {
    let mut diagnostics = Diagnostics::default();
    for at in 0..1_000 {
        let code = if at % 100 == 99 { Code::FigSum } else { Code::AssetUnused };
        diagnostics.push(
            Diagnostic::new(code, say!("第 {at} 条", "no. {at}")).in_file(format!("content/{at:04}.jpg")),
        );
    }
    let output = text(&diagnostics, &options(Language::Chinese));
    assert_eq!(output.matches("错误[").count(), 10);
    assert_eq!(output.matches("警告[").count(), 10);
    assert!(output.contains("另有 980 条没有显示（--max 0 显示全部）：ASSET-UNUSED 980\n"), "{output}");
    assert!(output.contains("\n错误 10 · 警告 990，涉及 1000 个文件\n"), "{output}");
    assert_eq!(
        text(&diagnostics, &ReportOptions { max: 0, ..options(Language::Chinese) }).matches("警告[").count(),
        990
    );
}

#[test]
fn many_of_a_kind_in_a_file_are_counted_at_the_last_listed() {
    let mut diagnostics = Diagnostics::default();
    let page = diagnostics.sources.add(Source::new("content/a.md", "甲\n".repeat(400)));
    let at = |line: usize| Span::new(page, line * 4, line * 4 + 3);
    for line in 0..400 {
        let code = if line == 399 { Code::NumberDiffers } else { Code::NumberUnknown };
        diagnostics.push(
            Diagnostic::new(code, say!("第 {line} 条", "no. {line}")).at(at(line), say!("这里", "here")),
        );
    }
    let output = text(&diagnostics, &options(Language::Chinese));
    assert_eq!((output.matches("警告[").count(), output.matches("错误[").count()), (3, 1));
    let note = output.find("…这个文件里另有 396 处 NUMBER-UNKNOWN").unwrap();
    assert!(note > output.rfind("警告[").unwrap(), "{output}");
    assert!(output.ends_with("错误 1 · 警告 399\n查看说明：tongbao explain NUMBER-DIFFERS\n"), "{output}");
}

#[test]
fn a_span_past_the_end_or_inside_a_character_is_cut_to_fit() {
    let mut diagnostics = Diagnostics::default();
    let id = diagnostics.sources.add(Source::new("a.md", "潼南"));
    for (start, end) in [(1, 2), (0, 900), (900, 901), (4, 1)] {
        diagnostics.push(
            Diagnostic::new(Code::FigSum, say!("错", "wrong")).at(Span::new(id, start, end), say!("", "")),
        );
    }
    assert!(text(&diagnostics, &options(Language::Chinese)).contains("潼南"));
    assert!(json(&diagnostics).contains("endColumn"));
    assert!(sarif(&diagnostics, Language::English).contains("endColumn"));
}

#[test]
fn an_author_cannot_steer_the_terminal() {
    let mut diagnostics = Diagnostics::default();
    let id = diagnostics.sources.add(Source::new("a\u{1b}[2J.md", "甲\u{1b}[31m乙\u{202e}丙\u{9b}31m\u{85}"));
    let bad = "\u{1b}]0;标题\u{7}";
    diagnostics.push(
        Diagnostic::new(Code::ReadControl, say!("见 {bad}", "see {bad}"))
            .at(Span::new(id, 0, 3), say!("{bad}", "{bad}"))
            .help(say!("去掉 {bad}", "remove {bad}")),
    );
    let output = text(&diagnostics, &options(Language::Chinese));
    assert!(!output.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}', '\u{85}']), "{output:?}");
}
